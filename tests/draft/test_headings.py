"""Where a heading ends and its text begins."""

from __future__ import annotations

import pytest

from . import imported, sections


@pytest.mark.parametrize(("line", "yaml"), [
    ("甲。乙。丙", "    - 甲。乙。丙\n"),
    ("甲“乙。”丙。丁", "    - 甲“乙。”丙。丁\n"),
    ("甲：乙。丙", "    - 标题: 甲：\n      正文: 乙。丙\n"),
    ("甲，乙：丙。丁", "    - 甲，乙：丙。丁\n"),
])  # fmt: skip
def test_a_run_in_heading_ends_at_its_first_full_stop_or_colon(line: str, yaml: str) -> None:
    assert sections(f"1、{line}", "2、戊。己", "3、庚。辛").startswith(yaml)


def test_a_heading_stands_alone_where_its_text_follows() -> None:
    found = imported("一、甲", "（一）乙。", "丙", "（二）丁。", "戊")
    assert "（一） 接排" not in found.yaml


def test_what_stands_otherwise_than_its_level_says_so() -> None:
    text = sections("1、甲。乙", "2、丙。丁", "3、戊。", "己")
    assert text == "    - 甲。乙\n    - 丙。丁\n    - 标题: 戊。\n      接排: 否\n      正文: 己\n"


def test_paragraphs_behind_a_run_in_item_are_its_text() -> None:
    assert sections("1、甲。乙", "丙", "2、丁。戊", "己").startswith(
        "    - 标题: 甲。\n      正文: |\n        乙\n        丙\n"
    )


@pytest.mark.parametrize(
    "text", ["一是人手少。二是钱不够。三是路远。", "①建章；②立制；③考核。", "（1）甲；（2）乙。", "1、甲；2、乙；"]
)
def test_a_paragraph_that_enumerates_is_text(text: str) -> None:
    assert "层次" not in imported("某局2011年工作总结", "甲。", "一、乙", "丙。", "二、不足", text).yaml
    assert sections("一、乙", "丙。", "二、不足", text).partition("不足")[2] == f"\n      正文: {text}\n"


def test_an_item_that_has_a_text_of_its_own_or_a_next_one_is_a_heading() -> None:
    assert "- 抓学习。学了" in sections("一、乙", "一是抓学习。学了5次。二是抓作风。")
    assert sections("一、乙", "（1）甲；（2）不算。", "（2）乙；丙。").count("        - ") == 2


def test_several_lines_in_brackets_are_headings() -> None:
    found = imported("某局2011年工作总结", "【党建】", "甲。", "【业务】", "乙。", "【】", "【其他】")
    assert "    - 标题: 【党建】\n      正文: 甲。\n    - 标题: 【业务】\n" in found.yaml
    assert "标题: 【党建】" not in imported("某局2011年工作总结", "【党建】", "甲。").yaml
