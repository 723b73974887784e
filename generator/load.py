"""Source → Node tree. The only door to YAML.

It reads the parser's events: composed trees hide anchors and tags, and a file of
brackets would exhaust the stack. Scalars stay text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from generator import slips
from generator.diagnostic import Diagnostic, Related
from generator.messages import Message
from generator.node import BROKEN, Mapping, Node, Scalar, Sequence, fold
from generator.patterns import lazy
from generator.source import Source, Span

#: libyaml's, or where PyYAML was built without it its own: the same events, slower.
Parser: Any = yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader
MAX_DEPTH = 32
#: YAML takes these as line ends and turns them into spaces; Word files may not hold the rest.
_LINE_ENDS = "\x85\u2028\u2029"
#: Of what may not be there, what YAML does not refuse by itself. Looking for all would take longer than parsing.
_UNNOTICED = "\x85\u2028\u2029\r\ufeff"
#: YAML's words for nothing.
_NULLS = frozenset({"~", "null", "Null", "NULL"})
_UNPRINTABLE = lazy("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]|\r(?!\n)|(?<=\n)\ufeff")
_NEWS = (yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.ScalarEvent)
_SCALAR: Any = yaml.ScalarEvent
_SEQUENCE_START: Any = yaml.SequenceStartEvent
_SEQUENCE_END: Any = yaml.SequenceEndEvent
_MAPPING_END: Any = yaml.MappingEndEvent


def load(source: Source) -> tuple[Node | None, list[Diagnostic]]:
    """Source → its tree, or None, and every fault of its writing (E1xx)."""
    if any(char in source.text for char in _UNNOTICED) and (faults := list(_forbidden(source))):
        return None, faults
    try:
        reader = _Reader(source)
    except (yaml.YAMLError, UnicodeEncodeError):  # PyYAML's own parser looks at the whole text first
        return None, list(_forbidden(source))
    try:
        tree = reader.read()
    except yaml.YAMLError as fault:
        if faults := list(_forbidden(source)):
            return None, faults
        stumble = _stumble(source, fault)
        if "nesting depth" in stumble.problem:  # from 0.2.6 on libyaml, which reads ahead, has a limit of its own
            return None, [*reader.faults, _too_deep(source, stumble.at)]
        return None, [*reader.faults, *slips.explain(stumble)]
    except _TooDeep as deep:
        return None, [*reader.faults, _too_deep(source, deep.at)]
    except _Misindented:
        return None, [*reader.faults, *slips.wide_indents(source)]
    return tree, reader.faults


def _stumble(source: Source, fault: yaml.YAMLError) -> slips.Stumble:
    """YAML's error with its two places; one without (there is none now) is laid to the start."""
    since, mark = (getattr(fault, name, None) for name in ("context_mark", "problem_mark"))
    at = mark.index if mark else 0
    problem = f"{getattr(fault, 'context', '')} {getattr(fault, 'problem', '')}"
    return slips.Stumble(source, min(at, len(source.text)), since.index if since else at, problem)


def merge(trees: list[Node]) -> tuple[Node | None, list[Diagnostic]]:
    """The trees of a folder's files → one tree; what two of them both write is a fault."""
    faults: list[Diagnostic] = []
    first, *others = trees
    for other in others:
        first = _merged(first, other, "", faults)
    return first, faults


class _TooDeep(Exception):
    """A collection deeper than MAX_DEPTH begins at `at`."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def _too_deep(source: Source, at: int) -> Diagnostic:
    return Diagnostic("E108", Message("嵌套超过{limit}层", limit=MAX_DEPTH), Span(source, at, at + 1))


class _Misindented(Exception):
    """A key behind a space that is none to YAML: the tree is not the one the clerk sees."""


class _Reader:
    """Events → nodes, one document, no anchors, no tags, no deeper than MAX_DEPTH."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Diagnostic] = []
        self.parser = Parser(source.text)
        self.next = self.parser.get_event

    def read(self) -> Node | None:
        tree: Node | None = None
        while True:
            event = self.next()
            if isinstance(event, yaml.StreamEndEvent):
                return tree
            if isinstance(event, _NEWS) and tree is None:
                tree = self.node(event, 1)
            elif isinstance(event, yaml.DocumentStartEvent) and tree is not None:
                self.fault("E112", event, Message("一个文件里只能有一份报告，这里又用 --- 开了一份"))
                return tree
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)

    def scalar(self, event: Any) -> Scalar:
        if event.anchor or event.tag:
            self.anchor_or_tag(event)
        style = event.style or ""
        value = "" if not style and event.value in _NULLS else event.value
        return Scalar(self.source, event.start_mark.index, event.end_mark.index, value, style)

    def node(self, event: Any, depth: int) -> Node:
        if event.__class__ is _SCALAR:
            return self.scalar(event)
        if event.anchor or event.tag:
            self.anchor_or_tag(event)
        start = event.start_mark.index
        if depth > MAX_DEPTH:
            raise _TooDeep(start)
        if event.__class__ is _SEQUENCE_START:
            return self.sequence(start, depth)
        return self.mapping(start, depth)

    def value(self, event: Any, depth: int) -> Node:
        if event.__class__ is yaml.AliasEvent:
            return self.alias(event)
        return self.node(event, depth)

    def sequence(self, start: int, depth: int) -> Sequence:
        items: list[Node] = []
        while (event := self.next()).__class__ is not _SEQUENCE_END:
            items.append(self.scalar(event) if event.__class__ is _SCALAR else self.value(event, depth + 1))
        return Sequence(self.source, start, event.end_mark.index, items)

    def mapping(self, start: int, depth: int) -> Mapping | Scalar:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        while (event := self.next()).__class__ is not _MAPPING_END:
            key = self.scalar(event) if event.__class__ is _SCALAR else self.value(event, depth + 1)
            event = self.next()
            value = self.scalar(event) if event.__class__ is _SCALAR else self.value(event, depth + 1)
            if not isinstance(key, Scalar):
                self.no_key(key, start)
                continue
            name = fold(key.text)
            if (name != key.text or key.style or name == "<<") and self.odd_key(key, name):
                continue
            if seen.setdefault(name, key) is not key:
                self.duplicate(key, seen[name], start)
            entries.append((key, value))
        if not entries and self.source.text.startswith("{{", start):
            return Scalar(self.source, start, start, "", BROKEN)
        return Mapping(self.source, start, event.end_mark.index, entries)

    def no_key(self, key: Node, start: int) -> None:
        """A list or a map as key: `{{ 年度 }}` is a map in a map to YAML."""
        if self.source.text.startswith("{{", start):
            span = Span(self.source, start, start + 1)
            self.faults.append(Diagnostic("E102", slips.BARE_BRACES, span, hint=slips.BRACES))
        else:
            self.faults.append(Diagnostic("E102", Message("这里的键不是文字"), key.span, hint=slips.QUOTE))

    def odd_key(self, key: Scalar, name: str) -> bool:
        """A key that does not stand in the file to the letter takes its folded name; → whether it is none."""
        if key.style == "" and key.text[:1] in slips.WIDE_SPACES:
            raise _Misindented
        if key.style == "" and key.text == "<<":
            message = Message("<< 在 YAML 里是“合并”，这里不能用")
            self.faults.append(Diagnostic("E105", message, key.span, hint=Message("把要用的内容写出来")))
            return True
        if not key.text.isprintable() and (match := _UNPRINTABLE.search(key.text)):
            message = Message("键里有换行或控制字符（U+{code}）", code=f"{ord(match[0]):04X}")
            self.faults.append(Diagnostic("E107", message, key.span, hint=Message("删掉它")))
        key.text = name
        return False

    def duplicate(self, key: Scalar, first: Scalar, start: int) -> None:
        """A key that its map, which starts there, has already: in an item of a list a dash was perhaps forgotten."""
        message = Message("“{name}”写了两次", name=key.text)
        related = (Related(first.span, Message("前面已经写过")),)
        hint = Message("留下一个，或者合并两处的内容")
        if self.source.text[:start].rstrip(" ").endswith("-") and self.source.text[start] != "{":
            hint = Message("如果是新的一项，前面加上“- ”；不是就留下一个")
        self.faults.append(Diagnostic("E106", message, key.span, related=related, hint=hint))

    def alias(self, event: Any) -> Scalar:
        self.fault("E105", event, slips.special("*"), slips.QUOTE)
        return Scalar(self.source, event.start_mark.index, event.end_mark.index, "", BROKEN)

    def anchor_or_tag(self, event: Any) -> None:
        self.fault("E105", event, slips.special("&" if event.anchor else "!"), slips.QUOTE)

    def fault(self, code: str, event: Any, message: Message, hint: Message | None = None) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        stop = self.source.text.find("\n", start, end)
        span = Span(self.source, start, stop if stop >= 0 else max(end, start + 1))
        self.faults.append(Diagnostic(code, message, span, hint=hint))


def _forbidden(source: Source) -> Iterator[Diagnostic]:
    """Characters that would be lost silently or that no Word file may hold."""
    for match in _FORBIDDEN.finditer(source.text):
        code, span = f"{ord(match[0]):04X}", Span(source, match.start(), match.end())
        if match[0] in _LINE_ENDS:
            message = Message("这里有一个看不见的换行符（U+{code}），它会被当成空格", code=code)
            hint = Message("删掉它；要分段，改用 |，一行一段")
        else:
            message, hint = Message("这里有一个看不见的控制字符（U+{code}）", code=code), Message("删掉它")
        yield Diagnostic("E107", message, span, hint=hint)


def _merged(one: Node, other: Node, path: str, faults: list[Diagnostic]) -> Node:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        entries = {key.text: (key, value) for key, value in one.entries}
        for key, value in other.entries:
            if key.text in entries:
                first, mine = entries[key.text]
                entries[key.text] = first, _merged(mine, value, key.text, faults)
            else:
                entries[key.text] = key, value
        return Mapping(one.source, one.start, one.end, list(entries.values()))
    message = Message("两个文件都写了“{name}”", name=path or Message("最外层"))
    related = (Related(one.span, Message("这里已经写过")),)
    faults.append(Diagnostic("E113", message, other.span, related=related, hint=Message("只留一处")))
    return one
