"""A draft and the kinds there are → the kind that it is, and what its title says: office and year.

No kind is known here by name: each is tried with its own titles, parts, columns and levels.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.draft.scheme import needed, settled, wanted
from generator.draft.tree import Draft, walk
from generator.frame import FOLLOWING
from generator.model import BY_TITLE, SIDE_BY_SIDE, Kind
from generator.patterns import lazy
from generator.text import Text

_HOLE = lazy(r"\{\{\s*([^}|]*?)\s*\}\}")
_HOLES = {"单位": ("office", ".*?"), "年度": ("year", r"\d{4}"), "下年度": ("next", r"\d{4}")}
#: How the name of an office, or of the place that it is for, may end.
_NAMED = lazy(
    r"[\w*×]{1,30}(?:政府|[局委厅院办会处科股站所室队校镇乡市县区省州盟旗社部]|街道|中心|公司|集团|[大中小]学|学院|幼儿园|医院|单位)"
)
_YEAR = lazy(r"(?<!\d)((?:19|20)\d\d)(?=年|[—~～至-]+(?:19|20)\d\d年)")
_DONE = lazy("了|完成|取得|获|达到|共|全年")
_TO_DO = lazy("将|要|力争|确保|继续|加快|推进|争取|努力|进一步")
_BODY = "(?:人民政府|[局委厅院办会所]|街道办事处|办公室|中心|[大中小]学|学校|幼儿园|[总支大]队|公司|集团)"
_NEAR_ENOUGH = 3
#: A title that looks back first and ahead then: in one part the paper is a summary.
_BOTH = lazy("总结.*(?:计划|思路|打算|安排|要点)")


class Fit(NamedTuple):
    """A kind, how well it fits, and what a title that is exactly its pattern says."""

    kind: Kind
    score: tuple[int, ...]
    office: str = ""
    year: int = 0
    exact: bool = False


def choose(draft: Draft, kinds: Sequence[Kind], texts: str) -> Fit:
    """A draft whose only part may be either → the kind that fits it best; the part is then where the kind has it.

    `texts` is what the document says, for a title that says too little.
    """
    fits = [fit for kind in kinds for fit in _fits(draft, kind, texts)]
    best = max(fits, key=lambda fit: fit.score)
    if draft.plan is None and not _has(best.kind)[0]:
        draft.summary, draft.plan = None, draft.summary
    return best


def folded(text: str) -> str:
    """A text with its marks folded, blanks and breaks away: for comparison."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(_ALIKE)


_ALIKE = str.maketrans("“”‘’", "\"\"''")


def matched(pattern: Text | None, title: str, kind: Kind) -> dict[str, str] | None:
    """A kind's title and a document's → what stands in the pattern's holes, or None."""
    if pattern is None:
        return None
    period = kind.period.value if kind.period is not None else "全年"
    after = FOLLOWING.get(period, "{{ 下年度 }}年")
    pieces = _HOLE.split(_HOLE.sub(lambda hole: {"期间": period, "下期": after}.get(hole[1], hole[0]), pattern.value))
    said = [
        (f"(?P={_HOLES[piece][0]})" if piece in pieces[:at] else f"(?P<{_HOLES[piece][0]}>{_HOLES[piece][1]})")
        if piece in _HOLES
        else "(?!)" if at % 2 else re.escape(folded(piece))
        for at, piece in enumerate(pieces)
    ]  # fmt: skip
    found = re.fullmatch("".join(said), folded(title))
    holes = found.groupdict() if found else {}
    if not found or ("year" in holes and "next" in holes and int(holes["next"]) != int(holes["year"]) + 1):
        return None
    return holes if _NAMED.fullmatch(holes.get("office") or "某局") else None


def _has(kind: Kind) -> tuple[bool, bool]:
    return kind.titles.summary is not None, kind.titles.plan is not None


def _fits(draft: Draft, kind: Kind, texts: str) -> Iterator[Fit]:
    both = draft.plan is not None
    has = _has(kind)
    if has != (True, True) if both else has == (True, True):
        return
    title = "".join(draft.titles)
    pattern = _pattern(draft, kind)
    found = matched(pattern, title, kind) if title else None
    near = _nearness(pattern, title) if pattern is not None and title else 0
    tense = 0 if title and near >= _NEAR_ENOUGH else _tense(texts, plan=not has[0])
    fitting = _columns(draft, kind), _joined(draft, kind), -_levels(draft, kind), -len(kind.lineage)
    score = (found is not None, has[0] and _BOTH.search(title) is not None, near, tense, *fitting)
    year = int((found or {}).get("year") or 0) or int((found or {}).get("next") or 1) - 1
    yield Fit(kind, score, (found or {}).get("office") or "", year, found is not None)


def _pattern(draft: Draft, kind: Kind) -> Text | None:
    """The pattern of the first title that is printed."""
    titles = kind.titles
    if draft.plan is None:
        return titles.summary or titles.plan
    if draft.joining == BY_TITLE:
        return titles.summary
    return titles.whole or titles.summary


def _nearness(pattern: Text, title: str) -> int:
    """How much of a pattern's own words the title has in one piece; two characters are nothing."""
    words = max(_HOLE.split(pattern.value)[::2], key=len).strip("年（）")
    shared = SequenceMatcher(None, words, title, autojunk=False).find_longest_match()
    return shared.size if shared.size >= _NEAR_ENOUGH else 0


def _tense(texts: str, *, plan: bool) -> int:
    """Whether what is said is done or to be done: 1 where that is what the kind's part is for."""
    return int((len(_TO_DO.findall(texts)) > len(_DONE.findall(texts))) == plan)


def _columns(draft: Draft, kind: Kind) -> int:
    """How many of the labels that the draft's sections have are the kind's, less those of the kind that none has."""
    own = {label for outline in kind.outline.values() for each in outline for label in each.pairs}
    labels = Counter(label for part in draft.parts for section, _ in walk(part.sections) for label in section.pairs)
    used = {label for label, times in labels.items() if times > 1}
    return len(own & used) * 2 - len(own)


def _joined(draft: Draft, kind: Kind) -> int:
    return int(draft.plan is not None and kind.joining == draft.joining)


def _levels(draft: Draft, kind: Kind) -> int:
    """1 where the draft's levels are not the kind's."""
    usual = kind.levels[1:] if draft.joining == SIDE_BY_SIDE else kind.levels
    return int(any(needed(settled(wanted(part.sections), usual), usual) for part in draft.parts))


def years(text: str) -> list[int]:
    """The years that a text names, in order."""
    return [int(year) for year in _YEAR.findall(in_digits(text))]


def in_digits(text: str) -> str:
    """A text with years that are written out, 二〇一一年, in digits."""
    return _WRITTEN_OUT.sub(lambda match: match[0].translate(_DIGITS), text)


_WRITTEN_OUT = lazy("(?:一九|二[〇零○OoＯ0])[〇零○OoＯ0一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇零○OoＯ一二三四五六七八九", "000000123456789")


def two_lines(first: str, second: str, kinds: Sequence[Kind]) -> bool:
    """Whether two lines are one title: together it is some kind's, or an office stands above what it says."""
    title = in_digits(first + second)
    known = any(
        matched(each, title, kind)
        for kind in kinds
        for each in (kind.titles.summary, kind.titles.plan, kind.titles.whole)
    )
    return known or bool(office_of(first, ()) == first and _PAPER.fullmatch(second))


_PAPER = lazy("[^，。；：！？,;:]{2,40}(?:总结|报告|要点|计划|思路|打算|安排|情况|规划)")


def office_of(title: str, others: Sequence[str]) -> str:
    """Whose paper it is: who signed, or stands under the title, else the name that it begins with; '' for none."""
    for other in others:
        if found := _SIGNED.fullmatch(other):
            return found[1]
    titles = (title, *(other for other in others if _PAPER.fullmatch(other)))
    named = (_OFFICE.match(_BEFORE.split(in_digits(each))[0]) for each in titles)
    return next((match[0] for match in named if match), "")


_SIGNED = lazy(rf"([\w*×]{{2,30}}?{_BODY})\s*(?:\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?)?")
_OFFICE = lazy(rf"[\w*×]{{1,30}}?(?:{_BODY}(?!\w)|[镇乡]$)")
_BEFORE = lazy(r"(?:19|20)\d\d|关于|[xX×]{2,4}年")
