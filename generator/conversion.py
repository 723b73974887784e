"""Quantities of one dimension: whether two are, a value in its base unit, a base value in another's unit."""

from __future__ import annotations

from decimal import Decimal

from generator.quantity import Quantity


def alike(a: Quantity, b: Quantity) -> bool:
    """Whether two can be added and compared."""
    return a.unit == b.unit


def base(quantity: Quantity) -> Decimal:
    """The value in the dimension's base unit."""
    return quantity.value


def scaled(value: Decimal, like: Quantity) -> Quantity:
    """A value in the base unit → in the unit and scale of another quantity."""
    return like.with_value(value)


def agree(typed: Quantity, computed: Quantity) -> bool:
    """Whether an exact value that was typed is a computed one, rounded to its digits."""
    if not alike(typed, computed):
        return False
    assert typed.low is not None
    half = base(typed._replace(low=Decimal(1).scaleb(int(typed.low.as_tuple().exponent)))) / 2
    return abs(base(typed) - base(computed)) <= half
