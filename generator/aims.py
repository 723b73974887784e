"""Whether an aim was reached: 完成, 超额完成 or 未完成, from what a figure and its aim claim.

A figure that is not exact claims a range (近40家 fewer than 40, 500余件 more than 500): it is judged where the
whole range is on one side of the aim.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from generator.quantity import Exactness, Kind, Quantity

DONE, EXCEEDED, FAILED = "完成", "超额完成", "未完成"
#: Of two tiers the lower one was reached, or just the upper.
ENSURED, STRIVED = "完成确保目标", "完成力争目标"


class _Bound(NamedTuple):
    """A value, or what lies just above (1) or just below it (-1)."""

    value: Decimal
    beside: int = 0

    def mirrored(self) -> _Bound:
        """The same bound where less is more."""
        return _Bound(-self.value, -self.beside)


_NONE = _Bound(Decimal("Infinity"))


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
    claim, mark = _claim(now), _mark(aim, lower=lower)
    if claim is None or mark is None or now.unit != aim.unit:
        return None
    least, most = (claim[1].mirrored(), claim[0].mirrored()) if lower else claim
    if most < mark:
        return -1
    return None if least < mark else int(least > _Bound(mark.value))


def _claim(quantity: Quantity) -> tuple[_Bound, _Bound] | None:
    """Between which bounds a figure lies; about so many tells nothing."""
    if quantity.low is None or quantity.kind is not Kind.AMOUNT or quantity.exactness is Exactness.AROUND:
        return None
    value, exactness = quantity.value, quantity.exactness
    if exactness in {Exactness.ABOVE, Exactness.AT_LEAST}:
        return _Bound(value, int(exactness is Exactness.ABOVE)), _NONE
    if exactness in {Exactness.BELOW, Exactness.AT_MOST}:
        return _NONE.mirrored(), _Bound(value, -int(exactness is Exactness.BELOW))
    high = quantity if quantity.high is None else quantity._replace(low=quantity.high)
    return _Bound(value), _Bound(high.value)


def _mark(aim: Quantity, *, lower: bool) -> _Bound | None:
    """What has to be reached: of a range (1—2项) the nearer end, of 超过500件 what is just above."""
    if aim.low is None or aim.kind is not Kind.AMOUNT or aim.exactness in {Exactness.AROUND, Exactness.BELOW}:
        return None
    if lower:
        return _Bound(aim._replace(low=aim.high or aim.low).value).mirrored()
    return _Bound(aim.value, int(aim.exactness is Exactness.ABOVE))
