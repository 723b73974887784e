"""The next year's report: last year's numbers are carried on, this year's are holes, and filled in it builds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import Options, make, rolled
from tests.clerk import EXAMPLES

HEAD = "报告: {单位: 某局, 年度: 2010, 类型: 工作总结, 署名: 否}\n"
BODY = "总结: {导语: 如下。, 章节: [甲, 乙]}\n"


def lines(numbers: str, folder: Path) -> list[str]:
    """The lines of 指标 that are made of a report with these."""
    path = folder / "2010年工作总结.yaml"
    path.write_text(f"{HEAD}指标:\n" + "".join(f"  {line}\n" for line in numbers.split("\n")) + BODY, "utf-8")
    name, text = rolled(path, Options())
    assert name == path.name
    return [line.strip() for line in text.partition("指标:\n")[2].splitlines()]


@pytest.mark.parametrize(
    ("typed", "carried"),
    [
        ("甲: 12件", "甲: {本年: （待填：多少件）, 上年: 12件}"),
        ("甲: {本年: 412.6万人次, 上年: 300万人次}", "甲: {本年: （待填：多少万人次）, 上年: 412.6万人次}"),
        ("甲: {本年: '1,260家'}", "甲: {本年: （待填：多少家）, 上年: '1,260家'}"),
        ("甲: {本年: 9家, 下年目标: 新增1家}", "甲: {本年: （待填：多少家）, 上年: 9家, 目标: 10家}"),
        (
            "甲: {本年: 9家, 目标: 8家, 下年目标: {确保: 10家, 力争: 12家}}",
            "甲: {本年: （待填：多少家）, 上年: 9家, 目标: {确保: 10家, 力争: 12家}}",
        ),
        ("甲: {其中: {乙: 5件, 丙: 3件}}", "甲: {上年: 8件, 其中: {乙: （待填：多少件）, 丙: （待填：多少件）}}"),
        (
            "甲: {本年: 8件, 其中: {乙: 5件}, 其中不完全: 是}",
            "甲: {本年: （待填：多少件）, 上年: 8件, 其中: {乙: （待填：多少件）}, 其中不完全: 是}",
        ),
        (
            "甲: {其中: {乙: {其中: {丙: 1件, 丁: 2件}}, 戊: 3件}}",
            "甲: {上年: 6件, 其中: {乙: {其中: {丙: （待填：多少件）, 丁: （待填：多少件）}}, 戊: （待填：多少件）}}",
        ),
        (
            "甲: {各项: {乙: 5件, 丙: 3次}}",
            "甲: {各项: {乙: （待填：多少件）, 丙: （待填：多少次）}}",
        ),
        (
            "甲: {本年: 3件, 方向: 低, 来源: 办公室, 称: 投诉}",
            "甲: {本年: （待填：多少件）, 上年: 3件, 方向: 低, 称: 投诉, 来源: 办公室}",
        ),
        ("甲: 第九届", "甲: （待填：去年是第九届）"),
        ("甲: {下年目标: 30件}", "甲: {目标: 30件}"),
    ],
)
def test_last_years_numbers_are_carried_on(typed: str, carried: str, tmp_path: Path) -> None:
    assert lines(typed, tmp_path) == [carried]


def test_what_is_computed_of_others_is_left_to_be_copied(tmp_path: Path) -> None:
    found = lines("甲: 5件\n乙: 3件\n丙: {计算: 和（甲、乙）}\n丁: {本年: 4件, 占: 甲}", tmp_path)
    assert found[2:] == ["# 丙: 有“计算”，照去年的写", "丁: {本年: （待填：多少件）, 上年: 4件, 占: 甲}"]


@pytest.mark.parametrize("report", EXAMPLES, ids=lambda path: path.stem)
def test_what_is_carried_on_is_read_again_once_its_holes_are_filled(report: Path, tmp_path: Path) -> None:
    _, text = rolled(report, Options())
    filled = re.sub(r"（待填：去年是(.*?)）", r"\1", re.sub(r"（待填：多少(.*?)）", r"7\1", text))
    assert "待填" not in filled
    path = tmp_path / "次年.yaml"
    path.write_text(HEAD + filled + BODY, "utf-8")
    _, findings = make(path)
    assert {finding.code for finding in findings} <= {"E301", "E310", "E319", "E318", "E312", "E307"}  # the 7s


def test_a_report_with_faults_or_none_at_all_is_not_carried_on(tmp_path: Path) -> None:
    path = tmp_path / "2010年工作总结.yaml"
    assert rolled(path, Options()) == ("", "")
    path.write_text(HEAD.replace("某局", "（待填：单位）") + BODY, "utf-8")
    assert rolled(path, Options()) == ("", "")
