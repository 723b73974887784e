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
