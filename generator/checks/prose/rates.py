"""Shares, growth and completion that a text states beside the values they come from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.checks.prose.lines import Finding, Line, Number, several, wrong
from generator.diagnostic import WARNING
from generator.messages import Message
from generator.patterns import lazy
from generator.quantity import plain, rounded, write

#: So many numbers back a rate's own values stand, so many characters before one what says that it is the base.
_NEAR = 40
DOWN = ("下降", "减少", "降低", "回落", "下滑", "降幅", "压减", "压缩", "缩短", "精简", "提速", "减")
_STATED = lazy(
    r"(增长率|增长|提高|增加|上升|增幅|增速|上涨|下降|减少|降低|回落|下滑|降幅|压减|压缩|缩短|精简|提速)(?:了|为|达到|达|约)?(?=[-−]?\d)"
)
_PAST = lazy(r"(?:上年|去年|上一年|前一年|年初|20\d\d年)(?:同期|全年|度)?(?:的|为|是|同期|仅为|只有|数|数为|全年|：)*$")
_PAST_NAMED = lazy(r"(?<![比较])(?:上年|去年|上一年|前一年)(?:同期)?[^\d，。；、（）]{0,10}(?:为|是)?$")
_FROM = lazy(r"[从由](?:上年|去年|20\d\d年|年初|上年同期|去年同期|“?十.五”?末)?(?:末|底)?(?:的)?$")
_TO = lazy(
    r"^ ?(?:(?:增加|增长|提高|提升|上升|扩大|发展|减少|下降|压[缩减]|缩[短减]|精简|增|降|减)[到至]"
    r"|达到|到)(?:今年|20\d\d年|目前)?(?:的)?$"
)
_REACHED = lazy(r"，(?:今年|全年|已)?(?:达到|达|为|实现|完成|增加到|增至|降到|降至)(?:了)?")
_SHARE = lazy(r"占([^，。；、\d]{1,20}?)(?:的比重|比重|的比例|的)?(?:为|达到|达|约为|约)?$")
_WHOLE = lazy(r"占([^，。；、\d]{0,14})$")
_AIM = lazy(r"(?:目标任务|目标|任务|计划|预算|指标|任务数|计划数)(?:数|值)?(?:的|为|是)?$")
_IS = lazy(r"^，?(?:仅|约)?(?:为|是|占|达到|相当于)[^，。；：、\d]{2,12}$")
_SHARED = lazy(r"^ ?[^，。；、\d]{0,8}的$")
_AIMS = "目标任务|任务数|计划数|目标数|目标|任务|计划|预算|指标"
_OF_AIM = lazy(rf"^[^。；\d]{{0,24}}，(?:占|为|完成|达到|相当于)[^，。；、\d]{{0,6}}(?:{_AIMS})的$")
_AIM_IS = lazy(rf"^[，（][^，。；、\d]{{0,6}}(?:{_AIMS})为?$")


class Reckoned(NamedTuple):
    """A percentage that is stated, and what the values come to: numerator, denominator, the sign's word if any."""

    stated: Number
    now: Number
    base: Number
    growth: bool
    word: str
    name: Message


def check(line: Line) -> Iterator[Finding]:
    """Every percentage of a line whose values stand in the same sentence."""
    if not several(line) or len(line.numbers) < 3:
        return
    for index, number in enumerate(line.numbers):
        if number.unit in {"%", "％"} and number.exact and not line.named_at(number.start):
            found = _growth(line, index) or _share(line, index)
            if found is not None:
                yield from judged(line, found)
            else:
                yield from _of_another(line, index)


def _growth(line: Line, index: int) -> Reckoned | None:
    """增长32.6%（去年同期为24.88亿元）; 从1571件增加到1945件，增长23.8%; 比上年的1571件增长23.8%."""
    stated = line.numbers[index]
    match = _last(line.text, stated.start)
    if match is None:
        return None
    pair = _from_to(line, index) or _this_and_last(line, index)
    if pair is None:
        return None
    return Reckoned(stated, *pair, growth=True, word=match, name=Message("增长率"))


def _last(text: str, at: int) -> str | None:
    """The word for growth right before a rate."""
    found = [
        m for m in _STATED.finditer(text, max(0, at - 8), at + 1) if m.end() == at and not _yearly(text, m.start())
    ]
    return found[-1][1] if found else None


def _yearly(text: str, at: int) -> bool:
    """年均增长: over several years."""
    return text[max(0, at - 4) : at].endswith(("年均", "年平均", "月均", "逐年", "复合"))


def _amounts(line: Line, index: int) -> list[Number]:
    """The values before a rate in its sentence."""
    start = line.sentence(line.numbers[index].start)[0]
    return [
        n for n in line.numbers[max(0, index - _NEAR) : index] if n.start >= start and n.amount and n.unit and n.exact
    ]


def _from_to(line: Line, index: int) -> tuple[Number, Number] | None:
    """The last two values, as 从…增加到…."""
    before = _amounts(line, index)
    if len(before) < 2:
        return None
    base, now = before[-2:]
    between, text = line.text[base.end : now.start], line.text
    gap = text[now.end : line.numbers[index].start]
    rises = _FROM.search(text[max(0, base.start - _NEAR) : base.start]) and _TO.search(between)
    apart = any(word in gap for word in ("年均", "平均", "分别"))
    if base.unit == now.unit and rises and len(gap) < 14 and not apart:
        return now, base
    return None


def _this_and_last(line: Line, index: int) -> tuple[Number, Number] | None:
    """The value before the rate, and one that is said to be last year's, before or behind it."""
    stated = line.numbers[index]
    before = _amounts(line, index)
    if not before:
        return None
    last = before[-1]
    if len(before) > 1 and _is_past(line, last, stated):
        now = before[-2]
        if now.unit != last.unit or not _adjacent(line, now, last):
            return None
        whole = _listed_of(line, before[:-1])
        return (whole if whole and _rate_of(whole, last, stated) else now, last)
    if len(before) > 1 and last.unit == before[-2].unit and _then_now(line, before[-2], last, stated):
        return last, before[-2]
    behind = line.numbers[index + 1] if index + 1 < len(line.numbers) else None
    if len(before) == 1 and behind is not None and _is_past(line, last, stated):
        reached = behind.exact and behind.unit == last.unit and _REACHED.fullmatch(line.text[stated.end : behind.start])
        return (behind, last) if reached else None
    if behind is None or not behind.exact or _other(last, behind) or "。" in line.text[stated.end : behind.start]:
        return None
    gap = line.text[stated.end : behind.start]
    close = len(line.text[last.end : stated.start]) < 14
    if len(gap) < 16 and gap[:1] in {"（", "，"} and _PAST_NAMED.search(gap) and close:
        return last, behind._replace(unit=last.unit)
    return None


_OF = lazy("其中|包括|包含|分为|分别为|（")


def _one(stated: Number) -> Decimal:
    return stated.step or Decimal(1)


def _listed_of(line: Line, before: list[Number]) -> Number | None:
    """The total of the list that ends in the last of some values: 3.82亿元，包括甲1.46亿元、乙2.36亿元."""
    found = list(_OF.finditer(line.text, before[0].end, before[-1].start))
    if not found:
        return None
    totals = [n for n in before if n.end <= found[-1].start() and n.unit == before[-1].unit]
    return totals[-1] if totals else None


def _rate_of(now: Number, base: Number, stated: Number) -> bool:
    """Whether a rate is that of two values, up or down."""
    actual = abs(now.value / base.value - 1) * 100 if base.value else Decimal(0)
    return _agrees(abs(stated.value), actual, stated.step or Decimal(1))


def _then_now(line: Line, then: Number, now: Number, stated: Number) -> bool:
    """上年投资4亿元，今年投资5亿元，同比增长25%."""
    past = _PAST_NAMED.search(line.text, line.clause(then.start), then.start)
    between = line.text[then.end : now.start]
    return past is not None and "今年" in between and len(between) < 20 and stated.start - now.end < 10


def _other(a: Number, b: Number) -> bool:
    """Whether two amounts are of different units; one that has lost its unit but not its 亿 may be alike."""
    return a.unit != b.unit and not (a.scale and b.scale and not (a.unit and b.unit))


def _is_past(line: Line, number: Number, stated: Number) -> bool:
    """比上年的1571件增长23.8%: last year's value right before the rate."""
    gap = line.text[number.end : stated.start]
    return bool(_PAST.search(line.text[max(0, number.start - 14) : number.start])) and len(gap) < 10 and "；" not in gap


def _adjacent(line: Line, now: Number, base: Number) -> bool:
    gap = line.text[now.end : base.start]
    return len(gap) < 16 and not {"；", "。"} & set(gap)


def _share(line: Line, index: int) -> Reckoned | None:
    """10家企业，占全市40家的25%; 完成80件，为目标100件的80%."""
    stated, before = line.numbers[index], _amounts(line, index)
    if len(before) < 2 or not _SHARED.search(line.text[before[-1].end : stated.start]):
        return None
    now, base = before[-2:]
    gap = line.text[now.end : base.start]
    if now.unit != base.unit or len(gap) > 24 or "；" in gap:
        return None
    whole = _listed_of(line, before[:-1])  # 2436个，其中公办486个、民办1950个，完成目标2400个的101.5%
    now = whole if whole and base.value and _agrees(stated.value, whole.value / base.value * 100, _one(stated)) else now
    if _WHOLE.search(gap):
        return Reckoned(stated, now, base, growth=False, word="", name=Message("占比"))
    if _AIM.search(gap):
        return Reckoned(stated, now, base, growth=False, word="", name=Message("完成率"))
    if _IS.match(gap):
        return Reckoned(stated, now, base, growth=False, word="", name=Message("比率"))
    return None


def _of_another(line: Line, index: int) -> Iterator[Finding]:
    """3600万元，占公司销售收入的5.3%, and further on 销售收入3.4亿元: nothing if any such value agrees."""
    stated, before = line.numbers[index], _amounts(line, index)
    start = line.clause(stated.start)
    if before and _OF_AIM.match(line.text[before[-1].end : stated.start]):
        yield from _of_aim(line, index, before[-1])
    whole = _SHARE.search(line.text, start, stated.start)
    if whole is None or not before or whole.start() - before[-1].end > 2:
        return
    now, noun = before[-1], _bare(whole[1])[-4:]
    if len(noun) < 2:
        return
    near = line.numbers[max(0, index - _NEAR) : index + _NEAR]
    bases = [n for n in near if n is not now and n.unit == now.unit and n.exact and _named(line, n, noun)]
    found = [Reckoned(stated, now, base, growth=False, word="", name=Message("占比")) for base in bases]
    if not found or any(not list(judged(line, each)) for each in found):
        return
    behind = [each for each in found if each.base.start > stated.start]
    finding = next(judged(line, (behind or found)[0]))
    yield finding._replace(severity=WARNING)


def _of_aim(line: Line, index: int, now: Number) -> Iterator[Finding]:
    """2.4万人，完成任务数的120%，任务数为2万人."""
    stated, aim = line.numbers[index], next(iter(line.numbers[index + 1 : index + 2]), None)
    if aim is None or aim.unit != now.unit or not aim.exact or not _AIM_IS.match(line.text[stated.end : aim.start]):
        return
    yield from judged(line, Reckoned(stated, now, aim, growth=False, word="", name=Message("完成率")))


def _bare(noun: str) -> str:
    """全市GDP → GDP."""
    return noun[2:] if noun[:1] in {"全", "我", "本"} else noun


def _named(line: Line, number: Number, noun: str) -> bool:
    return line.text[line.clause(number.start) : number.start].rstrip(" 达为约共").endswith(noun)


def judged(line: Line, found: Reckoned) -> Iterator[Finding]:
    """Nothing where the rate agrees, cut or rounded; a warning where rounded values may still explain it."""
    if found.base.value <= 0:
        return
    actual, low, high = _between(found)
    stated, one = found.stated.value, found.stated.step or Decimal(1)
    said = -stated if found.word.startswith(DOWN) else stated
    if _agrees(said, actual, one):
        return
    if found.growth and _agrees(-said, actual, one):
        yield _turned(line, found, actual)
        return
    finding = _contradiction(line, found, actual, one)
    yield finding if low - one <= said <= high + one else wrong(finding)


def _agrees(said: Decimal, actual: Decimal, one: Decimal) -> bool:
    """Rounded, or cut."""
    return abs(said - actual) <= one / 2 or (abs(said) <= abs(actual) < abs(said) + one and said * actual >= 0)


def _between(found: Reckoned) -> tuple[Decimal, Decimal, Decimal]:
    """The rate of the values as written, and the lowest and highest that rounding allows."""
    now, base, less = found.now, found.base, Decimal(100 if found.growth else 0)
    low = (now.value - now.slack) / (base.value + base.slack) * 100 - less
    high = (now.value + now.slack) / max(base.value - base.slack, Decimal("0.000001")) * 100 - less
    return now.value / base.value * 100 - less, low, high


def reckoning(found: Reckoned, actual: Decimal, places: int) -> str:
    """The arithmetic: (33亿 − 24.88亿) ÷ 24.88亿 = 32.6%."""
    now, base = found.now.shown(), found.base.shown()
    left = f"（{now} − {base}）" if found.growth else now
    return f"{left} ÷ {base} = {write(plain(rounded(actual, places)))}%"


def _places(one: Decimal) -> int:
    return max(1, -int(one.as_tuple().exponent))


def _contradiction(line: Line, found: Reckoned, actual: Decimal, one: Decimal) -> Finding:
    message = Message(
        "写的{name}是 {stated}，由两个数算出来：{reckoning}",
        name=found.name,
        stated=line.text[found.stated.start : found.stated.end],
        reckoning=reckoning(found, actual, _places(one)),
    )
    hint = Message("核对这几个数；按可比价或别的口径算的，写明口径")
    others = tuple([(line, n.start, n.end) for n in (found.now, found.base) if n.end])
    return Finding("E322", message, line, found.stated.start, found.stated.end, hint, others=others)


def _turned(line: Line, found: Reckoned, actual: Decimal) -> Finding:
    """The rate is right, the word before it is not."""
    message = Message(
        "写的是“{word}”，两个数算出来正相反：{reckoning}",
        word=found.word,
        reckoning=reckoning(found, actual, _places(found.stated.step or Decimal(1))),
    )
    start = line.text.rfind(found.word, 0, found.stated.start)
    hint = Message("核对两个数，改正增减的方向")
    others = tuple([(line, n.start, n.end) for n in (found.now, found.base) if n.end])
    return wrong(Finding("E326", message, line, start, found.stated.end, hint, others=others))


_DELTA = lazy(r"(净增加|净增|增加|增长|提高|提升|上升|减少|降低|下降|压减|多|少)(?:了)?$")


def differences(line: Line) -> Iterator[Finding]:
    """从5个增加到12个，增加8个; 由2.1%提高到2.6%，提高0.6个百分点: the difference that is stated."""
    if not several(line):
        return
    for index, number in enumerate(line.numbers):
        word = _DELTA.search(line.text, max(0, number.start - 5), number.start)
        if word is None or not number.exact or number.unit in {"", "%"} or line.named_at(number.start):
            continue
        pair = _compared(line, index)
        if pair is not None and not _differ(*pair, number, word[1]):
            yield _difference(line, number, *pair)


def _compared(line: Line, index: int) -> tuple[Number, Number] | None:
    """The values whose difference a number is: this year's and last year's."""
    number, start = line.numbers[index], line.sentence(line.numbers[index].start)[0]
    unit = "%" if number.unit == "个百分点" else number.unit
    near = line.numbers[max(0, index - _NEAR) : index]
    before = [n for n in near if n.start >= start and n.unit == unit and n.exact and n.amount]
    if len(before) > 1 and before[-1].end > start and len(line.text[before[-1].end : number.start]) < 12:
        base, now = before[-2:]
        led = line.text[max(0, base.start - _NEAR) : base.start]
        if _FROM.search(led) and _TO.search(line.text[base.end : now.start]):
            return now, base
        if _is_past(line, now, number) and _adjacent(line, base, now):
            return base, now
    behind = line.numbers[index + 1] if index + 1 < len(line.numbers) else None
    if len(before) == 1 and behind is not None and behind.unit == unit and _is_past(line, before[0], number):
        return (behind, before[0]) if _REACHED.fullmatch(line.text[number.end : behind.start]) else None
    return None


def _differ(now: Number, base: Number, stated: Number, word: str) -> bool:
    """Whether two values differ by what is stated, rounding allowed."""
    actual = now.value - base.value
    said = -stated.value if word.startswith(("减", "降", "下", "压", "少")) else stated.value
    return abs(actual - said) <= max(now.slack, base.slack, stated.slack)


def _difference(line: Line, number: Number, now: Number, base: Number) -> Finding:
    actual = number.shown(now.value - base.value)
    message = Message(
        "写的增减是 {stated}，由两个数算出来：{now} − {base} = {actual}",
        stated=line.text[number.start : number.end].strip(), now=now.shown(), base=base.shown(), actual=actual,
    )  # fmt: skip
    others = tuple([(line, n.start, n.end) for n in (now, base)])
    return wrong(Finding("E322", message, line, number.start, number.end, Message("核对这三个数"), others=others))
