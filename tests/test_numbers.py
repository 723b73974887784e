"""The command `numbers`: where the sheet goes, what is never overwritten, how it ends."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

import cli

from .sheets import FULL, HEAD


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "2011.yaml"
    path.write_text(FULL, "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli.cli, ["numbers", *map(str, arguments)], prog_name="niangao")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_both_files_go_beside_the_report(report: Path) -> None:
    result = run(report)
    assert result.exit_code == 0, result.output
    assert names(report.parent) == {"2011.yaml", "2011-数据核对表.docx", "2011-数据核对表.xlsx"}
    assert result.stdout.count("没有用到的指标1个") == 2


@pytest.mark.parametrize("name", ["表.docx", "表.xlsx", "表.XLSX"])
def test_out_with_a_suffix_is_the_one_file(report: Path, name: str) -> None:
    assert run(report, "-o", name).exit_code == 0
    assert names(report.parent) == {"2011.yaml", name}


def test_any_other_out_is_a_folder(report: Path) -> None:
    assert run(report, "-o", "会审").exit_code == 0
    assert names(report.parent / "会审") == {"2011-数据核对表.docx", "2011-数据核对表.xlsx"}


def test_of_a_folder_the_sheet_goes_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "2011年"
    folder.mkdir()
    (folder / "1.yaml").write_text(FULL, "utf-8")
    assert run(folder).exit_code == 0
    assert names(tmp_path) == {"2011年", "2011年-数据核对表.docx", "2011年-数据核对表.xlsx"}


@pytest.mark.parametrize("name", ["表.pdf", "表.xls", "表.csv", "2011.yaml", "表.txt"])
def test_what_it_cannot_be_is_a_usage_error(report: Path, name: str) -> None:
    result = run(report, "-o", name)
    assert result.exit_code == 2
    assert "核对表只能写成 .docx 或 .xlsx" in result.stderr
    assert report.read_text("utf-8") == FULL


def test_after_an_error_nothing_is_written(report: Path) -> None:
    report.write_text(FULL.replace("{{ 两个 }}", "{{ 没有的 }}"), "utf-8")
    result = run(report)
    assert result.exit_code == 1
    assert "E401" in result.stderr
    assert names(report.parent) == {"2011.yaml"}


def test_a_sheet_that_was_filled_in_is_kept(report: Path) -> None:
    run(report)
    ticked = report.parent / "2011-数据核对表.xlsx"
    book = openpyxl.load_workbook(ticked)
    book["指标"]["A1"] = "核过了"
    book.save(ticked)
    kept = ticked.read_bytes()
    result = run(report)
    assert ticked.read_bytes() == kept
    assert "2011-数据核对表（新）.xlsx" in names(report.parent)
    assert "没有覆盖" in result.stderr
    assert run(report, "--overwrite").exit_code == 0
    assert ticked.read_bytes() != kept


def test_what_was_not_touched_is_written_again(report: Path) -> None:
    run(report)
    report.write_text(FULL.replace("1945件", "1946件"), "utf-8")
    assert run(report).exit_code == 0
    assert names(report.parent) == {"2011.yaml", "2011-数据核对表.docx", "2011-数据核对表.xlsx"}


def test_where_it_cannot_be_written_it_ends_with_3(report: Path) -> None:
    (report.parent / "2011-数据核对表.docx").mkdir()
    result = run(report)
    assert result.exit_code == 3
    assert "2011-数据核对表.xlsx" in names(report.parent)


@pytest.mark.parametrize(
    "text", ["总结: {导语: 很好。, 章节: [{标题: 甲, 正文: 乙。}]}\n", "总结: {章节: [{标题: 甲}]}\n"]
)
def test_a_report_without_numbers_has_a_sheet_that_says_so(report: Path, text: str) -> None:
    report.write_text(HEAD + text, "utf-8")
    result = run(report)
    assert result.exit_code == 0, result.output
    assert "数字0项" in result.stdout
