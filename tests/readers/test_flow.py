"""Paragraphs in reading order: through content controls, tables with joined cells, text boxes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.grid import written
from generator.reading import Cell

from .made import imported, lines, p, reading, text

DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"


def tc(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside if inside.startswith('<') else p(inside)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    made = (cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


SPAN, START, ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def grid(folder: Path, *rows: str) -> list[list[str]]:
    return [[said for said, _ in row] for row in written(imported(folder, tbl(*rows)))]


# -------------------------------------------------------------------------- tables


def test_a_table_is_a_grid_of_its_cells_texts(tmp_path: Path) -> None:
    assert grid(tmp_path, tr("项目", "件数"), tr("申请", "1945")) == [["项目", "件数"], ["申请", "1945"]]


def test_cells_that_are_joined_to_the_right(tmp_path: Path) -> None:
    assert grid(tmp_path, tr(tc("项目", SPAN), "件数"), tr("甲", "乙", "1")) == [
        ["项目", "←", "件数"],
        ["甲", "乙", "1"],
    ]


def test_cells_that_are_joined_downwards(tmp_path: Path) -> None:
    rows = tr(tc("专利", START), "申请"), tr(tc("<w:p/>", ON), "授权"), tr("合计", "3")
    assert grid(tmp_path, *rows) == [["专利", "申请"], ["↑", "授权"], ["合计", "3"]]


def test_cells_that_are_joined_both_ways(tmp_path: Path) -> None:
    rows = tr(tc("甲", SPAN + START), "乙"), tr(tc("<w:p/>", SPAN + ON), "丙")
    assert grid(tmp_path, *rows) == [["甲", "←", "乙"], ["↑", "←", "丙"]]


def test_cells_that_are_joined_in_the_old_way(tmp_path: Path) -> None:
    rows = tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("<w:p/>", "<w:hMerge/>"), "乙"), tr("1", "2", "3")
    assert grid(tmp_path, *rows) == [["甲", "←", "乙"], ["1", "2", "3"]]


def test_a_cell_that_goes_on_from_nothing_is_one_of_its_own(tmp_path: Path) -> None:
    assert grid(tmp_path, tr(tc("甲", ON), "乙")) == [["甲", "乙"]]


def test_text_in_a_cell_that_goes_on_is_not_lost(tmp_path: Path) -> None:
    assert grid(tmp_path, tr(tc("甲", START), "乙"), tr(tc("丙", ON), "丁"))[0][0] == "甲\n丙"


def test_a_row_may_begin_further_right(tmp_path: Path) -> None:
    before = '<w:gridBefore w:val="1"/>'
    assert grid(tmp_path, tr("甲", "乙"), tr("丙", properties=before)) == [["甲", "乙"], ["", "丙"]]


def test_the_lines_of_a_cell_are_kept(tmp_path: Path) -> None:
    assert grid(tmp_path, tr(tc(p("甲") + p("乙")), tc(p(text("丙") + "<w:r><w:br/></w:r>" + text("丁"))))) == [
        ["甲\n乙", "丙\n丁"]
    ]


def test_tables_are_told_apart(tmp_path: Path) -> None:
    two = tbl(tr("甲", "乙")) + p("间") + tbl(tr("丙", "丁"))
    assert [each.cell.table if each.cell else 0 for each in imported(tmp_path, two)] == [1, 1, 0, 2, 2]


def test_a_table_in_a_cell_belongs_to_that_cell(tmp_path: Path) -> None:
    inner = tbl(tr("一", "二"))
    found = imported(tmp_path, tbl(tr(tc(p("甲") + inner + p("后")), "乙")) + tbl(tr("丙", "丁")))
    cells = [each.cell for each in found]
    first = Cell(1, 0, 0)
    assert cells == [first, first, first, first, Cell(1, 0, 1), Cell(2, 0, 0), Cell(2, 0, 1)]


def test_a_table_of_one_cell_is_a_frame_around_text(tmp_path: Path) -> None:
    framed = tbl(tr(tc(p("甲") + tbl(tr("乙", "丙")) + p("丁"))))
    found = imported(tmp_path, framed)
    assert [(each.text, each.table) for each in found] == [("甲", False), ("乙", True), ("丙", True), ("丁", False)]
    assert all(each.table for each in reading(tmp_path, framed).paragraphs)  # a check of the layout sees a table


@pytest.mark.parametrize("span", ["999999", "-3", "x", "0", ""])
def test_a_width_that_no_table_has_is_one_that_it_has(span: str, tmp_path: Path) -> None:
    (row,) = grid(tmp_path, tr(tc("甲", f'<w:gridSpan w:val="{span}"/>'), "乙"))
    assert len(row) <= 63
    assert {"甲", "乙"} <= {line for cell in row for line in cell.split("\n")} | set(row)


def test_rows_and_cells_may_stand_in_content_controls(tmp_path: Path) -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('乙')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{tc('甲')}{cell}</w:tr></w:sdtContent></w:sdt>"
    assert grid(tmp_path, row) == [["甲", "乙"]]


# --------------------------------------------------------------- around paragraphs


def control(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    "body",
    [
        p("甲乙"),
        control(p("甲乙")),
        control(control(p("甲乙"))),
        p(text("甲") + control(text("乙"))),
        p(f'<w:hyperlink r:id="x">{text("甲乙")}</w:hyperlink>'),
        p(f'<w:smartTag w:element="date">{text("甲")}</w:smartTag>{text("乙")}'),
        p(f'<w:smartTag w:element="a"><w:smartTag w:element="b">{text("甲乙")}</w:smartTag></w:smartTag>'),
        f'<w:customXml w:element="a">{p("甲乙")}</w:customXml>',
        p(f'<w:bdo w:val="ltr">{text("甲乙")}</w:bdo>'),
        p(f'{text("甲")}<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="b"/>{text("乙")}'),
        p('<w:commentRangeStart w:id="0"/>' + text("甲乙") + '<w:r><w:commentReference w:id="0"/></w:r>'),
    ],
)
def test_whatever_is_around_a_text_it_is_read(body: str, tmp_path: Path) -> None:
    assert lines(tmp_path, body) == ["甲乙"]


def test_comments_are_left_out(tmp_path: Path) -> None:
    assert lines(tmp_path, p("甲"), comments=f"<a>{p('批注')}</a>") == ["甲"]


# ---------------------------------------------------------------------- text boxes


def box(said: str, height: int | None = None) -> str:
    offset = "" if height is None else f"<wp:positionV><wp:posOffset>{height}</wp:posOffset></wp:positionV>"
    anchor = f'<wp:anchor xmlns:wp="{DRAWN}">{offset}<w:txbxContent>{p(said)}</w:txbxContent></wp:anchor>'
    return f"<w:r><w:drawing>{anchor}</w:drawing></w:r>"


def old_box(said: str) -> str:
    shape = f'<v:shape xmlns:v="{VML}" style="position:absolute"><v:textbox><w:txbxContent>{p(said)}</w:txbxContent>'
    return f"<w:r><w:pict>{shape}</v:textbox></v:shape></w:pict></w:r>"


def test_a_text_box_is_read_behind_the_paragraph_it_hangs_on(tmp_path: Path) -> None:
    found = imported(tmp_path, p(text("甲") + box("框")) + p("乙"))
    assert [(each.text, each.frame) for each in found] == [("甲", ""), ("框", "box"), ("乙", "")]


def test_a_text_box_of_the_old_sort_is_read_too(tmp_path: Path) -> None:
    assert lines(tmp_path, p(text("甲") + old_box("框"))) == ["甲", "框"]


def test_a_text_box_that_is_said_in_two_ways_is_read_once(tmp_path: Path) -> None:
    ways = f"<m:Choice Requires='wps'>{box('框')}</m:Choice><m:Fallback>{old_box('框')}</m:Fallback>"
    assert lines(tmp_path, p(f'<m:AlternateContent xmlns:m="{COMPATIBLE}">{ways}</m:AlternateContent>')) == ["", "框"]


def test_all_boxes_of_one_drawing_are_read(tmp_path: Path) -> None:
    group = box("甲框") + box("乙框")
    ways = f"<m:Choice Requires='wpg'>{group}</m:Choice><m:Fallback>{old_box('甲框')}</m:Fallback>"
    both = f'<m:AlternateContent xmlns:m="{COMPATIBLE}">{ways}</m:AlternateContent>'
    assert lines(tmp_path, p(text("甲") + both)) == ["甲", "甲框", "乙框"]


def test_boxes_on_one_paragraph_are_read_from_the_top_down(tmp_path: Path) -> None:
    assert lines(tmp_path, p(box("下", 900) + box("上", 100))) == ["", "上", "下"]
    assert lines(tmp_path, p(box("先", 900) + box("后"))) == ["", "先", "后"]


def test_a_box_in_a_box_is_read_once(tmp_path: Path) -> None:
    inner = f"<w:r><w:drawing><w:txbxContent>{p('里')}</w:txbxContent></w:drawing></w:r>"
    outer = f"<w:r><w:drawing><w:txbxContent>{p(text('外') + inner)}</w:txbxContent></w:drawing></w:r>"
    assert lines(tmp_path, p(text("甲") + outer)) == ["甲", "外", "里"]


def test_a_table_in_a_box_is_a_table(tmp_path: Path) -> None:
    inside = f"<w:r><w:drawing><w:txbxContent>{tbl(tr('甲', '乙'))}{p('后')}</w:txbxContent></w:drawing></w:r>"
    assert [each.table for each in imported(tmp_path, p(inside))] == [False, True, True, False]


def test_a_deleted_box_is_gone(tmp_path: Path) -> None:
    assert lines(tmp_path, p(f'{text("甲")}<w:del w:id="1" w:author="甲">{box("框")}</w:del>')) == ["甲"]


def test_a_check_of_the_layout_does_not_look_into_boxes(tmp_path: Path) -> None:
    assert [each.text for each in reading(tmp_path, p(text("甲") + box("框"))).paragraphs] == ["甲"]


def test_pictures_are_noted_wherever_they_stand(tmp_path: Path) -> None:
    floating = f'<w:r><w:drawing><wp:anchor xmlns:wp="{DRAWN}"><blip/></wp:anchor></w:drawing></w:r>'
    found = imported(tmp_path, p("甲") + p(floating) + p("<w:r><w:object/></w:r>"))
    assert [each.picture for each in found] == [False, True, True]
