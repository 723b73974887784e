"""Numbers that look like one another's slip: digits that changed places, one digit another, the point moved."""

from __future__ import annotations

from decimal import Decimal

#: Round numbers of fewer figures are often near each other.
_LONG = 3


def alike(one: Decimal, other: Decimal, *, digit: bool = True) -> bool:
    """Whether two different values may be the same number, typed wrongly once: 2360 and 2630, 45 and 450.

    `digit`: one figure may be another, as in 1360 and 1860: numbers of two things often are so near.
    """
    if one == other or one <= 0 or other <= 0:
        return False
    a, b = (format(value.normalize(), "f").replace(".", "").lstrip("0") for value in (one, other))
    short = min(len(a.rstrip("0")), len(b.rstrip("0")))
    if a.rstrip("0") == b.rstrip("0") or (len(a) == len(b) > 1 and sorted(a) == sorted(b)):
        return True
    return digit and len(a) == len(b) and short >= _LONG and sum(x != y for x, y in zip(a, b, strict=True)) == 1
