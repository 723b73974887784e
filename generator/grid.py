"""Cells that are joined: the clerk's marks ← and ↑, or a template's colspan and rowspan → Merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from generator.blocks import Merged

if TYPE_CHECKING:
    from generator.reading import Paragraph

#: A cell that only says this belongs to the one on its left, or to the one above it.
LEFT, UP = "←", "↑"
Place = tuple[int, int]
Cell = TypeVar("Cell")


def joined(marks: Sequence[Sequence[str]], header: int) -> tuple[tuple[Merged, ...], list[Place]]:
    """Rows of LEFT, UP or anything else, and how many are the header → joined cells, and the marks that join nothing.

    A mark joins nothing at the edge, across the foot of the header (which is repeated on every page), and
    where the cells that belong together are no rectangle.
    """
    owners: dict[Place, Place] = {}
    lost = list[Place]()
    for at, row in enumerate(marks):
        for column, mark in enumerate(row):
            place = at, column
            other = (at, column - 1) if mark == LEFT else (at - 1, column) if mark == UP else place
            out = other not in owners and other != place
            if out or (mark == UP and at == header):
                lost.append(place)
            owners[place] = place if out else owners.get(other, place)
    return _rectangles(owners, lost)


def _rectangles(owners: dict[Place, Place], lost: list[Place]) -> tuple[tuple[Merged, ...], list[Place]]:
    cells: dict[Place, list[Place]] = {}
    for place, owner in owners.items():
        cells.setdefault(owner, []).append(place)
    found = list[Merged]()
    for owner, places in cells.items():
        last = max(row for row, _ in places), max(column for _, column in places)
        shape = Merged(*owner, last[0] - owner[0] + 1, last[1] - owner[1] + 1)
        if shape.rows * shape.columns != len(places) or min(column for _, column in places) < owner[1]:
            lost += places[1:]
        elif len(places) > 1:
            found.append(shape)
    return tuple(found), sorted(set(lost))


def laid(rows: Sequence[Sequence[tuple[Cell, Place]]], blank: Cell) -> tuple[list[list[Cell]], tuple[Merged, ...]]:
    """Rows of cells, each with its rowspan and colspan → rows with a blank where a cell reaches, and those that do.

    A cell that reaches below the last row ends with it.
    """
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    found = list[Merged]()
    for at, row in enumerate(rows):
        column = 0
        for cell, (down, across) in row:
            while column in grid[at]:
                column += 1
            reached = grid[at : at + down]
            for line in reached:
                line.update(dict.fromkeys(range(column, column + across), blank))
            grid[at][column] = cell
            if len(reached) * across > 1:
                found.append(Merged(at, column, len(reached), across))
    return [[line[column] for column in sorted(line)] for line in grid], tuple(found)


def written(paragraphs: Iterable[Paragraph]) -> list[list[tuple[str, bool]]]:
    """The paragraphs of one table that was read → its rows; of each cell the text, and whether it is only a mark.

    A cell's paragraphs are its lines. Where a joined cell reaches stands LEFT or UP, marked as such: an
    arrow that somebody typed is text. Rows are as long as the longest; what no cell covers is empty.
    """
    lines: dict[Place, list[str]] = {}
    marks: dict[Place, str] = {}
    for paragraph in paragraphs:
        assert paragraph.cell is not None
        _, row, column, down, across = paragraph.cell
        lines.setdefault((row, column), []).append(paragraph.text)
        marks |= {(row + r, column + c): LEFT if c else UP for r in range(down) for c in range(across) if r or c}
    places = [*lines, *marks]
    height, width = (max((place[n] for place in places), default=-1) + 1 for n in (0, 1))
    texts = {place: ("\n".join(filter(None, said)), False) for place, said in lines.items()}
    shown = {place: (mark, True) for place, mark in marks.items()} | texts
    return [[shown.get((row, column), ("", False)) for column in range(width)] for row in range(height)]
