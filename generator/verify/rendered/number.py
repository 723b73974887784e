"""The page number (7.5): under the type area, between dashes, one 字 in from the outer side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.clause import GENERAL, Fault, Outcome, Place, Rule
from generator.messages import Message
from generator.rendered.document import Rendered
from generator.rendered.pages import MM, Number, Page
from generator.style import Style
from generator.verify.rendered.filling import upright

#: What may differ: fonts draw their dashes at other heights.
_CLOSE = 1.0
#: 字 may be the number's own size or the text's; the standard does not say which.
_SLACK = 0.6
#: How far above the foot of an exact line the middle of a 一字线 is, in sizes of the type.
_DASH = 0.58


def numbers(rendered: Rendered, style: Style) -> Outcome | None:
    """7.5: — 1 —, right on odd pages and left on even ones, its dash 7 mm under the type area."""
    pages = [page for page in upright(rendered, style) if page.lines]
    faults = [
        Fault(message, Place(page=page.sheet))
        for page in pages
        for message in ([Message("没有页码")] if page.number is None else _misnumbered(page, page.number, style))
    ]
    return Outcome(_expected(style), tuple(faults), len(pages))


def _expected(style: Style) -> Message:
    side = Message("单页居右、双页居左") if style.number.alternate else Message("居右")
    indent, under = style.number.indent, _under(style)
    said = Message("{side}空{indent}字，在版心下边缘之下{under}毫米", side=side, indent=indent, under=f"{under:.0f}")
    return Message("{side}，数字两边各一条一字线", side=said) if style.number.dashes else said


def _under(style: Style) -> float:
    """How far under the type area the middle of the dashes is, in mm: where the style's footer puts its line."""
    page, number = style.page, style.number
    room = page.height - page.top - page.text_height - number.footer
    return (room / 20 - _DASH * number.size / 2) / MM


def _misnumbered(page: Page, number: Number, style: Style) -> Iterator[Message]:
    digits = int("".join(re.findall(r"\d", number.text)))
    if number.text != (f"— {digits} —" if style.number.dashes else f"{digits}"):
        yield Message("印成“{text}”", text=number.text)
    if number.line.size != style.number.size / 2:
        yield Message("{size}磅，应是{expected}磅", size=f"{number.line.size:g}", expected=f"{style.number.size / 2:g}")
    under = None if number.dash is None else (number.dash - page.area.bottom) / MM
    if style.number.dashes and under is not None and abs(under - _under(style)) > _CLOSE:
        yield Message("在版心下边缘之下{under}毫米", under=f"{under:.1f}")
    yield from _beside(page, number, digits, style)


def _beside(page: Page, number: Number, digits: int, style: Style) -> Iterator[Message]:
    """Whether it is in from the side it belongs to by as much as it ought to be."""
    left, right = number.x0 - page.area.left, page.area.right - number.x1
    at_right = digits % 2 == 1 or not style.number.alternate
    if (right > left) == at_right:
        yield Message("居左") if at_right else Message("居右")
        return
    indent = float(style.number.indent)
    least, most = indent * style.number.size / 2 - _SLACK * MM, indent * page.area.cell + _SLACK * MM
    if not least < (right if at_right else left) < most:
        yield Message("空{indent}字", indent=f"{(right if at_right else left) / page.area.cell:.1f}")


RULES = (
    Rule(
        "rendered-page-number", "7.5", GENERAL, Message("排出的页码位置"),
        Message("一般用4号半角宋体阿拉伯数字，左右各一条一字线，一字线上距版心下边缘7毫米；单页居右空一字，双页居左空一字"),
        Message("页脚设为“奇偶页不同”，页脚距下边界约25毫米，段落右（双页左）缩进1字"), numbers,
    ),
)  # fmt: skip
