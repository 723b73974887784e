"""Word files made of the XML that a test is about, as Word, WPS or a program might have saved it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from generator.diagnostic import Diagnostic
from generator.readers import document
from generator.readers.word import read
from generator.reading import Paragraph, Reading

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATED = "application/vnd.openxmlformats-package.relationships+xml"
SPACES = f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}"'
PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """Parts → the bytes of a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def parts(body: str, **others: str) -> dict[str, str | bytes]:
    """The body's XML, and the insides of styles, numbering, settings, theme, footer1…, by these names → the parts."""
    kinds = {name: name.rstrip("0123456789") for name in others}
    related = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>' for name, kind in kinds.items()
    )
    roots = {name: name for name in ("settings", "styles", "numbering", "footnotes", "endnotes")}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in {"document": "document.main", **kinds}.items()
    )
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="rels" ContentType="{RELATED}"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
    }
    for name, inside in others.items():
        root = "ftr" if name.startswith("footer") else roots.get(name, "")
        made[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{inside}</w:{root}>" if root else inside
    return made


def reading(folder: Path, body: str, **others: str) -> Reading:
    """What is read of a document made so."""
    path = folder / "made.docx"
    path.write_bytes(package(parts(body, **others)))
    found, faults = read(path)
    assert faults == []
    assert found is not None
    return found


def only(folder: Path, body: str, **others: str) -> Paragraph:
    """The only paragraph of such a document."""
    (paragraph,) = reading(folder, body, **others).paragraphs
    return paragraph


def text(said: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{said}</w:t></w:r>'


def p(inside: str = "", properties: str = "", mark: str = "") -> str:
    """A paragraph of what stands in it, its properties, and those of its end mark. Plain text becomes a run."""
    runs = inside if inside.startswith("<") or not inside else text(inside)
    return f"<w:p><w:pPr>{properties}<w:rPr>{mark}</w:rPr></w:pPr>{runs}</w:p>"


def opened(folder: Path, data: bytes, name: str = "总结.docx") -> tuple[Reading | None, list[Diagnostic]]:
    """What an import reads in a file of these bytes."""
    path = folder / name
    path.write_bytes(data)
    return document.read(path)


def imported(folder: Path, body: str, **others: str) -> tuple[Paragraph, ...]:
    """What an import reads in a document made so."""
    found, faults = opened(folder, package(parts(body, **others)))
    assert faults == []
    assert found is not None
    return found.paragraphs


def lines(folder: Path, body: str, **others: str) -> list[str]:
    """The texts of that."""
    return [paragraph.text for paragraph in imported(folder, body, **others)]
