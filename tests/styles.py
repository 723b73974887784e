"""The bundled office style, and what every test of a .docx holds it against."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator

from generator import catalog
from generator.base import make
from generator.diagnostic import Diagnostic
from generator.load import load
from generator.source import Source
from generator.style import Style
from generator.validate import validate

#: CT_PPrBase and CT_RPr of ECMA-376 in the schema's order, as far as styles and paragraphs can hold them.
PARAGRAPH = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment outlineLvl""".split()  # noqa: SIM905  a list to be read
RUN = """rStyle rFonts b bCs i iCs caps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish color
spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang""".split()  # noqa: SIM905


def read(text: str) -> tuple[Style | None, list[Diagnostic]]:
    """A style's YAML → the style and what is wrong with it."""
    tree, faults = load(Source("公文.yaml", text))
    assert tree is not None, faults
    style, found = validate(tree, "版式")
    return style, [*faults, *found]


@cache
def text() -> str:
    """What 公文.yaml says."""
    return (catalog.bundled("templates") / "styles" / "公文.yaml").read_text("utf-8")


@cache
def gongwen() -> Style:
    """templates/styles/公文.yaml → the style."""
    style, faults = read(text())
    assert faults == []
    assert style is not None
    return style


@cache
def base() -> bytes:
    """The base package of the bundled style, made now."""
    return make(gongwen())


def parts(package: bytes) -> dict[str, bytes]:
    """A .docx → its parts by name, in the file's order."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def audited(package: bytes, folder: Path) -> list[str]:
    """What openxml-audit finds wrong with a .docx."""
    path = folder / "audited.docx"
    path.write_bytes(package)
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(path)
    return [str(error) for error in result.errors]
