"""其中 that does not follow its total: 竣工386户，兑付772万元，其中新建241户、修缮145户; and parts in other units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.checks.prose.kinds import overlapping
from generator.checks.prose.lines import Finding, Line, Number
from generator.checks.prose.rates import Reckoned, judged
from generator.checks.prose.sums import REST, fits, runs, slipped
from generator.diagnostic import WARNING
from generator.messages import Message
from generator.patterns import lazy
from generator.units import measure

_AMONG = lazy(r"其中[：，]?(?=[^，。；：、（）\d]{0,16}\d)")
#: What a number is of that is no total of things: what was before, an aim, an average.
_NO_TOTAL = lazy(r"(?:[均每从由比较]|上年|去年|同期|目标|计划)[^，。；：、\d]{0,8}$|(?:增加|减少|净增)了?$")
#: What stands beside a part and is none: 投诉4120件，占76.9%；举报1240件; 20万元以上的15个.
BESIDE = lazy(
    r"，(?:严格)?控制在[^，。；（）]*(?:以内|之内|以下)|[，（](?:占比?|增长|下降|同比|[较比]上年)[^，。；（）]*[%％]）?|\d[\d.]*[万亿]?元(?:以上|以下)(?:的(?=\d)|(?:的)?(?:案件|项目|企业)(?=\d))?(?=[^，。；、）])"
)
_AVERAGE = lazy("均|每")
_DIGIT = lazy(r"\d")
_LETTERS = lazy(r"^.*[\d. 余多万亿]")
#: So far away a total and its parts may stand: without it the time for an endless sentence grows with its square.
_REACH = 300
#: What a part is of: 35岁以下48人, 2025级4120人.
_NAMED = frozenset({"岁", "级"})
#: Names of all the parts there are.
_THREE = ("第一产业", "第二产业", "第三产业")
#: So many numbers within it.
_MOST = 30
#: Dimensions in which nothing is added up.
_NEVER = frozenset({"rate", "points", "months", "", "年", "月", "日", "届"})


def check(line: Line) -> Iterator[Finding]:
    """Every 其中 of a line whose total stands further before, or in the sentence before."""
    text = BESIDE.sub(lambda match: " " * len(match[0]), line.text)
    numbers = [converted(n) for n in line.numbers if text[n.start : n.end].strip()]
    starts = [n.start for n in numbers]
    for match in _AMONG.finditer(line.text):
        start, end = line.sentence(match.start())
        start, end = max(start, match.start() - _REACH), min(end, match.end() + _REACH)
        opened = match.start() == start
        if opened:
            start = max(line.sentence(start - 2)[0], start - _REACH) if start > 1 else start
        at = bisect_left(starts, match.end())
        inside = [
            n
            for n in numbers[at : min(at + _MOST, bisect_left(starts, end))]
            if not _nested(line.text, match.end(), n.start)
        ]
        inside = [n for n in inside if n.unit not in _NAMED]
        before = numbers[max(at - _MOST, bisect_left(starts, start)) : at]
        # what stands right before is its total, whatever it is called
        at = before[-1].start if before else 0
        average = _AVERAGE.search(line.text, line.clause(at), at) is not None
        last = before if opened or average else before[:-1]
        totals = [*(n for n in last if _total(line, n)), *before[len(last) :]]
        if inside and totals:
            yield from _of(line, text, match.end(), totals, inside, opened=opened)


_PART = lazy(r"^，占(?:比|总数|全部)?(?:为|达到|达)?$")
_HEAD = lazy(r"^([^，。；：、（）\d]{2,8})中，")


def shares(line: Line) -> Iterator[Finding]:
    """受理5360件。其中投诉4120件，占79.6%; 税收收入29.3亿元。税收收入中，增值税12.4亿元，占43.2%."""
    for part, stated in pairwise(line.numbers):
        start = line.sentence(part.start)[0]
        if stated.unit not in {"%", "％"} or not stated.exact or not part.exact or start < 2:
            continue
        if not _PART.match(line.text[part.end : stated.start]):
            continue
        head = _HEAD.match(line.text[start : part.start])
        if head is None and not line.text.startswith("其中", start):
            continue
        first = line.sentence(start - 2)[0]
        wholes = [n for n in line.between(first, start) if n.unit == part.unit and n.value >= part.value]
        if head is not None:
            wholes = [n for n in wholes if head[1] in line.text[max(0, n.start - len(head[1]) - 4) : n.start]]
        found = [Reckoned(stated, part, whole, growth=False, word="", name=Message("占比")) for whole in wholes]
        said = [list(judged(line, each)) for each in found]
        if said and all(said):
            yield said[0][0]._replace(severity=WARNING)


def converted(number: Number) -> Number:
    """A number in its dimension's base unit, which then is its unit."""
    known = measure(number.unit)
    return number._replace(
        value=number.value * known.factor, step=number.step * known.factor, unit=known.dimension or number.unit
    )


def _nested(text: str, start: int, at: int) -> bool:
    return text.count("（", start, at) > text.count("）", start, at)


def _total(line: Line, number: Number) -> bool:
    """Whether a number may be a total."""
    if number.unit in _NEVER or number.high is not None or not number.amount:
        return False
    return _NO_TOTAL.search(line.text[max(0, number.start - 14) : number.start]) is None


def _of(
    line: Line, text: str, at: int, totals: list[Number], inside: list[Number], *, opened: bool
) -> Iterator[Finding]:
    totals = [n for n in totals if n.unit == inside[0].unit]
    if not totals or not all(n.exact and n.amount for n in totals) or totals[-1].unit in _NEVER:
        return
    total = totals[-1]
    close, loose = runs(text, at, inside, total)
    parts = close if len(close) > 1 else loose
    begun = [close, *(loose[:count] for count in range(1 if loose != close else len(loose), len(loose) + 1))]
    if not parts or any(fits(one, some) for one in totals for some in begun):
        return
    beside = not opened and _beside(line, total, parts)
    if overlapping(line.text[at : parts[-1].end]):  # each of them may be as much as all
        most = max(parts, key=lambda n: n.value)
        beside, parts = beside and most is parts[0], (most,)
    if not beside and not all(line.named_at(n.start) for n in (total, *parts)):
        yield from _held(line, text, at, totals, parts, loose=parts is loose and parts is not close, opened=opened)


def _held(
    line: Line, text: str, at: int, totals: list[Number], parts: tuple[Number, ...], *, loose: bool, opened: bool
) -> Iterator[Finding]:
    """Parts against the totals that they may be of: more than each of them, or less than what they were to make up."""
    total, found = totals[-1], sum((part.value for part in parts), Decimal(0))
    most = max(n.value for n in totals)
    if found > most and loose and parts[0].value <= most and "；" in text[at : parts[-1].start]:
        first = text.index("；", at)  # what follows may be another matter
        parts = tuple([n for n in parts if n.start < first])
        found = sum((part.value for part in parts), Decimal(0))
    if found > most + max(n.step for n in (*totals, *parts)):
        yield _mismatch(line, max(totals, key=lambda n: n.value), parts, found)
    elif _three(text[at : parts[-1].start], parts) or (
        not opened and len(parts) > 1 and _all(line, at, total, parts, found)
    ):
        yield _mismatch(line, total, parts, found)


def _beside(line: Line, total: Number, parts: tuple[Number, ...]) -> bool:
    """Whether the total stands right before, in the unit of its parts: that was looked at already."""
    units = {_LETTERS.sub("", line.text[n.start : n.end]) for n in (total, *parts)}
    return len(units) == 1 and _DIGIT.search(line.text, total.end, parts[0].start) is None


def _three(text: str, parts: tuple[Number, ...]) -> bool:
    """Whether parts are the three that there are."""
    return len(parts) == len(_THREE) and all(name in text for name in _THREE)


def _all(line: Line, at: int, total: Number, parts: tuple[Number, ...], found: Decimal) -> bool:
    """Whether parts that come to less were meant to be all."""
    if any(word in line.text[at : parts[-1].end] for word in REST):
        return True
    return found * 10 >= total.value * 9 or (len(parts) > 2 and slipped(total, parts))


def _mismatch(line: Line, total: Number, parts: tuple[Number, ...], found: Decimal) -> Finding:
    terms = " + ".join([line.text[part.start : part.end].strip() for part in parts])
    share = found / total.value * 100 if total.value else Decimal(0)
    message = Message(
        "“其中”各项之和与合计不符：{terms}，是{total}的{share}%",
        terms=terms, total=line.text[total.start : total.end].strip(), share=f"{share:.1f}",
    )  # fmt: skip
    others = tuple([(line, part.start, part.end) for part in parts])
    hint = Message("核对台账；合计没有包括的，不要放在“其中”后面")
    return Finding("E320", message, line, total.start, total.end, hint, others=others)
