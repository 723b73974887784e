"""Typeset blocks → the XML of a body, to the letter; and a file that Word, and its validators, open."""

from __future__ import annotations

import io
import re
from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.blocks import Block, Heading, Merged, Paragraph, Run, Signature, Table, Title
from generator.typeset import typeset
from generator.writers import txt
from generator.writers.docx import Properties, body, write
from tests.notation import blocks
from tests.rendered.document import text as text_of_file
from tests.styles import PARAGRAPH, RUN, audited, base, gongwen

PROPERTIES = Properties("甲局2011年工作总结", "甲局", datetime(2011, 12, 28, tzinfo=timezone.utc))

#: Every kind of block, in every way that it is set.
EVERYTHING = """
# 甲局2011年／工作总结
@市政府，市人大：
授权{1522件}，增长{9.1%}。R&D“<h1>”—…
1 一、 甲
2（一）> 乙
丙
2（一）> 丁
3 1. 戊
4 （1） 己
1 - 不编号
^表1 授权
⌐单位：件
|年度|授权‖2011年|{1522件}‖合计|
_注：甲 & 乙
◇图1
◇
# 2012年／工作思路
1 甲、 庚
辛
---
# 附件
壬
---
|甲‖乙
癸
§1 子
§2 丑
~甲局|2011年12月28日
※寅
---
¶附件1
# 子
卯
≈甲局＋乙局‖丙局|2011年12月28日
"""


def xml(text: str) -> str:
    """Blocks → the XML of their body without its prefixes."""
    return "".join(body(blocks(text), gongwen())).replace("w:", "")


def file(text: str) -> bytes:
    finished, _ = typeset(blocks(text), gongwen())
    return write(finished, base(), gongwen(), PROPERTIES)


# ------------------------------------------------------------------- blocks, to the letter

NORMAL = '<p><pPr><pStyle val="NormalIndent"/></pPr>'
EXACT = {
    "甲": f"{NORMAL}<r><t>甲</t></r></p>",
    "授权{1522件}，〈增长：〉{9.1%}": f"{NORMAL}<r><t>授权1522件，增长：9.1%</t></r></p>",
    "甲。→乙": f'{NORMAL}<r><rPr><rStyle val="Heading2Char"/></rPr><t>甲。</t></r><r><t>乙</t></r></p>',
    "1 一、 甲": '<p><pPr><pStyle val="Heading1"/></pPr><r><t>甲</t></r></p>',
    "# 甲": '<p><pPr><pStyle val="Title"/></pPr><r><t>甲</t></r></p>',
    "# 甲／乙": (
        '<p><pPr><pStyle val="Title"/></pPr><r><t xml:space="preserve">甲</t><br/>'
        '<t xml:space="preserve">乙</t></r></p>'
    ),
    "@市政府：": '<p><pPr><pStyle val="Salutation"/></pPr><r><t>市政府：</t></r></p>',
    "^表1": '<p><pPr><pStyle val="Caption"/></pPr><r><t>表1</t></r></p>',
    "_注": '<p><pPr><pStyle val="BodyText"/><jc val="left"/></pPr><r><t>注</t></r></p>',
    "⌐单位：件": '<p><pPr><pStyle val="BodyText"/><keepNext/><jc val="right"/></pPr><r><t>单位：件</t></r></p>',
    "~甲局|": '<p><pPr><pStyle val="Signature"/><ind left="7585"/></pPr><r><t>甲局</t></r></p>',
    "~|": "",
    "|甲|乙‖1|": (
        '<tbl><tblPr><tblStyle val="TableGrid"/><tblW w="8844" type="dxa"/><jc val="center"/>'
        '<tblLayout type="fixed"/></tblPr><tblGrid><gridCol w="4422"/><gridCol w="4422"/></tblGrid>'
        "<tr><trPr><cantSplit/><tblHeader/></trPr>"
        '<tc><tcPr><tcW w="4422" type="dxa"/></tcPr>'
        '<p><pPr><pStyle val="BodyText"/><keepNext/></pPr><r><t>甲</t></r></p></tc>'
        '<tc><tcPr><tcW w="4422" type="dxa"/></tcPr>'
        '<p><pPr><pStyle val="BodyText"/><keepNext/></pPr><r><t>乙</t></r></p></tc>'
        "</tr><tr><trPr><cantSplit/></trPr>"
        '<tc><tcPr><tcW w="4422" type="dxa"/></tcPr><p><pPr><pStyle val="BodyText"/></pPr><r><t>1</t></r></p></tc>'
        '<tc><tcPr><tcW w="4422" type="dxa"/></tcPr><p><pPr><pStyle val="BodyText"/></pPr></p></tc></tr></tbl>'
    ),
}


@pytest.mark.parametrize("text", EXACT)
def test_a_block_is_its_xml(text: str) -> None:
    assert xml(text) == EXACT[text]


@pytest.mark.parametrize(
    ("form", "style"),
    [("一、", 1), ("（一）", 2), ("1.", 3), ("（1）", 4), ("①", 4), ("甲、", 4), ("-", 4)],
)
@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_numbers_form_decides_a_headings_style_at_any_level(level: int, form: str, style: int) -> None:
    assert f'<pStyle val="Heading{style}"/>' in xml(f"{level} {form} 甲")


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("R&D", "<t>R&amp;D</t>"),
        ("占<5%", "<t>占&lt;5%</t>"),
        ("]]>", "<t>]]&gt;</t>"),
        ("\"甲\" '乙'", "<t>\"甲\" '乙'</t>"),
        ("甲 乙", "<t>甲 乙</t>"),
        ("甲  乙", '<t xml:space="preserve">甲  乙</t>'),
        (" 甲", '<t xml:space="preserve"> 甲</t>'),
        ("甲 ", '<t xml:space="preserve">甲 </t>'),
        ("甲\t乙", '<t xml:space="preserve">甲</t><tab/><t xml:space="preserve">乙</t>'),
        ("😀", "<t>😀</t>"),
    ],
)
def test_text_reaches_the_file_as_text(text: str, run: str) -> None:
    found = "".join(body([Paragraph("", "", (Run(text),))], gongwen())).replace("w:", "")
    assert found == f"{NORMAL}<r>{run}</r></p>"


@pytest.mark.parametrize("mark", [*"“”‘’—…·×～①‰℃≥", "1∶500"])
def test_a_mark_that_latin_has_as_well_is_said_to_be_chinese(mark: str) -> None:
    assert xml(f"甲{mark}") == f'{NORMAL}<r><rPr><rFonts hint="eastAsia"/></rPr><t>甲{mark}</t></r></p>'


@pytest.mark.parametrize("text", ["甲，乙。", "R&D", "1,945.5%", "（一）", "《甲》、乙；丙：？！"])
def test_and_no_other_text(text: str) -> None:
    assert "hint" not in xml(text)


def test_a_run_in_heading_and_its_text_are_told_apart_each() -> None:
    assert xml("“甲”。→乙").count("hint") == 1
    assert '<rStyle val="Heading2Char"/><rFonts hint="eastAsia"/>' in xml("“甲”。→乙")


def test_an_empty_paragraph_is_a_blank_line() -> None:
    assert "".join(body([Paragraph("", "", ())], gongwen())).replace("w:", "") == f"{NORMAL}</p>"


# -------------------------------------------------------------------- among other blocks


def kept(text: str) -> list[bool]:
    return ["<keepNext/>" in paragraph for paragraph in re.findall("<p>.*?</p>", xml(text))]


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("甲\n乙\n~丙局|", [False, True, False]),
        ("甲\n乙", [False, False]),
        ("甲。→乙\n~丙局|2011年", [True, False, False]),
        ("甲\n1 一、 乙\n~丙局|", [False, False, False]),
    ],
)
def test_the_last_paragraph_stays_with_the_signature(text: str, which: list[bool]) -> None:
    assert kept(text) == which


BLANK = '<spacing before="579"/>'


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("# 甲\n乙", 0),
        ("# 甲\n乙\n# 丙\n丁", 1),
        ("甲\n# 乙", 1),
        ("1 一、 甲\n# 乙", 1),
        ("|甲\n# 乙", 1),
        ("甲\n---\n# 乙", 0),
    ],
)
def test_a_title_after_text_has_a_blank_line_before_it(text: str, blanks: int) -> None:
    assert xml(text).count(BLANK) == blanks


@pytest.mark.parametrize(
    ("text", "properties"),
    [
        ("---\n乙", '<pStyle val="NormalIndent"/><pageBreakBefore/>'),
        ("---\n# 乙", '<pStyle val="Title"/><pageBreakBefore/>'),
        ("---\n1 一、 乙", '<pStyle val="Heading1"/><pageBreakBefore/>'),
        ("---\n乙\n~丙局|", '<pStyle val="NormalIndent"/><keepNext/><pageBreakBefore/>'),
        ("---\n---\n乙", '<pStyle val="NormalIndent"/><pageBreakBefore/>'),
        ("---\n~乙局|", '<pStyle val="Signature"/><pageBreakBefore/><ind left="7585"/>'),
        ("---\n|乙", '<pStyle val="Normal"/><pageBreakBefore/>'),
    ],
)
def test_what_follows_a_page_break_begins_the_page(text: str, properties: str) -> None:
    assert f"<pPr>{properties}</pPr>" in xml(text)
    assert xml(f"甲\n{text}").count("<pageBreakBefore/>") == 1


def test_a_page_break_at_the_end_makes_no_page() -> None:
    assert xml("甲\n---") == xml("甲")


# ------------------------------------------------------------------- signature (7.3.5.2)


def places(text: str) -> list[int]:
    """Where issuer and date begin, in twips from the left of the type area (8845 wide; a 字 is 315)."""
    return [int(left) for left in re.findall('<ind left="([^"]*)"/>', xml(text))]


DATE = "2011年12月28日"  # 7 字
RIGHT = 8845


@pytest.mark.parametrize(
    ("issuer", "start"),
    [
        # longer or as long: the issuer ends 2字 from the right, the date begins 2字 to its right
        ("某市科学技术局", RIGHT - (2 + 7) * 315),
        ("某市发展和改革委员会", RIGHT - (2 + 10) * 315),
        ("某市R&D办公室", RIGHT - int((2 + Decimal("6.5") + Decimal("0.5") + 2) * 315)),
        # shorter: the date ends 2字 from the right, the issuer begins 2字 to its left
        ("甲局", RIGHT - (2 + 7 + 2) * 315),
        ("某市科技局", RIGHT - (2 + 7 + 2) * 315),
        # as long as the line and longer
        ("甲" * 26, RIGHT - 28 * 315),
        ("甲" * 27, 0),
        ("甲" * 60, 0),
    ],
)
def test_the_date_begins_two_characters_right_of_the_issuer(issuer: str, start: int) -> None:
    found = places(f"~{issuer}|{DATE}")
    assert found[1] - found[0] == 2 * 315
    assert found[0] == start


@settings(deadline=None)
@given(st.integers(1, 60), st.sampled_from(["2011年1月8日", DATE, "2011年"]))
def test_whatever_the_issuer_nothing_begins_outside_the_type_area(length: int, date: str) -> None:
    issuer, start = places(f"~{'甲' * length}|{date}")
    assert issuer >= 0
    assert start - issuer == 630


def test_a_date_alone_ends_two_characters_from_the_right_under_a_blank_line() -> None:
    assert places(f"~|{DATE}") == [RIGHT - (2 + 7) * 315]
    assert f'<pStyle val="Date"/>{BLANK}<ind' in xml(f"~|{DATE}")


def test_joint_issuers_begin_one_under_the_other_and_the_longest_counts() -> None:
    start = RIGHT - (2 + 10) * 315
    assert places(f"~甲局‖某市发展和改革委员会|{DATE}") == [start, start, start + 630]
    assert xml(f"~甲局‖乙局|{DATE}").count(BLANK) == 0
    assert xml(f"~甲局‖乙局|{DATE}").count('<spacing before="0"/>') == 1


# ------------------------------------------------------------------- seals (7.3.5.1)

#: The date, 7 字, ends 4字 from the right of 8845 twips: its middle in twips.
MIDDLE = RIGHT - (4 + Decimal("3.5")) * 315


def boxes(text: str) -> list[Decimal]:
    """The middle of each centred box, in twips from the left of the type area."""
    found = re.findall('<ind left="([0-9]*)" right="([0-9]*)"/><jc val="center"/>', xml(text))
    return [(int(left) + RIGHT - int(right)) / Decimal(2) for left, right in found]


@pytest.mark.parametrize("issuer", ["甲局", "某市科学技术局", "某市人力资源和社会保障局"])
def test_issuer_and_date_are_centred_on_each_other_and_the_date_ends_four_characters_in(issuer: str) -> None:
    assert boxes(f"≈{issuer}|{DATE}") == [pytest.approx(MIDDLE, abs=1)] * 2


@settings(deadline=None)
@given(st.integers(1, 27), st.sampled_from(["2011年1月8日", DATE]))
def test_a_long_issuer_stays_within_the_type_area_on_the_dates_middle(length: int, date: str) -> None:
    issuer, middle = boxes(f"≈{'甲' * length}|{date}")
    assert issuer == middle
    assert length * Decimal("157.5") <= issuer <= RIGHT - length * Decimal("157.5")


def test_the_seal_begins_within_a_line_of_the_text() -> None:
    # 42 mm are 2381 twips: half of it stands above the foot of the issuer's line, a line being 579
    assert '<spacing before="1158"/>' in xml(f"甲\n≈甲局|{DATE}")
    assert 0 <= 1158 + 579 - 2381 / 2 <= 579


def test_sealed_issuers_side_by_side_are_a_seal_and_more_apart() -> None:
    found = xml(f"≈甲局＋乙局‖丙局|{DATE}")
    (tab,) = re.findall('<tab val="center" pos="([0-9]*)"/>', found)
    (start,) = re.findall('<spacing before="1158"/><ind left="([0-9]*)"/>', found)
    assert int(tab) == pytest.approx(MIDDLE, abs=1)
    assert int(tab) - (int(start) + 315) == pytest.approx(2381 + 315, abs=2)
    assert "<r><t>甲局</t><tab/><t>乙局</t></r>" in found.replace(' xml:space="preserve"', "")
    # the second row's seal clears the first's: 5 lines of 579 from row to row, a seal is 4.1
    assert '<spacing before="2895"/>' in found


def test_rows_of_seals_do_not_touch() -> None:
    assert 2895 + 579 > 2381


# ---------------------------------------------------------------- attachments (7.3.4, 7.3.6, 7.3.7)


def test_names_of_attachments_hang_under_their_first_character() -> None:
    assert xml("甲\n§附件：→乙").endswith(
        f'<p><pPr><pStyle val="AttachmentList"/>{BLANK}'
        '<ind leftChars="200" left="1600" hangingChars="300" hanging="960"/></pPr><r><t>附件：乙</t></r></p>'
    )


def test_numbers_of_attachments_stand_one_under_the_other() -> None:
    found = re.findall(
        '<ind leftChars="([0-9]*)" left="([0-9]*)" hangingChars="([0-9]*)" hanging="([0-9]*)"/>',
        xml("§附件：1.→乙\n§2.→丙\n§10.→丁"),
    )
    assert found == [
        ("200", "1920", "400", "1280"),  # layout.md 8.2
        ("500", "1920", "100", "320"),
        ("500", "2080", "150", "480"),
    ]


def test_names_of_attachments_and_a_remark_stay_with_text_and_signature() -> None:
    kept = re.findall("<p><pPr>(.*?)</pPr>.*?</p>", xml(f"甲\n§附件：→乙\n~丙局|{DATE}\n※丁"))
    assert ["<keepNext/>" in properties for properties in kept] == [True, True, False, True, False]


def test_an_attachment_begins_a_page_with_its_label_and_its_title_on_the_third_line() -> None:
    assert (
        '<p><pPr><pStyle val="Annex"/><pageBreakBefore/></pPr><r><t>附件1</t></r></p>'
        f'<p><pPr><pStyle val="Title"/>{BLANK}</pPr>' in xml("甲\n---\n¶附件1\n# 乙")
    )


def test_blank_lines_above_the_first_title_are_the_styles() -> None:
    styled = gongwen()._replace(title_blank=2)
    first, second = [xml.replace("w:", "") for xml in body(blocks("# 甲\n# 乙"), styled)]
    assert '<spacing before="1158"/>' in first
    assert BLANK in second


def test_an_issuer_alone_ends_two_characters_from_the_right() -> None:
    assert places("~某市科技局|") == [RIGHT - (2 + 5) * 315]


# ------------------------------------------------------------------------ the whole file


def test_the_audit_finds_nothing(tmp_path: Path) -> None:
    assert audited(file(EVERYTHING), tmp_path) == []


@pytest.mark.parametrize("text", ["", "# 甲／乙", "~甲局|", "~|2011年", "|甲", "1 - 甲", "甲\n---", "---\n|甲"])
def test_nor_with_a_document_of_one_block(text: str, tmp_path: Path) -> None:
    data = write(blocks(text) if text else [], base(), gongwen(), PROPERTIES)
    assert audited(data, tmp_path) == []


def test_python_docx_opens_it() -> None:
    document = Document(io.BytesIO(file(EVERYTHING)))
    names = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None]
    assert names[:5] == ["Title", "Salutation", "Normal Indent", "Heading 1", "Normal Indent"]
    assert names[-2:] == ["Signature", "Date"]
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["2011年", "1522件"]
    assert document.core_properties.title == "甲局2011年工作总结"


def test_every_style_that_is_used_is_there() -> None:
    document = Document(io.BytesIO(file(EVERYTHING)))
    used = set(document.element.body.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    assert used <= {style.style_id for style in document.styles}


@pytest.mark.parametrize(("tag", "order"), [("pPr", PARAGRAPH), ("rPr", RUN)])
def test_properties_stand_in_the_schemas_order(tag: str, order: list[str]) -> None:
    document = Document(io.BytesIO(file(EVERYTHING)))
    found = list(document.element.body.iter(qn(f"w:{tag}")))
    assert found
    for properties in found:
        places = [order.index(etree.QName(child).localname) for child in properties]
        assert places == sorted(set(places))


def agrees(found: list[Block], folder: Path) -> None:
    path = folder / "file.docx"
    path.write_bytes(write(found, base(), gongwen(), PROPERTIES))
    assert text_of_file(path) == txt.write(found).removesuffix("\n")


def test_the_files_text_is_the_text_format(tmp_path: Path) -> None:
    agrees(typeset(blocks(EVERYTHING), gongwen())[0], tmp_path)


RUNS = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1).map(Run),
    min_size=1, max_size=3,
).map(tuple)  # fmt: skip
ANY: st.SearchStrategy[Block] = st.one_of(
    st.builds(Title, st.just(""), st.just(""), RUNS),
    st.builds(Heading, st.just(""), st.just(""), RUNS, st.integers(1, 4), st.sampled_from(["一、", "（一）", ""])),
    st.builds(
        Paragraph, st.just(""), st.just(""), RUNS, st.sampled_from(["body", "addressee", "note"]), st.just(()) | RUNS
    ),
    st.builds(
        Table,
        st.just(""),
        st.just(""),
        st.tuples(st.tuples(RUNS, RUNS), st.tuples(RUNS, st.just(()))),
        st.integers(0, 2),
        st.just(()) | st.just((Merged(0, 1, 2, 1),)),
        st.just(()),
    ),
    st.builds(Signature, st.just(""), st.just(""), st.lists(st.tuples(RUNS) | st.tuples(RUNS, RUNS)).map(tuple), RUNS),
)


@settings(max_examples=60, deadline=None)
@given(found=st.lists(ANY, min_size=1, max_size=5))
def test_whatever_the_blocks_hold(found: list[Block], tmp_path_factory: pytest.TempPathFactory) -> None:
    agrees(found, tmp_path_factory.getbasetemp())
