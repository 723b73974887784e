"""Texts → facts, the places that may read from them, and what cannot be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.binding.aims import fulfil, reach, tier
from generator.binding.fact import Edit
from generator.binding.facts import Facts
from generator.binding.growing import change, grow, rise
from generator.binding.nouns import noun, respective, usable
from generator.binding.prose import Prose
from generator.binding.relations import Share, changes, growths, risen, runs, shares
from generator.binding.totals import total_up
from generator.units import MEASURES

#: The longest name that says a share's whole; longer ones say 占比.
_LONGEST = 14
#: What stands twice is one fact if its noun is so long; less will do for a measure, and for 申请量 or 增加值.
_TELLING, _SHORTEST = 6, 3


def survey(lines: Sequence[Prose], year: int | None) -> Facts:
    """All texts in order; then what only the whole document tells."""
    facts = Facts(lines, year)
    for number, line in enumerate(lines):
        if len(line.claims) > 1:
            _read(facts, number)
    reach(facts)
    _twice(facts)
    return facts


def _read(facts: Facts, number: int) -> None:
    line = facts.lines[number]
    growing = {value: growth for growth in growths(line) for value in growth.values}
    shared = list(shares(line))
    for run in runs(line):
        names = respective(line.before(run[0]), len(run))
        facts.named |= {(number, index): name for index, name in zip(run, names, strict=False)}
    for index, before in risen(line):
        rise(facts, number, index, before)
    total_up(facts, number, growing)
    for share in shared:
        _shared(facts, number, share)
    for growth in dict.fromkeys(growing.values()):
        alone = facts.at.get((number, growth.values[0])) if len(growth.values) == 1 else None
        if alone is None or alone.parent is None:
            grow(facts, number, growth)
    for found in changes(line):
        change(facts, number, found)
    tier(facts, number)
    fulfil(facts, number)
    for share in shared:
        _computed(facts, number, share)


def _shared(facts: Facts, number: int, share: Share) -> None:
    """A share is an indicator of its own, named after the part."""
    part = facts.fact(number, share.part, relation=True)
    if part is None:
        return
    full = f"{part.label}占{share.base}比重"
    name = full if len(full) <= _LONGEST and usable(full) else f"{part.label}占比"
    facts.fact(number, share.share, name, relation=True)


def _computed(facts: Facts, number: int, share: Share) -> None:
    """Where the whole is known as well, the share can be computed."""
    part, whole = facts.at.get((number, share.part)), facts.known(share.base)
    if part and whole and part is not whole:
        end = facts.lines[number].claims[share.share].end
        facts.preferred.append(Edit(number, end, ((share.start, "占({0}, {1})"),), (part, whole)))


def _twice(facts: Facts) -> None:
    """A noun and its number that stand in two places are one fact."""
    places = defaultdict[tuple[str, str], list[tuple[int, int]]](list)
    for number, line in enumerate(facts.lines):
        for index, claim in enumerate(line.claims):
            if (number, index) not in facts.at and _telling(name := noun(line.before(index)), claim.quantity.unit):
                places[name, line.spelling(index)].append((number, index))
    for (name, typed), found in places.items():
        if len(found) > 1 or facts.known(name, typed):
            for number, index in found:
                facts.fact(number, index, name)


def _telling(name: str, unit: str) -> bool:
    least = _SHORTEST if unit in MEASURES or name[-1:] in set("量数率值额") else _TELLING
    return len(name) >= least
