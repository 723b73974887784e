"""A .docx of anyone's → Reading: what truly holds, after styles, themes and numbering.

It is read part by part, not through python-docx: that gives up on a file with a part missing or a
measure it does not know, which Word and WPS open without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from generator.diagnostic import WARNING, Diagnostic
from generator.messages import Message
from generator.readers.accepted import accept
from generator.readers.archive import MOST_PARAGRAPHS, Archive, Unfit, opened, too_long
from generator.readers.body import Body, breaks
from generator.readers.cascade import Styles, Theme, theme_script
from generator.readers.flow import Flow
from generator.readers.numbers import Numbering
from generator.readers.xml import Element, W, attribute, child, flat, integer, local, on, twips
from generator.reading import EAST_ASIA, Grid, Paragraph, Properties, Reading, Section, Settings

#: What stands for a note, by the name of its reference and its id.
Notes: TypeAlias = "dict[tuple[str, str], str]"
#: What Word takes where a section says nothing: US Letter, an inch around.
_PAPER, _MARGIN = (12240, 15840), 1440
#: The pages that a section has headers and footers for (17.18.36).
_PAGES = frozenset({"default", "even", "first"})


def read(path: Path) -> tuple[Reading | None, list[Diagnostic]]:
    """A file → what it says, or None and why it is no Word document (E510–E513, E517). Raises OSError."""
    try:
        return _read(opened(path), str(path), None)[0], []
    except Unfit as unfit:
        return None, [unfit.diagnostic._replace(path=str(path))]


def whole(data: bytes, path: str) -> tuple[Reading, list[Diagnostic]]:
    """A file's bytes → all that a reader finds in it: text boxes, notes, pictures wherever they stand.

    With it what could not be read (E518, a warning). Raises Unfit.
    """
    archive = Archive(data)
    reading, strange = _read(archive, path, {})
    message = Message("有{count}处内容是嵌入的别的文件，没有读进来", count=strange)
    hint = Message("用 Word 打开，全选，复制到新文件，另存为 .docx，再导入；或对照原文补上")
    return reading, [Diagnostic("E518", message, hint=hint, severity=WARNING, path=path)] if strange else []


def _read(archive: Archive, path: str, notes: Notes | None) -> tuple[Reading, int]:
    """A package → what it says, and how many pieces of it are no Word; without `notes` only what has a layout."""
    settings, root = archive.related("settings"), archive.root()
    revisions = sum(1 for _ in root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"))
    styles = Styles(archive.related("styles"), Theme(archive.related("theme"), theme_script(settings)))
    accept(root)
    reader = Body(styles, Numbering(archive.related("numbering")), notes if notes is None else _notes(archive, styles))
    flow = Flow(whole=notes is not None)
    body = child(root, "body")
    paragraphs = () if body is None else tuple(_paragraphs(body, reader, flow))
    reading = Reading(
        path,
        tuple(_sections(body, archive, styles)),
        paragraphs,
        _settings(settings),
        _properties(archive.properties()),
        styles.seen(styles.look(styles.run_of(styles.default("paragraph")), {})[0], EAST_ASIA),
        frozenset(paragraph.style for paragraph in paragraphs),
        revisions,
    )
    return reading, flow.strange


def _notes(archive: Archive, styles: Styles) -> Notes:
    """Footnotes and endnotes as they stand in the text: in brackets."""
    found: Notes = {}
    for name in ("footnote", "endnote"):
        root = archive.related(f"{name}s")
        if root is not None:
            accept(root)
        for note in () if root is None else root.iterchildren(f"{W}{name}"):
            reader = Body(styles, Numbering(None))
            said = (reader.paragraph(element, place).text.strip() for element, place in Flow(whole=True).met(note))
            if text := "\u3000".join(filter(None, said)):
                found[f"{name}Reference", attribute(note, "id")] = f"（注：{text}）"
    return found


def _paragraphs(body: Element, reader: Body, flow: Flow) -> Iterator[Paragraph]:
    """The body's paragraphs. A page begins by a property, a page break before the text, a new section."""
    section, new = 0, False
    for number, (element, place) in enumerate(flow.met(body), 1):
        if number > MOST_PARAGRAPHS:
            raise too_long()
        before, after = breaks(element)
        paragraph = reader.paragraph(element, place, number, section)
        yield paragraph._replace(new_page=new or before or paragraph.layout.page_break_before)
        new = after or (new and not paragraph.text.strip() and not paragraph.picture)
        if child(element, "pPr", "sectPr") is not None:
            section += 1
            new = _kind_of_next(element) != "continuous"


def _kind_of_next(element: Element) -> str:
    """How the section after this paragraph's begins."""
    following = next((e for p in element.itersiblings() for e in p.iter(f"{W}sectPr")), None)
    return attribute(child(following, "type"), default="nextPage")


def _sections(body: Element | None, archive: Archive, styles: Styles) -> Iterator[Section]:
    """Every section; a footer that one has not is the one before's."""
    before, margins = Section(*_PAPER, _MARGIN, _MARGIN, _MARGIN, _MARGIN), _Margins(archive, styles)
    found = [] if body is None else body.iter(f"{W}sectPr")
    elements = [e for e in found if next(e.iterancestors(f"{W}sectPrChange"), None) is None]
    for element in elements:
        before = _section(element, before, margins)
        yield before
    if not elements:
        yield before


def _section(element: Element, before: Section, margins: _Margins) -> Section:
    said = flat(element)
    return Section(
        twips(said.get("pgSz.w"), _PAPER[0]),
        twips(said.get("pgSz.h"), _PAPER[1]),
        twips(said.get("pgMar.top"), _MARGIN),
        twips(said.get("pgMar.bottom"), _MARGIN),
        twips(said.get("pgMar.left"), _MARGIN),
        twips(said.get("pgMar.right"), _MARGIN),
        header=twips(said.get("pgMar.header"), 720),
        footer=twips(said.get("pgMar.footer"), 720),
        gutter=twips(said.get("pgMar.gutter")),
        landscape=said.get("pgSz.orient") == "landscape",
        grid=_grid(said),
        title_page=on(said, "titlePg"),
        number_format=said.get("pgNumType.fmt", ""),
        number_start=integer(said.get("pgNumType.start", "")),
        footers={**before.footers, **dict(margins.of(element, "footer"))},
        headers={**before.headers, **dict(margins.of(element, "header"))},
    )


def _grid(said: dict[str, str]) -> Grid:
    kind = said.get("docGrid.type", "")
    if kind in {"", "default"}:
        return Grid()
    return Grid(kind, twips(said.get("docGrid.linePitch")), twips(said.get("docGrid.charSpace")))


class _Margins:
    """Headers and footers, each read once however many sections name it."""

    def __init__(self, archive: Archive, styles: Styles) -> None:
        self.archive = archive
        self.styles = styles
        self._known: dict[Element, tuple[Paragraph, ...]] = {}

    def of(self, section: Element, kind: str) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
        """A section's own, by their type; `kind` is header or footer."""
        for reference in section.iterchildren(f"{W}{kind}Reference"):
            root, pages = self.archive.linked(reference), attribute(reference, "type", "default")
            if root is not None and local(root) in {"ftr", "hdr"} and pages in _PAGES:
                yield pages, self._read(root)

    def _read(self, root: Element) -> tuple[Paragraph, ...]:
        if root not in self._known:
            accept(root)
            reader = Body(self.styles, Numbering(None))
            met = Flow(whole=True).met(root)
            self._known[root] = tuple(reader.paragraph(element, place) for element, place in met)
        return self._known[root]


def _settings(root: Element | None) -> Settings:
    said = flat(root)
    compat = child(root, "compat")
    settings = () if compat is None else compat.iterchildren(f"{W}compatSetting")
    modes = [attribute(each) for each in settings if attribute(each, "name") == "compatibilityMode"]
    return Settings(
        on(said, "evenAndOddHeaders"),
        on(said, "mirrorMargins"),
        on(said, "gutterAtTop"),
        (integer(modes[0]) if modes else None) or 0,
        said.get("characterSpacingControl.val", "doNotCompress"),
    )


def _properties(said: dict[str, str]) -> Properties:
    names = ("title", "creator", "created")
    return Properties(*(said.get(name, "") for name in names))
