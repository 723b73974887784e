"""What an indicator states: figures and aims, and in words its rank, how it compares, what it is computed from."""

from __future__ import annotations

from typing import NamedTuple

from generator.named import Named
from generator.quantity import Quantity
from generator.source import Span


class Figure(NamedTuple):
    """A number or phrase ready to print, the keys of the numbers it comes from, and how."""

    text: str
    sources: tuple[str, ...] = ()
    quantity: Quantity | None = None
    formula: str = ""
    span: Span | None = None

    @property
    def number(self) -> Quantity:
        """The quantity of what is known to be a number."""
        assert self.quantity is not None
        return self.quantity

    def said(self, quantity: Quantity) -> Figure:
        """The same number written in another way."""
        return Figure(str(quantity), self.sources, quantity, self.formula)


class Change(Named):
    """An aim that says by how much: 增长10%以上, 提高0.5个百分点, 新增30家, 翻一番.

    `figure` is what was typed; its quantity is how much, without sign (of 翻一番 100%); `sign` is 1 up or -1 down.
    """

    figure: Figure
    sign: int

    @property
    def signed(self) -> Quantity:
        """How much, a fall below zero."""
        quantity = self.figure.number
        assert quantity.low is not None
        return quantity._replace(low=quantity.low * self.sign, high=quantity.high and quantity.high * self.sign)


class Target(Named):
    """目标: one value, or two tiers of which 确保 is what completion is measured against.

    An aim that was typed as a change has it in `changes`, tier by tier; its value is computed from what it changes.
    """

    ensured: Figure | None = None
    strived: Figure | None = None
    changes: tuple[Change | None, Change | None] = (None, None)

    @property
    def tiered(self) -> bool:
        """Whether a tier must be named to print it."""
        return self.strived is not None or self.changes[1] is not None


def target(ensured: Figure | Change | None = None, strived: Figure | Change | None = None) -> Target:
    """Tiers as they were typed, values or changes → the target."""
    first, second = [tier if isinstance(tier, Change) else None for tier in (ensured, strived)]
    one, other = [tier if isinstance(tier, Figure) else None for tier in (ensured, strived)]
    return Target(one, other, (first, second))


class Rank(Named):
    """排名: among whom (全省), which place, of how many, which place the year before; no place for 全省前列.

    `figure` is what was typed, its quantity the place (第3位).
    """

    figure: Figure
    among: str
    total: int | None = None
    before: int | None = None

    def __str__(self) -> str:
        return self.figure.text


class Comparison(Named):
    """比较: what was typed (高于全市14.7个百分点), against whom, and by how much, below zero if lower.

    `by` has no quantity where only the direction was typed (高于全省平均水平).
    """

    figure: Figure
    other: str
    sign: int

    def __str__(self) -> str:
        return self.figure.text


class Operand(Named):
    """A name, a path of names or a number in 计算 or 占, and its place."""

    text: str
    span: Span

    def __str__(self) -> str:
        return self.text


class Operation(Named):
    """计算: a named operation over names and numbers, as 差(专利申请量、专利授权量)."""

    name: str
    operands: tuple[Operand | Operation, ...]
    span: Span
    key: str = ""

    def __str__(self) -> str:
        return f"{self.name}（{'、'.join(map(str, self.operands))}）"
