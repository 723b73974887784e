"""A figure → its paragraphs, and the parts of the package that its picture needs."""

from __future__ import annotations

from hashlib import sha256
from xml.sax.saxutils import quoteattr

from generator.blocks import Figure
from generator.style import Style
from generator.writers.package import CONTENT_TYPES, Parts

_RELATIONSHIPS = "word/_rels/document.xml.rels"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_EMU = 635  # English metric units in a twip
#: Lines of the page that a figure leaves for its caption.
_CAPTION = 2


def name(figure: Figure) -> str:
    """The name of its picture's part, by its contents: the same picture is stored once."""
    return f"{sha256(figure.image.data).hexdigest()[:16]}.{figure.image.kind}"


def size(figure: Figure, style: Style) -> tuple[int, int]:
    """How wide and high it is set, in twips: as it is, less if it has to be, in proportion."""
    image = figure.image
    wide = min(image.width, int(style.page.text_width * figure.share / 100))
    wide = min(wide, (style.page.text_height - _CAPTION * style.body.line) * image.width // image.height)
    return max(1, wide), max(1, wide * image.height // image.width)


def paragraph(figure: Figure, style: Style, number: int) -> str:
    """A paragraph of its own, whose line is as high as the picture: an exact one would clip it."""
    wide, high = (twips * _EMU for twips in size(figure, style))
    kept = "<w:keepNext/>" if figure.runs else ""
    said = f'id="{number}" name={quoteattr(f"图片 {number}")} descr={quoteattr(figure.words)}'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Normal"/>{kept}<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'
        '</w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {said}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{_identifier(figure)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _identifier(figure: Figure) -> str:
    return f"picture{name(figure).partition('.')[0]}"


def with_pictures(parts: Parts, figures: list[Figure]) -> Parts:
    """A package's parts → the same with the pictures, what relates the text to them, and their types."""
    pictures = {name(figure): figure for figure in figures}
    related = "".join([
        f'<Relationship Id="{_identifier(figure)}" Type="{_IMAGE}" Target="media/{part}"/>'
        for part, figure in sorted(pictures.items())
    ])  # fmt: skip
    kinds = sorted({figure.image.kind for figure in figures})
    types = "".join([f'<Default Extension="{kind}" ContentType="image/{kind}"/>' for kind in kinds])
    return {
        **parts,
        **{f"word/media/{part}": figure.image.data for part, figure in pictures.items()},
        _RELATIONSHIPS: _inserted(parts[_RELATIONSHIPS], b"</Relationships>", related),
        CONTENT_TYPES: _inserted(parts[CONTENT_TYPES], b"<Override", types),
    }


def _inserted(part: bytes, before: bytes, xml: str) -> bytes:
    head, mark, tail = part.partition(before)
    return head + xml.encode() + mark + tail
