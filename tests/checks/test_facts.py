"""E318: one fact has one number wherever it is written."""

from __future__ import annotations

import pytest

from ..clerk import HEAD, fault, faults


@pytest.mark.parametrize(
    "series",
    ["{2011: 31家}", "{2010: 24家}", "{2009: 1家}", "{2011: 30余家}", "{2010: 约20家}", "{2011: 30—40家}"],
)
def test_a_year_that_says_the_same_is_fine(series: str) -> None:
    assert fault("{{ 甲.本年 }}", 甲=f"{{本年: 31家, 上年: 24家, 历年: {series}}}") == ""


@pytest.mark.parametrize("series", ["{2011: 32家}", "{2010: 25家}", "{2011: 近30家}", "{2010: 25余家}"])
def test_a_year_that_says_something_else_is_an_error(series: str) -> None:
    assert "E318" in fault("{{ 甲.本年 }}", 甲=f"{{本年: 31家, 上年: 24家, 历年: {series}}}")


@pytest.mark.parametrize(
    ("now", "listed", "expected"),
    [
        ("8.46亿元", "8.5亿元", ""),
        ("8.46亿元", "84600万元", ""),
        ("8.46亿元", "8.47亿元", "E318 甲:25"),
        ("8.46亿元", "8.4亿元", "E318 甲:25"),
    ],
)
def test_the_same_number_may_be_rounded_to_fewer_digits(now: str, listed: str, expected: str) -> None:
    assert fault("{{ 甲.本年 }}", 甲=f"{{本年: {now}, 历年: {{2011: {listed}}}}}") == expected


SECTIONS = """\
总结:
  章节:
    - 标题: 甲
      数据: {{培训: {one}}}
      正文: 办班{{{{ 培训 }}}}。
    - 标题: 乙
      数据: {{培训: {other}}}
      正文: 办班{{{{ 培训 }}}}。
"""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("10期", "12期", ""), ("{称: 会, 本年: 10期}", "{称: 会, 本年: 12期}", "")],
)
def test_sections_may_have_a_number_of_one_name_each(one: str, other: str, expected: str) -> None:
    assert faults(HEAD + SECTIONS.format(one=one, other=other)) == expected


def test_what_a_plan_aims_at_is_no_second_value() -> None:
    plan = SECTIONS.replace("总结", "计划").format(one="12期", other="12期").replace("标题: 甲", "标题: 丙")
    assert faults(HEAD + SECTIONS.format(one="10期", other="10期") + plan) == ""


@pytest.mark.parametrize(
    ("label", "value", "expected"), [("甲", "31家", ""), ("甲", "32家", "E318 乙:12"), ("甲", "9件", "")]
)
def test_two_numbers_that_are_printed_under_one_name_agree(label: str, value: str, expected: str) -> None:
    assert fault("{{ 甲 }}{{ 乙 }}", 甲="31家", 乙=f"{{称: {label}, 本年: {value}}}") == expected
