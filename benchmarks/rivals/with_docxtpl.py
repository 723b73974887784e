"""A report's YAML and the template beside it → .docx by docxtpl: one pass of Jinja, escaping on."""

from __future__ import annotations

import sys
from pathlib import Path

from docxtpl import DocxTemplate

from benchmarks.rivals.content import load

TEMPLATE = "docxtpl-template.docx"


def main(path: str, out: str, loader: str = "CSafeLoader") -> None:
    """Build `out` from `path`, read by a loader of PyYAML's."""
    template = DocxTemplate(Path(path).with_name(TEMPLATE))
    template.render({"parts": load(path, loader)}, autoescape=True)
    template.save(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
