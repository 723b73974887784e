"""An indicator → its line of the number sheet: its numbers, what is computed of them, where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from generator import wording
from generator.ledger import Ledger, Use, fields
from generator.model import Figure, Indicator
from generator.quantity import SCALES, Kind, Quantity, plain, rounded
from generator.sheet import Cell, Ref, Row, texts
from generator.unsayable import Unsayable

#: What an indicator says beside its numbers.
_TOLD = ("排名", "比较", "连续", "截至", "口径", "性质")
_UNUSED = "文中没有用到"
_SUMMED = "算入合计"
#: Decimals that a difference of floating numbers keeps, so that its last digits do not tip the rounding of a rate.
_SAFE = 8


class Line:
    """An indicator's row in the making."""

    def __init__(self, path: str, one: Indicator, ledger: Ledger) -> None:
        self.path, self.one, self.ledger = path, one, ledger
        given = dict(fields(one))
        first = next((figure.quantity for figure in given.values() if figure.quantity), None)
        self.first = first if first is not None and first.kind is Kind.AMOUNT else Quantity(None)
        self.cells: dict[str, Cell] = {}
        for name, figure in given.items():
            rate = name in {"增速", "目标增速"}
            self.cells[name] = rate_cell(figure) if rate else self.value(figure)
        self.above = path.rpartition(".")[0] if path.rpartition(".")[0] in ledger.by_path else ""
        self.uses = list(_uses(ledger, one))
        self.summed = (
            any(ledger.by_path[self.above].current == use.figure for use in self.sums()) if self.above else False
        )

    def sums(self) -> Iterator[Use]:
        """Where the total that it is part of is printed."""
        for use in self.ledger.uses:
            whole = self.ledger.whole(use.figure)
            if whole is not None and whole.name == self.above:
                yield use

    @property
    def unused(self) -> bool:
        """Whether no document uses it, nor any of its parts."""
        below = any(_uses_any(self.ledger, part) for part in (*self.one.parts.values(), *self.one.items.values()))
        return not (self.uses or self.summed or below)

    @property
    def unit(self) -> str:
        """万元, 件: what all numbers of the row are in that can be."""
        return self.first.scale + self.first.unit

    def value(self, figure: Figure) -> Cell:
        """A number in the row's unit; one of another kind as it is printed."""
        quantity = figure.quantity
        if quantity is None or quantity.low is None or quantity.high is not None or quantity.kind is not Kind.AMOUNT:
            return Cell(figure.text)
        if quantity.unit != self.first.unit:
            return Cell(figure.text)
        return number_cell(figure.text, quantity, self.first.scale)


def number_cell(text: str, quantity: Quantity, scale: str) -> Cell:
    """A number of one value, in another scale where the row's is another."""
    assert quantity.low is not None
    same = quantity.scale == scale
    number = quantity.low if same else plain(quantity.value / SCALES[scale])
    after = quantity.within + quantity.between + quantity.after
    return Cell(text, number, decimals_of(number), quantity.before, after)


def decimals_of(number: Decimal) -> int:
    """Digits after the point."""
    return max(0, -int(number.as_tuple().exponent))


def rate_cell(figure: Figure) -> Cell:
    """A rate: %, which a spreadsheet shows of a ratio, or points behind a number."""
    quantity = figure.quantity
    if quantity is None or quantity.low is None or not quantity.exact:
        return Cell(figure.text)
    if quantity.unit == "%":
        return Cell(figure.text, quantity.low / 100, decimals_of(quantity.low), percent=True)
    return Cell(figure.text, quantity.low, decimals_of(quantity.low), after=quantity.unit)


def rows(lines: Sequence[Line]) -> list[Row]:
    """A row for each indicator, its parts further in below it."""
    found = {line.path: line for line in lines}
    rows = list[Row]()
    for number, line in enumerate(lines, 1):
        depth = 0
        above = line.above
        while above:
            depth, above = depth + 1, found[above].above
        _compute(line, found)
        cells = {
            **texts({"序号": str(number), "指标": line.one.label or line.one.name, "单位": line.unit}),
            **line.cells,
        }
        rows.append(Row(line.path, {**cells, **texts(_told(line))}, depth, marked=line.unused))
    return rows


def _told(line: Line) -> dict[str, str]:
    """What is said of an indicator beside its numbers."""
    span = line.one.span
    told = [f"{name}：{text}" for name in _TOLD if (text := _attribute(line.one, name))]
    series = "、".join([f"{year}年{figure.text}" for year, figure in line.one.series.items()])
    price = "增速按可比价" if line.one.constant_price else "增速为公布数" if line.one.growth else ""
    remarks = [*told, price, f"历年：{series}" if series else ""]
    return {
        "来源": line.ledger.told(line.path, "source"),
        "备注": "；".join(filter(None, remarks)),
        "用在": _UNUSED if line.unused else used(line.uses) or _SUMMED,
        "写在": f"{file_of(span.source.path)}:{span.source.position(span.start)[0]}",
    }


def file_of(path: str) -> str:
    """A file's name without its folders."""
    return path.replace("\\", "/").rpartition("/")[2]


def _attribute(one: Indicator, name: str) -> str:
    try:
        said = wording.attribute(one, name)
    except Unsayable:
        return ""
    return said.text if isinstance(said, Figure) else str(said)


def _uses(ledger: Ledger, one: Indicator) -> Iterator[Use]:
    """Where an indicator's numbers are printed, or what is computed from them; totals that it is part of apart."""
    own = {key for _, figure in fields(one) for key in figure.sources}
    typed = {key for _, figure in fields(one) if not figure.formula for key in figure.sources}
    for use in ledger.uses:
        whole = ledger.whole(use.figure)
        if whole is not None:
            if whole.indicator is one:
                yield use
        elif typed.intersection(use.figure.sources) or (own and own <= set(use.figure.sources)):
            yield use


def _uses_any(ledger: Ledger, one: Indicator) -> bool:
    inner = (*one.parts.values(), *one.items.values())
    return next(_uses(ledger, one), None) is not None or any(_uses_any(ledger, part) for part in inner)


def used(uses: Iterable[Use]) -> str:
    """Places of use → 第3、12段、表1; of several documents 总结第3段；计划第2段."""
    found: dict[str, dict[str, None]] = {}
    for use in uses:
        found.setdefault(use.place.document, {})[_short(use)] = None
    return "；".join([name + _joined(list(places)) for name, places in found.items()])


def _short(use: Use) -> str:
    return use.place._replace(document="").name.text()


def _joined(places: Sequence[str]) -> str:
    """第3段, 第12段, 表1 → 第3、12段、表1."""
    numbers = [place[1:-1] for place in places if place.startswith("第") and place.endswith("段")]
    others = [place for place in places if not (place.startswith("第") and place.endswith("段"))]
    return "、".join([*([f"第{'、'.join(numbers)}段"] if numbers else []), *others])


# --------------------------------------------------------------------- formulas


def _compute(line: Line, lines: Mapping[str, Line]) -> None:
    """An indicator's rates, its total and its share, each with its formula, as far as there are such."""
    one, cells = line.one, line.cells
    parts = [lines[f"{line.path}.{name}"] for name in one.parts]
    if parts and (total := _total(parts)):
        if one.summed and "本年" in cells:
            cells["本年"] = cells["本年"]._replace(formula=total.formula)
        else:
            cells["分项之和"] = total
    if "增速" not in cells and (growth := _growth(line)):
        cells["增速"] = growth
    if "增量" not in cells and (change := _change(line)):
        cells["增量"] = change
    if done := _completion(line):
        cells["完成率"] = done
    if share := _share(line, lines.get(line.above)):
        cells["占比"] = share


def able(line: Line, *names: str) -> bool:
    """Whether these numbers are there, exact and in the row's unit."""
    found = [line.cells.get(name) for name in names]
    return all(cell is not None and cell.number is not None and not (cell.before or cell.after) for cell in found)


def _total(parts: Sequence[Line]) -> Cell | None:
    if not all(able(part, "本年") and part.unit == parts[0].unit for part in parts):
        return None
    numbers = [number for part in parts if (number := part.cells["本年"].number) is not None]
    refs = [ref for part in parts for ref in ("+", Ref(part.path, "本年"))][1:]
    total = sum(numbers, Decimal(0))
    return Cell(f"{total}{parts[0].unit}", total, decimals_of(total), formula=tuple(refs))


def _growth(line: Line) -> Cell | None:
    if not able(line, "本年", "上年"):
        return None
    figure = _figure(line.one, "增速")
    if figure is None or figure.quantity is None:
        return None
    cell = rate_cell(figure)
    now, then = Ref(line.path, "本年"), Ref(line.path, "上年")
    if not cell.percent:
        return cell._replace(formula=_difference(line, now, then))
    places = _places(line.one)
    return cell._replace(
        decimals=places, formula=("ROUND(", *_difference(line, now, then), "/", then, f",{places + 2})")
    )


def _difference(line: Line, now: Ref, then: Ref) -> tuple[str | Ref, ...]:
    """This year less last; of decimals rounded, since 1.045 − 1 is not quite 0.045 in a spreadsheet."""
    if line.cells["本年"].decimals or line.cells["上年"].decimals:
        return ("ROUND(", now, "-", then, f",{_SAFE})")
    return ("(", now, "-", then, ")")


def _change(line: Line) -> Cell | None:
    if not able(line, "本年", "上年") or line.first.percentage:
        return None
    now, then = line.cells["本年"], line.cells["上年"]
    assert now.number is not None
    assert then.number is not None
    number = now.number - then.number
    formula = _difference(line, Ref(line.path, "本年"), Ref(line.path, "上年"))
    return Cell(f"{number}{line.unit}", number, max(now.decimals, then.decimals), formula=formula)


def _completion(line: Line) -> Cell | None:
    aim = "目标" if "目标" in line.cells else "目标.确保"
    figure = _figure(line.one, "完成率") if able(line, "本年", aim) else None
    if figure is None:
        return None
    return _ratio(rate_cell(figure), Ref(line.path, "本年"), Ref(line.path, aim), _places(line.one))


def _share(line: Line, above: Line | None) -> Cell | None:
    """Its part of the whole that it stands in, or of what 占 names."""
    if above is None or line.path.rpartition(".")[2] not in above.one.parts:
        return None
    if not (able(line, "本年") and able(above, "本年") and line.unit == above.unit):
        return None
    part, whole = line.cells["本年"].number, above.cells["本年"].number
    if not part or not whole or not 0 < part <= whole:
        return None
    places = _places(line.one)
    rate = rounded(part / whole * 100, places)
    cell = Cell(f"{rate}%", rate / 100, places, percent=True)
    return _ratio(cell, Ref(line.path, "本年"), Ref(above.path, "本年"), places)


def _ratio(cell: Cell, part: Ref, whole: Ref, places: int) -> Cell:
    return cell._replace(decimals=places, formula=("ROUND(", part, "/", whole, f",{places + 2})"))


def _places(one: Indicator) -> int:
    return one.places if one.decimals is None else one.decimals


def _figure(one: Indicator, name: str) -> Figure | None:
    try:
        found = wording.attribute(one, name)
    except Unsayable:
        return None
    return found if isinstance(found, Figure) else None
