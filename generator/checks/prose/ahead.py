"""What the plan says beside the summary: aims reached already, growth that its value contradicts, years gone by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.prose.lines import BODY, PLAN, Finding, Line, Number, Whole
from generator.messages import Message
from generator.patterns import lazy
from generator.quantity import plain, rounded, write

#: What brings a value up to a height: 达到36家, 突破7万户. 新增 and 完成 begin anew each year.
_REACH = lazy(
    r"(?:力争|争取|确保|年底|今年|明年|全年|均|都|分别)*(?:达到|达|突破|提高到|提升到|提高至|提升至|增加到|增至|扩大到|发展到|保持在|稳定在|超过|不低于)$"
)
_NOW = lazy(r"(?:已|总数|总量|累计|目前|共)*(?:达到|已达|达|为|共有|有|提高到|提升到|增加到|增至|是|约|至|到)?(?:了)?$")
_LEAD = lazy(
    r"^(?:20\d\d年|今年|明年|全年|年底|到年底|力争|争取|确保|预计|截至[^，]{0,8}|全[省市县区镇乡局系统]+|我[省市县区镇乡局]|实有|现有|其中|共有?|使|"
    r"实现|完成|组织|培育)*"
)
_BOUND = (
    "控制",
    "降",
    "减",
    "压",
    "以内",
    "不超过",
    "低于",
    "少于",
    "缩短",
    "死亡",
    "事故",
    "能耗",
    "排放",
    "杂费",
    "失业",
)
#: Values that are heights: rates that rise as work succeeds. Others may be of a new count each year.
_SHORT = 3
_GREW = lazy(r"^[、，]?(?:同比|比上年|较上年)?(?:增长|增幅)(?:为|达|达到|约)?$")
_DEADLINE = lazy(r"(?<!\d)((?:19|20)\d\d)年(?:\d{1,2}月)?(?:底|末|初|中旬|上旬|下旬|\d{1,2}日)?(?:以)?前")


def check(whole: Whole, year: int | None) -> Iterator[Finding]:
    """A document that has a plan behind its summary."""
    plan = [line for line in whole.lines if line.part == PLAN and line.role == BODY]
    summary = [line for line in whole.lines if line.part != PLAN and line.role == BODY]
    for line in plan if year and summary else ():
        if line.key.startswith(PLAN):
            yield from _gone_by(line, year or 0)
    known = _known(summary) if plan and summary else {}
    for line in plan if known else ():
        for index, number in enumerate(line.numbers):
            yield from _reached(line, number, known)
            yield from _grown(line, index, known)


def _known(lines: list[Line]) -> dict[tuple[str, str], list[tuple[Line, Number]]]:
    """What the summary says things have come to, by their names and units."""
    found: dict[tuple[str, str], list[tuple[Line, Number]]] = {}
    for line in lines:
        for number in line.numbers:
            name = _name(line, number, _NOW)
            if name and number.high is None:
                found.setdefault((name, number.unit), []).append((line, number))
    return found


def _name(line: Line, number: Number, verb: re.Pattern[str]) -> str:
    """What a number is the height of: 家庭医生签约率; '' for no height."""
    clause = line.text[line.clause(number.start) : number.start].rpartition("、")[2].strip()
    if not number.amount or not number.unit or number.unit == "个百分点" or _OTHER.search(clause):
        return ""
    found = verb.search(clause)
    name = _LEAD.sub("", clause[: found.start()] if found else clause).replace("总", "")
    return name if len(name) >= _SHORT else ""


_OTHER = lazy("上年|去年|同期|目标|计划|每|[均比较从由]|增长|下降|提高了|降低|新增|累计投|分别")


def _reached(line: Line, number: Number, known: dict[tuple[str, str], list[tuple[Line, Number]]]) -> Iterator[Finding]:
    """规模以上企业达到26家, where the summary says 达到32家."""
    clause = line.text[line.clause(number.start) : number.start]
    if not number.value or number.mark not in {"", "以上"} | _MORE or not (_REACH.search(clause) or number.mark):
        return
    if any(word in line.text[line.clause(number.start) : number.end + 4] for word in _BOUND):
        return
    before = _of(known, _name(line, number, _REACH), number.unit)
    if (
        not before
        or any(n.value <= number.value for _, n in before)
        or _FAR < before[0][1].value / number.value < _SCALE
    ):
        return
    held = ("保持" in clause or "稳定" in clause) and number.unit in {"%", "％"}
    if held:
        return  # 保持在99%以上: what was reached is more than what is kept
    first, value = before[0]
    message = Message(
        "目标不比已经达到的高：{aim}，总结里是{value}",
        aim=clause.lstrip("，；") + line.text[number.start : number.end], value=first.text[value.start : value.end],
    )  # fmt: skip
    others = ((first, value.start, value.end),)
    yield Finding("E328", message, line, number.start, number.end, Message("核对目标和总结里的数"), others=others)


_MORE = frozenset({"超过", "突破", "超", "不少于", "不低于", "至少"})
#: What is smaller by more is a number of something else.
_FAR, _SCALE = 40, 2000


def _of(known: dict[tuple[str, str], list[tuple[Line, Number]]], name: str, unit: str) -> list[tuple[Line, Number]]:
    """The values of a name, or of the one name that it ends with or is the end of."""
    if not name:
        return []
    if (name, unit) in known:
        return known[name, unit]
    found = [each for each in known if each[1] == unit and (each[0].endswith(name) or name.endswith(each[0]))]
    return known[found[0]] if len(found) == 1 else []


def _grown(line: Line, index: int, known: dict[tuple[str, str], list[tuple[Line, Number]]]) -> Iterator[Finding]:
    """财政收入达到9900万元、增长17.6%, where the summary says 9200万元."""
    number = line.numbers[index]
    if number.unit not in {"%", "％"} or index == 0 or number.mark not in {"", "左右", "约"} | _MORE or number.high:
        return
    aim = line.numbers[index - 1]
    if not _GREW.match(line.text[aim.end : number.start]) or aim.unit in {"%", "％", ""} or not aim.exact:
        return
    before = _of(known, _name(line, aim, _REACH), aim.unit)
    if len({n.value for _, n in before}) != 1 or not before[0][1].exact or not before[0][1].value:
        return
    first, value = before[0]
    actual = (aim.value / value.value - 1) * 100
    room = max(Decimal(1) if number.mark else number.step, Decimal("0.6"), abs(actual) / 10)
    if abs(actual - number.value) <= room:
        return
    message = Message(
        "写的增长率是 {stated}，和总结里的{value}比是{found}%",
        stated=line.text[number.start : number.end], value=first.text[value.start : value.end],
        found=write(plain(rounded(actual, 1))),
    )  # fmt: skip
    others = ((first, value.start, value.end), (line, aim.start, aim.end))
    yield Finding("E322", message, line, number.start, number.end, Message("核对这三个数"), others=others)


def _gone_by(line: Line, year: int) -> Iterator[Finding]:
    """2024年6月底前 in the plan for 2025."""
    for match in _DEADLINE.finditer(line.text):
        if int(match[1]) <= year and line.figure_at(match.start()) is None:
            message = Message("计划里的期限已经过了：{text}", text=match[0])
            yield Finding("E333", message, line, match.start(), match.end(), Message("核对年份"))
