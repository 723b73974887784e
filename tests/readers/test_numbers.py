"""Automatic numbers become text: every form, level and restart."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.readers.counting import counted

from .made import imported, lines, p


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九", 100: "一〇〇"}),
        ("chineseCountingThousand", {1: "一", 12: "十二", 100: "一百", 101: "一百零一", 110: "一百一十"}),
        ("taiwaneseCounting", {3: "三", 15: "十五"}),
        ("taiwaneseCountingThousand", {120: "一百二十"}),
        ("japaneseCounting", {30: "三十"}),
        ("ideographDigital", {1: "一", 10: "一〇", 25: "二五"}),
        ("taiwaneseDigital", {10: "一〇"}),
        ("japaneseDigitalTenThousand", {105: "一〇五"}),
        ("chineseLegalSimplified", {3: "叁", 10: "壹拾", 25: "贰拾伍"}),
        ("ideographLegalTraditional", {2: "貳", 6: "陸"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("ideographEnclosedCircle", {1: "㊀"}),
        ("decimal", {1: "1", 15: "15"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalFullWidth2", {3: "３"}),
        ("decimalHalfWidth", {3: "3"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 51: "51"}),
        ("decimalEnclosedCircleChinese", {2: "②"}),
        ("decimalEnclosedParen", {3: "(3)"}),
        ("decimalEnclosedFullstop", {3: "3."}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa", 781: "781"}),
        ("upperLetter", {2: "B", 28: "BB"}),
        ("lowerRoman", {4: "iv", 9: "ix", 14: "xiv"}),
        ("upperRoman", {1990: "MCMXC"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 21: "21st"}),
        ("cardinalText", {1: "One", 21: "Twenty-one"}),
        ("ordinalText", {1: "First", 12: "Twelfth", 20: "Twentieth", 21: "Twenty-first"}),
        ("numberInDash", {1: "- 1 -"}),
        ("hex", {255: "FF"}),
        ("none", {1: ""}),
        ("bullet", {1: ""}),
        ("没有这种", {7: "7"}),
        ("chineseCounting", {999999: "999999"}),
        ("lowerRoman", {999999: "999999"}),
    ],
)
def test_a_number_is_written_as_word_writes_it(form: str, shown: dict[int, str]) -> None:
    assert {number: counted(form, number) for number in shown} == shown


def level(depth: int, form: str, text: str, more: str = "") -> str:
    """A level of a list; `more` stands where its schema has it, before the text or after."""
    said = f'<w:numFmt w:val="{form}"/>{more}<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{said}</w:lvl>'


OFFICIAL = (
    level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "（%4）")
)


def lists(levels: str, *overrides: str) -> str:
    """An abstract list, the list 1 of it, and 2, 3 … with what each overrides."""
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/>{override}</w:num>'
        for n, override in enumerate(("", *overrides), 1)
    )
    return f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{numbers}'


def starting(depth: int, value: int | str) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def items(*places: tuple[int, int]) -> str:
    """Paragraphs at these levels of these lists."""
    return "".join(p("甲", f'<w:numPr><w:ilvl w:val="{d}"/><w:numId w:val="{n}"/></w:numPr>') for d, n in places)


def marks(folder: Path, body: str, numbering: str, **others: str) -> list[str]:
    found = imported(folder, body, numbering=numbering, **others)
    assert all(each.text == each.mark + "甲" for each in found)
    return [each.mark for each in found]


def at(*depths: int) -> str:
    return items(*((depth, 1) for depth in depths))


def test_deeper_levels_begin_again_under_each_higher_one(tmp_path: Path) -> None:
    found = marks(tmp_path, at(0, 1, 2, 3, 3, 2, 1, 2, 0, 1), lists(OFFICIAL))
    assert found == ["一、", "（一）", "1.", "（1）", "（2）", "2.", "（二）", "1.", "二、", "（一）"]


def test_a_level_may_count_on_for_good(tmp_path: Path) -> None:
    on = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    assert marks(tmp_path, at(0, 1, 1, 0, 1), lists(on)) == ["一、", "1.", "2.", "二、", "3."]


def test_a_level_may_begin_again_only_under_a_certain_one(tmp_path: Path) -> None:
    third = level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>')
    under = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + third
    assert marks(tmp_path, at(0, 1, 2, 1, 2, 0, 2), lists(under)) == [
        "一、",
        "（一）",
        "1.",
        "（二）",
        "2.",
        "二、",
        "1.",
    ]


def test_a_number_may_have_those_above_in_it(tmp_path: Path) -> None:
    legal = level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%1.%2.%3")
    assert marks(tmp_path, at(0, 1, 2, 2, 1), lists(legal)) == ["1", "1.1", "1.1.1", "1.1.2", "1.2"]


def test_the_numbers_above_may_be_told_to_be_digits(tmp_path: Path) -> None:
    chapter = level(0, "chineseCounting", "第%1章")
    assert marks(tmp_path, at(0, 1), lists(chapter + level(1, "decimal", "%1.%2"))) == ["第一章", "一.1"]
    legal = chapter + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert marks(tmp_path, at(0, 1), lists(legal)) == ["第一章", "1.1"]
    said_no = chapter + level(1, "decimal", "%1.%2", '<w:isLgl w:val="0"/>')
    assert marks(tmp_path, at(0, 1), lists(said_no)) == ["第一章", "一.1"]


def test_lists_of_one_family_count_together_until_one_starts_anew(tmp_path: Path) -> None:
    found = marks(tmp_path, items((0, 1), (0, 2), (0, 3), (0, 3), (0, 1)), lists(OFFICIAL, "", starting(0, 1)))
    assert found == ["一、", "二、", "一、", "二、", "三、"]


def test_a_list_starts_where_it_is_told_to(tmp_path: Path) -> None:
    assert marks(tmp_path, items((0, 2), (1, 2)), lists(OFFICIAL, starting(0, 5))) == ["五、", "（一）"]


def test_a_list_may_start_from_nothing(tmp_path: Path) -> None:
    zero = level(0, "decimal", "%1.").replace('start w:val="1"', 'start w:val="0"')
    assert marks(tmp_path, at(0, 0), lists(zero)) == ["0.", "1."]


def test_a_list_may_have_a_level_of_its_own(tmp_path: Path) -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "（%1）")}</w:lvlOverride>'
    assert marks(tmp_path, items((0, 1), (0, 2)), lists(OFFICIAL, other)) == ["一、", "（2）"]


def test_lists_of_two_families_do_not_disturb_each_other(tmp_path: Path) -> None:
    more = f'<w:abstractNum w:abstractNumId="8">{level(0, "decimal", "%1.")}</w:abstractNum>'
    both = lists(OFFICIAL).replace("<w:num ", more + "<w:num ", 1)
    both += '<w:num w:numId="9"><w:abstractNumId w:val="8"/></w:num>'
    assert marks(tmp_path, items((0, 1), (0, 9), (0, 1), (0, 9)), both) == ["一、", "1.", "二、", "2."]


def test_number_zero_takes_a_paragraph_out_of_its_styles_list(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
    styles += "</w:numPr></w:pPr></w:style>"
    named = '<w:pStyle w:val="1"/>'
    body = p("甲", named) + p("甲", f'{named}<w:numPr><w:numId w:val="0"/></w:numPr>') + p("甲", named)
    assert marks(tmp_path, body, lists(OFFICIAL), styles=styles) == ["一、", "", "二、"]


def test_styles_take_the_levels_that_name_them(tmp_path: Path) -> None:
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="heading {0}"/>{1}</w:style>'
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style.format(1, numbered) + style.format(2, f'<w:basedOn w:val="1"/>{numbered}')
    tied = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>')
    tied += level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>')
    body = "".join(p("甲", f'<w:pStyle w:val="{depth}"/>') for depth in (1, 2, 2, 1, 2))
    assert marks(tmp_path, body, lists(tied), styles=styles) == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_a_list_may_be_that_of_a_numbering_style(tmp_path: Path) -> None:
    linked = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="公文"/></w:abstractNum>'
    named = f'<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="公文"/>{OFFICIAL}</w:abstractNum>'
    number = '<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>'
    assert marks(tmp_path, at(0, 1), linked + named + number) == ["一、", "（一）"]


@pytest.mark.parametrize("link", ["公文", "别的"])
def test_lists_that_name_each_other_in_a_circle_end(link: str, tmp_path: Path) -> None:
    inside = f'<w:styleLink w:val="公文"/><w:numStyleLink w:val="{link}"/>'
    circle = f'<w:abstractNum w:abstractNumId="7">{inside}</w:abstractNum>'
    number = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    assert lines(tmp_path, at(0), numbering=circle + number) == ["甲"]


def test_a_bullet_is_no_number(tmp_path: Path) -> None:
    assert marks(tmp_path, at(0), lists(level(0, "bullet", "\uf06c"))) == [""]


def test_a_blank_paragraph_in_a_list_counts(tmp_path: Path) -> None:
    blank = p("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert lines(tmp_path, at(0) + blank + at(0), numbering=lists(OFFICIAL)) == ["一、甲", "二、", "三、甲"]


def test_a_list_that_is_not_there_numbers_nothing(tmp_path: Path) -> None:
    assert lines(tmp_path, items((0, 77), (9, 1), (12345678, 1)), numbering=lists(OFFICIAL)) == ["甲"] * 3
    assert lines(tmp_path, items((0, 1))) == ["甲"]


@pytest.mark.parametrize("start", ["999999", "2147483647", "-5", "x"])
def test_an_absurd_start_makes_no_absurd_number(start: str, tmp_path: Path) -> None:
    long = lists(level(0, "upperLetter", "%1" * 5000), starting(0, start))
    (mark,) = marks(tmp_path, items((0, 2)), long)
    assert len(mark) < 1000


def test_an_inserted_number_is_one(tmp_path: Path) -> None:
    changed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1" w:author="甲"/></w:numPr>'
    assert marks(tmp_path, p("甲", changed), lists(OFFICIAL)) == ["一、"]


@pytest.mark.parametrize("suffix", ["tab", "space", "nothing"])
def test_what_follows_a_number_is_no_text(suffix: str, tmp_path: Path) -> None:
    spaced = level(0, "decimal", "%1.").replace("nothing", suffix)
    assert marks(tmp_path, at(0), lists(spaced)) == ["1."]
