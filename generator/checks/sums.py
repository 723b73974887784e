"""Parts and their total: exhaustive parts make it up, incomplete ones do not exceed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostic import Diagnostic, Related
from generator.messages import Message
from generator.model import Figure, Indicator, Part, Report, Section
from generator.quantity import Quantity, add, plain, write


def check(report: Report) -> Iterator[Diagnostic]:
    """Every indicator of a report, wherever it stands."""
    yield from _all(report.indicators)
    for part in (report.summary, report.plan):
        if part is not None:
            yield from _part(part)


def _part(part: Part) -> Iterator[Diagnostic]:
    yield from _all(part.data)
    for section in part.sections:
        yield from _section(section)
    if isinstance(part.problems, Section):
        yield from _section(part.problems)


def _section(section: Section) -> Iterator[Diagnostic]:
    if section.data:
        yield from _all(section.data)
    for item in section.items:
        yield from _section(item)


def _all(indicators: Mapping[str, Indicator]) -> Iterator[Diagnostic]:
    for indicator in indicators.values():
        if indicator.parts:
            yield from _total(indicator)
            yield from _all(indicator.parts)


def _total(indicator: Indicator) -> Iterator[Diagnostic]:
    figures = [part.current for part in indicator.parts.values() if part.current is not None]
    quantities = [figure.quantity for figure in figures if figure.quantity is not None]
    total = indicator.current.quantity if indicator.current else None
    found = add(quantities) if quantities and len(quantities) == len(indicator.parts) else None
    if indicator.summed or total is None or found is None or not total.exact or total.unit != found.unit:
        return
    off = found.value - total.value
    if off > 0 or (off != 0 and not indicator.incomplete):
        yield _mismatch(indicator, figures, total, found)


def _mismatch(indicator: Indicator, figures: list[Figure], total: Quantity, found: Quantity) -> Diagnostic:
    assert indicator.current is not None
    terms = " + ".join(figure.quantity.digits + figure.quantity.scale for figure in figures if figure.quantity)
    message = Message(
        "“{name}”各分项之和与合计不符：{terms} = {found}，合计写的是 {total}",
        name=indicator.name, terms=terms, found=found.digits + found.scale, total=total.digits + total.scale,
    )  # fmt: skip
    difference = write(plain(abs(total.value - found.value)))
    if indicator.incomplete:
        hint = Message("分项超过了合计，核对台账")
    else:
        hint = Message("核对台账；若有未列的分项，补上，或写 其中不完全: 是")
    return Diagnostic(
        "E301",
        message,
        indicator.current.span,
        label=Message("相差 {difference}", difference=difference),
        related=tuple(Related(figure.span) for figure in figures if figure.span),
        hint=hint,
    )
