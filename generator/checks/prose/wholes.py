"""Things that are counted whole, and shares that cannot be over the whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.prose.lines import Finding, Line, Number, wrong
from generator.checks.prose.sums import averaged
from generator.messages import Message
from generator.patterns import lazy

_COUNTED = (
    "人|名|家|件|所|支|场|起|户|座|位|项|宗|辆|台|套|期|批|村|册|栋|例|对|笔|部|艘|幢|棵|株|只|头|人次|场次|户次"
    r"|个(?![百千万亿月小工学课标平年]|[、和]\d|[^，。；\d]?点)"
)
PARTIAL = lazy(rf"(?<![\d.])\d+\.\d+(?:{_COUNTED})(?!次|[/／·])")
_PER = ("每", "均", "比例", "折合", "平均", "比重", "当量", "约合", "拥有", "密度", "：1", "配备")
_OF = lazy(r"^[^，。；：、（）\d]{0,12}(?:，|（|；)?其中(?:：)?[^，。；：、（）\d]{0,14}$")
_DONE = lazy(
    r"^[^。；\d]{0,12}，(?:已|现已|均已|目前已)(?:整改|办结|解决|化解|销号|处置|答复|完成整改|整改完成|立行立改)(?:了|到位|完成)?$"
)


_CHANGED = lazy(r"比|较|增加|净增|增长|减少|下降|提高|多|少(?!于)")


def partial(line: Line) -> Iterator[Finding]:
    """35.5人."""
    for match in PARTIAL.finditer(line.text):
        around = line.text[line.sentence(match.start())[0] : match.start()][-30:]
        if any(word in around for word in _PER) or line.named_at(match.start()):
            continue
        message = Message("个数不会带小数：{text}", text=match[0])
        hint = Message("核对数和单位；少了“万”的，补上")
        yield Finding("E339", message, line, match.start(), match.end(), hint)


def exceeding(line: Line) -> Iterator[Finding]:
    """45名，其中博士54名."""
    for index, (whole, part) in enumerate(pairwise(line.numbers)):
        over = part.value > whole.value and _comparable(whole, part)
        of = over and _OF.match(line.text[whole.end : part.start]) is not None
        if of and not _changed(line, whole) and not averaged(line, index):
            finding = _more(line, whole, part)
            yield finding if _another(line, whole, part) else wrong(finding)


def done(line: Line) -> Iterator[Finding]:
    """412条，已整改480条: some may be of the year before."""
    for whole, part in pairwise(line.numbers):
        if part.value > whole.value and _comparable(whole, part) and _DONE.match(line.text[whole.end : part.start]):
            yield _more(line, whole, part)


def _changed(line: Line, number: Number) -> bool:
    """Whether a number is by how much something grew: what follows may be of the whole."""
    return _CHANGED.search(line.text, line.clause(number.start), number.start) is not None


def _another(line: Line, whole: Number, part: Number) -> bool:
    """Whether a larger number of the kind stands before: the part may be one of that."""
    start = line.sentence(whole.start)[0]
    return any(n.unit == whole.unit and n.value >= part.value for n in line.between(start, whole.start))


def _comparable(whole: Number, part: Number) -> bool:
    if whole.unit != part.unit or not whole.unit or not (whole.amount and part.amount):
        return False
    return whole.exact and part.exact and whole.unit not in {"%", "％", "‰", "个百分点", "元/亩"}


def _more(line: Line, whole: Number, part: Number) -> Finding:
    message = Message(
        "其中的比全部还多：全部{whole}，其中{part}",
        whole=line.text[whole.start : whole.end].strip(), part=line.text[part.start : part.end].strip(),
    )  # fmt: skip
    others = ((line, whole.start, whole.end),)
    return Finding("E320", message, line, part.start, part.end, Message("核对两个数和单位"), others=others)
