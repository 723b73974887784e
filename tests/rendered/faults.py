"""Rules of the page, one function each: a rendered document → what breaks the rule, in words. Nothing wrong: []."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.rendered.measure import could_take, gaps, has_spaces

from .document import Paragraph, Rendered
from .pages import FACES, MM, Char, Line, Page, within

BODY, LEVEL_1, LEVEL_2 = "AR PL SungtiL GB", "Noto Sans CJK SC", "AR PL KaitiM GB"
TITLE, NUMBER = "Noto Serif CJK SC", "AR PL UMing CN"
_LEVEL_1 = re.compile("[一二三四五六七八九十百]+、")
_LEVEL_2 = re.compile("（[一二三四五六七八九十百]+）")
_LABEL = re.compile(r"附件\d*")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
#: Styles whose lines are not filled. Body Text is what wordstyles.py uses for tables and the notes under them.
_NOT_FILLED = {"Title", "Subtitle", "caption", "Signature", "Date", "Body Text"}
_STOPS = set("。！？；：")
#: Lengths in points that are taken for the same.
_CLOSE = 0.5


def crowded(rendered: Rendered) -> Iterator[str]:
    """More than 22 lines (5.2.3)."""
    for page in rendered.pages:
        if not page.drawn and page.rows > page.area.lines:
            yield f"page {page.sheet}: {page.rows} lines"


def short(rendered: Rendered) -> Iterator[str]:
    """Fewer than 22 lines where the next page's first line would have had room.

    A page is full unless it is the last, the next page is begun on purpose, or has a table or
    figure (those stand on no grid) on it or right after it. A full page has 22 lines, less what
    keep-with-next and keep-lines take with them: lines that together need more room than was left.
    """
    for page, following in pairwise(rendered.pages):
        if page.drawn or not page.lines or not following.lines:
            continue
        last, first = rendered.index(page.lines[-1]), rendered.index(following.lines[0])
        between = rendered.paragraphs[last + 1 : first + 1]
        if any(paragraph.new_page or paragraph.table or paragraph.figure for paragraph in between):
            continue
        blank = max(len(between) - 1, 0) - (following.row(following.lines[0]) - 1)
        room = page.area.lines - page.rows - max(blank, 0)
        if room > 0 and _needed(rendered, following) <= room:
            yield f"page {page.sheet}: {page.rows} lines, and there was room for “{following.lines[0].text}”"


def _needed(rendered: Rendered, page: Page) -> int:
    """How many lines at the page's head had to stay together, with a blank one that is set before them."""
    first = page.lines[0]
    if not rendered.begins(first):
        return 1
    index = end = rendered.index(first)
    while rendered.paragraphs[end].keep_next and end + 1 < len(rendered.paragraphs):
        end += 1
    whole = rendered.paragraphs[end].keep_lines
    kept = [line for line in page.lines if rendered.index(line) < end or (whole and rendered.index(line) == end)]
    rest = page.lines[len(kept) :]
    last = kept[-1] if whole or not rest else rest[0]
    before = round(rendered.paragraphs[index].before / page.pitch)
    return before + page.row(last) - page.row(first) + 1


def uneven(rendered: Rendered) -> Iterator[str]:
    """Lines of full-width characters only that do not have 28 (5.2.3), an indent counting as two.

    Not the last of a paragraph, and not where the break is as late as the marks around it, or a
    number or word that does not fit, allow.
    """
    for paragraph, lines in rendered.set_lines():
        if paragraph.style in _NOT_FILLED:
            continue
        for strip in _strips(paragraph, lines):
            for number, line in enumerate(strip[:-1]):
                following = [char for later in strip[number + 1 :] for char in later.chars]
                yield from _miscounted(rendered.pages[0], line, following)


def _strips(paragraph: Paragraph, lines: list[Line]) -> Iterator[list[Line]]:
    """A paragraph's lines, parted where <w:br/> parts them."""
    rest = list(lines)
    for piece in paragraph.text.split("\n"):
        length = len("".join(piece.split()))
        strip: list[Line] = []
        while rest and sum(len(line.text) for line in strip) < length:
            strip.append(rest.pop(0))
        yield strip


def _miscounted(page: Page, line: Line, following: list[Char]) -> Iterator[str]:
    if not line.full_width or has_spaces(line):
        return
    room = page.area.characters - round(max(line.x0 - page.area.left, 0) / page.area.cell)
    if line.hanzi > room:
        yield f"“{line.text}”: {line.hanzi} characters where {room} have room"
    elif line.hanzi < room and (more := could_take(list(line.chars), following, room)):
        yield f"“{line.text}”: {line.hanzi} characters; “{more}” fits behind it"


def outside(rendered: Rendered) -> Iterator[str]:
    """Text beyond the type area (156 × 225 mm, 5.2.1). Nothing may hang.

    A date's place follows from the issuer's (7.3.5.2); what LibreOffice's gaps add to it is let pass.
    """
    for page in rendered.pages:
        area = page.area
        for line in page.lines:
            right = line.x1 - (gaps(line) if _DATE.fullmatch(line.text) else 0)
            if line.x0 < area.left - _CLOSE or right > area.right + _CLOSE:
                yield f"page {page.sheet}: “{line.text}” ends {(right - area.right) / MM:.1f} mm outside"
            if line.top < area.top - _CLOSE or line.bottom > area.bottom + _CLOSE:
                yield f"page {page.sheet}: “{line.text}” stands above or below"


def misnumbered(rendered: Rendered) -> Iterator[str]:
    """Page numbers (7.5): — N — in 4号 宋体, 7 mm under the type area, 1字 in from the outer side.

    一字 may be one of the number's own size or of the text's; the standard does not say which.
    """
    look = rendered.look
    for page in rendered.pages:
        number = page.number
        if number is None:
            yield f"page {page.sheet}: no number"
            continue
        if number.text != (f"— {page.sheet} —" if look.dashes else f"{page.sheet}"):
            yield f"page {page.sheet}: numbered {number.text}"
        if number.line.size != look.number or (look.faced and not within(number.line, [NUMBER])):
            yield f"page {page.sheet}: number in {number.line.size} pt {number.line.fonts}"
        under = 0.0 if number.dash is None else (number.dash - page.area.bottom) / MM
        if look.dashes and abs(under - look.under) > 0.5:
            yield f"page {page.sheet}: dash {under:.2f} mm under the type area"
        at_right = page.sheet % 2 == 1 or not look.alternate
        indent = (page.area.right - number.x1 if at_right else number.x0 - page.area.left) / MM
        if not look.indent * look.number / MM - 0.3 < indent < look.indent * page.area.cell / MM + 0.6:
            yield f"page {page.sheet}: number {indent:.2f} mm in"


def stranded(page: Page) -> Line | None:
    """The page's last line if it is a level-1 heading (all of it 黑体): its text begins overleaf."""
    if not page.lines or not within(page.lines[-1], [LEVEL_1]) or _LABEL.fullmatch(page.lines[-1].text):
        return None
    return page.lines[-1]


def headless(rendered: Rendered) -> Iterator[str]:
    """Headings of any level at the foot of a page while what they are the heading of begins overleaf."""
    for page in rendered.pages:
        heading = stranded(page) or (page.lines[-1] if page.lines and _heads(rendered, page.lines[-1]) else None)
        if heading is not None:
            yield f"page {page.sheet} ends with the heading “{heading.text}”"


def _heads(rendered: Rendered, line: Line) -> bool:
    """Whether the line's paragraph is a heading and text or a lower heading follows. (An item may be all heading.)"""
    index = rendered.index(line)
    following = next((paragraph for paragraph in rendered.paragraphs[index + 1 :] if paragraph.ink), None)
    own = _level(rendered.paragraphs[index])
    return own > 0 and following is not None and not 0 < _level(following) <= own


def _level(paragraph: Paragraph) -> int:
    """1 to 9 for Word's own headings, 0 for other paragraphs."""
    named = re.fullmatch(r"heading (\d)", paragraph.style, re.IGNORECASE)
    return int(named[1]) if named else 0


def lonely(rendered: Rendered) -> Iterator[str]:
    """A date (a paragraph that is nothing else) broken, parted from its issuer, or on a page without text (7.3.5.5)."""
    places = [(page, line) for page in rendered.pages for line in page.lines]
    for place, (page, line) in enumerate(places):
        paragraph = rendered.paragraph(line)
        if paragraph.table or not _DATE.fullmatch(paragraph.ink) or not rendered.begins(line):
            continue
        issuer_page, issuer = places[place - 1] if place else (page, line)
        if line.text != paragraph.ink:
            yield f"page {page.sheet}: date broken after “{line.text}”"
        if issuer_page is not page:
            yield f"page {page.sheet}: date without issuer"
        elif not _above(rendered, page, line, issuer):
            yield f"page {page.sheet}: “{issuer.text}” and date without text"


def _above(rendered: Rendered, page: Page, date: Line, issuer: Line) -> list[Line]:
    """The lines of text above a signature. Its issuers have a style of their own, or else there is one of one line."""
    lines = [line for line in page.lines[: page.lines.index(date)] if rendered.paragraph(line).style != "Signature"]
    return [] if lines == [issuer] and rendered.begins(issuer) else lines


def lost(rendered: Rendered) -> Iterator[str]:
    """Characters of the text that the pages lack, have too often, or show in another order."""
    expected = "".join(rendered.text.split())
    drawn = "".join(page.text for page in rendered.pages)
    if missing := Counter(expected) - Counter(drawn):
        yield f"lost: {dict(missing)}"
    if surplus := Counter(drawn) - Counter(expected):
        yield f"too many: {dict(surplus)}"
    if expected != drawn and not missing and not surplus:
        yield f"in another order from “{_parting(expected, drawn)}”"
    for page in rendered.pages:
        if not page.drawn and "".join(line.text for line in page.lines) != page.text:
            yield f"page {page.sheet}: what is read from top to bottom is not the order of the text"


def _parting(expected: str, drawn: str) -> str:
    place = next(place for place, (a, b) in enumerate(zip(expected, drawn, strict=True)) if a != b)
    return expected[place : place + 20]


def ill_titled(rendered: Rendered) -> Iterator[str]:
    """A title (7.3.1) that is not 2号 小标宋, or not in the middle."""
    look = rendered.look
    lines = [(page.area, line) for page in rendered.pages for line in page.lines]
    for area, line in lines:
        if rendered.paragraph(line).style != "Title":
            continue
        off = (line.x0 + line.x1) / 2 - (area.left + area.right) / 2
        if abs(off) > 1:
            yield f"“{line.text}”: {off / MM:.1f} mm beside the middle"
        if {char.size for char in line.chars} != {look.title} or (look.faced and not within(line, [TITLE])):
            yield f"“{line.text}”: {line.size} pt {line.fonts}"


def missized(rendered: Rendered) -> Iterator[str]:
    """Text outside title, tables and the notes under them that is not 3号 (5.2.2)."""
    size = rendered.look.body
    for paragraph, lines in rendered.set_lines():
        if paragraph.style not in {"Title", "Body Text"}:
            yield from (f"“{line.text}”: {line.size} pt" for line in lines if {c.size for c in line.chars} != {size})


def misfaced(rendered: Rendered) -> Iterator[str]:
    """Characters in another face than their role has (5.2.2, 7.3.3), or not one 字 wide: a font stood in."""
    if not rendered.look.faced:
        return
    for page in rendered.pages:
        for line in page.lines:
            strange = [
                char for char in line.chars if not _lent(char) and not char.font.startswith(tuple(FACES.values()))
            ]
            yield from (f"page {page.sheet}: “{char.text}” in {char.font}" for char in strange)
            yield from (f"“{char.text}” is no 字 wide" for char in line.chars if char.full_width == char.text.isascii())
    for paragraph, lines in rendered.set_lines():
        if paragraph.style not in {"Title", "Subtitle"}:
            yield from _misread(paragraph, [char for line in lines for char in line.chars if not _lent(char)])


def _lent(char: Char) -> bool:
    """Whether another font may lend it: 仿宋_GB2312 and the like have GB 2312 only, and 椪 is not in it."""
    text = char.text.translate({ord("—"): "―", ord("·"): "・"})  # Python's gb2312 reads these two otherwise
    try:
        return not text.encode("gb2312")
    except UnicodeEncodeError:
        return True


def _misread(paragraph: Paragraph, chars: list[Char]) -> Iterator[str]:
    """The form of a paragraph's number decides the face of its heading, which ends the paragraph or stops at a mark."""
    face = LEVEL_1 if _LEVEL_1.match(paragraph.ink) else LEVEL_2 if _LEVEL_2.match(paragraph.ink) else BODY
    if _LABEL.fullmatch(paragraph.ink):
        face = LEVEL_1
    heading = [place for place, char in enumerate(chars) if char.font.startswith(FACES[face])]
    length = len(heading)
    if heading != list(range(length)) or length == 0:
        yield f"“{paragraph.ink[:20]}”: not in {face}"
    elif length < len(chars) and (face == BODY or chars[length - 1].text not in _STOPS):
        yield f"“{paragraph.ink[:20]}”: {face} up to “{chars[length - 1].text}” only"
    elif not all(char.font.startswith(FACES[BODY]) for char in chars[length:]):
        yield f"“{paragraph.ink[:20]}”: text behind the heading not in {BODY}"


#: All of them. From `short` on they trace lines to paragraphs, and cannot where characters are missing.
RULES = [
    lost,
    crowded,
    outside,
    misnumbered,
    short,
    uneven,
    headless,
    lonely,
    ill_titled,
    missized,
    misfaced,
]
