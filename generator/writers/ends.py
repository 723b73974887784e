"""The end of a paper (7.3.4 and 7.3.5 of GB/T 9704-2012) → properties of its paragraphs.

The arithmetic is that of signatures.py, in 字; what Word stores are twips.
"""

from __future__ import annotations

from decimal import Decimal

from generator import signatures
from generator.blocks import ATTACHED, Paragraph, Signature, text_of, width
from generator.style import Style


def attached(paragraph: Paragraph, style: Style) -> str:
    """7.3.4: two 字 in, numbers one under the other, further lines under the name's first character."""
    lead = text_of(paragraph.lead)
    first = lead.startswith(ATTACHED)
    indent = style.hanging(style.body.indent + (0 if first else len(ATTACHED)), width(lead))
    sides = " ".join([f'w:{name}="{value}"' for name, value in indent.items()])
    return f"{before(1, style) if first else ''}<w:ind {sides}/>"


def signed(signature: Signature, style: Style) -> tuple[list[str], str]:
    """7.3.5: the properties of each row of issuers, and of the date."""
    rows, date = _sealed(signature, style) if signature.sealed else _unsealed(signature, style)
    return rows, date if signature.rows else before(1, style) + date


def before(blank: int, style: Style) -> str:
    """Blank lines above a paragraph."""
    return f'<w:spacing w:before="{blank * style.body.line}"/>'


def _unsealed(signature: Signature, style: Style) -> tuple[list[str], str]:
    """7.3.5.2. Start positions are computed, so that the shift of the date always holds."""
    issuers, date = _widths(signature)
    start, begins = signatures.starts(issuers, date, style.area, style.signature)
    rows = [("" if at == 0 else before(0, style)) + _indent(start, style) for at in range(len(signature.rows))]
    return rows, _indent(begins, style)


def _sealed(signature: Signature, style: Style) -> tuple[list[str], str]:
    """7.3.5.1. The last issuer and the date are centred in one box; above each row there is room for its seals."""
    issuers, date = _widths(signature)
    middle = signatures.centre(issuers, date, style.area, style.signature)
    step = signatures.step(issuers, style.signature.seal / style.cell)
    rows = []
    for at, row in enumerate(signature.rows):
        blank = signatures.blank(style.signature, style.body.line, first=at == 0)
        middles = [middle - step * n for n in reversed(range(len(row)))]
        rows.append(_row(width(text_of(row[0])), middles, before(blank, style), style))
    return rows, _box(middle, style)


def _row(first: Decimal, middles: list[Decimal], above: str, style: Style) -> str:
    """A row of issuers, the first of which is so wide: one is centred in its box, the second and on at tabs."""
    if len(middles) == 1:
        return above + _box(middles[0], style)
    stops = "".join([f'<w:tab w:val="center" w:pos="{int(middle * style.cell)}"/>' for middle in middles[1:]])
    return f"<w:tabs>{stops}</w:tabs>{above}{_indent(middles[0] - first / 2, style)}"


def _box(middle: Decimal, style: Style) -> str:
    """Centred around a place: as wide a box as the type area has around it."""
    off = int((2 * middle - style.area) * style.cell)
    return f'<w:ind w:left="{max(0, off)}" w:right="{max(0, -off)}"/><w:jc w:val="center"/>'


def _indent(cells: Decimal, style: Style) -> str:
    """A left indent in 字."""
    return f'<w:ind w:left="{int(cells * style.cell)}"/>'


def _widths(signature: Signature) -> tuple[list[Decimal], Decimal]:
    return [width(text_of(issuer)) for issuer in signature.issuers], width(text_of(signature.date))
