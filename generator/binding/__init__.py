"""Texts of an old report → the same texts bound to their numbers, and the indicators that their names need.

A number that stands alone is bound in place, `{{ 392个 }}`. It has a name where more is told of it: its growth,
its share, its aim, its parts, or the same number again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from generator.binding.fact import Noted
from generator.binding.prose import Prose, prose
from generator.binding.survey import survey
from generator.binding.trial import Kept, prints, settle
from generator.evaluate import Scope
from generator.text import escaped

__all__ = ["Bound", "Noted", "bind"]


class Bound(NamedTuple):
    """Texts with `{{ }}`, the indicators as the YAML has them, what is doubtful.

    How many claims are bound in place, how many by a name, and those that stay typed, with the reason.
    """

    texts: list[str]
    indicators: dict[str, Any]
    doubts: list[Noted]
    placed: int
    named: int
    left: list[Noted]


def bind(texts: Sequence[str], year: int | None = None, main: str = "本年") -> Bound:
    """Texts in order, the report's year, the kind's main value → the texts bound, and what goes with them.

    They print what was typed, width folded; braces come back as they are typed for themselves. Where a sentence
    speaks of another year, its numbers have no name: 本年 would be wrong.
    """
    lines = [prose(text) for text in texts]
    facts = survey(lines, year)
    indicators, kept, scope = settle(lines, facts.made, [*facts.preferred, *facts.edits], main)
    named = defaultdict[int, list[Kept]](list)
    for replacement in kept:
        named[replacement.line].append(replacement)
    bound, placed, left = list[str](), 0, list[Noted]()
    for number, line in enumerate(lines):
        alone, typed = _alone(number, line, named[number], scope)
        bound.append(_written(line.text, [*named[number], *alone]))
        placed += len(alone)
        left += typed
    total = sum(len(line.claims) for line in lines)
    return Bound(bound, indicators, facts.doubts, placed, total - placed - len(left), left)


def _alone(number: int, line: Prose, named: Iterable[Kept], scope: Scope) -> tuple[list[Kept], list[Noted]]:
    """Claims that no name prints → those to be bound in place, and those that cannot be."""
    covered = {claim.start for one in named for claim in line.within(one.start, one.end)}
    placed, left = list[Kept](), list[Noted]()
    for index, claim in enumerate(line.claims):
        if claim.start in covered:
            continue
        code = line.spelling(index)
        if code and prints(code, scope) == line.typed(index):
            placed.append(Kept(number, claim.start, claim.end, code))
        else:
            left.append(Noted(line.reason(index), number, claim.start, claim.end))
    return placed, left


def _written(text: str, kept: Iterable[Kept]) -> str:
    pieces, at = list[str](), 0
    for one in sorted(kept, key=lambda each: each.start):
        pieces += [escaped(text[at : one.start]), f"{{{{ {one.code} }}}}"]
        at = one.end
    return "".join([*pieces, escaped(text[at:])])
