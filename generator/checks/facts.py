"""One fact, one number: a value that is written in two places is the same in both."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.finding import told
from generator.checks.reckoning import amount, claimed, slack
from generator.diagnostic import ERROR, Diagnostic
from generator.messages import Message
from generator.model import Figure, Indicator, Report

_HINT = Message("核对台账，留下对的一个；不是同一个数的，换个名称")


def check(report: Report, indicators: list[Indicator]) -> Iterator[Diagnostic]:
    """历年 against 本年 and 上年; and numbers of two names that are printed under one."""
    year = report.head.this_year
    for one in indicators:
        for word, figure, when in (("本年", one.current, year), ("上年", one.previous, year - 1)):
            listed = one.series.get(str(when))
            if listed is not None and figure is not None and not agree(listed, figure):
                parts = {"name": one.name, "year": when, "listed": listed.text, "word": word, "value": figure.text}
                message = Message("“{name}”历年里{year}年是 {listed}，{word}写的是 {value}", **parts)
                yield told("E318", message, listed, figure, hint=_HINT, severity=ERROR)
    yield from _twice(indicators)


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures may be the same number: one may be rounded, or about so much."""
    a, b = one.quantity, other.quantity
    if a is None or b is None:
        return one.text == other.text
    if a.dimension != b.dimension:
        return False
    if not (amount(one) and amount(other)):
        return a.low == b.low
    if a.exact and b.exact:
        return abs(a.base - b.base) <= (0 if a.precision == b.precision else max(slack(a), slack(b)))
    return claimed(a).meets(claimed(b))


def _twice(indicators: list[Indicator]) -> Iterator[Diagnostic]:
    """Numbers that stand by themselves and are called alike, in one dimension: a second value is another fact."""
    first: dict[tuple[bool, str, str], Indicator] = {}
    for one in indicators:
        value = amount(one.current)
        if value is None or one.summed or ".其中." in one.key or ".各项." in one.key:
            continue
        planned = one.key.startswith("计划.")  # what a plan's 数据 hold are aims
        other = first.setdefault((planned, one.label or one.name, value.dimension), one)
        if one.name == other.name:
            continue  # sections may have a number of one name each; that of an ancestor's derive has told
        if other.current is not None and one.current is not None and not agree(other.current, one.current):
            parts = {"name": one.label or one.name, "one": other.current.text, "other": one.current.text}
            message = Message("“{name}”写了两个数：{one}、{other}", **parts)
            yield told("E318", message, one.current, other.current, hint=_HINT)
