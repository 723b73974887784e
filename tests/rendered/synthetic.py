"""Body paragraphs → a small .docx in the layout of GB/T 9704-2012: raw XML, and none of niangao's code."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


@dataclass(frozen=True)
class Layout:
    """What a test may spoil: lengths in twips, `hang` as Word writes overflowPunct (None: left out)."""

    line: int = 579
    bottom: int = 1984
    footer: int = 1430
    spacing: int = -5
    hang: int | None = 1
    dash: str = "—"


def paragraph(text: str, style: str = "", properties: str = "", run: str = "") -> str:
    """Text, style id, more pPr and rPr → <w:p>. A line break in the text is a <w:br/>."""
    name = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{name}{properties}</w:pPr>{run_of(text, run)}</w:p>"


def run_of(text: str, properties: str = "") -> str:
    """Text and rPr → <w:r>."""
    pieces = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")]
    return f"<w:r><w:rPr>{properties}</w:rPr>{'<w:br/>'.join(pieces)}</w:r>" if text else ""


def write(path: Path, body: list[str], layout: Layout | None = None) -> Path:
    """Paragraphs as XML → the file `path`."""
    layout = layout or Layout()
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relationships(
            [("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "odd.xml"), ("footer", "even.xml")]
        ),
        "word/document.xml": _document(body, layout),
        "word/styles.xml": _styles(layout),
        "word/settings.xml": f"<w:settings {_W}><w:evenAndOddHeaders/></w:settings>",
        "word/odd.xml": _footer("right", layout),
        "word/even.xml": _footer("left", layout),
    }
    with zipfile.ZipFile(path, "w") as package:
        for name, xml in parts.items():
            package.writestr(name, _HEAD + xml)
    return path


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "odd": "footer", "even": "footer"}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{relations}"/>{parts}</Types>'


def _relationships(targets: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{items}</Relationships>'


def _document(body: list[str], layout: Layout) -> str:
    section = (
        '<w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="2098" w:right="1474" w:bottom="{layout.bottom}" w:left="1587"'
        f' w:header="851" w:footer="{layout.footer}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{layout.line}"/>'
    )
    return f"<w:document {_W} {_R}><w:body>{''.join(body)}<w:sectPr>{section}</w:sectPr></w:body></w:document>"


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _styles(layout: Layout) -> str:
    hang = "" if layout.hang is None else f'<w:overflowPunct w:val="{layout.hang}"/>'
    normal = (
        f'<w:widowControl w:val="0"/>{hang}<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{layout.line}" w:lineRule="exact"/>'
        '<w:jc w:val="both"/>'
    )
    face = f'{_fonts("仿宋_GB2312")}<w:spacing w:val="{layout.spacing}"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    title = f'{_fonts("方正小标宋简体")}<w:spacing w:val="0"/><w:sz w:val="44"/>'
    styles = [
        _style("Normal", normal, face, default=True),
        _style("Body", indent, ""),
        _style("Title", '<w:jc w:val="center"/>', title),
        _style("heading 1", "<w:keepNext/>" + indent, _fonts("黑体")),
        _style("Loose heading", indent, _fonts("黑体")),
        _style("heading 2", indent, _fonts("楷体_GB2312")),
        _style("Signature", '<w:keepNext/><w:jc w:val="left"/>', ""),
        _style("Date", '<w:ind w:right="-640"/><w:jc w:val="left"/>', ""),
        _style("Attachments", indent, ""),
        _style("Remark", indent, ""),
        _style("Annex", "", _fonts("黑体")),
    ]
    return f"<w:styles {_W}>{''.join(styles)}</w:styles>"


def _style(name: str, paragraph: str, run: str, *, default: bool = False) -> str:
    key = name.replace(" ", "")
    base = "" if default else '<w:basedOn w:val="Normal"/>'
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _footer(side: str, layout: Layout) -> str:
    face = f'{_fonts("宋体")}<w:spacing w:val="0"/><w:sz w:val="28"/>'
    field = "".join(
        f"<w:r><w:rPr>{face}</w:rPr>{piece}</w:r>"
        for piece in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    properties = (
        '<w:snapToGrid w:val="0"/><w:spacing w:line="280" w:lineRule="exact"/>'
        f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/>'
    )
    left, right = run_of(f"{layout.dash} ", face), run_of(f" {layout.dash}", face)
    return f"<w:ftr {_W}><w:p><w:pPr>{properties}</w:pPr>{left}{field}{right}</w:p></w:ftr>"
