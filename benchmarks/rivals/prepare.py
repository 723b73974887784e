"""→ the Word template that `with_docxtpl` fills; made beforehand, as an office would design it once in Word."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument

COLUMNS = 5


def prepare(path: Path) -> None:
    """Write the template."""
    document = Document()
    for style, text in (
        ("Normal", "{%p for part in parts %}"),
        ("Title", "{{ part.title }}"),
        ("Normal", "{{ part.preamble }}"),
        ("Normal", "{%p for section in part.sections %}"),
        ("Heading 1", "{{ section.heading }}"),
        ("Normal", "{%p for item in section.entries %}"),
        ("Heading 2", "{{ item.heading }}"),
        ("Normal", "{%p for paragraph in item.paragraphs %}"),
        ("Normal", "{{ paragraph }}"),
        ("Normal", "{%p endfor %}"),
        ("Normal", "{%p if item.rows %}"),
    ):
        document.add_paragraph(text, style)
    _table(document)
    for text in ("{%p endif %}", "{%p endfor %}", "{%p endfor %}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.save(str(path))


def _table(document: WordDocument) -> None:
    """A header and a row that repeats."""
    table = document.add_table(rows=4, cols=COLUMNS, style="Table Grid")
    header, start, row, end = table.rows
    for column in range(COLUMNS):
        header.cells[column].text = f"{{{{ item.header[{column}] }}}}"
        row.cells[column].text = f"{{{{ row[{column}] }}}}"
    start.cells[0].text = "{%tr for row in item.rows %}"
    end.cells[0].text = "{%tr endfor %}"
