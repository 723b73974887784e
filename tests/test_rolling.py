"""The next year's report: last year's numbers are carried on, this year's are holes, and filled in it builds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import Options, make, make_all
from generator.diagnostic import ERROR
from generator.rolling import carried, rolled
from tests.clerk import EXAMPLES

HEAD = "报告: {单位: 某局, 年度: 2010, 类型: 工作总结, 署名: 否}\n"
BODY = "总结: {导语: 如下。, 章节: [甲, 乙]}\n"


def lines(numbers: str, folder: Path) -> list[str]:
    """The lines of 指标 that are made of a report with these."""
    path = folder / "2010年工作总结.yaml"
    path.write_text(f"{HEAD}指标:\n" + "".join(f"  {line}\n" for line in numbers.split("\n")) + BODY, "utf-8")
    taken, _ = rolled(path, 2010, "工作总结", Options())
    assert taken is not None
    assert (taken.name, taken.office) == (path.name, "某局")
    return [line.strip() for line in taken.numbers.partition("指标:\n")[2].splitlines()]


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
        ("甲: {下年目标: 30件}", "甲: {本年: （待填：多少件）, 目标: 30件}"),
        ("甲: {下年目标: 增长8%左右}", "甲: （待填：多少）"),
        ("甲: 三家", "甲: {本年: （待填：多少家）, 上年: 三家}"),
        ("甲: 20余篇", "甲: {本年: （待填：多少篇）, 上年: 20余篇}"),
        ("甲: 5—6件", "甲: {本年: （待填：多少件）, 上年: 5—6件}"),
        ("甲: 百分之五", "甲: {本年: （待填：多少）, 上年: 百分之五}"),
        ("甲: 连续六年", "甲: （待填：去年是连续六年）"),
        ("甲: {本年: 第3批, 称: 批次}", "甲: {本年: （待填：去年是第3批）, 称: 批次}"),
        (
            "甲: {本年: 9家, 小数: 2, 口径: 规模以上, 截至: 11月底, 性质: 预计}",
            "甲: {本年: （待填：多少家）, 上年: 9家, 小数: 2, 口径: 规模以上}",
        ),
        (
            "甲: {本年: 9家, 上年: 8家, 历年: {2007: 5家, 2008: 6家}}",
            "甲: {本年: （待填：多少家）, 上年: 9家, 历年: {2007: 5家, 2008: 6家, 2009: 8家}}",
        ),
        (
            "甲: {其中: {乙: {本年: 5件, 上年: 4件}, 丙: {本年: 3件, 称: 建}}}",
            "甲: {上年: 8件, 其中: {乙: {本年: （待填：多少件）, 上年: 5件}, 丙: {本年: （待填：多少件）, 称: 建}}}",
        ),
        ("'甲:乙': 3件", "'甲:乙': {本年: （待填：多少件）, 上年: 3件}"),
    ],
)
def test_last_years_numbers_are_carried_on(typed: str, carried: str, tmp_path: Path) -> None:
    assert lines(typed, tmp_path) == [carried]


def test_what_is_computed_of_others_is_computed_again(tmp_path: Path) -> None:
    found = lines("甲: 5件\n乙: 3件\n丙: {计算: 差（甲、乙）}\n丁: {本年: 4件, 占: 甲}", tmp_path)
    assert found[2:] == ["丙: {计算: 差（甲、乙）, 上年: 2件}", "丁: {本年: （待填：多少件）, 上年: 4件, 占: 甲}"]


@pytest.mark.parametrize("report", EXAMPLES, ids=lambda path: path.stem)
def test_what_is_carried_on_builds_once_its_holes_are_filled(report: Path, tmp_path: Path) -> None:
    documents, _ = make_all(report)
    taken = carried("", "某局", documents[0].indicators)
    filled = re.sub(r"（待填：去年是(.*?)）", r"\1", re.sub(r"（待填：多少(.*?)）", r"7\1", taken.numbers))
    assert "待填" not in filled
    assert taken.size == len(re.findall("^  \\w", filled, re.MULTILINE))
    path = tmp_path / "次年.yaml"
    path.write_text(HEAD + filled + BODY, "utf-8")
    _, findings = make(path)
    assert {finding.code for finding in findings if finding.severity == ERROR} <= {"E301"}  # the 7s do not add up


def test_a_report_with_faults_is_not_carried_on_which_is_told(tmp_path: Path) -> None:
    path = tmp_path / "2010年工作总结.yaml"
    path.write_text(HEAD.replace("某局", "（待填：单位）") + BODY, "utf-8")
    assert told(path) == (
        None,
        "去年的“2010年工作总结.yaml”还有错，没有接着写；要接，先改好它，删去新建的，再新建一次",
    )


def test_a_report_without_indicators_gives_its_office_alone(tmp_path: Path) -> None:
    path = tmp_path / "2010年工作总结.yaml"
    path.write_text(HEAD + BODY, "utf-8")
    assert told(path) == (path.name, "接着去年的“2010年工作总结.yaml”：抄来单位；它没有“指标”，没有数可抄")


def test_where_there_is_none_of_last_year_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "前年.yaml").write_text(HEAD.replace("2010", "2009") + BODY, "utf-8")
    (tmp_path / "思路.yaml").write_text(HEAD.replace("工作总结", "工作思路") + BODY.replace("总结", "计划"), "utf-8")
    assert told(tmp_path / "2010年工作总结.yaml") == (None, "")


def test_a_report_of_another_name_is_carried_on_if_it_is_the_only_one_of_its_year_and_kind(tmp_path: Path) -> None:
    usual = tmp_path / "2010年工作总结.yaml"
    (tmp_path / "某局小结.yaml").write_text(HEAD + BODY, "utf-8")
    (tmp_path / "前年.yaml").write_text(HEAD.replace("2010", "2009") + BODY, "utf-8")
    assert told(usual)[0] == "某局小结.yaml"
    (tmp_path / "又一份.yaml").write_text(HEAD + BODY, "utf-8")
    name, said = told(usual)
    assert name is None
    assert said.startswith("去年的报告有几份（又一份.yaml、某局小结.yaml），没有接着写")
    usual.write_text(HEAD + BODY, "utf-8")
    assert told(usual)[0] == usual.name


def told(usual: Path) -> tuple[str | None, str]:
    """The file that is carried on, and what is said of it."""
    taken, said = rolled(usual, 2010, "工作总结", Options())
    return taken and taken.name, said.text() if said else ""
