"""E340-E344: this year's report against last year's."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator
from generator.diagnostic import Diagnostic

LAST = """\
报告: {单位: 某局, 年度: 2010, 类型: 总结与思路}
指标:
  申请: {本年: 1571件, 下年目标: 1800件, 历年: {2008: 1100件}}
  诉求: {其中: {咨询: 5件, 建议: 23件}}
  大会: 第八届
  先进: 连续五年
总结:
  章节:
    - 标题: 专利
      数据: {培训: 10期}
      正文: |
        申请{{ 申请 }}，受理诉求{{ 诉求 }}，{{ 大会 }}大会，{{ 先进 }}先进，办班{{ 培训 }}。
        走访企业{{ 72家 }}，逐户建立需求清单，协调解决用地、用工、融资等方面的困难。
"""
NOW = """\
报告: {单位: 某局, 年度: 2011, 类型: 总结与思路, 上年报告: 2010.yaml}
指标:
  申请: {本年: 1945件, 上年: 1571件, 目标: 1800件, 历年: {2008: 1100件}}
  诉求: {其中: {咨询: 6件, 建议: 20件}}
  大会: 第九届
  先进: 连续六年
总结:
  章节:
    - 标题: 专利
      数据: {培训: 12期}
      正文: |
        申请{{ 申请 }}，受理诉求{{ 诉求 }}，{{ 大会 }}大会，{{ 先进 }}先进，办班{{ 培训 }}。
        走访企业{{ 81家 }}，逐户建立需求清单，协调解决用地、用工、融资等方面的困难。
"""


def told(folder: Path, now: str = NOW, last: str | None = LAST) -> list[Diagnostic]:
    if last is not None:
        (folder / "2010.yaml").write_text(last, "utf-8")
    path = folder / "2011.yaml"
    path.write_text(now, "utf-8")
    return generator.make_all(path)[1]


def found(folder: Path, now: str = NOW, last: str | None = LAST) -> str:
    return ", ".join(f"{d.code} {d.place[1]}:{d.place[2]}" for d in told(folder, now, last))


def changed(old: str, new: str) -> str:
    assert NOW.count(old) == 1
    return NOW.replace(old, new)


def test_a_report_that_went_on_from_last_years_is_fine(tmp_path: Path) -> None:
    assert found(tmp_path) == ""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("上年: 1571件", "上年: 1517件", "E340 3:23"),
        ("目标: 1800件", "目标: 1700件", "E340 3:34"),
        ("2008: 1100件", "2008: 1010件", "E340 3:52"),
        ("1945件, 上年: 1571件,", "1945件, 增速: 33.8%,", "E340 3:23"),
        ("本年: 1945件", "本年: 1571件", "E341 3:12"),
        ("咨询: 6件", "咨询: 5件", "E341 4:17"),
        ("培训: 12期", "培训: 10期", "E341 10:16"),
        ("第九届", "第八届", "E342 5:7"),
        ("第九届", "第十届", "E342 5:7"),
        ("连续六年", "连续五年", "E342 6:7"),
        ("81家", "72家", "E343 13:9"),
    ],
)
def test_what_contradicts_or_repeats_last_year_is_told(old: str, new: str, expected: str, tmp_path: Path) -> None:
    assert found(tmp_path, changed(old, new)) == expected


TYPED = """\
        落实集采药品268种，降价明显。
        改造道路12公里，新建文化广场3处，群众满意。
        连续四年获评先进单位，举办第七届文化节。
        全县65岁以上老人6.3万人。
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", "E343 14:9, E343 15:9, E343 15:18, E342 16:9, E342 16:22"),
        ("268种", "317种", "E343 15:9, E343 15:18, E342 16:9, E342 16:22"),
        ("道路12公里", "道路15公里", "E343 14:9, E342 16:9, E342 16:22"),
        ("四年", "五年", "E343 14:9, E343 15:9, E343 15:18, E342 16:22"),
        ("四年", "七年", "E343 14:9, E343 15:9, E343 15:18, E342 16:9, E342 16:22"),
        ("第七届", "第八届", "E343 14:9, E343 15:9, E343 15:18, E342 16:9"),
    ],
)
def test_typed_numbers_that_did_not_move_on_are_asked_about(old: str, new: str, expected: str, tmp_path: Path) -> None:
    assert found(tmp_path, NOW + TYPED.replace(old, new), LAST + TYPED) == expected


def test_both_places_are_named(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, changed("本年: 1945件", "本年: 1571件"))
    place = finding.related[0].span
    assert (Path(place.source.path).name, place.source.text[place.start : place.end]) == ("2010.yaml", "1571件")


def test_last_years_rounded_number_does_not_contradict(tmp_path: Path) -> None:
    now = changed("上年: 1571件", "上年: 0.15万件")
    assert "E340" in found(tmp_path, now)
    assert "E340" not in found(tmp_path, now.replace("0.15万", "0.16万"))


def test_a_waiver_lets_a_number_stay_as_it_was(tmp_path: Path) -> None:
    now = changed("培训: 12期", "培训: 10期")
    (finding,) = told(tmp_path, now)
    waived = now.replace("上年报告: 2010.yaml", f"上年报告: 2010.yaml, 已核: {{{finding.waiver}}}")
    assert found(tmp_path, waived) == ""


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (None, "读不出来"),
        ("报告: {单位: 某局}\n", "读不出来"),
        (LAST.replace("2010,", "2009,"), "上年报告是2009年的"),
        (LAST.replace("2010,", "2011,"), "上年报告是2011年的"),
    ],
)
def test_a_file_that_is_not_last_years_report_is_an_error(last: str | None, words: str, tmp_path: Path) -> None:
    finding = next(d for d in told(tmp_path, NOW, last) if d.code == "E344")
    assert words in finding.message.text()
    assert finding.place[1:] == (1, 41)
    assert finding.waiver == ""


def test_last_years_report_may_be_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "去年"
    folder.mkdir()
    (folder / "全文.yaml").write_text(LAST, "utf-8")
    now = changed("培训: 12期", "培训: 10期").replace("2010.yaml", "去年")
    assert found(tmp_path, now, None) == "E341 10:16"
