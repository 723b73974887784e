"""Words of the document → the words of the YAML that print them."""

from __future__ import annotations

import pytest

from generator.load import load
from generator.sighting import Place, span_of
from generator.source import Source

YAML = """\
总结:
  章节:
    - 标题: 甲
      正文: |
        全市申请{{ 专利 }},增长{{ 专利.增速 }}。
        第二段，第二段。

        第三段{{ 30件 }}完。
    - 开展{{ 10期 }}培训。对{{ 20人 }}讲课。
    - 正文:
        - 一项
        - 表: 指标
    - 正文: 有{{ 第三批 }}{{ 16家 }}试点，得92。1分。
"""
PRINTED = "全市申请1945件，增长23.8%。"


def words(key: str, printed: str, found: str, start: int = -1) -> str:
    """The words of the YAML for words of a block."""
    tree, _ = load(Source("a.yaml", YAML))
    assert tree is not None
    at = printed.index(found) if start < 0 else start
    span = span_of(tree, Place(key, printed, at, at + len(found)))
    return YAML[span.start : span.end]


@pytest.mark.parametrize(
    ("found", "typed"),
    [
        ("全市", "全市"),
        ("1945件", "{{ 专利 }}"),
        ("45件", "{{ 专利 }}"),
        ("，增长", ",增长"),
        ("增长23.8%", "增长{{ 专利.增速 }}"),
        ("申请1945件，", "申请{{ 专利 }},"),
        ("。", "。"),
    ],
)
def test_a_value_is_found_at_the_expression_that_prints_it(found: str, typed: str) -> None:
    assert words("总结.章节[1].正文[1]", PRINTED, found) == typed


def test_of_words_that_stand_twice_the_ones_that_are_meant_are_found() -> None:
    tree, _ = load(Source("a.yaml", YAML))
    assert tree is not None
    span = span_of(tree, Place("总结.章节[1].正文[2]", "第二段，第二段。", 4, 7))
    assert span.source.position(span.start) == (6, 13)


def test_blank_lines_are_no_paragraphs() -> None:
    assert words("总结.章节[1].正文[3]", "第三段30件完。", "30件完") == "{{ 30件 }}完"


@pytest.mark.parametrize(
    ("key", "printed", "found", "typed"),
    [
        ("总结.章节[2].标题", "开展10期培训。", "培训", "培训"),
        ("总结.章节[2].标题", "开展10期培训。", "10期", "{{ 10期 }}"),
        ("总结.章节[2].正文[1]", "对20人讲课。", "20人讲", "{{ 20人 }}讲"),
    ],
)
def test_a_plain_line_holds_a_heading_and_its_text(key: str, printed: str, found: str, typed: str) -> None:
    assert words(key, printed, found) == typed


def test_what_was_not_typed_is_shown_at_what_stands_above_it() -> None:
    assert words("总结.章节[1].主题.句子[1]", "程序写的句子。", "句子") == "甲"
    assert words("总结.章节[1].正文[2]", "别的话。", "别的") == "第二段，第二段。"


@pytest.mark.parametrize(
    ("found", "typed"), [("92。1分", "92。1分"), ("16家", "{{ 第三批 }}{{ 16家 }}"), ("试点", "试点")]
)
def test_expressions_side_by_side_do_not_hide_what_follows_them(found: str, typed: str) -> None:
    assert words("总结.章节[4].正文[1]", "有第三批16家试点，得92。1分。", found) == typed
