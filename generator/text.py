"""Clerk's text: literals and `{{ }}` expressions. It is never a template.

A Text is a stretch of one scalar, so that every fault finds its own column. Its
`pieces` are set when it is bound to the names in its scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from markupsafe import escape

from generator.blocks import Run
from generator.diagnostic import Diagnostic
from generator.messages import Message
from generator.node import BROKEN, Scalar, span_in
from generator.patterns import lazy
from generator.source import Span


class Expression(NamedTuple):
    """What stands between `{{` and `}}`, and where in the text it starts."""

    code: str
    start: int


class Text:
    """Characters `start` to before `start + len(value)` of a scalar's value."""

    __slots__ = ("key", "pieces", "scalar", "start", "value")

    def __init__(self, key: str, scalar: Scalar, start: int, value: str) -> None:
        self.key = key
        self.scalar = scalar
        self.start = start
        self.value = value
        self.pieces: tuple[str | Run, ...] | None = None

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Part of the text → its place in the file."""
        stop = len(self.value) if end is None else end
        return span_in(self.scalar, self.start + start, self.start + stop)

    def slice(self, start: int, end: int, key: str = "") -> Text:
        """A part of the text as a Text of its own, still to be bound."""
        return Text(key or self.key, self.scalar, self.start + start, self.value[start:end])

    def bound(self, pieces: Iterable[str | Run]) -> Text:
        """The same text with what it prints: literals and, as runs, figures."""
        copy = Text(self.key, self.scalar, self.start, self.value)
        copy.pieces = tuple(pieces)
        return copy

    def __html__(self) -> str:
        """Markup for the kind's template. A text without expressions needs no binding."""
        if self.pieces is None:
            return literal(self.value)
        return "".join([literal(piece) if isinstance(piece, str) else _data(piece) for piece in self.pieces])

    @property
    def runs(self) -> tuple[Run, ...]:
        """What its markup would be read as, for a text of one line."""
        if self.pieces is None:
            return (Run(self.value),) if self.value else ()
        return tuple([piece if isinstance(piece, Run) else Run(piece) for piece in self.pieces if piece])

    def __bool__(self) -> bool:
        return bool(self.value)


def computed(key: str, span: Span, pieces: Iterable[str | Run]) -> Text:
    """A text that the clerk did not write, at the place of what it was made from."""
    made = tuple(pieces)
    value = "".join([piece if isinstance(piece, str) else piece.text for piece in made])
    text = Text(key, Scalar(span.source, span.start, span.end, value, BROKEN), 0, value)
    text.pieces = made
    return text


_STRAY = lazy(r"\}\}|(?<=\}\})\}|\{%|\{#|[｛{]\s*｛|｛\s*\{")
_INSIDE = r"""(?:[^"'“”‘’{}]|"[^"]*"|'[^']*'|“[^”]*”|‘[^’]*’|\}(?!\}))*"""
_CODE = rf"({_INSIDE})\}}\}}"
_SIMPLE = lazy(r"""\{\{([^{}"'“”‘’]*)\}\}""")
#: One beside those of an expression would be read with them, and {名称} is taken for a slip.
_BRACES = lazy(r"[{}｛｝]+")
_MARKED = lazy("[\"'“”‘’{}]")
_WIDE_END = r"[｝}]\s*｝|｝\s*\}"
#: So many faults of one text say enough.
_MOST = 20


def split(text: Text) -> tuple[list[str | Expression], list[Diagnostic]]:
    """A text → its literals and expressions, and faults of the braces."""
    cut = _SIMPLE.split(text.value)
    if braced("".join(cut[::2])):
        return _carefully(text)
    pieces, at = list[str | Expression](), 0
    for literal_piece, code in zip(cut[::2], cut[1::2], strict=False):
        at += len(literal_piece) + 2
        pieces += (literal_piece, Expression(code, at))
        at += len(code) + 2
    return [*pieces, cut[-1]], []


def _carefully(text: Text) -> tuple[list[str | Expression], list[Diagnostic]]:
    """The same where there are quotes within an expression, or a brace too few or too many."""
    value, pieces, faults, at = text.value, list[str | Expression](), list[Diagnostic](), 0
    while (start := value.find("{{", at)) >= 0 and len(faults) < _MOST:
        faults += _strays(text, at, start)
        end = _end(value, start + 2)
        if end < 0:
            at = value.find("{{", start + 2)
            faults.append(_unclosed(text, start, len(value) if at < 0 else at))
            if at < 0:
                return pieces, faults
            continue
        pieces += [value[at:start], Expression(value[start + 2 : end], start + 2)]
        at = end + 2
    faults += _strays(text, at, len(value))
    return [*pieces, value[at:]], faults


def _end(value: str, start: int) -> int:
    """Where the `}}` of an expression is, or -1: not within quotes, and no brace before it."""
    end = value.find("}}", start)
    if end < 0 or _MARKED.search(value, start, end) is None:
        return end
    match = re.compile(_CODE).match(value, start)
    return match.end() - 2 if match else -1


def _unclosed(text: Text, start: int, stop: int) -> Diagnostic:
    """Why an expression does not end before `stop`: full-width braces, a quote too few, or nothing there."""
    if wide := re.compile(_WIDE_END).search(text.value, start, stop):
        return _brace_fault(text, wide.start(), wide[0])
    inside = re.compile(_INSIDE).match(text.value, start + 2)
    assert inside is not None
    end = inside.end()
    if end < stop and text.value[end] in "\"'“”‘’":
        hint = Message("成对地加引号，或者去掉")
        return Diagnostic("E403", Message("{{ }} 里的引号没有配对"), text.span(end, end + 1), hint=hint)
    return _brace_fault(text, start, "{{")


def _strays(text: Text, start: int, end: int) -> list[Diagnostic]:
    """Braces in a literal stretch that look like half an expression or like a template's."""
    if not braced(text.value[start:end]):
        return []
    found = islice(_STRAY.finditer(text.value, start, end), _MOST)
    return [_brace_fault(text, match.start(), match[0]) for match in found]


def plain(text: Text) -> bool:
    """Whether a text has no braces at all and needs no names."""
    return not braced(text.value)


def braced(value: str) -> bool:
    """Whether there is a brace, half-width or opening full-width."""
    return "{" in value or "}" in value or "｛" in value


def escaped(value: str) -> str:
    """Characters → the clerk's text that prints them: braces as quoted strings within an expression."""
    return _BRACES.sub(quoted, value)


def quoted(match: re.Match[str]) -> str:
    """What was found → the expression that prints it to the letter."""
    return f"{{{{ '{match[0]}' }}}}"


def literal(value: str) -> str:
    """A literal piece → markup that prints it to the letter; only a title's may hold a line end: a break."""
    if not ("&" in value or "<" in value or ">" in value or '"' in value or "\n" in value):
        return value
    markup = str(escape(value))
    return markup.replace("\n", "<break/>") if "\n" in markup else markup


def _data(run: Run) -> str:
    return f'<data key="{literal(run.figure or "")}">{literal(run.text)}</data>'


def _brace_fault(text: Text, start: int, sign: str) -> Diagnostic:
    span = text.span(start, start + len(sign))
    if sign in {"{{", "}}", "}"} and (fault := _miscounted(text, start)):
        return fault
    if sign == "{{":
        hint = Message("在这一处的末尾补上 }}；要打出 {{ 本身，写 {{ '{{' }}")
        if code := _CODE_ONLY.match(text.value, start + 2):
            hint = Message("写成 {{{{ {code} }}}}；要打出 {{{{ 本身，写 {{{{ '{{{{' }}}}", code=code[1])
        return Diagnostic("E403", Message("{{ 没有配对的 }}"), span, hint=hint)
    if sign in {"}}", "}"}:
        hint = Message("在前面补上 {{；要打出 }} 本身，写 {{ '}}' }}")
        return Diagnostic("E403", Message("}} 没有配对的 {{"), span, hint=hint)
    if "｛" in sign or "｝" in sign:
        return Diagnostic("E403", Message("这里是全角的大括号"), span, hint=Message("改成半角的 {{ 和 }}"))
    hint = Message("正文里只能用 {{{{ 名称或数 }}}}；要打出它本身，写 {{{{ '{sign}' }}}}", sign=sign)
    return Diagnostic("E404", Message("正文里不能用 {sign}", sign=sign), span, hint=hint)


#: What seems to be meant by an expression without its end: up to the sentence's next mark.
_CODE_ONLY = lazy(r"\s*([^{}｛｝\s，。；、：！？“”]{1,20})\s*(?=[，。；、：！？])")
#: An expression with a brace too few or too many.
_MISCOUNTED = lazy(r"(\{+)\s*([^{}｛｝\n]{1,40}?)\s*(\}+)")


def _miscounted(text: Text, start: int) -> Diagnostic | None:
    """The fault where an expression has both its ends, but not two braces at each."""
    for match in _MISCOUNTED.finditer(text.value, max(0, start - 60)):
        if match.start() <= start < match.end() and {len(match[1]), len(match[3])} <= {1, 2, 3}:
            message = Message("大括号的个数不对：{typed}", typed=match[0])
            hint = Message("两头各写两个：{{{{ {code} }}}}", code=match[2])
            return Diagnostic("E403", message, text.span(match.start(), match.end()), hint=hint)
    return None


_OPENING, _CLOSING = "“‘（《〈【〔({", "”’）》〉】〕)}"


def heading_end(value: str) -> int:
    """Where the heading of a plain line ends: behind its first 。 outside quotes and brackets."""
    depth, quoted = 0, False
    for i, char in enumerate(value):
        depth += (char in _OPENING) - (char in _CLOSING)
        quoted ^= char == '"'
        if char == "。" and depth <= 0 and not quoted:
            return i + 1
    return len(value)
