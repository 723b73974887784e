"""Which lines are headings without a number, where a numbered line's heading ends, which lines are labelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from generator.draft.tree import Line
from generator.passage import BODY
from generator.patterns import lazy
from generator.text import heading_end

_COLON = lazy("[^，。；：,;:、]{1,20}[：:]")
_GROUP = lazy("[^，。；：,;:！？]{2,20}[：:]?")
_BRACKETED = lazy("【[^【】]{2,30}】")
_GLOSSARY = lazy("(?:附[：:]?)?(?:(?:相关|有关|部分)?(?:名词|用语|术语)(?:解释|注释|说明)|附录|附表|注释)[：:]?")
_LABEL = lazy("([\u4e00-\u9fff]{2,6})[：:](?=.)")
_SLIP = lazy(
    "([二三四五六七八九十]|一(?![年个方批直些]))(?![一二三四五六七八九十百、是年月日个项家次])(?=[\u4e00-\u9fff])"
)
#: Items that lose their 是.
SERIES = "一是"
_ORDER = "一二三四五六七八九十"
#: A heading that another face ends is one only where its own mark ends it: otherwise the program would add one.
_ENDS = frozenset("。；：！？")


def cut(line: Line) -> tuple[str, str]:
    """A line with a mark → its heading and the text behind it in the same paragraph."""
    assert line.mark is not None
    words = line.text[line.mark.end :]
    end = _end(words, line.lead - line.mark.end)
    return words[:end], words[end:]


def _end(words: str, lead: int) -> int:
    if 0 < lead < len(words) and words[lead - 1] in _ENDS:
        return lead
    colon = _COLON.match(words)
    if colon and colon.end() < len(words):
        return colon.end()
    return heading_end(words)


def groups(lines: Sequence[Line]) -> set[int]:
    """Places of short lines without a number that head numbered ones: 科技工作： above 1、, 科协工作： above 1、.

    One alone may as well introduce what follows; behind text of another section it cannot.
    """
    found = [at for at in range(len(lines) - 1) if _may_head(lines[at], lines[at + 1])]
    shapes = Counter(_shape(lines, at) for at in found)
    grouped = {at for at in found if shapes[_shape(lines, at)] > 1 or (at and _is_item(lines, at - 1))}
    return grouped | {at for at, line in enumerate(lines[:-1]) if at and is_glossary(line)} | bracketed(lines)


def bracketed(lines: Sequence[Line]) -> set[int]:
    """Places of headings in brackets, 【党建引领】, of which there are several."""
    found = {at for at, line in enumerate(lines[:-1]) if line.mark is None and _BRACKETED.fullmatch(line.text)}
    return found if len(found) > 1 else set()


def is_glossary(line: Line) -> bool:
    """Whether a line heads what is appended to a report: 名词解释."""
    return line.mark is None and line.role == BODY and _GLOSSARY.fullmatch(line.text) is not None


def _may_head(line: Line, following: Line) -> bool:
    opened = following.mark is not None and following.mark.number == 1
    return line.mark is None and line.role == BODY and opened and _GROUP.fullmatch(line.text) is not None


def _shape(lines: Sequence[Line], at: int) -> tuple[bool, str]:
    mark = lines[at + 1].mark
    assert mark is not None
    return lines[at].text[-1] in "：:", mark.form


def _is_item(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is an item with text: not a heading that waits for some."""
    mark, following = lines[at].mark, lines[at + 2].mark
    return mark is not None and following is not None and mark.form == following.form and lines[at].text[-1] in "。；;."


def labels(lines: Sequence[Line], known: Collection[str] = ()) -> dict[int, str]:
    """Places of lines that begin with 目标任务： or the like → the label: one that comes again, or beside another."""
    found = {at: m[1] for at, line in enumerate(lines) if line.mark is None and (m := _LABEL.match(line.text))}
    times = Counter(found.values())
    return {
        at: label
        for at, label in found.items()
        if label in known or times[label] > 1 or at + 1 in found or at - 1 in found
    }


def slips(lines: Sequence[Line]) -> dict[int, int]:
    """Places of lines that lack the 是 of 五是, between 四是 and 六是 → the number that they mean."""
    found: dict[int, int] = {}
    for at, line in enumerate(lines):
        match = _SLIP.match(line.text) if line.mark is None else None
        number = _ORDER.index(match[1]) + 1 if match else 0
        if number and (_series(lines, at - 1) == number - 1 > 0 or _series(lines, at + 1) == number + 1):
            found[at] = number
    return found


def _series(lines: Sequence[Line], at: int) -> int:
    mark = lines[at].mark if 0 <= at < len(lines) else None
    return mark.number if mark is not None and mark.form == SERIES else 0
