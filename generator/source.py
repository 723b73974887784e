"""Bytes of a file → text with places that can be shown to a person."""

from __future__ import annotations

import codecs
import errno
import os
import re
from bisect import bisect_right
from pathlib import Path
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Two of the characters that hold a YAML file together, side by side. Other encodings have no zero bytes.
_UTF16 = {
    "utf-16-le": rb"(?s:..)*?(?:[\n\r #:-]\0){2}",
    "utf-16-be": rb"(?s:..)*?(?:\0[\n\r #:-]){2}",
}

#: No report and no document is larger, in bytes.
LARGEST = 64 << 20


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

    @property
    def place(self) -> tuple[str, int, int]:
        """File, line and column; both count from 1."""
        return (self.source.path, *self.source.position(self.start))

    @property
    def where(self) -> str:
        """The same for a person, as editors know it: 2011.yaml:12:5."""
        return ":".join(map(str, self.place))


def content(path: Path) -> bytes:
    """A file's bytes. Raises OSError, also for what is larger than LARGEST: a device or a pipe has no end."""
    if not path.is_file() and path.exists():
        raise _refusal(errno.EISDIR if path.is_dir() else errno.EINVAL)
    if path.stat().st_size > LARGEST:
        raise _refusal(errno.EFBIG)
    return path.read_bytes()


def _refusal(code: int) -> OSError:
    return OSError(code, os.strerror(code))


def decode(data: bytes) -> str:
    """File's bytes → text: UTF-8 with or without BOM, UTF-16 with BOM or plain, GB18030.

    Raises UnicodeDecodeError, with the byte's offset, where it is none of these.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding).lstrip("\ufeff")
    if encoding := _utf16_without_bom(data):
        return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _gb18030(data, fault)


def broken_at(fault: UnicodeDecodeError) -> tuple[int, int]:
    """What `decode` raised → the line and the character of it, from 1, that cannot be read."""
    lines = fault.object[: fault.start].decode(fault.encoding, "replace").lstrip("\ufeff").split("\n")
    return len(lines), len(lines[-1]) + 1


def _utf16_without_bom(data: bytes) -> str:
    return next((name for name, marks in _UTF16.items() if b"\0" in data and re.match(marks, data)), "")


def _gb18030(data: bytes, fault: UnicodeDecodeError) -> str:
    """What is no UTF-8 is GB18030, unless hanzi were read before the fault: then it is UTF-8, and broken."""
    if max(data[: fault.start].decode("utf-8"), default="") >= "\u0800":
        raise fault
    try:
        return data.decode("gb18030").lstrip("\ufeff")
    except UnicodeDecodeError as other:
        raise max(fault, other, key=lambda f: f.start) from None
