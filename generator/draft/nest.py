"""Lines → sections within sections: each heading below the one it belongs to, by its form and its number.

A form that is open is gone on with; another one begins below, unless offices use it further out. Where both
can be, the numbers that follow decide: 一、 under （六） is below it when （七） comes next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import groupby

from generator import marks
from generator.draft import headings
from generator.draft.tree import Doubt, Line, Section
from generator.marks import Mark
from generator.messages import Message
from generator.style import MOST_LEVELS


def nest(lines: Sequence[Line], known: Collection[str], doubts: list[Doubt]) -> list[Section]:
    """The lines from the first heading on → its sections, of one form each; `known` are labels that a kind has."""
    nester = _Nester(lines, known, doubts)
    for at in range(len(lines)):
        nester.put(at)
    root = nester.open[0]
    return _even(([Section(lines[0], unnumbered=True, body=root.body)] if root.body else []) + root.items)


class _Nester:
    def __init__(self, lines: Sequence[Line], known: Collection[str], doubts: list[Doubt]) -> None:
        self.lines, self.doubts = lines, doubts
        self.groups = headings.groups(lines)
        self.labels = headings.labels(lines, known)
        self.slips = headings.slips(lines)
        #: The sections that are open, each below the one before it; the first is the part itself.
        self.open = [Section(Line(0, ""))]
        #: Form → the last number it had.
        self.last: dict[str, int] = {}
        #: Form → places and numbers of its marks, in order.
        self.places: dict[str, list[tuple[int, int]]] = {}
        for at, line in enumerate(lines):
            if line.mark is not None:
                self.places.setdefault(line.mark.form, []).append((at, line.mark.number))

    def put(self, at: int) -> None:
        """The next line, to where it belongs."""
        line = self.lines[at]
        if line.mark is not None:
            self.numbered(at, line, line.mark)
        elif at in self.slips:
            self.slip(line, self.slips[at])
        elif line.level:
            self.styled(line)
        elif at in self.groups:
            self.group(at, line)
        elif at in self.labels and self.labelled(line, self.labels[at]):
            pass
        else:
            self.open[-1].add(line.grid or line.text)

    def begin(self, depth: int, section: Section) -> None:
        """A new section at a depth from 1; what was open there and below is closed."""
        if depth > MOST_LEVELS:
            self.doubt(section.line, Message("标题的级数太多，照原样留在正文里"))
            self.open[-1].add(section.line.text)
            return
        del self.open[depth:]
        self.open[-1].items.append(section)
        self.open.append(section)

    def numbered(self, at: int, line: Line, mark: Mark) -> None:
        title, rest = headings.cut(line)
        depth = self.depth(at, line, mark)
        self.last[mark.form] = mark.number
        self.begin(depth, Section(line, mark.form, mark.number, title, rest))

    def depth(self, at: int, line: Line, mark: Mark) -> int:
        same = [depth for depth in range(len(self.open) - 1, 0, -1) if self.open[depth].form == mark.form]
        if not same:
            return self.new(at, line, mark)
        if not mark.number:
            return same[0]
        follows = [depth for depth in same if self.open[depth].number + 1 == mark.number]
        if follows:
            return follows[0]
        if mark.number == 1 and same[0] < len(self.open) - 1 and self.below(at):
            return len(self.open)
        self.doubt(line, Message("序号不连续：前一个是“{before}”", before=_said(self.open[same[0]])))
        return same[0]

    def below(self, at: int) -> bool:
        """Whether a series that begins again here is below the innermost section that is open."""
        top = self.open[-1]
        return top.line is self.lines[at - 1] or self.goes_on(top, at)

    def new(self, at: int, line: Line, mark: Mark) -> int:
        """The depth of a form that is not open: below what is, but outside of what offices use further in."""
        if mark.number > 1 and self.last.get(mark.form, 0) + 1 != mark.number:
            self.doubt(line, Message("序号从“{mark}”开始", mark=line.text[: mark.end]))
        rank = marks.rank(mark.form)
        for depth in range(1, len(self.open)):
            section = self.open[depth]
            if section.form and marks.rank(section.form) > rank and not self.goes_on(section, at):
                return depth
        return len(self.open)

    def goes_on(self, section: Section, at: int) -> bool:
        """Whether the next mark of a section's form behind a place is the next number of its series."""
        places = self.places.get(section.form, [])
        following = bisect_right(places, (at, 0))
        return following < len(places) and places[following][1] == section.number + 1 > 1

    def styled(self, line: Line) -> None:
        """A heading that only its style shows: as deep as its level says."""
        depth = len(self.open)
        while depth > 1 and not 0 < self.open[depth - 1].line.level < line.level:
            depth -= 1
        self.begin(depth, Section(line, title=line.text, unnumbered=True))

    def group(self, at: int, line: Line) -> None:
        """A heading without number above numbered ones: outside of any of their form, beside another one."""
        mark = self.lines[at + 1].mark
        form = mark.form if mark else ""
        outside = [depth for depth in range(1, len(self.open)) if self.open[depth].form in {"", form}]
        depth = 1 if headings.is_glossary(line) else outside[0] if outside else len(self.open)
        self.begin(depth, Section(line, title=line.text, unnumbered=True))

    def slip(self, line: Line, number: int) -> None:
        """五组织开展…: beside the one before it, its number typed."""
        self.doubt(line, Message("“{words}”像是漏了“是”，照原样留着", words=line.text[:1]))
        same = [depth for depth in range(1, len(self.open)) if self.open[depth].form == headings.SERIES]
        self.last[headings.SERIES] = number
        section = Section(line, headings.SERIES, number, title=line.text, unnumbered=True)
        self.begin(same[-1] if same else len(self.open), section)

    def labelled(self, line: Line, label: str) -> bool:
        """目标任务：… of the section that is open; → False where there is none, or it has one already."""
        section = self.open[-1]
        words = line.text[len(label) + 1 :]
        if len(self.open) == 1 or label in section.pairs:
            return False
        if (mark := marks.mark(words.lstrip())) is not None:
            self.doubt(line, Message("“{label}”后面就是序号，照原样留着", label=label))
            self.open.append(Section(line, mark.form, mark.number, pairs=section.pairs, items=section.items))
        section.pairs[label] = [words]
        return True

    def doubt(self, line: Line, message: Message) -> None:
        self.doubts.append(Doubt(line.number, line.text[:20], message))


def _said(section: Section) -> str:
    return marks.numbered(section.form, section.number)


def _even(sections: list[Section]) -> list[Section]:
    """Sections → the same, each row of one form: others stand in groups without a heading between them."""
    for section in sections:
        section.items = _even(section.items)
    forms = {section.form for section in sections if section.form}
    if len(forms) < 2:
        return sections
    usual = min(forms, key=marks.rank)
    done: list[Section] = []
    for form, row in groupby(sections, lambda section: section.form):
        alike = list(row)
        done += alike if form in {"", usual} else [Section(alike[0].line, unnumbered=True, items=alike)]
    return done
