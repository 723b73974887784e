"""Issuers, date and seals at the end of a paper: the arithmetic of 7.3.5, in 字."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.signatures import blank, centre, rows, starts, step
from generator.style import Signature

RULE = Signature()
AREA = Decimal(28)
CELL = Decimal(315)
SEAL = RULE.seal / CELL
WIDTHS = st.lists(st.integers(2, 24).map(Decimal), min_size=1, max_size=9)
DATES = st.sampled_from([Decimal(0), Decimal("5.5"), Decimal(7)])


@given(WIDTHS, DATES)
def test_the_date_begins_two_characters_right_of_the_issuers(widths: list[Decimal], date: Decimal) -> None:
    issuer, begins = starts(widths, date, AREA, RULE)
    assert begins - issuer == 2
    assert issuer >= 0


@pytest.mark.parametrize(("issuer", "date", "end"), [("8", "7", 26), ("7", "7", 26), ("3", "7", 26)])
def test_the_longer_of_the_two_ends_two_characters_from_the_right(issuer: str, date: str, end: int) -> None:
    start, begins = starts([Decimal(issuer)], Decimal(date), AREA, RULE)
    assert (start + Decimal(issuer) if issuer >= date else begins + Decimal(date)) == end


@given(WIDTHS, DATES)
def test_seals_of_a_row_stay_in_the_type_area_and_never_touch(widths: list[Decimal], date: Decimal) -> None:
    counts = rows(widths, date, AREA, RULE, CELL)
    assert sum(counts) == len(widths)
    apart, middle = step(widths, SEAL), centre(widths, date, AREA, RULE)
    assert apart > SEAL
    if counts[0] > 1:
        assert middle - apart * (counts[0] - 1) - max([SEAL, *widths]) / 2 >= 0
    assert middle + max(widths) / 2 <= AREA


def test_rows_are_filled_from_the_first_issuer_on() -> None:
    assert rows([Decimal(7)] * 5, Decimal(7), AREA, RULE, CELL) == [2, 2, 1]


@pytest.mark.parametrize(("millimetres", "lines"), [(42, 2), (45, 2), (50, 2)])
def test_the_first_seal_begins_within_a_line_of_the_text(millimetres: int, lines: int) -> None:
    seal = round(millimetres * 1440 / 25.4)
    assert blank(RULE._replace(seal=seal), 579, first=True) == lines
    for middle in (1, Decimal("0.5")):  # at the foot of the issuer's line above a date, else on the line
        assert 0 <= lines + middle - Decimal(seal) / 579 / 2 <= 1


def test_further_rows_leave_room_for_a_whole_seal() -> None:
    assert (blank(RULE, 579, first=False) + 1) * 579 > RULE.seal
