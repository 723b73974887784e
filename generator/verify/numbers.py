"""Numbers in the text (GB/T 15835-2011), as far as a pattern can tell."""

from __future__ import annotations

from collections.abc import Sequence

from generator.clause import GENERAL, MUST, PRACTICE, REPLACE, Fault, Outcome, Rule
from generator.messages import Message
from generator.passage import (
    Passage,
)  # fmt: skip
from generator.patterns import lazy
from generator.verify.view import SPOKEN, each, like, quoted, searched

Passages = Sequence[Passage]

_FIGURE = r"\d+(?:\.\d+)?"
#: Codes, standards, telephones and extended dates have hyphens of their own.
_RANGED = lazy(rf"(?<![\d.A-Za-z/－-]){_FIGURE}(?:[%％‰万亿年月日]|百万|千万)*[-~－]{_FIGURE}(?![\d.]*[-A-Za-z])")
_CODE = lazy(r"\d{3,4}-\d{7,8}|\d{4}-\d{1,2}-\d{1,2}|(?<!\d)\d+-\d+-\d+|[A-Z]/?[A-Z]?\s*\d+(?:\.\d+)?-\d{4}")
_YEARS = lazy(r"\d{4}年?～\d{2,4}年|\d{1,2}月?～\d{1,2}月|\d{1,2}日?～\d{1,2}日")
_VALUES = lazy(rf"(?<!\d){_FIGURE}[%％]?—{_FIGURE}(?:[%％]|[万亿]?元|公里|亩|吨|万)")
_HALF = lazy(rf"(?<![\d.]){_FIGURE}[～—]{_FIGURE}(?:[%％]|[万亿])")
_WIDE_COMMA = lazy(r"\d，\d{3}(?!\d)")
_GROUPED = lazy(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")
_LONG = lazy(r"(?<![\d.,A-Za-z-])\d{5,}(?![\d.,A-Za-z-]|号)")
_SHORT_YEAR = lazy(r"(?<![\d.第约近])\d{2}年(?:\d{1,2}月|度|[初末底])|\d{4}年?[—～-]\d{2}年|(?<!\d)[’']\d{2}年?")
_NO_ZERO = lazy(r"(?<![\d.A-Za-z])\.\d")
_FULL = lazy("[０-９]+")
_MIXED = lazy(
    r"百分之\d[\d.]*|\d+千\d*百?(?:万|亿|元|人|家|户|亩|吨|件|个|项)|\d+百\d*(?:万|亿|元|人|家|户|亩|吨|件|个|项)"
)
_APART = lazy(r"(?<![\d、第.])([1-8])、([2-9])[个年天次家件项人名倍成]|(?<![\d.])\d{1,3}几")
_TWICE = lazy(
    rf"(?:大约|约|近|将近|接近|超过|逾)(?:{_FIGURE})[万亿]?(?:[^\d，。；：、（）]{{0,3}}(?:左右|上下|以上)|[余多])"
    rf"|(?<!\d){_FIGURE}[万亿]?[余多][^\d，。；：、（）]{{0,3}}(?:左右|上下|以上)"
)
#: A form to fill in has lines of ○: what may stand around one is bounded, so that they are read once.
_ZERO = lazy("[一二三四五六七八九零○Ｏ〇]{0,9}[零○Ｏ][一二三四五六七八九零○Ｏ〇]{0,9}年|[一二三四五六七八九〇][○ＯO]")
_PADDED = lazy(r"年0\d月|月0\d日")


def _apart(passages: Passages) -> Outcome:
    """3、4个月; 1、3个 are two things of a list."""

    def found(passage: Passage) -> Message | None:
        for match in _APART.finditer(passage.text):
            if match[1] is None or int(match[2]) == int(match[1]) + 1:
                return quoted(match[0])
        return None

    return each(Message("三四个、二十几，用汉字，中间不加顿号"), [p for p in passages if p.role in SPOKEN], found)


def _one_way(passages: Passages) -> Outcome | None:
    """Thousands: with commas or without, one way for a document."""
    spoken = [passage for passage in passages if passage.role in SPOKEN]
    grouped = [p for p in spoken if _GROUPED.search(p.text)]
    plain = [p for p in spoken if _LONG.search(p.text)]
    if not grouped:
        return None
    few = min(grouped, plain, key=len)
    faults = [Fault(quoted(_thousands(passage.text)), passage.place) for passage in few]
    return Outcome(Message("全文一种写法"), tuple(faults), len(grouped) + len(plain))


def _thousands(text: str) -> str:
    match = _GROUPED.search(text) or _LONG.search(text)
    return match[0] if match else ""


_SIGN = Message("“插入”→“符号”，或用中文输入法打出来")
RULES = (
    Rule("range-sign", "15834-4.13", MUST, Message("连接号"),
         Message("数值的起止用浪纹线～，时间、地域的起止用一字线—，不用减号和 ~。"), _SIGN,
         searched(like("～或—"), _RANGED, _CODE)),
    Rule("range-time", "15834-4.13", PRACTICE, Message("时间的起止"),
         Message("年、月、日的起止通行一字线：2021—2025年。"), _SIGN, searched(like("2021—2025年、1—9月"), _YEARS)),
    Rule("range-value", "15834-4.13", PRACTICE, Message("数值的起止"), Message("数值的起止通行浪纹线：15%～30%。"),
         _SIGN, searched(like("15%～30%"), _VALUES)),
    Rule("range-unit", "15835-5.1.3", MUST, Message("起止的单位"),
         Message("省掉前一个百分号或“万”“亿”会有歧义，前后都要写。"), REPLACE,
         searched(like("15%～30%、9亿～16亿"), _HALF)),
    Rule("thousands", "15835-5.1.1", MUST, Message("千分位"),
         Message("千分位的逗号是半角的；通常不用，用万、亿。"), REPLACE,
         searched(like("12,345或12345"), _WIDE_COMMA)),
    Rule("thousands-alike", "15835-5.1.1", GENERAL, Message("千分位一致"), Message("多位数的分节，全文用一种写法。"),
         REPLACE, _one_way),
    Rule("leading-zero", "15835-5.1.2", MUST, Message("小数的0"), Message("小于1的小数，小数点前的0不能省。"),
         REPLACE, searched(like("0.46"), _NO_ZERO)),
    Rule("short-year", "15835-5.1.4", MUST, Message("年份"), Message("年份写全四位。"), REPLACE,
         searched(like("2011年"), _SHORT_YEAR)),
    Rule("padded-date", "15835-5.1.4", PRACTICE, Message("文中的日期"), Message("月、日不编虚位：1月不写01月。"),
         REPLACE, searched(like("2025年1月8日"), _PADDED)),
    Rule("half-digits", "15835-5.1.7", MUST, Message("半角数字"), Message("阿拉伯数字用半角，占半个汉字的位置。"),
         REPLACE, searched(like("0123456789"), _FULL)),
    Rule("about-numbers", "15835-5.2.1", MUST, Message("概数"),
         Message("两个数字连用的概数用汉字，中间不加顿号；含“几”的也用汉字。"), REPLACE, _apart),
    Rule("zero", "15835-5.2.5", MUST, Message("年份的〇"),
         Message("用汉字写年份、编号，“零”写作“〇”，不是零，也不是圆圈○。"), REPLACE,
         searched(like("二〇二五年"), _ZERO)),
    Rule("mixed-numbers", "15835-5.3", MUST, Message("数字混写"),
         Message("阿拉伯数字只和万、亿连用，不和千、百、十连用。"), REPLACE,
         searched(like("3500万元、6%"), _MIXED)),
    Rule("twice-about", "文字", PRACTICE, Message("约数"), Message("约、近、余、左右、以上，一个数上只用一个。"),
         REPLACE, searched(like("约300人，或300人左右，或300余人"), _TWICE)),
)  # fmt: skip
