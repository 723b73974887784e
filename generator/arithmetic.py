"""Formula in words → the same with its values: （本年−上年）÷上年 → （1945 − 1571）÷ 1571 = 23.8%."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.growth import growth, with_zeros
from generator.ledger import Origin
from generator.model import Figure, Indicator
from generator.patterns import lazy
from generator.quantity import Quantity
from generator.unsayable import Unsayable

#: What stands for a number of the indicator in question. 目标 is the first tier of several.
_WORD = lazy("本年|上年|下年目标|目标|年度")
_SIGN = lazy(r"\s*([−÷×＋]|(?<=\S)[-+*/](?=\S)| [-+*/] )\s*")
_SIGNS = {"-": "−", "*": "×", "/": "÷", "＋": "+"}
#: Numbers that are stated are not made of others, whatever the formula of their kind.
_STATED = frozenset({"增速", "增量", "目标增速", "目标增量"})


def with_values(figure: Figure, origins: Sequence[Origin]) -> list[str]:
    """A printed figure and what it is made of → its arithmetic, a line for each indicator; none where it was typed."""
    if not figure.formula or any(origin.field in _STATED for origin in origins):
        return []
    groups = _by_indicator(origins)
    if _WORD.search(figure.formula) is None:
        return [f"{_spaced(_valued(figure.formula, origins))} = {_result(figure)}"]
    if len(groups) == 1:
        return [f"{_filled(figure.formula, groups[0])} = {_result(figure)}"]
    return list(_each(figure, groups))


def _each(figure: Figure, groups: Iterable[Sequence[Origin]]) -> Iterator[str]:
    """Of several indicators each with its own rate."""
    for group in groups:
        rate = _rate(group[0].indicator)
        line = _filled(figure.formula, group) + (f" = {rate}" if rate else "")
        yield f"{group[0].name}：{line}" if group[0].name else line


def _rate(one: Indicator | None) -> str:
    try:
        return str(growth(with_zeros(one))) if one is not None else ""
    except Unsayable:
        return ""


def _by_indicator(origins: Sequence[Origin]) -> list[list[Origin]]:
    groups: dict[str, list[Origin]] = {}
    for origin in origins:
        groups.setdefault(origin.name, []).append(origin)
    return list(groups.values())


def _filled(formula: str, group: Sequence[Origin]) -> str:
    """A formula's words replaced by the values of one indicator: bare numbers where all have one unit."""
    quantities = [origin.figure.quantity for origin in group]
    units = {quantity.scale + quantity.unit for quantity in quantities if quantity}
    bare = len(units) == 1 and all(quantities)
    said = {origin.field.partition(".")[0]: _value(origin.figure, bare=bare) for origin in reversed(group)}
    if "" in said:  # 年度 is no indicator's
        said["年度"] = said[""]
    return _spaced(_WORD.sub(lambda word: said.get(word[0], word[0]), formula))


def _value(figure: Figure, *, bare: bool) -> str:
    quantity = figure.quantity
    return quantity.digits if bare and isinstance(quantity, Quantity) else figure.text


def _valued(formula: str, origins: Sequence[Origin]) -> str:
    """甲÷乙, names of indicators, → their values. Other formulas have them already."""
    names = [origin.indicator.name if origin.indicator else "" for origin in origins]
    if len(origins) == 2 and formula == "÷".join(names):
        return "÷".join([origin.figure.text for origin in origins])
    return formula


def _spaced(formula: str) -> str:
    spaced = _SIGN.sub(lambda sign: f" {_SIGNS.get(sign[1].strip(), sign[1].strip())} ", formula)
    return spaced.replace("） ", "）").replace(" （", "（")


def _result(figure: Figure) -> str:
    return str(figure.quantity) if figure.quantity is not None else figure.text
