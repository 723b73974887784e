"""What is typed around a text's expressions → slips: one brace for two, a unit twice, a unit outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostic import WARNING, Diagnostic
from generator.evaluate import Scope
from generator.messages import Message
from generator.model import Figure
from generator.patterns import lazy
from generator.quantity import Kind, Unreadable, parse
from generator.text import Expression, Text
from generator.units import unit_at

_SINGLE = lazy(r"\{([^{}]+)\}")
_FIRST_NAME = lazy(r"\s*[.|\[]")


def single_braces(text: Text, pieces: Sequence[str | Expression], scope: Scope) -> Iterator[Diagnostic]:
    """`{ 名称 }` or `{ 10期 }` in a literal: one brace is missing on each side."""
    at = 0
    for piece in pieces:
        if isinstance(piece, Expression):
            at = piece.start + len(piece.code) + 2
            continue
        for match in _SINGLE.finditer(piece):
            name = match[1].strip()
            if _FIRST_NAME.split(name)[0] in scope or _amount(name):
                message = Message("“{text}”只有一层大括号，不会换成数", text=match[0])
                hint = Message("写成 {{{{ {name} }}}}", name=name)
                yield Diagnostic("E403", message, text.span(at + match.start(), at + match.end()), hint=hint)


def _amount(typed: str) -> bool:
    """Whether it is a number with its unit."""
    try:
        return bool(parse(typed).unit)
    except Unreadable:
        return False


def units(text: Text, typed: Expression, figure: Figure, behind: str, *, cell: bool) -> Iterator[Diagnostic]:
    """The unit of a figure, typed `behind` it in the text; a table's cell may have it there alone."""
    quantity, code = figure.quantity, typed.code.strip()
    if quantity is not None and quantity.unit:
        yield from _twice(text, figure.text, quantity.unit, behind, typed.start + len(typed.code) + 2)
    elif quantity is not None and not cell and quantity.kind is Kind.AMOUNT and figure.text == code:
        start = typed.start + len(typed.code) - len(typed.code.lstrip())
        yield from _outside(text, code, behind, start)


def _twice(text: Text, printed: str, unit: str, behind: str, at: int) -> Iterator[Diagnostic]:
    """A unit at the end of a value that prints it; one 字 before others is let be: 43家家庭农场."""
    if not behind.startswith(unit) or (len(unit) == 1 and behind[1:2].isalpha()):
        return
    message = Message("“{text}”的单位写了两遍", text=printed + unit)
    hint = Message("数自带单位，删去后面的“{unit}”", unit=unit)
    yield Diagnostic("E308", message, text.span(at, at + len(unit)), hint=hint, severity=WARNING)


def _outside(text: Text, value: str, behind: str, at: int) -> Iterator[Diagnostic]:
    """`{{ 86 }}件`; a year and 第3 have none."""
    unit = unit_at(behind, 0)
    if not unit or unit == "年" or text.value[:at].rstrip("{ ").endswith("第"):
        return
    message = Message("“{value}”的单位写在了大括号外面", value=value)
    hint = Message("写成 {{{{ {value}{unit} }}}}", value=value, unit=unit)
    yield Diagnostic("E306", message, text.span(at, at + len(value)), hint=hint, severity=WARNING)
