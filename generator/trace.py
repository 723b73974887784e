"""Ledger → where a figure, words, an indicator or a paragraph come from, and every place where they are used."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from generator.arithmetic import with_values
from generator.ledger import Ledger, Origin, Place, Use, made_of, of_head
from generator.model import Figure, Indicator
from generator.patterns import lazy
from generator.quantity import Quantity, Unreadable, parse, read
from generator.source import Span
from generator.tracing import Item, Passage, Subject, Traced

_PLACE = lazy(r"第?([0-9]+|[一二两三四五六七八九十百千零]+)段(?:第?([0-9]+|[一二两三四五六七八九十百千零]+)句)?")
_SENTENCE = lazy(r"[^。！？]+[。！？]?[”’）》]*")
_NUMBER = lazy(r"[0-9]+(?:\.[0-9]+)?(?:[%‰]|个百分点|[万亿]?[^\W\d_])")
#: So many near figures are shown where nothing was found.
_NEAR = 5
_NOTES = (("来源", "source"), ("截至", "as_of"), ("口径", "scope"), ("性质", "nature"))


def trace(ledger: Ledger, asked: str) -> Traced:
    """A paragraph's number, an indicator's name, a figure or words → all that is known of them."""
    wanted = _folded(asked)
    match = _PLACE.fullmatch(wanted)
    if match:
        return _paragraph(ledger, _count(match[1]), _count(match[2]) if match[2] else 0)
    if meant := [one for path, one, _ in ledger.named.values() if wanted in {path, one.name, one.label}]:
        return Traced(subjects=tuple(_of_indicators(ledger, meant)))
    found = _figures(ledger, wanted) or _words(ledger, wanted)
    return found or Traced(near=tuple(_near(ledger, wanted)))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _count(digits: str) -> int:
    try:
        return int(read(digits))
    except Unreadable:
        return 0


# ------------------------------------------------------------------------ finding


def _paragraph(ledger: Ledger, number: int, sentence: int) -> Traced:
    """第3段, or one sentence of it, in every document."""
    passages, uses, most = list[Passage](), list[Use](), 0
    for place in _all(ledger):
        if place.role != "body":
            continue
        most = max(most, place.number)
        start, end = _stretch(place, sentence)
        if place.number == number and end > start:
            passages.append(_passage(ledger, place, start, end))
            uses += [use for use in ledger.uses if use.place is place and start <= use.start < end]
    if not passages:
        return Traced(near=(f"第1段—第{most}段",) if most else ())
    return Traced(tuple(passages), tuple(_subjects(ledger, uses)))


def _stretch(place: Place, sentence: int) -> tuple[int, int]:
    """Where a sentence begins and ends; 0 is all of a paragraph."""
    if sentence == 0:
        return 0, len(place.text)
    found = [match.span() for match in _SENTENCE.finditer(place.text)]
    return found[sentence - 1] if sentence <= len(found) else (0, 0)


def _all(ledger: Ledger) -> Iterator[Place]:
    for _, found in ledger.places:
        yield from found


def _passage(ledger: Ledger, place: Place, start: int, end: int) -> Passage:
    return Passage(place, place.text[start:end], ledger.span(place.key))


def _of_indicators(ledger: Ledger, meant: Sequence[Indicator]) -> Iterator[Subject]:
    """Indicators by name: all their numbers, printed or not."""
    for one in meant:
        origins = [origin for origin in (*ledger.stated.values(), *ledger.computed.values()) if origin.indicator is one]
        uses = ledger.uses_of(one)
        yield from _subjects(ledger, uses, origins)


def _figures(ledger: Ledger, wanted: str) -> Traced | None:
    """A figure as it is printed, or of the same value and unit; also one of the YAML that is nowhere printed."""
    meant = _quantity(wanted)
    if meant is None and not any(char.isdigit() for char in wanted):
        return None
    uses = [use for use in ledger.uses if _says(use.text, use.figure.quantity, wanted, meant)]
    origins = [o for o in ledger.stated.values() if _says(o.figure.text, o.figure.quantity, wanted, meant)]
    if not (uses or origins):
        return None
    return Traced(subjects=tuple(_subjects(ledger, uses, origins)))


def _quantity(text: str) -> Quantity | None:
    try:
        return parse(text)
    except Unreadable:
        return None


def _says(text: str, quantity: Quantity | None, wanted: str, meant: Quantity | None) -> bool:
    if _within(_folded(text), wanted):
        return True
    if meant is None or quantity is None or meant.low is None or quantity.low is None:
        return False
    same = (meant.high, meant.exactness) == (quantity.high, quantity.exactness)
    if not meant.unit and not meant.scale:  # a bare number: of whatever unit
        return same and meant.low == quantity.low
    return same and meant.dimension == quantity.dimension and meant.base == quantity.base


def _within(text: str, wanted: str) -> bool:
    return _found(text, wanted) >= 0


def _found(text: str, wanted: str) -> int:
    """Where a text says words, or -1: 945件 is not said by 1945件, nor 3.8% by 23.8%."""
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(wanted) :][:2]
        inside = wanted[0].isdigit() and (before.isdigit() or before == ".")
        goes_on = wanted[-1].isdigit() and (after[:1].isdigit() or (after[:1] == "." and after[1:].isdigit()))
        if not (inside or goes_on):
            break
        at = text.find(wanted, at + 1)
    return at


def _words(ledger: Ledger, wanted: str) -> Traced | None:
    """Words of the document: the sentence they are in, and the figures that the words, or else it, hold."""
    passages, uses = list[Passage](), list[Use]()
    for place in _all(ledger):
        spot = _spot(place.text, wanted)
        if spot is None:
            continue
        start, end = _sentences(place.text, *spot)
        passages.append(_passage(ledger, place, start, end))
        here = [use for use in ledger.uses if use.place is place]
        inside = [use for use in here if use.end > spot[0] and use.start < spot[1]]
        uses += inside or [use for use in here if start <= use.start < end and not of_head(use.figure)]
    return Traced(tuple(passages), tuple(_subjects(ledger, uses))) if passages else None


def _spot(text: str, wanted: str) -> tuple[int, int] | None:
    """Where a text says words, whatever the width of its marks and the blanks between them."""
    folded, at = "", list[int]()
    for place, char in enumerate(text):
        made = _folded(char)
        folded += made
        at += [place] * len(made)
    found = _found(folded, wanted)
    return None if found < 0 else (at[found], at[found + len(wanted) - 1] + 1)


def _sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole sentences that a stretch lies in."""
    spans = [match.span() for match in _SENTENCE.finditer(text)]
    touched = [span for span in spans if span[1] > start and span[0] < end]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def _near(ledger: Ledger, wanted: str) -> list[str]:
    """What may have been meant: figures spelt alike or of a close value, names."""
    figures = [use.figure for use in ledger.uses] + [origin.figure for origin in ledger.stated.values()]
    said = [(str(figure.quantity or figure.text), figure.quantity) for figure in figures]
    said += [
        (each, _quantity(each))
        for figure in figures
        if figure.quantity is None
        for each in _NUMBER.findall(figure.text)
    ]
    names = [name for path, one, _ in ledger.named.values() for name in (path, one.label) if name]
    held = [name for name in names if len(wanted) > 1 and wanted in name]
    alike = get_close_matches(wanted, [*(text for text, _ in said), *names], n=_NEAR, cutoff=0.6)
    return list(dict.fromkeys([*held, *_closest(said, wanted), *alike]))[:_NEAR]


def _closest(figures: Iterable[tuple[str, Quantity | None]], wanted: str) -> list[str]:
    """Figures of the same unit whose value is within a tenth."""
    meant = _quantity(wanted)
    if meant is None or meant.low is None:
        return []
    like = [(text, q) for text, q in figures if q and q.low is not None and q.dimension == meant.dimension]
    close = [(abs(q.base - meant.base), text) for text, q in like if abs(q.base - meant.base) * 10 <= meant.base]
    return [text for _, text in sorted(close)]


# ----------------------------------------------------------------------- grouping


def _subjects(ledger: Ledger, uses: Sequence[Use], origins: Sequence[Origin] = ()) -> Iterator[Subject]:
    """Uses of figures, and numbers of the YAML → by subject, each number once with every place of its use."""
    asked = [origin.figure for origin in origins] + [use.figure for use in uses]
    groups: dict[tuple[str, ...], dict[tuple[tuple[str, ...], str], Figure]] = {}
    for figure in asked:
        items = groups.setdefault(_owners(ledger, figure), {})
        items.setdefault(made_of(figure), figure)
    for owners, items in groups.items():
        yield _subject(ledger, owners, list(items.values()))


def _owners(ledger: Ledger, figure: Figure) -> tuple[str, ...]:
    """Whose number it is: keys of indicators, or of places in the text."""
    whole = ledger.whole(figure)
    found = [whole] if whole else ledger.origins(figure)
    return tuple(dict.fromkeys(origin.indicator.key if origin.indicator else origin.key for origin in found))


def _subject(ledger: Ledger, owners: tuple[str, ...], figures: Sequence[Figure]) -> Subject:
    origins = [each for figure in figures for each in (ledger.whole(figure), *ledger.origins(figure))]
    spans = [origin.span for origin in origins if origin and origin.span]
    lines = {_line(span): span for span in reversed(spans)}
    paths = {owner: ledger.named[owner].path for owner in owners if owner in ledger.named}
    names = [paths.get(owner, owner) for owner in owners if owner in paths or owner.startswith("报告.")]
    notes = {label: "、".join(dict.fromkeys(filter(None, texts))) for label, texts in _notes(ledger, owners)}
    items = tuple([_item(ledger, figure) for figure in figures])
    told = tuple([(label, text) for label, text in notes.items() if text])
    return Subject("、".join(names), tuple(reversed(lines.values())), told, items)


def _notes(ledger: Ledger, owners: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    for label, field in _NOTES:
        yield label, [ledger.told(owner, field) for owner in owners]


def _line(span: Span) -> tuple[str, int]:
    return span.source.path, span.source.line_of(span.start)


def _item(ledger: Ledger, figure: Figure) -> Item:
    origins = ledger.origins(figure)
    uses = [use for use in ledger.uses if made_of(use.figure) == made_of(figure)]
    through = [] if uses else [use for use in ledger.uses if set(figure.sources) <= set(use.figure.sources)]
    own = ledger.whole(figure) or (origins[0] if len(origins) == 1 and not made_of(figure)[1] else None)
    field = own.field if own else ""
    text = own.figure.text if own and field else max([figure.text, *(use.text for use in uses)], key=len)
    return Item(field, text, tuple(with_values(figure, origins)), tuple(uses), tuple(through))
