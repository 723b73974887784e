"""Parts in prose → the parts of an indicator, and the places that print them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.binding.fact import VALUE, Edit, Fact
from generator.binding.facts import Facts
from generator.binding.growing import rate_of
from generator.binding.parts import Breakdown, Member, Parts
from generator.binding.relations import Growth
from generator.messages import Message

#: Parts of parts have names; theirs would be too long to read in a text.
_DEEPEST = 2


def total_up(facts: Facts, number: int, growing: Mapping[int, Growth]) -> None:
    """Every total of a text with its parts; parts that come to more than their total are a doubt."""
    line, index = facts.lines[number], 0
    breakdown = Breakdown(line, growing)
    while index + 1 < len(line.claims):
        parts = breakdown.of(index)
        if parts and parts.excess:
            terms = " + ".join(line.typed(member.claim) for member in parts.members)
            message = Message("各分项比合计多：{terms}，合计写的是{total}", terms=terms, total=line.typed(index))
            facts.doubt(message, number, parts.total, parts.last)
        elif parts and (total := facts.fact(number, index)) and not total.parts:
            _divide(facts, number, total, parts, growing)
        index = parts.last if parts else index + 1


def _divide(facts: Facts, number: int, total: Fact, parts: Parts, growing: Mapping[int, Growth]) -> None:
    """The parts of a fact → one place that prints them all, else one for each; then their growth."""
    line = facts.lines[number]
    pairs = list(_members(total, parts, _DEEPEST))
    if any(not line.spelling(member.claim) for member, _ in pairs) or len({id(d) for _, d in pairs}) < len(pairs):
        total.parts.clear()
        return
    each = []
    for member, part in pairs:
        part.typed = line.spelling(member.claim)
        facts.at[number, member.claim] = part
        claim = line.claims[member.claim]
        each.append(Edit(number, claim.end, tuple((claim.start, way) for way in VALUE), (part,)))
    ways = ((parts.start, "{0}.其中"),)
    facts.edits.append(Edit(number, line.claims[parts.last].end, ways, (total,), tuple(each)))
    for member, part in pairs:
        growth = growing.get(member.claim)
        if growth and len(growth.values) == 1 and (rate := rate_of(facts, number, part, growth.rates[0])):
            facts.edits.append(rate)


def _members(total: Fact, parts: Parts, depth: int) -> Iterator[tuple[Member, Fact]]:
    """Parts of a fact, and their parts; a name that comes twice has one fact."""
    total.complete = parts.complete
    for member in parts.members:
        part = total.parts.setdefault(member.label, Fact(member.label, "", parent=total))
        yield member, part
        if member.parts and depth > 1:
            yield from _members(part, member.parts, depth - 1)
