"""Ledger → the number sheet (数据核对表): every figure of a report, a line each, to be held against its source.

First the indicators with all their numbers, then what stands in the text alone or is computed there, then what is
typed without {{ }}, then the findings that were looked into. Its words are Chinese: it is read at the review meeting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.arithmetic import with_values
from generator.ledger import Ledger, Origin, Use, made_of, of_head
from generator.quantity import Kind, Quantity
from generator.sheet import Cell, Column, Grid, Row, Sheet, texts
from generator.sheetrows import Line, live, number_cell, rate_cell, rows, used, written

INDICATORS, IN_TEXT, TYPED, WAIVED = "指标", "文中的数", "没有绑定的数", "已核"
#: The columns of indicators in their order. What stands apart has no room on a page: a spreadsheet has it alone.
_COLUMNS = (
    Column("序号", 5), Column("指标", 20), Column("单位", 7, apart=True),
    Column("本年", 11), Column("分项之和", 10, apart=True), Column("上年", 11),
    Column("增量", 10, apart=True), Column("增速", 9),
    Column("目标", 11), Column("目标.确保", 11), Column("目标.力争", 11), Column("完成率", 9), Column("占比", 8),
    Column("下年目标", 11), Column("下年目标.确保", 11), Column("下年目标.力争", 11),
    Column("目标增速", 9, apart=True), Column("目标增量", 10, apart=True),
)  # fmt: skip
_YEAR = 10
_CLOSING = (
    Column("来源", 12), Column("备注", 18), Column("用在", 18), Column("写在", 14, apart=True), Column("核对", 6),
)  # fmt: skip
_TEXT_COLUMNS = (
    Column("序号", 5), Column("用在", 18), Column("文中的话", 46), Column("数", 12), Column("单位", 8, apart=True),
    Column("算式", 30), Column("写在", 16, apart=True), Column("核对", 6),
)  # fmt: skip
_WAIVED_COLUMNS = (
    Column("序号", 5), Column("提醒", 60), Column("理由", 34), Column("写在", 16, apart=True), Column("核对", 6),
)  # fmt: skip


class Typed(NamedTuple):
    """A number that is typed in the text without {{ }}: the key of its block, itself, the words around it."""

    key: str
    text: str
    around: str


class Waiver(NamedTuple):
    """A finding that was looked into: what it says, why it stands, its place."""

    finding: str
    reason: str
    place: str


def tally(
    ledger: Ledger, title: str, office: str, typed: Sequence[Typed] = (), waivers: Sequence[Waiver] = ()
) -> Sheet:
    """Everything that documents of a report print and its YAML states → the sheet."""
    lines = {key: Line(named, ledger) for key, named in ledger.named.items()}
    named = rows(list(lines.values()))
    in_text = _in_text(ledger, lines)
    loose = _loose(ledger, typed)
    grids = (
        _grid(INDICATORS, named, _columns(named)),
        _grid(IN_TEXT, in_text, _TEXT_COLUMNS),
        _grid(TYPED, loose, _TEXT_COLUMNS),
        _grid(WAIVED, _waived(waivers), _WAIVED_COLUMNS),
    )
    unused = tuple([line.path for line in lines.values() if line.unused])
    shown = tuple([grid for grid in grids if grid.rows]) or grids[1:2]
    return Sheet(title, office, shown, len(named) + len(in_text) + len(loose), unused)


def _grid(name: str, rows: Sequence[Row], columns: Sequence[Column]) -> Grid:
    """A table of the columns that say something; the one to tick is empty."""
    said = {column for row in rows for column in row.cells} | {"核对"}
    return Grid(name, tuple([column for column in columns if column.name in said]), tuple(rows))


def _columns(rows: Sequence[Row]) -> list[Column]:
    names = {name for row in rows for name in row.cells}
    years = sorted(name for name in names if name.startswith("历年."))
    return [*_COLUMNS, *(Column(year, _YEAR, apart=True) for year in years), *_CLOSING]


# --------------------------------------------------------------------- in the text


def _in_text(ledger: Ledger, lines: Mapping[str, Line]) -> list[Row]:
    """Numbers that stand in the text alone, and those computed there of several indicators: once each."""
    groups: dict[object, list[Use]] = {}
    for use in ledger.uses:
        if not _elsewhere(ledger, use, lines):
            groups.setdefault((made_of(use.figure), use.figure.quantity), []).append(use)
    return [_text_row(ledger, f"文[{n}]", n, uses, lines) for n, uses in enumerate(groups.values(), 1)]


def _elsewhere(ledger: Ledger, use: Use, lines: Mapping[str, Line]) -> bool:
    """Whether a figure has its line among the indicators, or is the report's year, date or period."""
    figure = use.figure
    if of_head(figure):
        return True
    origins = ledger.origins(figure)
    keys = {origin.indicator.key for origin in origins if origin.indicator}
    if not keys or not all(origin.indicator for origin in origins):
        return False
    if figure.quantity is None or figure.quantity.low is None or ledger.whole(figure):
        return True
    return any(_shown(cell, lines[key], figure.quantity) for key in keys for cell in lines[key].cells.values())


def _shown(cell: Cell, line: Line, quantity: Quantity) -> bool:
    """Whether a cell of the indicators' table shows a number."""
    if cell.number is None or quantity.low is None:
        return cell.text == str(quantity)
    if quantity.unit == "%" and cell.percent:
        return cell.number == quantity.low / 100
    if cell.percent or cell.after.endswith("分点"):
        return cell.number == quantity.low and cell.after == quantity.unit
    return quantity.dimension == line.first.dimension and cell.number * line.first.size == quantity.base


def _loose(ledger: Ledger, typed: Sequence[Typed]) -> list[Row]:
    """Numbers that nothing but the eye can check."""
    where = {place.key: place for _, found in reversed(ledger.places) for place in reversed(found)}
    used_in = [where[each.key].name.text() if each.key in where else "" for each in typed]
    said = [
        {"序号": str(n), "用在": place, "文中的话": f"…{each.around}…", "数": each.text}
        for n, (place, each) in enumerate(zip(used_in, typed, strict=True), 1)
    ]
    return [Row(f"散[{cells['序号']}]", texts(cells)) for cells in said]


def _waived(waivers: Sequence[Waiver]) -> list[Row]:
    """Findings that were looked into."""
    said = [
        {"序号": str(n), "提醒": each.finding, "理由": each.reason, "写在": each.place}
        for n, each in enumerate(waivers, 1)
    ]
    return [Row(f"已核[{cells['序号']}]", texts(cells)) for cells in said]


def _text_row(ledger: Ledger, key: str, number: int, uses: Sequence[Use], lines: Mapping[str, Line]) -> Row:
    use = uses[0]
    origins = ledger.origins(use.figure)
    before, said, after = use.around(14)
    places = dict.fromkeys(written(ledger, origin.span) for origin in origins if origin.span)
    formula = "；".join(with_values(use.figure, origins))
    names = "、".join(dict.fromkeys(origin.name for origin in origins if origin.name))
    quantity = use.figure.quantity
    cells = {
        "序号": str(number),
        "用在": used(uses),
        "文中的话": f"{before}【{said}】{after}",
        "算式": f"{names}：{formula}" if names and formula else formula or names,
        "写在": "、".join(places),
    }
    cell = _text_cell(use, origins, lines)
    unit = quantity.scale + quantity.unit if quantity and cell.number is not None and not cell.percent else ""
    return Row(key, {**texts(cells), **texts({"单位": unit}), "数": cell})


def _text_cell(use: Use, origins: Sequence[Origin], lines: Mapping[str, Line]) -> Cell:
    """The number itself, live where it is computed from cells that are there."""
    quantity = use.figure.quantity
    text = use.text if quantity is None else str(quantity)
    if quantity is None or quantity.low is None or quantity.high is not None or quantity.kind is not Kind.AMOUNT:
        return Cell(text)
    cell = rate_cell(use.figure._replace(text=text)) if quantity.unit == "%" and quantity.exact else None
    cell = cell or number_cell(text, quantity, quantity)
    return live(use.figure, cell, origins, lines)
