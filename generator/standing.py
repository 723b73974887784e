"""排名, 比较, 连续: what a clerk types of how an indicator stands → values. What is wrong is said without its place."""

from __future__ import annotations

from generator import quantity
from generator.leaves import Bad
from generator.messages import Message
from generator.node import Scalar
from generator.patterns import lazy
from generator.quantity import Kind, Unreadable
from generator.statements import Comparison, Figure, Rank

_PLACE = r"第(?:\d+|[一二三四五六七八九十百]+)(?:位|名)?"
_RANK = lazy(rf"(?:位居|居|位列|列|排名?)?(?P<among>[^第]*?)(?P<place>{_PLACE})?(?:[（(](?P<more>[^（()）]*)[）)])?")
_TOTAL = lazy(r"共(\d+)\D{0,2}")
_BEFORE = lazy(rf"上年({_PLACE})")
_APART = lazy("[，,、；;]")


def rank(text: str, key: str, node: Scalar) -> Rank:
    """全省第3, 全省第3（共11，上年第5）, 全省前列 → the rank. Raises Bad."""
    match = _RANK.fullmatch(text.strip())
    if match is None or not (match["place"] or match["among"].strip("（()）") == match["among"] != ""):
        raise Bad(Message("“{text}”不是名次", text=text), _RANK_HINT)
    place = quantity.parse(_whole(match["place"])) if match["place"] else None
    figure = Figure(f"{match['among']}{place or ''}", (key,), place, span=node.span)
    found = Rank(figure, match["among"])
    for said in _APART.split(match["more"]) if match["more"] else ():
        found = _with(found, said.strip(), text)
    if place is not None and found.total is not None:
        _possible(found, text)
    return found


_RANK_HINT = Message("写成 全省第3、全省第3（共11）或 全省第3（共11，上年第5）")


def _whole(place: str) -> str:
    """第3 → 第3位."""
    return place if place.endswith(("位", "名")) else place + "位"


def _with(found: Rank, said: str, text: str) -> Rank:
    """A rank with one of the things said in its brackets."""
    total, before = _TOTAL.fullmatch(said), _BEFORE.fullmatch(said)
    if total is not None:
        return found._replace(total=int(total[1]))
    if before is not None:
        return found._replace(before=_number(quantity.parse(_whole(before[1])).low))
    raise Bad(Message("“{text}”里的“{said}”读不懂", text=text, said=said), _RANK_HINT)


def _number(value: object) -> int:
    return int(str(value))


def _possible(found: Rank, text: str) -> None:
    """A place is one of those that there are."""
    place = found.figure.quantity
    assert place is not None
    places = [_number(place.low), *([found.before] if found.before is not None else [])]
    assert found.total is not None
    if not all(1 <= each <= found.total for each in places):
        hint = Message("核对名次和总数")
        raise Bad(Message("“{text}”：一共{total}个，排不到这个名次", text=text, total=found.total), hint, code="E415")


#: Words of comparison → 1 above, -1 below. The longer first.
_WAYS = {
    "高出": 1, "高于": 1, "快于": 1, "多于": 1, "大于": 1, "优于": 1, "超出": 1, "超过": 1, "领先": 1,
    "提高": 1, "增加": 1, "增长": 1, "上升": 1, "下降": -1, "降低": -1, "减少": -1, "回落": -1,
    "低于": -1, "慢于": -1, "少于": -1, "小于": -1, "落后于": -1, "落后": -1,
    "高": 1, "快": 1, "多": 1, "大": 1, "低": -1, "慢": -1, "少": -1, "小": -1,
}  # fmt: skip
_BY = r"(?P<by>(?:约|近|超过)?\d.*)"
_ABOVE = lazy(rf"(?P<way>{'|'.join(way for way in _WAYS if len(way) > 1)})(?P<other>[^\d]+?){_BY}?")
_THAN = lazy(rf"比(?P<other>[^\d]+?)(?P<way>{'|'.join(way for way in _WAYS if len(way) < 3)}){_BY}")
_LEVEL = lazy(r"[与和同](?P<other>.+?)(?:基本)?(?:持平|相当|相同)")


def comparison(text: str, key: str, node: Scalar) -> Comparison:
    """高于全市14.7个百分点, 比全市多5件, 与全省持平, 高于全省平均水平 → the comparison. Raises Bad, Unreadable."""
    said = text.strip()
    if (level := _LEVEL.fullmatch(said)) is not None:
        return Comparison(Figure(said, (key,), span=node.span), level["other"], 0)
    match = _ABOVE.fullmatch(said) or _THAN.fullmatch(said)
    if match is None:
        hint = Message("写成 高于全市14.7个百分点、比全市多5件、与全市持平，或写出别处的数，如 {{全市: 9.1%}}")
        raise Bad(Message("“{text}”不是比较", text=text), hint)
    by = quantity.parse(match["by"]) if match["by"] else None
    if by is not None and not by.unit:
        raise Unreadable(Message("“{text}”没有写单位", text=text), Message("如 高于全市14.7个百分点"))
    return Comparison(Figure(said, (key,), by, span=node.span), match["other"], _WAYS[match["way"]])


#: What comes year after year, or is counted without a break.
_STREAK_UNITS = frozenset(
    {"年", "届", "次", "期", "月", "个月", "季度", "个季度", "周", "周年", "天", "日", "轮", "批"}
)


def streak(text: str, key: str, node: Scalar) -> Figure:
    """六年, 连续6年 → the figure of a streak. Raises Bad."""
    said = text.strip()
    try:
        found = quantity.parse(said if said.startswith("连续") else f"连续{said}")
    except Unreadable:
        found = None
    if found is None or found.kind not in {Kind.STREAK, Kind.NTH} or found.unit not in _STREAK_UNITS:
        raise Bad(Message("“{text}”不是连续了多久", text=text), Message("写成 六年、连续六年 或 连续3次"))
    return Figure(str(found), (key,), found, span=node.span)
