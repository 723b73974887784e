"""Two numbers that may be one, typed wrongly once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.checks.alike import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [("2360", "2630"), ("45", "54"), ("45", "450"), ("1.2", "12"), ("1360", "1860"), ("12600", "12060")],
)
def test_digits_that_changed_places_a_point_that_moved_or_one_digit_are_a_slip(one: str, other: str) -> None:
    assert alike(Decimal(one), Decimal(other))
    assert alike(Decimal(other), Decimal(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("2360", "2360"), ("210", "230"), ("12", "15"), ("5", "53"), ("1360", "1280"), ("0", "0"), ("8", "9")],
)
def test_other_numbers_are_none(one: str, other: str) -> None:
    assert not alike(Decimal(one), Decimal(other))


def test_one_digit_is_a_slip_only_where_both_are_known_to_be_of_one_thing() -> None:
    assert not alike(Decimal(1427), Decimal(1417), digit=False)
    assert alike(Decimal(1427), Decimal(1247), digit=False)
