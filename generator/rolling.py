"""Last year's report → what the next year's takes from it: its numbers are known, this year's are to be filled in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.build import Options, make_all
from generator.draft.written import YES, Plain, Row
from generator.intake import Findings, read
from generator.messages import Message
from generator.model import Figure, Indicator, Target
from generator.quantity import Kind
from generator.reports import each
from generator.starter import Carried
from generator.writers import yaml

_HEAD = """
# 指标：去年的数和去年定的目标已经抄来，填上今年的；用不着的整行删去，新的照着加。
# 增速、合计、完成率由程序计算，不用写。
"""


def rolled(usual: Path, year: int, kind: str, options: Options) -> tuple[Carried | None, Message | None]:
    """Last year's report of a kind → what the next year's takes from it, and what is to be said of that.

    It is the file that is called as usual, else the only one in its folder that is of that year and kind.
    """
    there = os.path.isfile(usual)  # noqa: PTH113  that of pathlib raises for a long name or a closed folder
    found = [usual] if there else [path for path in each([usual.parent]) if _is_of(path, year, kind)]
    if not found:
        return None, None
    name = found[0].name
    if len(found) > 1:
        names = "、".join(path.name for path in found)
        said = Message(
            "去年的报告有几份（{names}），没有接着写；要接其中一份，把它改名为 {name}，删去新建的，再新建一次",
            names=names,
            name=usual.name,
        )
        return None, said
    documents, _ = make_all(found[0], options)
    if not documents:
        said = Message("去年的“{name}”还有错，没有接着写；要接，先改好它，删去新建的，再新建一次", name=name)
        return None, said
    taken = carried(name, documents[0].head.office, documents[0].indicators)
    said = Message(
        "接着去年的“{name}”：抄来单位和{count}个指标，去年的数在“上年”，定的目标在“目标”；要空白的，用 -o 放到别处",
        name=name,
        count=taken.size,
    )
    if not taken.size:
        said = Message("接着去年的“{name}”：抄来单位；它没有“指标”，没有数可抄", name=name)
    return taken, said


def _is_of(path: Path, year: int, kind: str) -> bool:
    found = read(path, Findings()) if os.path.isfile(path) else None  # noqa: PTH113
    return found is not None and found[1].head.this_year == year and kind in found[1].head.kinds


def carried(name: str, office: str, indicators: Iterable[Indicator]) -> Carried:
    """A report's file, office and indicators → the next year's; what is not known yet is a hole, （待填：多少件）."""
    lines = {one.name: _entry(one) for one in indicators if one.key == f"指标.{one.name}"}
    return Carried(name, office, _HEAD + yaml.write({"指标": lines}) if lines else "", len(lines))


def _entry(one: Indicator, *, compared: bool = True) -> Any:
    """An indicator: a value alone, or several by their keys."""
    found = Row(_entries(one, compared=compared))
    return found["本年"] if list(found) == ["本年"] else found


def _entries(one: Indicator, *, compared: bool) -> Iterator[tuple[str, Any]]:
    now = one.current if compared else None
    if one.formula is not None:
        yield "计算", str(one.formula)
    elif not (one.summed or one.items):
        yield "本年", _hole(one)
    if now is not None and not _counted(now):
        yield "上年", now.text
    yield from _aim(one.next_target)
    for key, parts in ("其中", one.parts), ("各项", one.items):
        if parts:
            yield key, Row((each.name, _entry(each, compared=each.previous is not None)) for each in parts.values())
    if one.incomplete:
        yield "其中不完全", Plain(YES)
    if one.series:
        yield "历年", Row(_series(one))
    lasting = {"占": one.share_of, "方向": one.direction, "小数": one.decimals, "口径": one.scope}
    said = {**lasting, "称": one.label, "来源": one.source}
    yield from ((key, str(value)) for key, value in said.items() if value is not None)


def _counted(figure: Figure) -> bool:
    """Whether it is no amount: what is 第九届 moves on by one, and is compared with nothing."""
    return figure.quantity is not None and figure.quantity.kind is not Kind.AMOUNT


def _aim(target: Target | None) -> Iterator[tuple[str, Any]]:
    """What was aimed at for the next year is that year's target."""
    if target is None or target.ensured is None:
        return
    if target.strived is None:
        yield "目标", target.ensured.text
    else:
        yield "目标", Row(确保=target.ensured.text, 力争=target.strived.text)


def _series(one: Indicator) -> Mapping[str, str]:
    """The years before last year: 历年 and what was 上年 then."""
    before = {str(one.year - 1): one.previous} if one.previous is not None else {}
    found = {**before, **one.series}
    return {year: found[year].text for year in sorted(found)}


def _hole(one: Indicator) -> str:
    """What is to be filled in, with the unit that it had."""
    known = one.current or (one.next_target and one.next_target.ensured)
    if known is None or known.quantity is None:
        return "（待填：多少）"
    if _counted(known):
        return f"（待填：去年是{known.text}）"
    unit = "" if known.number.unit.endswith("分之") else known.number.unit
    return f"（待填：多少{known.number.scale}{unit}）"
