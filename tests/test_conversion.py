"""Differences and other units of one dimension, and values that are others, rounded."""

from __future__ import annotations

import pytest

from generator.conversion import agree, difference, scaled
from generator.quantity import parse


@pytest.mark.parametrize(
    ("value", "less", "found"),
    [
        ("1945件", ["1571件"], "374件"),
        ("1.2亿元", ["2000万元"], "1亿元"),
        ("10公顷", ["30亩"], "8公顷"),
        ("100件", ["30件", "50件"], "20件"),
        ("1571件", ["1945件"], "-374件"),
        ("0.91%", ["0.65%"], "0.26个百分点"),
        ("6.1‰", ["5.8‰"], "0.3个千分点"),
    ],
)
def test_a_difference_is_in_the_first_ones_unit_of_percentages_in_points(
    value: str, less: list[str], found: str
) -> None:
    assert str(difference(parse(value), *map(parse, less))) == found


def test_what_a_unit_cannot_say_exactly_is_rounded_to_four_decimals() -> None:
    assert str(scaled(parse("1亩").base, parse("2公顷"))) == "0.0667公顷"
    assert str(scaled(parse("3000万元").base, parse("1亿元"))) == "0.3亿元"


@pytest.mark.parametrize(
    ("typed", "computed", "same"),
    [
        ("23.8%", "23.81%", True),
        ("23.8%", "23.86%", False),
        ("3.4亿元", "33999万元", True),
        ("3.4亿元", "34501万元", False),
        ("3.4亿元", "3.4亿件", False),
    ],
)
def test_a_typed_value_agrees_with_a_computed_one_that_rounds_to_it(typed: str, computed: str, *, same: bool) -> None:
    assert agree(parse(typed), parse(computed)) is same
