"""Bytes → text: every encoding that a clerk's editor saves, and places in the text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source import Source, broken_at, decode

REPORT = "报告:\n  单位: 衢州市科学技术局\n指标:\n  一: {本年: 1945件}\n"
#: In GB 18030 with four bytes: extension A and B of the ideographs, Tibetan, an emoji.
RARE = "单位: 䶮㑇𬭎𠮷བོད😀\n"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030")
LINES = st.lists(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FFF, exclude_categories=("Cs", "Cc"))))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [REPORT, RARE, REPORT.replace("\n", "\r\n"), "总结：\n  章节：\n", "a: 1\n"])
def test_every_encoding_of_an_editor_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("bom, encoding", [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_utf_16_with_a_mark_is_read_in_its_order_of_bytes(bom: bytes, encoding: str) -> None:
    assert decode(bom + RARE.encode(encoding)) == RARE


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8 * 2, codecs.BOM_UTF16_BE + codecs.BOM_UTF16_BE, b"\x84\x31\x95\x33"])
def test_no_byte_order_mark_gets_into_the_text(mark: bytes) -> None:
    encoding = {b"\xef": "utf-8", b"\xfe": "utf-16-be", b"\x84": "gb18030"}[mark[:1]]
    assert decode(mark + REPORT.encode(encoding)) == REPORT


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(lines=LINES)
def test_whatever_is_in_the_lines_the_encoding_is_told(encoding: str, lines: list[str]) -> None:
    text = "报告:\n  " + "\n  ".join(lines)
    assert decode(text.encode(encoding)) == text


def test_an_empty_file_is_empty_text() -> None:
    assert decode(b"") == decode(codecs.BOM_UTF8) == decode(codecs.BOM_UTF16_LE) == ""


def test_one_zero_byte_does_not_make_utf_16() -> None:
    assert decode("单位: 局\n\0年度: 2011\n".encode()) == "单位: 局\n\0年度: 2011\n"


def broken(data: bytes) -> int:
    """The offset at which bytes cannot be read."""
    with pytest.raises(UnicodeDecodeError) as fault:
        decode(data)
    return fault.value.start


def test_a_broken_byte_among_hanzi_in_utf_8_is_named_and_not_taken_for_gb_18030() -> None:
    assert broken("单位: 局".encode() + b"\xe5" + "某".encode()) == 11
    assert broken("单位: 市局".encode()[:-1]) == 11


def test_a_broken_byte_in_gb_18030_is_named_where_it_is() -> None:
    assert broken("单位: 衢州市科学技术局\n".encode("gb18030") + b"\xff\xff") == 23


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_half_a_character_at_the_end_of_utf_16_is_named(encoding: str) -> None:
    data = REPORT.encode(encoding)
    assert broken(data[:-1]) == len(data) - 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_what_cannot_be_read_has_a_line_and_a_character(encoding: str) -> None:
    good = "单位: 衢州市局\n年度: 二〇一一".encode(encoding)
    broken_off = good[:-1] if "16" in encoding else good + b"\xff"
    with pytest.raises(UnicodeDecodeError) as fault:
        decode(broken_off)
    assert broken_at(fault.value) == ((2, 8) if "16" in encoding else (2, 9))


def test_a_picture_is_no_text() -> None:
    assert broken(b"\x89PNG\r\n\x1a\n\xff\xd8\xff") == 8


@pytest.mark.parametrize("offset, place", [(0, (1, 1)), (3, (1, 4)), (4, (2, 1)), (7, (2, 4)), (9, (3, 1))])
def test_a_position_counts_lines_and_characters_from_one(offset: int, place: tuple[int, int]) -> None:
    assert Source("x", "报告:\n𠮷: 1\n").position(offset) == place


def test_a_line_ends_before_its_line_end() -> None:
    source = Source("x", "a\r\nb\n\nc")
    assert [source.line(n) for n in range(4)] == ["a", "b", "", "c"]


@given(st.text())
def test_a_position_leads_back_to_its_character(text: str) -> None:
    source = Source("x", text)
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert source.starts[line - 1] + column - 1 == offset
        assert text.count("\n", 0, offset) == line - 1
