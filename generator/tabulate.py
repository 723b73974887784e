"""Indicators → the header, rows and unit of a table, every figure bound.

The heads name the years, so that a table moves on with its report. Units stand above the table where all
cells have one, else in a column, and rates have theirs in the head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from generator import wording
from generator.blocks import Run
from generator.diagnostic import nearest
from generator.evaluate import Scope
from generator.growth import growth
from generator.messages import Message
from generator.model import Figure, Indicator, Table, Target
from generator.node import fold
from generator.quantity import Quantity, plain
from generator.text import Text, computed
from generator.unsayable import REPORTED, Unsayable

#: What a cell says: figures and the words between them; () for nothing.
Said = tuple["str | Figure", ...]
NOTHING: Said = ()
#: What stands for a number that there is none of.
_NONE = "—"
#: The columns of a table that asks for none, as far as there are such numbers.
_USUAL = ("本年", "上年", "增速", "目标", "完成率", "下年目标")
_RATES = ("增速", "完成率", "占比")
_INSIDE = "其中："


class Line(NamedTuple):
    """A row to be: an indicator, what stands before its name, and what each column says of it."""

    indicator: Indicator
    lead: str
    cells: Mapping[str, Said] = MappingProxyType({})


class Made(NamedTuple):
    """A table with all its texts, and where its figures come from."""

    table: Table
    provenance: dict[str, Figure]


def tabulate(table: Table, scope: Scope) -> Made:
    """A table that names numbers in scope → its header, rows and unit. Raises Unsayable."""
    meant = _meant(table, scope)
    lines = [line for one in meant if not one.broken for line in _lines(one, "", parts=table.parts)]
    if not lines and meant:
        raise Unsayable(REPORTED, Message("“{name}”有错", name=meant[0].name))
    if not lines:
        raise Unsayable("E213", Message("这里没有可以列成表的数"), Message("在 指标 或这一节的 数据 里写上数"))
    return _Maker(table, scope, _years(table, lines)).made(lines)


def _meant(table: Table, scope: Scope) -> list[Indicator]:
    """The indicators that are named: 指标 are all of the report's, 数据 those of the nearest 数据."""
    found = list[Indicator]()
    for text in table.names:
        name = fold(text.value)
        level = scope
        while name == "指标" and level.parent is not None:
            level = level.parent
        if name in {"指标", "数据"}:
            found += [level[name] for name, one in level.names.items() if isinstance(one, Indicator)]
        else:
            try:
                found.append(_named(name, scope))
            except Unsayable as bad:
                raise bad.at(text.span()) from None
    return found


def _named(name: str, scope: Scope) -> Indicator:
    first, *rest = [name] if name in scope else name.split(".")
    if first not in scope:
        from generator import advice  # noqa: PLC0415  only wanted when something is wrong

        hint = advice.several(name, scope.all()) or nearest(first, scope.all())
        raise Unsayable("E401", Message("没有“{name}”这个名称", name=first), hint)
    value = wording.attributes(scope[first], map(str.strip, rest))
    if not isinstance(value, Indicator):
        raise Unsayable("E213", Message("“{name}”不是指标，不能列成表", name=name))
    return value


def _lines(one: Indicator, before: str, *, parts: bool, first: str = "") -> Iterator[Line]:
    """An indicator, and under it its parts, further in: 其中： before the first of them."""
    yield Line(one, before + first)
    if not parts:
        return
    inside = before + "\u3000" * (len(first) + 1)
    for at, part in enumerate(one.parts.values()):
        lead = _INSIDE if at == 0 else "\u3000" * len(_INSIDE)
        of = part if part.whole is not None else part._replace(whole=one)
        yield from _lines(of, inside, parts=True, first=lead)
    for item in one.items.values():
        yield from _lines(item, inside, parts=True)


def _years(table: Table, lines: Iterable[Line]) -> tuple[str, ...]:
    """The columns asked for, 历年 as its years; none asked for: those of the usual that have a number."""
    if not table.columns:
        return ()
    years = sorted({year for line in lines for year in line.indicator.series})
    return tuple([each for name in table.columns for each in (years if name == "历年" else [name])])


class _Maker:
    """A table that is being made: the columns asked for, and what was printed."""

    def __init__(self, table: Table, scope: Scope, columns: tuple[str, ...]) -> None:
        self.table, self.scope, self.columns = table, scope, columns
        self.provenance: dict[str, Figure] = {}

    def made(self, lines: Sequence[Line]) -> Made:
        rows = self.filled(lines)
        units = [_unit(row) for row in rows]
        shared = self.shared([unit for row, unit in zip(rows, units, strict=True) if any(row.cells.values())])
        names = self.columns or (*(["单位"] if any(units) and not shared else []), *rows[0].cells)
        rates = {
            name: _head_unit([_token(row.cells[name]) for row in rows if row.cells[name]], "单位" in names)
            for name in names
            if name in _RATES
        }
        apart = shared != "" or "单位" in names
        body = [self.row(row, names, rates, unit, apart=apart) for row, unit in zip(rows, units, strict=True)]
        grid = [[("指标",), *(self.head(name, rates.get(name, "")) for name in names)], *body]
        texts = [tuple([self.text(said, at, n) for n, said in enumerate(row, 1)]) for at, row in enumerate(grid, 1)]
        above = (
            computed(f"{self.table.key}.单位", self.table.span, [shared]) if shared and "单位" not in names else None
        )
        table = self.table._replace(header=(texts[0],), rows=tuple(texts[1:]), unit=self.table.unit or above)
        return Made(table, self.provenance)

    def filled(self, lines: Sequence[Line]) -> list[Line]:
        """Lines with what the columns say of them; columns that were not asked for and say nothing are left out."""
        indicators = [line.indicator for line in lines]
        columns = {name: _column(name, indicators) for name in self.columns or _USUAL if name != "单位"}
        for name, cells in columns.items():
            if self.columns and not any(cells):
                hint = Message("补上数，或从 列 里删去它")
                raise Unsayable("E213", Message("表里的指标都没有“{name}”", name=name), hint)
        shown = {name: cells for name, cells in columns.items() if any(cells)}
        if not shown:
            raise Unsayable("E213", Message("表里的指标一个数也没有"), Message("至少写上 本年"))
        return [line._replace(cells={name: shown[name][at] for name in shown}) for at, line in enumerate(lines)]

    def shared(self, units: Iterable[str]) -> str:
        """The unit of all cells, which stands above the table; one that the clerk wrote must be it."""
        found, written = _one(units), self.table.unit
        if written is not None and written.value != found:
            message = Message("单位写的是“{unit}”，表里的数不都是它", unit=written.value)
            raise Unsayable("E304", message, Message("删去 单位，程序自己会写"))
        return found

    @staticmethod
    def row(line: Line, names: Iterable[str], rates: Mapping[str, str], unit: str, *, apart: bool) -> list[Said]:
        """A row's cells. `apart`: units stand above or in their column, not behind each number."""
        given = line.indicator.current is not None or any(line.indicator.stated())
        none: Said = (_NONE,) if given else NOTHING
        found: list[Said] = [(line.lead + (line.indicator.label or line.indicator.name),)]
        for name in names:
            said = (unit,) if name == "单位" and unit else line.cells.get(name, NOTHING)
            elsewhere = _token(said) if rates.get(name) else unit if apart and name not in rates else ""
            found.append(_without(said, elsewhere) or none)
        return found

    def head(self, name: str, unit: str) -> Said:
        """What stands over a column; a year is a figure too."""
        year, before, after = (self.scope[each] for each in ("年度", "上年度", "下年度"))
        period = str(self.scope["期间"])
        span = "年" if period == "全年" else f"年{period}"
        against = "比上年" if period == "全年" else "同比"
        heads: dict[str, Said] = {
            "本年": (year, span),
            "上年": (before, span),
            "增速": (f"{against}增长",),
            "增量": (f"{against}增加",),
            "目标": (year, "年目标"),
            "下年目标": (after, "年目标"),
            "来源": ("数据来源",),
        }
        said = heads.get(name, (f"{name}年",) if name.isdigit() else (name,))
        return (*said, f"（{unit}）") if unit else said

    def text(self, said: Said, row: int, column: int) -> Text:
        """A cell with its figures bound."""
        key, pieces = f"{self.table.key}[{row}][{column}]", list[str | Run]()
        for piece in said:
            if isinstance(piece, str):
                pieces.append(piece)
                continue
            name = f"{key}@{len(pieces)}"
            self.provenance[name] = piece
            pieces.append(Run(piece.text, name))
        return computed(key, self.table.span, pieces)


# ------------------------------------------------------------------------ units


def _token(said: Said) -> str:
    """The unit, with 万 or 亿, that can stand elsewhere than behind a cell's number; '' for none."""
    figure = said[0] if len(said) == 1 else None
    quantity = figure.quantity if isinstance(figure, Figure) else None
    if quantity is None or not quantity.apart:
        return ""
    return quantity.scale + quantity.unit


def _unit(line: Line) -> str:
    """A row's unit: that of its first number; what has another keeps it."""
    return next((unit for name, said in line.cells.items() if name not in _RATES and (unit := _token(said))), "")


def _one(units: Iterable[str]) -> str:
    """The one unit there is, or ''."""
    found = set(units)
    return found.pop() if len(found) == 1 else ""


def _head_unit(units: Sequence[str], told: bool) -> str:
    """The unit in a head of rates. Percentages move by points; a column of units tells which rows they are."""
    points = told and set(units) == {"%", "个百分点"}
    return "%、百分点" if points else _one(units)


def _without(said: Said, unit: str) -> Said:
    """A cell without the unit that stands elsewhere."""
    if not unit or _token(said) != unit:
        return said
    figure = said[0]
    assert isinstance(figure, Figure)
    quantity = figure.number
    return (figure._replace(text=f"{quantity.before}{quantity.digits}{quantity.after}"),)


# ---------------------------------------------------------------------- columns


def _column(name: str, indicators: Sequence[Indicator]) -> list[Said]:
    """A column's name → what it says of each indicator."""
    if name in _RATES:
        return _rates(name, indicators)
    if name == "增量":
        return [_change(one) for one in indicators]
    if name == "来源":
        return [(one.source,) if one.source else NOTHING for one in indicators]
    if name == "名次":
        return [(wording.attribute(one, name),) if _says(one, name) else NOTHING for one in indicators]
    if name in {"目标", "下年目标"}:
        return [_aim(one.target if name == "目标" else one.next_target) for one in indicators]
    found = [_value(name, one) for one in indicators]
    return [(figure,) if figure is not None else NOTHING for figure in found]


def _value(name: str, one: Indicator) -> Figure | None:
    if name.isdigit():
        return one.series.get(name)
    return one.current if name == "本年" else one.previous


def _aim(target: Target | None) -> Said:
    if target is None or target.ensured is None:
        return NOTHING
    if target.strived is None:
        return (target.ensured,)
    return ("确保", target.ensured, "、力争", target.strived)


def _rates(name: str, indicators: Sequence[Indicator]) -> list[Said]:
    """Rates of a column have as many decimals as the one that has most; if all are whole none has any."""
    able = [one for one in indicators if _GIVEN[name](one)]
    places = max([one.rounding for one in able if not _stated(name, one)], default=0)
    found = {one.key: _said(one._replace(decimals=places), name) for one in able}
    whole = all(figure.quantity.low == figure.quantity.low.to_integral_value() for figure in found.values())
    return [
        ((_whole(found[one.key]) if whole else found[one.key]),) if one.key in found else NOTHING for one in indicators
    ]


def _said(one: Indicator, name: str) -> Any:
    """The figure that is computed of an indicator; a fault of it stands at the indicator, not at the table."""
    try:
        return wording.attribute(one, name)
    except Unsayable as bad:
        raise bad.at(one.span) from None


def _whole(figure: Figure) -> Figure:
    quantity = figure.number
    assert quantity.low is not None
    found = quantity._replace(low=plain(quantity.low))
    return figure._replace(text=str(found), quantity=found)


def _stated(name: str, one: Indicator) -> bool:
    return name == "增速" and one.growth is not None


def _comparable(now: Figure | None, then: Figure | None) -> bool:
    """Whether there are two exact numbers, the second of which may be divided by."""
    if now is None or then is None or now.quantity is None or then.quantity is None:
        return False
    both = now.quantity.exact and then.quantity.exact
    return both and (then.quantity.value > 0 or then.quantity.percentage)


def _says(one: Indicator, name: str) -> bool:
    """Whether an indicator has what a column is of: a share of something, a rank."""
    try:
        wording.attribute(one, name)
    except Unsayable:
        return False
    return True


_GIVEN = {
    "占比": lambda one: _says(one, "占比"),
    "增速": lambda one: one.growth is not None or (not one.constant_price and _comparable(one.current, one.previous)),
    "完成率": lambda one: _comparable(one.current, one.target.ensured if one.target else None),
}


def _change(one: Indicator) -> Said:
    """This year less last, with the decimals of both."""
    if one.change is not None:
        return (one.change,)
    now, then = one.current, one.previous
    if now is None or then is None or not _exact(now) or not _exact(then):
        return NOTHING
    figure = _said(one, "增量")
    quantity = figure.quantity or growth(one)
    found = _to_decimals(quantity, now, then)
    return (figure.said(found),)


def _exact(figure: Figure) -> bool:
    return figure.quantity is not None and figure.quantity.exact


def _to_decimals(quantity: Quantity, *others: Figure) -> Quantity:
    """A difference with as many decimals as the numbers it is of, where these are of its scale."""
    alike = [one.quantity for one in others if one.quantity is not None and one.quantity.scale == quantity.scale]
    places = max([one.decimals for one in alike], default=0)
    assert quantity.low is not None
    if quantity.decimals >= places:
        return quantity
    return quantity._replace(low=quantity.low.quantize(Decimal(1).scaleb(-places)))
