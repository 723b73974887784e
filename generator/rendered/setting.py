"""A Word file and its passages → both brought together with the pages LibreOffice makes of it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.messages import Message
from generator.passage import Passage
from generator.rendered.document import Rendered, trace
from generator.rendered.office import Unavailable, convert
from generator.rendered.pages import Area
from generator.style import Style


def rendered(
    path: Path, passages: Sequence[Passage], style: Style, environment: Mapping[str, str] | None = None
) -> Rendered:
    """A .docx, what its paragraphs are, and the style whose type area lines are counted in → what each became.

    `environment` is added to this process's own for LibreOffice. Raises Unavailable where LibreOffice or
    pdfplumber is not installed, Unrendered where LibreOffice fails, OSError where the file cannot be read.
    """
    try:
        from generator.rendered.pdf import pages  # noqa: PLC0415  pdfplumber is optional, and takes long to import
    except ImportError:
        raise Unavailable(Message("没有装 pdfplumber"), _how()) from None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / path.name  # LibreOffice leaves a lock beside the file it opens
        shutil.copyfile(path, copy)
        (pdf,) = convert([copy], Path(folder), environment)
        return trace(passages, pages(pdf, Area.of(style), Area.overleaf(style)))


def _how() -> Message:
    return Message(
        "运行：{python} -m pip install pdfplumber（用 pipx 装的年稿：pipx inject niangao pdfplumber）",
        python=sys.executable,
    )
