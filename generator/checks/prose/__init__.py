"""What the text of a document says that cannot be, or looks wrong: E320 to E339.

The text is read as it was typed and bound, before headings are numbered; tables have checks of their own. Only what
is provable is an error. A family looks at the lines that hold what it is about and is not even imported where no
line does: most documents need few of them, and looking at every line for everything would cost a third of a build.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator.blocks import Block
from generator.checks.prose.lines import BODY, HEADING, UNIT_STARTS, Finding, Line, lines_of
from generator.model import Figure, Report
from generator.patterns import lazy

if TYPE_CHECKING:
    from generator.sighting import Sighting

#: Families that look at single lines: the module and function, and what brings a line before it.
_OF_LINES: tuple[tuple[str, str | re.Pattern[str]], ...] = (
    ("sums.check", lazy(r"\d[^，。；：、\d\n]{0,16}(?:，?（?其中|[，；（]?(?:包括|含|分别|分为|即)|[（：；])|[共计][^，。；：、\d\n]{0,14}\d")),
    ("pairs.check", "分别"),
    ("rates.check", lazy("[%％]")),
    ("units.bare", lazy(rf"\d(?![\d.,%％‰万亿{UNIT_STARTS}—～~–-]| [{UNIT_STARTS}])")),
    ("units.scales", lazy(r"\d[万亿][余多]?(?:[，。；）已用的以左、\n])")),
    ("units.points", lazy(r"\d。\d")),
    ("units.nameless", lazy(r"[^\x00-\xff] +\d")),
    ("units.years", lazy(r"[—～-](?:19|20)\d\d年|[〕\])）】］]\d*号|20年|\n年")),
    ("units.blanks", lazy(r"[xX×Ｘ＊*○□_]{2}|\d[xX×]|待[补填核定]|TODO|TBD|[?？]{2}|〔\s*〕|（\s*）")),
    ("limits.ranks", lazy(r"\d[^，。；\d（）\n]{1,16}，?[^，。；\d（）\n]{0,8}[名居列排第在]\d|第\d+位?（共")),
    ("limits.shares", lazy(r"[1-9]\d\d(?:\.\d+)?[%％]|分别占|比重?分别为")),
    ("limits.ranges", lazy(r"\d[%％万亿]?[—～~–-]\d")),
    ("limits.marks", lazy(r"[约近过逾于少破低为达] ?\d|\d[万亿]?[余多]|[上右内][以左余多]")),
    ("bound.minus", lazy(r"[长高加升涨降少低落滑了约][-−]\d")),
    ("slips.words", lazy(r"新新|(?:经费|资金|收入|产值|利润|投资|支出)(?:投入|支出|总量|总额)")),
)  # fmt: skip
#: Families that look at whole documents, and what brings a document before them.
_OF_DOCUMENTS: tuple[tuple[str, str | re.Pattern[str]], ...] = (
    ("counts.listed", lazy(r"[二两三四五六七八九十\d](?:个|家|项|大|类|种|方面|所|处|条|座|县|区|市|镇|乡|村|同志|人|名|位|户|门|件|批|支|级|地)")),
    ("promises.promised", "如下"),
    ("promises.years", lazy(r"(?:19|20)\d\d年")),
    ("promises.editions", "届"),
    ("slips.enumerations", lazy("[二三四五六七八九十]是")),
    ("facts.slogans", lazy("“[一二三四五六七八九十两双]")),
)  # fmt: skip


def check(blocks: Sequence[Block], report: Report, provenance: Mapping[str, Figure]) -> list[Sighting]:
    """Blocks before numbering, the report they print and where its figures come from → every finding in the text."""
    lines = lines_of(blocks)
    found = list[Finding]()
    if lines:
        found += _of_lines(lines)
        found += _of_bound(lines, report, provenance)
        found += _of_documents(lines, report)
    return _sighted(found)


def close(blocks: Sequence[Block]) -> list[Sighting]:
    """What takes longer to look for than a build has: sentences that stand twice."""
    return _sighted(_family("slips.repeated")(lines_of(blocks)))


def _family(name: str) -> Any:
    module, _, function = name.partition(".")
    return getattr(import_module(f"generator.checks.prose.{module}"), function)


def _of_lines(lines: Sequence[Line]) -> Iterator[Finding]:
    whole, starts = _joined(lines)
    for name, trigger in _OF_LINES:
        hit = _hit(whole, starts, trigger)
        family = _family(name) if hit else None
        for index in hit:
            yield from family(lines[index])


def _joined(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """All lines as one text, each behind a line end, and where each begins."""
    starts, at = list[int](), 1
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1
    return "\n" + "\n".join([line.text for line in lines]) + "\n", starts


def _hit(whole: str, starts: Sequence[int], trigger: str | re.Pattern[str]) -> Iterable[int]:
    """The lines that hold a trigger, each once."""
    places = _places(whole, trigger) if isinstance(trigger, str) else [m.end() - 1 for m in trigger.finditer(whole)]
    return dict.fromkeys([max(0, bisect_right(starts, place) - 1) for place in places])


def _places(whole: str, word: str) -> list[int]:
    found, at = list[int](), whole.find(word)
    while at >= 0:
        found.append(at)
        at = whole.find(word, at + 1)
    return found


def _of_bound(lines: Sequence[Line], report: Report, provenance: Mapping[str, Figure]) -> Iterator[Finding]:
    """Lines with bound figures, and numbers that are typed where there are named ones."""
    mixed = [line for line in lines if len(line.runs) > 1]
    if mixed:
        yield from _family("bound.check")(mixed, report.indicators, provenance)
    yield from _family("facts.check")([line for line in lines if line.role == BODY], report.indicators)


def _of_documents(lines: Sequence[Line], report: Report) -> Iterator[Finding]:
    whole, starts = _joined(lines)
    year = int(report.head.year.text) if report.head.year.text.isdecimal() else None
    for name, trigger in _OF_DOCUMENTS:
        hit = list(_hit(whole, starts, trigger))
        if hit:
            yield from _family(name)(lines, hit, year)
    if any(line.role == HEADING for line in lines) or "一是" in whole:
        yield from _family("counts.announced")(lines)
    yield from _family("slips.check")(lines, whole, starts)


def _sighted(found: Iterable[Finding]) -> list[Sighting]:
    """Findings → the same with their places in the document's blocks."""
    made = list(found)
    if not made:
        return []
    from generator.sighting import Place, Sighting  # noqa: PLC0415  there is seldom any

    def place(line: Line, start: int, end: int) -> Place:
        return Place(line.key, line.text, start, end)

    return [
        Sighting(
            f.code, f.severity, f.message, f.hint, place(f.line, f.start, f.end), tuple([place(*o) for o in f.others])
        )
        for f in made
    ]
