"""Totals and the parts that are named behind them: 共70件，其中发明14件、新型55件、外观2件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise, takewhile
from typing import NamedTuple

from generator.checks.prose.kinds import opposed, overlapping
from generator.checks.prose.lines import Finding, Line, Number, several, wrong
from generator.messages import Message
from generator.patterns import lazy
from generator.quantity import SCALES

#: What stands between a total and its parts. Behind 其中 there may be some of them only.
_INTRO = lazy(
    r"[^，。；：、（）\d]{0,22}(?:[，；：]?（?(其中有|其中|包括|包含|含|分别为|分别是|分为|即)[：，]?|([：（；，]))"
)
_TOTAL = lazy("(?:共计|合计|总计|累计|共有|总共|一共|共)[^，。；：、（）]{0,14}$")
_CLOSING = lazy(r"[，；]?(?:合计|共计|总计|总共|一共|共)(?:为|达|达到)?$")
_JOINT = lazy("[、和及与]|以及|[，；]")
#: Names of the last part of a whole.
REST = ("其他", "其它", "其余", "另外", "剩余", "及以下")
#: What counts whole things, so that 家 and 个 may be added up.
_COUNTS = frozenset("个家项件所处")
#: 86场次，其中线上32场.
_HELD = frozenset("场期批班")
_OTHERWISE = (
    "同比",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "增长",
    "下降",
    "占",
    "新增",
    "目标",
    "人均",
    "上年",
    "去年",
    "总数",
    "总量",
)


class Reading(NamedTuple):
    """One way to read a list of parts. `whole`: nothing else can belong to it; `loose`: only commas hold it."""

    parts: tuple[Number, ...]
    whole: bool
    loose: bool = False


#: So many characters hold every list of parts; without it the time for an endless sentence grows with its cube.
_LONGEST_LIST = 800
_MOST_PARTS = 40


def check(line: Line) -> Iterator[Finding]:
    """Every total of a line that parts follow or precede."""
    if not several(line) or len(line.numbers) < 3:
        return
    for index, total in enumerate(line.numbers):
        if total.unit and total.amount and total.unit not in {"%", "‰", "个百分点"} and total.high is None:
            finding = _behind(line, index, total) or _before(line, index, total)
            if finding is not None:
                yield finding


def _behind(line: Line, index: int, total: Number) -> Finding | None:
    """A total whose parts follow."""
    match = _INTRO.match(line.text, total.end)
    if match is None or averaged(line, index):
        return None
    word, mark = match.groups()
    opened = "（" in match[0]
    stop = _closing(line.text, match.end()) if opened else line.text.find("。", match.end())
    end = min(len(line.text) if stop < 0 else stop, match.end() + _LONGEST_LIST)
    readings = list(_readings(line, index, total, match.end(), end))
    if not readings or (mark in {"；", "，"} and not _announced(line, total)):
        return None
    partial = (word or "").startswith(("其中", "含")) or mark in {"；", "，"}
    vague = mark in {"；", "，"} or (mark == "：" and not _announced(line, total))
    if vague and not _close(total, readings[0].parts):
        return None
    return _judged(line, total, readings, partial=partial, index=index)


def _close(total: Number, parts: Sequence[Number]) -> bool:
    """Whether three parts or more come so near a total that they were meant to make it up."""
    difference = abs(sum((part.value for part in parts), Decimal(0)) - total.value)
    return len(parts) > 2 and difference <= max(total.value / 20, min(Decimal(2), total.value / 8))


_EACH = lazy("均|每")


def averaged(line: Line, index: int) -> bool:
    """减税2.87亿元，户均2.11万元，其中…: whether it is an average, and what has parts stands before in the sentence."""
    number = line.numbers[index]
    if _EACH.search(line.text, max(0, number.start - _SHORT), number.start) is None:
        return False
    start, before = line.sentence(number.start)[0], line.numbers[max(0, index - _SHORT) : index]
    return any(n.start >= start and n.unit == number.unit and n.value > number.value for n in before)


#: Characters that say what a number is of, and numbers that belong together.
_SHORT = 8


def _before(line: Line, index: int, total: Number) -> Finding | None:
    """A total that closes a list: 甲5项、乙6项，合计11项."""
    start = line.sentence(total.start)[0]
    match = _CLOSING.search(line.text, max(start, total.start - len("，合计达到")), total.start)
    if match is None:
        return None
    parts = [n for n in line.between(start, total.start) if n.unit == total.unit]
    chosen, joint = list[Number](), ""
    for number in reversed(parts):
        after = chosen[-1].start if chosen else match.start()
        gap = line.text[number.end : after]
        if len(chosen) > 1 and joint in "、，；" and joint not in gap:
            break  # before another mark there is another matter
        joint = next((mark for mark in "、，；" if mark in gap), joint)
        if not number.exact or (set(gap) & set("、，；：（") or len(gap) > 10 if not chosen else not _joined(gap)):
            break
        chosen.append(number)
    sums = [*accumulate(part.value for part in reversed(parts))][1:]
    if len(chosen) < 2 or not total.exact or total.value in sums:
        return None
    reading = Reading(tuple(reversed(chosen)), whole=len(chosen) == len(parts))
    return _judged(line, total, [reading], partial=False, index=index)


def _announced(line: Line, total: Number) -> bool:
    return _TOTAL.search(line.text, line.clause(total.start), total.start) is not None


def _closing(text: str, at: int) -> int:
    """Where the bracket ends that is open at a place, -1 for nowhere near."""
    depth = 0
    for i in range(at, min(len(text), at + _LONGEST_LIST)):
        depth += (text[i] == "（") - (text[i] == "）")
        if depth < 0:
            return i
    return -1


def _readings(line: Line, index: int, total: Number, start: int, end: int) -> Iterator[Reading]:
    """The ways to read a list: by ；, by 、 up to the next comma, by commas."""
    near = line.numbers[index + 1 : index + 1 + _MOST_PARTS]
    inside = [n for n in near if start <= n.start < end and not _nested(line.text, start, n.start)]
    inside = [n for n in inside if not _year(n) and not _name(line.text, n)]
    segments = _segments(line.text, start, end)
    if len(segments) > 1:
        each = [[n for n in inside if a <= n.start < b and _alike(n, total)] for a, b in segments]
        if all(len(found) == 1 for found in each):
            short = all(b - a < 24 for a, b in segments)  # a sentence may say more than one thing of a number
            yield Reading(tuple([found[0] for found in each]), whole=short)
    close, loose = runs(line.text, start, inside, total)
    for run in (close, loose) if len(loose) > len(close) else (close,):
        if len(run) > 1:
            follows = line.text[run[-1].end : run[-1].end + 1]
            yield Reading(run, follows in {"", "。", "；", "）", "，"}, run != close)


def _year(number: Number) -> bool:
    """其中2021年6200万元、2022年5800万元: what the part is of."""
    return number.unit == "年" and not number.scale and len(number.digits) == _YEAR_DIGITS


_YEAR_DIGITS = 4


def _name(text: str, number: Number) -> bool:
    """5A级, 4S店, 35岁以下: a number that is no amount."""
    if number.unit == "岁":
        return True
    return text[number.end : number.end + 1].isascii() and text[number.end : number.end + 1].isalpha()


def runs(text: str, start: int, inside: Sequence[Number], total: Number) -> Iterator[tuple[Number, ...]]:
    """Numbers of one unit that one joint parts from each other: up to the first comma, then over commas too."""
    for marks in ("、", "、，；"):
        run, at = list[Number](), start
        for number in inside:
            gap = _without_brackets(text[at : number.start])
            if (run and not _joined(gap, marks)) or (not run and "，" in gap):
                break
            if (
                not _alike(number, total)
                or (marks != "、" and number.unit != total.unit)
                or any(word in gap for word in _OTHERWISE)
            ):
                break
            run.append(number)
            at = number.end
        yield tuple(run)


def _joined(gap: str, marks: str = "、，；") -> bool:
    """Whether exactly one joint stands in what is between two parts."""
    joints = _JOINT.findall(gap)
    hard = [joint for joint in joints if joint in "、，；"]
    if len(hard) == 1:
        return hard[0] in marks and len(gap) < 30
    return not hard and bool(joints) and len(gap) < 20


def _without_brackets(text: str) -> str:
    while (start := text.rfind("（")) >= 0:
        end = text.find("）", start)
        text = text[:start] + (text[end + 1 :] if end >= 0 else "")
    return text


def _nested(text: str, start: int, at: int) -> bool:
    return text.count("（", start, at) > text.count("）", start, at)


def _segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between ； that stand in no bracket."""
    cuts = [i for i in range(start, end) if text[i] == "；" and not _nested(text, start, i)]
    return list(zip([start, *[i + 1 for i in cuts]], [*cuts, end], strict=True))


def _alike(part: Number, total: Number) -> bool:
    """Whether a part may be one of the total's."""
    same = part.unit == total.unit or (part.unit in _COUNTS and total.unit in _COUNTS)
    same = same or (part.unit in _HELD and total.unit == f"{part.unit}次")
    return same and part.high is None


def _judged(line: Line, total: Number, readings: Sequence[Reading], *, partial: bool, index: int) -> Finding | None:
    """What is wrong in every way to read the list; nothing if one way, or its beginning, makes it right."""
    readings = [reading for each in readings if len((reading := _collapsed(each)).parts) > 1]
    if not readings or any(fits(total, parts) for reading in readings for parts in _beginnings(line, total, reading)):
        return None
    reading = readings[0]
    if all(line.named_at(number.start) for number in (total, *reading.parts)):
        return None
    found = sum((part.value for part in reading.parts), Decimal(0))
    if not all(part.exact for part in reading.parts) and found <= total.value:
        return None
    over = found > total.value
    if (
        over
        and partial
        and (_another(line, total, reading) or overlapping(line.text[total.end : reading.parts[-1].end]))
    ):
        return None
    rest = any(word in line.text[reading.parts[0].start - 12 : reading.parts[-1].end] for word in REST)
    if (
        partial
        and not over
        and not rest
        and not _near(line, total, reading, found)
        and not slipped(total, reading.parts)
    ):
        return None
    word = line.text[total.end : reading.parts[0].start]
    if "（" in word and "其中" not in word and found * 2 < total.value and not slipped(total, reading.parts):
        return None  # the best of them only: 612家（国家级5家、省级28家）
    bracket = "（" in line.text[total.end : reading.parts[0].start]
    apart = partial and not bracket and not _announced(line, total) and not slipped(total, reading.parts)
    if over and apart and _shared(line, index, total, found):
        return None
    finding = _mismatch(line, total, reading.parts, found)
    same = all(part.unit == total.unit for part in reading.parts)
    sure = same and total.exact and reading.whole and (over or not partial or rest)
    return wrong(finding) if sure and (not partial or over or rest) else finding


def _another(line: Line, total: Number, reading: Reading) -> bool:
    """Whether what is too much stands behind ；, where another matter may begin."""
    joints = ["；" in line.text[a.end : b.start] for a, b in pairwise(reading.parts)]
    if not any(joints) or (all(joints) and (reading.whole or len(joints) > 1)):
        return False
    return sum(part.value for part in reading.parts[: joints.index(True) + 1]) <= total.value


def _beginnings(line: Line, total: Number, reading: Reading) -> Iterator[tuple[Number, ...]]:
    """All the parts; where only commas hold them together, the first of them may be all that belongs to it."""
    yield reading.parts
    gaps = [line.text[a.end : b.start] for a, b in pairwise(reading.parts)]
    for count in range(2, len(reading.parts)) if total.exact and reading.loose else ():
        enough = count > 2 and len(gaps[count - 1]) > _OWN  # a name of its own: 安防工程 behind 县道, 乡道, 村道
        if enough or len(gaps[count - 1]) > 7 or not set(gaps[count - 1]) & set(gaps[0]) & set("，；、"):
            yield reading.parts[:count]  # another matter, or another mark, begins behind them


#: A joint and so many letters name something.
_OWN = 4


def _collapsed(reading: Reading) -> Reading:
    """Without what is named once more in its parts: 30项，国家1项、省级16项、市级13项 is 30项."""
    parts = reading.parts
    for first in range(len(parts) - 2):
        sums = accumulate(part.value for part in parts[first + 1 :])
        for last, found in enumerate(takewhile(parts[first].value.__ge__, sums), first + 2):
            if last > first + 3 and found == parts[first].value:
                return reading._replace(parts=(*parts[: first + 1], *parts[last:]))
    return reading


def _shared(line: Line, index: int, total: Number, found: Decimal) -> bool:
    """Whether the parts may be those of two totals: 申请100件、授权50件，其中发明申请40件、授权20件."""
    start, at, room = line.sentence(total.start)[0], total.start, total.value
    for number in reversed(line.numbers[max(0, index - _MOST_PARTS) : index]):
        if number.start < start or number.unit != total.unit or not _joined(line.text[number.end : at]):
            break
        room += number.value
        at = number.start
    return room > total.value and found <= room


def _near(line: Line, total: Number, reading: Reading, found: Decimal) -> bool:
    """Whether parts that make up nearly all of a total look as if they were meant to be all."""
    few = len(reading.parts) < 3
    if few and opposed([line.text[line.clause(n.start) : n.start].removeprefix("其中") for n in reading.parts]):
        return True
    share = Decimal("0.95" if few else "0.75" if _announced(line, total) else "0.9")
    return len(reading.parts) > 1 and found >= total.value * share


#: 万 for 亿, 元 for 万元, the point one place off: how many places a part's value is moved then.
_MOVED = (4, -4, 8, -8, 1, -1)


def slipped(total: Number, parts: Sequence[Number]) -> bool:
    """Whether one part, its unit or its digits slipped, is what alone keeps the parts from making up the total."""
    if not total.exact or len(parts) < 2 or not all(part.exact and part.value for part in parts):
        return False
    found = sum((part.value for part in parts), Decimal(0))
    missing = total.value - found
    for part in parts:
        due = part.value + missing
        typed = _digits(due / SCALES[part.scale]) if part.scale in SCALES else ""
        # a whole count that happens to be a tenth of what some of the parts leave open has lost no digit
        moved = _MOVED if part.step or found * 2 > total.value else _MOVED[:-2]
        if any(due == part.value.scaleb(places) for places in moved) or _swapped(part.digits, typed):
            return True
    return bool(found) and any(found == total.value.scaleb(places) for places in _MOVED)


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits changed places."""
    if one.find(".") != other.find("."):
        return False
    one, other = one.replace(".", ""), other.replace(".", "")
    apart = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return len(one) == len(other) and len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(one) == sorted(other)


def _digits(value: Decimal) -> str:
    """A number as it would be typed."""
    return format(value.normalize(), "f")


def fits(total: Number, parts: Sequence[Number]) -> bool:
    """Whether the parts make up the total, rounding and marks allowed."""
    found = sum((part.value for part in parts), Decimal(0))
    if total.below:
        return found < total.value
    if total.above or total.mark == "以上":
        return found >= total.value
    if total.mark:
        return abs(found - total.value) <= total.value / 10
    if any(part.mark for part in parts):
        return abs(found - total.value) <= total.value / 5
    if found == total.value or not (total.step or any(part.step for part in parts)):
        return found == total.value
    apart, slack = abs(found - total.value), sum((part.slack for part in parts), total.slack)
    few = sum(1 for n in (total, *parts) if n.step) < 3  # more are not all rounded by a whole half
    return apart < slack or (apart == slack and few)


def _mismatch(line: Line, total: Number, parts: Sequence[Number], found: Decimal) -> Finding:
    scale = max((n.scale for n in (total, *parts)), key=len, default="")
    terms = " + ".join([part.shown() for part in parts])
    message = Message(
        "各项之和与合计不符：{terms} = {found}，合计写的是 {total}（相差 {difference}）",
        terms=terms,
        found=parts[0]._replace(scale=scale).shown(found),
        total=line.text[total.start : total.end].strip(),
        difference=total._replace(scale=scale).shown(abs(found - total.value)),
    )
    hint = Message("核对台账；合计没有包括的，不要放在“其中”后面")
    others = tuple([(line, part.start, part.end) for part in parts])
    return Finding("E320", message, line, total.start, total.end, hint, others=others)
