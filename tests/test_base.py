"""The base package: what layout.md demands of it, typed here from the clauses, not from the code."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from docx import Document
from lxml import etree

from generator import catalog
from generator.base import make
from generator.style import Face, Style
from tests.styles import PARAGRAPH, RUN, audited, gongwen, parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = """[Content_Types].xml _rels/.rels docProps/app.xml docProps/core.xml docProps/custom.xml
word/_rels/document.xml.rels word/document.xml word/fontTable.xml word/footer1.xml word/footer2.xml word/settings.xml
word/styles.xml word/theme/theme1.xml"""
IDS = """DefaultParagraphFont TableNormal NoList TableGrid Normal NormalIndent Title Subtitle Heading1 Heading1Char
Heading2 Heading2Char Heading3 Heading3Char Heading4 Heading4Char Salutation Signature Date
AttachmentList Annex Caption BodyText Footer"""
STYLE = gongwen()
LARGE = STYLE._replace(
    name='A&B "<大>"',
    title=Face('小标宋 "A&B" <1>', 72),
    levels={"一、": Face("黑体", 36, bold=True, align="center"), "（一）": Face("楷体", 30, align="right")},
    table=Face("宋体", None, align="left"),
    number=STYLE.number._replace(alternate=False, dashes=False),
    alternatives={"黑体": 'A&B"<'},
)
VARIANTS = {
    "gongwen": STYLE,
    "large": LARGE,
    "nine levels": STYLE._replace(levels={str(form): Face("仿宋_GB2312") for form in range(9)}),
    "one level": STYLE._replace(levels={"一、": Face("黑体")}, body=STYLE.body._replace(indent=Decimal("1.5"))),
}


def made(style: Style = STYLE) -> dict[str, bytes]:
    return parts(make(style))


def root(name: str, style: Style = STYLE) -> etree._Element:
    return etree.fromstring(made(style)[name])


def at(element: etree._Element, path: str) -> str | None:
    """'pPr/spacing/@line' → the attribute's text, None where there is none."""
    steps, _, name = path.rpartition("/@")
    found = element.find("/".join(W + step for step in steps.split("/")))
    return None if found is None else found.get(W + name)


def named(name: str, style: Style = STYLE) -> etree._Element:
    """The style of this name."""
    (found,) = (each for each in root("word/styles.xml", style) if at(each, "name/@val") == name)
    return found


def with_body(base: bytes, body: str) -> bytes:
    """What the writer does: paragraphs before the section, the other parts as they are."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(written, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                content = content.replace(b"<w:sectPr>", body.encode() + b"<w:sectPr>")
            new.writestr(entry, content)
    return written.getvalue()


def paragraph(style: str, text: str, run_in: str = "", indent: int = 0) -> str:
    head = f'<w:r><w:rPr><w:rStyle w:val="Heading1Char"/></w:rPr><w:t>{run_in}</w:t></w:r>' if run_in else ""
    place = f'<w:ind w:left="{indent}"/>' if indent else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{place}</w:pPr>{head}<w:r><w:t>{text}</w:t></w:r></w:p>'


CELL = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="8844" w:type="dxa"/></w:tblPr><w:tblGrid>'
    '<w:gridCol w:w="8844"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="8844" w:type="dxa"/></w:tcPr>'
    f"{paragraph('BodyText', '1945件')}</w:tc></w:tr></w:tbl>"
)
BODY = (
    paragraph("Title", "某市科学技术局2011年工作总结")
    + paragraph("Subtitle", "（送审稿）")
    + paragraph("Salutation", "市人民政府：")
    + paragraph("Heading1", "一、抓知识产权")
    + paragraph("NormalIndent", "全市专利申请量1945件。" * 12, run_in="（一）落实资助政策。") * 20
    + paragraph("Caption", "表1　专利申请量")
    + CELL
    + paragraph("Signature", "某市科学技术局", indent=6010)
    + paragraph("Date", "2011年12月28日", indent=6640)
)


# -- what is shipped ------------------------------------------------------------------------

MEND = 'a stale base package; make it anew: python -c "from generator.standards import bundle; bundle()"'


def test_the_bundled_package_is_as_it_would_be_made_now() -> None:
    path = catalog.BASES / f"公文-{STYLE.digest}.docx"
    assert path.exists(), MEND
    bundled = parts(path.read_bytes())
    assert [name for name in made() | bundled if made().get(name) != bundled.get(name)] == [], MEND


def test_no_other_package_is_bundled() -> None:
    styles = (catalog.bundled("templates") / "styles").glob("*.yaml")
    assert len(list(catalog.BASES.glob("*.docx"))) == len(list(styles)), MEND


# -- the package ----------------------------------------------------------------------------


def test_the_same_style_makes_the_same_bytes() -> None:
    assert make(gongwen()) == make(gongwen())


def test_the_zip_carries_no_trace_of_clock_or_system() -> None:
    with zipfile.ZipFile(io.BytesIO(make(STYLE))) as package:
        entries = package.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.extra, entry.comment) for entry in entries} == {(0, b"", b"")}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}


def test_the_parts_are_exactly_these_in_this_order() -> None:
    assert list(made()) == PARTS.split()


def test_one_footer_where_pages_do_not_alternate() -> None:
    assert list(made(LARGE)) == [name for name in PARTS.split() if name != "word/footer2.xml"]
    assert b"evenAndOddHeaders" not in made(LARGE)["word/settings.xml"]
    assert b'w:type="even"' not in made(LARGE)["word/document.xml"]


@pytest.mark.parametrize("trace", [b"python-docx", b"2013", b"Theme=", b"w14", b"customXml", b"thumbnail", b"rsid"])
def test_no_part_carries_what_templates_leave(trace: bytes) -> None:
    assert [name for name, content in made().items() if trace in content] == []


def test_every_part_is_related_and_typed() -> None:
    held, wanted = made(), {name for name in PARTS.split() if name.endswith(".xml") and not name.startswith("[")}
    related = re.findall(rb'Target="([^"]+)"', held["_rels/.rels"])
    related += [b"word/" + name for name in re.findall(rb'Target="([^"]+)"', held["word/_rels/document.xml.rels"])]
    typed = re.findall(rb'PartName="/([^"]+)"', held["[Content_Types].xml"])
    assert {name.decode() for name in related} == {name.decode() for name in typed} == wanted


@pytest.mark.parametrize("style", VARIANTS.values(), ids=VARIANTS)
@pytest.mark.parametrize("body", ["", BODY], ids=["empty", "body"])
def test_the_audit_finds_nothing(style: Style, body: str, tmp_path: Path) -> None:
    assert audited(with_body(make(style), body), tmp_path) == []


def test_python_docx_opens_it_with_a_body() -> None:
    document = Document(io.BytesIO(with_body(make(STYLE), BODY)))
    assert document.paragraphs[0].style is not None
    assert document.paragraphs[0].style.name == "Title"
    assert len(document.tables) == len(document.sections) == 1


def test_the_body_holds_only_its_section_and_declares_what_a_body_needs() -> None:
    assert set(root("word/document.xml").nsmap) == {"w", "r", "wp", "a", "pic"}
    assert [child.tag for child in root("word/document.xml")[0]] == [W + "sectPr"]


@pytest.mark.parametrize("count", [0, 10])
def test_word_has_one_to_nine_heading_levels(count: int) -> None:
    with pytest.raises(ValueError, match=f"公文: {count} heading levels"):
        make(STYLE._replace(levels={str(form): Face("黑体") for form in range(count)}))


# -- page, settings, fonts ------------------------------------------------------------------


SECTION = {
    "pgSz/@w": "11906", "pgSz/@h": "16838",  # 5.1
    "pgMar/@top": "2098", "pgMar/@bottom": "1984", "pgMar/@left": "1587", "pgMar/@right": "1474",  # 5.2.1
    "docGrid/@type": "lines", "docGrid/@linePitch": "579", "docGrid/@charSpace": None,  # 5.2.3
    "pgMar/@gutter": "0", "pgMar/@footer": "1430", "titlePg/@val": None,  # 7.5
}  # fmt: skip
SETTINGS = {
    "zoom/@percent": "100", "defaultTabStop/@val": "420", "characterSpacingControl/@val": "doNotCompress",
    "themeFontLang/@eastAsia": "zh-CN", "decimalSymbol/@val": ".", "listSeparator/@val": ",",
    "compat/compatSetting/@name": "compatibilityMode", "compat/compatSetting/@val": "15",
}  # fmt: skip


def test_the_section() -> None:
    section = root("word/document.xml")[0][0]
    assert {path: at(section, path) for path in SECTION} == SECTION


def test_the_settings() -> None:
    settings = root("word/settings.xml")
    assert {path: at(settings, path) for path in SETTINGS} == SETTINGS


def test_footers_alternate() -> None:
    assert root("word/settings.xml").find(W + "evenAndOddHeaders") is not None
    references = root("word/document.xml").iter(W + "footerReference")
    assert [reference.get(W + "type") for reference in references] == ["default", "even"]


@pytest.mark.parametrize(
    ("part", "side", "other"), [("word/footer1.xml", "right", "left"), ("word/footer2.xml", "left", "right")]
)
def test_the_page_number(part: str, side: str, other: str) -> None:
    footer = root(part)
    assert at(footer, "p/pPr/pStyle/@val") == "Footer"
    assert at(footer, "p/pPr/jc/@val") == side
    assert at(footer, f"p/pPr/ind/@{side}") == "280"  # 1字 of 四号
    assert at(footer, f"p/pPr/ind/@{side}Chars") == "100"
    assert at(footer, f"p/pPr/ind/@{other}") is None
    texts = [cast(str, text.text) for text in footer.iter(W + "t", W + "instrText")]
    assert texts == ["— ", " PAGE ", "1" if side == "right" else "2", " —"]
    for run in footer.iter(W + "r"):
        assert len(run) == 2  # properties and one thing each: WPS shows nothing for less
        assert (at(run, "rPr/rFonts/@eastAsia"), at(run, "rPr/rFonts/@hint")) == ("宋体", "eastAsia")
        assert (at(run, "rPr/spacing/@val"), at(run, "rPr/sz/@val")) == ("0", "28")


def test_the_page_number_without_dashes() -> None:
    footer = root("word/footer1.xml", LARGE)
    assert [text.text for text in footer.iter(W + "t", W + "instrText")] == [" PAGE ", "1"]
    assert at(footer, "p/pPr/jc/@val") == "right"


def test_the_font_table_names_every_face_and_its_other_name() -> None:
    fonts = {font.get(W + "name"): at(font, "altName/@val") for font in root("word/fontTable.xml")}
    known = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "黑体": "SimHei", "宋体": "SimSun"}
    assert fonts == known | {"方正小标宋简体": "小标宋"}


def test_names_are_never_markup() -> None:
    assert [font.get(W + "name") for font in root("word/fontTable.xml", LARGE)][1] == '小标宋 "A&B" <1>'
    theme = root("word/theme/theme1.xml", LARGE)
    assert {each.get("typeface") for each in theme.iter("{*}latin", "{*}ea")} == {'小标宋 "A&B" <1>', "仿宋_GB2312"}


# -- styles ---------------------------------------------------------------------------------


def test_the_styles_are_exactly_these() -> None:
    assert [each.get(W + "styleId") for each in root("word/styles.xml").iter(W + "style")] == IDS.split()


EXPECTED: dict[str, dict[str, str | None]] = {
    "Normal": {  # layout.md 8.3
        "pPr/widowControl/@val": "0", "pPr/overflowPunct/@val": "1", "pPr/autoSpaceDE/@val": "0",
        "pPr/autoSpaceDN/@val": "0", "pPr/snapToGrid/@val": "0", "pPr/spacing/@before": "0", "pPr/spacing/@after": "0",
        "pPr/spacing/@line": "579", "pPr/spacing/@lineRule": "exact", "pPr/jc/@val": "both",
        "rPr/rFonts/@eastAsia": "仿宋_GB2312", "rPr/spacing/@val": "-5", "rPr/sz/@val": "32", "rPr/szCs/@val": "32",
    },
    "Normal Indent": {"basedOn/@val": "Normal", "pPr/ind/@firstLineChars": "200", "pPr/ind/@firstLine": "640"},
    "Title": {  # 7.3.1
        "pPr/jc/@val": "center", "pPr/ind/@firstLine": "0", "pPr/spacing/@after": "579", "pPr/spacing/@before": "0",
        "pPr/spacing/@line": "579", "pPr/outlineLvl/@val": None, "next/@val": "NormalIndent",
        "rPr/rFonts/@eastAsia": "方正小标宋简体", "rPr/b/@val": "0", "rPr/spacing/@val": "0", "rPr/sz/@val": "44",
    },
    "Subtitle": {
        "pPr/jc/@val": "center", "pPr/spacing/@after": "579", "pPr/ind/@firstLine": "0", "pPr/outlineLvl/@val": None,
        "rPr/rFonts/@eastAsia": "楷体_GB2312", "rPr/sz/@val": "32", "rPr/spacing/@val": "-5",
    },
    "heading 1": {"rPr/rFonts/@eastAsia": "黑体", "pPr/outlineLvl/@val": "0", "link/@val": "Heading1Char"},  # 7.3.3
    "heading 2": {"rPr/rFonts/@eastAsia": "楷体_GB2312", "pPr/outlineLvl/@val": "1", "link/@val": "Heading2Char"},
    "heading 3": {"rPr/rFonts/@eastAsia": "仿宋_GB2312", "pPr/outlineLvl/@val": "2", "link/@val": "Heading3Char"},
    "heading 4": {"rPr/rFonts/@eastAsia": "仿宋_GB2312", "pPr/outlineLvl/@val": "3", "link/@val": "Heading4Char"},
    "Salutation": {"pPr/jc/@val": "left", "pPr/ind/@firstLine": "0"},  # 7.3.2
    "Signature": {  # 7.3.5.2
        "pPr/jc/@val": "left", "pPr/ind/@firstLine": "0", "pPr/spacing/@before": "579", "next/@val": "Date",
    },
    "Date": {"pPr/jc/@val": "left", "pPr/ind/@firstLine": "0", "pPr/ind/@right": "-640", "pPr/spacing/@before": None},
    "footer": {
        "pPr/spacing/@line": "280", "pPr/spacing/@lineRule": "exact", "pPr/snapToGrid/@val": "0",
        "pPr/ind/@firstLine": "0", "rPr/spacing/@val": "0", "rPr/sz/@val": "28", "rPr/rFonts/@ascii": "宋体",
    },
    "caption": {"pPr/jc/@val": "center", "pPr/ind/@firstLine": "0"},
    "Body Text": {
        "pPr/jc/@val": "center", "pPr/spacing/@lineRule": "atLeast", "pPr/snapToGrid/@val": "0",
        "pPr/ind/@firstLine": "0", "rPr/sz/@val": "28", "rPr/spacing/@val": "0",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_the_style(name: str) -> None:
    found = named(name)
    assert {path: at(found, path) for path in EXPECTED[name]} == EXPECTED[name]


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_heading_is_black_text_two_characters_in_that_stays_with_what_follows(level: int) -> None:
    heading = named(f"heading {level}")
    assert at(heading, "pPr/ind/@firstLineChars") == "200"
    assert at(heading, "pPr/ind/@firstLine") == "640"
    assert (at(heading, "rPr/color/@val"), at(heading, "rPr/b/@val"), at(heading, "rPr/sz/@val")) == ("auto", "0", "32")
    assert at(heading, "pPr/keepLines/@val") == "0"


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_run_in_heading_carries_only_the_face(level: int) -> None:
    linked, heading = named(f"heading {level} Char"), named(f"heading {level}")
    (run,) = linked.iter(W + "rPr")
    assert [child.tag for child in run] == [W + "rFonts", W + "b"]
    assert at(linked, "rPr/rFonts/@eastAsia") == at(heading, "rPr/rFonts/@eastAsia")
    assert (linked.get(W + "type"), at(linked, "link/@val")) == ("character", f"Heading{level}")
    assert linked.find(W + "pPr") is None


def test_these_and_no_others_stay_with_the_next_paragraph() -> None:
    kept = [each for each in root("word/styles.xml").iter(W + "style") if each.find(f"{W}pPr/{W}keepNext") is not None]
    assert [each.get(W + "styleId") for each in kept] == (
        ["Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Heading4", "Signature", "Annex", "Caption"]
    )


def test_the_document_defaults_have_sizes_faces_and_language_and_no_paragraph_properties() -> None:
    defaults = root("word/styles.xml")[0]
    assert at(defaults, "rPrDefault/rPr/rFonts/@eastAsia") == "仿宋_GB2312"
    assert at(defaults, "rPrDefault/rPr/sz/@val") == "32"
    assert at(defaults, "rPrDefault/rPr/lang/@val") == "en-US"
    assert at(defaults, "rPrDefault/rPr/lang/@eastAsia") == "zh-CN"
    assert len(defaults[1]) == 0


def test_tables_have_single_half_point_borders() -> None:
    (borders,) = named("Table Grid").iter(W + "tblBorders")
    assert [(each.get(W + "val"), each.get(W + "sz")) for each in borders] == [("single", "4")] * 6


def test_only_the_styles_that_word_has_not_are_custom() -> None:
    custom = [each.get(W + "styleId") for each in root("word/styles.xml") if each.get(W + "customStyle")]
    assert custom == [*(f"Heading{level}Char" for level in (1, 2, 3, 4)), "AttachmentList", "Annex"]


@pytest.mark.parametrize("style", VARIANTS.values(), ids=VARIANTS)
def test_every_face_fills_all_four_slots(style: Style) -> None:
    for part in ("word/styles.xml", "word/footer1.xml"):
        for fonts in root(part, style).iter(W + "rFonts"):
            assert len({fonts.get(W + slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}) == 1
            assert fonts.get(W + "ascii")


@pytest.mark.parametrize(("tag", "order"), [("pPr", PARAGRAPH), ("rPr", RUN)])
@pytest.mark.parametrize("part", ["word/styles.xml", "word/footer1.xml"])
def test_properties_stand_in_the_schemas_order(part: str, tag: str, order: list[str]) -> None:
    for properties in root(part).iter(W + tag):
        places = [order.index(etree.QName(cast(Any, child)).localname) for child in properties]
        assert places == sorted(set(places))


# -- other styles ---------------------------------------------------------------------------


def test_large_type_gets_the_line_it_needs_and_no_spacing() -> None:
    title = named("Title", LARGE)
    assert at(title, "pPr/spacing/@line") == "864"  # 36 pt × 1.2
    assert at(title, "pPr/spacing/@after") == "579"
    assert at(named("heading 1", LARGE), "rPr/spacing/@val") == "0"


def test_a_level_keeps_its_own_size_bold_and_place() -> None:
    heading = named("heading 1", LARGE)
    assert [at(heading, f"rPr/{path}/@val") for path in ("b", "sz", "szCs")] == ["1", "36", "36"]
    assert at(heading, "pPr/jc/@val") == "center"
    assert at(heading, "pPr/ind/@firstLine") == "0"
    assert at(named("heading 1 Char", LARGE), "rPr/sz/@val") == "36"


def test_there_are_as_many_headings_as_levels() -> None:
    names = [at(each, "name/@val") for each in root("word/styles.xml", LARGE)]
    headings = [name for name in names if name and name.startswith("heading")]
    assert headings == ["heading 1", "heading 1 Char", "heading 2", "heading 2 Char"]


def test_the_table_face_may_be_aligned_and_without_size() -> None:
    cell = named("Body Text", LARGE)
    assert (at(cell, "pPr/jc/@val"), at(cell, "rPr/sz/@val"), at(cell, "rPr/spacing/@val")) == ("left", "32", "0")


def test_an_indent_of_one_and_a_half_characters() -> None:
    indent = named("Normal Indent", VARIANTS["one level"])
    assert (at(indent, "pPr/ind/@firstLineChars"), at(indent, "pPr/ind/@firstLine")) == ("150", "480")
