"""A document that LibreOffice has opened and saved is read as the same lines: numbers, notes, boxes, tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.grid import written
from generator.readers.document import read
from tests.corpus.test_readers import lines
from tests.readers.copies import broken_copy, own, save, web_copy, word_copy
from tests.readers.made import PAGE, p, package, parts, text

from .once import once

pytestmark = [pytest.mark.rendered, pytest.mark.usefixtures("office")]

SAMPLE = [
    "某市科学技术局2011年工作总结",
    "2011年，全市科技系统围绕中心，各项工作取得新的进展。",
    "一、突出服务，优化环境",
    "（一）加强联动。全年召开会议3次。",
    "（二）深化考核。有R&D活动的企业占比<5%。",
    "二、突出平台，提升能力",
    "（一）办好科工会。签约项目42项。",
    "1.筹建园区",
    "2.扩大规模",
    "（1）引进人才",
    "三、存在的问题",
    "5.产业总量偏小",
]
NOTE = '<w:footnote w:id="2">' + p("来源：统计局。") + "</w:footnote>"
MERGED = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='2000'/><w:gridCol w:w='2000'/></w:tblGrid>"
    "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    "<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{}</w:tc><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
).format(*map(p, ("项目", "件数", "专利", "申请", "1945", "授权", "1522")))


def several() -> bytes:
    """What is more than text: a change, a note, a table with joined cells."""
    changed = text("立项") + '<w:del w:id="1" w:author="甲"><w:r><w:delText>40</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="甲">{text("42")}</w:ins>'
    noted = text("增长5%") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + text("。")
    return package(parts(p(changed + inserted + text("项。")) + p(noted) + MERGED + p("完") + PAGE, footnotes=NOTE))


def made(folder: Path) -> Iterator[Path]:
    copies = {"web": web_copy(SAMPLE), "broken": broken_copy(SAMPLE), "word": word_copy(SAMPLE)}
    for name, data in {**copies, "several": several(), "own": own(SAMPLE, folder)[0]}.items():
        path = folder / f"{name}.docx"
        path.write_bytes(data)
        yield path


def save_again(folder: Path) -> None:
    """Every copy, opened and saved by LibreOffice, in the folder `again`."""
    save(list(made(folder)), folder / "again")


@pytest.fixture
def again(shared: Path) -> Path:
    return once(shared / "reading", save_again)


@pytest.mark.parametrize("name", ["web", "broken", "word", "own", "several"])
def test_a_saved_document_says_the_same(name: str, again: Path) -> None:
    assert lines(again / "again" / f"{name}.docx") == lines(again / f"{name}.docx")


@pytest.mark.parametrize("name", ["web", "broken", "word"])
def test_it_says_what_was_written(name: str, again: Path) -> None:
    assert lines(again / "again" / f"{name}.docx") == SAMPLE


def test_joined_cells_are_joined_after_a_save(again: Path) -> None:
    reading, _ = read(again / "again" / "several.docx")
    assert reading is not None
    assert [[said for said, _ in row] for row in written(p for p in reading.paragraphs if p.table)] == [
        ["项目", "←", "件数"],
        ["专利", "申请", "1945"],
        ["↑", "授权", "1522"],
    ]
