"""Bytes of a file → text with places that can be shown to a person."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Source:
    """One file's name and text. Offsets count characters of `text`."""

    __slots__ = ("_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Offset of the first character of every line."""
        if self._starts is None:
            self._starts = [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]
        return self._starts

    def line_of(self, offset: int) -> int:
        """Offset → line, counted from 0."""
        return bisect_right(self.starts, offset) - 1

    def line(self, number: int) -> str:
        """Line, counted from 0 → its text without the line end."""
        start = self.starts[number]
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r")

    def position(self, offset: int) -> tuple[int, int]:
        """Offset → line and column, counted from 1."""
        number = self.line_of(offset)
        return number + 1, offset - self.starts[number] + 1


class Span(NamedTuple):
    """From `start` to before `end` in a source."""

    source: Source
    start: int
    end: int


def decode(data: bytes) -> str:
    """File's bytes → text: UTF-8 with or without BOM, UTF-16 with BOM or plain, GB18030.

    Raises UnicodeDecodeError, with the byte's offset, where it is none of these.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding)
    if encoding := _utf16_without_bom(data):
        return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            raise fault from None


def _utf16_without_bom(data: bytes) -> str:
    """Every other byte of UTF-16's line ends and colons is zero; text in UTF-8 or GB18030 has none."""
    if b"\0" not in data:
        return ""
    if b"\n\0" in data and b"\0\n" not in data[:-1].replace(b"\n\0", b""):
        return "utf-16-le"
    return "utf-16-be" if b"\0\n" in data else ""
