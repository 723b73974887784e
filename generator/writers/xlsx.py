"""A number sheet → .xlsx: numbers as numbers, what is computed as live formulas with their values, A4 landscape.

openpyxl writes it; what it stamps with the time is written anew, so that the same sheet gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from generator.columns import width
from generator.patterns import lazy
from generator.sheet import Cell, Column, Grid, Ref, Row, Sheet
from generator.writers.docx import Properties, described
from generator.writers.package import pack, unpack

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Box
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

#: What a program would take for a formula, were it typed.
_FORMULAS = frozenset("=+-@")
#: Characters that XML, and a spreadsheet, do not take; and the most that a cell holds.
_ILLEGAL = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST = 32000
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_A4 = 9
#: Points that a line of 11 points takes, and what is left above and below.
_LINE, _AIR = 14, 4
#: In columns of numbers, which are narrower than this, words stand in the middle.
_NARROW = 12
#: openpyxl wants a time; it goes into the parts that are written anew.
_ANY = datetime(2000, 1, 1, tzinfo=timezone.utc)
_SIGNED = "核对人：　　　　　　　　　　日期：　　　　年　　月　　日"


def write(sheet: Sheet, properties: Properties) -> bytes:
    """A sheet → the bytes of its workbook, a worksheet for each table."""
    from openpyxl.workbook import Workbook  # noqa: PLC0415  only this command needs it

    book = Workbook()
    book.remove(book.worksheets[0])
    values = [_filled(book, grid, sheet) for grid in sheet.grids]
    out = io.BytesIO()
    book.properties.created = _ANY.replace(tzinfo=None)
    book.save(out)
    parts = unpack(out.getvalue())
    for number, found in enumerate(values, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _with_values(parts[name], found)
    return pack({**parts, **described(properties)})


def _filled(book: Workbook, grid: Grid, sheet: Sheet) -> Mapping[str, str]:
    """A table's worksheet; → the values of its formulas, by their cells."""
    page: Worksheet = book.create_sheet(grid.name)
    places = _Places(sheet)
    for at, column in enumerate(grid.columns, 1):
        box = page.cell(1, at)
        _say(box, column.name.replace(".", "·"))
        _styled(box, head=True, left=False)
        page.column_dimensions[box.column_letter].width = column.width
    values = dict[str, str]()
    for number, row in enumerate(grid.rows, 2):
        page.row_dimensions[number].height = _LINE * _lines(row, grid) + _AIR
        for at, column in enumerate(grid.columns, 1):
            box, cell = page.cell(number, at), row.cells.get(column.name)
            _put(box, cell, places, row, column)
            if cell is not None and cell.formula and cell.number is not None:
                values[box.coordinate] = f"{cell.number:f}"
    _set_up(page, sheet)
    return values


def _lines(row: Row, grid: Grid) -> int:
    """How many lines the longest text of a row takes: not every program finds out by itself."""
    said = [(cell, column.width - 2) for column in grid.columns if (cell := row.cells.get(column.name))]
    return max([-(-width(cell.text) // room) for cell, room in said if cell.number is None], default=1)


class _Places:
    """Where each cell of a sheet is in its workbook."""

    def __init__(self, sheet: Sheet) -> None:
        from openpyxl.utils import get_column_letter  # noqa: PLC0415

        self.found = {
            Ref(row.key, column.name): (grid.name, f"{get_column_letter(at)}{number}")
            for grid in sheet.grids
            for number, row in enumerate(grid.rows, 2)
            for at, column in enumerate(grid.columns, 1)
        }

    def formula(self, cell: Cell, page: str) -> str:
        """A formula with its references as a spreadsheet has them."""
        return "=" + "".join([self.reference(each, page) if isinstance(each, Ref) else each for each in cell.formula])

    def reference(self, ref: Ref, page: str) -> str:
        """A1 on the same page, else '指标'!A1."""
        name, place = self.found[ref]
        return place if name == page else f"'{name}'!{place}"


def _put(box: Box, cell: Cell | None, places: _Places, row: Row, column: Column) -> None:
    """A cell: a formula, a number with its format, or text, which is never taken for a formula."""
    named = column.name == "指标"
    if cell is not None and cell.number is not None:
        box.value = places.formula(cell, box.parent.title) if cell.formula else cell.number
        box.number_format = _format(cell)
    elif cell is not None:
        _say(box, cell.text)
    numeric = cell is not None and cell.number is not None
    _styled(
        box, left=not numeric and column.width >= _NARROW, indent=row.depth if named else 0, marked=row.marked and named
    )


def _say(box: Box, text: str) -> None:
    box.value = _ILLEGAL.sub("\ufffd", text)[:_LONGEST]
    box.data_type = "s"
    if text[:1] in _FORMULAS:
        box.quotePrefix = True


def _format(cell: Cell) -> str:
    """How a spreadsheet shows a number: its decimals, its marks, %."""
    digits = "0" + ("." + "0" * cell.decimals if cell.decimals else "")
    before, after = [f'"{mark}"' if mark else "" for mark in (cell.before, cell.after)]
    return f"{before}{digits}{'%' if cell.percent else ''}{after}"


def _styled(box: Box, *, head: bool = False, left: bool = False, indent: int = 0, marked: bool = False) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415

    thin = Side(style="thin", color="FF808080")
    box.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    box.font = Font(name="宋体", size=11, bold=head, color="FFC00000" if marked else "FF000000")
    across = "left" if left else "center" if head or box.data_type == "s" or box.value is None else "right"
    box.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True, indent=indent)
    if head:
        box.fill = PatternFill("solid", fgColor="FFE7E6E6")


def _set_up(page: Worksheet, sheet: Sheet) -> None:
    """A4 landscape, as wide as the paper, the head on every page, the title above and a line to sign below."""
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.8, 0.8, 0.4, 0.4
    page.oddHeader.center.text = sheet.title.replace("&", "&&")
    page.oddFooter.left.text, page.oddFooter.right.text = _SIGNED, "第&P页，共&N页"


def _with_values(xml: bytes, values: Mapping[str, str]) -> bytes:
    """A worksheet with the values of its formulas: a preview, and a program that opens it read-only, computes none."""
    ElementTree.register_namespace("", _MAIN)
    root = ElementTree.fromstring(xml)
    for box in _boxes(root):
        value = values.get(box.get("r", ""))
        found = box.find(f"{{{_MAIN}}}v")
        if value is not None and found is not None:
            found.text = value
    made: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return made


def _boxes(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    yield from root.iter(f"{{{_MAIN}}}c")
