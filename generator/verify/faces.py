"""Faces, sizes, indents and alignment of titles, headings and text (5.2.2, 7.3.1, 7.3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.clause import GENERAL, MUST, PRACTICE, Outcome, Rule
from generator.messages import Message
from generator.passage import ANNEX, BODY, HEADING, RUNNING, TITLE, Passage
from generator.reading import EAST_ASIA, Look, Stretch
from generator.style import Face
from generator.verify.view import View, cells, class_of, each, looks, named, same_face, sample, size

#: A tenth of a 字: programs round characters to twips each in their own way.
_NEAR = Decimal("0.1")
_TIMES = "Times New Roman"
_FONT = Message("选中它们，在“开始”→“字体”里改中文字体；最好改样式，一改全改")
_SIZE = Message("选中它们，在“开始”→“字号”里改；最好改样式，一改全改")
_INDENT = Message("选中它们，在“段落”里设“首行缩进”2字符，左右缩进0；不要用空格空出来")
_ALIGN = {
    "left": Message("左对齐"), "both": Message("两端对齐"), "center": Message("居中"), "right": Message("右对齐"),
    "distribute": Message("分散对齐"),
}  # fmt: skip


#: Which part of a passage is looked at: from a character to before another, None for its end.
Span = Callable[[Passage], tuple[int, int | None]]


def aligned(align: str) -> Message:
    """w:jc in words."""
    return _ALIGN.get(align) or sample(align)


def _hanzi(passage: Passage, start: int, end: int | None) -> Iterator[Stretch]:
    return (stretch for stretch in passage.source.within(start, end) if stretch.slot == EAST_ASIA)


def _face_of(view: View, passages: list[Passage], wanted: str, span: Span) -> Outcome:
    """The font of hanzi in a part of each passage."""

    def found(passage: Passage) -> Message | None:
        wrong = looks(_hanzi(passage, *span(passage)), lambda look: not same_face(look.font, wanted, view.style))
        return None if wrong is None else named(wrong.font)

    return each(sample(class_of(wanted)), passages, found)


def size_of(passages: list[Passage], usual: int, span: Span, own: Callable[[Passage], int] | None = None) -> Outcome:
    """The size of a part of each passage in half-points; `own`: of each it may be another."""

    def found(passage: Passage) -> Message | None:
        wanted = usual if own is None else own(passage)
        wrong = looks(passage.source.within(*span(passage)), lambda look: look.size != wanted)
        return None if wrong is None else size(wrong.size)

    return each(size(usual), passages, found)


def _bold_of(passages: list[Passage], wanted: bool, span: Span) -> Outcome:
    def found(passage: Passage) -> Message | None:
        wrong = looks(passage.source.within(*span(passage)), lambda look: look.bold != wanted)
        return None if wrong is None else _bold(wrong.bold)

    return each(_bold(wanted), passages, found)


def _bold(bold: bool) -> Message:
    return Message("加粗") if bold else Message("不加粗")


def everything(_passage: Passage) -> tuple[int, int | None]:
    """All of a passage."""
    return 0, None


def _lead(passage: Passage) -> tuple[int, int | None]:
    return 0, passage.lead


def _rest(passage: Passage) -> tuple[int, int | None]:
    return passage.lead, None


# ------------------------------------------------------------------------- titles


def _title_face(view: View) -> Outcome:
    return _face_of(view, view.of(TITLE), view.style.title.font, everything)


def _title_size(view: View) -> Outcome:
    return size_of(view.of(TITLE), view.style.title.size or view.style.body.size, everything)


def _title_bold(view: View) -> Outcome:
    return _bold_of(view.of(TITLE), view.style.title.bold, everything)


def _title_centred(view: View) -> Outcome:
    """In the middle of the type area: centred, and without an indent that would put it beside."""
    wanted = view.style.title.align or "center"

    def found(passage: Passage) -> Message | None:
        layout = passage.source.layout
        off = layout.indent.left + layout.indent.first - layout.indent.right
        if layout.align != wanted:
            return aligned(layout.align)
        said = cells(Decimal(off) / 2 / (passage.source.size * 10))
        return Message("有缩进，偏了{cells}", cells=said) if wanted == "center" and abs(off) > 60 else None

    return each(aligned(wanted), view.of(TITLE), found)


# ----------------------------------------------------------------------- headings


def _level_face(*levels: int) -> Callable[[View], Outcome | None]:
    def check(view: View) -> Outcome | None:
        headings = _of_levels(view, *levels)
        if not headings:
            return None
        return _face_of(view, headings, _own(view, headings[0]).font, _lead)

    return check


def _of_levels(view: View, *levels: int) -> list[Passage]:
    return [passage for passage in view.of(HEADING) if passage.level in levels]


def _own(view: View, passage: Passage) -> Face:
    """The face that a heading's form has in the style; one without number has its level's."""
    faces = list(view.style.levels.values())
    level = view.style.level(passage.form) if passage.form else min(passage.level, len(faces))
    return faces[level - 1]


def _heading_size(view: View) -> Outcome:
    usual = view.style.body.size
    return size_of(view.of(HEADING), usual, _lead, lambda passage: _own(view, passage).size or usual)


def _heading_bold(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        wanted = _own(view, passage).bold
        wrong = looks(passage.source.within(0, passage.lead), lambda look: look.bold != wanted)
        return None if wrong is None else _bold(wrong.bold)

    bold = any(face.bold for face in view.style.levels.values())
    return each(Message("照版式") if bold else Message("不加粗"), view.of(HEADING), found)


def _heading_indent(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        align = _own(view, passage).align
        if align in {"center", "right"}:
            has = passage.source.layout.align
            return None if has == align else aligned(has)
        return _indented(view, passage)

    return each(_two(view), _alone(view), found)


def _kept(view: View) -> Outcome:
    """A heading of its own at the foot of a page, its text on the next."""

    def found(passage: Passage) -> Message | None:
        return None if passage.source.layout.keep_next else Message("没有“与下段同页”")

    return each(Message("与下段同页"), _alone(view), found)


def _alone(view: View) -> list[Passage]:
    """Headings of their own."""
    return [passage for passage in view.of(HEADING) if not passage.run_in]


# --------------------------------------------------------------------------- text


def _text(view: View) -> list[Passage]:
    """All that is text: a run-in heading's paragraph too, a heading of its own not."""
    return [passage for passage in view.of(*RUNNING) if passage.lead < len(passage.text.rstrip())]


def _body_face(view: View) -> Outcome:
    return _face_of(view, _text(view), view.style.body.font, _rest)


def _body_size(view: View) -> Outcome:
    return size_of(_text(view), view.style.body.size, _rest)


def _digit_face(view: View) -> Outcome:
    """The standard is silent: the text's own face, or the Times New Roman that many offices have."""
    latin, body = view.style.body.latin, view.style.body.font
    wanted = [latin] if latin else [body, _TIMES]

    def strange(look: Look) -> bool:
        return not any(same_face(look.font, font, view.style) for font in wanted)

    def found(passage: Passage) -> Message | None:
        digits = (stretch for stretch in passage.source.within(passage.lead) if stretch.slot != EAST_ASIA)
        wrong = looks(digits, strange)
        return None if wrong is None else named(wrong.font)

    either = Message("{font}或 Times New Roman", font=class_of(body))
    return each(sample(latin) if latin else either, _text(view), found)


def _two(view: View) -> Message:
    return Message("首行缩进{cells}，回行顶格", cells=cells(view.style.body.indent))


def _body_indent(view: View) -> Outcome:
    return each(_two(view), _paragraphs(view), lambda passage: _indented(view, passage))


def _paragraphs(view: View) -> list[Passage]:
    """Text, a run-in heading's paragraph too, that holds no picture."""
    text = (passage for passage in view.of(BODY, HEADING) if passage.role == BODY or passage.run_in)
    return [passage for passage in text if not passage.source.picture]


def _indented(view: View, passage: Passage) -> Message | None:
    """What is wrong with the indents of a paragraph of text, None if nothing is."""
    wanted, own = view.style.body.indent, passage.source.size
    indent = passage.source.layout.indent
    first, left, right = (indent.characters(side, own) for side in ("first", "left", "right"))
    blanks = len(passage.text) - len(passage.text.lstrip(" \u3000\t"))
    if blanks and abs(first) < _NEAR:
        return Message("用空格空出来的")
    if abs(first + left - wanted) >= _NEAR:
        return Message("首行缩进{cells}", cells=cells(first + left))
    if abs(left) >= _NEAR or abs(right) >= _NEAR:
        return Message("左缩进{left}、右缩进{right}", left=cells(left), right=cells(right))
    return None


def _body_align(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        align = passage.source.layout.align
        return None if align == "both" else aligned(align)

    return each(Message("两端对齐"), _paragraphs(view), found)


# ---------------------------------------------------------------------- the annex


def _annex_face(view: View) -> Outcome:
    face = view.style.annex or next(iter(view.style.levels.values()))
    return _face_of(view, view.of(ANNEX), face.font, everything)


def _annex_size(view: View) -> Outcome:
    face = view.style.annex
    return size_of(view.of(ANNEX), (face and face.size) or view.style.body.size, everything)


RULES = (
    Rule("title-face", "7.3.1", GENERAL, Message("标题字体"), Message("标题一般用小标宋体。"), _FONT, _title_face),
    Rule("title-size", "7.3.1", GENERAL, Message("标题字号"), Message("标题一般用2号字。"), _SIZE, _title_size),
    Rule("title-centred", "7.3.1", MUST, Message("标题居中"), Message("标题分一行或多行居中排布。"),
         Message("选中标题，设为居中，首行缩进和左右缩进都是0"), _title_centred),
    Rule("title-bold", "7.3.1", PRACTICE, Message("标题加粗"), Message("小标宋本身就粗，不再加粗。"), _FONT,
         _title_bold),
    Rule("level-1-face", "7.3.3", GENERAL, Message("一级标题字体"), Message("第一层（一、）一般用黑体。"), _FONT,
         _level_face(1)),
    Rule("level-2-face", "7.3.3", GENERAL, Message("二级标题字体"), Message("第二层（（一））一般用楷体。"), _FONT,
         _level_face(2)),
    Rule("level-3-face", "7.3.3", GENERAL, Message("三级标题字体"), Message("第三层（1.）一般用仿宋体。"), _FONT,
         _level_face(3)),
    Rule("level-4-face", "7.3.3", GENERAL, Message("四级标题字体"), Message("第四层（（1））一般用仿宋体。"), _FONT,
         _level_face(4)),
    Rule("heading-size", "7.3.3", GENERAL, Message("各级标题字号"), Message("各级标题和正文一样，一般用3号字。"),
         _SIZE, _heading_size),
    Rule("heading-bold", "7.3.3", PRACTICE, Message("各级标题加粗"),
         Message("标准里各级标题都没有加粗，只用字体区分。"), Message("选中它们，去掉加粗"), _heading_bold),
    Rule("heading-indent", "7.3.3", MUST, Message("标题缩进"), Message("各级标题也是自然段，左空二字。"), _INDENT,
         _heading_indent),
    Rule("heading-kept", "7.3.3", PRACTICE, Message("标题不落页尾"), Message("单独成段的标题不要留在一页的最后一行。"),
         Message("选中标题，在“段落”→“换行和分页”里勾“与下段同页”"), _kept),
    Rule("body-face", "5.2.2", GENERAL, Message("正文字体"), Message("没有特别说明的，一般用3号仿宋体字。"), _FONT,
         _body_face),
    Rule("body-size", "5.2.2", GENERAL, Message("正文字号"), Message("没有特别说明的，一般用3号仿宋体字。"), _SIZE,
         _body_size),
    Rule("digit-face", "5.2.2", PRACTICE, Message("数字字体"),
         Message("标准没有规定数字的字体，通行的是仿宋或 Times New Roman。"),
         Message("选中全文，在“字体”里改西文字体"), _digit_face),
    Rule("body-indent", "7.3.3", MUST, Message("正文缩进"), Message("每个自然段左空二字，回行顶格。"), _INDENT,
         _body_indent),
    Rule("body-align", "5.2.3", PRACTICE, Message("正文对齐"), Message("两端对齐，每行才撑满版心。"),
         Message("选中正文，设为两端对齐"), _body_align),
    Rule("annex-face", "7.3.7", MUST, Message("“附件”二字的字体"), Message("“附件”和顺序号用3号黑体。"), _FONT,
         _annex_face),
    Rule("annex-size", "7.3.7", MUST, Message("“附件”二字的字号"), Message("“附件”和顺序号用3号黑体。"), _SIZE,
         _annex_size),
)  # fmt: skip
