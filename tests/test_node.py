"""`locate`: every character of a scalar's value → its place in the file, for every style."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import load
from generator.node import Mapping, Scalar, at_key, fold, locate, span_in, words_at
from generator.source import Source

WORDS = st.text("汉字１。：“”{}#ab'\"\\-:|>&*!%@`𠮷　é😀", min_size=1, max_size=6)
PLAIN = st.text("汉字。，ab1𠮷😀", min_size=1, max_size=6)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4)
BREAKS = st.sampled_from([" ", "\n    ", " \n  ", "\r\n\t  ", "\n \n", "\\\n  ", "\\\r\n\t "])
ENDS = st.sampled_from(["\n", "\r\n"])
ESCAPES = {"\t": "\\t", "\n": "\\n", "\a": "\\a", '"': '\\"', "\\": "\\\\", "\x85": "\\N"}


def scalar(value: str, before: str = "前: 1\n", key: str = "键: ", after: str = "\n后: 2\n") -> Scalar:
    """The value of 键 in a small file, the value as it is typed."""
    tree, faults = load(Source("x", before + key + value + after))
    assert not faults
    assert isinstance(tree, Mapping)
    found = tree.get("键")
    assert isinstance(found, Scalar)
    return found


def misplaced(found: Scalar, free: str = "") -> list[str]:
    """Characters of a value that are not where `locate` says, apart from those a fold or an escape may make."""
    text = found.source.text
    return [c for i, c in enumerate(found.text) if c not in free and text[locate(found, i)] != c]


def places(found: Scalar) -> list[int]:
    return [locate(found, i) for i in range(len(found.text))]


@given(st.lists(PLAIN, min_size=1).map(" ".join))
def test_a_plain_value_lies_as_it_is_typed(value: str) -> None:
    found = scalar(value)
    assert (found.text, misplaced(found)) == (value, [])


@given(st.lists(PLAIN, min_size=2), st.data())
def test_a_plain_value_over_several_lines_is_found_behind_each_fold(words: list[str], data: st.DataObject) -> None:
    gaps = [data.draw(st.sampled_from([" ", "\n    ", "  \n\n  "])) for _ in words]
    found = scalar("".join(map("".join, zip(words, gaps, strict=True))).rstrip())
    assert (re.sub(r"\s", "", found.text), misplaced(found, " \n")) == ("".join(words), [])


@given(LINES.map(" ".join))
def test_a_quote_doubled_in_single_quotes_is_one_character(value: str) -> None:
    found = scalar("'" + value.replace("'", "''") + "'")
    assert (found.text, misplaced(found)) == (value, [])


@given(st.lists(WORDS, min_size=2), st.data())
def test_single_quotes_over_several_lines(words: list[str], data: st.DataObject) -> None:
    gaps = [data.draw(st.sampled_from([" ", "\n    ", " \r\n  ", "\n \n"])) for _ in words[1:]] + [""]
    typed = "".join(map("".join, zip((w.replace("'", "''") for w in words), gaps, strict=True)))
    found = scalar(f"'{typed}'")
    assert (re.sub(r"[ \n]", "", found.text), misplaced(found, " \n")) == ("".join(words), [])


def escaped(char: str, data: st.DataObject) -> str:
    """One of the ways to type a character in double quotes."""
    code = ord(char)
    ways = [ESCAPES.get(char, char), f"\\U{code:08X}"]
    ways += [f"\\u{code:04x}"] * (code < 0x10000) + [f"\\x{code:02x}"] * (code < 0x100)
    return data.draw(st.sampled_from(ways))


@given(st.text("汉字 ab\t\n\a\"\\'𠮷\x85#:", min_size=1, max_size=12), st.data())
def test_an_escape_in_double_quotes_is_found_at_its_backslash(value: str, data: st.DataObject) -> None:
    typed = [escaped(char, data) for char in value]
    found = scalar('"' + "".join(typed) + '"')
    starts = [found.start + 1 + sum(map(len, typed[:i])) for i in range(len(typed))]
    assert (found.text, places(found)) == (value, starts)


@given(st.lists(st.text("汉字ab𠮷#:'", min_size=1), min_size=2), st.data())
def test_double_quotes_over_several_lines(words: list[str], data: st.DataObject) -> None:
    gaps = [data.draw(BREAKS) for _ in words[1:]] + [""]
    found = scalar('"' + "".join(map("".join, zip(words, gaps, strict=True))) + '"')
    assert (re.sub(r"[ \n]", "", found.text), misplaced(found, " \n")) == ("".join(words), [])


@given(st.lists(st.one_of(st.just(""), st.just("  深"), LINES.map(" ".join)), min_size=1), ENDS, st.sampled_from("|-+"))
def test_a_block_lies_as_it_is_typed(lines: list[str], end: str, chomp: str) -> None:
    header = "|2" + chomp.replace("|", "")
    found = scalar(f"{header} # 注{end}" + "".join(f"  {line}{end}" for line in ["首", *lines]), after="后: 2\n")
    assert (found.text.rstrip("\n"), misplaced(found, "\n")) == ("\n".join(["首", *lines]).rstrip("\n"), [])


@given(LINES, st.integers(1, 6), st.sampled_from(["|", "|-", "|+"]))
def test_a_block_tells_its_indentation_by_its_first_line(lines: list[str], indent: int, header: str) -> None:
    typed = "".join(f"{' ' * indent}{line}\n" for line in lines)
    found = scalar(f"{header}\n{typed}", after="后: 2\n")
    assert (found.text.rstrip("\n"), misplaced(found, "\n")) == ("\n".join(lines), [])


def test_the_first_line_of_a_block_may_be_deeper_than_the_rest() -> None:
    found = scalar("|2\n    深\n  浅\n", after="")
    assert (found.text, misplaced(found, "\n")) == ("  深\n浅\n", [])


def test_a_block_that_begins_with_a_wide_space_lies_behind_its_indentation() -> None:
    found = scalar("|\n  　\n  　　汉\n", after="")
    assert (found.text, misplaced(found, "\n")) == ("　\n　　汉\n", [])


@given(LINES, ENDS, st.sampled_from([">", ">-", ">2+", ">-2"]))
def test_a_folded_block_is_found_line_by_line(lines: list[str], end: str, header: str) -> None:
    found = scalar(
        f"{header}{end}" + "".join(f"  {line}{end}{end * (i % 2)}" for i, line in enumerate(lines)), after="后: 2\n"
    )
    assert re.sub(r"\s", "", found.text) == re.sub(r"\s", "", "".join(lines))
    assert misplaced(found, " \n") == []


@given(st.one_of(LINES.map("\n".join), st.text("汉 \n", max_size=9)), st.sampled_from("'\"|>"))
def test_places_rise_and_stay_within_the_scalar(value: str, style: str) -> None:
    if style in "|>":
        typed = f"{style}2\n  首\n" + "".join(f"  {line}\n" for line in value.split("\n"))
    else:
        typed = style + re.sub("[\\\\\"']", "", value).replace("\n", "\n  ") + style
    found = scalar(typed, after="\n")
    at = places(found)
    assert at == sorted(at)
    assert all(found.start <= place <= len(found.source.text) for place in at)


@pytest.mark.parametrize("value", ["汉字", "'汉字'", '"汉字"', "|\n  汉字\n", ">\n  汉字\n", "''"])
def test_behind_the_value_is_the_end_of_the_scalar(value: str) -> None:
    found = scalar(value, after="\n")
    assert found.start <= locate(found, len(found.text)) <= found.end


def test_a_span_in_a_value_covers_its_characters() -> None:
    found = scalar("|\n  甲乙丙\n  丁戊\n", after="")
    span = span_in(found, 1, 6)
    assert span.source.text[span.start : span.end] == "乙丙\n  丁戊"


def test_an_empty_span_has_a_place() -> None:
    found = scalar("甲乙")
    assert span_in(found, 1, 1)[1:] == (found.start + 1, found.start + 1)


def test_the_span_of_a_collection_is_its_first_line() -> None:
    tree, _ = load(Source("x", "键:\n  - 甲\n  - 乙\n"))
    assert tree is not None
    assert tree.source.text[tree.span.start : tree.span.end] == "键:"


def test_a_mapping_gives_its_values_by_their_names() -> None:
    tree, _ = load(Source("x", "甲: 1\n乙: 2\n"))
    assert isinstance(tree, Mapping)
    assert [getattr(tree.get(name), "text", None) for name in "甲乙丙"] == ["1", "2", None]


@pytest.mark.parametrize(
    "typed, name", [("Ａ１", "A1"), ("（一）", "(一)"), ("㈠", "(一)"), ("ｱ", "ア"), ("　单位 ", "单位")]
)
def test_names_are_compared_by_what_they_mean_not_by_their_width(typed: str, name: str) -> None:
    assert fold(typed) == name


def test_a_key_keeps_what_was_typed() -> None:
    tree, _ = load(Source("x", "（一）: 1\n"))
    assert isinstance(tree, Mapping)
    assert [(key.text, key.typed) for key, _ in tree.entries] == [("(一)", "（一）")]


TEXTS = """\
总结:
  正文: |
    第一段。

      第二段约10期左右。
  条目: [甲。约10期左右]
"""


@pytest.mark.parametrize(
    ("key", "words", "place"),
    [
        ("总结.正文[1]", "没有", "第一段。"),
        ("总结.正文[2]", "没有", "第二段约10期左右。"),
        ("总结.正文[2]", "约10期左右", "约10期左右"),
        ("总结.正文[1]", "约10期左右", "第一段。"),
        ("总结.正文[2]", "。", "第二段约10期左右。"),
        ("总结.条目[1].正文[1]", "约10期左右", "约10期左右"),
        ("总结.条目[1].正文[1]", "约11期左右", "甲。约10期左右"),
        ("总结.正文", "没有", "|"),
        ("总结.正文[9]", "没有", "|"),
        ("总结", "约10期左右", "正文: |"),
    ],
)
def test_words_are_found_in_the_text_that_a_key_ends_at(key: str, words: str, place: str) -> None:
    tree, _ = load(Source("x", TEXTS))
    assert tree is not None
    node = at_key(tree, key)
    assert node is not None
    span = words_at(node, key, words)
    assert span.source.text[span.start : span.end] == place
