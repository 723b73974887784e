"""Headings of every form, below what they belong to."""

from __future__ import annotations

import pytest

from generator.draft.tree import walk
from generator.style import MOST_LEVELS

from . import doubts, imported, parts, sections


def test_a_form_that_is_not_open_begins_below() -> None:
    assert sections("一、甲", "（一）乙。丙", "（二）丁。戊", "二、己", "（一）庚。辛") == (
        "    - 标题: 甲\n      条目:\n        - 乙。丙\n        - 丁。戊\n"
        "    - 标题: 己\n      条目:\n        - 庚。辛\n"
    )


@pytest.mark.parametrize(("first", "second"), [
    ("一、", "二、"), ("（一）", "（二）"), ("(一)", "(二)"), ("1、", "2、"), ("1.", "2."), ("（1）", "（2）"),
    ("1）", "2）"), ("①", "②"), ("一是", "二是"), ("第一，", "第二，"), ("A.", "B."), ("甲、", "乙、"), ("一.", "二."),
    ("（一）、", "（二）、"),
])  # fmt: skip
def test_no_number_of_any_form_stays_typed(first: str, second: str) -> None:
    found = imported("某某情况", f"{first}加强领导。做好", f"{second}落实责任。抓好")
    assert "加强领导。做好" in found.yaml
    assert f"{first}加强" not in found.yaml
    assert f"{second}落实" not in found.yaml


def test_any_form_may_be_the_outermost() -> None:
    text = parts("（一）甲", "乙", "（二）丙", "丁")
    assert "条目" not in text
    assert "    - 标题: 甲\n      正文: 乙\n" in text


def test_a_level_may_be_skipped_in_one_section() -> None:
    text = sections("一、甲", "1、乙。丙", "2、丁。戊", "二、己", "（一）庚", "1、辛。壬", "（二）癸", "（三）子")
    assert "    - 标题: 甲\n      层次: [1、 接排]\n      条目:\n        - 乙。丙\n" in text


def test_numbers_that_run_on_across_sections_are_a_flag_of_their_level() -> None:
    found = imported("一、甲", "1.乙。丙", "2.丁。戊", "二、己", "3.庚。辛", "三、壬", "4.癸。子")
    assert "序号" not in found.yaml
    assert "1. 接排 连续" in found.yaml


def test_numbers_that_leave_one_out_or_come_twice_are_kept_and_told() -> None:
    lines = ("一是甲。乙", "二是丙。丁", "四是戊。己", "四是庚。辛", "五是壬。癸")
    text = sections(*lines)
    assert "    - 标题: 戊。\n      序号: 4\n      正文: 己\n" in text
    assert "    - 标题: 庚。\n      序号: 4\n" in text
    assert "    - 壬。癸\n" in text
    assert doubts(*lines) == ["3 序号不连续：前一个是“二是”", "4 序号不连续：前一个是“四是”"]


def test_an_item_that_lacks_its_shi_keeps_its_number_typed_beside_the_others() -> None:
    lines = ("一是甲。乙", "二是丙。丁", "三组织开展了工作。戊", "四是己。庚")
    text = sections(*lines)
    assert "    - 标题: 三组织开展了工作。戊\n      不编号: 是\n" in text
    assert "      序号: 4\n" in text
    assert doubts(*lines) == ["3 “三”像是漏了“是”，照原样留着"]


def test_a_series_that_the_next_number_interrupts_is_below() -> None:
    lines = ("一、甲", "（一）乙", "丙", "（二）丁", "一、戊。己", "二、庚。辛", "（三）壬", "癸")
    text = sections(*lines)
    assert "一、 接排" in imported(*lines).yaml
    assert "            - 戊。己\n            - 庚。辛\n" in text
    assert doubts(*lines) == []


def test_a_list_before_the_first_heading_of_an_outer_form_makes_a_group_without_a_heading() -> None:
    text = sections("目标如下：", "1、甲。", "2、乙。", "一、丙", "丁", "二、戊", "己")
    assert text.startswith("    - 不编号: 是\n      条目:\n        - 甲。\n        - 乙。\n    - 标题: 丙\n")


def test_groups_without_numbers_have_a_level_of_their_own() -> None:
    text = imported("一年来，做了工作。", "科技工作：", "1、甲。乙", "2、丙。丁", "科协工作：", "1、戊。己").yaml
    assert "  层次: [不编号, 1、 接排]\n" in text
    assert "    - 标题: 科技工作：\n" in text


def test_one_short_line_above_a_list_is_its_introduction() -> None:
    text = sections("一、甲", "大力实施培训工作", "一是乙。丙", "二是丁。戊")
    assert "      正文: 大力实施培训工作\n" in text


def test_labels_that_come_again_are_columns() -> None:
    text = sections("一、甲", "目标任务：乙", "完成情况：丙", "丁", "二、戊", "目标任务：己", "完成情况：庚")
    assert "      分述:\n        目标任务: 乙\n        完成情况: |\n          丙\n          丁\n" in text


def test_a_glossary_is_a_section_of_its_own() -> None:
    text = sections("一、甲", "（一）乙", "丙。", "名词解释", "1.丁：戊", "2.己：庚")
    assert "    - 标题: 名词解释\n      不编号: 是\n" in text


def test_a_blank_behind_numbers_is_their_levels() -> None:
    yaml = imported("第一部分　甲", "一、 乙", "丙", "二、 丁", "戊", "第二部分　己", "一、 庚", "辛").yaml
    assert "  层次: [第一部分 空格, 一、 空格]\n" in yaml


def test_more_blanks_than_one_are_kept() -> None:
    assert "{{ ' ' }}甲" in sections("一、  甲", "乙", "二、  丙", "丁")


def test_more_levels_than_there_are_stay_text() -> None:
    forms = ["第一章、", "第一节、", "一、", "（一）", "1.", "（1）", "①", "一是", "——", "●"]
    lines = [f"{form}甲" for form in forms]
    found = imported("总结", *lines)
    assert max(depth for _, depth in walk(found.draft.parts[0].sections)) == MOST_LEVELS


@pytest.mark.parametrize("count", [6, 7, 8])
def test_what_groups_push_below_the_deepest_level_is_text(count: int) -> None:
    forms = ["第一章　", "第一节　", "一、", "（一）", "1.", "（1）", "①", "一是"][:count]
    mixed = ["①乙", "1.丙", "★己", forms[5].replace("1", "2") + "庚", "●辛", "A.壬"]
    found = imported(*(f"{form}甲" for form in forms), *mixed)
    assert max(depth for _, depth in walk(found.draft.parts[0].sections)) <= MOST_LEVELS
