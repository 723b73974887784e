"""styles.xml, the theme and numbering.xml → what holds for a paragraph or a run.

The order of ECMA-376, 17.7.2: document defaults, the table's style, the paragraph's styles from the base
on, numbering, the run's styles, direct formatting; each property by itself, attribute by attribute.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from generator.patterns import lazy
from generator.readers.xml import Element, Properties, attribute, child, flat, half_points, integer, on, over, twips
from generator.reading import Indent, Layout, Look

#: Properties that a character style turns round where the paragraph's style has them (17.7.3).
_TOGGLES = ("b.val",)
_MOST = 64  # styles on top of each other; more is a circle
_BLACK = frozenset({"000000", "text1", "dark1", "tx1"})
_DEFAULT_SIZE = 20  # what Word takes where no size is stated


class Named(NamedTuple):
    """A style by itself: id, name, base, and its properties. `paragraph` has its numbering, if any."""

    name: str
    base: str
    kind: str
    default: bool
    paragraph: Properties
    run: Properties


class Theme:
    """Theme fonts by their use: 'minorEastAsia' → 宋体."""

    def __init__(self, root: Element | None, script: str) -> None:
        self._fonts: dict[str, str] = {}
        for scheme in () if root is None else root.iter("{*}majorFont", "{*}minorFont"):
            use = "major" if str(scheme.tag).endswith("majorFont") else "minor"
            named = {
                attribute_of(font, "script"): attribute_of(font, "typeface") for font in scheme.iterchildren("{*}font")
            }
            faces = {str(e.tag).rpartition("}")[2]: attribute_of(e, "typeface") for e in scheme.iterchildren("{*}*")}
            latin = faces.get("latin", "")
            self._fonts |= {f"{use}Ascii": latin, f"{use}HAnsi": latin, f"{use}Bidi": faces.get("cs", "")}
            self._fonts[f"{use}EastAsia"] = faces.get("ea", "") or named.get(script, "")

    def font(self, use: str) -> str:
        """The font of a theme use, '' for an unknown one."""
        return self._fonts.get(use, "")


#: Word writes the names of its own styles in English; other programs as a Chinese menu has them.
_CHINESE = {
    "正文": "Normal",
    "标题": "Title",
    "副标题": "Subtitle",
    "题注": "caption",
    "日期": "Date",
    "称呼": "Salutation",
}
_LEVELLED = lazy("(标题|目录) ?([1-9])")


def _in_english(name: str) -> str:
    if match := _LEVELLED.fullmatch(name):
        return f"{'heading' if match[1] == '标题' else 'toc'} {match[2]}"
    return _CHINESE.get(name, name)


def attribute_of(element: Element, name: str) -> str:
    """An attribute without namespace."""
    return element.get(name, "")


def theme_script(settings: Element | None) -> str:
    """The script whose font stands in where the theme names none for East Asia."""
    language = attribute(child(settings, "themeFontLang"), "eastAsia", "zh-CN")
    return {"zh-TW": "Hant", "zh-HK": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}.get(language, "Hans")


class Styles:
    """Every style with what it inherits."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self.theme = theme
        elements = [] if root is None else root.iterchildren("{*}style")
        self._named = {attribute(e, "styleId"): _named(e) for e in elements}
        defaults = child(root, "docDefaults")
        self.run = flat(child(defaults, "rPrDefault", "rPr"))
        self.paragraph = flat(child(defaults, "pPrDefault", "pPr"))
        self._chains: dict[str, tuple[Named, ...]] = {}

    def default(self, kind: str) -> str:
        """The id of the style that is taken where none is named."""
        return next((id_ for id_, named in self._named.items() if named.default and named.kind == kind), "")

    def name(self, style: str) -> str:
        """A paragraph style's name, as Word shows it in English; '' for one that is not there."""
        return _in_english(self._named[style].name) if style in self._named else ""

    def chain(self, style: str) -> tuple[Named, ...]:
        """A style and those it is based on, the base first."""
        if style not in self._chains:
            self._chains[style] = tuple(reversed(list(self._upwards(style))))
        return self._chains[style]

    def _upwards(self, style: str) -> Iterator[Named]:
        seen: set[str] = set()
        while style in self._named and style not in seen and len(seen) < _MOST:
            seen.add(style)
            yield self._named[style]
            style = self._named[style].base

    def run_of(self, style: str) -> Properties:
        """The run properties that a style says, with what it inherits."""
        properties: Properties = {}
        for named in self.chain(style):
            properties = over(properties, named.run)
        return properties

    def look(self, *layers: Properties, character: Properties | None = None) -> tuple[Properties, bool]:
        """Layers from far to near → the properties of a run; `character` is its style's, before the last layer."""
        *styles, direct = layers
        properties = self.run
        for layer in styles:
            properties = over(properties, layer)
        if character:
            turned = {key: _turned(properties, character, key) for key in _TOGGLES if key in character}
            properties = over(properties, character | turned)
        return over(properties, direct), on(over(properties, direct), "vanish")

    def seen(self, properties: Properties, slot: str) -> Look:
        """Run properties → how the characters of a slot look."""
        return Look(
            self.font(properties, slot),
            size_of(properties),
            on(properties, "b"),
            _colour(properties),
            twips(properties.get("spacing.val")),
        )

    def font(self, properties: Properties, slot: str) -> str:
        """The font of a slot; a theme's beats a name stated with it."""
        use = properties.get(f"rFonts.{slot}Theme")
        return self.theme.font(use) if use else properties.get(f"rFonts.{slot}", "")


def size_of(properties: Properties) -> int:
    """The size that run properties say, in half-points; what is no size says nothing."""
    stated = half_points(properties.get("sz.val"))
    return stated if stated > 1 else _DEFAULT_SIZE


def _named(element: Element) -> Named:
    return Named(
        attribute(child(element, "name")),
        attribute(child(element, "basedOn")),
        attribute(element, "type", "paragraph"),
        attribute(element, "default") in {"1", "true", "on"},
        flat(child(element, "pPr")),
        flat(child(element, "rPr")),
    )


def _turned(properties: Properties, character: Properties, key: str) -> str:
    name = key.removesuffix(".val")
    return str(int(on(properties, name) != on(character, name)))


def _colour(properties: Properties) -> str:
    """'auto' for black however it is said."""
    themed = properties.get("color.themeColor", "")
    colour = properties.get("color.val", "auto").upper()
    black = colour in {*_BLACK, "AUTO", ""} or (themed in _BLACK and "color.themeTint" not in properties)
    return "auto" if black else colour


def layout(properties: Properties, character: int) -> Layout:
    """Paragraph properties → the layout that holds; `character` is one 字 of its text in twips."""
    depth = integer(properties.get("outlineLvl.val", ""))
    return Layout(
        align={"start": "left", "end": "right", "": "left"}.get(align := properties.get("jc.val", ""), align),
        indent=_indent(properties, character),
        line=twips(properties.get("spacing.line"), 240),
        rule=properties.get("spacing.lineRule", "auto"),
        before=twips(properties.get("spacing.before")),
        after=twips(properties.get("spacing.after")),
        before_lines=twips(properties.get("spacing.beforeLines")),
        after_lines=twips(properties.get("spacing.afterLines")),
        outline=depth if depth is not None and depth < 9 else None,
        tabs=tuple(sorted((twips(key[4:]), kind) for key, kind in properties.items() if _tab(key, kind))),
        **{attr: on(properties, name, default) for attr, (name, default) in _SWITCHES.items()},
    )


_SWITCHES: Mapping[str, tuple[str, bool]] = {
    "keep_next": ("keepNext", False),
    "keep_lines": ("keepLines", False),
    "page_break_before": ("pageBreakBefore", False),
    "widow_control": ("widowControl", True),
    "snap_to_grid": ("snapToGrid", True),
    "auto_space_de": ("autoSpaceDE", True),
    "auto_space_dn": ("autoSpaceDN", True),
    "overflow_punct": ("overflowPunct", True),
    "kinsoku": ("kinsoku", True),
    "top_line_punct": ("topLinePunct", False),
}


def _tab(key: str, kind: str) -> bool:
    return key.startswith("tab.") and kind != "clear"


def _indent(properties: Properties, character: int) -> Indent:
    """w:ind. Characters, where they are stated, win; a hanging part is a negative first line."""
    left, right = _side(properties, "left"), _side(properties, "right")
    first = _side(properties, "firstLine")
    hanging = _side(properties, "hanging")
    if hanging[0] or hanging[1]:
        first = -hanging[0], None if hanging[1] is None else -hanging[1]
    if left[1] is not None and first[1] is not None and first[1] < 0:
        left = left[0], left[1] - first[1]
    (a, ac), (b, bc), (c, cc) = (_lengthened(pair, character) for pair in (left, right, first))
    return Indent(a, b, c, ac, bc, cc)


def _side(properties: Properties, name: str) -> tuple[int, Decimal | None]:
    """Twips and 字. w:leftChars="0" says nothing where twips stand beside it: Word takes those."""
    characters = twips(properties.get(f"ind.{name}Chars"))
    return twips(properties.get(f"ind.{name}")), Decimal(characters) / 100 if characters else None


def _lengthened(side: tuple[int, Decimal | None], character: int) -> tuple[int, Decimal | None]:
    stated, characters = side
    return (stated if characters is None else round(characters * character)), characters
