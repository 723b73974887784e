"""Units: a number without one, values of one indicator that do not convert, and 万 for 亿."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.checks.finding import told
from generator.checks.reckoning import amount
from generator.checks.sums import ALIKE
from generator.diagnostic import ERROR, WARNING, Diagnostic
from generator.messages import Message
from generator.model import Figure, Indicator, Report
from generator.quantity import Quantity
from generator.units import MEASURES

#: Two values of one indicator differ at most so many times, a year apart and more years apart.
_APART, _FAR_APART = 6, 20
#: The smaller of them has at least this number: 2件 may well become 30件. Below it they are this many times apart.
_SMALL, _ENORMOUS = 20, 50
#: What a point that moved by one makes of a value that grew or fell by a third at most; growth itself may do so.
_TENFOLD, _GROWTH = (Decimal("7.5"), Decimal("13.5")), "增"


def check(report: Report, indicators: list[Indicator]) -> Iterator[Diagnostic]:
    """Every indicator of a report."""
    year = report.head.this_year
    for one in indicators:
        yield from _missing(one)
        yield from _parts(one)
        for other, value, most in _pairs(one, year):
            yield from _different(one, other, value, most)


def _missing(one: Indicator) -> Iterator[Diagnostic]:
    """A number without unit: mostly forgotten, and a percentage without its % changes what growth means."""
    bare = [f for f in one.stated() if (q := amount(f)) is not None and not q.unit]
    if bare and bare[0].span is not None:
        message = Message("“{name}”没有写单位：{value}", name=one.name, value=bare[0].text)
        units = [q.unit for f in one.stated() if (q := amount(f)) is not None and q.unit]
        hint = Message("把单位写在数的后面，如 {value}件；百分数写上 %", value=bare[0].text)
        if units:
            hint = Message("把单位写在数的后面：{value}{unit}", value=bare[0].text, unit=units[0])
        yield told("E306", message, bare[0], hint=hint)


def _pairs(one: Indicator, year: int) -> Iterator[tuple[Figure, Figure, int]]:
    """Values to be held against each other, and how many times they may be apart: neighbours in time, aims."""
    known = [(int(name), figure) for name, figure in one.series.items() if name.isdecimal()]
    known += [(when, f) for when, f in ((year - 1, one.previous), (year, one.current)) if f is not None]
    years = sorted([(when, f) for when, f in known if _written(f)], key=lambda each: each[0])
    for (before, then), (when, now) in pairwise(years):
        yield now, then, _APART if when - before <= 1 else _FAR_APART
    aims = [tier for aim in (one.target, one.next_target) if aim for tier in (aim.ensured, aim.strived)]
    first = one.current or next((tier for tier in aims if _written(tier)), None)
    for tier in aims:
        if first is not None and tier is not None and tier is not first and _written(tier) and _written(first):
            yield first, tier, _APART


def _written(figure: Figure | None) -> bool:
    """Whether an amount stands in the file, and was not computed."""
    return figure is not None and figure.span is not None and not figure.formula and amount(figure) is not None


def _different(one: Indicator, first: Figure, other: Figure, most: int) -> Iterator[Diagnostic]:
    a, b = amount(first), amount(other)
    if a is None or b is None or not (a.unit and b.unit):
        return
    if a.dimension != b.dimension:
        measured = a.unit in MEASURES or b.unit in MEASURES
        message = Message("“{name}”前后的单位不同：{a}、{b}", name=one.name, a=a, b=b)
        hint = Message("在指标里改成一样的单位；能换算的（万元、亿元，亩、公顷）算一样")
        if a.percentage != b.percentage:
            hint = Message("要说增减百分之几，写 增长{rate} 或 下降{rate}", rate=a if a.percentage else b)
        yield told("E311", message, other, first, hint=hint, severity=ERROR if measured else WARNING)
    elif _apart(a, b, most) or (most == _APART and _GROWTH not in one.name + (one.label or "") and _shifted(a, b)):
        message = Message("“{name}”前后相差太大：{a}、{b}", name=one.name, a=a, b=b)
        hint = Message("看看万、亿有没有写错，数字有没有多一位、少一位")
        yield told("E319", message, other, first, hint=hint)


def _apart(a: Quantity, b: Quantity, most: int) -> bool:
    if a.low is None or b.low is None or a.high or b.high or a.percentage or a.low * b.low <= 0:
        return False
    same = a.unit == b.unit
    one, other = abs(a.value if same else a.base), abs(b.value if same else b.base)
    if max(one, other) < min(one, other) * most:
        return False
    less = a if one < other else b
    return abs(less.low or Decimal(0)) >= _SMALL or max(one, other) >= min(one, other) * _ENORMOUS


def _shifted(a: Quantity, b: Quantity) -> bool:
    """Whether the point of one may have moved: 0.65% and 9.1%, 2.41亿元 and 24.8亿元. Counts of things have none."""
    if a.low is None or b.low is None or a.high or b.high or not (a.low > 0 and b.low > 0) or a.unit != b.unit:
        return False
    if a.scale != b.scale or a.low == a.low.to_integral_value() or b.low == b.low.to_integral_value():
        return False
    return _TENFOLD[0] <= max(a.low, b.low) / min(a.low, b.low) <= _TENFOLD[1]


def _parts(one: Indicator) -> Iterator[Diagnostic]:
    """Of parts in the total's unit one in another: 5件、23人、2件 of 30件."""
    whole = amount(one.current)
    if whole is None or one.current is None or not whole.unit or one.summed:
        return
    parts = [(f, q) for part in one.parts.values() if (f := part.current) and (q := amount(f)) and q.unit]
    others = [(figure, q) for figure, q in parts if q.dimension != whole.dimension]
    exact = all(q.exact for _, q in parts) and len(parts) == len(one.parts)
    adds_up = exact and whole.exact and sum(q.value for _, q in parts) == whole.value
    odd = 2 * len(others) < len(parts) and not {whole.unit, *(q.unit for _, q in others)} <= ALIKE
    if not others or not (odd or adds_up):
        return
    figure, quantity = others[0]
    message = Message("“{name}”的合计是 {total}，分项里有 {part}", name=one.name, total=whole, part=quantity)
    hint = Message("单位写错了的，改过来；不是一样的东西，写进 各项")
    yield told("E311", message, figure, one.current, hint=hint)
