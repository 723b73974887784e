"""Lines of a document → its draft: titles, parts, what stands before the first heading and behind the last."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from generator.draft import headings
from generator.draft.nest import nest
from generator.draft.tree import Annex, Body, Doubt, Draft, Line, Part, Section, walk
from generator.model import BY_SENTENCE, BY_TITLE, SIDE_BY_SIDE
from generator.passage import (
    ADDRESSEE,
    ANNEX,
    ATTACHMENTS,
    BODY,
    CELL,
    CONTENTS,
    DATE,
    HEAD,
    IMPRINT,
    ISSUER,
    REMARK,
    SUBTITLE,
    TITLE,
    entry,
)
from generator.patterns import lazy
from generator.roles import DATED

_DAY = lazy(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_SUMMED = lazy("总结|回顾|完成情况|进展情况|工作情况|主要成效|所做|成绩")
_PLANNED = lazy("思路|计划|部署|打算|安排|要点|任务|展望|规划|举措|措施|目标|重点工作|下一步|下半年|明年")
#: What announces the plan in a sentence of its own: 下半年，……重点抓好以下几项工作：
_TURN = lazy(
    "(?=.{4,160}[：:]$)(?:下半年|下一步|下一年|明年|新的一年|(?:[0-9xX×]{4})年|今后)[，,].*(?:工作|任务|方面|措施)"
)
_LACKING = lazy("(?:(?!解决|整改|化解|破解|克服|排查|反映|针对).){0,40}(?:不足|问题|差距|困难|短板)")
#: Who signs, and when, where no signature can be set of it.
_SIGNED = lazy(r".{2,30}(?:政府|[局委厅院办会处])\s*(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?)?$")
_ENDING = lazy(
    r"各位|同志们|总之|综上|以上|今后|下一步|新的一年|明年|.{0,8}年[，,]|面对|成绩|特此|同时[，,]我|抄\s*[送报]|.{2,30}日\s*印发$"
)


def parts(lines: Sequence[Line], known: Collection[str] = ()) -> Draft:
    """Lines → draft; `known` are the labels (目标任务) that kinds have for their columns."""
    draft = Draft()
    apart = {HEAD, IMPRINT, CONTENTS} if any(line.role == BODY for line in lines) else set()
    draft.left = [line for line in lines if line.role in apart]
    rest = [line for line in lines if line.role not in apart]
    rest, pages = _split(rest)
    rest = _bottom(rest, draft)
    rest, signed = _typed_signature(rest)
    if loose := _annexed(draft, pages, known):
        draft = Draft(left=draft.left)
        kept = {line.at for line in (*draft.left, *loose)}
        rest = [line for line in lines if line.at not in kept] + loose
        signed = []
    _divided([_plain(line) for line in _top(rest, draft)], draft, known)
    last = draft.parts[-1]
    last.closing += [line.text for line in signed]
    last.lines += signed
    return draft


def _plain(line: Line) -> Line:
    """What stands among the text is text, whatever it looked like; a further title stays one."""
    return line if line.role in {BODY, CELL, TITLE} else line._replace(role=BODY)


# ---------------------------------------------------------------- top and bottom


def _top(lines: list[Line], draft: Draft) -> list[Line]:
    """The title's lines and who is addressed."""
    at = 0
    while at < len(lines) - 1 and lines[at].role == TITLE:
        draft.titles.append(lines[at].text)
        at += 1
    under = at
    while at < len(lines) - 1 and at and (lines[at].role == SUBTITLE or lines[at].text.startswith("——")):
        lines[at] = lines[at]._replace(role=BODY, mark=None)
        at += 1
    if at > under:  # the report has no place for them but before the text
        return lines[under:]
    if at < len(lines) - 1 and lines[at].role == ADDRESSEE:
        draft.addressees = re.split("[，,]", lines[at].text.rstrip("：:"))
        at += 1
    return lines[at:]


def _bottom(lines: list[Line], draft: Draft) -> list[Line]:
    """What stands below the text, from the last line up: remark, date, issuers, names of attachments."""
    end = len(lines)
    if end > 1 and lines[end - 1].role == REMARK:
        draft.remark, end = lines[end - 1].text, end - 1
    date = _date(lines[end - 1].text) if end > 1 and lines[end - 1].role == DATE else ""
    if date:
        draft.date, draft.sealed, end = date, lines[end - 1].boxed, end - 1
    while date and end > 1 and lines[end - 1].role == ISSUER:
        draft.issuers[:0] = lines[end - 1].text.split("\t")
        end -= 1
    start = end
    while start > 1 and lines[start - 1].role == ATTACHMENTS:
        start -= 1
    names = _names([line.text for line in lines[start:end]])
    draft.annexes = [Annex(name) for name in names]
    return lines[: start if names else end]


def _typed_signature(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """A signature whose date would be printed otherwise, 二〇一一年…, closes the text, attachments above included."""
    start = len(lines)
    for role in (DATE, ISSUER, ATTACHMENTS):
        while start > 2 and lines[start - 1].role == role:
            start -= 1
        if start == len(lines):
            break
    return lines[:start], lines[start:]


def _names(texts: Sequence[str]) -> list[str]:
    """The names of attachments, if they stand as they would again: 附件：1.甲, 2.乙; one alone has no number."""
    alone = len(texts) == 1
    names = [f"{e.number}{e.mark}{e.name}" if alone else e.name for e in map(entry, texts)]
    again = [f"{'' if at else '附件：'}{'' if alone else f'{at + 1}.'}{name}" for at, name in enumerate(names)]
    folded = [unicodedata.normalize("NFKC", text) for text in texts]
    return names if folded == [unicodedata.normalize("NFKC", text) for text in again] else []


def _date(text: str) -> str:
    """A date as it would be printed again → as the report has it; '' for one that is written otherwise."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", text))
    if match is None or any(part.startswith("0") for part in match.groups()):
        return ""
    year, month, day = (int(part) for part in match.groups())
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _split(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Lines → those before the pages of attachments, and those of each attachment, its label first."""
    starts = [at for at, line in enumerate(lines) if line.role == ANNEX]
    ends = [*starts, len(lines)][1:]
    pages = [lines[start:end] for start, end in zip(starts, ends, strict=True)]
    return lines[: starts[0]] if starts else lines, pages


def _annexed(draft: Draft, pages: list[list[Line]], known: Collection[str]) -> list[Line]:
    """The pages of attachments, to the names under the text; → all their lines where they are not those names'."""
    named = [annex for page in pages if (annex := _named(draft.annexes, page)) is not None]
    if len(named) < len(pages):
        return [line for page in pages for line in page]
    for annex, page in zip(named, pages, strict=True):
        rest = [_plain(line) for line in page if line.role not in {ANNEX, TITLE}]
        part = _part(rest, known, draft.doubts, closed=False) if rest else Part()
        bare = not any(line.mark or line.level for line in rest)
        annex.preamble = [line.grid or line.text for line in rest] if bare else part.preamble
        annex.sections = [] if bare else part.sections
    return []


def _named(annexes: Sequence[Annex], page: Sequence[Line]) -> Annex | None:
    """The attachment that a page is of, by its number and its title."""
    number = re.search(r"\d+", unicodedata.normalize("NFKC", page[0].text))
    at = int(number[0]) - 1 if number else 0
    title = "".join(line.text for line in page if line.role == TITLE)
    return annexes[at] if at < len(annexes) and annexes[at].title == title else None


# -------------------------------------------------------------------------- parts


def _divided(lines: list[Line], draft: Draft, known: Collection[str]) -> None:
    """Where the plan begins: at a second title, at a sentence that announces it, or at 二、 of two."""
    inner = range(1, len(lines) - 1)
    titled = next((at for at in inner if lines[at].role == TITLE and _PLANNED.search(lines[at].text)), 0)
    turn = titled or next((at for at in inner if _turns(lines, at)), 0)
    draft.summary = _part(lines[:turn] if turn else lines, known, draft.doubts)
    if turn:
        draft.joining = BY_TITLE if titled else BY_SENTENCE
        draft.plan = _part(lines[turn + 1 :], known, draft.doubts)
        if titled:
            draft.plan.title = lines[turn].text
        else:
            draft.plan.preamble.insert(0, lines[turn].text)
    elif _beside(draft.summary):
        _framed(draft, draft.summary, lines)


def _framed(draft: Draft, whole: Part, lines: Sequence[Line]) -> None:
    """The two sections of a frame become the parts; what stands before and behind them is the frame's."""
    first, second = whole.sections[:2]
    draft.joining, draft.preamble, draft.frame = SIDE_BY_SIDE, whole.preamble, first.form
    draft.summary, draft.plan = _of_section(first), _of_section(second)
    draft.plan.sections += whole.sections[2:]
    draft.plan.problems, draft.plan.closing = whole.problems, whole.closing
    draft.summary.lines = [line for line in lines if first.line.at < line.at < second.line.at]
    draft.plan.lines = [line for line in lines if line.at > second.line.at]


def _turns(lines: Sequence[Line], at: int) -> bool:
    """Whether a line announces the plan: numbers begin again behind it, and there were some before it."""
    line, following = lines[at], lines[at + 1].mark
    if line.mark is not None or following is None or following.number != 1 or not _TURN.match(line.text):
        return False
    return any(each.mark is not None for each in lines[:at])


def _beside(part: Part) -> bool:
    if (
        len(part.sections) < 2
        or part.problems
        or any(section.form or not section.title for section in part.sections[2:])
    ):
        return False
    first, second = part.sections[:2]
    numbers = (first.number, second.number) == (1, 2) and first.form == second.form
    bare = not (first.rest or second.rest or first.pairs or second.pairs)
    filled = all(section.items or section.body for section in (first, second))
    return numbers and bare and filled and bool(_SUMMED.search(first.title) and _PLANNED.search(second.title))


def _of_section(section: Section) -> Part:
    """A section of the frame → the part that it is."""
    return _filled(Part(section.title, section.body, section.items), section.line)


def _part(lines: Sequence[Line], known: Collection[str], doubts: list[Doubt], *, closed: bool = True) -> Part:
    first = next((at for at, line in enumerate(lines) if line.mark is not None or line.level), len(lines))
    first -= first - 1 in headings.groups(lines)
    first = min([first, *headings.bracketed(lines)])
    part = Part(preamble=[line.grid or line.text for line in lines[:first]], lines=list(lines))
    if first < len(lines):
        part.sections = nest(lines[first:], known, doubts)
        if closed:
            _closed(part)
    return _filled(part, lines[0] if lines else Line(0, ""))


def _filled(part: Part, line: Line) -> Part:
    """A part has sections: one without headings keeps its first paragraph as 导语, the others as a text."""
    if not part.sections:
        at = 1 if len(part.preamble) > 1 else 0
        part.preamble, body = part.preamble[:at], part.preamble[at:]
        part.sections = [Section(line, unnumbered=True, body=body)]
    return part


# ------------------------------------------------------------------------ closing


def _closed(part: Part) -> None:
    """Paragraphs behind the last item that are not its own → problems, closing."""
    last = part.sections[-1]
    while last.items:
        last = last.items[-1]
    texts = next(reversed(last.pairs.values())) if last.pairs else last.body
    loose = _loose(part, last, texts)
    behind = texts[len(texts) - loose :]
    del texts[len(texts) - loose :]
    lacking = [at for at, text in enumerate(behind) if isinstance(text, str) and _LACKING.match(text)]
    at = lacking[-1] + 1 if lacking and lacking[0] == 0 else 0
    part.problems, part.closing = behind[:at], behind[at:]


def _loose(part: Part, last: Section, texts: list[Body]) -> int:
    """How many paragraphs at the end are none of the last item's: all where no other item has any of its own."""
    if (last.rest or _is_item(last)) and not last.pairs:
        others = (each for each, _ in walk(part.sections) if each is not last and each.form == last.form)
        if not any(each.body and not each.items for each in others if each.rest or _is_item(each)):
            return len(texts)
    ends = 0
    while ends < len(texts) - 1 and _ends(texts[-1 - ends]):
        ends += 1
    return ends


def _is_item(section: Section) -> bool:
    """Whether a heading is no heading: a sentence."""
    return section.title[-1:] in "。；;." and bool(re.search("[，,；;]", section.title))


def _ends(text: Body) -> bool:
    return isinstance(text, str) and bool(
        _LACKING.match(text) or _ENDING.match(text) or _SIGNED.match(text) or DATED.fullmatch(text)
    )
