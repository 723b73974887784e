"""What a topic's sentences are made with: the numbers it looks for, a choice between wordings, clean marks."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from generator.diagnostic import Diagnostic, Related
from generator.evaluate import Scope
from generator.messages import Message
from generator.model import Figure, Indicator, Section, Spoken, Target, Topic
from generator.patterns import lazy
from generator.text import Text

SUMMARY, PLAN = "总结", "计划"
_T = TypeVar("_T")


def pick(options: Sequence[_T], seed: str) -> _T:
    """One of several, by what it is for: the same every time, on every machine."""
    return options[zlib.crc32(seed.encode()) % len(options)]


# ---------------------------------------------------------------------- numbers


def spoken(topic: Topic, section: Section, scope: Scope, seed: str) -> tuple[Spoken, list[Diagnostic]]:
    """A topic, its section and the names in scope → the numbers that its sentence may speak of, and faults."""
    part = PLAN if section.key.startswith(PLAN) else SUMMARY
    found = {name: given for name in topic.needs if (given := _given(name, part, scope)) is not None}
    words = Spoken(topic.name, part, found, tuple(topic.needs), _seed(topic, section, seed))
    return words, [*_missing(topic, section, found), *_other_units(topic, found)]


def heading(topic: Topic, section: Section, seed: str) -> Text | None:
    """One of the topic's headings, as the section's own."""
    both = topic.headings
    options = both.plan if section.key.startswith(PLAN) else both.summary
    if not options:
        return None
    found = pick(options, _seed(topic, section, seed))
    return found.slice(0, len(found.value), f"{section.key}.标题")


def _seed(topic: Topic, section: Section, seed: str) -> str:
    """What the wording depends on: not the section's place, so that one more before it changes nothing here."""
    return f"{seed}{section.key[:2]}{topic.name}{'、'.join(section.data)}"


def _given(name: str, part: str, scope: Scope) -> Indicator | None:
    """A declared number, if the report has it for that part: in a plan, what is aimed at."""
    value = scope[name] if name in scope else None  # noqa: SIM401  no dictionary
    if not isinstance(value, Indicator):
        return None
    if part == PLAN:
        return _as_aim(value)
    return value if value.broken or value.current or value.items else None


def _as_aim(one: Indicator) -> Indicator | None:
    """A plan's own 数据 are aims, however they are written; of 指标 only what has one for the next year."""
    aim = one.next_target
    if aim is None and one.key.startswith(PLAN):
        aim = one.target or (Target(one.current) if one.current else None)
    return one._replace(next_target=aim) if aim or one.broken else None


def _missing(topic: Topic, section: Section, found: Mapping[str, Indicator]) -> Iterator[Diagnostic]:
    if section.body:
        return
    for name, need in topic.needs.items():
        if need.required and name not in found:
            message = Message("主题“{topic}”要用“{name}”，这里没有", topic=topic.name, name=name)
            related = (Related(need.span, Message("主题里规定的")),)
            hint = Message("在 指标 或这一节的 数据 里写上它，或者自己写 正文")
            yield Diagnostic("E412", message, section.span, related=related, hint=hint)


def _other_units(topic: Topic, found: Mapping[str, Indicator]) -> Iterator[Diagnostic]:
    for name, one in found.items():
        units = topic.needs[name].units
        for figure in _values(one) if units else ():
            if figure.quantity is not None and figure.quantity.unit not in units:
                names = {"name": name, "units": "、".join(units), "value": figure.text}
                message = Message("“{name}”的单位要用 {units}，这里是“{value}”", **names)
                related = (Related(topic.needs[name].span, Message("主题里规定的")),)
                hint = Message("改单位；不是同一个数，就换一个名称")
                yield Diagnostic("E304", message, figure.span, related=related, hint=hint)


def _values(one: Indicator) -> Iterator[Figure]:
    aims = [f for aim in (one.target, one.next_target) if aim for f in (aim.ensured, aim.strived)]
    yield from (figure for figure in (one.current, one.previous, *aims) if figure)


# ------------------------------------------------------------------------ marks

#: From the weakest to the strongest.
_MARKS = "：，、；。"
_MET = lazy(f"[{_MARKS}]{{2,}}")
_ENDED = lazy("[。！？…][”’）》]?$")
_BREAK = lazy(r"<p(?: at=\"[^\"]*\")?\s*/>")


def tidy(markup: str) -> list[str]:
    """What a topic's template wrote → its paragraphs, each a whole sentence or several.

    Clauses are left out where there is no number for them: of marks that meet so the strongest stays, none begins a
    paragraph, and each ends with a full stop.
    """
    return [text for piece in _BREAK.split(markup) if (text := _sentence(piece))]


def clauses(markup: str) -> str:
    """The same for a part of a sentence: no mark at either end, '' if there is nothing said."""
    return _joined(markup).strip(_MARKS)


def _sentence(markup: str) -> str:
    text = _joined(markup).lstrip(_MARKS)
    if not text or _ENDED.search(text):
        return text
    return text.rstrip(_MARKS) + "。"


def _joined(markup: str) -> str:
    """Lines put together, of marks that meet the strongest, brackets with nothing in them away."""
    return _MET.sub(_strongest, re.sub(r"\s*\n\s*", "", markup).strip().replace("（）", ""))


def _strongest(match: re.Match[str]) -> str:
    return max(match[0], key=_MARKS.index)
