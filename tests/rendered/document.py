"""A .docx → its paragraphs, by the standard library alone: what the file says, to hold against what the page shows."""

from __future__ import annotations

import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .pages import Line, Page

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PIECES = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One <w:p>. `style` is the style's name; `before` (points) and the flags are what holds, through the styles."""

    text: str
    style: str
    keep_next: bool
    keep_lines: bool
    new_page: bool
    table: bool
    figure: bool
    before: float

    @property
    def ink(self) -> str:
        """Its text without spaces and line breaks."""
        return "".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Look:
    """What a style chooses and the pages must show: sizes in points, lengths in mm and 字. As the standard has it.

    `faced`: its fonts are those that fonts.conf maps, so that a font tells the role of what is set in it.
    """

    title: float = 22
    body: float = 16
    number: float = 14
    under: float = 7
    indent: float = 1
    dashes: bool = True
    alternate: bool = True
    faced: bool = True


@dataclass(frozen=True)
class Rendered:
    """One document three times: its paragraphs, its pages, and what `--format txt` says. The first two must agree."""

    paragraphs: list[Paragraph]
    pages: list[Page]
    text: str = field(default="", repr=False)
    look: Look = Look()

    @cached_property
    def _starts(self) -> list[int]:
        """Where in the text without spaces each paragraph begins."""
        written = "".join(paragraph.ink for paragraph in self.paragraphs)
        drawn = "".join(page.text for page in self.pages)
        assert drawn == written, "the page shows other characters than the file: no line can be traced to a paragraph"
        return [0, *accumulate(len(paragraph.ink) for paragraph in self.paragraphs)]

    @cached_property
    def _places(self) -> dict[int, int]:
        """Char.at → place in the text without spaces."""
        chars = [char for page in self.pages for char in page.reading]
        places = [0, *accumulate(len(char.text) for char in chars)]
        return {char.at: place for char, place in zip(chars, places[:-1], strict=True)}

    def _place(self, line: Line) -> int:
        return min(self._places[char.at] for char in line.chars)

    def index(self, line: Line) -> int:
        """Which paragraph the line begins in. AssertionError if the pages do not have the file's characters."""
        return bisect_right(self._starts, self._place(line)) - 1

    def paragraph(self, line: Line) -> Paragraph:
        return self.paragraphs[self.index(line)]

    def begins(self, line: Line) -> bool:
        """Whether the line is its paragraph's first."""
        return self._place(line) == self._starts[self.index(line)]

    def set_lines(self) -> Iterator[tuple[Paragraph, list[Line]]]:
        """Paragraphs outside tables with the lines they were set in, over page ends; blank ones are left out."""
        lines: dict[int, list[Line]] = {}
        for page in self.pages:
            for line in page.lines:
                lines.setdefault(self.index(line), []).append(line)
        for index, found in lines.items():
            if not self.paragraphs[index].table:
                yield self.paragraphs[index], found


def paragraphs(docx: Path) -> list[Paragraph]:
    """A .docx → the paragraphs of its body, those in tables included, in the file's order."""
    body, styles = _read(docx)
    inside = {id(p) for table in body.iter(f"{_W}tbl") for p in table.iter(f"{_W}p")}
    return [_paragraph(p, styles, table=id(p) in inside) for p in body.iter(f"{_W}p")]


def text(docx: Path) -> str:
    """A .docx → its text: a line a paragraph or a table's row, tabs between cells, <w:br/> a new line.

    A blank paragraph that begins a page is a page break and no line of text; nor is a picture.
    """
    body, styles = _read(docx)
    lines: list[str] = []
    for element in body:
        if element.tag == f"{_W}tbl":
            lines += ["\t".join(_cell(cell) for cell in row.iter(f"{_W}tc")) for row in element.iter(f"{_W}tr")]
        elif element.tag == f"{_W}p":
            paragraph = _paragraph(element, styles, table=False)
            lines += [] if (paragraph.new_page or paragraph.figure) and not paragraph.text else [paragraph.text]
    return "\n".join(lines)


def _read(docx: Path) -> tuple[Element, dict[str, Element]]:
    """Body, and styles by id."""
    with zipfile.ZipFile(docx) as package:
        body = ElementTree.fromstring(package.read("word/document.xml")).find(f"{_W}body")
        styles = ElementTree.fromstring(package.read("word/styles.xml"))
    assert body is not None, "no body"
    return body, {style.get(f"{_W}styleId", ""): style for style in styles.iter(f"{_W}style")}


def _cell(cell: Element) -> str:
    """A cell's text, an indent as blanks of one 字, and a tab for each column that it reaches over."""
    reach = cell.find(f"{_W}tcPr/{_W}gridSpan")
    over = 0 if reach is None else int(reach.get(f"{_W}val", "1")) - 1
    return "\n".join(_indent(p) + "".join(_text(p)) for p in cell.iter(f"{_W}p")) + "\t" * over


def _indent(p: Element) -> str:
    found = p.find(f"{_W}pPr/{_W}ind")
    return "" if found is None else "\u3000" * (int(found.get(f"{_W}leftChars", "0")) // 100)


def _paragraph(p: Element, styles: dict[str, Element], *, table: bool) -> Paragraph:
    chain = list(_chain(p, styles))
    return Paragraph(
        text="".join(_text(p)),
        style=_style_name(p, styles),
        keep_next=_flag("keepNext", chain),
        keep_lines=_flag("keepLines", chain),
        new_page=_flag("pageBreakBefore", chain) or _breaks_page(p),
        table=table,
        figure=p.find(f".//{_W}drawing") is not None,
        before=_before(chain),
    )


def _text(p: Element) -> Iterator[str]:
    for element in p.iter():
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _PIECES and element.get(f"{_W}val") is None and element.get(f"{_W}type") is None:
            yield _PIECES[element.tag]


def _breaks_page(p: Element) -> bool:
    return any(br.get(f"{_W}type") == "page" for br in p.iter(f"{_W}br"))


def _own_style(p: Element) -> str:
    style = p.find(f"{_W}pPr/{_W}pStyle")
    return "Normal" if style is None else style.get(f"{_W}val", "")


def _style_name(p: Element, styles: dict[str, Element]) -> str:
    style = styles.get(_own_style(p))
    name = None if style is None else style.find(f"{_W}name")
    return "" if name is None else name.get(f"{_W}val", "")


def _chain(p: Element, styles: dict[str, Element]) -> Iterator[Element]:
    """The pPr that hold for a paragraph, the strongest first: its own, its style's, that style's base's."""
    own = p.find(f"{_W}pPr")
    if own is not None:
        yield own
    style = styles.get(_own_style(p))
    while style is not None:
        properties = style.find(f"{_W}pPr")
        if properties is not None:
            yield properties
        base = style.find(f"{_W}basedOn")
        style = None if base is None else styles.get(base.get(f"{_W}val", ""))


def _flag(name: str, chain: list[Element]) -> bool:
    for properties in chain:
        found = properties.find(f"{_W}{name}")
        if found is not None:
            return found.get(f"{_W}val", "true") not in _OFF
    return False


def _before(chain: list[Element]) -> float:
    stated = [spacing.get(f"{_W}before") for properties in chain for spacing in properties.iter(f"{_W}spacing")]
    return next((int(twips) / 20 for twips in stated if twips is not None), 0)
