"""The tests' own machine: free fonts that stand in for an office's, and the page as the standard has it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from os import environ
from pathlib import Path

from generator.rendered import office, pdf
from generator.rendered.pages import MM, Area, Char, Line, Page

__all__ = ["AREA", "ENVIRONMENT", "FACES", "MM", "Area", "Char", "Line", "Page"]

#: The type area (5.2.1) and the grid in it (5.2.3), in points.
AREA = Area(left=28 * MM, top=37 * MM, width=156 * MM, height=225 * MM, lines=22, characters=28, pitch=28.95)
ENVIRONMENT = {"FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf"))}
#: The families fonts.conf maps to → how their fonts are called inside a PDF.
FACES = {
    "AR PL SungtiL GB": "BousungEG-Light-GB",
    "AR PL KaitiM GB": "GBZenKai-Medium",
    "Noto Sans CJK SC": "NotoSansCJK",
    "Noto Serif CJK SC": "NotoSerifCJK",
    "AR PL UMing CN": "UMingCN",
}
_PACKAGES = (
    "libreoffice-writer libreoffice-calc fonts-noto-cjk fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-arphic-uming"
)


def missing() -> str:
    """Why nothing can be rendered on this machine, or "" if it can."""
    if office.soffice() is None:
        return f"LibreOffice is not installed (Debian: apt-get install {_PACKAGES})"
    if not computes():
        return "LibreOffice has no Calc (Debian: apt-get install libreoffice-calc)"
    if shutil.which("fc-match") is None:
        return "fontconfig's fc-match is not installed; faces cannot be mapped without fontconfig"
    lacking = [face for face in FACES if not _installed(face)]
    return f"fonts are not installed: {', '.join(lacking)} (Debian: apt-get install {_PACKAGES})" if lacking else ""


def computes() -> bool:
    """Whether the LibreOffice of this machine has spreadsheets: Debian's is in pieces."""
    program = office.soffice()
    inside = Path(program).resolve().parent if program else Path()
    return program is not None and (not (inside / "libswlo.so").exists() or (inside / "libsclo.so").exists())


def _installed(face: str) -> bool:
    found = subprocess.run(
        ["fc-match", "--format=%{family}", face],
        env={**environ, **ENVIRONMENT},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return face in found.stdout


def render(docx: Path, out: Path) -> Path:
    """A .docx → a PDF in the folder `out`, in the faces of fonts.conf. Raises Unrendered."""
    return office.convert([docx], out, ENVIRONMENT)[0]


def pages(path: Path, odd: Area = AREA, even: Area | None = None) -> list[Page]:
    """A PDF → its pages."""
    return pdf.pages(path, odd, even)


def within(line: Line, faces: Iterable[str]) -> bool:
    """Whether each character is of one of the faces (names of FACES)."""
    return all(font.startswith(tuple(FACES[face] for face in faces)) for font in line.fonts)
