"""The XML of a Word file: bytes → elements, and properties → plain tables of strings. The only door to lxml here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = "etree._Element"
#: Flattened properties: 'ind.left' → '640', 'keepNext.val' → '1'.
Properties: TypeAlias = "dict[str, str]"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
_OFF = frozenset({"0", "false", "off", "none"})
_UNITS = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "pc": 240.0, "pi": 240.0}
_MOST_DIGITS = 6
#: Fields within fields; Word allows twenty.
DEEPEST_FIELD = 32
#: No part of a document has more tags, and no element more properties: they are held in memory.
_MOST_TAGS, _MOST_PROPERTIES = 3_000_000, 200
#: Properties whose children are properties again.
_NESTED = frozenset({"numPr"})
#: What a later statement takes away from an earlier one, though it is stated otherwise.
_RIVALS = {
    "ind.firstLine": "ind.hanging",
    "ind.hanging": "ind.firstLine",
    "ind.firstLineChars": "ind.hangingChars",
    "ind.hangingChars": "ind.firstLineChars",
    **{f"rFonts.{slot}": f"rFonts.{slot}Theme" for slot in ("ascii", "hAnsi", "eastAsia")},
    **{f"rFonts.{slot}Theme": f"rFonts.{slot}" for slot in ("ascii", "hAnsi", "eastAsia")},
}
_SAME = {
    "ind.start": "ind.left",
    "ind.end": "ind.right",
    "ind.startChars": "ind.leftChars",
    "ind.endChars": "ind.rightChars",
}


class NoXml(ValueError):
    """Bytes that are no XML."""


def parse(data: bytes) -> Element:
    """A part's bytes → its root. Raises NoXml. No entity and nothing outside the file is looked up.

    A package has no DTD (ECMA-376 part 2, 6.1.4): one is a trap, or no Word file. Elements deeper than 256
    and texts longer than 10 MB are refused by the parser itself.
    """
    if data.count(b"<") > _MOST_TAGS:
        raise NoXml("too many elements")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_transitional(data), parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise NoXml(str(fault)) from None
    if root is None:
        raise NoXml("no element")
    if etree.ElementTree(root).docinfo.internalDTD is not None:
        raise NoXml("a document type")
    return root


def _transitional(data: bytes) -> bytes:
    """A part in the strict names of ISO/IEC 29500 → the same in those that Word itself writes."""
    if _STRICT in data[:4096]:
        for strict, usual in _USUAL.items():
            data = data.replace(strict, usual)
    return data


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of the first child … by their names in Word's own namespace."""
    for name in names:
        element = None if element is None else element.find(W + name)
    return element


def attribute(element: Element | None, name: str = "val", default: str = "") -> str:
    """An attribute in Word's own namespace."""
    return default if element is None else element.get(W + name, default)


def said_on(switch: Element | None) -> bool:
    """Whether a switch such as w:vanish is there and does not say no."""
    return switch is not None and attribute(switch, default="1").lower() not in _OFF


def made(name: str, parent: Element | None = None) -> Element:
    """A new element, at the end of another if one is given."""
    return etree.Element(name) if parent is None else etree.SubElement(parent, name)


def flat(group: Element | None) -> Properties:
    """pPr, rPr, tblPr… → its properties as a table of strings; an element without attributes says 1."""
    return {} if group is None else dict(islice(_flat(group), _MOST_PROPERTIES))


def _flat(group: Element) -> Iterator[tuple[str, str]]:
    for element in group.iterchildren("{*}*"):
        name = local(element)
        if name in _NESTED:
            yield from ((f"{name}.{local(each)}", attribute(each)) for each in element)
        elif name == "tabs":
            yield from ((f"tab.{attribute(tab, 'pos', '0')}", attribute(tab)) for tab in element)
        elif not element.attrib:
            yield f"{name}.val", "1"
        else:
            for key, value in element.attrib.items():
                full = f"{name}.{str(key).rpartition('}')[2]}"
                yield _SAME.get(full, full), str(value)


def over(base: Properties, new: Properties) -> Properties:
    """Properties with those that are said nearer to the text on top of them."""
    if not new:
        return base
    rivals = {_RIVALS[key] for key in new if key in _RIVALS}
    return {key: value for key, value in base.items() if key not in rivals} | new


def on(properties: Properties, name: str, default: bool = False) -> bool:
    """A switch such as keepNext."""
    value = properties.get(f"{name}.val")
    return default if value is None else value.lower() not in _OFF


def twips(text: str | None, default: int = 0) -> int:
    """'567', '567.5', '28.35pt' or '10mm' → whole twips; `default` for what is no length."""
    return round(_number(text, 1.0, default))


def half_points(text: str | None) -> int:
    """'32' or '16pt' → half-points; 0 for what is no length."""
    return round(_number(text, 0.1, 0))


def integer(text: str) -> int | None:
    """'12' → 12; None for what is no whole number, or one of more digits than any in Word has."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _number(text: str | None, unit: float, default: int) -> float:
    if text is None:
        return default
    scale = _UNITS.get(text[-2:])
    try:
        value = float(text) if scale is None else float(text[:-2]) * scale * unit
    except ValueError:
        return default
    return value if abs(value) < 1e9 else default
