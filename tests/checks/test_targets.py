"""E312: aims in their order, and ahead of what was reached."""

from __future__ import annotations

import pytest

from ..clerk import fault


@pytest.mark.parametrize(
    "value",
    [
        "{本年: 33亿元, 目标: {确保: 30亿元, 力争: 40亿元}}",
        "{本年: 1.1亿元, 目标: {确保: 9000万元, 力争: 1亿元}}",
        "{本年: 6件, 目标: {确保: 10件, 力争: 8件}, 方向: 低}",
        "{本年: 6件, 目标: {确保: 不超过10件, 力争: 不超过8件}}",
        "{本年: 70件, 下年目标: 60件}",
        "{本年: 70件, 下年目标: 75件以上, 方向: 高}",
        "{本年: 70件, 下年目标: 65件以上, 方向: 高}",
        "{本年: 6件, 下年目标: 不超过5件, 方向: 低}",
        "{本年: 6件, 下年目标: 不超过8件, 方向: 低}",
    ],
)
def test_aims_in_their_order_are_fine(value: str) -> None:
    assert fault("{{ 甲.本年 }}", 甲=value) == ""


@pytest.mark.parametrize(
    "value",
    [
        "{本年: 33亿元, 目标: {确保: 40亿元, 力争: 30亿元}}",
        "{本年: 33亿元, 目标: {确保: 40亿元, 力争: 40亿元}}",
        "{本年: 6件, 目标: {确保: 8件, 力争: 10件}, 方向: 低}",
        "{本年: 6件, 下年目标: {确保: 不超过8件, 力争: 不超过10件}}",
        "{本年: 70件, 下年目标: 60件, 方向: 高}",
        "{本年: 6件, 下年目标: 7件, 方向: 低}",
        "{本年: 6件, 目标: 不超过10件, 方向: 高}",
        "{本年: 6件, 目标: 不少于10件, 方向: 低}",
    ],
)
def test_aims_the_wrong_way_round_are_told(value: str) -> None:
    assert fault("{{ 甲.本年 }}", 甲=value).startswith("E312")
