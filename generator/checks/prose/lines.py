"""A document's text as the checks of prose read it: lines with their numbers, and a finding in one of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, islice
from typing import NamedTuple

from generator.blocks import Block, Heading, Paragraph, Run, Title
from generator.diagnostic import ERROR, WARNING
from generator.messages import Message
from generator.model import NOTHING, Figure
from generator.patterns import lazy
from generator.punctuation import fold, suspect
from generator.quantity import SCALES, plain, write

TITLE, HEADING, BODY = "title", "heading", "body"
#: The part that looks ahead, wherever it stands.
PLAN = "计划"
_AHEAD = ("思路", "打算", "明年", "下一步", "下步", "下半年", "年计划", "重点工作任务", "工作安排", "年重点",
          "今后")  # fmt: skip

#: What counts; the longest first, so that 人次 is not read as 人.
UNITS = (
    "个百分点|个工作日|兆瓦时|平方公里|平方千米|平方米|立方米|千瓦时|标准煤|人次|人天|期次|场次|批次|车次|户次|家次|件次|台次|剂次|"
    "公里|公顷|公斤|千米|厘米|毫米|千瓦|兆瓦|海里|课时|学时|小时|分钟|个月|页次|万美元|美元|欧元|港元|元|"
    "件|项|家|个|人|名|位|次|场|期|届|批|篇|部|册|份|本|张|条|台|套|座|所|处|种|类|门|户|亩|吨|米|斤|里|"
    "辆|只|头|棵|株|幅|顶|块|片|栋|间|层|村|镇|乡|县|市|区|省|厅|局|校|站|组|队|对|支|班|节|堂|课|轮|遍|"
    "趟|起|宗|桩|例|度|分|秒|天|日|月|年|周|季|倍|成|级|等|号|款|章|字|页|版|幢|尾|羽|担|㎡|kW|KW|%|％|‰|"
    "笔|艘|架|匹|卷|粒|桶|标段|方|克|升|瓦|股|枚|颗|面|盏|具|根|餐|桌|床|剂|瓶|盒|袋|包|箱|把|丝|帖|道|关|院|会|园|点|岁"
)
_BEFORE = "大约|(?<![签节合条契预])约|接近|将近|近|不足|不到|超过|突破|超|逾|不少于|不低于|至少|不超过|至多|高达"
_NUMBER = lazy(
    rf"({_BEFORE})? ?((?<![\d.])(?:[1-9]\d{{0,2}}(?:,\d{{3}})+|[1-9]\d{{0,2}}(?: \d{{3}})+(?!\d)|\d+)(?:\.\d+)?)"
    rf"(?:(%|％|万|亿)?([—～~–-]+|至)(\d+(?:\.\d+)?))?"
    rf" ?([余多])?(万亿|亿|万)?([余多])?((?<=[\d万亿余多]) ?(?:{UNITS})|)(以上|以下|以内|左右|上下)?"
)
_LOWER, _UPPER = frozenset({"近", "接近", "将近", "不足", "不到"}), frozenset({"超过", "突破", "超", "逾", "高达"})
#: Units of dates and names: what has one is no amount.
_DATED = frozenset({"年", "月", "日", "号", "届", "版", "度", "等", "级", "章", "周"})
_WIDE = str.maketrans("０１２３４５６７８９．％－", "0123456789.%-")
#: A hanzi in a pattern: whatever is neither Latin nor a mark. Ranges of hanzi take long to compile.
HANZI = r"[^\x00-\xff，。；：、！？（）“”《》〈〉—～…％]"
#: What a unit begins with.
UNIT_STARTS = "".join(dict.fromkeys(unit[0] for unit in UNITS.split("|")))
_NAMES = lazy("“[^”]*”|《[^》]*》")
_WIDE_DIGIT = lazy("[０１２３４５６７８９．％－]")
_WHOLE = Decimal(0)
#: More digits than arithmetic keeps: what holds them is no sentence. Looked for in every seventh character first.
_ENDLESS, _PERHAPS_ENDLESS = lazy(r"\d{28}"), lazy(r"\d{4}")
#: Characters that hold every clause, every sentence, and numbers that one speaks of: of endless ones the nearest
#: are looked at, or the time for a paragraph would grow with its square.
_CLAUSE, _SENTENCE, _MANY = 200, 800, 60


class Number(NamedTuple):
    """An amount in a line: its place, its value times 万 or 亿, and the marks of approximation it has.

    `step`: one of its last digit, 0 for a whole count; `high`: the upper end of a range.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    mark: str
    step: Decimal
    scale: str
    digits: str
    high: Decimal | None = None

    @property
    def exact(self) -> bool:
        """Whether it has no mark and is no range."""
        return not self.mark and self.high is None

    @property
    def slack(self) -> Decimal:
        """How far the true value may be from a rounded one."""
        return self.step / 2

    @property
    def below(self) -> bool:
        """近, 不足: the true value is smaller."""
        return self.mark in _LOWER

    @property
    def above(self) -> bool:
        """余, 多, 超过: the true value is larger."""
        return self.mark in _UPPER or self.mark in {"余", "多"}

    @property
    def amount(self) -> bool:
        """No date and no ordinal."""
        return self.unit not in _DATED

    def shown(self, value: Decimal | None = None) -> str:
        """Its number, or another of its kind, as it would be written with its 万 or 亿."""
        return write(plain((self.value if value is None else value) / SCALES[self.scale])) + self.scale


class Line:
    """A paragraph, heading or title: its text with full-width marks, and where the figures in it come from."""

    __slots__ = ("_ends", "_numbers", "_starts", "key", "level", "part", "provenance", "role", "runs", "text")

    def __init__(self, key: str, role: str, runs: tuple[Run, ...], level: int = 0) -> None:
        text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
        self.key, self.role, self.level, self.text, self.runs = key, role, level, text, runs
        self.part = ""
        self.provenance: Mapping[str, Figure] = NOTHING
        self._numbers: list[Number] | None = None
        self._ends: list[int] | None = None
        self._starts: list[int] | None = None

    @property
    def numbers(self) -> list[Number]:
        """Its Arabic numbers, in order."""
        if self._numbers is None:
            self._numbers = read(self.text)
        return self._numbers

    def figure_at(self, at: int) -> str | None:
        """The key of the bound figure that covers a character, None where it is typed."""
        if self._ends is None:
            self._ends = [*accumulate([len(run.text) for run in self.runs])]
        index = bisect_right(self._ends, at)
        return self.runs[index].figure if index < len(self.runs) else None

    def named_at(self, at: int) -> bool:
        """Whether a character is of a figure that comes from indicators: those are checked where they stand."""
        figure = self.provenance.get(self.figure_at(at) or "")
        return figure is not None and bool(figure.sources) and not any("@" in source for source in figure.sources)

    def clause(self, at: int) -> int:
        """Where the clause begins that a character stands in."""
        first = max(0, at - _CLAUSE)
        return max(first, *[self.text.rfind(mark, first, at) + 1 for mark in "，。；：！？、（"])

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence begins and ends that a character stands in."""
        first, last = max(0, at - _SENTENCE), min(len(self.text), at + _SENTENCE)
        end = self.text.find("。", at, last)
        return max(first, self.text.rfind("。", first, at) + 1), last if end < 0 else end

    def between(self, start: int, end: int) -> list[Number]:
        """Its numbers that begin from one place to before another, the last of very many."""
        last = self._count(end)
        return self.numbers[max(self._count(start), last - _MANY) : last]

    def after(self, at: int) -> Iterator[Number]:
        """Its numbers from a place on."""
        return islice(self.numbers, self._count(at), None)

    def _count(self, at: int) -> int:
        """How many of its numbers begin before a place."""
        if self._starts is None:
            self._starts = [number.start for number in self.numbers]
        return bisect_left(self._starts, at)


_DIGIT = lazy(r"\d")
_DIGITS = lazy(r"\d+(?:\.\d+)?")


def several(line: Line) -> bool:
    """Whether a line may have three numbers or more: reading them takes longer than counting."""
    return len(_DIGITS.findall(line.text)) > 2


def read(text: str) -> list[Number]:
    """A text → its Arabic numbers with their units. In quotes they are names: “6+1”."""
    if not _DIGIT.search(text):
        return []
    if "“" in text or "《" in text:
        text = _NAMES.sub(lambda match: "\0" * len(match[0]), text)
    if _WIDE_DIGIT.search(text):
        text = text.translate(_WIDE)
    return [_number(match) for match in _NUMBER.finditer(text)]


def _number(match: re.Match[str]) -> Number:
    before, digits, lower, _, high, inside, scale, between, unit, after = match.groups()
    mark = inside or between or before or after or ""
    start, end = match.start() if before else match.start(2), match.end()
    value = Decimal(digits.replace(",", "").replace(" ", ""))
    if not (scale or lower or high or "." in digits):
        return Number(start, end, value, unit.strip(), mark, _WHOLE, "", digits)
    factor = SCALES[lower if lower in SCALES else scale or ""]
    exponent = int(value.as_tuple().exponent)
    step = factor.scaleb(exponent) if scale or exponent else _WHOLE
    upper = Decimal(high) * SCALES[scale or ""] if high else None
    return Number(start, end, value * factor, unit.strip(), mark, step, scale or "", digits, upper)


class Finding(NamedTuple):
    """What a check of prose found: the words of a line, and others that take part in it."""

    code: str
    message: Message
    line: Line
    start: int
    end: int
    hint: Message
    severity: str = WARNING
    others: tuple[tuple[Line, int, int], ...] = ()


def wrong(finding: Finding) -> Finding:
    """The same as an error: it is provable."""
    return finding._replace(severity=ERROR)


class Whole:
    """All lines of a document, and their texts as one, each between line ends."""

    __slots__ = ("lines", "starts", "text")

    def __init__(self, lines: Sequence[Line]) -> None:
        self.text = "\n".join(["", *[line.text for line in lines], ""])
        if _PERHAPS_ENDLESS.search(self.text[::7]) and any(_ENDLESS.search(line.text) for line in lines):
            lines = [line for line in lines if not _ENDLESS.search(line.text)]
            self.text = "\n".join(["", *[line.text for line in lines], ""])
        self.lines = lines
        if suspect(self.text):
            for line in lines:
                line.text = fold(line.text)
            self.text = "\n".join(["", *[line.text for line in lines], ""])
        self.starts, at = list[int](), 1
        for line in lines:
            self.starts.append(at)
            at += len(line.text) + 1

    def at(self, place: int) -> tuple[Line, int]:
        """A character of the whole → its line, and its place in it."""
        index = self.index(place)
        return self.lines[index], place - self.starts[index]

    def index(self, place: int) -> int:
        """A character of the whole → the number of its line."""
        return max(0, bisect_right(self.starts, place) - 1)

    def hit(self, trigger: tuple[str, ...] | re.Pattern[str]) -> list[int]:
        """The lines that hold one of some words or a pattern, in order, each once."""
        text = self.text
        if isinstance(trigger, tuple):
            places = sorted([place for word in trigger for place in _places(text, word)])
        else:
            places = [match.end() - 1 for match in trigger.finditer(text)]
        return list(dict.fromkeys([max(0, bisect_right(self.starts, place) - 1) for place in places]))


def _places(text: str, word: str) -> Iterator[int]:
    if not all(char in text for char in word):  # to miss one character takes a tenth of the time to miss a word
        return
    at, within = text.find(word), len(word) - 1
    while at >= 0:
        yield at + within
        at = text.find("\n", at + within)  # one of a line is enough
        at = text.find(word, at) if at >= 0 else -1


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """Blocks before typesetting → their lines; tables, pictures and signatures are no prose."""
    found, ahead = list[Line](), False
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.role != "body" or not block.runs:
                continue
            line = Line(block.key, BODY, block.runs)
        elif isinstance(block, Heading):
            line = Line(block.key, HEADING, block.runs, block.level)
        elif isinstance(block, Title):
            line = Line(block.key, TITLE, block.runs)
        else:
            continue
        part = block.key.partition(".")[0]
        if line.role == TITLE or line.level == 1:
            ahead = line.role == HEADING and any(word in line.text for word in _AHEAD)
        line.part = PLAN if ahead else part
        found.append(line)
    return found
