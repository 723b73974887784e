"""Files made to break a reader: each is read or refused with a code, in bounded time and memory."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .made import MAIN, imported, opened, p, parts, text

LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
ROOT = f'<w:document xmlns:w="{MAIN}"><w:body'


def zipped(made: dict[str, str | bytes], *, small: bool = True) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if small else zipfile.ZIP_STORED) as file:
        for name, content in made.items():
            file.writestr(name, content)
    return out.getvalue()


def document(xml: str) -> dict[str, str | bytes]:
    return {**parts(""), "word/document.xml": xml}


def laughs(place: str) -> str:
    entities = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return f'<!DOCTYPE a [<!ENTITY a "哈哈">{entities}]>{ROOT}{place}</w:document>'


REFUSED = {
    "a part that swells a thousandfold": zipped(document(ROOT + ">" + " " * (9 << 20))),
    "entities that grow": zipped(document(laughs(">&i;</w:body>"))),
    "entities that grow in an attribute": zipped(document(laughs(' w:x="&i;"/>'))),
    "a document type": zipped(document(f"<!DOCTYPE a>{ROOT}>{p('甲')}</w:body></w:document>")),
    "elements within elements": zipped(document(f"{ROOT}>{'<w:a>' * 100_000}")),
    "tables within tables": zipped(parts("<w:tbl><w:tr><w:tc>" * 1000 + p("甲") + "</w:tc></w:tr></w:tbl>" * 1000)),
    "an attribute without end": zipped(document(f'{ROOT} w:x="{"x" * 11_000_000}"/></w:document>'), small=False),
    "more files than a document has": zipped({**parts(p("甲")), **{f"x{n}": b"" for n in range(20_001)}}),
    "more elements than a document has": zipped(parts("<w:p/>" * 3_000_001), small=False),
    "more paragraphs than a document has": zipped(parts("<w:p/>" * 50_001)),
    "more lines than a document has": zipped(parts(p("<w:r><w:br/></w:r>" * 50_001))),
    "more text than a document has": zipped(parts(p("甲" * 2_000_001))),
    "bytes that are no characters": zipped(document(f"{ROOT}>\x00</w:body></w:document>")),
    "no root": zipped(document("")),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_code(name: str, tmp_path: Path) -> None:
    start = time.process_time()
    reading, faults = opened(tmp_path, REFUSED[name])
    assert reading is None
    assert [fault.code for fault in faults] in (["E513"], ["E517"])
    assert time.process_time() - start < 10


def style(name: str, base: str, inside: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/>{inside}</w:style>'


def numbers(text: str) -> str:
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="{text}"/></w:lvl>'
    return (
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )


def following(number: int) -> str:
    return style(f"s{number}", f"s{number + 1}")


def row(properties: str, cells: int) -> str:
    cell = f"<w:tc><w:tcPr>{properties}</w:tcPr>{p('甲')}</w:tc>"
    return f"<w:tr>{cell * cells}</w:tr>"


BOX = "<w:p><w:r><w:pict><w:txbxContent>"
WIDE = '<w:gridSpan w:val="60"/>'
STYLED = '<w:pStyle w:val="s1"/>'
READ: dict[str, tuple[str, dict[str, str]]] = {
    "tables within tables": ("<w:tbl><w:tr><w:tc>" * 80 + p("甲") + "</w:tc></w:tr></w:tbl>" * 80, {}),
    "boxes within boxes": (BOX * 60 + p("甲") + "</w:txbxContent></w:pict></w:r></w:p>" * 60, {}),
    "controls within controls": ("<w:sdt><w:sdtContent>" * 110 + p("甲") * 900 + "</w:sdtContent></w:sdt>" * 110, {}),
    "styles in a circle": (p("甲", STYLED), {"styles": style("s1", "s2") + style("s2", "s3") + style("s3", "s1")}),
    "a style based on itself": (p("甲", STYLED), {"styles": style("s1", "s1")}),
    "a long row of styles": (p("甲", STYLED) * 900, {"styles": "".join(map(following, range(999)))}),
    "a style with tabs without end": (
        p("甲", STYLED) * 900,
        {"styles": style("s1", "", "<w:pPr><w:tabs>" + '<w:tab w:pos="1"/>' * 50_000 + "</w:tabs></w:pPr>")},
    ),
    "a number without end": (p("甲", LISTED) * 900, {"numbering": numbers("%1" * 100_000)}),
    "marks that are deleted": (p("甲", mark='<w:del w:id="1"/>') * 9000 + p("甲"), {}),
    "marks that are hidden": (p("甲", mark="<w:vanish/>") * 9000 + p("甲"), {}),
    "fields that never end": (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 9000) + p("甲"), {}),
    "fields that end without beginning": (p('<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 9000 + text("甲")), {}),
    "sections without end": (p("甲", "<w:sectPr/>") * 4000, {}),
    "rows that only go on": (f"<w:tbl>{row('<w:vMerge/>', 2) * 2000}</w:tbl>", {}),
    "cells that are too wide": (f"<w:tbl>{row(WIDE, 4000)}</w:tbl>", {}),
}


@pytest.mark.parametrize("name", READ)
def test_it_is_read_in_time(name: str, tmp_path: Path) -> None:
    body, others = READ[name]
    start = time.process_time()
    found = imported(tmp_path, body, **others)
    assert time.process_time() - start < 10
    assert sum(each.text.count("甲") for each in found) == body.count("甲")


PIECES = st.sampled_from([
    text("甲"), text(" 乙 "), text("\u3000"), text("丙\u200b丁"), "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>",
    '<w:r><w:br w:type="page"/></w:r>', text("藏", "<w:vanish/>"), text("粗", "<w:b/>"),
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "<w:r><w:instrText>PAGE</w:instrText></w:r>",
])  # fmt: skip
MARKS = st.sampled_from(["", "", "", "<w:vanish/>", '<w:del w:id="1"/>'])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.tuples(st.lists(PIECES, max_size=6), st.booleans(), MARKS), max_size=5))
def test_the_stretches_of_a_paragraph_are_its_text(
    tmp_path: Path, paragraphs: list[tuple[list[str], bool, str]]
) -> None:
    body = "".join(p("".join(pieces), LISTED if listed else "", mark) for pieces, listed, mark in paragraphs)
    for each in imported(tmp_path, p("首") + body, numbering=numbers("（%1） ")):
        assert each.text == "".join(stretch.text for stretch in each.stretches)
        assert each.text == each.text.strip()
        assert each.text.startswith(each.mark)
        assert not set(each.text) & set("\n\f\u200b")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.data())
def test_a_file_with_wrong_bytes_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(zipped(parts(p("甲", LISTED), styles=style("s1", ""), numbering=numbers("%1")), small=False))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    for made in (bytes(whole), bytes(whole[:cut])):
        reading, faults = opened(tmp_path, made)
        assert (reading is None) == any(fault.severity == "error" for fault in faults)


def times(folder: Path, size: int) -> float:
    """Seconds of reading a document of so many paragraphs of a hundred characters, the best of three."""
    run = '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>'
    runs = f"<w:r>{run}<w:t>全市专利申请量1945件，同比</w:t></w:r>" * 7
    body = p(runs, '<w:ind w:firstLineChars="200" w:firstLine="640"/>') * size
    taken = []
    for _ in range(3):
        start = time.process_time()
        assert len(imported(folder, body)) == size
        taken.append(time.process_time() - start)
    return min(taken)


def test_time_is_linear_and_a_long_report_takes_a_fraction_of_a_second(tmp_path: Path) -> None:
    short, long = times(tmp_path, 200), times(tmp_path, 2000)
    assert short < 0.5  # 20,000 characters
    assert long < short * 20
