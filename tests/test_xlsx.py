"""The .xlsx of a number sheet: numbers as numbers, formulas with their values, text that is never a formula."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import generator
from generator.writers.package import unpack

from .clerk import EXAMPLES
from .sheets import FULL, HEAD, made

HOSTILE = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "#N/A", "{1}", "<b>&amp;", "'引号", '"双"', "甲" * 300)


def book_of(path: Path, *, values: bool = False) -> Any:
    sheet, documents = made(path)
    data = generator.write_sheet(sheet, documents[0], "xlsx")
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.yaml"
    path.write_text(FULL, "utf-8")
    return path


def by_head(page: Any, name: str) -> dict[str, Any]:
    """The boxes of an indicator's row by what stands over them."""
    heads = [box.value for box in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[heads.index("指标")].value == name)
    return dict(zip(heads, row, strict=True))


def test_numbers_are_numbers_their_units_stand_in_a_column_of_their_own(report: Path) -> None:
    found = by_head(book_of(report)["指标"], "钱")
    assert (found["本年"].value, found["上年"].value, found["单位"].value) == (3.4, 3.12, "亿元")
    assert (found["本年"].data_type, found["本年"].number_format) == ("n", "0.0")


def test_growth_completion_and_share_are_formulas_rounded_as_the_document_does(report: Path) -> None:
    found = by_head(book_of(report)["指标"], "甲")
    assert found["增速"].value == "=ROUND((D2-F2)/F2,3)"
    assert found["增速"].number_format == "0.0%"
    assert found["完成率"].value.startswith("=ROUND(D2/")


def test_formulas_have_their_values_for_those_who_only_look(report: Path) -> None:
    live, seen = book_of(report), book_of(report, values=True)
    formulas = [box for page in live for row in page.iter_rows() for box in row if box.data_type == "f"]
    assert len(formulas) > 25
    for box in formulas:
        assert isinstance(seen[box.parent.title][box.coordinate].value, (int, float)), box
    assert by_head(seen["指标"], "甲")["增速"].value == 0.238


def test_marks_of_what_is_not_exact_are_the_numbers_format(report: Path) -> None:
    found = by_head(book_of(report)["指标"], "近")
    assert (found["本年"].value, found["本年"].number_format) == (5000, '"约"0')
    assert (found["上年"].value, found["上年"].number_format) == (4000, '0"余"')
    assert found["目标"].value == "5000—6000亩"


def test_every_page_is_a4_landscape_one_page_wide_with_its_head_frozen_and_repeated(report: Path) -> None:
    for page in book_of(report):
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.freeze_panes == "A2"
        assert page.print_title_rows == "$1:$1"
        assert "核对人" in page.oddFooter.left.text


def test_parts_are_indented_and_what_is_used_nowhere_stands_out(report: Path) -> None:
    page = book_of(report)["指标"]
    assert by_head(page, "书面")["指标"].alignment.indent == 2
    assert by_head(page, "没用")["指标"].font.color.rgb == "FFC00000"
    assert by_head(page, "甲")["指标"].font.color.rgb == "FF000000"


def strings(book: Any) -> Iterator[Any]:
    for page in book:
        for row in page.iter_rows():
            yield from (box for box in row if isinstance(box.value, str))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_a_formula(tmp_path: Path, name: str) -> None:
    path = tmp_path / "报告.yaml"
    typed = name.replace("'", "''")
    number = f"指标:\n  '{typed}': {{本年: 3件, 上年: 2件, 来源: '{typed}', 口径: '{typed}'}}\n"
    path.write_text(f"{HEAD}{number}总结: {{导语: 好。, 章节: [{{标题: 甲, 正文: 乙。}}]}}\n", "utf-8")
    documents, findings = generator.make_all(path)
    if not documents:
        assert findings  # a name that is refused says so
        return
    book = book_of(path)
    assert any(box.value == name for box in strings(book))
    for box in strings(book):
        if box.data_type == "f":
            assert box.value.startswith(("=ROUND(", "=("))
        elif box.value[:1] in "=+-@":
            assert box.data_type == "s"
            assert box.quotePrefix


def test_a_title_with_the_sign_of_headers_is_printed_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "报告.yaml"
    path.write_text(FULL.replace("单位: 甲局", "单位: 甲&P局"), "utf-8")
    assert book_of(path)["指标"].oddHeader.center.text == "甲&&P局2011年工作总结数据核对表"


@pytest.mark.parametrize("path", [*EXAMPLES[:2], EXAMPLES[-1]], ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_same_report_gives_the_same_bytes(path: Path, form: str) -> None:
    sheet, documents = made(path)
    first = generator.write_sheet(sheet, documents[0], form)
    again, others = made(path)
    assert first == generator.write_sheet(again, others[0], form)


def test_nothing_in_it_tells_when_it_was_made(report: Path) -> None:
    sheet, documents = made(report)
    parts = unpack(generator.write_sheet(sheet, documents[0], "xlsx"))
    assert b"dcterms" not in parts["docProps/core.xml"].replace(b"xmlns:dcterms", b"")
    assert b"openpyxl" not in b"".join(parts.values())
    assert "甲局2011年工作总结数据核对表".encode() in parts["docProps/core.xml"]
