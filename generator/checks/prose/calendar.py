"""Days that no calendar has, and years that do not make up the span they are said to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.prose.counts import value
from generator.checks.prose.lines import Finding, Line, wrong
from generator.messages import Message
from generator.patterns import lazy

#: A day that is in no year.
IMPOSSIBLE = lazy(
    r"(?<![\d.])(?:(?:1[3-9]|[2-9]\d|0)月(?:\d{1,2}日|底|末|份|初|[上中下]旬)"
    r"|(?:0?2月3[01]|(?:0?[469]|11)月31|(?:0?\d|1[0-2])月(?:3[2-9]|[4-9]\d|0))日)"
)
_COUNT = r"([一二两三四五六七八九十]{1,2}|\d{1,2})"
#: 2019年至2024年连续六年; 三年（2022—2024年）.
_SPANS = (
    lazy(
        rf"((?:19|20)\d\d)年?(?:[—–～~-]|至|到)((?:19|20)\d\d)年(?:底|末)?，?(?P<run>连续|这|共|的)?{_COUNT}(?:个)?年(?!级|制|前|后|内|期)"
    ),
    lazy(rf"(?P<run>){_COUNT}年(?:行动|计划|规划)?（((?:19|20)\d\d)年?(?:[—–～~-]|至|到)((?:19|20)\d\d)年）"),
    lazy(rf"((?:19|20)\d\d)年(?:、|和)(?:(?:19|20)\d\d年(?:、|和))*((?:19|20)\d\d)年(?P<run>连续){_COUNT}年"),
)
_FIVE = lazy(r"“?十([一二三四五六])五”?(?:时期|期间|规划)?（((?:19|20)\d\d)年?(?:[—–～~-]|至|到)((?:19|20)\d\d)年）")
_FIRST = lazy(
    r"((?:19|20)\d\d)年?，?(?:是|为)[^，。；\d]{0,6}“?十([一二三四五六])五”?(?:规划|时期)?的?(开局|起步|收官|最后一|第一)(?:之年|年|一年)"
)
_ORDER = "一二三四五六"


def days(line: Line) -> Iterator[Finding]:
    """11月31日, 13月5日."""
    for match in IMPOSSIBLE.finditer(line.text):
        message = Message("没有这一天：{text}", text=match[0])
        yield wrong(Finding("E339", message, line, match.start(), match.end(), Message("核对日期")))


_NEAR = 30
_CONGRESS = lazy(r"第([一二三四五六七八九十]{1,3})次[^，。；、]{0,6}代表大会")
_ELECTED = lazy(r"第([一二三四五六七八九十]{1,3})届[^，。；、]{0,4}(?:委员会|执委会|理事会)")


def congresses(line: Line) -> Iterator[Finding]:
    """第十八次代表大会……选举产生第十七届委员会."""
    held, elected = _CONGRESS.search(line.text), _ELECTED.search(line.text)
    chosen = held and elected and "选举" in line.text[held.end() : elected.start()]
    if held and elected and chosen and held[1] != elected[1] and elected.start() - held.end() < _NEAR:
        message = Message("届次接不上：一处是{one}，一处是{two}", one=held[0], two=elected[0])
        others = ((line, held.start(), held.end()),)
        yield Finding("E334", message, line, elected.start(), elected.end(), Message("核对届次"), others=others)


def spans(line: Line) -> Iterator[Finding]:
    """A number of years beside the first and the last of them."""
    for number, pattern in enumerate(_SPANS):
        for match in pattern.finditer(line.text):
            count, first, last = _read(match, number)
            years = last - first + 1
            if (
                count
                and first < last
                and count != years
                and not (number == 0 and not match["run"] and count == years - 1)
            ):
                message = Message(
                    "{first}年到{last}年是{years}年，这里写的是{count}年",
                    first=first,
                    last=last,
                    years=years,
                    count=count,
                )
                yield Finding("E333", message, line, match.start(), match.end(), Message("核对起止年份和年数"))
    yield from _plans(line)


def _read(match: object, number: int) -> tuple[int, int, int]:
    """How many years, the first and the last."""
    groups = match.groups()  # type: ignore[attr-defined]
    if number == 1:
        return value(groups[1]), int(groups[2]), int(groups[3])
    return value(groups[3]), int(groups[0]), int(groups[1])


def _plans(line: Line) -> Iterator[Finding]:
    """“十四五”时期（2021—2025年）; 2026年是“十五五”开局之年."""
    for match in _FIVE.finditer(line.text):
        start = _start(match[1])
        if (int(match[2]), int(match[3])) != (start, start + 4):
            yield _plan(line, match.start(), match.end(), match[1], start)
    for match in _FIRST.finditer(line.text):
        start = _start(match[2])
        if int(match[1]) != (start + 4 if match[3] in {"收官", "最后一"} else start):
            yield _plan(line, match.start(), match.end(), match[2], start)


def _start(word: str) -> int:
    """十一五 began in 2006, and every other five years after the one before."""
    return 2001 + 5 * (_ORDER.find(word) + 1)


def _plan(line: Line, start: int, end: int, word: str, first: int) -> Finding:
    message = Message(
        "“十{word}五”是{first}—{last}年：{text}", word=word, first=first, last=first + 4, text=line.text[start:end]
    )
    return Finding("E333", message, line, start, end, Message("核对年份和规划的名称"))
