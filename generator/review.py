"""A number sheet → the blocks of its document: tables to tick at the review meeting, and a line to sign."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blocks import Block, Paragraph, Run, Table, Title
from generator.sheet import Column, Grid, Row, Sheet

#: What is ticked.
_BOX = "□"
_NONE = "—"
_SIGNED = "核对人：＿＿＿＿＿＿＿＿　　复核人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日"
#: Columns of words, which say nothing where they are empty; of numbers there is none.
_WORDS = frozenset({"来源", "备注", "算式"})


def blocks(sheet: Sheet) -> list[Block]:
    """Everything that the sheet's document prints, before it is set."""
    return list(_blocks(sheet))


def _blocks(sheet: Sheet) -> Iterator[Block]:
    yield Title("题目", "", (Run(sheet.title),))
    said = f"共有数字{sheet.figures}项，逐项与台账、统计报表核对，无误的在“核对”一栏打勾。"
    yield Paragraph("说明", "", (Run(said),))
    if sheet.unused:
        yield Paragraph("没有用到", "", (Run(f"文中没有用到的指标：{'、'.join(sheet.unused)}。"),))
    for number, grid in enumerate(sheet.grids, 1):
        yield Paragraph(f"表[{number}].标题", "", (Run(f"表{number}　{grid.name}"),), "caption")
        yield _table(f"表[{number}]", grid)
    yield Paragraph("签字", "", (Run(_SIGNED),), "note")


def _table(key: str, grid: Grid) -> Table:
    columns = [column for column in grid.columns if not column.apart]
    head = tuple([_cell(column.name.replace(".", "·")) for column in columns])
    rows = [tuple([_cell(_said(row, column)) for column in columns]) for row in grid.rows]
    return Table(key, "", (head, *rows))


def _said(row: Row, column: Column) -> str:
    if column.name == "核对":
        return _BOX
    cell = row.cells.get(column.name)
    if cell is None:
        return "" if column.name in _WORDS else _NONE
    return "\u3000" * row.depth + cell.text if column.name == "指标" else cell.text


def _cell(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()
