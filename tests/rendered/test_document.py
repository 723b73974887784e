"""Passages are found on the pages they were set on, whatever else stands there, and what is missing is told."""

from __future__ import annotations

from generator.passage import BODY, Passage
from generator.reading import Layout, Paragraph
from generator.rendered.document import Rendered, trace
from generator.rendered.pages import Char, Line, Page

from .pages import AREA, MM


def set_pages(*texts: list[str]) -> list[Page]:
    """Lines of text, a list a page → pages with each character 16 pt wide from the left."""
    made: list[Page] = []
    at = 0
    for sheet, lines in enumerate(texts, 1):
        rows = []
        for row, text in enumerate(lines):
            baseline = AREA.top + (row + 0.8) * AREA.pitch
            chars = [
                Char(char, AREA.left + 16 * place, AREA.left + 16 * place + 16, baseline, 16, "Song", at + place)
                for place, char in enumerate(text)
            ]
            at += len(text)
            rows.append(Line(tuple(chars)))
        made.append(Page(sheet, tuple(rows), None, False, AREA, 210 * MM, 297 * MM))
    return made


def traced(texts: list[str], *pages: list[str]) -> Rendered:
    return trace([Passage(BODY, text, number) for number, text in enumerate(texts, 1)], set_pages(*pages))


def lines(rendered: Rendered) -> list[list[str]]:
    return [[spot.line.text for spot in spots] for spots in rendered.spots]


def test_a_passage_has_its_lines_over_the_end_of_a_page() -> None:
    rendered = traced(["甲乙丙丁戊", "", "己 庚\n辛"], ["甲乙", "丙丁"], ["戊", "己庚", "辛"])
    assert lines(rendered) == [["甲乙", "丙丁", "戊"], [], ["己庚", "辛"]]
    assert [spot.page.sheet for spot in rendered.spots[0]] == [1, 1, 2]
    assert [spot.row for spot in rendered.spots[2]] == [2, 3]
    assert [rendered.owner(spot.line) for spot in rendered.lines] == [0, 0, 0, 2, 2]
    assert set(rendered.missing) == {""}


def test_what_no_passage_says_is_stepped_over() -> None:
    first, second = "甲乙丙丁戊己庚辛", "子丑寅卯"
    rendered = traced([first + second, "壬癸"], ["页眉", first], ["页眉", second, "脚注", "壬癸"])
    assert lines(rendered) == [[first, second], ["壬癸"]]
    assert rendered.owner(rendered.lines[0].line) is None


def test_a_passage_that_a_header_parts_is_found_to_its_end() -> None:
    text = "全市科技系统深入贯彻落实会议精神，各项工作取得了新的成效。" * 2
    rendered = traced([text, "下一段"], [text[:40]], ["某局工作总结", text[40:], "下一段"])
    assert rendered.missing == ["", ""]
    assert lines(rendered) == [[text[:40], text[40:]], ["下一段"]]


def test_a_lost_character_is_told_and_the_rest_found() -> None:
    rendered = traced(["举办培训，十期。", "举办培训，十期。"], ["举办培训十期。", "举办培训，十期。"])
    assert rendered.missing == ["，", ""]
    assert lines(rendered) == [["举办培训十期。"], ["举办培训，十期。"]]


def test_a_lost_passage_takes_no_other_with_it() -> None:
    rendered = traced(["甲乙丙", "丁戊己庚辛", "壬癸"], ["甲乙丙", "壬癸"])
    assert rendered.missing == ["", "丁戊己庚辛", ""]
    assert lines(rendered) == [["甲乙丙"], [], ["壬癸"]]


def test_a_long_passage_is_found_behind_much_else() -> None:
    text = "全市科技系统深入贯彻落实会议精神"
    assert lines(traced(["开头", text], ["开头", *["别的文字" * 7] * 9, text]))[1] == [text]


def test_a_short_text_far_ahead_is_another() -> None:
    rendered = traced(["开头", "附件", "正文一段"], ["开头", "正文一段", *["别的文字" * 7] * 9, "附件"])
    assert rendered.missing == ["", "附件", ""]


def test_the_text_of_a_box_may_stand_before() -> None:
    box = Passage(BODY, "框内文字", 2, paragraph=Paragraph(2, "框内文字", "Normal", Layout(), frame="right"))
    rendered = trace(
        [Passage(BODY, "甲乙丙", 1), box, Passage(BODY, "丁戊", 3)], set_pages(["框内文字", "甲乙丙", "丁戊"])
    )
    assert lines(rendered) == [["甲乙丙"], ["框内文字"], ["丁戊"]]


def test_names_a_pdf_has_for_the_same_character_are_the_same() -> None:
    rendered = traced(["一、成效——显著·“好”（上）"], ["⼀、成效――显著・“好”（上）"])
    assert rendered.missing == [""]
