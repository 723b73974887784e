"""A PDF → its pages. The only door to pdfplumber, which is optional (the extra `render`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from PIL import Image, ImageOps

from generator.messages import Message
from generator.rendered.office import Unrendered
from generator.rendered.pages import Area, Char, Line, Number, Page

_NUMBER = re.compile(r"[\s—–―ー\-－·第]*\d+[\s—–―ー\-－·页]*")
_SAME_LINE = 4.0
_INK_SCALE = 4


def pages(pdf: Path, odd: Area, even: Area | None = None) -> list[Page]:
    """A PDF → its pages; their lines are counted in the type area of odd pages, and of even ones if it is another.

    Raises Unrendered for a file that is no PDF, or only half of one.
    """
    try:
        return _pages(pdf, odd, even)
    except (MalformedPDFException, PdfminerException):
        raise Unrendered("E515", Message("LibreOffice 排出的 PDF 读不出来")) from None


def _pages(pdf: Path, odd: Area, even: Area | None) -> list[Page]:
    result: list[Page] = []
    seen = 0
    with pdfplumber.open(pdf) as document:
        for sheet, page in enumerate(document.pages, 1):
            chars = list(_chars(page, seen))
            seen += len(chars)
            result.append(_page(sheet, page, chars, odd if sheet % 2 or even is None else even))
    return result


def _chars(page: Any, seen: int) -> Iterator[Char]:
    visible = (char for char in page.chars if char["text"].strip() and char["size"])
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
    return Page(sheet, tuple(lines), number, drawn, area, float(page.width), float(page.height))


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
