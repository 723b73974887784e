"""The headings of every real document, level for level, from a few lines of YAML.

What is expected is read from the documents and from their index: each heading's form, number, and whether it
stands alone. No number of a heading is typed.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pytest
import yaml

from generator.build import Document, make, write

from .conftest import CORPUS

pytestmark = pytest.mark.corpus

#: A scheme of the index → how its headings open.
FORMS = {
    "一、": r"[一二三四五六七八九十]+、",
    "(一)": r"\([一二三四五六七八九十]+\)",
    "1、": r"\d+、",
    "1.": r"\d+\.(?!\d)",
    "(1)": r"\(\d+\)",
    "一是": "[一二三四五六七八九十]是",
}
#: A heading's sentence and more behind it, or so long a sentence that it is text.
RUN_IN = re.compile(r"[。:;].|.{56}")
LABEL = re.compile(r"(目标任务|完成情况):")
#: Slips of the documents that hide a heading from whoever counts them: 五是 without 是, 一、 behind a label.
MENDED = {
    "09": (("\n五组织", "\n五是组织"), ("\n一认真", "\n一是认真")),
    "15": (("完成情况:一、", "完成情况:\n一、"),),
}

REPORTS = {
    "01": """
报告: {类型: 总结与思路}
总结:
  章节:
    - {标题: 甲, 条目: [甲。乙, 丙。丁, 戊。己]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙]}
  结语: 完。
计划:
  章节:
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
""",
    "02": """
报告: {类型: 工作总结}
总结: {章节: [甲, 乙, 丙, 丁, 戊, 己, 庚]}
""",
    "04": """
报告: {类型: 发展规划, 层次: [一、, 1、 接排, （1）]}
计划:
  章节:
    - {标题: 发展目标：, 正文: 乙, 条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 正文: 乙, 层次: [一是 接排], 条目: [甲。乙, 正文: 丙]}
    - {标题: 甲, 层次: [（1） 接排], 条目: [甲：乙。丙, 甲：乙。丙, 甲：乙。丙, 甲, 甲。乙, 甲。乙]}
    - 标题: 甲
      条目: [甲。乙, {标题: 甲, 接排: 否, 正文: 乙}, {标题: 甲, 接排: 否, 正文: 乙}, {标题: 甲, 接排: 否}, 甲。]
""",
    "05": """
报告: {类型: 工作总结, 层次: [一、, 一是 段内]}
总结:
  章节: [{标题: 甲, 正文: 乙}, {标题: 甲。, 正文: [乙, 丙]}, {标题: 存在问题：, 接排: 是, 条目: [甲。, 乙。, 丙。]}]
""",
    "07": """
报告: {类型: 工作总结, 层次: [（一）]}
总结: {章节: [{标题: 甲。, 正文: 乙}, 甲。, 甲。, 甲。, 甲。, 甲。, 甲。, 甲。]}
""",
    "08": """
报告: {类型: 工作要点, 层次: [（一） 接排, ① 段内]}
计划:
  章节: [甲。乙, 甲。乙, 甲。乙, 甲。乙, {标题: 甲。, 接排: 否, 正文: 乙}, 甲。乙,
    {标题: 甲, 正文: 分类培训：, 条目: [农户, 企业, 干部]}, 甲。乙, 甲。乙]
""",
    "09": """
报告: {类型: 半年总结}
总结:
  层次: [（一）, 一是 接排]
  章节:
    - {标题: 甲。, 条目: [甲。乙, 甲。乙]}
    - {标题: 甲。, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲。, 正文: 乙, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲。, 条目: [甲。乙, 甲, 甲, 甲。乙, 甲。乙, 甲。, 甲。乙]}
    - {标题: 甲。, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 接排: 是, 正文: 乙, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲。, 条目: [甲。乙, 甲。乙]}
计划:
  层次: [1、 接排, （1） 接排]
  章节:
    - {标题: 甲, 条目: [甲。乙, 甲；乙。, 甲]}
    - 甲。乙
    - {标题: 甲。, 层次: [一是 接排], 条目: [甲。乙, 甲。乙]}
    - 甲。乙
    - 甲。乙
    - 甲。乙
    - 甲。乙
    - 甲
""",
    "11": """
报告: {类型: 总结与思路, 分部: 同级标题, 导语: 一年来，成绩不小。}
总结:
  层次: [（一） 接排, 一是 段内]
  章节: [{标题: 甲, 条目: [甲。乙, 甲。乙]}, {标题: 甲, 条目: [甲。乙, 甲。乙]}, {标题: 甲, 条目: [甲, 乙]}]
计划:
  标题: "{{ 下年度 }}年重点工作任务及措施"
  层次: [不编号, 1、 接排]
  章节:
    - {标题: 科技工作：, 条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙]}
    - {标题: 科协工作：, 条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙]}
    - {标题: 防震减灾工作：, 条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙]}
""",
    "12": """
报告: {类型: 工作计划, 层次: [一、, （一）, 1、 接排]}
计划:
  章节:
    - {标题: 工作目标：, 层次: [1、], 条目: [甲；, 甲；, 甲；, 甲。, "甲{{ 30项 }}。", "甲{{ 1家 }}。", 甲。, 甲。]}
    - 标题: 工作重点及措施
      条目:
        - {标题: 甲。, 条目: [甲。乙, 甲。乙, 甲。乙]}
        - {标题: 甲。, 条目: [甲。乙, 甲。乙]}
        - {标题: 甲。, 条目: [甲。乙, 甲。乙]}
        - {标题: 甲。, 条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙]}
        - {标题: 甲。, 条目: [甲。, 甲。乙, 甲, 甲]}
        - {标题: 甲。, 条目: [甲。, 甲。乙]}
        - {标题: 甲。, 正文: 乙}
    - {标题: 甲。, 层次: [1、 接排], 条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙]}
""",
    "13": """
报告: {类型: 工作总结}
总结: {章节: [{标题: 甲, 正文: 乙}, 甲, 甲, 甲, 甲, {标题: 甲, 正文: [乙, 丙, 丁]}]}
""",
    "15": """
报告: {类型: 目标任务完成情况, 层次: [一、, （一）, 一、 接排]}
总结:
  章节:
    - 标题: "{{ 年度 }}年工作总结"
      条目:
        - {标题: 甲, 分述: {目标任务: 乙, 完成情况: [丙, 丁]}}
        - {标题: 甲, 分述: {目标任务: 乙, 完成情况: [丙, 丁]}}
        - {标题: 甲, 分述: {目标任务: 乙, 完成情况: [丙, 丁, 戊]}}
        - {标题: 甲, 分述: {目标任务: 乙, 完成情况: 丙}}
        - {标题: 甲, 分述: {目标任务: [乙, 丙]}}
        - 标题: 甲
          分述: {目标任务: 乙, 完成情况: 如下：}
          条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙]
        - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙]}
""",
    "16": """
报告: {类型: 工作要点, 层次: [一、, 1、 接排]}
计划:
  章节:
    - {标题: 甲, 分述: {总体思路: 乙, 主要目标: 丙}}
    - {标题: 甲, 正文: 乙, 条目: [甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙]}
""",
    "19": """
报告: {类型: 工作要点, 层次: [1、 接排]}
计划: {章节: [甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙, 甲。乙]}
""",
    "20": """
报告: {类型: 工作要点}
计划:
  章节:
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
    - {标题: 甲, 条目: [甲。乙, 甲。乙, 甲。乙]}
""",
}


class Opening(NamedTuple):
    """How a paragraph opens: a heading's form and its number as printed, or a label; and whether text follows."""

    form: str
    mark: str
    run_in: bool


def openings(text: str, forms: list[str]) -> list[Opening]:
    """Paragraphs on lines → their openings, in order."""
    found = list[Opening]()
    for line in unicodedata.normalize("NFKC", text).splitlines():
        run_in = RUN_IN.search(line) is not None
        found += [Opening(form, m[0], run_in) for form in forms if (m := re.match(FORMS[form], line))]
        if match := LABEL.match(line):
            found.append(Opening("", match[1], True))
    return found


@pytest.fixture(scope="session")
def index(corpus: dict[str, str]) -> dict[str, dict[str, Any]]:
    assert corpus
    return {each["id"][:2]: each for each in json.loads((CORPUS / "index.json").read_text("utf-8"))}


def theirs(number: str, corpus: dict[str, str], index: dict[str, dict[str, Any]]) -> list[Opening]:
    text = corpus[number]
    for slip, mended in MENDED.get(number, ()):
        assert text.count(slip) == 1
        text = text.replace(slip, mended)
    return openings(text, [scheme["style"] for scheme in index[number]["heading_scheme"]])


def ours(number: str, folder: Path) -> Document:
    path = folder / "报告.yaml"
    path.write_text(REPORTS[number].replace("报告: {", "报告: {单位: 某局, 年度: 2011, ", 1).replace("", ""), "utf-8")
    document, findings = make(path)
    assert document is not None, [finding.message.text() for finding in findings]
    assert {finding.code for finding in findings} <= {"E502"}  # real documents break rules of the standard
    return document


def test_every_document_of_the_corpus_has_its_report(index: dict[str, dict[str, Any]]) -> None:
    assert set(REPORTS) == set(index)


@pytest.mark.parametrize("number", REPORTS)
def test_what_is_read_from_a_document_is_what_its_index_says(
    number: str, corpus: dict[str, str], index: dict[str, dict[str, Any]]
) -> None:
    found = theirs(number, corpus, index)
    hidden = {"09": {"一是": 2}, "15": {"一、": 1}}.get(number, {})
    for scheme in index[number]["heading_scheme"]:
        form = [opening for opening in found if opening.form == scheme["style"]]
        assert len(form) - hidden.get(scheme["style"], 0) == scheme["count"]
        assert len([opening for opening in form if not opening.run_in]) == scheme["standalone"]


@pytest.mark.parametrize("number", REPORTS)
def test_the_headings_are_those_of_the_document(
    number: str, corpus: dict[str, str], index: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    forms = [scheme["style"] for scheme in index[number]["heading_scheme"]]
    document = ours(number, tmp_path)
    text = write(document, "txt").decode()
    assert openings(text, forms) == theirs(number, corpus, index)
    paragraphs = docx.Document(io.BytesIO(write(document, "docx"))).paragraphs
    assert "\n".join([paragraph.text for paragraph in paragraphs]) == text.removesuffix("\n")
    for paragraph in (each for each in paragraphs if any(found.form for found in openings(each.text, forms))):
        faces = f"{paragraph.style and paragraph.style.name} {paragraph.runs[0].style.name}"
        assert "heading" in faces.lower(), paragraph.text


@pytest.mark.parametrize("number", REPORTS)
def test_no_title_holds_a_typed_number(number: str) -> None:
    found = [re.sub(r"\{\{.*?\}\}", "", title) for title in titles(yaml.safe_load(REPORTS[number]))]
    assert found
    assert not [title for title in found if re.search(r"[0-9一二三四五六七八九十①②③]", title)]


def titles(tree: Any) -> Iterator[str]:
    """Every title of a tree; a plain line among sections is one up to its first 。."""
    for key, value in tree.items() if isinstance(tree, dict) else ():
        if key == "标题":
            yield value
        for item in value if key in {"章节", "条目"} else [value]:
            yield from [item.partition("。")[0]] if isinstance(item, str) and key in {"章节", "条目"} else titles(item)


@pytest.mark.parametrize("group", ["科技工作：", "科协工作：", "防震减灾工作："])
def test_unnumbered_groups_stand_between_the_numbered(group: str, corpus: dict[str, str], tmp_path: Path) -> None:
    assert f"\n{unicodedata.normalize('NFKC', group)}\n" in corpus["11"]
    assert f"\n{group}\n" in write(ours("11", tmp_path), "txt").decode()


@pytest.mark.parametrize(("number", "line"), [
    ("05", "三、存在问题：一是甲。二是乙。三是丙。"),
    ("08", "（七）甲。分类培训：①农户；②企业；③干部。"),
    ("11", "（三）甲。一是甲；二是乙。"),
])  # fmt: skip
def test_enumerations_stand_within_a_paragraph(number: str, line: str, tmp_path: Path) -> None:
    assert line in write(ours(number, tmp_path), "txt").decode().splitlines()
