"""A document as its passages: what each paragraph is (its role) and what it says.

A rule that needs no more than this judges a Word file and a build's own blocks alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.clause import Place
from generator.patterns import lazy

if TYPE_CHECKING:
    from generator.reading import Paragraph

TITLE, SUBTITLE, ADDRESSEE, HEADING, BODY = "title", "subtitle", "addressee", "heading", "body"
#: 附件：1.名称 under the text (7.3.4); 附件1 on the annex's own page (7.3.7); its title is a TITLE.
ATTACHMENTS, ANNEX = "attachments", "annex"
ISSUER, DATE, REMARK = "issuer", "date", "remark"
CAPTION, NOTE, CELL, FIGURE = "caption", "note", "cell", "figure"
#: What stands above the red rule (版头), in the imprint at the end (版记), and in a table of contents.
HEAD, IMPRINT, CONTENTS = "head", "imprint", "contents"
BLANK = "blank"

#: What counts as the text of the document: set in its own face and pitch (5.2.2).
RUNNING = frozenset({ADDRESSEE, HEADING, BODY, ATTACHMENTS, ISSUER, DATE, REMARK})

_ENTRY = lazy(r"\s*(?:附件([0-9]*)([：:]))?\s*(?:([0-9]{1,3})([.．、]))?\s*((?:.*\S)?)\s*", re.DOTALL)

#: Numbers of headings as people type them.
HANZI, DIGITS = "[一二三四五六七八九十百零〇]{1,5}", "[0-9０-９]{1,3}"
#: Behind 一、: 一、二季度 and 一、二等奖 are no numbers of headings.
NO_SERIES = f"(?!{HANZI}[季期线审等级产])"
#: The forms of 7.3.3 and what is taken for them, the right one first: form → its mark as people write it.
_MARKS = {
    "一、": rf"{HANZI}(?:、{NO_SERIES}|[.．，,:：](?=\D)|(?=[ \u3000\t]))",
    "（一）": rf"[（(]\s*{HANZI}\s*[）)][、，,.．]?",
    "1.": rf"{DIGITS}[.．、](?!\d)",
    "（1）": rf"[（(]\s*{DIGITS}\s*[）)][、，,.．]?|{DIGITS}[）)]",
    "①": "[①-⑳]",
}
_MARKED = {form: lazy(rf"\s*({mark})\s*") for form, mark in _MARKS.items()}
#: The depth of a form where the standard's four are used in turn; ① is practice.
FORMS = tuple(_MARKS)


class Passage(NamedTuple):
    """One paragraph: `level` and `form` (一、 （一） 1. （1） ①, '' unnumbered) of its heading.

    `lead` is how many characters of the text are heading: all of a heading of its own, the first
    sentence of a run-in one, 0 of other text. `number` counts paragraphs from 1. `paragraph` is there
    where the document was read from a Word file, `key` is that of a build's block. `restart`: a build
    starts all numbers again behind it.
    """

    role: str
    text: str
    number: int = 0
    level: int = 0
    form: str = ""
    lead: int = 0
    paragraph: Paragraph | None = None
    key: str = ""
    restart: bool = False

    @property
    def place(self) -> Place:
        """Where it is, for a person."""
        return Place(self.number, self.text)

    @property
    def run_in(self) -> bool:
        """Whether text follows the heading in the same paragraph."""
        return self.role == HEADING and self.lead < len(self.text.rstrip())

    @property
    def source(self) -> Paragraph:
        """Its paragraph; AssertionError for a passage that comes from no Word file."""
        assert self.paragraph is not None
        return self.paragraph


class Entry(NamedTuple):
    """An entry of 附件说明 (7.3.4): number and colon of its label, its own number and mark, its name; '' for none."""

    labelled: str
    colon: str
    number: str
    mark: str
    name: str


def entry(text: str) -> Entry:
    """The text of an ATTACHMENTS passage → its parts."""
    match = _ENTRY.fullmatch(text)
    assert match is not None
    return Entry(*match.groups(""))


def marked(text: str) -> tuple[str, str]:
    """A paragraph's text → the form of the number it begins with, and the mark as it is typed; '' for none."""
    for form, pattern in _MARKED.items():
        if match := pattern.match(text):
            return form, match[1]
    return "", ""
