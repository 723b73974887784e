"""A set table → <w:tbl>, as strings. Rows stay whole, the header is repeated on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.blocks import Column, Merged, Run, Table, text_of
from generator.columns import MARGIN, reach, tail, width
from generator.style import Style

#: Text → a run's XML.
MakeRun = Callable[[str], str]
_END = "</w:p></w:tc>"


def write(table: Table, style: Style, run: MakeRun, *, keep: bool) -> str:
    """A table as wide as the type area. `keep`: its last row stays on the page of what follows."""
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

    def __init__(self, table: Table, columns: Sequence[Column], style: Style, run: MakeRun) -> None:
        self.columns, self.run, self.header = columns, run, table.header
        self.half = (table.size or style.table.size or style.body.size) * 5
        #: A row of more lines, at half as much again as its type, needs most of a page and may be parted.
        self.most = style.page.text_height * 2 // (self.half * 2 * 3) // 2
        self.long = any(column.lines > self.most for column in columns)
        self.merged = {place: one for one in table.merged for place in _covered(one)}
        self.forms = {(head, keep): self.form(head=head, keep=keep) for head in (True, False) for keep in (True, False)}

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
        if self.merged and any((at, column) in self.merged for column in range(len(texts))):
            return f"<w:tr>{properties}{self.joined(at, texts, head=head, keep=keep)}</w:tr>"
        said = tuple([self.said(text, column, head=head) for text, column in zip(texts, self.columns, strict=False)])
        return f"<w:tr>{properties}{self.forms[head, keep] % said}</w:tr>"

    def said(self, text: str, column: Column, *, head: bool) -> str:
        """What stands for %s: the text, and before it its place where each cell has its own."""
        if not column.uneven or head:
            return self.run(text) if text else ""
        place = f"{_place(column, text, self.half)}</w:pPr>"
        return place + self.run(text.lstrip("\u3000") if column.align == "left" else text)

    def joined(self, at: int, texts: Sequence[str], *, head: bool, keep: bool) -> str:
        """A row some of whose cells reach over others, to the right (gridSpan) or down (vMerge)."""
        cells, column = list[str](), 0
        while column < len(texts):
            one = self.merged.get((at, column), Merged(at, column, 1, 1))
            down = "" if one.rows == 1 else '<w:vMerge w:val="restart"/>' if at == one.row else "<w:vMerge/>"
            across = f'<w:gridSpan w:val="{one.columns}"/>' if one.columns > 1 else ""
            own, text = self.columns[column], texts[column]
            alone = one.columns == 1 and not head and at == one.row
            said = f"{_place(own, text, self.half)}</w:pPr>" if alone and not own.uneven else "</w:pPr>"
            said = self.said(text, own, head=head) if alone and own.uneven else said + (self.run(text) if text else "")
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
