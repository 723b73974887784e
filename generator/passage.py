"""A document as its passages: what each paragraph is (its role) and what it says.

A rule that needs no more than this judges a Word file and a build's own blocks alike.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.clause import Place
from generator.reading import Paragraph

TITLE, SUBTITLE, ADDRESSEE, HEADING, BODY = "title", "subtitle", "addressee", "heading", "body"
#: 附件：1.名称 under the text (7.3.4); 附件1 on the annex's own page (7.3.7); its title is a TITLE.
ATTACHMENTS, ANNEX = "attachments", "annex"
ISSUER, DATE, REMARK = "issuer", "date", "remark"
CAPTION, NOTE, CELL, LABEL = "caption", "note", "cell", "label"
#: What stands above the red rule (版头), and in the imprint at the end (版记).
HEAD, IMPRINT = "head", "imprint"
BLANK = "blank"


class Passage(NamedTuple):
    """One paragraph: `level` and `form` (一、 （一） 1. （1） ①, '' unnumbered) of its heading.

    `lead` is how many characters of the text are heading: all of a heading of its own, the first
    sentence of a run-in one, 0 of other text. `number` counts paragraphs from 1. `paragraph` is there
    where the document was read from a Word file.
    """

    role: str
    text: str
    number: int = 0
    level: int = 0
    form: str = ""
    lead: int = 0
    paragraph: Paragraph | None = None

    @property
    def place(self) -> Place:
        """Where it is, for a person."""
        return Place(self.number, self.text)

    @property
    def run_in(self) -> bool:
        """Whether text follows the heading in the same paragraph."""
        return self.role == HEADING and self.lead < len(self.text)
