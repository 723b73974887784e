"""A Word file as it is read: what truly holds for each paragraph and character, wherever it was said.

Lengths are twips (1/20 pt; 1 mm = 56.69), sizes half-points, widths in the text 字. Nothing here knows
XML: readers/word.py makes it, verify/ and whoever imports an old report look at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from generator.patterns import lazy

#: The slots of w:rFonts that a character may take its font from (ECMA-376, 17.3.2.26).
ASCII, HANSI, EAST_ASIA = "ascii", "hAnsi", "eastAsia"
_BLANK = lazy(r"\s+")


class Look(NamedTuple):
    """How characters look. `colour` is 'auto' or RRGGBB, `spacing` what w:spacing adds to each character."""

    font: str
    size: int
    bold: bool = False
    colour: str = "auto"
    spacing: int = 0


class Stretch(NamedTuple):
    """Neighbouring characters of one run and one slot; `field` is the field they are the result of, as PAGE."""

    text: str
    slot: str
    look: Look
    field: str = ""


class Indent(NamedTuple):
    """Indents as Word applies them: where characters are stated, the twips beside them do not count.

    `first` is negative where the first line hangs. `left` is where the lines after the first begin,
    whichever way it was stated (w:leftChars leaves a hanging part out, w:left has it).
    """

    left: int = 0
    right: int = 0
    first: int = 0
    left_characters: Decimal | None = None
    right_characters: Decimal | None = None
    first_characters: Decimal | None = None

    def characters(self, side: str, size: int) -> Decimal:
        """'left', 'right' or 'first' in 字 of a size in half-points."""
        stated: Decimal | None = getattr(self, f"{side}_characters")
        return Decimal(getattr(self, side)) / (size * 10) if stated is None else stated


class Layout(NamedTuple):
    """A paragraph's own properties. `align` as w:jc has it; `line` in twips, or 240ths of a line by rule 'auto'."""

    align: str = "left"
    indent: Indent = Indent()
    line: int = 240
    rule: str = "auto"
    before: int = 0
    after: int = 0
    before_lines: int = 0
    after_lines: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widow_control: bool = True
    snap_to_grid: bool = True
    auto_space_de: bool = True
    auto_space_dn: bool = True
    overflow_punct: bool = True
    kinsoku: bool = True
    top_line_punct: bool = False
    outline: int | None = None
    tabs: tuple[tuple[int, str], ...] = ()


class Cell(NamedTuple):
    """The cell of a table that a paragraph stands in. Rows and columns of the table's grid count from 0.

    `table` counts the document's tables from 1. `rows` and `columns` say how far a joined cell reaches.
    A table within a cell makes no table of its own: its paragraphs are the outer cell's.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Paragraph(NamedTuple):
    """One paragraph. `text` has its automatic number (`mark`) in front, line breaks as \\n.

    `number` counts all paragraphs of the body from 1, those of tables with them. `frame` is the
    horizontal place of the text box or frame it stands in ('' for none), `new_page` whether a page
    begins with it, by whatever means; `mark_size` is the size of its end mark in half-points, which is
    all that a blank paragraph has. `cell` is where in a table it stands.

    In a document that is read for import (readers/document.py) `text` is what a person reads: the number
    without the tab behind it, no blanks around it, nothing invisible in it, and no line break: what
    stands behind one is a paragraph that is `continued`, of the same `number`.
    """

    number: int
    text: str
    style: str
    layout: Layout
    stretches: tuple[Stretch, ...] = ()
    mark: str = ""
    section: int = 0
    table: bool = False
    picture: bool = False
    new_page: bool = False
    frame: str = ""
    mark_size: int = 0
    cell: Cell | None = None
    continued: bool = False

    @property
    def typed(self) -> str:
        """Its text without the automatic number."""
        return self.text[len(self.mark) :]

    @property
    def size(self) -> int:
        """Size of its first visible character in half-points, of its end mark where it has none."""
        return next((s.look.size for s in self.stretches if s.text.strip()), self.mark_size)

    def within(self, start: int, end: int | None = None) -> Iterator[Stretch]:
        """The stretches of text[start:end], cut to it; blanks make none."""
        at = 0
        for stretch in self.stretches:
            text = stretch.text[max(0, start - at) : None if end is None else max(0, end - at)]
            at += len(stretch.text)
            if text and not _BLANK.fullmatch(text):
                yield stretch._replace(text=text)


class Grid(NamedTuple):
    """w:docGrid: '' is no grid, else 'lines', 'linesAndChars' or 'snapToChars'. `space` in 4096ths of a point."""

    kind: str = ""
    pitch: int = 0
    space: int = 0


class Section(NamedTuple):
    """Paper and margins of one section, and what stands in its footers and headers.

    `footers` has 'default', 'even', 'first' where the section has or inherits them.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int = 0
    footer: int = 0
    gutter: int = 0
    landscape: bool = False
    grid: Grid = Grid()
    title_page: bool = False
    number_format: str = ""
    number_start: int | None = None
    footers: Mapping[str, tuple[Paragraph, ...]] = MappingProxyType({})
    headers: Mapping[str, tuple[Paragraph, ...]] = MappingProxyType({})

    @property
    def text_width(self) -> int:
        """Width of the type area (版心)."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """Height of the type area (版心); a negative margin in Word is an exact one."""
        return self.height - abs(self.top) - abs(self.bottom)


class Settings(NamedTuple):
    """What settings.xml says of the whole document. `compression` is w:characterSpacingControl."""

    even_and_odd: bool = False
    mirror_margins: bool = False
    gutter_at_top: bool = False
    compatibility: int = 0
    compression: str = "doNotCompress"


class Properties(NamedTuple):
    """docProps: what a file manager shows. The date as it is written (W3CDTF)."""

    title: str = ""
    creator: str = ""
    created: str = ""


class Reading(NamedTuple):
    """A whole document. `styles` are the names of paragraph styles in use, `normal` the default look.

    Of a plain text only `paragraphs` says anything: it has no sections.
    """

    path: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    settings: Settings
    properties: Properties
    normal: Look
    styles: frozenset[str] = frozenset()
    revisions: int = 0
