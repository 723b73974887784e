"""w:numFmt and a number → the number as Word writes it (ECMA-376, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from generator.quantity import Script, write

#: Where a form has no sign for a number, and beyond what a list counts to in Word, it is digits.
_MOST = 32767
_HANZI = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖拾佰仟"
_TRADITIONAL = "零壹貳參肆伍陸柒捌玖拾佰仟"
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ENGLISH = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()  # noqa: SIM905
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_NTH = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
        "twelve": "twelfth"}  # fmt: skip


def counted(form: str, number: int) -> str:
    """A form such as 'chineseCounting' and a number → the number; an unknown form counts in digits."""
    if form in {"none", "bullet"}:
        return ""
    make = _FORMS.get(form)
    return str(number) if make is None or not 0 <= number <= _MOST else make(number) or str(number)


def _chinese(number: int) -> str:
    return write(Decimal(number), Script.CHINESE) if number < 10000 else ""


def _short_chinese(number: int) -> str:
    """Places from a hundred on: 一〇〇."""
    return _chinese(number) if number < 100 else _digits(number)


def _digits(number: int) -> str:
    return "".join(_HANZI[int(digit)] for digit in str(number))


def _formal(signs: str) -> Callable[[int], str]:
    """一百二十 → 壹佰贰拾; ten is 壹拾."""
    table = str.maketrans("零一二三四五六七八九十百千", signs)

    def make(number: int) -> str:
        text = _chinese(number)
        return ("一" * text.startswith("十") + text).translate(table)

    return make


def _row(signs: str) -> Callable[[int], str]:
    """One sign after the other from 1 on; '' behind the last."""
    return lambda number: signs[number - 1 : number] if number else ""


def _signs(*ranges: tuple[int, int]) -> str:
    return "".join(chr(code) for start, count in ranges for code in range(start, start + count))


def _letters(number: int) -> str:
    """a … z, aa … zz, as far as Word goes: 30 of one letter."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1) if 0 < number <= 780 else ""


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _cardinal(number: int) -> str:
    if number < 20:
        return _ENGLISH[number]
    ten, one = divmod(number, 10)
    return (_TENS[ten - 2] + (f"-{_ENGLISH[one]}" if one else "")) if number < 100 else ""


def _nth(number: int) -> str:
    head, hyphen, last = _cardinal(number).rpartition("-")
    ended = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return head + hyphen + _NTH.get(last, ended) if last else ""


_CIRCLES = _row(_signs((0x2460, 20), (0x3251, 15), (0x32B1, 15)))
_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), _short_chinese),
    **dict.fromkeys(("chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting"), _chinese),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"), _digits),
    "chineseLegalSimplified": _formal(_FORMAL),
    "ideographLegalTraditional": _formal(_TRADITIONAL),
    "ideographTraditional": _row("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _row("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _row(_signs((0x3280, 10))),
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "decimalFullWidth": lambda n: str(n).translate(_FULL),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL),
    "decimalZero": lambda n: f"{n:02}",
    "numberInDash": lambda n: f"- {n} -",
    "hex": lambda n: f"{n:X}",
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda n: _cardinal(n).capitalize(),
    "ordinalText": lambda n: _nth(n).capitalize(),
}
