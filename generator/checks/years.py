"""Years: the date, the title, 历年 and 截至 belong to the year of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import wording
from generator.checks.finding import told
from generator.diagnostic import ERROR, Diagnostic
from generator.messages import Message
from generator.model import Figure, Head, Indicator, Report
from generator.patterns import lazy
from generator.source import Span

_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?=年|[—～~-](?:20)?\d\d年)")
#: The first and last month, from January of the year on, in which a period's figures are summed up.
_MONTHS = {"上半年": (5, 12), "一季度": (3, 9), "前三季度": (8, 15)}
_WHOLE_YEAR = (7, 18)
#: A title of the office's own may say that it is for less than a year.
_PART = lazy("半年|季度|月份|[一二三四五六七八九十]月")
#: No office of today has figures of its own from before.
_FIRST_YEAR = 1949
#: A plan alone is written from the autumn before on.
_PLAN = (-3, 18)


def check(report: Report, indicators: list[Indicator]) -> Iterator[Diagnostic]:
    """The head of a report, and what its indicators say of years."""
    year = report.head.this_year
    yield from _date(report, year)
    yield from _title(report.head, year)
    for one in indicators:
        yield from _series(one, report.head, year)
        yield from _as_of(one, report.head, year)


def _date(report: Report, year: int) -> Iterator[Diagnostic]:
    when, period = report.head.date, report.head.period or report.names.get("期间")
    title = report.head.title
    if when is None or not year or isinstance(period, Figure) or (title and _PART.search(title.value)):
        return
    first, last = _MONTHS.get(period or "", _WHOLE_YEAR if report.summary is not None else _PLAN)
    if first <= (when.year - year) * 12 + when.month <= last:
        return
    message = Message("{year}年{period}的报告，日期是{day}", year=year, period=period or "", day=wording.day(when))
    hint = Message("核对 年度 和 日期；总结写在期末或期后的几个月里")
    yield told("E345", message, _typed(report.head.span, "日期"), report.head.year, hint=hint)


def _typed(span: Span, key: str) -> Span:
    """Where a key's value was typed, behind the start of the map that holds it."""
    found = re.compile(rf"{key}[\"']?\s*:\s*([^\n,}}]+)").search(span.source.text, span.start)
    return Span(span.source, *found.span(1)) if found else span


def _title(head: Head, year: int) -> Iterator[Diagnostic]:
    if head.title is None or isinstance(head.period, Figure):
        return
    found = list(_YEAR.finditer(head.title.value))
    if found and not any(int(match[0]) in {year, year + 1} for match in found):
        message = Message("标题写的是{found}年，年度是{year}年", found=found[0][0], year=year)
        span = head.title.span(found[0].start(), found[0].end())
        yield told("E345", message, span, head.year, hint=Message("核对 标题 和 年度"))


def _series(one: Indicator, head: Head, year: int) -> Iterator[Diagnostic]:
    """历年 holds the years up to the report's."""
    for name, figure in one.series.items():
        if not (name.isdecimal() and len(name) == 4):
            message = Message("“{name}”的历年里“{year}”不是年份", name=one.name, year=name)
        elif not _FIRST_YEAR <= int(name) <= year:
            parts = {"name": one.name, "listed": name, "year": year}
            message = Message("“{name}”的历年里有{listed}年的数，报告是{year}年的", **parts)
        else:
            continue
        hint = Message("历年写本年和以前各年，年份用四位数字")
        yield told("E345", message, figure, head.year, hint=hint, severity=ERROR)


def _as_of(one: Indicator, head: Head, year: int) -> Iterator[Diagnostic]:
    found = _YEAR.search(one.as_of) if one.as_of else None
    if found is None or int(found[0]) in {year, year + 1}:
        return
    message = Message("“{name}”截至{as_of}，报告是{year}年的", name=one.name, as_of=one.as_of, year=year)
    yield told("E345", message, _typed(one.span, "截至"), head.year, hint=Message("核对年份"))
