"""What frames a report's parts: the names that every report has, its titles, who sign, how the plan follows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator import wording
from generator.model import BY_SENTENCE, BY_TITLE, SIDE_BY_SIDE, Figure, Head, Kind, Level, Part, Report
from generator.text import Text


def titles(kind: Kind, report: Report, head: Head) -> dict[str, tuple[Part | None, Text | None]]:
    """Each part and the kind's title for it; the report's own title is the first printed one's."""
    patterns = kind.titles
    if head.joining == SIDE_BY_SIDE:
        headings = patterns.summary_heading or patterns.summary, patterns.plan_heading or patterns.plan
        return {"summary": (report.summary, headings[0]), "plan": (report.plan, headings[1])}
    whole = patterns.whole if head.joining == BY_SENTENCE else None
    found = {"summary": (report.summary, whole or patterns.summary), "plan": (report.plan, patterns.plan)}
    first = next((key for key, (part, title) in found.items() if part is not None and title is not None), None)
    if first is not None and head.title is not None:
        found[first] = found[first][0], head.title
    return found


def joined(report: Report, kind: Kind) -> str:
    """How the parts are joined; a part alone has its own title."""
    both = report.summary and report.plan and kind.titles.summary and kind.titles.plan
    return (report.head.joining or kind.joining) if both else BY_TITLE


def in_forms(levels: tuple[Level, ...], forms: Sequence[str]) -> tuple[Level, ...]:
    """A kind's levels in the forms of a style that has its own."""
    own = [level._replace(form=level.form and form) for level, form in zip(levels, forms, strict=False)]
    return (*own, *levels[len(own) :])


def given(head: Head) -> dict[str, Any]:
    """Names that every report has; years move with 年度."""
    names: dict[str, Any] = {"单位": head.office}
    names |= {name: _year(head.year, step) for name, step in (("年度", 0), ("上年度", -1), ("下年度", 1))}
    if head.date is not None:
        names["日期"] = Figure(wording.day(head.date), ("报告.日期",))
    return names


#: Period → what comes after it.
FOLLOWING = {"上半年": "下半年", "一季度": "二季度", "前三季度": "四季度"}


def periods(head: Head, usual: Text | None) -> dict[str, Any]:
    """`期间` as the report has it, else as is usual for its kind, and `下期`, which a plan is for."""
    period = head.period or "全年"
    if head.period is None and usual is not None:
        runs = usual.runs
        sources = tuple(dict.fromkeys(source for run in runs if run.figure for source in head.year.sources))
        text = "".join([run.text for run in runs])
        period = Figure(text, sources) if sources else text
    after = _year(head.year, 1)
    following = FOLLOWING.get(period) if isinstance(period, str) else None
    return {"期间": period, "下期": following or after._replace(text=f"{after.text}年", quantity=None)}


def _year(year: Figure, step: int) -> Figure:
    found = year.number.with_value(year.number.value + step)
    return Figure(str(found), year.sources, found, f"年度{step:+d}" if step else "")


def signers(head: Head, kind: Kind) -> tuple[str, ...]:
    """Who sign: the clerk's word, else the kind's habit."""
    signature = kind.signature if head.signature is None else head.signature
    if isinstance(signature, bool):
        return (head.office,) if signature else ()
    return (signature,) if isinstance(signature, str) else signature
