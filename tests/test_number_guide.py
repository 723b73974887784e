"""docs/数.md: what it shows can be written, what it refuses is refused, and the ranges and conversions hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.interval import ENDLESS, Interval
from generator.numerals import plain
from generator.quantity import Unreadable, parse

PAGE = (Path(__file__).parent.parent / "docs/数.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of a section's table, without its head."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    table = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("|")]
    return table[2:]


def quoted(text: str) -> list[str]:
    return re.findall("`([^`]+)`", text)


@pytest.mark.parametrize("typed", [form for row in rows("能写的") for form in quoted(row[1])])
def test_what_can_be_written_is_printed_as_it_is(typed: str) -> None:
    assert str(parse(typed)) == typed


@pytest.mark.parametrize("row", rows("不认的"), ids=lambda row: row[0])
def test_what_is_refused_has_a_remedy_that_is_not(row: list[str]) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(*quoted(row[0]))
    assert refused.value.hint is not None
    assert str(parse(*quoted(row[2]))) in row[2]


def told(interval: Interval) -> str:
    """An interval in the words of the page."""
    low, high = (f"{plain(end):f}" if abs(end) < ENDLESS else "" for end in interval[:2])
    if low and high and not (interval.low_open or interval.high_open):
        return low if low == high else f"{low}到{high}"
    lower = f"多于{low}" if interval.low_open else f"{low}起"
    upper = f"少于{high}" if interval.high_open else f"{high}止"
    return "，".join(words for words, end in ((lower, low), (upper, high)) if end)


@pytest.mark.parametrize("row", rows("说的是多少"), ids=lambda row: row[0])
def test_a_number_says_what_the_page_says(row: list[str]) -> None:
    assert told(parse(*quoted(row[0])).interval) == row[1]


@pytest.mark.parametrize("equation", re.findall("`[^`]+` = `[^`]+`", PAGE.partition("\n## 单位\n")[2]))
def test_units_convert_as_the_page_says(equation: str) -> None:
    one, other = (parse(text) for text in quoted(equation))
    assert (one.dimension, one.base) == (other.dimension, other.base)
