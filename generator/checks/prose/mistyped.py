"""Slips of the keyboard at a number: its unit twice, another unit before it, a mark in between."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.prose.lines import Finding, Line
from generator.messages import Message
from generator.patterns import lazy

#: A unit twice, and the words that begin with one: 6个个体户, 20户户均.
_DOUBLED = lazy(
    r"\d[万亿]?(?:个个(?![体人性案别例股])|项项(?!目)|家家(?![庭具电长政])|件件(?![均次])|名名(?!称)|次次(?![数要级生品])"
    r"|场场(?![地所次馆均])|户户(?![均籍口主外])|位位(?![于列居置])|亩亩(?![均产])|篇篇|期期(?![间刊望均])|所所(?![有在以得长])|元元(?![旦素宇]))"
    r"|届届|第[一二三四五六七八九十\d]{1,3}届年(?!会)"
)
_OTHER = lazy(
    r"\d(?:家户(?=企业)|户家(?=企业)|[个项]件|件[个项](?!目)|项个(?![人体性])|个项(?!目)|名个(?![人体性])|人名(?!单))"
)
_MARKED = lazy(
    r"(?<=[^\x00-\xff，。；：、（）！？“”])\d+(?:\.(?=[个项家件名场户次](?![目体人庭]))|[，、](?=(?:[个项家件名]|[万亿]元)[，。；、]))"
)
_BEHIND = lazy(r"\d[万亿]?(?:人次|个|项|家|件|名|场|户)余(?=[，。；、])")
_LETTER = lazy(r"\d[xX]\d+(?=[个项家件名处户起])")
_RANKLESS = lazy(r"第[位名届](?=[，。；、])")
_STREAK = lazy(r"连续[一二两三四五六七八九十\d]{1,2}年连续")
_AGAIN = lazy(r"(?<![\d.])(\d[\d.]*[^\d\s，。；、（）“”]{1,3})\1(?!\d)")
_REST = lazy(r"(?<![\d.第])\d+[余多](?=[，。；、])")
_PATTERNS = (
    (_AGAIN, Message("一个数写了两遍")),
    (_REST, Message("“余”后面没有单位")),
    (_DOUBLED, Message("单位写了两遍")),
    (_OTHER, Message("两个单位连着")),
    (_MARKED, Message("数和单位中间多了标点")),
    (_BEHIND, Message("“余”要写在单位前面")),
    (_LETTER, Message("数里有字母")),
    (_RANKLESS, Message("“第”后面少了数")),
    (_STREAK, Message("“连续”写了两遍")),
)


def check(line: Line) -> Iterator[Finding]:
    """6个个, 217家户企业, 6.项, 1.85万人次余, 列第位."""
    for pattern, said in _PATTERNS:
        for match in pattern.finditer(line.text):
            start, end = max(0, match.start() - 4), match.end() + 2
            message = Message("{what}：{text}", what=said, text=line.text[start:end])
            yield Finding("E335", message, line, match.start(), match.end(), Message("删去多的，补上缺的"))
