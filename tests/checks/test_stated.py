"""What an indicator states of itself: units and rates."""

from __future__ import annotations

import pytest

from tests.clerk import fault, findings, say


@pytest.mark.parametrize(
    ("indicator", "bare"),
    [
        ("{本年: 96.5, 上年: 94.2}", "96.5"),
        ("{本年: 96.5%, 上年: 94.2}", "94.2"),
        ("42.6", "42.6"),
        ("{本年: 96.5%, 上年: 94.2%}", ""),
        ("第九届", ""),
        ("数十家", ""),
    ],
)
def test_a_number_without_unit_is_asked_about(indicator: str, bare: str) -> None:
    found = f"E306 甲:{indicator.index(bare) + 1}" if bare else ""
    assert fault("{{ 甲.本年 }}", 甲=indicator) == found


@pytest.mark.parametrize(
    "rate",
    ["25%", "25.0%", "25.00%", "约20%"],
)
def test_a_stated_rate_that_may_be_right_is_left_alone(rate: str) -> None:
    assert fault("{{ 甲 }}", 甲=f"{{本年: 5件, 上年: 4件, 增速: {rate}}}") == ""


@pytest.mark.parametrize("rate", ["30%", "25.1%", "-25%", "2.5%", "25个百分点"])
def test_a_stated_rate_that_the_values_contradict_is_an_error(rate: str) -> None:
    assert fault("{{ 甲 }}", 甲=f"{{本年: 5件, 上年: 4件, 增速: {rate}}}").startswith("E307")


@pytest.mark.parametrize("rate", ["32.63%", "32.64%"])
def test_a_rate_that_was_cut_instead_of_rounded_holds(rate: str) -> None:
    assert fault("{{ 甲 }}", 甲=f"{{本年: 33亿元, 上年: 24.88亿元, 增速: {rate}}}") == ""


def test_growth_at_constant_prices_is_not_checked() -> None:
    assert say("{{ 甲.同比 }}", 甲="{本年: 5亿元, 上年: 4亿元, 增速: 8%, 可比价: 是}") == "同比增长8%"


def test_a_change_too_small_to_show_is_not_called_none() -> None:
    assert fault("{{ 甲.同比 }}", 甲="{本年: 100001件, 上年: 100000件}") == "E305 1:4"
    assert say("{{ 甲.同比 }}", 甲="{本年: 100001件, 上年: 100000件, 小数: 3}") == "同比增长0.001%"


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("{本年: 1530件, 上年: 1395件, 增速: 9.6%}", "E309"),
        ("{本年: 1522件, 上年: 1395件, 增速: 9.1%}", ""),
        ("{本年: 1522件, 上年: 1395件, 增速: 9.2%}", "E307"),
        ("{本年: 9.6亿元, 上年: 8.6亿元, 增速: 12%}", ""),
        ("{本年: 9.6亿元, 上年: 8.6亿元, 增速: 11%}", "E309"),
        ("{本年: 60亿元, 上年: 49亿元, 增速: 23%}", "E309"),
        ("{本年: 60亿元, 上年: 49亿元, 增速: 32%}", "E307"),
        ("{本年: 1522件, 上年: 1395件, 增速: 9%以上}", ""),
        ("{本年: 1522件, 上年: 1395件, 增速: 10%以上}", "E307"),
        ("{本年: 200余户, 上年: 160户, 增速: 30%}", ""),
        ("{本年: 200余户, 上年: 160户, 增速: 10%}", "E307"),
        ("{本年: 1522件, 历年: {2010: 1395件}, 增速: 19.1%}", "E307"),
        ("{本年: 0.91%, 上年: 0.65%, 增速: 0.26个百分点}", ""),
        ("{本年: 0.91%, 上年: 0.65%, 增速: 0.62个百分点}", "E307"),
        ("{本年: 0.91%, 上年: 0.65%, 增速: 0.26%}", "E307"),
        ("{本年: 0.91%, 上年: 0.65%, 增速: 40%}", ""),
        ("{本年: 90%, 上年: 85%, 比较: 比上年提高5个百分点}", ""),
        ("{本年: 90%, 上年: 85%, 比较: 比上年下降5个百分点}", "E307"),
        ("{本年: 90%, 上年: 85%, 比较: 高于全市15个百分点}", ""),
    ],
)
def test_a_stated_rate_is_right_to_its_last_digit(indicator: str, expected: str) -> None:
    assert fault("{{ 甲.本年 }}", 甲=indicator).partition(" ")[0] == expected


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("{本年: 1522件, 上年: 1395件, 增量: 127件}", ""),
        ("{本年: 1522件, 上年: 1395件, 增量: 217件}", "E307"),
        ("{本年: 1522件, 上年: 1395件, 增量: 127项}", "E307"),
        ("{本年: 1522件, 上年: 1395件, 增量: 120余件}", ""),
        ("{本年: 3.6亿元, 上年: 3.1亿元, 增量: 5200万元}", "E309"),
        ("{本年: 1522件, 增量: 127件, 增速: 9.1%}", ""),
        ("{本年: 1522件, 增量: 127件, 增速: 19.1%}", "E307"),
        ("{增量: -127件, 增速: 9.1%}", "E307"),
        ("{本年: 1945件, 下年目标: 2100件, 目标增速: 8%}", ""),
        ("{本年: 1945件, 下年目标: 2100件, 目标增速: 18%}", "E307"),
        ("{本年: 1945件, 下年目标: 2100件, 目标增量: 155件}", ""),
        ("{本年: 1945件, 下年目标: 2100件, 目标增量: 165件}", "E307"),
        ("{本年: 1945件, 目标增速: 10%}", ""),
    ],
)
def test_a_stated_change_is_what_the_values_come_to(indicator: str, expected: str) -> None:
    assert [d.code for d in findings("文", 甲=indicator)] == [expected][: bool(expected)]


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("{本年: 93件, 增速: 55%}", ""),
        ("{本年: 31家, 增速: 29.2%}", ""),
        ("{本年: 31家, 增速: 27.3%}", "E317"),
        ("{本年: 31家, 增速: 29%}", ""),
        ("{本年: 31万元, 增速: 27.3%}", ""),
        ("{本年: 31家, 增速: 27.3%, 可比价: 是}", ""),
    ],
)
def test_a_count_that_grew_was_a_whole_number_before(indicator: str, expected: str) -> None:
    assert fault("{{ 甲.本年 }}", 甲=indicator).partition(" ")[0] == expected


def test_the_arithmetic_is_shown_and_both_values_are_named() -> None:
    (found,) = findings("{{ 甲.本年 }}", 甲="{本年: 1945件, 上年: 1571件, 增速: 32.8%}")
    assert found.message.text() == "“甲”写的增速是 32.8%，算出来不是：（1945 − 1571）÷ 1571 = 23.8%"
    assert [r.span.source.text[r.span.start : r.span.end] for r in found.related] == ["1945件", "1571件"]


def test_a_cut_rate_is_told_with_the_right_one() -> None:
    (found,) = findings("{{ 甲.本年 }}", 甲="{本年: 1530件, 上年: 1395件, 增速: 9.6%}")
    assert found.message.text().endswith("截去尾数，不是四舍五入：（1530 − 1395）÷ 1395 = 9.677%")
    assert found.hint is not None
    assert "四舍五入是 9.7%" in found.hint.text()
