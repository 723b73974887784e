"""Text → Quantity: every form of number that the genre writes. `str()` writes it again; parse∘str is the identity."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.amount import (
    AFTER,
    BEFORE,
    BEYOND,
    RANGES,
    SCALES,
    WITHIN,
    Exactness,
    Kind,
    Quantity,
    add,
    scale_of,
)
from generator.messages import Message
from generator.numerals import BARE, HALF, Script, Unreadable, neighbours, plain, positional, read, rounded, write
from generator.patterns import lazy
from generator.refusals import refusal
from generator.units import NOUNS, TIMES, measure

#: The noun and its digits come from here as well: who reads a number writes it too.
__all__ = [
    "AFTER", "BEFORE", "RANGES", "SCALES", "WITHIN", "Exactness", "Kind", "Quantity", "Script", "Unreadable", "add",
    "parse", "parse_loosely", "plain", "read", "rounded", "write",
]  # fmt: skip

_ARABIC = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_HANZI = "[零〇一二三四五六七八九十百千两]+"
_CHINESE = rf"(?:{_HANZI}(?:[万亿]{_HANZI})*(?:点[零〇一二三四五六七八九]+)?|半)"
_AMOUNT = "[数几上](?:[十百千]|(?=[万亿]))|[数几](?=[家个人名项件次场年所户])"
#: Hanzi, letters and the signs of units; a letter that looks like a digit does not follow one (1O件).
_UNIT = (
    r"(?:(?![OoIlΟО](?![A-Za-z]))"
    r"[^\s\d.，。；：、！？,;:!?（）()“”\"'《》{}|—～~=@#$&_<>*+^`\\\u00a0\u200b-\u200f\ufeff-]+?)??"
)
_PATTERN = lazy(
    rf"(?P<before>{'|'.join(BEFORE)})?(?P<kind>第|连续第?|翻了?)?(?P<over>(?:{_HANZI}|万)分之)?"
    rf"(?P<low>[-−]?(?:{_ARABIC})|{_AMOUNT}|{_CHINESE}|(?=[万亿番]))"
    rf"(?:(?P<lowunit>{_UNIT})(?P<range>{'|'.join(RANGES)})(?P<high>{_ARABIC}|{_CHINESE}))?"
    rf"(?P<within>{'|'.join(WITHIN)})?(?P<scale>万亿|亿|万)?(?P<between>余|多)?"
    rf"(?P<unit>{_UNIT})(?P<after>{'|'.join(AFTER)}|多|余|半)?"
)
_MYRIADS = frozenset("万亿")
_PARTED = lazy("(.*个)([半多余]{1,2})(月|小时|星期|季度|学期)(.*)")
_WIDE = str.maketrans("０１２３４５６７８９．％－−，＋", "0123456789.%--,+")
#: More characters are no quantity, and reading them would take long; more digits are a slip of the keyboard.
_LONGEST, _MOST_DIGITS = 64, 15

#: 1945件, 23.8%, 3623万元: nine numbers in ten. Anything that may be a mark is left to the whole pattern.
#: Hanzi are looked at one by one: sets of them take longer to compile than a report's numbers to read.
_COMMON = lazy(r"((?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,5})?)(\D{1,4})")
_MARKS = frozenset("余多万亿以之及左上几来半")


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
    if unit[0] == unit[1:2] or not _MARKS.isdisjoint(unit) or unit in NOUNS:
        return None
    return Quantity(Decimal(digits), unit, scale)


def parse(text: str) -> Quantity:
    """Text → Quantity. Raises Unreadable."""
    usual = _common(text)
    if usual is not None:
        return usual
    quantity = parse_loosely(text)
    if quantity.scale and not quantity.unit:
        hint = Message("补上单位，如 {text}元", text=text)
        raise Unreadable(Message("“{text}”只有{scale}，没有单位", text=text, scale=quantity.scale), hint)
    return quantity


def parse_loosely(text: str) -> Quantity:
    """The same for running prose, which may leave the unit behind 万 and 亿 out: 33亿."""
    folded = text.strip().translate(_WIDE)
    match = _PATTERN.fullmatch(_unparted(folded)) if len(folded) <= _LONGEST else None
    part = match.groupdict("") if match else {}
    if match is None or _nameless(part):
        joined = "".join(folded.split())
        apart = joined != folded and _PATTERN.fullmatch(joined[:_LONGEST]) is not None
        raise refusal(text, folded, joined if apart else None)
    if max(len(part["low"]), len(part["high"])) > _MOST_DIGITS:
        raise Unreadable(Message("“{text}”的位数太多", text=text), Message("核对数字；大数用 万 或 亿"))
    made = _made(part)
    _check_parts(made, text)
    _check_marks(made, text)
    simple = made.script is Script.ARABIC and made.high is None and made.after not in BEYOND  # printed as typed
    if not simple and str(made) != _typed(folded, match):
        raise _otherwise(made, text)
    return made


def _unparted(text: str) -> str:
    """三个多月, 三个半月 → the mark behind the unit, where years have it."""
    match = _PARTED.fullmatch(text) if "个" in text else None
    return f"{match[1]}{match[3]}{match[2]}{match[4]}" if match else text


def _nameless(part: dict[str, str]) -> bool:
    """百, 千 or 万 without a numeral or a mark; 5分之一."""
    told = part["before"] or part["within"] or part["between"] or part["over"] or part["kind"][:1] == "翻"
    bare = part["low"] in BARE and not told
    return (
        bare
        or bool(part["over"] and part["low"].isascii())
        or part["unit"].startswith("分之")
        or part["high"] in {"百", "千"}
    )


def _made(part: dict[str, str]) -> Quantity:
    low, scale, unit, after = part["low"], part["scale"], part["over"] or part["unit"], part["after"]
    vague = low if low[:1] in {"数", "几", "上"} else ""
    if not _MYRIADS.isdisjoint(low) and scale and not part["within"]:  # 一亿二千万: the last 万 is the numeral's
        low, scale = low + scale, ""
    pair = None if low.isascii() or vague or part["high"] else neighbours(low)
    value, high = pair or (None if vague else BARE.get(low) or read(low), read(part["high"]) if part["high"] else None)
    script = _script(low, part["high"])
    if after == "半":
        value, script, unit, after = _halved(value, script, unit)
    return Quantity(
        low=value, unit=unit, scale=scale, high=high, script=script, kind=Kind(part["kind"]), before=part["before"],
        within=part["within"], between=part["between"], after=after, dash=RANGES.get(part["range"], ""),
        low_unit=part["lowunit"], vague=vague,
    )  # fmt: skip


def _halved(value: Decimal | None, script: Script, unit: str) -> tuple[Decimal | None, Script, str, str]:
    """一半 is a share, 两年半 two years and a half."""
    if not unit or value is None:
        return value, script, "半", ""
    return value + HALF, Script.HALF, unit, ""


def _script(low: str, high: str) -> Script:
    if "," in low or "," in high:
        return Script.GROUPED
    if low in BARE:
        return Script.BARE
    if low.lstrip("-−")[0].isascii():
        return Script.ARABIC
    if low == "半":
        return Script.HALF
    return (
        Script.POSITIONAL
        if positional(low)
        else Script.LIANG
        if "两" in (low[0], low[1:2], high[:1])
        else Script.CHINESE
    )


def _check_parts(made: Quantity, text: str) -> None:
    """What cannot be, marks aside. Raises Unreadable."""
    unit, half = made.unit, len(made.unit) // 2
    if half and unit[:half] * 2 == unit:
        raise Unreadable(Message("“{text}”的单位写了两遍", text=text), Message("删去一个"))
    if unit in NOUNS:
        shown = Message("“{unit}”不是单位：补上单位，如 {number}万元、{number}亩", unit=unit, number=made.digits)
        raise Unreadable(Message("“{text}”少了单位", text=text), shown)
    timed = unit in TIMES or unit == "数"
    if (made.script is Script.HALF and not timed) or (made.after in BEYOND and unit not in TIMES):
        raise refusal(text, text, None)
    if made.dash and not _rising(made):
        hint = Message("范围从小到大写，带单位，如 1—2项；要相减，运算符两边留空格，如 {{ 年度 - 1 }}")
        raise Unreadable(Message("“{text}”不是一个范围", text=text), hint)


def _rising(made: Quantity) -> bool:
    """Whether a range is one: from less to more, of one unit."""
    one = made.low_unit[len(scale_of(made.low_unit)) :] or made.unit
    named = bool(made.unit or made.low_unit or made.scale)
    return named and measure(one).dimension == measure(made.unit).dimension and made.base < made.upper


def _check_marks(made: Quantity, text: str) -> None:
    """One mark of approximation at most; a range and an ordinal bear few. Raises Unreadable."""
    marks = [mark for mark in (made.before, made.within, made.between, made.after) if mark]
    if not marks:
        return
    claims = {claim for mark in marks for claim in (BEFORE.get(mark), WITHIN.get(mark), AFTER.get(mark)) if claim}
    if len(marks) > 1 or (made.low is None and (made.before or made.after)):
        first, second = [*marks, made.vague][:2]
        raise _double(text, first, second, alike=len(claims) == 1)
    if made.high is not None and claims - {Exactness.AROUND}:
        message = Message("“{text}”既写了范围，又写了“{mark}”", text=text, mark=marks[0])
        raise Unreadable(message, Message("范围前面只能写 约，后面只能写 左右；或者只写一个数"))
    if made.kind in {Kind.ORDINAL, Kind.NTH} and (made.before or made.within or made.between):
        raise Unreadable(Message("“{text}”是第几，不能是约数", text=text), Message("删去“{mark}”", mark=marks[0]))


def _double(text: str, first: str, second: str, *, alike: bool) -> Unreadable:
    if alike:
        message = Message("“{text}”的“{first}”和“{second}”是一个意思", text=text, first=first, second=second)
    else:
        message = Message("“{text}”的“{first}”和“{second}”互相矛盾", text=text, first=first, second=second)
    return Unreadable(message, Message("表示约数的词只留一个，如 约500人、近40家"))


def _typed(folded: str, match: re.Match[str]) -> str:
    """What was typed, as it is printed: the sign of a range folded."""
    start, end = match.span("range")
    return folded if start < 0 else folded[:start] + RANGES[match["range"]] + folded[end:]


def _otherwise(made: Quantity, text: str) -> Unreadable:
    if made.high is not None:
        hint = Message("前后两个数用同一种写法，如 1—2项、一至三项")
        return Unreadable(Message("“{text}”的两个数写法不同", text=text), hint)
    return Unreadable(Message("“{text}”不是通行的写法", text=text), Message("写成 {text}", text=str(made)))
