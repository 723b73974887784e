"""What an import begins with: which files it reads, and what it says of the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostic import WARNING

from .made import imported, opened, p, package, parts
from .test_archive import UNFIT

SPOKEN = "某局2011年工作总结\n一、抓创新\n"
#: What is no text though it is called so; what cannot be read; what is too long. By name, with its code.
UNREADABLE = [
    ("E516", "甲.txt", b"\xe7\x94\xb2\xff\xff\xff\xff"),
    ("E516", "甲.txt", b"abc\x00\x01\x02def" * 9),
    ("E516", "甲.txt", b"  \n\n"),
    ("E516", "甲.docx", package(parts("<w:p/>"))),
    ("E517", "甲.txt", "甲\n".encode() * 50_001),
    ("E510", "甲.doc", "某局".encode()),
    ("E510", "甲.wps", "某局".encode()),
    ("E510", "甲.yaml", "报告: {}".encode()),
    ("E510", "甲.txt", b"<!DOCTYPE html><html></html>"),
    ("E510", "甲.txt", b"%PDF-1.7"),
    ("E511", "甲.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("E513", "甲.txt", b""),
    ("E513", "甲.txt", b"PK\x03\x04"),
]


@pytest.mark.parametrize(("code", "name", "data"), UNREADABLE)
def test_what_cannot_be_read_is_refused_with_what_to_do(code: str, name: str, data: bytes, tmp_path: Path) -> None:
    reading, faults = opened(tmp_path, data, name)
    assert reading is None
    assert [(fault.code, fault.path) for fault in faults] == [(code, str(tmp_path / name))]
    assert faults[0].hint is not None


@pytest.mark.parametrize(("code", "message", "data"), UNFIT)
def test_it_refuses_what_a_check_of_the_layout_refuses(code: str, message: str, data: bytes, tmp_path: Path) -> None:
    reading, (fault,) = opened(tmp_path, data)
    assert reading is None
    assert (fault.code, fault.message.text()) == (code, message)


@pytest.mark.parametrize("name", ["甲.docx", "甲.doc", "甲.wps", "甲.txt", "甲"])
def test_a_word_file_may_have_any_name(name: str, tmp_path: Path) -> None:
    reading, faults = opened(tmp_path, package(parts(p("甲"))), name)
    assert faults == []
    assert reading is not None
    assert [paragraph.text for paragraph in reading.paragraphs] == ["甲"]


def test_the_old_format_says_how_to_save_as_the_new(tmp_path: Path) -> None:
    _, (fault,) = opened(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "甲.doc")
    assert fault.hint is not None
    assert "另存为" in fault.hint.text()
    assert ".docx" in fault.hint.text()


def test_a_scanned_document_is_told_to_have_no_text(tmp_path: Path) -> None:
    _, (fault,) = opened(tmp_path, package(parts(p("<w:r><w:drawing><blip/></w:drawing></w:r>"))))
    assert (fault.code, fault.message.text()) == ("E516", "读不出文字：里面只有图片，没有文字")


def test_pieces_of_other_files_are_warned_of(tmp_path: Path) -> None:
    reading, (fault,) = opened(tmp_path, package(parts(p("甲") + '<w:altChunk r:id="a"/>' + p("乙"))))
    assert reading is not None
    assert [paragraph.text for paragraph in reading.paragraphs] == ["甲", "乙"]
    assert (fault.code, fault.severity) == ("E518", WARNING)


def test_headers_and_footers_are_no_paragraphs(tmp_path: Path) -> None:
    section = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    assert [each.text for each in imported(tmp_path, p("甲") + section, footer1=p("页脚"))] == ["甲"]


@pytest.mark.parametrize("kind", ["styles", "numbering", "settings", "theme", "footnotes", "footer1"])
def test_a_part_that_is_missing_is_done_without(kind: str, tmp_path: Path) -> None:
    whole = parts(p("甲") + '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>', **{kind: ""})
    reading, faults = opened(tmp_path, package({name: part for name, part in whole.items() if kind not in name}))
    assert faults == []
    assert reading is not None
    assert [paragraph.text for paragraph in reading.paragraphs] == ["甲"]


@pytest.mark.parametrize("turn", [str.upper, lambda name: name.replace("/", "\\")])
def test_parts_may_be_named_as_odd_programs_do(turn: Callable[[str], str], tmp_path: Path) -> None:
    reading, _ = opened(tmp_path, package({turn(name): part for name, part in parts(p("甲")).items()}))
    assert reading is not None
    assert [paragraph.text for paragraph in reading.paragraphs] == ["甲"]


WPS_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="宋体"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/>'
    '<w:next w:val="1"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
WPS_NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="A1B2C3D4"/><w:multiLevelType w:val="singleLevel"/>'
    '<w:tmpl w:val="A1B2C3D4"/><w:lvl w:ilvl="0" w:tentative="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/>'
    '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def test_a_document_of_wps_is_read(tmp_path: Path) -> None:
    """As WPS Writer saves it: styles named by figures, single-level lists, a drawing said twice, its own settings."""
    run = '<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:eastAsia="仿宋"/></w:rPr>'
    listed = '<w:pStyle w:val="2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:bidi w:val="0"/>'
    box = f"<w:txbxContent>{p('抄送：县政府')}</w:txbxContent>"
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{box}</v:textbox></v:shape>'
    drawing = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{shape}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = p(f"{run}<w:t>抓创新</w:t></w:r>", listed) + p(f"{run}<w:t>正文。</w:t></w:r><w:r>{drawing}</w:r>")
    found = imported(tmp_path, body + p("促发展", listed), styles=WPS_STYLES, numbering=WPS_NUMBERS)
    assert [(each.text, each.style, each.frame) for each in found] == [
        ("一、抓创新", "heading 1", ""),
        ("正文。", "Normal", ""),
        ("抄送：县政府", "Normal", "box"),
        ("二、促发展", "heading 1", ""),
    ]


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    from generator.readers.document import read  # noqa: PLC0415

    with pytest.raises(OSError, match="没有"):
        read(tmp_path / "没有.docx")


# --------------------------------------------------------------------------- text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_is_a_paragraph_a_line(encoding: str, end: str, tmp_path: Path) -> None:
    reading, faults = opened(tmp_path, SPOKEN.replace("\n", end).encode(encoding), "甲.txt")
    assert faults == []
    assert reading is not None
    assert [(each.number, each.text) for each in reading.paragraphs] == [(1, "某局2011年工作总结"), (2, "一、抓创新")]


def typed(folder: Path, said: str) -> list[str]:
    reading, _ = opened(folder, said.encode(), "甲.txt")
    assert reading is not None
    return [each.text for each in reading.paragraphs]


def test_the_indent_that_was_typed_is_no_text(tmp_path: Path) -> None:
    assert typed(tmp_path, "　　甲 \n  乙\n\t丙") == ["甲", "乙", "丙"]


def test_blank_lines_are_kept(tmp_path: Path) -> None:
    assert typed(tmp_path, "甲\n\n　　\n乙\n\n") == ["甲", "", "", "乙"]


def test_a_text_has_the_stretches_of_its_text(tmp_path: Path) -> None:
    reading, _ = opened(tmp_path, "　　甲\u200b乙 ".encode(), "甲.txt")
    assert reading is not None
    (paragraph,) = reading.paragraphs
    assert paragraph.text == "甲乙" == "".join(stretch.text for stretch in paragraph.stretches)


def test_a_form_feed_ends_a_line(tmp_path: Path) -> None:
    assert typed(tmp_path, "甲\f乙") == ["甲", "乙"]


def test_a_text_in_the_form_of_markup_is_text(tmp_path: Path) -> None:
    assert typed(tmp_path, "<<某市>>总结\nR&D占比<5%") == ["<<某市>>总结", "R&D占比<5%"]
