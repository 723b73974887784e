"""The paragraphs of a body, a footer or a text box: their text, and how each character of it looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from generator.patterns import lazy
from generator.readers.cascade import Styles, layout, size_of
from generator.readers.numbers import Numbering
from generator.readers.xml import Element, Properties, W, attribute, child, flat, local, over
from generator.reading import ASCII, EAST_ASIA, HANSI, Paragraph, Stretch

_TEXTS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
#: Elements that hold others of their own kind and say nothing themselves.
_AROUND = frozenset("ins moveTo smartTag customXml hyperlink sdt sdtContent fldSimple bdo dir".split())  # noqa: SIM905
_INLINE_PICTURES = ("{*}inline", "{*}object")
#: Characters that Word takes from the East Asian slot (ECMA-376 17.3.2.26): always, and by w:hint.
_EAST = lazy("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef\U00020000-\U0003ffff]")
_BY_HINT = lazy(
    "[¡¤§¨ª\xad¯°-´¶-º¼-¿×÷\u02b0-\u04ff\u1e00-\u1eff\u2000-\u2bff\ue000-\uf8ff\ufb00-\ufb1c]"
)  # fmt: skip
_OUTSIDE = frozenset({"outside", "inside", "center", "left", "right"})


class Place(NamedTuple):
    """Where a paragraph was met: in a table of this style, in a text box standing there."""

    table: bool = False
    table_style: str = ""
    frame: str = ""


def slot(char: str, hint: bool) -> str:
    """Which slot of w:rFonts a character takes its font from."""
    if char < "\x80":
        return ASCII
    if _EAST.match(char) or (hint and _BY_HINT.match(char)):
        return EAST_ASIA
    return HANSI


def met(container: Element, place: Place, *, boxes: bool = False) -> Iterator[tuple[Element, Place]]:
    """A container → its <w:p> in reading order with those of tables; of text boxes only if asked."""
    for element in container.iterchildren("{*}*"):
        name = local(element)
        if name == "p":
            yield element, place
            if boxes:
                yield from _boxed(element, place)
        elif name == "tbl":
            style = attribute(child(element, "tblPr", "tblStyle"))
            yield from met(element, place._replace(table=True, table_style=style), boxes=boxes)
        elif name in _AROUND or name in {"tr", "tc"}:
            yield from met(element, place, boxes=boxes)


def _boxed(paragraph: Element, place: Place) -> Iterator[tuple[Element, Place]]:
    """The paragraphs of text boxes that hang on a paragraph; of two ways to say one box, the first."""
    seen: set[Element] = set()
    for content in paragraph.iter(f"{W}txbxContent"):
        either = next((a for a in content.iterancestors("{*}AlternateContent")), content)
        if either not in seen:
            seen.add(either)
            yield from met(content, place._replace(frame=_standing(content)))


def _standing(content: Element) -> str:
    """Where a text box stands across the page: center, right, outside … ; 'box' where only a number says it."""
    for anchor in content.iterancestors("{*}anchor"):
        aligned = anchor.find("{*}positionH/{*}align")
        if aligned is not None and aligned.text in _OUTSIDE:
            return aligned.text
    for shape in content.iterancestors("{*}shape"):
        styled = dict(part.strip().partition(":")[::2] for part in shape.get("style", "").split(";"))
        return styled.get("mso-position-horizontal", "box")
    return "box"


class Body:
    """Reads paragraphs. Fields may begin in one and end in another, and numbers count on."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self._normal = styles.default("paragraph")
        self._fields: list[list[str]] = []
        self._in_code = 0

    def paragraph(self, element: Element, place: Place, number: int = 0, section: int = 0) -> Paragraph:
        """<w:p> → the paragraph."""
        own = flat(child(element, "pPr"))
        style = own.get("pStyle.val", "")
        style = style if self.styles.chain(style) else self._normal
        properties, mark, mark_look = self._properties(own, style, place)
        layers = (*self._table(place, "run"), self.styles.run_of(style))
        stretches = tuple(self._stretches(element, layers))
        if mark:
            stretches = (*self._numbered(element, mark, mark_look, layers), *stretches)
        size = size_of(self.styles.look(*layers, flat(child(element, "pPr", "rPr")))[0])
        text = "".join(stretch.text for stretch in stretches)
        first = next((s.look.size for s in stretches if s.text.strip()), size)
        return Paragraph(
            number, text, self.styles.name(style), layout(properties, first * 10), stretches, mark, section,
            table=place.table,
            picture=any(next(element.iter(tag), None) is not None for tag in _INLINE_PICTURES),
            frame=place.frame or own.get("framePr.xAlign", ""), mark_size=size,
        )  # fmt: skip

    def _table(self, place: Place, part: str) -> tuple[Properties, ...]:
        properties: Properties = {}
        for named in self.styles.chain(place.table_style) if place.table_style else ():
            properties = over(properties, named.run if part == "run" else named.paragraph)
        return (properties,)

    def _properties(self, own: Properties, style: str, place: Place) -> tuple[Properties, str, Properties]:
        """Everything that holds for a paragraph, its automatic number, and how that looks.

        A list's indents stand above the style that it was named in before, under what that very style says.
        """
        properties = over(self.styles.paragraph, self._table(place, "paragraph")[0])
        listed = ("", "")
        for named in self.styles.chain(style):
            if "numPr.numId" in named.paragraph:
                listed = self._listed(named.paragraph, style, listed)
                properties = over(properties, self.numbering.level(*listed).paragraph)
            properties = over(properties, named.paragraph)
        if "numPr.numId" in own or "numPr.ilvl" in own:
            listed = self._listed(own, style, listed)
            properties = over(properties, self.numbering.level(*listed).paragraph)
        mark = self.numbering.next(*listed) if listed[0] not in {"", "0"} else ""
        return over(properties, own), mark, self.numbering.level(*listed).run

    def _listed(self, properties: Properties, style: str, before: tuple[str, str]) -> tuple[str, str]:
        numbered = properties.get("numPr.numId", before[0])
        depth = properties.get("numPr.ilvl") or self.numbering.depth_of(numbered, style)
        return numbered, depth

    def _numbered(self, element: Element, mark: str, look: Properties, layers: tuple[Properties, ...]) -> list[Stretch]:
        """The automatic number in the face of the paragraph's end mark and its level."""
        own = over(flat(child(element, "pPr", "rPr")), look)
        return list(self._parted(mark, self.styles.look(*layers, own)[0], ""))

    # ------------------------------------------------------------------------ runs

    def _stretches(self, element: Element, layers: tuple[Properties, ...]) -> Iterator[Stretch]:
        for run, field in self._runs(element):
            direct = flat(child(run, "rPr"))
            style = direct.get("rStyle.val", "")
            character = self.styles.run_of(style) if style else None
            properties, hidden = self.styles.look(*layers, direct, character=character)
            for text, inside in self._texts(run, field):
                if not hidden:
                    yield from self._parted(text, properties, inside)

    def _runs(self, element: Element, field: str = "") -> Iterator[tuple[Element, str]]:
        for each in element.iterchildren("{*}*"):
            name = local(each)
            if name == "r":
                yield each, field
            elif name in _AROUND:
                named = _field(attribute(each, "instr")) if name == "fldSimple" else field
                yield from self._runs(each, named)

    def _texts(self, run: Element, field: str) -> Iterator[tuple[str, str]]:
        """A run's pieces of text, each with the field it is the result of."""
        for element in run.iterchildren("{*}*"):
            name = local(element)
            if name in {"fldChar", "instrText"}:
                self._step(name, element)
                continue
            if self._in_code:
                continue
            current = field or next((_field(code[0]) for code in reversed(self._fields) if code[0]), "")
            if name == "t":
                yield element.text or "", current
            elif name in _TEXTS:
                yield _TEXTS[name], current
            elif name == "br" and attribute(element, "type") != "page":
                yield "\n", current
            elif name == "sym":
                yield _symbol(attribute(element, "char")), current

    def _step(self, name: str, element: Element) -> None:
        """A field's code stands between begin and separate, its result between separate and end."""
        kind = attribute(element, "fldCharType")
        if name == "instrText":
            if self._fields and self._in_code:
                self._fields[-1][0] += element.text or ""
        elif kind == "begin":
            self._fields.append([""])
            self._in_code += 1
        elif kind == "separate":
            self._in_code = max(0, self._in_code - 1)
        elif kind == "end" and self._fields:
            self._fields.pop()
            self._in_code = min(self._in_code, len(self._fields))

    def _parted(self, text: str, properties: Properties, field: str) -> Iterator[Stretch]:
        hint = properties.get("rFonts.hint") == "eastAsia"
        for name, chars in groupby(text, key=lambda char: slot(char, hint)):
            yield Stretch("".join(chars), name, self.styles.seen(properties, name), field)


def _field(code: str) -> str:
    """' PAGE \\* MERGEFORMAT ' → PAGE."""
    return next(iter(code.split()), "").upper()


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def breaks(element: Element) -> tuple[bool, bool]:
    """Whether a paragraph has a page break before its text, and whether one behind it."""
    before = after = False
    for each in _visible(element):
        if local(each) == "br":
            after = True
        else:
            before, after = before or after, False
            if before:
                break
    return before, after


def _visible(element: Element) -> Iterable[Element]:
    """A paragraph's page breaks and pieces of text, in order."""
    for each in element.iter(f"{W}t", f"{W}br"):
        if local(each) == "t" or attribute(each, "type") == "page":
            yield each
