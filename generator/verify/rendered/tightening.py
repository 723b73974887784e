"""7.3.5.5: where a last page holds little more than the signature, which paragraphs to shorten to save it."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from generator.clause import PRACTICE, Fault, Outcome, Place, Rule
from generator.messages import Message
from generator.passage import ATTACHMENTS, BODY, HEADING
from generator.rendered.document import Rendered, Spot
from generator.rendered.measure import cells
from generator.style import Style
from generator.verify.rendered.ending import Signature, signatures, text_above
from generator.verify.rendered.filling import here

#: With fewer lines of text above it a signature looks forsaken.
_LEAST = 3
#: A last line of more characters is not shortened away without rewriting.
_MOST = 14
#: Proposals beyond what is needed: a clerk chooses.
_SPARE = 3


class Proposal(NamedTuple):
    """A paragraph whose last line would go with its `characters`."""

    last: Spot
    characters: int


def tight(rendered: Rendered, _style: Style) -> Outcome | None:
    """Every signature that is not on the first page has text above it: three lines or more.

    Where it has not, the steps are paragraphs to shorten, those of fewest characters first.
    """
    found = [each for each in signatures(rendered) if each.first.page.sheet > 1 and not _begun(rendered, each)]
    poor = [each for each in found if _text(rendered, each) < _LEAST]
    faults = [_told(rendered, signature) for signature in poor]
    steps = [step for signature in poor for step in _steps(rendered, signature)]
    expected = Message("落款所在的页上方有{lines}行以上文字", lines=_LEAST)
    return Outcome(expected, tuple(faults), len(found), steps=tuple(steps))


def _text(rendered: Rendered, signature: Signature) -> int:
    """How many lines of text are above a signature on its page; the names of attachments are none."""
    owners = [rendered.owner(spot.line) for spot in text_above(rendered, signature)]
    return sum(at is not None and rendered.passages[at].role != ATTACHMENTS for at in owners)


def _begun(rendered: Rendered, signature: Signature) -> bool:
    """Whether the writer began the signature's page on purpose: then no line saved before it brings it back."""
    first = rendered.owner(signature.first.page.lines[0])
    return first is None or _opens(rendered, first)


def _opens(rendered: Rendered, at: int) -> bool:
    """Whether a passage, or a blank one right before it, begins a page."""
    while at >= 0:
        paragraph = rendered.passages[at].paragraph
        if paragraph is not None and paragraph.new_page:
            return True
        at -= 1
        if at < 0 or rendered.passages[at].text.strip():
            return False
    return False


def _told(rendered: Rendered, signature: Signature) -> Fault:
    """How little is above a signature, and what would bring it back to the page before."""
    needed, text = _needed(rendered, signature), _text(rendered, signature)
    found = Message("落款上方只有{text}行文字；前面省出{needed}行，落款就能上到前一页", text=text, needed=needed)
    return Fault(found, Place(page=signature.first.page.sheet))


def _steps(rendered: Rendered, signature: Signature) -> Iterator[Fault]:
    """The paragraphs that can give lines; whether there are enough of them."""
    needed = _needed(rendered, signature)
    proposals = sorted(_proposals(rendered, signature), key=lambda each: each.characters)
    for each in proposals[: needed + _SPARE]:
        yield Fault(Message("末行只有{n}个字，删去{n}个字省1行", n=each.characters), here(rendered, each.last))
    if len(proposals) < needed:
        short = Message("末行不超过{most}个字的段落只有{count}个，还要删改正文", most=_MOST, count=len(proposals))
        yield Fault(short)


def _needed(rendered: Rendered, signature: Signature) -> int:
    """How many lines must go for the page to be empty: all on it, less the room left on the page before."""
    page = signature.first.page
    before = next(each for each in rendered.pages if each.sheet == page.sheet - 1)
    blank = page.lines[0] is signature.first.line and page.row(page.lines[0]) == 1
    rows = page.row(signature.end.line) + blank
    return max(1, rows - max(0, before.area.lines - before.rows))


def _proposals(rendered: Rendered, signature: Signature) -> Iterator[Proposal]:
    """The paragraphs of the same run of pages that end, on an earlier page, in a line of few characters."""
    sheet = signature.first.page.sheet
    start = max((at for at in range(len(rendered.passages)) if _before(rendered, at, sheet)), default=0)
    for at, passage, spots in rendered.of(BODY, HEADING):
        paragraph = passage.paragraph
        if at < start or len(spots) < 2 or spots[-1].page.sheet >= sheet or (paragraph and paragraph.table):
            continue
        characters = ceil(sum(cells(char) for char in spots[-1].line.chars))
        if characters <= _MOST:
            yield Proposal(spots[-1], characters)


def _before(rendered: Rendered, at: int, sheet: int) -> bool:
    """Whether a passage begins a page on purpose, before a sheet: lines saved above it save nothing below."""
    paragraph, spots = rendered.passages[at].paragraph, rendered.spots[at]
    opens = paragraph is not None and paragraph.new_page
    following = next((each for each in rendered.spots[at:] if each), spots)
    return opens and bool(following) and following[0].page.sheet < sheet


RULES = (
    Rule(
        "rendered-signature-lines", "7.3.5.5", PRACTICE, Message("落款页正文太少"),
        Message("落款所在的页至少要有几行正文，和前面连得上"),
        Message("先删短下面列出的段落（删的字最少），再考虑把行距略微调小；不要写“此页无正文”"), tight,
    ),
)  # fmt: skip
