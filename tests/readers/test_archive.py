"""Files that are no Word document, or not whole: each is told apart, none ends in a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.readers.archive import Archive, Unfit
from generator.readers.word import read

from .made import PAGE, package, parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WHOLE = package(parts(f"<w:p/>{PAGE}", styles=""))


def locked(data: bytes) -> bytes:
    """A zip whose entries say that they are encrypted."""
    marked = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = marked.find(mark)
        while place >= 0:
            marked[place + at] |= 1
            place = marked.find(mark, place + 4)
    return bytes(marked)


def without_the_body() -> bytes:
    return package({name: part for name, part in parts("").items() if name != "word/document.xml"})


def spreadsheet() -> bytes:
    made = parts("")
    relationships = str(made["_rels/.rels"]).replace("word/document.xml", "xl/workbook.xml")
    return package({"_rels/.rels": relationships, "xl/workbook.xml": "<workbook/>"})


UNFIT = [
    ("E510", "它不是 Word 的 .docx 文件", "年度：2011".encode()),
    ("E510", "它不是 Word 的 .docx 文件，是 PDF 文件", b"%PDF-1.7 ..."),
    ("E510", "它不是 Word 的 .docx 文件，是 RTF 文件", b"{\\rtf1 ..."),
    ("E510", "它不是 Word 的 .docx 文件，是网页或 XML", b"\xef\xbb\xbf<html></html>"),
    ("E510", "它不是 Word 的 .docx 文件", package({"readme": "甲"})),
    ("E510", "它不是 Word 的 .docx 文件，是 OpenDocument 文件（.odt 等）", package({"content.xml": "<a/>"})),
    ("E510", "它不是 Word 的 .docx 文件，是 OFD 文件", package({"OFD.xml": "<a/>"})),
    ("E510", "它不是 Word 的 .docx 文件，是一张图片", b"\x89PNG\r\n"),
    ("E510", "它不是 Word 的 .docx 文件，是压缩包", b"Rar!\x1a\x07"),
    ("E510", "它不是 Word 的 .docx 文件，是网页或 XML", b"MIME-Version: 1.0\r\n"),
    ("E510", "它不是 Word 的 .docx 文件", without_the_body()),
    ("E510", "它不是 Word 的 .docx 文件，是表格", spreadsheet()),
    ("E511", "它是旧格式（.doc 或 .wps），不是 .docx", OLE),
    ("E512", "文件加了密码，打不开", OLE + "EncryptedPackage".encode("utf-16-le")),
    ("E512", "文件加了密码，打不开", locked(WHOLE)),
    ("E513", "文件损坏：一个字节也没有", b""),
    ("E513", "文件损坏：压缩包不完整", WHOLE[:200]),
    ("E513", "文件损坏：“word/styles.xml”读不出来", package({**parts("", styles=""), "word/styles.xml": "<w:styles"})),
    ("E513", "文件损坏：“word/document.xml”读不出来", package({**parts(""), "word/document.xml": b"\xff\xfe\x00"})),
]


@pytest.mark.parametrize(("code", "message", "data"), UNFIT)
def test_a_file_that_is_no_word_document_is_told_by_what_it_is(
    code: str, message: str, data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "总结.docx"
    path.write_bytes(data)
    reading, faults = read(path)
    assert reading is None
    assert [(f.code, f.message.text(), f.path) for f in faults] == [(code, message, str(path))]
    assert faults[0].hint is not None


def test_a_part_that_would_fill_the_memory_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.readers.archive.LARGEST", 5000)
    large = package({**parts(""), "word/document.xml": "<a>" + " " * 5000})
    with pytest.raises(Unfit) as refused:
        Archive(large)
    assert refused.value.diagnostic.message.text() == "文件损坏：“word/document.xml”太大"


def test_entities_are_not_looked_up(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", "utf-8")
    body = str(parts("<w:p><w:r><w:t>甲&x;</w:t></w:r></w:p>")["word/document.xml"])
    entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + body
    path = tmp_path / "entity.docx"
    path.write_bytes(package({**parts(""), "word/document.xml": entity}))
    reading, _ = read(path)
    assert reading is None or "秘密" not in "".join(p.text for p in reading.paragraphs)


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255), st.randoms(use_true_random=False))
def test_a_file_with_a_few_wrong_bytes_is_read_or_refused(place: int, change: int, chance: random.Random) -> None:
    data = bytearray(WHOLE)
    data[place] ^= change
    data[chance.randrange(len(data))] ^= change
    try:
        Archive(bytes(data)).part("word/styles.xml")
    except Unfit as unfit:
        assert unfit.diagnostic.code in {"E510", "E511", "E512", "E513"}
