"""Values → the genre's Chinese words: 同比增长23.8%, 其中…、…, 第十届.

Answers the attributes, functions and filters of section 5 of the vocabulary; nothing
else of a value can be reached from text or templates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from generator.messages import Message
from generator.model import Figure, Indicator, Target
from generator.quantity import Exactness, Kind, Quantity, Script, plain, rounded, write


class Unsayable(Exception):
    """A value that cannot be had or printed; the place is added by whoever knows it."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.template)
        self.code, self.message, self.hint = code, message, hint


class Parts(NamedTuple):
    """`x.其中`: printed as a list of the parts, and the way to each of them."""

    indicator: Indicator


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


def _main(indicator: Indicator) -> Figure:
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
    values = [(part.label or name, _main(part)) for name, part in indicator.parts.items()]
    text = "其中" + "、".join(f"{name}{figure.text}" for name, figure in values)
    return Figure(text, _sources(figure for _, figure in values))


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
    rate = _rate((now.value - then.value) / then.value, indicator, zeros=zeros)
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
    now, then = _main(indicator).quantity, _previous(indicator).quantity
    assert now is not None
    assert then is not None
    if now.unit != then.unit:
        message = Message("“{name}”本年和上年的单位不同：{now}、{then}", name=indicator.name, now=now, then=then)
        raise Unsayable("E304", message, _ONE_UNIT)
    if not (now.exact and then.exact):
        inexact = then if now.exact else now
        raise Unsayable("E305", Message("“{value}”不是准确的数，不能用来算增速", value=inexact), _STATE)
    return now, then


def _rate(ratio: Decimal, indicator: Indicator, *, zeros: bool = False) -> Quantity:
    places = indicator.places if indicator.decimals is None else indicator.decimals
    value = rounded(ratio * 100, places)
    return Quantity(value if zeros or indicator.decimals is not None else plain(value), "%")


def _growth_sources(indicator: Indicator) -> tuple[str, ...]:
    if indicator.growth is not None:
        return indicator.growth.sources
    return _sources((_main(indicator), _previous(indicator)))


def _sources(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Figures → the keys of all numbers they come from, each once."""
    return tuple(dict.fromkeys(key for figure in figures for key in figure.sources))


def _moved(rate: Quantity, *, verb: bool = True) -> str:
    """A signed rate → 增长23.8%, 下降3.2%, 提高0.26个百分点, 持平."""
    assert rate.low is not None
    if rate.low == 0:
        return "持平"
    up = "提高" if rate.unit.endswith("分点") else "增长"
    size = str(rate._replace(low=abs(rate.low)))
    return ((up if rate.low > 0 else "下降") if verb else "") + size


def _growth(prefix: str) -> Callable[[Indicator], Figure]:
    def say(indicator: Indicator) -> Figure:
        rate = growth(indicator)
        return Figure(prefix + _moved(rate), _growth_sources(indicator), rate, "（本年−上年）÷上年")

    return say


def _speed(indicator: Indicator) -> Figure:
    rate = growth(indicator)
    return Figure(str(rate), _growth_sources(indicator), rate, "（本年−上年）÷上年")


def _change(indicator: Indicator) -> Figure:
    if indicator.change is not None:
        return indicator.change
    now, then = _comparable(indicator)
    sources = _sources((_main(indicator), _previous(indicator)))
    if now.percentage:
        return Figure(_moved(growth(indicator)), sources, None, "本年−上年")
    difference = now.with_value(now.value - then.value)
    return Figure(str(difference), sources, difference, "本年−上年")


def _completion(indicator: Indicator) -> Figure:
    now, aim = _main(indicator), _target(indicator).target.ensured
    assert now.quantity is not None
    assert aim is not None
    assert aim.quantity is not None
    if now.quantity.unit != aim.quantity.unit:
        raise Unsayable("E304", Message("“{name}”本年和目标的单位不同", name=indicator.name), _ONE_UNIT)
    if not (now.quantity.exact and aim.quantity.exact and aim.quantity.value > 0):
        raise Unsayable("E305", Message("“{name}”的本年和目标都要是准确的正数，才能算完成率", name=indicator.name))
    rate = _rate(now.quantity.value / aim.quantity.value, indicator)
    return Figure(str(rate), _sources((now, aim)), rate, "本年÷目标")


def _number(indicator: Indicator) -> Figure:
    return _digits(_main(indicator))


def _digits(figure: Figure) -> Figure:
    """The number alone, still bound."""
    assert figure.quantity is not None
    return figure._replace(text=figure.quantity.digits + figure.quantity.scale + figure.quantity.between)


def _unit(figure: Figure) -> str:
    assert figure.quantity is not None
    return figure.quantity.unit


ATTRIBUTES: Mapping[str, Callable[[Indicator], Any]] = {
    "本年": _main,
    "上年": _previous,
    "目标": _target,
    "下年目标": _next_target,
    "其中": Parts,
    "增速": _speed,
    "增长": _growth(""),
    "同比": _growth("同比"),
    "增量": _change,
    "完成率": _completion,
    "数": _number,
    "单位": lambda indicator: _unit(_main(indicator)),
    "名称": lambda indicator: indicator.label or indicator.name,
}
FIGURE_ATTRIBUTES: Mapping[str, Callable[[Figure], Any]] = {"数": _digits, "单位": _unit}

# -------------------------------------------------------------------- functions


def together(*indicators: Any) -> Figure:
    """分别同比(a, b) → 同比分别增长23.8%和9.1%; of mixed signs 同比分别增长23.8%、下降9.1%."""
    if len(indicators) < 2 or not all(isinstance(i, Indicator) for i in indicators):
        raise Unsayable("E409", Message("“分别同比”的括号里写两个以上指标的名称"))
    sources = tuple(dict.fromkeys(key for i in indicators for key in _growth_sources(i)))
    return Figure(_together(_series(indicators)), sources, formula="（本年−上年）÷上年")


def _series(indicators: Sequence[Indicator]) -> list[Quantity]:
    """Rates of growth, alike: where one has decimals, 23% beside it is 23.0%."""
    rates = [growth(i) for i in indicators]
    whole = all(r.low is not None and r.low == r.low.to_integral_value() for r in rates)
    return rates if whole else [growth(i, zeros=True) for i in indicators]


def _together(rates: Sequence[Quantity]) -> str:
    ways = {(r.low or Decimal(0)).compare(Decimal(0)) for r in rates}
    if ways == {0}:
        return "同比均持平"
    if len(ways) == 1 and len({r.unit for r in rates}) == 1:
        return "同比分别" + _listed([_moved(rates[0]), *(_moved(r, verb=False) for r in rates[1:])])
    return "同比分别" + "、".join(_moved(r) for r in rates)


def _listed(words: Sequence[str]) -> str:
    return "、".join(words[:-1]) + "和" + words[-1]


FUNCTIONS: Mapping[str, Callable[..., Any]] = {"分别同比": together}

# ---------------------------------------------------------------------- filters


def _next(value: Any) -> Figure:
    figure = as_figure(value)
    assert figure.quantity is not None
    moves = figure.quantity.kind is Kind.ORDINAL or figure.quantity.unit in _MOVING
    if not moves or figure.quantity.exactness is not Exactness.EXACT:
        message = Message("“{value}”不是届次或年份，没有下一个", value=figure.text)
        raise Unsayable("E409", message)
    found = figure.quantity.next()
    return Figure(str(found), figure.sources, found, f"{figure.text}的下一个")


#: Units of what comes year after year, that a number may stand before without 第.
_MOVING = frozenset({"", "年", "年度", "周年", "届", "次", "批", "期", "轮"})
_DATES = ("月", "日", "号", "级", "等")


def _in_chinese(value: Any) -> Figure:
    """2年 → 两年, 2月 → 二月, 2011年 → 二〇一一年."""
    figure = as_figure(value)
    quantity = figure.quantity
    assert quantity is not None
    numbers = [n for n in (quantity.low, quantity.high) if n is not None]
    if any(n != n.to_integral_value() or not 0 <= n < 10000 for n in numbers):
        raise Unsayable("E409", Message("“{value}”不能写成中文数，只能是 0 到 9999 的整数", value=figure.text))
    if quantity.unit in {"", "年", "年度"} and not quantity.scale and min(numbers) >= 1900:
        return figure._replace(text=str(quantity).translate(_YEAR))
    counted = quantity._replace(script=Script.CHINESE)
    script = Script.CHINESE if quantity.unit.startswith(_DATES) else counted.spoken
    return figure._replace(text=str(quantity._replace(script=script)))


_YEAR = str.maketrans("0123456789", "〇一二三四五六七八九")


def as_figure(value: Any) -> Figure:
    """A value that is one number → its figure. Raises Unsayable."""
    figure = printed(value)
    if not isinstance(figure, Figure) or figure.quantity is None or figure.quantity.low is None:
        raise Unsayable("E409", Message("| 前面要是一个数"))
    return figure


FILTERS: Mapping[str, Callable[[Any], Any]] = {"下一": _next, "中文数": _in_chinese}
