"""Paper, margins, lines and characters of a page (5.1, 5.2), and what the file says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from math import ceil

from generator.clause import GENERAL, MUST, PRACTICE, Fault, Outcome, Rule
from generator.messages import Message
from generator.passage import BODY, FIGURE, HEAD, HEADING, RUNNING, Passage
from generator.reading import EAST_ASIA, Section, Stretch
from generator.verify.view import View, each, looks, millimetres, points, sample, whole

#: 5.2.1 gives 37±1 and 28±1 mm; the same is allowed where the standard gives no tolerance.
_TOLERANCE = 57
#: A single line of a font is some 1.3 times its size; what Word takes without an exact pitch.
_NATURAL = Decimal("1.3")
_SETUP = Message("在“布局”→“页边距”→“自定义页边距”里改")
_LINES = Message("选中正文，在“段落”里把行距设为“固定值”，段前、段后设为0")


def _sections(view: View, expected: Message, found: Callable[[Section], Message | None]) -> Outcome:
    """Hold every section against a rule; a fault stands at the section's first paragraph."""
    faults = []
    for number, section in enumerate(view.reading.sections):
        first = next((p for p in view.passages if p.source.section == number and p.text.strip()), None)
        said = found(section)
        if said is not None:
            many = len(view.reading.sections) > 1
            faults.append(Fault(said, first.place if many and first else None))
    return Outcome(expected, tuple(faults), len(view.reading.sections))


def _paper(view: View) -> Outcome:
    page = view.style.page
    wanted = page.width, page.height

    def found(section: Section) -> Message | None:
        turned = section.landscape and section.width > section.height
        sides = (section.height, section.width) if turned else (section.width, section.height)
        near = all(abs(a - b) <= _TOLERANCE for a, b in zip(sides, wanted, strict=True))
        return None if near else _by(section.width, section.height)

    return _sections(view, _by(*wanted), found)


def _by(width: int, height: int) -> Message:
    return Message("{width}×{height}", width=millimetres(width), height=millimetres(height))


def _upright(view: View) -> Iterator[Section]:
    """Sections whose page stands upright: a table set sideways has its margins turned (8)."""
    return (section for section in view.reading.sections if section.width <= section.height)


def _margin(side: str) -> Callable[[View], Outcome]:
    def check(view: View) -> Outcome:
        wanted = getattr(view.style.page, side)

        def found(section: Section) -> Message | None:
            bound = section.gutter if _gutter(view) == side else 0
            has = abs(getattr(section, side)) + bound
            right = section not in upright or abs(has - wanted) <= _TOLERANCE
            return None if right else millimetres(has)

        upright = list(_upright(view))
        return _sections(view, Message("{length}，误差不超过1毫米", length=millimetres(wanted)), found)

    return check


def _gutter(view: View) -> str:
    """The margin that a gutter is added to."""
    return "top" if view.reading.settings.gutter_at_top else "left"


def _area(view: View) -> Outcome:
    page = view.style.page

    def found(section: Section) -> Message | None:
        sides = (section.text_width, section.text_height)
        wanted = (page.text_width, page.text_height)
        near = all(abs(a - b) <= _TOLERANCE for a, b in zip(sides, wanted, strict=True))
        return None if near or section not in upright else _by(*sides)

    upright = list(_upright(view))
    return _sections(view, _by(page.text_width, page.text_height), found)


# -------------------------------------------------------------- lines and characters


def pitch(passage: Passage, section: Section) -> Decimal:
    """The distance of a paragraph's lines in twips, as Word sets them."""
    layout = passage.source.layout
    if layout.rule == "exact":
        return Decimal(layout.line)
    natural = passage.source.size * 10 * _NATURAL
    if layout.snap_to_grid and section.grid.kind and section.grid.pitch:
        natural = Decimal(section.grid.pitch) * ceil(natural / section.grid.pitch)
    if layout.rule == "atLeast":
        return max(Decimal(layout.line), natural)
    return natural * layout.line / 240


def _lines_a_page(view: View) -> Outcome:
    wanted = view.style.page.lines

    def found(passage: Passage) -> Message | None:
        section = view.section(passage)
        step = pitch(passage, section)
        lines = int(section.text_height // step) if step else 0
        said = Message("{lines}行（行距{pitch}）", lines=lines, pitch=points(round(step)))
        return None if lines == wanted or section.width > section.height else said

    expected = Message("每页{lines}行，行距{pitch}", lines=wanted, pitch=points(view.style.body.line))
    return each(expected, _set(view, BODY, HEADING), found)


def _set(view: View, *roles: str) -> list[Passage]:
    """Passages outside tables that hold no picture."""
    return [passage for passage in view.of(*roles) if not passage.source.picture]


def _characters_a_line(view: View) -> Outcome:
    wanted = view.style.page.characters

    def found(passage: Passage) -> Message | None:
        section = view.section(passage)
        for stretch in _usual(view, passage):
            step = _step(section, stretch, snap=passage.source.layout.snap_to_grid)
            count = int(section.text_width // step)
            if count != wanted and section.width <= section.height:
                said = f"{step / 20:.2f}".rstrip("0").rstrip(".")
                return Message("{count}字（每字{pitch}磅）", count=count, pitch=said)
        return None

    expected = Message("每行{count}字", count=wanted)
    return each(expected, [p for p in view.of(BODY, HEADING) if any(_usual(view, p))], found)


def _usual(view: View, passage: Passage) -> Iterator[Stretch]:
    """The hanzi of a passage that have the text's size; other sizes are another rule's affair."""
    size = view.style.body.size
    return (s for s in passage.source.within(0) if s.slot == EAST_ASIA and s.look.size == size)


def _step(section: Section, stretch: Stretch, *, snap: bool) -> Decimal:
    """The width of one 字 in twips: its size, its own spacing, and the grid's where the paragraph keeps to it."""
    step = Decimal(stretch.look.size * 10 + stretch.look.spacing)
    if snap and section.grid.kind in {"linesAndChars", "snapToChars"}:
        step += Decimal(section.grid.space * 20) / 4096
    return max(step, Decimal(1))


def _gaps(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        layout = passage.source.layout
        said = Message("段前{before}、段后{after}", before=points(layout.before), after=points(layout.after))
        nothing = not (layout.before or layout.after or layout.before_lines or layout.after_lines)
        return None if nothing else said

    return each(Message("段前、段后都是0"), _set(view, BODY, HEADING), found)


def _switch(attr: str, wanted: bool, expected: Message, otherwise: Message) -> Callable[[View], Outcome]:
    """A switch of every paragraph of the text."""

    def check(view: View) -> Outcome:
        def found(passage: Passage) -> Message | None:
            return None if getattr(passage.source.layout, attr) == wanted else otherwise

        return each(expected, _set(view, *RUNNING), found)

    return check


def _gaps_beside_digits(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        layout = passage.source.layout
        return Message("自动空距开着") if layout.auto_space_de or layout.auto_space_dn else None

    return each(Message("汉字和数字、字母之间不加空距"), _set(view, *RUNNING), found)


def _off_grid(view: View) -> Outcome | None:
    """Exact lines in a grid of lines: LibreOffice lets the grid win."""
    if not any(section.grid.kind for section in view.reading.sections):
        return None

    def found(passage: Passage) -> Message | None:
        snapped = passage.source.layout.snap_to_grid and passage.source.layout.rule == "exact"
        return Message("对齐到网格") if snapped and view.section(passage).grid.kind else None

    return each(Message("固定行距的段落不对齐到网格"), _set(view, *RUNNING), found)


def _colour(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        look = looks(passage.source.within(0), lambda look: look.colour != "auto")
        return None if look is None else Message("颜色 {colour}", colour=look.colour)

    return each(Message("黑色"), [p for p in view.passages if p.role != HEAD and p.text.strip()], found)


def _pictures(view: View) -> Outcome:
    def found(passage: Passage) -> Message | None:
        return Message("固定行距，图会被切掉") if passage.source.layout.rule == "exact" else None

    return each(Message("不用固定行距"), [p for p in view.of(FIGURE, BODY) if p.source.picture], found)


# ------------------------------------------------------------------------ the file


def _mode(view: View) -> Outcome:
    mode = view.reading.settings.compatibility
    return whole(Message("15（Word 2013 以后）"), sample(mode or "—"), mode >= 15)


def _mirrored(view: View) -> Outcome | None:
    """Only for an office that prints on both sides and says so: bound at the left, even pages have it at the right."""
    if not view.style.page.mirrored:
        return None
    mirrored = view.reading.settings.mirror_margins
    return whole(Message("对称"), Message("对称") if mirrored else Message("不对称"), mirrored)


def _marks(view: View) -> Outcome:
    kept = view.reading.settings.compression == "doNotCompress"
    found = Message("不压缩标点") if kept else Message("压缩标点")
    return whole(Message("不压缩标点"), found, kept)


def _revisions(view: View) -> Outcome:
    count = view.reading.revisions
    return whole(Message("没有修订痕迹"), Message("{count}处修订", count=count), not count)


def _properties(view: View) -> Outcome:
    """What a program leaves in the file's properties and a person sees in the file manager."""
    said = view.reading.properties
    left = [name for name in (said.creator, said.title) if name.lower() in {"python-docx", "word document", "untitled"}]
    stale = said.created[:10] if said.created.startswith("2013-12-23") else ""
    wrong = "、".join([*left, stale] if stale else left)
    found = sample(wrong) if wrong else Message("没有")
    return whole(Message("作者、标题、日期不是程序留下的"), found, not wrong)


_FILE = "文件"
RULES = (
    Rule("paper", "5.1", MUST, Message("纸张"), Message("用纸是 A4 型，210毫米×297毫米，竖放。"),
         Message("在“布局”→“纸张大小”里选 A4"), _paper),
    Rule("top-margin", "5.2.1", MUST, Message("天头（上白边）"), Message("天头是37毫米，上下不差1毫米。"), _SETUP,
         _margin("top")),
    Rule("left-margin", "5.2.1", MUST, Message("订口（左白边）"), Message("订口是28毫米，左右不差1毫米。"), _SETUP,
         _margin("left")),
    Rule("type-area", "5.2.1", MUST, Message("版心"),
         Message("版心是156毫米×225毫米，不含页码；上边距37、左边距28毫米时，下边距是35、右边距是26毫米。"), _SETUP,
         _area),
    Rule("lines", "5.2.3", GENERAL, Message("每页行数"),
         Message("一般每页排22行，撑满版心；行距27.75磅到28.95磅都是22行。"), _LINES, _lines_a_page),
    Rule("characters", "5.2.3", GENERAL, Message("每行字数"),
         Message("一般每行排28个字，撑满版心；三号字的字距要紧缩0.25磅左右，不然只有27个。"),
         Message("选中正文，在“字体”→“高级”里把间距设为紧缩0.25磅"), _characters_a_line),
    Rule("gaps", "5.2.3", GENERAL, Message("段前段后"), Message("段落之间不另加空距，不然一页排不满22行。"), _LINES,
         _gaps),
    Rule("colour", "5.2.4", MUST, Message("文字颜色"), Message("没有特别说明的，文字都是黑色；红色只用在版头。"),
         Message("选中它们，把字体颜色设为“自动”"), _colour),
    Rule("widow-control", "5.2.3", PRACTICE, Message("孤行控制"), Message("开着孤行控制，有的页只有21行。"),
         Message("选中全文，在“段落”→“换行和分页”里不勾“孤行控制”"),
         _switch("widow_control", False, Message("关"), Message("开"))),
    Rule("auto-space", "5.2.3", PRACTICE, Message("自动空距"),
         Message("Word 在汉字和数字、字母之间自动加空距，一行就排不到28个字。"),
         Message("选中全文，在“段落”→“中文版式”里不勾“自动调整中文与西文的间距”和“…与数字的间距”"),
         _gaps_beside_digits),
    Rule("snap", "5.2.3", PRACTICE, Message("对齐网格"),
         Message("固定行距又对齐网格，LibreOffice 等程序按网格排，行数就不对了。"),
         Message("选中全文，在“段落”里不勾“如果定义了文档网格，则对齐到网格”"), _off_grid),
    Rule("line-ends", "15834-5.1", MUST, Message("行首行尾的标点"),
         Message("句号、逗号等不能排在行首，前引号、前括号等不能排在行尾：避头尾要开着。"),
         Message("选中全文，在“段落”→“中文版式”里勾“按中文习惯控制首尾字符”"),
         _switch("kinsoku", True, Message("避头尾"), Message("避头尾关着"))),
    Rule("mirrored", "6.3", PRACTICE, Message("双面印刷的页边距"), Message("左侧装订，双面印刷时双页的订口在右边。"),
         _SETUP, _mirrored),
    Rule("pictures", _FILE, PRACTICE, Message("图的行距"), Message("图所在的段落用固定行距，图只露出一行高。"),
         Message("选中图，在“段落”里把行距设为“单倍行距”"), _pictures),
    Rule("compatibility", _FILE, PRACTICE, Message("兼容模式"), Message("旧的兼容模式，Word 标题栏里会写“兼容模式”。"),
         Message("“文件”→“信息”→“转换”"), _mode),
    Rule("compression", _FILE, PRACTICE, Message("标点压缩"), Message("压缩标点，一行就不一定是28个字。"),
         Message("“文件”→“选项”→“版式”里选“不压缩”"), _marks),
    Rule("revisions", _FILE, PRACTICE, Message("修订痕迹"), Message("交出去的文件不该留着修订，对方看得见改了什么。"),
         Message("“审阅”→“接受”→“接受所有修订”"), _revisions),
    Rule("properties", _FILE, PRACTICE, Message("文件属性"),
         Message("文件属性里的作者、标题，别人在文件夹里就看得见。"), Message("“文件”→“信息”里改标题和作者"),
         _properties),
)  # fmt: skip
