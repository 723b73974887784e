"""What an amount claims: dimension, value in base units, the interval it allows, conversion and sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.amount import Quantity, add
from generator.interval import Interval
from generator.numerals import plain
from generator.quantity import parse
from generator.units import MEASURES


def shown(interval: Interval) -> str:
    """(20, 30] in the usual notation."""
    ends = [str(end).replace("Infinity", "∞") if end.is_infinite() else f"{plain(end):f}" for end in interval[:2]]
    return f"{'(' if interval.low_open else '['}{ends[0]},{ends[1]}{')' if interval.high_open else ']'}"


@pytest.mark.parametrize(
    ("typed", "dimension", "base"),
    [
        ("3.4亿元", "money", "340000000"), ("5千元", "money", "5000"), ("3公顷", "area", "45"),
        ("1000㎡", "area", "1.5"),
        ("六成", "rate", "60"), ("1.5倍", "rate", "150"), ("百分之五", "rate", "5"), ("5‰", "rate", "0.5"),
        ("五分之二", "rate", "40"), ("一半", "rate", "50"), ("翻一番", "rate", "100"), ("翻两番", "rate", "300"),
        ("0.26个百分点", "points", "0.26"), ("5个千分点", "points", "0.5"), ("两年半", "months", "30"),
        ("第九届", "第届", "9"), ("连续六年", "连续months", "72"), ("5000万—1亿元", "money", "50000000"),
        ("500公斤—1吨", "mass", "500"), ("3—5万元", "money", "30000"), ("数十家", "家", "20"),
        ("上千万元", "money", "10000000"),
    ],
)  # fmt: skip
def test_a_value_in_its_dimensions_base_unit(typed: str, dimension: str, base: str) -> None:
    quantity = parse(typed)
    assert (quantity.dimension, plain(quantity.base)) == (dimension, Decimal(base))


@pytest.mark.parametrize(
    ("typed", "allowed"),
    [
        ("40家", "[40,40]"), ("近40家", "[-∞,40)"), ("不到40家", "[-∞,40)"), ("超40家", "(40,∞)"),
        ("逾1万元", "(10000,∞)"),
        ("20余家", "(20,30)"), ("160多名", "(160,170)"), ("8000多万元", "(80000000,90000000)"),
        ("3万余元", "(30000,40000)"),
        ("百余册", "(100,200)"), ("十几个", "(10,20)"), ("二十几人", "(20,30)"), ("一年多", "(12,24)"),
        ("3.5万多元", "(35000,36000)"), ("不少于500人", "[500,∞]"), ("500人以上", "[500,∞]"),
        ("不超过3天", "[-∞,259200]"),
        ("1—2项", "[1,2]"), ("10%—15%", "[10,15]"), ("5000元—1万元", "[5000,10000]"), ("三五家", "[3,5]"),
        ("约1000亩", "[500,2000]"), ("约1—2项", "[0.5,4]"), ("十来个", "[5,20]"), ("5%左右", "[2.5,10]"),
        ("数十家", "[20,100)"), ("几百人", "[200,1000)"), ("数万元", "[20000,100000)"), ("上百份", "[100,∞)"),
        ("几家", "[2,10)"), ("约-4%", "[-8,-2]"),
    ],
)  # fmt: skip
def test_the_values_that_a_claim_allows(typed: str, allowed: str) -> None:
    assert shown(parse(typed).interval) == allowed


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("近40家", "41家", False), ("近40家", "40家", False), ("近40家", "38家", True), ("20余家", "20家", False),
        ("20余家", "21家", True), ("20余家", "35家", False), ("500人以上", "499人", False), ("1—2项", "3项", False),
        ("3.4亿元", "34000万元", True), ("六成", "60%", True), ("翻一番", "1倍", True), ("翻一番", "100%", True),
        ("15亩", "1公顷", True), ("半年", "6个月", True), ("百分之三点五", "3.5%", True), ("超过一半", "50%", False),
    ],
)  # fmt: skip
def test_two_claims_agree_or_not(one: str, other: str, agree: bool) -> None:
    a, b = parse(one), parse(other)
    assert a.dimension == b.dimension
    assert a.interval.meets(b.interval) is agree


@pytest.mark.parametrize(
    ("typed", "half"),
    [("1945件", "0.5"),
     ("3.4亿元", "5000000"), ("0.91%", "0.005"), ("8000万元", "5000"), ("12.30万元", "50"), ("2公顷", "7.5"),
        ("数十家", "0")],
)  # fmt: skip
def test_precision_is_half_a_unit_of_the_last_digit(typed: str, half: str) -> None:
    assert parse(typed).precision == Decimal(half)


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ("3000万元 0.5亿元", "8000万元"), ("2公顷 15亩", "3公顷"), ("1公顷 1亩", "16亩"), ("5名 3人", "8名"),
        ("1万平方米 15亩", "2万平方米"), ("500公斤 1.5吨", "2000公斤"), ("5% 5‰", "5.5%"),
        ("一年 六个月", "一点五年"),
        ("1000元 5千元", "6000元"), ("12.5万千瓦时 5000度", "13万千瓦时"),
    ],
)  # fmt: skip
def test_a_sum_of_one_dimension_is_in_the_first_ones_unit(typed: str, total: str) -> None:
    assert str(add([parse(text) for text in typed.split()])) == total


@pytest.mark.parametrize("typed", ["5元 5美元", "5% 5个百分点", "5千瓦 5千瓦时", "5天 5个月", "5人 5人次", "5项 5个"])
def test_dimensions_that_only_look_alike_have_no_sum(typed: str) -> None:
    assert add([parse(text) for text in typed.split()]) is None


UNITS = st.sampled_from(sorted(unit for unit in MEASURES if not unit.endswith("分之")))
VALUES = st.decimals(0, 10**6, places=3)


@given(VALUES, UNITS)
def test_to_the_base_unit_and_back(value: Decimal, unit: str) -> None:
    quantity = Quantity(value, unit)
    back = quantity.with_base(quantity.base)
    assert back is not None
    assert (back.low, back.unit) == (value, unit)


@given(st.lists(st.tuples(VALUES, st.sampled_from(["亩", "公顷", "平方米", "平方公里"])), min_size=1, max_size=5))
def test_a_sum_is_exact_whatever_the_units(parts: list[tuple[Decimal, str]]) -> None:
    quantities = [Quantity(value, unit) for value, unit in parts]
    total = add(quantities)
    assert total is not None
    assert total.base == sum(q.base for q in quantities)
