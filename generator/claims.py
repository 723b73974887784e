"""Running prose → the numbers it claims, and the numerals in it that are only names or dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.names import NAMES, ONES, names
from generator.patterns import lazy
from generator.quantity import AFTER, BEFORE, RANGES, Kind, Quantity, Unreadable, parse_loosely
from generator.units import TIMES, unit_at

__all__ = ["Claim", "claims", "names"]


class Claim(NamedTuple):
    """A number that stands in a text, from `start` to before `end`, marks of approximation and unit included."""

    start: int
    end: int
    quantity: Quantity


_ARABIC = r"\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,9})?"
_HANZI = "[零〇一二三四五六七八九十百千两]{1,12}"
_CHINESE = rf"{_HANZI}(?:[万亿]{_HANZI}){{0,3}}(?:点[零一二三四五六七八九]{{1,9}})?"
#: 节约, 签约, 最近, 附近 and 重大突破 are words of their own.
_NO_MARK = {"约": "节条合预制集契签公", "近": "最附邻临靠", "突破": "大的得要性术新现难"}
_BEFORE = "|".join(f"(?<![{_NO_MARK[mark]}]){mark}" if mark in _NO_MARK else mark for mark in BEFORE)
_VAGUE = (
    "(?<![以网线会市早晚])上(?:[十百千]|(?=[万亿]))|(?<![人总指度计次岁户件])数(?:[十百千]|(?=[万亿家]))"
    "|几(?:[十百千]|(?=[万亿]))"
)
_NUMBER = lazy(
    rf"(?P<before>{_BEFORE})?(?P<kind>第|连续第?)?"
    rf"(?P<low>一半|半数|翻了?(?:{_HANZI}|\d)?番|(?:{_HANZI}|万)分之{_CHINESE}|(?<!\d)[-−]?{_ARABIC}|{_VAGUE}|{_CHINESE}"
    rf"|(?<![上下前后])半(?=年|个|天|小时)|(?<=[近超逾约足到])(?=[万亿])|(?=[万亿]余))"
    rf"(?P<span>(?:%|‰|(?:万亿|万|亿)?[元人家项个名亩吨岁天倍件年次场期]?)(?:{'|'.join(RANGES)})(?:{_ARABIC}|{_CHINESE}))?"
    rf"(?:余|多|(?<=十)[几来](?!自))?(?:万亿|亿|万)?(?:余|多)?"
)
#: 三个多月, 两个半月; 一年多, but not 一年多次.
_INSIDE = lazy("个[多余半](?:月|小时|星期|季度|学期)")
_BEHIND = lazy("[多余半](?![次个家项种方位年])")
_AFTER = lazy("|".join(AFTER))
#: Classifiers that Chinese numerals make words of: 四面, 三方, 一度.
_ARABIC_ONLY = frozenset("度方里级克面口分")
#: Where a rank ends a clause without a unit: 全省第一.
_RANKED = lazy(rf"(?<=[省市县区国列居获排位名类])第{ONES}{{1,3}}(?![一-鿿])")
_WIDE = str.maketrans("０１２３４５６７８９．％－−", "0123456789.%--")


def claims(text: str) -> list[Claim]:
    """Every number that a text claims, in order; what `names` finds is left out."""
    folded = text.translate(_WIDE)
    return list(_found(NAMES.sub(lambda match: "\0" * len(match[0]), folded)))


def _found(masked: str) -> Iterator[Claim]:
    at = 0
    while match := _NUMBER.search(masked, at):
        claim = _claim(masked, match)
        at = claim.end if claim else max(match.end(), at + 1)
        if claim is not None:
            yield claim


def _claim(masked: str, match: re.Match[str]) -> Claim | None:
    """The number with its unit, as much of it as can be read."""
    start, low, end = match.start(), match.start("low") - len(match["kind"] or ""), match.end()
    for core in dict.fromkeys((end, match.end("low"))):
        unit = _unit(masked, match, core)
        after = _AFTER.match(masked, core + len(unit))
        ends = [after.end()] if after else []
        for first in dict.fromkeys((start, low)):
            for last in (*ends, core + len(unit)):
                quantity = _read(masked[first:last])
                if quantity is not None and _claims(masked, match, quantity):
                    return Claim(first, last, quantity)
    return None


def _unit(masked: str, match: re.Match[str], at: int) -> str:
    """The unit at an offset, 多 and 半 of a time included."""
    if inside := _INSIDE.match(masked, at):
        return inside[0]
    unit = unit_at(masked, at)
    if unit in _ARABIC_ONLY and not match["low"][-1:].isdigit():
        return ""
    behind = _BEHIND.match(masked, at + len(unit)) if unit in TIMES else None
    return unit + (behind[0] if behind else "")


def _read(text: str) -> Quantity | None:
    try:
        return parse_loosely(text)
    except Unreadable:
        return None


def _claims(masked: str, match: re.Match[str], quantity: Quantity) -> bool:
    """Whether a number without a unit claims something: Arabic digits, 万 and 亿, and ranks do."""
    if quantity.unit or quantity.scale or match["low"][-1:].isdigit():
        return True
    return quantity.kind is not Kind.AMOUNT and _RANKED.match(masked, match.start()) is not None
