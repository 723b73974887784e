"""E315: an indicator that nothing prints. `niangao check` tells of it, a build does not."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator

REPORT = """\
报告: {{单位: 某局, 年度: 2011, 类型: {kind}}}
指标:
  甲: {{本年: 3件, 其中: {{乙: 1件, 丙: 2件}}, 排名: 全省第3}}
  丁: 5件
  戊: {{计算: 和（丁、甲）}}
总结:
  章节:
    - 标题: 好
      正文: {text}
"""


def unused(folder: Path, text: str, kind: str = "总结与思路", more: str = "") -> list[str]:
    path = folder / "2011.yaml"
    path.write_text(REPORT.format(text=text, kind=kind) + more, "utf-8")
    documents, findings = generator.make_all(path)
    assert findings == []
    return [d.message.parts["name"] for d in generator.proofread(path, documents) if d.code == "E315"]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("好。", ["甲", "丁", "戊"]),
        ("{{ 甲 }}。", ["丁", "戊"]),
        ("{{ 甲.其中.乙 }}。", ["丁", "戊"]),
        ("{{ 甲.排名 }}、{{ 丁 }}。", ["戊"]),
        ("{{ 戊 }}。", []),
    ],
)
def test_an_indicator_is_used_where_it_or_what_comes_from_it_is_printed(
    text: str, expected: list[str], tmp_path: Path
) -> None:
    assert unused(tmp_path, f"'{text}'") == expected


def test_a_table_prints_them_too(tmp_path: Path) -> None:
    assert unused(tmp_path, "好。", more="      表: 指标\n") == []


def test_what_another_document_of_the_report_may_print_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "2011.yaml"
    path.write_text(REPORT.format(text="好。", kind="[工作总结, 总结与思路]"), "utf-8")
    documents, _ = generator.make_all(path, generator.Options(kinds=("工作总结",)))
    assert [d for d in generator.proofread(path, documents) if d.code == "E315"] == []
