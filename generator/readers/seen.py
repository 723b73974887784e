"""A document as it was read → the same as a person reads it: see reading.Paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.patterns import lazy
from generator.reading import Paragraph, Reading, Stretch

#: Line ends of every sort, and a page that begins: w:br, vertical tab, form feed, U+0085, U+2028, U+2029.
_ENDS = "[\n\r\v\f\x85\u2028\u2029]"
#: What takes no room: soft hyphens, zero-width spaces and joiners, directions, control characters.
_NOTHING = (
    "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
_BREAK, _INVISIBLE = lazy(_ENDS), lazy(_NOTHING)
_ODD = lazy(rf"^\s|\s$|{_NOTHING}|{_ENDS}")
#: The number of a page, where it is not in a footer: — 1 —, 第1页 共3页.
_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_BESIDE_PAGE = lazy(r"[\s\-—–－·/第页共]*")


def seen(reading: Reading) -> Reading:
    """What verify sees → what a person reads."""
    paragraphs = (part for paragraph in reading.paragraphs for part in _lines(_without_page(paragraph)))
    return reading._replace(paragraphs=tuple(paragraphs))


def _without_page(paragraph: Paragraph) -> Paragraph:
    if not any(stretch.field in _PAGES for stretch in paragraph.stretches):
        return paragraph
    rest = "".join(stretch.text for stretch in paragraph.stretches if stretch.field not in _PAGES)
    return paragraph._replace(text="", stretches=()) if _BESIDE_PAGE.fullmatch(rest) else paragraph


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph → its lines, as breaks part them."""
    if not paragraph.mark and not _ODD.search(paragraph.text):
        yield paragraph
        return
    paragraph = _visible(paragraph)
    number = len(paragraph.mark.rstrip())
    lines = [_trimmed(paragraph.text, *line) for line in _parted(paragraph.text, len(paragraph.mark))]
    mark, *kept = _cut(paragraph.stretches, [(0, number), *lines])
    first = paragraph._replace(mark=paragraph.mark[:number], stretches=(*mark, *kept[0]))
    yield _says(first, paragraph.text, *lines[0])
    for (_, before), line, stretches in zip(lines, lines[1:], kept[1:], strict=False):
        page = "\f" in paragraph.text[before : line[0]]
        further = paragraph._replace(mark="", stretches=stretches, continued=True, new_page=page, picture=False)
        yield _says(further, paragraph.text, *line)


def _says(paragraph: Paragraph, text: str, start: int, end: int) -> Paragraph:
    return paragraph._replace(text=paragraph.mark + text[start:end])


def _visible(paragraph: Paragraph) -> Paragraph:
    if not _INVISIBLE.search(paragraph.text):
        return paragraph
    clear = [stretch._replace(text=_INVISIBLE.sub("", stretch.text)) for stretch in paragraph.stretches]
    text, mark = (_INVISIBLE.sub("", said) for said in (paragraph.text, paragraph.mark))
    return paragraph._replace(text=text, mark=mark, stretches=tuple(clear))


def _parted(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a text begin and end, from a place on."""
    end = len(text.rstrip("\f"))
    start += len(text[start:end]) - len(text[start:end].lstrip("\f"))
    for match in _BREAK.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, max(start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A line without the blanks around it."""
    line = text[start:end]
    kept = line.strip()
    start += len(line) - len(line.lstrip()) if kept else 0
    return start, start + len(kept)


def _cut(stretches: Sequence[Stretch], spans: Sequence[tuple[int, int]]) -> list[tuple[Stretch, ...]]:
    """The stretches of spans of a paragraph that stand in order: each stretch is looked at once."""
    kept: list[list[Stretch]] = [[] for _ in spans]
    at = first = 0
    for stretch in stretches:
        end = at + len(stretch.text)
        while first < len(spans) and spans[first][1] <= at:
            first += 1
        for n in range(first, len(spans)):
            if spans[n][0] >= end:
                break
            if text := stretch.text[max(0, spans[n][0] - at) : max(0, spans[n][1] - at)]:
                kept[n].append(stretch._replace(text=text))
        at = end
    return [tuple(each) for each in kept]
