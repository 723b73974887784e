"""Announced numbers of items against the items: 四个村 beside three names, 三项举措 before 一是 and 二是."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.checks.prose.lines import BODY, HEADING, TITLE, Finding, Line
from generator.messages import Message
from generator.patterns import lazy

_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九十", 1)} | {
    "两": 2,
    "双": 2,
    "十一": 11,
    "十二": 12,
}
_COUNT = r"([一二两三四五六七八九十]{1,2}|\d{1,2})"
_CLASS = "个|家|项|大|类|种|方面|所|处|条|座|县|区|市|镇|乡|村|同志|人|名|位|户|门|件|批|支|本|部|台|级|地"
#: Names joined by 、, and a number of them right behind.
_LISTED = lazy(
    rf"((?:[^，。；：！？、（）\d“”《》]{{1,24}}、)+[^，。；：！？、（）\d]{{1,24}}?){_COUNT}({_CLASS})(?!等|以|月|百分|年)(?=([^，。；：！？、（）]{{0,8}}))"
)
_PAIR = lazy(
    rf"(?:^|[，。；：])([^，。；：、（）\d]{{2,16}}[和与]([^，。；：、（）\d]{{2,10}}?)){_COUNT}({_CLASS})(?!等|以|月|年)([^，。；：！？、（）]{{0,8}})"
)
#: How many times, for how long, how much: no number of names.
_VERBS = frozenset("有为达共了的在等约近超对第前后每余多获建设行动用带给向于从")
_VERBED = (
    "开展|实施|完成|新增|建成|培育|引进|举办|召开|争取|建立|制定|出台|解决|组织|推进|新建|申报|"
    "认定|获得|获批|安排|落实|发放|编制|印发|选派|招收|承担|取得|共有|累计|突破|打造|其中|以及|"
    "参加|参与|形成|提出|发现|整改|走访|慰问|签订|签约|转化|推广|列入|入选|通过|合作|建设"
)
_BRACKET = lazy(
    rf"{_COUNT}(?:个|家|项|大|类|种|方面|所|处|条|座|名|位|件)([^，。；：、（）\d“”]{{0,14}})（(?:即|分别为|分别是|包括)?([^（）]*)）"
)
_COLON = lazy(rf"{_COUNT}(?:个|项|大|类|种|方面|条)([^，。；：、（）\d“”]{{1,8}})”?：([^，。；：（）\d]+)。")
_NAMELY = lazy(
    rf"[“]?{_COUNT}(?:个|项|大|类|种|方面|条)([^，。；：、（）\d“”]{{0,10}})[”]?，即([^，。；（）]*)[，。；]"
)
_NOUN = "工作|任务|举措|措施|方面|做法|环节|抓手|原则|问题|文章|转变|行动|工程|着力点|突破|机制|要求|重点|事情|实事"
_ANNOUNCED = lazy(
    rf"(?<![第\d.一二三四五六七八九十]){_COUNT}(?:个|项|大|条|件|类|种)?(?:方面的?)?(?:重点|主要|具体|关键|创新|工作)?(?:{_NOUN})(?!日)"
    rf"(?:的?(?:工作|任务|问题))?(?:入手|着手|发力|推进|展开|落实)?([^。“”（）]{{0,30}})$"
)
_COUNTED = lazy(rf"[二两三四五六七八九十](?:{_CLASS})")
_NOUNS = tuple(_NOUN.split("|"))
_TALLY = frozenset("二两三四五六七八九十23456789")
_BEING = lazy("(?:^|(?<=[。；：，！？）”]))([一二三四五六七八九十])是(?![否非什])")
#: What became of the items: whoever says that announces none.
_TOLD = lazy(r"\d")
_OTHER = ("问题", "不足", "打算", "差距", "困难", "下一步", "下步")


def listed(line: Line) -> Iterator[Finding]:
    """Names before their number, and behind it in a bracket or after 即."""
    if _TALLY.isdisjoint(line.text):
        return
    for match in _LISTED.finditer(line.text) if "、" in line.text else ():
        within = match[1].count("”") > match[1].count("“") or match[1].count("》") > match[1].count("《")
        if not within and not line.text[match.start() - 1 : match.start()].isdecimal():  # else a number's unit before
            yield from _names_before(line, match.start(2), match[1], value(match[2]), match[4])
    for mark, pattern in (("（", _BRACKET), ("，即", _NAMELY), ("：", _COLON)):
        for match in pattern.finditer(line.text) if mark in line.text else ():
            yield from _names_behind(line, match.start(), match.end(), value(match[1]), match[3])


_QUOTED = lazy(rf"((?:“[^”]{{1,12}}”、?){{2,}}){_COUNT}(?:个|项|大|类|种|条)")


def quoted(line: Line) -> Iterator[Finding]:
    """“一窗办”“一网办”“一次办”四项举措."""
    for match in _QUOTED.finditer(line.text):
        found, count = match[1].count("“"), value(match[2])
        if count > 1 and count != found and line.text[match.start() - 1 : match.start()] not in {"、", "和", "及"}:
            yield _finding(line, match.start(2), match[1], count, found)


def paired(line: Line) -> Iterator[Finding]:
    """Two names that 和 joins, and more of them announced: 刘台村和柳湖村三个村."""
    for match in _PAIR.finditer(line.text):
        if _kind(match[2], match[4], match[5]) and value(match[3]) > 2:
            names = match[1].replace("与", "和").replace("和", "、")
            yield from _names_before(line, match.start(3), names, value(match[3]), match[5])


def announced(lines: Sequence[Line]) -> Iterator[Finding]:
    """Announcements, in the lines that headings or 一是 follow."""
    for index, (line, following) in enumerate(pairwise(lines)):
        if line.role == BODY and (
            following.role == HEADING or "一是" in line.text or following.text.startswith("一是")
        ):
            yield from _then(lines, index)
    if lines[-1].role == BODY and "一是" in lines[-1].text:
        yield from _then(lines, len(lines) - 1)


def value(text: str) -> int:
    """两 → 2, 12 → 12, 十三 → 13; 0 for what is no number."""
    if text.isdecimal():
        return int(text)
    if text in _DIGITS:
        return _DIGITS[text]
    return 10 + _DIGITS.get(text[1:], 0) if text[0] == "十" else 0


def _names_before(line: Line, at: int, names: str, count: int, noun: str) -> Iterator[Finding]:
    counted = [match.end() for match in _COUNTED.finditer(names)]
    names = names[counted[-1] :] if counted and "、" in names[counted[-1] :] else names
    tail = names.rpartition("、")[2]
    uniform = "、" in names and len({len(name) for name in names.split("、")[1:]}) == 1 and len(tail) > 2
    if count < 2 or (not uniform and (names[-1] in _VERBS or any(word in tail for word in _VERBED.split("|")))):
        return
    if names.endswith("等"):
        if names.count("、") + 1 > count:  # 等 allows for fewer names, not for more
            yield _finding(line, at, names, count, names.count("、") + 1)
        return
    if "一" in tail or "等" in names[-6:] or "二" in names:
        return
    listed = names.split("、")
    joined = _last_joined(listed[-1])
    possible = {len(listed) + (1 if joined else 0)}
    if joined and not _alike(listed[-1], noun):
        possible.add(len(listed))
    if any(len(name) < 3 for name in listed[1:-1]) and not all(len(name) < 4 for name in listed[1:]):
        return
    if count not in possible and abs(count - max(possible)) <= max(1, count // 3):
        yield _finding(line, at, names, count, max(possible))


def _last_joined(text: str) -> bool:
    """Whether the last entry of a list is two: 柳湖村和石坑村."""
    return any(0 < text.find(word) < len(text) - 1 for word in ("和", "与", "及"))


def _alike(last: str, noun: str) -> bool:
    """Whether both halves of the last entry end alike: two villages, two firms."""
    for word in ("以及", "和", "与", "及"):
        head, found, tail = last.partition(word)
        if found:
            return bool(head and tail) and (head[-1] == tail[-1] or (bool(noun) and noun[0] in {head[-1], tail[-1]}))
    return False


def _kind(last: str, classifier: str, noun: str) -> bool:
    """Whether the last name says that it is one of what is counted: 石坑村 of 四个村."""
    return (
        last[-1] in (noun + classifier if classifier != "个" else noun)
        and last[-1] in "村镇乡县区市局部所站园社司厂校院"
    )


def _names_behind(line: Line, start: int, end: int, count: int, names: str) -> Iterator[Finding]:
    """Only what looks like a whole list of names: no numbers, no 等, nothing as short as 市、区."""
    if count < 2 or "、" not in names or "等" in names or "如" in names[:2] or _CLAUSE.search(names):
        return
    listed = names.split("、")
    if all(len(name) < 3 for name in listed) and (count > 4 or len(listed) < 3):
        return
    possible = {len(listed)}
    if _last_joined(listed[-1]):
        possible.add(len(listed) + 1)
    if count not in possible and min(abs(count - n) for n in possible) <= max(1, count // 3):
        yield _finding(line, start, names, count, len(listed), end=end)


_CLAUSE = lazy(r"[\d，；：。]")


def _finding(line: Line, at: int, names: str, count: int, found: int, *, end: int | None = None) -> Finding:
    message = Message(
        "写的是{count}个，列出来是{found}个：{names}",
        count=count,
        found=found,
        names=names if len(names) < 40 else names[:38] + "……",
    )
    return Finding("E323", message, line, at, at + 2 if end is None else end, Message("核对个数；没有列全的，加“等”字"))


def _then(lines: Sequence[Line], index: int) -> Iterator[Finding]:
    """以下七项工作： before headings; 三项举措 before 一是."""
    line = lines[index]
    tail = line.text[-48:]
    if "一是" not in line.text and not (any(one in tail for one in _TALLY) and any(noun in tail for noun in _NOUNS)):
        return
    being = next(iter(_BEING.finditer(line.text)), None) if "一是" in line.text else None
    stop = being.start() if being else len(line.text)
    text = line.text[:stop].rstrip("。：；， ")
    start = max(text.rfind("。"), text.rfind("；")) + 1
    match = _ANNOUNCED.search(text, start) if being or line.text.rstrip()[-1:] in {"：", "。", ":"} else None
    if match is None or "等" in match[0] or "之一" in match[0] or value(match[1]) < 2:
        return
    if not being and line.text.rstrip().endswith("。") and _TOLD.search(match[2]):
        return  # 26个问题，已整改24个，其余2个按时序推进。
    count = value(match[1])
    found = _beings(lines, index, stop) or ([] if being else _headings(lines, index))
    if found and count not in found:
        message = Message("写的是{count}项，后面是{found}项：{text}", count=count, found=found[0], text=match[0])
        hint = Message("核对项数，补上缺的，或者改这个数")
        yield Finding("E323", message, line, match.start(), match.end(), hint)


def _beings(lines: Sequence[Line], index: int, stop: int) -> list[int]:
    """How many 一是, 二是 follow an announcement, in its paragraph and those behind it."""
    count = _counted(lines[index].text[stop:], 0)
    for line in lines[index + 1 :]:
        if line.role in {HEADING, TITLE}:
            break
        if not _BEING.match(line.text):
            if count:
                break
            return []
        before, count = count, _counted(line.text, count)
        if before == count:
            break
    return [count] if count > 1 else []


def _counted(text: str, count: int) -> int:
    for match in _BEING.finditer(text):
        if value(match[1]) == count + 1:
            count += 1
    return count


def _headings(lines: Sequence[Line], index: int) -> list[int]:
    """How many headings of one level follow; those on problems and what is next may stand apart."""
    if index + 1 >= len(lines) or lines[index + 1].role != HEADING:
        return []
    level, found, apart = lines[index + 1].level, 0, 0
    for line in lines[index + 1 :]:
        if line.role == TITLE or (line.role == HEADING and line.level < level):
            break
        if line.role == HEADING and line.level == level:
            found += 1
            apart += any(word in line.text for word in _OTHER)
    return [found, found - apart] if found > 1 else []
