"""Documents made wrong on purpose: each rule must find its fault, and a right document none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.rendered.office import Unrendered

from . import faults
from .document import Rendered, paragraphs, text
from .pages import MM, pages, render
from .synthetic import Layout, paragraph, run_of, write

pytestmark = [pytest.mark.rendered, pytest.mark.usefixtures("office")]

TEXT = (
    "全市科技系统深入贯彻落实会议精神，紧紧围绕建设创新型城市的目标，“抓创新、促发展”，各项工作取得了新的成效"
    "——主要指标全面完成；重点项目进展顺利，《规划》（草案）通过评审。对授权专利给予资助，申请量1945件，同比增长23.8%。"
)
LINE = "全市科技系统深入贯彻落实会议精神紧紧围绕建设创新型城市目标"[:26]
KAI = '<w:rFonts w:ascii="楷体_GB2312" w:hAnsi="楷体_GB2312" w:eastAsia="楷体_GB2312" w:cs="楷体_GB2312"/>'
TITLE = [paragraph("某市科学技术局\n2011年工作总结", "Title"), paragraph("")]
RUN_IN = f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{run_of("（一）落实政策。", KAI)}{run_of(TEXT)}</w:p>'
SIGNATURE = [
    paragraph("", "Body", "<w:keepNext/>"),
    paragraph("某市科学技术局", "Body", '<w:keepNext/><w:ind w:left="5400" w:firstLineChars="0" w:firstLine="0"/>'),
    paragraph("2011年12月28日", "Body", '<w:ind w:left="6000" w:firstLineChars="0" w:firstLine="0"/>'),
]
TABLE = (
    "<w:tbl><w:tblPr><w:tblBorders>"
    + "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideV"))
    + '</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr>'
    + "".join(f"<w:tc><w:p>{run_of(cell)}</w:p></w:tc>" for cell in ("专利申请量和专利授权量", "件数与同比增长率"))
    + "</w:tr></w:tbl>"
)

Draw = Callable[..., Rendered]


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """Paragraphs and a layout → the rendered document."""

    def drawn(body: list[str], layout: Layout | None = None) -> Rendered:
        docx = write(tmp_path / "made.docx", body, layout)
        return Rendered(paragraphs(docx), pages(render(docx, tmp_path)), text(docx))

    return drawn


def lines(count: int) -> list[str]:
    """Paragraphs of exactly one line."""
    return [paragraph(LINE, "Body")] * count


def found(rendered: Rendered) -> dict[str, list[str]]:
    """Which rules are broken, and how."""
    return {rule.__name__: said for rule in faults.RULES if (said := list(rule(rendered)))}


def heading(text: str = "一、突出服务优先", style: str = "heading1") -> str:
    return paragraph(text, style)


def test_a_right_document_has_no_fault(draw: Draw) -> None:
    section = [heading(), paragraph(TEXT * 3, "Body"), RUN_IN, paragraph(TEXT * 2, "Body")]
    rendered = draw([*TITLE, *section * 6, *SIGNATURE])
    assert len(rendered.pages) >= 5
    assert found(rendered) == {}


def test_every_character_is_found_where_it_stands(draw: Draw) -> None:
    rendered = draw([*TITLE, heading(), paragraph(TEXT, "Body")])
    (page,) = rendered.pages
    title, year, first, body = page.lines[:4]
    assert [title.text, year.text, first.text] == ["某市科学技术局", "2011年工作总结", "一、突出服务优先"]
    assert [page.row(line) for line in page.lines] == [1, 2, 4, 5, 6, 7, 8, 9]
    assert body.hanzi == 26
    assert body.x0 == pytest.approx(28 * MM + 32, abs=0.5)
    assert body.x1 == pytest.approx((28 + 156) * MM, abs=1.5)
    assert body.size == 16
    assert title.top == pytest.approx(37 * MM + 0.8 * 28.95 - 0.88 * 22, abs=0.5)
    assert page.number is not None
    assert page.number.text == "— 1 —"
    assert page.number.dash == pytest.approx(page.area.bottom + 7 * MM, abs=1)


def test_a_page_of_23_lines_is_reported(draw: Draw) -> None:
    rendered = draw(lines(30), Layout(line=560, bottom=1800))
    assert rendered.pages[0].rows == 23
    assert {"crowded", "outside"} <= set(found(rendered))


def test_a_page_of_23_lines_of_580_twips_is_reported(draw: Draw) -> None:
    rendered = draw(lines(30), Layout(line=580, bottom=1400, footer=900))
    assert rendered.pages[0].rows == 23
    assert "crowded" in found(rendered)


def test_lines_of_580_twips_leave_a_page_of_21(draw: Draw) -> None:
    rendered = draw(lines(30), Layout(line=580))
    assert rendered.pages[0].rows == 21
    assert set(found(rendered)) == {"short"}


def test_a_page_is_short_by_what_was_kept_with_the_next_line_and_no_more(draw: Draw) -> None:
    assert found(draw([*lines(21), heading(), *lines(3)])) == {}
    assert draw([*lines(21), heading(), *lines(3)]).pages[0].rows == 21
    pushed = paragraph("一、突出服务优先", "heading1", "<w:pageBreakBefore/>")
    kept = draw([*lines(20), pushed, *lines(3)])
    unasked = replace(kept, paragraphs=[replace(one, new_page=False) for one in kept.paragraphs])
    assert "short" not in found(kept)
    assert set(found(unasked)) == {"short"}


def test_the_blank_line_before_a_second_title_needs_room_too(draw: Draw) -> None:
    blank = '<w:keepNext/><w:spacing w:before="579" w:after="579"/>'
    second = paragraph("2012年工作思路", "Title", blank)
    assert draw([*lines(19), second, *lines(3)]).pages[0].rows == 19
    assert found(draw([*lines(19), second, *lines(3)])) == {}
    assert draw([*lines(18), second, *lines(3)]).pages[0].rows == 22


def test_a_heading_stranded_at_the_foot_is_detected(draw: Draw) -> None:
    rendered = draw([*lines(21), heading(style="Looseheading"), *lines(3)])
    line = faults.stranded(rendered.pages[0])
    assert line is not None
    assert line.text == "一、突出服务优先"
    assert faults.stranded(rendered.pages[1]) is None
    assert set(found(rendered)) == {"headless"}


def test_a_lower_heading_at_the_foot_is_detected(draw: Draw) -> None:
    assert set(found(draw([*lines(21), heading("（一）落实政策", "heading2"), *lines(3)]))) == {"headless"}


def test_a_line_of_27_is_reported_unless_a_mark_or_number_forced_it(draw: Draw) -> None:
    narrow = '<w:ind w:right="320" w:firstLineChars="200" w:firstLine="640"/>'
    assert set(found(draw([paragraph("科" * 90, "Body", narrow)]))) == {"uneven"}
    assert found(draw([paragraph("科" * 25 + "学。" + "科" * 40, "Body")])) == {}
    assert found(draw([paragraph("科" * 25 + "（学）" + "科" * 40, "Body")])) == {}
    assert found(draw([paragraph("科" * 25 + "2011年" + "科" * 40, "Body")])) == {}
    assert found(draw([paragraph("科" * 25 + "——学" + "科" * 40, "Body")])) == {}
    assert found(draw([paragraph("科" * 24 + "学。2011年" + "科" * 40, "Body")])) == {}
    assert found(draw([paragraph("科" * 10 + " " + "科" * 40, "Body")])) == {}


def test_type_that_is_not_condensed_is_reported(draw: Draw) -> None:
    assert "uneven" in found(draw([paragraph(TEXT * 3, "Body")], Layout(spacing=0)))


def test_a_mark_hung_by_libreoffice_is_reported_as_outside_or_lost(draw: Draw) -> None:
    first = draw([paragraph("科" * 26 + "，" + "科" * 10, "Body")], Layout(hang=None))
    if "，" not in first.pages[0].lines[0].text:
        pytest.skip("this LibreOffice hangs no marks: it reads overflowPunct otherwise than 7.4")
    assert list(faults.outside(first)) == ["page 1: “" + "科" * 26 + "，” ends 5.7 mm outside"]
    second = draw([paragraph("科" * 54 + "，" + "科" * 10, "Body")], Layout(hang=None))
    assert list(faults.lost(second)) == ["lost: {'，': 1}"]


def test_a_character_too_many_or_out_of_order_is_reported(draw: Draw) -> None:
    rendered = draw([paragraph("甲乙丙", "Body")])
    assert list(faults.lost(replace(rendered, text="甲乙丙丁"))) == ["lost: {'丁': 1}"]
    assert list(faults.lost(replace(rendered, text="甲乙"))) == ["too many: {'丙': 1}"]
    assert list(faults.lost(replace(rendered, text="乙甲丙"))) == ["in another order from “乙甲丙”"]


def test_text_outside_the_type_area_is_reported(draw: Draw) -> None:
    assert set(found(draw([paragraph(TEXT, "Body", '<w:ind w:right="-600"/>')]))) >= {"outside"}
    assert set(found(draw([paragraph(TEXT, "", '<w:ind w:left="-200"/>')]))) >= {"outside"}


@pytest.mark.parametrize("layout", [Layout(footer=1300), Layout(footer=1560), Layout(dash="-"), Layout(dash="")])
def test_a_page_number_that_is_low_high_or_without_its_dashes_is_reported(draw: Draw, layout: Layout) -> None:
    assert set(found(draw(lines(3), layout))) == {"misnumbered"}


def test_a_signature_without_text_on_its_page_is_reported(draw: Draw) -> None:
    assert set(found(draw([*lines(22), *SIGNATURE]))) == {"lonely"}
    assert found(draw([*lines(19), *SIGNATURE])) == {}


def test_a_date_overleaf_of_its_issuer_is_reported(draw: Draw) -> None:
    loose = [piece.replace("<w:keepNext/>", "") for piece in SIGNATURE]
    assert set(found(draw([*lines(20), *loose]))) == {"lonely"}


def test_a_date_in_two_lines_is_reported(draw: Draw) -> None:
    far = paragraph("2011年12月28日", "Body", '<w:ind w:left="7000" w:firstLineChars="0" w:firstLine="0"/>')
    assert list(faults.lonely(draw([*lines(3), *SIGNATURE[:2], far]))) == ["page 1: date broken after “2011年12月”"]


@pytest.mark.parametrize("spoilt", ['<w:jc w:val="left"/>', '<w:ind w:firstLine="640"/>'])
def test_a_title_beside_the_middle_is_reported(draw: Draw, spoilt: str) -> None:
    assert set(found(draw([paragraph("某市科学技术局", "Title", spoilt)]))) == {"ill_titled"}


def test_a_wrong_face_or_size_is_reported(draw: Draw) -> None:
    times = '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>'
    assert "misfaced" in found(draw([paragraph(TEXT, "Body", run=times)]))
    assert "misfaced" in found(draw([paragraph("一、突出服务优先", "Body")]))
    assert "misfaced" in found(draw([paragraph("（一）落实政策。" + TEXT, "Body")]))
    assert "misfaced" in found(draw([paragraph(TEXT, "heading2")]))
    assert "misfaced" in found(draw([paragraph("成效——显著", "Body", run=times.replace("ascii", "eastAsia"))]))
    assert "missized" in found(draw([paragraph(TEXT, "Body", run='<w:sz w:val="28"/>')]))
    assert "ill_titled" in found(draw([paragraph("某市科学技术局", "Title", run='<w:sz w:val="36"/>')]))


def test_a_character_that_gb_2312_lacks_may_come_from_another_font(draw: Draw) -> None:
    rendered = draw([paragraph("推广椪柑，二〇一一年。" + TEXT, "Body")])
    assert len({char.font for line in rendered.pages[0].lines for char in line.chars}) > 1
    assert found(rendered) == {}


def test_a_table_stands_on_no_grid_and_loses_nothing(draw: Draw) -> None:
    rendered = draw([*lines(5), TABLE, *lines(30)])
    assert rendered.pages[0].drawn
    assert not rendered.pages[1].drawn
    assert "\n专利申请量和专利授权量\t件数与同比增长率\n" in rendered.text
    assert found(rendered) == {}


def test_blank_lines_count_by_their_place(draw: Draw) -> None:
    page = draw([*[paragraph("")] * 2, *lines(3), *[paragraph("")] * 4, *lines(1)]).pages[0]
    assert [page.row(line) for line in page.lines] == [3, 4, 5, 10]
    assert page.rows == 10


def test_no_pdf_is_an_error_with_what_libreoffice_said(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no document")
    with pytest.raises(Unrendered, match=r"LibreOffice 没有排出“broken\.docx”"):
        render(broken, tmp_path / "out")
