"""Indicators as they were typed → with all that is computed: totals, 计算, the values of aims, 占."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from generator import wording
from generator.conversion import agree
from generator.diagnostic import Diagnostic, Related, nearest
from generator.messages import Message
from generator.model import Figure, Indicator, Target
from generator.named import Named
from generator.quantity import Unreadable, add, parse
from generator.statements import Change, Operand, Operation
from generator.unsayable import REPORTED, Unsayable
from generator.values import previous, sources_of


class Names(Protocol):
    """Names in scope above these indicators."""

    def __contains__(self, name: str) -> bool: ...

    def __getitem__(self, name: str) -> object: ...

    def all(self) -> list[str]:
        """Every name."""


class Settings(Named):
    """Decimals of computed rates where an indicator says none, and the year of the report."""

    places: int = 1
    year: int = 0


class Computed(Named):
    """Indicators with everything computed, the faults met, and which of them others are computed from."""

    indicators: dict[str, Indicator]
    faults: list[Diagnostic]
    used: set[str]


def compute(given: Mapping[str, Indicator], settings: Settings, above: Names | None = None) -> Computed:
    """Indicators that were typed, and the names above them → the same with everything computed."""
    work = _Computation(given, settings, above)
    found = work.all(given)
    if work.sharing:
        found = {name: work.shared(one) for name, one in found.items()}
    return Computed(found, work.faults, work.used)


class _Computation:
    """One map of indicators that is being computed. An indicator is computed when it is wanted, once."""

    def __init__(self, given: Mapping[str, Indicator], settings: Settings, above: Names | None) -> None:
        self.given, self.settings, self.above = given, settings, above
        self.faults: list[Diagnostic] = []
        self.used: set[str] = set()
        self.done: dict[str, Indicator] = {}
        #: What is being computed, the outermost first.
        self.open: dict[str, Indicator] = {}
        #: Whether an indicator is a share of another.
        self.sharing = False

    def fault(self, bad: Unsayable, one: Indicator) -> None:
        if bad.code != REPORTED:
            where = bad.span or one.span
            self.faults.append(Diagnostic(bad.code, bad.message, where, related=bad.related, hint=bad.hint))

    # -------------------------------------------------------------- one after another

    def all(self, given: Mapping[str, Indicator]) -> dict[str, Indicator]:
        return {name: self.indicator(one) for name, one in given.items()}

    def indicator(self, one: Indicator) -> Indicator:
        if one.places != self.settings.places:
            one = one._replace(places=self.settings.places)
        self.sharing = self.sharing or one.share_of is not None
        if one.series:
            one = one._replace(year=self.settings.year)
        if one.parts or one.items or one.formula is not None:
            one = self.compound(one)
        aims = one.next_target, one.target
        if one.target_growth or one.target_change or any(aim is not None and any(aim.changes) for aim in aims):
            one = self.aimed(one)
        return one

    def compound(self, one: Indicator) -> Indicator:
        """One that is computed from its parts or from others."""
        found = self.done.get(one.key)
        if found is None:
            self.open[one.key] = one
            found = one
            if one.parts or one.items:
                found = found._replace(parts=self.all(one.parts), items=self.all(one.items))
            found = self.by_formula(found, one.formula) if one.formula is not None else self.totalled(found)
            del self.open[one.key]
            self.done[one.key] = found
        return found

    # ------------------------------------------------------------------------- totals

    def totalled(self, one: Indicator) -> Indicator:
        if one.current is not None or not any(part.current or part.broken for part in one.parts.values()):
            return one
        total = self.total(one)
        return one._replace(current=total, summed=total is not None, broken=total is None)

    def total(self, one: Indicator) -> Figure | None:
        """The sum of exhaustive parts; parts that have no sum want a total that is written."""
        if any(part.broken for part in one.parts.values()):
            return None
        figures = one.part_values
        quantities = [figure.quantity for figure in figures if figure.quantity is not None]
        found = None if one.incomplete or len(quantities) < len(one.parts) else add(quantities)
        if found is None:
            why = Message("没有列全") if one.incomplete else Message("不能相加")
            message = Message("“{name}”的各分项{why}，合计要写出来", name=one.name, why=why)
            hint = Message("补上 本年；要相加，分项的单位要能换算，都是准确的数")
            self.faults.append(Diagnostic("E303", message, one.span, hint=hint))
            return None
        sources = sources_of(figures)
        return Figure(str(found), sources, found, " + ".join(f.text for f in figures), one.span)

    # ----------------------------------------------------------------------- formulas

    def by_formula(self, one: Indicator, operation: Operation) -> Indicator:
        """计算: this year's value, and last year's where all that it comes from has one."""
        try:
            found = self.value(one, operation)
        except Unsayable as bad:
            self.fault(bad, one)
            return one._replace(broken=True)
        if one.current is not None:
            self.compare(one, one.current, found)
            return one
        return one._replace(current=found, previous=one.previous or self.last_year(one, operation))

    def value(self, one: Indicator, operation: Operation, *, before: bool = False) -> Figure:
        from generator import formula  # noqa: PLC0415  few reports have one

        def figure(operand: Operand) -> Figure:
            found = self.operand(operand)
            if before and isinstance(found, Indicator):
                return previous(found)
            printed = wording.printed(found)
            if not isinstance(printed, Figure):
                raise Unsayable("E409", Message("“{name}”不是数", name=operand.text)).at(operand.span)
            return printed

        try:
            return formula.value(operation, figure, one.rounding)
        except Unsayable as bad:
            raise bad.at(bad.span or operation.span) from None

    def last_year(self, one: Indicator, operation: Operation) -> Figure | None:
        try:
            return self.value(one, operation, before=True)
        except Unsayable:
            return None

    def compare(self, one: Indicator, written: Figure, found: Figure) -> None:
        """A value that is written as well as computed must be the computed one, rounded."""
        typed, computed = written.number, found.number
        if not typed.exact or agree(typed, computed):
            return
        values = {"name": one.name, "typed": typed, "formula": f"{one.formula}：{found.formula}", "computed": computed}
        message = Message("“{name}”写的是{typed}，由{formula}算出来是{computed}", **values)
        related = (Related(found.span),) if found.span else ()
        hint = Message("核对台账；由程序算的，删去 本年")
        self.faults.append(Diagnostic("E416", message, written.span, related=related, hint=hint))

    def operand(self, operand: Operand) -> object:
        """A name, a path of names or a number → what it stands for. Raises Unsayable with its place."""
        try:
            return self.named(operand)
        except Unsayable as bad:
            raise bad.at(bad.span or operand.span) from None

    def named(self, operand: Operand) -> object:
        name, rest = self.split(operand.text)
        if name in self.given:
            return self.own(self.given[name], rest, operand)
        if self.above is not None and name in self.above:
            found: object = wording.attributes(self.above[name], rest)
            return found
        try:
            quantity = parse(operand.text)
        except Unreadable:
            names = [*self.given, *(self.above.all() if self.above else ())]
            raise Unsayable("E401", Message("没有“{name}”这个名称", name=name), nearest(name, names)) from None
        return Figure(str(quantity), (f"{operand.span.source.path}@{operand.span.start}",), quantity)

    def split(self, text: str) -> tuple[str, list[str]]:
        """A name, which may hold points, and what follows it."""
        if text in self.given or (self.above is not None and text in self.above):
            return text, []
        first, *rest = text.split(".")
        return first.strip(), [each.strip() for each in rest]

    def own(self, raw: Indicator, rest: list[str], operand: Operand) -> object:
        """One of these indicators, or what a path from it leads to: only that is computed."""
        self.used.add(raw.name)
        while rest and (part := raw.parts.get(rest[0]) or raw.items.get(rest[0])) is not None:
            raw, rest = part, rest[1:]
        if raw.key in self.open:
            if rest == ["上年"] and raw.previous is not None:  # what is carried on from last year
                return raw.previous
            raise self.circle(raw, operand)
        value: object = wording.attributes(self.indicator(raw), rest)
        return value

    def circle(self, raw: Indicator, operand: Operand) -> Unsayable:
        """A value that would be computed from itself."""
        keys = [*self.open]
        members = [self.open[key] for key in keys[keys.index(raw.key) :]]
        way = " → ".join([one.name for one in members] + [raw.name])
        spans = [one.formula.span if one.formula else one.span for one in members]
        related = tuple(Related(span, Message("这里")) for span in spans if span != operand.span)
        message = Message("计算绕回了自己：{way}", way=way)
        bad = Unsayable("E414", message, Message("其中一个直接写数"))
        bad.related = related
        return bad.at(operand.span)

    # --------------------------------------------------------------------------- aims

    def aimed(self, one: Indicator) -> Indicator:
        """Aims that say by how much → with the values that they aim at."""
        from generator import changes  # noqa: PLC0415  few aims are changes

        coming, target = one.next_target, one.target
        if coming is None and (change := changes.stated(one.target_growth, one.target_change)) is not None:
            coming = Target(changes=(change, None))
        try:
            if not one.constant_price:  # a rate at constant prices says nothing of these values
                coming = self.valued(one.name, coming, one.current)
                target = self.valued(one.name, target, one.previous)
            return one._replace(next_target=coming, target=target)
        except Unsayable as bad:
            self.fault(bad, one)
            return one._replace(broken=True)

    @staticmethod
    def valued(name: str, target: Target | None, base: Figure | None) -> Target | None:
        from generator import changes  # noqa: PLC0415  few aims are changes

        if target is None or base is None or not any(target.changes):
            return target

        def tier(figure: Figure | None, change: Change | None) -> Figure | None:
            try:
                return changes.applied(name, base, change) if change is not None else figure
            except Unsayable as bad:
                if bad.code == "E305":  # said where the value is printed; the change can be without it
                    return None
                raise bad.at(change.figure.span if change else None) from None

        return target._replace(
            ensured=tier(target.ensured, target.changes[0]), strived=tier(target.strived, target.changes[1])
        )

    # ------------------------------------------------------------------------- shares

    def shared(self, one: Indicator) -> Indicator:
        """占: the indicator that it is a share of."""
        if one.parts or one.items:
            parts = {name: self.shared(part) for name, part in one.parts.items()}
            items = {name: self.shared(item) for name, item in one.items.items()}
            one = one._replace(parts=parts, items=items)
        if one.share_of is None or one.broken:
            return one
        try:
            whole = self.operand(one.share_of)
            if not isinstance(whole, Indicator):
                raise Unsayable("E409", Message("“{name}”不是指标", name=one.share_of.text)).at(one.share_of.span)
        except Unsayable as bad:
            self.fault(bad, one)
            return one._replace(broken=True)
        return one._replace(whole=whole)
