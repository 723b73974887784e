"""Growth in prose → what an indicator knows of last year, and the places that print it."""

from __future__ import annotations

from generator.binding.bases import agrees, known
from generator.binding.draft import Doubt, Draft, Edit
from generator.binding.facts import Facts
from generator.binding.nouns import noun
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
    drafts = [facts.fact(number, value) for value in growth.values]
    edits = [rate_of(facts, number, d, r) for d, r in zip(drafts, growth.rates, strict=True) if d]
    found = tuple(edit for edit in edits if edit)
    if 1 < len(found) == len(drafts):
        names = ", ".join(f"{{{n}}}" for n in range(len(found)))
        first = growth.rates[0].phrase
        ways = ((first, f"分别同比({names})"), (line.folded.find("分别", first), f"分别增长({names})"))
        of = tuple(edit.of[0] for edit in found)
        facts.edits.append(Edit(number, line.claims[last].end, ways, of, found))
    else:
        facts.edits += found
    if len(drafts) == 1 and drafts[0]:
        _previous(facts, number, last, drafts[0])


def rate_of(facts: Facts, number: int, draft: Draft, rate: Rate) -> Edit | None:
    """A draft comes to know its growth, unless it knows another: → the place that prints it."""
    line, claim = facts.lines[number], facts.lines[number].claims[rate.claim]
    now, speed = parse(draft.typed) if draft.typed else None, claim.quantity
    if now is None or speed.low is None or not line.spelling(rate.claim):
        return None
    if now.percentage != speed.unit.endswith("分点") or (rate.down and not speed.exact):
        return None
    place = (number, rate.phrase, claim.end)
    fields = _told(facts, draft, now, speed._replace(low=-speed.low) if rate.down else speed, place)
    if fields is None or not _learn(draft, fields, new=draft not in facts.grown):
        facts.doubts += _conflict(facts, draft, place)
        return None
    facts.grown.setdefault(draft, place)
    ways = ((rate.phrase, "{0}.同比"), (rate.word, "{0}.增长"), (claim.start, "{0}.增速"))
    return Edit(number, claim.end, ways, (draft,), field="增速" if "增速" in fields else "上年")


def _conflict(facts: Facts, draft: Draft, place: tuple[int, int, int]) -> list[Doubt]:
    """A rate that fits neither the one told before, at its place and there, nor last year's value."""
    if draft in facts.grown:
        message = Message("“{name}”是{value}，增速在别处是另一个数", name=draft.label, value=draft.typed)
        return [Doubt(message, *facts.grown[draft]), Doubt(message, *place)]
    message = Message("{now}和上年的{then}，算不出写的增速", now=draft.typed, then=draft.fields.get("上年", ""))
    return [Doubt(message, *place)]


def _told(
    facts: Facts, draft: Draft, now: Quantity, rate: Quantity, place: tuple[int, int, int]
) -> dict[str, str] | None:
    """What a rate says of a draft; None if it does not fit last year's value, where that is known."""
    if "上年" in draft.fields:
        return agrees(now, parse(draft.fields["上年"]), rate)
    fields, impossible = known(now, rate)
    if impossible:
        message = Message("{value}、{rate}：没有一个整数的上年数算得出这个增速", value=draft.typed, rate=rate)
        facts.doubts.append(Doubt(message, *place))
    return fields


def _learn(draft: Draft, fields: dict[str, str], *, new: bool = False) -> bool:
    """Fields that agree with what a draft knows become its own: → whether they do. A first rate adds its decimals."""
    told = {field: text for field, text in draft.fields.items() if field in {"上年", "增速", "小数"}}
    if told and told != fields and not (new and told.items() <= fields.items()):
        return False
    draft.fields |= fields
    return True


def _previous(facts: Facts, number: int, index: int, draft: Draft) -> None:
    """Last year's value behind a rate, 24.88亿元 in brackets: with it the rate can be computed."""
    line = facts.lines[number]
    if not (previous(line, index) and draft.typed and (typed := line.spelling(index + 1))):
        return
    rate = draft.fields.get("增速")
    fields = agrees(parse(draft.typed), line.claims[index + 1].quantity, parse(rate)) if rate else None
    if fields is None and typed != draft.fields.get("上年"):
        message = Message("{now}和上年的{then}，算不出写的增速", now=draft.typed, then=typed)
        facts.doubt(message, number, index, index + 1)
        return
    if fields is not None:
        del draft.fields["增速"]
        draft.fields |= fields
        draft.fields["上年"] = typed
    facts.place(number, index + 1, draft, "{0}.上年")


def change(facts: Facts, number: int, found: Change) -> None:
    """比上年增加28家: last year's value is the difference."""
    line = facts.lines[number]
    now, by = line.claims[found.value].quantity, line.claims[found.amount].quantity
    if now.unit != by.unit or not (now.exact and by.exact and line.spelling(found.amount)):
        return
    then = now.value + by.value if found.down else now.value - by.value
    draft = facts.fact(number, found.value) if then > 0 else None
    if draft and _learn(draft, {"上年": str(now.with_value(then))}):
        claim = line.claims[found.amount]
        ways = ((found.word, "{0}.增减"), (claim.start, "{0}.增量"))
        facts.edits.append(Edit(number, claim.end, ways, (draft,), field="上年"))


def rise(facts: Facts, number: int, index: int, before: str) -> None:
    """由上年的1571件增加到1945件."""
    line, name = facts.lines[number], noun(before)
    then, now = line.claims[index].quantity, line.claims[index + 1].quantity
    if not (name and line.spelling(index)) or then.unit != now.unit or not (then.exact and now.exact):
        return
    draft = facts.fact(number, index + 1, name)
    if draft and _learn(draft, {"上年": line.spelling(index)}):
        facts.at[number, index] = draft
        facts.place(number, index, draft, "{0}.上年", field="上年")
