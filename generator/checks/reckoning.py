"""What written numbers allow: differences, growth and shares of claims, with the rounding of their last digits."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

from generator.interval import Interval
from generator.model import Figure
from generator.named import Named
from generator.quantity import Kind, Quantity, plain, rounded, write

#: A rate is not held against values that leave it open by more than so many units of its last digit.
_OPEN = 4


def counted(quantity: Quantity) -> bool:
    """Whether it is a count, which nobody rounds: a whole number without 万 or 亿."""
    low = quantity.low
    return low is not None and not quantity.scale and low == low.to_integral_value() and low.as_tuple().exponent == 0


def slack(quantity: Quantity) -> Decimal:
    """How far the true value may be from the written one by rounding, in base units."""
    return Decimal(0) if counted(quantity) else quantity.precision


def claimed(quantity: Quantity) -> Interval:
    """Between which values the true one lies, rounding allowed for; an amount is not below zero unless it says so."""
    found, room = quantity.interval, slack(quantity)
    low = found.low if found.low.is_finite() else min(Decimal(0), quantity.base)
    return Interval(low - room, found.high + room, found.low_open and not room, found.high_open and not room)


def amount(figure: Figure | None) -> Quantity | None:
    """A figure's quantity, if it is an amount of something; an ordinal or a streak is none."""
    quantity = figure.quantity if figure else None
    return quantity if quantity is not None and quantity.kind is Kind.AMOUNT else None


def number(quantity: Quantity) -> str:
    """A number without its unit, as it was typed: 近40, 320.91万."""
    return f"{quantity.before}{quantity.digits}{quantity.scale}{quantity.between}"


class Reckoned(Named):
    """What two written numbers come to: the arithmetic, the values that rounding allows, and the value itself.

    `value` is None where one of the numbers is not exact; `unit` is the result's, with 万 or 亿, and `size` how many
    base units it is.
    """

    terms: str
    allowed: Interval
    value: Decimal | None
    unit: str
    size: Decimal = Decimal(1)
    dimension: str = "rate"

    def result(self, decimals: int) -> str:
        """What they come to, rounded: 23.8%; where they only bound it, the bound."""
        low, high = self.allowed.low / self.size, self.allowed.high / self.size
        if self.value is not None:
            return f"{write(plain(rounded(self.value / self.size, decimals)))}{self.unit}"
        if low.is_finite():
            return f"{write(plain(rounded(low, decimals)))}{self.unit}以上"
        return f"{write(plain(rounded(high, decimals)))}{self.unit}以下"

    def shown(self, decimals: int) -> str:
        """The arithmetic with its result: （1945 − 1571）÷ 1571 = 23.8%."""
        return f"{self.terms} = {self.result(decimals)}"


def growth(now: Quantity, then: Quantity, *, relative: bool = False) -> Reckoned | None:
    """The rate in %, of percentages the difference in points unless `relative`; None where there is none."""
    if now.dimension != then.dimension:
        return None
    if now.percentage and then.percentage and not relative:
        return difference(now, then)
    a, b = claimed(now), claimed(then)
    if b.low <= 0 or a.low < 0:
        return None
    allowed = Interval((a.low / b.high - 1) * 100, (a.high / b.low - 1) * 100, a.low_open, a.high_open)
    exact = now.exact and then.exact
    value = (now.base / then.base - 1) * 100 if exact else None
    return Reckoned(f"（{number(now)} − {number(then)}）÷ {number(then)}", allowed, value, "%")


def difference(now: Quantity, then: Quantity) -> Reckoned | None:
    """How much more, in base units; of percentages in points."""
    if now.dimension != then.dimension:
        return None
    a, b = claimed(now), claimed(then)
    low_open, high_open = a.low_open or b.high_open, a.high_open or b.low_open
    allowed = Interval(a.low - b.high, a.high - b.low, low_open, high_open)
    value = now.base - then.base if now.exact and then.exact else None
    if now.percentage:
        return Reckoned(f"{now} − {then}", allowed, value, "个百分点", dimension="points")
    return Reckoned(f"{number(now)} − {number(then)}", allowed, value, now.scale + now.unit, now.size, now.dimension)


def total(quantities: Iterable[Quantity]) -> Interval:
    """The sum of claims, rounding not allowed for."""
    found = [(q, q.interval) for q in quantities]
    lows = [i.low if i.low.is_finite() else min(Decimal(0), q.base) for q, i in found]
    opened = any(i.low_open and i.low.is_finite() for _, i in found), any(i.high_open for _, i in found)
    return Interval(sum(lows, Decimal(0)), sum((i.high for _, i in found), Decimal(0)), *opened)


class Verdict(Enum):
    """Of a stated number: it holds, was cut instead of rounded, is off by rounding of what it came from, is wrong."""

    HOLDS = "holds"
    CUT = "cut"
    OFF = "off"
    WRONG = "wrong"


def judged(stated: Quantity, found: Reckoned) -> Verdict:
    """A stated number against what the values come to."""
    room = stated.precision
    claim = stated.interval.widened(room)
    if not stated.exact or found.value is None:
        return Verdict.HOLDS if claim.meets(found.allowed) else Verdict.WRONG
    value, unit = stated.base, room * 2
    if to_unit(found.value, unit) == value:
        return Verdict.HOLDS
    if abs(value) < abs(found.value) < abs(value) + unit and value * found.value >= 0:
        return Verdict.HOLDS if found.allowed.high - found.allowed.low > _OPEN * unit else Verdict.CUT
    return Verdict.OFF if claim.meets(found.allowed) else Verdict.WRONG


def to_unit(value: Decimal, unit: Decimal) -> Decimal:
    """Half up to whole units; as it is where there is no unit."""
    return rounded(value / unit, 0) * unit if unit else value
