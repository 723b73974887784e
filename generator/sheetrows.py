"""An indicator → its row of the number sheet: its numbers, what is computed of them, where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator import wording
from generator.ledger import Ledger, Named, Origin, Use, fields
from generator.model import Figure, Indicator
from generator.numerals import decimals
from generator.quantity import Kind, Quantity, plain, rounded
from generator.sheet import Cell, Ref, Row, texts
from generator.source import Span
from generator.unsayable import Unsayable

#: What an indicator says beside its numbers.
_TOLD = ("排名", "比较", "连续", "截至", "口径", "性质")
_UNUSED = "文中没有用到"
_SUMMED = "算入合计"
#: Decimals that a difference of floating numbers keeps, so that its last digits do not tip the rounding of a rate.
_SAFE = 8


class Line:
    """An indicator's row in the making."""

    def __init__(self, named: Named, ledger: Ledger) -> None:
        self.path, self.one, self.above = named
        self.ledger = ledger
        given = dict(fields(self.one))
        first = next((figure.quantity for figure in given.values() if figure.quantity), None)
        self.first = first if first is not None and first.kind is Kind.AMOUNT else Quantity(None)
        self.cells: dict[str, Cell] = {}
        for name, figure in given.items():
            rate = name in {"增速", "目标增速"}
            self.cells[name] = rate_cell(figure) if rate else self.value(figure)
        self.uses = ledger.uses_of(self.one)
        self.summed = _within_used(ledger, self.above)

    @property
    def key(self) -> str:
        """The indicator's."""
        return self.one.key

    @property
    def unused(self) -> bool:
        """Whether no document uses it, nor what it is a part of, nor any part of it."""
        below = any(_used(self.ledger, part) for part in (*self.one.parts.values(), *self.one.items.values()))
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
        return number_cell(figure.text, quantity, self.first)


def number_cell(text: str, quantity: Quantity, like: Quantity) -> Cell:
    """A number of one value, in the unit of another; where that cannot say it, as it is printed."""
    number = quantity.low
    if (quantity.scale, quantity.unit) != (like.scale, like.unit):
        converted = like.with_base(quantity.base) if quantity.dimension == like.dimension else None
        number = converted.low if converted else None
    if number is None:
        return Cell(text)
    after = quantity.within + quantity.between + quantity.after
    return Cell(text, number, decimals(number), quantity.before, after)


def rate_cell(figure: Figure) -> Cell:
    """A rate: %, which a spreadsheet shows of a ratio, or points behind a number."""
    quantity = figure.quantity
    if quantity is None or quantity.low is None or not quantity.exact:
        return Cell(figure.text)
    if quantity.unit == "%":
        return Cell(figure.text, quantity.low / 100, decimals(quantity.low), percent=True)
    return Cell(figure.text, quantity.low, decimals(quantity.low), after=quantity.unit)


def rows(lines: Sequence[Line]) -> list[Row]:
    """A row for each indicator, its parts further in below it."""
    found = {line.key: line for line in lines}
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
        rows.append(Row(line.key, {**cells, **texts(_told(line))}, depth, marked=line.unused))
    return rows


def _told(line: Line) -> dict[str, str]:
    """What is said of an indicator beside its numbers."""
    span = line.one.span
    told = [f"{name}：{text}" for name in _TOLD if (text := _attribute(line.one, name))]
    series = "、".join([f"{year}年{figure.text}" for year, figure in line.one.series.items()])
    price = "增速按可比价" if line.one.constant_price else "增速为公布数" if line.one.growth else ""
    remarks = [*told, price, f"历年：{series}" if series else ""]
    return {
        "来源": line.ledger.told(line.key, "source"),
        "备注": "；".join(filter(None, remarks)),
        "用在": _UNUSED if line.unused else used(line.uses) or _SUMMED,
        "写在": written(line.ledger, span),
    }


def written(ledger: Ledger, span: Span) -> str:
    """A place in the YAML, of several files with its file's name: 2指标.yaml第3行."""
    source = span.source
    file = source.path.replace("\\", "/").rpartition("/")[2] if not ledger.one_file else ""
    return f"{file}第{source.position(span.start)[0]}行"


def _attribute(one: Indicator, name: str) -> str:
    try:
        said = wording.attribute(one, name)
    except Unsayable:
        return ""
    return said.text if isinstance(said, Figure) else str(said)


def _within_used(ledger: Ledger, above: str) -> bool:
    """Whether what an indicator is a part of is used."""
    while above in ledger.named:
        whole = ledger.named[above]
        if ledger.uses_of(whole.one):
            return True
        above = whole.above
    return False


def _used(ledger: Ledger, one: Indicator) -> bool:
    """Whether an indicator is used, or anything within it."""
    return bool(ledger.uses_of(one)) or any(_used(ledger, part) for part in (*one.parts.values(), *one.items.values()))


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
    for name, figure in fields(one):
        if figure.formula and cells[name].number is not None and not (cells[name].before or cells[name].after):
            cells[name] = live(figure, cells[name], line.ledger.origins(figure), lines)
    parts = [lines[part.key] for part in one.parts.values()]
    if parts and not one.summed and (total := _total(line, parts)):
        cells["分项之和"] = total
    if "增速" not in cells and (growth := _growth(line)):
        cells["增速"] = growth
    if "增量" not in cells and (change := _change(line)):
        cells["增量"] = change
    if done := _completion(line):
        cells["完成率"] = done
    if share := _share(line, _whole(line, lines)):
        cells["占比"] = share


def able(line: Line, *names: str) -> bool:
    """Whether these numbers are there, exact and in the row's unit."""
    found = [line.cells.get(name) for name in names]
    return all(cell is not None and cell.number is not None and not (cell.before or cell.after) for cell in found)


def _total(whole: Line, parts: Sequence[Line]) -> Cell | None:
    """What the parts add up to, in the whole's unit."""
    given = [found for part in parts if (found := _in_unit_of(whole, part)) is not None]
    if len(given) < len(parts):
        return None
    total = plain(rounded(sum((number for number, _ in given), Decimal(0)), _SAFE))
    code = tuple([piece for _, code in given for piece in ("+", *code)][1:])
    places = decimals(total)
    formula = ("ROUND(", *code, f",{places})") if places else code
    return Cell(f"{total}{whole.unit}", total, places, formula=formula)


def _in_unit_of(whole: Line, part: Line) -> tuple[Decimal, tuple[str | Ref, ...]] | None:
    """This year's number of a part in the whole's unit, and how its cell comes to that; None: it measures another."""
    number = part.cells["本年"].number if able(part, "本年") else None
    if number is None or part.first.dimension != whole.first.dimension:
        return None
    factor, ref = part.first.size / whole.first.size, Ref(part.key, "本年")
    if factor == 1:
        return number, (ref,)
    return number * factor, (ref, f"*{plain(factor)}" if factor > 1 else f"/{plain(1 / factor)}")


def _growth(line: Line) -> Cell | None:
    if not able(line, "本年", "上年"):
        return None
    figure = _figure(line.one, "增速")
    if figure is None or figure.quantity is None:
        return None
    cell = rate_cell(figure)
    now, then = Ref(line.key, "本年"), Ref(line.key, "上年")
    if not cell.percent:
        return cell._replace(formula=_difference(line, now, then))
    places = line.one.rounding
    formula = ("ROUND(", *_difference(line, now, then), "/", then, f",{places + 2})")
    return _to_places(cell, places)._replace(formula=formula)


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
    formula = _difference(line, Ref(line.key, "本年"), Ref(line.key, "上年"))
    return Cell(f"{number}{line.unit}", number, max(now.decimals, then.decimals), formula=formula)


def _completion(line: Line) -> Cell | None:
    aim = "目标" if "目标" in line.cells else "目标.确保"
    figure = _figure(line.one, "完成率") if able(line, "本年", aim) else None
    if figure is None:
        return None
    return _ratio(rate_cell(figure), Ref(line.key, "本年"), Ref(line.key, aim), line.one.rounding)


def _share(line: Line, whole: Line | None) -> Cell | None:
    """Its share of what 占 names, or of what it is a part of."""
    if whole is None or not able(whole, "本年") or (part := _in_unit_of(whole, line)) is None:
        return None
    (number, code), total = part, whole.cells["本年"].number
    if not total or not 0 < number <= total:
        return None
    places = line.one.rounding
    rate = rounded(number / total * 100, places)
    formula = ("ROUND(", *code, "/", Ref(whole.key, "本年"), f",{places + 2})")
    return Cell(f"{rate}%", rate / 100, places, percent=True, formula=formula)


def _whole(line: Line, lines: Mapping[str, Line]) -> Line | None:
    """What it is a share of; an item of a list is none of the list."""
    if line.one.whole is not None:
        return lines.get(line.one.whole.key)
    above = lines.get(line.above)
    inside = above is not None and any(part.key == line.key for part in above.one.parts.values())
    return above if inside else None


def _ratio(cell: Cell, part: Ref, whole: Ref, places: int) -> Cell:
    return _to_places(cell, places)._replace(formula=("ROUND(", part, "/", whole, f",{places + 2})"))


def _to_places(cell: Cell, places: int) -> Cell:
    """A computed rate with all its decimals, as tables have them alike: 21.0%."""
    assert cell.number is not None
    return cell._replace(text=f"{rounded(cell.number * 100, places)}%", decimals=places)


def _figure(one: Indicator, name: str) -> Figure | None:
    try:
        found = wording.attribute(one, name)
    except Unsayable:
        return None
    return found if isinstance(found, Figure) else None


# -------------------------------------------------------------- computed elsewhere


class _Operand(NamedTuple):
    """A number that something is computed from: its cell, in base units its value, and how the cell comes to that."""

    ref: Ref
    value: Decimal
    factor: str

    @property
    def code(self) -> tuple[str | Ref, ...]:
        return (self.ref, f"*{self.factor}") if self.factor else (self.ref,)


class _Try(NamedTuple):
    """An operation by its signs: what some numbers come to, and how a spreadsheet has it."""

    signs: str
    value: Decimal
    code: tuple[str | Ref, ...]


def live(figure: Figure, cell: Cell, origins: Sequence[Origin], lines: Mapping[str, Line]) -> Cell:
    """A cell with the operation that the figure's formula names, if that does give it: tried out, never guessed."""
    quantity = figure.quantity
    given = [operand for origin in origins if (operand := _operand(origin, lines)) is not None]
    if len(given) < 2 or len(given) < len(origins) or quantity is None or quantity.low is None:
        return cell
    places = decimals(quantity.low)
    scale = Decimal("0.01") if quantity.unit == "%" else quantity.size
    signs = "".join(sorted({_SIGNS[sign] for sign in figure.formula if sign in _SIGNS}))
    for each in _tries(given):
        if each.signs == signs and rounded(each.value / scale, places) == quantity.low:
            by = "" if cell.percent or scale == 1 else "*100" if scale < 1 else f"/{scale:f}"
            return cell._replace(formula=("ROUND((", *each.code, f"){by},{places + 2 * cell.percent})"))
    return cell


#: Signs as formulas in words have them → + - * /.
_SIGNS = {"+": "+", "＋": "+", "-": "-", "−": "-", "×": "*", "*": "*", "÷": "/", "/": "/"}


def _operand(origin: Origin, lines: Mapping[str, Line]) -> _Operand | None:
    line = lines.get(origin.indicator.key) if origin.indicator else None
    if line is None or not able(line, origin.field) or origin.figure.quantity is None:
        return None
    scale = line.first.size
    return _Operand(Ref(line.key, origin.field), origin.figure.quantity.base, f"{scale:f}" if scale != 1 else "")


def _tries(given: Sequence[_Operand]) -> Iterator[_Try]:
    """What some numbers can come to, and how."""
    first, second = given[0], given[1]
    total = sum((operand.value for operand in given), Decimal(0))
    code = tuple([piece for operand in given for piece in ("+", *operand.code)][1:])
    yield _Try("+", total, code)
    yield _Try("+/", total / len(given), ("(", *code, f")/{len(given)}"))
    if len(given) > 2:
        return
    yield _Try("-", first.value - second.value, (*first.code, "-", *second.code))
    yield _Try("*", first.value * second.value, (*first.code, "*", *second.code))
    if second.value:
        yield _Try("/", first.value / second.value, (*first.code, "/", *_closed(second)))
        growth = ("(", *first.code, "-", *second.code, ")/", *_closed(second))
        yield _Try("-/", first.value / second.value - 1, growth)


def _closed(operand: _Operand) -> tuple[str | Ref, ...]:
    return ("(", *operand.code, ")") if operand.factor else operand.code
