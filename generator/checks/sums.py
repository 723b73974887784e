"""Parts and their total: exhaustive parts make it up, incomplete ones do not exceed it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostic import ERROR, WARNING, Diagnostic, Related
from generator.interval import Interval, point
from generator.messages import Message
from generator.model import Figure, Indicator, Report, indicators
from generator.numerals import last_digit
from generator.quantity import Kind, Quantity, add


def check(report: Report) -> Iterator[Diagnostic]:
    """Every indicator of a report that has parts."""
    for indicator in indicators(report):
        if indicator.parts:
            yield from _total(indicator)


def _total(indicator: Indicator) -> Iterator[Diagnostic]:
    figures = [part.current for part in indicator.parts.values() if part.current is not None]
    quantities = [figure.quantity for figure in figures if figure.quantity is not None]
    total = indicator.current.quantity if indicator.current else None
    found = add(quantities) if quantities and len(quantities) == len(indicator.parts) else None
    if indicator.summed or total is None or found is None or total.dimension != found.dimension:
        return
    if total.kind is Kind.AMOUNT and _contradicts(point(found.base), total.interval, indicator.incomplete):
        rounding = total.exact and total.interval.widened(_slack([total, *quantities])).meets(point(found.base))
        yield _mismatch(indicator, figures, total, found, rounding=rounding)


def _contradicts(found: Interval, total: Interval, incomplete: bool) -> bool:
    """Whether the sum cannot be: 41 is not 近40. Parts that are not complete are wrong only if too much."""
    return found.above(total) if incomplete else not found.meets(total)


def _slack(quantities: list[Quantity]) -> Decimal:
    """How far rounded values may be off together: half a unit of each one's last digit. Counts are not rounded."""
    rounded = [q for q in quantities if q.scale or (q.low is not None and last_digit(q.low) < 1)]
    return sum((q.precision for q in rounded), Decimal(0))


def _mismatch(
    indicator: Indicator, figures: list[Figure], total: Quantity, found: Quantity, *, rounding: bool
) -> Diagnostic:
    assert indicator.current is not None
    nearest = total.upper if found.base > total.base and total.low is not None else total.base
    difference = total.with_base(abs(nearest - found.base))
    message = Message(
        "“{name}”各分项之和与合计不符：{terms} = {found}，合计写的是 {total}",
        name=indicator.name,
        terms=" + ".join(_number(figure.quantity) for figure in figures if figure.quantity),
        found=_number(found),
        total=_number(total),
    )
    if rounding:
        hint = Message("像是四舍五入的尾差；不是的话，核对台账")
    elif indicator.incomplete:
        hint = Message("分项超过了合计，核对台账")
    else:
        hint = Message("核对台账；若有未列的分项，补上，或写 其中不完全: 是")
    return Diagnostic(
        "E301",
        message,
        indicator.current.span,
        label=Message("相差 {difference}", difference=_number(difference)) if difference and difference.low else None,
        related=tuple(Related(figure.span) for figure in figures if figure.span),
        hint=hint,
        severity=WARNING if rounding else ERROR,
    )


def _number(quantity: Quantity) -> str:
    """A number without its unit, as it was typed: 近40, 320.91万."""
    return f"{quantity.before}{quantity.digits}{quantity.scale}{quantity.between}"
