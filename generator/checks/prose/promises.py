"""What a report says of itself: what its preamble announces, its years, its editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks.prose.lines import BODY, HANZI, HEADING, TITLE, Finding, Line
from generator.messages import Message
from generator.patterns import lazy

_PROMISE = lazy(
    r"(?:现|特)?[将就把]?[^。；]{0,40}?((?:存在|主要)?(?:的)?(?:问题|不足|困难|差距)|下一?步[^，。；、]{0,6}(?:打算|安排|计划|工作|措施|思路)|明年[^，。；、]{0,6}(?:打算|安排|计划|工作|思路))"
    r"[^。；]{0,24}(?:汇报|报告|总结|小结|通报|说明|介绍)(?:情况)?如下"
)
_PROBLEMS = lazy(
    r"存在(?:的|着|一些|不少|以下|较大|主要|突出)*(?:问题|不足|困难|差距|短板)|(?:问题|不足|差距|短板|困难)(?:主要)?(?:是|有|在于|表现|：|依然|仍然|还)|"
    r"仍然?(?:偏|较|存在|不)|还(?:不够|不足|不高|不强|存在|有(?:一定|较大|不小)?差距)|有待(?:进一步)?(?:提高|加强|提升|完善)|相对(?:缺乏|滞后|薄弱)|不够[高强大快深好]"
)
_PROBLEM_HEADING = ("问题", "不足", "困难", "差距", "短板")
_NEXT = ("下一步", "下步", "明年", "打算", "思路", "下半年", "计划", "安排", "今后")
_YEAR = lazy(r"(?<!\d)((?:19|20)\d\d)年")
_OPENING = lazy(r"(?<!\d)((?:19|20)\d\d)年(?=[，,]|以来|来[，,]?|是|全[省市县区镇乡局]|我[省市县区镇乡局]|，)")
_PERIOD = lazy(r"(?:截至|截止到?|到|至)((?:19|20)\d\d)年(?:年)?(?:1?\d月|年?底|末)")
_CLOSED = lazy(r"(?:现将|完成了?|回顾|总结)((?:19|20)\d\d)年(?:度)?[^，。；]{0,12}(?:总结|汇报|报告|目标|任务|工作)")
_THIS = lazy(r"今年（((?:19|20)\d\d)年）")
_EDITION = lazy(r"第([一二三四五六七八九十百]{1,4}|\d{1,3})(届)(?=(" + HANZI + "{2,8}))")
_SPAN = ("五年", "十一五", "十二五", "十三五", "十四五", "十五五", "规划", "—20", "-20", "～20")
_DATED = {
    "截": _PERIOD,
    "底": _PERIOD,
    "末": _PERIOD,
    "现将": _CLOSED,
    "完成20": _CLOSED,
    "完成了20": _CLOSED,
    "总结20": _CLOSED,
    "回顾": _CLOSED,
    "今年（": _THIS,
}


def promised(lines: Sequence[Line], _hit: Sequence[int] = (), _year: int | None = None) -> Iterator[Finding]:
    """存在的问题…汇报如下 in a preamble, and nothing of the kind behind it."""
    for index, line in enumerate(lines[:6]):
        if line.role != BODY or "如下" not in line.text:
            continue
        match = _PROMISE.search(line.text)
        if match is None:
            continue
        rest = lines[index + 1 :]
        kept = _tells_of_problems(rest) if match[1].endswith(_PROBLEM_HEADING) else _tells_of_plans(rest)
        if not kept and rest:
            message = Message("说要汇报“{words}”，后面没有", words=match[1])
            hint = Message("补上这一部分（总结的 不足，或 计划），或者删去这几个字")
            yield Finding("E329", message, line, match.start(1), match.end(1), hint)


def _tells_of_problems(lines: Sequence[Line]) -> bool:
    headings = any(line.role == HEADING and any(w in line.text for w in _PROBLEM_HEADING) for line in lines)
    return headings or any(".不足" in line.key or _PROBLEMS.search(line.text) for line in lines)


def _tells_of_plans(lines: Sequence[Line]) -> bool:
    return any(
        line.part == "计划"
        or (
            (line.role != BODY or len(line.text) < 40 or line.text.startswith(_NEXT))
            and any(w in line.text for w in _NEXT)
        )
        for line in lines
    )


def years(lines: Sequence[Line], hit: Sequence[int], year: int | None) -> Iterator[Finding]:
    """The opener's year, 截至…, 完成…目标 and the title's are one. `hit`: the lines with a year in digits."""
    titled, fresh, span, dated = year, False, False, frozenset(hit)
    for index, line in enumerate(lines):
        if line.role == TITLE:
            found = _YEAR.search(line.text)
            titled, fresh = int(found[1]) if found else year, True
            span = any(word in line.text for word in _SPAN) or len(_YEAR.findall(line.text)) > 1
            continue
        if index in dated and titled is not None and not span:
            yield from _year(line, titled, opening=fresh and line.role == BODY)
            yield from _ahead(line, titled)
        fresh = fresh and line.role != BODY


_SINCE = lazy(r"(?<!\d)((?:19|20)\d\d)年以来")


def _ahead(line: Line, titled: int) -> Iterator[Finding]:
    """2027年以来 in a report of 2025."""
    for match in _SINCE.finditer(line.text):
        if int(match[1]) > titled + (line.part == "计划") and line.figure_at(match.start()) is None:
            message = Message("年份对不上：这里是{written}年，报告是{titled}年", written=match[1], titled=titled)
            yield Finding("E333", message, line, match.start(), match.end(), Message("核对年份"))


def _year(line: Line, titled: int, *, opening: bool) -> Iterator[Finding]:
    match = _OPENING.match(line.text) if opening and line.text[:4].isdecimal() else None
    found = [match] if match else []
    found += [m for word, p in _DATED.items() if word in line.text for m in p.finditer(line.text)]
    for each in {each.start(1): each for each in found}.values():
        written = int(each[1])
        late = line.part == "计划" or each is not match
        if written == titled or (late and written > titled) or line.figure_at(each.start(1)) is not None:
            continue
        if _PAST.search(line.text, line.clause(each.start()), each.start() + 1):
            continue
        message = Message("年份对不上：这里是{written}年，报告是{titled}年", written=written, titled=titled)
        hint = Message("核对年份；写 {{ 年度 }} 或 {{ 上年度 }}，随报告走")
        yield Finding("E333", message, line, each.start(1), each.end(1), hint)


_PAST = lazy(r"比|较|同|与|自|从|由|起")


def editions(lines: Sequence[Line], hit: Sequence[int], _year: int | None = None) -> Iterator[Finding]:
    """第九届 in the summary: the plan's is the next, and within a part it stays."""
    seen: dict[tuple[str, str, str], tuple[Line, int, int, int]] = {}
    for line in [lines[index] for index in hit]:
        for match in _EDITION.finditer(line.text):
            number, noun = _value(match[1]), match[3][:3]
            if not number or _PLENARY.match(match[3]):
                continue
            for part in ("总结", "计划"):
                before = seen.get((part, match[2], noun))
                if before is not None:
                    yield from _edition(line, match.start(), match.end(2), number, before, same=part == line.part)
            seen.setdefault((line.part, match[2], noun), (line, match.start(), match.end(2), number))


_STREAK = lazy("连续([一二三四五六七八九十]{1,3}|\\d{1,2})(年|次|届)([^，。；：、（）“”]{3,8})")


def streaks(lines: Sequence[Line], hit: Sequence[int], _year: int | None = None) -> Iterator[Finding]:
    """连续六年获先进, and elsewhere 连续五年获先进."""
    seen: dict[tuple[str, str], tuple[Line, int, int, int]] = {}
    for line in [lines[index] for index in hit]:
        for match in _STREAK.finditer(line.text):
            number, noun = _value(match[1]), (line.part, match[3][:5])
            first, at, stop, other = seen.setdefault(noun, (line, match.start(), match.end(2), number))
            if number != other:
                message = Message(
                    "连续的年数不同：一处是{one}，一处是{two}", one=first.text[at:stop], two=match[0][: -len(match[3])]
                )
                hint = Message("核对年数，两处写一样的")
                yield Finding("E334", message, line, match.start(), match.end(2), hint, others=((first, at, stop),))


_PLENARY = lazy(r"[一二三四五六七八九十]?[中次]|全会|全国|中央|人大|代表|会议")


def _value(text: str) -> int:
    from generator.checks.prose.counts import value  # noqa: PLC0415  few reports have editions

    if text.isdecimal() or len(text) < 2:
        return value(text)
    head, ten, tail = text.partition("十")
    return (value(head) if head else 1) * 10 + (value(tail) if tail else 0) if ten else 0


def _edition(
    line: Line, start: int, end: int, number: int, before: tuple[Line, int, int, int], *, same: bool
) -> Iterator[Finding]:
    first, at, stop, other = before
    if number == other or (not same and number - other == 1):
        return
    if same and abs(number - other) == 1 and any(w in line.text for w in ("上一届", "上届", "下一届", "筹备", "筹办")):
        return
    message = Message("届次接不上：一处是{one}，一处是{two}", one=first.text[at:stop], two=line.text[start:end])
    hint = Message("同一届写一样的数；来年的用 {{ 名称|下一 }}")
    yield Finding("E334", message, line, start, end, hint, others=((first, at, stop),))
