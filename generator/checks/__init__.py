"""What a report says that cannot be true, one file a family of checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.checks import years
from generator.diagnostic import Diagnostic, Related
from generator.model import Indicator, Report, indicators

#: What text is computed from and cannot be.
_STUMBLED = frozenset({"E304", "E305"})


def check(report: Report, faults: Sequence[Diagnostic] = ()) -> list[Diagnostic]:
    """A derived report, and what was found while it was → that, and every finding about its figures (E3xx).

    Where text stumbles over units that differ it is told once, at the text, with the places of both values.
    """
    sound = [one for one in indicators(report) if not one.broken]
    found = [*(_of_indicators(report, sound) if sound else ()), *years.check(report, sound)]
    units: dict[object, list[Diagnostic]] = {}
    for finding in found:
        if finding.code == "E311":
            units.setdefault(finding.message.parts["name"], []).append(finding)
    stumbled = {f.message.parts.get("name") for f in faults if f.code in _STUMBLED} & units.keys() if units else ()
    return [
        *(_placed(f, units) if f.code in _STUMBLED else f for f in faults),
        *(f for f in found if not (f.code == "E311" and f.message.parts["name"] in stumbled)),
    ]


def _of_indicators(report: Report, sound: list[Indicator]) -> Iterator[Diagnostic]:
    """What the families find that look at nothing else. Many reports have no indicators, and import none of them."""
    from generator.checks import facts, limits, stated, sums, targets, units  # noqa: PLC0415

    for family in (sums, units, stated, limits, targets, facts):
        yield from family.check(report, sound)


def _placed(fault: Diagnostic, units: Mapping[object, list[Diagnostic]]) -> Diagnostic:
    """A fault of an indicator's units with the places of its values."""
    told = units.get(fault.message.parts.get("name"), ())
    places = [place for one in told for place in (*((Related(one.span),) if one.span else ()), *one.related)]
    return fault._replace(related=(*fault.related, *dict.fromkeys(places)))
