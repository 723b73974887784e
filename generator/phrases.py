"""Quantities → the genre's set phrases: 增长23.8%, 从1571件增至1945件, 力争达到2100件, 超额完成年度目标.

What a phrase is made of has been found fit for it before; nothing here can fail.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from generator.model import Figure, Target
from generator.quantity import Exactness, Quantity
from generator.statements import Change


def moved(rate: Quantity) -> str:
    """A signed rate → 增长23.8%, 下降3.2%, 提高0.26个百分点, 持平."""
    assert rate.low is not None
    if rate.low == 0:
        return "持平"
    return rate_verb(rate) + str(rate._replace(low=abs(rate.low)))


def rate_verb(rate: Quantity) -> str:
    """How a rate that is not nothing is said to move: 增长, of points 提高; 下降."""
    assert rate.low is not None
    return "下降" if rate.low < 0 else "提高" if rate.points else "增长"


def amount_verb(difference: Quantity) -> str:
    """The same of an amount: 增加, 减少."""
    assert difference.low is not None
    return "减少" if difference.low < 0 else "增加"


def ranked(steps: Quantity) -> str:
    """How far a place moved up → 前移2位, 后移1位, 名次不变."""
    assert steps.low is not None
    if steps.low == 0:
        return "名次不变"
    return ("前移" if steps.low > 0 else "后移") + str(steps._replace(low=abs(steps.low)))


def changed(difference: Quantity) -> str:
    """A signed amount → 增加374件, 减少10件, 持平."""
    assert difference.low is not None
    if difference.low == 0:
        return "持平"
    return amount_verb(difference) + str(difference._replace(low=abs(difference.low)))


def together(changes: Sequence[Quantity], said: Callable[[Quantity], str] = moved, prefix: str = "") -> str:
    """Changes of several → 分别增长23.8%和9.1%; of mixed signs 分别增长23.8%、下降9.1%. `said` says one of them."""
    ways = {(c.low or Decimal(0)).compare(Decimal(0)) for c in changes}
    if ways == {0}:
        return f"{prefix}均持平"
    first, *others = [said(c) for c in changes]
    if len(ways) > 1 or len({c.unit for c in changes}) > 1:
        return f"{prefix}分别" + "、".join([first, *others])
    verb = _verb(changes[0], first)
    return f"{prefix}分别" + listed([first, *(other.removeprefix(verb) for other in others)])


def _verb(change: Quantity, said: str) -> str:
    """What stands before the number: 增长, 减少."""
    assert change.low is not None
    return said.removesuffix(str(change._replace(low=abs(change.low))))


def listed(words: Sequence[str]) -> str:
    """Two or more words → 甲、乙和丙."""
    return "、".join(words[:-1]) + "和" + words[-1]


def reached(then: Quantity, now: Quantity, said: str) -> str:
    """Last year's value (as it is `said`) and this one's → 从1571件增至1945件, 从0.65%提高到0.91%, 稳定在100件."""
    if then.base == now.base:
        return f"稳定在{now}"
    up = "提高到" if now.percentage else "增至"
    return f"从{said}{up if now.base > then.base else '降至'}{now}"


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
    """An aim → 力争达到2100件, 力争增长10%以上; of two tiers 确保达到2000件、力争达到2100件."""
    first, second = target.changes
    if not target.tiered:
        return _with("力争", target.ensured, first)
    return f"{_with('确保', target.ensured, first)}、{_with('力争', target.strived, second)}"


def _with(verb: str, aim: Figure | None, change: Change | None) -> str:
    if change is not None:
        return verb + change.figure.text
    assert aim is not None
    words = up_to(aim)
    return words if words.startswith("控制") else verb + words


def up_to(aim: Figure) -> str:
    """An aim's value → 达到2100件, 不少于500人, 控制在10件以内."""
    quantity = aim.number
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
    quantity = aim.number
    if quantity.exactness in {Exactness.EXACT, Exactness.AT_MOST} and not quantity.after:
        return str(quantity._replace(before="", after="以内"))
    return aim.text
