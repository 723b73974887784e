"""Aims that say by how much (增长10%以上, 新增30家): what is typed → a change; a value and a change → the aim."""

from __future__ import annotations

from decimal import Decimal

from generator import quantity
from generator.conversion import scaled
from generator.messages import Message
from generator.node import Scalar
from generator.numerals import decimals
from generator.patterns import lazy
from generator.phrases import amount_verb, rate_verb
from generator.quantity import SCALES, Quantity, rounded
from generator.statements import Change, Figure
from generator.unsayable import Unsayable
from generator.values import sources_of

#: Verbs of change → up or down.
VERBS = {
    "增长": 1, "增加": 1, "新增": 1, "净增": 1, "提高": 1, "提升": 1, "上升": 1,
    "下降": -1, "降低": -1, "减少": -1, "压减": -1,
}  # fmt: skip
_CHANGE = lazy(rf"(?:同比|[比较](?:上年|本年|去年|今年))?(?P<verb>{'|'.join(VERBS)})(?P<by>.+)")


def change(text: str, key: str, node: Scalar) -> Change | None:
    """What was typed → the change, or None: it is a value. Raises Unreadable."""
    said = text.strip()
    if said.startswith("翻"):
        doubled = quantity.parse(said)
        by = Quantity(doubled.base, "%", before=doubled.before, after=doubled.after)
        return Change(Figure(str(doubled), (key,), by, span=node.span), 1)
    match = _CHANGE.fullmatch(said)
    if match is None:
        return None
    by = quantity.parse(match["by"].strip())
    if by.low is None or by.low < 0:
        raise quantity.Unreadable(Message("“{text}”不是增减了多少", text=text), _HINT)
    return Change(Figure(match["verb"] + str(by), (key,), by, span=node.span), VERBS[match["verb"]])


_HINT = Message("写成 增长10%以上、提高0.5个百分点、新增30家 或 下降3%")


def applied(name: str, base: Figure, by: Change) -> Figure:
    """A figure and a change → the figure that is aimed at. Raises Unsayable where the two do not fit."""
    start, step = base.number, by.figure.number
    if not start.exact:
        message = Message("“{name}”是{value}，不是准确的数，算不出目标的数", name=name, value=base.text)
        raise Unsayable("E305", message, Message("在目标里直接写要达到的数"))
    ends = [end for end in (step.low, step.high) if end is not None]
    values = sorted(_moved(name, start, step, end * by.sign) for end in ends)
    made = start.with_value(values[0])
    if len(values) > 1:
        made = made._replace(high=start.with_value(values[1]).low, dash=step.dash)
    before, after = _marks(step, by.sign)
    made = made._replace(before=before, after=after)
    formula = f"{start}{'＋' if by.sign > 0 else '−'}{f'{start}×' if _relative(start, step) else ''}{step}"
    return Figure(str(made), sources_of((by.figure, base)), made, formula, by.figure.span)


def _relative(start: Quantity, step: Quantity) -> bool:
    return step.unit in {"%", "‰"} and not start.percentage


def _moved(name: str, start: Quantity, step: Quantity, by: Decimal) -> Decimal:
    """A value and how far it moves → where it comes to, with the decimals of the value."""
    if _relative(start, step):
        share = by / (1000 if step.unit == "‰" else 100)
        assert start.low is not None
        return rounded(start.low * (1 + share), decimals(start.low)) * SCALES[start.scale]
    if step.dimension != ("points" if start.percentage else start.dimension):
        given = {"name": name, "value": start, "change": step}
        hint = Message("百分数的增减写 个百分点") if start.percentage else Message("写百分比，或和它一样的单位")
        raise Unsayable("E304", Message("“{name}”是{value}，不能增减{change}", **given), hint)
    return scaled(start.base + step._replace(low=by).base, start).value


#: What a fall of at least so much leaves is at most so much.
_TURNED = {
    "以上": "以下", "以下": "以上", "以内": "以上", "不少于": "不超过", "不低于": "不高于", "至少": "至多",
    "最少": "最多", "不超过": "不少于", "不高于": "不低于", "至多": "至少", "最多": "最少",
    "超过": "不足", "超": "不足", "逾": "不足", "近": "超过", "接近": "超过", "将近": "超过", "不足": "超过",
    "不到": "超过",
}  # fmt: skip


def _marks(step: Quantity, sign: int) -> tuple[str, str]:
    """The change's marks of approximation as the aim's."""
    before, after = step.before, step.after
    if step.within or step.between:  # 30余家 more is over so many
        before = before or "超过"
    if sign < 0:
        before, after = _TURNED.get(before, before), _TURNED.get(after, after)
    return before, after


def stated(growth: Figure | None, amount: Figure | None) -> Change | None:
    """目标增速 or 目标增量 → the change that it aims at; None where there is neither, or it says none."""
    figure = growth or amount
    step = figure.quantity if figure is not None else None
    if figure is None or step is None or step.low is None:
        return None
    size = step._replace(low=abs(step.low), high=step.high and abs(step.high))
    verb = rate_verb(step) if growth else amount_verb(step)
    return Change(figure._replace(text=verb + str(size), quantity=size), 1 if step.low >= 0 else -1)
