"""A paragraph without end: what is checked is checked within seconds, and numbers without end are left alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.build import make_all, proofread

LENGTH = 20_000
#: What a paragraph may hold over and over, so that each number is held against all the others.
AGAIN = ["1件", "5%", "占5%，", "分别1件、", "共1件，", "总计1件、", "增长1%", "1个村", "居第1位", "'", '"']
#: In seconds; looking at all numbers of an endless sentence took from eleven to more than sixty.
LIMIT = 8


def checked(text: str, folder: Path) -> None:
    path = folder / "报告.yaml"
    head = "报告: {单位: 某局, 年度: 2010, 类型: 工作总结, 署名: 否}\n总结:\n  导语: 如下。\n  章节:\n"
    path.write_text(f"{head}  - 标题: 甲\n    正文: |\n      甲{text}甲。\n", "utf-8")
    documents, _ = make_all(path)
    proofread(path, documents)


@pytest.mark.parametrize("again", AGAIN)
def test_an_endless_sentence_is_checked_within_seconds(again: str, tmp_path: Path) -> None:
    begun = time.process_time()
    checked((again * LENGTH)[:LENGTH], tmp_path)
    assert time.process_time() - begun < LIMIT


@pytest.mark.parametrize(
    "text",
    [
        "共{0}件，其中甲1件、乙{0}件、丙3件",
        "占{0}%，从1件增加到{0}件，增长{0}%，翻{0}番",
        "第{0}届，居第{0}位（共{0}个），12个项目中，有{0}个项目",
        "{0}年{0}月{0}日，连续{0}年",
    ],
)
def test_a_number_without_end_is_left_alone(text: str, tmp_path: Path) -> None:
    checked(text.format("9" * 5000), tmp_path)
