"""从1571件增加到1945件: the word between two values says which is larger; what follows says by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from generator.checks.prose.lines import Finding, Line, Number, wrong
from generator.messages import Message
from generator.patterns import lazy
from generator.quantity import plain, rounded, write

_UP = (
    "增加|增长|增|提高|提升|上升|升|扩大|扩展|扩|延长|延伸|拓展|发展|壮大|上涨|涨|攀升|跃升|上调|前移|前进|增多|增强|加大|加快|"
    "推进|推升|做大|充实|新增"
)
_DOWN = (
    "减少|减|下降|降低|降|压减|压缩|缩短|缩减|缩小|缩|回落|下滑|收窄|精简|下调|后移|"
    "退|下跌|跌|整合|合并|归并|撤并|减低|削减|消减|减轻|滑落|压降"
)
_FROM = lazy(r"(?:(?<![现建制建组购形构完造])[从由])([^，。；：、（）\d]{0,10})$")
_TO = lazy(
    rf"^[^，。；：、（）\d]{{0,8}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了)?[到至为成](?:了)?"
    rf"(?:今年|现在|目前|本年|年底|20\d\d年)?(?:底|末)?(?:的)?第?$"
)
_CHANGE = lazy(rf"(?P<net>净)?(?:(?P<up>{_UP}|多)|(?P<down>{_DOWN}|少))(?:了)?$")
_NUMERAL = r"(\d+(?:\.\d+)?|[一两二三四五六七八九十])"
_THAN = r"(?:原来|上年|去年|前年|此前|以前|之前|过去|20\d\d年)?(?:同期)?"
_TIMES = lazy(rf"，?(?:约)?(?:是|为|达到|相当于)?{_THAN}的{_NUMERAL}倍(?![多余以])")
_GREW = lazy(rf"，?(?:同比|比上年|共|累计)?(?:增长|增加|提高|扩大|提升)(?:了)?{_NUMERAL}倍(?![多余以])")
_DOUBLED = lazy(r"，?(?:同比|比上年|较上年)?(?:实现)?翻(?:了)?([一两二三四五]|\d)番(?![多余以])")
_READ = "零一二三四五六七八九十"
#: Whether a line may tell of a move: looking is faster than reading its numbers.
_HINTED = lazy(r"[从由][^，。；：、（）\d]{0,10}\d|(?:\d[\d.]*|[一两二三四五六七八九十])[倍番]")
#: How far behind the second value the words on the change may stand.
_REACH = 16


class Move(NamedTuple):
    """Two values of one thing, the earlier first; `rank`: a smaller one is better; `word`: what joins them."""

    base: Number
    now: Number
    up: bool
    rank: bool
    word: re.Match[str]

    @property
    def rose(self) -> bool:
        """Whether the values go the way that 增加 says."""
        return (self.now.value < self.base.value) if self.rank else (self.now.value > self.base.value)


def check(line: Line) -> Iterator[Finding]:
    """Every 从…到… of a line, and the change that is stated behind it."""
    if _HINTED.search(line.text) is None:
        return
    yield from _since(line)
    numbers = line.numbers
    for index, (base, now) in enumerate(pairwise(numbers)):
        move = moved(line, base, now)
        if move is None and (times := _THAN_BASE.match(line.text[now.end :])):  # the earlier one stands second
            yield from _times_of(line, now, base, times)
        if move is None:
            continue
        if move.up != move.rose and base.value != now.value:
            yield _contrary(line, move)
            continue
        yield from _behind(line, move, numbers[index + 2] if index + 2 < len(numbers) else None)


_LAST = lazy(r"(?:上年|去年|[是比较为（从由](?:19|20)\d\d年)(?:同期|全年)?[^，。；、\d]{0,6}$")
_SINCE = ((_TIMES, 0), (_GREW, 1), (_DOUBLED, None))


def _since(line: Line) -> Iterator[Finding]:
    """产值120亿元（上年80亿元），翻了一番; 120亿元，是上年的2倍，上年为80亿元."""
    for pattern, least in _SINCE:
        for match in pattern.finditer(line.text):
            start, end = line.sentence(match.start())
            amounts = [n for n in line.between(start, end) if n.amount and n.exact and n.unit != "倍"]
            last = [n for n in amounts if _LAST.search(line.text, line.clause(n.start), n.start)]
            now = [n for n in amounts if n.end <= match.start() and n not in last]
            now = now[-1:] if now and match.start() - now[-1].end < 3 else now
            if len(last) != 1 or len(now) != 1 or now[0].unit != last[0].unit or not last[0].value or not now[0].unit:
                continue
            if moved(line, last[0], now[0]) is None and "年均" not in line.text[start:end]:
                move = Move(last[0], now[0], up=True, rank=False, word=match)
                yield from _times(line, move, match.start(), match, least=least)


_THAN_BASE = lazy(rf"的{_NUMERAL}倍(?![多余以])")
_IS = lazy(r"^[^。；\d]{0,6}，?(?:是|为|相当于)(?:上年|去年|前年|20\d\d年)(?:同期)?[^，。；\d]{0,4}$")


def _times_of(line: Line, base: Number, now: Number, match: re.Match[str]) -> Iterator[Finding]:
    """120家，是上年60家的3倍."""
    between = line.text[now.end : base.start]
    if _IS.match(between) is None or not (base.exact and now.exact) or base.unit != now.unit or not base.value:
        return
    move = Move(base, now, up=True, rank=False, word=match)
    yield from _times(line, move, base.end, match, least=0)


def moved(line: Line, base: Number, now: Number) -> Move | None:
    """Two numbers side by side, if a text says that a value went from the one to the other."""
    between, text = line.text[base.end : now.start], line.text
    if len(between) > 16 or not (base.exact and now.exact) or (base.unit and base.unit != now.unit):
        return None
    word, start = _TO.search(between), max(0, base.start - 12)
    if word is None or _FROM.search(text[start : base.start].removesuffix("第")) is None:
        return None
    rank = text[base.start - 1 : base.start] == "第" or between.endswith("第")
    return Move(base, now, word["up"] is not None, rank, word)


def _contrary(line: Line, move: Move) -> Finding:
    text = line.text[move.base.start : move.now.end]
    word = move.word["up"] or move.word["down"]
    message = Message("写的是“{word}”，前后两个数正相反：{text}", word=word, text=text)
    hint = Message("核对两个数，改正增减的方向")
    return wrong(Finding("E326", message, line, move.base.start, move.now.end, hint))


def _behind(line: Line, move: Move, stated: Number | None) -> Iterator[Finding]:
    """增长2倍, 翻两番; 提高3% of a percentage, 增长10个百分点 of an amount; 增加26个."""
    at = move.now.end
    gap = line.text[at : at + _REACH]
    for pattern, least in ((_TIMES, 0), (_GREW, 1), (_DOUBLED, None)):
        match = pattern.match(gap)
        if match and move.base.value and not move.rank:
            yield from _times(line, move, at, match, least=least)
            return
    if stated is None or stated.start - at > _REACH or not stated.exact:
        return
    before = line.text[at : stated.start]
    change = _CHANGE.search(before)
    if change is not None and not {"。", "；", "其", "占"} & set(before) and before.count("，") < 2:
        yield from _changed(line, move, stated)


def _times(line: Line, move: Move, at: int, match: re.Match[str], *, least: int | None) -> Iterator[Finding]:
    """N times, N times more (`least` 1) or N doublings (None) against the ratio of the values; matched from `at` on."""
    said, ratio = _value(match[1]), move.now.value / move.base.value
    claimed = Decimal(2) ** int(said) if least is None else said + least
    whole = said == said.to_integral_value()
    if abs(ratio - claimed) <= (claimed / 5 if least is None else Decimal("0.3") if whole else Decimal("0.06")):
        return
    message = Message(
        "写的是“{stated}”，由两个数算出来：{now} ÷ {base} = {found}",
        stated=match[0].lstrip("，"),
        now=move.now.shown(),
        base=move.base.shown(),
        found=f"{write(plain(rounded(ratio, 2)))}倍",
    )
    others = tuple([(line, n.start, n.end) for n in (move.base, move.now)])
    hint = Message("核对这几个数；“增长一倍”就是原来的两倍")
    at = at - match.start() if match.string is line.text else at
    yield Finding("E322", message, line, at + match.start(1), at + match.end(1) + 1, hint, others=others)


def _value(text: str) -> Decimal:
    """2.5, 两, 三 → the number."""
    return Decimal(text) if text[0].isdecimal() else Decimal(2 if text == "两" else _READ.find(text))


_RATES = frozenset("%％‰")


def _changed(line: Line, move: Move, stated: Number) -> Iterator[Finding]:
    """The unit that a change has, and its size."""
    rate, points = move.now.unit in _RATES, stated.unit == "个百分点"
    difference = abs(move.now.value - move.base.value)
    if points and not rate and move.now.unit:
        message = Message("“{unit}”不是百分数，增减不能用百分点", unit=line.text[move.now.start : move.now.end])
        hint = Message("改成“%”；百分数的增减才用“个百分点”")
    elif rate and stated.unit == move.now.unit and abs(stated.value - difference) <= stated.slack:
        message = Message(
            "百分数的增减要用百分点：{base}到{now}是{change}个百分点",
            base=line.text[move.base.start : move.base.end],
            now=line.text[move.now.start : move.now.end],
            change=move.now.shown(difference),
        )
        hint = Message("把“%”改成“个百分点”")
    elif (points and rate) or (stated.unit and stated.unit == move.now.unit and not rate):
        yield from _difference(line, move, stated, difference)
        return
    else:
        return
    others = tuple([(line, n.start, n.end) for n in (move.base, move.now)])
    yield Finding("E322", message, line, stated.start, stated.end, hint, others=others)


def _difference(line: Line, move: Move, stated: Number, difference: Decimal) -> Iterator[Finding]:
    gross = line.text[: stated.start].endswith("新增")  # what was lost meanwhile is not told
    if gross or abs(stated.value - difference) <= max(move.now.slack, move.base.slack, stated.slack):
        return
    high, low = sorted((move.now, move.base), key=lambda n: n.value, reverse=True)
    message = Message(
        "写的增减是 {stated}，由两个数算出来：{now} − {base} = {actual}",
        stated=line.text[stated.start : stated.end].strip(),
        now=high.shown(), base=low.shown(), actual=stated.shown(difference),
    )  # fmt: skip
    others = tuple([(line, n.start, n.end) for n in (move.now, move.base)])
    finding = Finding("E322", message, line, stated.start, stated.end, Message("核对这三个数"), others=others)
    yield wrong(finding)
