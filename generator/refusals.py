"""What is no number → why, and what to type: an error a clerk can act on."""

from __future__ import annotations

from generator.messages import Message
from generator.numerals import Unreadable
from generator.patterns import lazy

_USUAL = Message("写成“数字加单位”，如 30件、约5000亩、3.4亿元、第九届")
#: Slips, the most telling first: what the text looks like, and the remedy.
_SLIPS = (
    (r"\d{4}年\d{1,2}月.*", Message("日期直接写在正文里，不放进 {{ }}，也不作指标的数")),
    (r".*\d:\d.*", Message("比例不是一个数，直接写在正文里；要算的，分成两个指标")),
    (r"\d+/\d+.*", Message("分数写成 75% 或 四分之三")),
    (r".*分之[-\d].*|\d+分之.*", Message("“分之”前后用汉字，如 百分之五；用数字就写 5%")),
    (r"(约|近|超|余|大约|超过|将近|接近|不少于|不低于|至少)(?:约|近|超|余|逾|大约|超过|将近|至少|不少于).*",
     Message("表示约数的词只留一个，如 约500人、近40家")),
    (r"[-约近]*0\d.*", Message("整数前面不要写 0；编号、文号直接写在正文里")),
    (r".*\d,\d.*", Message("千分位的逗号每三位一个，如 1,945件；也可以不写，或用万、亿")),
    (r".*(?:\.\d+\.|(?<!\d)\.\d|\d\.(?!\d)).*", Message("小数点前后都要有数字，只写一个，如 0.5%")),
    (r"\+.*", Message("增长不写加号，如 5%；下降写 -5%")),
    (r".*\d[十百千][一二两三四五六七八九\d].*|.*[一二两三四五六七八九十百千]\d.*|.*\d[一二两三四五六七八九十].*",
     Message("一个数用一种写法：3500 或 三千五百，不要混用")),
    (r".*\d[万亿]\d.*", Message("只用一个万或亿，如 1.2亿元、3.5万元")),
    (r".*[—～~至-](?:[百千万亿]?[^\d一二两三四五六七八九十]*)", Message("范围两头都写数，如 100—200家、1—2项")),
    (r".*\d[^\d—～~至-]+\d.*", Message("一处只写一个数；指标的几个数写成 {本年: …, 上年: …}")),
    (r"[百千万亿]+[^百千万亿]*", Message("前面要有数或者约数的词，如 一百家、近百家、百余家、3万元")),
    (r"[^\d零〇一二两三四五六七八九十百千万亿半数几上]+", Message("没有数字；名称先在 指标 里写好，文字写在正文里")),
    (r".*[“”\"'（）()《》{}].*", Message("数里面不写引号、括号，写在 {{ }} 外面")),
    (r".*\d[OoIlΟО].*", Message("数里混进了字母，如把 0 打成了 O、把 1 打成了 l")),
)  # fmt: skip
_PATTERNS = tuple((lazy(pattern), hint) for pattern, hint in _SLIPS)
#: More is not looked at, and not quoted.
_LONGEST = 64


def refusal(text: str, folded: str, joined: str | None) -> Unreadable:
    """A text that is no number, its width folded, and without its blanks if only they are wrong → the error."""
    shown = text if len(text) <= _LONGEST else text[:20] + "……"
    message = Message("“{text}”不是能读懂的数", text=shown)
    if joined is not None:
        return Unreadable(message, Message("数和单位中间不要空格：{text}", text=joined))
    if len(folded) > _LONGEST:
        return Unreadable(message, _USUAL)
    return Unreadable(message, next((hint for pattern, hint in _PATTERNS if pattern.fullmatch(folded)), _USUAL))
