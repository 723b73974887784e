"""Pages as they were set: every character, in lines, with positions.

Lengths are points from the upper left corner of the sheet. A 字 is the width of one hanzi
(3.1 of GB/T 9704-2012); a full-width character is one, a Latin letter or digit half of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import floor
from statistics import mean

from generator.style import Style

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Area:
    """The type area (版心, 5.2.1) and the grid in it (5.2.3): edges and pitch in points."""

    left: float
    top: float
    width: float
    height: float
    lines: int
    characters: int
    pitch: float

    @classmethod
    def of(cls, style: Style) -> Area:
        """The type area of a style, as odd pages have it."""
        page = style.page
        left, top, width, height = (twips / 20 for twips in (page.left, page.top, page.text_width, page.text_height))
        return cls(left, top, width, height, page.lines, page.characters, style.body.line / 20)

    @classmethod
    def overleaf(cls, style: Style) -> Area:
        """The type area of a style, as even pages have it: mirrored where the style prints both sides (6.2)."""
        area = cls.of(style)
        return replace(area, left=style.page.right / 20) if style.page.mirrored else area

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def cell(self) -> float:
        """Width of one 字 when the line is full."""
        return self.width / self.characters


@dataclass(frozen=True, slots=True)
class Char:
    """One visible character. `font` is the PDF's name; `at` counts in drawing order, page numbers too."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str
    at: int

    @property
    def full_width(self) -> bool:
        """Whether it takes one 字, as it was drawn and not as Unicode expects it."""
        return self.x1 - self.x0 > 0.9 * self.size


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline, from left to right. Spaces are no characters."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(char.text for char in self.chars)

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(char.x1 for char in self.chars)

    @property
    def baseline(self) -> float:
        """The baseline most of its characters stand on."""
        return Counter(char.baseline for char in self.chars).most_common(1)[0][0]

    @property
    def size(self) -> float:
        """Size of its largest character."""
        return max(char.size for char in self.chars)

    @property
    def top(self) -> float:
        """Upper edge of a hanzi of this size: 0.88 em above the baseline, whatever the font says."""
        return self.baseline - 0.88 * self.size

    @property
    def bottom(self) -> float:
        """Lower edge of a hanzi of this size."""
        return self.baseline + 0.12 * self.size

    @property
    def hanzi(self) -> int:
        """Its length in 字, counting full-width characters only."""
        return sum(char.full_width for char in self.chars)

    @property
    def full_width(self) -> bool:
        """Whether all its characters are."""
        return self.hanzi == len(self.chars)

    @property
    def fonts(self) -> set[str]:
        """The PDF's names of its fonts."""
        return {char.font for char in self.chars}

    def pieces(self) -> Iterator[list[Char]]:
        """Its characters, parted where half a 字 or more was left blank."""
        piece = [self.chars[0]]
        for left, right in pairwise(self.chars):
            if right.x0 - left.x1 > 0.5 * left.size:
                yield piece
                piece = []
            piece.append(right)
        yield piece


@dataclass(frozen=True, slots=True)
class Number:
    """The page number as printed, its ends, and the middle of the ink of its dashes (None: no dash drawn)."""

    text: str
    x0: float
    x1: float
    dash: float | None
    line: Line


@dataclass(frozen=True)
class Page:
    """One page. `lines` holds all its text but the number; `drawn`: it has rules or pictures (a table, a figure).

    `width` and `height` are the sheet's.
    """

    sheet: int
    lines: tuple[Line, ...]
    number: Number | None
    drawn: bool
    area: Area
    width: float
    height: float

    @cached_property
    def pitch(self) -> float:
        """Distance of neighbouring baselines, as most lines have it; the area's where there is but one, or a table."""
        gaps = [self._single(below.baseline - above.baseline) for above, below in pairwise(self.lines)]
        if not gaps or self.drawn:
            return self.area.pitch
        usual = Counter(round(gap) for gap in gaps).most_common(1)[0][0]
        return mean(gap for gap in gaps if abs(gap - usual) <= 1)

    def _single(self, gap: float) -> float:
        """A gap over blank lines of the area's pitch is several."""
        count = round(gap / self.area.pitch)
        return gap / count if count > 1 and abs(gap / self.area.pitch - count) < 0.1 else gap

    def row(self, line: Line) -> int:
        """Which line of the grid it stands on, from 1. Blank lines count, for the place decides.

        LibreOffice sets a baseline four fifths down an exact line, and a grid that does not fill
        the type area in its middle: hence the third of a line, and steps from the first one.
        """
        first = self.lines[0].baseline
        above = (first - self.area.top) / self.pitch - 0.8
        return floor(above + 0.3) + round((line.baseline - first) / self.pitch) + 1

    @property
    def rows(self) -> int:
        """The grid lines in use: down to the last with ink."""
        return self.row(self.lines[-1]) if self.lines else 0

    @cached_property
    def reading(self) -> tuple[Char, ...]:
        """Its characters in the order of the text: pieces of line as drawn, from left to right in each.

        Cells of a table are drawn one after the other, though they share baselines. Within a piece
        the order of drawing tells nothing: a character lent by another font is drawn last.
        """
        pieces = [piece for line in self.lines for piece in line.pieces()]
        return tuple(char for piece in sorted(pieces, key=lambda piece: min(c.at for c in piece)) for char in piece)

    @property
    def text(self) -> str:
        """Its text without spaces and page number."""
        return "".join(char.text for char in self.reading)
