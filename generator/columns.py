"""A table's columns: how wide each is by what it says, and how its cells stand.

Figures stand under one another at their decimal points: from the right, each as far from the edge as what
follows its point is shorter than the longest. That needs no tab, which not every program applies in a cell.
Where their units differ (35亿元 above 143家) there is nothing to compare: they stand in the middle.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.blocks import Column, Merged, Table, text_of
from generator.patterns import lazy
from generator.style import Style

#: Left and right margin of a cell together, in twips: those of Word's Normal Table.
MARGIN = 216
#: What nothing is said with.
_NONE = frozenset({"", "—", "－", "-", "–", "/", "……", "…"})
#: A figure with its mark and unit; its digits, as many as there are, may be told as 0 each.
_FIGURE = lazy(
    r"(?:[约近超逾]|不少于|不低于|至少|不超过|超过|￥)?[-−+±]?\d[\d,]*(?:\.\d+)?[^\d\n.,，、。；：—～~]{0,6}"
)
#: What follows the whole number: it decides where a figure stands.
_TAIL = lazy(r"\d[\d,]*((?:\.\d+)?[^\d\n]*)$")
DIGITS = "0123456789,"
_UNBROKEN = lazy("[!-~]+")
_ZEROS = bytes.maketrans(b"123456789", b"000000000")
#: Text columns are not made narrower than so many half 字, nor the heads of figures.
_LEAST_TEXT, _LEAST_HEAD = 10, 7
#: 小四, 五号, 小五 in half-points: what offices set a table in that the style's size makes too wide.
_SMALLER = (24, 21, 18)


def width(text: str) -> int:
    """A text's width in half 字: in this encoding whatever is as wide as a hanzi has two bytes."""
    return len(text.encode("gb18030"))


def _widest(texts: Sequence[str]) -> int:
    """The same of the widest of some texts: a table has thousands."""
    return max(map(len, "\n".join(texts).encode("gb18030").split(b"\n")))


def measured(table: Table, style: Style) -> tuple[Table, bool]:
    """A table → the same with its columns, as wide together as the type area, and whether that is too narrow.

    Its type is made smaller before a number is broken.
    """
    found = [_Content(column[: table.header], column[table.header :]) for column in _said(table)]
    own = style.table.size or style.body.size
    for size in (own, *[smaller for smaller in _SMALLER if smaller < own]):
        fitted, narrow = _fitted(found, size * 5, style.page.text_width)
        if not narrow:
            break
    columns = tuple([one.column(wide, size * 5) for one, wide in zip(found, fitted, strict=True)])
    return table._replace(columns=columns, size=0 if size == own else size), narrow


def _said(table: Table) -> list[list[str]]:
    """The texts of each column; of cells over several columns none, for they follow from the others."""
    rows = [[cell[0].text if len(cell) == 1 else text_of(cell) for cell in row] for row in table.rows]
    for one in table.merged:
        if one.columns > 1:
            rows[one.row][one.column] = ""
    return [list(column) for column in zip(*rows, strict=True)]


def tail(text: str) -> int:
    """What follows a figure's whole number, in half 字; -1 for what is no figure."""
    if text[:1] in DIGITS:
        return width(text.lstrip(DIGITS)) if text else -1
    match = _TAIL.search(text)
    return width(match[1]) if match else -1


def _shapes(said: str) -> frozenset[str]:
    """Lines → how they look, all numbers being 0: few, whatever their number."""
    data = said.encode().translate(_ZEROS)
    while b"00" in data:
        data = data.replace(b"00", b"0")
    return frozenset(data.decode().split("\n"))


class _Content:
    """What one column says: its widths in half 字."""

    def __init__(self, head: Sequence[str], body: Sequence[str]) -> None:
        self.said = "\n".join(body)
        self.head, self.text = _widest(head), _widest(body)
        self.indent = max([len(text) - len(text.lstrip("\u3000")) for text in body]) if "\u3000" in self.said else 0
        shapes = _shapes(self.said)
        figures = shapes - _NONE
        self.figures = bool(figures) and all(map(_FIGURE.fullmatch, figures))
        self.alike = self.figures and len({shape.rpartition("0")[2] for shape in figures}) == 1
        decimal = any("." in shape for shape in figures)
        tails = {tail(text) for text in (body if decimal else figures)} - {-1} if self.alike else {0}
        self.tail, self.uneven = max(tails), len(tails) > 1 or (self.alike and figures != shapes)
        if len(tails) > 1:
            plain = all(shape[0] == "0" for shape in figures)
            before = [
                len(text) - len(text.lstrip(DIGITS)) if plain else width(text) - max(0, tail(text)) for text in body
            ]
            self.text = self.tail + max(before)

    @property
    def natural(self) -> int:
        """With half a 字 of air, since some programs set hanzi and figures a little apart."""
        return max(self.head, self.text) + 1

    @property
    def least(self) -> int:
        """The least that leaves figures, numbers and words unbroken; where the units differ with the same air."""
        if self.figures:
            return max(self.text + (not self.alike), min(self.head, _LEAST_HEAD))
        word = max(map(len, _UNBROKEN.findall(self.said)), default=0)
        return min(self.natural, self.indent * 2 + max(_LEAST_TEXT, word))

    def column(self, wide: int, half: int) -> Column:
        """The column, so many twips wide, in a face of this half 字."""
        room = max(half, wide - MARGIN)
        if self.alike:
            return Column(wide, "figures", max(0, room - self.text * half) // 2, self.tail, uneven=self.uneven)
        lines = -(-self.text * half // room)
        align = "left" if lines > 1 or self.indent else "center"
        return Column(wide, align, uneven=self.indent > 0, lines=lines)


def _fitted(found: list[_Content], half: int, room: int) -> tuple[list[int], bool]:
    """Widths in twips that fill the room. What is short keeps its line; the others get the same, and wrap."""
    natural = [one.natural * half + MARGIN for one in found]
    if sum(natural) <= room:
        return _spread(natural, room), False
    least = [one.least * half + MARGIN for one in found]
    if sum(least) > room:
        return _spread([wide * room // sum(least) for wide in least], room), True
    low, high = 0, room
    while low < high:
        level = (low + high + 1) // 2
        low, high = (level, high) if sum(_levelled(natural, least, level)) <= room else (low, level - 1)
    return _spread(_levelled(natural, least, low), room), False


def _levelled(natural: list[int], least: list[int], level: int) -> list[int]:
    return [min(most, max(few, level)) for most, few in zip(natural, least, strict=True)]


def _spread(widths: list[int], room: int) -> list[int]:
    """What is left of the room, shared out alike."""
    each, rest = divmod(room - sum(widths), len(widths))
    return [wide + each + (at < rest) for at, wide in enumerate(widths)]


def reach(columns: Sequence[Column], one: Merged) -> int:
    """How wide a joined cell is, in twips."""
    return sum(column.width for column in columns[one.column : one.column + one.columns])
