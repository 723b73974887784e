"""What was found of a figure, words, an indicator or a paragraph; shown to a person, or as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.ledger import Place, Use
from generator.messages import Translator
from generator.source import Span


class Item(NamedTuple):
    """One number: what it is called in the YAML, as it is printed, its arithmetic, and where it is used.

    `through`: of a number that is nowhere printed itself, where what is computed from it is.
    """

    field: str
    text: str
    formula: tuple[str, ...]
    uses: tuple[Use, ...]
    through: tuple[Use, ...] = ()


class Subject(NamedTuple):
    """What numbers belong to: an indicator, several that are computed with, or (no name) a place in the text."""

    name: str
    spans: tuple[Span, ...]
    notes: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]


class Passage(NamedTuple):
    """Words of the document that were asked for: their place, themselves, and where in the YAML they are written."""

    place: Place
    text: str
    span: Span | None


class Traced(NamedTuple):
    """What was found: passages, and the numbers with their subjects. Nothing: `near` is what may have been meant."""

    passages: tuple[Passage, ...] = ()
    subjects: tuple[Subject, ...] = ()
    near: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.passages or self.subjects)

    def lines(self, translate: Translator) -> list[str]:
        """For a person to read."""
        found = [line for passage in self.passages for line in _passage_lines(passage, translate)]
        return [*found, *(line for subject in self.subjects for line in _subject_lines(subject, translate))]

    def as_data(self, translate: Translator) -> dict[str, Any]:
        """For JSON: lines and columns count from 1."""
        return {
            "passages": [_passage_data(passage, translate) for passage in self.passages],
            "figures": [_subject_data(subject, translate) for subject in self.subjects],
            "near": list(self.near),
        }


# ------------------------------------------------------------------------ showing


def _excerpt(span: Span, cells: int = 90) -> str:
    """The line of a place, of a long paragraph what is around it."""
    source = span.source
    number = source.line_of(span.start)
    text, column = source.line(number), span.start - source.starts[number]
    first = max(0, column - cells // 3) if len(text) > cells else 0
    cut = text[first : first + cells]
    return f"{'…' if first else ''}{cut.strip()}{'…' if first + cells < len(text) else ''}"


def _passage_lines(passage: Passage, translate: Translator) -> Iterator[str]:
    yield f"{passage.place.name.text(translate)}{_under(passage.place)}"
    yield f"  {passage.text}"
    if passage.span is not None:
        yield f"  --> {passage.span.where}"
    yield ""


def _under(place: Place) -> str:
    return f"（{place.heading}）" if place.heading else ""


def _subject_lines(subject: Subject, translate: Translator) -> Iterator[str]:
    yield subject.name or translate("写在文中的数") + f"　{subject.items[0].text}"
    for span in subject.spans:
        yield f"  --> {span.where}"
        yield f"      {_excerpt(span)}"
    if subject.notes:
        yield "  " + "　".join(f"{label}：{text}" for label, text in subject.notes)
    for item in subject.items:
        yield from _item_lines(item, translate)
    yield ""


def _item_lines(item: Item, translate: Translator) -> Iterator[str]:
    yield "  " + "　".join(filter(None, [item.field, item.text]))
    for line in item.formula:
        yield f"    {line}"
    if not item.uses:
        yield "    " + (translate("没有单独印出，用在：") if item.through else translate("文中没有用到"))
    for use in item.uses or item.through:
        before, text, after = use.around()
        yield f"    {use.place.name.text(translate)}{_under(use.place)}：{before}【{text}】{after}"


def _span_data(span: Span) -> dict[str, Any]:
    path, line, column = span.place
    return {"path": path, "line": line, "column": column, "text": span.source.line(line - 1).strip()}


def _place_data(place: Place, translate: Translator) -> dict[str, Any]:
    return {"place": place.name.text(translate), "paragraph": place.number if place.role == "body" else None,
            "heading": place.heading, "key": place.key}  # fmt: skip


def _passage_data(passage: Passage, translate: Translator) -> dict[str, Any]:
    span = _span_data(passage.span) if passage.span else None
    return {**_place_data(passage.place, translate), "text": passage.text, "yaml": span}


def _subject_data(subject: Subject, translate: Translator) -> dict[str, Any]:
    return {
        "name": subject.name,
        "yaml": [_span_data(span) for span in subject.spans],
        "notes": dict(subject.notes),
        "numbers": [
            {
                "field": item.field,
                "text": item.text,
                "formula": list(item.formula),
                "uses": [_use_data(use, translate) for use in item.uses],
                "through": [_use_data(use, translate) for use in item.through],
            }
            for item in subject.items
        ],
    }


def _use_data(use: Use, translate: Translator) -> dict[str, Any]:
    return {**_place_data(use.place, translate), "text": use.text, "around": "".join(use.around())}
