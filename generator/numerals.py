"""Numerals: digits of both scripts → values, and values → digits."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, Inexact
from enum import Enum

from generator.messages import Message


class Script(Enum):
    """How the digits are written: 1945, 1,945, 六, 两 (两百), the bare 百 of 近百家, 半, 二〇一一."""

    ARABIC = "1"
    GROUPED = "1,"
    CHINESE = "一"
    LIANG = "两"
    BARE = "百"
    HALF = "半"
    POSITIONAL = "〇"


class Unreadable(ValueError):
    """A text that is no quantity; `message` says why, `hint` what to type."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.template)
        self.message = message
        self.hint = hint


#: What stands without a numeral behind 近 or before 余: 近百家, 千余人, 近万元. By itself it is no number.
BARE = {"百": Decimal(100), "千": Decimal(1000), "": Decimal(1)}
_DIGITS = "零一二三四五六七八九"
_POSITIONAL = str.maketrans("0123456789", "〇一二三四五六七八九")
_POWERS = ((1000, "千"), (100, "百"), (10, "十"))
_GROUPS = ((10**8, "亿"), (10**4, "万"))
#: 半.
HALF = Decimal("0.5")
#: Room for what numbers of that size can come to; the usual 28 digits are too few for a growth rate.
ROOMY = Context(prec=120)
_STRICT = Context(prec=120, traps=[Inexact])


def read(digits: str) -> Decimal:
    """Arabic or Chinese digits → the value. Raises Unreadable for 五六 or 二一."""
    if digits.lstrip("-−")[0].isascii():
        return Decimal(digits.replace(",", "").replace("−", "-"))
    if digits == "半":
        return HALF
    whole, _, part = digits.partition("点")
    value = _whole(whole)
    if part:
        value += Decimal("0." + "".join(str(_DIGITS.find(digit)) for digit in part.replace("〇", "零")))
    elif positional(digits):
        value = Decimal("".join(str(_DIGITS.find(digit)) for digit in digits.replace("〇", "零")))
    if not any(write(value, script) == digits for script in (Script.CHINESE, Script.LIANG, Script.POSITIONAL)):
        raise Unreadable(Message("“{text}”不是一个数", text=digits), Message("概数写进正文，或改用阿拉伯数字"))
    return value


def positional(digits: str) -> bool:
    """Whether digits are said one by one, as a year's are: 二〇一一, 一九九八."""
    return len(digits) > 3 and set(digits) <= {"〇", *_DIGITS}


def _whole(digits: str) -> Decimal:
    """Groups of 亿 and 万; of the first there may be so many that they have 万 of their own: 一万零一亿."""
    for power, unit in _GROUPS:
        head, found, tail = digits.replace("两", "二").rpartition(unit)
        if found:
            return power * _whole(head) + _whole(tail)
    return _below_ten_thousand(digits.replace("两", "二"))


def _below_ten_thousand(rest: str) -> Decimal:
    value = Decimal(0)
    for power, unit in _POWERS:
        head, found, tail = rest.partition(unit)
        if found:
            value += power * (_DIGITS.find(head.lstrip("零")) if head.lstrip("零") else 1)
            rest = tail
    ones = rest.lstrip("零")
    return value + (_DIGITS.find(ones) if ones else 0)


def write(value: Decimal, script: Script = Script.ARABIC) -> str:
    """A value → digits in a script; decimals are kept as they are (12.30 stays 12.30)."""
    if script is Script.GROUPED:
        return f"{value:,f}"
    if script is Script.ARABIC or not 0 <= value < 10**16:
        return f"{value:f}"
    if script is Script.POSITIONAL:
        return f"{value:f}".translate(_POSITIONAL)
    if script is Script.BARE:
        return next((word for word, number in BARE.items() if number == value), _chinese(value))
    if script is Script.HALF and value == HALF:
        return "半"
    text = _chinese(value)
    spoken = script in {Script.LIANG, Script.HALF} and text[0] == "二" and text[:2] != "二十" and "点" not in text
    return "两" + text[1:] if spoken else text


def _chinese(value: Decimal) -> str:
    whole, _, part = f"{value if value % 1 else value // 1:f}".partition(".")
    text = _groups(int(whole)) or "零"
    return text + "点" + "".join(_DIGITS[int(digit)] for digit in part) if part else text


def _groups(number: int) -> str:
    """A whole number → Chinese digits in groups of 亿 and 万: 三万零五百."""
    text = ""
    for power, unit in (*_GROUPS, (1, "")):
        group, number = divmod(number, power)
        if group:
            text += ("零" if text and group < 1000 else "") + _group(group) + unit
        elif text and number and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def _group(number: int) -> str:
    if number >= 10000:
        return _groups(number)
    text = ""
    for power, unit in (*_POWERS, (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += _DIGITS[digit] + unit
        elif text and number and not text.endswith("零"):
            text += "零"
    return text


def together(low: Decimal, high: Decimal, script: Script) -> str:
    """Two neighbours as they are said: 三五, 十五六, 三四十."""
    first, second = write(low, script), write(high, script)
    at = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    return first[: at + 1] + second[at:]


def neighbours(digits: str) -> tuple[Decimal, Decimal] | None:
    """三五, 十五六, 三四十 → the two numbers; None if it is no such pair."""
    for at in range(len(digits) - 1):
        one, other = digits[at], digits[at + 1]
        low, high = _DIGITS.find(one.replace("两", "二")), _DIGITS.find(other.replace("两", "二"))
        if low > 0 and (high == low + 1 or (low, high) == (3, 5)):
            return _pair(digits[:at], (one, other), digits[at + 2 :])
    return None


def _pair(before: str, pair: tuple[str, str], behind: str) -> tuple[Decimal, Decimal] | None:
    try:
        return read(before + pair[0] + behind), read(before + pair[1] + behind)
    except Unreadable:
        return None


def plain(value: Decimal) -> Decimal:
    """Without exponent and trailing zeros after the point: 8E+1 → 80, 2.50 → 2.5."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=ROOMY)
    return value.normalize(ROOMY)


def divided(value: Decimal, by: Decimal) -> Decimal | None:
    """The exact quotient, or None where it has no end in decimals."""
    try:
        return _STRICT.divide(value, by)
    except Inexact:
        return None


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, as Chinese statistics round: 2.25 → 2.3. There is no -0."""
    found = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, ROOMY)
    return found or abs(found)


def decimals(value: Decimal) -> int:
    """Digits after the point: 0 for 1945, 2 for 12.30."""
    return max(0, -int(value.as_tuple().exponent))


def last_digit(value: Decimal) -> Decimal:
    """A unit of the last digit that is written: 1 for 1945, 0.01 for 12.30."""
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


def last_figure(value: Decimal) -> Decimal:
    """A unit of the last digit that is not zero: 10 for 160, 0.1 for 3.5; 1 for zero."""
    return Decimal(1).scaleb(int(value.normalize(ROOMY).as_tuple().exponent)) if value else Decimal(1)
