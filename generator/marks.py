"""Numbers of headings: a form and a number → the mark as it is printed, and a paragraph's beginning → its mark.

A mark is read only where writing it again gives the same characters, full-width marks taken for half-width
ones: what is read can be counted by the program without a change of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from generator.blocks import numeral
from generator.named import Named
from generator.passage import DIGITS, HANZI, NO_SERIES
from generator.patterns import lazy
from generator.quantity import Script, write

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_MOST = 200


class Mark(Named):
    """A number before a heading: its form, its value (0: it does not count), where it ends.

    A blank behind it is the last character of the form.
    """

    form: str
    number: int
    end: int


@lru_cache(maxsize=4096)
def numbered(form: str, number: int) -> str:
    """A form and a number → its mark: （一）, 3 → （三）; 1., 12 → 12.; 甲、, 2 → 乙、; —— has none."""
    first = numeral(form)
    return form if not first else form.replace(first, _NUMBER_FORMS[first](number), 1)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else f"（{number}）"


def _lettered(number: int) -> str:
    """A … Z, AA, AB …"""
    letters = ""
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


_NUMBER_FORMS: dict[str, Callable[[int], str]] = {
    "一": lambda n: write(Decimal(n), Script.CHINESE),
    "1": str,
    "①": _circled,
    "A": _lettered,
    "甲": lambda n: _STEMS[n - 1] if n <= 10 else str(n),
    "Ⅰ": lambda n: chr(ord("Ⅰ") + n - 1) if n <= 12 else str(n),
}

# ----------------------------------------------------------------------- reading

#: What may stand before, in and behind a number, the outermost forms first: their order is their rank.
_FORMS = (
    (0, rf"第(?P<n>{HANZI})(?:部分|篇|章)(?=[\s、，,:：])"),
    (1, rf"第(?P<n>{HANZI})节(?=[\s、，,:：])"),
    (2, rf"(?P<n>{HANZI})(?:、{NO_SERIES}(?!{HANZI}(?:、|是))|[.．，,:：](?=\D)|(?=[ \u3000][^\s、，]))"),
    (2, rf"(?P<n>[{_STEMS}])、(?![{_STEMS}])"),
    (3, "(?P<n>[㈠-㈩])、?"),
    (4, "(?P<n>[⒈-⒛])"),
    (5, "(?P<n>[⑴-⒇])、?"),
    (2, "(?P<n>[Ⅰ-Ⅻ])[.．、]"),
    (3, rf"[（(](?P<n>{HANZI})[）)][、.．]?"),
    (4, rf"(?P<n>{DIGITS})(?:、|[.．](?![0-9０-９])|。)"),
    (4, r"(?P<n>[A-Z])[.．、](?=[^\x00-\x7f])"),
    (5, rf"[（(](?P<n>{DIGITS})[）)][、.．]?|(?P<m>{DIGITS})[）)]"),
    (6, "(?P<n>[①-⑳])、?"),
    (7, rf"(?P<n>{HANZI})是(?!否)"),
    (7, rf"第(?P<n>{HANZI})[，,、：:]"),
    (8, "——(?=[^—])|[●◆■▲★○◇□▪►•](?=.)"),
)
_PATTERNS = tuple((rank, lazy(pattern)) for rank, pattern in _FORMS)
#: How a mark may begin: most paragraphs need no pattern.
_FIRST = lazy(f"[第一二三四五六七八九十百{_STEMS}（(0-9０-９A-ZⅠ-Ⅻ①-⑳⑴-⒛㈠-㈩—●◆■▲★○◇□▪►•]")
#: Numbers with their brackets or point in one character, which stand for several: ㈠ is （一）.
_SINGLE = frozenset("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩") | {chr(code) for code in range(ord("⑴"), ord("⒛") + 1)}
_WIDE = str.maketrans("().,:．", "（）.，：.")


def mark(text: str) -> Mark | None:
    """A paragraph's text → the mark it begins with, or None."""
    if _FIRST.match(text) is None:
        return None
    for _, pattern in _PATTERNS:
        if match := pattern.match(text):
            found = _mark(match[0], match.groupdict())
            return _spaced(found, text) if found else None
    return None


def _spaced(found: Mark, text: str) -> Mark:
    """A mark with the blank behind it, which is its form's."""
    blank = text[found.end : found.end + 1]
    return Mark(f"{found.form}\u3000", found.number, found.end + 1) if blank in {" ", "\u3000"} else found


def rank(form: str) -> int:
    """A form → how far out offices use it, 0 outermost. A form that is no mark's is further out than all."""
    return next((rank for rank, pattern in _PATTERNS if pattern.match(f"{form.rstrip()}　某")), -1)


def _mark(typed: str, found: dict[str, str | None]) -> Mark | None:
    text = found.get("n") or found.get("m")
    if text is None:
        return Mark(typed, 0, len(typed))
    inner = re.search(r"\w+", unicodedata.normalize("NFKC", text)) if text in _SINGLE else None
    first, number = _value(inner[0] if inner else text)
    before, _, behind = typed.partition(text)
    whole = unicodedata.normalize("NFKC", text).replace(inner[0], first) if inner else first
    form = (before + whole + behind).translate(_WIDE)
    same = unicodedata.normalize("NFKC", typed) == unicodedata.normalize("NFKC", numbered(form, number))
    return Mark(form, number, len(typed)) if number and same else None


def _value(text: str) -> tuple[str, int]:
    """A number's text → the first number of its series, and its value; 0 where it is written in no usual way."""
    if text.isdecimal():
        return "1", int(text)
    if text in _STEMS:
        return "甲", _STEMS.index(text) + 1
    if "①" <= text <= "⑳":
        return "①", ord(text) - 0x2460 + 1
    if "Ⅰ" <= text <= "Ⅻ":
        return "Ⅰ", ord(text) - ord("Ⅰ") + 1
    return ("A", ord(text) - ord("A") + 1) if text.isascii() else ("一", _chinese().get(text, 0))


@lru_cache(maxsize=1)
def _chinese() -> dict[str, int]:
    return {write(Decimal(n), Script.CHINESE): n for n in range(1, _MOST)}
