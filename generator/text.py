"""Clerk's text: literals and `{{ }}` expressions. It is never a template.

A Text is a stretch of one scalar, so that every fault finds its own column. Its
`markup` is set when it is bound to the names in its scope.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import escape

from generator.diagnostic import Diagnostic
from generator.messages import Message
from generator.node import Scalar, span_in
from generator.source import Span


class Expression(NamedTuple):
    """What stands between `{{` and `}}`, folded to half width, and where in the scalar it starts."""

    code: str
    start: int


class Text:
    """Characters `start` to before `start + len(value)` of a scalar's value."""

    __slots__ = ("key", "markup", "scalar", "start", "value")

    def __init__(self, key: str, scalar: Scalar, start: int, value: str) -> None:
        self.key = key
        self.scalar = scalar
        self.start = start
        self.value = value
        self.markup: str | None = None

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Part of the text → its place in the file."""
        stop = len(self.value) if end is None else end
        return span_in(self.scalar, self.start + start, self.start + stop)

    def slice(self, start: int, end: int, key: str = "") -> Text:
        """A part of the text as a Text of its own, still to be bound."""
        return Text(key or self.key, self.scalar, self.start + start, self.value[start:end])

    def bound(self, markup: str) -> Text:
        """The same text with its markup."""
        copy = Text(self.key, self.scalar, self.start, self.value)
        copy.markup = markup
        return copy

    def __html__(self) -> str:
        """Markup for the kind's template. A text without expressions needs no binding."""
        return self.markup or literal(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)


_SPECIAL = re.compile("[&<>\"'\n]")
_OPEN = re.compile(r"\{\{|\}\}|\{%|\{#|[｛{]\s*｛|｛\s*\{")
_CODE = re.compile(r"""((?:[^"'“”{}]|"[^"]*"|'[^']*'|“[^”]*”|\}(?!\}))*)\}\}""")
#: What an input method types for the marks of an expression. One character for one: columns hold.
_FOLDED = str.maketrans({chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | dict(zip("“”‘’　｜", "\"\"'' |")))


def split(text: Text) -> tuple[list[str | Expression], list[Diagnostic]]:
    """A text → its literals and expressions, and faults of the braces."""
    value, pieces, faults, at = text.value, list[str | Expression](), list[Diagnostic](), 0
    while (match := _OPEN.search(value, at)) is not None:
        code = _CODE.match(value, match.end()) if match[0] == "{{" else None
        if code is None:
            faults.append(_brace_fault(text, match))
            at = match.end()
            continue
        pieces += [value[at : match.start()], Expression(code[1].translate(_FOLDED), match.end())]
        at = code.end()
    return [*pieces, value[at:]], faults


def plain(text: Text) -> bool:
    """Whether a text has no braces at all and needs no names."""
    return "{" not in text.value and "}" not in text.value and "｛" not in text.value


def literal(value: str) -> str:
    """A literal piece → markup that prints it to the letter; only a title's may hold a line end: a break."""
    if _SPECIAL.search(value) is None:
        return value
    markup = str(escape(value))
    return markup.replace("\n", "<break/>") if "\n" in markup else markup


def _brace_fault(text: Text, match: re.Match[str]) -> Diagnostic:
    span = text.span(match.start(), match.end())
    if match[0] == "{{":
        hint = Message("在这一处的末尾补上 }}}}；要打出 {{{{ 本身，写 {{{{ '{{{{' }}}}")
        return Diagnostic("E403", Message("{{{{ 没有配对的 }}}}"), span, hint=hint)
    if match[0] == "}}":
        hint = Message("在前面补上 {{{{；要打出 }}}} 本身，写 {{{{ '}}}}' }}}}")
        return Diagnostic("E403", Message("}}}} 没有配对的 {{{{"), span, hint=hint)
    if "｛" in match[0]:
        return Diagnostic("E403", Message("这里是全角的大括号"), span, hint=Message("改成半角的 {{{{ 和 }}}}"))
    hint = Message("正文里只能用 {{{{ 名称或数 }}}}；要打出它本身，写 {{{{ '{sign}' }}}}", sign=match[0])
    return Diagnostic("E404", Message("正文里不能用 {sign}", sign=match[0]), span, hint=hint)
