"""The vocabulary for people and for editors says what validate does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator import build, schema
from generator.load import load
from generator.messages import translator
from generator.samples import EXAMPLES, examples
from generator.schema import RECORDS, REPORT, Field
from generator.source import Source
from generator.starter import blank
from generator.validate import validate
from generator.vocabulary import glossary, json_schema

ROOT = Path(__file__).parent.parent
FIELDS = [(name, field) for name, record in RECORDS.items() for field in record.fields.values()]
HEAD = "报告: {单位: 甲局, 年度: 2011, 类型: 总结与思路}\n"
OF_REPORT = [(name, field) for name, field in FIELDS if name in REPORT]


class Editor(yaml.SafeLoader):
    """YAML 1.2, as editors read it: dates are text, `是` is text, numbers are numbers."""


Editor.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in {"int", "float", "null"}]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def fitting() -> jsonschema.Draft7Validator:
    found = json.loads(glossary("json"))
    jsonschema.Draft7Validator.check_schema(found)
    return jsonschema.Draft7Validator(found)


SCHEMA = fitting()


def faults(text: str) -> list[str]:
    """Where an editor would underline a report."""
    found = SCHEMA.iter_errors(yaml.load(text, Editor))
    return ["/".join(map(str, each.absolute_path)) for each in found]


def said(text: str, record: str = "年稿") -> set[str]:
    """Codes of the errors that validate finds."""
    tree, found = load(Source("", text))
    assert tree is not None, found
    return {fault.code for fault in [*found, *validate(tree, record)[1]] if fault.severity == "error"}


# ---------------------------------------------------------------------- for people


@pytest.mark.parametrize("name, field", FIELDS)
def test_every_key_says_what_it_is_for_and_has_an_example(name: str, field: Field) -> None:
    assert len(field.help) >= 3
    assert field.help != field.name
    assert re.fullmatch(rf"{field.name}: \S.*", examples(name)[field.name])


def test_no_example_is_left_of_a_key_that_is_gone() -> None:
    assert EXAMPLES.keys() == RECORDS.keys()
    assert all(list(examples(name)) == list(RECORDS[name].fields) for name in RECORDS)


@pytest.mark.parametrize("name, field", FIELDS)
def test_an_example_is_what_the_key_takes(name: str, field: Field) -> None:
    needed = [examples(name)[each.name] for each in RECORDS[name].fields.required if each != field]
    some = [examples(name)[key] for key in RECORDS[name].some[:1] if key != field.name]
    text = "\n".join([*needed, *some, examples(name)[field.name]]) + "\n"
    if name == "指标":  # it takes its name from the map it stands in
        text, name = f"{HEAD}指标: {{甲: {{{text.strip()}}}}}\n", "年稿"
    assert said(text, name) == set()


@pytest.mark.parametrize("help_", sorted({field.help for _, field in OF_REPORT}))
def test_help_for_a_clerk_has_no_word_of_a_programmer(help_: str) -> None:
    plain = re.sub("niangao (kinds|styles)|YAML", "", help_)
    assert not re.search(r"[A-Za-z_/]|字符串|布尔|数组|整型|参数|对象|字段", plain)


def test_the_page_has_a_row_for_every_key_and_links_that_lead_somewhere() -> None:
    page = glossary("markdown")
    sections = dict(re.findall(r"^## (\S+)\n(.*?)(?=^#|\Z)", page, re.MULTILINE | re.DOTALL))
    for name, record in RECORDS.items():
        rows = re.findall(r"^\| (\S+) \|.*\|$", sections[name], re.MULTILINE)
        assert rows[1:] == list(record.fields)
    assert set(re.findall(r"\]\(#(\S+?)\)", page)) <= sections.keys()
    assert all(line.count("|") == 5 for line in page.splitlines() if re.match(r"\| \S+ \|.*`$", line))


def test_the_page_marks_what_is_needed_and_what_offices_call_it() -> None:
    page = glossary("markdown")
    assert "| 单位 | 文字 | 必填。单位全称，进标题和落款 | `单位: 某市科学技术局` |" in page
    assert all(
        f"{'、'.join(w for w, m in schema.MEANT.items() if m == key)} | {key} |" in page for key in ("计划", "不足")
    )


def test_the_page_in_docs_is_of_this_vocabulary() -> None:
    assert (ROOT / "docs/词汇.md").read_text("utf-8") == glossary("markdown"), "run `make docs`"


# --------------------------------------------------------------------- for editors

REPORTS = sorted((ROOT / "examples").rglob("*.yaml"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_example_fits(path: Path) -> None:
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize("name, field", OF_REPORT)
def test_an_editor_takes_the_examples_that_validate_takes(name: str, field: Field) -> None:
    keys = dict.fromkeys([*(each.name for each in RECORDS[name].fields.required), *RECORDS[name].some[:1], field.name])
    value = yaml.load("\n".join(examples(name)[key] for key in keys), Editor)
    inner = {"$ref": f"#/definitions/{RECORDS[name].make.__name__.lower()}"}
    found = SCHEMA if name == "年稿" else SCHEMA.evolve(schema={"definitions": json_schema()["definitions"], **inner})
    assert found.is_valid(value)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "总结: {章节: [落实政策。办理30件。, {标题: 甲, 条目: [{正文: 乙}]}]}\n",
        HEAD + "总结: {章节: [{正文: [甲, {表: {表头: [甲], 行: [[1], [1.5], ['']]}}, 乙]}], 不足: {标题: 甲}}\n",
        HEAD + "总结: {章节: [{正文: [甲, {表: 指标}, {图: 甲.png}], 表: {指标: [甲], 列: [本年, 2009]}}]}\n",
        HEAD
        + "总结: {章节: [{标题: 甲, 图: [甲.png, {文件: 乙.png, 宽: 80%}], 表: {表头: [[甲], [乙]], 行: [[1]]}}]}\n",
        HEAD + "总结: {章节: [{标题: 2011, 表: [{表头: [甲], 行: [[乙]]}]}], 不足: [甲, 乙], 结语: 3}\n",
        HEAD
        + "指标: {甲: 3, 乙: 3.50, 丙: 数十家, 丁: {其中: {戊: {其中: {己: 3件}}}}, 庚: {目标: {确保: 1, 力争: 2}}}\n",
        "报告: {单位: 甲局, 年度: 2011年, 类型: [总结与思路], 日期: 2011年12月28日, 署名: 甲局办公室}\n",
        "报告: {单位: 甲局, 年度: '2011', 类型: 甲, 日期: 2011/12/28, 署名: 否, 层次: [一、, （一） 接排 连续]}\n",
    ],
)
def test_what_validate_takes_an_editor_takes(text: str) -> None:
    assert said(text) == set()
    assert faults(text) == []


@pytest.mark.parametrize(
    "text, place",
    [
        ("报告: {单位: 甲局, 年度: 2011, 类型: 甲, 单位名: 乙}\n", "报告"),
        (HEAD + "总结思路: 甲\n", ""),
        (HEAD + "总结: {章节: [{题目: 甲}]}\n", "总结/章节/0"),
        (HEAD + "总结: {章节: [{接排: 是}]}\n", "总结/章节/0"),
        (HEAD + "总结: {章节: 甲}\n", "总结/章节"),
        (HEAD + "总结: {章节: []}\n", "总结/章节"),
        (HEAD + "总结: 甲\n", "总结"),
        (HEAD + "总结: {章节: [{标题: [甲]}]}\n", "总结/章节/0"),
        (HEAD + "总结: {章节: [{标题: 甲, 接排: 行}]}\n", "总结/章节/0"),
        (HEAD + "总结: {章节: [{标题: 甲, 表: {标题: 乙}}]}\n", "总结/章节/0"),
        (HEAD + "总结: {章节: [{标题: 甲, 表: {指标: 甲, 列: 去年}}]}\n", "总结/章节/0"),
        (HEAD + "总结: {章节: [{标题: 甲, 图: {标题: 乙}}]}\n", "总结/章节/0"),
        (HEAD + "总结: {章节: [{正文: [{图片: 甲}]}]}\n", "总结/章节/0"),
        (HEAD + "指标: {甲: {今年: 3件}}\n", "指标/甲"),
        (HEAD + "指标: {甲: [3件]}\n", "指标/甲"),
        (HEAD + "指标: {甲: {本年: 件}}\n", "指标/甲"),
        (HEAD + "指标: {甲: {目标: {确保: 3件}}}\n", "指标/甲"),
        (HEAD + "指标: {甲: {小数: 9}}\n", "指标/甲"),
        (HEAD + "指标: {年度: 3件}\n", "指标"),
        ("报告: {单位: 甲局, 年度: 11, 类型: 甲}\n", "报告/年度"),
        ("报告: {单位: '{{ 甲 }}局', 年度: 2011, 类型: 甲}\n", "报告/单位"),
        ("报告: {单位: 甲局, 年度: 2011, 类型: 甲, 日期: 12月28日}\n", "报告/日期"),
        ("报告: {单位: 甲局, 年度: 2011, 类型: 甲, 期间: 半年}\n", "报告/期间"),
        ("报告: {单位: 甲局, 年度: 2011, 类型: 甲, 层次: [一、 接着]}\n", "报告/层次/0"),
        ("格式: 2\n" + HEAD, "格式"),
    ],
)
def test_what_validate_refuses_an_editor_underlines(text: str, place: str) -> None:
    assert said(text) != set()
    assert faults(text) == [place]


def test_a_new_report_fits_but_for_its_date() -> None:
    for name in build.kinds():
        kind, _ = build.kind(name)
        assert kind is not None
        assert faults(blank(kind, 2025)) == ["报告/日期"]


def test_a_file_of_a_folder_need_not_have_what_stands_in_the_others() -> None:
    assert faults("计划: {导语: 如下。}\n") == []
    assert faults("报告: {日期: 2011-12-28}\n") == []


def parts(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
    for inner in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from parts(inner)


def test_every_key_is_explained_in_the_language_that_is_asked_for() -> None:
    for language, words in (("zh", "例："), ("en", "Example: ")):
        found = json_schema(translator(language))
        explained = [each["description"] for each in parts(found) if isinstance(each.get("description"), str)]
        assert len(explained) == len(OF_REPORT)
        assert all(words in each for each in explained)


def test_nothing_stands_beside_a_reference_where_draft_7_would_not_see_it() -> None:
    assert [each for each in parts(json_schema()) if "$ref" in each and len(each) > 1] == []


def test_on_a_console_without_chinese_it_is_still_json() -> None:
    """The console script writes \\uXXXX for what the console lacks: an escape of JSON too, but for Latin-1."""
    assert not re.search("[\x80-\xff]", glossary("json"))
    plain = glossary("json").encode("ascii", "backslashreplace")
    assert json.loads(plain) == json_schema()
