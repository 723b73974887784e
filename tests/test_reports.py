"""Which files of a folder are one report, and which are several."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.reports import each, is_yaml

WHOLE = "报告:\n  # 单位在下面\n  单位: 甲局\n  年度: 2011\n总结: {}\n"
FLOW = "格式: 1\n报告: {年度: 2011, 单位: 甲局}\n"
PART = "计划:\n  导语: |\n    报告: 单位: 甲\n"
HALF = "报告:\n  日期: 2011-12-28\n总结:\n  单位: 甲\n"


def folder(root: Path, *texts: str) -> Path:
    for number, text in enumerate(texts, 1):
        (root / f"{number}.yaml").write_text(text, "utf-8")
    return root


@pytest.mark.parametrize("texts", [[WHOLE], [WHOLE, FLOW], [WHOLE, WHOLE.replace("报告:", "报告："), FLOW]])
def test_files_with_heads_of_their_own_are_reports_of_their_own(texts: list[str], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("报告: {单位: 甲}", "utf-8")
    (tmp_path / ".1.yaml").write_text(WHOLE, "utf-8")
    assert each([folder(tmp_path, *texts)]) == [tmp_path / f"{n}.yaml" for n in range(1, len(texts) + 1)]


@pytest.mark.parametrize("texts", [[], [PART], [HALF], [WHOLE, PART], [WHOLE, HALF]])
def test_where_a_file_has_none_the_folder_is_one_report(texts: list[str], tmp_path: Path) -> None:
    assert each([folder(tmp_path, *texts)]) == [tmp_path]


def test_a_file_is_the_report_that_it_is(tmp_path: Path) -> None:
    folder(tmp_path, PART)
    assert each([tmp_path / "1.yaml", tmp_path / "none.yaml"]) == [tmp_path / "1.yaml", tmp_path / "none.yaml"]


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_built(tmp_path: Path) -> None:
    folder(tmp_path, WHOLE)
    (tmp_path / "2.yaml").write_bytes(b"\xff\xff\xff")
    (tmp_path / "3.yaml").mkdir()
    assert each([tmp_path]) == [tmp_path / f"{n}.yaml" for n in (1, 2, 3)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert each([tmp_path]) == [tmp_path / "a.yaml"]


def test_a_head_is_found_in_every_encoding_that_is_read(tmp_path: Path) -> None:
    for number, encoding in enumerate(("utf-8-sig", "gb18030", "utf-16"), 1):
        (tmp_path / f"{number}.yaml").write_bytes(WHOLE.encode(encoding))
    assert len(each([tmp_path])) == 3


@pytest.mark.parametrize(
    "name, belongs", [("a.yaml", True), ("a.YML", True), (".a.yaml", False), ("a.yaml.txt", False), ("yaml", False)]
)
def test_which_files_belong_to_a_report(name: str, belongs: bool) -> None:
    assert is_yaml(Path(name)) == belongs
