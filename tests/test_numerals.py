"""Numerals: digits of both scripts, read and written; rounding."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.numerals import Script, divided, neighbours, plain, read, rounded, together, write


@given(st.integers(0, 9999) | st.integers(0, 10**15), st.sampled_from([Script.CHINESE, Script.LIANG]))
def test_chinese_digits_are_read_as_they_are_written(number: int, script: Script) -> None:
    assert read(write(Decimal(number), script)) == number


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        (0, "零"), (2, "二"), (10, "十"), (11, "十一"), (20, "二十"), (100, "一百"), (101, "一百零一"),
        (110, "一百一十"), (1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"), (2012, "二千零一十二"),
        (10000, "一万"), (30500, "三万零五百"), (35000, "三万五千"), (100000, "十万"), (120000000, "一亿二千万"),
        (10**12, "一万亿"),
    ],
)  # fmt: skip
def test_chinese_digits(number: int, chinese: str) -> None:
    assert write(Decimal(number), Script.CHINESE) == chinese


@pytest.mark.parametrize(("number", "said"), [(2, "两"), (200, "两百"), (2002, "两千零二"), (20, "二十"), (12, "十二")])
def test_liang_is_said_for_er_at_the_head(number: int, said: str) -> None:
    assert write(Decimal(number), Script.LIANG) == said


@pytest.mark.parametrize("number", ["10000000000000000", "-2"])
def test_what_chinese_digits_cannot_say_stays_arabic(number: str) -> None:
    assert write(Decimal(number), Script.CHINESE) == number


@pytest.mark.parametrize(
    ("value", "decimals", "result"),
    [
        ("2.25", 1, "2.3"), ("2.35", 1, "2.4"), ("-2.25", 1, "-2.3"), ("2.249", 1, "2.2"), ("0.5", 0, "1"),
        ("1.5", 0, "2"), ("2.5", 0, "3"), ("2", 1, "2.0"), ("-0.04", 1, "0.0"), ("-0.4", 0, "0"),
        ("1E+40", 2, "1" + "0" * 40 + ".00"),
    ],
)  # fmt: skip
def test_rounding_is_half_up_and_knows_no_minus_zero(value: str, decimals: int, result: str) -> None:
    assert f"{rounded(Decimal(value), decimals):f}" == result


@pytest.mark.parametrize(
    ("value", "result"), [("8E+1", "80"), ("2.50", "2.5"), ("2.0", "2"), ("0.0", "0"), ("1E+40", "1" + "0" * 40)]
)
def test_plain_has_no_exponent_and_no_zeros_behind_the_point(value: str, result: str) -> None:
    assert str(plain(Decimal(value))) == result


@pytest.mark.parametrize(
    ("said", "pair"),
    [
        ("三五", "3 5"), ("一两", "1 2"), ("两三", "2 3"), ("十五六", "15 16"),
        ("二十七八", "27 28"), ("三四十", "30 40"),
        ("七八百", "700 800"), ("一百二三十", "120 130"), ("二一", ""), ("九十", ""),
        ("五五", ""), ("一三", ""), ("五", ""),
    ],
)  # fmt: skip
def test_neighbours_are_two_numbers_that_follow_each_other(said: str, pair: str) -> None:
    found = neighbours(said)
    assert " ".join(str(number) for number in found or ()) == pair
    if found is not None:
        assert together(*found, Script.LIANG if "两" in said else Script.CHINESE) == said


@pytest.mark.parametrize(("value", "by", "quotient"), [("3", "15", "0.2"), ("16", "15", None), ("1", "0.0015", None)])
def test_a_quotient_is_exact_or_none(value: str, by: str, quotient: str | None) -> None:
    assert divided(Decimal(value), Decimal(by)) == (None if quotient is None else Decimal(quotient))
