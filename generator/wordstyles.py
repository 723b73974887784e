"""Style → the table of Word styles an office style makes. Data only: base.py makes the XML.

Names are Word's own built-in ones, so that its navigation pane, table of contents and
style gallery know them. Clause numbers are GB/T 9704-2012's. Lengths are twips, sizes
half-points: a size times ten is the same size in twips.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from generator.blocks import ATTACHED
from generator.style import Face, Style

#: What one property element says: its w:val, or all its attributes.
Value: TypeAlias = "int | str | Mapping[str, int | str]"
#: Element names without prefix → what they say, in any order.
Properties: TypeAlias = "Mapping[str, Value]"
#: An element without attributes. (w:qFormat takes no 1, and Word writes the others so.)
ON: Mapping[str, int | str] = {}

#: The least line for a size in half-points: exact lines of 1.2 times the type clip nothing.
_TIGHT = 12
#: No indent, and said so: clerks give Normal one in Word, and titles and footers would follow.
_FLUSH: Mapping[str, int | str] = {"left": 0, "firstLineChars": 0, "firstLine": 0}
#: What Normal says of its face; that it is neither bold nor coloured goes without saying.
_NORMAL = ("rFonts", "spacing", "sz", "szCs")


@dataclass(frozen=True, slots=True)
class Row:
    """One style: its name in Word, place in Word's list, properties, next style, linked style."""

    name: str
    priority: int
    paragraph: Properties = field(default_factory=dict)
    run: Properties = field(default_factory=dict)
    next: str = ""
    link: str = ""
    kind: str = "paragraph"


#: Styles that Word has not, by the names that a person sees.
ATTACHMENTS, ANNEX = "附件说明", "附件"
OWN = {ATTACHMENTS: "AttachmentList", ANNEX: "Annex"}


def identifier(name: str) -> str:
    """'heading 1 Char' → 'Heading1Char', as Word itself makes ids from names."""
    return OWN.get(name) or "".join(word[0].upper() + word[1:] for word in name.split())


def slots(font: str, latin: str | None = None) -> Mapping[str, int | str]:
    """Names of fonts → w:rFonts. All four slots: a digit or a quotation mark else takes another face."""
    return {**dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), latin or font), "eastAsia": font}


def sizes(half_points: int) -> Properties:
    """Half-points → w:sz and its twin for complex scripts."""
    return {"sz": half_points, "szCs": half_points}


def indent(side: str, characters: Decimal, size: int) -> Mapping[str, int | str]:
    """字 of a size → w:ind in hundredths of a 字, and in twips for programs that know no characters."""
    return {f"{side}Chars": int(characters * 100), side: int(characters * size * 10)}


def rows(style: Style) -> Iterator[Row]:
    """Style → every paragraph style, and the character style of each heading level."""
    yield _normal(style)
    yield Row("Normal Indent", 1, {"ind": _first_line(style)})
    yield from _titles(style)
    yield from _headings(style)
    yield from _ends(style)
    yield from _tables(style)
    yield _footer(style)


def _normal(style: Style) -> Row:
    """5.2.2, 5.2.3: the text's face and pitch.

    Off: gaps beside digits (28 字 a line), lines moved to the next page in twos (22 lines a page),
    the grid (exact decides). Hanging marks are on, and said so: LibreOffice reads the element
    inverted, and a mark that hangs there is lost.
    """
    off: Properties = {"widowControl": 0, "autoSpaceDE": 0, "autoSpaceDN": 0, "snapToGrid": 0}
    face = _face(style, Face(style.body.font))
    place = {**off, "overflowPunct": 1, **_pitch(style.body.line), "jc": "both"}
    return Row("Normal", 0, place, {tag: face[tag] for tag in _NORMAL})


def _titles(style: Style) -> Iterator[Row]:
    """7.3.1: a blank line between title and text; a subtitle, which the standard has not, as practice sets it."""
    second = list(style.levels.values())[:2][-1]
    for name, priority, face in (("Title", 10, style.title), ("Subtitle", 11, Face(second.font))):
        place = {**_flush("center"), "keepNext": ON, **_pitch(_line(style, face), after=style.body.line)}
        yield Row(name, priority, {**place, **_align(face)}, _face(style, face), next="Normal Indent")


def _headings(style: Style) -> Iterator[Row]:
    """7.3.3: 一、 （一） 1. （1） in their faces, two 字 in; the linked style, for run-in headings, has only the face.

    A level that an office centres has no indent, which would put it off the middle.
    """
    for level, face in enumerate(style.levels.values(), 1):
        name, run = f"heading {level}", _face(style, face)
        place = _flush(face.align) if face.align in ("center", "right") else {"ind": _first_line(style)}
        lines = {"keepNext": ON, "keepLines": 0, **_pitch(_line(style, face)), "outlineLvl": level - 1}
        yield Row(name, 9, {**lines, **place, **_align(face)}, run, next="Normal Indent", link=f"{name} Char")
        own = run if face.size else {tag: run[tag] for tag in ("rFonts", "b")}
        yield Row(f"{name} Char", 9, run=own, link=name, kind="character")


def _ends(style: Style) -> Iterator[Row]:
    """7.3.2 addressee; 7.3.5 issuer, one blank line under the text, and date; 7.3.4 names of attachments and 7.3.7
    the label on an attachment's page. The writer adds their indents.

    A date may reach into the margin: it can end at its very edge, and LibreOffice, which has gaps
    beside digits whatever autoSpaceDN says, would break it there (2011年12月28 / 日).
    """
    blank = _pitch(style.body.line, before=style.body.line)
    place: Properties = {"ind": {**_FLUSH, "right": -2 * style.body.size * 10}, "jc": "left"}
    yield Row("Salutation", 12, _flush("left"), next="Normal Indent")
    yield Row("Signature", 13, {**_flush("left"), "keepNext": ON, **blank}, next="Date")
    yield Row("Date", 14, place)
    annex = style.annex or Face(style.body.font)
    yield Row(ATTACHMENTS, 15, {"ind": style.hanging(style.body.indent, Decimal(len(ATTACHED)))})
    yield Row(ANNEX, 16, {**_flush("left"), "keepNext": ON, **_align(annex)}, _face(style, annex), next="Title")


def _tables(style: Style) -> Iterator[Row]:
    """Captions in the text's face (5.2.2 names no other); cells in the style's, in lines that grow, not clip.

    The air in a cell stands above and below: a line opened to atLeast has it all above the text.
    """
    size = _size(style, style.table)
    lines = _pitch(size * _TIGHT, before=size * 2, after=size * 2, rule="atLeast")
    cell = {**_flush("center"), **lines, "snapToGrid": 0, **_align(style.table)}
    yield Row("caption", 35, {**_flush("center"), "keepNext": ON}, next="Normal Indent")
    yield Row("Body Text", 36, cell, {**_face(style, style.table), "spacing": 0})


def _footer(style: Style) -> Row:
    """7.5: a line as high as its figures, or the 一字线 would not stand 7 mm under the type area."""
    number = style.number
    face: Properties = {"rFonts": slots(number.font), "spacing": 0, **sizes(number.size)}
    return Row("footer", 99, {**_flush("left"), **_pitch(number.size * 10), "snapToGrid": 0}, face)


def _size(style: Style, face: Face) -> int:
    return face.size or style.body.size


def _face(style: Style, face: Face) -> Properties:
    """A face's run properties. The spacing that makes 28 字 a line belongs to the body's size only."""
    size = _size(style, face)
    spacing = style.body.spacing if size == style.body.size else 0
    look: Properties = {
        "rFonts": slots(face.font, style.body.latin),
        "b": int(face.bold),
        "color": "auto",
        "spacing": spacing,
    }
    return {**look, **sizes(size)}


def _line(style: Style, face: Face) -> int:
    """The line a face needs: the body's (5.2.3), more for type too large for it."""
    return max(style.body.line, _size(style, face) * _TIGHT)


def _pitch(line: int, before: int = 0, after: int = 0, rule: str = "exact") -> Properties:
    return {"spacing": {"before": before, "after": after, "line": line, "lineRule": rule}}


def _first_line(style: Style) -> Mapping[str, int | str]:
    """7.3.3: every paragraph starts two 字 in."""
    return indent("firstLine", style.body.indent, style.body.size)


def _flush(align: str) -> Properties:
    return {"ind": _FLUSH, "jc": align}


def _align(face: Face) -> Properties:
    return {"jc": face.align} if face.align else {}
