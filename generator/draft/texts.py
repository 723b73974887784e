"""Every text of a draft, in reading order: taken out, and put back changed; what YAML text must escape."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from itertools import chain

from generator.draft.tree import Body, Draft, Grid, Section, walk
from generator.patterns import lazy
from generator.text import escaped, quoted

Change = Callable[[str], str]

#: The words that mark a hole, and blanks at the ends of a text, which are taken for typing.
_LOST = lazy(r"^\s+|(?<!\s)\s+$|（(?=待填)")


def literal(text: str) -> str:
    """A text → the clerk's text that prints it to the letter: braces and blanks at its ends as quoted strings."""
    return kept(escaped(text))


def kept(text: str) -> str:
    """A text whose braces are escaped or bound already → the same with what would be lost or taken for a hole."""
    return _LOST.sub(quoted, text) if "（待填" in text or text != text.strip() else text


def taken(draft: Draft) -> list[str]:
    """Every text of a draft, in the order in which they are changed."""
    found: list[str] = []

    def take(text: str) -> str:
        found.append(text)
        return text

    change(draft, take)
    return found


def told(draft: Draft) -> list[str]:
    """The same texts, each behind the label that it stands under: 目标任务：… is what is aimed at."""
    labelled = copy.deepcopy(draft)
    sections = [*(part.sections for part in labelled.parts), *(annex.sections for annex in labelled.annexes)]
    for section, _ in chain.from_iterable(map(walk, sections)):
        for label, texts in section.pairs.items():
            section.pairs[label] = [f"{label}：{text}" if isinstance(text, str) else text for text in texts]
    return taken(labelled)


def change(draft: Draft, by: Change, cells: Change = str) -> None:
    """Every text of a draft replaced, in reading order, and every cell of its tables; titles, names and dates apart."""
    draft.preamble = _bodies(draft.preamble, by, cells)
    for part in draft.parts:
        part.preamble = _bodies(part.preamble, by, cells)
        _sections(part.sections, by, cells)
        part.problems = _bodies(part.problems, by, cells)
        part.closing = _bodies(part.closing, by, cells)
    for annex in draft.annexes:
        annex.preamble = _bodies(annex.preamble, by, cells)
        _sections(annex.sections, by, cells)


def _sections(sections: Sequence[Section], by: Change, cells: Change) -> None:
    for section, _ in walk(sections):
        section.title, section.rest = (by(text) if text else text for text in (section.title, section.rest))
        section.body = _bodies(section.body, by, cells)
        section.pairs = {label: _bodies(texts, by, cells) for label, texts in section.pairs.items()}


def _bodies(texts: Sequence[Body], by: Change, cells: Change) -> list[Body]:
    return [_grid(text, cells) if isinstance(text, Grid) else by(text) for text in texts]


def _grid(grid: Grid, by: Change) -> Grid:
    rows = tuple(tuple(by(cell) for cell in row) for row in grid.rows)
    return grid._replace(rows=rows, caption=by(grid.caption), note=by(grid.note))
