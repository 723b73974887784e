"""Whether and how far an aim was reached, and what is aimed at: 完成年度目标的96.5%, 力争达到2100件."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator import conversion
from generator.aims import outcome
from generator.growth import ONE_UNIT, rate_of, stated_rate
from generator.messages import Message
from generator.model import Figure, Indicator, Target
from generator.phrases import aimed, changed, fulfilled, held, moved, up_to
from generator.quantity import Exactness, Kind, Quantity
from generator.statements import Change
from generator.unsayable import Unsayable
from generator.values import formulas_of, main_value, needed, sources_of
from generator.wording import next_target, only, target

# --------------------------------------------------------------------- completion

#: An aim of 500件以上 is held against its 500件.
_FIRM = frozenset({Exactness.EXACT, Exactness.AT_LEAST, Exactness.AT_MOST})


def _measured(indicator: Indicator) -> tuple[Quantity, Quantity, Figure]:
    """This year's value, the aim's, and the aim. Raises Unsayable."""
    now, aim = main_value(indicator).number, target(indicator).target.ensured
    assert aim is not None
    if now.dimension != aim.number.dimension:
        raise Unsayable("E304", Message("“{name}”本年和目标的单位不同", name=indicator.name), ONE_UNIT)
    firm = aim.number.kind is Kind.AMOUNT and aim.number.exactness in _FIRM
    if not (now.exact and firm and aim.number.value > 0):
        raise Unsayable("E305", Message("“{name}”的本年和目标都要是准确的正数，才能算完成率", name=indicator.name))
    return now, aim.number, aim


def completion(indicator: Indicator) -> Figure:
    """`x.完成率`. Raises Unsayable."""
    now, mark, aim = _measured(indicator)
    rate = rate_of(now.base / mark.base, indicator)
    figure = main_value(indicator)
    return Figure(str(rate), sources_of((figure, aim)), rate, "本年÷目标")


def _fulfilled(indicator: Indicator) -> Figure:
    """`x.完成`."""
    (now, mark, aim), rate = _measured(indicator), completion(indicator)
    low = indicator.direction == "低" or (aim.quantity is not None and aim.quantity.exactness is Exactness.AT_MOST)
    return rate._replace(text=fulfilled(now.base, mark.base, rate.text, low=low))


def _proportion(indicator: Indicator) -> Figure:
    """`x.完成目标`: how much of the aim, be it more or less."""
    rate = completion(indicator)
    return rate._replace(text=f"完成年度目标的{rate.text}")


def _outcome(indicator: Indicator) -> Figure:
    """`x.完成情况`."""
    now, aim = main_value(indicator), target(indicator).target
    tiers = [tier for tier in (aim.ensured, aim.strived) if tier is not None]
    values = [tier.quantity for tier in tiers if tier.quantity]
    word = outcome(now.number, *values, lower=indicator.direction == "低")
    aims = "、".join([tier.text for tier in tiers])
    if word is None:
        message = Message(
            "“{name}”是{now}，目标是{aims}，判断不了是否完成", name=indicator.name, now=now.text, aims=aims
        )
        raise Unsayable("E305", message, Message("单位要相同，数要准确；或者完成情况自己写"))
    return Figure(word, sources_of((now, *tiers)), None, "本年与目标相比")


# --------------------------------------------------------------------------- aims


def _said(words: Callable[[Target], str]) -> Callable[[Indicator], Figure]:
    """`x.力争`, `x.控制`: both tiers in one phrase."""

    def say(indicator: Indicator) -> Figure:
        aim = indicator.next_target or Target()
        if not any(aim.changes):
            aim = next_target(indicator).target
        tiers = [figure for figure in (aim.ensured, aim.strived) if figure]
        changes = [change.figure for change in aim.changes if change]
        return Figure(words(aim), sources_of(changes or tiers), formula=formulas_of(tiers))

    return say


def _held(aim: Target) -> str:
    return aimed(aim) if aim.ensured is None else held(aim)


def _up_to(indicator: Indicator) -> Figure:
    """`x.达到`."""
    figure = only(next_target(indicator))
    return figure._replace(text=up_to(figure))


def _typed(indicator: Indicator) -> Change | None:
    """The aim as a change, where it was typed as one."""
    return indicator.next_target.changes[0] if indicator.next_target else None


def _growth(indicator: Indicator) -> Figure:
    """`x.目标增长`: stated, never computed: an aim need not come from a round rate."""
    change = _typed(indicator)
    if indicator.target_growth is None and change is not None and _is_rate(change):
        return change.figure
    figure = needed(indicator, indicator.target_growth, "目标增速")
    return figure._replace(text=moved(stated_rate(indicator, figure.number)))


def _is_rate(change: Change) -> bool:
    return change.figure.quantity is not None and change.figure.quantity.unit.endswith(("%", "‰", "分点"))


def _amount(indicator: Indicator) -> Figure:
    """`x.目标增量`: stated, or the aim less this year's value."""
    if indicator.target_change is not None:
        return indicator.target_change
    if (change := _typed(indicator)) is not None and not _is_rate(change):
        return change.figure._replace(text=str(change.signed), quantity=change.signed)
    now, aim = main_value(indicator), only(next_target(indicator))
    if now.number.dimension != aim.number.dimension:
        raise Unsayable("E304", Message("“{name}”本年和目标的单位不同", name=indicator.name), ONE_UNIT)
    if not (now.number.exact and aim.number.exact):
        message = Message("“{name}”的本年和目标都要是准确的数，才能算增量", name=indicator.name)
        raise Unsayable("E305", message, Message("在指标里写上 目标增量"))
    more = conversion.difference(aim.number, now.number)
    return Figure(str(more), sources_of((now, aim)), more, "下年目标−本年")


def _difference(indicator: Indicator) -> Figure:
    """`x.目标增减`: in words."""
    change = _typed(indicator)
    if change is not None and not _is_rate(change):
        return change.figure
    figure = _amount(indicator)
    said = moved if figure.number.points else changed
    return figure._replace(text=said(figure.number))


ATTRIBUTES: Mapping[str, Callable[[Indicator], Any]] = {
    "完成率": completion,
    "完成": _fulfilled,
    "完成目标": _proportion,
    "完成情况": _outcome,
    "力争": _said(aimed),
    "控制": _said(_held),
    "达到": _up_to,
    "目标增长": _growth,
    "目标增量": _amount,
    "目标增减": _difference,
}
