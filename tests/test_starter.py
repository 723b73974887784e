"""`new` gives a report whose only faults are its holes, and which builds when they are filled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import build, catalog
from generator.build import make, write
from generator.model import Kind, Level, Outline, Titles
from generator.node import Scalar
from generator.source import Source, Span
from generator.starter import blank
from generator.text import Text

KINDS = build.kinds()
HOLE = re.compile("（待填[^）]*）")


def filled(text: str, words: str) -> str:
    """Every hole filled; a heading's without an end mark."""
    text = re.sub("日期: （待填[^）]*）", "日期: 2011-12-28", text)
    return HOLE.sub(words, text.replace("标题: （待填：小标题）", f"标题: {words.rstrip('。')}"))


SPAN = Span(Source("", ""), 0, 0)


def starter(kind: str) -> str:
    found, findings = build.kind(kind)
    assert found is not None
    assert findings == []
    topics, findings = build.topics()
    assert findings == []
    return blank(found, 2011, topics)


def saved(folder: Path, text: str) -> Path:
    path = folder / "2011.yaml"
    path.write_text(text, "utf-8")
    return path


def test_there_is_a_kind() -> None:
    assert set(KINDS) == set(catalog.kinds(catalog.folders())) != set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_hole_is_told_where_it_is_and_nothing_else(kind: str, tmp_path: Path) -> None:
    text = starter(kind)
    holes = []
    for number, line in enumerate(text.splitlines(), 1):
        at = -1 if line.startswith("#") else line.find("（待填")
        holes += [(number, at + 1)] if at >= 0 else []
    document, findings = make(saved(tmp_path, text))
    assert document is None
    assert [f.place[1:] for f in findings] == holes
    assert {f.code for f in findings} == {"E205"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", ["推进各项工作。", "《规划》“十二五”、R&D <a> 100%"])
def test_with_every_hole_filled_it_builds_without_a_finding(kind: str, words: str, tmp_path: Path) -> None:
    text = filled(starter(kind).replace("（待填：单位全称）", "某市科学技术局"), words)
    document, findings = make(saved(tmp_path, text))
    assert findings == []
    assert document is not None
    assert document.head.kinds == (kind,)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_printed_first_is_to_be_filled_in_first(kind: str) -> None:
    parts = re.findall(r"^(总结|计划):$", starter(kind), re.MULTILINE)
    assert parts == sorted(parts, key=["总结", "计划"].index)


@pytest.mark.parametrize("kind", KINDS)
def test_the_advice_of_the_kind_stands_in_the_holes(kind: str) -> None:
    found, _ = build.kind(kind)
    assert found is not None
    for outline in found.outline.values():
        for section in outline:
            assert f"标题: {section.title}\n" in starter(kind)
            assert section.advice is None or f"（待填：{section.advice}）" in starter(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_figures_work_when_their_marks_are_removed(kind: str, tmp_path: Path) -> None:
    text = filled(starter(kind), "甲")
    figures = re.sub(r"^#(?=指标:$|  )", "", text, flags=re.MULTILINE)
    assert "\n指标:\n  专利授权量: {本年: 1522件, 上年: 1395件, 目标: 1500件}\n" in figures
    said = "授权{{ 专利授权量 }}，{{ 专利授权量.同比 }}，{{ 10期 }}。"
    used = re.sub(r"^( +)甲$", rf"\1{said}", figures, count=1, flags=re.MULTILINE)
    assert said in used
    document, findings = make(saved(tmp_path, used))
    assert findings == []
    assert document is not None


def topical(kind: str) -> list[tuple[str, Outline]]:
    found, _ = build.kind(kind)
    assert found is not None
    return [(part, each) for part, outline in found.outline.items() for each in outline if each.topic]


@pytest.mark.parametrize("kind", KINDS)
def test_a_heading_with_a_topic_offers_its_numbers_and_its_sentence(kind: str, tmp_path: Path) -> None:
    text = starter(kind)
    topics, _ = build.topics()
    for _, section in topical(kind):
        assert section.topic in topics
    numbers = re.sub(r"^      #(?=数据:|  )", "      ", text, flags=re.MULTILINE)
    numbers = re.sub(r"(?<=\{本年: )(?=[^ \d])", "12", numbers)
    spoken = re.sub(r"^      正文: \|\n        （待填[^）]*）\n", "", numbers, flags=re.MULTILINE)
    document, findings = make(saved(tmp_path, filled(spoken, "甲")))
    assert findings == []
    assert document is not None
    names = {key.rpartition(".数据.")[2] for f in document.provenance.values() for key in f.sources if ".数据." in key}
    wanted = {f"{name}.本年" for _, section in topical(kind) for name in topics[section.topic or ""].needs}
    assert {name if name.endswith(".本年") else f"{name}.本年" for name in names} == wanted


def test_a_kind_names_topics() -> None:
    assert any(topical(kind) for kind in KINDS)


def kind(name: str, title: str, advice: str | None = None) -> Kind:
    return Kind(
        "", SPAN, name, (Level("一、"),), Titles("", SPAN), outline={"总结": (Outline("", SPAN, title, advice=advice),)}
    )


@pytest.mark.parametrize(
    "title", ["抓“三化”: 促发展", "- 甲", "#1 机组", "*重点*", "'甲'", "{{ 年度 }}年", "是", "甲 乙", "1.5"]
)
def test_marks_of_yaml_in_an_outline_are_text(title: str, tmp_path: Path) -> None:
    text = blank(kind("总结与思路", title), 2011)
    document, findings = make(saved(tmp_path, filled(text, "甲")))
    assert findings == []
    assert document is not None


def test_brackets_in_an_advice_do_not_end_the_hole(tmp_path: Path) -> None:
    text = blank(kind("总结与思路", "甲", "写成绩（含数字）和{荣誉}"), 2011)
    assert "（待填：写成绩〔含数字〕和〔荣誉〕）" in text
    assert len(make(saved(tmp_path, text))[1]) == len(HOLE.findall(text.partition("\n报告")[2]))


def test_a_summary_comes_before_its_plan() -> None:
    for kind in KINDS:
        parts = re.findall(r"^(总结|计划):", starter(kind), re.MULTILINE)
        assert parts == [part for part in ("总结", "计划") if part in parts] != []


def test_a_kind_without_items_and_one_in_columns_are_so_in_the_new_report() -> None:
    plain = Outline("", SPAN, "甲", advice="乙", items=False)
    columns = Outline("", SPAN, "丙", advice="丁", pairs=("目标任务", "完成情况"))
    made = blank(kind("总结与思路", "甲")._replace(outline={"总结": (plain, columns)}), 2011)
    assert "    - 标题: 甲\n      正文: |\n        （待填：乙）\n    - 标题: 丙\n      分述:\n" in made
    assert "        目标任务: |\n          （待填：丁）\n        完成情况: |\n          （待填：" in made


def test_the_way_to_have_columns_written_works_when_its_marks_are_removed(tmp_path: Path) -> None:
    columns = [name for name in KINDS if "    #  对照: [专利授权量]\n" in starter(name)]
    assert columns
    for name in columns:
        text = re.sub(r"^    #(?=- 标题|  对照)", "    ", filled(starter(name), "甲"), flags=re.MULTILINE)
        text = re.sub(r"^#(?=指标:$|  )", "", text, flags=re.MULTILINE).replace("  群众诉求: {", "  # ")
        document, findings = make(saved(tmp_path, text))
        assert findings == []
        assert document is not None
        assert "\n完成情况：专利授权量1522件，超额完成。\n" in write(document, "txt").decode()


@pytest.mark.parametrize(("name", "line"), [("上半年", "  期间: 上半年\n"), ("{{ 下年度 }}", "  #期间: 2012—2016年 ")])
def test_a_kinds_period_stands_in_the_new_report(name: str, line: str) -> None:
    period = Text("", Scalar(SPAN.source, 0, 0, name, ""), 0, name)
    assert line in blank(kind("总结与思路", "甲")._replace(period=period), 2011)
