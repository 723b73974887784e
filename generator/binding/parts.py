"""A total and the parts that follow it: 30件，其中咨询5件、建议23件、其他2件; 16项（甲1项、乙15项）."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from generator.binding.nouns import label
from generator.binding.prose import Prose
from generator.binding.relations import Growth
from generator.interval import point
from generator.patterns import lazy
from generator.quantity import Kind, Quantity

#: All the blanks that there are: fewer are not tried, so a long run of them costs no more than its length.
_BLANKS = r"\s*(?!\s)"
_OPEN = lazy(
    rf"{_BLANKS}(?:[一-鿿]{{1,8}}(?=\(\s*其中))?"
    rf"(?P<lead>(?P<bracket>\()?{_BLANKS}(?:[,:;、]|。(?=\s*其中))?{_BLANKS}(?P<word>其中)?{_BLANKS}[:,]?{_BLANKS})"
    r"(?P<label>\S*)\s*"
)
_MORE = lazy(rf"(?P<close>\))?{_BLANKS}(?P<mark>[、,;。和及]){_BLANKS}(?P<label>\S*)\s*")
#: A list is not read beyond so many parts, nor deeper than so many levels.
_MOST, _DEEPEST = 30, 2
#: A part's name with its verbs is no longer than this.
_REACH = 20
#: What is no part: how a number changed, what it is a share of, another thing done.
_NO_PART = lazy(
    "同比|增长|下降|占|位居|排名|获得|完成|实现|达到?$|累计|总计|合计|共计|新增|力争|确保|年|月|平均|每|超额|以及|第(?![一二三]产业)"
)
_VERBS = lazy(r"^(?:有|共(?![建同享])|为)+(?=..)|(?:[有为达各]|已达|共|完成|实现)$")


class Member(NamedTuple):
    """A part: its claim, its name as it is printed, where its words begin, its own parts."""

    claim: int
    label: str
    parts: Parts | None = None


class Parts(NamedTuple):
    """A total's claim and its parts; `start` is where their words begin: 其中, or the first part's name."""

    total: int
    members: tuple[Member, ...]
    start: int
    #: They make up the total; else they do not exceed it.
    complete: bool
    #: They exceed it.
    excess: bool = False

    @property
    def last(self) -> int:
        """The claim that the list ends with."""
        end = self.members[-1]
        return end.parts.last if end.parts else end.claim


class Breakdown:
    """The totals of one text. What was read once is remembered: a long list is the beginning of many."""

    def __init__(self, line: Prose, growth: Mapping[int, Growth]) -> None:
        self._line = line
        self._growth = growth
        self._read: dict[tuple[int, int], Parts | None] = {}

    def of(self, total: int, depth: int = 0) -> Parts | None:
        """The parts that follow a claim, if there are any that can be told for certain."""
        if (total, depth) not in self._read:
            self._read[total, depth] = self._parts(total, depth) if depth <= _DEEPEST else None
        return self._read[total, depth]

    def _parts(self, total: int, depth: int) -> Parts | None:
        line, behind = self._line, self._behind(total)
        match = _OPEN.fullmatch(line.gap(behind)) if behind + 1 < len(line.claims) else None
        if (
            match is None
            or match["lead"].strip() in {"", "、"}
            or not (match["word"] or self._alike(total, behind + 1))
        ):
            return None
        start = line.claims[behind].end + match.start("word" if match["word"] else "label")
        members, marks = self._members(behind + 1, match["label"], depth)
        found = _fitting(line, total, members, marks, start, said=bool(match["word"]), closed=bool(match["bracket"]))
        least = 1 if match["word"] else 2 if match["lead"].strip()[:1] in {"(", ":"} else 3
        return found if found and len(found.members) >= least else None

    def _alike(self, total: int, first: int) -> bool:
        """Whether a list that nothing announces can be of a total's parts."""
        return self._line.claims[total].quantity.unit == self._line.claims[first].quantity.unit

    def _behind(self, claim: int) -> int:
        """The last claim that tells of a claim itself: its rate of growth."""
        found = self._growth.get(claim)
        return found.rates[-1].claim if found and len(found.values) == 1 else claim

    def _members(self, index: int, first: str, depth: int) -> tuple[list[Member], list[str]]:
        """The longest list of names and values from a claim on, and the mark before each."""
        line, members, marks, name, mark = self._line, list[Member](), list[str](), first, ""
        while len(members) < _MOST and (part := _label(name)):
            inner, bracketed = self.of(index, depth + 1), line.gap(index).lstrip()[:1] == "("
            if inner and (inner.excess or not (inner.complete or bracketed)):
                inner = None
            members.append(Member(index, part, inner))
            marks.append(mark)
            index = self._behind(inner.last if inner else index)
            match = _MORE.fullmatch(line.gap(index)) if index + 1 < len(line.claims) else None
            if match is None or (match["close"] and not (inner and bracketed)):
                break
            name, mark, index = match["label"], match["mark"], index + 1
        return members, marks


def _label(name: str) -> str:
    name = _VERBS.sub("", name) if len(name) <= _REACH else ""
    return "" if _NO_PART.search(name) else label(name)


def _fitting(
    line: Prose, total: int, members: list[Member], marks: list[str], start: int, *, said: bool, closed: bool
) -> Parts | None:
    """As many of the members as make up the total; else, behind 其中, those of one kind of mark, if not too much."""
    whole = line.claims[total].quantity
    if count := _complete([line.claims[member.claim].quantity for member in members], whole):
        return Parts(total, tuple(members[:count]), start, complete=True)
    if not said:
        return None
    count = next(
        (i for i, mark in enumerate(marks) if mark in {";", "。"} or (i > 1 and mark != marks[1] != "和")), len(marks)
    )
    alike = [m for m in members[:count] if line.claims[m.claim].quantity.unit == whole.unit]
    kept = tuple(members[:count] if closed else alike if alike == members[: len(alike)] else ())
    if not kept:
        return None
    sign = _sum(line, list(kept), whole)
    return Parts(total, kept, start, complete=False, excess=sign == ">") if sign else None


def _complete(values: list[Quantity], whole: Quantity) -> int:
    """How many values, two at least, make up the total; the more the better; 0 if none do."""
    found, total = 0, Decimal(0)
    for count, value in enumerate(values, 1):
        if value.unit != whole.unit or not value.exact:
            break
        total += value.value
        if count > 1 and whole.exact and total == whole.value:
            found = count
    return found


def _sum(line: Prose, members: list[Member], whole: Quantity) -> str:
    """Whether the members' sum is within what the total claims, < or >; '' if they cannot be added up."""
    values = [line.claims[m.claim].quantity for m in members]
    if any(value.low is None or value.kind is not Kind.AMOUNT for value in (*values, whole)):
        return ""
    if not _countable({value.unit for value in (*values, whole)}):
        return ""
    least = point(sum((value.interval.low for value in values), Decimal(0)))
    return ">" if least.above(whole.interval) else "<"


def _countable(units: set[str]) -> bool:
    """Whether values may be added up: of one unit, or of several classifiers (5家、15家和21个)."""
    return len(units) == 1 or units <= _CLASSIFIERS


_CLASSIFIERS = frozenset("个家项件户所条名人位份处")
