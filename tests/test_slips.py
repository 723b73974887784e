"""Slips of the keyboard: what is said, the hint, and that what the hint says to type is right."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from generator.load import load
from generator.source import Source


class Slip(NamedTuple):
    typed: str
    said: str
    hint: str
    meant: str


DASHES = "写成半角减号加一个空格：“- ”，再写内容"
SLIPS = (
    Slip(
        "条目:\n  -标题: 甲\n    正文: 乙\n",
        "2:3 “-”后面没有空格",
        DASHES,
        "条目:\n  - 标题: 甲\n    正文: 乙\n",
    ),
    Slip("条目:\n  - 甲。\n  -乙。\n", "3:3 “-”后面没有空格", DASHES, "条目:\n  - 甲。\n  - 乙。\n"),
    Slip("条目:\n  - 甲。\n  －乙。\n", "3:3 开头的“－”不是半角的减号", DASHES, "条目:\n  - 甲。\n  - 乙。\n"),
    Slip("条目:\n  - 甲。\n  — 乙。\n", "3:3 开头的“—”不是半角的减号", DASHES, "条目:\n  - 甲。\n  - 乙。\n"),
    Slip(
        "条目:\n  - 甲。\n  （二）乙。\n",
        "3:3 这一行没有键",
        "如果是新的一条，前面加上“- ”；如果是上面的正文，同它对齐",
        "条目:\n  - 甲。\n  - （二）乙。\n",
    ),
    Slip(
        "正文: |\n  甲。\n乙。\n标题: 丙\n",
        "3:1 这一行没有键",
        "如果是上面的正文，同它对齐；如果是新的一项，写成 键: 内容",
        "正文: |\n  甲。\n  乙。\n标题: 丙\n",
    ),
    Slip("报告\n  单位: 甲\n", "1:1 “报告”后面少了冒号", "改成 报告:", "报告:\n  单位: 甲\n"),
    Slip(
        "报告:\n  单位: 甲\n   年度: 2025\n",
        "3:4 缩进与上一行对不齐",
        "前面空2格，同第2行对齐",
        "报告:\n  单位: 甲\n  年度: 2025\n",
    ),
    Slip(
        "指标:\n  甲: 1件\n乙: 2件\n  丙: 3件\n",
        "3:1 这一行前面只空了0格，上下两行空2格",
        "前面空2格，同上下两行对齐",
        "指标:\n  甲: 1件\n  乙: 2件\n  丙: 3件\n",
    ),
    Slip(
        "报告:\n\xa0\xa0单位: 甲\n",
        "2:1 缩进里有从 Word 或网页粘贴来的空格",
        "删去行首的空格，用空格键重新打，每层2个半角空格",
        "报告:\n  单位: 甲\n",
    ),
    Slip(
        "标题:\xa0甲\n正文: 乙\n",
        "1:3 “标题”的冒号后面不是半角空格（全角的，或者粘贴来的）",
        "改成半角冒号加一个空格：标题: ",
        "标题: 甲\n正文: 乙\n",
    ),
    Slip(
        '标题: "甲”乙\n正文: 丙\n',
        "1:5 引号没有配对",
        '在这一句的末尾补上半角引号 "',
        '标题: "甲”乙"\n正文: 丙\n',
    ),
    Slip(
        '标题: "甲乙”\n正文: 丙\n',
        "1:8 开头是半角引号，末尾是中文引号",
        '改成半角引号 "，同开头的一样',
        '标题: "甲乙"\n正文: 丙\n',
    ),
    Slip("甲: {本年: 3件｝\n乙: 1件\n", "1:11 末尾的“｝”不是半角的", "改成半角的 }", "甲: {本年: 3件}\n乙: 1件\n"),
    Slip("甲: {本年: 3件\n乙: 1件\n", "1:4 “{”没有配对的“}”", "在这一行的末尾补上 }", "甲: {本年: 3件}\n乙: 1件\n"),
    Slip(
        "章节:\n  - 标题: 甲\n    标题: 乙\n",
        "3:5 “标题”写了两次",
        "如果是新的一项，前面加上“- ”；不是就留下一个",
        "章节:\n  - 标题: 甲\n  - 标题: 乙\n",
    ),
    Slip(
        "报告: {单位: 甲}\n#指标:\n  乙: 1件\n",
        "2:1 “指标”前面还有 #，没有起作用",
        "去掉这一行开头的 #",
        "报告: {单位: 甲}\n指标:\n  乙: 1件\n",
    ),
    Slip(
        "报告: {单位: 甲}\n 指标:\n  乙: 1件\n",
        "2:2 缩进与上一行对不齐",
        "顶格写，前面不空格",
        "报告: {单位: 甲}\n指标:\n  乙: 1件\n",
    ),
    *(
        Slip(before + key + after, f"{line} “{key}”后面少了冒号", f"改成 {key}:", f"{before}{key}:{after}")
        for before, key, after, line in (
            ("报告: {单位: 甲}\n", "总结", "\n  不足: 乙\n", "2:1"),
            ("报告:\n  ", "单位", " 甲\n  年度: 2025\n", "2:3"),
            ("- 标题: 甲\n  ", "条目", "\n  - 乙\n", "2:3"),
            ("- 标题: 甲\n  ", "正文", " |\n    乙\n", "2:3"),
        )
    ),
    Slip(
        "- 标题: 甲\n 正文: 乙\n",
        "2:2 缩进与上一行对不齐",
        "前面空2格，同第1行对齐",
        "- 标题: 甲\n  正文: 乙\n",
    ),
    Slip(
        "章节:\n  - 标题: 甲\n    条目:\n      - 乙。\n - 标题: 丙\n",
        "5:2 缩进与上一行对不齐",
        "前面空2格，同第2行对齐",
        "章节:\n  - 标题: 甲\n    条目:\n      - 乙。\n  - 标题: 丙\n",
    ),
    Slip(
        "甲: {本年: 3件、上年: 2件}\n",
        "1:11 这里要用半角逗号，不是“、”",
        "各项之间用半角逗号加一个空格隔开",
        "甲: {本年: 3件, 上年: 2件}\n",
    ),
    Slip(
        "甲: {其中: {乙、丙: 3件 丁: 2件}}\n",
        "1:19 前面少了逗号",
        "各项之间用半角逗号加一个空格隔开",
        "甲: {其中: {乙、丙: 3件, 丁: 2件}}\n",
    ),
    Slip(
        "甲: 本年: 3件, 上年: 2件\n",
        "1:6 这一行里有两个“冒号加空格”",
        "几个键写在一行里的，两头加上大括号：{本年: 8件, 上年: 7件}",
        "甲: {本年: 3件, 上年: 2件}\n",
    ),
    Slip("甲: {乙: 1件, 乙: 2件}\n", "1:12 “乙”写了两次", "留下一个，或者合并两处的内容", "甲: {乙: 1件}\n"),
)  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.said)
def test_a_slip_is_told_with_what_to_type(slip: Slip) -> None:
    (found,) = load(Source("x", slip.typed))[1]
    assert "{1}:{2} ".format(*found.place) + found.message.text() == slip.said
    assert found.hint is not None and found.hint.text() == slip.hint


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.said)
def test_what_the_hint_says_to_type_is_right(slip: Slip) -> None:
    assert load(Source("x", slip.meant))[1] == []


@pytest.mark.parametrize("text", ["甲: 1\n-3: 2\n", "甲:\n  - -3.2%\n", "甲: |\n  -乙\n  —丙\n"])
def test_a_minus_and_a_dash_in_prose_are_no_items(text: str) -> None:
    assert load(Source("x", text))[1] == []
