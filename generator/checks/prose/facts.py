"""One fact, one number: in two places of the text, and in the text and under 指标."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.checks.alike import alike
from generator.checks.prose.lines import BODY, HANZI, Finding, Line, Number, Whole
from generator.messages import Message
from generator.model import Figure, Indicator
from generator.patterns import lazy

_SCOPE = lazy("全[省市县区镇乡局系]|我[省市县区镇乡局]")
_VERB = lazy(r"(?:达到|已达|可达|达|为|共|实现|完成|已有|有|累计|总计|合计|约|总数|数)*$")
_OTHER_TIME = (
    "上年",
    "去年",
    "目标",
    "计划",
    "力争",
    "确保",
    "比",
    "从",
    "由",
    "增",
    "降",
    "减",
    "提高",
    "截至",
    "月",
    "季",
    "其中",
    "到",
    "预计",
    "每",
    "累计",
    "新",
)
_HEAD = lazy(
    r"^(?:20\d\d年|今年|全年|本年|本年度|全年度|年末|年底|目前|其中|预计|截至目前|到年底|一年来|共|全[省市县区镇乡局系统]*|我[省市县区镇乡局]|本[省市县区镇乡局]|"
    r"累计|实现|完成|的|已|共计|总共|当年|举办)*$"
)


def check(whole: Whole) -> Iterator[Finding]:
    """One fact in two places of a document."""
    yield from _amounts(_twice(whole, _MONEY))
    yield from _phrases(_twice(whole, _SCOPED))
    yield from _slips(whole)


def typed(whole: Whole, named: Mapping[str, Indicator], year: str) -> Iterator[Finding]:
    """Numbers that are typed behind the name of an indicator; `named`: indicators by name; `year`: the report's."""
    lengths = sorted({len(name) for name in named}, reverse=True)
    for line in whole.lines:
        if line.role == BODY and _DIGIT.search("".join([run.text for run in line.runs if run.figure is None])):
            yield from _typed(line, named, lengths, year)


_DIGIT = lazy(r"\d")
_MONEY = lazy(r"(?<![\d.])\d[\d.]+[万亿]*元")
_SCOPED = lazy(rf"(?:全[省市县区镇乡局系]|我[省市县区镇乡局]){HANZI}{{2,16}}")


def _twice(whole: Whole, pattern: re.Pattern[str]) -> list[Line]:
    """The lines that hold something of a pattern which stands in the text more than once."""
    found = [(match.start(), match[0]) for match in pattern.finditer(whole.text)]
    seen = Counter([word for _, word in found])
    if len(seen) == len(found):
        return []
    lines = dict.fromkeys([whole.at(place)[0] for place, word in found if seen[word] > 1])
    return [line for line in lines if line.role == BODY]


def _amounts(lines: Sequence[Line]) -> Iterator[Finding]:
    """The same amount of money, for 26 projects and for 23."""
    seen: dict[tuple[str, object], tuple[Line, Number, dict[str, Number]]] = {}
    for line in lines:
        if "元" not in line.text:
            continue
        for index, number in enumerate(line.numbers):
            noun = line.text[line.clause(number.start) : number.start]
            if number.unit != "元" or not number.exact or len(noun) < (2 if len(number.digits.strip("0.")) > 1 else 5):
                continue
            counts = _counts(line, index)
            before = seen.setdefault((noun[-6:], number.value), (line, number, counts))
            if before[1] is number:
                continue
            for word in counts.keys() & before[2].keys():
                if counts[word].value != before[2][word].value:
                    yield _two_counts(line, number, counts[word], before, word)


def _counts(line: Line, index: int) -> dict[str, Number]:
    """What is counted in the two clauses behind an amount, by the last two letters of its noun."""
    end = line.sentence(line.numbers[index].start)[1]
    found = dict[str, Number]()
    for number in line.numbers[index + 1 : index + 3]:
        if number.start > end or not number.unit or number.unit in _NO_COUNTS or not number.exact:
            continue
        gap = line.text[line.numbers[index].end : number.start]
        if gap.count("，") > 2:
            break
        noun = line.text[number.start - 2 : number.start]
        behind = _NOUN.match(line.text, number.end)
        for word in (noun.strip("，、"), behind[0][-2:] if behind else ""):
            if len(word) == 2 and word.isalpha():
                found.setdefault(word, number)
    return found


_NO_COUNTS = frozenset({"元", "%", "％", "年", "月", "日", "号", "个百分点"})
_NOUN = lazy(HANZI + r"{2,12}(?=[，。；、）]|$)")


def _two_counts(
    line: Line, amount: Number, count: Number, before: tuple[Line, Number, dict[str, Number]], word: str
) -> Finding:
    first, other = before[0], before[2][word]
    message = Message(
        "同一笔{amount}，一处是{one}，一处是{two}",
        amount=line.text[amount.start : amount.end].strip(),
        one=first.text[other.start : other.end].strip() + word,
        two=line.text[count.start : count.end].strip() + word,
    )
    return Finding("E324", message, line, count.start, count.end, _ASK, others=((first, other.start, other.end),))


_ASK = Message("核对哪一个对；同一个数记在 指标 里，两处都写它的名字")


def _phrases(lines: Sequence[Line]) -> Iterator[Finding]:
    """全市专利申请量 with two numbers in one part."""
    seen: dict[tuple[str, str, str], tuple[Line, Number]] = {}
    for line in lines:
        if _SCOPE.search(line.text) is None:
            continue
        for number in line.numbers:
            phrase = _phrase(line, number)
            if not phrase:
                continue
            first, other = seen.setdefault((line.part, phrase, number.unit), (line, number))
            if other is not number and number.exact and other.exact and other.value != number.value:
                yield _two_values(line, number, first, other, phrase)


#: What a clause says before the thing that it counts, and between that and the number.
_LEAD = lazy(
    r"^(?:20\d\d年|今年以来|今年|全年|本年度?|年内|目前|截至目前|一年来|全[省市县区镇乡局系统]+|我[省市县区镇乡局]|共计?|累计|已|实现|先后|"
    r"完成|通过)*"
)
_ACTS = (
    "发放|新建|新增|改造|建成|开展|举办|完成|引进|培训|办理|受理|检查|查处|实施|"
    "实现|推广|争取|安排|投入|落实|整治|达到|建设|组织"
)
_ENDS = lazy(rf"(?:{_ACTS}|达|共|为|约|了|的|总数|数量)*$")
_ACT = lazy(rf"^(?:{_ACTS})+")
_ELSEWHERE = ("上年", "去年", "目标", "计划", "力争", "确保", "比上", "较上", "从", "由", "其中", "同期", "每", "均",
              "上半年", "月")  # fmt: skip
_LEAST = 4


def _slips(whole: Whole) -> Iterator[Finding]:
    """充电桩320个 and 充电桩230个: two numbers of one thing that look like one another's slip."""
    seen: dict[tuple[str, str, str], tuple[Line, Number]] = {}
    for line in whole.lines:
        if line.role != BODY or "目标" in line.text[:8]:
            continue
        for number in line.numbers:
            for phrase in said_of(line, number):
                first, other = seen.setdefault((line.part, phrase, number.unit), (line, number))
                rate = number.unit in {"%", "％"} and len(phrase) > _LEAST and phrase.endswith("率")
                if other is number or number.value == other.value:
                    continue
                if rate or alike(number.value, other.value, digit=False):
                    yield _two_values(line, number, first, other, phrase)
                    break


def said_of(line: Line, number: Number) -> list[str]:
    """What a number counts, with and without the verb: 新建充电桩, 充电桩."""
    clause = line.text[line.clause(number.start) : number.start].strip()
    if not (number.exact and number.amount and number.unit) or any(word in clause for word in _ELSEWHERE):
        return []
    phrase = _ENDS.sub("", _LEAD.sub("", clause))
    bare = _ACT.sub("", phrase)
    return [said for said in dict.fromkeys((phrase, bare)) if len(said) >= _LEAST]


_SLOGAN = lazy("“([一二三四五六七八九十两双]" + HANZI + "{3,7})”")


def slogans(lines: Sequence[Line], hit: Sequence[int], _year: int | None = None) -> Iterator[Finding]:
    """“四篇文章” and “四篇文件”: one slogan that ends in two ways."""
    seen: dict[str, tuple[Line, int, int, str]] = {}
    for line in [lines[index] for index in hit]:
        for match in _SLOGAN.finditer(line.text):
            words = match[1]
            first, start, end, other = seen.setdefault(words[:-1], (line, match.start(1), match.end(1), words))
            if other != words:
                message = Message("一个提法，两种写法：“{one}”“{two}”", one=other, two=words)
                others = ((first, start, end),)
                yield Finding("E324", message, line, match.start(1), match.end(1), _SAME, others=others)


_SAME = Message("是一回事的，写成一样")


def _phrase(line: Line, number: Number) -> str:
    """What a number is said of: 全市专利申请量; '' for what is of another time or no whole."""
    if not number.unit or not number.amount or number.unit == "个百分点":
        return ""
    clause = line.text[line.clause(number.start) : number.start].strip()
    sentence = line.text[line.sentence(number.start)[0] : number.start]
    if any(word in clause for word in _OTHER_TIME) or any(word in sentence for word in _OTHER_TIME[:6]):
        return ""
    verb = _VERB.search(clause)
    phrase = clause[: verb.start()] if verb else clause
    scope = _SCOPE.search(phrase)
    return phrase[scope.start() :] if scope and len(phrase) - scope.start() >= 6 else ""


def _two_values(line: Line, number: Number, first: Line, other: Number, phrase: str) -> Finding:
    message = Message(
        "“{phrase}”有两个数：{one}、{two}",
        phrase=phrase,
        one=first.text[other.start : other.end].strip(),
        two=line.text[number.start : number.end].strip(),
    )
    return Finding("E324", message, line, number.start, number.end, _ASK, others=((first, other.start, other.end),))


def _typed(line: Line, named: Mapping[str, Indicator], lengths: Sequence[int], year: str) -> Iterator[Finding]:
    """A number that is typed behind the name of an indicator."""
    for number in line.numbers:
        if not number.amount or not number.unit or line.figure_at(number.start + len(number.mark)) is not None:
            continue
        start = line.clause(number.start)
        clause = line.text[start : number.start].strip()
        verb = _VERB.search(clause)
        noun = clause[: verb.start()] if verb else clause
        acted = None
        name = next((noun[-n:] for n in lengths if n > 1 and noun[-n:] in named), None)
        if (
            name is not None
            and (_HEAD.match(noun[: -len(name)]) or (acted := _ACT.fullmatch(noun[: -len(name)])))
            and not _of_another_year(noun, year)
            and not any(w in clause for w in ("上年", "去年", "目标", "计划", "力争", "确保"))
        ):
            leading = acted is None and (start == line.sentence(start)[0] or bool(_SCOPE.search(clause)))
            yield from _against(line, number, named[name], leading=leading)


def _of_another_year(noun: str, year: str) -> bool:
    return noun[4:5] == "年" and noun[:4].isdecimal() and noun[:4] != year


def _against(line: Line, number: Number, indicator: Indicator, *, leading: bool) -> Iterator[Finding]:
    """The number beside the indicator's own."""
    figure = indicator.current
    if figure is None or figure.quantity is None or figure.quantity.low is None or not figure.quantity.exact:
        return
    if figure.quantity.unit != number.unit or not number.exact or line.part == "计划":
        return
    same = figure.quantity.value == number.value
    slip = leading or alike(number.value, figure.quantity.value)
    if not same and (number.value in _others(indicator) or not slip):
        return  # last year's, an aim; or of a place or firm that the sentence began with
    name, text = indicator.name, line.text[number.start : number.end].strip()
    message = Message("“{name}”在 指标 里，这里又写了一遍：{text}", name=name, text=text)
    if not same:
        message = Message("“{name}”在 指标 里是 {value}，这里写的是 {text}", name=name, value=figure.text, text=text)
    hint = Message("写成 {{{{ {name} }}}}，数改了，正文跟着改", name=name)
    yield Finding("E325", message, line, number.start, number.end, hint)


def _others(indicator: Indicator) -> set[object]:
    """Values of an indicator besides this year's: last year's, aims, those of its series."""
    figures: list[Figure | None] = [indicator.previous, *indicator.series.values()]
    for target in (indicator.target, indicator.next_target):
        figures += [target.ensured, target.strived] if target else []
    return {f.quantity.value for f in figures if f and f.quantity and f.quantity.low is not None}
