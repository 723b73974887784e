"""Where issuers and date stand at the end of a paper (7.3.5 of GB/T 9704-2012).

Widths and places are 字 from the left edge of the type area, `area` is its width.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil

from generator.style import Signature

#: White between two seals, and between two names: neither touch (7.3.5.1).
_GAP = Decimal(1)
#: A line as wide as its text may still be broken, by a rounding.
_SPARE = Decimal("0.5")


def starts(issuers: Sequence[Decimal], date: Decimal, area: Decimal, rule: Signature) -> tuple[Decimal, Decimal]:
    """Unsealed (7.3.5.2): widths → where every issuer begins, and where the date does.

    The longer one ends at the rule's place; the date begins two 字 further in than the issuers, of which the
    longest counts.
    """
    if not issuers:
        return Decimal(0), max(Decimal(0), area - rule.right - date)
    issuer = max(issuers)
    start = max(Decimal(0), area - rule.right - (issuer if issuer >= date else date + rule.shift))
    return start, start + rule.shift


def centre(issuers: Sequence[Decimal], date: Decimal, area: Decimal, rule: Signature) -> Decimal:
    """Sealed (7.3.5.1): the middle of the last issuer, its seal and the date.

    The date ends four 字 in. A longer issuer extends both ways, but not out of the type area.
    """
    half = (max([*issuers, date]) + _SPARE) / 2
    return max(half, min(area - rule.sealed - date / 2, area - half))


def step(issuers: Sequence[Decimal], seal: Decimal) -> Decimal:
    """From the middle of one issuer to that of the next in a row: seals and names keep apart."""
    return max([seal, *issuers]) + _GAP


def blank(rule: Signature, line: int, *, first: bool) -> int:
    """Blank lines above a row of sealed issuers: the first row's seals begin within a line of the text, others clear.

    A seal's middle lies on the issuer's line or, above a date, at its foot. `line` is in twips.
    """
    if first:
        return ceil(Decimal(rule.seal) / line / 2 - Decimal("0.5"))
    return ceil(Decimal(rule.seal) / line)


def rows(issuers: Sequence[Decimal], date: Decimal, area: Decimal, rule: Signature, cell: Decimal) -> list[int]:
    """Sealed, several issuers: how many stand in each row, their seals within the type area.

    `cell` is the width of one 字 in twips. The last row is the one above the date.
    """
    seal = rule.seal / cell
    last, half = centre(issuers, date, area, rule), max([seal, *issuers]) / 2
    fit = 1 + max(0, int((last - half) / step(issuers, seal)))
    return [min(fit, len(issuers) - at) for at in range(0, len(issuers), fit)]
