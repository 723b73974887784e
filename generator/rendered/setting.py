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
from generator.rendered.office import Unrendered, convert
from generator.rendered.pages import Area
from generator.style import Style


def rendered(
    path: Path, passages: Sequence[Passage], style: Style, environment: Mapping[str, str] | None = None
) -> Rendered:
    """A .docx, what its paragraphs are, and the style whose type area lines are counted in → what each became.

    `environment` is added to this process's own for LibreOffice. Raises Unrendered where LibreOffice or
    pdfplumber is not installed (E514), LibreOffice fails or a temporary file cannot be written (E515).
    """
    try:
        from generator.rendered.pdf import pages  # noqa: PLC0415  pdfplumber is optional, and takes long to import
    except ImportError:
        raise Unrendered("E514", Message("没有装 pdfplumber"), _how()) from None
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / path.name  # LibreOffice leaves a lock beside the file it opens
            shutil.copyfile(path, copy)
            (pdf,) = convert([copy], Path(folder), environment)
            return trace(passages, pages(pdf, Area.of(style), Area.overleaf(style)))
    except OSError as fault:
        raise Unrendered("E515", Message("排版用的临时文件出错：{reason}", reason=fault.strerror or fault)) from None


def _how() -> Message:
    return Message(
        "运行：{python} -m pip install pdfplumber（用 pipx 装的年稿：pipx inject niangao pdfplumber）",
        python=sys.executable,
    )
