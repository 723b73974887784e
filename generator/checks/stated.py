"""What an indicator states of its own values: growth, change, and those of its aim."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING

from generator.checks.finding import told
from generator.checks.reckoning import Reckoned, Verdict, amount, counted, difference, growth, judged
from generator.diagnostic import ERROR, WARNING, Diagnostic
from generator.messages import Message
from generator.model import Figure, Indicator, Report
from generator.named import Named
from generator.quantity import Quantity
from generator.statements import Comparison


class Claim(Named):
    """A stated number, what it is called, and the two values it follows from."""

    word: str
    stated: Figure
    now: Figure | None
    then: Figure | None


def check(report: Report, indicators: list[Indicator]) -> Iterator[Diagnostic]:
    """Every indicator of a report that states a rate or a change."""
    year = report.head.this_year
    for one in indicators:
        if not one.constant_price:
            yield from _of_values(one, _previous(one, year))
        yield from _of_aims(one)
        yield from _compared(one, _previous(one, year))
        yield from _signs(one)
        yield from _base(one)


def _previous(one: Indicator, year: int) -> Figure | None:
    """Last year's value, from 历年 if need be."""
    return one.previous or one.series.get(str(year - 1))


def _of_values(one: Indicator, then: Figure | None) -> Iterator[Diagnostic]:
    if one.growth is not None:
        yield from against(one, Claim("增速", one.growth, one.current, then or _implied(one)))
    if one.change is not None and then is not None:
        yield from against(one, Claim("增量", one.change, one.current, then))


def _of_aims(one: Indicator) -> Iterator[Diagnostic]:
    aim = one.next_target.ensured if one.next_target else None
    if aim is not None and aim.formula:
        return  # it was computed from the very change
    if one.target_growth is not None:
        yield from against(one, Claim("目标增速", one.target_growth, aim, one.current))
    if one.target_change is not None:
        yield from against(one, Claim("目标增量", one.target_change, aim, one.current))


def _compared(one: Indicator, then: Figure | None) -> Iterator[Diagnostic]:
    """比较 with last year or with the aim: the values say by how much, and which way."""
    said = one.comparison
    if not isinstance(said, Comparison) or said.figure.quantity is None or said.sign == 0:
        return
    aim = one.target.ensured if one.target else None
    other = then if said.other in _LAST_YEAR else aim if said.other in _AIM else None
    if other is not None:
        signed = said.figure.quantity
        if said.sign < 0 and signed.low is not None and signed.low > 0 and signed.high is None:
            signed = signed._replace(low=-signed.low)
        stated = said.figure._replace(quantity=signed)
        yield from against(one, Claim("比较", stated, one.current, other))


#: Whom 比较 may name that the indicator itself has.
_LAST_YEAR = frozenset({"上年", "去年", "上年同期", "去年同期", "同期"})
_AIM = frozenset({"目标", "年度目标", "年初目标", "计划"})


def _implied(one: Indicator) -> Figure | None:
    """Last year's value where only the change is written."""
    now, change = amount(one.current), amount(one.change)
    if now is None or change is None or now.unit != change.unit or not (now.exact and change.exact):
        return None
    then = now.with_value(now.value - change.value)
    assert one.change is not None
    return Figure(str(then), quantity=then, span=one.change.span)


def against(one: Indicator, claim: Claim) -> Iterator[Diagnostic]:
    """A claim against its two values, if these can be compared."""
    stated, now, then = amount(claim.stated), amount(claim.now), amount(claim.then)
    if stated is None or now is None or then is None:
        return
    found = _reckoned(stated, now, then, rate=claim.word.endswith("增速"))
    if found is None:
        return
    verdict = judged(stated, found) if stated.dimension == found.dimension else Verdict.WRONG
    if verdict is Verdict.WRONG:
        yield _contradiction(one, claim, found, stated.decimals)
    elif verdict is not Verdict.HOLDS:
        yield _inexact(one, claim, found, stated.decimals, verdict)


#: What a rate may be stated in: % and the like, or points.
_RATES = frozenset({"rate", "points"})


def _reckoned(stated: Quantity, now: Quantity, then: Quantity, *, rate: bool) -> Reckoned | None:
    """What the values come to in the dimension of what is stated."""
    if not rate:
        return difference(now, then)
    found = growth(now, then)
    if found is None or stated.dimension not in _RATES:
        return None
    relative = growth(now, then, relative=True)
    if now.percentage and stated.dimension == "rate" and relative and judged(stated, relative) is Verdict.HOLDS:
        return relative
    return found


def _contradiction(one: Indicator, claim: Claim, found: Reckoned, digits: int) -> Diagnostic:
    message = Message(
        "“{name}”写的{word}是 {stated}，算出来不是：{shown}",
        name=one.name, word=claim.word, stated=claim.stated.text, shown=found.shown(max(digits, 1)),
    )  # fmt: skip
    hint = Message("核对这几个数；{word}可以不写，由程序算", word=claim.word)
    if claim.word == "增速":
        hint = Message("删去 增速，由程序算；增速按可比价算的，写 可比价: 是")
    aimed = claim.word.startswith("目标")
    severity = WARNING if aimed else ERROR
    return told("E307", message, claim.stated, claim.now, claim.then, hint=hint, severity=severity)


def _inexact(one: Indicator, claim: Claim, found: Reckoned, digits: int, verdict: Verdict) -> Diagnostic:
    parts = {"name": one.name, "word": claim.word, "stated": claim.stated.text, "shown": found.shown(digits + 2)}
    if verdict is Verdict.CUT:
        message = Message("“{name}”写的{word} {stated} 是截去尾数，不是四舍五入：{shown}", **parts)
    else:
        message = Message("“{name}”写的{word}是 {stated}，由写出的数算是 {shown}", **parts)
    hint = Message("四舍五入是 {right}；原来的数更细的，照它核对", right=found.result(digits))
    return told("E309", message, claim.stated, claim.now, claim.then, hint=hint)


def _signs(one: Indicator) -> Iterator[Diagnostic]:
    """Growth and change that point in opposite directions."""
    rate, change = amount(one.growth), amount(one.change)
    if rate is None or change is None or not rate.low or not change.low or rate.low * change.low > 0:
        return
    message = Message("“{name}”的增速 {rate} 和增量 {change} 一升一降", name=one.name, rate=rate, change=change)
    hint = Message("核对；下降的，两个数前面都要有负号")
    yield told("E307", message, one.growth, one.change, hint=hint, severity=ERROR)


def _base(one: Indicator) -> Iterator[Diagnostic]:
    """A count that grew by a stated rate had a whole number before: 93件 after 55% were 60件."""
    now, rate = amount(one.current), amount(one.growth)
    if now is None or rate is None or one.previous or one.change or one.constant_price:
        return
    if not (now.exact and rate.exact and rate.unit == "%" and counted(now) and _countable(now) and now.low):
        return
    room = rate.precision
    least, most = (now.base / (1 + (rate.base + side) / 100) for side in (room, -room))
    if rate.base - room <= -100 or least.to_integral_value(ROUND_CEILING) <= most:
        return
    message = Message(
        "“{name}”{now}、增速 {rate}，上年应是 {now} ÷（1 + {rate}）= {then}，不是整数",
        name=one.name, now=now, rate=rate, then=str(round(now.base / (1 + rate.base / 100), 2)),
    )  # fmt: skip
    yield told("E317", message, one.growth, one.current, hint=Message("核对增速和本年的数，补上 上年"))


def _countable(quantity: Quantity) -> bool:
    """Whether it counts things: its unit is a classifier or people's."""
    return quantity.dimension in {quantity.unit, "people"} and quantity.unit != "" and counted(quantity)
