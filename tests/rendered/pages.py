"""A .docx → its pages as LibreOffice sets them: every character, in lines, with positions.

Lengths are points from the upper left corner of the sheet. A 字 is the width of one hanzi
(3.1 of GB/T 9704-2012); a full-width character is one, a Latin letter or digit half of one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import floor
from pathlib import Path
from statistics import mean
from typing import Any

import pdfplumber
from PIL import Image, ImageOps

MM = 72 / 25.4
FONTS = Path(__file__).with_name("fonts.conf")
#: The families fonts.conf maps to → how their fonts are called inside a PDF.
FACES = {
    "AR PL SungtiL GB": "BousungEG-Light-GB",
    "AR PL KaitiM GB": "GBZenKai-Medium",
    "Noto Sans CJK SC": "NotoSansCJK",
    "Noto Serif CJK SC": "NotoSerifCJK",
    "AR PL UMing CN": "UMingCN",
}
_PACKAGES = "libreoffice-writer fonts-noto-cjk fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-arphic-uming"
_NUMBER = re.compile(r"[\s—–―ー\-－·第]*\d+[\s—–―ー\-－·页]*")
_SAME_LINE = 4.0
_INK_SCALE = 4


@dataclass(frozen=True, slots=True)
class Area:
    """The type area (版心, 5.2.1) and the grid in it (5.2.3): edges and pitch in points."""

    left: float = 28 * MM
    top: float = 37 * MM
    width: float = 156 * MM
    height: float = 225 * MM
    lines: int = 22
    characters: int = 28
    pitch: float = 28.95

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
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
        return "".join(char.text for char in self.chars)

    @property
    def x0(self) -> float:
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        return max(char.x1 for char in self.chars)

    @property
    def baseline(self) -> float:
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
        return self.baseline + 0.12 * self.size

    @property
    def hanzi(self) -> int:
        """Its length in 字, counting full-width characters only."""
        return sum(char.full_width for char in self.chars)

    @property
    def full_width(self) -> bool:
        return self.hanzi == len(self.chars)

    @property
    def fonts(self) -> set[str]:
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

    def within(self, faces: Iterable[str]) -> bool:
        """Whether each character is of one of the faces (names of FACES)."""
        return all(font.startswith(tuple(FACES[face] for face in faces)) for font in self.fonts)


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
    """One page. `lines` holds all its text but the number; `drawn`: it has rules or pictures (a table, a figure)."""

    sheet: int
    lines: tuple[Line, ...]
    number: Number | None
    drawn: bool
    area: Area

    @cached_property
    def pitch(self) -> float:
        """Distance of neighbouring baselines, as most lines have it; the area's where there is but one."""
        gaps = [below.baseline - above.baseline for above, below in pairwise(self.lines)]
        if not gaps:
            return self.area.pitch
        usual = Counter(round(gap) for gap in gaps).most_common(1)[0][0]
        return mean(gap for gap in gaps if abs(gap - usual) <= 1)

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


def missing() -> str:
    """Why nothing can be rendered on this machine, or "" if it can."""
    if _office() is None:
        return f"LibreOffice is not installed (Debian: apt-get install {_PACKAGES})"
    if shutil.which("fc-match") is None:
        return "fontconfig's fc-match is not installed; faces cannot be mapped without fontconfig"
    lacking = [face for face in FACES if not _installed(face)]
    return f"fonts are not installed: {', '.join(lacking)} (Debian: apt-get install {_PACKAGES})" if lacking else ""


def render(docx: Path, out: Path) -> Path:
    """A .docx → a PDF in the folder `out`. RuntimeError with LibreOffice's words if there is none."""
    office = _office()
    if office is None:
        raise RuntimeError(missing())
    out.mkdir(parents=True, exist_ok=True)
    pdf = out / f"{docx.stem}.pdf"
    pdf.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        said = _convert(office, docx, out, Path(profile))
    if not pdf.exists():
        raise RuntimeError(f"LibreOffice made no PDF of {docx}:\n{said}")
    return pdf


def pages(pdf: Path, area: Area | None = None) -> list[Page]:
    """A PDF → its pages."""
    result: list[Page] = []
    seen = 0
    with pdfplumber.open(pdf) as document:
        for sheet, page in enumerate(document.pages, 1):
            chars = list(_chars(page, seen))
            seen += len(chars)
            result.append(_page(sheet, page, chars, area or Area()))
    return result


def _office() -> str | None:
    mac = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
    return shutil.which("soffice") or shutil.which("libreoffice") or shutil.which(mac)


def _environment() -> dict[str, str]:
    return {**os.environ, "FONTCONFIG_FILE": str(FONTS)}


def _installed(face: str) -> bool:
    found = subprocess.run(
        ["fc-match", "--format=%{family}", face], env=_environment(), capture_output=True, encoding="utf-8", check=False
    )
    return face in found.stdout


def _convert(office: str, docx: Path, out: Path, profile: Path) -> str:
    """Runs LibreOffice with a profile of its own → what it said."""
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(out), str(docx)]
    try:
        done = subprocess.run(
            command,
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=300,
            check=False,
        )
    except subprocess.TimeoutExpired as stuck:
        return f"no answer within {stuck.timeout:.0f} seconds"
    return f"{done.stdout}exit code {done.returncode}"


def _chars(page: Any, seen: int) -> Iterator[Char]:
    visible = (char for char in page.chars if char["text"].strip())
    for at, char in enumerate(visible, seen):
        yield Char(
            text=char["text"],
            x0=char["x0"],
            x1=char["x1"],
            baseline=round(float(page.height) - char["matrix"][5], 2),
            size=round(char["size"], 2),
            font=char["fontname"].split("+", 1)[-1],
            at=at,
        )


def _page(sheet: int, page: Any, chars: list[Char], area: Area) -> Page:
    lines = _lines(chars)
    number = None
    if lines and lines[-1].top > area.bottom and _NUMBER.fullmatch(_spaced(lines[-1])):
        number = _number(lines.pop(), page)
    drawn = bool(page.images or page.rects or page.lines or page.curves)
    return Page(sheet, tuple(lines), number, drawn, area)


def _lines(chars: list[Char]) -> list[Line]:
    """Characters → lines: a new one where the baseline drops by more than raised or lowered characters do."""
    rows: list[list[Char]] = []
    last = float("-inf")
    for char in sorted(chars, key=lambda char: char.baseline):
        if char.baseline - last > _SAME_LINE:
            rows.append([])
        rows[-1].append(char)
        last = char.baseline
    return [Line(tuple(sorted(row, key=lambda char: char.x0))) for row in rows]


def _spaced(line: Line) -> str:
    """A line's text with a space wherever a gap of a quarter 字 or more was left."""
    words = [line.chars[0].text]
    for left, right in pairwise(line.chars):
        words.append(" " * (right.x0 - left.x1 > 0.2 * left.size) + right.text)
    return "".join(words)


def _number(line: Line, page: Any) -> Number:
    return Number(_spaced(line), line.x0, line.x1, _ink_middle(line.chars[0], page), line)


def _ink_middle(char: Char, page: Any) -> float | None:
    """Where a dash's ink lies, half-way down; a font's box does not tell. None if the character is no dash."""
    if char.text.isdigit():
        return None
    sheet: Image.Image = page.to_image(resolution=72 * _INK_SCALE).original
    top, bottom = char.baseline - char.size, char.baseline + char.size / 2
    left, upper, right, lower = (round(edge * _INK_SCALE) for edge in (char.x0, top, char.x1, bottom))
    box = ImageOps.invert(sheet.crop((left, upper, right, lower)).convert("L")).getbbox()
    return (upper + (box[1] + box[3]) / 2) / _INK_SCALE if box else None
