"""How a value moved since last year: rates, differences, and the words for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from generator import conversion
from generator.messages import Message
from generator.model import Figure, Indicator
from generator.phrases import changed, moved, ranked, reached
from generator.quantity import Kind, Quantity, plain, rounded
from generator.unsayable import Unsayable
from generator.values import main_value, previous, sound, sources_of


def growth(indicator: Indicator) -> Quantity:
    """The signed rate of growth in %, for a percentage the change in 个百分点, for a place how far it moved up.

    A stated rate wins: growth of values at constant prices cannot be computed from these.
    Raises Unsayable.
    """
    sound(indicator)
    if indicator.growth is not None and indicator.growth.quantity is not None:
        return stated_rate(indicator, indicator.growth.quantity)
    if indicator.constant_price:
        message = Message("“{name}”的增速按可比价算，不能由本年和上年的数算出", name=indicator.name)
        raise Unsayable("E305", message, STATE)
    return _climb(indicator) if _placed(indicator) else _computed(indicator)


def _computed(indicator: Indicator) -> Quantity:
    """A rate from this year's value and last year's."""
    now, then = comparable(indicator)
    if now.percentage:
        return conversion.difference(now, then)
    if then.base <= 0:
        raise Unsayable("E305", Message("“{name}”上年不是正数，算不出增速", name=indicator.name), STATE)
    rate = rate_of((now.base - then.base) / then.base, indicator)
    if not rate.low and now.base != then.base and indicator.decimals is None:
        message = Message("“{name}”有变化，但按现在的小数位数显示不出来", name=indicator.name)
        raise Unsayable(
            "E305", message, Message("在指标里写 小数: 2；就按持平说，写 小数: {places}", places=indicator.places)
        )
    return rate


def stated_rate(indicator: Indicator, rate: Quantity) -> Quantity:
    """A rate as it was stated. Raises Unsayable for what is none."""
    if rate.low is None or not rate.unit.endswith(("%", "‰", "百分点", "千分点")):
        hint = Message("写成 23.8%、-3.2% 或 0.26个百分点")
        raise Unsayable("E304", Message("“{name}”的增速“{rate}”不是百分比", name=indicator.name, rate=rate), hint)
    return rate


STATE = Message("在指标里写上公布的 增速")
ONE_UNIT = Message("在指标里改成一样的单位；能换算的（万元、亿元，亩、公顷）算一样")


def comparable(indicator: Indicator) -> tuple[Quantity, Quantity]:
    """This year's value and last year's, exact and of one dimension. Raises Unsayable."""
    now, then = main_value(indicator).number, previous(indicator).number
    if now.dimension != then.dimension:
        message = Message("“{name}”本年和上年的单位不同：{now}、{then}", name=indicator.name, now=now, then=then)
        raise Unsayable("E304", message, ONE_UNIT)
    if not (now.exact and then.exact):
        inexact = then if now.exact else now
        raise Unsayable("E305", Message("“{value}”不是准确的数，不能用来算增速", value=inexact), STATE)
    return now, then


def _placed(indicator: Indicator) -> bool:
    """Whether its value is a place among others: 第3位."""
    figures = (indicator.current, indicator.previous)
    found = [figure.quantity for figure in figures if figure is not None and figure.quantity is not None]
    return len(found) == 2 and all(q.kind is Kind.ORDINAL and q.unit in {"位", "名"} for q in found)


def _climb(indicator: Indicator) -> Quantity:
    """From 第5位 to 第3位 → 2位."""
    now, then = main_value(indicator).number, previous(indicator).number
    return Quantity(plain(then.value - now.value), now.unit)


def rate_of(ratio: Decimal, indicator: Indicator) -> Quantity:
    """A ratio → %, rounded as the indicator says; zeros after the point stay where it says how many decimals."""
    value = rounded(ratio * 100, indicator.rounding)
    return Quantity(value if indicator.decimals is not None else plain(value), "%")


def in_series(indicators: Sequence[Indicator], rate: Callable[[Indicator], Figure]) -> list[Figure]:
    """Indicators → a rate of each, alike: where one has decimals, 23% beside it is 23.0%. Raises Unsayable."""
    rates = [rate(one) for one in indicators]
    lows = [figure.quantity.low for figure in rates if figure.quantity is not None and figure.quantity.low is not None]
    if all(low == low.to_integral_value() for low in lows):
        return rates
    return [rate(with_zeros(one)) for one in indicators]


def with_zeros(indicator: Indicator) -> Indicator:
    """An indicator whose computed rates keep their zeros after the point."""
    return indicator._replace(decimals=indicator.rounding)


def growth_sources(indicator: Indicator) -> tuple[str, ...]:
    """Keys of the numbers that its growth comes from."""
    if indicator.growth is not None:
        return indicator.growth.sources
    return sources_of((main_value(indicator), previous(indicator)))


def growth_formula(indicator: Indicator) -> str:
    """How its growth comes from its values."""
    return _formula(indicator, rate=True)


def _formula(indicator: Indicator, *, rate: bool) -> str:
    """In words, 本年 and 上年; of an aim, another year or what is computed with the values themselves."""
    now, then = indicator.current, indicator.previous
    if now is None or then is None:
        return ""
    key = indicator.key
    usual = then.sources == (f"{key}.上年",) and now.sources in {(key,), (f"{key}.本年",)}
    a, b = ("本年", "上年") if usual else (now.text, then.text)
    if _placed(indicator):
        return f"{b}−{a}"
    percentage = now.quantity is not None and now.quantity.percentage
    return f"（{a}−{b}）÷{b}" if rate and not percentage else f"{a}−{b}"


def grown(prefix: str) -> Callable[[Indicator], Figure]:
    """`x.增长`, and with a prefix `x.同比`."""

    def say(indicator: Indicator) -> Figure:
        rate = growth(indicator)
        words = ("比上年" if prefix else "") + ranked(rate) if _placed(indicator) else prefix + moved(rate)
        return Figure(words, growth_sources(indicator), rate, growth_formula(indicator))

    return say


def speed(indicator: Indicator) -> Figure:
    """`x.增速`. Raises Unsayable."""
    rate = growth(indicator)
    return Figure(str(rate), growth_sources(indicator), rate, growth_formula(indicator))


def change(indicator: Indicator) -> Figure:
    """`x.增量`. Raises Unsayable."""
    if indicator.change is not None:
        return indicator.change
    now, then = comparable(indicator)
    figures, formula = (main_value(indicator), previous(indicator)), _formula(indicator, rate=False)
    if now.percentage:
        return Figure(moved(growth(indicator)), sources_of(figures), None, formula)
    more = conversion.difference(now, then)
    return Figure(str(more), sources_of(figures), more, formula)


def difference(indicator: Indicator) -> Figure:
    """`x.增减`: the change in words."""
    if _placed(indicator):
        return grown("")(indicator)
    figure = change(at_current_prices(indicator))
    if figure.quantity is None or figure.quantity.low is None:
        return figure
    return figure._replace(text=changed(figure.quantity))


def risen(indicator: Indicator) -> Figure:
    """`x.增至`."""
    now, then = comparable(at_current_prices(indicator))
    figures = main_value(indicator), previous(indicator)
    return Figure(reached(then, now, figures[1].text), sources_of(figures), now)


def at_current_prices(indicator: Indicator) -> Indicator:
    """An indicator whose values may be compared. Raises Unsayable."""
    if indicator.constant_price:
        message = Message("“{name}”的增速按可比价算，不能拿本年和上年的数直接比", name=indicator.name)
        raise Unsayable("E305", message, Message("写 {name}.同比", name=indicator.name))
    return indicator
