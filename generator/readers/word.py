"""A .docx of anyone's → Reading: what truly holds, after styles, themes and numbering.

It is read part by part, not through python-docx: that gives up on a file with a part missing or a
measure it does not know, which Word and WPS open without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.diagnostic import Diagnostic
from generator.readers.archive import Archive, Unfit, opened
from generator.readers.body import Body, Place, breaks, met
from generator.readers.cascade import Styles, Theme, theme_script
from generator.readers.numbers import Numbering
from generator.readers.xml import Element, W, attribute, child, flat, integer, local, on, twips
from generator.reading import EAST_ASIA, Grid, Paragraph, Properties, Reading, Section, Settings

#: What Word takes where a section says nothing: US Letter, an inch around.
_PAPER, _MARGIN = (12240, 15840), 1440


def read(path: Path) -> tuple[Reading | None, list[Diagnostic]]:
    """A file → what it says, or None and why it is no Word document (E510–E513). Raises OSError."""
    try:
        return _read(opened(path), str(path)), []
    except Unfit as unfit:
        return None, [unfit.diagnostic._replace(path=str(path))]


def _read(archive: Archive, path: str) -> Reading:
    settings = archive.related("settings")
    styles = Styles(archive.related("styles"), Theme(archive.related("theme"), theme_script(settings)))
    body = child(archive.root(), "body")
    reader = Body(styles, Numbering(archive.related("numbering")))
    paragraphs = () if body is None else tuple(_paragraphs(body, reader))
    return Reading(
        path,
        tuple(_sections(body, archive, styles)),
        paragraphs,
        _settings(settings),
        _properties(archive.properties()),
        styles.seen(styles.look(styles.run_of(styles.default("paragraph")), {})[0], EAST_ASIA),
        frozenset(paragraph.style for paragraph in paragraphs),
        sum(1 for _ in archive.root().iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")),
    )


def _paragraphs(body: Element, reader: Body) -> Iterator[Paragraph]:
    """The body's paragraphs. A page begins by a property, a page break before the text, a new section."""
    section, new = 0, False
    for number, (element, place) in enumerate(met(body, Place()), 1):
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
    before = Section(*_PAPER, _MARGIN, _MARGIN, _MARGIN, _MARGIN)
    found = [] if body is None else body.iter(f"{W}sectPr")
    elements = [e for e in found if next(e.iterancestors(f"{W}sectPrChange"), None) is None]
    for element in elements:
        before = _section(element, before, archive, styles)
        yield before
    if not elements:
        yield before


def _section(element: Element, before: Section, archive: Archive, styles: Styles) -> Section:
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
        footers={**before.footers, **dict(_margins("footerReference", element, archive, styles))},
        headers={**before.headers, **dict(_margins("headerReference", element, archive, styles))},
    )


def _grid(said: dict[str, str]) -> Grid:
    kind = said.get("docGrid.type", "")
    if kind in {"", "default"}:
        return Grid()
    return Grid(kind, twips(said.get("docGrid.linePitch")), twips(said.get("docGrid.charSpace")))


def _margins(
    kind: str, section: Element, archive: Archive, styles: Styles
) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    for reference in section.iterchildren(f"{W}{kind}"):
        root = archive.linked(reference)
        if root is not None and local(root) in {"ftr", "hdr"}:
            reader = Body(styles, Numbering(None))
            found = tuple(reader.paragraph(element, place) for element, place in met(root, Place(), boxes=True))
            yield attribute(reference, "type", "default"), found


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
