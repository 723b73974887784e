"""Markup that a kind's template wrote → blocks. A wrong tag is reported with the template's line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from generator.blocks import BREAK, Block, Heading, PageBreak, Paragraph, Run, Signature, Table, Title
from generator.diagnostic import Diagnostic, nearest
from generator.messages import Message

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Runs = tuple[Run, ...]
#: Tags that may stand in a run of text, and all tags, for did-you-mean.
_INLINE = frozenset({"data", "label", "break"})
_LINE_END = re.compile(r"[ \t]*\n\s*")
_AT = re.compile(r' at="([^"]*)"')


def parse(markup: str) -> tuple[list[Block] | None, list[Diagnostic]]:
    """Markup → blocks, or None and what is wrong with the template."""
    try:
        root = ElementTree.fromstring(f"<document>{markup}</document>")  # noqa: S314  our own templates' output
    except ElementTree.ParseError as bad:
        return None, [_malformed(bad, markup)]
    try:
        return list(_blocks(root)), []
    except _BadMarkup as bad:
        return None, [Diagnostic("E406", bad.message, hint=bad.hint, path=bad.at)]


class _BadMarkup(Exception):
    def __init__(self, message: Message, at: str, hint: Message | None = None) -> None:
        super().__init__(message.template)
        self.message, self.at, self.hint = message, at, hint


def _malformed(bad: ElementTree.ParseError, markup: str) -> Diagnostic:
    """XML that is not well-formed: the place is the last template line stamped before it."""
    line, column = bad.position
    lines = markup.split("\n")
    before = "\n".join([*lines[: line - 1], lines[line - 1][: max(0, column)]])
    stamped = _AT.findall(before)
    message = Message("模板写出的标记不完整：{reason}", reason=str(bad).partition(":")[0])
    hint = Message("检查标签是否成对；& 本身要写成 &amp;")
    return Diagnostic("E406", message, hint=hint, path=stamped[-1] if stamped else "")


def _blocks(root: Element) -> Iterator[Block]:
    at = ""
    _no_text(root, at)
    for element in root:
        at = element.get("at", at)
        make = _MAKERS.get(element.tag)
        if make is None:
            raise _unknown(element, at)
        yield make(element, element.get("key", ""), at)


def _runs(element: Element, at: str, figure: str | None = None, label: bool = False) -> Runs:
    """Text and inline tags of an element → runs. Line ends of the template and their indents are no text."""
    text = element.text
    if text and "\n" in text:
        text = _LINE_END.sub("", text)
    if not len(element):
        return (Run(text, figure, label),) if text else ()
    runs = [Run(text, figure, label)] if text else []
    for child in element:
        if child.tag == "data" and not len(child):
            runs.append(Run(child.text or "", child.get("key"), label))
        else:
            runs += _inline(child, at, figure, label)
        tail = child.tail
        if tail and "\n" in tail:
            tail = _LINE_END.sub("", tail)
        if tail:
            runs.append(Run(tail, figure, label))
    return tuple(runs)


def _inline(child: Element, at: str, figure: str | None, label: bool) -> Runs:
    if child.tag == "data":
        return _runs(child, at, child.get("key"), label)
    if child.tag == "label":
        return _runs(child, at, figure, True)
    if child.tag == "break":
        return (BREAK,)
    raise _unknown(child, at)


def _unknown(element: Element, at: str) -> _BadMarkup:
    if element.tag in _MAKERS or element.tag in {"tr", "th", "td", "issuer", "date"} or element.tag in _INLINE:
        return _BadMarkup(Message("<{tag}> 不能放在这里", tag=element.tag), at)
    hint = nearest(element.tag, [*_MAKERS, *_INLINE])
    return _BadMarkup(Message("模板里没有 <{tag}> 这种标签", tag=element.tag), at, hint)


def _no_text(element: Element, at: str) -> None:
    """Between blocks, rows and cells there is no text: it would belong to no paragraph."""
    for text in (element.text, *(child.tail for child in element)):
        if text and not text.isspace():
            raise _BadMarkup(Message("“{text}”不在任何段落里", text=text.strip()[:20]), at)


def _title(element: Element, key: str, at: str) -> Title:
    return Title(key, at, _runs(element, at))


def _heading(element: Element, key: str, at: str) -> Heading:
    level = element.get("level", "")
    if not (level.isascii() and level.isdigit() and 1 <= int(level) <= 9):
        raise _BadMarkup(Message("<h> 要有 level，写 1 到 9"), at)
    form, run_in = element.get("form", ""), element.get("run-in") is not None
    return Heading(key, at, _runs(element, at), int(level), form, run_in, element.get("continuous") is not None)


def _paragraph(role: str) -> Callable[[Element, str, str], Paragraph]:
    return lambda element, key, at: Paragraph(key, at, _runs(element, at), role)


def _table(element: Element, key: str, at: str) -> Table:
    _no_text(element, at)
    rows = tuple([_row(row, at) for row in element])
    header = next((i for i, row in enumerate(element) if not len(row) or row[0].tag != "th"), len(rows))
    return Table(key, at, rows, header)


def _row(row: Element, at: str) -> tuple[Runs, ...]:
    if row.tag != "tr":
        raise _unknown(row, at)
    _no_text(row, at)
    for cell in row:
        if cell.tag not in {"td", "th"}:
            raise _unknown(cell, at)
    return tuple([_runs(cell, at) for cell in row])


def _signature(element: Element, key: str, at: str) -> Signature:
    _no_text(element, at)
    found = {}
    for child in element:
        if child.tag not in {"issuer", "date"}:
            raise _unknown(child, at)
        found[child.tag] = _runs(child, at)
    return Signature(key, at, found.get("issuer", ()), found.get("date", ()))


def _page_break(_element: Element, key: str, at: str) -> PageBreak:
    return PageBreak(key, at)


_MAKERS: dict[str, Callable[[Element, str, str], Block]] = {
    "title": _title,
    "h": _heading,
    "p": _paragraph("body"),
    "addressee": _paragraph("addressee"),
    "caption": _paragraph("caption"),
    "note": _paragraph("note"),
    "table": _table,
    "signature": _signature,
    "pagebreak": _page_break,
}
