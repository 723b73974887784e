"""A rule of the standard, and what became of it in one document.

A rule's check gets what it looks at (passages, a reading, rendered pages) and answers with an Outcome;
`judge` makes Results of rules. Clause numbers are GB/T 9704-2012's unless a rule names another standard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from generator.messages import Message
from generator.named import Named

#: How strongly a rule binds: 应当 in the standard; 一般, 推荐; a custom on which the standard is silent.
MUST, GENERAL, PRACTICE = "must", "general", "practice"
STRENGTHS = {MUST: Message("必须"), GENERAL: Message("推荐"), PRACTICE: Message("惯例")}

FAILED, PASSED, ABSENT = "failed", "passed", "absent"
_SHOWN = 20
#: What to do in Word where the right form says it all.
REPLACE = Message("照“应为”改")


class Place(Named):
    """Where in a document: a paragraph's number from 1 and its text, a page's number from 1; 0 for neither."""

    paragraph: int = 0
    text: str = ""
    page: int = 0

    @property
    def beginning(self) -> str:
        """As much of the text as finds the paragraph again."""
        text = " ".join(self.text.split())
        return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


class Fault(Named):
    """One place where a rule does not hold, and what was found there. Without a place: the whole document."""

    found: Message
    place: Place | None = None


class Outcome(Named):
    """What a check saw: what ought to be, what is (where one word tells it), the faults, how many were looked at.

    `steps`: places where something can be done about it, and what, the easiest first.
    """

    expected: Message
    faults: tuple[Fault, ...] = ()
    checked: int = 1
    found: Message | None = None
    steps: tuple[Fault, ...] = ()


class Rule(Named):
    """One rule: its key (stable, for --format json), clause, strength, what it is about, why, what to do in Word.

    `check` gets the subject of its family and the office style; None where there is nothing to look at.
    """

    key: str
    clause: str
    strength: str
    title: Message
    why: Message
    remedy: Message
    check: Callable[..., Outcome | None]


class Result(Named):
    """A rule and what became of it."""

    rule: Rule
    outcome: Outcome | None

    @property
    def status(self) -> str:
        """FAILED, PASSED, or ABSENT where the document has nothing that the rule is about."""
        if self.outcome is None or not (self.outcome.checked or self.outcome.faults):
            return ABSENT
        return FAILED if self.outcome.faults else PASSED

    @property
    def fatal(self) -> bool:
        """Whether a rule that must hold does not."""
        return self.status == FAILED and self.rule.strength == MUST


def judge(rules: Iterable[Rule], *subject: Any) -> list[Result]:
    """Rules and what their checks take → a result each."""
    return [Result(rule, rule.check(*subject)) for rule in rules]
