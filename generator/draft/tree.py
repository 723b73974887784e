"""A draft: what an old document says, in the shape of a report and still to be written down.

Texts are the document's own, without the numbers of headings that the program will count again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.marks import Mark
from generator.messages import Message

#: Cells that the one to their left, or above them, covers: characters that no document has.
LEFT, UP = "\ue00a", "\ue00b"


class Grid(NamedTuple):
    """A table as its cells, row by row; `header` rows stand above. LEFT and UP are cells that another one covers."""

    rows: tuple[tuple[str, ...], ...]
    header: int = 1
    caption: str = ""
    unit: str = ""
    note: str = ""


class Line(NamedTuple):
    """A paragraph: its number in the document, its text, its role (passage.py) and the mark it begins with.

    `lead` is where another face says that its heading ends, `level` the outline level that its style has; 0: neither.
    `at` is its place among the lines. `boxed`: it stands in the middle of a place of its own, as what is sealed does.
    """

    number: int
    text: str
    role: str = "body"
    mark: Mark | None = None
    lead: int = 0
    level: int = 0
    grid: Grid | None = None
    at: int = -1
    boxed: bool = False


class Doubt(NamedTuple):
    """Something to look at: the paragraph's number, its words, and what is odd about it."""

    number: int
    words: str
    message: Message


class Want(NamedTuple):
    """A level of headings as the document has it; `free`: it has no heading.

    None: nothing shows which.
    """

    form: str
    run_in: bool | None = None
    continuous: bool | None = False
    free: bool = False

    def text(self) -> str:
        """As 层次 writes it."""
        spaced = " 空格" * self.form.endswith("\u3000")
        return f"{self.form.rstrip() or '不编号'}{spaced}{' 接排' * bool(self.run_in)}{' 连续' * bool(self.continuous)}"


Body = str | Grid


@dataclass
class Section:
    """A heading, or an item, and what stands below it.

    `rest` is the text that follows the heading in its paragraph. `counted` is its number where the program would
    count another, `run_in` how it stands where its level does otherwise, `levels` those of what is below it.
    """

    line: Line
    form: str = ""
    number: int = 0
    title: str = ""
    rest: str = ""
    body: list[Body] = field(default_factory=list)
    pairs: dict[str, list[Body]] = field(default_factory=dict)
    items: list[Section] = field(default_factory=list)
    unnumbered: bool = False
    counted: int = 0
    run_in: bool | None = None
    levels: tuple[Want, ...] | None = None

    def add(self, text: Body) -> None:
        """A paragraph or table that stands below it."""
        (next(reversed(self.pairs.values())) if self.pairs else self.body).append(text)


@dataclass
class Part:
    """总结 or 计划."""

    title: str | None = None
    preamble: list[Body] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    problems: list[Body] = field(default_factory=list)
    closing: list[Body] = field(default_factory=list)
    levels: tuple[Want, ...] = ()
    #: What it was made from.
    lines: list[Line] = field(default_factory=list)


@dataclass
class Annex:
    """附件: its name, and what stands on its own pages."""

    title: str
    preamble: list[Body] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    levels: tuple[Want, ...] = ()


@dataclass
class Draft:
    """A whole document. `titles` are its title's lines.

    `lowered` are codes of faults that the document itself has: they are kept, and warned of.
    `left` are lines that no report has a place for, `typed` those that are kept as text, numbers and all.
    """

    titles: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    preamble: list[Body] = field(default_factory=list)
    summary: Part | None = None
    plan: Part | None = None
    joining: str = ""
    #: The form of the parts' own numbers, where they stand side by side.
    frame: str = ""
    annexes: list[Annex] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    date: str = ""
    sealed: bool = False
    remark: str = ""
    lowered: list[str] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    typed: list[Line] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def parts(self) -> list[Part]:
        """The parts that are there, in order."""
        return [part for part in (self.summary, self.plan) if part is not None]


def walk(sections: Iterable[Section], depth: int = 1) -> Iterator[tuple[Section, int]]:
    """Sections and all that are below them, in reading order, each with its depth."""
    for section in sections:
        yield section, depth
        yield from walk(section.items, depth + 1)
