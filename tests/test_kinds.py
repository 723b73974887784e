"""The kinds that templates/ has: what is theirs in a report of a few lines, and nothing of it in Python."""

from __future__ import annotations

import pytest

from tests import clerk


def said(kind: str, parts: str, head: str = "") -> list[str]:
    """A report of a kind → its lines."""
    return clerk.lines(f"报告: {{单位: 某县科技局, 年度: 2025, 类型: {kind}{head}}}\n{parts}")


def test_the_items_of_key_points_are_numbered_on() -> None:
    plan = "计划: {章节: [{标题: 甲, 条目: [乙。丙, 丁。戊]}, {标题: 己, 条目: [庚。辛]}]}"
    assert said("工作要点", plan) == [
        "某县科技局2026年工作要点",
        "2026年，某县科技局将紧扣上级部署，坚持问题导向，明确工作重点，逐项抓好落实。重点做好以下工作：",
        "一、甲",
        "1.乙。丙",
        "2.丁。戊",
        "二、己",
        "3.庚。辛",
        "某县科技局",
    ]


def test_aims_are_held_against_results_under_each_heading() -> None:
    parts = (
        "指标: {专利: {目标: 500件, 本年: 580件}}\n"
        "总结: {章节: [{标题: 甲, 对照: 专利}, {标题: 乙, 分述: {目标任务: 丙, 完成情况: 丁}}]}"
    )
    assert said("目标任务完成情况", parts)[:-1] == [
        "某县科技局2025年目标任务完成情况",
        "2025年，某县科技局对照年初确定的目标任务，细化分解、压实责任、跟踪问效，各项工作扎实推进。现将目标任务完成情况报告如下：",
        "一、甲",
        "目标任务：专利500件。",
        "完成情况：专利580件，超额完成。",
        "二、乙",
        "目标任务：丙",
        "完成情况：丁",
    ]


def test_half_a_year_turns_to_the_other_half_by_a_sentence() -> None:
    parts = "总结: {章节: [甲]}\n计划: {层次: [1. 接排], 章节: [乙。丙]}"
    assert said("半年总结", parts) == [
        "某县科技局2025年上半年",
        "工作总结和下半年工作计划",
        "2025年上半年，某县科技局认真落实上级部署，围绕年度目标任务强化措施、压茬推进，各项工作进展有序。现将上半年工作情况总结如下：",
        "一、甲",
        "下半年，某县科技局将围绕年度目标任务，查漏补缺、加压推进，重点抓好以下工作：",
        "1.乙。丙",
        "某县科技局",
    ]


@pytest.mark.parametrize(
    ("part", "title"),
    [("总结: {章节: [甲]}", "某县科技局2025年上半年工作总结"), ("计划: {章节: [甲]}", "2025年下半年工作计划")],
)
def test_half_a_year_without_its_other_part(part: str, title: str) -> None:
    assert said("半年总结", part)[0] == title


def test_three_quarters_are_reported_like_half_a_year() -> None:
    lines = said("半年总结", "总结: {章节: [甲]}\n计划: {章节: [乙]}", ", 期间: 前三季度")
    assert "".join(lines[:2]) == "某县科技局2025年前三季度工作总结和四季度工作计划"
    assert lines[4].startswith("四季度，")


def test_a_plan_of_five_years_prints_its_aims() -> None:
    parts = "指标: {研发: {本年: 8亿元, 目标: 12亿元}}\n计划: {章节: [{标题: 甲, 正文: '{{ 研发.本年 }}到{{ 研发 }}'}]}"
    assert said("发展规划", parts)[:-1] == [
        "某县科技局发展规划（2026—2030年）",
        "为明确发展方向和工作重点，根据上级有关规划，结合工作实际，制定本规划，规划期为2026—2030年。",
        "一、甲",
        "8亿元到12亿元",
    ]


def test_a_plan_may_be_of_other_years() -> None:
    assert said("发展规划", "计划: {章节: [甲]}", ", 期间: 2026—2028年")[0] == "某县科技局发展规划（2026—2028年）"
