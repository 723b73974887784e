"""Half-width marks among hanzi → full-width ones (GB/T 15834-2011), one character for one.

Only marks that stand beside hanzi are touched: 3.14, 12:30, R&D, www.x.cn and <h1>
stay to the letter. Each decision rests on what folding does not change (hanzi, pairs,
marks already decided), so that folding what is folded changes nothing.
"""

from __future__ import annotations

import re

from generator.blocks import Run, text_of
from generator.patterns import lazy

#: A dot or comma after a digit is no punctuation of a sentence in Chinese; the rest is looked at. It begins with
#: a mere set of characters: such a pattern is found eight times as fast.
_SUSPECT = lazy("[:;?!()\"',.](?:(?<![,.])|(?<![0-9].)|(?<=,)(?![0-9]))")
_SINGLE = lazy("[:;?!]|(?<![0-9])[,.]|,(?![0-9])")
_PAIRED = "[()（）\"“”'‘’]"  # compiled when it is wanted: ranges and sets of hanzi take long
_HALF_PAIRED = lazy("[()\"']")
_WIDE = dict(zip(",:;?!", "，：；？！", strict=True))
_FAMILIES = ("()（）", '""“”', "''‘’")
_FAMILY = {mark: family for family in _FAMILIES for mark in family}
_STRAIGHT, _OPENERS, _CLOSERS = frozenset("\"'"), frozenset("(（“‘"), frozenset(")）”’")
_CLAUSE = frozenset(",:;?!.，：；？！。")
#: What shows Chinese text right before a mark, right behind it, and, never made by folding, before a pair.
_BEFORE = frozenset("，。；：、？！）》〉”’〕—…%‰")
_AFTER = frozenset("（《〈“‘〔—…、")
_FIRM = frozenset("、》〉〕—…%‰")
_LOOKED_PAST = _CLAUSE | _OPENERS | _STRAIGHT
#: 々 〇, and what Unicode added to the hanzi: extension A, compatibility forms, extensions B and on.
_RARE = ("々〇", "㐀䶿", "豈\ufaff", "\U00020000\U0003ffff")
_NONE: frozenset[str] = frozenset()


def suspect(text: str) -> bool:
    """Whether there may be something to fold."""
    return _SUSPECT.search(text) is not None


def full_width(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs → runs with the same lengths; the very same tuple where nothing changes."""
    text = runs[0].text if len(runs) == 1 else text_of(runs)
    if not suspect(text):
        return runs
    folded = fold(text)
    if folded == text:
        return runs
    done, at = [], 0
    for run in runs:
        done.append(run._replace(text=folded[at : at + len(run.text)]))
        at += len(run.text)
    return tuple(done)


def fold(text: str) -> str:
    """A paragraph's text → the same with full-width marks where they belong."""
    if not any(map(_hanzi, text)):
        return text
    chars = list(text)
    if _HALF_PAIRED.search(text) is not None:
        _fold_pairs(text, chars)
    for match in _SINGLE.finditer(text):
        i = match.start()
        before = chars[i - 1] if i else " "
        if before in _BEFORE or _hanzi(before) or _followed(chars, i):
            chars[i] = _WIDE.get(chars[i]) or _stop(text, i)
    return "".join(chars)


#: So many marks stand together, and so soon hanzi in a pair: looking further would take the square of the time.
_RUN, _WITHIN = 20, 200


def _followed(chars: list[str], i: int) -> bool:
    """Whether Chinese text follows a mark and those that stand with it."""
    if chars[i] == "." or chars[i - 1 : i] == [" "]:
        return False
    last = min(len(chars), i + _RUN)
    while i < last and chars[i] in _CLAUSE:
        i += 1
    return _hanzi_or(_AFTER, chars, i)


def _stop(text: str, i: int) -> str:
    """A full stop ends a sentence; a dot before a letter or hanzi may be a file's, a name's or a stray one."""
    after = text[i + 1 : i + 2]
    return "." if after.isalnum() or after == "." else "。"


def _hanzi(char: str) -> bool:
    if "一" <= char <= "鿿":
        return True
    return char > "\u3000" and any(pair[0] <= char <= pair[1] for pair in _RARE)


def _hanzi_or(marks: frozenset[str], chars: list[str] | str, i: int) -> bool:
    return 0 <= i < len(chars) and (chars[i] in marks or _hanzi(chars[i]))


# ------------------------------------------------------------------------- pairs


def _fold_pairs(text: str, chars: list[str]) -> None:
    """Straight quotes open and close in turn; one without its other half stays."""
    opened: dict[str, list[int]] = {family: [] for family in _FAMILIES}
    for match in re.finditer(_PAIRED, text):
        i, mark = match.start(), match[0]
        family = _FAMILY[mark]
        pending = opened[family]
        if mark in _OPENERS or (mark in _STRAIGHT and not pending and not _attached(text, i)):
            pending.append(i)
        elif pending and (mark in _CLOSERS or not _apostrophe(text, i)):
            start = pending.pop()
            if _chinese(text, start, i, family):
                chars[start], chars[i] = family[2], family[3]


def _attached(text: str, i: int) -> bool:
    """An inch mark or a prime, right after a digit, or an apostrophe."""
    return text[i - 1 : i].isdigit() or _apostrophe(text, i)


def _apostrophe(text: str, i: int) -> bool:
    """The mark in it's, which stands between letters."""
    around = text[i - 1 : i] + text[i + 1 : i + 2]
    return text[i] == "'" and len(around) == 2 and around.isascii() and around.isalnum()


def _chinese(text: str, start: int, end: int, family: str) -> bool:
    """A pair is full-width when hanzi stand in it or before it, or behind quotes, or half of it is already."""
    if text[start] in family[2] or text[end] in family[3] or any(map(_hanzi, text[start : min(end, start + _WITHIN)])):
        return True
    before, first = start - 1, max(0, start - _RUN)
    while before >= first and text[before] in _LOOKED_PAST:
        before -= 1
    return _hanzi_or(_FIRM, text, before) or (text[start] != "(" and _hanzi_or(_NONE, text, end + 1))
