"""Running prose → the numbers it claims, and the numerals in it that are only names or dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.patterns import lazy
from generator.quantity import AFTER, BEFORE, RANGES, Quantity, Unreadable, parse
from generator.units import unit_at


class Claim(NamedTuple):
    """A number that stands in a text, from `start` to before `end`, marks of approximation and unit included."""

    start: int
    end: int
    quantity: Quantity


#: Numerals that are names or dates: quotations, titles, document numbers, models, hotlines, ordinals in names.
_NAMES = lazy(
    r"“[^”]*”|《[^》]*》|[〔\[(（]\s*(?:\d{4}|20[xX]{2})\s*[〕\])）]\s*\d+\s*号|"
    r"(?:\d{4}[—–～~至-])?\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|20[xX]{2}|"
    r"(?:\d{1,2}月?[—–～~至-])?\d{1,2}月(?:\d{1,2}日|份)?|"
    r"\d+[·.]\d+(?=[^\d%％万亿]|$)(?=知识|防灾|事件|讲话|活动|汶川|唐山|全国)|"
    r"0\d{2,3}-\d{7,8}|[A-Za-z]+[-—]?\d+(?:\.\d+)?|\d+(?!(?:km|k?m[²³]|kg|k?W|MW|GW|kWh|MWh|[TG]B)(?![A-Za-z]))[A-Za-z][A-Za-z0-9]*|"
    r"\d{3,5}(?=热线|平台|电话)|(?<=工业)110|\d+型|(?:863|973)计划|\d{1,2}:\d{1,2}|"
    r"[一二三四五六七八九十]+届[一二三四五六七八九十]+(?:次|中)|(?:[一二三四五六七八九十]+[中届]、?)+全会|"
    r"[一二三四五六]等奖|十[一二三四五]五|一号(?:文件|工程)|第[一二三](?:产业|方|时间|生产力|书记|责任人|课堂)|"
    r"[一二三四五六七八九十](?=是)|[一二三四五六七八九十]位一体|[三五十]年(?=行动|规划|计划)|[一二三四五]期(?=工程|建设|项目)|"
    r"三项(?=经费|费)|[一二三四五六七八九]起来|"
    r"新一轮|一张(?=蓝图|清单|网)|一把手|一盘棋|一年来|一系列|进一步|一批|统一|一定|一线|一流|[每这那另同下上唯](?:一(?=[个项次家])|一一?)|一(?:起|道|面|度|时|级)(?![余多])"
)
_ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
_CHINESE = "[零一二三四五六七八九十百千两]+"
_NUMBER = lazy(
    rf"(?P<before>(?<![最附邻临靠节条合预制集契签公])(?:{'|'.join(BEFORE)}))?(?P<kind>第|连续)?"
    rf"(?P<low>[-−]?{_ARABIC}|(?<![以网线会市早晚])[数几上](?:[十百千]|(?=[万亿]))|{_CHINESE}|(?<=[近超逾约足到])(?=[万亿])|万(?=余))"
    rf"(?P<span>(?:%|万|亿)?(?:{'|'.join(RANGES)})(?:{_ARABIC}|{_CHINESE}))?(?:余|多)?(?:万亿|亿|万)?(?:余|多)?"
)
_WIDE = str.maketrans("０１２３４５６７８９．％－−", "0123456789.%--")


def names(text: str) -> list[tuple[int, int]]:
    """Where numerals stand that name something or date it: “6+1”, 〔2020〕17号, 2011年9月, 二等奖."""
    return [match.span() for match in _NAMES.finditer(text)]


def claims(text: str) -> list[Claim]:
    """Every number that a text claims, in order; what `names` finds is left out."""
    folded = text.translate(_WIDE)
    return list(_found(_NAMES.sub(lambda match: "\0" * len(match[0]), folded)))


def _found(masked: str) -> Iterator[Claim]:
    for match in _NUMBER.finditer(masked):
        claim = _claim(masked, match)
        if claim is not None:
            yield claim


def _claim(masked: str, match: re.Match[str]) -> Claim | None:
    """The number with its unit, as much of it as can be read; without a unit only Arabic digits and ranks claim."""
    start, end = match.span()
    unit = unit_at(masked, end)
    after = next((mark for mark in AFTER if masked.startswith(mark, end + len(unit))), "")
    low = match.span("low")
    for first, last in ((start, end + len(unit + after)), (start, end + len(unit)), low):
        try:
            quantity = parse(masked[first:last])
        except Unreadable:
            continue
        if unit or match["kind"] or match["low"][-1].isdigit():
            return Claim(first, last, quantity)
    return None
