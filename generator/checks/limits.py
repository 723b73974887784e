"""What no number can be: a share over the whole, a part of a thing, a name that still stands for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.checks import shares
from generator.checks.finding import told
from generator.checks.reckoning import amount, claimed, total
from generator.diagnostic import ERROR, Diagnostic
from generator.interval import point
from generator.messages import Message
from generator.model import Figure, Indicator, Report
from generator.patterns import lazy
from generator.quantity import Exactness, Quantity

#: What is said per head or on an average may have decimals, whatever it counts.
_PER = lazy("每|均|比例|密度")
#: What is counted whole.
_WHOLE = frozenset("件家户名人个项所座场期次届批篇册份台辆只头棵株名位宗起例")
#: What is typed where a number is to come.
_PLACEHOLDERS = frozenset("XxＸｘ×□○〇▢_＿?？某待")
_WHOLE_SHARE = point(Decimal(100))
_HINT = Message("核对数和单位")


def check(_report: Report, indicators: list[Indicator]) -> Iterator[Diagnostic]:
    """Every indicator of a report."""
    for one in indicators:
        yield from _parts(one)
        yield from _over_whole(one)
        name = one.name + (one.label or "")
        for figure in (*one.stated(), *_elsewhere(one)):
            if (quantity := amount(figure)) is not None and figure.span is not None:
                yield from _unfilled(one, figure, quantity)
                yield from _marks(one, figure, quantity)
                if figure not in (one.growth, one.change, one.target_growth, one.target_change):
                    yield from _impossible(one, figure, quantity, name)


def _elsewhere(one: Indicator) -> Iterator[Figure]:
    """What the same is in other places."""
    if isinstance(one.comparison, Mapping):
        yield from one.comparison.values()


def _parts(one: Indicator) -> Iterator[Diagnostic]:
    """Parts that are percentages of a whole which is none: all of it, or at most all of it."""
    shares = [(f, q) for f in one.part_values if (q := amount(f)) is not None and q.percentage and q.low is not None]
    whole = amount(one.current)
    if len(shares) < 2 or (whole is not None and whole.percentage and not one.summed):
        return
    found, room = total([q for _, q in shares]), sum((q.precision for _, q in shares), Decimal(0))
    complete = len(shares) == len(one.parts) and not one.incomplete and not one.summed
    if found.above(_WHOLE_SHARE.widened(room)) or (complete and found.below(_WHOLE_SHARE.widened(room))):
        terms = " + ".join(str(quantity) for _, quantity in shares)
        parts = {"name": one.name, "terms": terms, "found": f"{found.low}%"}
        message = Message("“{name}”各分项占比加起来不是100%：{terms} = {found}", **parts)
        hint = Message("核对台账；没有列全的，写 其中不完全: 是")
        yield told("E310", message, shares[0][0], *(f for f, _ in shares[1:]), hint=hint, severity=ERROR)


def _over_whole(one: Indicator) -> Iterator[Diagnostic]:
    """占: what is a share of something is not more than that."""
    part, whole = amount(one.current), amount(one.whole.current) if one.whole else None
    if one.share_of is None or part is None or part.low is None or one.current is None or one.whole is None:
        return
    over = whole is not None and part.dimension == whole.dimension and claimed(part).above(claimed(whole))
    if over or (part.percentage and (part.interval.above(_WHOLE_SHARE) or part.low < 0)):
        parts = {"name": one.name, "whole": one.whole.name, "part": part, "value": whole or one.share_of}
        message = Message("“{name}”占“{whole}”的比重不在100%以内：{part}、{value}", **parts)
        yield told("E310", message, one.current, one.whole.current, hint=_HINT, severity=ERROR)


def _impossible(one: Indicator, figure: Figure, quantity: Quantity, name: str) -> Iterator[Diagnostic]:
    low = quantity.low
    if low is None:
        return
    parts = {"name": one.name, "value": figure.text}
    if quantity.percentage and shares.whole(name):
        if quantity.interval.above(_WHOLE_SHARE) or low < 0:
            message = Message("“{name}”是 {value}：这样的比例不会超过100%，也不会是负数", **parts)
            yield told("E310", message, figure, hint=_HINT, severity=ERROR)
    elif low < 0 and quantity.unit in _WHOLE and "净" not in name:
        yield told("E310", Message("“{name}”是 {value}：个数不会是负数", **parts), figure, hint=_HINT)
    elif low != low.to_integral_value() and not quantity.scale and quantity.unit in _WHOLE and not _PER.search(name):
        yield told("E310", Message("“{name}”是 {value}：个数不会带小数", **parts), figure, hint=_HINT)


def _unfilled(one: Indicator, figure: Figure, quantity: Quantity) -> Iterator[Diagnostic]:
    if not _PLACEHOLDERS.isdisjoint(quantity.unit):
        message = Message("“{name}”里还有没填的：{value}", name=one.name, value=figure.text)
        yield told("E310", message, figure, hint=Message("补上数字"), severity=ERROR)


def _marks(one: Indicator, figure: Figure, quantity: Quantity) -> Iterator[Diagnostic]:
    """Two marks of approximation, or 余 behind a number that is exact: 38余项."""
    parts = {"name": one.name, "value": figure.text}
    mark = quantity.before or quantity.within or quantity.between or quantity.after
    if mark and quantity.high is not None and quantity.dash:
        hint = Message("范围已经是约数，去掉“{mark}”", mark=mark)
        yield told("E316", Message("“{name}”写了两个约数：{value}", **parts), figure, hint=hint)
    elif quantity.within and not quantity.scale and quantity.high is None and _exact(quantity):
        parts["mark"] = quantity.within
        hint = Message("准数去掉“{mark}”；约数写成整十、整百", **parts)
        yield told("E316", Message("“{name}”写了 {value}：准数后面不写“{mark}”", **parts), figure, hint=hint)


def _exact(quantity: Quantity) -> bool:
    """Whether the last figure is not a zero: 38, not 30."""
    low = quantity.low
    return low is not None and quantity.exactness is Exactness.ABOVE and low > 10 and low % 10 != 0
