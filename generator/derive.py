"""Report → Report: totals added up, heading levels settled, every text bound to its names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from generator import expressions, frame, wording
from generator.blocks import Run
from generator.computed import Computed, Settings, compute
from generator.diagnostic import WARNING, Diagnostic, Related, nearest
from generator.evaluate import Scope, evaluate, named
from generator.messages import Message
from generator.model import (
    SIDE_BY_SIDE,
    Attachment,
    Figure,
    Head,
    Indicator,
    Kind,
    Level,
    Part,
    Picture,
    Report,
    Section,
    Table,
    Topic,
)  # fmt: skip
from generator.patterns import lazy
from generator.sentences import heading, spoken
from generator.text import Expression, Text, braced, heading_end, plain, split
from generator.unsayable import REPORTED, Unsayable

Topics: TypeAlias = Callable[[Section], Topic | None]


def derive(
    report: Report, kind: Kind, decimals: int = 1, forms: Sequence[str] = (), topics: Topics = lambda _: None
) -> tuple[Report, list[Diagnostic]]:
    """A valid report and its kind → the report with everything computed, and the faults met (E2xx-E4xx).

    `decimals` and `forms` (of heading numbers, level by level) are the style's; `topics` tells what a section's topic
    declares. Parts that the kind gives no title are read as well, for their faults, but are not in the result.
    """
    head = report.head
    work = _Derivation(Settings(decimals, head.this_year), topics, f"{head.office}{head.year.text}")
    indicators, _, used = work.indicators(report.indicators)
    names = {**indicators, **frame.given(report.head)}
    scope = Scope(names, main=kind.main_value)
    scope.used |= used
    names |= frame.periods(report.head, work.text(kind.period, scope))
    levels = report.head.levels or frame.in_forms(kind.levels, forms)
    joined = frame.joined(report, kind)
    head = work.head(report.head._replace(joining=joined), kind, levels, scope)
    titles = frame.titles(kind, report, head)
    if joined == SIDE_BY_SIDE:
        whole = work.text(kind.titles.whole or kind.titles.summary, scope)
        head = head._replace(title=whole if head.title is None else head.title)
    parts = {
        key: work.part(part, work.text(title, scope), levels, scope, beside=joined == SIDE_BY_SIDE)
        for key, (part, title) in titles.items()
    }
    printed = {key: part for key, part in parts.items() if titles[key][1] is not None}
    found = report._replace(
        head=head,
        indicators=indicators,
        summary=printed.get("summary"),
        plan=printed.get("plan"),
        provenance=work.provenance,
        names=names,
        tables=work.written,
        pictures=work.shown,
    )
    return found, work.faults


class _Derivation:
    """One pass over a report, collecting faults and the provenance of every printed figure."""

    def __init__(self, settings: Settings, topics: Topics, seed: str) -> None:
        self.settings = settings
        self.topics = topics
        self.seed = seed
        #: Names that the topics so far look for.
        self.declared: set[str] = set()
        self.faults: list[Diagnostic] = []
        self.provenance: dict[str, Figure] = {}
        self.written: dict[str, Table] = {}
        self.shown: dict[str, Picture] = {}

    # -------------------------------------------------------------- indicators

    def indicators(self, given: Mapping[str, Indicator], above: Scope | None = None) -> Computed:
        found = compute(given, self.settings, above)
        self.faults += found.faults
        return found

    def scope(self, data: Mapping[str, Indicator], parent: Scope) -> Scope:
        """数据 of a part or section: seen from there down; a name of an ancestor's may not come back."""
        if not data:
            return parent
        for name, indicator in data.items():
            if name in parent:
                message = Message("“{name}”在上层已经有了", name=name)
                other = parent[name]
                related = (Related(other.span, Message("这里")),) if isinstance(other, Indicator) else ()
                hint = Message("换一个名称，或用上层的那个")
                self.faults.append(Diagnostic("E206", message, indicator.span, related=related, hint=hint))
        computed = self.indicators(data, parent)
        scope = Scope(computed.indicators, parent)
        scope.used |= computed.used
        return scope

    def unused(self, data: Mapping[str, Indicator], scope: Scope) -> None:
        for name, indicator in data.items():
            if name not in scope.used:
                message = Message("数据“{name}”没有用到", name=name)
                hint = Message("在正文里写 {{{{ {name} }}}}，或删去它", name=name)
                hint = nearest(name, self.declared) or hint
                self.faults.append(Diagnostic("E207", message, indicator.span, hint=hint))

    # ------------------------------------------------------------------- parts

    def head(self, head: Head, kind: Kind, levels: tuple[Level, ...], scope: Scope) -> Head:
        given = head.attachments
        numbers = [str(n) for n in range(1, len(given) + 1)] if len(given) > 1 else [""] * len(given)
        pairs = zip(given, numbers, strict=True)
        return head._replace(
            title=self.text(head.title, scope),
            addressees=tuple([name.rstrip("：:") for name in head.addressees]),  # one is printed behind the last
            preamble=self.bodies(head.preamble, scope),
            signature=frame.signers(head, kind),
            attachments=tuple([self.attachment(one, number, levels, scope) for one, number in pairs]),
            remark=self.text(head.remark, scope),
        )

    def attachment(self, one: Attachment, number: str, levels: tuple[Level, ...], parent: Scope) -> Attachment:
        if _NUMBER.match(one.title.value):
            self.faults.append(_numbered(one.title))
        scope = self.scope(one.data, parent)
        done = one._replace(
            number=number,
            data=scope.names if one.data else one.data,
            title=self.bind(one.title, scope),
            body=self.bodies(one.body, scope),
            tables=tuple([self.table(table, scope) for table in one.tables]),
            pictures=tuple([self.picture(picture, scope) for picture in one.pictures]),
            sections=self.sections(one.sections, 1, one.levels or levels, scope),
        )
        self.unused(one.data, scope)
        return done

    def part(
        self, part: Part | None, title: Text | None, levels: tuple[Level, ...], parent: Scope, *, beside: bool
    ) -> Part | None:
        """A part; `beside` the other one under a heading of its own, its sections are one level deeper."""
        if part is None:
            return None
        scope = self.scope(part.data, parent)
        depth, above = (2, levels[:1]) if beside else (1, ())
        levels = (*above, *part.levels) if part.levels else levels
        problems = part.problems
        done = part._replace(
            data=scope.names if part.data else part.data,
            title=self.text(part.title, scope) or title,
            preamble=self.bodies(part.preamble, scope),
            level=levels[0],
            sections=self.sections(part.sections, depth, levels, scope),
            problems=self.section(problems, depth, levels, scope)
            if isinstance(problems, Section)
            else self.bodies(problems, scope),
            closing=self.bodies(part.closing, scope),
        )
        self.unused(part.data, scope)
        return done

    def sections(
        self, sections: Iterable[Section], depth: int, levels: tuple[Level, ...], scope: Scope
    ) -> tuple[Section, ...]:
        return tuple([self.section(section, depth, levels, scope) for section in sections])

    def section(self, section: Section, depth: int, levels: tuple[Level, ...], parent: Scope) -> Section:
        level = self.level(section, depth, levels)
        if section.line is not None:
            section = _split_line(section, level)
        scope = self.scope(section.data, parent)
        if section.topic is not None:
            section = self.topical(section, scope)
        if level.form:
            self.numbered(section.title)
        below = (*levels[:depth], *section.levels) if section.levels else levels
        done = section._replace(
            data=scope.names if section.data else section.data,
            title=self.text(section.title, scope),
            body=self.bodies(section.body, scope),
            compared=tuple(self.compared(section, scope)) if section.compared else (),
            pairs={name: self.bodies(texts, scope) for name, texts in section.pairs.items()} if section.pairs else {},
            items=self.sections(section.items, depth + 1, below, scope) if section.items else (),
            tables=tuple([self.table(table, scope) for table in section.tables]) if section.tables else (),
            pictures=tuple([self.picture(each, scope) for each in section.pictures]) if section.pictures else (),
            depth=depth,
            level=level,
        )
        if section.data:
            self.unused(section.data, scope)
        return done

    def topical(self, section: Section, scope: Scope) -> Section:
        """A section with what its topic gives: the heading and the sentence, where it has none of its own."""
        topic = self.topics(section)
        if topic is None:  # what it would have used is not known
            scope.use_all()
            return section
        self.declared.update(topic.needs)
        words, faults = spoken(topic, section, scope, self.seed)
        self.faults += faults
        title = section.title or heading(topic, section, self.seed)
        return section._replace(title=title, spoken=None if section.body else words)

    def compared(self, section: Section, scope: Scope) -> Iterator[Indicator]:
        """对照: its names → the indicators, each with an aim and a result that can be held against it."""
        for text in section.compared:
            for name in section.data if text.value == "数据" else [text.value]:
                yield from self.judged(name, text, scope)

    def judged(self, name: str, text: Text, scope: Scope) -> Iterator[Indicator]:
        try:
            found = named(name, scope)
            wording.attribute(found, "完成情况")
            yield found
        except Unsayable as bad:
            if bad.code != REPORTED:
                self.faults.append(Diagnostic(bad.code, bad.message, text.span(), hint=bad.hint))

    def numbered(self, title: Text | None) -> None:
        """A heading copied with its number would have two."""
        if title is None or not (title.value[:1] in _FIRST_OF_NUMBERS or title.value[:1].isdigit()):
            return
        if match := _NUMBER.match(title.value):
            message = Message("标题里已经有序号“{number}”，程序还会再编一个", number=match[0].strip())
            hint = Message("删去标题里的序号；不要编号就写 不编号: 是")
            self.faults.append(Diagnostic("E211", message, title.span(0, match.end()), hint=hint, severity=WARNING))

    def level(self, section: Section, depth: int, levels: tuple[Level, ...]) -> Level:
        if depth > len(levels):
            message = Message("标题到了第{depth}级，层次只规定了{count}级", depth=depth, count=len(levels))
            hint = Message("并到上一级，或在 层次 里补上第{depth}级", depth=depth)
            self.faults.append(Diagnostic("E209", message, section.span, hint=hint))
            return levels[-1]
        level = levels[depth - 1]
        if any(above.inline for above in levels[: depth - 1]):
            level = level._replace(inline=True)
        form = "" if section.unnumbered else level.form
        run_in = level.run_in if section.run_in is None else section.run_in
        if form == level.form and run_in == level.run_in:
            return level
        return level._replace(form=form, run_in=run_in)

    def bodies(self, body: Iterable[Text | Table | Picture], scope: Scope) -> tuple[Text | Table | Picture, ...]:
        return tuple([self.body(item, scope) for item in body])

    def body(self, item: Text | Table | Picture, scope: Scope) -> Text | Table | Picture:
        if isinstance(item, Text):
            return self.bind(item, scope)
        return self.table(item, scope) if isinstance(item, Table) else self.picture(item, scope)

    def table(self, table: Table, scope: Scope) -> Table:
        from generator import tables  # noqa: PLC0415  many reports have none

        if faults := list(tables.faults(table)):
            self.faults += faults
        elif table.names:
            table = self.tabulated(table, scope)
        else:
            table, faults = tables.merge(table)
            self.faults += faults
        done = self.written[table.key] = table._replace(
            header=tuple([self.row(row, scope) for row in table.header]),
            rows=tuple([self.row(row, scope) for row in table.rows]),
            caption=self.text(table.caption, scope),
            note=self.text(table.note, scope),
            unit=self.text(table.unit, scope),
        )
        return done

    def tabulated(self, table: Table, scope: Scope) -> Table:
        from generator.tabulate import tabulate  # noqa: PLC0415  most tables are written out

        try:
            made = tabulate(table, scope)
        except Unsayable as bad:
            if bad.code != REPORTED:
                self.faults.append(Diagnostic(bad.code, bad.message, bad.span or table.span, hint=bad.hint))
            return table
        self.provenance |= made.provenance
        return made.table

    def picture(self, picture: Picture, scope: Scope) -> Picture:
        done = self.shown[picture.key] = picture._replace(caption=self.text(picture.caption, scope))
        return done

    # ------------------------------------------------------------------- texts

    def text(self, text: Text | None, scope: Scope) -> Text | None:
        return None if text is None else self.bind(text, scope)

    def row(self, cells: tuple[Text, ...], scope: Scope) -> tuple[Text, ...]:
        """Most rows need no names, and one look at all of a row tells."""
        if not braced("".join([cell.value for cell in cells])):
            return cells
        return tuple([self.bind(cell, scope, cell=True) for cell in cells])

    def bind(self, text: Text, scope: Scope, *, cell: bool = False) -> Text:
        """A text with its pieces: literals to the letter, figures with the keys of their provenance."""
        if plain(text) or text.pieces is not None:
            return text
        pieces, faults = split(text)
        self.faults += faults
        if not faults and text.value.count("{") >= len(pieces):  # more than the two of each expression
            self.faults += expressions.single_braces(text, pieces, scope)
        printed = [p if isinstance(p, str) else self.figure(p, text, scope) for p in pieces]
        for expression, run, behind in zip(pieces[1::2], printed[1::2], pieces[2::2], strict=False):
            if isinstance(run, Run) and behind and (behind[0] in run.text or run.text[-1:].isdecimal()):
                assert isinstance(expression, Expression)
                assert isinstance(behind, str)
                figure = self.provenance[run.figure or ""]
                self.faults += expressions.units(text, expression, figure, behind, cell=cell)
        return text.bound(printed)

    def figure(self, expression: Expression, text: Text, scope: Scope) -> str | Run:
        try:
            value = evaluate(expression.code, scope)
        except Unsayable as bad:
            if bad.code == REPORTED:
                return ""
            start = expression.start + len(expression.code) - len(expression.code.lstrip())
            span = text.span(start, start + max(1, len(expression.code.strip())))
            self.faults.append(Diagnostic(bad.code, bad.message, span, hint=bad.hint))
            return ""
        if isinstance(value, str):
            return value
        key = f"{text.key}@{text.start + expression.start}"
        self.provenance[key] = value if value.sources else Figure(value.text, (key,), value.quantity, value.formula)
        return Run(value.text, key)


#: How a heading's number may begin, digits apart: most headings need no pattern.
def _numbered(title: Text) -> Diagnostic:
    """The names of attachments, copied with their numbers."""
    names = ", ".join(filter(None, map(str.strip, _NUMBER.split(title.value))))
    message, hint = Message("附件的名称里已经有序号，程序还会再编"), Message("写成 附件: [{names}]", names=names)
    return Diagnostic("E211", message, title.span(), hint=hint, severity=WARNING)


_FIRST_OF_NUMBERS = frozenset("（(第一二三四五六七八九十—")
_NUMBER = lazy(
    r"[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[(（]\d+[)）]|\d+[、．]|\d+\.(?!\d)"
    r"|第[一二三四五六七八九十]+[，,、]|[①-⑳]|[一二三四五六七八九十]是|——"
)


def _split_line(section: Section, level: Level) -> Section:
    """A plain line: at a run-in level its heading ends at the first 。 outside quotes and brackets."""
    line = section.line
    assert line is not None
    end = heading_end(line.value) if level.run_in else len(line.value)
    title = line.slice(0, end, f"{section.key}.标题")
    rest = line.slice(end, len(line.value), f"{section.key}.正文[1]")
    return section._replace(title=title, body=(rest,) if rest.value else (), line=None)
