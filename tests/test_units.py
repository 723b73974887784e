"""Units: which stand in prose, what they measure, how they convert."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.units import KNOWN, MEASURES, NOUNS, measure, unit_at


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("项授权专利", "项"), ("人次", "人次"), ("个百分点", "个百分点"), ("个省级平台", "个"),
        ("平方公里", "平方公里"),
        ("元/亩", "元/亩"), ("件/万人。", "件/万人"), ("元/每", "元"), ("场次", "场次"), ("㎡", "㎡"),
        ("吨标准煤", "吨标准煤"),
        ("人才计划", ""), ("人均", ""), ("人均已派驻", "人"), ("项目", ""), ("年来", ""), ("家庭", ""), ("利税", ""),
        ("大活动", "大"), ("大精神", ""), ("方面", "方面"), ("", ""), ("，", ""),
    ],
)  # fmt: skip
def test_the_longest_known_unit_that_is_no_other_word(text: str, unit: str) -> None:
    assert unit_at(text, 0) == unit


@pytest.mark.parametrize(
    ("unit", "dimension", "factor"),
    [
        ("元", "money", "1"), ("千元", "money", "1000"), ("公顷", "area", "15"), ("平方米", "area", "0.0015"),
        ("㎡", "area", "0.0015"), ("平方公里", "area", "1500"), ("吨", "mass", "1000"), ("斤", "mass", "0.5"),
        ("公里", "length", "1000"), ("千瓦时", "energy", "1"), ("度", "energy", "1"), ("兆瓦", "power", "1000"),
        ("%", "rate", "1"), ("‰", "rate", "0.1"), ("成", "rate", "10"), ("倍", "rate", "100"),
        ("百分之", "rate", "1"),
        ("五分之", "rate", "20"), ("个百分点", "points", "1"), ("千分点", "points", "0.1"), ("天", "time", "86400"),
        ("年", "months", "12"), ("件", "件", "1"), ("美元", "dollars", "1"), ("元/亩", "money/area", "1"),
        ("件/万人", "件/people", "0.0001"), ("公斤/亩", "mass/area", "1"), ("元/公顷", "元/公顷", "1"),
    ],
)  # fmt: skip
def test_what_a_unit_measures(unit: str, dimension: str, factor: str) -> None:
    assert measure(unit) == (dimension, Decimal(factor))


def test_a_square_metre_and_a_hectare_agree_with_the_mu() -> None:
    assert MEASURES["公顷"].factor / MEASURES["平方米"].factor == 10000
    assert MEASURES["平方公里"].factor / MEASURES["公顷"].factor == 100


def test_what_has_lost_its_unit_is_none() -> None:
    assert set() == NOUNS & KNOWN
