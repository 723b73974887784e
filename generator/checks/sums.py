"""Parts and their total: exhaustive parts make it up, incomplete ones do not exceed it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.reckoning import amount, counted, number, slack, to_unit, total
from generator.diagnostic import ERROR, WARNING, Diagnostic, Related
from generator.interval import Interval
from generator.messages import Message
from generator.model import Figure, Indicator, Report
from generator.quantity import SCALES, Quantity

#: Classifiers that offices take for one another: a total in 家 and a part in 个.
ALIKE = frozenset("个家户所项件种")


def check(_report: Report, indicators: list[Indicator]) -> Iterator[Diagnostic]:
    """Every indicator of a report that has parts and a total that was written."""
    for one in indicators:
        if one.parts and not one.summed:
            yield from _total(one)


def _total(one: Indicator) -> Iterator[Diagnostic]:
    figures = one.part_values
    parts = [quantity for figure in figures if (quantity := amount(figure)) is not None]
    whole = amount(one.current)
    if whole is None or len(parts) < len(one.parts):
        return
    found = total(parts)
    if all(part.dimension == whole.dimension for part in parts):
        fits = not found.above(whole.interval) if one.incomplete else found.meets(whole.interval)
        if not fits and not _by_rounding(found, whole, one.incomplete):
            tail = _tail(found, whole, parts)
            yield _mismatch(one, figures, parts, whole, severity=WARNING if tail else ERROR, tail=tail)
    elif _alike(parts, whole) and found.above(whole.interval):
        yield _mismatch(one, figures, parts, whole, severity=WARNING)


def _by_rounding(found: Interval, whole: Quantity, incomplete: bool) -> bool:
    """Whether the sum, rounded as the total is, is the total: 64.9亿元 are 65亿元."""
    if found.low != found.high or not whole.exact or counted(whole):
        return False
    unit = whole.precision * 2
    short = to_unit(found.low, unit)
    return short == whole.base or (incomplete and short < whole.base)


def _tail(found: Interval, whole: Quantity, parts: list[Quantity]) -> bool:
    """Whether the rounding of all of them together may make the difference."""
    room = slack(whole) + sum(map(slack, parts), Decimal(0))
    return whole.exact and found.low == found.high and abs(found.low - whole.base) <= room


def _alike(parts: list[Quantity], whole: Quantity) -> bool:
    """Whether the total and its parts are things counted with one classifier or another, one part with the total's."""
    units = {part.unit for part in parts}
    return whole.unit in units and units | {whole.unit} <= ALIKE


def _mismatch(
    one: Indicator, figures: list[Figure], parts: list[Quantity], whole: Quantity, *, severity: str, tail: bool = False
) -> Diagnostic:
    assert one.current is not None
    same = len({part.unit for part in (*parts, whole)}) == 1
    message = Message(
        "“{name}”各分项之和与合计不符：{terms} = {found}，合计写的是 {total}",
        name=one.name,
        terms=" + ".join(number(part) if same else str(part) for part in parts),
        found=_sum(parts, whole, same=same),
        total=number(whole) if same else str(whole),
    )
    return Diagnostic(
        "E301",
        message,
        one.current.span,
        label=_label(parts, whole),
        related=tuple(Related(figure.span) for figure in figures if figure.span),
        hint=_hint(one, tail=tail),
        severity=severity,
    )


def _sum(parts: list[Quantity], whole: Quantity, *, same: bool) -> str:
    """What the parts come to, in the first one's scale, or the total's where units differ."""
    like, found = parts[0] if same else whole, total(parts)
    if found.low == found.high:
        return _written(found.low, like, same=same)
    if found.above(whole.interval):
        return _written(found.low, like, same=same) + "以上"
    return _written(found.high, like, same=same) + "以下"


def _written(base: Decimal, like: Quantity, *, same: bool = True) -> str:
    """A value in base units in another number's scale and script; with its unit unless all have the same."""
    made = like.with_base(base) or like.with_value(base / like.size * SCALES[like.scale])
    return number(made) if same else str(made)


def _label(parts: list[Quantity], whole: Quantity) -> Message | None:
    found = total(parts)
    nearest = whole.upper if found.low > whole.base and whole.low is not None else whole.base
    difference = abs(found.low - nearest)
    if found.low != found.high or not difference:
        return None
    return Message("相差 {difference}", difference=_written(difference, whole))


def _hint(one: Indicator, *, tail: bool) -> Message:
    if tail:
        return Message("像是四舍五入的尾差；不是的话，核对台账")
    if one.incomplete:
        return Message("分项超过了合计，核对台账")
    return Message("核对台账；若有未列的分项，补上，或写 其中不完全: 是")
