"""The figures of finished documents: where a reader finds each, of which numbers of the YAML it is made, and where.

Paragraphs are counted as a reader does: those of the text, from 1 on through the whole document. Titles, headings
that stand alone, tables, captions, lists of attachments and signatures are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator import blocks
from generator.blocks import Block, Run, text_of
from generator.messages import Message
from generator.model import Figure, Indicator, Target
from generator.node import Mapping as Tree
from generator.node import Node, Scalar, at_key, span_in
from generator.source import Span

#: What stands between the cells of a row that is read as a line.
_CELLS = Run("｜")
_ROLES = {
    "title": Message("题目"),
    "heading": Message("标题"),
    "addressee": Message("主送"),
    "attachment": Message("附件说明"),
    "annex": Message("附件"),
    "remark": Message("附注"),
    "caption": Message("表题"),
    "unit": Message("表的单位"),
    "note": Message("表注"),
    "figure": Message("图题"),
    "signature": Message("落款"),
}


class Printed(NamedTuple):
    """A finished document as the ledger reads it: its kind's name, its blocks as set, what its figures are made of."""

    kind: str
    blocks: Sequence[Block]
    provenance: Mapping[str, Figure]


class Place(NamedTuple):
    """What a reader finds as one: a paragraph, a heading, a row of a table. `number` is 0 where it is not counted.

    `document` names the kind where there are several documents, `heading` what it stands under.
    """

    document: str
    role: str
    number: int
    heading: str
    key: str
    runs: tuple[Run, ...]

    @property
    def name(self) -> Message:
        """第3段, 表1, 落款; before it the document where there are several."""
        found = Message("第{number}段", number=self.number) if self.role == "body" else None
        found = Message("表{number}", number=self.number) if self.role == "table" else found
        found = found or _ROLES[self.role]
        return Message("{document}{place}", document=self.document, place=found) if self.document else found

    @property
    def text(self) -> str:
        """All that it says."""
        return text_of(self.runs)


class Use(NamedTuple):
    """A bound figure where it is printed: characters `start` to before `end` of its place's text."""

    place: Place
    start: int
    end: int
    figure: Figure

    @property
    def text(self) -> str:
        """What is printed: beside a unit that stands in the table's head, the number alone."""
        return self.place.text[self.start : self.end]

    def around(self, reach: int = 12) -> tuple[str, str, str]:
        """Words before it, what is printed, words after it; of a row of a table nearly all."""
        text, start, end = self.place.text, self.start, self.end
        reach *= 4 if self.place.role == "table" else 1
        before = ("…" if start > reach else "") + text[max(0, start - reach) : start]
        after = text[end : end + reach] + ("…" if len(text) > end + reach else "")
        return before, text[start:end], after


class Origin(NamedTuple):
    """A number of the YAML: whose it is (None: it stands in the text), which of its numbers, and its place."""

    key: str
    name: str
    field: str
    figure: Figure
    span: Span | None
    indicator: Indicator | None = None


def places(printed: Printed, document: str = "") -> list[Place]:
    """A document → its places in reading order; `document` names it among several."""
    return list(_Reader(document).places(printed.blocks))


class _Reader:
    """A reader on his way through a document: how many paragraphs and tables he met, which headings he is under."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.paragraphs = self.tables = 0
        self.headings: dict[int, str] = {}

    def places(self, made: Iterable[Block]) -> Iterator[Place]:
        for block in made:
            if isinstance(block, blocks.Table):
                self.tables += 1
                for row in block.rows:
                    said = [run for cell in row for run in (_CELLS, *cell)][1:]
                    yield self.place("table", self.tables, block.key, said)
            elif isinstance(block, blocks.Signature):
                self.headings.clear()
                for line in (*block.issuers, block.date):
                    yield self.place("signature", 0, block.key, line)
            elif isinstance(block, blocks.Paragraph):
                if block.runs or block.lead:  # a blank line is for the eye
                    yield self.paragraph(block)
            elif not isinstance(block, blocks.PageBreak):
                yield self.other(block)

    def paragraph(self, block: blocks.Paragraph) -> Place:
        counts = block.role == "body"
        self.paragraphs += counts
        place = self.place(block.role, self.paragraphs if counts else 0, block.key, (*block.lead, *block.runs))
        under = "／".join(filter(None, [place.heading, text_of(block.lead)]))
        return place._replace(heading=under) if block.role == "body" else place

    def other(self, block: blocks.Title | blocks.Heading | blocks.Figure) -> Place:
        if isinstance(block, blocks.Title):
            self.headings.clear()
        if isinstance(block, blocks.Heading):
            self.headings = {level: text for level, text in self.headings.items() if level < block.level}
        said = [run for run in block.runs if run != blocks.BREAK]
        place = self.place(type(block).__name__.lower(), 0, block.key, said)
        if isinstance(block, blocks.Heading):
            self.headings[block.level] = text_of(block.runs)
        return place

    def place(self, role: str, number: int, key: str, runs: Iterable[Run]) -> Place:
        return Place(self.document, role, number, "／".join(self.headings.values()), key, tuple(runs))


def fields(one: Indicator) -> Iterator[tuple[str, Figure]]:
    """An indicator → the names of its numbers and these, in the vocabulary's order; parts apart."""
    given: list[tuple[str, Figure | None]] = [
        ("本年", one.current),
        ("上年", one.previous),
        *_tiers("目标", one.target),
        *_tiers("下年目标", one.next_target),
        ("增速", one.growth),
        ("增量", one.change),
        ("目标增速", one.target_growth),
        ("目标增量", one.target_change),
        *((f"历年.{year}", figure) for year, figure in one.series.items()),
    ]
    return ((name, figure) for name, figure in given if figure is not None)


def _tiers(name: str, target: Target | None) -> list[tuple[str, Figure | None]]:
    if target is None or target.strived is None:
        return [(name, target.ensured if target else None)]
    return [(f"{name}.确保", target.ensured), (f"{name}.力争", target.strived)]


class Named(NamedTuple):
    """An indicator, the path of names to it (群众诉求.咨询), and the key of what it is a part or an item of, or ''."""

    path: str
    one: Indicator
    above: str = ""


def named(roots: Iterable[Indicator], above: Named | None = None) -> Iterator[Named]:
    """Indicators with their parts and items, each behind its whole."""
    for one in roots:
        found = Named(f"{above.path}.{one.name}", one, above.one.key) if above else Named(one.name, one)
        yield found
        yield from named((*one.parts.values(), *one.items.values()), found)


class Ledger:
    """Everything that documents of one report print, and everything that its YAML states."""

    def __init__(self, printed: Sequence[Printed], roots: Iterable[Indicator], tree: Node) -> None:
        self.tree = tree
        #: Every indicator by its key: sections beside each other may use a name twice.
        self.named = {each.one.key: each for each in named(roots)}
        several = len(printed) > 1
        entries = tree.entries if isinstance(tree, Tree) else []
        self.one_file = len({id(node.source) for _, node in entries}) == 1
        self.places = [(each, places(each, each.kind if several else "")) for each in printed]
        self.uses = [use for each, found in self.places for place in found for use in _uses(place, each.provenance)]
        origins = [origin for each in self.named.values() for origin in _origins(each.path, each.one)]
        #: What is typed, by its key; and what is computed of an indicator for its own sake, by what it is made of.
        self.stated = {origin.key: origin for origin in origins if not origin.figure.formula}
        self.computed = {made_of(origin.figure): origin for origin in origins if origin.figure.formula}
        #: Which uses are made of a key of the YAML; and of an indicator's key, which print its total.
        self.using: dict[str, list[int]] = {}
        for at, use in enumerate(self.uses):
            whole = self.whole(use.figure)
            for key in [whole.indicator.key] if whole and whole.indicator else use.figure.sources:
                self.using.setdefault(key, []).append(at)

    def uses_of(self, one: Indicator) -> list[Use]:
        """Where an indicator's numbers are printed, or what is computed from them; totals that it is part of apart."""
        found = set(self.using.get(one.key, ()))
        for _, figure in fields(one):
            made = [set(self.using.get(key, ())) for key in figure.sources]
            if not figure.formula:
                found |= set().union(*made)
            elif one.summed and made:  # all its parts in one phrase
                found |= set.intersection(*made)
        return [self.uses[at] for at in sorted(found)]

    def origins(self, figure: Figure) -> list[Origin]:
        """What a printed figure is made of."""
        found = [self.stated.get(key) or self.in_place(key, figure) for key in figure.sources]
        return [origin for origin in found if origin is not None]

    def in_place(self, key: str, figure: Figure) -> Origin | None:
        """A number that stands in the text, one of 报告, or what an indicator says beside its numbers."""
        span = self.span(key)
        owner, _, field = key.rpartition(".")
        if (named := self.named.get(owner) or self.named.get(owner.rpartition(".")[0])) is not None:
            return Origin(key, named.path, field, figure, span or named.one.span, named.one)
        return None if span is None else Origin(key, "", "", figure, span)

    def span(self, key: str) -> Span | None:
        """A key → its place in the file; of an expression its code."""
        place, _, at = key.partition("@")
        node = at_key(self.tree, place)
        if not (isinstance(node, Scalar) and at):
            return node.span if node else None
        end = node.text.find("}}", int(at))
        return span_in(node, int(at), end if end > 0 else len(node.text))

    def whole(self, figure: Figure) -> Origin | None:
        """The number of an indicator that a printed figure is, where that is computed: the total of its parts."""
        return self.computed.get(made_of(figure))

    def told(self, key: str, field: str) -> str:
        """What an indicator says of its 来源 and the like, or else what it is a part of does."""
        while key in self.named:
            if text := getattr(self.named[key].one, field):
                return str(text)
            key = self.named[key].above
        return ""


def of_head(figure: Figure) -> bool:
    """Whether it is the report's year, date or period, which most sentences name."""
    return all(source.startswith("报告.") for source in figure.sources)


def made_of(figure: Figure) -> tuple[tuple[str, ...], str]:
    """What tells one number from another, however each is printed. A rate that was typed comes from nothing else."""
    typed = len(figure.sources) == 1 and figure.sources[0].endswith("增速")
    return figure.sources, "" if typed else figure.formula


def _uses(place: Place, provenance: Mapping[str, Figure]) -> Iterator[Use]:
    at = 0
    for run in place.runs:
        end = at + len(run.text)
        if run.figure is not None and (figure := provenance.get(run.figure)) is not None:
            yield Use(place, at, end, figure)
        at = end


def _origins(path: str, one: Indicator) -> Iterator[Origin]:
    for field, figure in fields(one):
        key = f"{one.key}.{field}" if figure.formula else "".join(figure.sources[:1])
        yield Origin(key, path, field, figure, figure.span or one.span, one)
