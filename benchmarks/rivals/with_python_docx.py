"""A report's YAML → .docx by python-docx, by hand: a paragraph after the other, the table's cells listed once."""

from __future__ import annotations

import sys

from docx import Document
from docx.document import Document as WordDocument

from benchmarks.rivals.content import Item, load


def main(path: str, out: str) -> None:
    """Build `out` from `path`."""
    document = Document()
    for part in load(path):
        document.add_paragraph(part.title, "Title")
        document.add_paragraph(part.preamble)
        for section in part.sections:
            document.add_paragraph(section.heading, "Heading 1")
            for item in section.entries:
                _add_item(document, item)
    document.save(out)


def _add_item(document: WordDocument, item: Item) -> None:
    """A heading, its paragraphs, its table."""
    document.add_paragraph(item.heading, "Heading 2")
    for paragraph in item.paragraphs:
        document.add_paragraph(paragraph)
    if item.rows:
        _add_table(document, [item.header, *item.rows])


def _add_table(document: WordDocument, rows: list[list[str]]) -> None:
    """All cells listed once: `rows[i].cells` and `table.cell` list them anew at every call."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    cells = iter(table._cells)
    for row in rows:
        for value in row:
            next(cells).text = value


if __name__ == "__main__":
    main(*sys.argv[1:])
