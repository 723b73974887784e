"""A document that was read, or a build's blocks → its passages.

The role of a paragraph is said by its style where that is one of Word's own or ours, else by outline
level, else by form: how it begins and ends, where it stands, whether it is centred or large. A person
who lays out a page by hand names no styles, and what is wrong with a paragraph must not hide what it is.
"""

from __future__ import annotations

from generator.passage import (
    ADDRESSEE,
    ANNEX,
    ATTACHMENTS,
    BLANK,
    BODY,
    CAPTION,
    CELL,
    CONTENTS,
    DATE,
    FIGURE,
    FORMS,
    HEAD,
    HEADING,
    IMPRINT,
    ISSUER,
    NOTE,
    REMARK,
    SUBTITLE,
    TITLE,
    Passage,
    marked,
)  # fmt: skip
from generator.patterns import lazy
from generator.reading import EAST_ASIA, Paragraph, Reading

_STYLES = {
    "title": TITLE, "subtitle": SUBTITLE, "salutation": ADDRESSEE, "signature": ISSUER, "date": DATE,
    "caption": CAPTION, "附件说明": ATTACHMENTS, "附件": ANNEX,
}  # fmt: skip
_HEADING = lazy("heading ([1-9])")
#: 二号 in half-points, less a little: what is as large is a title, not a heading.
_LARGE = 40
_LONGEST_TITLE, _LONGEST_HEADING, _LONGEST_ISSUER, _LONGEST_CAPTION = 60, 40, 40, 40

_NUMERALS = "[〇○零一二三四五六七八九十Ｏ0-9０-９]"
#: A date however it is written; what is wrong with it is a rule's affair.
DATED = lazy(
    rf"\s*(?:{_NUMERALS}{{2,4}}\s*年\s*{_NUMERALS}{{1,3}}\s*月(?:\s*{_NUMERALS}{{1,3}}\s*[日号])?"
    r"|\d{4}[-./—]\d{1,2}[-./—]\d{1,2})\s*"
)  # fmt: skip
_ENDED = lazy(r".*[。；：:;，,！？!?]\s*", 16)
_STOP = lazy("[。！？]")
_LEAD_END = frozenset("。：！？；:.")
_OPEN, _CLOSE = "“‘（《〈〔", "”’）》〉〕"
_LISTED = lazy(r"\s*附件(?:[0-9０-９]*|[一二三四五六七八九十]?)\s*[：:]\s*\S")
_NEXT_LISTED = lazy(r"\s*[0-9０-９]{1,3}[.．、]")
_LABELLED = lazy(r"\s*附\s*件\s*[0-9０-９一二三四五六七八九十]*\s*[：:]?\s*")
_BRACKETED = lazy(r"\s*[（(].+[）)]\s*")
_IMPRINTED = lazy(r"\s*(?:抄\s*[送报]|主\s*送|主题词)[：:]|.*\d日\s*印发\s*$")
_CAPTIONED = lazy(r"\s*[表图]\s*[0-9一二三四五六七八九十]+")
#: The title of a part, even where it is set like text: 2012年工作思路.
_PART = lazy(r"\s*[^，。；：]{0,30}(?:\d{4}|[xX×]{2,4})年[^，。；：]{0,12}(?:总结|思路|计划|要点|打算|安排)\s*")
#: What is a title and no head, wherever its document number stands.
_TITLED = lazy(r"[^，。；：]{4,60}(?:总结|报告|要点|计划|思路|打算|安排|规划|完成情况)\s*")
_NOTED = lazy(r"\s*(?:注|说明|备注|(?:资料|数据)来源)\s*\d*\s*[：:]")
_NUMBERED = lazy(r"\s*\w{1,14}[〔\[［（(【]\s*\d{4}\s*[〕\]］）)】]\s*第?\d+号(?:\s+签发人[：:].*)?\s*")
#: How the name of a body ends: who is addressed, or who signs.
_BODIES = lazy(r".*(?:政府|[局委办厅院部处科室站所会组队校社]|部门|单位|中心|公司|集团|街道|大学|机关|领导|同志)\s*")
_NO_ADDRESSEE = lazy("[。；]|年|如下|以下|情况|总结|汇报")


def find(reading: Reading) -> list[Passage]:
    """A document → a passage for each paragraph of it, in order."""
    return _Finder(reading).passages()


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.paragraphs = reading.paragraphs
        self.ours = "Normal Indent" in reading.styles
        self.size = _usual_size(reading)
        self.headed = self._end_of_head()
        #: What has been met so far.
        self.titled = self.begun = self.dated = self.listing = False

    def passages(self) -> list[Passage]:
        found: list[Passage] = []
        for at, paragraph in enumerate(self.paragraphs):
            passage = self.passage(at, paragraph, found)
            found.append(passage)
            self.note(passage)
        return _signed(found)

    def note(self, passage: Passage) -> None:
        self.titled = self.titled or passage.role == TITLE
        self.begun = self.begun or passage.role in {BODY, HEADING}
        self.dated = self.dated or passage.role == DATE
        self.listing = passage.role == ATTACHMENTS

    def passage(self, at: int, paragraph: Paragraph, before: list[Passage]) -> Passage:
        role = self.role(at, paragraph, before)
        if role in {HEADING, BODY}:
            return _of_level(paragraph, role == HEADING)
        return Passage(role, paragraph.text, paragraph.number, paragraph=paragraph)

    def role(self, at: int, paragraph: Paragraph, before: list[Passage]) -> str:
        if paragraph.table:
            return CELL
        if not paragraph.text.strip():
            return FIGURE if paragraph.picture else BLANK
        if at < self.headed:
            return HEAD
        return (
            self.by_style(paragraph, before)
            or self.by_end(paragraph)
            or self.by_place(at, paragraph, before)
            or self.by_form(paragraph)
        )

    def by_style(self, paragraph: Paragraph, before: list[Passage]) -> str:
        """Word's names and ours. heading 1 in the middle of the first page, as large as a title, is one."""
        name = paragraph.style.lower()
        if name.startswith("toc "):
            return CONTENTS
        if name == "body text" and self.ours:
            return NOTE
        if _HEADING.fullmatch(name) or (name not in _STYLES and paragraph.layout.outline is not None):
            titled = self.looks_like_title(paragraph) and not self.begun and not marked(paragraph.text)[0]
            return TITLE if titled else HEADING
        role = _STYLES.get(name, "")
        if role == DATE and not DATED.fullmatch(paragraph.text):
            return ISSUER if before and before[-1].role == ISSUER else ""
        return role

    def by_end(self, paragraph: Paragraph) -> str:
        """What stands after the text: attachments, date, remark, annex, imprint."""
        text = paragraph.text
        if _LABELLED.fullmatch(text) and (paragraph.new_page or self.dated):
            return ANNEX
        if _LISTED.match(text) or (self.listing and _NEXT_LISTED.match(text)):
            return ATTACHMENTS
        if self.begun and DATED.fullmatch(text):
            return DATE
        if self.dated and _BRACKETED.fullmatch(text):
            return REMARK
        return IMPRINT if self.begun and _IMPRINTED.match(text) else ""

    def by_place(self, at: int, paragraph: Paragraph, before: list[Passage]) -> str:
        """Titles, and what stands right under one; captions and notes beside tables and figures."""
        last = next((p for p in reversed(before) if p.role != BLANK), None)
        under = last.role if last else ""
        if under == ANNEX or (not self.titled and self.could_be_title(paragraph)):
            return TITLE
        if under == TITLE and self.goes_on(paragraph, before):
            return TITLE
        if under in {TITLE, SUBTITLE} and not self.begun and self.is_subtitle(paragraph):
            return SUBTITLE
        if under in {TITLE, SUBTITLE, HEAD} and _addressed(paragraph):
            return ADDRESSEE
        large = self.looks_like_title(paragraph) and paragraph.size >= _LARGE
        if (large or _PART.fullmatch(paragraph.text)) and not marked(paragraph.text)[0]:
            return TITLE
        return self.beside(at, paragraph, under)

    def beside(self, at: int, paragraph: Paragraph, under: str) -> str:
        text = paragraph.text.strip()
        if _NOTED.match(text) and under in {CELL, FIGURE, CAPTION, NOTE}:
            return NOTE
        later = (self.paragraphs[n] for n in range(at + 1, len(self.paragraphs)))
        following = next((p for p in later if p.table or p.picture or p.text.strip()), None)
        table = following is not None and following.table
        if len(text) > _LONGEST_CAPTION or not (table or under == FIGURE):
            return ""
        return CAPTION if _CAPTIONED.match(text) or paragraph.layout.align == "center" else ""

    def by_form(self, paragraph: Paragraph) -> str:
        return HEADING if marked(paragraph.text)[0] else BODY

    def looks_like_title(self, paragraph: Paragraph) -> bool:
        large = paragraph.size > self.size
        return paragraph.layout.align == "center" and large and len(paragraph.text) <= _LONGEST_TITLE

    def could_be_title(self, paragraph: Paragraph) -> bool:
        """The first paragraph of all, if it may be one: short, without number and end mark."""
        short = len(paragraph.text) <= _LONGEST_TITLE and not marked(paragraph.text)[0]
        ended = _ENDED.match(paragraph.text) is not None
        return not self.begun and short and (not ended or self.looks_like_title(paragraph))

    def goes_on(self, paragraph: Paragraph, before: list[Passage]) -> bool:
        """A further line of a title: right under it, and set like it."""
        above = before[-1].paragraph
        return above is not None and bool(before[-1].text.strip()) and (
            self.looks_like_title(paragraph) and paragraph.size == above.size
        )  # fmt: skip

    def is_subtitle(self, paragraph: Paragraph) -> bool:
        centred = paragraph.layout.align == "center" and len(paragraph.text) <= _LONGEST_TITLE
        return centred or (len(paragraph.text) < _LONGEST_ISSUER and _dated_in_brackets(paragraph.text))

    def _end_of_head(self) -> int:
        """Where a red head (版头) ends: behind its document number or red rule, if there is one."""
        ends = 0
        if self.paragraphs and _TITLED.fullmatch(self.paragraphs[0].text):
            return ends
        for at, paragraph in enumerate(self.paragraphs[:14]):
            red = all(s.look.colour == "FF0000" for s in paragraph.within(0)) and paragraph.size >= _LARGE
            if (red and paragraph.text.strip()) or _NUMBERED.fullmatch(paragraph.text):
                ends = at + 1
        return ends


def _usual_size(reading: Reading) -> int:
    """The size that most of the text has."""
    sizes: dict[int, int] = {}
    for paragraph in reading.paragraphs:
        for stretch in paragraph.stretches:
            sizes[stretch.look.size] = sizes.get(stretch.look.size, 0) + len(stretch.text)
    return max(sizes, key=lambda size: sizes[size], default=reading.normal.size)


def _dated_in_brackets(text: str) -> bool:
    return _BRACKETED.fullmatch(text) is not None and DATED.fullmatch(text.strip()[1:-1]) is not None


def _addressed(paragraph: Paragraph) -> bool:
    """Names of bodies and a colon. An introduction that ends in 如下： is none, wherever it stands."""
    text = paragraph.text.strip()
    if text[-1:] not in "：:" or _NO_ADDRESSEE.search(text) or marked(text)[0]:
        return False
    return _BODIES.fullmatch(text[:-1]) is not None or not paragraph.layout.indent.first


def _signed(passages: list[Passage]) -> list[Passage]:
    """The lines right above a date are the issuers', if they are short and end in no mark."""
    for at, passage in enumerate(passages):
        above = at - 1
        while passage.role == DATE and above >= 0 and passages[above].role in {BLANK, BODY}:
            text = passages[above].text.strip()
            if text and not _issuing(passages[above]):
                break
            if text:
                passages[above] = passages[above]._replace(role=ISSUER, level=0, form="", lead=0)
            above -= 1
    return passages


def _issuing(passage: Passage) -> bool:
    text = passage.text.strip()
    return len(text) <= _LONGEST_ISSUER and not _ENDED.match(text) and not passage.form and not _BRACKETED.match(text)


# ----------------------------------------------------------------------- headings


def _of_level(paragraph: Paragraph, heading: bool) -> Passage:
    """A heading or text with its level and the part that is heading."""
    text = paragraph.text
    form, mark = marked(text)
    if not heading and not form:
        return Passage(BODY, text, paragraph.number, paragraph=paragraph)
    named = outline_level(paragraph)
    lead = len(text.rstrip()) if named else _lead(paragraph, text.find(mark) + len(mark))
    level = FORMS.index(form) + 1 if form else named or 1
    role = HEADING if lead else BODY
    return Passage(role, text, paragraph.number, level, form, lead, paragraph)


def outline_level(paragraph: Paragraph) -> int:
    """The outline level from 1 on that a paragraph's style, or itself, says; 0 for none."""
    if styled := _HEADING.fullmatch(paragraph.style.lower()):
        return int(styled[1])
    return 0 if paragraph.layout.outline is None else paragraph.layout.outline + 1


def _lead(paragraph: Paragraph, mark: int) -> int:
    """How much of a numbered paragraph is its heading: up to where its face changes, or to its first 。

    A single sentence with a figure or a comma in it is an item of a list, not a heading: 0.
    """
    text = paragraph.text.rstrip()
    changed = face_end(paragraph, mark)
    stop = _first_stop(text)
    if changed and changed <= (stop or len(text)):
        return changed
    if stop and stop < len(text):
        return stop if stop - mark <= _LONGEST_HEADING else 0
    listed = text[-1:] in "；;" or (stop and _wordy(text[mark:]))
    if len(text) - mark <= _LONGEST_HEADING and not listed:
        return len(text)
    return 0


def _wordy(text: str) -> bool:
    return "，" in text or any(map(str.isdecimal, text))


def _first_stop(text: str) -> int:
    """Behind the first end of a sentence that stands in no brackets or quotes; 0 for none."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char in _OPEN) - (char in _CLOSE)
        if depth <= 0 and _STOP.match(char):
            return at + 1
    return 0


def face_end(paragraph: Paragraph, mark: int) -> int:
    """Where the face or weight of the hanzi changes for good behind the number and an end mark; 0 for nowhere."""
    at, looks = 0, []
    for stretch in paragraph.stretches:
        if stretch.slot == EAST_ASIA and at + len(stretch.text) > mark:
            looks.append((at, (stretch.look.font, stretch.look.bold)))
        at += len(stretch.text)
    changed = next((n for n, (_, look) in enumerate(looks) if look != looks[0][1]), 0)
    if not changed:
        return 0
    at, then = looks[changed]
    for_good = all(look == then for _, look in looks[changed:])
    return at if for_good or paragraph.text[at - 1 : at] in _LEAD_END else 0
