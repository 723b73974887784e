"""A table that the clerk writes out: what is wrong with it, and its joined cells."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostic import Diagnostic
from generator.grid import LEFT, UP, joined
from generator.messages import Message
from generator.model import Table
from generator.text import Text


def faults(table: Table) -> Iterator[Diagnostic]:
    """What is wrong with how a table is written: neither numbers nor a header, or rows of another length."""
    if table.rows and not table.header and not table.names:
        hint = Message("补上 表头: [第一列的名称, 第二列的名称]")
        yield Diagnostic("E202", Message("“表”里缺“表头”"), table.span, hint=hint)
    if table.names and (table.header or table.rows):
        hint = Message("要由指标生成，删去 表头 和 行；要自己写，删去 指标")
        yield Diagnostic("E213", Message("由指标生成的表，不能再写 表头 和 行"), table.span, hint=hint)
    if table.columns and table.rows and not table.names:
        hint = Message("写上 指标，或删去 列")
        yield Diagnostic("E213", Message("“列”只用在由指标生成的表"), table.span, hint=hint)
    rows = (*table.header, *table.rows)
    if rows and not rows[0]:
        hint = Message("每一列写一格；空着的格写两个引号 ''")
        yield Diagnostic("E210", Message("表头一格也没有"), table.span, hint=hint)
    for row in rows:
        if len(row) != len(rows[0]):
            message = Message("这一行有{found}格，表头有{wanted}格", found=len(row), wanted=len(rows[0]))
            yield Diagnostic("E210", message, row[0].span() if row else table.span)


def merge(table: Table) -> tuple[Table, list[Diagnostic]]:
    """A written table → the same with its joined cells, the marks ← and ↑ gone. A mark in quotes is text."""
    source = table.span.source.text
    rows = (*table.header, *table.rows)
    if not (LEFT in source or UP in source) or not any(_mark(cell) for row in rows for cell in row):
        return table, []
    merged, lost = joined([[_mark(cell) for cell in row] for row in rows], len(table.header))
    hint = Message("左边或上面要有同一块的格，合起来是一个长方形；表头不能和下面的行合并；要印箭头本身，加上引号")
    found = [Diagnostic("E212", Message("“{mark}”在这里并不了格", mark=rows[r][c].value), rows[r][c].span(), hint=hint)
             for r, c in lost]  # fmt: skip
    cleared = [tuple([cell.slice(0, 0) if _mark(cell) else cell for cell in row]) for row in rows]
    header = len(table.header)
    return table._replace(header=tuple(cleared[:header]), rows=tuple(cleared[header:]), merged=merged), found


def _mark(cell: Text) -> str:
    return cell.value if cell.value in {LEFT, UP} and cell.scalar.style == "" else ""
