"""Blocks → plain text, a paragraph a line: what Word shows, without its page."""

from __future__ import annotations

from generator.blocks import Block, Figure, PageBreak, Paragraph, Signature, Table, text_of


def write(blocks: list[Block]) -> str:
    """Typeset blocks → text. A title's lines, a table's rows, a figure's caption, a signature's parts are lines."""
    return "".join([f"{line}\n" for block in blocks for line in lines(block)])


def lines(block: Block) -> list[str]:
    """A block → its lines; cells of a row are parted by tabs, so within a cell a tab is a blank."""
    if isinstance(block, Paragraph):
        return [text_of(block.lead) + text_of(block.runs)]
    if isinstance(block, Table):
        return ["\t".join([text_of(cell).replace("\t", " ") for cell in row]) for row in block.rows]
    if isinstance(block, Signature):
        rows = ["\t".join([text_of(issuer) for issuer in row]) for row in block.rows]
        return [*rows, text_of(block.date)] if block.date else rows
    if isinstance(block, Figure) and not block.runs:
        return []
    return [] if isinstance(block, PageBreak) else text_of(block.runs).split("\n")
