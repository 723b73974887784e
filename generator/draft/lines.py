"""Passages of a document → its lines: tables whole, each paragraph with its mark and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator import marks, roles
from generator.draft.tree import LEFT, UP, Grid, Line
from generator.marks import Mark
from generator.passage import BLANK, BODY, CAPTION, CELL, FIGURE, HEAD, HEADING, IMPRINT, NOTE, TITLE, Passage
from generator.patterns import lazy
from generator.reading import Paragraph

#: What is longer is text, whatever its style says.
_LONGEST_TITLE = 80
#: What a list of contents has in a plain copy: a heading, dots, a page.
_ENTRY = lazy(r"[^。；]{2,60}(?:[.．…·]{3,200}|\t)\s{0,9}\d{1,3}")
#: A first item, which is one sentence, and the number of the next.
_CLAUSE = lazy("[^\0。！？]{1,300}[。；;，,]\0")


def lines(passages: Iterable[Passage], *, plain: bool) -> list[Line]:
    """Passages → lines. `plain`: of a plain text. What looks like a head (版头) or an imprint but is not laid out as
    one, in red, is text: it would be lost otherwise.
    """
    found: list[Line] = []
    for cells, group in groupby(_framed(list(passages)), lambda passage: passage.role == CELL):
        if cells:
            found += _tables(list(group))
        else:
            found += [_line(each, plain=plain) for each in group if each.role not in {BLANK, FIGURE}]
    told = _described([line for line in found if line.text or line.grid])
    return [line._replace(at=at) for at, line in enumerate(_apart(told))]


def _framed(passages: list[Passage]) -> list[Passage]:
    """Passages, of which those of a head without red, the title below it and an imprint are text."""
    head = [passage for passage in passages if passage.role == HEAD]
    if any(stretch.look.colour == "FF0000" for passage in head for stretch in passage.source.stretches):
        return passages
    typed = {HEAD, IMPRINT, TITLE} if head else {IMPRINT}
    return [passage._replace(role=BODY) if passage.role in typed else passage for passage in passages]


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Lines, of which one that holds a whole enumeration, 一是…；二是…, begins with no heading's number."""
    done, later = list[Line](), dict[str, int]()
    for line in reversed(lines):
        mark = line.mark
        whole = mark is not None and later.get(mark.form) != mark.number + 1 and _enumerates(line.text, mark)
        if mark is not None and not whole:
            later[mark.form] = mark.number
        done.append(line._replace(mark=None, lead=0) if whole else line)
    return done[::-1]


def _enumerates(text: str, mark: Mark) -> bool:
    """Whether the number that follows a line's own stands in it, right behind its first sentence or clause."""
    following = marks.numbered(mark.form, mark.number + 1)
    if not mark.number or following == mark.form:
        return False
    said = text[mark.end :].replace("(", "（").replace(")", "）").replace(following, "\0")
    return _CLAUSE.match(said) is not None


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
    role = BODY if passage.role == HEADING else passage.role
    if role == TITLE and (len(text) > _LONGEST_TITLE or text[-1:] in "。；;" or marks.mark(text) is not None):
        role = BODY
    if role != BODY:
        return Line(passage.number, text, role, boxed=not plain and _boxed(passage.source))
    mark = marks.mark(text)
    if mark is not None and (not text[mark.end :].strip() or _ENTRY.fullmatch(text)):
        mark = None  # a number without a heading, or an entry in a list of contents
    lead = 0 if plain or mark is None else roles.face_end(passage.source, mark.end)
    return Line(passage.number, text, role, mark, lead, _level(passage))


def _boxed(paragraph: Paragraph) -> bool:
    layout = paragraph.layout
    return layout.align == "center" and layout.indent.left != layout.indent.right


def _level(passage: Passage) -> int:
    """The outline level of a heading; 0 for text."""
    known = passage.role == HEADING and passage.paragraph is not None
    return roles.outline_level(passage.source) if known else 0


# ------------------------------------------------------------------------- tables


def _tables(passages: list[Passage]) -> Iterator[Line]:
    """Paragraphs of cells → a line for each table."""
    for _, group in groupby(passages, lambda passage: _cell(passage)[0]):
        cells = list(group)
        yield Line(cells[0].number, "", CELL, grid=_grid(cells))


def _cell(passage: Passage) -> tuple[int, int, int, int, int]:
    """The table, row and column of a cell, and how many rows and columns it has."""
    cell = passage.source.cell
    return (0, passage.number, 0, 1, 1) if cell is None else cell


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
    return Grid(rows_, _header(spans, height))


def _header(spans: Mapping[tuple[int, int], tuple[int, int]], height: int) -> int:
    """How many rows the header has: one, and all that its joined cells reach into."""
    header = 1
    for (row, _), (down, _) in sorted(spans.items()):
        if row < header:
            header = max(header, row + down)
    return min(header, height)
