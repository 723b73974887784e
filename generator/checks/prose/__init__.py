"""What the text of a document says that cannot be, or looks wrong: E320 to E339.

The text is read as it was typed and bound, before headings are numbered; tables have checks of their own. Only what
is provable is an error. A family looks at the lines that hold what it is about and is not even imported where no
line does: most documents need few of them, and looking at every line for everything would cost a third of a build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.blocks import Block
from generator.checks.prose.lines import PLAN, UNIT_STARTS, Finding, Line, Whole, lines_of
from generator.model import Figure, Indicator, Report
from generator.patterns import lazy

if TYPE_CHECKING:
    from generator.sighting import Sighting

_Trigger = tuple[str, ...] | re.Pattern[str]
#: Families that look at single lines: the module and function, and what brings a line before it. Words that
#: are not there are missed ten times as fast as patterns; of words that begin alike a pattern is no slower.
_OF_LINES: tuple[tuple[str, _Trigger], ...] = (
    ("sums.check", ("其中", "共", "合计", "总计", "累计", "包括", "含", "分为", "分别为", "（", "即", "：")),
    ("pairs.check", ("分别",)),
    ("rates.check", ("%", "％")),
    ("rates.differences", ("增加", "净增", "百分点", "减少")),
    ("limits.among", lazy("中，?[有已]")),
    ("limits.ranks", ("排第", "居第", "列第", "名第")),
    ("limits.marks", ("约有近", "约近", "近约", "以上左右", "左右以上")),
    ("slips.series", ("①", "（1）", "第一，", "第一、")),
    ("limits.together", ("分别占", "占比分别", "比重分别")),
    ("units.nameless", (" ",)),
    ("units.years", ("\n年",)),
    ("units.blanks", ("x", "X", "×", "Ｘ", "*", "＊", "○○", "□", "_", "待补", "待填", "待核", "待定", "TODO", "TBD",
                      "?", "？万", "？亿", "？个", "？家", "？人", "？项", "？名", "？？", "〔", "（）")),
    ("bound.minus", ("-", "−")),
    ("slips.words", ("新新", "投入经费", "投入资金", "支出经费", "总额投资", "总量产值")),
    ("wholes.exceeding", ("其中",)),
    ("counts.listed", ("、", "，即")),
    ("counts.paired", ("个村", "个镇", "个县", "家企业")),
)  # fmt: skip
#: What stands at a digit, all in one pass, and the families that look at such lines.
_AT_DIGITS = lazy(
    r"\d(?:(?P<range>[%％万亿]?(?:[—～~–-]|[至到](?=\d))\d)"
    r"|(?P<rank>(?<=[名居列排在]\d)|(?<=第\d)|位?（共)"
    r"|(?P<large>(?<=[1-9]\d\d)(?:\.\d+)?[%％])"
    r"|(?P<year>[\]〕）】］]\d*号|(?<=[—～-]20\d\d)年|(?<=20)年)"
    r"|(?P<day>(?<=月[3-9]\d)日|(?<=1[3-9])月|(?<=[2-9]\d)月)"
    r"|(?P<lost>。\d|[万亿][余多]?[，。；）已用的以左、\n]"
    rf"|[.．]{{2}}|,\d{{1,2}}[万亿%元]|(?! ?[\d.,%％‰万亿余多{UNIT_STARTS}—～~–-]))"
    r"|(?P<mark>[万亿]?[余多]|(?<=[约近过逾于少破低达为超]\d)|(?<=[约近过逾于少破低] \d)))"
)
_OF_DIGITS = {"lost": "units.lost", "range": "limits.ranges", "mark": "limits.marks", "rank": "limits.ranks",
              "large": "limits.shares", "year": "units.years", "day": "calendar.days"}  # fmt: skip
#: Families that look at whole documents, and what brings a document before them.
_OF_DOCUMENTS: tuple[tuple[str, _Trigger], ...] = (
    ("promises.promised", ("如下",)),
    ("promises.years", lazy(r"(?:19|20)\d\d年")),
    ("promises.editions", ("届",)),
    ("promises.streaks", ("连续",)),
    ("slips.enumerations", ("一是", "二是", "三是")),
    ("facts.slogans", ("“",)),
)  # fmt: skip


#: Families that a build has no time for.
_CLOSELY: tuple[tuple[str, _Trigger], ...] = (
    ("portions.rates", ("%", "％")),
    ("moves.check", ("从", "由", "倍", "番")),
    ("portions.fractions", ("半", "分之", "成")),
    ("portions.converted", lazy(r"[亩顷里米吨斤时度](?:（(?:合|约合|约|即|折合|相当于)?|，(?:合|即|折合))\d")),
    ("portions.averages", ("每", "均", "亩产")),
    ("aims.reached", ("%", "％")),
    ("aims.strived", ("力争", "争取")),
    ("wholes.done", ("已",)),
    ("limits.composed", ("占",)),
    ("units.unitless", lazy(r"\d(?:以上)?[，。；、]")),
    ("calendar.congresses", ("代表大会",)),
    ("counts.quoted", ("”“", "”、“")),
    ("calendar.spans", lazy(r"\d年|十[一二三四五六]五")),
    ("balance.check", lazy(r"\d[^，。；\d]{1,12}(?:[，。；（])[^\d，。；]{1,14}\d")),
    ("points.halfway", ("过半",)),
    ("points.limits", ("以内", "以下", "之内", "低于", "超过", "突破")),
    ("mistyped.check", lazy(
        r"\d(?:.{0,2}[个项家件名次场户位亩篇期所元][，、个项家件名次场户位亩篇期所元余]|\.[^\d]|[xX]\d"
        r"|[，、][个项家件名万亿]|[余多][，。；、]|[^\d\s，。；、]{1,3}\d)|第[位名届][，。；、]|届[届年]|续.{1,3}年连"
    )),
    ("among.check", ("其中",)),
    ("abreast.check", ("其中", "户", "起", "批", "项", "件", "宗", "个", "处")),
    ("among.shares", ("，占",)),
    ("points.check", ("%", "％", "个百分点")),
    ("wholes.partial", lazy(r"\d\.\d")),
)  # fmt: skip

#: So many findings of one family in one paragraph say enough.
_MOST = 20


def check(blocks: Sequence[Block], report: Report, provenance: Mapping[str, Figure]) -> list[Sighting]:
    """Blocks before numbering, the report they print and where its figures come from → every finding in the text."""
    lines = lines_of(blocks)
    whole = Whole(lines)
    for line in lines:
        line.provenance = provenance
    found = list[Finding]()
    if whole.lines:
        told = [*_of_lines(whole, _OF_LINES), *_at_digits(whole)]
        found += [f for f in told if not _of_parts(f, provenance)]
        found += _of_bound(whole, report, provenance)
        found += _of_documents(whole, report)
    return _sighted(found)


def _of_parts(finding: Finding, provenance: Mapping[str, Figure]) -> bool:
    """Whether a sum is of an indicator and its own parts: these were held against each other where they are written."""
    if finding.code != "E320":
        return False
    keys = [line.figure_at(at) for line, at, _ in ((finding.line, finding.start, 0), *finding.others)]
    total, *parts = [provenance[key].sources if key and key in provenance else () for key in keys]
    roots = {source.removesuffix(".本年") for source in total}
    return bool(roots) and all(
        sources and any(source.startswith(f"{root}.其中.") for root in roots for source in sources) for sources in parts
    )


def close(blocks: Sequence[Block], roots: Sequence[Indicator], provenance: Mapping[str, Figure]) -> list[Sighting]:
    """What takes longer to look for than a build has: sentences that stand twice, one fact with two numbers.

    `roots`: the indicators that a document speaks of.
    """
    whole = Whole(lines_of(blocks))
    for line in whole.lines:
        line.provenance = provenance
    found = [*_family("slips.repeated")(whole.lines), *_family("facts.check")(whole)]
    found += _of_lines(whole, _CLOSELY)
    if roots:
        found += _family("named.check")(whole, roots, provenance)
    return _sighted(found)


def ahead(blocks: Sequence[Block], year: int | None) -> list[Sighting]:
    """What the plan says that the summary contradicts; `blocks`: of all documents; `year`: the one that is over."""
    whole = Whole(lines_of(blocks))
    if not any(line.part == PLAN for line in whole.lines):
        return []
    return _sighted(_family("ahead.check")(whole, year))


def _family(name: str) -> Any:
    module, _, function = name.partition(".")
    return getattr(import_module(f"generator.checks.prose.{module}"), function)


def _of_lines(whole: Whole, families: Sequence[tuple[str, _Trigger]]) -> Iterator[Finding]:
    for name, trigger in families:
        hit = whole.hit(trigger)
        if hit:
            family = _family(name)
            for index in hit:
                yield from islice(family(whole.lines[index]), _MOST)


def _at_digits(whole: Whole) -> Iterator[Finding]:
    told = dict.fromkeys([(m.lastgroup, whole.index(m.start())) for m in _AT_DIGITS.finditer(whole.text)])
    for group, index in told:
        yield from islice(_family(_OF_DIGITS[group or ""])(whole.lines[index]), _MOST)


def _of_bound(whole: Whole, report: Report, provenance: Mapping[str, Figure]) -> Iterator[Finding]:
    """Lines with bound figures, and numbers that are typed where there are named ones."""
    mixed = [line for line in whole.lines if len(line.runs) > 1]
    if mixed:
        yield from _family("bound.check")(whole, mixed, report.indicators, provenance)
    if report.indicators:
        labels = {one.label: one for one in report.indicators.values() if one.label}
        yield from _family("facts.typed")(whole, {**labels, **report.indicators}, report.head.year.text)


def _of_documents(whole: Whole, report: Report) -> Iterator[Finding]:
    for name, trigger in _OF_DOCUMENTS:
        hit = whole.hit(trigger)
        if hit:
            yield from _family(name)(whole.lines, hit, report.head.this_year or None)
    yield from _family("counts.announced")(whole.lines)
    yield from _family("slips.check")(whole)


def _sighted(found: Iterable[Finding]) -> list[Sighting]:
    """Findings → the same with their places in the document's blocks."""
    made = {(f.code, f.line.key, f.start): f for f in found}.values()
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
