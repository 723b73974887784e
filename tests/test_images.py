"""Headers of PNG and JPEG files, made here by Pillow: kind, natural size, and every way they can be unfit."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.images import MOST_PIXELS, NoPicture, image, turned


def file(kind: str, size: tuple[int, int] = (30, 20), **how: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, kind, **how)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["png", "jpeg"])
@pytest.mark.parametrize(
    ("how", "size"),
    [
        ({}, (450, 300)),
        ({"dpi": (300, 300)}, (144, 96)),
        ({"dpi": (72, 144)}, (600, 200)),
        ({"dpi": (1, 1)}, (450, 300)),
    ],
)
def test_a_pictures_natural_size_follows_from_its_density(
    kind: str, how: dict[str, Any], size: tuple[int, int]
) -> None:
    found = image(file(kind, **how))
    assert found.kind == kind
    assert (found.width, found.height) == pytest.approx(size, abs=1)


@pytest.mark.parametrize(
    "how", [{"progressive": True}, {"exif": Image.Exif()}, {"comment": b"x" * 60000}, {"quality": 1}]
)
def test_any_jpeg_is_read(how: dict[str, Any]) -> None:
    assert (image(file("jpeg", **how)).width, image(file("jpeg", **how)).height) == (450, 300)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "I;16"])
def test_any_png_is_read(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (30, 20)).save(out, "png")
    assert image(out.getvalue()).width == 450


def code(data: bytes) -> str:
    with pytest.raises(NoPicture) as caught:
        image(data)
    return f"{caught.value.code} {caught.value.message.text()}"


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WebP", "PDF"])
def test_another_kind_is_told_by_its_name(kind: str) -> None:
    assert code(file(kind.lower())) == f"E221 这是 {kind} 文件，只能用 PNG 和 JPEG 图片"


@pytest.mark.parametrize("data", [b"", b"abc", b"PK\3\4", b"\x89PNG", b"\xff\xd8"])
def test_what_is_no_picture_is_told(data: bytes) -> None:
    assert code(data) == "E221 不是 PNG 或 JPEG 图片"


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_picture_cut_off_anywhere_is_damaged(kind: str) -> None:
    data = file(kind)
    for end in range(8, len(data) - 4):
        assert code(data[:end]) == "E222 图片文件损坏，读不出来"


def test_a_png_with_a_changed_byte_is_damaged() -> None:
    data = bytearray(file("png"))
    data[17] ^= 1
    assert code(bytes(data)) == "E222 图片文件损坏，读不出来"


def test_a_picture_of_too_many_pixels_is_refused_unopened() -> None:
    data = file("png")
    body = b"IHDR" + struct.pack(">II", MOST_PIXELS, 2) + data[24:29]
    bomb = data[:8] + data[8:12] + body + struct.pack(">I", zlib.crc32(body)) + data[33:]
    assert code(bomb) == f"E222 图片有 {MOST_PIXELS}×2 像素，太大"


def test_a_picture_without_any_pixel_is_damaged() -> None:
    data = file("png")
    body = b"IHDR" + struct.pack(">II", 0, 2) + data[24:29]
    assert code(data[:12] + body + struct.pack(">I", zlib.crc32(body)) + data[33:]).startswith("E222")


@given(st.sampled_from(["png", "jpeg"]), st.data())
def test_whatever_the_bytes_there_is_a_picture_or_a_reason(kind: str, data: st.DataObject) -> None:
    whole = bytearray(file(kind))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at : at + 3] = data.draw(st.binary(max_size=8))
    try:
        assert image(bytes(whole)).width > 0
    except NoPicture as unfit:
        assert unfit.code in {"E221", "E222"}
    assert turned(bytes(whole)) in {True, False}


@pytest.mark.parametrize(("orientation", "lying"), [(1, False), (3, True), (6, True), (8, True)])
def test_a_photograph_that_only_a_note_turns_is_known(orientation: int, lying: bool) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert turned(file("jpeg", exif=exif)) is lying
    assert not turned(file("jpeg"))
    assert not turned(file("png"))
