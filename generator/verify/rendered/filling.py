"""Pages and lines are full, everything is in the type area, and nothing is lost (5.2, 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from generator.clause import GENERAL, MUST, PRACTICE, Fault, Outcome, Place, Rule
from generator.messages import Message
from generator.passage import ADDRESSEE, BODY, HEADING, Passage
from generator.rendered.document import Rendered, Spot
from generator.rendered.measure import NO_START, could_take, gaps, has_spaces
from generator.rendered.pages import MM, Line, Page
from generator.style import Style

#: 5.2.1: the margins hold to a millimetre.
_CLOSE = 1 * MM


def upright(rendered: Rendered, style: Style) -> list[Page]:
    """The pages that stand as the style's do; what lies sideways (clause 8) has another type area."""
    standing = style.page.width <= style.page.height
    return [page for page in rendered.pages if (page.width <= page.height) == standing]


def here(rendered: Rendered, spot: Spot) -> Place:
    """Where a line is: its page, and the paragraph it is of."""
    owner = rendered.owner(spot.line)
    place = Place(0, spot.line.text) if owner is None else rendered.passages[owner].place
    return place._replace(page=spot.page.sheet)


# -------------------------------------------------------------------------- lines


def lines(rendered: Rendered, style: Style) -> Outcome | None:
    """5.2.3: no page has more lines than the style's, and one whose text goes on overleaf has no fewer."""
    most, checked = style.page.lines, 0
    faults = []
    for page, following in pairwise([*upright(rendered, style), None]):
        if page is None or page.drawn or not page.lines:
            continue
        full = following is not None and _goes_on(rendered, page, following)
        checked += full or _rows(page) > most
        if _rows(page) > most:
            faults.append(Fault(Message("{rows}行", rows=_rows(page)), Place(page=page.sheet)))
        elif full and following is not None and _has_room(rendered, page, following):
            faults.append(Fault(Message("只有{rows}行", rows=_rows(page)), Place(page=page.sheet)))
    return Outcome(Message("满页{lines}行", lines=most), tuple(faults), checked)


def _rows(page: Page) -> int:
    """Lines from the head of the text to the last; where the margin is too small the text begins above line 1."""
    return page.rows - min(page.row(page.lines[0]), 1) + 1


def _between(rendered: Rendered, page: Page, following: Page) -> list[Passage]:
    """The passages behind the one a page ends with, up to the one the next page begins with."""
    last, first = rendered.owner(page.lines[-1]), rendered.owner(following.lines[0])
    return [] if last is None or first is None else list(rendered.passages[last + 1 : first + 1])


def _goes_on(rendered: Rendered, page: Page, following: Page) -> bool:
    """Whether a page ends only because it is full. What stands on no grid, a table or picture, tells nothing."""
    if not following.lines or following.sheet != page.sheet + 1:
        return False
    paragraphs = (passage.paragraph for passage in _between(rendered, page, following))
    return not any(p is not None and (p.new_page or p.table or p.picture) for p in paragraphs)


def _has_room(rendered: Rendered, page: Page, following: Page) -> bool:
    """Whether lines were left white though the next page's first would have had room in them."""
    blank = max(len(_between(rendered, page, following)) - 1, 0) - (following.row(following.lines[0]) - 1)
    room = page.area.lines - _rows(page) - max(blank, 0)
    return room > 0 and _needed(rendered, following) <= room


def _needed(rendered: Rendered, page: Page) -> int:
    """How many lines at a page's head had to stay together, with a blank one that is set before them."""
    first = rendered.owner(page.lines[0])
    if first is None or rendered.spots[first][0].line is not page.lines[0]:
        return 1
    last = first
    while _keeps(rendered, last, "keep_next") and last + 1 < len(rendered.passages):
        last += 1
    kept = [spot for at in range(first, last) for spot in rendered.spots[at] if spot.page is page]
    end = rendered.spots[last]
    kept += end if _keeps(rendered, last, "keep_lines") else end[:1]
    paragraph = rendered.passages[first].paragraph
    before = round(paragraph.layout.before / 20 / page.pitch) if paragraph else 0
    rows = [page.row(spot.line) for spot in kept if spot.page is page] or [page.row(page.lines[0])]
    return before + max(rows) - page.row(page.lines[0]) + 1


def _keeps(rendered: Rendered, at: int, what: str) -> bool:
    paragraph = rendered.passages[at].paragraph
    return paragraph is not None and bool(getattr(paragraph.layout, what))


# --------------------------------------------------------------------- characters


def characters(rendered: Rendered, style: Style) -> Outcome | None:
    """5.2.3: a line of full-width characters has as many as the style's, an indent counting as what it takes.

    Not the last of a paragraph, and not where the break is as late as the marks around it, or a
    number or word that does not fit, allow.
    """
    sheets = {page.sheet for page in upright(rendered, style)}
    judged = [
        (spot, _miscounted(spot, following))
        for _, passage, spots in rendered.of(BODY, HEADING, ADDRESSEE)
        if _filled(passage)
        for spot, following in _broken(passage, spots)
        if spot.page.sheet in sheets and spot.line.full_width and not has_spaces(spot.line)
    ]
    faults = _by_page(rendered, ((spot, found) for spot, found in judged if found is not None))
    return Outcome(Message("满行{count}字", count=style.page.characters), tuple(faults), len(judged))


def _filled(passage: Passage) -> bool:
    """Whether a paragraph's lines are to reach both sides."""
    paragraph = passage.paragraph
    return paragraph is None or (not paragraph.table and paragraph.layout.align not in {"center", "right", "end"})


def _broken(passage: Passage, spots: tuple[Spot, ...]) -> Iterator[tuple[Spot, list[Spot]]]:
    """The lines that were broken for want of room, each with those behind it up to a break of the writer's."""
    rest = list(spots)
    for piece in passage.text.split("\n"):
        length, strip = len("".join(piece.split())), list[Spot]()
        while rest and sum(len(spot.line.text) for spot in strip) < length:
            strip.append(rest.pop(0))
        for number, spot in enumerate(strip[:-1], 1):
            yield spot, strip[number:]


def _miscounted(spot: Spot, following: list[Spot]) -> Message | None:
    """What is wrong with a line's length."""
    line, area = spot.line, spot.page.area
    room = area.characters - round(max(line.x0 - area.left, 0) / area.cell)
    chars = [char for later in following for char in later.line.chars]
    count = line.hanzi - _hangs(spot)
    if count > room or (count < room and could_take(list(line.chars), chars, room)):
        return Message("“{text}”{count}字，应是{room}字", text=_brief(line), count=count, room=room)
    return None


def _hangs(spot: Spot) -> bool:
    """Whether a line's last mark hangs outside the type area, as Word lets it unless it is told not to."""
    last = spot.line.chars[-1]
    return last.text in NO_START and last.full_width and last.x0 > spot.page.area.right - last.size / 2


def _brief(line: Line) -> str:
    return line.text if len(line.text) <= 12 else f"{line.text[:11]}…"


def _by_page(rendered: Rendered, found: Iterable[tuple[Spot, Message]]) -> Iterator[Fault]:
    """Faults of lines → one a page: where the first is, and how many more there are."""
    for _, group in groupby(found, lambda each: each[0].page.sheet):
        (spot, first), *more = group
        said = Message("{first}；本页还有{more}行", first=first, more=len(more)) if more else first
        yield Fault(said, here(rendered, spot))


# ------------------------------------------------------------------- area, page 1


def area(rendered: Rendered, style: Style) -> Outcome | None:
    """5.2.1: no text outside the type area.

    A mark may hang at a line's end; and a date's place follows from the issuer's (7.3.5.2), so what
    LibreOffice's gaps add to it is let pass.
    """
    spots = [Spot(page, line) for page in upright(rendered, style) for line in page.lines]
    found = ((spot, message) for spot in spots if (message := _beyond(spot)) is not None)
    width, height = (f"{twips / 20 / MM:.0f}" for twips in (style.page.text_width, style.page.text_height))
    expected = Message("文字都在版心之内（{width}×{height}毫米）", width=width, height=height)
    return Outcome(expected, tuple(_by_page(rendered, found)), len(spots))


def _beyond(spot: Spot) -> Message | None:
    line, area = spot.line, spot.page.area
    right = line.chars[-1].x0 if _hangs(spot) else line.x1
    over = {
        Message("左边"): area.left - line.x0,
        Message("右边"): right - gaps(line) - area.right,
        Message("上边"): area.top - line.top,
        Message("下边"): line.bottom - area.bottom,
    }
    side, length = max(over.items(), key=lambda each: each[1])
    if length <= _CLOSE:
        return None
    return Message("“{text}”在版心{side}之外{length}毫米", text=_brief(line), side=side, length=f"{length / MM:.1f}")


def first_page(rendered: Rendered, _style: Style) -> Outcome | None:
    """7.3.3: page 1 shows text of the body."""
    spots = [spots for _, _, spots in rendered.of(BODY, HEADING)]
    if not spots:
        return None
    page = spots[0][0].page.sheet
    faults = () if page == 1 else (Fault(Message("正文从第{page}页开始", page=page), Place(page=1)),)
    return Outcome(Message("首页有正文"), faults)


# ------------------------------------------------------------- headings, characters


def headings(rendered: Rendered, _style: Style) -> Outcome | None:
    """No heading at the foot of a page while what it heads begins overleaf. (An item may be all heading.)"""
    ends = [page.lines[-1] for page in rendered.pages if page.lines]
    found = [(at, passage, spots) for at, passage, spots in rendered.of(HEADING) if not passage.run_in]
    faults = [
        Fault(Message("标题在页末，下文在下一页"), here(rendered, spots[-1]))
        for at, passage, spots in found
        if any(spots[-1].line is end for end in ends) and _heads(rendered, at, passage)
    ]
    return Outcome(Message("标题和它下面的文字在同一页"), tuple(faults), len(found))


def _heads(rendered: Rendered, at: int, heading: Passage) -> bool:
    """Whether text or a lower heading follows."""
    following = next((passage for passage in rendered.passages[at + 1 :] if passage.text.strip()), None)
    return following is not None and not (following.role == HEADING and following.level <= heading.level)


def lost(rendered: Rendered, _style: Style) -> Outcome | None:
    """Every character of the file is on a page. Results of fields (a date, a page) are made anew: not compared."""
    written = [
        (passage, missing)
        for passage, missing in zip(rendered.passages, rendered.missing, strict=True)
        if passage.paragraph is None or not any(stretch.field for stretch in passage.paragraph.stretches)
    ]
    faults = [Fault(Message("少了“{text}”", text=missing), passage.place) for passage, missing in written if missing]
    return Outcome(Message("每个字都在页面上"), tuple(faults), len(written))


RULES = (
    Rule(
        "rendered-page-lines", "5.2.3", GENERAL, Message("排出的每页行数"),
        Message("一般每页排22行并撑满版心；多了拥挤，少了页末留白"),
        Message("段落设为固定行距，段前、段后为0，不勾选“孤行控制”和“如果定义了文档网格，则对齐到网格”"), lines,
    ),
    Rule(
        "rendered-line-characters", "5.2.3", GENERAL, Message("排出的每行字数"),
        Message("一般每行排28字并撑满版心"),
        Message("检查左右边距、字号和字符间距；三号字缩紧0.25磅，28字正好一行"), characters,
    ),
    Rule(
        "rendered-type-area", "5.2.1", MUST, Message("文字在版心之内"),
        Message("版心之外是装订、裁切和页码的位置"),
        Message("检查页边距，以及这一段的缩进"), area,
    ),
    Rule(
        "rendered-body-on-page-1", "7.3.3", MUST, Message("首页显示正文"),
        Message("首页必须显示正文"),
        Message("缩小版头或标题占的地方；主送机关太多时移到版记"), first_page,
    ),
    Rule(
        "rendered-stranded-heading", "7.3.3", PRACTICE, Message("排出的页末没有标题"),
        Message("标题和下文分在两页，读起来断了"),
        Message("选中标题，在“段落”的“换行和分页”里勾选“与下段同页”"), headings,
    ),
    Rule(
        "rendered-lost-characters", "文件", PRACTICE, Message("没有丢字"),
        Message("文件里有、页面上没有的字，打印时也会没有"),
        Message("在 Word 里看这一段：字被裁掉、盖住，或标点溢出了边界（在“段落”的“中文版式”里取消“允许标点溢出边界”）"),
        lost,
    ),
)  # fmt: skip
