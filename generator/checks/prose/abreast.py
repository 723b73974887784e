"""Totals in two units and parts in both: 9856户15432人，其中城市1127户1689人、农村8729户13743人.

Where the parts make up the one total, they were meant to make up the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.checks.prose.among import converted
from generator.checks.prose.lines import Finding, Line, Number
from generator.checks.prose.sums import fits
from generator.messages import Message
from generator.patterns import lazy
from generator.units import measure

_AMONG = lazy("其中[：，]?")
#: Dimensions in which nothing is added up.
_NEVER = frozenset({"", "rate", "points", "months"})
_Pair = tuple[Number, Number]


def check(line: Line) -> Iterator[Finding]:
    """Every list of pairs behind 其中, or behind a pair of their kind."""
    for match in _AMONG.finditer(line.text):
        start, end = line.sentence(match.start())
        if match.start() == start > 1:
            start = line.sentence(start - 2)[0]
        before = [n for n in line.numbers if start <= n.start < match.start() and n.exact]
        inside = [n for n in line.numbers if match.end() <= n.start < end]
        yield from _held(line, before, _pairs(inside))
    for index, (one, two) in enumerate(pairwise(line.numbers)):
        if one.end == two.start and line.text[two.end : two.end + 1] == "，":
            end = line.sentence(one.start)[1]
            pairs = _pairs([n for n in line.numbers[index + 2 :] if n.start < end])
            if all(a.end == b.start for a, b in pairs):
                yield from _held(line, [one, two], pairs)


def _pairs(numbers: Sequence[Number]) -> list[_Pair]:
    """Numbers that take turns in two units, as long as they do."""
    found = list[_Pair]()
    units = [n.unit for n in numbers[:2]]
    if len(set(units)) < 2 or any(measure(unit).dimension in _NEVER or not unit for unit in units):
        return []
    for a, b in zip(numbers[::2], numbers[1::2], strict=False):
        if [a.unit, b.unit] != units or not (a.exact and b.exact and a.amount and b.amount):
            break
        found.append((a, b))
    return found


def _held(line: Line, before: Sequence[Number], pairs: Sequence[_Pair]) -> Iterator[Finding]:
    """One column adds up to a total that stands before it, the other to none."""
    if len(pairs) < 2:
        return
    columns = [tuple(converted(n) for n in column) for column in zip(*pairs, strict=True)]
    totals = [[n for n in before if converted(n).unit == column[0].unit] for column in columns]
    made = [[n for n in of if fits(converted(n), column)] for of, column in zip(totals, columns, strict=True)]
    for here, there in ((0, 1), (1, 0)):
        if made[here] and totals[there] and not made[there]:
            yield _mismatch(line, made[here][0], totals[there][-1], [pair[there] for pair in pairs])


def _mismatch(line: Line, other: Number, total: Number, parts: Sequence[Number]) -> Finding:
    message = Message(
        "各项加起来是{other}，和这里写的{total}对不上：{terms}",
        other=line.text[other.start : other.end].strip(), total=line.text[total.start : total.end].strip(),
        terms=" + ".join([line.text[part.start : part.end].strip() for part in parts]),
    )  # fmt: skip
    others = tuple([(line, part.start, part.end) for part in parts])
    return Finding("E320", message, line, total.start, total.end, Message("核对合计和各项"), others=others)
