"""Aims in prose: 确保30亿元，力争40亿元; 目标任务：…500件 and 完成情况：…580件."""

from __future__ import annotations

from generator.binding.fact import Fact
from generator.binding.facts import Facts
from generator.binding.nouns import noun
from generator.binding.prose import Prose
from generator.binding.relations import aims, tiers

_GOALS = ("目标任务", "年度目标", "工作目标")
#: A noun of so many characters may be told with words left out: 发明申请量 for 发明专利申请量.
_LEAST = 4
#: More aims than a section of a report has.
_MOST = 40


def tier(facts: Facts, number: int) -> None:
    """Aims in two tiers, of which nothing else is known."""
    line = facts.lines[number]
    for index in tiers(line):
        label, typed = facts.noun(number, index), (line.spelling(index), line.spelling(index + 1))
        if not (label and all(typed) and _rising(line, index)) or (number, index) in facts.at:
            continue
        fact = Fact(label, "")
        fact.fields["目标"] = {"确保": typed[0], "力争": typed[1]}
        facts.made.append(fact)
        for step, name in enumerate(("确保", "力争")):
            facts.at[number, index + step] = fact
            facts.place(number, index + step, fact, f"{{0}}.目标.{name}")


def _rising(line: Prose, index: int) -> bool:
    """Whether what is striven for is more of the same than what is ensured."""
    one, other = (line.claims[index + step].quantity for step in (0, 1))
    return one.unit == other.unit and None not in {one.low, other.low} and one.value < other.value


def fulfil(facts: Facts, number: int) -> None:
    """A value with its aim, and perhaps the rate of completion."""
    line = facts.lines[number]
    for index, rated in aims(line):
        aim = line.claims[index + 1]
        if aim.quantity.unit != line.claims[index].quantity.unit or not line.spelling(index + 1):
            continue
        fact = facts.fact(number, index)
        if fact is None or fact.fields.get("目标", line.spelling(index + 1)) != line.spelling(index + 1):
            continue
        facts.at[number, index + 1] = fact
        fact.fields["目标"] = line.spelling(index + 1)
        facts.place(number, index + 1, fact, "{0}.目标", field="目标")
        if rated:
            facts.place(number, index + 2, fact, "{0}.完成率")


def reach(facts: Facts) -> None:
    """Each aim and what was reached, told under 目标任务 and behind it, become one indicator."""
    goals = dict[str, tuple[int, int]]()
    for number, line in enumerate(facts.lines):
        if line.folded.startswith(_GOALS):
            named = [(noun(line.before(index)), index) for index in range(min(len(line.claims), _MOST))]
            goals = {name: (number, index) for name, index in named if name and line.spelling(index)}
            continue
        for index in range(len(line.claims) if goals else 0):
            _reached(facts, number, index, goals)


def _reached(facts: Facts, number: int, index: int, goals: dict[str, tuple[int, int]]) -> None:
    line, name = facts.lines[number], noun(facts.lines[number].before(index))
    goal = next((goal for goal in goals if name and _same(goal, name)), "")
    if not goal or goals[goal] in facts.at:
        return
    where, at = goals[goal]
    if facts.lines[where].claims[at].quantity.unit != line.claims[index].quantity.unit:
        return
    fact = facts.fact(number, index, max(goal, name, key=len))
    if fact and "目标" not in fact.fields:
        facts.at[where, at] = fact
        fact.fields["目标"] = facts.lines[where].spelling(at)
        facts.place(where, at, fact, "{0}.目标", field="目标")


def _same(goal: str, name: str) -> bool:
    """Whether two nouns are of one thing: one is the other with words left out."""
    short, long = sorted((goal, name), key=len)
    rest = iter(long)
    return goal == name or (len(short) >= _LEAST and all(char in rest for char in short))
