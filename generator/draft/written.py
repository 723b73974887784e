"""A draft and its kind → the report as plain maps, lists and texts, in the vocabulary and its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.draft.scheme import fit, needed, settled, wanted
from generator.draft.texts import literal
from generator.draft.tree import LEFT, UP, Annex, Body, Draft, Grid, Part, Section, Want
from generator.model import SIDE_BY_SIDE, Kind, Level
from generator.samples import YEAR_BEFORE
from generator.text import heading_end

NO, YES = "否", "是"
_COVERED = {LEFT: "←", UP: "↑"}


class Prose(list[str]):
    """Paragraphs, to be written one a line."""

    lines = True


class Row(dict[str, Any]):
    """A map that stands in one line where there is room."""

    row = True


class Cells(list[Any]):
    """A list that stands in one line where there is room."""

    row = True


class Plain(str):
    """A value that is no text of the document, as 是 or 2011: written without quotes."""

    sure = True


class Facts(NamedTuple):
    """What stands in 报告 besides the draft: office, year; titles as they are to be written, None for the kind's."""

    office: str
    year: int
    title: str | None
    plan_title: str | None


def written(
    draft: Draft, kind: Kind, facts: Facts, indicators: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, Any]:
    """→ 报告, 指标, 总结, 计划: dicts, lists, str, and the sorts of them above."""
    beside = draft.joining == SIDE_BY_SIDE
    usual = kind.levels[1:] if beside else kind.levels
    for part in draft.parts:
        _settle(part, usual, beside=beside)
    common = _common(draft, usual)
    framed = beside and draft.frame != kind.levels[0].form
    for annex in draft.annexes:
        _settle_annex(annex, common, kind.levels)
    data: dict[str, Any] = {"报告": _head(draft, kind, facts, (Want(draft.frame),) if framed else common)}
    if indicators:
        data["指标"] = {name: _indicator(each) for name, each in indicators.items()}
    for name, one, title in (("总结", draft.summary, None), ("计划", draft.plan, facts.plan_title)):
        if one is not None:
            levels = one.levels if framed or not (common or not needed(one.levels, usual)) else ()
            data[name] = _part(one, one.title if beside else title, levels, beside=beside)
    return data


def _settle(part: Part, usual: Sequence[Level], *, beside: bool) -> None:
    """The levels of a part; beside the other in one frame it begins with the second."""
    part.levels = settled(wanted(part.sections), usual)
    if beside:
        fit(part.sections, [Want("一、"), *part.levels], 2, {1: (1, False)})
    else:
        fit(part.sections, part.levels, 1, {})


def _settle_annex(annex: Annex, common: tuple[Want, ...], usual: Sequence[Level]) -> None:
    """The levels of an attachment: said only where they are not the report's."""
    above = common or tuple(Want(level.form, level.run_in, level.continuous) for level in usual)
    wants = settled(wanted(annex.sections), usual)
    annex.levels = () if wants == above[: len(wants)] else wants
    if annex.sections:
        fit(annex.sections, wants, 1, {})


def _indicator(given: Any) -> Any:
    """An indicator as binding gives it → in one line, 是 as what it is and no text."""
    if isinstance(given, Mapping):
        return Row({key: _indicator(value) for key, value in given.items()})
    return Plain(given) if given in {YES, NO} else given


def _common(draft: Draft, usual: Sequence[Level]) -> tuple[Want, ...]:
    """The levels that 报告 has for all parts: those of the only one, or where they are alike."""
    parts = draft.parts
    longest = max((part.levels for part in parts), key=len)
    alike = all(part.levels == longest[: len(part.levels)] for part in parts)
    if draft.joining == SIDE_BY_SIDE or not alike or not needed(longest, usual):
        return ()
    return longest


def _head(draft: Draft, kind: Kind, facts: Facts, levels: tuple[Want, ...]) -> dict[str, Any]:
    signed = _signature(draft, kind, facts.office)
    joined = draft.plan is not None and draft.summary is not None and draft.joining != kind.joining
    found: dict[str, Any] = {
        "单位": facts.office,
        "年度": Plain(f"{facts.year}{'' if draft.summary else YEAR_BEFORE}"),
        "类型": kind.name,
        "日期": Plain(draft.date),
        "标题": _title(draft, facts),
        "分部": Plain(draft.joining) if joined else "",
        "层次": Cells(want.text() for want in levels),
        "主送": Cells(draft.addressees) if len(draft.addressees) > 1 else "".join(draft.addressees),
        "附件": _annexes(draft.annexes),
        "署名": signed,
        "盖章": Plain(YES) if draft.sealed else "",
        "附注": literal(draft.remark),
        "导语": _prose(draft.preamble),
        "检查": Row(dict.fromkeys(draft.lowered, "提醒")),
    }
    if draft.joining == SIDE_BY_SIDE and not draft.preamble:
        found["导语"] = Plain(NO)
    return _said(found)


def _title(draft: Draft, facts: Facts) -> str | Prose:
    if not draft.titles:
        return Plain(NO)
    return facts.title or ""


def _signature(draft: Draft, kind: Kind, office: str) -> str | list[str]:
    if not draft.issuers:
        return Plain(NO) if kind.signature else ""
    if draft.issuers == [office]:
        return "" if kind.signature else Plain(YES)
    return Cells(draft.issuers) if len(draft.issuers) > 1 else draft.issuers[0]


def _annexes(annexes: Sequence[Annex]) -> list[Any]:
    written = [_annex(annex) for annex in annexes]
    return Cells(written) if all(isinstance(each, str) for each in written) else written


def _annex(annex: Annex) -> Any:
    found = {
        "标题": literal(annex.title),
        "正文": _prose(annex.preamble),
        "层次": Cells(want.text() for want in annex.levels),
        "章节": [_section(section) for section in annex.sections],
    }
    return _said(found) if annex.preamble or annex.sections else literal(annex.title)


def _part(part: Part, title: str | None, levels: Sequence[Want], *, beside: bool) -> dict[str, Any]:
    preamble: Any = _prose(part.preamble)
    found = {
        "标题": title or "",
        "导语": preamble or ("" if beside else Plain(NO)),
        "层次": Cells(want.text() for want in levels),
        "章节": [_section(section) for section in part.sections],
        "不足": _prose(part.problems),
        "结语": _prose(part.closing),
    }
    return _said(found)


def _section(section: Section) -> Any:
    if _is_line(section):
        return section.title + section.rest
    found: dict[str, Any] = {
        "标题": section.title,
        "接排": "" if section.run_in is None else Plain(YES if section.run_in else NO),
        "不编号": Plain(YES) if section.unnumbered and (section.title or section.items) else "",
        "序号": Plain(section.counted) if section.counted else "",
        "层次": Cells(want.text() for want in section.levels or ()),
        "正文": _prose([section.rest, *section.body] if section.rest else section.body),
        "分述": {label: _prose(texts) for label, texts in section.pairs.items()},
        "条目": [_section(item) for item in section.items],
    }
    return _said(found)


def _is_line(section: Section) -> bool:
    """Whether it can be written as one plain line: the program then cuts it where the document did."""
    more = section.body or section.pairs or section.items or section.unnumbered or section.counted
    if more or section.run_in is not None or not section.title:
        return False
    whole = section.title + section.rest
    return heading_end(whole) == len(section.title) and not section.rest[:1].isspace()


def _said(found: Mapping[str, Any]) -> dict[str, Any]:
    """Keys that have something to say."""
    return {key: value for key, value in found.items() if value}


def _prose(texts: Sequence[Body]) -> Any:
    """Paragraphs as a block; with tables between them as a list."""
    if not any(isinstance(text, Grid) for text in texts):
        return Prose(text for text in texts if isinstance(text, str))
    return [{"表": _table(text)} if isinstance(text, Grid) else text for text in texts]


def _table(grid: Grid) -> dict[str, Any]:
    rows = [Cells(Plain(_COVERED[cell]) if cell in _COVERED else cell for cell in row) for row in grid.rows]
    header = rows[: grid.header]
    found: dict[str, Any] = {
        "标题": grid.caption,
        "表头": header[0] if len(header) == 1 else header,
        "行": rows[grid.header :],
        "单位": grid.unit,
        "注": grid.note,
    }
    return _said(found)
