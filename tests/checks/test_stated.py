"""What an indicator states of itself: units and rates."""

from __future__ import annotations

import pytest

from tests.clerk import fault, say


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
    ["25%", "25.0%", "25.00%", "约20%", "1个百分点"],
)
def test_a_stated_rate_that_may_be_right_is_left_alone(rate: str) -> None:
    assert fault("{{ 甲 }}", 甲=f"{{本年: 5件, 上年: 4件, 增速: {rate}}}") == ""


@pytest.mark.parametrize("rate", ["30%", "25.1%", "-25%", "2.5%"])
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
