"""Markup that a kind's template wrote → blocks. A wrong tag is reported with the template's line.

The rows of the report's own tables and its plain paragraphs do not pass through the markup: <rows of="key"/> and
<texts of="key"/> stand for them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from generator import model
from generator.blocks import (
    BREAK,
    Block,
    Figure,
    Heading,
    Merged,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    is_form,
)
from generator.diagnostic import Diagnostic, nearest
from generator.messages import Message
from generator.patterns import lazy

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from generator.text import Text

    Maker = Callable[[Element, str, str], Block]

Runs = tuple[Run, ...]
Row = tuple[Runs, ...]
_OPEN = "<document>"
#: Tags that stand within blocks: in a run of text, in a row, in a signature.
_INLINE = ("data", "label", "break")
_CELLS = ("td", "th")
_SIGNED = ("issuer", "date")
_INSIDE = frozenset({*_INLINE, *_CELLS, *_SIGNED, "tr", "rows"})
_LINE_END = lazy(r"[ \t]*\n[ \t\n]*")
_AT = lazy(r' at="([^"]*)"')
_PLACED = frozenset({"key", "at"})
_ATTRIBUTES = {
    "h": _PLACED | {"level", "form", "run-in", "continuous", "inline", "number"},
    "p": _PLACED | {"inline", "restart"},
    "texts": _PLACED | {"of", "inline"},
    "attachment": _PLACED | {"number"},
    "signature": _PLACED | {"sealed"},
}
_REACH = ("rowspan", "colspan")


def parse(
    markup: str,
    tables: Mapping[str, model.Table] = model.NOTHING,
    pictures: Mapping[str, model.Picture] = model.NOTHING,
    texts: Mapping[str, tuple[Text, ...]] = model.NOTHING,
) -> tuple[list[Block] | None, list[Diagnostic]]:
    """Markup, the report's tables, pictures and texts by keys → blocks, or None and what is wrong with the template."""
    parser = ElementTree.XMLParser()
    try:
        for part in (_OPEN, markup, "</document>"):  # not joined: a large report's markup is megabytes
            parser.feed(part)
        root = parser.close()
    except ElementTree.ParseError as bad:
        return None, [_malformed(bad, markup)]
    try:
        return list(_blocks(root, tables, pictures, texts)), []
    except _BadMarkup as bad:
        return None, [Diagnostic("E406", bad.message, hint=bad.hint, path=bad.at)]


class _BadMarkup(Exception):
    def __init__(self, message: Message, at: str, hint: Message | None = None) -> None:
        super().__init__(message.template)
        self.message, self.at, self.hint = message, at, hint


def _malformed(bad: ElementTree.ParseError, markup: str) -> Diagnostic:
    """XML that is not well-formed: the place is the block left open there, else the last one before it."""
    line, column = bad.position
    lines = f"{_OPEN}{markup}".split("\n")
    stamped = _AT.findall("\n".join([*lines[: line - 1], lines[line - 1][:column]]))
    tag, at = _left_open(markup)
    place = at or (stamped[-1] if stamped else "")
    said = _REASONS.get(bad.code) or Message("{reason}", reason=str(bad).partition(":")[0])
    message = Message("模板写出的标记不完整：{reason}", reason=said)
    hint = Message("检查标签是否成对；& 本身要写成 &amp;")
    if said is _REASONS[7]:
        hint = Message("<{tag}> 要由 </{tag}> 结束", tag=tag) if tag else Message("多了一个结束的标签，删去")
    return Diagnostic("E406", message, hint=hint, path=place)


#: Expat's error codes that a template's author meets.
_REASONS = {
    4: Message("有不能这样写的字符"),
    5: Message("标签没有写完"),
    7: Message("开始和结束的标签对不上"),
    8: Message("一个属性写了两次"),
    11: Message("只能用 &amp; &lt; &gt; &quot;，没有别的 & 写法"),
}


def _left_open(markup: str) -> tuple[str, str]:
    """The innermost tag still open where XML breaks off, '' for none, and the template's line of its block."""
    from xml.parsers import expat  # noqa: PLC0415  only wanted when something is wrong

    parser, opened = expat.ParserCreate(), [("", "")]
    parser.StartElementHandler = lambda tag, given: opened.append((tag, given.get("at", opened[-1][1])))
    parser.EndElementHandler = lambda _tag: opened.pop()
    with contextlib.suppress(expat.ExpatError):
        parser.Parse(f"{_OPEN}{markup}</document>", True)
    tag, at = opened[-1]
    return "" if tag == "document" else tag, at


def _blocks(
    root: Element,
    tables: Mapping[str, model.Table],
    pictures: Mapping[str, model.Picture],
    texts: Mapping[str, tuple[Text, ...]],
) -> Iterator[Block]:
    makers: dict[str, Maker] = {
        **_MAKERS,
        "table": partial(_table, tables=tables),
        "figure": partial(_figure, pictures=pictures),
    }
    at = root[0].get("at", "") if len(root) else ""
    _no_text(root, at)
    for element in root:
        at = element.get("at", at)
        make = makers.get(element.tag)
        if make is None and element.tag != "texts":
            raise _unknown(element, at, _MAKERS)
        known = _ATTRIBUTES.get(element.tag, _PLACED)
        if not known.issuperset(element.attrib):
            raise _unknown_attribute(element, known, at)
        if make is None:
            inline = _flag(element, "inline", at)
            yield from [Paragraph(text.key, at, text.runs, inline=inline) for text in _texts(element, at, texts)]
        else:
            yield make(element, element.get("key", ""), at)


def _unknown_attribute(element: Element, known: frozenset[str], at: str) -> _BadMarkup:
    name = next(name for name in element.keys() if name not in known)  # noqa: SIM118  not a dict
    message = Message("<{tag}> 没有 {name} 这个属性", tag=element.tag, name=name)
    return _BadMarkup(message, at, nearest(name, known - {"at"}))


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
    raise _unknown(child, at, _INLINE)


def _unknown(element: Element, at: str, wanted: Iterable[str]) -> _BadMarkup:
    """A tag that is none, or none of those that may stand there."""
    at = element.get("at", at)
    if element.tag in _MAKERS or element.tag in _INSIDE:
        return _BadMarkup(Message("<{tag}> 不能放在这里", tag=element.tag), at)
    hint = nearest(element.tag, wanted)
    return _BadMarkup(Message("模板里没有 <{tag}> 这种标签", tag=element.tag), at, hint)


def _no_text(element: Element, at: str) -> None:
    """Between blocks, rows and cells there is no text: it would belong to no paragraph."""
    text = element.text
    if text and not text.isspace():
        raise _stray(text, at)
    for child in element:
        text = child.tail
        if text and not text.isspace():
            raise _stray(text, child.get("at", at))


def _stray(text: str, at: str) -> _BadMarkup:
    return _BadMarkup(Message("“{text}”不在任何段落里", text=text.strip()[:20]), at)


def _title(element: Element, key: str, at: str) -> Title:
    return Title(key, at, _runs(element, at))


def _heading(element: Element, key: str, at: str) -> Heading:
    level = element.get("level", "")
    if not (level.isascii() and level.isdigit() and 1 <= int(level) <= 9):
        raise _BadMarkup(Message("<h> 要有 level，写 1 到 9"), at)
    form = element.get("form", "")
    if not is_form(form):
        hint = Message("写第一个标题的序号，如 一、 （一） 1. （1）；没有序号就不写 form")
        raise _BadMarkup(Message("“{form}”里没有序号", form=form), at, hint)
    flags = _flag(element, "run-in", at), _flag(element, "continuous", at), _flag(element, "inline", at)
    number = element.get("number", "0")
    if not (number.isascii() and number.isdigit()):
        raise _BadMarkup(Message("<h> 的 number 要写数字"), at)
    return Heading(key, at, _runs(element, at), int(level), form, *flags, int(number))


def _flag(element: Element, name: str, at: str) -> bool:
    value = element.get(name)
    if value is not None and value != "1":
        raise _BadMarkup(Message('{name} 只能写成 {name}="1"，或者不写', name=name), at)
    return value is not None


def _text(element: Element, key: str, at: str) -> Paragraph:
    inline, restart = _flag(element, "inline", at), _flag(element, "restart", at)
    return Paragraph(key, at, _runs(element, at), inline=inline, restart=restart)


def _paragraph(role: str) -> Callable[[Element, str, str], Paragraph]:
    return lambda element, key, at: Paragraph(key, at, _runs(element, at), role)


def _table(element: Element, key: str, at: str, tables: Mapping[str, model.Table] = model.NOTHING) -> Table:
    """Rows of <th> at the top are the header; every row has as many cells as the first."""
    _no_text(element, at)
    heads, rows, merged = list[bool](), list[Row](), list[Merged]()
    for named, group in groupby(element, lambda child: child.tag == "rows"):
        for table in [_named(child, at, tables) for child in group] if named else [_written(group, at)]:
            merged += [one._replace(row=one.row + len(rows)) for one in table.merged]
            heads += [True] * table.header + [False] * (len(table.rows) - table.header)
            rows += table.rows
    if not rows:
        raise _BadMarkup(Message("表里一行也没有"), at)
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            found = {"number": number, "found": len(row), "wanted": len(rows[0])}
            raise _BadMarkup(Message("表的第{number}行有{found}格，第一行有{wanted}格", **found), at)
    header = heads.index(False) if False in heads else len(rows)
    return Table(key, at, tuple(rows), header, tuple(merged))


def _written(group: Iterable[Element], at: str) -> Table:
    """Some <tr> of a template → their cells, those that reach over others laid out."""
    from generator.grid import laid  # noqa: PLC0415  few templates have tables of their own

    given = list(group)
    heads = [_head(row, at) for row in given]
    rows, merged = laid([[(_runs(cell, at), _reach(cell, at)) for cell in row] for row in given], ())
    header = heads.index(False) if False in heads else len(heads)
    return Table("", at, tuple([tuple(row) for row in rows]), header, merged)


def _head(row: Element, at: str) -> bool:
    """Whether a <tr> is one of the header; everything in it is a cell."""
    if row.tag != "tr":
        raise _unknown(row, at, ["tr"])
    if not len(row):
        raise _BadMarkup(Message("表里有一行没有格"), at)
    _no_text(row, at)
    for cell in row:
        if cell.tag not in _CELLS:
            raise _unknown(cell, at, _CELLS)
    return row[0].tag == "th"


def _reach(cell: Element, at: str) -> tuple[int, int]:
    """How many rows and columns a cell has."""
    if not cell.attrib:
        return 1, 1
    if not frozenset(_REACH).issuperset(cell.attrib):
        raise _unknown_attribute(cell, frozenset(_REACH), at)
    found = [cell.get(name, "1") for name in _REACH]
    if not all(each.isascii() and each.isdigit() and 1 <= int(each) <= 99 for each in found):
        raise _BadMarkup(Message("{names} 写 1 到 99", names="、".join(_REACH)), at)
    return int(found[0]), int(found[1])


def _named(element: Element, at: str, tables: Mapping[str, model.Table]) -> Table:
    """<rows of="key"/> → that table of the report."""
    table = tables.get(element.get("of", ""))
    if table is None or len(element) or element.text:
        raise _BadMarkup(Message("<rows> 由“各行”写出，不能自己写"), at)
    rows = tuple([tuple([cell.runs for cell in row]) for row in (*table.header, *table.rows)])
    return Table("", at, rows, len(table.header), table.merged)


def _texts(element: Element, at: str, texts: Mapping[str, tuple[Text, ...]]) -> tuple[Text, ...]:
    """<texts of="key"/> → those texts of the report."""
    found = texts.get(element.get("of", ""))
    if found is None or len(element) or element.text:
        raise _BadMarkup(Message("<texts> 的 of 由“成段”写出，不能自己写"), at)
    return found


def _figure(element: Element, key: str, at: str, pictures: Mapping[str, model.Picture] = model.NOTHING) -> Figure:
    """The picture of the report that has the key; what is said in it is its caption."""
    picture = pictures.get(key)
    if picture is None or picture.image is None:
        raise _BadMarkup(Message("<figure> 的 key 要是报告里一张图的“键”"), at)
    caption = _runs(element, at)
    words = picture.words or "".join([run.text for run in caption]) or picture.file.value
    return Figure(key, at, picture.image, caption, picture.share, words)


def _signature(element: Element, key: str, at: str) -> Signature:
    _no_text(element, at)
    found: dict[str, list[Runs]] = {"issuer": [], "date": []}
    for child in element:
        if child.tag not in _SIGNED:
            raise _unknown(child, at, _SIGNED)
        found[child.tag].append(_runs(child, at))
    if len(found["date"]) > 1:
        raise _BadMarkup(Message("<{tag}> 写了两次", tag="date"), at)
    rows = tuple([(issuer,) for issuer in found["issuer"]])
    date = found["date"][0] if found["date"] else ()
    return Signature(key, at, rows, date, _flag(element, "sealed", at))


def _attachment(element: Element, key: str, at: str) -> Paragraph:
    """A name under the text (7.3.4), its number as form; a title's line break is none here."""
    runs = tuple([run for run in _runs(element, at) if run != BREAK])
    return Paragraph(key, at, runs, "attachment", form=element.get("number", ""))


def _page_break(_element: Element, key: str, at: str) -> PageBreak:
    return PageBreak(key, at)


_MAKERS: dict[str, Maker] = {
    "title": _title,
    "h": _heading,
    "p": _text,
    "addressee": _paragraph("addressee"),
    "caption": _paragraph("caption"),
    "unit": _paragraph("unit"),
    "note": _paragraph("note"),
    "attachment": _attachment,
    "annex": _paragraph("annex"),
    "remark": _paragraph("remark"),
    "table": _table,
    "figure": _figure,
    "signature": _signature,
    "pagebreak": _page_break,
}
