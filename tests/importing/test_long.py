"""A paragraph of any length: twice as long is twice the work, counted in calls."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from generator.binding import bind
from generator.importing import bring_in

LENGTH = 1000
#: What a paragraph may hold over and over, so that each place is looked at with all the others.
AGAIN = [
    "推进",
    "1件 ",
    "专利申请量1945件，比上年增长23.8%，其中发明专利392件；",
    "同比增长5%，",
    "项目3个（其中",
    "其中甲1项、",
    "全省第一，",
    "“",
    "（",
    "1.",
]
#: What may stand between two numbers. The second of each is no word of a gap: all is tried before that is known.
GAPS = [(" ", "甲 乙"), ("比上年同期", "推"), ("同比", "推"), ("全年", "推"), ("一", "届")]


def calls(path: Path, text: str) -> int:
    """How many functions it takes to bring in a report with one long paragraph."""
    path.write_text(
        f"某市科技局2025年工作总结\n一、主要工作\n今年工作如下。\n{text}\n二、存在问题\n还有差距。\n", "utf-8"
    )
    count = 0

    def counted(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        done, _ = bring_in(path)
    finally:
        sys.setprofile(None)
    assert done is not None
    return count


@pytest.mark.parametrize("again", AGAIN)
def test_a_paragraph_of_twice_the_length_is_twice_the_work(again: str, tmp_path: Path) -> None:
    path = tmp_path / "旧总结.txt"
    once, twice, fourfold = (calls(path, (again * LENGTH)[: LENGTH * times]) for times in (1, 2, 4))
    assert fourfold - twice < 3 * max(twice - once, LENGTH)


@pytest.mark.parametrize(("again", "end"), GAPS)
def test_words_over_and_over_between_two_numbers_are_read_once(again: str, end: str) -> None:
    text = f"专利30件{again * 20_000}{end}5件。"
    assert bind([text]).texts[0].replace("{{ ", "").replace(" }}", "") == text
