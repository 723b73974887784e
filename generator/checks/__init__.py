"""What a report says that cannot be true, one file a family of checks."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import facts, limits, stated, sums, targets, units, years
from generator.diagnostic import Diagnostic
from generator.model import Report, indicators

_FAMILIES = (sums.check, units.check, stated.check, limits.check, targets.check, facts.check, years.check)


#: What is said of an indicator's units where its text is computed need not be said again.
_SAID = frozenset({"E304", "E305"})


def check(report: Report, faults: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    """A derived report, and what was found while it was → every finding about its figures (E3xx)."""
    said = {fault.message.parts.get("name") for fault in faults if fault.code in _SAID}
    sound = [one for one in indicators(report) if not one.broken]
    found = [finding for family in _FAMILIES for finding in family(report, sound)]
    return [f for f in found if not (f.code == "E311" and f.message.parts["name"] in said)]
