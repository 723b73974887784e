"""Every message has its translation, and the catalogues that are shipped are those of the sources."""

from __future__ import annotations

import ast
import gettext
import io
import re
import string
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from generator.codes import CODES
from generator.messages import Message, spoken, translator
from tests import catalogue

REMEDY = "run `python -m tests.catalogue` and translate what it lists"
ENGLISH = catalogue.read("en")
HANZI = re.compile("[一-鿿]")


def placeholders(text: str) -> set[str]:
    """`{name}`, `{share:.1%}`, `{value!r}` of a format string; a doubled brace is none."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


# ----------------------------------------------------------------------- Message


def test_a_message_is_chinese_until_it_is_shown_in_another_language() -> None:
    message = Message("没有“{name}”这个名称", name="甲")
    assert message.text() == "没有“甲”这个名称"
    assert message.text(translator("en")) == "There is no name “甲”"


def test_a_part_may_be_a_message_too() -> None:
    message = Message("“{text}”不是{kind}", text="甲", kind=Message("日期"))
    assert message.text() == "“甲”不是日期"
    assert message.text(translator("en")) == "“甲” is not a date"


def test_braces_of_what_is_put_in_are_text() -> None:
    assert Message("“{code}”读不懂", code="{{ {0} }}").text() == "“{{ {0} }}”读不懂"


def test_without_parts_braces_are_as_they_are_typed() -> None:
    assert Message("{{ 没有配对的 }}").text() == "{{ 没有配对的 }}"
    assert Message("{{ 没有配对的 }}").text(translator("en")) == "{{ has no }}"


def test_a_language_without_a_catalogue_is_chinese() -> None:
    assert translator("fr")("错误") == "错误"


def test_chinese_needs_no_catalogue() -> None:
    assert translator("zh") is str


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "zh_CN"}, "zh"),
        ({"LANG": "zh_CN", "LANGUAGE": "en_US:en"}, "en"),
        ({"LANG": "en_US", "LANGUAGE": ""}, "en"),
    ],
)
def test_the_language_is_the_systems(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert spoken() == language


def test_on_windows_the_language_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("locale.getlocale", lambda: ("English_United States", "1252"))
    assert spoken() == "en"
    monkeypatch.setattr("locale.getlocale", lambda: ("Chinese (Simplified)_China", "936"))
    assert spoken() == "zh"


# -------------------------------------------------------------------- catalogues


def test_every_message_is_in_english() -> None:
    assert [message for message in catalogue.ours() if not english(message)] == [], REMEDY


def test_english_has_the_same_places_to_fill() -> None:
    templates = [message for message in catalogue.ours() if templated(message) and message not in PAGES]
    assert [each for each in templates if placeholders(english(each)) != placeholders(each)] == []


def english(message: str) -> str:
    entry = ENGLISH.get(message)
    return catalogue.strings(entry)[0] if entry else ""


PAGES = {page.page.template for page in CODES.values()}


def templated(message: str) -> bool:
    """Whether braces in it are places to fill: single ones."""
    return re.search(r"(?<!\{)\{(?!\{)\w", message) is not None


def test_the_english_catalogue_holds_nothing_else() -> None:
    assert {entry.id for entry in ENGLISH if entry.id} == set(catalogue.ours()), REMEDY


def test_english_sentences_are_english() -> None:
    """Chinese is left only where it is a word of the YAML: never half of the sentence."""
    half = [
        entry.id
        for entry in ENGLISH
        if entry.id and entry.id not in PAGES and entry.id not in SAMPLES
        for text in catalogue.strings(entry)
        if len(HANZI.findall(text)) > len(text) / 3
    ]
    assert half == []


#: What to write, and nothing but that.
SAMPLES = {text for text in catalogue.ours() if text.startswith("如 ")} | {
    "是或否",
    "是、否或文字",
    "居中、左或两端",
    "错误、提醒或不查",
}


def test_clicks_own_words_are_in_chinese() -> None:
    entries = catalogue.read("zh")
    for message in catalogue.clicks():
        entry = entries.get(message)
        assert entry, (message, REMEDY)
        (chinese,) = catalogue.strings(entry)
        assert chinese, (message, REMEDY)
        assert placeholders(chinese) <= placeholders(message if isinstance(message, str) else " ".join(message))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_shipped_is_compiled_from_the_source(language: str) -> None:
    entries = catalogue.read(language)
    assert not any(entry.fuzzy for entry in entries if entry.id)
    assert contents(catalogue.path(language, ".mo").read_bytes()) == contents(catalogue.compiled(entries)), REMEDY


def contents(compiled: bytes) -> dict[str, tuple[str, ...]]:
    """What a .mo says; its head names the version of Babel."""
    return {str(entry.id): catalogue.strings(entry) for entry in read_mo(io.BytesIO(compiled)) if entry.id}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_python_reads_the_compiled_catalogue(language: str) -> None:
    words = gettext.translation("niangao", catalogue.LOCALE, [language])
    assert words.gettext("错误" if language == "en" else "Aborted!") == ("error" if language == "en" else "已中止。")
    assert words.ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1)


# ----------------------------------------------------------------------- sources


def sources() -> list[Path]:
    return [*(catalogue.ROOT / "generator").rglob("*.py"), catalogue.ROOT / "cli.py"]


def calls(path: Path) -> list[ast.Call]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return [n for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "Message"]


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_braces_are_doubled_where_something_is_filled_in_and_only_there(path: Path) -> None:
    for call in calls(path):
        template = call.args[0]
        if isinstance(template, ast.Constant):
            assert isinstance(template.value, str)
            wanted = {keyword.arg for keyword in call.keywords}
            assert not (wanted and None not in wanted) or placeholders(template.value) == wanted
            assert wanted or "{{{{" not in template.value, template.value


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_no_message_is_put_together_so_that_it_could_not_be_translated(path: Path) -> None:
    templates = [call.args[0] for call in calls(path)]
    assert [ast.unparse(each) for each in templates if isinstance(each, (ast.JoinedStr, ast.BinOp))] == []


def test_a_page_in_english_has_the_same_examples() -> None:
    for page in CODES.values():
        chinese, words = page.page.text(), page.page.text(translator("en"))
        assert re.findall("^    .*$", words, re.MULTILINE) == re.findall("^    .*$", chinese, re.MULTILINE)
        assert words.count("\n") < 14
        assert all(len(line) <= 100 for line in words.splitlines() if not line.startswith("    "))
