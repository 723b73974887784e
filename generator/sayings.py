"""What is said of an indicator less often: its rank, how it compares, its share, its years, how many times as much."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, localcontext
from typing import Any

from generator import conversion
from generator.growth import at_current_prices, comparable, growth, growth_formula, growth_sources, in_series, rate_of
from generator.messages import Message
from generator.model import Figure, Indicator
from generator.phrases import moved, ranked
from generator.quantity import Quantity, plain, rounded
from generator.statements import Comparison, Rank
from generator.unsayable import Unsayable
from generator.values import formulas_of, main_value, needed, sources_of
from generator.wording import ATTRIBUTES as USUAL

# --------------------------------------------------------------------------- rank


def _rank(indicator: Indicator) -> Rank:
    if indicator.rank is None:
        needed(indicator, None, "排名")
    assert indicator.rank is not None
    return indicator.rank


def _standing(verb: str) -> Callable[[Indicator], Figure]:
    """`x.排名`: 居全省第3位."""

    def say(indicator: Indicator) -> Figure:
        figure = _rank(indicator).figure
        return figure._replace(text=verb + figure.text)

    return say


def _place(indicator: Indicator) -> Figure:
    """`x.名次`: 第3位."""
    rank = _rank(indicator)
    place = needed(indicator, rank.figure if rank.figure.quantity else None, "名次")
    return place._replace(text=str(place.quantity))


def _climbed(indicator: Indicator) -> Figure:
    """`x.升降`: 比上年前移2位."""
    if indicator.rank is None:
        return _climbed_by_value(indicator)
    place, before = _place(indicator), indicator.rank.before
    if before is None:
        message = Message("“{name}”的排名里没有上年的名次", name=indicator.name)
        raise Unsayable("E303", message, Message("写成 全省第3（上年第5）"))
    steps = Quantity(before - place.number.value, "位")
    return Figure("比上年" + ranked(steps), place.sources, steps, f"{before}−{place.number.value}")


def _climbed_by_value(indicator: Indicator) -> Figure:
    figure: Figure = USUAL["同比"](indicator)
    if figure.quantity is None or figure.quantity.unit not in {"位", "名"}:
        needed(indicator, None, "排名")
    return figure


# --------------------------------------------------------------------- comparison


def _compared(indicator: Indicator) -> Figure:
    """`x.比较`: as it was typed, or computed from what others have."""
    given = indicator.comparison
    if given is None:
        needed(indicator, None, "比较")
    if isinstance(given, Comparison):
        return given.figure
    assert given is not None
    found = [_against(indicator, other, figure) for other, figure in given.items()]
    figures = [figure for _, figure in found]
    lead = "增速" if found[0][0] else ""
    quantity = figures[0].quantity if len(figures) == 1 else None
    return Figure(
        lead + "、".join(figure.text for figure in figures), sources_of(figures), quantity, formulas_of(figures)
    )


def _against(indicator: Indicator, other: str, theirs: Figure) -> tuple[bool, Figure]:
    """One other's value → whether it is a rate, and 高于全市14.7个百分点, 比全市多5件, 与全市持平."""
    ours = main_value(indicator)
    value = ours.number
    rate = theirs.number.percentage and not value.percentage
    if rate:
        value = growth(indicator)
        ours = Figure(str(value), growth_sources(indicator), value)
    if value.dimension != theirs.number.dimension:
        names = {"name": indicator.name, "other": other, "ours": value, "theirs": theirs.text}
        raise Unsayable("E304", Message("“{name}”是{ours}，{other}是{theirs}，单位不同，不能比较", **names))
    if not (value.exact and theirs.number.exact):
        message = Message("“{name}”和{other}的数都要准确，才能比较", name=indicator.name, other=other)
        raise Unsayable("E305", message, Message("或者把结果写出来，如 高于全市14.7个百分点"))
    by = conversion.difference(value, theirs.number)
    return rate, Figure(_compares(by, other), sources_of((ours, theirs)), by, f"{value}−{theirs.text}")


def _compares(by: Quantity, other: str) -> str:
    assert by.low is not None
    if by.low == 0:
        return f"与{other}持平"
    size = by._replace(low=abs(by.low))
    if by.points:
        return f"{'高于' if by.low > 0 else '低于'}{other}{size}"
    return f"比{other}{'多' if by.low > 0 else '少'}{size}"


# -------------------------------------------------------------------------- share


def proportion(part: Indicator, whole: Indicator) -> Figure:
    """A part and a whole → the share in %. Raises Unsayable."""
    (a, b), names = (main_value(part), main_value(whole)), {"part": part.name, "whole": whole.name}
    if a.number.dimension != b.number.dimension:
        raise Unsayable("E304", Message("“{part}”和“{whole}”的单位不同，算不出占比", **names))
    if not (a.number.exact and b.number.exact and b.number.value > 0):
        raise Unsayable("E305", Message("“{part}”和“{whole}”都要是准确的正数，才能算占比", **names))
    ratio = a.number.base / b.number.base
    if ratio > 1:
        raise Unsayable("E304", Message("“{part}”比“{whole}”还大，不会是它的一部分", **names), Message("核对台账"))
    rate = rate_of(ratio, part)
    if ratio and not rate.low and part.decimals is None:
        message = Message("“{part}”占“{whole}”的比重太小，按现在的小数位数显示不出来", **names)
        raise Unsayable("E305", message, Message("在“{part}”里写 小数: 2 或更多", part=part.name))
    return Figure(str(rate), sources_of((a, b)), rate, f"{a.text}÷{b.text}")


def share(part: Indicator, whole: Indicator) -> Figure:
    """A part and a whole → 占财政支出的1.8%. Raises Unsayable."""
    rate = proportion(part, whole)
    return rate._replace(text=f"占{whole.label or whole.name}的{rate.text}")


def _of_whole(words: Callable[[Indicator, Indicator], Figure]) -> Callable[[Indicator], Figure]:
    """`x.占`, `x.占比`."""

    def say(indicator: Indicator) -> Figure:
        if indicator.whole is None:
            needed(indicator, None, "占")
        assert indicator.whole is not None
        return words(indicator, indicator.whole)

    return say


def _composed(indicator: Indicator) -> Figure:
    """`x.构成`: 咨询占16.7%、建议占76.7%."""
    if not indicator.parts:
        needed(indicator, None, "其中")
    parts = [part._replace(label=part.label or name) for name, part in indicator.parts.items()]
    rates = in_series(parts, lambda part: proportion(part, indicator))
    text = "、".join(f"{part.label}占{rate.text}" for part, rate in zip(parts, rates, strict=True))
    return Figure(text, sources_of(rates), formula=formulas_of(rates))


# -------------------------------------------------------------------------- years


def _values(indicator: Indicator) -> dict[int, Figure]:
    """Every year's value that there is, by the year."""
    years = {indicator.year: indicator.current, indicator.year - 1: indicator.previous} if indicator.year else {}
    found = {year: figure for year, figure in years.items() if figure is not None}
    return {**found, **{int(year): figure for year, figure in indicator.series.items() if year.isdecimal()}}


def yearly(indicator: Indicator, first: int | None = None, last: int | None = None) -> Figure:
    """The mean rate of growth a year: 年均增长8.1%; from the first year there is to the last, if none is said.

    Raises Unsayable.
    """
    if not indicator.series:
        needed(indicator, None, "历年")
    values = _values(indicator)
    start, end = min(values) if first is None else first, max(values) if last is None else last
    then, now = [needed(indicator, values.get(year), f"{year}年的数") for year in (start, end)]
    ratio = _ratio(at_current_prices(indicator), now, then)
    if end <= start:
        message = Message("“{name}”的年均增长要从前面的年份算到后面的", name=indicator.name)
        raise Unsayable("E305", message, Message("历年 里至少写上一个以前的年份"))
    with localcontext() as context:
        context.prec = 40
        mean = (ratio.ln() / (end - start)).exp() - 1
    rate = rate_of(mean, indicator)
    formula = f"（{now.text}÷{then.text}）的{end - start}次方根−1"
    return Figure("年均" + moved(rate), sources_of((then, now)), rate, formula)


def _ratio(indicator: Indicator, now: Figure, then: Figure) -> Decimal:
    """One value over the other. Raises Unsayable."""
    a, b = now.number, then.number
    if a.dimension != b.dimension:
        message = Message("“{name}”各年的单位不同：{a}、{b}", name=indicator.name, a=a, b=b)
        raise Unsayable("E304", message)
    if not (a.exact and b.exact and a.value > 0 and b.value > 0) or a.percentage:
        message = Message("“{name}”要是准确的正数，不是百分数，才能算年均增长", name=indicator.name)
        raise Unsayable("E305", message)
    return a.base / b.base


def _yearly_rate(indicator: Indicator) -> Figure:
    figure = yearly(indicator)
    return figure._replace(text=str(figure.quantity))


def _cumulated(indicator: Indicator) -> Figure:
    """`x.历年合计`: the sum of all years."""
    if not indicator.series:
        needed(indicator, None, "历年")
    values = _values(indicator)
    figures = [values[year] for year in sorted(values)]
    return Figure(*_sum(indicator, figures))


def _sum(indicator: Indicator, figures: list[Figure]) -> tuple[str, tuple[str, ...], Quantity, str]:
    quantities = [figure.quantity for figure in figures if figure.quantity is not None]
    first = quantities[0]
    if not all(q.exact and q.dimension == first.dimension and not q.percentage for q in quantities):
        message = Message("“{name}”各年的数不能相加", name=indicator.name)
        raise Unsayable("E305", message, Message("单位要能换算，数要准确，不是百分数"))
    total = conversion.scaled(sum((q.base for q in quantities), Decimal(0)), first)
    return str(total), sources_of(figures), total, "＋".join(figure.text for figure in figures)


# -------------------------------------------------------------------------- times


def _times(indicator: Indicator) -> tuple[Decimal, Figure]:
    """How many times last year's value this year's is, and its figure. Raises Unsayable."""
    now, then = comparable(indicator)
    if indicator.constant_price or now.percentage or then.base <= 0:
        message = Message("“{name}”的本年和上年要是正数，不是百分数，不按可比价，才能说几倍", name=indicator.name)
        raise Unsayable("E305", message, Message("写 {name}.同比", name=indicator.name))
    figure = Figure("", growth_sources(indicator), None, growth_formula(indicator))
    return now.base / then.base, figure


def _fold(ratio: Decimal, indicator: Indicator) -> Quantity:
    return Quantity(plain(rounded(ratio, indicator.rounding)), "倍")


def _as_much(indicator: Indicator) -> Figure:
    """`x.倍数`: 是上年的2.4倍."""
    ratio, figure = _times(indicator)
    fold = _fold(ratio, indicator)
    return figure._replace(text=f"是上年的{fold}", quantity=fold, formula="本年÷上年")


#: How many times as much it is when a value has doubled once, twice …
_DOUBLED = {Decimal(2): "翻一番", Decimal(4): "翻两番", Decimal(8): "翻三番"}


def _multiplied(indicator: Indicator) -> Figure:
    """`x.倍增`: 翻一番, 增长1.4倍; less than doubled as `x.增长`."""
    ratio, figure = _times(indicator)
    if ratio < 2:
        usual: Figure = USUAL["增长"](indicator)
        return usual
    fold = _fold(ratio - 1, indicator)
    return figure._replace(text=_DOUBLED.get(ratio, f"增长{fold}"), quantity=fold)


def _streak(indicator: Indicator) -> Figure:
    return needed(indicator, indicator.streak, "连续")


ATTRIBUTES: Mapping[str, Callable[[Indicator], Any]] = {
    "排名": _standing("居"),
    "位居": _standing("位居"),
    "名次": _place,
    "升降": _climbed,
    "比较": _compared,
    "连续": _streak,
    "年均增长": yearly,
    "年均增速": _yearly_rate,
    "历年合计": _cumulated,
    "占": _of_whole(share),
    "占比": _of_whole(proportion),
    "构成": _composed,
    "倍数": _as_much,
    "倍增": _multiplied,
}
