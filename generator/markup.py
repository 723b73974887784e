"""Markup that a kind's template wrote → blocks. A wrong tag is reported with the template's line."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

from generator.blocks import BREAK, Block, Heading, PageBreak, Paragraph, Run, Signature, Table, Title
from generator.diagnostic import Diagnostic, nearest
from generator.messages import Message

#: Tag → tags it may stand in; '' is the document itself.
_PARENTS: dict[str, tuple[str, ...]] = {
    "document": ("",),
    "title": ("document",), "h": ("document",), "p": ("document",), "addressee": ("document",),
    "caption": ("document",), "note": ("document",), "table": ("document",), "signature": ("document",),
    "pagebreak": ("document",),
    "tr": ("table",), "th": ("tr",), "td": ("tr",), "issuer": ("signature",), "date": ("signature",),
    "break": ("title",),
    "label": ("p",),
    "data": ("title", "h", "p", "addressee", "caption", "note", "th", "td", "issuer", "date", "label"),
}  # fmt: skip
_HOLDS_TEXT = frozenset(_PARENTS["data"]) | {"data"}
_LINE_END = re.compile(r"[ \t]*\n\s*")


def parse(markup: str) -> tuple[list[Block] | None, list[Diagnostic]]:
    """Markup → blocks, or None and what is wrong with the template."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(f"<document>{markup}</document>", True)
    except _BadMarkup as bad:
        return None, [Diagnostic("E406", bad.message, hint=bad.hint, path=reader.at)]
    except expat.ExpatError as bad:
        return None, [_malformed(bad, reader)]
    return reader.blocks, []


class _BadMarkup(Exception):
    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.template)
        self.message, self.hint = message, hint


def _malformed(bad: expat.ExpatError, reader: _Reader) -> Diagnostic:
    reason = expat.errors.messages[bad.code]
    message = Message("模板写出的标记不完整（{reason}），在“{tag}”附近", reason=reason, tag=reader.stack[-1])
    hint = Message("检查标签是否成对；& 本身要写成 &amp;")
    return Diagnostic("E406", message, hint=hint, path=reader.at)


class _Reader:
    """Expat's handlers: a stack of tags, the runs of the innermost block, rows of the table."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.stack: list[str] = [""]
        self.at = ""
        self.attributes: dict[str, str] = {}
        self.runs: list[Run] = []
        self.figure: str | None = None
        self.label = False
        self.rows: list[tuple[tuple[Run, ...], ...]] = []
        self.row: list[tuple[Run, ...]] = []
        self.header = 0
        self.signature: dict[str, tuple[Run, ...]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        parents = _PARENTS.get(tag)
        self.at = attributes.get("at", self.at)
        if parents is None:
            raise _BadMarkup(Message("模板里没有 <{tag}> 这种标签", tag=tag), nearest(tag, _PARENTS))
        if self.stack[-1] not in parents:
            raise _BadMarkup(Message("<{tag}> 不能放在 <{parent}> 里", tag=tag, parent=self.stack[-1]))
        self.stack.append(tag)
        if tag == "data":
            self.figure = attributes.get("key")
        elif tag == "label":
            self.label = True
        elif tag == "break":
            self.runs.append(BREAK)
        elif tag not in {"tr", "td", "th", "issuer", "date"}:
            self.attributes = attributes
            self.runs = []
        else:
            self.runs = []

    def text(self, data: str) -> None:
        if self.stack[-1] in _HOLDS_TEXT:
            text = _LINE_END.sub("", data) if "\n" in data else data
            if text:
                self.runs.append(Run(text, self.figure, self.label))
        elif not data.isspace():
            raise _BadMarkup(Message("“{text}”不在任何段落里", text=data.strip()[:20]))

    def end(self, tag: str) -> None:
        self.stack.pop()
        if tag == "data":
            self.figure = None
        elif tag == "label":
            self.label = False
        elif tag in _ENDS:
            _ENDS[tag](self, tuple(self.runs))

    def add(self, block: Block) -> None:
        self.blocks.append(block)

    def place(self) -> tuple[str, str]:
        return self.attributes.get("key", ""), self.attributes.get("at", "")


def _title(reader: _Reader, runs: tuple[Run, ...]) -> None:
    reader.add(Title(*reader.place(), runs))


def _heading(reader: _Reader, runs: tuple[Run, ...]) -> None:
    a = reader.attributes
    try:
        level = int(a["level"])
    except (KeyError, ValueError):
        raise _BadMarkup(Message("<h> 要有 level，写 1 到 9")) from None
    key, origin = reader.place()
    reader.add(Heading(key, origin, runs, level, a.get("form", ""), "run-in" in a, "continuous" in a))


def _paragraph(role: str) -> Callable[[_Reader, tuple[Run, ...]], None]:
    def end(reader: _Reader, runs: tuple[Run, ...]) -> None:
        reader.add(Paragraph(*reader.place(), runs, role))

    return end


def _cell(reader: _Reader, runs: tuple[Run, ...]) -> None:
    reader.row.append(runs)


def _header_cell(reader: _Reader, runs: tuple[Run, ...]) -> None:
    reader.row.append(runs)
    reader.header = len(reader.rows) + 1


def _row(reader: _Reader, _runs: tuple[Run, ...]) -> None:
    reader.rows.append(tuple(reader.row))
    reader.row = []


def _table(reader: _Reader, _runs: tuple[Run, ...]) -> None:
    reader.add(Table(*reader.place(), tuple(reader.rows), reader.header))
    reader.rows, reader.header = [], 0


def _signed(part: str) -> Callable[[_Reader, tuple[Run, ...]], None]:
    def end(reader: _Reader, runs: tuple[Run, ...]) -> None:
        reader.signature[part] = runs

    return end


def _signature(reader: _Reader, _runs: tuple[Run, ...]) -> None:
    found = reader.signature
    reader.add(Signature(*reader.place(), found.get("issuer", ()), found.get("date", ())))
    reader.signature = {}


def _pagebreak(reader: _Reader, _runs: tuple[Run, ...]) -> None:
    reader.add(PageBreak(*reader.place()))


_ENDS: dict[str, Callable[[_Reader, tuple[Run, ...]], None]] = {
    "p": _paragraph("body"),
    "h": _heading,
    "title": _title,
    "addressee": _paragraph("addressee"),
    "caption": _paragraph("caption"),
    "note": _paragraph("note"),
    "td": _cell,
    "th": _header_cell,
    "tr": _row,
    "table": _table,
    "issuer": _signed("issuer"),
    "date": _signed("date"),
    "signature": _signature,
    "pagebreak": _pagebreak,
}
