"""A page on every code that a diagnostic may have, for `niangao explain`. One file a family."""

from __future__ import annotations

from generator.codes import checks, document, expressions, fields, figures, prose, templates, writing, years
from generator.codes.page import Page

__all__ = ["CODES", "Page"]

_PAGES = (
    writing.PAGES, fields.PAGES, figures.PAGES, checks.PAGES, prose.PAGES, years.PAGES, expressions.PAGES,
    templates.PAGES, document.PAGES,
)  # fmt: skip
CODES: dict[str, Page] = dict(sorted(item for pages in _PAGES for item in pages.items()))
