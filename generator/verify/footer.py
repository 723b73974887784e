"""7.5: the page number, as far as a file tells it without its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.clause import GENERAL, MUST, Fault, Outcome, Rule
from generator.messages import Message
from generator.patterns import lazy
from generator.reading import Layout, Look, Paragraph, Section
from generator.verify.view import View, cells, class_of, millimetres, named, same_face, sample, size

_PAGE = "PAGE"
#: 一字线: U+2014, or the U+2015 that some programs write for it.
_DASHED = lazy("[—―] ?[0-9]* ?[—―]")
_SIDES = {"right": Message("居右"), "left": Message("居左"), "center": Message("居中"), "both": Message("居左")}
_KINDS = {"default": Message("单页"), "even": Message("双页"), "first": Message("首页")}
#: What programs set the number's line differs by more than the standard's own millimetres.
_NEAR, _SLACK = 113, 40
_FOOTER = Message("双击页脚，“页码”→“页面底端”；奇偶页不同时两种页脚都要设")


class Number(NamedTuple):
    """A page number where it was found: which footer of which section, its paragraph, what follows below."""

    kind: str
    section: Section
    paragraph: Paragraph
    below: tuple[Paragraph, ...]


def _numbers(view: View, *kinds: str) -> Iterator[Number]:
    """Every number in use; a footer that later sections inherit is looked at once."""
    seen: set[int] = set()
    for section in view.reading.sections:
        for kind, footer in _used(view, section).items():
            if id(footer) not in seen and (not kinds or kind in kinds):
                seen.add(id(footer))
                found = _number(footer)
                if found is not None:
                    yield Number(kind, section, footer[found], footer[found + 1 :])


def _used(view: View, section: Section) -> Mapping[str, tuple[Paragraph, ...]]:
    """The footers of a section that are shown."""
    shown = {"default": True, "even": view.reading.settings.even_and_odd, "first": section.title_page}
    return {kind: footer for kind, footer in section.footers.items() if shown.get(kind)}


def _number(footer: tuple[Paragraph, ...]) -> int | None:
    """Which paragraph of a footer has the page number."""
    return next((at for at, p in enumerate(footer) if any(s.field == _PAGE for s in p.stretches)), None)


def _outcome(expected: Message, faults: list[Message], checked: int) -> Outcome:
    return Outcome(expected, tuple(Fault(found) for found in faults), checked)


def _present(view: View) -> Outcome:
    kinds = {kind for section in view.reading.sections for kind, footer in _used(view, section).items() if footer}
    lacking = [] if "default" in kinds and any(_numbers(view, "default")) else [Message("没有页码")]
    headed = any(_number(header) is not None for s in view.reading.sections for header in s.headers.values())
    return _outcome(Message("页脚里有页码"), [Message("页码在页眉里")] if lacking and headed else lacking, 1)


def _first_page(view: View) -> Outcome | None:
    """A first page of its own must have a number too (only 信函 has none, 10.1)."""
    titled = [section for section in view.reading.sections if section.title_page]
    bare = [section for section in titled if _number(section.footers.get("first", ())) is None]
    return _outcome(Message("首页也有页码"), [Message("首页没有页码")] * bool(bare), len(titled)) if titled else None


def _alternate(view: View) -> Outcome | None:
    """One footer for all pages will do where a frame or text box itself changes sides."""
    numbers = list(_numbers(view, "default"))
    if not view.style.number.alternate or not numbers:
        return None
    if all(number.paragraph.frame == "outside" for number in numbers):
        return _outcome(Message("单页居右、双页居左"), [], 1)
    if not view.reading.settings.even_and_odd:
        return _outcome(Message("单页居右、双页居左"), [Message("单页、双页用同一种页脚")], 1)
    even = [Message("双页没有页码")] if not any(_numbers(view, "even")) else []
    return _outcome(Message("单页居右、双页居左"), even, 1)


def _odd(view: View) -> Outcome | None:
    return _sided(view, "default", "right")


def _even(view: View) -> Outcome | None:
    return _sided(view, "even", "left")


def _sided(view: View, kind: str, side: str) -> Outcome | None:
    """Which side a number stands at, one 字 in. 字 may be meant of the number's own size or of the text's."""
    wanted = view.style.number.indent
    numbers = list(_numbers(view, kind))
    expected = Message("{side}，空{cells}", side=_SIDES[side], cells=cells(wanted))
    if not numbers:
        return None
    faults = []
    for number in numbers:
        stands, inset = _stands(number, side)
        own = abs(number.paragraph.layout.indent.characters(side, number.paragraph.size) - wanted) < 0.2
        near = own or abs(inset - int(wanted * view.style.body.size * 10)) <= _SLACK
        if stands != side or not (near or number.paragraph.frame):
            where = _SIDES.get(stands) or Message("位置由文本框定")
            faults.append(Message("{where}，空{length}", where=where, length=millimetres(inset)))
    return _outcome(expected, faults, len(numbers))


def _stands(number: Number, side: str) -> tuple[str, int]:
    """Left, right or center, and how far from that edge in twips; tabs before the number decide as they stop."""
    layout = number.paragraph.layout
    if number.paragraph.frame == "outside":
        return side, 0
    if number.paragraph.frame and number.paragraph.frame != "box":
        return {"inside": "left"}.get(number.paragraph.frame, number.paragraph.frame), 0
    tabs = len(number.paragraph.text) - len(number.paragraph.text.lstrip("\t"))
    if tabs and tabs <= len(layout.tabs):
        return _at_tab(layout, tabs, number.section)
    align = {"both": "left", "distribute": "left"}.get(layout.align, layout.align)
    indent = layout.indent
    return align, indent.right if align == "right" else indent.left + indent.first


def _at_tab(layout: Layout, tabs: int, section: Section) -> tuple[str, int]:
    place, kind = layout.tabs[tabs - 1]
    return ("right", section.text_width - place) if kind == "right" else (kind, place)


def _dashes(view: View) -> Outcome | None:
    numbers = list(_numbers(view))
    if not numbers or not view.style.number.dashes:
        return None
    faults = []
    for number in numbers:
        inside = number.section.number_format == "numberInDash"
        text = "- 1 -" if inside else number.paragraph.text.strip()
        if not _DASHED.fullmatch(text):
            faults.append(Message("{kind}：“{text}”", kind=_KINDS[number.kind], text=text))
    return _outcome(Message("“— 1 —”，左右各一条一字线"), faults, len(numbers))


def _digits(view: View) -> Outcome | None:
    numbers = list(_numbers(view))
    odd = {number.section.number_format for number in numbers} - {"", "decimal", "numberInDash"}
    wide = [n for n in numbers if any(s.field == _PAGE and s.text != _halved(s.text) for s in n.paragraph.stretches)]
    faults = [sample(form) for form in sorted(odd)] + [Message("全角数字")] * bool(wide)
    return _outcome(Message("半角阿拉伯数字"), faults, len(numbers)) if numbers else None


def _halved(text: str) -> str:
    return text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))


def _face(view: View) -> Outcome | None:
    wanted = view.style.number.font
    fonts = [(number.kind, look.font) for number in _numbers(view) for look in _looks(number)]
    wrong = dict.fromkeys((kind, font) for kind, font in fonts if not same_face(font, wanted, view.style))
    faults = [Message("{kind}：{font}", kind=_KINDS[kind], font=named(font)) for kind, font in wrong]
    return _outcome(sample(class_of(wanted)), faults, len(fonts)) if fonts else None


def _size(view: View) -> Outcome | None:
    wanted = view.style.number.size
    sizes = [(number.kind, look.size) for number in _numbers(view) for look in _looks(number)]
    wrong = dict.fromkeys((kind, found) for kind, found in sizes if found != wanted)
    faults = [Message("{kind}：{size}", kind=_KINDS[kind], size=size(found)) for kind, found in wrong]
    return _outcome(size(wanted), faults, len(sizes)) if sizes else None


def _looks(number: Number) -> Iterator[Look]:
    return (stretch.look for stretch in number.paragraph.stretches if stretch.text.strip() or stretch.field)


def _height(view: View) -> Outcome | None:
    """Where the dash stands: the middle of the number's line, from the edge of the paper up.

    From there, and not from the text's margin: an office may let its margin out for the white between lines.
    """
    wanted = view.style.number.footer + view.style.number.size * 10 // 2
    faults, checked = [], 0
    for number in _numbers(view):
        if number.paragraph.frame or number.section.width > number.section.height:
            continue
        checked += 1
        lines = [_line(paragraph) for paragraph in number.below]
        height = number.section.footer + sum(lines) + _line(number.paragraph) / 2
        if abs(height - wanted) > _NEAR:
            faults.append(Message("{kind}：约{length}", kind=_KINDS[number.kind], length=millimetres(round(height))))
    expected = Message("一字线离纸的下边{length}，误差不超过2毫米", length=millimetres(wanted))
    return _outcome(expected, faults, checked) if checked else None


def _line(paragraph: Paragraph) -> float:
    layout = paragraph.layout
    if layout.rule == "exact":
        return layout.line
    natural = paragraph.size * 13.0
    return max(natural, layout.line) if layout.rule == "atLeast" else natural * layout.line / 240


def _continues(view: View) -> Outcome | None:
    """7.3.7: what is bound with the text is numbered on."""
    later = view.reading.sections[1:]
    again = [section.number_start for section in later if section.number_start is not None]
    faults = [Message("第{number}页起重新编", number=start) for start in again]
    return _outcome(Message("各节页码连续"), faults, len(later)) if later else None


RULES = (
    Rule("number", "7.5", MUST, Message("页码"), Message("每页都有页码，编在版心下边缘之下。"), _FOOTER, _present),
    Rule("number-first", "7.5", MUST, Message("首页页码"), Message("首页也编页码，只有信函格式的首页不显示。"),
         Message("双击页脚，不勾“首页不同”"), _first_page),
    Rule("number-alternates", "7.5", MUST, Message("单双页页码"), Message("双面印刷：单页码居右，双页码居左。"),
         Message("双击页脚，勾“奇偶页不同”，在双页的页脚里也加上页码"), _alternate),
    Rule("number-odd", "7.5", MUST, Message("单页码的位置"), Message("单页码居右空一字。"),
         Message("双击单页的页脚，段落设为右对齐、右缩进1字符"), _odd),
    Rule("number-even", "7.5", MUST, Message("双页码的位置"), Message("双页码居左空一字。"),
         Message("双击双页的页脚，段落设为左对齐、左缩进1字符"), _even),
    Rule("number-dashes", "7.5", MUST, Message("页码两边的一字线"),
         Message("数字左右各放一条一字线（—），不是减号或连字符。"),
         Message("双击页脚，把两边的短横换成破折号的一半“—”；页码格式不要选“- 1 -”"), _dashes),
    Rule("number-height", "7.5", MUST, Message("页码的高低"),
         Message("一字线上距版心下边缘7毫米，离纸的下边约28毫米。"),
         Message("在“布局”→“页边距”→“版式”里，把页脚距边界改为2.5厘米左右"), _height),
    Rule("number-digits", "7.5", GENERAL, Message("页码的数字"), Message("一般用半角阿拉伯数字。"),
         Message("在“设置页码格式”里选“1, 2, 3, …”"), _digits),
    Rule("number-face", "7.5", GENERAL, Message("页码字体"), Message("一般用宋体。"),
         Message("双击页脚，选中页码，改字体"), _face),
    Rule("number-size", "7.5", GENERAL, Message("页码字号"), Message("一般用4号。"),
         Message("双击页脚，选中页码，改字号"), _size),
    Rule("number-continues", "7.3.7", MUST, Message("页码连续"), Message("附件和正文一起装订，页码接着编。"),
         Message("在“设置页码格式”里选“续前节”"), _continues),
)  # fmt: skip
