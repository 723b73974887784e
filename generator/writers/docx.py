"""Blocks and a base package → .docx. The only maker of body XML, as strings: a tree of objects
costs fifty times as long.

Style ids are those that wordstyles.py gives the base package. Clauses are GB/T 9704-2012's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from generator.blocks import Block, Figure, Heading, PageBreak, Paragraph, Signature, Table, Title, text_of
from generator.patterns import lazy
from generator.style import Style
from generator.writers import ends
from generator.writers.package import Parts, pack, seal, unpack

#: Marks that Word takes from the Latin face unless it is told that they are Chinese (layout: w:hint).
_AMBIGUOUS = lazy("[°±·×÷\u2010-\u2bff～]")
_SPECIAL = lazy("[&<>]")
_BREAKS = lazy("[\n\t]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BODY = "word/document.xml"
_PARAGRAPH_STYLES = {
    "body": "NormalIndent",
    "addressee": "Salutation",
    "attachment": "AttachmentList",
    "annex": "Annex",
    "remark": "NormalIndent",
    "caption": "Caption",
    "unit": "BodyText",
    "note": "BodyText",
}
#: What the paragraphs of a role say beside their style: a caption's own stays with what follows it.
_PLACES = {
    "unit": '<w:keepNext/><w:jc w:val="right"/>',
    "note": '<w:jc w:val="left"/>',
}
#: Roles that stay on the page of what stands before them.
_TAILS = frozenset({"attachment", "remark"})


class Properties(NamedTuple):
    """What a file manager shows of the document."""

    title: str
    office: str
    date: datetime | None


def write(blocks: list[Block], base: bytes, style: Style, properties: Properties) -> bytes:
    """Typeset blocks → the bytes of a .docx, sealed with its own hash."""
    parts = unpack(base)
    head, mark, tail = parts[_BODY].partition(b"<w:sectPr")
    parts[_BODY] = b"".join((head, *(xml.encode() for xml in body(blocks, style)), mark, tail))
    parts |= described(properties)
    if figures := [block for block in blocks if isinstance(block, Figure)]:
        from generator.writers.figure import with_pictures  # noqa: PLC0415  few reports have any

        parts = with_pictures(parts, figures)
    return pack(seal(parts))


def body(blocks: list[Block], style: Style) -> Iterator[str]:
    """Typeset blocks → the XML between <w:body> and <w:sectPr>, block by block."""
    maker = _Body(style)
    following: list[Block | None] = [*blocks[1:], None]
    return (maker.block(block, after) for block, after in zip(blocks, following, strict=False))


class _Body:
    def __init__(self, style: Style) -> None:
        self.style = style
        #: Whether there is text above on the page, whether there was a title, and what begins a new page.
        self.begun = self.titled = False
        self.page = ""
        self.figures = 0

    def block(self, block: Block, following: Block | None) -> str:
        if isinstance(block, PageBreak):
            self.begun, self.page = False, "<w:pageBreakBefore/>"
            return ""
        if self.page:
            return self.on_a_new_page(block, following)
        if isinstance(block, Paragraph):
            return self.paragraph(block, following)
        if isinstance(block, Heading):
            self.begun = True
            return _paragraph(f"Heading{self.style.level(block.form)}", _run(text_of(block.runs)))
        if isinstance(block, Title):
            return self.title(block)
        self.begun = True
        if isinstance(block, Table):
            return self.table(block, following)
        if isinstance(block, Figure):
            return self.figure(block)
        return self.signature(block, following)

    def on_a_new_page(self, block: Block, following: Block | None) -> str:
        """A block whose first paragraph begins a page. Before a table a blank one does: some programs skip cells."""
        page, self.page = self.page, ""
        if isinstance(block, Table):
            return _paragraph("Normal", "", page) + self.block(block, following)
        head, style, rest = self.block(block, following).partition('"/>')
        kept = "<w:keepNext/>" if rest.startswith("<w:keepNext/>") else ""
        return f"{head}{style}{kept}{page}{rest[len(kept) :]}" if style else ""

    def title(self, title: Title) -> str:
        """7.3.1; a title after text has a blank line before it as well as after."""
        blank = 1 if self.begun else 0 if self.titled else self.style.title_blank
        self.begun = self.titled = True
        return _paragraph("Title", _run(text_of(title.runs)), ends.before(blank, self.style) if blank else "")

    def paragraph(self, paragraph: Paragraph, following: Block | None) -> str:
        """Text; a run-in heading before it has the face of its level (7.3.3).

        The last one stays with the signature, so that this never stands alone on a page.
        """
        self.begun = True
        keep = "<w:keepNext/>" if _tail(following) else ""
        if paragraph.role == "attachment":
            keep += ends.attached(paragraph, self.style)
        if paragraph.lead and paragraph.role == "body":
            face = f'<w:rStyle w:val="Heading{self.style.level(paragraph.form)}Char"/>'
            return _paragraph("NormalIndent", _run(text_of(paragraph.lead), face) + _run(text_of(paragraph.runs)), keep)
        text = text_of(paragraph.lead + paragraph.runs)
        place = _PLACES.get(paragraph.role, "")
        return _paragraph(_PARAGRAPH_STYLES[paragraph.role], _run(text), place if "keepNext" in place else keep + place)

    def signature(self, signature: Signature, following: Block | None) -> str:
        """7.3.5: a line for each row of issuers, and the date."""
        places, date = ends.signed(signature, self.style)
        texts = ["\t".join([text_of(issuer) for issuer in row]) for row in signature.rows]
        rows = [_paragraph("Signature", _run(text), place) for text, place in zip(texts, places, strict=True)]
        if signature.date:
            keep = "<w:keepNext/>" if _tail(following) else ""
            rows.append(_paragraph("Date", _run(text_of(signature.date)), keep + date))
        return "".join(rows)

    def table(self, table: Table, following: Block | None) -> str:
        """A table; the note under it, or a signature, does not stand without it."""
        from generator.writers import table as tables  # noqa: PLC0415  many reports have none

        note = isinstance(following, Paragraph) and following.role == "note"
        sure = _plain("".join([text_of(runs) for row in table.rows for runs in row]))
        run = _smaller(table.size) if table.size else None if sure else _run
        return tables.write(table, self.style, run, keep=note or _tail(following))

    def figure(self, figure: Figure) -> str:
        """A picture, its caption below."""
        from generator.writers.figure import paragraph  # noqa: PLC0415  few reports have any

        self.figures += 1
        caption = _paragraph("Caption", _run(text_of(figure.runs)), '<w:keepNext w:val="0"/>') if figure.runs else ""
        return paragraph(figure, self.style, self.figures) + caption


def _tail(block: Block | None) -> bool:
    """What must not stand alone on a page (7.3.5.5)."""
    return isinstance(block, Signature) or (isinstance(block, Paragraph) and block.role in _TAILS)


def _plain(text: str) -> bool:
    """Whether text surely needs no escape, no hint and no word on blanks: that is most of it."""
    sure = text.isprintable() and not (" " in text or "&" in text or "<" in text or ">" in text)
    return sure and _AMBIGUOUS.search(text) is None


def _paragraph(style: str, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _smaller(size: int) -> Callable[[str], str]:
    """The maker of runs in so many half-points."""
    sized = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'

    def run(text: str) -> str:
        made = _run(text)
        if made.startswith("<w:r><w:rPr>"):
            return made.replace("</w:rPr>", f"{sized}</w:rPr>", 1)
        return made.replace("<w:r>", f"<w:r><w:rPr>{sized}</w:rPr>", 1)

    return run


def _run(text: str, face: str = "") -> str:
    """Text of one face → one w:r: figures are not told apart in the file, the text is all there is."""
    if text and not face and _plain(text):
        return f"<w:r><w:t>{text}</w:t></w:r>"
    hint = '<w:rFonts w:hint="eastAsia"/>' if _AMBIGUOUS.search(text) else ""
    properties = f"<w:rPr>{face}{hint}</w:rPr>" if face or hint else ""
    if _SPECIAL.search(text):
        text = _escaped(text)
    if _BREAKS.search(text):
        return f"<w:r>{properties}{_broken(text)}</w:r>"
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() or "  " in text else ""
    return f"<w:r>{properties}<w:t{space}>{text}</w:t></w:r>" if text else ""


def _broken(text: str) -> str:
    """Text with line breaks and tabs → their elements and the text between them."""
    preserved = f'<w:t xml:space="preserve">{text}</w:t>'
    for char, element in ("\n", "<w:br/>"), ("\t", "<w:tab/>"):
        preserved = preserved.replace(char, f'</w:t>{element}<w:t xml:space="preserve">')
    return preserved.replace('<w:t xml:space="preserve"></w:t>', "")


def described(properties: Properties) -> Parts:
    """core.xml and app.xml: the office's title, name and date, and nothing else."""
    when = ""
    if properties.date is not None:
        stamp = properties.date.strftime("%Y-%m-%dT%H:%M:%SZ")
        when = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified")
        )
    core = (
        f"{_XML}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_escaped(properties.title)}</dc:title><dc:creator>{_escaped(properties.office)}</dc:creator>"
        f"<cp:lastModifiedBy>{_escaped(properties.office)}</cp:lastModifiedBy>{when}</cp:coreProperties>"
    )
    app = (
        f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Company>{_escaped(properties.office)}</Company></Properties>"
    )
    return {"docProps/core.xml": core.encode(), "docProps/app.xml": app.encode()}


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda m: _ENTITIES[m[0]], text)
