"""Aims: the two tiers in their order, and an aim in the direction that is better."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.finding import told
from generator.checks.reckoning import amount
from generator.diagnostic import ERROR, WARNING, Diagnostic
from generator.messages import Message
from generator.model import Indicator, Report, Target
from generator.quantity import Exactness, Quantity

_HIGH, _LOW = "高", "低"


def check(_report: Report, indicators: list[Indicator]) -> Iterator[Diagnostic]:
    """Every indicator of a report that has an aim."""
    for one in indicators:
        for word, target in (("目标", one.target), ("下年目标", one.next_target)):
            if target is not None:
                yield from _tiers(one, word, target)
                yield from _bounds(one, word, target)
        yield from _backwards(one)


def _lower(one: Indicator, aim: Quantity) -> bool:
    """Whether the less the better: 方向 says so, or the aim, which is at most so much."""
    return one.direction == _LOW or (one.direction is None and aim.exactness is Exactness.AT_MOST)


def _tiers(one: Indicator, word: str, target: Target) -> Iterator[Diagnostic]:
    """What is striven for lies beyond what is ensured."""
    ensured, strived = amount(target.ensured), amount(target.strived)
    if ensured is None or strived is None or ensured.low is None or strived.low is None:
        return
    if ensured.dimension != strived.dimension or ensured.kind is not strived.kind:
        return
    gain = (strived.base - ensured.base) * (-1 if _lower(one, ensured) else 1)
    if gain > 0:
        return
    parts = {"name": one.name, "word": word, "ensured": ensured, "strived": strived}
    message = Message("“{name}”的{word}：确保 {ensured}，力争却是 {strived}", **parts)
    hint = Message("力争要比确保更进一步；越低越好的，写 方向: 低")
    severity = ERROR if gain < 0 else WARNING
    yield told("E312", message, target.strived, target.ensured, hint=hint, severity=severity)


def _bounds(one: Indicator, word: str, target: Target) -> Iterator[Diagnostic]:
    """不超过 what should be much, 不少于 what should be little."""
    aim = amount(target.ensured)
    claims = {_HIGH: {Exactness.AT_MOST, Exactness.BELOW}, _LOW: {Exactness.AT_LEAST, Exactness.ABOVE}}
    if aim is not None and one.direction is not None and aim.exactness in claims[one.direction]:
        parts = {"name": one.name, "word": word, "aim": aim, "direction": one.direction}
        message = Message("“{name}”越{direction}越好，{word}却写 {aim}", **parts)
        yield told("E312", message, target.ensured, hint=Message("核对 方向 和目标的写法"))


def _backwards(one: Indicator) -> Iterator[Diagnostic]:
    """Next year's aim behind what was reached this year, where 方向 says which way is forward."""
    now, target = amount(one.current), one.next_target
    aim = amount(target.ensured) if target else None
    if now is None or aim is None or now.low is None or aim.low is None or now.dimension != aim.dimension:
        return
    behind = now.interval.above(aim.interval) if one.direction == _HIGH else now.interval.below(aim.interval)
    if one.direction in {_HIGH, _LOW} and behind and target is not None:
        parts = {"name": one.name, "now": now, "aim": aim, "direction": one.direction}
        message = Message("“{name}”越{direction}越好，下年目标 {aim} 却不如本年的 {now}", **parts)
        yield told("E312", message, target.ensured, one.current, hint=Message("核对 方向 和下年目标"))
