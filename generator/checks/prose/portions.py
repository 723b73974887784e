"""Parts of a whole that one sentence names: 整改率95%, 占35%, 超过一半; and averages: 户均3000元, 平均每公里50万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.checks.alike import alike
from generator.checks.prose.lines import Finding, Line, Number
from generator.checks.prose.rates import Reckoned, judged
from generator.diagnostic import WARNING
from generator.messages import Message
from generator.patterns import lazy
from generator.quantity import plain, rounded, write
from generator.units import measure

_RATED = lazy(r"[^，。；：、（）\d]{0,6}?([^，。；：、（）\d]{2})率(?:达到|已达|达|为|是)?$")
#: Rates whose whole is no number of things that stand before them.
_NO_PART = frozenset(
    {"增长", "增速", "利润", "利用", "覆盖", "普及", "贡献", "占有", "产出", "负债", "下降", "中标", "节约", "节资"}
)
#: What 结案率 is of.
_CLOSED = ("结案", "审结", "办结", "执结")
#: By how much something grew is no whole of anything.
_CHANGE = lazy("(?:增加|净增|多增|减少|少增|下降)了?$")
_NOT_DONE = ("正在", "未", "尚", "拟", "待", "限期")
_SHARE = lazy(
    r"^(?![^占]*分别)[^，。；\d]{0,12}?(?:，(?P<name>[^，。；\d]{0,8}?))?占(?:比|比重|总数|全部|总量|其中)?(?:的)?(?:比重|比例)?(?:达到|达|为)?$"
)
_SHARED = lazy(r"占[^，。；、\d]{0,6}\d[\d.]*[%％]$")
_WITHIN = lazy("其中|，实|，已|[当之]?中，|，其中|（其中")
_FRACTION = lazy(
    r"(?:，|占|占比)(?P<over>超过|超|大于)?(?P<near>约|近|接近|达到|达)?"
    r"(?:(?P<half>一半|半数)|(?P<most>过半)|(?P<below>[二三四五])分之(?P<above>[一二三四])|(?P<tenths>[一二三四五六七八九])成)"
    r"(?P<least>以上|多)?(?=[，。；、）]|$)"
)
_EACH = lazy(
    r"(?:平均)?每个?([^，。；：、（）\d\s]{1,3}?)(?:补助|投入|投资|安排|资助|奖励|出动|办理|发放)?(?:约|为|达)?$"
    r"|([人户亩笔件项次场期班村辆台栋张])均([^，。；：、（）\d]{0,4}?)(?:约|为|达)?$|(?:平均)?(亩)(产)(?:量)?(?:约|为|达|达到)?$"
)
_HEADS = {"人": ("人", "名", "人次", "位"), "户": ("户", "户次"), "亩": ("亩",)}
#: What an average may be called though its sum is not.
_GIVEN = lazy("产|减负|补助|获贷|贷款|发放|节约|减免|奖励|救助|授信|资助|补贴")
_READ = "零一二三四五六七八九十"


def rates(line: Line) -> Iterator[Finding]:
    """发现隐患640处，整改608处，整改率95%; 党员860名，其中女党员301名，占35%."""
    for index, number in enumerate(line.numbers):
        if number.unit in {"%", "％"} and number.exact and index > 1:
            found = list(_done(line, index)) or list(_part(line, index))
            yield from _all_wrong(line, found) if found else _mistyped(line, index)


def _before(line: Line, index: int) -> list[Number]:
    """The exact amounts before a number in its sentence, the last first."""
    at = line.numbers[index].start
    return [n for n in reversed(line.between(line.sentence(at)[0], at)) if n.amount and n.unit and n.exact]


def _done(line: Line, index: int) -> Iterator[Reckoned]:
    """What was done, by the word that its rate has, out of whatever stands before it in the same unit."""
    stated, text = line.numbers[index], line.text
    name = _RATED.search(text, line.clause(stated.start), stated.start)
    if name is None or name[1] in _NO_PART:
        return
    before = _before(line, index)
    done = next((n for n in before if _says(line, n, name[1])), None)
    if done is None or "；" in text[done.end : stated.start]:
        return
    nearest = next(reversed(line.between(0, done.start)), None)
    if (
        nearest not in before
        or nearest is None
        or nearest.unit != done.unit
        or len(text[nearest.end : done.start]) > 14
        or _CHANGE.search(text, max(0, nearest.start - 4), nearest.start)
    ):
        return
    for whole in before[before.index(done) + 1 :] if done.unit not in {"%", "％"} else ():
        if whole.unit == done.unit and whole.value >= done.value:
            yield Reckoned(stated, done, whole, growth=False, word="", name=Message("比率"))
            some = [n for n in before[: before.index(whole)] if n.unit == whole.unit]
            said = [n for n in some if _says(line, n, name[1])]
            for parts in (some, said):  # 公办园32所、普惠性民办园46所; 调解结案301件、裁决结案143件、在办18件
                if len(parts) > 1:
                    together = done._replace(value=sum((n.value for n in parts), Decimal(0)))
                    yield Reckoned(stated, together, whole, growth=False, word="", name=Message("比率"))


def _says(line: Line, number: Number, word: str) -> bool:
    """Whether a number is of what a word says: 整改608处, 608处已整改."""
    before = line.text[line.clause(number.start) : number.start]
    if any(mark in before for mark in _NOT_DONE):
        return False
    words = _CLOSED if word == "结案" else (word,)
    return any(each in before for each in words) or line.text.startswith(word, number.end)


def _part(line: Line, index: int) -> Iterator[Reckoned]:
    """301名，占35%: of which whole, where only a word tells that it is a part."""
    stated = line.numbers[index]
    before = _before(line, index)
    match = _SHARE.search(line.text[before[0].end : stated.start]) if before else None
    if match is None:
        return
    before = [n for n in before if n.unit not in {"%", "％"}]  # 41.2亿元，增长2.1%，占比47.7%
    now = next((n for n in before if _called(line, n, match["name"] or "")), None)
    if now is None:
        return
    for whole in before[before.index(now) + 1 :]:
        between = line.text[whole.end : now.start]
        if whole.unit == now.unit and whole.value >= now.value and _WITHIN.search(between) and _one_list(between):
            yield Reckoned(stated, now, whole, growth=False, word="", name=Message("占比"))


def _one_list(between: str) -> bool:
    """Whether ； parts nothing but parts with their shares: 其中甲3个，占37.5%；乙5个."""
    *before, _ = between.split("；")
    return not before or ("其中" in before[0] and all(_SHARED.search(each) for each in before))


def _called(line: Line, number: Number, name: str) -> bool:
    """Whether a number is of what the share is said to be of, 居民占53.4%; of whatever it is where nothing is said."""
    return not name or line.text[line.clause(number.start) : number.start].removeprefix("其中").strip() == name


_RATE = lazy(r"^，[^，。；、\d]{2,8}率(?:达到|达|为|是)?$")
_NEXT = lazy(r"^[^，。；、\d]{0,4}，[^，。；、\d]{2,8}$")


def _mistyped(line: Line, index: int) -> Iterator[Finding]:
    """办理1.2万件，网上办理1.1万件，网办率81.7%: whatever it is called, one figure is all that differs."""
    whole, part, stated = line.numbers[index - 2 : index + 1]
    gaps = line.text[whole.end : part.start], line.text[part.end : stated.start]
    same = whole.unit == part.unit and whole.unit not in {"", "%", "％"} and whole.exact and part.exact
    if not same or not 0 < part.value < whole.value or not (_NEXT.match(gaps[0]) and _RATE.match(gaps[1])):
        return
    places = max(0, -int((stated.step or Decimal(1)).as_tuple().exponent))
    actual = rounded(part.value / whole.value * 100, places)
    if stated.value != actual and alike(stated.value, actual):
        yield from _all_wrong(line, [Reckoned(stated, part, whole, growth=False, word="", name=Message("比率"))])


def _all_wrong(line: Line, found: list[Reckoned]) -> Iterator[Finding]:
    """A rate that none of the wholes bears out, told with the nearest of them."""
    said = [list(judged(line, each)) for each in found]
    if all(said):
        yield said[0][0]._replace(severity=WARNING)


def fractions(line: Line) -> Iterator[Finding]:
    """186个村中，达标的79个，超过一半."""
    for match in _FRACTION.finditer(line.text):
        before = line.between(line.sentence(match.start())[0], match.start())
        before = [n for n in before if n.unit == before[-1].unit]
        if len(before) < 2 or not all(n.exact for n in before[-2:]):
            continue
        whole, part = before[-2:]
        between = line.text[whole.end : part.start]
        near = len(line.text[part.end : match.start()]) < 10 and len(between) < 32
        if not (
            near
            and whole.value > 0
            and (_WITHIN.search(between) or "中" in between or match[0][0] == "占" or _of_all(between))
        ):
            continue
        if not _holds(match.groupdict(), part.value / whole.value):
            share = write(plain(rounded(part.value / whole.value * 100, 1)))
            message = Message(
                "写的是“{stated}”，由两个数算出来：{reckoning} = {share}%",
                stated=match[0].lstrip("，"), reckoning=f"{part.shown()} ÷ {whole.shown()}", share=share,
            )  # fmt: skip
            others = tuple([(line, n.start, n.end) for n in (whole, part)])
            start = match.start() + match[0].startswith("，")
            yield Finding("E322", message, line, start, match.end(), Message("核对这几个数"), others=others)


def _of_all(between: str) -> bool:
    """200户，150户已搬迁; 46家企业，28家参加."""
    return between[-1:] in {"，", "中"}


def _holds(said: dict[str, str | None], ratio: Decimal) -> bool:
    """Whether a ratio is what a fraction says; 近 and 约 leave room."""
    if said["half"] or said["most"]:
        value = Decimal("0.5")
    elif said["tenths"]:
        value = Decimal(_READ.find(said["tenths"])) / 10
    else:
        value = Decimal(_READ.find(said["above"] or "")) / Decimal(_READ.find(said["below"] or ""))
    room = Decimal("0.04")
    if said["over"] or said["most"] or said["least"]:
        return ratio >= value
    return abs(ratio - value) <= room


#: How many times too large or small a number is whose point moved, or whose 万 is lost.
_SHIFTS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10000))
_ABOUT = frozenset({"", "约", "大约", "左右"})


def _said(stated: Number) -> bool:
    return stated.mark in _ABOUT and stated.high is None


class _Average(NamedTuple):
    """An average that is stated, a sum and a number of things that it may be of."""

    stated: Number
    amount: Number
    things: Number

    @property
    def agrees(self) -> bool:
        """Rounded, or cut."""
        if not self.things.value:
            return True
        actual = self.amount.value / self.things.value
        room = max(self.stated.step or Decimal(1), actual / (10 if self.stated.mark else 100))
        apart, slack = abs(actual - self.stated.value), self.amount.slack / self.things.value
        return apart < room or apart <= room / 2 + slack

    @property
    def shifted(self) -> bool:
        """Whether its point moved, and that is all: 146元 for 1465元."""
        actual = self.amount.value / self.things.value if self.things.value else Decimal(0)
        ratio = max(actual, self.stated.value) / min(actual, self.stated.value) if actual * self.stated.value else 0
        return any(abs(ratio / times - 1) < Decimal("0.01") for times in _SHIFTS)


def averages(line: Line) -> Iterator[Finding]:
    """为500户发放补助150万元，户均3000元."""
    for index, stated in enumerate(line.numbers):
        start = line.clause(stated.start)
        match = _EACH.search(line.text, start, stated.start) if index and _said(stated) else None
        if match is None or match.start() > start + 2:
            continue
        before = _before(line, index)[:4]
        found = list(_averages(line, before, stated, match))
        if not found or any(each.agrees for each in found):
            continue
        named = match[3] or match[5] or ""
        known = not named or _GIVEN.fullmatch(named) or any(_named(line, n, named) for n in before)
        if known or any(each.shifted for each in found):
            yield _average(line, found[0], match[0])


def _averages(line: Line, before: list[Number], stated: Number, match: re.Match[str]) -> Iterator[_Average]:
    """Every sum and number of things that an average may be of."""
    counts = [n for n in before if _counts(line, n, match[2] or match[4], match[1] or "", stated)]
    if match[1] in {"月", "个月"} and "全年" in line.text[line.sentence(stated.start)[0] : stated.start]:
        counts = [stated._replace(value=Decimal(12), unit="个月", scale="", step=Decimal(0))]
    amounts = [_in_unit_of(n, stated) for n in before if n not in counts and _dimension(n) == _dimension(stated)]
    return (_Average(stated, amount, count) for amount in amounts for count in counts)


def _named(line: Line, number: Number, name: str) -> bool:
    return name in line.text[line.clause(number.start) : number.start]


def _dimension(number: Number) -> str:
    return measure(number.unit).dimension


def _in_unit_of(number: Number, other: Number) -> Number:
    """2.79万吨 beside 450公斤 → in 公斤."""
    factor = measure(number.unit).factor / measure(other.unit).factor
    return number._replace(value=number.value * factor, step=number.step * factor, unit=other.unit)


def _counts(line: Line, number: Number, word: str | None, noun: str, stated: Number) -> bool:
    """Whether a number counts what an average is per: 420公里 of 每公里, 30个村 of 每村, 爱心班34个 of 每班."""
    if word:
        posts = word == "人" and number.unit == "个" and "岗位" in line.text[max(0, number.start - 8) : number.end + 4]
        return number.unit in _HEADS.get(word, (word, f"{word}次")) or posts
    named = line.text[max(0, number.start - len(noun)) : number.start] == noun
    if number.unit == "个" and named and "；" not in line.text[number.end : stated.start]:
        return True
    return number.unit in {noun, f"个{noun}"} or (number.unit == "个" and line.text.startswith(noun, number.end))


def _average(line: Line, found: _Average, word: str) -> Finding:
    actual = found.amount.value / found.things.value
    message = Message(
        "写的是“{stated}”，由两个数算出来：{amount} ÷ {things} = {actual}",
        stated=word + line.text[found.stated.start : found.stated.end],
        amount=found.amount.shown() + found.amount.unit, things=found.things.shown() + found.things.unit,
        actual=found.stated.shown(rounded(actual, 2)) + found.stated.unit,
    )  # fmt: skip
    others = tuple([(line, n.start, n.end) for n in (found.amount, found.things)])
    return Finding("E322", message, line, found.stated.start, found.stated.end, Message("核对这三个数"), others=others)


_SAME = lazy(r"^(?:（(?:合|约合|折合|即|相当于)?|，(?:合|即|折合))$")


def converted(line: Line) -> Iterator[Finding]:
    """20公顷（合300亩）: one amount in two units."""
    for one, two in zip(line.numbers, line.numbers[1:], strict=False):
        if (
            not one.exact
            or two.mark not in _ABOUT
            or one.unit == two.unit
            or two.high
            or not _SAME.match(line.text[one.end : two.start])
        ):
            continue
        a, b = measure(one.unit), measure(two.unit)
        if (
            a.dimension != b.dimension
            or a.dimension in {"rate", "people", "months"}
            or line.text[two.end : two.end + 1] not in "），。"
        ):
            continue
        first, second = one.value * a.factor, two.value * b.factor
        room = first / 20 if two.mark else max((one.step or 1) * a.factor, (two.step or 1) * b.factor) / 2 + first / 50
        if abs(first - second) > room:
            other = write(plain(rounded(first / b.factor, 2)))
            message = Message(
                "{one}是{other}{unit}，这里写的是{two}",
                one=line.text[one.start : one.end], other=other, unit=two.unit, two=line.text[two.start : two.end],
            )  # fmt: skip
            others = ((line, one.start, one.end),)
            yield Finding("E320", message, line, two.start, two.end, Message("核对两个数和单位"), others=others)
