"""`niangao verify FILE --render`: what only the page shows stands among the other rules; no page is told plainly."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli
import generator
from generator.verify.rendered import RULES
from tests.clerk import EXAMPLES

from .pages import ENVIRONMENT

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
KEYS = {rule.key for rule in RULES}


@pytest.fixture(scope="module")
def docx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example's document."""
    document, _ = generator.make(EXAMPLES[0])
    assert document is not None
    path = tmp_path_factory.mktemp("built") / "总结 与思路.docx"
    path.write_bytes(generator.write(document, "docx"))
    return path


def verify(docx: Path, *options: str) -> Result:
    result = CliRunner().invoke(cli.cli, ["verify", str(docx), *options], prog_name="niangao")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.mark.rendered
@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_obeys_every_rule_of_the_page(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", ENVIRONMENT["FONTCONFIG_FILE"])
    documents, _ = generator.make_all(example)
    for at, document in enumerate(documents):
        path = tmp_path / f"{at}.docx"
        path.write_bytes(generator.write(document, "docx"))
        result = verify(path, "--render", "--format", "json")
        judged = [each for each in json.loads(result.output)["results"] if each["rule"] in KEYS]
        assert {each["rule"] for each in judged} == KEYS
        assert [(each["rule"], each["faults"]) for each in judged if each["status"] == "failed"] == []
        assert sum(each["checked"] for each in judged) > 50
    assert documents


@pytest.mark.rendered
@pytest.mark.usefixtures("office")
def test_what_the_page_shows_stands_beside_what_the_file_says(docx: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", ENVIRONMENT["FONTCONFIG_FILE"])
    result = verify(docx, "--render")
    assert result.exit_code == 0
    lines = [line for line in result.output.splitlines() if "每页行数" in line]
    assert lines == ["√ 5.2.3 推荐 每页行数: 每页22行，行距28.95磅", "√ 5.2.3 推荐 排出的每页行数: 满页22行"]


def test_without_the_option_no_page_is_set(docx: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    result = verify(docx, "--format", "json")
    assert result.exit_code == 0
    assert not KEYS & {each["rule"] for each in json.loads(result.output)["results"]}


def test_without_libreoffice_it_is_said_what_to_install(docx: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    result = verify(docx, "--render")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        f"错误[E514]: 没有找到 LibreOffice\n --> {docx}\n"
        "  = 建议: 到 www.libreoffice.org 下载安装（Debian、Ubuntu：sudo apt-get install libreoffice-writer）\n"
    )


@posix
def test_a_libreoffice_that_fails_is_told_with_its_words(
    docx: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\necho 'Error: no more memory'\nexit 77\n", encoding="utf-8")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    result = verify(docx, "--render")
    assert result.exit_code == 1
    assert result.stderr == (
        f"错误[E515]: LibreOffice 没有排出“总结 与思路.docx”：Error: no more memory (77)\n --> {docx}\n"
    )


def test_what_is_no_word_file_is_told_before_anything_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    text = tmp_path / "a.docx"
    text.write_text("年度：2011", encoding="utf-8")
    result = verify(text, "--render")
    assert result.exit_code == 1
    assert "E510" in result.stderr


def test_a_rule_of_the_page_is_explained() -> None:
    result = CliRunner().invoke(cli.cli, ["explain", "rendered-signature-lines"])
    assert result.exit_code == 0
    assert "7.3.5.5" in result.output
    assert "此页无正文" in result.output
