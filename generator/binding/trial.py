"""Every replacement is tried before it is made: what does not print the very words that stood there is not kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from generator.binding.draft import Draft, Edit, indicators
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


def settle(lines: Sequence[Prose], drafts: Sequence[Draft], edits: Sequence[Edit], main: str) -> Settled:
    """Drafts and places → those that hold. A draft that prints but one number at one place is let go."""
    alive = _named(drafts)
    tried = _tried(lines, edits, alive, _scope(alive, main))
    _forget(edits, tried)
    worth = _worth(tried)
    alive = [draft for draft in alive if draft in worth]
    scope = _scope(alive, main)
    return Settled(_trees(alive), [kept for kept, _ in _tried(lines, edits, alive, scope)], scope)


def prints(code: str, scope: Scope) -> str:
    """What a code prints, width folded; '' if it cannot be printed."""
    try:
        found = evaluate(code, scope)
    except Unsayable:
        return ""
    return flat(found.text if isinstance(found, Figure) else found)


def _named(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with a name of their own; those with one noun are told apart by whose they are, or let go."""
    shared, taken, found = Counter(draft.label for draft in drafts), set[str](), list[Draft]()
    for draft in drafts:
        longer = draft.subject + draft.label
        apart = shared[draft.label] > 1 and draft.subject and len(longer) <= LONGEST and usable(longer)
        name = next((name for name in ([longer] if apart else []) + [draft.label] if name not in taken), "")
        if name:
            draft.label = name
            taken.add(name)
            found.append(draft)
    return found


def _trees(drafts: Iterable[Draft]) -> dict[str, Any]:
    return {draft.label: draft.tree() for draft in drafts}


def _scope(drafts: Iterable[Draft], main: str) -> Scope:
    return Scope({**dict.fromkeys(RESERVED, ""), **indicators(_trees(drafts))}, main=main)


def _tried(
    lines: Sequence[Prose], edits: Iterable[Edit], drafts: Sequence[Draft], scope: Scope
) -> list[tuple[Kept, Edit]]:
    """Replacements that hold, none over another, and the edit that each was made for."""
    alive, covered, found = set(drafts), set[tuple[int, int]](), list[tuple[Kept, Edit]]()
    for edit in edits:
        for kept, made in _try(lines, edit, scope, alive):
            claims = {(kept.line, claim.start) for claim in lines[kept.line].within(kept.start, kept.end)}
            if not claims & covered:
                covered |= claims
                found.append((kept, made))
    return found


def _try(lines: Sequence[Prose], edit: Edit, scope: Scope, alive: set[Draft]) -> Iterator[tuple[Kept, Edit]]:
    if all(draft.root in alive for draft in edit.of):
        for start, way in edit.ways:
            code = way.format(*(draft.path for draft in edit.of))
            if prints(code, scope) == flat(lines[edit.line].text[start : edit.end]):
                yield Kept(edit.line, start, edit.end, code), edit
                return
    for other in edit.instead:
        yield from _try(lines, other, scope, alive)


def _forget(edits: Iterable[Edit], tried: Iterable[tuple[Kept, Edit]]) -> None:
    """A growth or an aim that no place prints is not kept: it would stand in the YAML and in the text."""
    printed = {(draft, part.field) for _, made in tried for part in (made, *made.instead) for draft in part.of}
    for place in edits:
        for part in (place, *place.instead):
            if part.field and (part.of[0], part.field) not in printed:
                part.of[0].fields.pop(part.field, None)


def _worth(tried: Iterable[tuple[Kept, Edit]]) -> set[Draft]:
    """Drafts that say more than one number once: something else is known of them, or they stand in two places."""
    told = Counter[Draft]()
    for _, edit in tried:
        for draft in {draft.root for draft in edit.of}:
            told[draft] += 2 if edit.relation else 1
    return {draft for draft, count in told.items() if count > 1}
