"""A sheet of figures between the ledger and a file: cells that know how they are printed and how they are computed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple


class Ref(NamedTuple):
    """A cell, by its row's key and its column's name."""

    row: str
    column: str


class Cell(NamedTuple):
    """What a cell says: `text` as the document prints it, and for a spreadsheet its number.

    The number is in the row's unit, with so many decimals, `before` and `after` it a mark (约, 以上, 个百分点);
    `percent`: it is a ratio that is shown in per cent. `formula`, of words and references, gives the number again.
    """

    text: str
    number: Decimal | None = None
    decimals: int = 0
    before: str = ""
    after: str = ""
    percent: bool = False
    formula: tuple[str | Ref, ...] = ()


class Row(NamedTuple):
    """A row: its key, how deep it lies within the whole, its cells by column."""

    key: str
    cells: Mapping[str, Cell]
    depth: int = 0
    marked: bool = False


class Column(NamedTuple):
    """A column: its name, its width in half 字 in a spreadsheet, whether only a spreadsheet has it."""

    name: str
    width: int
    apart: bool = False


class Grid(NamedTuple):
    """A table with a name: columns that say something, and rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Sheet(NamedTuple):
    """A whole sheet: its title, whose it is, its tables; `figures` is how many lines there are to tick.

    `unused` names the indicators that no document uses.
    """

    title: str
    office: str
    grids: tuple[Grid, ...]
    figures: int
    unused: tuple[str, ...] = ()


def texts(said: Mapping[str, str]) -> dict[str, Cell]:
    """Texts by column → their cells; there is none of nothing."""
    return {name: Cell(text) for name, text in said.items() if text}
