"""Style → base package: a .docx without body, made once for each style.

python-docx holds the package, its relationships, section and settings. Its own template is
left aside: it brings 2013 dates, US Letter, theme fonts and parts that validators flag. Of a
style's properties it knows few that a Chinese page needs (no w:firstLineChars, one font slot
of four, no outline level), so those stand in wordstyles.py and `_node` makes elements of them.

Clause numbers are GB/T 9704-2012's; units are style.py's.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import cast
from xml.sax.saxutils import quoteattr

from docx.enum.section import WD_HEADER_FOOTER, WD_ORIENT
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.settings import CT_Settings
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.section import Section
from docx.settings import Settings
from docx.shared import Twips

from generator.style import MOST_LEVELS, Style
from generator.wordstyles import ON, OWN, Properties, Row, Value, identifier, indent, rows, sizes, slots

#: The schemas' order (CT_PPrBase, CT_RPr, CT_Style, CT_Font); Word repairs or refuses another.
_PARAGRAPH = (
    "pStyle", "keepNext", "keepLines", "widowControl", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid",
    "spacing", "ind", "jc", "outlineLvl",
)  # fmt: skip
_RUN = ("rFonts", "b", "color", "spacing", "sz", "szCs", "lang")
_STYLE = ("name", "basedOn", "next", "link", "uiPriority", "qFormat")
_FONT = ("altName", "charset", "family", "pitch")

# What Word needs to be there, and the only style of tables. The latent line keeps Word's other
# 370 styles out of the gallery until one is used.
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
_STYLES_XML = f"""
<w:styles {nsdecls("w")}>
 <w:docDefaults><w:rPrDefault/><w:pPrDefault/></w:docDefaults>
 <w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"
   w:defQFormat="0" w:count="376"/>
 <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
  <w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
 <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
  <w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
  <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
   <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
 <w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
  <w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
 <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>
  <w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>
  <w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>
</w:styles>"""

# Compatibility 15, or Word's title bar says 兼容模式; the four others are Word's own. doNotExpandShiftReturn:
# a justified line that ends in a break is not stretched. doNotCompress: every mark keeps its whole 字.
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
_COMPAT_XML = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in _COMPATIBILITY.items()
)
_SETTINGS_XML = f"""
<w:settings {nsdecls("w")}>
 <w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="doNotCompress"/>
 <w:compat><w:doNotExpandShiftReturn/>{_COMPAT_XML}</w:compat>
 <w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
 <w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"
   w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"
   w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>
 <w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
</w:settings>"""

# Nothing here uses the theme, but Word offers its colours and fonts, and wants the part.
_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1",
    "folHlink": "954F72",
}  # fmt: skip
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FORMATS_XML = (
    f'<a:fmtScheme name="Office"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)

# The writer replaces these; here they hold their places in the relationships and content types.
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_EXTENDED = f'<Properties xmlns="{_OFFICE}/extended-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"/>'
_CUSTOM = f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"/>'
_CORE = f"<cp:coreProperties {nsdecls('cp', 'dc', 'dcterms', 'xsi')}/>"
_PLACEHOLDERS = {
    "core": (CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, _CORE),
    "app": (CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, _EXTENDED),
    "custom": (CT.OFC_CUSTOM_PROPERTIES, RT.CUSTOM_PROPERTIES, _CUSTOM),
}


def make(style: Style) -> bytes:
    """Style → a .docx whose body holds only its section, the same bytes for the same style.

    Raises ValueError when the style has no heading level or more than nine.
    """
    if not 1 <= len(style.levels) <= MOST_LEVELS:
        raise ValueError(f"{style.name}: {len(style.levels)} heading levels, not 1 to {MOST_LEVELS}")
    package = Package()
    document = _document(package, style)
    package.relate_to(document, RT.OFFICE_DOCUMENT)
    for name, (content_type, reltype, xml) in _PLACEHOLDERS.items():
        package.relate_to(_part(package, f"/docProps/{name}.xml", content_type, parse_xml(xml)), reltype)
    saved = io.BytesIO()
    package.save(saved)
    return _repack(saved)


def _repack(saved: io.BytesIO) -> bytes:
    """A zip → the same entries in fixed order, without the clock's and the system's traces."""
    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0  # else it tells Windows from the rest
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED, compresslevel=6)
    return packed.getvalue()


def _part(package: Package, name: str, content_type: str, element: BaseOxmlElement) -> XmlPart:
    return XmlPart(PackURI(name), content_type, element, package)


def _document(package: Package, style: Style) -> DocumentPart:
    """The main part and all that hangs on it. Its root declares what any body needs."""
    body = f"<w:document {nsdecls('w', 'r', 'wp', 'a', 'pic')}><w:body><w:sectPr/></w:body></w:document>"
    document = DocumentPart(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, parse_xml(body), package)
    for name, content_type, reltype, element in (
        ("styles", CT.WML_STYLES, RT.STYLES, _styles(style)),
        ("settings", CT.WML_SETTINGS, RT.SETTINGS, _settings(style)),
        ("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, _fonts(style)),
        ("theme/theme1", CT.OFC_THEME, RT.THEME, _theme(style)),
    ):
        document.relate_to(_part(package, f"/word/{name}.xml", content_type, element), reltype)
    _section(document, package, style)
    return document


def _node(tag: str, value: Value | None = None, *children: BaseOxmlElement, text: str = "") -> BaseOxmlElement:
    """'spacing', {'line': 579} → <w:spacing w:line="579"/>; a bare value is the element's w:val."""
    element = cast(BaseOxmlElement, OxmlElement(f"w:{tag}"))
    attributes = {} if value is None else value if isinstance(value, Mapping) else {"val": value}
    for name, content in attributes.items():
        element.set(qn(f"w:{name}"), str(content))
    if text:
        element.text = text
        element.set(qn("xml:space"), "preserve")
    element.extend(children)
    return element


def _properties(values: Properties, order: tuple[str, ...]) -> Iterator[BaseOxmlElement]:
    """Elements in the schema's order; one that `order` lacks is a ValueError, never lost."""
    return (_node(tag, values[tag]) for tag in sorted(values, key=order.index))


def _group(tag: str, values: Properties, order: tuple[str, ...]) -> BaseOxmlElement:
    return _node(tag, None, *_properties(values, order))


# -- page, settings, fonts ------------------------------------------------------------------


def _section(document: DocumentPart, package: Package, style: Style) -> None:
    """Paper, margins (5.1, 5.2.1), footers (7.5) and line grid (5.2.3) of the only section.

    The grid shows how many lines a page has; the lines themselves are exact (Normal), since a
    character grid sets half the characters in LibreOffice. There is no header: w:header, which
    the schema demands, only has to lie within the margin.
    """
    properties = document.element.body.sectPr
    page, section = style.page, Section(properties, document)
    section.page_width, section.page_height = Twips(page.width), Twips(page.height)
    if page.width > page.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Twips(page.top), Twips(page.bottom)
    section.left_margin, section.right_margin = Twips(page.left), Twips(page.right)
    section.header_distance, section.footer_distance = Twips(page.top // 2), Twips(style.number.footer)
    section.gutter = Twips(0)
    properties.append(_node("docGrid", {"type": "lines", "linePitch": style.body.line}))
    kinds = [WD_HEADER_FOOTER.PRIMARY] + [WD_HEADER_FOOTER.EVEN_PAGE] * style.number.alternate
    for number, kind in enumerate(kinds, 1):
        footer = _footer(style, even=kind is WD_HEADER_FOOTER.EVEN_PAGE)
        part = _part(package, f"/word/footer{number}.xml", CT.WML_FOOTER, footer)
        properties.add_footerReference(kind, document.relate_to(part, RT.FOOTER))


def _footer(style: Style, even: bool) -> BaseOxmlElement:
    """7.5: — 1 —, on odd pages (or all, where they do not alternate) at the right, on even ones at the left.

    The field is five runs, each with its properties: WPS shows nothing, or PAGE, for less.
    """
    number, side = style.number, "left" if even else "right"
    face: Properties = {"rFonts": {**slots(number.font), "hint": "eastAsia"}, "spacing": 0, **sizes(number.size)}
    pieces = [
        _node("fldChar", {"fldCharType": "begin"}),
        _node("instrText", text=" PAGE "),
        _node("fldChar", {"fldCharType": "separate"}),
        _node("t", text="2" if even else "1"),
        _node("fldChar", {"fldCharType": "end"}),
    ]
    if number.dashes:
        pieces = [_node("t", text="— "), *pieces, _node("t", text=" —")]
    place: Properties = {"pStyle": "Footer", "ind": indent(side, number.indent, number.size), "jc": side}
    runs = [_node("r", None, _group("rPr", face, _RUN), piece) for piece in pieces]
    root = parse_xml(f"<w:ftr {nsdecls('w', 'r')}/>")
    root.append(_node("p", None, _group("pPr", place, _PARAGRAPH), *runs))
    return root


def _settings(style: Style) -> BaseOxmlElement:
    element = parse_xml(_SETTINGS_XML)
    if style.page.mirrored:
        element[0].addnext(_node("mirrorMargins"))
    Settings(cast(CT_Settings, element)).odd_and_even_pages_header_footer = style.number.alternate
    return element


def _fonts(style: Style) -> BaseOxmlElement:
    """The faces used, each with the name by which another system may know it.

    Character set 86 is GB 2312: a missing face is replaced by another Chinese one.
    """
    faces = [style.title, *style.levels.values(), style.table, style.annex]
    table = parse_xml(f"<w:fonts {nsdecls('w')}/>")
    names = [style.body.font, *(face.font for face in faces if face), style.number.font, style.body.latin]
    for name in dict.fromkeys(filter(None, names)):
        known = {"altName": style.alternatives[name]} if name in style.alternatives else {}
        entry = {**known, "charset": "00" if name == style.body.latin else "86", "family": "auto", "pitch": "variable"}
        table.append(_node("font", {"name": name}, *_properties(entry, _FONT)))
    return table


def _theme(style: Style) -> BaseOxmlElement:
    colours = "".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in _COLOURS.items())
    fonts = "".join(
        f'<a:{use}><a:latin typeface={quoteattr(font)}/><a:ea typeface={quoteattr(font)}/><a:cs typeface=""/></a:{use}>'
        for use, font in (("majorFont", style.title.font), ("minorFont", style.body.font))
    )
    return parse_xml(
        f'<a:theme {nsdecls("a")} name="Office"><a:themeElements><a:clrScheme name="Office">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Office">{fonts}</a:fontScheme>{_FORMATS_XML}</a:themeElements></a:theme>'
    )


# -- styles ---------------------------------------------------------------------------------


def _styles(style: Style) -> BaseOxmlElement:
    root = parse_xml(_STYLES_XML)
    language: Properties = {"lang": {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"}}
    default: Properties = {"rFonts": slots(style.body.font, style.body.latin), **sizes(style.body.size), **language}
    root.xpath("//w:rPrDefault")[0].append(_group("rPr", default, _RUN))
    root.extend(_row(row) for row in rows(style))
    return root


def _row(row: Row) -> BaseOxmlElement:
    """A row → <w:style>, its head in the schema's order, then the properties it has."""
    groups = (("pPr", row.paragraph, _PARAGRAPH), ("rPr", row.run, _RUN))
    return _node(
        "style",
        {"type": row.kind, **_mark(row), "styleId": identifier(row.name)},
        *_properties(_head(row), _STYLE),
        *(_group(tag, values, order) for tag, values, order in groups if values),
    )


def _mark(row: Row) -> Mapping[str, int]:
    """w:default for the one that all paragraphs have, w:customStyle for names that Word has not."""
    if row.name == "Normal":
        return {"default": 1}
    return {"customStyle": 1} if row.kind == "character" or row.name in OWN else {}


def _head(row: Row) -> Properties:
    base = "DefaultParagraphFont" if row.kind == "character" else "Normal"
    names = {"basedOn": base if row.name != "Normal" else "", "next": row.next, "link": row.link}
    head: dict[str, Value] = {name: identifier(value) for name, value in names.items() if value}
    shown: Properties = {"qFormat": ON} if row.kind == "paragraph" else {}
    return {"name": row.name, **head, "uiPriority": row.priority, **shown}
