"""A year's numbers → the lines of the next year's 指标: last year's are known, this year's are to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model import Figure, Indicator, Target
from generator.patterns import lazy

_HEAD = """
# 指标：去年的数和去年定的目标已经抄来，填上今年的；用不着的整行删去，新的照着加。
# 增速、合计、完成率由程序计算，不用写。
指标:
"""
#: What stands before a number's unit.
_NUMERAL = lazy(r"[^\d]*[\d.,，]+")
#: What moves by one a year, and is not last year's number.
_COUNTED = lazy(r"第|连续")
_SAFE = lazy(r"\w[\w，、。；（）《》“”—·%.]*")


def quoted(text: str) -> str:
    """A text as a YAML scalar: in quotes where YAML would take its marks for its own."""
    return text if _SAFE.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def carried(indicators: Iterable[Indicator]) -> str:
    """A report's indicators → 指标 of the next year's, its holes marked （待填）; '' where there are none."""
    lines = [f"  {_line(one)}\n" for one in indicators if one.key == f"指标.{one.name}"]
    return _HEAD + "".join(lines) if lines else ""


def _line(one: Indicator) -> str:
    name, now = quoted(one.name), one.current
    if one.formula is not None:
        return f"# {name}: 有“计算”，照去年的写"
    if now is not None and _COUNTED.match(now.text):
        return f"{name}: （待填：去年是{now.text}）"
    return f"{name}: {{{', '.join(_entries(one)) or f'本年: {_hole(next(one.stated(), None))}'}}}"


def _entries(one: Indicator) -> Iterator[str]:
    if one.current is not None and not one.summed:
        yield f"本年: {_hole(one.current)}"
    if one.current is not None:
        yield f"上年: {quoted(one.current.text)}"
    yield from _aim(one.next_target)
    for key, parts in ("其中", one.parts), ("各项", one.items):
        if parts:
            yield f"{key}: {_parts(parts)}"
    if one.incomplete:
        yield "其中不完全: 是"
    said = {"占": one.share_of and one.share_of.text, "方向": one.direction, "称": one.label, "来源": one.source}
    yield from (f"{key}: {quoted(text)}" for key, text in said.items() if text)


def _aim(target: Target | None) -> Iterator[str]:
    """What was aimed at for the next year is that year's target."""
    if target is None or target.ensured is None:
        return
    tiers = {"确保": target.ensured, "力争": target.strived}
    if target.strived is None:
        yield f"目标: {quoted(target.ensured.text)}"
    else:
        yield "目标: {" + ", ".join(f"{name}: {quoted(tier.text)}" for name, tier in tiers.items() if tier) + "}"


def _parts(parts: Mapping[str, Indicator]) -> str:
    return "{" + ", ".join(f"{quoted(name)}: {_part(part)}" for name, part in parts.items()) + "}"


def _part(part: Indicator) -> str:
    return f"{{其中: {_parts(part.parts)}}}" if part.parts else _hole(part.current)


def _hole(figure: Figure | None) -> str:
    """What is to be filled in, with the unit that it had."""
    unit = _NUMERAL.sub("", figure.text, count=1) if figure else ""
    return f"（待填：多少{unit.strip()}）"
