"""A picture file's bytes → its kind and natural size, read from its header. Nothing is decoded.

PNG (ISO/IEC 15948): the chunks IHDR (pixels) and pHYs (pixels per metre), each with its checksum, up to IEND.
JPEG (ITU-T T.81, T.871): the segments up to the frame header SOFn (pixels), JFIF's APP0 (density), Exif's
APP1 (which way is up), and the end mark.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from decimal import Decimal

from generator.blocks import Image
from generator.messages import Message

#: Pixels an inch where a file says nothing, as Word takes it; others than these are no printer's or camera's.
_USUAL, _DENSITIES = Decimal(96), range(10, 5000)
#: A picture of more pixels takes word processors gigabytes to show.
MOST_PIXELS = 100_000_000
_TWIPS = 1440
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
#: How files begin that are pictures of another kind, and what they are.
_OTHERS = {
    b"GIF8": "GIF", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"RIFF": "WebP", b"%PDF": "PDF",
    b"<svg": "SVG", b"<?xml": "SVG", b"\xd7\xcd\xc6\x9a": "WMF", b"\x01\0\0\0": "EMF", b"\0\0\0\x18ftyp": "HEIC",
    b"\0\0\0\x1cftyp": "HEIC", b"\0\0\0\x20ftyp": "HEIC", b"\0\0\0\x24ftyp": "HEIC",
}  # fmt: skip
#: Frame headers: all SOFn but the four codes that mean something else.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _JFIF, _EXIF = 0xDA, 0xE0, 0xE1
_ORIENTATION = 0x0112


class NoPicture(Exception):
    """A file that cannot be put into a document, and what to do."""

    def __init__(self, code: str, message: Message, hint: Message) -> None:
        super().__init__(message.template)
        self.code, self.message, self.hint = code, message, hint


def image(data: bytes) -> Image:
    """A file's bytes → the picture. Raises NoPicture (E221 of another kind, E222 damaged, too large)."""
    if data.startswith(_PNG):
        kind, found = "png", _png(data)
    elif data.startswith(_JPEG):
        kind, found = "jpeg", _jpeg(data)
    else:
        raise _other(data)
    if found is None or min(found[:2]) < 1:
        raise NoPicture("E222", Message("图片文件损坏，读不出来"), _AGAIN)
    wide, high, *density = found
    if wide * high > MOST_PIXELS:
        hint = Message("用“画图”等程序缩小，长边 3000 像素就够印")
        raise NoPicture("E222", Message("图片有 {wide}×{high} 像素，太大", wide=wide, high=high), hint)
    across, down = (each if int(each) in _DENSITIES else _USUAL for each in density)
    return Image(data, kind, _twips(wide, across), _twips(high, down))


_AGAIN = Message("用看图的程序打开它看看，另存一份；打不开就重新拷一份")
_Found = tuple[int, int, Decimal, Decimal]


def turned(data: bytes) -> bool:
    """Whether a photograph lies on its side and only a note in it says so, which word processors pass over."""
    return data.startswith(_JPEG) and any(_sideways(body) for code, body in _segments(data) if code == _EXIF)


def _other(data: bytes) -> NoPicture:
    kind = next((name for start, name in _OTHERS.items() if data.startswith(start)), "")
    hint = Message("用“画图”或看图的程序打开，另存为 PNG 或 JPEG；只改文件名不行")
    if kind:
        return NoPicture("E221", Message("这是 {kind} 文件，只能用 PNG 和 JPEG 图片", kind=kind), hint)
    return NoPicture("E221", Message("不是 PNG 或 JPEG 图片"), hint)


def _twips(pixels: int, density: Decimal) -> int:
    return max(1, int(pixels * _TWIPS / density))


# ------------------------------------------------------------------------- PNG


def _png(data: bytes) -> _Found | None:
    size, density, ended = (0, 0), (_USUAL, _USUAL), False
    for name, body in _chunks(data):
        if name == b"IHDR" and len(body) == 13:
            size = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
        elif name == b"pHYs" and len(body) == 9 and body[8] == 1:
            across, down = (int.from_bytes(body[at : at + 4], "big") for at in (0, 4))
            density = across * Decimal("0.0254"), down * Decimal("0.0254")
        ended = name == b"IEND"
    return (*size, *density) if ended else None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and contents of each chunk as far as they are whole."""
    view, at = memoryview(data), len(_PNG)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(view[at : at + 4], "big")
        if zlib.crc32(view[at + 4 : end]) != int.from_bytes(view[end : end + 4], "big"):
            return
        yield bytes(view[at + 4 : at + 8]), bytes(view[at + 8 : end]) if end - at < 64 else b""
        at = end + 4


# ------------------------------------------------------------------------ JPEG


def _jpeg(data: bytes) -> _Found | None:
    density, size, scanned = (_USUAL, _USUAL), (0, 0), False
    for code, body in _segments(data):
        if code in _FRAMES and len(body) >= 6:
            size = int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
        elif code == _JFIF and body[:5] == b"JFIF\0" and len(body) >= 12 and body[7] in (1, 2):
            inch = 1 if body[7] == 1 else Decimal("2.54")
            density = (
                int.from_bytes(body[8:10], "big") * inch * Decimal(1),
                int.from_bytes(body[10:12], "big") * inch * Decimal(1),
            )
        scanned = code == _SCAN
    whole = scanned and b"\xff\xd9" in data[-4096:]
    return (size[0], size[1], *density) if whole else None


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Code and contents of each segment, up to the first scan."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        code = data[at + 1]
        if code == 0xFF or code in _ALONE:
            at += 1 if code == 0xFF else 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end > len(data):
            return
        yield code, data[at + 4 : end]
        if code == _SCAN:
            return
        at = end


def _sideways(body: bytes) -> bool:
    """Whether Exif's first directory has an orientation other than 1, upright."""
    if body[:6] != b"Exif\0\0":
        return False
    tiff = body[6:]
    order = "little" if tiff[:2] == b"II" else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)  # type: ignore[arg-type]

    first = number(4, 4)
    entries = [first + 2 + 12 * n for n in range(min(number(first, 2), 100))]
    return any(number(at, 2) == _ORIENTATION and 2 <= number(at + 8, 2) <= 8 for at in entries)
