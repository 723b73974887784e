"""Intervals: what two claims say of each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.interval import ENDLESS, Interval, point


def interval(text: str) -> Interval:
    """[20,30) → the interval; ∞ for no end."""
    low, high = text[1:-1].replace("∞", "Infinity").split(",")
    return Interval(Decimal(low), Decimal(high), text[0] == "(", text[-1] == ")")


@pytest.mark.parametrize(
    ("one", "relation", "other"),
    [
        ("[1,2]", "meets", "[2,3]"), ("[1,2]", "meets", "[0,5]"), ("[1,1]", "meets", "[1,1]"),
        ("(-∞,40)", "above", "(-∞,-∞]"), ("(-∞,40)", "meets", "[39,39]"),
        ("(-∞,40)", "below", "[40,40]"), ("[41,41]", "above", "(-∞,40)"), ("(20,30)", "above", "[20,20]"),
        ("(20,30)", "below", "[30,∞)"), ("[1,2)", "below", "[2,3]"), ("[1,2]", "below", "(2,3]"),
        ("[500,∞)", "meets", "[500,500]"), ("(500,∞)", "above", "[500,500]"),
    ],
)  # fmt: skip
def test_one_lies_below_above_or_meets_the_other(one: str, relation: str, other: str) -> None:
    a, b = interval(one), interval(other)
    assert {name for name in ("below", "above", "meets") if getattr(a, name)(b)} == {relation}


@pytest.mark.parametrize(
    ("one", "other", "inside"),
    [
        ("[2,3]", "[2,3]", True), ("(2,3)", "[2,3]", True), ("[2,3]", "(2,3]", False), ("[2,3]", "[2,3)", False),
        ("[2,9]", "[2,∞)", True), ("[1,9]", "[2,∞)", False), ("(2,9]", "(2,∞)", True),
    ],
)  # fmt: skip
def test_within(one: str, other: str, inside: bool) -> None:
    assert interval(one).within(interval(other)) is inside


def test_room_for_rounding_closes_the_ends() -> None:
    assert interval("(2,3)").widened(Decimal("0.5")) == interval("[1.5,3.5]")
    assert point(Decimal(5)) == interval("[5,5]")


ENDS = st.sampled_from([-ENDLESS, *map(Decimal, range(5)), ENDLESS])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(ENDS), draw(ENDS)))
    closed = low == high
    return Interval(low, high, not closed and draw(st.booleans()), not closed and draw(st.booleans()))


@given(intervals(), intervals())
def test_to_meet_is_mutual_and_exactly_one_relation_holds(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.below(b) == b.above(a)
    assert [a.below(b), a.above(b), a.meets(b)].count(True) == 1


@given(intervals(), intervals())
def test_what_lies_within_meets(a: Interval, b: Interval) -> None:
    assert a.within(a)
    assert not a.within(b) or a.meets(b)


@given(intervals(), intervals(), intervals())
def test_below_carries_over(a: Interval, b: Interval, c: Interval) -> None:
    assert not (a.below(b) and b.below(c)) or a.below(c)
