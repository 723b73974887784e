"""A text and its claims. It is read with marks and digits folded to half width; no offset moves by that."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from generator.claims import Claim, claims
from generator.messages import Message
from generator.patterns import lazy
from generator.quantity import Unreadable, parse

_HALF = str.maketrans({chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | {"　": " "})

#: A unit behind a blank belongs to the number before it.
_TORN = lazy(r"[ \u00a0]+[万亿]?[元件家个项人名次亩]")

#: Numerals that claim nothing where they stand: a well's, a standard's year, a year that lost its century.
_NAMES = lazy(
    r"[一二三四五六七八九十]{1,3}届(?:人大|政协)?(?:常委会)?第?[一二三四五六七八九十]{1,3}次|"
    r"(?<=[一-鿿])\d+(?=井)|(?<=\d[—-])(?:19|20)\d\d(?![\d.%万亿元])|(?<=——)(?:19|20)\d\d(?=标准)|"
    r"(?:^|(?<=[。;]))[012]\d年(?![来间前后以内])"
)

#: Digits that a blank or a mark parts are one numeral: 25.72:26.84, 3 400 (GB/T 15835 groups by threes).
_AHEAD, _BEHIND = lazy(r"\d[.:]$|(?<!\d)\d{1,3}[ \u2005\u2009]$"), lazy(r"(?<=\d)(?:[.:]\d|[ \u2005\u2009]\d{3}(?!\d))")


_GROUP = lazy(r"\d{3}(?!\d)")


class Prose(NamedTuple):
    """One text as it is typed, folded, and its claims in order."""

    text: str
    folded: str
    claims: list[Claim]

    def gap(self, index: int) -> str:
        """What stands between a claim and the next one; behind the last: the rest."""
        following = self.claims[index + 1].start if index + 1 < len(self.claims) else len(self.folded)
        return self.folded[self.claims[index].end : following]

    def before(self, index: int) -> str:
        """What stands between the claim before and a claim."""
        return self.folded[self.claims[index - 1].end if index else 0 : self.claims[index].start]

    def typed(self, index: int) -> str:
        """A claim's characters, width folded."""
        claim = self.claims[index]
        return flat(self.text[claim.start : claim.end])

    def spelling(self, index: int) -> str:
        """What in `{{ }}` prints a claim to the letter, '' if nothing does."""
        spelt = str(self.claims[index].quantity)
        return spelt if flat(spelt) == self.typed(index) and self.whole(index) and _readable(spelt) else ""

    def within(self, start: int, end: int) -> list[Claim]:
        """The claims that begin between two places."""
        first = bisect_left(self.claims, start, key=lambda claim: claim.start)
        return list(takewhile(lambda claim: claim.start < end, islice(self.claims, first, None)))

    def reason(self, index: int) -> Message:
        """Why a claim that has no spelling has none."""
        typed, spelt = self.typed(index), str(self.claims[index].quantity)
        if not self.whole(index):
            return Message("“{text}”和单位之间有空格", text=typed)
        if spelt == typed:
            return Message("“{text}”没有单位", text=typed)
        return Message("“{text}”再印出来是“{spelt}”，和原文不同", text=typed, spelt=spelt)

    def whole(self, index: int) -> bool:
        """Whether a claim is all of its number: behind 3.4 stands no blank and 亿元."""
        claim = self.claims[index]
        return bool(claim.quantity.unit) or not _TORN.match(self.folded, claim.end)


def flat(text: str) -> str:
    """A text as two of them are compared: width folded."""
    return unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=4096)
def _readable(spelt: str) -> bool:
    """Whether the YAML takes it: prose also says 33亿 and 一半."""
    try:
        parse(spelt)
    except Unreadable:
        return False
    return True


def prose(text: str) -> Prose:
    """A text → its claims and what they are read by."""
    folded = text.translate(_HALF)
    named = {at for match in _NAMES.finditer(folded) for at in range(*match.span())}
    return Prose(text, folded, [c for c in claims(text) if c.start not in named and not _broken(folded, c)])


def _broken(folded: str, claim: Claim) -> bool:
    """Whether a claim is a piece of a longer numeral: of 25.72:26.84."""
    start, end = claim.start, claim.end
    grouped = _GROUP.match(folded, start) is not None
    ahead = _AHEAD.search(folded[max(0, start - 4) : start])
    return bool((ahead and (grouped or ahead[0][-1] in ".:")) or _BEHIND.match(folded, end))
