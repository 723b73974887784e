"""docs/用语.md: every row prints what it says, and every word there is stands in a row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import wording
from generator.calls import FILTERS, FUNCTIONS, METHODS

from .clerk import body, findings

PAGE = (Path(__file__).parent.parent / "docs/用语.md").read_text("utf-8")
HEAD = "报告: {单位: 某局, 年度: 2025, 类型: 总结与思路, 署名: 否}\n"


def rows() -> list[tuple[str, str, str]]:
    """The YAML above a row, what is typed, what is printed."""
    found = list[tuple[str, str, str]]()
    for section in PAGE.split("\n## ")[1:]:
        _, fence, rest = section.partition("```yaml\n")
        numbers, _, table = rest.partition("```")
        for line in re.findall(r"^\| `\{\{.*$", table, re.MULTILINE) if fence else ():
            typed, said = line.replace(r"\|", "\0").strip("| ").split("|")
            found.append((numbers, typed.strip().replace("`", "").replace("\0", "|"), said.strip()))
    return found


ROWS = rows()


@pytest.mark.parametrize(("numbers", "typed", "said"), ROWS)
def test_a_row_prints_what_it_says(numbers: str, typed: str, said: str) -> None:
    figures = "指标:\n" + "".join(f"  {line}\n" for line in numbers.splitlines())
    printed = body(f"    - 标题: 甲\n      正文: |\n        {typed}\n", figures, start=HEAD)
    assert printed[1:] == [said]


FAULTS = re.findall(r"^\| `甲: (.*)` \| `(\{\{.*\}\})` \| (.*) \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("indicator", "typed", "why"), FAULTS)
def test_what_cannot_be_said_is_told_as_it_is_shown(indicator: str, typed: str, why: str) -> None:
    assert why in [finding.message.text() for finding in findings(typed, 甲=indicator)]


def test_every_word_stands_in_a_row() -> None:
    typed = " ".join(row[1] for row in ROWS)
    shown = set(re.findall(r"\.(\w+)", typed)) | set(re.findall(r"\|(\w+)", typed)) | set(re.findall(r"(\w+)\(", typed))
    assert {*wording.ATTRIBUTES, *FILTERS, *FUNCTIONS, *METHODS} - shown == {"本年"}  # what the bare name prints


def test_what_may_follow_an_aim_is_shown() -> None:
    assert {"确保", "力争", "增长"} <= set(re.findall(r"目标\.(\w+)", PAGE))


def test_the_page_shows_what_cannot_be_said() -> None:
    assert len(FAULTS) == PAGE.partition("## 说不了的")[2].count("\n| `") > 10
