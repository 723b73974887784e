"""What became of every rule in one document, and how it is shown: full, concise, json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from generator import diagnostic
from generator.clause import ABSENT, FAILED, PASSED, REPLACE, STRENGTHS, Fault, Place, Result, Rule
from generator.diagnostic import Diagnostic
from generator.messages import Message, Translator

_STATUS = {FAILED: Message("不符"), PASSED: Message("符合"), ABSENT: Message("没有涉及")}
#: Signs that every Chinese console has.
_SIGNS = {FAILED: "×", PASSED: "√", ABSENT: "－"}
_MOST_PLACES, _MOST_FINDS = 3, 5


class Verdict(NamedTuple):
    """A file held against a style: results by clause; `findings` where it could not be read at all."""

    path: str
    style: str
    results: tuple[Result, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a rule that must hold does not, or nothing could be checked."""
        return bool(self.findings) or any(result.fatal for result in self.results)

    @property
    def unable(self) -> bool:
        """Whether a program that was asked for is not on this machine."""
        return any(finding.code == "E514" for finding in self.findings)

    def of(self, status: str) -> list[Result]:
        """The results of a status, the stronger rules first."""
        found = [result for result in self.results if result.status == status]
        return sorted(found, key=lambda result: list(STRENGTHS).index(result.rule.strength))


def shown(verdict: Verdict, form: str, translate: Translator = str, *, ascii_only: bool = False) -> str:
    """A verdict as text: 'full', 'concise' (a line a rule) or 'json'."""
    if form == "json":
        return json.dumps(as_data(verdict, translate), ensure_ascii=ascii_only, indent=1)
    if verdict.findings:
        show = diagnostic.full if form == "full" else diagnostic.concise
        return "\n".join(show(finding, translate) for finding in verdict.findings)
    lines = _full(verdict, translate) if form == "full" else _concise(verdict, translate)
    return "\n".join(lines)


def summary(verdict: Verdict, translate: Translator = str) -> str:
    """How many rules of which strength do not hold."""
    failed = verdict.of(FAILED)
    checked = len(failed) + len(verdict.of(PASSED))
    head = Message("{path}：按“{style}”版式查了{checked}条", path=verdict.path, style=verdict.style, checked=checked)
    if not failed:
        return Message("{head}，都符合", head=head).text(translate)
    counts = {strength: sum(result.rule.strength == strength for result in failed) for strength in STRENGTHS}
    said = [
        Message("{strength}{count}", strength=STRENGTHS[strength], count=count).text(translate)
        for strength, count in counts.items()
        if count
    ]
    return Message(
        "{head}，不符{count}条（{counts}）", head=head, count=len(failed), counts=translate("、").join(said)
    ).text(translate)


# --------------------------------------------------------------------------- full


def _full(verdict: Verdict, translate: Translator) -> Iterator[str]:
    """What is wrong first, with what to do in Word; then what is right, then what the document has not."""
    yield summary(verdict, translate)
    for result in verdict.of(FAILED):
        yield ""
        yield from _failure(result, translate)
    for status in (PASSED, ABSENT):
        if results := verdict.of(status):
            yield ""
            yield Message("{status}（{count}条）：", status=_STATUS[status], count=len(results)).text(translate)
            yield from (f"{_SIGNS[status]} {_line(result, translate)}" for result in results)


def _failure(result: Result, translate: Translator) -> Iterator[str]:
    assert result.outcome is not None
    yield f"{_SIGNS[FAILED]} {_name(result.rule, translate)}"
    yield _told(Message("应为"), result.outcome.expected, translate)
    finds = _grouped(result.outcome.faults, translate)
    for found, places in finds[:_MOST_FINDS]:
        where = _where(places, translate)
        yield f"    {translate('实为')}: {found}{f'  {where}' if where else ''}"
    if len(finds) > _MOST_FINDS:
        yield "    " + Message("还有{count}种", count=len(finds) - _MOST_FINDS).text(translate)
    yield _told(Message("为什么"), result.rule.why, translate)
    yield _told(Message("怎么改"), result.rule.remedy, translate)
    for step in result.outcome.steps:
        where = f"{_place(step.place).text(translate)}: " if step.place else ""
        yield f"      - {where}{step.found.text(translate)}"


def _told(label: Message, said: Message, translate: Translator) -> str:
    return f"    {label.text(translate)}: {said.text(translate)}"


def _name(rule: Rule, translate: Translator) -> str:
    return f"{translate(rule.clause)} {STRENGTHS[rule.strength].text(translate)} {rule.title.text(translate)}"


def _line(result: Result, translate: Translator) -> str:
    name = _name(result.rule, translate)
    return name if result.outcome is None else f"{name}: {result.outcome.expected.text(translate)}"


def _grouped(faults: Iterable[Fault], translate: Translator) -> list[tuple[str, list[Place]]]:
    """Faults → what was found, each once, and all places where it was."""
    found: dict[str, list[Place]] = {}
    for fault in faults:
        places = found.setdefault(fault.found.text(translate), [])
        places += [fault.place] if fault.place is not None else []
    return list(found.items())


def _where(places: list[Place], translate: Translator) -> str:
    """第5段“……”、第8段“……”等12处."""
    shown_places = translate("、").join(_place(place).text(translate) for place in places[:_MOST_PLACES])
    if len(places) <= _MOST_PLACES:
        return shown_places
    return Message("{places}等{count}处", places=shown_places, count=len(places)).text(translate)


def _place(place: Place) -> Message:
    if not place.paragraph:
        return Message("第{page}页", page=place.page)
    paragraph = Message("第{number}段“{text}”", number=place.paragraph, text=place.beginning)
    return Message("第{page}页{paragraph}", page=place.page, paragraph=paragraph) if place.page else paragraph


# ------------------------------------------------------------------------ concise


def _concise(verdict: Verdict, translate: Translator) -> Iterator[str]:
    """A line for every rule that the document has something for, those that do not hold first."""
    for result in (*verdict.of(FAILED), *verdict.of(PASSED)):
        status = _STATUS[result.status].text(translate)
        line = f"{verdict.path}: {status} {_line(result, translate)}"
        yield " ".join(f"{line}{_found(result, translate)}".splitlines())


def _found(result: Result, translate: Translator) -> str:
    if result.outcome is None or result.status != FAILED:
        return ""
    finds = []
    for found, places in _grouped(result.outcome.faults, translate):
        where = _where(places, translate)
        finds.append(f"{found} {where}" if where else found)
    return f" | {translate('实为')}: {' | '.join(finds)}"


# --------------------------------------------------------------------------- json


def as_data(verdict: Verdict, translate: Translator = str) -> dict[str, Any]:
    """A verdict as plain data for JSON; paragraphs and pages count from 1, 0 is none."""
    return {
        "path": verdict.path,
        "style": verdict.style,
        "failed": verdict.failed,
        "findings": [diagnostic.as_data(finding, translate) for finding in verdict.findings],
        "results": [_result_data(result, translate) for result in verdict.results],
    }


def _result_data(result: Result, translate: Translator) -> dict[str, Any]:
    rule, outcome = result.rule, result.outcome
    return {
        "rule": rule.key,
        "clause": rule.clause,
        "strength": rule.strength,
        "status": result.status,
        "title": rule.title.text(translate),
        "why": rule.why.text(translate),
        "remedy": rule.remedy.text(translate),
        "expected": outcome.expected.text(translate) if outcome else None,
        "checked": outcome.checked if outcome else 0,
        "faults": [_fault_data(fault, translate) for fault in outcome.faults] if outcome else [],
        "steps": [_fault_data(step, translate) for step in outcome.steps] if outcome else [],
    }


def _fault_data(fault: Fault, translate: Translator) -> dict[str, Any]:
    place = fault.place or Place()
    return {
        "found": fault.found.text(translate),
        "paragraph": place.paragraph,
        "page": place.page,
        "text": place.beginning,
    }


def explained(rules: Iterable[Rule], name: str, translate: Translator = str) -> str:
    """A clause or a rule's key → a line for each rule of it, '' where there is none."""
    named = [rule for rule in rules if name.casefold() in {rule.clause.casefold(), rule.key.casefold()}]
    return "\n".join("\n    ".join(_told_of(rule, translate)) for rule in named)


def _told_of(rule: Rule, translate: Translator) -> Iterator[str]:
    """A rule without a document: there is no “should be” to refer to."""
    yield f"{_name(rule, translate)} ({rule.key})"
    yield rule.why.text(translate)
    if rule.remedy is not REPLACE:
        yield rule.remedy.text(translate)
