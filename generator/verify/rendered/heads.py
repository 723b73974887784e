"""What stands at the head of a text: the title (7.3.1), and an annex's label and title (7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator import titles
from generator.clause import MUST, Fault, Outcome, Rule
from generator.messages import Message
from generator.passage import ANNEX, TITLE, Passage
from generator.rendered.document import Rendered, Spot
from generator.style import Style
from generator.verify.rendered.filling import here

#: 7.3.7: the label on the first line of the page, the title on the third.
_LABEL_ROW, _TITLE_ROW = 1, 3


def title_lines(rendered: Rendered, style: Style) -> Outcome | None:
    """7.3.1: a title's lines end where its writer ended them; one that wraps by itself may part a word."""
    found = list(rendered.of(TITLE))
    faults = [
        Fault(_wrapped(passage, spot, style), here(rendered, spot))
        for _, passage, spots in found
        for spot in _unasked(passage, spots)
    ]
    return Outcome(Message("标题在写明的地方换行"), tuple(faults), len(found))


def _unasked(passage: Passage, spots: tuple[Spot, ...]) -> Iterator[Spot]:
    """The lines of a title behind which no break is written."""
    ends, end = set(), 0
    for piece in passage.text.split("\n"):
        end += len("".join(piece.split()))
        ends.add(end)
    at = 0
    for spot in spots:
        at += len(spot.line.text)
        if at not in ends:
            yield spot


def _wrapped(passage: Passage, spot: Spot, style: Style) -> Message:
    """Where a title wraps, and how it may be parted."""
    better = titles.lines("".join(passage.text.split("\n")), Decimal(style.title_characters))
    if better is None:
        return Message("在“{line}”之后自动换行", line=spot.line.text)
    return Message("在“{line}”之后自动换行，可以分成：{lines}", line=spot.line.text, lines=" / ".join(better))


def annexes(rendered: Rendered, _style: Style) -> Outcome | None:
    """7.3.7: an annex begins a page, its label flush left on line 1, its title on line 3."""
    labels = list(rendered.of(ANNEX))
    faults = [fault for at, _, spots in labels for fault in _misplaced(rendered, at, spots[0])]
    return Outcome(Message("“附件”二字在新的一页第1行顶格，附件标题在第3行"), tuple(faults), len(labels))


def _misplaced(rendered: Rendered, at: int, label: Spot) -> Iterator[Fault]:
    area, place = label.page.area, here(rendered, label)
    if label.line is not label.page.lines[0]:
        yield Fault(Message("附件没有另起一页"), place)
        return
    if label.row != _LABEL_ROW:
        yield Fault(Message("“附件”在第{row}行", row=label.row), place)
    if (indent := abs(label.line.x0 - area.left) / area.cell) > 0.5:
        yield Fault(Message("“附件”前空{count}字", count=f"{indent:.1f}"), place)
    following = next((each for index, _, each in rendered.of(TITLE) if index > at), None)
    if following and following[0].page is label.page and following[0].row != _TITLE_ROW:
        yield Fault(Message("附件标题在第{row}行", row=following[0].row), here(rendered, following[0]))


RULES = (
    Rule(
        "rendered-title-breaks", "7.3.1", MUST, Message("标题没有自动换行"),
        Message("回行时要词意完整、排列对称，排成梯形或菱形；自动换行会拆开词语"),
        Message("在词语之间按 Shift+Enter 换行，或缩短标题"), title_lines,
    ),
    Rule(
        "rendered-annex-page", "7.3.7", MUST, Message("排出的附件位置"),
        Message("附件另面编排，“附件”二字顶格在第一行，标题居中在第三行"),
        Message("“附件”段落勾选“段前分页”，下面空一行，再写标题"), annexes,
    ),
)  # fmt: skip
