"""The paragraphs of a body, a footer or a text box: their text, and how each character of it looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.patterns import lazy
from generator.readers.cascade import Styles, layout, size_of
from generator.readers.flow import AROUND, Place
from generator.readers.numbers import Numbering
from generator.readers.symbols import encircled, has_symbols, symbol
from generator.readers.xml import DEEPEST_FIELD, Element, Properties, W, attribute, child, flat, local, over
from generator.reading import ASCII, EAST_ASIA, HANSI, Layout, Paragraph, Stretch

_TEXTS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOLIC = lazy("[\uf000-\uf0ff]")
#: Where a note is referred to.
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
_INLINE_PICTURES = ("{*}inline", "{*}object")
_ALL_PICTURES = ("{*}blip", "{*}imagedata", "{*}object", "{*}chart")
#: Characters that Word takes from the East Asian slot (ECMA-376 17.3.2.26): always, and by w:hint.
_EAST = lazy("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef\U00020000-\U0003ffff]")
_BY_HINT = lazy(
    "[¡¤§¨ª\xad¯°-´¶-º¼-¿×÷\u02b0-\u04ff\u1e00-\u1eff\u2000-\u2bff\ue000-\uf8ff\ufb00-\ufb1c]"
)  # fmt: skip


def slot(char: str, hint: bool) -> str:
    """Which slot of w:rFonts a character takes its font from."""
    if char < "\x80":
        return ASCII
    if _EAST.match(char) or (hint and _BY_HINT.match(char)):
        return EAST_ASIA
    return HANSI


class _Said:
    """What holds for a paragraph, and the list and level that number it."""

    def __init__(self, properties: Properties, listed: tuple[str, str]) -> None:
        self.listed = listed
        self._properties = properties
        self._layouts: dict[int, Layout] = {}

    def layout(self, character: int) -> Layout:
        """Its layout, where one 字 of it has so many twips."""
        if character not in self._layouts:
            self._layouts[character] = layout(self._properties, character)
        return self._layouts[character]


class Body:
    """Reads paragraphs. Fields may begin in one and end in another, and numbers count on.

    `notes`: what stands in the place of a footnoteReference or endnoteReference, by that name and its id;
    None for a reader of layout, to whom notes and pictures that float are no part of the text.
    """

    def __init__(self, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], str] | None = None) -> None:
        self.styles = styles
        self.numbering = numbering
        self.notes = {} if notes is None else dict(notes)
        self._pictures = _INLINE_PICTURES if notes is None else _ALL_PICTURES
        self._page = "" if notes is None else "\f"
        self._normal = styles.default("paragraph")
        self._fields: list[_Field] = []
        self._known: dict[tuple[object, ...], _Said] = {}

    def paragraph(self, element: Element, place: Place, number: int = 0, section: int = 0) -> Paragraph:
        """<w:p> → the paragraph. A field whose code has not ended with a paragraph is broken: it hides nothing."""
        self._fields = [field for field in self._fields if not field.in_code]
        own = flat(child(element, "pPr"))
        style = own.get("pStyle.val", "")
        style = style if self.styles.chain(style) else self._normal
        said = self._said(own, style, place.table_style)
        mark, mark_look = self._marked(said.listed)
        layers = (self._table(place.table_style, "run"), self.styles.run_of(style))
        stretches = tuple(self._stretches(element, layers))
        if mark:
            stretches = (*self._numbered(element, mark, mark_look, layers), *stretches)
        size = size_of(self.styles.look(*layers, flat(child(element, "pPr", "rPr")))[0])
        text = "".join(stretch.text for stretch in stretches)
        first = next((s.look.size for s in stretches if s.text.strip()), size)
        return Paragraph(
            number, text, self.styles.name(style), said.layout(first * 10), stretches, mark, section,
            table=place.cell is not None, cell=place.cell,
            picture=next(element.iter(*self._pictures), None) is not None,
            frame=place.frame or own.get("framePr.xAlign", ""), mark_size=size,
        )  # fmt: skip

    def _table(self, style: str, part: str) -> Properties:
        properties: Properties = {}
        for named in self.styles.chain(style) if style else ():
            properties = over(properties, named.run if part == "run" else named.paragraph)
        return properties

    def _said(self, own: Properties, style: str, table: str) -> _Said:
        """What holds for a paragraph of a style, in a table of a style: many say the same."""
        key = (style, table, *own.items())
        if key not in self._known:
            self._known[key] = self._properties(own, style, table)
        return self._known[key]

    def _properties(self, own: Properties, style: str, table: str) -> _Said:
        """A list's indents stand above the style that it was named in before, under what that very style says."""
        properties = over(self.styles.paragraph, self._table(table, "paragraph"))
        listed = ("", "")
        for named in self.styles.chain(style):
            if "numPr.numId" in named.paragraph:
                listed = self._listed(named.paragraph, style, listed)
                properties = over(properties, self.numbering.level(*listed).paragraph)
            properties = over(properties, named.paragraph)
        if "numPr.numId" in own or "numPr.ilvl" in own:
            listed = self._listed(own, style, listed)
            properties = over(properties, self.numbering.level(*listed).paragraph)
        return _Said(over(properties, own), listed)

    def _marked(self, listed: tuple[str, str]) -> tuple[str, Properties]:
        """The next number of a list's level, and how it looks."""
        mark = self.numbering.next(*listed) if listed[0] not in {"", "0"} else ""
        return mark, self.numbering.level(*listed).run

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
                    yield from self._parted(self._unicode(text, properties), properties, inside)

    def _unicode(self, text: str, properties: Properties) -> str:
        """Characters that were typed in a symbol font as those of Unicode."""
        font = self.styles.font(properties, ASCII) if _SYMBOLIC.search(text) else ""
        return _SYMBOLIC.sub(lambda match: symbol(font, f"{ord(match[0]):X}"), text) if has_symbols(font) else text

    def _runs(self, element: Element, field: str = "") -> Iterator[tuple[Element, str]]:
        for each in element.iterchildren("{*}*"):
            name = local(each)
            if name == "r":
                yield each, field
                for ruby in each.iterchildren(f"{W}ruby"):
                    yield from self._runs(base, field) if (base := child(ruby, "rubyBase")) is not None else ()
            elif name in AROUND:
                named = _named(attribute(each, "instr")) if name == "fldSimple" else field
                yield from self._runs(each, named)

    def _texts(self, run: Element, field: str) -> Iterator[tuple[str, str]]:
        """A run's pieces of text, each with the field it is the result of."""
        for element in run.iterchildren("{*}*"):
            name = local(element)
            if name in {"fldChar", "instrText"}:
                if shown := self._step(name, element):
                    yield shown, ""
            elif not any(field.in_code for field in self._fields) and (text := self._text(name, element)):
                yield text, field or next((_named(f.code) for f in reversed(self._fields) if f.code), "")

    def _text(self, name: str, element: Element) -> str:
        """What an element of a run says; to a reader of layout a page break is a matter of pages."""
        if name == "t":
            return element.text or ""
        if name == "br":
            return self._page if attribute(element, "type") == "page" else "\n"
        if name == "sym":
            return symbol(attribute(element, "font"), attribute(element, "char"))
        if name in _NOTES:
            return self.notes.pop((name, attribute(element, "id")), "")
        return _TEXTS.get(name, "")

    def _step(self, name: str, element: Element) -> str:
        """A field's code stands between begin and separate, its result between separate and end.

        Returns what a field without result shows.
        """
        kind = attribute(element, "fldCharType")
        last = self._fields[-1] if self._fields else _Field()
        if name == "instrText":
            last.code += (element.text or "") if last.in_code else ""
        elif kind == "begin" and len(self._fields) < DEEPEST_FIELD:
            self._fields.append(_Field())
        elif kind == "separate":
            last.in_code = False
        elif kind == "end" and self._fields:
            self._fields.pop()
            return encircled(last.code) if last.in_code else ""
        return ""

    def _parted(self, text: str, properties: Properties, field: str) -> Iterator[Stretch]:
        hint = properties.get("rFonts.hint") == "eastAsia"
        for name, chars in groupby(text, key=lambda char: slot(char, hint)):
            yield Stretch("".join(chars), name, self.styles.seen(properties, name), field)


class _Field:
    """A field that has begun: its code, and whether its result is still to come."""

    def __init__(self) -> None:
        self.code = ""
        self.in_code = True


def _named(code: str) -> str:
    """' PAGE \\* MERGEFORMAT ' → PAGE."""
    return next(iter(code.split()), "").upper()


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
