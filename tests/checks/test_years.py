"""E345: years that belong to the report's."""

from __future__ import annotations

import pytest

from ..clerk import faults

BODY = "总结:\n  章节:\n    - 标题: 甲\n      正文: 好。\n"


def report(head: str, more: str = BODY) -> str:
    return f"报告:\n  单位: 某局\n  年度: 2011\n  类型: 总结与思路\n{head}{more}"


@pytest.mark.parametrize(
    "head",
    [
        "  日期: 2011-12-28\n",
        "  日期: 2011-11-20\n",
        "  日期: 2012-03-01\n",
        "  日期: 2011-07-05\n  期间: 上半年\n",
        "  日期: 2011-04-05\n  期间: 一季度\n",
        "  标题: 2011年工作总结和2012年工作思路\n",
        "  标题: 工作总结\n",
        "  标题: 科技发展规划（2012—2016年）\n",
        "  日期: 2016-01-08\n  期间: 2011—2015年\n",
    ],
)
def test_dates_and_titles_of_the_year_are_fine(head: str) -> None:
    assert faults(report(head)) == ""


@pytest.mark.parametrize(("day", "expected"), [("2011-07-05", ""), ("2011-04-05", "E345 5:7")])
def test_the_period_may_be_the_kinds(day: str, expected: str) -> None:
    assert faults(report(f"  日期: {day}\n").replace("类型: 总结与思路", "类型: 半年总结")) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("  日期: 2010-12-28\n", "E345 5:7"),
        ("  日期: 2011-01-06\n", "E345 5:7"),
        ("  日期: 2013-01-08\n", "E345 5:7"),
        ("  日期: 2012-07-01\n", "E345 5:7"),
        ("  日期: 2011-03-05\n  期间: 上半年\n", "E345 5:7"),
        ("  标题: 2010年工作总结\n", "E345 5:7"),
        ("  标题: 科技发展规划（2006—2010年）\n", "E345 5:14"),
    ],
)
def test_dates_and_titles_of_another_year_are_told(head: str, expected: str) -> None:
    assert faults(report(head)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{本年: 3家, 历年: {2009: 2家, 2011: 3家}}", ""),
        ("{本年: 3家, 历年: {2009: 2家, 2012: 3家}}", "E345 6:36"),
        ("{本年: 3家, 截至: 2011年11月底}", ""),
        ("{本年: 3家, 截至: 11月底}", ""),
        ("{本年: 3家, 截至: 2012年1月}", ""),
        ("{本年: 3家, 截至: 2010年11月底}", "E345 6:19"),
    ],
)
def test_an_indicator_has_no_year_that_is_none_of_the_reports(value: str, expected: str) -> None:
    text = BODY.replace("好。", "'{{ 甲.本年 }}。'")
    assert faults(report("", f"指标:\n  甲: {value}\n{text}")) == expected
