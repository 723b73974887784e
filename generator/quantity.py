"""Quantity: a number as the genre writes it, with its unit and how exact it is.

Nothing of what was typed is kept but the value and its typography, and from these
`str()` writes it again: parse∘str is the identity.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum
from typing import NamedTuple

from generator.messages import Message
from generator.patterns import lazy


class Script(Enum):
    """How the digits are written: 1945, 1,945, 六, 两 (两百), and the bare 百 of 近百家."""

    ARABIC = "1"
    GROUPED = "1,"
    CHINESE = "一"
    LIANG = "两"
    BARE = "百"


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
    "接近": Exactness.BELOW, "将近": Exactness.BELOW, "近": Exactness.BELOW,
    "不足": Exactness.BELOW, "不到": Exactness.BELOW,
    "超过": Exactness.ABOVE, "超": Exactness.ABOVE, "逾": Exactness.ABOVE,
    "不少于": Exactness.AT_LEAST, "不低于": Exactness.AT_LEAST, "至少": Exactness.AT_LEAST,
    "最少": Exactness.AT_LEAST,
    "不超过": Exactness.AT_MOST, "不高于": Exactness.AT_MOST, "至多": Exactness.AT_MOST,
    "最多": Exactness.AT_MOST,
}  # fmt: skip
WITHIN: dict[str, Exactness] = {"余": Exactness.ABOVE, "多": Exactness.ABOVE}
AFTER: dict[str, Exactness] = {
    "以上": Exactness.AT_LEAST, "以下": Exactness.AT_MOST, "以内": Exactness.AT_MOST,
    "左右": Exactness.AROUND, "上下": Exactness.AROUND,
}  # fmt: skip
SCALES: dict[str, Decimal] = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
#: 4.13.3.2 of GB/T 15834-2011: a range of values takes ～, — is allowed; - and ~ are folded to ～.
RANGES = {"—": "—", "～": "～", "-": "～", "~": "～", "–": "～", "至": "至"}

#: What stands without a numeral behind 近 or before 余: 近百家, 千余人, 近万元. By itself it is no number.
_BARE = {"百": Decimal(100), "千": Decimal(1000), "": Decimal(1)}
_NUMERAL = "零一二三四五六七八九"
_ARABIC = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_CHINESE = "[零一二三四五六七八九十百千两]+"
_VAGUE = "[数几上](?:[十百千]|(?=[万亿]))"
#: Hanzi, letters and the signs of units; a letter that looks like a digit does not follow one (1O件).
_UNIT = (
    r"(?:(?![OoIlΟО](?![A-Za-z]))"
    r"[^\s\d.，。；：、！？,;:!?（）()“”\"'《》{}|—～~=@#$&_<>*+^`\\\u00a0\u200b-\u200f\ufeff-]+?)?"
)
_PATTERN = lazy(
    rf"(?P<before>{'|'.join(BEFORE)})?(?P<kind>第|连续)?"
    rf"(?P<low>[-−]?(?:{_ARABIC})|{_VAGUE}|{_CHINESE}|(?=[万亿]))"
    rf"(?:(?P<lowunit>%|万|亿)?(?P<range>{'|'.join(RANGES)})(?P<high>{_ARABIC}|{_CHINESE}))?"
    rf"(?P<within>余|多)?(?P<scale>万亿|亿|万)?(?P<between>余|多)?"
    rf"(?P<unit>{_UNIT})(?P<after>{'|'.join(AFTER)})?"
)
_WIDE = str.maketrans("０１２３４５６７８９．％－−，＋", "0123456789.%--,+")
#: More characters are no quantity, and reading them would take long; more digits are a slip of the keyboard.
_LONGEST, _DIGITS = 64, 15
#: Room for what numbers of that size can come to; the usual 28 digits are too few for a growth rate.
_ROOMY = Context(prec=120)


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
        kind = "" if self.kind is Kind.AMOUNT else self.kind.value
        return f"{self.before}{kind}{self.digits}{self.scale}{self.between}{self.unit}{self.after}"

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
        """Whether it may be added up or divided: an ordinal may not."""
        return self.exactness is Exactness.EXACT and self.kind is Kind.AMOUNT

    @property
    def value(self) -> Decimal:
        """The number times 万 or 亿; of a range its lower end. A vague amount has none."""
        assert self.low is not None
        return self.low * SCALES[self.scale]

    @property
    def percentage(self) -> bool:
        """Percentages are compared by difference (个百分点), never by rate."""
        return self.unit in {"%", "％", "‰"}

    def with_value(self, value: Decimal) -> "Quantity":
        """The same unit and script for another exact value; decimals as they come, no trailing zeros added."""
        number = value / SCALES[self.scale]
        return Quantity(plain(number), self.unit, self.scale, script=self.spoken, kind=self.kind)

    @property
    def spoken(self) -> Script:
        """The script for a number that is computed: before a unit 二 is said 两."""
        counted = self.kind is Kind.AMOUNT and (self.unit or self.scale)
        return Script.LIANG if self.script is Script.CHINESE and counted else self.script

    def next(self) -> "Quantity":
        """第九届 → 第十届, 2011年 → 2012年."""
        assert self.low is not None
        return self._replace(low=self.low + 1)


#: 1945件, 23.8%, 3623万元: nine numbers in ten. Anything that may be a mark is left to the whole pattern.
#: Hanzi are looked at one by one: sets of them take longer to compile than a report's numbers to read.
_COMMON = lazy(r"((?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,5})?)(\D{1,4})")
_MARKS = frozenset("余多万亿以左上几")


def _common(text: str) -> Quantity | None:
    """A number of the usual form, or None."""
    match = _COMMON.fullmatch(text)
    if match is None:
        return None
    digits, rest = match.groups()
    if rest == "%":
        return Quantity(Decimal(digits), rest)
    scale = rest[0] if rest[0] in "万亿" else ""
    unit = rest[len(scale) :]
    if not (1 <= len(unit) <= 3 and min(unit) >= "一" and max(unit) <= "鿿"):
        return None
    if unit[0] == unit[1:2] or not _MARKS.isdisjoint(unit):
        return None
    return Quantity(Decimal(digits), unit, scale)


def parse(text: str) -> Quantity:
    """Text → Quantity. Raises Unreadable."""
    usual = _common(text)
    if usual is not None:
        return usual
    folded = text.strip().translate(_WIDE)
    match = _PATTERN.fullmatch(folded) if len(folded) <= _LONGEST else None
    part = match.groupdict("") if match else {}
    if not part or _nameless(part):
        hint = Message("写成“数字加单位”，如 30件、约5000亩、3.4亿元、第九届")
        if (joined := "".join(folded.split())) != folded and _PATTERN.fullmatch(joined[:_LONGEST]):
            hint = Message("数和单位中间不要空格：{text}", text=joined)
        raise Unreadable(Message("“{text}”不是能读懂的数", text=_shown(text)), hint)
    if max(len(part["low"]), len(part["high"])) > _DIGITS:
        raise Unreadable(Message("“{text}”的位数太多", text=text), Message("核对数字；大数用 万 或 亿"))
    if part["scale"] and not part["unit"]:
        hint = Message("补上单位，如 {text}元", text=text)
        raise Unreadable(Message("“{text}”只有{scale}，没有单位", text=text, scale=part["scale"]), hint)
    made = _made(part)
    unit, half = part["unit"], len(part["unit"]) // 2
    if half and unit[:half] * 2 == unit:
        raise Unreadable(Message("“{text}”的单位写了两遍", text=text), Message("删去一个"))
    if made.high is not None and made.low is not None and (made.low >= made.high or not (unit or part["lowunit"])):
        hint = Message("范围从小到大写，带单位，如 1—2项；要相减，运算符两边留空格，如 {{ 年度 - 1 }}")
        raise Unreadable(Message("“{text}”不是一个范围", text=text), hint)
    if part["high"] and not _alike(made, part):
        hint = Message("前后两个数用同一种写法，如 1—2项、一至三项")
        raise Unreadable(Message("“{text}”的两个数写法不同", text=text), hint)
    return made


def _alike(made: Quantity, part: dict[str, str]) -> bool:
    """Whether one script writes both ends of a range as they were typed."""
    return made.digits == f"{part['low']}{part['lowunit']}{made.dash}{part['high']}{part['within']}"


def _nameless(part: dict[str, str]) -> bool:
    """百, 千 or 万 without a numeral or a mark; 百分之五, which would be read as a hundred 分之五."""
    bare = part["low"] in _BARE and not (part["before"] or part["within"] or part["between"])
    return bare or part["unit"].startswith("分之") or part["high"] in {"百", "千"}


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:20] + "……"


def _made(part: dict[str, str]) -> Quantity:
    vague = part["low"] if part["low"][:1] in {"数", "几", "上"} else ""
    return Quantity(
        low=None if vague else _BARE.get(part["low"]) or read(part["low"]),
        unit=part["unit"],
        scale=part["scale"],
        high=read(part["high"]) if part["high"] else None,
        script=_script(part["low"], part["high"]),
        kind=Kind(part["kind"]),
        before=part["before"],
        within=part["within"],
        between=part["between"],
        after=part["after"],
        dash=RANGES.get(part["range"], ""),
        low_unit=part["lowunit"],
        vague=vague,
    )


def _script(low: str, high: str) -> Script:
    if "," in low or "," in high:
        return Script.GROUPED
    if low in _BARE:
        return Script.BARE
    if low.lstrip("-−")[0].isascii():
        return Script.ARABIC
    return Script.LIANG if "两" in (low[0], high[:1]) else Script.CHINESE


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
    if digits not in {_chinese(value), write(value, Script.LIANG)}:
        raise Unreadable(Message("“{text}”不是一个数", text=digits), Message("概数写进正文，或改用阿拉伯数字"))
    return value


def write(value: Decimal, script: Script = Script.ARABIC) -> str:
    """A value → digits in a script; decimals are kept as they are (12.30 stays 12.30)."""
    if script is Script.GROUPED:
        return f"{value:,f}"
    if script is Script.ARABIC or value != int(value) or not 0 <= value < 10000:
        return f"{value:f}"
    text = _chinese(value)
    if script is Script.BARE:
        return next((word for word, number in _BARE.items() if number == value), text)
    return "两" + text[1:] if script is Script.LIANG and text[0] == "二" and text[:2] != "二十" else text


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
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=_ROOMY)
    return value.normalize(_ROOMY)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, as Chinese statistics round: 2.25 → 2.3. There is no -0."""
    found = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _ROOMY)
    return found or abs(found)


def add(quantities: list[Quantity]) -> Quantity | None:
    """Quantities of one unit → their sum in the first one's scale; None if they have no sum.

    Other units, approximate values, ordinals and streaks have none.
    """
    first = quantities[0]
    if any(q.unit != first.unit or not q.exact for q in quantities):
        return None
    total = sum((q.value for q in quantities), Decimal(0))
    return first.with_value(total)
