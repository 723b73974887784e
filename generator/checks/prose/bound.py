"""Words around bound figures, and the values of indicators beside rates that are typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.checks.prose.lines import BODY, Finding, Line, Number, Whole, wrong
from generator.checks.prose.rates import DOWN, Reckoned, judged
from generator.messages import Message
from generator.model import Figure, Indicator
from generator.patterns import lazy
from generator.quantity import Kind, Quantity

_WORD = lazy(r"(同比|增长率|增长|提高|增加|上升|增幅|增速|上涨|下降|减少|降低|回落|下滑|降幅|完成|位居|占)(?:了|约)?$")
_WORD_ENDS = frozenset("比长率高加升幅速涨降少低落滑成居占了约")
_MINUS = lazy(r"(增长|提高|增加|上升|上涨|下降|减少|降低|回落|下滑|偏[多少高低])(?:了|约)?([-−]\d[\d.]*[%％]?)")
_FIGURE_WORD = lazy(r"同比(?:增长|下降)?|增长|下降|持平|提高|增加|减少|降低|上升|回落")
_CHANGED = lazy(r"(增长率|增长|提高|增加|上升|增幅|增速|上涨|下降|减少|降低|回落|下滑|降幅)(?:了|为|达到|达|约)?$")
_FAILED = lazy(
    r"(?:未|没有|没能|未能|尚未|未曾)(?:能)?(?:如期|全面|按期)?(?:完成|达到|达成|实现)[^，。；]{0,8}(?:目标|任务|计划|指标)|(?:低于|少于|不及|未达)(?:年初|年度|全年)?(?:目标|计划|任务)|欠账|距(?:离)?(?:年初|年度|全年)?(?:的)?(?:目标|计划|任务)[^，。；]{0,4}(?:差|不足)"
)
_EXCEEDED = lazy(r"超额(?:\d+(?:\.\d+)?[%％])?完成|超过(?:年初|年度|全年)?(?:目标|计划|任务)|超计划")
_DONE = lazy(
    r"(?<![未有能])(?:圆满|全面|顺利|如期|提前|较好)?(?:地)?完成(?:了)?(?:年初|年度|全年|既定|预定|下达|县|市|省|本)*(?:的)?(?:目标|任务|计划)(?!的?\d)"
)
_RATE = lazy(
    r"(?:完成(?:了)?[^，。；\d]{0,8}(?:目标|任务|计划|指标|预算)[^，。；\d]{0,4}的? ?|完成率(?:为|达到|达)?)"
    r"(\d+(?:\.\d+)?)[%％]"
)
_AIM = lazy(r"(?:目标|任务|计划|指标)(?:数|值)?(?:是|为|：)? ?$")


def check(
    whole: Whole, mixed: Sequence[Line], named: Mapping[str, Indicator], provenance: Mapping[str, Figure]
) -> Iterator[Finding]:
    """A document; `mixed`: lines with bound figures, `named`: indicators by name, `provenance`: figures by key."""
    by_key = {indicator.key: indicator for indicator in named.values()}
    for line in mixed:
        yield from _around(line, provenance)
    for line in [whole.lines[index] for index in whole.hit(("%", "％"))]:
        if len(line.runs) > 1 and line.role == BODY and _typed_rate(line):
            yield from _rates(line, by_key, provenance)
    for line in [whole.lines[index] for index in whole.hit((*_MISSED, "超", "完成"))]:
        if line.role == BODY:
            yield from _aims(line, by_key, provenance)


def minus(line: Line) -> Iterator[Finding]:
    """增长-3.2%."""
    for match in _MINUS.finditer(line.text):
        message = Message("“{word}”后面是负数：{text}", word=match[1], text=match[0])
        hint = Message("写成“下降…”，或用 {{ 名称.增长 }}，程序按正负选词")
        yield wrong(Finding("E326", message, line, match.start(), match.end(), hint))


def _around(line: Line, provenance: Mapping[str, Figure]) -> Iterator[Finding]:
    """A typed word before a figure that brings its own: 增长{{ x.增长 }}, 下降{{ x.增速 }}."""
    start = 0
    for run in line.runs:
        if run.figure is not None and start and line.text[start - 1] in _WORD_ENDS:
            typed = _WORD.search(line.text, max(0, start - 6), start)
            own = _FIGURE_WORD.match(run.text)
            if typed and own and not _continues(typed[1], own[0]):
                message = Message(
                    "“{typed}”后面又印了“{own}”：{text}", typed=typed[1], own=own[0], text=typed[0] + run.text
                )
                hint = Message("删去前面的“{typed}”，词由程序写", typed=typed[1])
                yield Finding("E326", message, line, typed.start(), start + len(run.text), hint)
            elif typed and typed[1] in DOWN and own is None:
                yield from _fallen(line, typed[1], typed.start(), start + len(run.text), provenance.get(run.figure))
        start += len(run.text)


def _continues(typed: str, own: str) -> bool:
    """同比 before 增长23.8% is as it should be."""
    return typed in {"同比", "完成", "占", "位居"} and not own.startswith("同比")


def _fallen(line: Line, word: str, start: int, end: int, figure: Figure | None) -> Iterator[Finding]:
    """下降{{ x.增速 }} where x grew."""
    rate = figure.quantity if figure else None
    if figure and rate and rate.low is not None and rate.low > 0 and figure.formula.startswith("（本年−上年）"):
        message = Message("写的是“{word}”，算出来是增长：{text}", word=word, text=line.text[start:end])
        hint = Message("用 {{ 名称.增长 }}，程序按正负选词")
        yield wrong(Finding("E326", message, line, start, end, hint))


_MISSED = ("未", "没", "低于", "少于", "不及", "欠账", "距")
#: The same without 差距, which many a report has: nothing is missed there.
_FAILING = (*_MISSED[:-1], "距离", "距年", "距全年", "距的", "距目标", "距计划", "距任务")


def _typed_rate(line: Line) -> bool:
    return any(run.figure is None and ("%" in run.text or "％" in run.text) for run in line.runs)


class _Bound:
    """A bound amount in a line: where it ends, and the indicator it is of."""

    __slots__ = ("end", "indicator", "start")

    def __init__(self, start: int, end: int, indicator: Indicator) -> None:
        self.start, self.end, self.indicator = start, end, indicator


def _bound(line: Line, by_key: Mapping[str, Indicator], provenance: Mapping[str, Figure]) -> list[_Bound]:
    """This year's values of indicators that a line prints."""
    found, start = list[_Bound](), 0
    for run in line.runs:
        end = start + len(run.text)
        figure = provenance.get(run.figure) if run.figure else None
        if figure and len(figure.sources) == 1 and figure.sources[0].endswith(".本年"):
            indicator = by_key.get(figure.sources[0].removesuffix(".本年"))
            if indicator is not None:
                found.append(_Bound(start, end, indicator))
        start = end
    return found


def _rates(line: Line, by_key: Mapping[str, Indicator], provenance: Mapping[str, Figure]) -> Iterator[Finding]:
    """A typed rate behind a bound value: 专利申请量{{ x }}，同比增长24.8%."""
    for bound in _bound(line, by_key, provenance):
        number = next(line.after(bound.end), None)
        if number is None or number.unit not in {"%", "％"} or not number.exact or line.figure_at(number.start):
            continue
        gap = line.text[bound.end : number.start]
        if len(gap) > 16 or {"。", "；"} & set(gap) or "分别" in gap:
            continue
        word = _CHANGED.search(gap)
        if word is not None and "占" not in gap:
            found = _reckoned(number, bound.indicator, word[1])
        else:
            found = _completion(number, bound.indicator) if _OF_AIM.search(gap) else None
        if found is not None:
            yield from judged(line, found)


def _reckoned(stated: Number, indicator: Indicator, word: str) -> Reckoned | None:
    figures = [indicator.current, indicator.previous]
    values = [f.quantity for f in figures if f and f.quantity and f.quantity.exact and f.quantity.low is not None]
    if len(values) < 2 or indicator.constant_price or values[0].unit != values[1].unit or values[0].percentage:
        return None
    now, base = (_number(value) for value in values)
    return Reckoned(stated, now, base, growth=True, word=word, name=Message("增长率"))


_OF_AIM = lazy("(?:占|完成|为|达到|达)[^，。；]{0,6}(?:目标|任务|计划)[^，。；]{0,4}的$")


def _completion(stated: Number, indicator: Indicator) -> Reckoned | None:
    """完成年度目标的108% behind a bound value that has an aim."""
    aim = indicator.target.ensured if indicator.target else None
    values = [f.quantity for f in (indicator.current, aim) if f and f.quantity and f.quantity.exact]
    if len(values) < 2 or values[0].unit != values[1].unit or values[0].percentage:
        return None
    now, base = (_number(value) for value in values)
    return Reckoned(stated, now, base, growth=False, word="", name=Message("完成率"))


def _number(quantity: Quantity) -> Number:
    """An indicator's value as if it stood in the line, nowhere."""
    assert quantity.low is not None
    return Number(0, 0, quantity.value, quantity.unit, "", Decimal(0), quantity.scale, str(quantity.low))


def _aims(line: Line, by_key: Mapping[str, Indicator], provenance: Mapping[str, Figure]) -> Iterator[Finding]:
    """超额完成 beside 98 %, 未完成目标 beside a value that reached it."""
    text = line.text
    failed = _FAILED.search(text) if any(word in text for word in _FAILING) else None
    exceeded = _EXCEEDED.search(text) if "超" in text else None
    at = text.find("完成") if exceeded is None else -1
    done = (
        _DONE.search(text) if at >= 0 and any(word in text[at : at + 12] for word in ("目标", "任务", "计划")) else None
    )
    if failed is None and exceeded is None and done is None:
        return
    bound = _bound(line, by_key, provenance)
    for match, missed in ((failed, True), (exceeded, False), (done, False)):
        if match is not None:
            yield from _worded(line, match.start(), match.end(), missed=missed, strict=match is exceeded, bound=bound)


def _worded(
    line: Line, start: int, end: int, *, missed: bool, strict: bool, bound: Sequence[_Bound]
) -> Iterator[Finding]:
    first, last = line.sentence(start)
    rate = _RATE.search(line.text, max(first, line.text.rfind("；", first, start)), last)
    if rate is not None and rate.start() - end < 20:
        value = Decimal(rate[1])
        if (missed and value >= 100) or (strict and _BY < value < 100):
            yield _contrary(line, start, end, Message("完成率是 {rate}%", rate=rate[1]), rate.span(1))
        return
    before = [b for b in bound if first <= b.start and b.end <= start]
    if before and not _parted(line.text[before[-1].end : start]):
        yield from _of_indicator(line, start, end, before[-1], missed=missed, strict=strict)
        return
    yield from _of_typed(line, start, end, first, missed=missed, strict=strict)


#: 超额完成目标3% is by so much: no more than this is said of what goes beyond an aim.
_BY = 50


def _parted(gap: str) -> bool:
    """Whether other matters stand between a value and what is said of its aim."""
    return len(gap) > 16 or "；" in gap


def _of_indicator(line: Line, start: int, end: int, bound: _Bound, *, missed: bool, strict: bool) -> Iterator[Finding]:
    indicator = bound.indicator
    aim = indicator.target.ensured.quantity if indicator.target and indicator.target.ensured else None
    now = indicator.current.quantity if indicator.current else None
    if aim is None or now is None or aim.low is None or now.low is None or aim.unit != now.unit:
        return
    if not now.exact or aim.high is not None or aim.kind is not Kind.AMOUNT:
        return
    reached = now.value <= aim.value if indicator.direction == "低" else now.value >= aim.value
    beyond = reached and now.value != aim.value
    if (missed and reached) or (not missed and not (beyond if strict else reached)):
        told = Message("目标 {aim}，实际 {now}", aim=str(aim), now=str(now))
        yield wrong(_contrary(line, start, end, told, (bound.start, bound.end)))


def _of_typed(line: Line, start: int, end: int, first: int, *, missed: bool, strict: bool) -> Iterator[Finding]:
    """目标500件，完成580件，未完成目标任务: an aim and a result that are typed, the last before the words."""
    numbers = [n for n in line.between(first, start) if n.end <= start]
    if len(numbers) < 2:
        return
    one, two = numbers[-2:]
    if one.unit != two.unit or not one.unit or not (one.exact and two.exact) or _parted(line.text[two.end : start]):
        return
    marks = [bool(_AIM.search(line.text[line.clause(n.start) : n.start])) for n in (one, two)]
    if marks.count(True) != 1:
        return
    aim, now = (one, two) if marks[0] else (two, one)
    beyond = now.value > aim.value if strict else now.value >= aim.value
    if (missed and now.value > aim.value) or (not missed and not beyond):
        told = Message("目标 {aim}，实际 {now}", aim=aim.shown() + aim.unit, now=now.shown() + now.unit)
        yield _contrary(line, start, end, told, (now.start, now.end))


def _contrary(line: Line, start: int, end: int, told: Message, figure: tuple[int, int]) -> Finding:
    message = Message("说“{text}”，数说的正相反：{told}", text=line.text[start:end], told=told)
    hint = Message("核对目标和完成数，改正说法")
    return Finding("E328", message, line, start, end, hint, others=((line, *figure),))
