"""What a run shows that is no w:t: characters of symbol fonts, and figures in circles made by a field."""

from __future__ import annotations

from generator.patterns import lazy

#: Characters of symbol fonts as Unicode has them; by font, then by the code without Word's F000.
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒",
    0x74: "⬧", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA3: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑",
    **{0x81 + n: chr(0x2460 + n) for n in range(10)}, **{0x8C + n: chr(0x2776 + n) for n in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□", 0x30: "▪", 0x98: "•"}
_SYMBOL = dict(
    zip(
        range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True
    )
) | dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)) | {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xD7: "⋅", 0xD6: "√",
    0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
#: What stands for a character that only its own font can show.
UNKNOWN = "□"
_CIRCLED = lazy(r"\s*EQ\s*\\o\s*\\ac\s*[(（]\s*(.)\s*[,，;]\s*(.*?)\s*[)）]\s*", 2 | 16)


def has_symbols(font: str) -> bool:
    """Whether a font has symbols in the place of letters, and they are known."""
    return font.lower() in _FONTS


def symbol(font: str, code: str) -> str:
    """w:sym → a character of Unicode, UNKNOWN for one that has none; '' for what is no code."""
    try:
        number = int(code[:8], 16)
    except ValueError:
        return ""
    own = _FONTS.get(font.lower())
    if 0xF000 <= number <= 0xF0FF or (own is not None and number < 0x100):
        plain = number & 0xFF
        known = {} if own is None else own
        return known.get(plain) or (chr(plain) if own is _SYMBOL and 0x20 <= plain < 0x7F else UNKNOWN)
    return chr(number) if _printed(number) else ""


def _printed(number: int) -> bool:
    return (0x20 <= number < 0xD800 and not 0x7F <= number < 0xA0) or 0xF900 <= number < 0xFFFE or number in _BEYOND


_BEYOND = range(0x10000, 0x110000)


def encircled(code: str) -> str:
    r"""A field such as EQ \o\ac(○,5), which has no result → what it shows: ⑤; '' for another."""
    match = _CIRCLED.fullmatch(code)
    if match is None:
        return ""
    sign, inside = match.groups()
    number = int(inside) if inside.isdecimal() and len(inside) < 3 else 0
    return chr(0x2460 + number - 1) if 1 <= number <= 20 and sign in "○◯〇" else inside
