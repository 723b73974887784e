"""Rates that cannot be over 100 %, and those that can."""

from __future__ import annotations

import pytest

from generator.checks.shares import whole


@pytest.mark.parametrize(
    "name", ["抽检合格率", "合格率", "办结率", "耕种收综合机械化率", "覆盖面", "群众满意度", "占比", "入学率"]
)
def test_shares_of_a_whole_are_known_by_what_they_are_of(name: str) -> None:
    assert whole(name)


@pytest.mark.parametrize(
    "name", ["毛入学率", "床位使用率", "资产负债率", "完成率", "增长率", "产值利润率", "频率", "率"]
)
def test_other_rates_may_be_over_100_per_cent(name: str) -> None:
    assert not whole(name)
