"""Whether an aim was reached: 完成, 超额完成 or 未完成, from what a figure and its aim claim.

A figure that is not exact claims a range (近40家 fewer than 40, 500余件 more than 500): it is judged where the
whole range is on one side of the aim.
"""

from __future__ import annotations

from generator.interval import ENDLESS, Interval, point
from generator.quantity import Exactness, Kind, Quantity

DONE, EXCEEDED, FAILED = "完成", "超额完成", "未完成"
#: Of two tiers the lower one was reached, or just the upper.
ENSURED, STRIVED = "完成确保目标", "完成力争目标"


def outcome(now: Quantity, ensured: Quantity, strived: Quantity | None = None, *, lower: bool = False) -> str | None:
    """A figure, its aim (of two tiers the one to be ensured, then the other) → the word, or None: it does not tell.

    `lower`: the lower the better, as an aim of at most so many says by itself. To stay below it is 完成, no more.
    """
    lower = lower or ensured.exactness is Exactness.AT_MOST
    first = _side(now, ensured, lower=lower)
    second = first if strived is None else _side(now, strived, lower=lower)
    if first is None or second is None:
        return None
    if first < 0:
        return FAILED
    if strived is not None and second < 0:
        return ENSURED
    if second > 0 and not lower:
        return EXCEEDED
    return DONE if strived is None else STRIVED


def _side(now: Quantity, aim: Quantity, *, lower: bool) -> int | None:
    """-1 short of the aim, 0 there, 1 beyond it; None where the figures do not tell."""
    reached = _reached(aim, lower=lower)
    if reached is None or now.kind is not Kind.AMOUNT or now.dimension != aim.dimension:
        return None
    claim = now.interval
    if not claim.meets(reached):
        return -1
    if not claim.within(reached):
        return None
    return int(claim.below(point(reached.high)) if lower else claim.above(point(reached.low)))


def _reached(aim: Quantity, *, lower: bool) -> Interval | None:
    """The values that reach an aim: of a range (1—2项) from the nearer end on, of 超过500件 what is above."""
    if aim.low is None or aim.kind is not Kind.AMOUNT or aim.exactness in {Exactness.AROUND, Exactness.BELOW}:
        return None
    if lower:
        return Interval(-ENDLESS, aim.upper)
    return Interval(aim.base, ENDLESS, low_open=aim.exactness is Exactness.ABOVE)
