"""Numbers that are typed beside bound ones: the base, the change, the aim and the whole that 指标 knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from generator.checks.alike import alike
from generator.checks.prose.facts import said_of
from generator.checks.prose.lines import BODY, PLAN, Finding, Line, Number, Whole
from generator.checks.prose.moves import moved
from generator.checks.prose.rates import Reckoned, judged
from generator.diagnostic import WARNING
from generator.messages import Message
from generator.model import Figure, Indicator
from generator.patterns import lazy
from generator.quantity import Kind, Quantity

_THAN_LAST = lazy(
    r"(?:比|较)(?:上年|去年|上年同期|去年同期)(?:的)?(?:净)?(增加|增长|增|提高|上升|多|减少|减|降低|下降|少)(?:了)?$|同比(提高|上升|增加|减少|下降|降低)(?:了)?$"
)
_THAN_AIM = lazy(r"(?:比|较)(?:年度|全年|年初)?(?:目标|计划|任务)(?:数)?(多|少|高|低|增加|减少)(?:出|了)?$")
_FEWER = ("减", "降", "下", "少", "低")
_REACHED = lazy(r"完成(?:了)?(?:年度|全年|年初|既定|预定|下达)*(?:的)?(?:目标|任务|计划|指标)(?:任务|数)?的$")
_SHARE = lazy(r"，?占([^，。；、\d]{2,16}?)(?:的比重|的比例|比重|的)(?:为|达)?$")
_APART = lazy(
    r"^[^。；\d]{0,4}，?(?:同比|比上年|较上年|比去年|增速)?分别(?:同比|比上年)?(?:(增长|提高|上升|增加)|(下降|减少|降低))$"
)
_NEXT = lazy(r"^(?:、|和|，|与)(?:(增长|提高|上升|增加)|(下降|减少|降低))?$")
_OTHER_YEAR = lazy(r"[从由][^，。；]{0,10}(?:年|月|期|末|初)[^，。；]{0,6}$")


class _Bound(NamedTuple):
    """This year's value of an indicator where a line prints it."""

    start: int
    end: int
    indicator: Indicator


def check(whole: Whole, roots: Iterable[Indicator], provenance: Mapping[str, Figure]) -> Iterator[Finding]:
    """A document, its indicators and where its figures come from."""
    every = list(_all(roots))
    known = {(one.current.text, tuple(one.current.sources)): one for one in every if one.current}
    called = {name: one for one in every for name in (one.label, one.name) if name}
    shortened = {name[at:]: one for name, one in called.items() for at in range(1, len(name) - _SHORTEST + 1)}
    for line in whole.lines:
        if line.role != BODY or not line.numbers:
            continue
        bound = _bound(line, known, provenance) if len(line.runs) > 1 else []
        for each in bound:
            yield from _base(line, each)
            yield from _change(line, each)
        aimed = [each for each in bound if each.indicator.target]
        for each, end in zip(aimed, [*[after.start for after in aimed[1:]], len(line.text)], strict=False):
            yield from _completion(line, each, end)
        yield from _rates(line, bound)
        yield from _shares(line, called)
        yield from _slips(line, shortened)


def _all(indicators: Iterable[Indicator]) -> Iterator[Indicator]:
    for one in indicators:
        yield one
        yield from _all([*one.parts.values(), *one.items.values()])


def _bound(
    line: Line, known: Mapping[tuple[str, tuple[str, ...]], Indicator], provenance: Mapping[str, Figure]
) -> list[_Bound]:
    found, start = list[_Bound](), 0
    for run in line.runs:
        figure = provenance.get(run.figure) if run.figure else None
        one = known.get((figure.text, tuple(figure.sources))) if figure else None
        if one is not None and run.text == (one.current.text if one.current else None):
            found.append(_Bound(start, start + len(run.text), one))
        start += len(run.text)
    return found


#: Fewer letters of a name may end another's.
_SHORTEST = 4


def _slips(line: Line, shortened: Mapping[str, Indicator]) -> Iterator[Finding]:
    """监督抽检12060批次, where 食品安全监督抽检 is 12600批次."""
    for number in line.numbers:
        one = next((shortened[said] for said in said_of(line, number) if said in shortened), None)
        value = _exact(one.current) if one else None
        if one is None or value is None or value.unit != number.unit or not alike(number.value, value.value):
            continue
        if line.part == PLAN or line.figure_at(number.end - 1) is not None:
            continue
        parts = {"name": one.label or one.name, "value": str(value), "text": line.text[number.start : number.end]}
        message = Message("“{name}”在 指标 里是 {value}，这里写的是 {text}", **parts)
        hint = Message("写成 {{{{ {name} }}}}，数改了，正文跟着改", name=one.name)
        yield Finding("E325", message, line, number.start, number.end, hint)


def _exact(figure: Figure | None) -> Quantity | None:
    """A figure's quantity, if it is one exact amount."""
    quantity = figure.quantity if figure else None
    if quantity is None or quantity.low is None or not quantity.exact or quantity.kind is not Kind.AMOUNT:
        return None
    return quantity


def _typed_after(line: Line, bound: _Bound, reach: int) -> tuple[Number, str] | None:
    """The first number behind a bound value that is typed, no other number between but bound ones."""
    for number in line.after(bound.end):
        if line.figure_at(number.end - 1) is None:
            gap = line.text[bound.end : number.start]
            return (number, gap) if len(gap) <= reach and "。" not in gap and "；" not in gap else None
    return None


def _base(line: Line, bound: _Bound) -> Iterator[Finding]:
    """由31.2%提高到{{ x }}: the base is last year's value."""
    last, now = _exact(bound.indicator.previous), next(iter(line.between(bound.start, bound.start + 1)), None)
    before = [n for n in line.between(0, bound.start) if n.end <= bound.start]
    if last is None or now is None or not before or line.figure_at(before[-1].end - 1) is not None:
        return
    base = before[-1]
    if moved(line, base, now) is None or base.unit != last.unit or base.value == last.value:
        return
    year = _OTHER_YEAR.search(line.text, max(0, base.start - 16), base.start)
    if year and not any(word in year[0] for word in ("上年", "去年")):
        return
    name, text = bound.indicator.name, line.text[base.start : base.end].strip()
    message = Message("“{name}”的上年在 指标 里是 {value}，这里写的是 {text}", name=name, value=str(last), text=text)
    hint = Message("写成 {{{{ {name}.上年 }}}}，数改了，正文跟着改", name=name)
    yield Finding("E325", message, line, base.start, base.end, hint)


def _change(line: Line, bound: _Bound) -> Iterator[Finding]:
    """{{ x }}，比上年增加3家."""
    now, last = _exact(bound.indicator.current), _exact(bound.indicator.previous)
    after = _typed_after(line, bound, 60)
    word = _THAN_LAST.search(after[1]) if after else None
    if word is None and after and bound.indicator.target and (word := _THAN_AIM.search(after[1])):
        last = _exact(bound.indicator.target.ensured)
    if now is None or last is None or now.unit != last.unit or after is None:
        return
    number = after[0]
    if word is None or not number.exact or number.unit != ("个百分点" if now.percentage else now.unit):
        return
    actual = now.value - last.value
    said = -number.value if word[word.lastindex or 0].startswith(_FEWER) else number.value
    if abs(said - actual) <= number.slack:
        return
    message = Message(
        "写的增减是 {stated}，由两个数算出来：{now} − {base} = {actual}",
        stated=line.text[number.start : number.end].strip(), now=str(now), base=str(last), actual=number.shown(actual),
    )  # fmt: skip
    hint = Message("写成 {{{{ {name}.增减 }}}}，由程序算", name=bound.indicator.name)
    others = ((line, bound.start, bound.end),)
    yield Finding("E322", message, line, number.start, number.end, hint, others=others)


def _completion(line: Line, bound: _Bound, end: int) -> Iterator[Finding]:
    """{{ x }}，完成年度目标的105%; `end`: where the next value with an aim begins."""
    aim = bound.indicator.target.ensured if bound.indicator.target else None
    after = _typed_after(line, bound, 36)
    if (
        after is None
        or after[0].start > end
        or after[0].unit not in {"%", "％"}
        or not after[0].exact
        or not _REACHED.search(after[1])
    ):
        return
    yield from _reckoned(line, after[0], bound.indicator.current, aim)


def _reckoned(
    line: Line, stated: Number, now: Figure | None, base: Figure | None, *, word: str | None = None
) -> Iterator[Finding]:
    """A typed rate against two values of 指标; `word`: it is a growth, and this word says so."""
    value, whole = _exact(now), _exact(base)
    if value is None or whole is None or value.dimension != whole.dimension or value.percentage:
        return
    name = Message("完成率") if word is None else Message("增长率")
    based = value.unit != whole.unit
    this, last = _number(value, based=based), _number(whole, based=based)
    found = Reckoned(stated, this, last, growth=word is not None, word=word or "", name=name)
    for finding in judged(line, found):
        yield finding._replace(severity=WARNING)


def _number(quantity: Quantity, *, based: bool = False) -> Number:
    """An indicator's value as if it stood in the line, nowhere; `based`: in the base unit of its dimension."""
    value, scale = (quantity.base, "") if based else (quantity.value, quantity.scale)
    return Number(0, 0, value, quantity.unit, "", Decimal(0), scale, str(value))


def _rates(line: Line, bound: list[_Bound]) -> Iterator[Finding]:
    """{{ a }}、{{ b }}，同比分别增长8.1%和下降2%."""
    for index, last in enumerate(bound):
        after = _typed_after(line, last, 24)
        first = _APART.search(after[1]) if after else None
        if after is None or first is None:
            continue
        chain, word = bound[: index + 1], first
        rates = [*islice(line.after(after[0].start), len(chain))]
        rates = rates if all(n.unit in {"%", "％"} and n.exact for n in rates) else []
        for one, rate in zip(chain[-len(rates) :] if rates else (), rates, strict=False):
            if rate is not rates[0]:
                previous = rates[rates.index(rate) - 1]
                word = _NEXT.search(line.text[previous.end : rate.start]) or word
            said = word[1] or word[2] or first[1] or first[2]
            if not one.indicator.constant_price and len(rates) == len(chain):
                yield from _reckoned(line, rate, one.indicator.current, one.indicator.previous, word=said)


def _shares(line: Line, called: Mapping[str, Indicator]) -> Iterator[Finding]:
    """620万元，占慈善募捐额的27.4%."""
    for index, stated in enumerate(line.numbers):
        if (
            stated.unit not in {"%", "％"}
            or not stated.exact
            or not index
            or line.figure_at(stated.end - 1) is not None
        ):
            continue
        part = line.numbers[index - 1]
        match = _SHARE.fullmatch(line.text[part.end : stated.start])
        one = called.get(match[1]) if match and part.exact else None
        value = _exact(one.current) if one else None
        if value is not None and value.unit == part.unit and not value.percentage:
            found = Reckoned(stated, part, _number(value), growth=False, word="", name=Message("占比"))
            for finding in judged(line, found):
                yield finding._replace(severity=WARNING)
