"""Units: a number without one, values of one indicator that do not convert, and 万 for 亿."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.finding import told
from generator.checks.reckoning import amount
from generator.diagnostic import ERROR, WARNING, Diagnostic
from generator.messages import Message
from generator.model import Figure, Indicator, Report
from generator.quantity import Quantity
from generator.units import MEASURES

#: Values of one indicator, years apart, that differ more than this: a unit or a digit is wrong.
_APART = 8
#: The smaller of them must be at least this, in its own unit: 2件 may well become 30件.
_SMALL = 20


def check(_report: Report, indicators: list[Indicator]) -> Iterator[Diagnostic]:
    """Every indicator of a report."""
    for one in indicators:
        yield from _missing(one)
        values = [figure for figure in _values(one) if figure.span is not None and amount(figure) is not None]
        yield from _different(one, values)


def _missing(one: Indicator) -> Iterator[Diagnostic]:
    """A number without unit: mostly forgotten, and a percentage without its % changes what growth means."""
    bare = [f for f in one.stated() if (q := amount(f)) is not None and not q.unit]
    if bare and bare[0].span is not None:
        message = Message("“{name}”没有写单位：{value}", name=one.name, value=bare[0].text)
        hint = Message("把单位写在数的后面，如 {value}件、{value}%", value=bare[0].text)
        yield told("E306", message, bare[0], hint=hint)


def _values(one: Indicator) -> list[Figure]:
    """What is of one kind: the years' values and the aims; the first is what the others are held against."""
    aims = [tier for aim in (one.target, one.next_target) if aim for tier in (aim.ensured, aim.strived)]
    return [f for f in (one.current, one.previous, *one.series.values(), *aims) if f is not None and not f.formula]


def _different(one: Indicator, values: list[Figure]) -> Iterator[Diagnostic]:
    for other in values[1:]:
        a, b = amount(values[0]), amount(other)
        if a is None or b is None or not (a.unit and b.unit):
            continue
        if a.dimension != b.dimension:
            measured = a.unit in MEASURES or b.unit in MEASURES
            message = Message("“{name}”前后的单位不同：{a}、{b}", name=one.name, a=a, b=b)
            hint = Message("在指标里改成一样的单位；能换算的（万元、亿元，亩、公顷）算一样")
            severity = ERROR if measured else WARNING
            yield told("E311", message, other, values[0], hint=hint, severity=severity)
        elif _apart(a, b):
            message = Message("“{name}”前后相差太大：{a}、{b}", name=one.name, a=a, b=b)
            hint = Message("看看万、亿有没有写错，数字有没有多一位、少一位")
            yield told("E319", message, other, values[0], hint=hint)


def _apart(a: Quantity, b: Quantity) -> bool:
    if a.low is None or b.low is None or a.percentage or a.low * b.low <= 0:
        return False
    one, other = (abs(a.value), abs(b.value)) if a.unit == b.unit else (abs(a.base), abs(b.base))
    if max(one, other) < min(one, other) * _APART:
        return False
    less = a if one < other else b
    return abs(less.value) >= _SMALL or less.unit in MEASURES or bool(less.scale)
