"""% and 个百分点, a fall by more than all, a growth that its own difference contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.checks.prose.lines import PLAN, Finding, Line, Number, wrong
from generator.messages import Message
from generator.patterns import lazy
from generator.quantity import plain, rounded, write

_RATES = frozenset("%％")
_NO_AMOUNTS = frozenset({"", "%", "％", "‰", "个百分点", "倍", "成"})
_THAN = r"(?:同比|[比较](?:上年|去年|年初|前一年)(?:末|底|同期)?)"
#: What a percentage is of, where a change by % is meant in points.
_SHARE = lazy(
    r"(?:[率度]|占比|比重|比例|比)(?:稳定|保持|维持|控制)?(?:在|为|达到|达|约|是|提高到|提升到|提升至|提高至|降到|降至|下降到|下降至)?$"
)
_MOVED = lazy(rf"^，{_THAN}(?:又|再)?(?:提高|提升|上升|下降|降低|回落|上浮|高|低)(?:了)?$")
_RATE = lazy(r"(?:增长|增速|增幅|下降|降幅)(?:了|达到|达|为)?$")
_FASTER = lazy(rf"^，(?:增速|增幅|降幅)?{_THAN}(?:加快|放缓|回落|收窄|扩大)(?:了)?$")
_AHEAD = lazy(
    r"^，(?:[比较][^，。；、\d]{2,12}(?:增速|增幅|增长率)|(?:增速|增幅)[比较][^，。；、\d]{2,12}?)(?:高|低|快|慢)(?:出|了)?$"
)
_BESIDE = lazy(
    r"^，(?:高于|低于|高出|超过|低)(?:[^，。；\d]{0,6}(?:目标|计划|平均|平均水平|平均值|全[省市县国]|同期))(?:水平|值|要求)?$"
)
_AMOUNT = lazy(rf"^[^，。；、\d]{{0,4}}，?{_THAN}(?:增长|下降|上升|减少|增加|提高|降低|压减|上涨|压降)(?:了)?$")
_SAVED = lazy(
    rf"(?:支出|费用|经费|开支|投资|产值|收入|案件|数量|总量|金额)(?:{_THAN})(?:压减|下降|增长|减少|压缩|上升|增加)(?:了)?$"
)
_USED = lazy(r"(?:能耗|用水量|用电量|耗电量|经费|支出)(?:同比)?(?:下降|上升|增长|减少)(?:了)?$")
_FELL = lazy(r"(下降|减少|降低|压减|压缩|精简|缩减|下滑|回落|缩短)(?:了)?$")
_LOSS = ("利润", "净", "亏", "效益", "结余", "增速", "增幅", "增量", "余额", "收益")
_PLUS = lazy(
    rf"^[^，。；、）\d]{{0,4}}，{_THAN}(?P<net>净)?(?:(?P<up>增加|增收|多|增长)|(?P<down>减少|减收|少|下降|降低))(?:了)?$"
)
_PLUS_BEHIND = lazy(
    rf"^，(?:{_THAN})?(?:净)?(?:(?P<up>增加|增收|多|增长|增)|(?P<down>减少|减收|少|下降|降低|减))(?:了)?$"
)
#: What can only be of the same amount as the rate before it.
_TURNED = lazy(r"增长\d+(?:\.\d+)?[%％]，(?:减收|净减)(?=\d)|(?:下降|减少)\d+(?:\.\d+)?[%％]，(?:增收|净增)(?=\d)")
_GREW = lazy(r"^，(?:同比)?(?:(?P<up>增长|增幅|增速|上升)|(?P<down>下降|降幅|减少))(?:了|为|达|达到|约)?$")


def check(line: Line) -> Iterator[Finding]:
    """Every percentage of a line beside what it is of."""
    numbers = line.numbers
    for index, (one, two) in enumerate(pairwise(numbers)):
        gap = line.text[one.end : two.start]
        if not (one.exact and two.exact):
            continue
        if one.unit in _RATES and two.unit in _RATES:
            yield from _in_points(line, one, two, gap)
        elif two.unit == "个百分点" and one.amount and one.unit not in _NO_AMOUNTS and _AMOUNT.match(gap):
            yield _no_points(line, two)
        if index + 2 < len(numbers):
            yield from _of_three(line, one, two, numbers[index + 2])
    for number in numbers:
        yield from _alone(line, number)
    for match in _TURNED.finditer(line.text):
        yield _contrary(line, match.start(), match.end())


def _alone(line: Line, number: Number) -> Iterator[Finding]:
    """下降121.4%; 支出同比压减12个百分点."""
    before = line.text[line.clause(number.start) : number.start]
    if number.unit == "个百分点" and number.exact and (_SAVED.search(before) or _USED.search(before)):
        yield _no_points(line, number)
    if number.unit not in _RATES or number.value <= 100 or number.high is not None:
        return
    fell = _FELL.search(before)
    if fell is not None and not any(word in line.text[line.sentence(number.start)[0] : number.start] for word in _LOSS):
        message = Message(
            "{word}不会超过100%：{text}",
            word=fell[1],
            text=line.text[fell.start() + line.clause(number.start) : number.end],
        )
        yield wrong(Finding("E339", message, line, number.start, number.end, Message("核对这个数")))


def _in_points(line: Line, one: Number, two: Number, gap: str) -> Iterator[Finding]:
    """覆盖率96.8%，比上年提高3.5%; 占26.5%，高于目标1.5%."""
    before = line.text[line.clause(one.start) : one.start]
    named = _SHARE.search(before)
    # what a rate fell to it was above before: from over 100 no rate falls, the things that it is of do
    down = any(word in gap for word in ("降", "回落", "低"))
    moved = named and _MOVED.match(gap) and two.value < one.value and not (down and one.value + two.value > 100)
    faster = (_RATE.search(before) and _FASTER.match(gap)) or _AHEAD.match(gap)
    beside = _BESIDE.match(gap) and two.value * 3 < one.value and (named or "占" in before)
    if not (moved or beside or faster) or line.text.startswith("以", two.end):
        return
    message = Message("百分数的增减要用百分点：{text}", text=line.text[one.end + 1 : two.end])
    others = ((line, one.start, one.end),)
    yield Finding("E322", message, line, two.start, two.end, Message("把“%”改成“个百分点”"), others=others)


def _no_points(line: Line, number: Number) -> Finding:
    message = Message("“{unit}”不是百分数，增减不能用百分点", unit=line.text[line.clause(number.start) : number.start])
    hint = Message("改成“%”；百分数的增减才用“个百分点”")
    return Finding("E322", message, line, number.start, number.end, hint)


def _of_three(line: Line, now: Number, two: Number, three: Number) -> Iterator[Finding]:
    """48.6亿元，比上年增加4.2亿元，增长9.9%; 48.6亿元，同比增长9.5%，增加4.2亿元."""
    if not three.exact or not now.unit or not now.amount or now.unit in _RATES:
        return
    gaps = line.text[now.end : two.start], line.text[two.end : three.start]
    if two.unit == now.unit and three.unit in _RATES:
        plus, grew, change, stated = _PLUS.match(gaps[0]), _GREW.match(gaps[1]), two, three
    elif two.unit in _RATES and three.unit == now.unit:
        plus, grew, change, stated = _PLUS_BEHIND.match(gaps[1]), _GREW.match(gaps[0]), three, two
    else:
        return
    if plus is None or grew is None:
        return
    if change is three and bool(plus["down"]) != bool(grew["down"]):
        yield _contrary(line, now.start, three.end)
    else:
        yield from _of_difference(line, now, change, stated, -1 if plus["down"] else 1)


def _contrary(line: Line, start: int, end: int) -> Finding:
    message = Message("一处说增，一处说减：{text}", text=line.text[start:end])
    return Finding("E326", message, line, start, end, Message("核对增减的方向"))


def _of_difference(line: Line, now: Number, change: Number, stated: Number, sign: int) -> Iterator[Finding]:
    base = now.value - sign * change.value
    bases = (
        (-change.slack, now.value + now.slack - sign * (change.value - change.slack)),
        (change.slack, now.value - now.slack - sign * (change.value + change.slack)),
    )
    if any(each <= 0 for each in (base, *(each for _, each in bases))):
        return
    low, high = sorted(abs((change.value + d) / each * 100) for d, each in bases)
    one = stated.step or Decimal(1)
    if low - one <= stated.value <= high + one:
        return
    message = Message(
        "写的增长率是 {stated}，由前面的数算出来：{change} ÷ （{now} {sign} {change}） = {found}%",
        stated=line.text[stated.start : stated.end], change=change.shown(), now=now.shown(),
        sign="+" if sign < 0 else "−", found=write(plain(rounded(change.value / base * 100, 1))),
    )  # fmt: skip
    others = tuple([(line, n.start, n.end) for n in (now, change)])
    yield Finding("E322", message, line, stated.start, stated.end, Message("核对这三个数"), others=others)


_PROGRESS = lazy(r"(?:占|为|完成)[^，。；\d]{0,8}(?:计划|目标|任务|预算)[^，。；]{0,14}的?$")
_LIMITED = lazy(r"^，(?:严格)?(?:控制在|低于|不超过|未超过|未突破|没有超过|没有突破)[^，。；\d]{0,12}$")


def halfway(line: Line) -> Iterator[Finding]:
    """占年度计划的44.6%，实现“双过半”."""
    at = line.text.find("过半")
    start = line.sentence(at)[0]
    shares = [n for n in line.between(start, at) if n.unit in _RATES and n.exact]
    share = shares[-1] if shares and "半" in line.text[at - 4 : at + 2] else None
    if share is None or share.value >= 50 or not _PROGRESS.search(line.text[max(0, share.start - 24) : share.start]):
        return
    if len(line.text[share.end : at]) > 20:
        return
    message = Message("没有过半：{text}", text=line.text[share.start : at + 2])
    others = ((line, share.start, share.end),)
    yield Finding("E328", message, line, at, at + 2, Message("核对这个数和说法"), others=others)


def limits(line: Line) -> Iterator[Finding]:
    """用水4.86亿立方米，控制在年度指标4.1亿立方米以内."""
    for one, two in pairwise(line.numbers):
        gap = line.text[one.end : two.start]
        if one.unit != two.unit or not two.unit or two.unit in _RATES or one.high is not None or not one.amount:
            continue
        within = gap.startswith("，") and _LIMITED.match(gap)
        if not within or one.value <= two.value or two.high is not None or line.part == PLAN:
            continue
        if "控制在" in gap and not (two.mark or line.text.startswith(("以内", "之内", "以下"), two.end)):
            continue
        message = Message("说没有超过，数说的正相反：{text}", text=line.text[one.start : two.end])
        others = ((line, one.start, one.end),)
        yield Finding("E328", message, line, two.start, two.end, Message("核对两个数"), others=others)
