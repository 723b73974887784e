"""A formula of Word's (m:oMath, ECMA-376 22.1) → a run of text that reads the same in one line: (a+b)/2, m²."""

from __future__ import annotations

from generator.readers.xml import Element, W, local, made

_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_TABLES = {"sup": ("^", _RAISED), "sub": ("_", _LOWERED), "deg": ("", _RAISED)}


def linear(formula: Element) -> None:
    """Put a run of text in the place of what a formula holds."""
    text = _text(formula)
    for each in list(formula):
        formula.remove(each)
    run = made(f"{W}r")
    made(f"{W}t", run).text = text
    formula.append(run)


def _text(element: Element) -> str:
    name = local(element)
    if name == "t":
        return element.text or ""
    if name.endswith("Pr"):
        return ""
    if name in _FORMS and len(element):
        return _FORMS[name](element)
    inside = "".join(_text(each) for each in element.iterchildren("{*}*"))
    return _script(name, inside) if name in _TABLES else inside


def _script(name: str, inside: str) -> str:
    """Raised or lowered digits as characters of their own where there are such."""
    sign, table = _TABLES[name]
    plain = all(ord(char) in table for char in inside)
    return inside.translate(table) if plain else f"{sign}{_grouped(inside)}"


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _part(element: Element, name: str) -> str:
    part = element.find(f"{{*}}{name}")
    return "" if part is None else _text(part)


def _fraction(element: Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _root(element: Element) -> str:
    return f"{_part(element, 'deg')}√{_grouped(_part(element, 'e'))}"


def _delimited(element: Element) -> str:
    inside = "|".join(_text(each) for each in element.iterchildren("{*}e"))
    return f"{_sign(element, 'begChr', '(')}{inside}{_sign(element, 'endChr', ')')}"


def _sum(element: Element) -> str:
    over = "".join(_part(element, name) for name in ("sub", "sup", "e"))
    return f"{_sign(element, 'chr', '∫')}{over}"


def _sign(element: Element, name: str, usual: str) -> str:
    """A sign that the properties of a formula's part name (m:val)."""
    found = next(element.iterfind(f"{{*}}*/{{*}}{name}"), None)
    stated = None if found is None else next(iter(found.values()), "")
    return usual if stated is None else str(stated)


_FORMS = {"f": _fraction, "rad": _root, "d": _delimited, "nary": _sum}
