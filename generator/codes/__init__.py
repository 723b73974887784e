"""A page on every code that a diagnostic may have, for `niangao explain`. One file a family."""

from __future__ import annotations

from generator.codes import document, expressions, fields, figures, templates, writing
from generator.codes.page import Page

__all__ = ["CODES", "Page"]

_PAGES = (writing.PAGES, fields.PAGES, figures.PAGES, expressions.PAGES, templates.PAGES, document.PAGES)
CODES: dict[str, Page] = dict(sorted(item for pages in _PAGES for item in pages.items()))
