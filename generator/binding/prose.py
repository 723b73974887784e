"""A text and its claims. It is read with marks and digits folded to half width; no offset moves by that."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from generator.claims import Claim, claims
from generator.messages import Message
from generator.patterns import lazy

_HALF = str.maketrans({chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | {"　": " "})

_STOP, _NONE = "。", (1 << 60, 1 << 60)
_HALVES = lazy(r"\d+。\d")
_TORN = lazy(r"[万亿]|[ \u00a0]+[万亿]?[元件家个项人名次亩]|(?<=平)方")
#: Numerals of running prose that claim nothing: how items are numbered, years, wells and lines, set words.
_NAMES = lazy(
    r"^\s*\d{1,3}(?=[、.。)]\D)|(?<=[。;:,!?])\s*\d{1,2}(?=[、.。)]\D)|(?<=[(\[])\d{1,2}(?=[)\]])|"
    r"(?<=[—-])(?:19|20)\d\d(?![\d.%万亿元])|(?:19|20)\d\d(?=今年|年)|1\d{4}(?=知识|热线|投诉|举报|平台|服务|维权|中)|"
    r"(?<=[一-鿿])\d+井|[一二三四五六七八九]期(?=工程|项目|科学|试验|仪器|建设|\d)|(?<=[厂房区心园])[一二三四五]期|"
    r"[一二三四五]级(?=绩效|响应|医院|保护|标准|公路|企业|建筑|市场|学科|巡视|主任|调研|以上|党)|"
    r"(?:^|(?<=[。;]))[012]\d年(?![来间前后以内])|零部件|十分(?![之一二三四五六七八九十])|一方面|[八五四]项(?=规定|原则|重大)|八项规定|一(?=[点些般直旦举致])"
)


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
        return spelt if flat(spelt) == self.typed(index) and self.whole(index) else ""

    def within(self, start: int, end: int) -> list[Claim]:
        """The claims that begin between two places."""
        first = bisect_left(self.claims, start, key=lambda claim: claim.start)
        return list(takewhile(lambda claim: claim.start < end, islice(self.claims, first, None)))

    def reason(self, index: int) -> Message:
        """Why a claim that has no spelling has none."""
        typed, spelt = self.typed(index), str(self.claims[index].quantity)
        if _STOP in typed:
            return Message("小数点写成了句号：{text}", text=typed)
        if not self.whole(index):
            return Message("“{text}”后面没有单位，或者隔着空格", text=typed)
        return Message("“{text}”再印出来是“{spelt}”，和原文不同", text=typed, spelt=spelt)

    def whole(self, index: int) -> bool:
        """Whether a claim is all of its number: behind 33 stands no 亿, nor a blank and a unit."""
        claim = self.claims[index]
        return claim.quantity.unit not in {"", "平"} or not _TORN.match(self.folded, claim.end)


def flat(text: str) -> str:
    """A text as two of them are compared: width folded."""
    return unicodedata.normalize("NFKC", text)


def prose(text: str) -> Prose:
    """A text → its claims and what they are read by."""
    folded = text.translate(_HALF)
    named = [match.span() for match in _NAMES.finditer(folded)]
    return Prose(text, folded, list(_mended(folded, _unnamed(claims(text), named))))


def _unnamed(found: Iterable[Claim], named: list[tuple[int, int]]) -> Iterator[Claim]:
    """Claims that touch none of the spans; both are in order."""
    spans = iter(named)
    start, end = next(spans, _NONE)
    for claim in found:
        while end <= claim.start and (start, end) != _NONE:
            start, end = next(spans, _NONE)
        if not start < claim.end:
            yield claim


def _mended(folded: str, found: Iterable[Claim]) -> Iterator[Claim]:
    """Two halves of a number whose point became a stop, 32。63%, are one claim; of a date they are none: 5。12."""
    first: Claim | None = None
    for claim in found:
        if first is None or first.end + 1 != claim.start or not _HALVES.match(folded, first.start):
            if first is not None:
                yield first
            first = claim
        elif claim.quantity.unit or folded[claim.end : claim.end + 1] in {"万", "亿"}:
            yield claim._replace(start=first.start)
            first = None
        else:
            first = None
    if first is not None:
        yield first
