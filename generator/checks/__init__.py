"""What a report says that cannot be true, one file a family of checks."""

from __future__ import annotations

from generator.checks import facts, limits, stated, sums, targets, units, years
from generator.diagnostic import Diagnostic
from generator.model import Report, indicators

_FAMILIES = (sums.check, units.check, stated.check, limits.check, targets.check, facts.check, years.check)


def check(report: Report) -> list[Diagnostic]:
    """A derived report → every finding about its figures (E3xx)."""
    sound = [one for one in indicators(report) if not one.broken]
    return [finding for family in _FAMILIES for finding in family(report, sound)]
