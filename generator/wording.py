"""Values → the genre's Chinese words: 同比增长23.8%, 其中…、…, 第十届.

Answers the attributes of the vocabulary; nothing else of a value can be reached from
text or templates. What is called is in calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from generator.messages import Message
from generator.model import Figure, Indicator, Target
from generator.phrases import aimed, changed, fulfilled, held, moved, reached, up_to
from generator.quantity import Quantity, plain, rounded, write


class Unsayable(Exception):
    """A value that cannot be had or printed; the place is added by whoever knows it."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.template)
        self.code, self.message, self.hint = code, message, hint


class Parts(NamedTuple):
    """`x.其中`: printed as a list of the parts, and the way to each of them."""

    indicator: Indicator

    def __bool__(self) -> bool:
        return bool(self.indicator.parts)


class Tiers(NamedTuple):
    """`x.目标`: printed if it is one value, else the way to its tiers."""

    indicator: Indicator
    target: Target
    name: str


#: The code of a fault that was reported where it arose: whoever catches it says nothing more.
REPORTED = ""


def _whole(indicator: Indicator) -> None:
    if indicator.broken:
        raise Unsayable(REPORTED, Message("“{name}”有错", name=indicator.name))


def attribute(value: Any, name: str) -> Any:
    """`value.name` → a value. Raises Unsayable."""
    if isinstance(value, Indicator):
        _whole(value)
        if (part := value.parts.get(name) or value.items.get(name)) is not None:
            return part
        if name in ATTRIBUTES:
            return ATTRIBUTES[name](value)
    elif isinstance(value, Parts) and name in value.indicator.parts:
        return value.indicator.parts[name]
    elif isinstance(value, Tiers) and name in {"确保", "力争"}:
        return _tier(value, name)
    elif isinstance(value, Tiers) and name in FIGURE_ATTRIBUTES:
        return FIGURE_ATTRIBUTES[name](_only(value))
    elif isinstance(value, Figure) and value.quantity is not None and name in FIGURE_ATTRIBUTES:
        return FIGURE_ATTRIBUTES[name](value)
    raise Unsayable("E410", Message("这里没有“.{name}”", name=name))


def attribute_names(value: Any) -> list[str]:
    """What may stand after the dot, for did-you-mean."""
    if isinstance(value, Indicator):
        return [*value.parts, *value.items, *ATTRIBUTES]
    if isinstance(value, Parts):
        return list(value.indicator.parts)
    return [*(("确保", "力争") if isinstance(value, Tiers) else ()), *FIGURE_ATTRIBUTES]


def printed(value: Any, main: str = "本年") -> Figure | str:
    """A value → what is printed: a figure with its sources, or plain text. Raises Unsayable."""
    if isinstance(value, Indicator):
        value = ATTRIBUTES[main](value)
    if isinstance(value, Tiers):
        value = _only(value)
    if isinstance(value, Parts):
        return _parts(value.indicator)
    if isinstance(value, Decimal):
        return Figure(write(plain(value)))
    if isinstance(value, (Figure, str)):
        return value
    raise Unsayable("E409", Message("这里算出来的不是能印出来的数或文字"))


def day(value: date) -> str:
    """A date as 7.3.5.4 of GB/T 9704 wants it: full year, arabic, no padding."""
    return f"{value.year}年{value.month}月{value.day}日"


# ------------------------------------------------------------------- indicators


def main_value(indicator: Indicator) -> Figure:
    """`x.本年`. Raises Unsayable."""
    _whole(indicator)
    if indicator.current is not None:
        return indicator.current
    other = next((n for n, v in (("目标", indicator.target), ("下年目标", indicator.next_target)) if v), None)
    hint = Message("写 {name}.{other}", name=indicator.name, other=other) if other else None
    raise Unsayable("E303", Message("“{name}”没有本年的数", name=indicator.name), hint)


def _previous(indicator: Indicator) -> Figure:
    return _needed(indicator, indicator.previous, "上年")


def _needed(indicator: Indicator, value: Figure | None, name: str) -> Figure:
    if value is None:
        message = Message("“{name}”没有“{field}”", name=indicator.name, field=name)
        raise Unsayable("E303", message, Message("在指标里补上 {field}", field=name))
    return value


def _target(indicator: Indicator) -> Tiers:
    return _tiers(indicator, indicator.target, "目标")


def _next_target(indicator: Indicator) -> Tiers:
    return _tiers(indicator, indicator.next_target, "下年目标")


def _tiers(indicator: Indicator, target: Target | None, name: str) -> Tiers:
    _needed(indicator, target.ensured if target else None, name)
    assert target is not None
    return Tiers(indicator, target, name)


def _only(tiers: Tiers) -> Figure:
    """The aim that has but one tier."""
    if tiers.target.tiered:
        hint = Message("写 {aim}.确保 或 {aim}.力争", aim=f"{tiers.indicator.name}.{tiers.name}")
        raise Unsayable("E303", Message("“{name}”的目标分确保和力争", name=tiers.indicator.name), hint)
    return _needed(tiers.indicator, tiers.target.ensured, tiers.name)


def _tier(tiers: Tiers, name: str) -> Figure:
    tier = tiers.target.ensured if name == "确保" else tiers.target.strived
    return _needed(tiers.indicator, tier, f"{tiers.name}.{name}")


def _parts(indicator: Indicator) -> Figure:
    if not indicator.parts:
        raise Unsayable("E303", Message("“{name}”没有其中", name=indicator.name))
    return _named("其中", indicator.parts)


def _items(indicator: Indicator) -> Figure:
    if not indicator.items:
        raise Unsayable("E303", Message("“{name}”没有各项", name=indicator.name))
    return _named("", indicator.items)


def _named(prefix: str, parts: Mapping[str, Indicator]) -> Figure:
    """Parts → their names and values: 其中咨询5件、建议23件."""
    values = [(part.label or name, main_value(part)) for name, part in parts.items()]
    text = prefix + "、".join(f"{name}{figure.text}" for name, figure in values)
    return Figure(text, sources_of(figure for _, figure in values))


def growth(indicator: Indicator, *, zeros: bool = False) -> Quantity:
    """The signed rate of growth in %, or for a percentage the change in 个百分点. Raises Unsayable.

    A stated rate wins: growth of values at constant prices cannot be computed from these.
    `zeros` keeps a computed rate's zeros after the point.
    """
    _whole(indicator)
    if indicator.growth is not None and indicator.growth.quantity is not None:
        return _stated(indicator, indicator.growth.quantity)
    now, then = _comparable(indicator)
    if now.percentage:
        return Quantity(plain(now.value - then.value), "个千分点" if now.unit == "‰" else "个百分点")
    if then.value <= 0:
        raise Unsayable("E305", Message("“{name}”上年不是正数，算不出增速", name=indicator.name), _STATE)
    rate = rate_of((now.value - then.value) / then.value, indicator, zeros=zeros)
    if not rate.low and now.value != then.value and indicator.decimals is None:
        message = Message("“{name}”有变化，但按现在的小数位数显示不出来", name=indicator.name)
        raise Unsayable(
            "E305", message, Message("在指标里写 小数: 2；就按持平说，写 小数: {places}", places=indicator.places)
        )
    return rate


def _stated(indicator: Indicator, rate: Quantity) -> Quantity:
    if rate.low is None or not rate.unit.endswith(("%", "‰", "百分点", "千分点")):
        hint = Message("写成 23.8%、-3.2% 或 0.26个百分点")
        raise Unsayable("E304", Message("“{name}”的增速“{rate}”不是百分比", name=indicator.name, rate=rate), hint)
    return rate


_STATE = Message("在指标里写上公布的 增速")
_ONE_UNIT = Message("在指标里改成一样的单位；只有万、亿不同的（万元、亿元）算一样")


def _comparable(indicator: Indicator) -> tuple[Quantity, Quantity]:
    now, then = main_value(indicator).quantity, _previous(indicator).quantity
    assert now is not None
    assert then is not None
    if now.unit != then.unit:
        message = Message("“{name}”本年和上年的单位不同：{now}、{then}", name=indicator.name, now=now, then=then)
        raise Unsayable("E304", message, _ONE_UNIT)
    if not (now.exact and then.exact):
        inexact = then if now.exact else now
        raise Unsayable("E305", Message("“{value}”不是准确的数，不能用来算增速", value=inexact), _STATE)
    return now, then


def rate_of(ratio: Decimal, indicator: Indicator, *, zeros: bool = False) -> Quantity:
    """A ratio → %, rounded as the indicator says; `zeros` keeps those after the point."""
    places = indicator.places if indicator.decimals is None else indicator.decimals
    value = rounded(ratio * 100, places)
    return Quantity(value if zeros or indicator.decimals is not None else plain(value), "%")


def growth_sources(indicator: Indicator) -> tuple[str, ...]:
    """Keys of the numbers that its growth comes from."""
    if indicator.growth is not None:
        return indicator.growth.sources
    return sources_of((main_value(indicator), _previous(indicator)))


def sources_of(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Figures → the keys of all numbers they come from, each once."""
    return tuple(dict.fromkeys(key for figure in figures for key in figure.sources))


def _growth(prefix: str) -> Callable[[Indicator], Figure]:
    def say(indicator: Indicator) -> Figure:
        rate = growth(indicator)
        return Figure(prefix + moved(rate), growth_sources(indicator), rate, "（本年−上年）÷上年")

    return say


def _speed(indicator: Indicator) -> Figure:
    rate = growth(indicator)
    return Figure(str(rate), growth_sources(indicator), rate, "（本年−上年）÷上年")


def _change(indicator: Indicator) -> Figure:
    if indicator.change is not None:
        return indicator.change
    now, then = _comparable(indicator)
    sources = sources_of((main_value(indicator), _previous(indicator)))
    if now.percentage:
        return Figure(moved(growth(indicator)), sources, None, "本年−上年")
    difference = now.with_value(now.value - then.value)
    return Figure(str(difference), sources, difference, "本年−上年")


def _completion(indicator: Indicator) -> Figure:
    now, aim = main_value(indicator), _target(indicator).target.ensured
    assert now.quantity is not None
    assert aim is not None
    assert aim.quantity is not None
    if now.quantity.unit != aim.quantity.unit:
        raise Unsayable("E304", Message("“{name}”本年和目标的单位不同", name=indicator.name), _ONE_UNIT)
    if not (now.quantity.exact and aim.quantity.exact and aim.quantity.value > 0):
        raise Unsayable("E305", Message("“{name}”的本年和目标都要是准确的正数，才能算完成率", name=indicator.name))
    rate = rate_of(now.quantity.value / aim.quantity.value, indicator)
    return Figure(str(rate), sources_of((now, aim)), rate, "本年÷目标")


def _difference(indicator: Indicator) -> Figure:
    """`x.增减`: the change in words."""
    figure = _change(_at_current_prices(indicator))
    if figure.quantity is None or figure.quantity.low is None:
        return figure
    return figure._replace(text=changed(figure.quantity))


def _reached(indicator: Indicator) -> Figure:
    """`x.增至`."""
    now, then = _comparable(_at_current_prices(indicator))
    return Figure(reached(then, now), sources_of((main_value(indicator), _previous(indicator))), now)


def _at_current_prices(indicator: Indicator) -> Indicator:
    if indicator.constant_price:
        message = Message("“{name}”的增速按可比价算，不能拿本年和上年的数直接比", name=indicator.name)
        raise Unsayable("E305", message, Message("写 {name}.同比", name=indicator.name))
    return indicator


def _fulfilled(indicator: Indicator) -> Figure:
    """`x.完成`."""
    rate, now, aim = _completion(indicator), main_value(indicator).quantity, _target(indicator).target.ensured
    assert now is not None
    assert aim is not None
    assert aim.quantity is not None
    words = fulfilled(now.value, aim.quantity.value, rate.text, low=indicator.direction == "低")
    return rate._replace(text=words)


def _aim(words: Callable[[Target], str]) -> Callable[[Indicator], Figure]:
    """`x.力争`, `x.控制`: both tiers in one phrase."""

    def say(indicator: Indicator) -> Figure:
        target = _next_target(indicator).target
        return Figure(words(target), sources_of(f for f in (target.ensured, target.strived) if f))

    return say


def _up_to(indicator: Indicator) -> Figure:
    """`x.达到`."""
    figure = _only(_next_target(indicator))
    return figure._replace(text=up_to(figure))


def _aimed_growth(indicator: Indicator) -> Figure:
    """`x.目标增长`: stated, never computed: an aim need not come from a round rate."""
    figure = _needed(indicator, indicator.target_growth, "目标增速")
    assert figure.quantity is not None
    return figure._replace(text=moved(_stated(indicator, figure.quantity)))


def _told(field: str, name: str) -> Callable[[Indicator], Figure]:
    """A text of an indicator, as it was typed."""

    def say(indicator: Indicator) -> Figure:
        text = getattr(indicator, field)
        if text is None:
            raise Unsayable("E303", Message("“{name}”没有“{field}”", name=indicator.name, field=name))
        return Figure(text, (f"{indicator.key}.{name}",))

    return say


_TOLD = {
    "排名": "rank", "比较": "comparison", "连续": "streak", "截至": "as_of", "口径": "scope", "性质": "nature",
    "称": "label",
}  # fmt: skip


def _number(indicator: Indicator) -> Figure:
    return _digits(main_value(indicator))


def _digits(figure: Figure) -> Figure:
    """The number alone, still bound."""
    assert figure.quantity is not None
    return figure._replace(text=figure.quantity.digits + figure.quantity.scale + figure.quantity.between)


def _unit(figure: Figure) -> str:
    assert figure.quantity is not None
    return figure.quantity.unit


ATTRIBUTES: Mapping[str, Callable[[Indicator], Any]] = {
    "本年": main_value,
    "上年": _previous,
    "目标": _target,
    "下年目标": _next_target,
    "其中": Parts,
    "增速": _speed,
    "增长": _growth(""),
    "同比": _growth("同比"),
    "增量": _change,
    "增减": _difference,
    "增至": _reached,
    "完成率": _completion,
    "完成": _fulfilled,
    "力争": _aim(aimed),
    "控制": _aim(held),
    "达到": _up_to,
    "目标增长": _aimed_growth,
    "各项": _items,
    "数": _number,
    "单位": lambda indicator: _unit(main_value(indicator)),
    "名称": lambda indicator: indicator.label or indicator.name,
    **{name: _told(field, name) for name, field in _TOLD.items()},
}
FIGURE_ATTRIBUTES: Mapping[str, Callable[[Figure], Any]] = {"数": _digits, "单位": _unit}
