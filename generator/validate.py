"""Node tree → typed values, by the vocabulary in schema. Every fault of the fields (E2xx) in one run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from generator import quantity, schema, style
from generator.diagnostic import ERROR, WARNING, Diagnostic, nearest
from generator.messages import Message
from generator.model import Figure, Indicator, Level, Target
from generator.node import Mapping, Node, Scalar, Sequence, span_in
from generator.quantity import Quantity, Unreadable
from generator.source import Span
from generator.text import Text
from generator.wording import ATTRIBUTES, FUNCTIONS


def validate(node: Node, record: str) -> tuple[Any, list[Diagnostic]]:
    """A tree and the name of its record → the record's dataclass, or None, and all faults."""
    reader = _Validator()
    value = reader.record(node, schema.RECORDS[record], "")
    return value, reader.faults


_NUMERAL = re.compile("一|1|①|A|甲")
_PLACEHOLDER = re.compile("（待填[^）]*）?")
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_SLIP = re.compile(r"(\w{1,12})(：|:(?!\s))")
_COMMENT = re.compile(r"[ \t]+#[^\n]*")
_BLANKS = " \t\r\u3000\xa0"
_KINDS = {Scalar: Message("文字"), Sequence: Message("列表"), Mapping: Message("带键的内容")}


class _Bad(Exception):
    """What a leaf's reader says of a value; the place is added by whoever knows it."""

    def __init__(self, message: Message, hint: Message | None = None, code: str = "E204") -> None:
        super().__init__(message.template)
        self.message, self.hint, self.code = message, hint, code


class _Validator:
    def __init__(self) -> None:
        self.faults: list[Diagnostic] = []

    # ------------------------------------------------------------------ shapes

    def value(self, node: Node, kind: schema.Type, key: str) -> Any:
        """Any type of the vocabulary; None where there was a fault."""
        if isinstance(kind, schema.Leaf):
            return self.leaf(node, kind, key)
        if isinstance(kind, schema.Ref):
            return self.record(node, schema.RECORDS[kind.record], key)
        if isinstance(kind, schema.ListOf):
            return self.sequence(node, kind, key)
        if isinstance(kind, schema.MapOf):
            return self.mapping(node, kind, key)
        if isinstance(kind, schema.Choice):
            return self.choice(node, kind)
        return self.by_shape(node, kind, key)

    def by_shape(self, node: Node, kind: schema.ByShape, key: str) -> Any:
        chosen = {Scalar: kind.scalar, Mapping: kind.mapping, Sequence: kind.sequence}[type(node)]
        if chosen is None:
            shapes = (Scalar, kind.scalar), (Mapping, kind.mapping), (Sequence, kind.sequence)
            return self.wrong_shape(node, key, next(_KINDS[s] for s, wanted in shapes if wanted))
        return self.value(node, chosen, key)

    def sequence(self, node: Node, kind: schema.ListOf, key: str) -> Any:
        if not isinstance(node, Sequence):
            if kind.single:
                found = self.value(node, kind.item, key)
                return () if found is None else (found,)
            hint = Message("每一项另起一行，以“- ”开头")
            return self.wrong_shape(node, key, _KINDS[Sequence], hint) or ()
        if kind.item is schema.CELL:
            return tuple([self.cell(item, f"{key}[{i}]") for i, item in enumerate(node.items, 1)])
        items = [self.value(item, kind.item, f"{key}[{i}]") for i, item in enumerate(node.items, 1)]
        return tuple([item for item in items if item is not None])

    def cell(self, node: Node, key: str) -> Any:
        """A cell, by the shortest way: a table has thousands, nearly all of them simple."""
        if isinstance(node, Scalar) and node.text and _simple(node):
            return Text(key, node, 0, node.text)
        return self.leaf(node, schema.CELL, key)

    def mapping(self, node: Node, kind: schema.MapOf, key: str) -> Any:
        if not isinstance(node, Mapping):
            return self.wrong_shape(node, key, _KINDS[Mapping]) or {}
        values: dict[str, Any] = {}
        for name, child in node.entries:
            inner = f"{key}.{name.text}"
            if kind.named:
                self.name(name)
                values[name.text] = self.indicator(child, name, inner)
            else:
                values[name.typed.strip()] = self.value(child, kind.value, inner)
        return {name: value for name, value in values.items() if value is not None}

    def indicator(self, node: Node, name: Scalar, key: str) -> Indicator:
        """An indicator always comes to be, broken if need be: what uses it is not at fault."""
        before = len(self.faults)
        found: Indicator | None = self.record(node, schema.RECORDS["指标"], key, name=name.text)
        if any(fault.severity == ERROR for fault in self.faults[before:]):
            return Indicator(key, name.span, name.text, broken=True)
        assert found is not None
        return found

    def record(self, node: Node, record: schema.Record, key: str, **extra: Any) -> Any:
        if isinstance(node, Scalar) and record.short and node.text:
            values = self.short(node, record, key)
        elif isinstance(node, Mapping):
            values = self.fields(node, record, key)
        elif isinstance(node, Scalar) and not node.text:
            return self.empty(node, key)
        else:
            return self.wrong_shape(node, key or record.label, _KINDS[Mapping])
        if values is None:
            return None
        if record.placed:
            extra |= {"key": key, "span": node.span}
        return record.make(**values, **extra)

    def short(self, node: Scalar, record: schema.Record, key: str) -> dict[str, Any] | None:
        """A scalar where a record is wanted: a section's plain line, an indicator's value."""
        slip = _SLIP.match(node.text)
        if slip and slip[1] in record.fields and node.style == "":
            hint = Message("改成半角冒号加一个空格：{key}: ", key=slip[1])
            message = Message("“{key}”后面不是半角冒号加空格，整行成了文字", key=slip[1])
            self.fault("E103", message, span_in(node, slip.start(2), slip.end(2)), hint=hint)
            return None
        field = record.fields.get(record.short)
        value = self.leaf(node, schema.LINE if field is None else field.type, key)
        return None if value is None else {record.short if field is None else field.attr: value}

    def fields(self, node: Mapping, record: schema.Record, key: str) -> dict[str, Any] | None:
        values: dict[str, Any] = {}
        for name, child in node.entries:
            field = record.fields.get(name.text)
            if field is None:
                self.unknown(name, record)
                continue
            inner = f"{key}.{name.text}" if key else name.text
            if isinstance(child, Scalar) and not child.text and child.style == "":
                self.empty(child, name.text, name)
                continue
            value = self.value(child, field.type, inner)
            if not self.later(field, name, value) and value is not None:
                values[field.attr] = value
        if record.some and not any(node.get(name) for name in record.some):
            message = Message("这一条既没有标题也没有正文")
            self.fault("E202", message, node.span, hint=Message("补上 标题: 或 正文:"))
        return values if self.complete(node, record, values) else None

    def complete(self, node: Mapping, record: schema.Record, values: dict[str, Any]) -> bool:
        """Whether all required keys have a value; a key that is there but wrong was reported already."""
        for field in record.fields.values():
            if field.required and node.get(field.name) is None:
                message = Message("“{record}”里缺“{name}”", record=record.label, name=field.name)
                hint = Message("补上 {name}: （{help}）", name=field.name, help=field.help) if field.help else None
                self.fault("E202", message, Span(node.source, node.start, node.start + 1), hint=hint)
        return all(f.attr in values for f in record.fields.values() if f.required)

    # ------------------------------------------------------------------ faults

    def fault(self, code: str, message: Message, span: Span, **more: Any) -> None:
        self.faults.append(Diagnostic(code, message, span, **more))

    def wrong_shape(self, node: Node, key: str, wanted: Message, hint: Message | None = None) -> None:
        if isinstance(node, Scalar) and not node.text:
            return self.empty(node, key)
        name = key.rsplit(".", 1)[-1]
        message = Message("“{name}”应当是{wanted}，这里是{found}", name=name, wanted=wanted, found=_KINDS[type(node)])
        return self.fault("E203", message, node.span, hint=hint)

    def empty(self, node: Scalar, key: str, name: Scalar | None = None) -> None:
        message = Message("“{name}”还没有填写", name=key.rsplit(".", 1)[-1])
        hint = Message("填上内容；用不着就删掉这一行")
        self.fault("E205", message, (name or node).span, hint=hint)

    def unknown(self, name: Scalar, record: schema.Record) -> None:
        homes = [r.label for r in schema.RECORDS.values() if name.text in r.fields and r is not record]
        hint = nearest(name.text, record.fields)
        if hint is None and homes:
            hint = Message("“{name}”要写在“{home}”里，检查缩进", name=name.text, home=homes[0])
        message = Message("“{record}”里没有“{name}”这个键", record=record.label, name=name.text)
        self.fault("E201", message, name.span, hint=hint)

    def later(self, field: schema.Field, name: Scalar, value: Any) -> bool:
        """A key that is understood but not used in documents yet says so; → whether it is content."""
        if field.later == "data":
            message = Message("“{name}”已记下，这个版本还不用它", name=field.name)
            self.fault("E208", message, name.span, severity=WARNING)
        elif field.later and value not in (None, False, ()):
            message = Message("这个版本还不能排印“{name}”", name=field.name)
            self.fault("E208", message, name.span, hint=Message("先删去，在 Word 里补上"))
            return True
        return False

    def name(self, scalar: Scalar) -> None:
        """A clerk's own name must not hide a word of the vocabulary."""
        if scalar.text in schema.RESERVED or scalar.text in ATTRIBUTES or scalar.text in FUNCTIONS:
            message = Message("“{name}”是保留的名称，不能用作数的名称", name=scalar.text)
            hint = Message("换一个更具体的名称，如 “{name}数”", name=scalar.text)
            self.fault("E206", message, scalar.span, hint=hint)

    # ------------------------------------------------------------------ leaves

    def choice(self, node: Node, kind: schema.Choice) -> Any:
        if isinstance(node, Scalar) and node.text in kind.words:
            return node.text
        message = Message("这里只能写 {words}", words="、".join(kind.words))
        hint = nearest(node.text, kind.words) if isinstance(node, Scalar) else None
        return self.fault("E204", message, node.span, hint=hint)

    def leaf(self, node: Node, kind: schema.Leaf, key: str) -> Any:
        if kind.reader == "paragraphs":
            return self.paragraphs(node, key)
        if not isinstance(node, Scalar):
            return self.wrong_shape(node, key, Message(kind.label), _braces(node))
        if kind.reader in _TEXTS:
            return self.text(node, kind, key)
        try:
            return _READERS[kind.reader](node.text, key, node)
        except _Bad as bad:
            return self.fault(bad.code, bad.message, node.span, hint=bad.hint)
        except Unreadable as bad:
            return self.fault("E302", bad.message, node.span, hint=bad.hint)
        except ValueError:
            message = Message("“{text}”不是{kind}", text=node.text, kind=Message(kind.label))
            return self.fault("E204", message, node.span)

    def paragraphs(self, node: Node, key: str) -> Any:
        """正文 as a list: paragraphs and tables between them."""
        assert isinstance(node, Sequence)
        body: list[Any] = []
        for i, item in enumerate(node.items, 1):
            inner = f"{key}[{i}]"
            if isinstance(item, Mapping):
                found = self.record(item, _TABLE_HOLDER, inner)
                body += [] if found is None else found
            else:
                body += self.leaf(item, schema.PROSE, inner) or ()
        return tuple(body)

    def text(self, node: Scalar, kind: schema.Leaf, key: str) -> Any:
        if not _simple(node) and not self.sound(node):
            return None
        lines = _TEXTS[kind.reader](node, key)
        if kind.reader == "prose":
            return lines
        if kind.reader != "title" and len(lines) > 1:
            message = Message("“{name}”要写在一行里", name=key.rsplit(".", 1)[-1])
            return self.fault("E203", message, node.span)
        return lines[0] if lines else self.empty(node, key)

    def sound(self, node: Scalar) -> bool:
        """Whether what is printed is all that was typed: no fold, no cut, nothing Word cannot hold."""
        before = len(self.faults)
        typed = node.source.text[node.start : node.end]
        if node.style == ">" or (node.style != "|" and "\n" in typed):
            message = Message("这段文字分成了几行，YAML 会在行间加空格")
            hint = Message("改用 |，从下一行起一行一段")
            self.fault("E110", message, node.span, hint=hint)
        if node.style == "":
            cut = _COMMENT.match(node.source.text, node.end)
            if cut:
                hint = Message("给整句加上引号；要写说明，另起一行")
                message = Message("从 # 起成了注释，不会印出来")
                self.fault("E109", message, Span(node.source, cut.end() - len(cut[0].lstrip()), cut.end()), hint=hint)
        for match in _illegal(node):
            message = Message("Word 文件里不能有控制字符（U+{code}）", code=f"{ord(match[0]):04X}")
            self.fault("E107", message, span_in(node, match.start(), match.end()))
        for match in _PLACEHOLDER.finditer(node.text):
            self.fault("E205", Message("这里还没有填写"), span_in(node, match.start(), match.end()))
        return len(self.faults) == before


def _illegal(node: Scalar) -> Iterator[re.Match[str]]:
    """Only an escape in double quotes can bring such a character: load refuses the rest."""
    return _ILLEGAL.finditer(node.text) if node.style == '"' else iter(())


def _simple(node: Scalar) -> bool:
    """Whether a plain scalar surely is what was typed: one line, no comment behind it, no hole."""
    text = node.source.text
    return (
        node.style == ""
        and node.end - node.start == len(node.text)
        and text[node.end : node.end + 1] in "\n,]"
        and "（待填" not in node.text
    )


def _braces(node: Node) -> Message | None:
    """`标题: {{ 年度 }}` is a map in a map to YAML."""
    if node.source.text.startswith("{{", node.start):
        return Message("以 {{{{ 开头的内容要加引号，或改用 |，正文写在下一行")
    return None


# ---------------------------------------------------------------------- texts


def _lines(node: Scalar, key: str) -> tuple[Text, ...]:
    """Each line is a paragraph, blank lines are none, blanks at both ends are typing."""
    lines, at = list[Text](), 0
    for line in node.text.split("\n"):
        stripped = line.strip(_BLANKS)
        if stripped:
            start = at + (len(line) - len(line.lstrip(_BLANKS)) if len(stripped) < len(line) else 0)
            lines.append(Text(f"{key}[{len(lines) + 1}]", node, start, stripped))
        at += len(line) + 1
    return tuple(lines)


def _line(node: Scalar, key: str) -> tuple[Text, ...]:
    if node.style == "" and node.text[:1] not in _BLANKS and node.text[-1:] not in _BLANKS:
        return (Text(key, node, 0, node.text),)
    return tuple(Text(key, t.scalar, t.start, t.value) for t in _lines(node, key))


def _title(node: Scalar, key: str) -> tuple[Text, ...]:
    text = node.text.strip(_BLANKS + "\n")
    return (Text(key, node, node.text.index(text), text),) if text else ()


def _cell(node: Scalar, key: str) -> tuple[Text, ...]:
    return _line(node, key) or (Text(key, node, 0, ""),)


_TEXTS: dict[str, Callable[[Scalar, str], tuple[Text, ...]]] = {
    "line": _line,
    "title": _title,
    "prose": _lines,
    "cell": _cell,
}

# ---------------------------------------------------------------------- values


def _figure(text: str, key: str, node: Scalar) -> Figure:
    found = quantity.parse(text)
    return Figure(str(found), (key,), found, span=node.span)


def _year(text: str, key: str, node: Scalar) -> Figure:
    match = re.fullmatch(r"((?:19|20)\d\d)年?", text)
    if match is None:
        raise _Bad(Message("“{text}”不是年份", text=text), Message("写四位数字，如 2011"))
    return Figure(match[1], (key,), Quantity(Decimal(match[1])), span=node.span)


def _date(text: str, _key: str, _node: Scalar) -> date:
    match = re.fullmatch(r"(\d{4})(?:-|/|年)(\d{1,2})(?:-|/|月)(\d{1,2})日?", text)
    try:
        year, month, day = map(int, match.groups() if match else ())
        return date(year, month, day)
    except ValueError:
        raise _Bad(Message("“{text}”不是日期", text=text), Message("写成 2011-12-28")) from None


def _flag(text: str, _key: str, _node: Scalar) -> bool:
    if text not in {"是", "否"}:
        raise _Bad(Message("这里只能写 是 或 否"))
    return text == "是"


def _flag_or_name(text: str, _key: str, _node: Scalar) -> bool | str:
    return text == "是" if text in {"是", "否"} else text


def _level(text: str, _key: str, _node: Scalar) -> Level:
    form, *flags = text.split()
    known = {"接排": "run_in", "连续": "continuous", "段内": "inline"}
    if unknown := [f for f in flags if f not in known]:
        raise _Bad(
            Message("层次里没有“{word}”", word=unknown[0]), Message("序号后面只能写 {words}", words="、".join(known))
        )
    if not _NUMERAL.search(form):
        raise _Bad(Message("“{form}”里没有序号", form=form), Message("写第一个标题的序号，如 一、 （一） 1. （1）"))
    if "inline" in [known[f] for f in flags]:
        raise _Bad(Message("这个版本还不能排“段内”的序号"), code="E208")
    return Level(form, **{known[f]: True for f in flags})


def _align(text: str, _key: str, _node: Scalar) -> str:
    """→ the value of w:jc."""
    if text not in _ALIGNS:
        raise _Bad(Message("这里只能写 {words}", words="、".join(_ALIGNS)))
    return _ALIGNS[text]


_ALIGNS = {"居中": "center", "左": "left", "两端": "both"}


def _later_table(_text: str, _key: str, _node: Scalar) -> Any:
    raise _Bad(Message("这个版本还不能由指标生成表格"), Message("先写 表头 和 行"), code="E208")


def _target(text: str, key: str, node: Scalar) -> Target:
    return Target(_figure(text, key, node))


_READERS: dict[str, Callable[[str, str, Scalar], Any]] = {
    "name": lambda text, _key, _node: text.strip(),
    "year": _year,
    "date": _date,
    "flag": _flag,
    "flag_or_name": _flag_or_name,
    "count": lambda text, _key, _node: int(text),
    "amount": _figure,
    "rate": _figure,
    "target": _target,
    "later_table": _later_table,
    "align": _align,
    "level": _level,
    "length": lambda text, _key, _node: style.length(text),
    "size": lambda text, _key, _node: style.size(text),
    "cells": lambda text, _key, _node: style.characters(text),
}
#: `{表: …}` among the paragraphs of a 正文 list.
_TABLE_HOLDER = schema.Record(
    "正文",
    lambda tables, **_: tables,
    {"表": schema.Field("表", "tables", schema.TABLES, "表格", required=True)},
)
