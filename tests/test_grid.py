"""Joined cells: the clerk's marks, and a template's rowspan and colspan."""

from __future__ import annotations

import pytest

from generator.blocks import Merged
from generator.grid import LEFT, UP, joined, laid, written
from generator.reading import Cell, Layout, Paragraph


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


def cell(text: str, row: int, column: int, rows: int = 1, columns: int = 1) -> Paragraph:
    return Paragraph(1, text, "", Layout(), table=True, cell=Cell(1, row, column, rows, columns))


def test_a_table_that_was_read_is_rows_of_text_with_marks_where_cells_reach() -> None:
    read = [cell("项目", 0, 0), cell("件数", 0, 1, columns=2), cell("专利", 1, 0, rows=2), cell("申请", 1, 1)]
    read += [cell("1945", 1, 2), cell("授权", 2, 1), cell("1522", 2, 2)]
    assert [[text for text, _ in row] for row in written(read)] == [
        ["项目", "件数", LEFT],
        ["专利", "申请", "1945"],
        [UP, "授权", "1522"],
    ]


def test_an_arrow_that_was_typed_is_no_mark() -> None:
    assert written([cell("↑", 0, 0, columns=2)]) == [[("↑", False), ("←", True)]]


def test_the_paragraphs_of_a_cell_are_its_lines_and_a_missing_cell_is_empty() -> None:
    read = [cell("甲", 0, 0), cell("", 0, 0), cell("乙", 0, 0), cell("丙", 1, 1)]
    assert written(read) == [[("甲\n乙", False), ("", False)], [("", False), ("丙", False)]]


def test_no_paragraphs_are_no_rows() -> None:
    assert written([]) == []
