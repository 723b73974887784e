"""A build's own headings: what an office decided by 层次 and 分部 is no slip, and a scheme's marks are told once."""

from __future__ import annotations

import pytest

from generator.verify.proof import prose
from tests import clerk

PARTS = "总结: {导语: 如下。, 章节: [{标题: 甲, 正文: 乙。}, 丙]}\n计划: {章节: [{标题: 丁, 正文: 戊。}, 己]}\n"


def warned(yaml: str, more: str = "") -> list[str]:
    """What is added to 报告, and the report → its warnings."""
    document, findings = clerk.build(clerk.HEAD.replace("署名", f"{more}署名") + yaml)
    assert document is not None
    return [finding.message.text() for finding in findings]


@pytest.mark.parametrize("joining", ["第二标题", "同级标题", "过渡句"])
@pytest.mark.parametrize("turn", ["", "导语: 下半年抓好以下工作。, ", "导语: 下一步：, "])
def test_a_plan_starts_its_numbers_again_however_it_follows(joining: str, turn: str) -> None:
    assert warned(PARTS.replace("计划: {", f"计划: {{{turn}"), f"分部: {joining}, ") == []


def test_numbers_start_again_under_a_group_without_one() -> None:
    sections = "[{标题: 甲, 条目: [乙。丙, 丁。戊]}, {标题: 己, 条目: [庚。辛, 壬。癸]}]"
    assert warned(f"总结: {{导语: 如下。, 章节: {sections}}}\n", "层次: [不编号, 1. 接排], ") == []


@pytest.mark.parametrize(
    "levels", ["一、, 一是 接排", "一、, 甲、 接排", "一、, —— 接排", "一、, 一是 段内", "一、, 1. 接排 连续"]
)
def test_a_scheme_of_other_forms_breaks_no_rule(levels: str) -> None:
    sections = "[{标题: 甲, 条目: [乙。丙, 丁。戊]}, {标题: 己, 条目: [庚。辛, 壬。癸]}]"
    assert warned(f"总结: {{导语: 如下。, 章节: {sections}}}\n", f"层次: [{levels}], ") == []


def test_a_schemes_mark_that_the_standard_has_otherwise_is_told_once() -> None:
    sections = "[{标题: 甲, 条目: [乙。丙, 丁。戊, 己。庚]}]"
    found = warned(f"总结: {{导语: 如下。, 章节: {sections}}}\n", "层次: [一、, 1、 接排], ")
    assert found == ["序号的标点：“1、”（15834-B.3）"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("有50—60%的企业参加。", ["起止的单位：“50—60%”（15835-5.1.3）"]),
        ("有50%—60%的企业参加。", ["数值的起止：“50%—60%”（15834-4.13）"]),
        ("有50%～60%的企业参加。", []),
    ],
)
def test_a_range_that_lacks_its_unit_and_its_sign_is_told_once(text: str, found: list[str]) -> None:
    document, _ = clerk.build(f"{clerk.HEAD}总结: {{导语: 如下。, 章节: [{{标题: 甲, 正文: {text}}}]}}\n")
    assert document is not None
    assert [finding.message.text() for finding in prose(document.blocks)] == found
