"""确保 and 力争 of one aim, and how much of an aim was reached, as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.prose.lines import Finding, Line, Number
from generator.checks.prose.rates import Reckoned, judged
from generator.diagnostic import WARNING
from generator.messages import Message
from generator.patterns import lazy

_STRIVE = lazy(r"^[^。；\d]{0,14}?(?:力争|争取)[^，。；、\d]{0,8}$")
_LESS = ("降", "减", "控制", "压", "以内", "不超过", "缩短", "少于", "低于", "死亡", "事故")
_AIM = lazy(r"(?:目标|任务|计划|指标|预算)(?:任务)?(?:数)?(?:是|为|：)?$")
_DONE = lazy(
    r"(?:完成|占|为)(?:了)?(?:年度|全年|年初|既定)?(?:目标|任务|计划|指标|预算)?(?:任务|数)?的$|完成率(?:为|达到|达)?$"
)


def strived(line: Line) -> Iterator[Finding]:
    """确保14家、力争13家."""
    if "确保" not in line.text:
        return
    yield from _turned(line)
    for sure, more in zip(line.numbers, line.numbers[1:], strict=False):
        between = line.text[sure.end : more.start]
        before = line.text[line.sentence(sure.start)[0] : sure.start]
        if sure.unit != more.unit or not sure.amount or sure.value <= more.value or not _STRIVE.match(between):
            continue
        tail = before[-16:]
        if "确保" in tail and _of_one(tail, between) and not any(word in before + between for word in _LESS):
            message = Message(
                "力争的数比确保的还小：确保{sure}，力争{more}",
                sure=line.text[sure.start : sure.end].strip(), more=line.text[more.start : more.end].strip(),
            )  # fmt: skip
            others = ((line, sure.start, sure.end),)
            hint = Message("两个数写反了就对调；确保是一定达到的，力争的要高些")
            yield Finding("E339", message, line, more.start, more.end, hint, others=others)


_SURE = lazy(r"^，?(?:并)?确保(?:完成|达到|实现)?$")


def _turned(line: Line) -> Iterator[Finding]:
    """力争3600万元，确保4000万元."""
    for more, sure in zip(line.numbers, line.numbers[1:], strict=False):
        before = line.text[line.clause(more.start) : more.start]
        turned = sure.unit == more.unit and more.amount and more.value < sure.value
        if not turned or not _SURE.match(line.text[more.end : sure.start]) or not re.search("力争|争取", before):
            continue
        if not any(word in before for word in _LESS):
            message = Message(
                "力争的数比确保的还小：确保{sure}，力争{more}",
                sure=line.text[sure.start : sure.end].strip(), more=line.text[more.start : more.end].strip(),
            )  # fmt: skip
            others = ((line, more.start, more.end),)
            hint = Message("两个数写反了就对调；确保是一定达到的，力争的要高些")
            yield Finding("E339", message, line, sure.start, sure.end, hint, others=others)


_FILLER = lazy("确保|力争|争取|完成|达到|突破|实现|新增|增长|总量|超过|[，、的]")


def _of_one(before: str, between: str) -> bool:
    """Whether both numbers are of one thing: 确保新增企业40家、力争30家, not 确保开工20个、力争竣工10个."""
    striven = _FILLER.sub("", re.split("力争|争取", between)[-1])
    return not striven or _FILLER.sub("", before.rpartition("确保")[2]).endswith(striven)


def reached(line: Line) -> Iterator[Finding]:
    """目标500件，实际完成580件，完成目标的116%."""
    for index, stated in enumerate(line.numbers):
        if stated.unit not in {"%", "％"} or not stated.exact or index < 2:
            continue
        if _DONE.search(line.text, max(0, stated.start - 14), stated.start) is None:
            continue
        found = _result(line, index)
        if found is not None:
            aim, now = found
            for finding in judged(line, Reckoned(stated, now, aim, growth=False, word="", name=Message("完成率"))):
                yield finding._replace(severity=WARNING)


def _result(line: Line, index: int) -> tuple[Number, Number] | None:
    """The aim and the result that stand before a rate, nothing between them but words."""
    start = line.sentence(line.numbers[index].start)[0]
    aim, now = line.numbers[index - 2 : index]
    if aim.start < start or aim.unit != now.unit or not aim.unit or not (aim.exact and now.exact):
        return None
    if _AIM.search(line.text, line.clause(aim.start), aim.start) is None or "；" in line.text[aim.end : now.start]:
        return None
    return (aim, now) if len(line.text[now.end : line.numbers[index].start]) < 16 else None
