"""Punctuation in the text (GB/T 15834-2011), as far as a pattern can tell."""

from __future__ import annotations

from collections.abc import Sequence

from generator.clause import GENERAL, MUST, PRACTICE, REPLACE, Outcome, Rule
from generator.messages import Message
from generator.passage import ANNEX, BLANK, BODY, CAPTION, DATE, HEADING, ISSUER, REMARK, Passage, marked
from generator.patterns import lazy
from generator.punctuation import fold
from generator.verify.view import SPOKEN, each, like, quoted, searched

Passages = Sequence[Passage]

_HANZI = "[一-鿿]"
#: Blanks, and what a page or a Word file has for them: unbroken ones, narrow ones, and some that no one sees.
_BLANKS = "[ \u3000\xa0\u2002-\u200f\u2060\ufeff]+"
_SPACE = lazy(rf"(?:{_HANZI}{_BLANKS}[0-9A-Za-z]|[0-9A-Za-z%]{_BLANKS}{_HANZI}|{_HANZI}{_BLANKS}{_HANZI})")
_ELLIPSIS = lazy(r"。{2,}|\.{3,}|(?<!…)…(?!…)|…{3,}(?<!…{4})")
_DASH = lazy("--+|－－+|(?<!—)—{3,}|___|──+|–")
_DOUBLED = lazy("(?!。。)[，、；：。]{2}")
_BETWEEN = lazy("”、“|》、《")
_NESTED = lazy("《[^》]*《|“[^”]*“")
_YEAR = lazy(r"[(（\[［【﹝{]\s*(?:19|20)\d{2}\s*[)）\]］】﹞}]\s*第?\d+号|〔(?:19|20)\d{2}〕(?:第\d+|0\d*)号")
_FIRSTLY = lazy(r"(?:^|[。；：\n])\s*(?:第[一二三四五六七八九十]|首先|其次|再次|最后)[、：]")
_BEING = lazy(r"(?:^|[。；：，\n])\s*[一二三四五六七八九十]是[，、：]")
_PAIRS = {"”": "“", "’": "‘", "）": "（", "》": "《", "〉": "〈", "〕": "〔"}
_LIST_MARK = lazy(r"^\s*(?:\d+|[a-zA-Z])[）)]|[①-⑳]")


def _half_width(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        text = _inside(passage)
        folded = fold(text)
        at = next((at for at, (a, b) in enumerate(zip(text, folded, strict=True)) if a != b), None)
        return None if at is None else quoted(text[max(0, at - 4) : at + 5])

    looked = [p for p in passages if p.role not in {BLANK, DATE, ISSUER, ANNEX}]
    return each(Message("汉字之间用全角标点"), looked, found)


def _inside(passage: Passage) -> str:
    """A passage without the marks that are judged by rules of their own."""
    if passage.role == REMARK:
        return passage.text.strip()[1:-1]
    return passage.text[len(marked(passage.text)[1]) :] if passage.role == HEADING else passage.text


def _spaces(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        match = _SPACE.search(passage.text.strip())
        return None if match is None else quoted(match[0])

    return each(Message("汉字和数字、字母之间没有空格"), [p for p in passages if p.role in {BODY, HEADING}], found)


def _paired(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        mark = _unpaired(_LIST_MARK.sub("", passage.text))
        return Message("“{mark}”没有另一半", mark=mark) if mark else None

    return each(Message("引号、括号、书名号成对"), [p for p in passages if p.role in SPOKEN], found)


def _unpaired(text: str) -> str:
    """The first mark of a pair whose other half is not there, '' if all are."""
    opened: list[str] = []
    for char in text:
        if char in _PAIRS.values():
            opened.append(char)
        elif char in _PAIRS:
            if not opened or opened[-1] != _PAIRS[char]:
                return opened[-1] if opened else char
            opened.pop()
    return opened[0] if opened else ""


def _caption(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        return Message("末尾有句号") if passage.text.rstrip().endswith("。") else None

    return each(Message("末尾没有句号"), [p for p in passages if p.role == CAPTION], found)


_INPUT = Message("切换到中文标点重打一遍")
RULES = (
    Rule("half-width", "15834-4", MUST, Message("半角标点"), Message("中文里的逗号、句号、括号、引号等都是全角的。"),
         _INPUT, _half_width),
    Rule("ellipsis", "15834-4.11", MUST, Message("省略号"),
         Message("省略号是两个三连点“……”，不是几个句号，也不是一个“…”。"), _INPUT, searched(like("……"), _ELLIPSIS)),
    Rule("dash", "15834-4.10", MUST, Message("破折号"), Message("破折号是“——”，占两个字，不是减号。"), _INPUT,
         searched(like("——"), _DASH)),
    Rule("doubled-marks", "15834-4", GENERAL, Message("重复的标点"), Message("两个点号不连在一起用。"),
         Message("删去多的一个"), searched(Message("一处一个点号"), _DOUBLED)),
    Rule("pairs", "15834-4", MUST, Message("成对的标点"), Message("引号、括号、书名号有前就有后。"),
         Message("补上另一半"), _paired),
    Rule("enumeration", "15834-4.5.3.5", GENERAL, Message("引号、书名号之间的顿号"),
         Message("并列的引号之间、书名号之间通常不用顿号。"), Message("删去顿号"),
         searched(like("“甲”“乙”，《甲》《乙》"), _BETWEEN)),
    Rule("nested", "15834-4.8.3", MUST, Message("引号、书名号的层次"),
         Message("引号里再用引号，里面用单引号；书名号里再用书名号，里面用〈〉。"), REPLACE,
         searched(like("“‘’”、《〈〉》"), _NESTED)),
    Rule("number-brackets", "7.2.5", MUST, Message("发文字号"),
         Message("年份用六角括号〔〕，序号不编虚位，不加“第”。"), REPLACE, searched(like("〔2025〕1号"), _YEAR)),
    Rule("ordinals", "15834-B.3", MUST, Message("“第一”后的标点"), Message("“第一”“首先”等后面用逗号。"), REPLACE,
         searched(like("第一，首先，"), _FIRSTLY)),
    Rule("one-is", "15834-B.3", PRACTICE, Message("“一是”后的标点"), Message("“一是”“二是”后面不加标点。"),
         Message("删去它"), searched(like("一是……；二是……。"), _BEING)),
    Rule("caption-end", "15834-A.1", MUST, Message("图题、表题末尾"), Message("图题、表题末尾不用句号。"),
         Message("删去末尾的句号"), _caption),
    Rule("spaces", "15834-4", PRACTICE, Message("文中的空格"), Message("汉字和数字、字母之间不打空格。"),
         Message("删去空格"), _spaces),
)  # fmt: skip
