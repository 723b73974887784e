"""A set table → <w:tbl>, as strings. Rows stay whole, the header is repeated on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.blocks import Column, Merged, Run, Table, text_of
from generator.columns import DIGITS, MARGIN, reach, tail, width
from generator.style import Style

#: Text → a run's XML.
MakeRun = Callable[[str], str]
_END = "</w:p></w:tc>"
_SURE = "<w:r><w:t>%s</w:t></w:r>"


def write(table: Table, style: Style, run: MakeRun | None, *, keep: bool) -> str:
    """A table as wide as the type area. No `run`: its texts need only tags around them.

    `keep`: its last row stays on the page of what follows.
    """
    columns = table.columns or _alike(table, style)
    writer = _Writer(table, columns, style, run)
    last = len(table.rows) - 1 if keep else -1
    rows = [writer.row(at, row, keep=at < table.header or at == last) for at, row in enumerate(table.rows)]
    grid = "".join([f'<w:gridCol w:w="{column.width}"/>' for column in columns])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(c.width for c in columns)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _alike(table: Table, style: Style) -> tuple[Column, ...]:
    """Columns of a table that was not set."""
    count = max(len(row) for row in table.rows)
    return (Column(style.page.text_width // count),) * count


class _Writer:
    """A table's columns, which say the same of every row but for its texts."""

    def __init__(self, table: Table, columns: Sequence[Column], style: Style, run: MakeRun | None) -> None:
        self.columns, self.run, self.header = columns, run or _SURE.__mod__, table.header
        self.half = (table.size or style.table.size or style.body.size) * 5
        #: A row of more lines, at half as much again as its type, needs most of a page and may be parted.
        self.most = style.page.text_height * 2 // (self.half * 2 * 3) // 2
        self.own = [at for at, column in enumerate(columns) if column.uneven]
        self.long = any(column.lines > self.most for column in columns)
        #: Column by column, the places met so far: they depend on what follows the whole number alone.
        self.places: list[dict[str, str]] = [{} for _ in columns]
        self.merged = {place: one for one in table.merged for place in _covered(one)}
        self.forms = {(head, keep): self.form(head=head, keep=keep) for head in (True, False) for keep in (True, False)}
        #: Rows for which filling the form is all there is to do.
        plain = run is None and not table.merged and not any(column.uneven for column in columns)
        self.form_of_all = self.form(head=False, keep=False).replace("%s", _SURE) if plain else ""

    def form(self, *, head: bool, keep: bool) -> str:
        """A row's cells, %s standing for what differs from row to row."""
        cells = []
        for column in self.columns:
            own = column.uneven and not head
            place = "" if head or own else _place(column, "", self.half)
            cells.append(f"{_cell(column.width, keep=keep)}{place}{'' if own else '</w:pPr>'}%s{_END}")
        return "".join(cells)

    def row(self, at: int, row: Sequence[tuple[Run, ...]], *, keep: bool) -> str:
        """`keep`: the row stays with the next one."""
        head = at < self.header
        texts = [runs[0].text if len(runs) == 1 else text_of(runs) for runs in row]
        whole = "" if self.long and self.high(texts) else "<w:cantSplit/>"
        properties = f"<w:trPr>{whole}{'<w:tblHeader/>' if head else ''}</w:trPr>" if whole or head else ""
        if self.form_of_all and not (head or keep) and "" not in texts:
            return f"<w:tr>{properties}{self.form_of_all % tuple(texts)}</w:tr>"
        if self.merged and any((at, column) in self.merged for column in range(len(texts))):
            return f"<w:tr>{properties}{self.joined(at, texts, head=head, keep=keep)}</w:tr>"
        run, own = self.run, () if head else self.own
        said = [run(text) if text else "" for text in texts]
        for column in own:
            said[column] = self.placed(texts[column], column)
        return f"<w:tr>{properties}{self.forms[head, keep] % tuple(said)}</w:tr>"

    def placed(self, text: str, column: int) -> str:
        """A text, and before it its place, in a column where each cell has its own."""
        places, behind = self.places[column], text.lstrip(DIGITS)
        if (place := places.get(behind)) is None:
            place = places[behind] = f"{_place(self.columns[column], text, self.half)}</w:pPr>"
        text = text.lstrip("\u3000")
        return place + self.run(text) if text else place

    def joined(self, at: int, texts: Sequence[str], *, head: bool, keep: bool) -> str:
        """A row some of whose cells reach over others, to the right (gridSpan) or down (vMerge)."""
        cells, column = list[str](), 0
        while column < len(texts):
            one = self.merged.get((at, column), Merged(at, column, 1, 1))
            down = "" if one.rows == 1 else '<w:vMerge w:val="restart"/>' if at == one.row else "<w:vMerge/>"
            across = f'<w:gridSpan w:val="{one.columns}"/>' if one.columns > 1 else ""
            text = texts[column]
            alone = one.columns == 1 and not head and at == one.row
            said = self.placed(text, column) if alone else "</w:pPr>" + (self.run(text) if text else "")
            cells.append(f"{_cell(reach(self.columns, one), across + down, keep=keep)}{said}{_END}")
            column += one.columns
        return "".join(cells)

    def high(self, texts: Sequence[str]) -> bool:
        """Whether a row needs more lines than can be kept together."""
        rooms = [max(1, (column.width - MARGIN) // self.half) for column in self.columns]
        return any(width(text) // room > self.most for text, room in zip(texts, rooms, strict=False))


def _covered(one: Merged) -> list[tuple[int, int]]:
    rows, columns = range(one.row, one.row + one.rows), range(one.column, one.column + one.columns)
    return [(row, column) for row in rows for column in columns]


def _cell(wide: int, joined: str = "", *, keep: bool) -> str:
    """A cell up to its paragraph's place."""
    kept = "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{joined}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="BodyText"/>{kept}'
    )


def _place(column: Column, text: str, half: int) -> str:
    """Where a text stands in its column; in the middle goes without saying. Blanks before it are its indent."""
    behind = tail(text) if column.uneven else column.tail
    if column.align == "figures" and behind >= 0:
        short = column.tail - behind
        return f'<w:ind w:right="{column.right + short * half}"/><w:jc w:val="right"/>'
    if column.align == "left":
        indent = len(text) - len(text.lstrip("\u3000"))
        left = f'<w:ind w:leftChars="{indent * 100}" w:left="{indent * half * 2}"/>' if indent else ""
        return f'{left}<w:jc w:val="left"/>'
    return ""
