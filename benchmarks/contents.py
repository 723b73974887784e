"""A .docx → what it says, and what it lacks of a report; a rival that drops content is no rival."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.shapes import TABLE_HEADER, Report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBER = re.compile(r"^(?:[一二三四五六七八九十百零]+、|（[一二三四五六七八九十百零]+）|\d+[.．、])\s*")
SHORTEST_BODY = 60  # characters; the generated headings are shorter, the paragraphs longer


@dataclass(frozen=True)
class Contents:
    """A document's paragraphs outside tables, and its table rows by cells."""

    paragraphs: list[str]
    rows: list[tuple[str, ...]]


def read(path: Path) -> Contents:
    """A .docx → its contents."""
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    body = root.find(f"{W}body")
    if body is None:
        raise ValueError(f"{path}: no body")
    paragraphs = [_text(element) for element in body.iterfind(f"{W}p")]
    rows = [tuple(_text(cell) for cell in row.iterfind(f"{W}tc")) for row in body.iter(f"{W}tr")]
    return Contents(paragraphs, rows)


def _text(element: ElementTree.Element) -> str:
    """The text of an element's runs."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def faults(contents: Contents, report: Report) -> list[str]:
    """What the document lacks of the report, or has too much of; empty when it is whole."""
    return [*_headings(contents, report), *_bodies(contents, report), *_rows(contents, report)]


def _headings(contents: Contents, report: Report) -> Iterator[str]:
    """Headings that do not open a paragraph, standing alone or run-in."""
    openings = {NUMBER.sub("", text).partition("。")[0] for text in contents.paragraphs}
    missing = [heading for heading in report.headings() if heading not in openings]
    if missing:
        yield f"{len(missing)} headings are missing, the first: {missing[0]}"


def _bodies(contents: Contents, report: Report) -> Iterator[str]:
    """Body paragraphs that are not there word for word, or not as many as there should be."""
    long = [text for text in contents.paragraphs if len(text) >= SHORTEST_BODY]
    said = {*long, *(text.partition("。")[2] for text in long)}
    missing = [text for text in report.bodies() if text not in said]
    if missing:
        yield f"{len(missing)} body paragraphs are missing, the first: {missing[0]}"
    if len(long) != len(report.bodies()):
        yield f"{len(long)} body paragraphs instead of {len(report.bodies())}"


def _rows(contents: Contents, report: Report) -> Iterator[str]:
    """Table rows, cell by cell."""
    expected = [TABLE_HEADER, *(row for item in report.items() for row in item.rows)]
    if len(contents.rows) != len(expected):
        yield f"{len(contents.rows)} table rows instead of {len(expected)}"
    missing = set(expected).difference(contents.rows)
    if missing:
        yield f"{len(missing)} table rows are missing, one of them: {' | '.join(min(missing))}"
