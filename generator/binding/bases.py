"""Last year's count, worked back from this year's and the rate: only where one whole number gives that rate."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from generator.quantity import Quantity, plain, rounded
from generator.units import MEASURES

#: More whole numbers than one need not be found.
_ENOUGH = 2


def bases(value: Quantity, rate: Quantity) -> list[int] | None:
    """A count and its signed rate in % → last year's counts that give it, two at most; None if it is no count."""
    measure = MEASURES.get(value.unit)
    counted = bool(value.unit) and (measure is None or measure.dimension == "people") and not value.scale
    if not (counted and value.exact and rate.exact and value.value == int(value.value) and value.value > 0):
        return None
    half = Decimal(5).scaleb(-rate.decimals - 1)
    if rate.value - half <= -100:
        return None
    first = (value.value / (1 + (rate.value + half) / 100)).to_integral_value(ROUND_CEILING)
    tried = (int(first) + step for step in range(_ENOUGH + 1))
    found = [then for then in tried if then > 0 and growth(value.value, Decimal(then), rate.decimals) == rate.value]
    return found[:_ENOUGH]


def growth(now: Decimal, then: Decimal, decimals: int) -> Decimal:
    """The rate in %, rounded as statistics are."""
    return rounded((now - then) / then * 100, decimals)


def known(value: Quantity, rate: Quantity) -> tuple[dict[str, str], bool]:
    """A value and its signed rate → the fields that say so, and whether no last year's count gives that rate.

    The decimals are said where the usual single one would show another rate.
    """
    found = bases(value, rate)
    if found is None or len(found) != 1:
        return {"增速": str(rate)}, found == []
    then = value.with_value(Decimal(found[0]))
    return {"上年": str(then), **_decimals(value, then, rate)}, False


def agrees(now: Quantity, then: Quantity, rate: Quantity) -> dict[str, str] | None:
    """Two values and the stated rate → the fields that make it computed; None if they do not fit together."""
    if now.unit != then.unit or not (now.exact and then.exact and rate.exact) or then.value <= 0:
        return None
    if growth(now.value, then.value, rate.decimals) != rate.value:
        return None
    return {"上年": str(then), **_decimals(now, then, rate)}


def _decimals(now: Quantity, then: Quantity, rate: Quantity) -> dict[str, str]:
    usual = f"{plain(growth(now.value, then.value, 1)):f}"
    return {} if usual == f"{rate.low:f}" else {"小数": str(rate.decimals)}
