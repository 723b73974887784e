"""Joined cells: the clerk's marks, and a template's rowspan and colspan."""

from __future__ import annotations

import pytest

from generator.blocks import Merged
from generator.grid import joined, laid


def marks(text: str) -> list[list[str]]:
    """Rows parted by /, a character a cell."""
    return [list(row) for row in text.split("/")]


@pytest.mark.parametrize(
    ("text", "header", "found"),
    [
        ("甲乙/丙丁", 1, []),
        ("甲←/丙丁", 1, [(0, 0, 1, 2)]),
        ("甲乙/↑丁/子丑", 2, [(0, 0, 2, 1)]),
        ("甲乙←/↑丙丁/子丑寅", 2, [(0, 0, 2, 1), (0, 1, 1, 2)]),
        ("甲←/↑←/子丑", 2, [(0, 0, 2, 2)]),
        ("甲←/↑↑/子丑", 2, [(0, 0, 2, 2)]),
        ("甲乙/子丑/↑寅/↑卯", 1, [(1, 0, 3, 1)]),
        ("甲←←", 1, [(0, 0, 1, 3)]),
    ],
)
def test_cells_are_joined_to_the_left_and_up(text: str, header: int, found: list[tuple[int, ...]]) -> None:
    assert joined(marks(text), header) == (tuple(Merged(*one) for one in found), [])


@pytest.mark.parametrize(
    ("text", "header", "lost"),
    [
        ("←乙", 1, [(0, 0)]),
        ("↑乙", 1, [(0, 0)]),
        ("甲乙/↑丁", 1, [(1, 0)]),
        ("甲←/丙↑/子丑", 2, [(0, 1), (1, 1)]),
        ("甲乙←/子丑寅/←卯辰", 1, [(2, 0)]),
        ("甲乙/子丑/↑←/寅↑", 1, [(2, 0), (2, 1), (3, 1)]),
    ],
)
def test_a_mark_that_joins_nothing_or_no_rectangle_is_found(
    text: str, header: int, lost: list[tuple[int, int]]
) -> None:
    assert joined(marks(text), header)[1] == lost


@pytest.mark.parametrize(
    ("rows", "grid", "merged"),
    [
        ([[("甲", (1, 1)), ("乙", (1, 1))]], [["甲", "乙"]], []),
        ([[("甲", (1, 2))], [("乙", (1, 1)), ("丙", (1, 1))]], [["甲", ""], ["乙", "丙"]], [(0, 0, 1, 2)]),
        ([[("甲", (2, 1)), ("乙", (1, 1))], [("丙", (1, 1))]], [["甲", "乙"], ["", "丙"]], [(0, 0, 2, 1)]),
        ([[("甲", (9, 1)), ("乙", (1, 1))], [("丙", (1, 1))]], [["甲", "乙"], ["", "丙"]], [(0, 0, 2, 1)]),
        ([[("甲", (2, 2))], []], [["甲", ""], ["", ""]], [(0, 0, 2, 2)]),
    ],
)
def test_cells_that_reach_over_others_are_laid_out(
    rows: list[list[tuple[str, tuple[int, int]]]], grid: list[list[str]], merged: list[tuple[int, ...]]
) -> None:
    assert laid(rows, "") == (grid, tuple(Merged(*one) for one in merged))
