"""What is written is read as the same, and looks as a person would write it."""

from __future__ import annotations

from typing import Any

import pytest

from generator.load import load
from generator.node import Mapping, Node, Scalar, Sequence
from generator.source import Source
from generator.writers.yaml import scalar, write

HOSTILE = [
    "---",
    ":",
    "#",
    "{{",
    "}}",
    "[[",
    "&甲",
    "*甲",
    "!甲",
    "|",
    ">",
    "- 甲",
    "? 甲",
    "%甲",
    "@甲",
    "`甲",
    '"甲"',
    "'甲'",
    "「甲」",
    "😀",
    "1",
    "2011",
    "否",
    "是",
    "null",
    "~",
    "标题：甲",
    "标题:甲",
    "甲: 乙",
    "甲 #乙",
    "甲#乙",
    "#甲",
    "\\n",
    "{{ ' ' }}甲",
    "{{ 年度 }}年",
    "... ",
    "<<",
    "=",
    "**镇",
    "甲" * 5000,
    "甲\t乙",
    'it\'s "甲"',
    "，甲",
    "",
]


def read(text: str) -> Any:
    """YAML → plain data; a block → its lines."""
    tree, faults = load(Source("甲.yaml", text))
    assert [fault.message.text() for fault in faults] == []
    assert tree is not None
    return _plain(tree)


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.text.splitlines() if node.style == "|" else node.text


class Block(list[str]):
    lines = True


class Row(list[Any]):
    row = True


class Fields(dict[str, Any]):
    row = True


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_read_as_itself_wherever_it_stands(text: str) -> None:
    data = {"甲": text, "乙": [text, {"丙": text, "丁": text}], "戊": Row([text, text]), "己": Fields({"庚": text})}
    assert read(write(data)) == data


@pytest.mark.parametrize("text", [each for each in HOSTILE if each.strip()])
def test_any_line_stands_in_a_block(text: str) -> None:
    assert read(write({"甲": Block([text, "乙"])})) == {"甲": [text, "乙"]}


def test_quotes_are_there_only_where_they_are_needed() -> None:
    plain = [
        "抓好“三农”工作，落实R&D经费1.8%",
        "《意见》出台。",
        "（试行）",
        "发展目标：",
        "3月底前",
        "12:30开会",
        "A类",
    ]
    assert [scalar(text) for text in plain] == plain


def test_it_looks_as_a_person_would_write_it() -> None:
    data = {
        "报告": {"单位": "某局", "层次": Row(["一、", "1. 接排"])},
        "指标": {"专利": Fields({"本年": "3件", "其中": Fields({"发明": "1件"})})},
        "总结": {"导语": Block(["甲。"]), "章节": ["乙。丙", {"标题": "丁", "条目": ["戊"]}]},
    }
    assert write(data) == (
        "报告:\n  单位: 某局\n  层次: [一、, 1. 接排]\n\n"
        "指标:\n  专利: {本年: 3件, 其中: {发明: 1件}}\n\n"
        "总结:\n  导语: 甲。\n  章节:\n    - 乙。丙\n    - 标题: 丁\n      条目:\n        - 戊\n"
    )


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        (["各项任务按期完成。"], "甲: 各项任务按期完成。\n"),
        (["完成{{ 3件 }}。"], "甲: 完成{{ 3件 }}。\n"),
        (["各项任务" * 9], f"甲: |\n  {'各项任务' * 9}\n"),
        (["乙", "丙"], "甲: |\n  乙\n  丙\n"),
        (["{{ 3件 }}完成。"], "甲: |\n  {{ 3件 }}完成。\n"),
        (["标题：乙"], "甲: |\n  标题：乙\n"),
    ],
)
def test_prose_is_a_block_unless_it_is_one_short_line_that_needs_no_quotes(lines: list[str], written: str) -> None:
    assert write({"甲": Block(lines)}) == written


def test_a_row_that_is_too_long_stands_on_lines() -> None:
    assert write({"甲": Row(["乙" * 60, "丙" * 60])}) == f"甲:\n  - {'乙' * 60}\n  - {'丙' * 60}\n"
