"""A report's YAML and the template beside it → .docx by docxtpl: one pass of Jinja, escaping on."""

from __future__ import annotations

import sys
from pathlib import Path

from docxtpl import DocxTemplate

from benchmarks.rivals.content import load

TEMPLATE = "docxtpl-template.docx"


def main(path: str, out: str) -> None:
    """Build `out` from `path`."""
    template = DocxTemplate(Path(path).with_name(TEMPLATE))
    template.render({"parts": load(path)}, autoescape=True)
    template.save(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
