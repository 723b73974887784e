"""分别: as many values as there are names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.prose.counts import value
from generator.checks.prose.lines import Finding, Line, Number
from generator.messages import Message
from generator.patterns import lazy

#: What may stand between an indicator's value and 分别 when the rates are the values' own.
_LINK = lazy(
    r"(?:，|、)?(?:与|和)?(?:同比|比上年|比去年|较上年|较去年|环比|上年|去年|同期|增速|增幅|增长率|相比|又|均|并|总数|总量|累计|总额)*$"
)
_SINCE = "同比|比上年|较上年|环比"
_CHANGE = lazy("(?:增长|下降|提高|增加|减少|上升|回落)(?![到至值])|同比|比上年|较上年")
#: Behind it the values stand as such, not one for each name before it.
_RATED = lazy(
    r"分别(?:同比|比上年|较上年|比去年|较去年|约|又|净|大幅)?(?:增长|下降|提高|上升|增加|减少|达到|达|为|是|占|完成|实现|位居|位列|居|列|排|投入|安排|获得|获)?(?:了|到|至|第|全[省市县区]第?)*[^\d，。；、]{0,6}"
)
_NAMES = lazy("、|和|(?<!参)与|(?<![普涉])及|以及")
#: Names of several things at once: how many is not said.
_PLURAL = lazy("各|两|三(?!产)|双|均|城乡|部分|等|一些|有关|以上|多")
_SHORT = 1
#: How many the names are, behind the last: 东、中、西三个片区.
_TOLD = lazy("([两三四五六七八九])(?:个|家|项|地|县|区|市|镇|乡|村)")


def check(line: Line) -> Iterator[Finding]:
    """Every 分别 of a line with values behind it."""
    at = line.text.find("分别")
    while at >= 0:
        values = _values(line, at)
        if values:
            finding = _unpaired(line, at, values)
            if finding is not None:
                yield finding
        at = line.text.find("分别", at + 2)


def _values(line: Line, at: int) -> list[Number]:
    """The values behind 分别, parted by one joint each."""
    match = _RATED.match(line.text, at)
    found = list[Number]()
    for number in line.after(at):
        gap = line.text[found[-1].end if found else at : number.start]
        if not found and (match is None or number.start > match.end() + 1):
            return []
        if found and not _next(gap, found[0], number):
            break
        found.append(number)
    return found


def _next(gap: str, first: Number, number: Number) -> bool:
    """Whether a number goes on the list: a joint, and at most the words for growth."""
    words = _CHANGE.sub("", gap).replace("达", "").replace("第", "").replace("为", "")
    joint = words.strip().rstrip("-−")
    return joint in {"、", "和", "与", "及", "以及"} or (joint == "，" and number.unit == first.unit)


def _unpaired(line: Line, at: int, values: list[Number]) -> Finding | None:
    start = line.clause(at)
    before = line.text[start:at]
    link = _LINK.search(before)
    told = _ITEMS.match(before)
    if told is not None and value(told[1]) != len(values) > 1:
        return _finding(line, at, values, [told[0]], value(told[1]))
    if link is not None and not before[: link.start()].strip():
        return _against_values(line, start, at, values)
    return _against_names(line, at, values)


def _against_values(line: Line, start: int, at: int, rates: list[Number]) -> Finding | None:
    """Values in the clauses before, each at its clause's end: 申请量1945件，授权量1522件，同比分别增长a和b."""
    counts = _counted(line, start, at)
    if not counts or len(rates) in counts or (len(rates) == 1 and "均" in line.text[start:at]):
        return None
    named = [line.text[n.start : n.end].strip() for n in _chain(line, start)]
    return _finding(line, at, rates, named, counts[-1])


_FROM = lazy(r"[从由][^，。；：、（）\d]{0,6}$")


def _chain(line: Line, start: int) -> list[Number]:
    """The values right before a place, backwards from clause to clause, in order."""
    first = line.sentence(start)[0]
    chain, after = list[Number](), start - 1
    for number in reversed(line.between(first, start)):
        if chain and number.end <= after and line.text[after] == "；":
            break
        if _FROM.search(line.text, line.clause(number.start), number.start):
            continue  # what the value was before
        tail = line.text[number.end : after].strip()
        if tail and not (tail.startswith("（") and tail.endswith("）")) and not _unitless(number, tail):
            break
        clause = line.clause(number.start)
        if not _CHANGE.search(line.text, clause, number.start) and number.amount:
            chain.insert(0, number)
        after = clause - 1
        if after < first:
            break
    return chain


def _unitless(number: Number, tail: str) -> bool:
    """利润5887利税1.8亿元: the unit is lost, and the mark behind it."""
    return not number.unit and len(tail) < 5


def _counted(line: Line, start: int, at: int) -> list[int]:
    """How many values may be meant: all before, or those of the last list that 、 and 和 join."""
    chain = _chain(line, start)
    if not chain or at - start > 12:
        return []
    last = 1
    while last < len(chain) and line.text[chain[-last - 1].end : chain[-last].start].lstrip(" ")[:1] in {
        "、",
        "和",
        "与",
    }:
        last += 1
    return sorted({last, len(chain)} if last > 1 else {len(chain)})


def _against_names(line: Line, at: int, values: list[Number]) -> Finding | None:
    """Names in the clause itself: 专利申请量和授权量分别达106件、11件."""
    start = max([n.end for n in line.between(0, at) if n.end <= at], default=0)
    first = max(line.text.rfind(mark, 0, at) for mark in "，。；：！？") + 1
    if first < start and line.text[first:start].strip("、"):
        return None  # the names have numbers of their own
    clause = _bare(line.text[first:at])
    names = [name for name in _NAMES.split(clause) if name]
    if len(names) == 1 and _ONE_RATE.search(clause) and values[0].unit in {"%", "％"}:
        return _against_each(line, at, values)
    told = _TOLD.search(names[-1]) if names else None
    if told is not None and len(names) == value(told[1]) and len(values) not in {1, len(names)}:
        return _finding(line, at, values, names, len(names))
    if len(names) < 2 or _PLURAL.search(names[0][:2]) or _PLURAL.search(names[-1]):
        return None
    if len(values) in _possible(clause, names) or (len(values) < 2 and len(names) > 2):
        return None
    return _finding(line, at, values, names, len(names))


#: How many the values are, said outright: 四项指数分别下降.
_ITEMS = lazy(rf"^([两三四五六])项(?:指数|指标|数据)(?:均|全面)?(?:{_SINCE})?$")
_ONE_RATE = lazy(r"^[^各均]{2,8}(?:率|占比|比重|比例)$")


def _against_each(line: Line, at: int, values: list[Number]) -> Finding | None:
    """One rate of several things: 高血压患者5.1万人、糖尿病患者1.9万人，规范管理率分别为a和b."""
    start = line.clause(at)
    chain = _chain(line, start)
    if (
        len({n.unit for n in chain}) != 1
        or len(chain) < 2
        or chain[0].unit in {"", "%", "％"}
        or len(values) == len(chain)
    ):
        return None
    if len(values) in _counted(line, start, start):
        return None
    return _finding(line, at, values, [line.text[n.start : n.end].strip() for n in chain], len(chain))


def _bare(clause: str) -> str:
    """A clause without what is quoted or in brackets."""
    return _INSIDE.sub("某", clause)


_INSIDE = lazy("“[^”]*”|《[^》]*》|（[^）]*）")


def _possible(clause: str, names: list[str]) -> set[int]:
    """How many names there may be: 市、县 before 两级 and 文化和旅游 are one."""
    counts = {len(names)}
    short = sum(len(name) <= _SHORT for name in names[:-1])
    if short:
        counts |= set(range(len(names) - short, len(names)))
    if "和" in clause.rpartition("、")[0] or (clause.count("和") > 1):
        counts |= set(range(len(names) - clause.count("和"), len(names)))
    return counts


def _finding(line: Line, at: int, values: list[Number], names: list[str], count: int) -> Finding:
    message = Message(
        "“分别”前后对不上：前面{count}项（{names}），后面{found}个数（{values}）",
        count=count,
        names="、".join(name[-10:] for name in names[-count:]),
        found=len(values),
        values="、".join(line.text[n.start : n.end].strip() for n in values),
    )
    hint = Message("补上缺的，或者一项一项分开写")
    return Finding("E321", message, line, at, values[-1].end, hint)
