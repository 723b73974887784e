"""What a run says: fields, notes, symbols, hyphens, readings above characters, breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.readers.symbols import symbol

from .made import imported, lines, p, reading, text


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(said: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{said}</w:instrText></w:r>'


def field(said: str, result: str) -> str:
    return char("begin") + code(said) + char("separate") + result + char("end")


# -------------------------------------------------------------------------- fields


def test_a_fields_result_is_text_and_its_code_is_none(tmp_path: Path) -> None:
    assert lines(tmp_path, p(text("见") + field(" REF 甲 ", text("附件1")) + text("。"))) == ["见附件1。"]


def test_a_field_in_the_code_of_another_is_no_text(tmp_path: Path) -> None:
    outer = char("begin") + code("IF ") + field("DOCPROPERTY x", text("1")) + code(' = 1 "甲"') + char("separate")
    assert lines(tmp_path, p(outer + text("甲") + char("end") + text("乙"))) == ["甲乙"]


def test_a_field_in_the_result_of_another_is_text(tmp_path: Path) -> None:
    inner = field("PAGEREF a", text("3"))
    assert lines(tmp_path, p(field("HYPERLINK", text("见第") + inner + text("页")) + text("。"))) == ["见第3页。"]


def test_a_field_without_result_in_the_result_of_another_hides_nothing(tmp_path: Path) -> None:
    mark = char("begin") + code(" XE 专利 ") + char("end")
    assert lines(tmp_path, p(field("HYPERLINK", text("甲") + mark + text("乙")) + text("丙"))) == ["甲乙丙"]


def test_a_field_may_end_in_a_later_paragraph(tmp_path: Path) -> None:
    first = char("begin") + code("INCLUDETEXT") + char("separate") + text("甲")
    assert lines(tmp_path, p(first) + p(text("乙") + char("end")) + p("丙")) == ["甲", "乙", "丙"]


def test_a_field_that_never_ends_hides_nothing(tmp_path: Path) -> None:
    assert lines(tmp_path, p(text("前") + char("begin") + code("PAGE") + text("后")) + p("乙")) == ["前后", "乙"]
    later = char("begin") + code("INCLUDETEXT") + text("甲")
    assert lines(tmp_path, p(later) + p(char("separate") + text("乙") + char("end"))) == ["甲", "乙"]


def test_a_simple_field_is_its_result(tmp_path: Path) -> None:
    assert lines(tmp_path, p(f'<w:fldSimple w:instr="DATE">{text("2011年12月")}</w:fldSimple>')) == ["2011年12月"]


@pytest.mark.parametrize(
    ("said", "shown"), [(r"EQ \o\ac(○,5)", "⑤"), (r" eq \O\AC( ○ , 20 ) ", "⑳"), (r"EQ \o\ac(□,5)", "5")]
)
def test_a_figure_in_a_circle_made_by_a_field_is_one(said: str, shown: str, tmp_path: Path) -> None:
    assert lines(tmp_path, p(char("begin") + code(said) + char("end") + text("甲"))) == [f"{shown}甲"]


@pytest.mark.parametrize("around", ["— {} —", "第{}页", "{}", "- {} -"])
def test_the_number_of_a_page_is_left_out(around: str, tmp_path: Path) -> None:
    before, _, after = around.partition("{}")
    number = (text(before) if before else "") + field(" PAGE ", text("3")) + (text(after) if after else "")
    assert lines(tmp_path, p(number) + p("甲")) == ["", "甲"]


def test_a_page_in_a_sentence_is_kept(tmp_path: Path) -> None:
    assert lines(tmp_path, p(text("全文到第") + field("PAGE", text("3")) + text("页为止"))) == ["全文到第3页为止"]


# --------------------------------------------------------------------------- notes


def note(name: str, id_: int, said: str) -> str:
    mark = f"<w:r><w:{name}Ref/></w:r>"
    return f'<w:{name} w:id="{id_}"><w:p>{mark}{text(" " + said)}</w:p></w:{name}>'


def refer(name: str, id_: int) -> str:
    return f'<w:r><w:{name}Reference w:id="{id_}"/></w:r>'


def test_notes_stand_in_brackets_where_they_are_referred_to(tmp_path: Path) -> None:
    body = p(text("增长5%") + refer("footnote", 2) + text("。") + refer("endnote", 3))
    found = lines(tmp_path, body, footnotes=note("footnote", 2, "统计局"), endnotes=note("endnote", 3, "快报"))
    assert found == ["增长5%（注：统计局）。（注：快报）"]


def test_a_note_that_is_not_there_or_was_there_before_says_nothing(tmp_path: Path) -> None:
    body = p(text("甲") + refer("footnote", 2) * 2 + refer("footnote", 9))
    assert lines(tmp_path, body, footnotes=note("footnote", 2, "乙")) == ["甲（注：乙）"]


def test_the_paragraphs_of_a_note_are_parted(tmp_path: Path) -> None:
    two = f'<w:footnote w:id="2">{p("甲。")}{p("乙。")}</w:footnote>'
    assert lines(tmp_path, p(refer("footnote", 2)), footnotes=two) == ["（注：甲。　乙。）"]


def test_a_check_of_the_layout_does_not_see_notes(tmp_path: Path) -> None:
    body = p(text("甲") + refer("footnote", 2))
    assert [each.text for each in reading(tmp_path, body, footnotes=note("footnote", 2, "乙")).paragraphs] == ["甲"]


# ---------------------------------------------------------------------- characters


@pytest.mark.parametrize(
    ("run", "seen"),
    [
        ("<w:t>甲</w:t><w:tab/><w:t>乙</w:t>", "甲\t乙"),
        ("<w:t>6</w:t><w:noBreakHyphen/><w:t>7月</w:t>", "6-7月"),
        ("<w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t>", "甲乙"),
        ("<w:t>甲&#xAD;&#x200B;&#xFEFF;乙</w:t>", "甲乙"),
        ('<w:t>甲</w:t><w:sym w:font="Wingdings" w:char="F0FE"/>', "甲☑"),
        ("<w:t>甲</w:t><w:lastRenderedPageBreak/><w:t>乙</w:t>", "甲乙"),
        ("<w:t>甲</w:t><w:t>乙</w:t>", "甲乙"),
        ("<w:t>R&amp;D &lt;5%</w:t>", "R&D <5%"),
        ("<w:t>甲<![CDATA[<乙>]]></w:t>", "甲<乙>"),
        ("<w:t>甲<!-- 批 -->乙<?pi 丙?>丁</w:t>", "甲乙丁"),
        ("<w:t>𠮷</w:t>", "𠮷"),
    ],
)
def test_a_run_is_read_as_it_is_seen(run: str, seen: str, tmp_path: Path) -> None:
    assert lines(tmp_path, p(f"<w:r>{run}</w:r>")) == [seen]


def test_of_a_reading_above_characters_the_characters_are_text(tmp_path: Path) -> None:
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{text('hàn')}</w:rt><w:rubyBase>{text('汉')}</w:rubyBase></w:ruby>"
    assert lines(tmp_path, p(text("甲") + f"<w:r>{ruby}</w:r>" + text("字"))) == ["甲汉字"]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F06C", "●"),
        ("Wingdings", "6C", "●"),
        ("Wingdings", "F0A8", "□"),
        ("Wingdings 2", "F052", "☑"),
        ("Symbol", "F0B4", "×"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F061", "α"),
        ("Symbol", "F035", "5"),
        ("某字体", "F0AA", "□"),
        ("宋体", "2460", "①"),
        ("宋体", "D800", ""),
        ("宋体", "0000", ""),
        ("宋体", "x", ""),
        ("宋体", "FFFFFFFFFFFF", ""),
        ("", "20BB7", "𠮷"),
    ],
)
def test_a_symbol_is_the_character_it_shows(font: str, code: str, shown: str) -> None:
    assert symbol(font, code) == shown


def test_a_character_typed_in_a_symbol_font_is_what_it_shows(tmp_path: Path) -> None:
    assert lines(tmp_path, p(text("\uf0d8", '<w:rFonts w:ascii="Wingdings"/>') + text("甲"))) == ["➢甲"]
    assert lines(tmp_path, p(text("\uf0d8", '<w:rFonts w:ascii="某字体"/>') + text("甲"))) == ["\uf0d8甲"]


# -------------------------------------------------------------------------- breaks


def test_what_stands_behind_a_line_break_is_a_paragraph(tmp_path: Path) -> None:
    found = imported(
        tmp_path, p(text("甲") + "<w:r><w:br/></w:r>" + text("　　乙") + "<w:r><w:cr/></w:r>" + text("丙"))
    )
    assert [(each.text, each.continued, each.number) for each in found] == [
        ("甲", False, 1),
        ("乙", True, 1),
        ("丙", True, 1),
    ]


def test_the_stretches_are_those_of_each_line(tmp_path: Path) -> None:
    bold = text("甲乙", "<w:b/>")
    found = imported(tmp_path, p(bold + "<w:r><w:br/></w:r>" + text(" 丙") + bold))
    assert [[(s.text, s.look.bold) for s in each.stretches] for each in found] == [
        [("甲乙", True)],
        [("丙", False), ("甲乙", True)],
    ]


def test_only_the_first_line_has_the_number_and_the_page(tmp_path: Path) -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbers = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    numbers += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    inside = text(" 甲") + "<w:r><w:br/></w:r>" + text("乙")
    listed = '<w:pageBreakBefore/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    found = imported(tmp_path, p(inside, listed), numbering=numbers)
    assert [(each.text, each.mark, each.typed, each.new_page) for each in found] == [
        ("1.甲", "1.", "甲", True),
        ("乙", "", "乙", False),
    ]


def test_a_break_at_the_end_makes_a_blank_line(tmp_path: Path) -> None:
    assert lines(tmp_path, p(text("甲") + "<w:r><w:br/></w:r>")) == ["甲", ""]


def test_a_page_break_alone_is_no_text(tmp_path: Path) -> None:
    found = imported(tmp_path, p("甲") + p('<w:r><w:br w:type="page"/></w:r>') + p("乙"))
    assert [(each.text, each.new_page) for each in found] == [("甲", False), ("", False), ("乙", True)]


def test_a_page_break_within_a_paragraph_parts_it(tmp_path: Path) -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    found = imported(tmp_path, p(text("甲") + page + text("乙") + page))
    assert [(each.text, each.new_page) for each in found][1:] == [("乙", True)]
    assert lines(tmp_path, p(page + text("甲"))) == ["甲"]


def test_blanks_around_a_paragraph_are_no_text_and_those_within_are(tmp_path: Path) -> None:
    assert lines(tmp_path, p("　　2011年 甲\u00a0乙 　")) == ["2011年 甲\u00a0乙"]
