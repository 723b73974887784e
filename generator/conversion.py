"""Values of one dimension in another unit of it, and whether a value is another one, rounded."""

from __future__ import annotations

from decimal import Decimal

from generator.quantity import Quantity, rounded
from generator.units import measure

#: Decimals of what its unit cannot say exactly: 1 亩 is 0.0667 公顷.
_DECIMALS = 4


def scaled(value: Decimal, like: Quantity) -> Quantity:
    """A value in its dimension's base unit → in the unit and scale of another quantity."""
    found = like.with_base(value)
    return like.with_value(rounded(value / measure(like.unit).factor, _DECIMALS)) if found is None else found


def difference(value: Quantity, *less: Quantity) -> Quantity:
    """A value less others of its dimension; of percentages in points: 0.26个百分点."""
    found = scaled(value.base - sum(each.base for each in less), value)
    return Quantity(found.low, "个千分点" if value.unit == "‰" else "个百分点") if value.percentage else found


def agree(typed: Quantity, computed: Quantity) -> bool:
    """Whether an exact value that was typed is a computed one, rounded to its digits."""
    return typed.dimension == computed.dimension and abs(typed.base - computed.base) <= typed.precision
