"""Numbers that look like one another's slip: digits that changed places, one digit another, the point moved."""

from __future__ import annotations

from decimal import Decimal

_LONG = 3


def alike(one: Decimal, other: Decimal) -> bool:
    """Whether two different values may be the same number, typed wrongly once: 2360 and 2630, 45 and 450."""
    if one == other or one <= 0 or other <= 0:
        return False
    a, b = _digits(one), _digits(other)
    if a == b or (len(a) > 1 and sorted(a) == sorted(b)):
        return True
    return len(a) == len(b) >= _LONG and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _digits(value: Decimal) -> str:
    """The digits without point, leading and closing zeros."""
    return format(value, "f").replace(".", "").strip("0")
