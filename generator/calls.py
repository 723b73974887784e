"""What text and templates may call: functions of several numbers, and filters, which stand behind `|`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator import phrases
from generator.messages import Message
from generator.model import Figure, Indicator
from generator.quantity import Exactness, Kind, Quantity, Script
from generator.unsayable import Unsayable
from generator.wording import growth, growth_sources, main_value, printed, rate_of, sources_of


def together(*indicators: Any) -> Figure:
    """分别同比(a, b) → 同比分别增长23.8%和9.1%; of mixed signs 同比分别增长23.8%、下降9.1%."""
    if len(indicators) < 2 or not all(isinstance(i, Indicator) for i in indicators):
        raise Unsayable("E409", Message("“分别同比”的括号里写两个以上指标的名称"))
    sources = tuple(dict.fromkeys(key for i in indicators for key in growth_sources(i)))
    return Figure(phrases.together(_series(indicators)), sources, formula="（本年−上年）÷上年")


def _series(indicators: Sequence[Indicator]) -> list[Quantity]:
    """Rates of growth, alike: where one has decimals, 23% beside it is 23.0%."""
    rates = [growth(i) for i in indicators]
    whole = all(r.low is not None and r.low == r.low.to_integral_value() for r in rates)
    return rates if whole else [growth(i, zeros=True) for i in indicators]


def respectively(*values: Any) -> Figure:
    """分别(a, b) → 分别为1945件和1522件."""
    figures = [printed(value) for value in values]
    if len(figures) < 2 or not all(isinstance(figure, Figure) for figure in figures):
        raise Unsayable("E409", Message("“分别”的括号里写两个以上指标的名称"))
    made = [figure for figure in figures if isinstance(figure, Figure)]
    return Figure("分别为" + phrases.listed([figure.text for figure in made]), sources_of(made))


def share(part: Any, whole: Any) -> Figure:
    """占(a, b) → 占专利申请量的78.3%."""
    if not (isinstance(part, Indicator) and isinstance(whole, Indicator)):
        raise Unsayable("E409", Message("“占”的括号里写两个指标的名称"))
    (a, b), names = (main_value(part), main_value(whole)), {"part": part.name, "whole": whole.name}
    assert a.quantity is not None
    assert b.quantity is not None
    if a.quantity.unit != b.quantity.unit:
        raise Unsayable("E304", Message("“{part}”和“{whole}”的单位不同，算不出占比", **names))
    if not (a.quantity.exact and b.quantity.exact and b.quantity.value > 0):
        raise Unsayable("E305", Message("“{part}”和“{whole}”都要是准确的正数，才能算占比", **names))
    if a.quantity.value > b.quantity.value:
        raise Unsayable("E304", Message("“{part}”比“{whole}”还大，不会是它的一部分", **names), Message("核对台账"))
    rate = rate_of(a.quantity.value / b.quantity.value, part)
    text = f"占{whole.label or whole.name}的{rate}"
    return Figure(text, sources_of((a, b)), rate, f"{part.name}÷{whole.name}")


FUNCTIONS: Mapping[str, Callable[..., Any]] = {"分别同比": together, "分别": respectively, "占": share}

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
