"""The signature (7.3.5): where issuer and date stand, the blank line above, and text on the same page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.clause import MUST, Fault, Outcome, Rule
from generator.messages import Message
from generator.passage import BLANK, DATE, ISSUER, REMARK
from generator.rendered.document import Rendered, Spot
from generator.rendered.measure import gaps
from generator.style import Style
from generator.verify.rendered.filling import here, upright

#: 字 that are taken for the same; LibreOffice's gaps beside figures are reckoned off.
_CLOSE = 0.3
#: What may differ where two lines are taken to be centred on each other.
_CENTRED = 0.5


class Signature(NamedTuple):
    """Issuers and date as they are on the page; `above` is the last line before them, `first` the first of them.

    `end` is the last line of what belongs to it, a remark (7.3.6) included.
    """

    issuers: tuple[tuple[Spot, ...], ...]
    date: tuple[Spot, ...]
    above: Spot | None
    end: Spot

    @property
    def first(self) -> Spot:
        """Its first line."""
        return self.issuers[0][0] if self.issuers else self.date[0]

    @property
    def sealed(self) -> bool:
        """Whether the last issuer and the date are centred on each other, as a seal wants it (7.3.5.1)."""
        if not self.issuers or not self.date:
            return False
        *_, issuer = self.issuers[-1][-1].line.pieces()  # several seals may stand side by side
        date = self.date[0].line
        off = (issuer[0].x0 + issuer[-1].x1 - date.x0 - date.x1) / 2
        return abs(off) < _CENTRED * self.first.page.area.cell


def signatures(rendered: Rendered) -> Iterator[Signature]:
    """Every group of issuers and a date, in order."""
    issuers: list[tuple[Spot, ...]] = []
    above: Spot | None = None
    found = [(passage.role, rendered.spots[at]) for at, passage in enumerate(rendered.passages)]
    shown = [(role, spots) for role, spots in found if role != BLANK and spots]
    for at, (role, spots) in enumerate(shown):
        if role == ISSUER:
            issuers.append(spots)
            continue
        if role == DATE:
            yield Signature(tuple(issuers), spots, above, _remark(shown[at + 1 :]) or spots[-1])
        elif issuers:
            yield Signature(tuple(issuers), (), above, issuers[-1][-1])
        issuers, above = [], spots[-1]
    if issuers:
        yield Signature(tuple(issuers), (), above, issuers[-1][-1])


def _remark(following: list[tuple[str, tuple[Spot, ...]]]) -> Spot | None:
    return following[0][1][-1] if following and following[0][0] == REMARK else None


# ----------------------------------------------------------------------- positions


def positions(rendered: Rendered, style: Style) -> Outcome | None:
    """7.3.5.1 and 7.3.5.2: where issuer and date begin and end, from the right edge of the type area."""
    sheets = {page.sheet for page in upright(rendered, style)}
    found = [each for each in signatures(rendered) if each.date and each.first.page.sheet in sheets]
    faults = [
        Fault(message, here(rendered, signature.date[0]))
        for signature in found
        for message in (_sealed if signature.sealed else _unsealed)(signature, style)
    ]
    rule = style.signature
    unsealed = Message("署名右空{right}字，日期首字比署名首字右移{shift}字", right=rule.right, shift=rule.shift)
    sealed = Message("日期右空{right}字，署名以日期为准居中", right=rule.sealed)
    sealing = bool(found) and all(signature.sealed for signature in found)
    return Outcome(sealed if sealing else unsealed, tuple(faults), len(found))


def _sealed(signature: Signature, style: Style) -> Iterator[Message]:
    """The date ends 4字 in, the last issuer is centred on it; where that is too long, it ends at the edge."""
    date, area = signature.date[0].line, signature.first.page.area
    middle, half = (date.x0 + date.x1) / 2, (date.x1 - date.x0 - gaps(date)) / 2
    *_, issuer = signature.issuers[-1][-1].line.pieces()
    fills = area.right - issuer[-1].x1 < _CLOSE * area.cell
    right = (area.right - middle - half) / area.cell
    if abs(right - float(style.signature.sealed)) > _CLOSE and not fills:
        yield Message("日期右空{right}字", right=f"{right:.1f}")


def _unsealed(signature: Signature, style: Style) -> Iterator[Message]:
    """The longest of issuers and date ends 2字 in; the date begins 2字 behind the issuers."""
    area, rule, date = signature.first.page.area, style.signature, signature.date[0]
    for issuer, *_ in signature.issuers:
        shift = (date.line.x0 - issuer.line.x0) / area.cell
        if abs(shift - float(rule.shift)) > _CLOSE:
            yield Message("日期首字比署名首字右移{shift}字", shift=f"{shift:.1f}")
    longest = max((spots[0] for spots in signature.issuers), key=_length, default=date)
    name = Message("署名")
    if _length(longest) < _length(date) - _CLOSE * area.cell or not signature.issuers:
        longest, name = date, Message("日期")
    right = (area.right - longest.line.x0 - _length(longest)) / area.cell
    if abs(right - float(rule.right)) > _CLOSE and not _fills(signature.first):
        yield Message("{name}右空{right}字", name=name, right=f"{right:.1f}")


def _length(spot: Spot) -> float:
    return spot.line.x1 - spot.line.x0 - gaps(spot.line)


def _fills(spot: Spot) -> bool:
    """Whether an issuer is so long that it begins at the left edge."""
    return spot.line.x0 - spot.page.area.left < _CLOSE * spot.page.area.cell


def blank_line(rendered: Rendered, _style: Style) -> Outcome | None:
    """7.3.5.2: one blank line between text and signature. A seal wants more room or less (7.3.5.1)."""
    found = [
        (signature.first, round((signature.first.line.baseline - above.line.baseline) / above.page.pitch) - 1)
        for signature in signatures(rendered)
        if (above := signature.above) and above.page is signature.first.page and not signature.sealed
        if above.page.drawn is False
    ]
    faults = [Fault(Message("空{rows}行", rows=rows), here(rendered, spot)) for spot, rows in found if rows != 1]
    return Outcome(Message("署名（没有署名的，日期）和正文之间空1行"), tuple(faults), len(found))


def together(rendered: Rendered, _style: Style) -> Outcome | None:
    """7.3.5.5: issuer and date, each unbroken, share a page with text."""
    found = list(signatures(rendered))
    faults = [
        Fault(message, here(rendered, signature.end)) for signature in found for message in _parted(rendered, signature)
    ]
    return Outcome(Message("署名、日期和正文在同一页"), tuple(faults), len(found))


def _parted(rendered: Rendered, signature: Signature) -> Iterator[Message]:
    lines = [spot for spots in (*signature.issuers, signature.date) for spot in spots]
    if len(signature.date) > 1:
        yield Message("日期在“{text}”之后断开", text=signature.date[0].line.text)
    if any(spot.page is not lines[-1].page for spot in lines):
        yield Message("署名和日期不在同一页")
    elif not text_above(rendered, signature):
        yield Message("这一页只有落款，没有正文")


def text_above(rendered: Rendered, signature: Signature) -> list[Spot]:
    """The lines of text above a signature on its page; a table's are text as well."""
    page = signature.first.page
    above = [Spot(page, line) for line in page.lines if line.baseline < signature.first.line.baseline]
    owners = [(spot, rendered.owner(spot.line)) for spot in above]
    return [spot for spot, at in owners if at is not None and rendered.passages[at].role not in {ISSUER, DATE}]


RULES = (
    Rule(
        "rendered-signature-place", "7.3.5", MUST, Message("排出的署名、日期位置"),
        Message("不盖章的，署名右空二字，日期首字比署名首字右移二字；盖章的，日期右空四字，署名以日期居中"),
        Message("用左缩进（盖章的用居中和左缩进）定位，不要敲空格"), positions,
    ),
    Rule(
        "rendered-signature-blank", "7.3.5.2", MUST, Message("排出的署名上方空行"),
        Message("署名编排在正文或附件说明下空一行"),
        Message("署名上方只留一个空行"), blank_line,
    ),
    Rule(
        "rendered-signature-page", "7.3.5.5", MUST, Message("落款和正文同页"),
        Message("排版后的空白容不下印章或署名、日期时，应调整行距、字距，使它们和正文同处一页"),
        Message("见“落款页正文太少”一条列出的段落；不要写“此页无正文”"), together,
    ),
)  # fmt: skip
