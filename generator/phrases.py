"""Quantities → the genre's set phrases: 增长23.8%, 从1571件增至1945件, 力争达到2100件, 超额完成年度目标.

What a phrase is made of has been found fit for it before; nothing here can fail.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.model import Figure, Target
from generator.quantity import Exactness, Quantity


def moved(rate: Quantity, *, verb: bool = True) -> str:
    """A signed rate → 增长23.8%, 下降3.2%, 提高0.26个百分点, 持平."""
    assert rate.low is not None
    if rate.low == 0:
        return "持平"
    up = "提高" if rate.unit.endswith("分点") else "增长"
    size = str(rate._replace(low=abs(rate.low)))
    return ((up if rate.low > 0 else "下降") if verb else "") + size


def changed(difference: Quantity) -> str:
    """A signed amount → 增加374件, 减少10件, 持平."""
    assert difference.low is not None
    if difference.low == 0:
        return "持平"
    return ("增加" if difference.low > 0 else "减少") + str(difference._replace(low=abs(difference.low)))


def together(rates: Sequence[Quantity]) -> str:
    """Rates of several → 同比分别增长23.8%和9.1%; of mixed signs 同比分别增长23.8%、下降9.1%."""
    ways = {(r.low or Decimal(0)).compare(Decimal(0)) for r in rates}
    if ways == {0}:
        return "同比均持平"
    if len(ways) == 1 and len({r.unit for r in rates}) == 1:
        return "同比分别" + listed([moved(rates[0]), *(moved(r, verb=False) for r in rates[1:])])
    return "同比分别" + "、".join(moved(r) for r in rates)


def listed(words: Sequence[str]) -> str:
    """Two or more words → 甲、乙和丙."""
    return "、".join(words[:-1]) + "和" + words[-1]


def reached(then: Quantity, now: Quantity) -> str:
    """Last year's value and this one's → 从1571件增至1945件, 从0.65%提高到0.91%, 稳定在100件."""
    if then.value == now.value:
        return f"稳定在{now}"
    up = "提高到" if now.percentage else "增至"
    return f"从{then}{up if now.value > then.value else '降至'}{now}"


def fulfilled(now: Decimal, aim: Decimal, rate: str, *, low: bool) -> str:
    """A value, its aim and the rate of completion → 超额完成年度目标, 完成年度目标的96.5%.

    `low`: the less the better. A rate that is 100% only when rounded is no completion.
    """
    if low:
        return "控制在年度目标以内" if now <= aim else "超出年度目标"
    if now >= aim:
        return "完成年度目标" if now == aim else "超额完成年度目标"
    return "基本完成年度目标" if rate == "100%" else f"完成年度目标的{rate}"


def aimed(target: Target) -> str:
    """An aim → 力争达到2100件; of two tiers 确保达到2000件、力争达到2100件."""
    assert target.ensured is not None
    if target.strived is None:
        return _with("力争", target.ensured)
    return f"{_with('确保', target.ensured)}、{_with('力争', target.strived)}"


def _with(verb: str, aim: Figure) -> str:
    words = up_to(aim)
    return words if words.startswith("控制") else verb + words


def up_to(aim: Figure) -> str:
    """An aim's value → 达到2100件, 不少于500人, 控制在10件以内."""
    quantity = aim.quantity
    assert quantity is not None
    if quantity.exactness is Exactness.AT_MOST:
        return f"控制在{_within(aim)}"
    return aim.text if quantity.before else f"达到{aim.text}"


def held(target: Target) -> str:
    """An aim of what should be little → 控制在10件以内; of two tiers 控制在10件以内、力争降到8件."""
    assert target.ensured is not None
    words = f"控制在{_within(target.ensured)}"
    return words if target.strived is None else f"{words}、力争降到{target.strived.text}"


def _within(aim: Figure) -> str:
    """10件, 不超过10件 or 10件以内 → 10件以内; other approximations as they are."""
    quantity = aim.quantity
    assert quantity is not None
    if quantity.exactness in {Exactness.EXACT, Exactness.AT_MOST} and not quantity.after:
        return str(quantity._replace(before="", after="以内"))
    return aim.text
