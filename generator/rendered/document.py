"""Passages and pages → which lines of which page each passage was set in, and what of it is not there.

Pages may hold more than the passages say (headers, footnotes, a table's head on every page) and less
(a mark that LibreOffice lets hang and loses): each passage is looked for behind the one before it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.passage import Passage
from generator.rendered.pages import Char, Line, Page

#: From how many characters on a text found far ahead is the one looked for, and no other like it.
_SURE = 12
#: How many characters of something else may stand within or before one, and how many of its own be lost at a time.
_NEAR, _LOST = 120, 8
#: How many characters have to agree behind what was skipped.
_AGREED = 6
#: Which part of a passage must be there to say that it is this one, with characters lost.
_SAME = 0.6
#: PDFs name the same dash and dot by one character or another.
_ALIKE = str.maketrans("―・‧", "—··")


@dataclass(frozen=True, slots=True)
class Spot:
    """A line on its page."""

    page: Page
    line: Line

    @property
    def row(self) -> int:
        """Which line of the page's grid it stands on, from 1."""
        return self.page.row(self.line)


@dataclass(frozen=True)
class Rendered:
    """A document twice: its passages, all of them in order, and its pages.

    `spots` has the lines of each passage, none of one that is blank or not there; `missing` what of
    its text the pages lack; `owners` the passage of each character (Char.at).
    """

    passages: Sequence[Passage]
    pages: Sequence[Page]
    spots: Sequence[tuple[Spot, ...]]
    missing: Sequence[str]
    owners: dict[int, int]

    def owner(self, line: Line) -> int | None:
        """The passage a line begins in, by its place among all; None where no passage has this text."""
        return min((self.owners[char.at] for char in line.chars if char.at in self.owners), default=None)

    @cached_property
    def lines(self) -> list[Spot]:
        """All lines from first to last."""
        return [Spot(page, line) for page in self.pages for line in page.lines]

    def of(self, *roles: str) -> Iterator[tuple[int, Passage, tuple[Spot, ...]]]:
        """The passages of some roles that are on a page: place among all, passage, lines."""
        for at, passage in enumerate(self.passages):
            if passage.role in roles and self.spots[at]:
                yield at, passage, self.spots[at]


def trace(passages: Sequence[Passage], pages: Sequence[Page]) -> Rendered:
    """Passages and the pages they were set on → both, brought together."""
    chars = [char for page in pages for char in page.reading]
    letters = [(_fold(letter), char.at) for char in chars for letter in char.text]
    drawn = "".join(letter for letter, _ in letters)
    owners: dict[int, int] = {}
    missing: list[str] = []
    at = 0
    for index, passage in enumerate(passages):
        ink = "".join(passage.text.split())
        pairs, at = _found(_folded(ink), drawn, at)
        if not pairs and passage.paragraph is not None and passage.paragraph.frame:
            pairs = _anywhere(_folded(ink), drawn)
        there = {place for place, _ in pairs}
        missing.append("".join(char for place, char in enumerate(ink) if place not in there))
        for _, place in pairs:
            owners.setdefault(letters[place][1], index)
    return Rendered(passages, pages, _spots(len(passages), pages, owners), missing, owners)


def _spots(count: int, pages: Sequence[Page], owners: dict[int, int]) -> list[tuple[Spot, ...]]:
    spots: list[list[Spot]] = [[] for _ in range(count)]
    for page in pages:
        for line in page.lines:
            for index in dict.fromkeys(_owners(line.chars, owners)):
                spots[index].append(Spot(page, line))
    return [tuple(each) for each in spots]


def _owners(chars: Iterable[Char], owners: dict[int, int]) -> Iterator[int]:
    return (owners[char.at] for char in chars if char.at in owners)


def _folded(text: str) -> str:
    return "".join(map(_fold, text))


def _fold(char: str) -> str:
    """One character for all that a PDF may call by each other's names, as 一 and the radical ⼀."""
    folded = unicodedata.normalize("NFKC", char.translate(_ALIKE))
    return folded if len(folded) == 1 else char


def _found(ink: str, drawn: str, at: int) -> tuple[list[tuple[int, int]], int]:
    """A passage's text, all text drawn and where to look → pairs of places in both, and where to look for the next."""
    if not ink:
        return [], at
    if drawn.startswith(ink, at):
        return _run(0, at, len(ink)), at + len(ink)
    if len(pairs := _walk(ink, drawn, at)) >= _SAME * len(ink):
        return pairs, pairs[-1][1] + 1
    ahead = drawn.find(ink, at) if len(ink) >= _SURE else -1
    return (_run(0, ahead, len(ink)), ahead + len(ink)) if ahead >= 0 else ([], at)


def _walk(ink: str, drawn: str, at: int) -> list[tuple[int, int]]:
    """Pairs of equal characters, from both texts' beginnings on, each time the nearest."""
    pairs, place = [], 0
    while place < len(ink) and at < len(drawn):
        if ink[place] == drawn[at]:
            pairs.append((place, at))
            skipped = 1, 1
        elif (found := _next(ink, drawn, place, at)) is None:
            break
        else:
            skipped = found
        place, at = place + skipped[0], at + skipped[1]
    return pairs


def _next(ink: str, drawn: str, place: int, at: int) -> tuple[int, int] | None:
    """How much of both to skip to where they agree again; as little as can be."""
    for both in range(1, _NEAR + _LOST):
        for lost in range(min(both, _LOST) + 1):
            start = ink[place + lost : place + lost + _AGREED]
            if start and drawn.startswith(start, at + both - lost):
                return lost, both - lost
    return None


def _run(a: int, b: int, length: int) -> list[tuple[int, int]]:
    return list(zip(range(a, a + length), range(b, b + length), strict=True))


def _anywhere(ink: str, drawn: str) -> list[tuple[int, int]]:
    """Pairs of places for the text of a box, which stands in the file elsewhere than on the page."""
    at = drawn.find(ink) if ink else -1
    return _run(0, at, len(ink)) if at >= 0 else []
