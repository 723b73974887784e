"""Passages of a document → its lines: tables whole, each paragraph with its mark and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator import marks, roles
from generator.draft.tree import LEFT, UP, Grid, Line
from generator.passage import BLANK, BODY, CAPTION, CELL, FIGURE, HEAD, HEADING, NOTE, TITLE, Passage
from generator.patterns import lazy
from generator.reading import Paragraph

_STYLED = lazy("heading ([1-9])")
#: What is longer is text, whatever its style says.
_LONGEST_TITLE = 80


def lines(passages: Iterable[Passage], *, plain: bool) -> list[Line]:
    """Passages → lines. `plain`: of a plain text, which shows no red head: what looks like one is text."""
    found: list[Line] = []
    for cells, group in groupby(passages, lambda passage: passage.role == CELL):
        if cells:
            found += _tables(list(group))
        else:
            found += [_line(each, plain=plain) for each in group if each.role not in {BLANK, FIGURE}]
    told = _described([line for line in found if line.text or line.grid])
    return [line._replace(at=at) for at, line in enumerate(told)]


def _described(lines: list[Line]) -> list[Line]:
    """Captions above tables and notes below them, put into the tables; the lines of one title, put together."""
    done: list[Line] = []
    for line in lines:
        above = done[-1] if done else None
        if line.grid is not None and above is not None and above.role == CAPTION:
            done[-1] = line._replace(grid=line.grid._replace(caption=above.text))
        elif above is not None and line.role == above.role == TITLE and line.number == above.number:
            done[-1] = above._replace(text=above.text + line.text)
        elif line.role == NOTE and above is not None and above.grid is not None and not above.grid.note:
            done[-1] = above._replace(grid=above.grid._replace(note=line.text))
        else:
            done.append(line)
    return [line._replace(role=BODY) if line.role in {CAPTION, NOTE} else line for line in done]


def _line(passage: Passage, *, plain: bool) -> Line:
    text = passage.text.strip()
    role = BODY if passage.role == HEADING or (plain and passage.role == HEAD) else passage.role
    if role == TITLE and (len(text) > _LONGEST_TITLE or text[-1:] in "。；;" or marks.mark(text) is not None):
        role = BODY
    if role != BODY:
        return Line(passage.number, text, role, boxed=not plain and _boxed(passage.source))
    mark = marks.mark(text)
    if mark is not None and not text[mark.end :].strip():
        mark = None  # a number without a heading
    lead = 0 if plain or mark is None else roles.face_end(passage.source, mark.end)
    return Line(passage.number, text, role, mark, lead, _level(passage))


def _boxed(paragraph: Paragraph) -> bool:
    layout = paragraph.layout
    return layout.align == "center" and layout.indent.left != layout.indent.right


def _level(passage: Passage) -> int:
    """The outline level that the style or the paragraph itself says; 0 for text."""
    paragraph = passage.paragraph
    if passage.role != HEADING or paragraph is None:
        return 0
    if styled := _STYLED.fullmatch(paragraph.style.lower()):
        return int(styled[1])
    return 0 if paragraph.layout.outline is None else paragraph.layout.outline + 1


# ------------------------------------------------------------------------- tables


def _tables(passages: list[Passage]) -> Iterator[Line]:
    """Paragraphs of cells → a line for each table."""
    for _, group in groupby(passages, lambda passage: _cell(passage)[0]):
        cells = list(group)
        yield Line(cells[0].number, "", CELL, grid=_grid(cells))


def _cell(passage: Passage) -> tuple[int, int, int, int, int]:
    """The table, row and column of a cell, and how many rows and columns it has."""
    cell = passage.source.cell
    return (0, passage.number, 0, 1, 1) if cell is None else cell[:5]


def _grid(passages: list[Passage]) -> Grid:
    texts: dict[tuple[int, int], str] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for passage in passages:
        _, row, column, rows, columns = _cell(passage)
        texts[row, column] = texts.get((row, column), "") + passage.text.strip()
        spans[row, column] = rows, columns
    for (row, column), (rows, columns) in spans.items():
        for down in range(rows):
            for along in range(columns):
                if down or along:
                    texts.setdefault((row + down, column + along), LEFT if along else UP)
    height, width = (max(place[axis] for place in texts) + 1 for axis in (0, 1))
    rows_ = tuple(tuple(texts.get((row, column), "") for column in range(width)) for row in range(height))
    header = max((down for (row, _), (down, _) in spans.items() if row == 0), default=1)
    return Grid(rows_, min(header, len(rows_) - 1))
