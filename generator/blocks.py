"""The document between template and file: blocks of runs, testable without Word.

Every block has the key of what it prints (a place in the YAML, or the template's) and
the template's line as its origin.
"""

from decimal import Decimal
from typing import NamedTuple

from generator.named import Named


class Run(NamedTuple):
    """Text in one face; `figure` is the key of its provenance where it is a bound number."""

    text: str
    figure: str | None = None
    label: bool = False


#: Within a title's runs: here a line ends.
BREAK = Run("\n")


#: What stands before the first name of the 附件说明 (7.3.4).
ATTACHED = "附件："


class Title(Named):
    """A document's or part's title; numbering starts again after it."""

    key: str
    origin: str
    runs: tuple[Run, ...]


class Heading(NamedTuple):
    """A numbered heading of depth `level`; `form` is its number's form, '' for none.

    `inline`: it is set within the paragraph before it, with the inline paragraphs that follow.
    `number`: its own, where that is not the next one.
    """

    key: str
    origin: str
    runs: tuple[Run, ...]
    level: int
    form: str
    run_in: bool = False
    continuous: bool = False
    inline: bool = False
    number: int = 0


class Paragraph(NamedTuple):
    """Text of a role: body, addressee, attachment (7.3.4), annex (its label, 7.3.7), remark (7.3.6); caption
    and unit above a table, note below it.

    `lead` is what stands before it: a run-in heading, in the face of `form`, or an attachment's number, its `form`.
    `inline`: it belongs to the inline heading before it; `restart`: all numbers start again after it.
    """

    key: str
    origin: str
    runs: tuple[Run, ...]
    role: str = "body"
    lead: tuple[Run, ...] = ()
    form: str = ""
    inline: bool = False
    restart: bool = False


class Merged(Named):
    """A cell over several: its place among the rows and columns, from 0, and how many of them it has."""

    row: int
    column: int
    rows: int
    columns: int


class Column(Named):
    """How a table's column is set: twips wide, its cells in the middle, left, or figures at their points.

    Figures end `right` twips before the edge of the cell, those with the longest `tail` (half 字) behind the point.
    `uneven`: each cell has a place of its own. `lines`: how many lines its longest text takes.
    """

    width: int
    align: str = "center"
    right: int = 0
    tail: int = 0
    uneven: bool = False
    lines: int = 1


class Table(Named):
    """Rows of cells; the first `header` rows are repeated on every page. What a merged cell covers is empty.

    `columns` are there when the table is set; `size` (half-points) where its type has to be smaller than the style's.
    """

    key: str
    origin: str
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    header: int = 1
    merged: tuple[Merged, ...] = ()
    columns: tuple[Column, ...] = ()
    size: int = 0


class Image(Named):
    """A picture's file: its bytes, its kind (png, jpeg), and its natural size in twips."""

    data: bytes
    kind: str
    width: int
    height: int


class Figure(Named):
    """A picture, at most `share` per cent of the type area wide; its caption, and the words that stand for it."""

    key: str
    origin: str
    image: Image
    runs: tuple[Run, ...] = ()
    share: Decimal = Decimal(100)
    words: str = ""


class Signature(Named):
    """Issuers, in rows where they are sealed side by side, and date at the end; either may be empty."""

    key: str
    origin: str
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    date: tuple[Run, ...]
    sealed: bool = False

    @property
    def issuers(self) -> tuple[tuple[Run, ...], ...]:
        """The issuers in their order."""
        return tuple([issuer for row in self.rows for issuer in row])


class PageBreak(Named):
    """What follows begins a new page."""

    key: str
    origin: str


Block = Title | Heading | Paragraph | Table | Figure | Signature | PageBreak


def numeral(form: str) -> str:
    """A heading's form (一、 （1） ①) → what counts in it: the first number there is, or ''."""
    for char in form:
        if char in "一1①A甲Ⅰ":
            return char
    return ""


def is_form(text: str) -> bool:
    """Whether a text can stand before headings: it counts, or is made of marks only, as —— is."""
    return bool(numeral(text)) or not any(map(str.isalnum, text))


def texts(block: Block) -> list[tuple[Run, ...]]:
    """A block → every stretch of runs in it, in reading order."""
    if isinstance(block, Paragraph):
        return [block.lead, block.runs]
    if isinstance(block, Table):
        return [cell for row in block.rows for cell in row]
    if isinstance(block, Signature):
        return [*block.issuers, block.date]
    return [] if isinstance(block, PageBreak) else [block.runs]


def text_of(runs: tuple[Run, ...]) -> str:
    """Runs → their text."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def width(text: str) -> Decimal:
    """Width in 字: a digit or Latin letter is half one."""
    return Decimal(2 * len(text) - sum(map(str.isascii, text))) / 2
