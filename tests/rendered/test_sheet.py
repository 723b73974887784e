"""The number sheet as LibreOffice has it: the .xlsx computed anew says what the document prints, nothing is clipped."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from os import environ
from pathlib import Path

import openpyxl
import pdfplumber
import pytest

import generator
from generator.build import Document
from generator.rendered import office
from generator.rendered.pages import MM, Area, Page
from generator.sheet import Cell, Sheet
from tests.clerk import EXAMPLES
from tests.sheets import FULL, HEAD, grid, made

from . import faults
from .document import Rendered, paragraphs
from .once import once
from .pages import ENVIRONMENT, pages

pytestmark = [pytest.mark.rendered, pytest.mark.usefixtures("office")]

#: Every sheet of a workbook, in UTF-8, as it is shown.
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
LONG = "全市规模以上高新技术产业增加值占规模以上工业增加值的比重及其年度目标任务完成情况"
#: Reports that no example is like: long names and sources, many rows, deep parts, large numbers.
WIDE = HEAD + (
    "指标:\n"
    + "".join(
        f"  {LONG}{n}: {{本年: {n}23456.78万元, 上年: {n}13456.7万元, 目标: {{确保: {n}2万元, 力争: {n}9万元}},"
        f" 下年目标: {n}99999.99万元, 来源: 市统计局会同高新技术产业开发区管委会, 口径: {LONG}, 截至: 11月底,"
        f" 其中: {{{LONG}: {n}00000万元, 其他: {n}3456.78万元}}}}\n".replace(f"{n}3456.78万元}}", "23456.78万元}")
        for n in range(1, 10)
    )
    + "总结:\n  章节:\n    - 标题: 甲\n      正文: |\n"
    + "".join(f"        有{{{{ {LONG}{n} }}}}，{{{{ {n}项 }}}}。\n" for n in range(1, 10))
)
MANY = (
    HEAD
    + "指标:\n"
    + "".join(f"  数{n}: {{本年: {1000 + n}件, 上年: {900 + n}件, 来源: 统计科}}\n" for n in range(1, 121))
    + "总结:\n  章节:\n    - 标题: 甲\n      正文: |\n"
    + "".join(f"        有{{{{ 数{n} }}}}，{{{{ 数{n}.同比 }}}}，又{{{{ {n}项 }}}}。\n" for n in range(1, 121))
)
MADE = {"全": FULL, "宽": WIDE, "多": MANY}
NAMES = [*(path.stem for path in EXAMPLES), *MADE]


def fill(folder: Path) -> None:
    """Every sheet as .docx and .xlsx, their pages, and what the .xlsx says when it is computed anew."""
    for name, text in MADE.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    for path in (*EXAMPLES, *(folder / f"{name}.yaml" for name in MADE)):
        sheet, documents = made(path)
        for form in ("docx", "xlsx"):
            out = folder / f"{form}/{path.stem}.{form}"
            out.parent.mkdir(exist_ok=True)
            out.write_bytes(generator.write_sheet(sheet, documents[0], form))
        without_values(folder / f"xlsx/{path.stem}.xlsx", folder / f"anew/{path.stem}.xlsx")
    changed(folder / "xlsx/全.xlsx", folder / "anew/改.xlsx")
    for form in ("docx", "xlsx"):
        office.convert([folder / f"{form}/{name}.{form}" for name in NAMES], folder / f"pdf-{form}", ENVIRONMENT)
    computed([folder / f"anew/{name}.xlsx" for name in (*NAMES, "改")], folder / "csv")


def without_values(path: Path, out: Path) -> None:
    """A workbook whose formulas have no values: whoever wants one must compute it."""
    out.parent.mkdir(exist_ok=True)
    openpyxl.load_workbook(path).save(out)


def changed(path: Path, out: Path) -> None:
    """The same with another number typed into it."""
    book = openpyxl.load_workbook(path)
    assert book["指标"]["D2"].value == 1945
    book["指标"]["D2"] = 2000
    book.save(out)


def computed(files: Sequence[Path], out: Path) -> None:
    """Workbooks → a .csv for each of their sheets, as LibreOffice shows them."""
    program = office.soffice()
    assert program is not None
    profile = (out / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", _CSV, "--outdir", str(out)]
    done = subprocess.run(
        [*command, *map(str, files)], env={**environ, **ENVIRONMENT}, capture_output=True, check=False
    )
    assert len(list(out.glob("*.csv"))) >= len(files), done.stderr.decode(errors="replace")


@pytest.fixture(scope="session")
def folder(shared: Path) -> Path:
    return once(shared / "sheets", fill)


@cache
def of(folder: Path, name: str) -> tuple[Sheet, list[Document]]:
    path = next((path for path in EXAMPLES if path.stem == name), folder / f"{name}.yaml")
    return made(path)


def rows(folder: Path, name: str, page: str) -> list[dict[str, str]]:
    """A sheet's rows as they are shown."""
    text = (folder / f"csv/{name}-{page}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def shown(cell: Cell) -> str:
    """What a spreadsheet is to show of a cell."""
    if cell.number is None:
        return cell.text
    number = cell.number * 100 if cell.percent else cell.number
    return f"{cell.before}{number:.{cell.decimals}f}{'%' if cell.percent else ''}{cell.after}"


@pytest.mark.parametrize("name", NAMES)
def test_computed_anew_every_cell_says_what_the_sheet_does(folder: Path, name: str) -> None:
    sheet, _ = of(folder, name)
    for table in sheet.grids:
        found = rows(folder, name, table.name)
        assert len(found) == len(table.rows)
        for row, line in zip(table.rows, found, strict=True):
            expected = {column.name.replace(".", "·"): row.cells.get(column.name, Cell("")) for column in table.columns}
            assert line == {column: shown(cell) for column, cell in expected.items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_the_document_stands_in_the_workbook_computed_anew(folder: Path, name: str) -> None:
    sheet, documents = of(folder, name)
    said = {_value(text) for table in sheet.grids for row in rows(folder, name, table.name) for text in row.values()}
    for document in documents:
        for figure in document.provenance.values():
            quantity = figure.quantity
            if quantity is None or quantity.low is None or all(key.startswith("报告.") for key in figure.sources):
                continue
            scales = {quantity.low, quantity.value, quantity.value / 10**4, quantity.value / 10**8}
            assert str(quantity) in said or scales & {each for each in said if not isinstance(each, str)}, figure


def _value(text: str) -> object:
    """A cell as it is shown → its number, or the text."""
    match = re.fullmatch(r"[^\d-]*(-?\d+(?:\.\d+)?)\D*", text)
    return Decimal(match[1]) if match else text


def test_the_formulas_live(folder: Path) -> None:
    found = {row["指标"]: row for row in rows(folder, "改", "指标")}
    assert found["甲"]["增速"] == "27.3%"  # (2000 − 1571) ÷ 1571
    assert found["甲"]["完成率"] == "105.3%"  # 2000 ÷ 1900
    assert found["乙"]["占比"] == "76.1%"  # 1522 ÷ 2000
    assert found["合"]["本年"] == "3522"
    assert {row["数"] for row in rows(folder, "改", "文中的数")} >= {"3522", "478"}


# -------------------------------------------------------------------------- pages


@cache
def printed(folder: Path, name: str) -> list[Page]:
    _, documents = of(folder, name)
    area = Area.of(documents[0].style.landscape)
    return pages(folder / f"pdf-docx/{name}.pdf", area, area)


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_a4_landscape_and_nothing_stands_outside_the_type_area(folder: Path, name: str) -> None:
    found = printed(folder, name)
    for page in found:
        assert page.width == pytest.approx(297 * MM, abs=0.5)
        assert page.height == pytest.approx(210 * MM, abs=0.5)
    assert list(faults.outside(Rendered(paragraphs(folder / f"docx/{name}.docx"), found))) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_of_its_tables_stands_outside_the_type_area(folder: Path, name: str) -> None:
    area = printed(folder, name)[0].area
    with pdfplumber.open(folder / f"pdf-docx/{name}.pdf") as pdf:
        drawn = [each for page in pdf.pages for each in (*page.rects, *page.lines, *page.curves)]
    assert drawn
    for each in drawn:
        assert area.left - 1 <= each["x0"] <= each["x1"] <= area.right + 1
        assert area.top - 1 <= each["top"] <= each["bottom"] <= area.bottom + 1


@pytest.mark.parametrize("name", NAMES)
def test_every_character_of_the_document_is_drawn(folder: Path, name: str) -> None:
    written = Counter("".join(paragraph.ink for paragraph in paragraphs(folder / f"docx/{name}.docx")))
    drawn = Counter("".join(page.text for page in printed(folder, name)))
    assert written - drawn == Counter()


def test_the_head_stands_on_every_page_of_a_long_table(folder: Path) -> None:
    found = [page.text for page in printed(folder, "多")]
    assert len(found) > 5
    assert all("序号" in text and "核对" in text for text in found)


def test_the_line_to_sign_is_the_last_of_the_last_page(folder: Path) -> None:
    for name in NAMES:
        assert printed(folder, name)[-1].lines[-1].text.startswith("核对人：")


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_is_printed_on_a4_landscape_with_everything_in_it(folder: Path, name: str) -> None:
    sheet, _ = of(folder, name)
    with pdfplumber.open(folder / f"pdf-xlsx/{name}.pdf") as pdf:
        for page in pdf.pages:
            assert (float(page.width), float(page.height)) == pytest.approx((297 * MM, 210 * MM), abs=0.7)
            assert all(char["x0"] > 0 and char["x1"] < page.width for char in page.chars)
            assert all(char["top"] > 0 and char["bottom"] < page.height for char in page.chars)
        drawn = Counter("".join(char["text"] for page in pdf.pages for char in page.chars))
    heads = [(table.rows, {column.name for column in table.columns}) for table in sheet.grids]
    cells = [cell for found, names in heads for row in found for name, cell in row.cells.items() if name in names]
    written = Counter("".join("".join(shown(cell).split()) for cell in cells))
    assert written - drawn == Counter()


def test_rows_of_the_workbook_are_high_enough_for_their_lines(folder: Path) -> None:
    """No line of a cell is drawn over another row's: baselines within a column keep their distance."""
    with pdfplumber.open(folder / "pdf-xlsx/宽.pdf") as pdf:
        for page in pdf.pages:
            columns: dict[int, list[float]] = {}
            for char in page.chars:
                columns.setdefault(round(char["x0"]), []).append(char["bottom"])
            for bottoms in columns.values():
                ordered = sorted({round(bottom, 1) for bottom in bottoms})
                assert all(below - above > 3 for above, below in pairwise(ordered))


def test_long_names_and_large_numbers_are_kept_whole(folder: Path) -> None:
    drawn = "".join(page.text for page in printed(folder, "宽"))
    assert "923456.78" in drawn.replace("\n", "")
    assert len(grid(of(folder, "宽")[0]).rows) == 27
