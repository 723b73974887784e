"""What an indicator's values are: the one of this year, last year's, and the keys of the numbers they come from."""

from __future__ import annotations

from collections.abc import Iterable

from generator.messages import Message
from generator.model import Figure, Indicator
from generator.unsayable import REPORTED, Unsayable


def sound(indicator: Indicator) -> None:
    """Raises Unsayable for one whose fault was reported already."""
    if indicator.broken:
        raise Unsayable(REPORTED, Message("“{name}”有错", name=indicator.name))


def main_value(indicator: Indicator) -> Figure:
    """`x.本年`. Raises Unsayable."""
    sound(indicator)
    if indicator.current is not None:
        return indicator.current
    other = next((n for n, v in (("目标", indicator.target), ("下年目标", indicator.next_target)) if v), None)
    hint = Message("写 {name}.{other}", name=indicator.name, other=other) if other else None
    raise Unsayable("E303", Message("“{name}”没有本年的数", name=indicator.name), hint)


def previous(indicator: Indicator) -> Figure:
    """`x.上年`. Raises Unsayable."""
    return needed(indicator, indicator.previous, "上年")


def needed(indicator: Indicator, value: Figure | None, name: str) -> Figure:
    """A value that must be there. Raises Unsayable."""
    if value is None:
        message = Message("“{name}”没有“{field}”", name=indicator.name, field=name)
        raise Unsayable("E303", message, Message("在指标里补上 {field}", field=name))
    return value


def sources_of(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Figures → the keys of all numbers they come from, each once."""
    return tuple(dict.fromkeys(key for figure in figures for key in figure.sources))


def formulas_of(figures: Iterable[Figure]) -> str:
    """Figures → how they were computed, each way once: （本年−上年）÷上年；甲÷乙."""
    return "；".join(dict.fromkeys(figure.formula for figure in figures if figure.formula))
