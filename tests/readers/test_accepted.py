"""Changes as accepted, one way of saying a thing, and paragraphs that Word shows in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from .made import PAGE, imported, lines, p, reading, text

COMPATIBLE = 'xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006"'
DELETED, HIDDEN = '<w:del w:id="1" w:author="甲"/>', "<w:vanish/>"


def deleted(said: str) -> str:
    return f'<w:del w:id="1" w:author="甲"><w:r><w:delText>{said}</w:delText></w:r></w:del>'


def listed() -> str:
    level = '<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/>'
    return (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_what_was_inserted_is_there_and_what_was_deleted_is_not(tmp_path: Path) -> None:
    inserted = f'<w:ins w:id="2" w:author="甲">{text("42")}</w:ins>'
    assert lines(tmp_path, p(text("立项") + deleted("40") + inserted + text("项"))) == ["立项42项"]


def test_what_was_moved_stands_where_it_was_moved_to(tmp_path: Path) -> None:
    start, end = '<w:moveFromRangeStart w:id="3" w:name="m"/>', '<w:moveFromRangeEnd w:id="3"/>'
    away = f'{start}<w:moveFrom w:id="1" w:author="甲">{text("乙")}</w:moveFrom>{end}'
    here = f'<w:moveTo w:id="2" w:author="甲">{text("乙")}</w:moveTo>'
    assert lines(tmp_path, p(text("甲") + away) + p(text("丙") + here)) == ["甲", "丙乙"]


def test_a_paragraph_whose_mark_is_deleted_goes_into_the_next(tmp_path: Path) -> None:
    assert lines(tmp_path, p("全年立项", mark=DELETED) + p("42项。") + p("乙")) == ["全年立项42项。", "乙"]


def test_the_paragraph_that_is_left_has_its_own_properties(tmp_path: Path) -> None:
    body = p("甲", NUMBERED, DELETED) + p("乙", '<w:jc w:val="center"/>')
    (paragraph,) = imported(tmp_path, body, numbering=listed())
    assert (paragraph.text, paragraph.layout.align) == ("甲乙", "center")


def test_a_row_of_deleted_marks_is_one_paragraph(tmp_path: Path) -> None:
    assert lines(tmp_path, p("甲", mark=DELETED) * 3 + p("乙")) == ["甲甲甲乙"]


def test_a_paragraph_that_was_deleted_altogether_is_gone_and_counts_no_number(tmp_path: Path) -> None:
    body = p("甲", NUMBERED) + p(deleted("乙"), NUMBERED, DELETED) + p("丙", NUMBERED)
    assert lines(tmp_path, body, numbering=listed()) == ["一、甲", "二、丙"]


def test_a_deleted_mark_before_a_table_stays(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>"
    assert lines(tmp_path, p("前", mark=DELETED) + table + p("后")) == ["前", "甲", "乙", "后"]


def test_a_deleted_mark_does_not_take_a_section_away(tmp_path: Path) -> None:
    body = p("甲", PAGE, DELETED) + p("乙") + PAGE
    assert len(reading(tmp_path, body).sections) == 2


def test_deleted_rows_and_cells_are_gone(tmp_path: Path) -> None:
    gone = f'<w:tr><w:trPr><w:del w:id="1" w:author="甲"/></w:trPr><w:tc>{p("删")}</w:tc></w:tr>'
    cell = f'<w:tc><w:tcPr><w:cellDel w:id="1" w:author="甲"/></w:tcPr>{p("删")}</w:tc>'
    row = f"<w:tr><w:tc>{p('甲')}</w:tc>{cell}<w:tc>{p('乙')}</w:tc></w:tr>"
    assert lines(tmp_path, f"<w:tbl>{gone}{row}</w:tbl>") == ["甲", "乙"]


def test_a_heading_with_a_hidden_mark_runs_into_its_text_and_keeps_its_style(tmp_path: Path) -> None:
    """Word's style separator (样式分隔符), by which run-in headings are made."""
    styles = '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    body = p("（一）抓项目。", '<w:pStyle w:val="2"/>', f"{HIDDEN}<w:specVanish/>") + p("全年立项。") + p("丙")
    first, second = imported(tmp_path, body, styles=styles)
    assert (first.text, first.style, second.text) == ("（一）抓项目。全年立项。", "heading 2", "丙")


def test_hidden_paragraphs_are_gone_whatever_their_style(tmp_path: Path) -> None:
    body = p(text("藏", HIDDEN), NUMBERED, HIDDEN) + p("甲")
    assert lines(tmp_path, body, numbering=listed()) == ["甲"]


def test_paragraphs_with_hidden_marks_in_a_row_are_one(tmp_path: Path) -> None:
    assert lines(tmp_path, p("甲", mark=HIDDEN) * 3 + p("乙") + p("丙")) == ["甲甲甲乙", "丙"]


def test_hidden_text_is_left_out_and_a_switch_that_says_no_hides_nothing(tmp_path: Path) -> None:
    shown = text("乙", '<w:vanish w:val="0"/>')
    assert lines(tmp_path, p(text("甲") + text("藏", HIDDEN) + shown)) == ["甲乙"]


def test_an_initial_in_a_frame_belongs_to_its_paragraph(tmp_path: Path) -> None:
    initial = '<w:framePr w:dropCap="drop" w:lines="2"/>'
    assert lines(tmp_path, p("二", initial) + p("〇一一年")) == ["二〇一一年"]


@pytest.mark.parametrize(("choice", "fallback"), [("甲", "甲"), ("甲", "别的"), ("", "甲")])
def test_of_two_ways_to_say_a_thing_one_is_read(choice: str, fallback: str, tmp_path: Path) -> None:
    said = text(choice) if choice else "<w:r/>"
    ways = f"<m:Choice Requires='x'>{said}</m:Choice><m:Fallback>{text(fallback)}</m:Fallback>"
    assert lines(tmp_path, p(f"<m:AlternateContent {COMPATIBLE}>{ways}</m:AlternateContent>")) == ["甲"]


def test_a_layout_that_is_checked_is_the_accepted_one_too(tmp_path: Path) -> None:
    found = reading(tmp_path, p("甲", mark=DELETED) + p(deleted("丙") + text("乙")))
    assert [paragraph.text for paragraph in found.paragraphs] == ["甲乙"]
    assert found.revisions == 2


FORMULA = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def math(said: str) -> str:
    return f"<m:r><m:t>{said}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "seen"),
    [
        (f"<m:f><m:num>{math('1')}</m:num><m:den>{math('2')}</m:den></m:f>", "1/2"),
        (f"<m:f><m:num>{math('a+b')}</m:num><m:den>{math('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{math('m')}</m:e><m:sup>{math('2')}</m:sup></m:sSup>", "m²"),
        (f"<m:sSub><m:e>{math('CO')}</m:e><m:sub>{math('2')}</m:sub></m:sSub>", "CO₂"),
        (f"<m:sSup><m:e>{math('x')}</m:e><m:sup>{math('k')}</m:sup></m:sSup>", "x^k"),
        (f"<m:rad><m:deg/><m:e>{math('a+b')}</m:e></m:rad>", "√(a+b)"),
        (f"<m:d><m:e>{math('a')}</m:e></m:d>", "(a)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{math("a")}</m:e></m:d>', "[a]"),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{math("x")}</m:e></m:nary>', "∑x"),
    ],
)
def test_a_formula_reads_the_same_in_one_line(formula: str, seen: str, tmp_path: Path) -> None:
    assert lines(tmp_path, p(f"{text('为')}<m:oMath {FORMULA}>{formula}</m:oMath>{text('。')}")) == [f"为{seen}。"]
