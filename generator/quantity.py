"""Quantity: a number as the genre writes it, with its unit and how exact it is.

Nothing of what was typed is kept but the value and its typography, and from these
`str()` writes it again: parse∘str is the identity.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from generator.messages import Message


class Script(Enum):
    """How the digits are written: 1945, 1,945, 六 and 两."""

    ARABIC = "1"
    GROUPED = "1,"
    CHINESE = "一"
    LIANG = "两"


class Kind(Enum):
    """A plain amount, an ordinal (第九届) or a streak (连续六年)."""

    AMOUNT = ""
    ORDINAL = "第"
    STREAK = "连续"


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
    "大约": Exactness.AROUND, "约": Exactness.AROUND,
    "接近": Exactness.BELOW, "近": Exactness.BELOW,
    "超过": Exactness.ABOVE, "超": Exactness.ABOVE, "逾": Exactness.ABOVE,
    "不少于": Exactness.AT_LEAST, "不低于": Exactness.AT_LEAST, "至少": Exactness.AT_LEAST,
    "不超过": Exactness.AT_MOST, "不高于": Exactness.AT_MOST, "至多": Exactness.AT_MOST,
}  # fmt: skip
WITHIN: dict[str, Exactness] = {"余": Exactness.ABOVE, "多": Exactness.ABOVE}
AFTER: dict[str, Exactness] = {
    "以上": Exactness.AT_LEAST, "以下": Exactness.AT_MOST, "以内": Exactness.AT_MOST,
    "左右": Exactness.AROUND, "上下": Exactness.AROUND,
}  # fmt: skip
SCALES: dict[str, Decimal] = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
#: 4.13.3.2 of GB/T 15834-2011: a range of values takes ～, — is allowed; - and ~ are folded to ～.
RANGES = {"—": "—", "～": "～", "-": "～", "~": "～", "–": "～", "至": "至"}

_NUMERAL = "零一二三四五六七八九"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CHINESE = "[零一二三四五六七八九十百千两]+"
_VAGUE = "[数几][十百千]"
_UNIT = r"[^\s\d.，。；：、！？,;:!?（）()“”\"'《》{}|—～~]*?"
_PATTERN = (
    rf"(?P<before>{'|'.join(BEFORE)})?(?P<kind>第|连续)?"
    rf"(?P<low>[-−]?(?:{_ARABIC})|{_VAGUE}|{_CHINESE})"
    rf"(?:(?P<lowunit>%|万|亿)?(?P<range>{'|'.join(RANGES)})(?P<high>{_ARABIC}|{_CHINESE}))?"
    rf"(?P<within>余|多)?(?P<scale>万亿|亿|万)?(?P<between>余|多)?"
    rf"(?P<unit>{_UNIT})(?P<after>{'|'.join(AFTER)})?"
)
_WIDE = str.maketrans("０１２３４５６７８９．％－，＋", "0123456789.%-,+")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Compiled when the first quantity is read: it takes as long as reading two hundred."""
    return re.compile(_PATTERN)


class Unreadable(ValueError):
    """A text that is no quantity; `message` says why, `hint` what to type."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.template)
        self.message = message
        self.hint = hint


class Quantity(NamedTuple):
    """Value(s), unit, exactness, typography. `low` is None for a vague amount (数十家)."""

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
        return f"{self.before}{self.kind.value}{self.digits}{self.scale}{self.between}{self.unit}{self.after}"

    @property
    def digits(self) -> str:
        """The number alone, in its script: 1945, 1—2, 六."""
        if self.low is None:
            return self.vague + self.within
        second = "" if self.high is None else f"{self.low_unit}{self.dash}{write(self.high, self.script)}"
        return f"{write(self.low, self.script)}{second}{self.within}"

    @property
    def exactness(self) -> Exactness:
        """The claim that the marks make; several marks: the first."""
        if self.low is None:
            return Exactness.VAGUE
        if self.high is not None:
            return Exactness.RANGE
        marks = (BEFORE.get(self.before), WITHIN.get(self.within or self.between), AFTER.get(self.after))
        return next((m for m in marks if m is not None), Exactness.EXACT)

    @property
    def exact(self) -> bool:
        """Whether it may be added up or divided."""
        return self.exactness is Exactness.EXACT

    @property
    def value(self) -> Decimal:
        """The number times 万 or 亿; of a range its lower end. A vague amount has none."""
        assert self.low is not None
        return self.low * SCALES[self.scale]

    @property
    def percentage(self) -> bool:
        """Percentages are compared by difference (个百分点), never by rate."""
        return self.unit in {"%", "％", "‰"}

    def with_value(self, value: Decimal) -> Quantity:
        """The same unit and script for another exact value; decimals as they come, no trailing zeros added."""
        number = value / SCALES[self.scale]
        script = Script.CHINESE if self.script is Script.LIANG else self.script
        return Quantity(plain(number), self.unit, self.scale, script=script, kind=self.kind)

    def next(self) -> Quantity:
        """第九届 → 第十届, 2011年 → 2012年."""
        assert self.low is not None
        return self._replace(low=self.low + 1)


def parse(text: str) -> Quantity:
    """Text → Quantity. Raises Unreadable."""
    folded = text.strip().translate(_WIDE)
    match = _pattern().fullmatch(folded)
    if match is None:
        hint = Message("写成“数字加单位”，如 30件、约5000亩、3.4亿元、第九届")
        raise Unreadable(Message("“{text}”不是能读懂的数", text=text), hint)
    part = match.groupdict("")
    if part["scale"] and not part["unit"]:
        hint = Message("补上单位，如 {text}元", text=text)
        raise Unreadable(Message("“{text}”只有{scale}，没有单位", text=text, scale=part["scale"]), hint)
    return _made(part)


def _made(part: dict[str, str]) -> Quantity:
    vague = part["low"] if part["low"][0] in "数几" else ""
    return Quantity(
        low=None if vague else read(part["low"]),
        unit=part["unit"],
        scale=part["scale"],
        high=read(part["high"]) if part["high"] else None,
        script=_script(part["low"]),
        kind=Kind(part["kind"]),
        before=part["before"],
        within=part["within"],
        between=part["between"],
        after=part["after"],
        dash=RANGES.get(part["range"], ""),
        low_unit=part["lowunit"],
        vague=vague,
    )


def _script(digits: str) -> Script:
    if "," in digits:
        return Script.GROUPED
    if digits.lstrip("-−")[0].isascii():
        return Script.ARABIC
    return Script.LIANG if digits == "两" else Script.CHINESE


def read(digits: str) -> Decimal:
    """Arabic or Chinese digits → the value. Raises Unreadable for 五六 or 二一."""
    if digits.lstrip("-−")[0].isascii():
        return Decimal(digits.replace(",", "").replace("−", "-"))
    value = Decimal(0)
    rest = digits.replace("两", "二")
    for power, unit in ((1000, "千"), (100, "百"), (10, "十")):
        head, found, tail = rest.partition(unit)
        if found:
            value += power * (_NUMERAL.find(head.lstrip("零")) if head.lstrip("零") else 1)
            rest = tail
    ones = rest.lstrip("零")
    value += _NUMERAL.find(ones) if ones else 0
    if digits not in {_chinese(value), "两"}:
        raise Unreadable(Message("“{text}”不是一个数", text=digits), Message("概数写进正文，或改用阿拉伯数字"))
    return value


def write(value: Decimal, script: Script = Script.ARABIC) -> str:
    """A value → digits in a script; decimals are kept as they are (12.30 stays 12.30)."""
    if script is Script.GROUPED:
        return f"{value:,f}"
    if script is Script.ARABIC or value != int(value) or not 0 <= value < 10000:
        return f"{value:f}"
    return "两" if script is Script.LIANG and value == 2 else _chinese(value)


def _chinese(value: Decimal) -> str:
    if value == 0:
        return "零"
    text, number = "", int(value)
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += _NUMERAL[digit] + unit
        elif text and number and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def plain(value: Decimal) -> Decimal:
    """Without exponent and trailing zeros after the point: 8E+1 → 80, 2.50 → 2.5."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, as Chinese statistics round: 2.25 → 2.3."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def add(quantities: list[Quantity]) -> Quantity | None:
    """Quantities of one unit → their sum in the first one's scale; None if they have no sum.

    Other units, approximate values, ordinals and streaks have none.
    """
    first = quantities[0]
    if any(q.unit != first.unit or not q.exact or q.kind is not Kind.AMOUNT for q in quantities):
        return None
    total = sum((q.value for q in quantities), Decimal(0))
    return first.with_value(total)
