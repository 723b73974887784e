"""Typeset blocks → plain text, a paragraph a line."""

from __future__ import annotations

import pytest

from generator.blocks import Run, Table
from generator.writers.txt import lines, write
from tests.notation import block, blocks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# 甲局", ["甲局"]),
        ("# 甲局／总结", ["甲局", "总结"]),
        ("1 一、 甲", ["甲"]),
        ("授权{1522件}，〈增长：〉{9.1%}", ["授权1522件，增长：9.1%"]),
        ("（一）甲。→乙", ["（一）甲。乙"]),
        ("@市政府：", ["市政府："]),
        ("|甲|乙‖1|‖|2", ["甲\t乙", "1\t", "\t2"]),
        ("~甲局|2011年12月28日", ["甲局", "2011年12月28日"]),
        ("~甲局|", ["甲局"]),
        ("~|2011年", ["2011年"]),
        ("~|", []),
        ("---", []),
        ("R&D <h1> ]]> “甲”", ["R&D <h1> ]]> “甲”"]),
    ],
)
def test_a_block_is_its_lines(text: str, found: list[str]) -> None:
    assert lines(block(text)) == found


def test_every_line_ends() -> None:
    assert write(blocks("# 甲\n乙\n---\n~丙|丁")) == "甲\n乙\n丙\n丁\n"
    assert write([]) == ""


def test_a_cell_forges_no_column() -> None:
    assert lines(Table("", "", (((Run("甲\t乙"),), (Run("丙"),)),))) == ["甲 乙\t丙"]
