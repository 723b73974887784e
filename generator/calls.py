"""What text and templates may call: functions of several numbers, and filters, which stand behind `|`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from generator import phrases
from generator.growth import change, in_series, speed
from generator.messages import Message
from generator.model import Figure, Indicator
from generator.quantity import SCALES, Exactness, Kind, Quantity, Script, plain, rounded
from generator.units import measure
from generator.unsayable import Unsayable
from generator.values import formulas_of, sources_of
from generator.wording import attribute, listed, only, printed


def _indicators(name: str, values: Sequence[Any], least: int = 2) -> list[Indicator]:
    """What is named in the brackets, at least so many. Raises Unsayable."""
    found = [value for value in values if isinstance(value, Indicator)]
    if len(found) < max(least, len(values)):
        message = Message("“{name}”的括号里写{least}个以上指标的名称", name=name, least=least)
        raise Unsayable("E409", message)
    return found


def _grown(name: str, prefix: str, *values: Any) -> Figure:
    """分别同比(a, b) → 同比分别增长23.8%和9.1%; of mixed signs 同比分别增长23.8%、下降9.1%."""
    figures = in_series(_indicators(name, values), speed)
    words = phrases.together([figure.number for figure in figures], prefix=prefix)
    return Figure(words, sources_of(figures), formula=formulas_of(figures))


def _changed(*values: Any) -> Figure:
    """分别增减(a, b) → 分别增加374件和127件."""
    figures = [change(one) for one in _indicators("分别增减", values)]
    if points := [figure for figure in figures if figure.quantity is None]:
        raise Unsayable("E409", Message("“{value}”是百分点，写 分别增长", value=points[0].text))
    amounts = [figure.quantity for figure in figures if figure.quantity is not None]
    return Figure(phrases.together(amounts, phrases.changed), sources_of(figures), formula=formulas_of(figures))


def _respectively(*values: Any) -> Figure:
    """分别(a, b) → 分别为1945件和1522件."""
    figures = [figure for value in values if isinstance(figure := printed(value), Figure)]
    if len(figures) < max(2, len(values)):
        raise Unsayable("E409", Message("“{name}”的括号里写{least}个以上指标的名称", name="分别", least=2))
    return _in_turn("分别为", figures)


def _in_turn(words: str, figures: Sequence[Figure]) -> Figure:
    text = words + phrases.listed([figure.text for figure in figures])
    return Figure(text, sources_of(figures), formula=formulas_of(figures))


def _completed(*values: Any) -> Figure:
    """分别完成(a, b) → 分别完成年度目标的108.1%和96.5%."""
    found = _indicators("分别完成", values)
    return _in_turn("分别完成年度目标的", in_series(found, lambda one: attribute(one, "完成率")))


def _aimed(*values: Any) -> Figure:
    """分别达到(a, b) → 分别达到2100件和1600件: aims for the next year."""
    return _in_turn("分别达到", [only(attribute(one, "下年目标")) for one in _indicators("分别达到", values)])


def _share(part: Any = None, whole: Any = None) -> Figure:
    """占(a, b) → 占专利申请量的78.3%."""
    from generator import sayings  # noqa: PLC0415  few reports speak of shares

    if not (isinstance(part, Indicator) and isinstance(whole, Indicator)):
        raise Unsayable("E409", Message("“占”的括号里写两个指标的名称"))
    return sayings.share(part, whole)


def _shares(*values: Any) -> Figure:
    """分别占(a, b, whole) → 分别占专利申请量的78.3%和5.1%."""
    from generator import sayings  # noqa: PLC0415  few reports speak of shares

    *parts, whole = _indicators("分别占", values, 3)
    rates = in_series(parts, lambda part: sayings.proportion(part, whole))
    return _in_turn(f"分别占{whole.label or whole.name}的", rates)


def _yearly(indicator: Any = None, first: Any = None, last: Any = None) -> Figure:
    """年均增长(x, 2020, 2025) → 年均增长8.1%; without years from the first there is to the last."""
    from generator import sayings  # noqa: PLC0415  few reports speak of other years

    if not isinstance(indicator, Indicator):
        raise Unsayable("E409", Message("写成 年均增长(指标的名称, 2020, 2025)"))
    return sayings.yearly(indicator, *[None if year is None else as_year(year) for year in (first, last)])


def as_year(value: Any) -> int:
    """2010, or a name like 年度 → the year. Raises Unsayable."""
    if isinstance(value, int):
        return value
    figure = as_figure(value)
    return int(figure.number.value)


def _operation(name: str, *values: Any) -> Figure:
    """和(a, b), 人均(a, b): the operations of 计算."""
    from generator import formula  # noqa: PLC0415  few reports compute in their text

    least, most = formula.OPERATIONS[name].takes
    if not least <= len(values) <= most:
        raise Unsayable("E409", formula.counted(name))
    first = values[0]
    places = first.decimals if isinstance(first, Indicator) and first.decimals is not None else None
    usual = first.places if isinstance(first, Indicator) else 1
    return formula.computed(name, [as_figure(_bare(value)) for value in values], usual if places is None else places)


def _bare(value: Any) -> Any:
    """A number typed without unit."""
    return Figure(str(value), (), Quantity(Decimal(value))) if isinstance(value, int) else value


def items(value: Any, mark: Any = "、") -> Figure:
    """x.各项('，') → 会议3次，走访5家."""
    if not isinstance(value, Indicator) or not isinstance(mark, str) or not value.items:
        raise Unsayable("E409", Message("写成 名称.各项('，')，名称是有 各项 的指标"))
    return listed("", value.items, mark)


#: Names of the operations of 计算, without having to import it.
OPERATIONS = ("和", "差", "积", "比", "占比", "增速", "平均", "人均", "户均", "亩均", "每")
FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "分别": _respectively,
    "分别同比": partial(_grown, "分别同比", "同比"),
    "分别增长": partial(_grown, "分别增长", ""),
    "分别增减": _changed,
    "分别完成": _completed,
    "分别达到": _aimed,
    "分别占": _shares,
    "占": _share,
    "年均增长": _yearly,
    **{name: partial(_operation, name) for name in OPERATIONS},
}
#: Functions that no number may be named like; an operation is told from a number by its brackets.
RESERVED = FUNCTIONS.keys() - set(OPERATIONS)
#: What may be called behind a dot.
METHODS: Mapping[str, Callable[..., Any]] = {"占": _share, "各项": items}

# ---------------------------------------------------------------------- filters


def _step(step: int, value: Any) -> Figure:
    """第九届 → 第十届, or the one before."""
    figure = as_figure(value)
    quantity = figure.number
    assert quantity.low is not None
    word = Message("下一个") if step > 0 else Message("上一个")
    moves = quantity.kind in {Kind.ORDINAL, Kind.STREAK} or quantity.unit in _MOVING
    if not moves or quantity.exactness is not Exactness.EXACT or quantity.low + step < 1:
        message = Message("“{value}”不是届次或年份，没有{which}", value=figure.text, which=word)
        raise Unsayable("E409", message)
    found = quantity._replace(low=quantity.low + step)
    return Figure(str(found), figure.sources, found, f"{figure.text}的{word.text()}")


#: Units of what comes year after year, that a number may stand before without 第.
_MOVING = frozenset({"", "年", "年度", "周年", "届", "次", "批", "期", "轮"})
_DATES = ("月", "日", "号", "级", "等")


def _in_chinese(value: Any) -> Figure:
    """2年 → 两年, 2月 → 二月, 2011年 → 二〇一一年."""
    figure = as_figure(value)
    quantity = figure.number
    numbers = [n for n in (quantity.low, quantity.high) if n is not None]
    if any(n != n.to_integral_value() or not 0 <= n < 10000 for n in numbers):
        raise Unsayable("E409", Message("“{value}”不能写成中文数，只能是 0 到 9999 的整数", value=figure.text))
    if quantity.unit in {"", "年", "年度"} and not quantity.scale and min(numbers) >= 1900:
        return figure._replace(text=str(quantity._replace(script=Script.POSITIONAL)))
    counted = quantity._replace(script=Script.CHINESE)
    script = Script.CHINESE if quantity.unit.startswith(_DATES) else counted.spoken
    return figure._replace(text=str(quantity._replace(script=script)))


def as_figure(value: Any) -> Figure:
    """A value that is one number → its figure. Raises Unsayable."""
    figure = printed(value)
    if not isinstance(figure, Figure) or figure.quantity is None or figure.quantity.low is None:
        raise Unsayable("E409", Message("| 前面要是一个数"))
    return figure


def _scaled(scale: str, unit: str, value: Any) -> Figure:
    """3623万元|亿元 → 0.3623亿元."""
    figure = as_figure(value)
    quantity = figure.number
    if quantity.kind is not Kind.AMOUNT or (unit and quantity.unit != unit) or quantity.percentage or not quantity.unit:
        message = Message("“{value}”不能换成{unit}", value=figure.text, unit=scale + unit)
        raise Unsayable("E304", message)
    shift = SCALES[quantity.scale] / SCALES[scale]
    ends = [None if end is None else plain(end * shift) for end in (quantity.low, quantity.high)]
    script = Script.ARABIC if quantity.script is not Script.GROUPED else quantity.script
    found = quantity._replace(low=ends[0], high=ends[1], scale=scale, script=script, low_unit="")
    return figure.said(found)


#: So many decimals has what cannot be converted without end: 1亩 is 0.0666…公顷.
_PLACES = 2


def _in_unit(unit: str, value: Any) -> Figure:
    """2.4万吨|公斤 → 2400万公斤; 3.5万亩|公顷 → 2333.33公顷."""
    figure = as_figure(value)
    quantity = figure.number
    known, wanted = measure(quantity.unit), measure(unit)
    if quantity.kind is not Kind.AMOUNT or known.dimension != wanted.dimension or quantity.low is None:
        message = Message("“{value}”不能换成{unit}", value=figure.text, unit=unit)
        raise Unsayable("E304", message)
    factor, scale = known.factor / wanted.factor, quantity.scale
    if quantity.low * factor < 1:
        factor, scale = factor * SCALES[scale], ""
    ends = [None if end is None else _short(end * factor) for end in (quantity.low, quantity.high)]
    script = Script.ARABIC if quantity.script is not Script.GROUPED else quantity.script
    found = quantity._replace(low=ends[0], high=ends[1], scale=scale, unit=unit, script=script, low_unit="")
    return Figure(str(found), figure.sources, found, figure.formula)


def _short(value: Decimal) -> Decimal:
    return plain(value if -int(value.normalize().as_tuple().exponent) <= _LONGEST else rounded(value, _PLACES))


#: Decimals that are kept as they come out.
_LONGEST = 4


def _to_places(places: int, value: Any) -> Figure:
    """0.3623亿元|两位小数 → 0.36亿元."""
    figure = as_figure(value)
    quantity = figure.number
    ends = [None if end is None else rounded(end, places) for end in (quantity.low, quantity.high)]
    found = quantity._replace(low=ends[0], high=ends[1])
    return figure.said(found)


FILTERS: Mapping[str, Callable[[Any], Any]] = {
    "下一": partial(_step, 1),
    "上一": partial(_step, -1),
    "中文数": _in_chinese,
    "元": partial(_scaled, "", "元"),
    "万元": partial(_scaled, "万", "元"),
    "亿元": partial(_scaled, "亿", "元"),
    "万": partial(_scaled, "万", ""),
    "亿": partial(_scaled, "亿", ""),
    **{unit: partial(_in_unit, unit) for unit in ("公斤", "吨", "亩", "公顷", "平方公里", "公里")},
    "整数": partial(_to_places, 0),
    "一位小数": partial(_to_places, 1),
    "两位小数": partial(_to_places, 2),
}
