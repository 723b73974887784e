"""Quantity: a number as the genre writes it, with its unit and how exact it is.

Nothing of what was typed is kept but the value and its typography.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from generator.interval import ENDLESS, Interval
from generator.numerals import (
    HALF,
    ROOMY,
    Script,
    decimals,
    divided,
    last_digit,
    last_figure,
    plain,
    together,
    write,
)
from generator.units import measure


class Kind(Enum):
    """A plain amount, an ordinal (第九届), a streak (连续六年, 连续第六年), a doubling (翻一番)."""

    AMOUNT = ""
    ORDINAL = "第"
    STREAK = "连续"
    NTH = "连续第"
    DOUBLING = "翻"
    DOUBLED = "翻了"


class Exactness(Enum):
    """What a value claims about the true one."""

    EXACT = "exact"
    AROUND = "around"
    ABOVE = "above"
    BELOW = "below"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    RANGE = "range"
    VAGUE = "vague"


#: Marks of approximation by place: before the number, inside (before the unit), after the unit.
BEFORE: dict[str, Exactness] = {
    "大约": Exactness.AROUND, "约": Exactness.AROUND, "大概": Exactness.AROUND,
    "接近": Exactness.BELOW, "将近": Exactness.BELOW, "近": Exactness.BELOW,
    "不足": Exactness.BELOW, "不到": Exactness.BELOW, "低于": Exactness.BELOW, "少于": Exactness.BELOW,
    "超过": Exactness.ABOVE, "超": Exactness.ABOVE, "逾": Exactness.ABOVE, "突破": Exactness.ABOVE,
    "高于": Exactness.ABOVE, "多于": Exactness.ABOVE,
    "不少于": Exactness.AT_LEAST, "不低于": Exactness.AT_LEAST, "至少": Exactness.AT_LEAST,
    "最少": Exactness.AT_LEAST,
    "不超过": Exactness.AT_MOST, "不高于": Exactness.AT_MOST, "不多于": Exactness.AT_MOST,
    "至多": Exactness.AT_MOST, "最多": Exactness.AT_MOST,
}  # fmt: skip
WITHIN: dict[str, Exactness] = {
    "余": Exactness.ABOVE, "多": Exactness.ABOVE, "几": Exactness.ABOVE, "来": Exactness.AROUND,
}  # fmt: skip
AFTER: dict[str, Exactness] = {
    "以上": Exactness.AT_LEAST, "及以上": Exactness.AT_LEAST,
    "以下": Exactness.AT_MOST, "及以下": Exactness.AT_MOST, "以内": Exactness.AT_MOST, "之内": Exactness.AT_MOST,
    "左右": Exactness.AROUND, "上下": Exactness.AROUND,
}  # fmt: skip
#: 一年多, 三个多月: behind or inside a unit of time only.
BEYOND = frozenset({"多", "余"})
SCALES: dict[str, Decimal] = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
#: 4.13.3.2 of GB/T 15834-2011: a range of values takes ～, — is allowed; - and ~ are folded to ～.
RANGES = {"—": "—", "～": "～", "-": "～", "~": "～", "–": "～", "至": "至"}
#: 翻两番: four times as much.
_DOUBLE = "番"
#: From how much to less than how much a vague amount claims: 数 and 几 are two to nine.
_VAGUE = {"数": (Decimal(2), Decimal(10)), "几": (Decimal(2), Decimal(10)), "上": (Decimal(1), ENDLESS)}
_MAGNITUDE = {"": Decimal(1), "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}


class Quantity(NamedTuple):
    """Value(s), unit, exactness, typography. `low` is None for a vague amount (数十家).

    A range without a dash is two neighbours (三五家); a unit that ends in 分之 stands before the number.
    """

    low: Decimal | None
    unit: str = ""
    scale: str = ""
    high: Decimal | None = None
    script: Script = Script.ARABIC
    kind: Kind = Kind.AMOUNT
    before: str = ""
    within: str = ""
    between: str = ""
    after: str = ""
    dash: str = ""
    low_unit: str = ""
    vague: str = ""

    def __str__(self) -> str:
        """As it was typed: marks, digits and unit, width folded."""
        if self.unit.endswith("分之"):
            return f"{self.before}{self.kind.value}{self.unit}{self.digits}{self.after}"
        halved = self.script is Script.HALF and self.low is not None and self.low > 1 and self.low % 1 == HALF
        digits = write(self.low // 1, Script.LIANG) if halved and self.low is not None else self.digits
        inner, after = (self.after, "") if self.after in BEYOND else ("", self.after)
        unit = _inserted(self.unit, ("半" if halved else "") + inner)
        return f"{self.before}{self.kind.value}{digits}{self.scale}{self.between}{unit}{after}"

    @property
    def apart(self) -> bool:
        """Whether its unit stands behind the number alone, so that it may be written elsewhere: in a table's head."""
        plainly = f"{self.before}{self.digits}{self.scale}{self.unit}{self.after}"
        return self.kind is Kind.AMOUNT and not self.low_unit and self.after not in BEYOND and str(self) == plainly

    @property
    def digits(self) -> str:
        """The number alone, in its script: 1945, 1—2, 六."""
        if self.low is None:
            return self.vague + self.within
        if self.high is not None and not self.dash:
            return together(self.low, self.high, self.script) + self.within
        second = "" if self.high is None else f"{self.low_unit}{self.dash}{write(self.high, self.script)}"
        return f"{write(self.low, self.script)}{second}{self.within}"

    @property
    def exactness(self) -> Exactness:
        """The claim that the marks make; several marks: the first."""
        if self.low is None:
            return Exactness.VAGUE
        if self.high is not None:
            return Exactness.RANGE
        after = WITHIN.get(self.after) if self.after in BEYOND else AFTER.get(self.after)
        marks = (BEFORE.get(self.before), WITHIN.get(self.within or self.between), after)
        return next((m for m in marks if m is not None), Exactness.EXACT)

    @property
    def exact(self) -> bool:
        """Whether it may be added up or divided: an ordinal may not."""
        return self.exactness is Exactness.EXACT and self.kind is Kind.AMOUNT

    @property
    def value(self) -> Decimal:
        """The number times 万 or 亿; of a range its lower end. A vague amount has none."""
        assert self.low is not None
        return self.low * SCALES[scale_of(self.low_unit) if self.low_unit else self.scale]

    @property
    def size(self) -> Decimal:
        """How many base units of its dimension one of its own is: of 3.4亿元 10⁸."""
        return SCALES[self.scale] * measure(self.unit).factor

    @property
    def decimals(self) -> int:
        """Digits behind the point as they were typed; 0 for a vague amount."""
        return 0 if self.low is None else decimals(self.low)

    @property
    def percentage(self) -> bool:
        """Percentages are compared by difference (个百分点), never by rate."""
        return self.unit in {"%", "％", "‰", "百分之", "千分之"}

    @property
    def points(self) -> bool:
        """Whether it is a difference of percentages: 0.26个百分点."""
        return self.unit.endswith("分点")

    @property
    def dimension(self) -> str:
        """What it measures: length, money …; an unknown unit and ordinals of a unit are their own."""
        if self.unit == _DOUBLE:
            return "rate"
        return self.kind.value + measure(self.unit).dimension

    @property
    def base(self) -> Decimal:
        """The value in its dimension's base unit; of a range and of a vague amount the lower end."""
        if self.low is None:
            return self.interval.low
        if self.unit == _DOUBLE:  # 翻两番 is growth by 300%
            return (Decimal(2) ** self.value - 1) * 100
        unit = self.low_unit[len(scale_of(self.low_unit)) :] or self.unit
        return self.value * measure(unit).factor

    @property
    def interval(self) -> Interval:
        """Between which values, in base units, the true one lies if the claim is true.

        余 and 多 stay within one more of the last figure (20余 is less than 30); 约 allows half to double.
        """
        if self.low is None:
            return self._vague_interval()
        low, high = self.base, self.upper
        if Exactness.AROUND in {BEFORE.get(self.before), WITHIN.get(self.within), AFTER.get(self.after)}:
            ends = sorted((low / 2, low * 2, high / 2, high * 2))
            return Interval(ends[0], ends[-1])
        return self._bounds(low, high)

    def _bounds(self, low: Decimal, high: Decimal) -> Interval:
        claim = self.exactness
        if claim is Exactness.ABOVE:
            beyond = self.within or self.between or self.after
            return Interval(low, low + self._unit_of(last_figure) if beyond else ENDLESS, True, True)
        if claim is Exactness.BELOW:
            return Interval(-ENDLESS, high, high_open=True)
        if claim is Exactness.AT_LEAST:
            return Interval(low, ENDLESS)
        if claim is Exactness.AT_MOST:
            return Interval(-ENDLESS, high)
        return Interval(low, high)

    @property
    def upper(self) -> Decimal:
        """The value in base units; of a range its upper end."""
        if self.high is None:
            return self.base
        return self.high * self.size

    def _vague_interval(self) -> Interval:
        low, high = _VAGUE[self.vague[0]]
        each = _MAGNITUDE[self.vague[1:]] * self.size
        return Interval(low * each, high * each, high_open=True)

    @property
    def precision(self) -> Decimal:
        """Half a unit of the last written digit, in base units: 50000 for 3.4亿元 … 0.005 for 0.91%."""
        return self._unit_of(last_digit) / 2

    def _unit_of(self, digit: Callable[[Decimal], Decimal]) -> Decimal:
        """The size of one digit of the number, in base units."""
        if self.low is None or self.unit == _DOUBLE:
            return Decimal(0)
        scale = SCALES[scale_of(self.low_unit) if self.low_unit else self.scale]
        return digit(self.low) * scale * measure(self.unit).factor

    def with_value(self, value: Decimal) -> Quantity:
        """The same unit and script for another exact value; decimals as they come, no trailing zeros added."""
        number = ROOMY.divide(value, SCALES[self.scale])
        return Quantity(plain(number), self.unit, self.scale, script=self.spoken, kind=self.kind)

    def with_base(self, base: Decimal) -> Quantity | None:
        """The same for a value in base units; None where its unit cannot say it in finite decimals."""
        value = divided(base, measure(self.unit).factor)
        return None if value is None else self.with_value(value)

    @property
    def spoken(self) -> Script:
        """The script for a number that is computed: before a unit 二 is said 两."""
        counted = self.kind is Kind.AMOUNT and (self.unit or self.scale)
        return Script.LIANG if self.script is Script.CHINESE and counted else self.script

    def next(self) -> Quantity:
        """第九届 → 第十届, 2011年 → 2012年."""
        assert self.low is not None
        return self._replace(low=self.low + 1)


def scale_of(unit: str) -> str:
    """The 万 or 亿 that a unit begins with."""
    return next((scale for scale in ("万亿", "亿", "万") if unit.startswith(scale)), "")


def _inserted(unit: str, mark: str) -> str:
    """A unit and a mark behind it, or within it: 年多, 个多月."""
    return f"个{mark}{unit[1:]}" if mark and len(unit) > 1 and unit[0] == "个" else unit + mark


def add(quantities: list[Quantity]) -> Quantity | None:
    """Quantities of one dimension → their sum, exactly, in the first one's unit and scale; None if they have no sum.

    Where that unit would need endless decimals (公顷 and 亩), the sum is in the next one's.
    Other dimensions, approximate values, ordinals and streaks have none.
    """
    if any(q.dimension != quantities[0].dimension or not q.exact for q in quantities):
        return None
    total = Decimal(0)
    for quantity in quantities:
        total = ROOMY.add(total, quantity.base)
    return next((found for q in quantities if (found := q.with_base(total)) is not None), None)
