"""A body, a footer or a text box → its paragraphs in the order in which they are read, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.readers.xml import Element, W, attribute, child, integer, local
from generator.reading import Cell

#: Elements that hold others of their own kind and say nothing themselves.
AROUND = frozenset(
    """ins moveTo smartTag customXml hyperlink sdt sdtContent fldSimple bdo dir AlternateContent Choice Fallback
    oMathPara oMath""".split()  # noqa: SIM905
)
_OUTSIDE = frozenset({"outside", "inside", "center", "left", "right"})
#: Word's own limit; cells beyond it share the last column.
_MOST_COLUMNS = 63


class Place(NamedTuple):
    """Where a paragraph was met: in a table of this style, in a text box standing there."""

    table_style: str = ""
    frame: str = ""
    cell: Cell | None = None


class Flow:
    """Walks over the paragraphs of one part, and counts its tables.

    `whole`: the paragraphs of text boxes too, behind the one that a box hangs on; and a table of a single
    cell is no table but a frame around text. `strange` counts what is in the part and of no known kind:
    pieces of other documents (w:altChunk).
    """

    def __init__(self, *, whole: bool = False) -> None:
        self.whole = whole
        self.tables = 0
        self.strange = 0

    def met(self, container: Element, place: Place = Place()) -> Iterator[tuple[Element, Place]]:  # noqa: B008
        """A container → its <w:p>, those of tables with them."""
        for element in container.iterchildren("{*}*"):
            name = local(element)
            if name == "p":
                yield element, place
                if self.whole:
                    yield from self._boxed(element, place)
            elif name == "tbl":
                yield from self._table(element, place)
            elif name in AROUND:
                yield from self.met(element, place)
            elif name == "altChunk":
                self.strange += 1

    def _table(self, table: Element, place: Place) -> Iterator[tuple[Element, Place]]:
        found = _cells(table)
        if self.whole and len(found) == 1:
            yield from self.met(found[0][0], place)
            return
        style = attribute(child(table, "tblPr", "tblStyle"))
        self.tables += place.cell is None
        number = self.tables
        for element, spot in found:
            cell = spot._replace(table=number) if place.cell is None else place.cell
            yield from self.met(element, place._replace(table_style=style, cell=cell))

    def _boxed(self, paragraph: Element, place: Place) -> Iterator[tuple[Element, Place]]:
        """The paragraphs of text boxes that hang on a paragraph, from the top down."""
        boxes = [box for box in paragraph.iter(f"{W}txbxContent") if _outermost(box, paragraph)]
        heights = [_height(box) for box in boxes]
        if None not in heights:
            boxes = [box for _, box in sorted(zip(heights, boxes, strict=True), key=lambda pair: pair[0] or 0)]
        for box in boxes:
            yield from self.met(box, place._replace(frame=_standing(box)))


def _outermost(box: Element, paragraph: Element) -> bool:
    """Whether no other box lies between a box and the paragraph it hangs on."""
    return next(box.iterancestors(f"{W}p")) is paragraph


def _standing(content: Element) -> str:
    """Where a text box stands across the page: center, right, outside … ; 'box' where only a number says it."""
    for anchor in content.iterancestors("{*}anchor"):
        aligned = anchor.find("{*}positionH/{*}align")
        if aligned is not None and aligned.text in _OUTSIDE:
            return aligned.text
    for shape in content.iterancestors("{*}shape"):
        styled = dict(part.strip().partition(":")[::2] for part in shape.get("style", "").split(";"))
        return styled.get("mso-position-horizontal", "box")
    return "box"


def _height(content: Element) -> int | None:
    """How far down a text box stands, None where no number says it."""
    anchor = next(content.iterancestors("{*}anchor"), None)
    offset = None if anchor is None else anchor.findtext("{*}positionV/{*}posOffset")
    try:
        return None if offset is None else int(offset[:12])
    except ValueError:
        return None


# ------------------------------------------------------------------------- tables


def _within(container: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through whatever is around them."""
    for element in container.iterchildren("{*}*"):
        if local(element) == name:
            yield element
        elif local(element) in AROUND:
            yield from _within(element, name)


def _cells(table: Element) -> list[tuple[Element, Cell]]:
    """<w:tbl> → its <w:tc> and where each stands; what goes on in a cell above or to the left is that cell's.

    `open_at` has the cell that was last met in each column, and by -1 the last of the row.
    """
    found: list[tuple[Element, int]] = []
    cells: list[Cell] = []
    open_at: dict[int, int] = {}
    for row, line in enumerate(_within(table, "tr")):
        column = _count(attribute(child(line, "trPr", "gridBefore")), 0)
        open_at.pop(-1, None)
        for element in _within(line, "tc"):
            width = _count(attribute(child(element, "tcPr", "gridSpan")), 1) or 1
            at = _owner(element, open_at.get(column), open_at.get(-1))
            if at is None:
                at = len(cells)
                cells.append(Cell(0, row, column, columns=width))
            cells[at] = _reaching(cells[at], row, column + width)
            open_at |= {column: at, -1: at}
            found.append((element, at))
            column = min(column + width, _MOST_COLUMNS - 1)
    return [(element, cells[at]) for element, at in found]


def _owner(element: Element, above: int | None, beside: int | None) -> int | None:
    """Which cell a merged one belongs to, the one above or the one beside; None for one of its own."""
    for name, other in (("vMerge", above), ("hMerge", beside)):
        merge = child(element, "tcPr", name)
        if merge is not None and attribute(merge, default="continue") == "continue":
            return other
    return None


def _reaching(cell: Cell, row: int, end: int) -> Cell:
    """A cell that reaches down to a row, and to the right up to a column."""
    columns = min(max(cell.column + cell.columns, end), _MOST_COLUMNS) - cell.column
    return cell._replace(rows=row - cell.row + 1, columns=columns)


def _count(text: str, default: int) -> int:
    number = integer(text)
    return default if number is None else min(number, _MOST_COLUMNS - 1)
