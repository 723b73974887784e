"""How the plan joins the summary (分部), what stands before both (导语), and which period they are of (期间)."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import Options, make, write
from tests import clerk

PARTS = """\
总结: {章节: [{标题: 甲, 正文: 乙。}, {标题: 丙, 条目: [丁。戊]}], 不足: 还有差距。}
计划: {章节: [{标题: 子, 正文: 丑。}, {标题: 寅, 条目: [卯。辰]}], 结语: 完。}
"""
STANDARD = "2011年，在上级的正确领导下，某局围绕年度目标任务，突出重点、统筹兼顾，扎实推进各项工作。"


def said(head: str = "", parts: str = PARTS) -> list[str]:
    """What is added to 报告, and the parts → the lines of the document."""
    return clerk.lines(clerk.HEAD.replace("署名: 否", f"署名: 否, {head}" if head else "署名: 否") + parts)


def test_a_second_title_starts_the_numbers_again() -> None:
    assert said() == [
        "某局2011年工作总结",
        f"{STANDARD}现将全年工作情况总结如下：",
        "一、甲",
        "乙。",
        "二、丙",
        "（一）丁。戊",
        "还有差距。",
        "2012年工作思路",
        "2012年，某局将紧扣上级部署，坚持问题导向，明确工作重点，逐项抓好落实。重点做好以下工作：",
        "一、子",
        "丑。",
        "二、寅",
        "（一）卯。辰",
        "完。",
    ]


def test_side_by_side_both_are_sections_of_one_document() -> None:
    assert said("分部: 同级标题") == [
        "某局2011年工作总结和2012年工作思路",
        f"{STANDARD}现将全年工作情况总结如下：",
        "一、2011年工作总结",
        "（一）甲。乙。",
        "（二）丙",
        "1.丁。戊",
        "还有差距。",
        "二、2012年工作思路",
        "（一）子。丑。",
        "（二）寅",
        "1.卯。辰",
        "完。",
    ]


def test_a_sentence_between_them_starts_the_numbers_again() -> None:
    lines = said("分部: 过渡句")
    assert lines[0] == "某局2011年工作总结和2012年工作思路"
    assert lines[2:8] == ["一、甲", "乙。", "二、丙", "（一）丁。戊", "还有差距。", lines[7]]
    assert lines[7] == "2012年，某局将围绕年度目标任务，查漏补缺、加压推进，重点抓好以下工作："
    assert lines[8:] == ["一、子", "丑。", "二、寅", "（一）卯。辰", "完。"]


def test_the_sentence_may_be_the_clerks() -> None:
    assert said("分部: 过渡句", PARTS.replace("计划: {", "计划: {导语: 下一步：, "))[7] == "下一步："


@pytest.mark.parametrize(("joining", "place"), [("第二标题", 0), ("同级标题", 0), ("过渡句", 0)])
def test_the_reports_own_title_is_the_documents(joining: str, place: int) -> None:
    assert said(f"分部: {joining}, 标题: 情况汇报")[place] == "情况汇报"


def test_headings_side_by_side_may_be_the_clerks() -> None:
    parts = PARTS.replace("总结: {", "总结: {标题: '{{ 年度 }}年情况', ").replace("计划: {", "计划: {标题: 打算, ")
    lines = said("分部: 同级标题", parts)
    assert [lines[2], lines[7]] == ["一、2011年情况", "二、打算"]


def test_side_by_side_the_levels_of_a_part_are_those_below_its_heading() -> None:
    parts = PARTS.replace("计划: {", "计划: {层次: [1. 接排, （1） 接排], ")
    assert said("分部: 同级标题", parts)[7:] == ["二、2012年工作思路", "1.子。丑。", "2.寅", "（1）卯。辰", "完。"]


@pytest.mark.parametrize("joining", ["第二标题", "同级标题", "过渡句"])
@pytest.mark.parametrize("part", ["总结", "计划"])
def test_a_part_alone_has_its_own_title_and_first_level(joining: str, part: str) -> None:
    alone = next(line for line in PARTS.splitlines() if line.startswith(part))
    lines = said(f"分部: {joining}", alone)
    assert lines[0] == {"总结": "某局2011年工作总结", "计划": "2012年工作思路"}[part]
    assert lines[2] in {"一、甲", "一、子"}


@pytest.mark.parametrize("joining", ["第二标题", "同级标题", "过渡句"])
def test_what_stands_before_both_parts_takes_the_place_of_the_standard_sentence(joining: str) -> None:
    lines = said(f"分部: {joining}, 导语: '共{{{{ 3项 }}}}。'")
    assert lines[1] == "共3项。"
    assert lines[2] == ("一、2011年工作总结" if joining == "同级标题" else "一、甲")


def test_both_preambles_are_printed_where_both_are_written() -> None:
    parts = PARTS.replace("总结: {", "总结: {导语: 先说总结。, ")
    assert said("导语: 报告如下。", parts)[1:4] == ["报告如下。", "先说总结。", "一、甲"]
    assert said("导语: 报告如下。, 分部: 同级标题", parts)[1:4] == ["报告如下。", "一、2011年工作总结", "先说总结。"]


def test_a_plan_alone_has_what_stands_before_it_too() -> None:
    assert said("导语: 报告如下。", PARTS.splitlines()[1])[1:3] == ["报告如下。", "一、子"]


def test_a_table_may_stand_wherever_there_are_paragraphs() -> None:
    table = "{表: {表头: [项目], 行: [['{{ 3件 }}']]}}"
    parts = (
        f"总结: {{导语: [甲, {table}], 章节: [{{标题: 丙, 分述: {{目标: [乙, {table}]}}}}], "
        f"不足: [丁, {table}], 结语: [戊, {table}]}}\n计划: {{导语: [己, {table}], 章节: [庚]}}\n"
    )
    printed = ["项目", "3件"]
    start = ["甲", *printed, "一、丙", "目标：乙", *printed, "丁", *printed, "戊", *printed]
    assert said("", parts)[1:-1] == [*start, "2012年工作思路", "己", *printed]
    assert said("分部: 过渡句", parts)[1:-1] == [*start, "己", *printed]


# ------------------------------------------------------------------------ periods


@pytest.mark.parametrize(
    ("period", "following"),
    [("全年", "2012年"), ("上半年", "下半年"), ("下半年", "2012年"), ("一季度", "二季度"), ("前三季度", "四季度")],
)
def test_the_plan_is_for_what_comes_after_the_period(period: str, following: str) -> None:
    parts = "总结: {导语: '{{ 期间 }}、{{ 下期 }}', 章节: [甲]}"
    assert said(f"期间: {period}", parts)[1] == f"{period}、{following}"


def test_a_period_of_years_is_a_bound_figure() -> None:
    yaml = clerk.HEAD.replace("署名", "期间: 2026-2030年, 署名") + "总结: {导语: '{{ 期间 }}', 章节: [甲]}"
    document = clerk.document(yaml)
    (figure,) = [run for run in document.blocks[1].runs if run.figure]  # type: ignore[union-attr]
    assert figure.text == "2026—2030年"
    assert document.provenance[figure.figure or ""].sources == ("报告.期间",)


def own_kind(folder: Path, more: str) -> Path:
    kind = folder / "templates" / "汇报"
    kind.mkdir(parents=True)
    (kind / "kind.yaml").write_text(f"名称: 汇报\n继承: 总结与思路\n{more}", "utf-8")
    path = folder / "a.yaml"
    path.write_text(f"报告: {{单位: 某局, 年度: 2011, 类型: 汇报, 署名: 否}}\n{PARTS}", "utf-8")
    return path


def lines(path: Path) -> list[str]:
    document, findings = make(path, Options(templates=(path.parent / "templates",)))
    assert document is not None, findings
    return write(document, "txt").decode().splitlines()


def test_a_kind_has_its_own_way_and_period(tmp_path: Path) -> None:
    found = lines(own_kind(tmp_path, "分部: 过渡句\n期间: 上半年\n标题: {全文: '{{ 单位 }}{{ 期间 }}工作汇报'}\n"))
    assert found[0] == "某局上半年工作汇报"
    assert found[1].endswith("现将上半年工作情况总结如下：")
    assert found[7].startswith("下半年，")


def test_a_report_has_the_last_word(tmp_path: Path) -> None:
    path = own_kind(tmp_path, "分部: 过渡句\n期间: 上半年\n")
    path.write_text(path.read_text("utf-8").replace("署名", "分部: 第二标题, 期间: 前三季度, 署名"), "utf-8")
    found = lines(path)
    assert found[1].endswith("现将前三季度工作情况总结如下：")
    assert found[7] == "2012年工作思路"


def test_a_kinds_period_may_be_counted_from_the_year(tmp_path: Path) -> None:
    path = own_kind(tmp_path, "期间: '{{ 下年度 }}—{{ 年度 + 5 }}年'\n标题: {总结: '规划（{{ 期间 }}）'}\n")
    assert lines(path)[0] == "规划（2012—2016年）"
