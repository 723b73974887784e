"""Source → Node tree. The only door to YAML.

It reads the parser's events: composed trees hide anchors and tags, and a file of
brackets would exhaust the stack. Scalars stay text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from generator.diagnostic import Diagnostic, Related
from generator.messages import Message
from generator.node import Mapping, Node, Scalar, Sequence
from generator.schema import KEYS
from generator.source import Source, Span

try:
    from yaml._yaml import CParser as Parser  # type: ignore[import-not-found, unused-ignore]
except ImportError:  # built without libyaml: the same events, slower

    def Parser(text: str) -> yaml.Loader:  # noqa: N802
        """YAML text → an event parser in pure Python."""
        return yaml.Loader(text)


MAX_DEPTH = 32
#: YAML takes these as line ends and turns them into spaces; Word files may not hold the rest.
_LINE_ENDS = "\x85\u2028\u2029"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]|\r(?!\n)")
_NEWS = (yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.ScalarEvent)
_SLIP = re.compile(r"^[ \t\u3000\xa0]*(?:-[ \t\u3000]+)?([\w*]{1,12})[ \t\u3000]*(：|:(?=[^\s]))")


def load(source: Source) -> tuple[Node | None, list[Diagnostic]]:
    """Source → its tree, or None, and every fault of its writing (E1xx)."""
    faults = list(_forbidden(source))
    if faults:
        return None, faults
    reader = _Reader(source)
    try:
        tree = reader.read()
    except yaml.YAMLError as fault:
        return None, [*reader.faults, *_syntax(source, fault)]
    except _TooDeep as fault:
        return None, [*reader.faults, fault.diagnostic]
    return tree, reader.faults


def merge(trees: list[Node]) -> tuple[Node | None, list[Diagnostic]]:
    """The trees of a folder's files → one tree; what two of them both write is a fault."""
    faults: list[Diagnostic] = []
    first, *others = trees
    for other in others:
        first = _merged(first, other, "", faults)
    return first, faults


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A key or name as typed → as it is compared: full-width letters, digits and marks are folded."""
    return name if name.isascii() else unicodedata.normalize("NFKC", name).strip()


class _TooDeep(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


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
        if event.anchor or (event.tag and not any(event.implicit)):
            self.anchor_or_tag(event)
        return Scalar(self.source, event.start_mark.index, event.end_mark.index, event.value, event.style or "")

    def node(self, event: Any, depth: int) -> Node:
        if event.__class__ is yaml.ScalarEvent:
            return self.scalar(event)
        if event.anchor or event.tag:
            self.anchor_or_tag(event)
        start = event.start_mark.index
        if depth > MAX_DEPTH:
            span = Span(self.source, start, start + 1)
            raise _TooDeep(Diagnostic("E108", Message("嵌套超过{limit}层", limit=MAX_DEPTH), span))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(start, depth)
        return self.mapping(start, depth)

    def value(self, event: Any, depth: int) -> Node:
        if event.__class__ is yaml.AliasEvent:
            return self.alias(event)
        return self.node(event, depth)

    def sequence(self, start: int, depth: int) -> Sequence:
        items: list[Node] = []
        while (event := self.next()).__class__ is not yaml.SequenceEndEvent:
            plain = event.__class__ is yaml.ScalarEvent
            items.append(self.scalar(event) if plain else self.value(event, depth + 1))
        return Sequence(self.source, start, event.end_mark.index, items)

    def mapping(self, start: int, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        while (event := self.next()).__class__ is not yaml.MappingEndEvent:
            plain = event.__class__ is yaml.ScalarEvent
            key = self.scalar(event) if plain else self.value(event, depth + 1)
            event = self.next()
            plain = event.__class__ is yaml.ScalarEvent
            value = self.scalar(event) if plain else self.value(event, depth + 1)
            if isinstance(key, Scalar):
                key.text = fold(key.text)
                if seen.setdefault(key.text, key) is not key:
                    self.duplicate(key, seen[key.text])
                entries.append((key, value))
            else:
                self.fault("E102", event, Message("这里的键不是文字"), _BRACES)
        return Mapping(self.source, start, event.end_mark.index, entries)

    def duplicate(self, key: Scalar, first: Scalar) -> None:
        message = Message("“{name}”写了两次", name=key.text)
        related = (Related(first.span, Message("前面已经写过")),)
        hint = Message("留下一个，或者合并两处的内容")
        self.faults.append(Diagnostic("E106", message, key.span, related=related, hint=hint))

    def alias(self, event: Any) -> Scalar:
        self.fault("E105", event, Message("以 * 开头的写法在 YAML 里是“引用”，这里不能用"), _QUOTE)
        return Scalar(self.source, event.start_mark.index, event.end_mark.index, "", "*")

    def anchor_or_tag(self, event: Any) -> None:
        sign = "&" if event.anchor else "!"
        kind = Message("锚点") if event.anchor else Message("类型标签")
        message = Message("以 {sign} 开头的写法在 YAML 里是“{kind}”，这里不能用", sign=sign, kind=kind)
        self.fault("E105", event, message, _QUOTE)

    def fault(self, code: str, event: Any, message: Message, hint: Message | None = None) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        stop = self.source.text.find("\n", start, end)
        span = Span(self.source, start, stop if stop >= 0 else max(end, start + 1))
        self.faults.append(Diagnostic(code, message, span, hint=hint))


_QUOTE = Message("如果是正文，给整句加上引号，或改用 |，正文写在下一行")
_BRACES = Message("以 {{{{ 开头的内容要加引号，或改用 |，正文写在下一行")


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


def _syntax(source: Source, fault: yaml.YAMLError) -> Iterator[Diagnostic]:
    """YAML's error → what the clerk did, and every other slip of the same kind in the file."""
    slips = list(slips_of_the_colon(source))
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    at = min(mark.index, len(source.text)) if mark else 0
    near = source.line_of(at)
    yield from slips
    if any(0 <= near - source.line_of(s.span.start) <= 1 for s in slips if s.span):
        return  # the slip is the cause: YAML notices it up to one line late
    message, hint, place = _meaning(source, at, str(getattr(fault, "problem", "")))
    yield Diagnostic("E102", message, Span(source, place, min(place + 1, len(source.text))), hint=hint)


def _meaning(source: Source, at: int, problem: str) -> tuple[Message, Message | None, int]:
    number = source.line_of(at)
    line = source.line(number)
    start = source.starts[number]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Message("缩进里有制表符（Tab）"), Message("缩进只能用空格，每层2个"), start + indent.index("\t")
    if strange := next((c for c in indent if c not in " "), None):
        return Message("缩进里有全角空格"), Message("缩进只能用半角空格，每层2个"), start + indent.index(strange)
    if (braces := re.search(r"(?::|-) +(\{\{)", line)) is not None:
        return Message("以 {{{{ 开头的内容没有加引号"), _BRACES, start + braces.start(1)
    if re.match(r"[\s-]*(?:[\w]+: +)?[@`%]", line):
        return Message("正文不能以 @ ` % 开头"), _QUOTE, at
    if "mapping values" in problem:
        return Message("这一行里有两个“冒号加空格”"), _QUOTE, at
    if "quoted scalar" in problem or "end of stream" in problem:
        return Message("引号没有配对"), Message("在这一句的末尾补上引号"), at
    if "expected <block end>" in problem or "expected key" in problem:
        return Message("缩进与上一行对不齐"), Message("同一层的各行左边要对齐；下一层多缩进2个空格"), at
    return Message("这里不合 YAML 的写法"), Message("检查这一行和上一行的冒号、引号和缩进"), at


def slips_of_the_colon(source: Source) -> Iterator[Diagnostic]:
    """Lines outside blocks of prose whose key has a full-width colon, or no space after it."""
    block = -1
    for number in range(len(source.starts)):
        line = source.line(number)
        indent = len(line) - len(line.lstrip())
        if not line.strip() or (block >= 0 and indent > block):
            continue
        block = indent if re.search(r"[:：-]\s*[|>][+-]?\d?\s*(#.*)?$", line) else -1
        match = _SLIP.match(line)
        if match and fold(match[1]) in KEYS:
            start = source.starts[number] + match.start(2)
            yield colon_slip(Span(source, start, start + 1), match[1], full_width=match[2] == "：")


def colon_slip(span: Span, key: str, *, full_width: bool) -> Diagnostic:
    """The finding for `键：值` and `键:值`."""
    hint = Message("改成半角冒号加一个空格：{key}: ", key=key)
    if full_width:
        return Diagnostic("E103", Message("“{key}”后面是全角冒号", key=key), span, hint=hint)
    return Diagnostic("E103", Message("“{key}”的冒号后面没有空格", key=key), span, hint=hint)


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
