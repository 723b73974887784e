"""Report, Part, Section, Indicator: what a year's YAML says, in types.

Named tuples: as frozen as dataclasses, and defined in a fraction of the time, which the start of every command
notices.

`key` is the place in the YAML (总结.章节[1].条目[2]) and never changes with the
wording; `span` is the place in the file.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.blocks import Image, Merged
from generator.named import Named
from generator.source import Span
from generator.statements import Comparison, Operand, Operation, Rank
from generator.statements import Figure as Figure  # noqa: PLC0414  the model's too
from generator.statements import Target as Target  # noqa: PLC0414
from generator.text import Text

#: The default of every map: empty, and it stays so.
NOTHING: Mapping[str, Any] = MappingProxyType({})
#: 分部, how the plan is joined to the summary: by a title of its own, as 一、 and 二、, or by a sentence.
BY_TITLE, SIDE_BY_SIDE, BY_SENTENCE = "第二标题", "同级标题", "过渡句"


class Indicator(NamedTuple):
    """A number that is compared, parted, aimed at, or used twice."""

    key: str
    span: Span
    name: str
    current: Figure | None = None
    previous: Figure | None = None
    target: Target | None = None
    next_target: Target | None = None
    parts: Mapping[str, "Indicator"] = NOTHING
    incomplete: bool = False
    items: Mapping[str, "Indicator"] = NOTHING
    growth: Figure | None = None
    change: Figure | None = None
    target_growth: Figure | None = None
    target_change: Figure | None = None
    series: Mapping[str, Figure] = NOTHING
    rank: Rank | None = None
    comparison: Comparison | Mapping[str, Figure] | None = None
    streak: Figure | None = None
    constant_price: bool = False
    direction: str | None = None
    decimals: int | None = None
    as_of: str | None = None
    scope: str | None = None
    nature: str | None = None
    label: str | None = None
    source: str | None = None
    share_of: Operand | None = None
    formula: Operation | None = None
    #: A total that was not written but added up from the parts.
    summed: bool = False
    #: The year of the report, where there are values of other years.
    year: int = 0
    #: What it is a share of: 占, or for a part the indicator it is a part of.
    whole: "Indicator | None" = None
    #: Decimals of its rates where `decimals` says none: the style's 小数.
    places: int = 1
    #: Its YAML has a fault that was reported already.
    broken: bool = False

    @property
    def rounding(self) -> int:
        """Decimals of its computed rates."""
        return self.places if self.decimals is None else self.decimals

    @property
    def part_values(self) -> list[Figure]:
        """This year's values of its parts, as far as they have one."""
        return [part.current for part in self.parts.values() if part.current is not None]

    def stated(self) -> Iterator[Figure]:
        """Every number that stands in the YAML for this indicator, parts and what it is compared with apart."""
        targets = [f for t in (self.target, self.next_target) if t for f in (t.ensured, t.strived)]
        changes = (self.growth, self.change, self.target_growth, self.target_change)
        values = (self.current, self.previous, *targets, *changes, *self.series.values())
        yield from (f for f in values if f and not f.formula)  # computed values have one


class Level(Named):
    """One level of headings: its number's form (一、), and how the heading stands."""

    form: str
    run_in: bool = False
    continuous: bool = False
    inline: bool = False


class Table(Named):
    """A table that is written out (rows of header, rows), or made from numbers (their names, columns).

    Above it stand the caption and the unit of all its cells, below it the note.
    """

    key: str
    span: Span
    header: tuple[tuple[Text, ...], ...] = ()
    rows: tuple[tuple[Text, ...], ...] = ()
    caption: Text | None = None
    note: Text | None = None
    unit: Text | None = None
    names: tuple[Text, ...] = ()
    columns: tuple[str, ...] = ()
    parts: bool = True
    merged: tuple[Merged, ...] = ()


class Picture(Named):
    """A picture in a file of the report's folder: how wide in per cent of the type area, caption below, its words.

    `image` is there once the file was read.
    """

    key: str
    span: Span
    file: Text
    caption: Text | None = None
    share: Decimal = Decimal(100)
    words: str | None = None
    image: Image | None = None


class Spoken(Named):
    """What a section's topic has to say for it: the sentence's template, and the numbers that it may speak of.

    `names` are those that are given, `declared` all that the topic looks for; `seed` chooses between ways to say it.
    """

    topic: str
    part: str
    names: Mapping[str, Indicator]
    declared: tuple[str, ...]
    seed: str


class Section(NamedTuple):
    """章节 and 条目 are the same recursive thing. `line` is a plain line, split when its level is known."""

    key: str
    span: Span
    title: Text | None = None
    body: tuple[Text | Table | Picture, ...] = ()
    topic: str | None = None
    #: Names of indicators whose aim and result are printed; once derived, the indicators.
    compared: tuple[Any, ...] = ()
    pairs: Mapping[str, tuple[Text | Table | Picture, ...]] = NOTHING
    data: Mapping[str, "Indicator"] = NOTHING
    items: tuple["Section", ...] = ()
    run_in: bool | None = None
    unnumbered: bool = False
    #: Its number, where that is not the next one; 0: it is.
    number: int = 0
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    levels: tuple[Level, ...] | None = None
    line: Text | None = None
    depth: int = 0
    level: Level | None = None
    #: Set where the topic's sentence stands for the body.
    spoken: Spoken | None = None


class Part(Named):
    """总结 or 计划."""

    key: str
    span: Span
    title: Text | None = None
    preamble: tuple[Text | Table | Picture, ...] = ()
    data: Mapping[str, "Indicator"] = NOTHING
    levels: tuple[Level, ...] | None = None
    sections: tuple[Section, ...] = ()
    problems: tuple[Text | Table | Picture, ...] | Section = ()
    closing: tuple[Text | Table | Picture, ...] = ()
    #: Its own heading's, where it is a section of the whole.
    level: Level | None = None


class Attachment(Named):
    """A paper behind the report: named under the text, and printed on its own page where it has content.

    `number` is '' for the only one.
    """

    key: str
    span: Span
    title: Text
    body: tuple[Text | Table | Picture, ...] = ()
    data: Mapping[str, "Indicator"] = NOTHING
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    levels: tuple[Level, ...] | None = None
    sections: tuple[Section, ...] = ()
    number: str = ""

    @property
    def filled(self) -> bool:
        """Whether there is more of it than its name."""
        return bool(self.body or self.tables or self.pictures or self.sections)


class Remark(Named):
    """What a clerk says of a code or a finding, and where."""

    text: str
    span: Span


class Head(Named):
    """报告: whose report, of which year, in which form."""

    key: str
    span: Span
    office: str = ""
    year: Figure = Figure("")
    kinds: tuple[str, ...] = ()
    style: str | None = None
    date: "date | None" = None
    title: Text | None = None
    period: str | Figure | None = None
    joining: str | None = None
    levels: tuple[Level, ...] | None = None
    addressees: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    signature: str | bool | tuple[str, ...] | None = None
    sealed: bool = False
    remark: Text | None = None
    preamble: tuple[Text | Table | Picture, ...] = ()
    previous: str | None = None
    severities: Mapping[str, Remark] = NOTHING
    #: Findings that were looked into, by what waivers.identity calls them, and why they stand.
    waivers: Mapping[str, Remark] = NOTHING

    @property
    def this_year(self) -> int:
        """年度 as a number; 0 where it could not be read, which was told."""
        return int(self.year.text or 0)


class Report(Named):
    """A whole year. `provenance`: printed figure's key → what it was made of; `tables`, `pictures`: by their keys."""

    key: str
    span: Span
    head: Head
    version: int = 1
    indicators: Mapping[str, "Indicator"] = NOTHING
    summary: Part | None = None
    plan: Part | None = None
    provenance: Mapping[str, Figure] = NOTHING
    tables: Mapping[str, Table] = NOTHING
    pictures: Mapping[str, Picture] = NOTHING
    names: Mapping[str, Any] = NOTHING


def indicators(report: Report) -> Iterator[Indicator]:
    """Every indicator of a report, wherever it stands: parts and items too."""
    for named in _named(report):
        yield from _with_parts(named)


def roots(report: Report) -> Iterator[Indicator]:
    """The same without parts and items."""
    for named in _named(report):
        yield from named.values()


def _named(report: Report) -> Iterator[Mapping[str, Indicator]]:
    yield report.indicators
    for part in (report.summary, report.plan):
        if part is not None:
            yield part.data
            ends = (part.problems,) if isinstance(part.problems, Section) else ()
            for section in (*part.sections, *ends):
                yield from _of_section(section)
    for attachment in report.head.attachments:
        yield attachment.data
        for section in attachment.sections:
            yield from _of_section(section)


def _of_section(section: Section) -> Iterator[Mapping[str, Indicator]]:
    if section.data:
        yield section.data
    for item in section.items:
        yield from _of_section(item)


def _with_parts(named: Mapping[str, "Indicator"]) -> Iterator[Indicator]:
    for indicator in named.values():
        yield indicator
        yield from _with_parts(indicator.parts)
        yield from _with_parts(indicator.items)


class Titles(Named):
    """A kind's patterns for the title of each part, and of both in one frame: the whole's and each one's heading."""

    key: str
    span: Span
    summary: Text | None = None
    plan: Text | None = None
    whole: Text | None = None
    summary_heading: Text | None = None
    plan_heading: Text | None = None


class Need(Named):
    """A number that a topic looks for: the units it may have (none: any), and whether it must be there."""

    key: str
    span: Span
    units: tuple[str, ...] = ()
    required: bool = False


class TopicHeadings(Named):
    """A topic's headings, several ways to say the same, for each part."""

    key: str
    span: Span
    summary: tuple[Text, ...] = ()
    plan: tuple[Text, ...] = ()


class Topic(Named):
    """What a file under templates/topics/ declares; its sentences are the template's."""

    key: str
    span: Span
    help: str
    headings: TopicHeadings
    needs: Mapping[str, Need] = NOTHING
    parents: tuple[str, ...] = ()
    name: str = ""


class Outline(Named):
    """One standard heading of a kind, for `new`: what it is about and what to write."""

    key: str
    span: Span
    title: str
    topic: str | None = None
    advice: str | None = None
    items: bool = True
    pairs: tuple[str, ...] = ()


class Kind(Named):
    """What a folder under templates/ says of a kind of report."""

    key: str
    span: Span
    name: str
    levels: tuple[Level, ...]
    titles: Titles
    help: str = ""
    parents: tuple[str, ...] = ()
    #: Its own name and those of the kinds it inherits, the nearest first.
    lineage: tuple[str, ...] = ()
    style: str = "公文"
    main_value: str = "本年"
    signature: bool = False
    period: Text | None = None
    joining: str = BY_TITLE
    outline: Mapping[str, tuple[Outline, ...]] = NOTHING
