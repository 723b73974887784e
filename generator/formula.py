"""计算: 差(专利申请量、专利授权量) → operations; figures → what they come to. In text they are functions."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.conversion import difference, scaled
from generator.diagnostic import nearest
from generator.leaves import Bad
from generator.messages import Message
from generator.node import Scalar, span_in
from generator.patterns import lazy
from generator.quantity import SCALES, Quantity, plain, rounded
from generator.statements import Figure, Operand, Operation
from generator.units import measure
from generator.unsayable import Unsayable
from generator.values import sources_of

# ------------------------------------------------------------------------ reading

#: Operations within operations go no deeper.
_DEEPEST = 8
_TOKEN = lazy(r"[（(]|[）)]|[、，,]|[^（(）)、，,]+")
#: What a clerk may type instead, for the hint.
_SIGNS = {"+": "和", "＋": "和", "-": "差", "−": "差", "－": "差", "*": "积", "×": "积", "/": "比", "÷": "比"}


def read(text: str, key: str, node: Scalar) -> Operation:
    """What was typed → the operation. Raises Bad."""
    found = _Reader(text, node).operation()
    return found._replace(key=key)


class _Reader:
    """One formula that is being read, token by token."""

    def __init__(self, text: str, node: Scalar) -> None:
        self.text, self.node, self.at = text, node, 0
        self.tokens = [match for match in _TOKEN.finditer(text) if match[0].strip()]

    def operation(self) -> Operation:
        found = self.operand(0)
        if not isinstance(found, Operation) or self.peek():
            raise self.unreadable()
        return found

    def peek(self) -> str:
        return self.tokens[self.at][0].strip() if self.at < len(self.tokens) else ""

    def operand(self, depth: int) -> Operand | Operation:
        """A name or number, or an operation with its operands in brackets."""
        said = self.peek()
        if not said or said in "（()）、，," or depth > _DEEPEST:
            raise self.unreadable()
        match = self.tokens[self.at]
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        self.at += 1
        if self.peek() not in {"（", "("}:
            return Operand(unicodedata.normalize("NFKC", said), span_in(self.node, start, start + len(said)))
        if said not in OPERATIONS:
            raise Bad(Message("没有“{name}”这种计算", name=said), nearest(said, OPERATIONS) or _HINT, code="E402")
        operands = [*self.operands(depth + 1)]
        return _counted(Operation(said, tuple(operands), span_in(self.node, start, self.end())))

    def operands(self, depth: int) -> Iterator[Operand | Operation]:
        self.at += 1
        yield self.operand(depth)
        while self.peek() in {"、", "，", ","}:
            self.at += 1
            yield self.operand(depth)
        if self.peek() not in {"）", ")"}:
            raise self.unreadable()
        self.at += 1

    def end(self) -> int:
        return self.tokens[self.at - 1].end()

    def unreadable(self) -> Bad:
        sign = next((sign for sign in _SIGNS if sign in self.text), None)
        hint = Message("写成 {name}（甲、乙）", name=_SIGNS[sign]) if sign else _HINT
        return Bad(Message("“{text}”不是能读懂的计算", text=self.text), hint, code="E402")


def _counted(found: Operation) -> Operation:
    """An operation that has as many operands as it wants."""
    least, most = OPERATIONS[found.name].takes
    if not least <= len(found.operands) <= most:
        raise Bad(counted(found.name), _HINT, code="E402")
    return found


def counted(name: str) -> Message:
    """How many numbers an operation takes."""
    least, most = OPERATIONS[name].takes
    many = str(least) if least == most else f"{least}—{most}"
    return Message("“{name}”的括号里要写{count}个数", name=name, count=many)


# ---------------------------------------------------------------------- computing


def value(operation: Operation, figure: Callable[[Operand], Figure], places: int) -> Figure:
    """An operation, what its operands stand for, decimals of quotients → the figure. Raises Unsayable."""
    operands = [
        value(each, figure, places) if isinstance(each, Operation) else figure(each) for each in operation.operands
    ]
    return computed(operation.name, operands, places)._replace(span=operation.span)


def computed(name: str, operands: Sequence[Figure], places: int) -> Figure:
    """An operation's name and figures → the figure. Raises Unsayable."""
    given = [_exact(name, figure) for figure in operands]
    found = OPERATIONS[name].compute(given, places)
    return Figure(str(found), sources_of(operands), found, OPERATIONS[name].said([str(quantity) for quantity in given]))


def _exact(name: str, figure: Figure) -> Quantity:
    if figure.quantity is None or not figure.quantity.exact:
        message = Message("“{value}”不是准确的数，不能用来算{name}", value=figure.text, name=name)
        raise Unsayable("E305", message, Message("改成准确的数，或者把算好的数写在 本年 里"))
    return figure.quantity


def _unlike(a: Quantity, b: Quantity, name: str) -> Unsayable:
    return Unsayable("E304", Message("单位不同，不能算{name}：{a}、{b}", name=name, a=a, b=b))


def _alike(given: Sequence[Quantity], name: str) -> Quantity:
    """The first of several that have one dimension."""
    first, *others = given
    for each in others:
        if first.dimension != each.dimension:
            raise _unlike(first, each, name)
    return first


def _sum(given: Sequence[Quantity], _places: int) -> Quantity:
    first = _alike(given, "和")
    return scaled(sum((each.base for each in given), Decimal(0)), first)


def _difference(given: Sequence[Quantity], _places: int) -> Quantity:
    first = _alike(given, "差")
    return difference(first, *given[1:])


def _product(given: Sequence[Quantity], _places: int) -> Quantity:
    """A number, a rate or a price (元/件) times a quantity."""
    found = given[0]
    for each in given[1:]:
        found = _times(found, each)
    return found


def _times(a: Quantity, b: Quantity) -> Quantity:
    if a.percentage or (not a.unit and b.unit):
        a, b = b, a
    if b.percentage and not a.percentage:
        return _rounded(a.value * b.value / (1000 if b.unit == "‰" else 100), a)
    if not b.unit:
        return _rounded(a.value * b.value, a)
    for price, number in ((a, b), (b, a)):
        of, _, each = price.unit.partition("/")
        if each and measure(each).dimension == number.dimension:
            return _fit(Quantity(plain(price.value * number.base / measure(each).factor), of))
    raise _unlike(a, b, "积")


def _ratio(given: Sequence[Quantity], places: int) -> Quantity:
    a, b = _divided(given, "比")
    return Quantity(_shown(a.base / b.base, places), "倍")


def _share(given: Sequence[Quantity], places: int) -> Quantity:
    a, b = _divided(given, "占比")
    if a.base > b.base:
        message = Message("{part}比{whole}还大，不会是它的一部分", part=a, whole=b)
        raise Unsayable("E304", message, Message("核对台账"))
    return Quantity(_shown(a.base / b.base * 100, places), "%")


def _growth(given: Sequence[Quantity], places: int) -> Quantity:
    a, b = _divided(given, "增速")
    if a.percentage:
        return _difference(given, places)
    return Quantity(_shown((a.base - b.base) / b.base * 100, places), "%")


def _divided(given: Sequence[Quantity], name: str) -> tuple[Quantity, Quantity]:
    """Two of one dimension, the second of which may be divided by."""
    return _alike(given, name), _divisor(given[1])


def _divisor(quantity: Quantity) -> Quantity:
    if quantity.value <= 0:
        raise Unsayable("E305", Message("{value}不是正数，不能用来除", value=quantity))
    return quantity


def _mean(given: Sequence[Quantity], places: int) -> Quantity:
    total = _sum(given, places)
    return _rounded(total.value / len(given), total, places)


def _per(name: str, unit: str) -> Callable[[Sequence[Quantity], int], Quantity]:
    """So much for each of so many; with a unit these must be of its dimension."""
    each = measure(unit)

    def per(given: Sequence[Quantity], places: int) -> Quantity:
        amount, number = given
        if unit and number.dimension != each.dimension:
            message = Message("算{name}，第二个数的单位要是{unit}，这里是{value}", name=name, unit=unit, value=number)
            raise Unsayable("E304", message)
        many = _divisor(number).base / each.factor if unit else number.value
        return _fit(Quantity(amount.value / many, amount.unit), places)

    return per


def _shown(value: Decimal, places: int) -> Decimal:
    """A value rounded, which must not make nothing of it."""
    found = rounded(value, places)
    if value and not found:
        message = Message("算出来的数太小，按现在的小数位数显示不出来")
        raise Unsayable("E305", message, Message("在指标里写 小数: 2 或更多"))
    return plain(found)


def _rounded(value: Decimal, like: Quantity, places: int = 6) -> Quantity:
    """A value in the unit and scale of another."""
    return like.with_value(_shown(value / SCALES[like.scale], places) * SCALES[like.scale])


def _fit(quantity: Quantity, places: int = 6) -> Quantity:
    """In 万 or 亿 where there are so many."""
    size = abs(quantity.value)
    scale = next((s for s in ("亿", "万") if size >= SCALES[s] and quantity.unit), "")
    return Quantity(_shown(quantity.value / SCALES[scale], places), quantity.unit, scale)


class Rule(NamedTuple):
    """An operation: how many numbers it takes, what it makes of them, how it is said with values."""

    takes: tuple[int, int]
    compute: Callable[[Sequence[Quantity], int], Quantity]
    said: Callable[[Sequence[str]], str]


def _between(sign: str) -> Callable[[Sequence[str]], str]:
    return sign.join


_MOST = 50
OPERATIONS: Mapping[str, Rule] = {
    "和": Rule((2, _MOST), _sum, _between("＋")),
    "差": Rule((2, _MOST), _difference, _between("−")),
    "积": Rule((2, 4), _product, _between("×")),
    "比": Rule((2, 2), _ratio, _between("÷")),
    "占比": Rule((2, 2), _share, _between("÷")),
    "增速": Rule((2, 2), _growth, lambda said: f"（{said[0]}−{said[1]}）÷{said[1]}"),
    "平均": Rule((2, _MOST), _mean, lambda said: f"（{'＋'.join(said)}）÷{len(said)}"),
    "人均": Rule((2, 2), _per("人均", "人"), _between("÷")),
    "户均": Rule((2, 2), _per("户均", "户"), _between("÷")),
    "亩均": Rule((2, 2), _per("亩均", "亩"), _between("÷")),
    "每": Rule((2, 2), _per("每", ""), _between("÷")),
}
_HINT = Message(
    "写成 差（甲、乙）；可以用 {names}，括号里写指标的名称或数",
    names="、".join(OPERATIONS),
)
