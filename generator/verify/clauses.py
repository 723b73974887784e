"""Rules of the standard, clause by clause: a document → what holds in it and what does not. One file a family."""

from __future__ import annotations

from collections.abc import Iterable

from generator import roles
from generator.clause import Result, Rule, judge
from generator.reading import Reading
from generator.style import Style
from generator.verify import closing, ends, faces, footer, headings, numbers, page, punctuation
from generator.verify.view import View

#: Rules that need the layout, and those that need no more than roles and texts.
LAYOUT: tuple[Rule, ...] = (*page.RULES, *footer.RULES, *faces.RULES, *ends.RULES)
TEXT: tuple[Rule, ...] = (*headings.RULES, *closing.RULES, *numbers.RULES, *punctuation.RULES)


def verify(reading: Reading, style: Style) -> list[Result]:
    """A document held against an office style: a result for every rule, by clause."""
    passages = roles.find(reading)
    return by_clause([*judge(LAYOUT, View(reading, passages, style)), *judge(TEXT, passages)])


def by_clause(results: Iterable[Result]) -> list[Result]:
    """Results in the order of their clauses."""
    return sorted(results, key=lambda result: _order(result.rule.clause))


def _order(clause: str) -> tuple[int, tuple[int, ...], str]:
    """9704 first, then the standards that are named, then what no clause says."""
    standard, _, number = clause.rpartition("-")
    numbers_of = tuple(int(part) for part in number.split(".") if part.isdecimal())
    return (int(standard) if standard else 0 if numbers_of else 99999, numbers_of, clause)
