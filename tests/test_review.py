"""The document of a number sheet: a title, a table for each part of it, a box a line, and a line to sign."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator
from generator.blocks import Paragraph, Table, Title, text_of
from generator.review import blocks
from generator.sheet import Sheet

from .sheets import FULL, grid, made, sheet_of
from .styles import audited, gongwen


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return sheet_of(tmp_path)


def tables(sheet: Sheet) -> list[list[list[str]]]:
    return [[[text_of(cell) for cell in row] for row in b.rows] for b in blocks(sheet) if isinstance(b, Table)]


def test_it_has_the_title_and_ends_with_a_line_to_sign(sheet: Sheet) -> None:
    first, *_, last = blocks(sheet)
    assert isinstance(first, Title)
    assert text_of(first.runs) == sheet.title
    assert isinstance(last, Paragraph)
    assert text_of(last.runs).startswith("核对人：")
    assert "日期：" in text_of(last.runs)


def test_every_line_has_a_box_to_tick(sheet: Sheet) -> None:
    found = tables(sheet)
    assert [len(table) - 1 for table in found] == [len(each.rows) for each in sheet.grids]
    for table in found:
        assert table[0][-1] == "核对"
        assert {row[-1] for row in table[1:]} == {"□"}


def test_numbers_stand_as_the_document_prints_them_and_parts_further_in(sheet: Sheet) -> None:
    head, *rows = tables(sheet)[0]
    by_name = {row[1].strip("\u3000"): dict(zip(head, row, strict=True)) for row in rows}
    assert by_name["甲"]["本年"] == "1945件"
    assert by_name["近"]["本年"] == "约5000亩"
    assert by_name["书面"]["指标"] == "\u3000\u3000书面"
    assert by_name["没用"]["用在"] == "文中没有用到"
    assert by_name["没用"]["上年"] == "—"


def test_columns_that_only_a_spreadsheet_needs_are_left_out(sheet: Sheet) -> None:
    assert not {"单位", "写在", "增量"} & {*tables(sheet)[0][0]}


def test_what_is_used_nowhere_is_told_before_the_tables(sheet: Sheet) -> None:
    assert any(isinstance(b, Paragraph) and text_of(b.runs) == "文中没有用到的指标：没用。" for b in blocks(sheet))


def test_it_is_set_in_the_house_style_on_a_page_turned(tmp_path: Path) -> None:
    path = tmp_path / "报告.yaml"
    path.write_text(FULL, "utf-8")
    sheet, documents = made(path)
    data = generator.write_sheet(sheet, documents[0], "docx")
    assert audited(data, tmp_path) == []
    out = tmp_path / "表.docx"
    out.write_bytes(data)
    from docx import Document  # noqa: PLC0415

    section = Document(str(out)).sections[0]
    assert (section.page_width, section.page_height) == (gongwen().page.height * 635, gongwen().page.width * 635)
    assert section.orientation == 1
    assert b"\xe6\x96\xb9\xe6\xad\xa3\xe5\xb0\x8f\xe6\xa0\x87\xe5\xae\x8b" in b"".join(
        generator.writers.package.unpack(data).values()
    )


def test_a_wide_style_stays_wide_and_a_narrow_one_is_turned() -> None:
    style = gongwen()
    wide = style.landscape
    assert (wide.page.width, wide.page.height) == (style.page.height, style.page.width)
    assert wide.landscape.page == wide.page
    assert wide.page.text_width + wide.page.left + wide.page.right == wide.page.width
    assert wide.body == style.body
    assert 0 < wide.number.footer < wide.page.bottom


def test_the_grid_has_every_row_of_the_sheet(sheet: Sheet) -> None:
    assert [row[0] for row in tables(sheet)[0][1:]] == [str(n) for n in range(1, len(grid(sheet).rows) + 1)]
