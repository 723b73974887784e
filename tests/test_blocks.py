"""Blocks: what a writer asks of them, and the notation that the other tests write them in."""

from __future__ import annotations

import pytest

from generator.blocks import BREAK, Run, numeral, text_of, texts
from tests.notation import block, line, runs, written

LINES = [
    "# 甲局2011年／工作总结",
    "授权{1522件}，增长{9.1%}",
    "〈目标：〉授权{1500件}",
    "（一）抓创新。→授权{1522件}",
    "@市政府：",
    "^表1 授权",
    "_不含外观设计",
    "|年度|授权‖2011年|{1522件}‖合计|",
    "~甲局|2011年12月28日",
    "~甲局|",
    "~|2011年12月28日",
    "---",
]


@pytest.mark.parametrize("text", LINES)
def test_a_line_is_its_block_and_the_block_its_line(text: str) -> None:
    assert line(block(text)) == text


@pytest.mark.parametrize("text", ["1 一、 甲", "2（一）> 甲", "2 （一）>~ 甲", "3 - 甲"])
def test_a_headings_line_says_its_level_and_text(text: str) -> None:
    assert line(block(text)) == f"{text[0]} 甲"


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("# 甲／乙", ["甲／乙"]),
        ("1 一、 甲", ["甲"]),
        ("甲{1件}", ["", "甲{1件}"]),
        ("甲。→乙", ["甲。", "乙"]),
        ("|甲|乙‖1|", ["甲", "乙", "1", ""]),
        ("~甲局|2011年", ["甲局", "2011年"]),
        ("---", []),
    ],
)
def test_the_stretches_of_a_block_come_in_reading_order(text: str, stretches: list[str]) -> None:
    assert [written(stretch) for stretch in texts(block(text))] == stretches


@pytest.mark.parametrize(("text", "plain"), [("", ""), ("甲", "甲"), ("甲{1件}〈乙：〉丙", "甲1件乙：丙")])
def test_the_text_of_runs_is_all_of_theirs(text: str, plain: str) -> None:
    assert text_of(runs(text)) == plain


def test_a_break_is_a_line_end() -> None:
    assert text_of((Run("甲"), BREAK, Run("乙"))) == "甲\n乙"


@pytest.mark.parametrize(
    ("form", "first"),
    [("一、", "一"), ("（1）", "1"), ("①", "①"), ("A.", "A"), ("甲、", "甲"), ("1一", "1"), ("章", ""), ("", "")],
)
def test_a_form_has_a_numeral(form: str, first: str) -> None:
    assert numeral(form) == first
