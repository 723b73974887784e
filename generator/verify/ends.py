"""Addressee, attachments, signature, date, annex: where they stand (7.3.2, 7.3.4 to 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from generator.blocks import width
from generator.clause import GENERAL, MUST, PRACTICE, Fault, Outcome, Rule
from generator.messages import Message
from generator.passage import (
    ADDRESSEE,
    ANNEX,
    ATTACHMENTS,
    BLANK,
    BODY,
    DATE,
    HEADING,
    IMPRINT,
    ISSUER,
    REMARK,
    SUBTITLE,
    TITLE,
    Passage,
    entry,
)  # fmt: skip
from generator.style import size as half_points
from generator.verify.faces import everything, size_of
from generator.verify.page import pitch
from generator.verify.view import View, cells, each

#: Programs with gaps beside digits, and pitches that are no whole twips, shift a line by parts of a 字.
_HALF, _NEAR, _CLOSE = Decimal("0.5"), Decimal("0.3"), Decimal("0.1")
_PARAGRAPH = Message("选中它，在“段落”里改缩进；不要用空格空出来")
_BLANK_LINE = Message("在它上面空一行，不多不少")
_SIGNED = Message("先排署名，再在“段落”里用左缩进把日期的第一个字放到署名第一个字右边两个字的地方")


class Extent(NamedTuple):
    """Where a line of one paragraph stands: its ends in twips from the left edge of the type area."""

    start: Decimal
    end: Decimal

    @property
    def centre(self) -> Decimal:
        """Its middle."""
        return (self.start + self.end) / 2


def extent(view: View, passage: Passage) -> Extent:
    """A paragraph of one line → its ends. Typed blanks before and after the text are a part of how it stands."""
    source = passage.source
    look = next((stretch.look for stretch in source.within(0)), view.reading.normal)
    one = Decimal(look.size * 10 + look.spacing)
    text = passage.text
    long = width(text.strip()) * one
    before, after = (width(blank) * one for blank in (text[: -len(text.lstrip())], text[len(text.rstrip()) :]))
    indent, area = source.layout.indent, Decimal(view.section(passage).text_width)
    left, right = Decimal(indent.left + indent.first), area - indent.right
    if source.layout.align == "right":
        start = right - after - long
    elif source.layout.align == "center":
        start = (left + right - long + before - after) / 2
    else:
        start = left + before
    return Extent(start, start + long)


def gap(view: View, above: Passage, below: Passage) -> Decimal:
    """How many blank lines stand between two passages: paragraphs without text, and space that is as high."""
    line = Decimal(view.style.body.line)
    high = Decimal(max(above.source.layout.after, 0) + max(below.source.layout.before, 0))
    for passage in view.passages[above.number : below.number - 1]:
        layout = passage.source.layout
        high += pitch(passage, view.section(passage)) + layout.before + layout.after
    return high / line


def _blank(lines: Decimal) -> Message:
    return Message("空{lines}行", lines=f"{float(lines):.1f}".removesuffix(".0"))


def _inset(passage: Passage) -> Decimal:
    """Where the indents let a paragraph begin, in 字 from the left."""
    indent, size = passage.source.layout.indent, passage.source.size
    return indent.characters("first", size) + indent.characters("left", size)


def _typed(passage: Passage) -> Decimal:
    """How wide the blanks are that were typed before a text, in 字."""
    return width(passage.text[: -len(passage.text.lstrip())])


def _above(view: View, passage: Passage) -> Passage | None:
    """The nearest passage above that is not blank."""
    return next((p for p in reversed(view.passages[: passage.number - 1]) if p.role != BLANK), None)


def _one_line(view: View, passages: list[Passage], *under: str) -> Outcome:
    """One blank line between each passage and what stands above it, if that has one of some roles."""

    def found(passage: Passage) -> Message | None:
        above = _above(view, passage)
        lines = Decimal(1) if above is None or (under and above.role not in under) else gap(view, above, passage)
        return None if abs(lines - 1) <= _NEAR else _blank(lines)

    return each(Message("空一行"), passages, found)


# ----------------------------------------------------------------------- the head


def _title_gap(view: View) -> Outcome:
    """Under the title where no addressee follows: the standard is silent, offices leave a line."""
    after = [b for a, b in pairwise(_written(view)) if a.role in {TITLE, SUBTITLE} and b.role in {BODY, HEADING}]
    return _one_line(view, after)


def _written(view: View) -> list[Passage]:
    return [passage for passage in view.passages if passage.role != BLANK]


def _addressee_gap(view: View) -> Outcome:
    return _one_line(view, view.of(ADDRESSEE), TITLE, SUBTITLE)


def _addressee_flush(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        inset = _inset(passage) + _typed(passage)
        left = passage.source.layout.indent.characters("left", passage.source.size)
        if passage.source.layout.align in {"center", "right"}:
            return Message("没有顶格")
        return (
            None if abs(inset) < _CLOSE and abs(left) < _CLOSE else Message("左空{cells}", cells=cells(inset or left))
        )

    return each(Message("顶格，回行也顶格"), view.of(ADDRESSEE), found)


# ------------------------------------------------------------------ attachments


def _attachments_gap(view: View) -> Outcome:
    first = [b for a, b in pairwise([None, *_written(view)]) if b and b.role == ATTACHMENTS and _begins(a)]
    return _one_line(view, first)


def _begins(above: Passage | None) -> bool:
    return above is None or above.role != ATTACHMENTS


def _attachments_indent(view: View) -> Outcome:
    """附件： two 字 in; 2. and on stand under 1."""

    def found(passage: Passage) -> Message | None:
        stands = _inset(passage) + _typed(passage)
        wanted = _attachment_starts(passage)[0]
        return None if abs(stands - wanted) <= _NEAR else Message("左空{cells}", cells=cells(stands))

    return each(Message("左空2字，第二个起与上面的序号对齐"), view.of(ATTACHMENTS), found)


def _attachment_starts(passage: Passage) -> tuple[Decimal, Decimal]:
    """Where an entry begins and where its name does, in 字 (7.3.4)."""
    said = entry(passage.text)
    label = f"附件{said.labelled}：" if said.colon else ""
    number = "0" * len(said.number) + "." if said.number else ""
    return (start := Decimal(2) + (0 if label else width("附件："))), start + width(label + number)


def _attachments_hanging(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        indent = passage.source.layout.indent
        left = indent.characters("left", passage.source.size)
        wanted = _attachment_starts(passage)[1]
        return None if abs(left - wanted) <= _NEAR else Message("回行左空{cells}", cells=cells(left))

    return each(Message("回行与名称的第一个字对齐"), view.of(ATTACHMENTS), found)


# --------------------------------------------------------------- signature and date


class Signed(NamedTuple):
    """Issuers and the date under them."""

    issuers: list[Passage]
    date: Passage

    @property
    def last(self) -> Passage:
        """The issuer right above the date."""
        return self.issuers[-1]


def signatures(view: View) -> Iterator[Signed]:
    """Every date with the issuers right above it."""
    for date in view.of(DATE):
        issuers: list[Passage] = []
        for passage in reversed(view.passages[: date.number - 1]):
            if passage.role == ISSUER:
                issuers.insert(0, passage)
            elif passage.role != BLANK:
                break
        if issuers:
            yield Signed(issuers, date)


def sealed(view: View, signed: Signed) -> bool:
    """Whether room is left for a seal (7.3.5.1): the issuer stands centred on the date, or in a row with others.

    Made with indents instead, the two have one middle, and the date stands farther from the edge than unsealed.
    """
    centred = signed.last.source.layout.align == signed.date.source.layout.align == "center"
    issuer, date = extent(view, signed.last), extent(view, signed.date)
    far = view.section(signed.date).text_width - date.end > 3 * _one(view)
    alike = far and abs(issuer.centre - date.centre) <= _NEAR * _one(view)
    return centred or alike or "\t" in signed.last.text.strip()


def _judged(expected: Message, faults: list[tuple[Message, Passage]], checked: int) -> Outcome | None:
    if not checked:
        return None
    return Outcome(expected, tuple(Fault(found, passage.place) for found, passage in faults), checked)


def _issuer_gap(view: View) -> Outcome:
    return _one_line(view, [s.issuers[0] for s in signatures(view) if not sealed(view, s)])


def _date_follows(view: View) -> Outcome:
    dates = {s.date.number: s for s in signatures(view)}

    def found(passage: Passage) -> Message | None:
        lines = gap(view, dates[passage.number].last, passage)
        return None if lines < _HALF else _blank(lines)

    return each(Message("署名下一行"), [s.date for s in signatures(view)], found)


def _one(view: View) -> Decimal:
    """One 字 of the text as the style sets it, in twips."""
    return view.style.cell


def _shift(view: View) -> Outcome | None:
    """7.3.5.2: the date's first character two 字 to the right of the issuer's."""
    wanted = view.style.signature.shift
    faults, pairs = [], [s for s in signatures(view) if not sealed(view, s)]
    for signed in pairs:
        moved = (extent(view, signed.date).start - extent(view, signed.last).start) / _one(view)
        if abs(moved - wanted) > _NEAR:
            faults.append((Message("右移{cells}", cells=cells(moved)), signed.date))
    return _judged(Message("首字比署名首字右移{cells}", cells=cells(wanted)), faults, len(pairs))


def _right(view: View) -> Outcome | None:
    """7.3.5.2: the longer of the two ends two 字 from the right edge."""
    wanted = view.style.signature.right
    faults, pairs = [], [s for s in signatures(view) if not sealed(view, s)]
    for signed in pairs:
        longest = max(signed.issuers, key=lambda issuer: width(issuer.text.strip()))
        longer = longest if width(longest.text.strip()) >= width(signed.date.text.strip()) else signed.date
        left = (view.section(longer).text_width - extent(view, longer).end) / _one(view)
        if abs(left - wanted) > _NEAR:
            faults.append((Message("右空{cells}", cells=cells(left)), longer))
    return _judged(Message("署名右空{cells}；日期更长就日期右空{cells}", cells=cells(wanted)), faults, len(pairs))


def _centres(view: View) -> Outcome | None:
    """7.3.5.1: the issuer is centred on the date."""
    faults, pairs = [], [s for s in signatures(view) if sealed(view, s) and "\t" not in s.last.text.strip()]
    for signed in pairs:
        off = (extent(view, signed.last).centre - extent(view, signed.date).centre) / _one(view)
        if abs(off) > _NEAR:
            faults.append((Message("偏了{cells}", cells=cells(off)), signed.last))
    return _judged(Message("署名以日期为准居中"), faults, len(pairs))


def _sealed_date(view: View) -> Outcome | None:
    """The date ends four 字 from the edge, or farther where the issuer centred on it would else leave the type area."""
    wanted = view.style.signature.sealed
    faults, pairs = [], [s for s in signatures(view) if sealed(view, s)]
    for signed in pairs:
        area = view.section(signed.date).text_width
        left = (area - extent(view, signed.date).end) / _one(view)
        full = left > wanted and (area - extent(view, signed.last).end) / _one(view) < 1
        if abs(left - wanted) > _NEAR and not full:
            faults.append((Message("右空{cells}", cells=cells(left)), signed.date))
    return _judged(Message("右空{cells}", cells=cells(wanted)), faults, len(pairs))


def _remark_indent(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        stands = _inset(passage)
        return None if abs(stands - 2) < _CLOSE else Message("左空{cells}", cells=cells(stands))

    return each(Message("左空2字"), view.of(REMARK), found)


# ---------------------------------------------------------------------- the annex


def _annex_page(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        blank = view.passages[: passage.number]
        begun = passage.source.new_page or any(p.source.new_page for p in _blanks_before(blank))
        return None if begun else Message("没有另起一页")

    return each(Message("另起一页"), view.of(ANNEX), found)


def _blanks_before(passages: list[Passage]) -> Iterator[Passage]:
    for passage in reversed(passages[:-1]):
        if passage.role != BLANK:
            return
        yield passage


def _annex_flush(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        stands = _inset(passage)
        if passage.source.layout.align in {"center", "right"}:
            return Message("没有顶格")
        return None if abs(stands) < _CLOSE else Message("左空{cells}", cells=cells(stands))

    return each(Message("顶格"), view.of(ANNEX), found)


def _annex_title(view: View) -> Outcome:
    """The title on line 3: one blank line between it and the label."""
    titles = [b for a, b in pairwise(_written(view)) if a.role == ANNEX and b.role == TITLE]
    return _one_line(view, titles, ANNEX)


def _imprint_size(view: View) -> Outcome:
    return size_of(view.of(IMPRINT), half_points("四号"), everything)


RULES = (
    Rule("title-gap", "7.3.1", PRACTICE, Message("标题下空行"), Message("没有主送机关的，标题和正文之间习惯空一行。"),
         _BLANK_LINE, _title_gap),
    Rule("addressee-gap", "7.3.2", MUST, Message("主送机关上空行"), Message("主送机关编排在标题下空一行的位置。"),
         _BLANK_LINE, _addressee_gap),
    Rule("addressee-flush", "7.3.2", MUST, Message("主送机关顶格"), Message("主送机关居左顶格，回行仍顶格。"),
         _PARAGRAPH, _addressee_flush),
    Rule("attachments-gap", "7.3.4", MUST, Message("附件说明上空行"), Message("附件说明在正文下空一行。"), _BLANK_LINE,
         _attachments_gap),
    Rule("attachments-indent", "7.3.4", MUST, Message("附件说明缩进"),
         Message("左空二字编排“附件”二字；有几个附件的，序号上下对齐。"), _PARAGRAPH, _attachments_indent),
    Rule("attachments-hanging", "7.3.4", MUST, Message("附件名称回行"),
         Message("附件名称较长需回行时，与上一行附件名称的首字对齐。"),
         Message("选中它，在“段落”里设悬挂缩进：“附件：1.”是4字符，“附件：”是3字符"), _attachments_hanging),
    Rule("issuer-gap", "7.3.5.2", MUST, Message("署名上空行"),
         Message("不加盖印章的，在正文（或附件说明）下空一行署名。"), _BLANK_LINE, _issuer_gap),
    Rule("date-follows", "7.3.5", MUST, Message("日期的行"), Message("成文日期在署名的下一行。"),
         Message("删去署名和日期之间的空行"), _date_follows),
    Rule("signature-shift", "7.3.5.2", MUST, Message("日期右移"),
         Message("不加盖印章的，日期首字比署名首字右移二字。"), _SIGNED, _shift),
    Rule("signature-right", "7.3.5.2", MUST, Message("署名右空"),
         Message("不加盖印章的，署名右空二字；日期长于署名的，日期右空二字，署名相应左移。"), _SIGNED, _right),
    Rule("sealed-centre", "7.3.5.1", MUST, Message("署名居中于日期"),
         Message("加盖印章的，署名在日期之上，以日期为准居中。"), Message("署名和日期都设居中，左右缩进一样"),
         _centres),
    Rule("sealed-date", "7.3.5.1", MUST, Message("盖章日期右空"), Message("加盖印章的，成文日期一般右空四字。"),
         Message("在“段落”里改日期的缩进，让它右边空四个字"), _sealed_date),
    Rule("remark-indent", "7.3.6", MUST, Message("附注缩进"), Message("附注居左空二字，编排在成文日期下一行。"),
         _PARAGRAPH, _remark_indent),
    Rule("annex-page", "7.3.7", MUST, Message("附件另起一页"), Message("附件另面编排，在版记之前。"),
         Message("光标放在“附件”前面，按 Ctrl+Enter"), _annex_page),
    Rule("annex-flush", "7.3.7", MUST, Message("“附件”二字顶格"),
         Message("“附件”二字和顺序号顶格编排在版心左上角第一行。"), _PARAGRAPH, _annex_flush),
    Rule("annex-title", "7.3.7", MUST, Message("附件标题的行"), Message("附件标题居中编排在版心第三行。"), _BLANK_LINE,
         _annex_title),
    Rule("imprint-size", "7.4.2", GENERAL, Message("版记字号"),
         Message("抄送机关、印发机关和印发日期一般用4号仿宋体字。"), Message("选中版记，改字号"), _imprint_size),
)  # fmt: skip
