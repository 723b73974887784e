"""Sections → their heading schemes: what 层次 has to say for all, and what single sections say otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator import marks
from generator.blocks import numeral
from generator.draft.tree import Section, Want
from generator.model import Level


def wanted(sections: Sequence[Section]) -> tuple[Want, ...]:
    """Sections → their levels from here down, each as most of its headings are."""
    found: list[Want] = []
    rows = [list(sections)]
    while rows := [row for row in rows if row]:
        found.append(_want(rows))
        rows = [section.items for row in rows for section in row]
    return tuple(found)


def _want(rows: list[list[Section]]) -> Want:
    titled = [section for row in rows for section in row if section.title]
    forms = Counter(section.form for section in titled if not section.unnumbered)
    form = max(forms, key=lambda each: (forms[each], -marks.rank(each))) if forms else ""
    alike = [section for section in titled if section.form == form]
    run_in = sum(1 for section in alike if section.rest)
    alone = sum(1 for section in alike if not section.rest and _has_text(section))
    return Want(form, run_in > alone if run_in or alone else None, _continuous(rows, form), free=not titled)


def _has_text(section: Section) -> bool:
    """Whether the paragraph behind a heading is its own text, so that they could stand in one."""
    return bool(section.body) and isinstance(section.body[0], str)


def _continuous(rows: list[list[Section]], form: str) -> bool | None:
    """Whether numbers run on under the next heading above: more rows that go on than rows that begin again."""
    last, on, again = 0, 0, 0
    for row in rows:
        numbers = [section.number for section in row if section.form == form and not section.unnumbered]
        if numbers and numeral(form):
            on += last > 0 and numbers[0] == last + 1
            again += last > 0 and numbers[0] == 1
            last = numbers[-1]
    return on > again if on or again else None


def settled(wants: Sequence[Want], usual: Sequence[Level]) -> tuple[Want, ...]:
    """Levels with what nothing shows as the kind has it, so that as few as can be are written."""
    return tuple(_settled(want, usual[at] if at < len(usual) else None) for at, want in enumerate(wants))


def _settled(want: Want, usual: Level | None) -> Want:
    if want.free and usual is not None:
        return Want(usual.form, usual.run_in, usual.continuous)
    alike = usual is not None and usual.form == want.form
    if want.run_in is None:
        want = want._replace(run_in=usual is not None and alike and usual.run_in)
    if want.continuous is None:
        want = want._replace(continuous=usual is not None and alike and usual.continuous)
    return want


def needed(wants: Sequence[Want], usual: Sequence[Level]) -> bool:
    """Whether levels are others than the kind's, as far as they go."""
    return len(wants) > len(usual) or any(
        (want.form, bool(want.run_in), bool(want.continuous)) != (level.form, level.run_in, level.continuous)
        or level.inline
        for want, level in zip(wants, usual, strict=False)
    )


def fit(sections: Sequence[Section], levels: Sequence[Want], depth: int, counts: dict[int, tuple[int, bool]]) -> None:
    """Sections at a depth in the levels that hold there → the same with what each has to say otherwise.

    `counts` are the last number of each depth and whether it runs on, as typesetting will count them.
    """
    level = levels[depth - 1]
    for section in sections:
        _stand(section, level)
        if section.title:
            _count(section, level, depth, counts)
        if section.items:
            fit(section.items, _below(section, levels, depth), depth + 1, counts)


def _stand(section: Section, level: Want) -> None:
    if not section.title:
        return
    if section.rest:
        section.run_in = None if level.run_in else True
    elif _has_text(section):
        section.run_in = False if level.run_in else None
    if not level.form:
        section.unnumbered = False


def _count(section: Section, level: Want, depth: int, counts: dict[int, tuple[int, bool]]) -> None:
    for deeper in [n for n, (_, runs_on) in counts.items() if n > depth and not runs_on]:
        del counts[deeper]
    if section.unnumbered or not level.form:
        return
    number = counts[depth][0] + 1 if depth in counts else 1
    if numeral(level.form) and section.number != number:
        section.counted = number = section.number
    counts[depth] = number, bool(level.continuous)


def _below(section: Section, levels: Sequence[Want], depth: int) -> Sequence[Want]:
    """The levels that hold below a section: those above it where they fit, else its own."""
    form = next((item.form for item in section.items if item.form), "")
    if depth < len(levels) and _fits(section.items, levels[depth], form):
        return levels
    section.levels = settled(wanted(section.items), ())
    return (*levels[:depth], *section.levels)


def _fits(items: Sequence[Section], level: Want, form: str) -> bool:
    """Whether a row stands well in a level: of its form, and no more than one of several stands otherwise."""
    if form != level.form and any(item.title for item in items):
        return False
    shown = [bool(item.rest) for item in items if item.title and (item.rest or _has_text(item))]
    odd = shown.count(not level.run_in)
    return odd < 2 or odd < len(shown)
