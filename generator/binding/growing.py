"""Growth in prose → what an indicator knows of last year, and the places that print it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.binding.bases import agrees, known
from generator.binding.fact import Edit, Fact, Noted
from generator.binding.facts import Facts
from generator.binding.nouns import noun
from generator.binding.prose import Prose
from generator.binding.relations import AIMED, Change, Growth, Rate, previous
from generator.messages import Message
from generator.quantity import Quantity, parse

#: So many characters before a number may say that it is only an aim.
_REACH = 20


def grow(facts: Facts, number: int, growth: Growth) -> None:
    """A growth of one value, or of several under 分别. What is only aimed at is none."""
    line, last = facts.lines[number], growth.rates[-1].claim
    if not growth.paired:
        counts = {"values": len(growth.values), "rates": len(growth.rates)}
        message = Message("“分别”前面是{values}个数，后面是{rates}个增速，对不上", **counts)
        facts.doubt(message, number, growth.values[0], last)
        return
    if AIMED.search(line.before(growth.values[0])[-_REACH:]):
        return
    grown = [facts.fact(number, value) for value in growth.values]
    told = [rate_of(facts, number, fact, rate) for fact, rate in zip(grown, growth.rates, strict=True) if fact]
    edits = [edit for edit in told if edit]
    facts.edits += [_together(line, growth, edits)] if 1 < len(edits) == len(grown) else edits
    if len(grown) == 1 and grown[0]:
        _previous(facts, number, last, grown[0])


def _together(line: Prose, growth: Growth, each: Sequence[Edit]) -> Edit:
    """Places that each print a rate → the one that prints them all: 分别增长23.8%和5%."""
    names = ", ".join(f"{{{n}}}" for n in range(len(each)))
    first = growth.rates[0].phrase
    ways = ((first, f"分别同比({names})"), (line.folded.find("分别", first), f"分别增长({names})"))
    return Edit(each[0].line, each[-1].end, ways, tuple(edit.of[0] for edit in each), tuple(each))


def rate_of(facts: Facts, number: int, fact: Fact, rate: Rate) -> Edit | None:
    """A fact comes to know its growth, unless it knows another: → the place that prints it."""
    line, claim = facts.lines[number], facts.lines[number].claims[rate.claim]
    now, speed = parse(fact.typed) if fact.typed else None, claim.quantity
    if now is None or speed.low is None or not line.spelling(rate.claim):
        return None
    if now.percentage != speed.points or (rate.down and not speed.exact):
        return None
    place = (number, rate.phrase, claim.end)
    fields = _told(facts, fact, now, speed._replace(low=-speed.low) if rate.down else speed, place)
    if fields is None or not _learn(fact, fields, new=fact not in facts.grown):
        facts.doubts += _conflict(facts, fact, place)
        return None
    facts.grown.setdefault(fact, place)
    ways = ((rate.phrase, "{0}.同比"), (rate.word, "{0}.增长"), (claim.start, "{0}.增速"))
    return Edit(number, claim.end, ways, (fact,), field="增速" if "增速" in fields else "上年")


def _conflict(facts: Facts, fact: Fact, place: tuple[int, int, int]) -> list[Noted]:
    """A rate that fits neither the one told before, at its place and there, nor last year's value."""
    if fact in facts.grown:
        message = Message("“{name}”是{value}，增速在别处是另一个数", name=fact.label, value=fact.typed)
        return [Noted(message, *facts.grown[fact]), Noted(message, *place)]
    message = Message("{now}和上年的{then}，算不出写的增速", now=fact.typed, then=fact.fields.get("上年", ""))
    return [Noted(message, *place)]


def _told(
    facts: Facts, fact: Fact, now: Quantity, rate: Quantity, place: tuple[int, int, int]
) -> dict[str, str] | None:
    """What a rate says of a fact; None if it does not fit last year's value, where that is known."""
    if "上年" in fact.fields:
        return agrees(now, parse(fact.fields["上年"]), rate)
    fields, impossible = known(now, rate)
    if impossible:
        message = Message("{value}、{rate}：没有一个整数的上年数算得出这个增速", value=fact.typed, rate=rate)
        facts.doubts.append(Noted(message, *place))
    return fields


def _learn(fact: Fact, fields: dict[str, str], *, new: bool = False) -> bool:
    """Fields that agree with what a fact knows become its own: → whether they do. A first rate adds its decimals."""
    told = {field: text for field, text in fact.fields.items() if field in {"上年", "增速", "小数"}}
    if told and told != fields and not (new and told.items() <= fields.items()):
        return False
    fact.fields |= fields
    return True


def _previous(facts: Facts, number: int, index: int, fact: Fact) -> None:
    """Last year's value behind a rate, 24.88亿元 in brackets: with it the rate can be computed."""
    line = facts.lines[number]
    if not (previous(line, index) and fact.typed and (typed := line.spelling(index + 1))):
        return
    rate = fact.fields.get("增速")
    fields = agrees(parse(fact.typed), line.claims[index + 1].quantity, parse(rate)) if rate else None
    if fields is None and typed != fact.fields.get("上年"):
        message = Message("{now}和上年的{then}，算不出写的增速", now=fact.typed, then=typed)
        facts.doubt(message, number, index, index + 1)
        return
    if fields is not None:
        del fact.fields["增速"]
        fact.fields |= fields
        fact.fields["上年"] = typed
    facts.place(number, index + 1, fact, "{0}.上年")


def change(facts: Facts, number: int, found: Change) -> None:
    """比上年增加28家: last year's value is the difference."""
    line = facts.lines[number]
    now, by = line.claims[found.value].quantity, line.claims[found.amount].quantity
    if now.unit != by.unit or not (now.exact and by.exact and line.spelling(found.amount)):
        return
    then = now.value + by.value if found.down else now.value - by.value
    fact = facts.fact(number, found.value) if then > 0 else None
    if fact and _learn(fact, {"上年": str(now.with_value(then))}):
        claim = line.claims[found.amount]
        ways = ((found.word, "{0}.增减"), (claim.start, "{0}.增量"))
        facts.edits.append(Edit(number, claim.end, ways, (fact,), field="上年"))


def rise(facts: Facts, number: int, index: int, before: str) -> None:
    """由上年的1571件增加到1945件."""
    line, name = facts.lines[number], noun(before)
    then, now = line.claims[index].quantity, line.claims[index + 1].quantity
    if not (name and line.spelling(index)) or then.unit != now.unit or not (then.exact and now.exact):
        return
    fact = facts.fact(number, index + 1, name)
    if fact and _learn(fact, {"上年": line.spelling(index)}):
        facts.at[number, index] = fact
        facts.place(number, index, fact, "{0}.上年", field="上年")
