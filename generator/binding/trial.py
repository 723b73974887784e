"""Every replacement is tried before it is made: what does not print the very words that stood there is not kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from generator.binding.fact import Edit, Fact, indicators
from generator.binding.nouns import LONGEST, usable
from generator.binding.prose import Prose, flat
from generator.evaluate import Scope, evaluate
from generator.model import Figure
from generator.schema import RESERVED
from generator.unsayable import Unsayable


class Kept(NamedTuple):
    """A replacement that prints what stood there."""

    line: int
    start: int
    end: int
    code: str


class Settled(NamedTuple):
    """Indicators worth having, as the YAML has them; the replacements that hold; the names in scope."""

    indicators: dict[str, Any]
    kept: list[Kept]
    scope: Scope


def settle(lines: Sequence[Prose], facts: Sequence[Fact], edits: Sequence[Edit], main: str) -> Settled:
    """Facts and places → those that hold. A fact that prints but one number at one place is let go."""
    alive = _named(facts)
    tried = _tried(lines, edits, alive, _scope(alive, main))
    _forget(edits, tried)
    worth = _worth(tried)
    alive = [fact for fact in alive if fact in worth]
    scope = _scope(alive, main)
    return Settled(_trees(alive), [kept for kept, _ in _tried(lines, edits, alive, scope)], scope)


def prints(code: str, scope: Scope) -> str:
    """What a code prints, width folded; '' if it cannot be printed."""
    try:
        found = evaluate(code, scope)
    except Unsayable:
        return ""
    return flat(found.text if isinstance(found, Figure) else found)


def _named(facts: Sequence[Fact]) -> list[Fact]:
    """Drafts with a name of their own; those with one noun are told apart by whose they are, or let go."""
    shared, taken, found = Counter(fact.label for fact in facts), set[str](), list[Fact]()
    for fact in facts:
        longer = fact.subject + fact.label
        apart = shared[fact.label] > 1 and fact.subject and len(longer) <= LONGEST and usable(longer)
        name = next((name for name in ([longer] if apart else []) + [fact.label] if name not in taken), "")
        if name:
            fact.label = name
            taken.add(name)
            found.append(fact)
    return found


def _trees(facts: Iterable[Fact]) -> dict[str, Any]:
    return {fact.label: fact.tree() for fact in facts}


def _scope(facts: Iterable[Fact], main: str) -> Scope:
    return Scope({**dict.fromkeys(RESERVED, ""), **indicators(_trees(facts))}, main=main)


def _tried(
    lines: Sequence[Prose], edits: Iterable[Edit], facts: Sequence[Fact], scope: Scope
) -> list[tuple[Kept, Edit]]:
    """Replacements that hold, none over another, and the edit that each was made for."""
    alive, covered, found = set(facts), set[tuple[int, int]](), list[tuple[Kept, Edit]]()
    for edit in edits:
        for kept, made in _try(lines, edit, scope, alive):
            claims = {(kept.line, claim.start) for claim in lines[kept.line].within(kept.start, kept.end)}
            if not claims & covered:
                covered |= claims
                found.append((kept, made))
    return found


def _try(lines: Sequence[Prose], edit: Edit, scope: Scope, alive: set[Fact]) -> Iterator[tuple[Kept, Edit]]:
    if all(fact.root in alive for fact in edit.of):
        for start, way in edit.ways:
            code = way.format(*(fact.path for fact in edit.of))
            if prints(code, scope) == flat(lines[edit.line].text[start : edit.end]):
                yield Kept(edit.line, start, edit.end, code), edit
                return
    for other in edit.instead:
        yield from _try(lines, other, scope, alive)


def _forget(edits: Iterable[Edit], tried: Iterable[tuple[Kept, Edit]]) -> None:
    """A growth or an aim that no place prints is not kept: it would stand in the YAML and in the text."""
    printed = {(fact, part.field) for _, made in tried for part in (made, *made.instead) for fact in part.of}
    for place in edits:
        for part in (place, *place.instead):
            if part.field and (part.of[0], part.field) not in printed:
                part.of[0].fields.pop(part.field, None)


def _worth(tried: Iterable[tuple[Kept, Edit]]) -> set[Fact]:
    """Drafts that say more than one number once: something else is known of them, or they stand in two places."""
    told = Counter[Fact]()
    for _, edit in tried:
        for fact in {fact.root for fact in edit.of}:
            told[fact] += 2 if edit.relation else 1
    return {fact for fact, count in told.items() if count > 1}
