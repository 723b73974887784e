"""Interval: what a number claims of the true one, between which bounds it lies."""

from __future__ import annotations

from decimal import Decimal

from generator.named import Named

#: Beyond every value.
ENDLESS = Decimal("Infinity")


class Interval(Named):
    """All values from `low` to `high`; an open end is itself left out."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def below(self, other: Interval) -> bool:
        """Whether each value of this one is less than each of the other."""
        touching = self.high == other.low and (self.high_open or other.low_open)
        return self.high < other.low or touching

    def above(self, other: Interval) -> bool:
        """Whether each value of this one is more than each of the other."""
        return other.below(self)

    def meets(self, other: Interval) -> bool:
        """Whether some value is in both: what the two claim can be true together."""
        return not self.below(other) and not self.above(other)

    def within(self, other: Interval) -> bool:
        """Whether all its values are in the other."""
        low = self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open))
        high = self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open))
        return low and high

    def widened(self, by: Decimal) -> Interval:
        """With room for rounding on both sides, ends included."""
        return Interval(self.low - by, self.high + by)


def point(value: Decimal) -> Interval:
    """One value alone."""
    return Interval(value, value)
