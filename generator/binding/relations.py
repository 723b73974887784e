"""What the words between two claims say of them: growth, share, last year's value, aims in two tiers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.binding.prose import Prose
from generator.patterns import lazy

_UP = "增长|增加|提高|上升|提升|上涨|攀升"
_DOWN = "下降|减少|降低|回落|下滑"
_WORD = rf"(?P<word>{_UP}|{_DOWN})了?"
_BASE = (
    r"(?:同比(?:去年)?|(?:比|较|与)(?:上年|去年|上一年)(?:同期)?(?:相比)?|(?:[比较]|(?<!年))同期|按可比(?:价格?|口径)(?:计算)?|"
    r"扣除价格因素|同口径)[,、]?"
)
_GROWTH = lazy(rf"\s*[,、;(]?(?P<phrase>(?:{_BASE})*(?:实际|名义|大幅|小幅|略有?|稳步)?){_WORD}\s*")
_TOGETHER = lazy(rf"\s*[,、;(]?(?P<phrase>(?:{_BASE})*分别(?:实际|名义)?){_WORD}\s*")
_FURTHER = lazy(rf"(?:[、,和及]|以及)(?P<phrase>)(?P<word>(?:{_UP}|{_DOWN})?)了?")
_LISTED = lazy(r"[^。;:!?]{0,30}[、,;和及][^。;:!?]{0,30}")
_SHARE = lazy(r"\s*[,、;(]?(?:约|只|仅)?占(?P<base>[^占,;:。、()]{2,16}?)的?(?:比重|比例|份额)?(?:达到|达|为|提高到)?")
_RANK = lazy(r"\s*[,、;(]?[^,;:。()]{0,8}(?:位居|居|排名|排|列|位列)[^,;:。()]{0,8}")
_PREVIOUS = lazy(r"\s*[,、;(]?(?:去年|上年)(?:同期)?(?:为|是)?")
_AIM = lazy(
    r"\s*[,、;(]?(?:超额|提前)?(?:完成|占|为|达到)?(?:全年|年度|年初|市定|省定|下达)*(?:目标|任务|计划)(?:任务|数|值)?(?:为|是)?"
)
_STRIVED = lazy(r"\s*[,、;]?力争(?:实现|达到|突破|完成|达)?")
#: What says that a number is only wanted.
AIMED = lazy("力争|确保|目标|预期|(?:争取|计划)(?=到|在|今年|全年|实现|完成|达到|突破|年)|到20[0-9]{2}年")


class Rate(NamedTuple):
    """A rate of growth: its claim, where its words begin (同比增长) and where its verb does, whether it is a fall."""

    claim: int
    phrase: int
    word: int
    down: bool


class Growth(NamedTuple):
    """Values and their rates; under 分别 there are several of each, and perhaps not as many."""

    values: tuple[int, ...]
    rates: tuple[Rate, ...]

    @property
    def paired(self) -> bool:
        """Whether each rate has its value."""
        return len(self.values) == len(self.rates)


class Share(NamedTuple):
    """The claim of a share, of what part and in what whole; `start` is where 占 stands."""

    part: int
    share: int
    base: str
    start: int


def growths(line: Prose) -> Iterator[Growth]:
    """Every growth in a text."""
    index = 0
    while index + 1 < len(line.claims):
        gap = line.gap(index)
        if (match := _TOGETHER.fullmatch(gap)) and _is_rate(line, index + 1):
            rates = tuple(_rates(line, index, match))
            yield Growth(_nearest(line, _listed(line, index), len(rates)), rates)
            index += len(rates)
        elif (match := _GROWTH.fullmatch(gap)) and _is_rate(line, index + 1):
            yield Growth((index,), (_rate(line, index, match),))
        index += 1


def _is_rate(line: Prose, index: int) -> bool:
    unit = line.claims[index].quantity.unit
    return unit == "%" or unit.endswith("百分点")


def _rate(line: Prose, index: int, match: re.Match[str], *, down: bool = False) -> Rate:
    at, word = line.claims[index].end, match["word"]
    falls = word in _DOWN.split("|") if word else down
    return Rate(index + 1, at + match.start("phrase"), at + match.start("word"), falls)


def _rates(line: Prose, index: int, match: re.Match[str]) -> Iterator[Rate]:
    """The rates under one 分别; a word stands for those that follow too."""
    rate = _rate(line, index, match)
    yield rate
    while rate.claim + 1 < len(line.claims) and _is_rate(line, rate.claim + 1):
        further = _FURTHER.fullmatch(line.gap(rate.claim))
        if further is None:
            return
        rate = _rate(line, rate.claim, further, down=rate.down)
        yield rate


def _listed(line: Prose, last: int) -> tuple[int, ...]:
    """The claims of one list that ends with a claim: as far back as only a name and a mark stand between two."""
    first = last
    while first and not _is_rate(line, first - 1) and _LISTED.fullmatch(line.gap(first - 1)):
        first -= 1
    return tuple(range(first, last + 1))


def _nearest(line: Prose, values: tuple[int, ...], count: int) -> tuple[int, ...]:
    """The last values of a list, as many as there are rates, where a mark parts them from the others that is stronger
    than those between them: 签约5个；增加值2亿元、利税1亿元，分别增长3%和4%.
    """
    if not 0 < count < len(values):
        return values
    inside = max((_strength(line.gap(index)) for index in values[-count:-1]), default=0)
    return values[-count:] if _strength(line.gap(values[-count - 1])) > inside else values


def _strength(gap: str) -> int:
    return 2 if ";" in gap else int("," in gap)


def shares(line: Prose) -> Iterator[Share]:
    """Every 占…% in a text; between a value and its share there may be a rank or a rate."""
    for index in range(len(line.claims) - 1):
        match = _SHARE.fullmatch(line.gap(index))
        if match is None or line.claims[index + 1].quantity.unit != "%":
            continue
        between = index and (_RANK.fullmatch(line.gap(index - 1)) or _GROWTH.fullmatch(line.gap(index - 1)))
        start = line.claims[index].end + match.start("base") - 1
        yield Share(index - 1 if between else index, index + 1, match["base"], start)


def previous(line: Prose, index: int) -> bool:
    """Whether the next claim is last year's value: (去年同期为24.88亿元)."""
    return index + 1 < len(line.claims) and bool(_PREVIOUS.fullmatch(line.gap(index)))


class Change(NamedTuple):
    """A value, what it grew by in its own unit (比上年增加28家), where the verb begins, whether it is a fall."""

    value: int
    amount: int
    word: int
    down: bool


def changes(line: Prose) -> Iterator[Change]:
    """Every change against last year that is told as an amount."""
    for index in range(len(line.claims) - 1):
        match = _GROWTH.fullmatch(line.gap(index))
        if match and match["phrase"] and match["word"] in {"增加", "减少"} and not _is_rate(line, index + 1):
            yield Change(index, index + 1, line.claims[index].end + match.start("word"), match["word"] == "减少")


def runs(line: Prose) -> Iterator[tuple[int, ...]]:
    """Claims that only a mark stands between: 41230元、21560元."""
    found = [0]
    for index in range(1, len(line.claims) + 1):
        if index < len(line.claims) and line.gap(index - 1).strip() in {"、", ",", "和", "及"}:
            found.append(index)
            continue
        if len(found) > 1:
            yield tuple(found)
        found = [index]


_FROM = lazy(r"(?:由|从)(?:上年|去年)(?:同期)?的?$")
_TO = lazy(r"(?:增加|增长|提高|上升|提升|扩大|下降|减少|降低)到|增至|升至|降至")


def risen(line: Prose) -> Iterator[tuple[int, str]]:
    """由上年的1571件增加到1945件: last year's claim, behind which this year's stands, and what stands before."""
    for index in range(len(line.claims) - 1):
        if _TO.fullmatch(line.gap(index)) and (match := _FROM.search(line.before(index))):
            yield index, line.before(index)[: match.start()]


def aims(line: Prose) -> Iterator[tuple[int, bool]]:
    """Values whose aim is the next claim (完成目标1800件的108.1%), and whether the rate of completion follows."""
    for index in range(len(line.claims) - 1):
        if _AIM.fullmatch(line.gap(index)) and not _is_rate(line, index + 1):
            rated = index + 2 < len(line.claims) and line.gap(index + 1) == "的" and _is_rate(line, index + 2)
            yield index, rated


def tiers(line: Prose) -> Iterator[int]:
    """Claims that are to be ensured, the next one being striven for."""
    for index in range(len(line.claims) - 1):
        if "确保" in line.before(index)[-30:] and _STRIVED.fullmatch(line.gap(index)):
            yield index
