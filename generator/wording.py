"""Values → the genre's Chinese words: 同比增长23.8%, 其中…、…, 第十届.

Answers the attributes of the vocabulary; nothing else of a value can be reached from
text or templates. What is called is in calls; words that fewer reports have are in attainment and sayings,
which are imported when one is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any

from generator.growth import change, difference, grown, risen, speed
from generator.messages import Message
from generator.model import Figure, Indicator, Target
from generator.named import Named
from generator.quantity import plain, write
from generator.unsayable import Unsayable
from generator.values import main_value, needed, previous, sound, sources_of


class Parts(Named):
    """`x.其中`: printed as a list of the parts, and the way to each of them."""

    indicator: Indicator

    def __bool__(self) -> bool:
        return bool(self.indicator.parts)


class Series(Named):
    """`x.历年`: printed as a list of years and values, and the way to each of them."""

    indicator: Indicator

    def __bool__(self) -> bool:
        return bool(self.indicator.series)


class Tiers(Named):
    """`x.目标`: printed if it is one value, else the way to its tiers. `base`: the value that it is set against."""

    indicator: Indicator
    target: Target
    name: str
    base: Figure | None = None


def attribute(value: Any, name: str) -> Any:
    """`value.name` → a value. Raises Unsayable."""
    if isinstance(value, Indicator):
        sound(value)
        if name in value.parts or name in value.items:
            return _part(value, name)
        if name in ATTRIBUTES:
            return ATTRIBUTES[name](value)
    elif isinstance(value, Parts) and name in value.indicator.parts:
        return _part(value.indicator, name)
    elif isinstance(value, Series) and name.isdecimal():
        return of_year(value, int(name))
    elif isinstance(value, Tiers) and name in TIERS:
        return TIERS[name](value)
    elif isinstance(value, Figure) and value.quantity is not None and name in FIGURE_ATTRIBUTES:
        return FIGURE_ATTRIBUTES[name](value)
    raise Unsayable("E410", Message("这里没有“.{name}”", name=name))


def attributes(value: Any, names: Iterable[str]) -> Any:
    """`value.one.other` → a value. Raises Unsayable."""
    for name in names:
        value = attribute(value, name)
    return value


def _part(indicator: Indicator, name: str) -> Indicator:
    """A part, which is a share of the whole unless it says of what else."""
    part = indicator.parts.get(name)
    if part is None:
        return indicator.items[name]
    return part._replace(whole=indicator) if part.whole is None else part


def attribute_names(value: Any) -> list[str]:
    """What may stand after the dot, for did-you-mean."""
    if isinstance(value, Indicator):
        return [*value.parts, *value.items, *ATTRIBUTES]
    if isinstance(value, Parts):
        return list(value.indicator.parts)
    if isinstance(value, Series):
        return list(value.indicator.series)
    return list(TIERS if isinstance(value, Tiers) else FIGURE_ATTRIBUTES)


def printed(value: Any, main: str = "本年") -> Figure | str:
    """A value → what is printed: a figure with its sources, or plain text. Raises Unsayable."""
    if isinstance(value, Indicator):
        value = ATTRIBUTES[main](value)
    if isinstance(value, Tiers):
        value = only(value)
    if isinstance(value, Parts):
        return _parts(value.indicator)
    if isinstance(value, Series):
        return _years(value.indicator)
    if isinstance(value, Decimal):
        return Figure(write(plain(value)))
    if isinstance(value, (Figure, str)):
        return value
    raise Unsayable("E409", Message("这里算出来的不是能印出来的数或文字"))


def day(value: date) -> str:
    """A date as 7.3.5.4 of GB/T 9704 wants it: full year, arabic, no padding."""
    return f"{value.year}年{value.month}月{value.day}日"


# ------------------------------------------------------------------- indicators


def target(indicator: Indicator) -> Tiers:
    """`x.目标`. Raises Unsayable."""
    return _tiers(Tiers(indicator, indicator.target or Target(), "目标", indicator.previous))


def next_target(indicator: Indicator) -> Tiers:
    """`x.下年目标`. Raises Unsayable."""
    return _tiers(Tiers(indicator, indicator.next_target or Target(), "下年目标", indicator.current))


def _tiers(tiers: Tiers) -> Tiers:
    """An aim that has a value; one that is a change of what is not there has none."""
    if tiers.target.ensured is None and (change := tiers.target.changes[0]) is not None:
        base = {"目标": "上年", "下年目标": "本年"}[tiers.name]
        names = {"name": tiers.indicator.name, "aim": change.figure.text, "base": base}
        if tiers.indicator.constant_price:
            message = Message("“{name}”的目标是{aim}，按可比价算，算不出现价要达到多少", **names)
            raise Unsayable("E303", message, Message("在目标里直接写要达到的数"))
        message = Message("“{name}”的目标是{aim}，没有准确的{base}数，算不出要达到多少", **names)
        raise Unsayable("E303", message, Message("补上 {base}，或在目标里直接写要达到的数", base=base))
    needed(tiers.indicator, tiers.target.ensured, tiers.name)
    return tiers


def only(tiers: Tiers) -> Figure:
    """The aim that has but one tier. Raises Unsayable."""
    if tiers.target.tiered:
        hint = Message("写 {aim}.确保 或 {aim}.力争", aim=f"{tiers.indicator.name}.{tiers.name}")
        raise Unsayable("E303", Message("“{name}”的目标分确保和力争", name=tiers.indicator.name), hint)
    return needed(tiers.indicator, tiers.target.ensured, tiers.name)


def _tier(name: str) -> Callable[[Tiers], Figure]:
    def say(tiers: Tiers) -> Figure:
        tier = tiers.target.ensured if name == "确保" else tiers.target.strived
        return needed(tiers.indicator, tier, f"{tiers.name}.{name}")

    return say


def _against(name: str) -> Callable[[Tiers], Any]:
    """An aim set against the value before it: `x.下年目标.增长`."""

    def say(tiers: Tiers) -> Any:
        return ATTRIBUTES[name](_bare(tiers.indicator, only(tiers), tiers.base))

    return say


def _bare(indicator: Indicator, now: Figure, then: Figure | None) -> Indicator:
    """An indicator that has but these two values."""
    return indicator._replace(
        current=now, previous=then, target=None, next_target=None, parts={}, items={}, growth=None, change=None,
        series={},
    )  # fmt: skip


def of_year(series: Series, year: int) -> Indicator:
    """`x.历年[2010]`: the indicator with that year's value, and the year's before. Raises Unsayable."""
    one = series.indicator
    if year == one.year and one.current is not None:
        return one
    values = {**one.series, str(one.year): one.current, str(one.year - 1): one.previous}
    known = {**{name: figure for name, figure in values.items() if figure is not None}, **one.series}
    if str(year) not in known:
        message = Message("“{name}”没有{year}年的数", name=one.name, year=year)
        raise Unsayable("E303", message, Message("在 历年 里补上 {year}", year=year))
    return _bare(one, known[str(year)], known.get(str(year - 1)))


def _parts(indicator: Indicator) -> Figure:
    if not indicator.parts:
        raise Unsayable("E303", Message("“{name}”没有其中", name=indicator.name))
    return listed("其中", indicator.parts)


def _items(indicator: Indicator) -> Figure:
    if not indicator.items:
        raise Unsayable("E303", Message("“{name}”没有各项", name=indicator.name))
    return listed("", indicator.items)


def _years(indicator: Indicator) -> Figure:
    if not indicator.series:
        raise Unsayable("E303", Message("“{name}”没有历年", name=indicator.name))
    figures = [indicator.series[year] for year in sorted(indicator.series)]
    text = "、".join(f"{year}年{indicator.series[year].text}" for year in sorted(indicator.series))
    return Figure(text, sources_of(figures))


def listed(prefix: str, parts: Mapping[str, Indicator], mark: str = "、") -> Figure:
    """Parts → their names and values: 其中咨询5件、建议23件. Raises Unsayable."""
    values = [(part.label or name, main_value(part)) for name, part in parts.items()]
    text = prefix + mark.join(f"{name}{figure.text}" for name, figure in values)
    return Figure(text, sources_of(figure for _, figure in values))


def _told(field: str, name: str) -> Callable[[Indicator], Figure]:
    """A text of an indicator, as it was typed."""

    def say(indicator: Indicator) -> Figure:
        text = getattr(indicator, field)
        if text is None:
            raise Unsayable("E303", Message("“{name}”没有“{field}”", name=indicator.name, field=name))
        return Figure(text, (f"{indicator.key}.{name}",))

    return say


def _prices(indicator: Indicator) -> str:
    """`x.可比价`: what stands before a rate at constant prices."""
    if not indicator.constant_price:
        raise Unsayable("E303", Message("“{name}”没有“{field}”", name=indicator.name, field="可比价"))
    return "按可比价计算"


def _elsewhere(module: str, names: Iterable[str]) -> dict[str, Callable[[Indicator], Any]]:
    """Attributes whose words stand in a module of their own, imported when one is said."""

    def later(name: str) -> Callable[[Indicator], Any]:
        def say(indicator: Indicator) -> Any:
            return import_module(f"generator.{module}").ATTRIBUTES[name](indicator)

        return say

    return {name: later(name) for name in names}


def _number(indicator: Indicator) -> Figure:
    return _digits(main_value(indicator))


def _digits(figure: Figure) -> Figure:
    """The number alone, still bound."""
    return figure._replace(text=figure.number.digits + figure.number.scale + figure.number.between)


def _unit(figure: Figure) -> str:
    return figure.number.unit


ATTRIBUTES: Mapping[str, Callable[[Indicator], Any]] = {
    "本年": main_value,
    "上年": previous,
    "目标": target,
    "下年目标": next_target,
    "其中": Parts,
    "历年": Series,
    "增速": speed,
    "增长": grown(""),
    "同比": grown("同比"),
    "增量": change,
    "增减": difference,
    "增至": risen,
    "各项": _items,
    "可比价": _prices,
    "数": _number,
    "单位": lambda indicator: _unit(main_value(indicator)),
    "名称": lambda indicator: indicator.label or indicator.name,
    **_elsewhere(
        "attainment",
        ("完成率", "完成", "完成目标", "完成情况", "力争", "控制", "达到", "目标增长", "目标增量", "目标增减"),
    ),
    **_elsewhere(
        "sayings",
        ("排名", "位居", "名次", "升降", "比较", "连续", "年均增长", "年均增速", "历年合计", "占", "占比", "构成",
         "倍数", "倍增"),
    ),
    **{
        name: _told(field, name)
        for name, field in {"截至": "as_of", "口径": "scope", "性质": "nature", "称": "label"}.items()
    },
}  # fmt: skip
FIGURE_ATTRIBUTES: Mapping[str, Callable[[Figure], Any]] = {"数": _digits, "单位": _unit}
TIERS: Mapping[str, Callable[[Tiers], Any]] = {
    "确保": _tier("确保"),
    "力争": _tier("力争"),
    "数": lambda tiers: _digits(only(tiers)),
    "单位": lambda tiers: _unit(only(tiers)),
    **{name: _against(name) for name in ("增速", "增长", "同比", "增量", "增减", "增至", "倍数", "倍增")},
}
