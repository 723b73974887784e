"""Slips of the keyboard: words and sentences that stand twice, marks of lists and ends that are lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.checks.prose.lines import BODY, HANZI, HEADING, TITLE, Finding, Line, Whole
from generator.messages import Message
from generator.patterns import lazy

#: Verbs that are said twice on purpose, and words that meet themselves: 市政府政府网站.
_TWICE = frozenset(
    {
        "服务",
        "领导",
        "保障",
        "研究",
        "讨论",
        "商量",
        "了解",
        "学习",
        "考虑",
        "沟通",
        "总结",
        "比较",
        "政府",
        "政协",
        "科协",
        "很好",
        "非常",
    }
)
_LONGEST = 6
#: 新 after these ends a word, before others it begins one.
_NEW = lazy(r"(?<![创更革翻高焕出求崭最全刷清推立迎重自维纳一图履常日弃除维老改])新新")
_AGAIN = lazy(r"(经费|资金|收入|产值|利润|投资|支出)(投入|支出|总量|总额|收入|补助)\1")
_FUNCTION = ["的的", "了了", "和和", "与与", "及及", "把把", "被被", "是是", "从从", "由由", "并并"]
_HANZI = lazy(HANZI + "+")
_DOUBLE = ["增长", "下降", "同比", "提高", "增加", "减少"]
_END = frozenset("。！？；：…”’）》〉】〕.!?;:—、，")
_SHORTEST = 15


def check(whole: Whole) -> Iterator[Finding]:
    """Words twice and ends without a mark."""
    yield from _doubled(whole)
    yield from _ends([line for line in whole.lines if line.role == BODY])


#: So many are told.
_MOST = 20


def _doubled(whole: Whole) -> Iterator[Finding]:
    """考核考核: a text laid over itself, shifted by a word's length; equal stretches are zeros of their difference."""
    text, told = whole.text, list[tuple[int, int]]()
    for word in _FUNCTION:
        if word[0] in text and (at := text.find(word)) >= 0:
            yield _twice(*whole.at(at), 1)
    for at, length in _overlaid(text):
        if len(told) >= _MOST:  # a text of repetitions is no report
            return
        if any(a <= at < b for a, b in told) or not _slip(text, at, length):
            continue
        told.append((at - length, at + 2 * length))
        line, start = whole.at(at)
        typed = line.figure_at(start) is None and line.figure_at(start + 2 * length - 1) is None
        if line.role != TITLE and typed:  # of what stands beside a figure others tell
            yield _twice(line, start, length)


#: A text is laid over itself piece by piece: numbers of so many digits need no memory of their own.
_PIECE = 4000


def _overlaid(text: str) -> Iterator[tuple[int, int]]:
    """Where a stretch follows that is the same → its place and length, the longest first.

    Half of each character's code is compared first: two that differ seldom have that in common.
    """
    for first in range(0, len(text), _PIECE):
        piece = text[first : first + _PIECE + 2 * _LONGEST]
        halves = piece.encode("utf-16-le", "surrogatepass")[::2]
        if len(halves) != len(piece):
            continue  # a letter of two codes would shift all places
        number = int.from_bytes(halves, "little")
        for length in range(_LONGEST, 1, -1):
            shifted = (number ^ (number >> (8 * length))).to_bytes(len(halves), "little")
            for at in _zeros(shifted, length, len(piece) - 2 * length + 1):
                if piece.startswith(piece[at : at + length], at + length):
                    yield first + at, length


def _zeros(data: bytes, length: int, last: int) -> Iterator[int]:
    """Places before `last` from which on so many are zero."""
    wanted = bytes(length)
    at = data.find(wanted)
    while 0 <= at < last:
        yield at
        at = data.find(wanted, at + 1)


def _slip(text: str, at: int, length: int) -> bool:
    """Whether a stretch that is said twice is a word, and no way of speaking."""
    word = text[at : at + length]
    if word in _TWICE or word in _DOUBLE or word[0] == "一" or len(set(word)) == 1:
        return False
    return _HANZI.fullmatch(word) is not None


def _twice(line: Line, start: int, length: int) -> Finding:
    word = line.text[start : start + length]
    message = Message("“{word}”写了两遍：{text}", word=word, text=word * 2)
    return Finding("E335", message, line, start, start + 2 * length, Message("删去一个"))


def words(line: Line) -> Iterator[Finding]:
    """经费投入经费, 发新新."""
    for match in [*_NEW.finditer(line.text), *_AGAIN.finditer(line.text)]:
        message = Message("像是多打了字：{text}", text=line.text[max(0, match.start() - 2) : match.end() + 2])
        yield Finding("E335", message, line, match.start(), match.end(), Message("删去多的字"))


def _repeated(lines: Sequence[Line]) -> Iterator[Finding]:
    """A sentence that stands twice in the report."""
    seen: dict[str, Line] = {}
    for line in lines:
        for sentence in map(str.strip, line.text.split("。")):
            if len(sentence) < _SHORTEST:
                continue
            if sentence in seen:
                yield _again(line, sentence, seen[sentence])
            else:
                seen[sentence] = line


def repeated(lines: Sequence[Line]) -> Iterator[Finding]:
    """Sentences that stand twice in a report, clauses twice in a paragraph: a build has no time to look for them."""
    body = [line for line in lines if line.role == BODY]
    yield from _repeated(body)
    for line in body:
        yield from _clauses(line)


def _clauses(line: Line) -> Iterator[Finding]:
    clauses = [c for s in line.text.replace("；", "，").replace("。", "，").split("，") if len(c := s.strip()) > 11]
    if len(set(clauses)) == len(clauses):
        return
    sentences = [s.strip() for s in line.text.split("。")]
    for clause in dict.fromkeys(clauses):
        if clauses.count(clause) > 1 and not any(clause in s for s in sentences if sentences.count(s) > 1):
            yield _again(line, clause, line)


def _again(line: Line, words: str, first: Line) -> Finding:
    start = line.text.rfind(words)
    message = Message("这一句写了两遍：{text}", text=words if len(words) < 30 else words[:28] + "……")
    at = first.text.find(words)
    hint = Message("删去一处，或者改写")
    return Finding("E336", message, line, start, start + len(words), hint, others=((first, at, at + len(words)),))


def _ends(lines: Sequence[Line]) -> Iterator[Finding]:
    """A paragraph of sentences that ends without a mark."""
    for line in lines:
        text = line.text.rstrip()
        if len(text) < _SHORTEST or text[-1] in _END or not ("，" in text or "。" in text or "；" in text):
            continue
        if _SIGNED.search(text):
            continue
        start = max(0, len(text) - 8)
        message = Message("段末没有标点：……{text}", text=text[start:])
        yield Finding("E338", message, line, start, len(text), Message("补上句号"))


_SIGNED = lazy(r"\d+年\d+月(?:\d+日)?$")


def enumerations(lines: Sequence[Line], _hit: Sequence[int] = (), _year: int | None = None) -> Iterator[Finding]:
    """一是, 二是, 四是: the marks of a list count on, under one heading."""
    open_ = list[int]()
    last: Line | None = None
    for line in lines:
        if line.role in {HEADING, TITLE} and not _BEING.match(line.text):
            open_ = []
            continue
        for match in _BEING.finditer(line.text) if "是" in line.text else ():
            number = _ORDER.find(match[1]) + 1
            if number == 1 or (number > 2 and not open_):  # what stands before may have marks of another kind
                open_.append(number)
                continue
            if number == 2 and open_[-1:] != [1] and last is not None and _FIRST.match(last.text):
                yield _unmarked(last, "一")
                open_.append(2)
                continue
            while open_ and open_[-1] != number - 1 and len(open_) > 1 and number - 1 in open_:
                open_.pop()
            if not open_ or open_[-1] != number - 1:
                yield _missing(line, match.start(1), number, open_)
            open_[-1:] = [number]
        bare = _BARE.match(line.text) if open_ else None
        if bare is not None and _ORDER.find(bare[1]) == open_[-1]:
            yield _unmarked(line, bare[1])
            open_[-1] += 1
        last = line


_ORDER = "一二三四五六七八九十"
_BEING = lazy("(?:^|(?<=[。；：，！？）”]))([一二三四五六七八九十])是(?![否非什])")
_FIRST = lazy("一(?![是、.．个家项大级年月季方者分届次类种位名条处所村镇县区市])")
_BARE = lazy("([二三四五六七八九十])(?![是、.．，个家项大级年月季方者分届次类种位名条处所村镇县区市])")


_MARKED = (
    (lazy("[①②③④⑤⑥⑦⑧⑨⑩]"), "①②③④⑤⑥⑦⑧⑨⑩"),
    (lazy(r"（([1-9])）"), "123456789"),
    (lazy("第([一二三四五六七八九十])[，、]"), _ORDER),
)


def series(line: Line) -> Iterator[Finding]:
    """①②④, （1）（2）（4）, 第一，第二，第四， within a paragraph."""
    for pattern, order in _MARKED:
        found = list(pattern.finditer(line.text))
        counted = [order.find(match[match.lastindex or 0]) for match in found]
        gap = next((i for i, (a, b) in enumerate(pairwise(counted), 1) if b > a + 1), 0)
        if len(found) > 2 and counted[0] == 0 and gap and counted == sorted(set(counted)):
            message = Message("“{found}”前面少了一项", found=found[gap][0])
            hint = Message("补上缺的一项，或者重新编号")
            yield Finding("E337", message, line, found[gap].start(), found[gap].end(), hint)


def _missing(line: Line, start: int, number: int, open_: list[int]) -> Finding:
    wanted = _ORDER[(open_[-1] if open_ else 0)]
    message = Message("“{found}是”前面没有“{wanted}是”", found=_ORDER[number - 1], wanted=wanted)
    return Finding("E337", message, line, start, start + 2, Message("补上缺的一项，或者重新编号"))


def _unmarked(line: Line, mark: str) -> Finding:
    message = Message("“{mark}”后面少了“是”：{text}", mark=mark, text=line.text[:8])
    return Finding("E337", message, line, 0, 1, Message("写成“{mark}是”", mark=mark))
