"""Blocks → blocks as they are set: numbers, run-in headings, full-width marks, title lines."""

from __future__ import annotations

import pytest

from generator.blocks import Heading, Paragraph, Title
from generator.diagnostic import WARNING
from generator.marks import numbered
from generator.typeset import typeset
from tests.notation import block, blocks, lines
from tests.styles import gongwen


def set_in(text: str, capacity: int = 18) -> list[str]:
    finished, warnings = typeset(blocks(text), gongwen()._replace(title_characters=capacity))
    assert warnings == []
    return lines(finished)


# ------------------------------------------------------------------------ numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1 一、 甲 / 1 一、 乙", "一、甲 / 二、乙"),
        ("1 一、 甲 / 2 （一） 乙 / 2 （一） 丙", "一、甲 / （一）乙 / （二）丙"),
        # it starts again under each heading above
        ("1 一、 甲 / 2 （一） 乙 / 1 一、 丙 / 2 （一） 丁", "一、甲 / （一）乙 / 二、丙 / （一）丁"),
        ("2 （一） 甲 / 3 1. 乙 / 2 （一） 丙 / 3 1. 丁", "（一）甲 / 1.乙 / （二）丙 / 1.丁"),
        ("1 一、 甲 / 2 （一） 乙 / 3 1. 丙 / 1 一、 丁 / 3 1. 戊", "一、甲 / （一）乙 / 1.丙 / 二、丁 / 1.戊"),
        # and after a title
        ("1 一、 甲 / # 乙 / 1 一、 丙", "一、甲 / # 乙 / 一、丙"),
        ("1 一、 甲 / 2（一）~ 乙 / # 丙 / 2（一）~ 丁", "一、甲 / （一）乙 / # 丙 / （一）丁"),
        # continuous: it counts on under the next heading above
        ("1 一、 甲 / 2 1.~ 乙 / 1 一、 丙 / 2 1.~ 丁", "一、甲 / 1.乙 / 二、丙 / 2.丁"),
        ("1 一、 甲 / 2 1.~ 乙 / 3 （1） 丙 / 2 1.~ 丁 / 3 （1） 戊", "一、甲 / 1.乙 / （1）丙 / 2.丁 / （1）戊"),
        ("1 一、 甲 / 2 （一） 乙 / 3 1.~ 丙 / 1 一、 丁 / 3 1.~ 戊", "一、甲 / （一）乙 / 1.丙 / 二、丁 / 2.戊"),
        # a heading without number takes none, and what is below it starts again
        ("1 一、 甲 / 1 - 乙 / 1 一、 丙", "一、甲 / 乙 / 二、丙"),
        ("1 一、 甲 / 2 （一） 乙 / 1 - 丙 / 2 （一） 丁", "一、甲 / （一）乙 / 丙 / （一）丁"),
        # text and tables between headings change nothing
        ("1 一、 甲 / 乙 / |丙 / 1 一、 丁", "一、甲 / 乙 / |丙 / 二、丁"),
        # one form on two levels, two forms on one
        ("1 1. 甲 / 2 1. 乙 / 1 1. 丙", "1.甲 / 1.乙 / 2.丙"),
        ("2 （一） 甲 / 2 1. 乙", "（一）甲 / 2.乙"),
    ],
)
def test_headings_are_numbered(text: str, numbers: str) -> None:
    unleveled = [
        line[2:] if line[0].isdigit() and line[1] == " " else line for line in set_in(text.replace(" / ", "\n"))
    ]
    assert " / ".join(unleveled) == numbers


@pytest.mark.parametrize(
    ("form", "number", "mark"),
    [
        ("一、", 1, "一、"), ("一、", 10, "十、"), ("一、", 11, "十一、"), ("一、", 20, "二十、"),
        ("一、", 21, "二十一、"),
        ("一、", 100, "一百、"), ("一、", 101, "一百零一、"), ("一、", 110, "一百一十、"),
        ("一、", 111, "一百一十一、"),
        ("（一）", 12, "（十二）"), ("第一，", 3, "第三，"), ("第一章", 30, "第三十章"), ("一是", 2, "二是"),
        ("1.", 9, "9."), ("1.", 123, "123."), ("（1）", 10, "（10）"), ("1、", 2, "2、"),
        ("①", 1, "①"), ("①", 20, "⑳"), ("①", 21, "（21）"),
        ("甲、", 1, "甲、"), ("甲、", 10, "癸、"), ("甲、", 11, "11、"),
        ("A.", 1, "A."), ("A.", 26, "Z."), ("A.", 27, "AA."), ("A.", 703, "AAA."),
    ],
)  # fmt: skip
def test_a_form_counts(form: str, number: int, mark: str) -> None:
    assert numbered(form, number) == mark


def test_a_number_takes_no_part_of_a_heading_for_its_form() -> None:
    assert set_in("1 一、 一号文件\n1 一、 第一书记") == ["1 一、一号文件", "1 二、第一书记"]


# ------------------------------------------------------------------------- run-in


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("2（一）> 甲 / 乙", "（一）甲。→乙"),
        ("2（一）> 甲 / 乙 / 丙", "（一）甲。→乙 / 丙"),
        ("2（一）> 甲 / 乙 / 2（一）> 丙 / 丁", "（一）甲。→乙 / （二）丙。→丁"),
        ("2 （一） 甲 / 乙", "2 （一）甲 / 乙"),
        # an end mark that is there is kept, in either width
        ("2（一）> 甲。 / 乙", "（一）甲。→乙"), ("2（一）> 甲： / 乙", "（一）甲：→乙"),
        ("2（一）> 甲？ / 乙", "（一）甲？→乙"),
        ("2（一）> 甲！ / 乙", "（一）甲！→乙"), ("2（一）> 甲； / 乙", "（一）甲；→乙"),
        ("2（一）> 甲… / 乙", "（一）甲…→乙"),
        ("2（一）> 甲: / 乙", "（一）甲：→乙"), ("2（一）> 甲. / 乙", "（一）甲。→乙"),
        ("2（一）> R&D? / 乙", "（一）R&D?→乙"),
        ("2（一）> “甲” / 乙", "（一）“甲”。→乙"), ("2（一）> 甲（乙） / 丙", "（一）甲（乙）。→丙"),
        ("2（一）> 办好{第九届} / 乙", "（一）办好{第九届}。→乙"), ("2（一）> 甲{。} / 乙", "（一）甲{。}→乙"),
        # without text of its own it stands alone, and gets no mark
        ("2（一）> 甲", "2 （一）甲"), ("2（一）> 甲 / 2（一）> 乙 / 丙", "2 （一）甲 / （二）乙。→丙"),
        ("2（一）> 甲 / 3 1. 乙 / 丙", "2 （一）甲 / 3 1.乙 / 丙"), ("2（一）> 甲 / |乙 / 丙", "2 （一）甲 / |乙 / 丙"),
        ("2（一）> 甲 / ^乙 / 丙", "2 （一）甲 / ^乙 / 丙"), ("2（一）> 甲 / ~乙|", "2 （一）甲 / ~乙|"),
        ("2（一）> 甲 / # 乙 / 丙", "2 （一）甲 / # 乙 / 丙"), ("2（一）> 甲 / --- / 乙", "2 （一）甲 / --- / 乙"),
        # nor is a number needed
        ("2 -> 甲 / 乙", "甲。→乙"),
    ],
)  # fmt: skip
def test_a_run_in_heading_joins_the_first_paragraph_only(text: str, joined: str) -> None:
    assert " / ".join(set_in(text.replace(" / ", "\n"))) == joined


def test_the_joined_paragraph_has_the_texts_key_and_the_headings_form() -> None:
    heading, text = block("2（一）> 甲", "条目[1].标题"), block("乙", "条目[1].正文[1]")
    (joined,), _ = typeset([heading, text], gongwen())
    assert isinstance(joined, Paragraph)
    assert (joined.key, joined.form, joined.role) == ("条目[1].正文[1]", "（一）", "body")


def test_a_heading_keeps_its_form_which_decides_its_face() -> None:
    (heading,), _ = typeset(blocks("3 1. 甲"), gongwen())
    assert isinstance(heading, Heading)
    assert heading.form == "1."


# -------------------------------------------------------------------------- marks


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("授权{1件},增长.", "授权{1件}，增长。"),
        ("1 1. 甲:乙", "1 1.甲：乙"),
        ("# 甲局(乙)总结", "# 甲局（乙）总结"),
        ("@市政府:", "@市政府："),
        ("|甲(乙)|1,945‖3.14|丙:", "|甲（乙）|1,945‖3.14|丙："),
        ("|甲|乙‖1,945|3.14", "|甲|乙‖1,945|3.14"),
        ("~甲局(乙)|2011年12月28日", "~甲局（乙）|2011年12月28日"),
    ],
)
def test_every_block_has_full_width_marks(text: str, folded: str) -> None:
    assert set_in(text) == [folded]


@pytest.mark.parametrize(
    ("text", "found"), [("|甲\n|乙", ["|甲", "", "|乙"]), ("|甲\n_注\n|乙", ["|甲", "_注", "|乙"])]
)
def test_tables_that_touch_are_kept_apart(text: str, found: list[str]) -> None:
    assert set_in(text) == found


def test_a_blocks_key_and_origin_stay() -> None:
    (found,), _ = typeset([block("甲,乙", "总结.导语[1]", "t:3")], gongwen())
    assert (found.key, found.origin) == ("总结.导语[1]", "t:3")


# -------------------------------------------------------------- what frames the text


@pytest.mark.parametrize(
    ("text", "framed"),
    [
        ("甲 / §乙", "甲 / §附件：→乙"),
        ("甲 / §1 乙 / §2 丙", "甲 / §附件：1.→乙 / §2.→丙"),
        ("※此件公开发布", "※（此件公开发布）"),
        ("※（此件公开发布）", "※（此件公开发布）"),
        ("※（联系人：甲）,乙", "※（（联系人：甲），乙）"),
        ("¶附件1", "¶附件1"),
    ],
)
def test_names_of_attachments_and_remarks_have_their_marks(text: str, framed: str) -> None:
    assert " / ".join(set_in(text.replace(" / ", "\n"))) == framed


@pytest.mark.parametrize(
    ("issuers", "rows"),
    [
        ("甲局", "甲局"),
        ("甲局‖乙局", "甲局＋乙局"),
        ("甲局‖乙局‖丙局", "甲局＋乙局‖丙局"),
        ("甲局‖乙局‖丙局‖丁局‖戊局", "甲局＋乙局‖丙局＋丁局‖戊局"),
        (f"{'甲' * 20}‖乙局", f"{'甲' * 20}‖乙局"),
    ],
)
def test_sealed_issuers_stand_side_by_side_as_far_as_their_seals_fit(issuers: str, rows: str) -> None:
    assert set_in(f"≈{issuers}|2011年12月28日") == [f"≈{rows}|2011年12月28日"]
    assert set_in(f"~{issuers}|2011年12月28日") == [f"~{issuers}|2011年12月28日"]


# ------------------------------------------------------------------------- titles


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("# 甲局2011年工作总结", "# 甲局2011年工作总结"),
        ("# 某市科学技术局2011年工作总结和2012年工作思路", "# 某市科学技术局／2011年工作总结和2012年工作思路"),
        # figures stay bound, also where a line ends within or beside one
        ("# 某市科学技术局{2011}年工作总结和{2012}年工作思路", "# 某市科学技术局／{2011}年工作总结和{2012}年工作思路"),
        ("# {某市科学技术局2011年}工作总结和2012年工作思路", "# {某市科学技术局}／{2011年}工作总结和2012年工作思路"),
        # a typed break wins
        ("# 某市科学技术局2011年／工作总结和2012年工作思路", "# 某市科学技术局2011年／工作总结和2012年工作思路"),
        ("# 甲／局", "# 甲／局"),
        # a blank gives its place to the line end
        (
            "# 龙游县溪口镇党委 龙游县溪口镇人民政府2023年工作总结",
            "# 龙游县溪口镇党委／龙游县溪口镇人民政府／2023年工作总结",
        ),
        # three lines
        (
            "# 陕西省西安市未央区科学技术和工业信息化局2018年度工作总结",
            "# 陕西省西安市未央区／科学技术和工业信息化局／2018年度工作总结",
        ),
    ],
)
def test_a_long_title_is_broken(text: str, broken: str) -> None:
    assert set_in(text) == [broken]


def test_the_style_says_how_many_characters_a_line_holds() -> None:
    assert set_in("# 某市科学技术局2011年工作总结", 10) == ["# 某市科学技术局／2011年工作总结"]


def test_a_title_that_nothing_can_break_is_a_warning_and_stays() -> None:
    (title,), (warning,) = typeset([block(f"# {'甲' * 19}", origin="总结与思路/report.xml.jinja:6")], gongwen())
    assert isinstance(title, Title)
    assert lines([title]) == [f"# {'甲' * 19}"]
    assert (warning.code, warning.severity, warning.path) == ("E501", WARNING, title.key)
    assert warning.hint is not None
