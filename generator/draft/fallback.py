"""What a draft cannot say so that it is built again to the letter is kept as text, its numbers typed."""

from __future__ import annotations

from collections.abc import Sequence

from generator.draft.tree import Draft, Line, Part, Section
from generator.passage import BODY, CELL


def typed(draft: Draft, line: Line) -> bool:
    """The section of the draft that a line stands in → text; → False where it is text already, or in none."""
    part = next((part for part in draft.parts if any(each.at == line.at for each in part.lines)), None)
    kept = [] if part is None else _section(part, line.at)
    draft.typed += kept
    return bool(kept)


def _section(part: Part, at: int) -> list[Line]:
    starts = [section.line.at for section in part.sections]
    found = sum(start <= at for start in starts) - 1
    if found < 0 or _is_text(part.sections[found]):
        return []
    last = found == len(starts) - 1
    end = part.lines[-1].at + 1 if last else starts[found + 1]
    kept = [each for each in part.lines if starts[found] <= each.at < end]
    part.sections[found] = _text(kept)
    if last:
        part.problems, part.closing = [], []
    return kept


def _is_text(section: Section) -> bool:
    return not (section.title or section.items or section.pairs)


def _text(lines: Sequence[Line]) -> Section:
    return Section(lines[0], unnumbered=True, body=[line.grid or line.text for line in lines])


def demoted(lines: Sequence[Line]) -> list[Line]:
    """The same lines with neither title nor signature nor attachments: text and headings alone."""
    return [line if line.role in {BODY, CELL} else line._replace(role=BODY) for line in lines]


def all_typed(lines: Sequence[Line]) -> Draft:
    """A whole document as text: one part without title, all paragraphs in one section."""
    return Draft(summary=Part(sections=[_text(lines)], lines=list(lines)), typed=list(lines))
