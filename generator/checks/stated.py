"""What an indicator states of itself: units, and rates that its own values contradict."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostic import WARNING, Diagnostic, Related
from generator.messages import Message
from generator.model import Figure, Indicator, Report, indicators
from generator.quantity import Kind, Quantity, plain, rounded, write


def check(report: Report) -> Iterator[Diagnostic]:
    """Every indicator of a report."""
    for indicator in indicators(report):
        yield from _unit(indicator)
        yield from _rate(indicator)


def _unit(indicator: Indicator) -> Iterator[Diagnostic]:
    """A number without unit: mostly forgotten, and a percentage without its % changes what growth means."""
    bare = [f for f in indicator.stated() if f.quantity and not f.quantity.unit and f.quantity.kind is Kind.AMOUNT]
    if bare and bare[0].span is not None:
        message = Message("“{name}”没有写单位：{value}", name=indicator.name, value=bare[0].text)
        hint = Message("把单位写在数的后面，如 {value}件、{value}%", value=bare[0].text)
        yield Diagnostic("E306", message, bare[0].span, hint=hint, severity=WARNING)


def _rate(indicator: Indicator) -> Iterator[Diagnostic]:
    """A stated 增速 that the values contradict by more than its last digit."""
    stated = indicator.growth
    if stated is None or stated.quantity is None or stated.quantity.low is None:
        return
    values = _values(indicator)
    if values is None:
        return
    now, then = values
    if indicator.constant_price or stated.quantity.unit != "%" or not stated.quantity.exact or then.value <= 0:
        return
    actual = (now.value - then.value) / then.value * 100
    digits = -int(stated.quantity.low.as_tuple().exponent)
    if abs(actual - stated.quantity.low) >= Decimal(1).scaleb(-digits):  # cut instead of rounded is no contradiction
        yield _contradiction(indicator, stated, actual, digits)


def _values(indicator: Indicator) -> tuple[Quantity, Quantity] | None:
    """This year's and last year's values, if they can be compared."""
    figures = (indicator.current, indicator.previous)
    found = [f.quantity for f in figures if f is not None and f.quantity is not None and f.quantity.exact]
    if len(found) < 2 or found[0].unit != found[1].unit or found[0].percentage:
        return None
    return found[0], found[1]


def _contradiction(indicator: Indicator, stated: Figure, actual: Decimal, digits: int) -> Diagnostic:
    computed = write(plain(rounded(actual, max(digits, 1))))
    message = Message(
        "“{name}”写的增速是 {stated}，由本年和上年算出来是 {computed}%",
        name=indicator.name, stated=stated.text, computed=computed,
    )  # fmt: skip
    figures = (indicator.current, indicator.previous)
    related = tuple(Related(f.span) for f in figures if f is not None and f.span is not None)
    hint = Message("删去 增速，由程序算；增速按可比价算的，写 可比价: 是")
    return Diagnostic("E307", message, stated.span, related=related, hint=hint)
