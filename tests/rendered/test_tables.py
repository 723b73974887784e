"""Long tables and pictures as LibreOffice sets them: headers repeated, rows whole, points aligned, nothing outside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PIL import Image

from generator.build import make, write

from . import faults
from .document import Rendered, paragraphs
from .once import once
from .pages import Char, Page, pages, render

pytestmark = [pytest.mark.rendered, pytest.mark.usefixtures("office")]

LONG = "这一格写得很长很长，要折成几行才排得下"
ROWS = 70
#: Lines of a border stand on the edge of the type area.
_CLOSE = 1.0


def report(folder: Path) -> Path:
    """Indicators, a table of four pages with joined cells, an unbroken text of more than a page, and pictures."""
    Image.new("RGB", (3000, 4000), "#8a6").save(folder / "高.jpg", dpi=(150, 150))
    Image.new("RGB", (4000, 500), "#36a").save(folder / "宽.png", dpi=(150, 150))
    rows = "".join(
        f"        - [第{i}县, {1000 - i * 13}, {900 - i * 7}.{i % 10}5, {100 + i}.{i % 10}, {'—' if i % 7 else LONG}]\n"
        for i in range(1, ROWS + 1)
    )
    path = folder / "报告.yaml"
    path.write_text(
        f"""\
报告: {{单位: 某局, 年度: 2011, 类型: 总结与思路, 署名: 否}}
指标:
  专利申请量: {{本年: 1945件, 上年: 1571件, 目标: 1800件, 其中: {{发明: {{本年: 245件, 上年: 200件}}, 其他: 1700件}}}}
  研发经费: {{本年: 3.4亿元, 上年: 3.12亿元, 目标: 3.2亿元}}
  高新技术产业增加值占规上工业比重: {{本年: 35.26%, 上年: 34.1%}}
总结:
  导语: 如下。
  章节:
    - 标题: 指标
      表: {{标题: 主要指标, 指标: 指标, 注: 注：经费为快报数。}}
    - 标题: 各县
      表:
        标题: 各县专利
        单位: 件
        表头: [[县, 申请, ←, 授权, 备注], [↑, 本年, 上年, ↑, ↑]]
        行:
{rows}        注: 注：各县报送。
    - 标题: 长文
      表: {{表头: [事项, 说明], 行: [[甲, {"很长的话" * 400}], [乙, 短]]}}
    - 标题: 图
      正文: [看图。, {{图: {{文件: 宽.png, 标题: 宽的图}}}}, 又一段。]
      图: {{文件: 高.jpg, 标题: 高的图}}
""",
        encoding="utf-8",
    )
    return path


def fill(folder: Path) -> None:
    document, found = make(report(folder))
    assert document is not None, [finding.message.text() for finding in found]
    assert found == []
    (folder / "表.docx").write_bytes(write(document, "docx"))
    (folder / "表.txt").write_bytes(write(document, "txt"))
    render(folder / "表.docx", folder)


@pytest.fixture(scope="session")
def folder(shared: Path) -> Path:
    return once(shared / "tables", fill)


@cache
def read(folder: Path) -> Rendered:
    return Rendered(paragraphs(folder / "表.docx"), pages(folder / "表.pdf"), (folder / "表.txt").read_text("utf-8"))


def with_rows(folder: Path) -> Iterator[Page]:
    """Pages on which a row of the long table stands."""
    for page in read(folder).pages:
        if any(line.text.startswith("第") and "县" in line.text for line in page.lines):
            yield page


def test_a_header_of_two_rows_stands_over_the_rows_of_every_page(folder: Path) -> None:
    found = list(with_rows(folder))
    assert len(found) >= 4
    for page in found:
        texts = [line.text for line in page.lines]
        first = next(at for at, text in enumerate(texts) if text.startswith("第"))
        assert texts.index("本年上年") < first
        assert "申请" in "".join(texts[: texts.index("本年上年")])


def test_caption_and_unit_stand_on_the_page_of_the_first_row_and_the_note_on_the_last_ones(folder: Path) -> None:
    first, *_, last = with_rows(folder)
    assert "各县专利" in first.text
    assert "单位：件" in first.text
    assert "注：各县报送。" in last.text


def test_no_row_is_parted(folder: Path) -> None:
    whole = sum(page.text.count(LONG.replace(" ", "")) for page in read(folder).pages)
    assert whole == ROWS // 7


def test_nothing_is_lost_but_headers_said_again(folder: Path) -> None:
    drawn = "".join(page.text for page in read(folder).pages)
    for text in (
        "专利申请量",
        "其中：发明",
        "高新技术产业增加值占规上工业比重".removesuffix("比重"),
        "第70县",
        "高的图",
    ):
        assert text in drawn
    expected = "".join(read(folder).text.split())
    assert len(drawn) >= len(expected)
    assert drawn.count("话") == expected.count("话") == 400


def test_no_text_stands_outside_the_type_area(folder: Path) -> None:
    assert list(faults.outside(read(folder))) == []


def test_no_rule_and_no_picture_stands_outside_the_type_area(folder: Path) -> None:
    area = read(folder).pages[0].area
    with pdfplumber.open(folder / "表.pdf") as pdf:
        drawn = [each for page in pdf.pages for each in (*page.rects, *page.lines, *page.curves, *page.images)]
    assert drawn
    for each in drawn:
        assert each["x0"] >= area.left - _CLOSE
        assert each["x1"] <= area.right + _CLOSE
        assert each["top"] >= area.top - _CLOSE
        assert each["bottom"] <= area.bottom + _CLOSE


def columns(page: Page) -> list[list[Char]]:
    """The decimal points of a page's rows, by column."""
    rows = [line for line in page.lines if line.text.startswith("第")]
    points = [[char for char in line.chars if char.text == "."] for line in rows]
    return [list(column) for column in zip(*points, strict=True)]


def test_figures_stand_under_their_points(folder: Path) -> None:
    for page in with_rows(folder):
        found = columns(page)
        assert len(found) == 2
        for column in found:
            assert max(char.x0 for char in column) - min(char.x0 for char in column) < 0.6


def test_whole_numbers_stand_under_their_last_digits(folder: Path) -> None:
    for page in with_rows(folder):
        rows = [line for line in page.lines if line.text.startswith("第")]
        ends = [list(line.pieces())[1][-1].x1 for line in rows]
        assert max(ends) - min(ends) < 0.6


def images(folder: Path) -> list[Any]:
    with pdfplumber.open(folder / "表.pdf") as pdf:
        return [(page.page_number, image) for page in pdf.pages for image in page.images]


def test_pictures_are_whole_in_proportion_and_within_the_type_area(folder: Path) -> None:
    area = read(folder).pages[0].area
    (_, wide), (_, high) = images(folder)
    assert wide["width"] == pytest.approx(area.width, abs=1)
    assert wide["width"] / wide["height"] == pytest.approx(8, rel=0.01)
    assert high["height"] / high["width"] == pytest.approx(4 / 3, rel=0.01)


def test_a_caption_stands_under_its_picture_and_text_on_none(folder: Path) -> None:
    found = read(folder).pages
    for (number, image), caption in zip(images(folder), ("宽的图", "高的图"), strict=True):
        lines = found[number - 1].lines
        (line,) = [line for line in lines if line.text == caption]
        assert line.top >= image["bottom"] - _CLOSE
        assert all(line.bottom <= image["top"] + _CLOSE or line.top >= image["bottom"] - _CLOSE for line in lines)


def test_lines_of_cells_do_not_overlap(folder: Path) -> None:
    for page in with_rows(folder):
        for above, below in pairwise(page.lines):
            assert below.baseline - above.baseline > 8
