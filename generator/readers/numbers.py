"""numbering.xml → the numbers that Word puts before paragraphs by itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.readers.counting import counted
from generator.readers.xml import Element, Properties, attribute, child, flat, integer, said_on

_LEVEL = re.compile("%([1-9])")
_SUFFIXES = {"nothing": "", "space": " "}
#: Word takes no longer text of a level.
_LONGEST_TEXT = 64


class Level(NamedTuple):
    """One level of a list: where it starts, its number's form and text, what it does to its paragraphs.

    It begins again behind a paragraph of level `restart` (from 1) or above, with 0 behind none. `legal`:
    the numbers of other levels in it are digits too.
    """

    start: int
    form: str
    text: str
    suffix: str
    paragraph: Properties
    run: Properties
    style: str = ""
    restart: int = 9
    legal: bool = False


_NONE = Level(1, "none", "", "", {}, {})


class Numbering:
    """All lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else list(root)
        self._abstract = {attribute(e, "abstractNumId"): e for e in elements if str(e.tag).endswith("abstractNum")}
        self._lists = {attribute(e, "numId"): e for e in elements if str(e.tag).endswith("}num")}
        self._levels: dict[tuple[str, str], Level] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._families: dict[str, str] = {}

    def level(self, numbered: str, depth: str) -> Level:
        """A list's id (w:numId) and level (w:ilvl) → the level."""
        key = numbered, depth
        if key not in self._levels:
            self._levels[key] = self._level(numbered, depth)
        return self._levels[key]

    def _level(self, numbered: str, depth: str) -> Level:
        entry = self._lists.get(numbered)
        if entry is None:
            return _NONE
        override = next((o for o in entry.iterchildren("{*}lvlOverride") if attribute(o, "ilvl") == depth), None)
        element = child(override, "lvl")
        family = self._abstract.get(self._family(numbered))
        if element is None and family is not None:
            element = next((e for e in family.iterchildren("{*}lvl") if attribute(e, "ilvl") == depth), None)
        if element is None:
            return _NONE
        level = _level(element)
        start = integer(attribute(child(override, "startOverride")))
        return level if start is None else level._replace(start=start)

    def _family(self, numbered: str) -> str:
        """The abstract list that a list is made from, through a numbering style if need be."""
        if numbered not in self._families:
            self._families[numbered] = self._abstract_of(numbered)
        return self._families[numbered]

    def _abstract_of(self, numbered: str) -> str:
        family = attribute(child(self._lists.get(numbered), "abstractNumId"))
        link = attribute(child(self._abstract.get(family), "numStyleLink"))
        if link:
            named = (key for key, each in self._abstract.items() if attribute(child(each, "styleLink")) == link)
            family = next(named, family)
        return family

    def depth_of(self, numbered: str, style: str) -> str:
        """The level that a paragraph style is tied to (w:pStyle), '0' where none is."""
        for depth in map(str, range(9)):
            if style and self.level(numbered, depth).style == style:
                return depth
        return "0"

    def next(self, numbered: str, depth: str) -> str:
        """Count one further → the number as it is shown, with what follows it."""
        at = integer(depth)
        if at is None or at > 8 or numbered not in self._lists:
            return ""
        counts = self._counts.setdefault(self._family(numbered), [None] * 9)
        if numbered not in self._begun:
            self._begun.add(numbered)
            self._restart(numbered, counts)
        level = self.level(numbered, depth)
        known = counts[at]
        counts[at] = level.start if known is None else known + 1
        for deeper in range(at + 1, 9):
            if counts[deeper] is not None and at < self.level(numbered, str(deeper)).restart:
                counts[deeper] = None
        return self._shown(numbered, level, counts)

    def _restart(self, numbered: str, counts: list[int | None]) -> None:
        """A list that states where it starts begins anew, though another of its family has counted."""
        for override in self._lists[numbered].iterchildren("{*}lvlOverride"):
            depth = integer(attribute(override, "ilvl"))
            if child(override, "startOverride") is not None and depth is not None and depth < 9:
                counts[depth] = None

    def _shown(self, numbered: str, level: Level, counts: list[int | None]) -> str:
        if level.form == "bullet" or not level.text:
            return ""

        def number(match: re.Match[str]) -> str:
            other = self.level(numbered, str(int(match[1]) - 1))
            count = counts[int(match[1]) - 1]
            form = "decimal" if level.legal and other.form not in {"none", "bullet"} else other.form
            return counted(form, other.start if count is None else count)

        return _LEVEL.sub(number, level.text) + level.suffix


def _level(element: Element) -> Level:
    start = integer(attribute(child(element, "start")))
    suffix = attribute(child(element, "suff"), default="tab")
    restart = integer(attribute(child(element, "lvlRestart")))
    return Level(
        1 if start is None else start,
        attribute(child(element, "numFmt"), default="decimal"),
        attribute(child(element, "lvlText"))[:_LONGEST_TEXT],
        _SUFFIXES.get(suffix, "\t"),
        flat(child(element, "pPr")),
        flat(child(element, "rPr")),
        attribute(child(element, "pStyle")),
        9 if restart is None else restart,
        said_on(child(element, "isLgl")),
    )
