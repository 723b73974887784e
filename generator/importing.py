"""An old document → a report that builds it again: read, taken apart, written down, built, compared."""

from __future__ import annotations

import copy
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from generator import build, roles
from generator.account import account, share
from generator.binding import Bound, Noted, bind
from generator.blocks import Title
from generator.diagnostic import ERROR, Diagnostic
from generator.draft import texts
from generator.draft.fallback import all_typed, demoted, typed
from generator.draft.kinds import Fit, choose, matched, office_of, two_lines, years
from generator.draft.lines import lines as lines_of
from generator.draft.parts import parts
from generator.draft.tree import LEFT, UP, Doubt, Draft, Grid, Line, walk
from generator.draft.written import Facts, written
from generator.intake import unopened
from generator.messages import Message
from generator.model import BY_TITLE, SIDE_BY_SIDE, Kind
from generator.passage import BODY, TITLE
from generator.patterns import lazy
from generator.reading import Paragraph, Reading
from generator.writers import txt, yaml

ACCOUNT = "-导入说明.txt"
_UNKNOWN_OFFICE = "某单位"
_UNKNOWN_YEAR = 2000
#: A line that may be a name.
_SHORT = 40
_MOST_TRIES = 6
#: So many lines further on a text is looked for: tables and left lines stand between.
_FAR = 50
#: So many characters before what is wrong tell where it is.
_BEFORE = 20
#: So many findings of one sort say enough: a build tells all of them.
_MOST_ALIKE = 5
#: What stands in a line of YAML before its text.
_LED = lazy(r"^\s*(?:- )?(?:\w{1,8}: )?['\"]?")


class Imported(NamedTuple):
    """A report that was made: its YAML and the name of its file, and what there is to say of it.

    `same`: it builds the document again to the letter. `lines` are the document's; `numbers` how many of its numbers
    are bound in place, by a name, and not at all; `left` tells of those and why.
    """

    name: str
    yaml: str
    draft: Draft
    kind: Kind
    lines: list[Line]
    same: bool = True
    numbers: tuple[int, int, int] = (0, 0, 0)
    left: tuple[Doubt, ...] = ()

    def account(self, source: Path, translate: Callable[[str], str]) -> tuple[str, str]:
        """The page beside the report: its file's name and its text."""
        said = account(
            source,
            self.name,
            self.yaml,
            self.draft,
            self.lines,
            same=self.same,
            numbers=self.numbers,
            left=self.left,
            translate=translate,
        )
        return f"{Path(self.name).stem}{ACCOUNT}", said

    def result(self, name: str) -> Message:
        """In one line what was recognised, and the page to look at."""
        found, total = share(self.draft, self.lines)
        parts = {"share": found * 100 // total, "doubts": len(self.draft.doubts), "name": name}
        if not self.draft.doubts:
            return Message("认出{share}%的段落，没有要看一看的地方，见“{name}”", **parts)
        return Message("认出{share}%的段落，要看一看的有{doubts}处，写在“{name}”里", **parts)


def bring_in(path: Path, options: build.Options | None = None) -> tuple[Imported | None, list[Diagnostic]]:
    """A .docx or .txt → the report that builds it again, or None and why it cannot be read."""
    from generator.readers import document  # noqa: PLC0415  lxml takes long to import

    try:
        reading, findings = document.read(path)
    except OSError as fault:
        return None, [unopened(path, fault)]
    if reading is None:
        return None, findings
    return made(reading, options or build.Options()), findings


def made(reading: Reading, options: build.Options) -> Imported:
    """What was read → the report: its structure first, then its numbers; what cannot be built again stays text."""
    lines = lines_of(roles.find(reading), plain=not reading.sections)
    kinds = [kind for name in build.kinds(options.templates) if (kind := build.kind(name, options.templates)[0])]
    lines = _titled(lines, kinds)
    desk = _Desk(reading, lines, kinds, options)
    known = {label for kind in kinds for each in kind.outline.values() for one in each for label in one.pairs}
    pictures = [_pictured(each) for each in reading.paragraphs if each.picture]
    for draft in (parts(lines, known), parts(demoted(lines), known)):
        draft.doubts += pictures
        if (done := desk.settled(draft)) is not None:
            return done
    draft = all_typed(lines)
    draft.doubts += pictures
    done = desk.written(draft)
    return desk.bound(draft, done) if desk.difference(done) is None else done._replace(same=False)


def _titled(lines: list[Line], kinds: Sequence[Kind]) -> list[Line]:
    """A title that plain text has on two lines: the second is part of it where both are some kind's."""
    if len(lines) < 3 or (lines[0].role, lines[1].role) != (TITLE, BODY):
        return lines
    known = two_lines(lines[0].text, lines[1].text, kinds)
    return [lines[0], lines[1]._replace(role=TITLE, mark=None), *lines[2:]] if known else lines


def _pictured(paragraph: Paragraph) -> Doubt:
    message = Message("这里有图，没有放进报告；把图片放进文件夹，在这一节写 图: 文件名")
    return Doubt(paragraph.number, paragraph.text[:20], message)


def _unbound(text: str) -> str:
    """A stretch of YAML without the braces of what is bound in place."""
    return text.replace("{{ ", "").replace(" }}", "")


def _kept(line: Line) -> Doubt:
    return Doubt(line.number, line.text[:20], Message("这一节照格式排出来和原文不一样，按原文留作正文"))


class _Desk:
    """What an import has before it: what was read, the kinds there are, where they are."""

    def __init__(self, reading: Reading, lines: list[Line], kinds: Sequence[Kind], options: build.Options) -> None:
        self.reading, self.lines, self.kinds, self.options = reading, lines, kinds, options
        self.said = "".join(line.text for line in lines)
        #: What the last build had to say.
        self.findings: list[Diagnostic] = []

    def settled(self, draft: Draft) -> Imported | None:
        """A draft → its report, sections that differ kept as text; None where that does not help."""
        for _ in range(_MOST_TRIES):
            done = self.written(draft)
            wrong = self.difference(done)
            if wrong is None:
                return self.bound(draft, done)
            if self.lower(draft):
                continue
            draft.doubts.append(_kept(wrong))
            if not typed(draft, wrong):
                return None
        return None

    def written(self, draft: Draft) -> Imported:
        """A draft → its report with every number typed."""
        draft = copy.deepcopy(draft)
        return self._written(draft, *self._known(draft))

    def bound(self, draft: Draft, plain: Imported) -> Imported:
        """The same with its numbers bound; as it was where that builds another document."""
        found, done = self._bound(draft)
        while self.difference(done) is not None:
            if not self.lower(draft):
                plain.draft.doubts.append(Doubt(0, "", Message("数字没有绑定：绑定后排出来和原文不一样")))
                return plain._replace(numbers=(0, 0, found.placed + found.named + len(found.left)))
            found, done = self._bound(draft)
        done.draft.doubts = _once(done.draft.doubts, [*self._contradictions()])
        return done._replace(numbers=(found.placed, found.named, len(found.left)))

    def _contradictions(self) -> Iterator[Doubt]:
        """What the last build found in the document's own numbers and words, of each sort the first few."""
        told = Counter[str]()
        for each in self.findings:
            told[each.code] += each.code[:2] == "E3"
            if 0 < told[each.code] <= _MOST_ALIKE:
                yield self._told(each)

    def _bound(self, draft: Draft) -> tuple[Bound, Imported]:
        draft = copy.deepcopy(draft)
        fit, facts = self._known(draft)
        said, told = texts.taken(draft), texts.told(draft)
        found = bind(told, None if facts.year == _UNKNOWN_YEAR else facts.year, fit.kind.main_value)
        draft.doubts += _placed(found.doubts, said, told, self.lines)
        bound = map(_unlabelled, said, told, found.texts)
        texts.change(draft, lambda _: next(bound))
        if facts.year != _UNKNOWN_YEAR:
            _follow(draft, facts.year)
        done = self._written(draft, fit, facts, found.indicators)
        return found, done._replace(left=tuple(_placed(found.left, said, told, self.lines)))

    def lower(self, draft: Draft) -> bool:
        """Faults in what the document says, as parts that do not add up: kept as they are, and warned of."""
        faults = {fault.code for fault in self.findings if fault.severity == ERROR and fault.waiver}
        new = sorted(faults.difference(draft.lowered))
        draft.lowered += new
        return bool(new)

    def _told(self, fault: Diagnostic) -> Doubt:
        """A finding in the YAML → the same in the document: at the paragraph with its words and those before them."""
        if fault.span is None:
            return Doubt(0, "", fault.message)
        text, start, end = fault.span.source.text, fault.span.start, fault.span.end
        words = _unbound(text[start:end])
        around = _LED.sub("", _unbound(text[max(text.rfind("\n", 0, start) + 1, start - _BEFORE) : end]))
        line = next((line for line in self.lines if around and around in line.text), None)
        return Doubt(line.number if line else 0, words[:_BEFORE], fault.message)

    def _known(self, draft: Draft) -> tuple[Fit, Facts]:
        fit = choose(draft, self.kinds, self.said)
        return fit, _facts(draft, fit, self.said, self.reading)

    def _written(self, draft: Draft, fit: Fit, facts: Facts, indicators: Mapping[str, Any] | None = None) -> Imported:
        texts.change(draft, texts.literal if indicators is None else texts.kept, cells=texts.literal)
        data = written(draft, fit.kind, facts, indicators or {})
        name = f"{facts.year}年{fit.kind.name}.yaml"
        return Imported(name, yaml.write(data), draft, fit.kind, self.lines)

    def difference(self, done: Imported) -> Line | None:
        """Build what was written and compare: the first line of the document that is not the same, or None."""
        with tempfile.TemporaryDirectory(prefix="niangao-") as folder:
            path = Path(folder) / "报告.yaml"
            path.write_text(done.yaml, "utf-8")
            document, self.findings = build.make(path, self.options)
        built = [] if document is None else [_alike(text) for text in _built(document)]
        pairs = zip_longest(filter(None, built), _wanted(done), fillvalue=("", done.lines[-1]))
        return next((line for text, (words, line) in pairs if text != words), None)


def _once(doubts: Sequence[Doubt], told: Sequence[Doubt]) -> list[Doubt]:
    """Doubts of the binding and what the checks told: where both are about the same words, the checks tell."""
    spots = [(each.number, each.words) for each in told if len(each.words) > len("五是")]
    left = [each for each in doubts if not any(each.number == n and each.words.startswith(words) for n, words in spots)]
    return [*left, *told]


def _unlabelled(text: str, told: str, bound: str) -> str:
    """A text that was bound behind its label → without it; a date is no number of the report's."""
    label = told[: len(told) - len(text)]
    known = bound.startswith(label) and roles.DATED.fullmatch(text) is None
    return bound[len(label) :] if known else texts.literal(text)


def _placed(
    doubts: Sequence[Noted], said: Sequence[str], told: Sequence[str], lines: Sequence[Line]
) -> Iterator[Doubt]:
    """What is doubtful of numbers, in texts → the same in paragraphs of the document."""
    at, places = 0, list[int]()
    for text in said:
        found = next((n for n in range(at, min(at + _FAR, len(lines))) if text in lines[n].text), at)
        places.append(at := found)
    for doubt in doubts:
        line = lines[places[doubt.text_index]]
        yield Doubt(line.number, told[doubt.text_index][doubt.start : doubt.end], doubt.message)


# ------------------------------------------------------------------------- facts


def _facts(draft: Draft, fit: Fit, said: str, reading: Reading) -> Facts:
    """Office and year, and the titles where they are not the kind's."""
    title = "".join(draft.titles)
    office = fit.office or office_of(title, [*draft.issuers, *_framing(draft)])
    year = fit.year or _year(draft, title, said, reading)
    exact = fit.exact and fit.year and fit.office and office == fit.office
    if not office:
        draft.doubts.append(Doubt(0, "", Message("单位没有认出来，先写“{office}”，请改成全称", office=_UNKNOWN_OFFICE)))
    if not year:
        draft.doubts.append(Doubt(0, "", Message("年度没有认出来，先写 {year}，请改过来", year=_UNKNOWN_YEAR)))
    office, year = office or _UNKNOWN_OFFICE, year or _UNKNOWN_YEAR
    own = None if exact or not title else _dated(title, year)
    for part in draft.parts if draft.joining == SIDE_BY_SIDE else ():
        part.title = _dated(part.title or "", year)
    return Facts(office, year, own, _plan_title(draft, fit.kind, office, year))


def _framing(draft: Draft) -> Iterator[str]:
    """The last lines of the text, which may be who signs, and the first, which may be an office under the title."""
    preamble = draft.preamble or draft.parts[0].preamble
    for text in (*draft.parts[-1].closing[::-1], *preamble):
        if isinstance(text, str) and len(text) < _SHORT:
            yield text


def _year(draft: Draft, title: str, said: str, reading: Reading) -> int:
    """The report's year: its title's, else its first words', its date's, its file's; a plan is for the next one."""
    first = "".join(line.text for part in draft.parts[:1] for line in part.lines[:1])
    summed = draft.summary.title or "" if draft.summary is not None else ""
    for sure, text in ((1, title), (1, summed), (1, first), (1, draft.date), (0, said), (0, Path(reading.path).stem)):
        if found := years(text):
            if not sure:
                message = Message("年度在标题和开头里都没有，{year} 是从别处取的，请核对", year=found[0])
                draft.doubts.append(Doubt(0, "", message))
            return found[0] - (draft.summary is None)
    return 0


def _plan_title(draft: Draft, kind: Kind, office: str, year: int) -> str | None:
    title = draft.plan.title if draft.plan is not None and draft.joining == BY_TITLE else None
    found = matched(kind.titles.plan, title, kind) if title else None
    if title is None or (
        found is not None and found.get("next") == str(year + 1) and found.get("office", office) == office
    ):
        return None
    return _dated(title, year)


def _dated(title: str, year: int) -> str:
    """A title with its year bound, so that it goes on with the report."""
    return _going_on(texts.literal(title), year)


def _going_on(text: str, year: int) -> str:
    bound = re.sub(rf"(?<!\d){year}(?=年)", "{{ 年度 }}", text)
    return re.sub(rf"(?<!\d){year + 1}(?=年)", "{{ 下年度 }}", bound)


def _follow(draft: Draft, year: int) -> None:
    """Headings, and the year that a preamble begins with, go on with the report as its title does."""
    for part in draft.parts:
        for section, _ in walk(part.sections):
            section.title = _going_on(section.title, year) if section.title else section.title
    for preamble in (draft.preamble, *(part.preamble for part in draft.parts)):
        first = preamble[0] if preamble else None
        if isinstance(first, str) and first.startswith((f"{year}年", f"{year + 1}年")):
            preamble[0] = _going_on(first[:5], year) + first[5:]


# ---------------------------------------------------------------------- comparing


def _alike(text: str) -> str:
    """A paragraph with its marks folded, as typesetting does."""
    return unicodedata.normalize("NFKC", text).translate(_FOLDED).strip()


_FOLDED = str.maketrans("“”‘’。", "\"\"''.")


def _built(document: build.Document) -> list[str]:
    """A document's paragraphs, a title's lines as one."""
    found: list[str] = []
    for block in document.blocks:
        lines = txt.lines(block)
        found += ["".join(lines)] if isinstance(block, Title) else lines
    return found


def _wanted(done: Imported) -> list[tuple[str, Line]]:
    """The document's own, likewise, each with its line."""
    left = {line.at for line in done.draft.left}
    lines = [line for line in done.lines if line.at not in left]
    count = len(done.draft.titles)
    head = [("".join(line.text for line in lines[:count]), lines[0])] if count else []
    texts = [(_alike(text), line) for text, line in (*head, *_texts(lines[count:]))]
    return [(text, line) for text, line in texts if text]


def _texts(lines: Sequence[Line]) -> list[tuple[str, Line]]:
    found: list[tuple[str, Line]] = []
    for line in lines:
        rows = [line.text] if line.grid is None else _rows(line.grid)
        found += [(row, line) for row in rows]
    return found


def _rows(grid: Grid) -> list[str]:
    """A table as plain text has it, its caption above and its note below."""
    rows = ["\t".join(["" if cell in {LEFT, UP} else cell for cell in row]) for row in grid.rows]
    return [text for text in (grid.caption, *rows, grid.note) if text]
