"""One thing wrong in a good document: the rule that it breaks fails, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from generator import examine
from generator.clause import MUST

from .document import failed, good, spoilt, written

BODY, STYLES, FIRST, SECOND, SETTINGS = "document", "styles", "footer1", "footer2", "settings"
#: The last sentence of the text, and the paragraph it stands in.
SOLID = "今后要继续努力。"
LAST = '<w:pStyle w:val="NormalIndent"/><w:keepNext/>'


class Spoilt(NamedTuple):
    """What is changed in which part, the rule that this breaks, and what it says it found."""

    rule: str
    found: str
    part: str
    old: str
    new: str


def named(style: str, properties: str) -> tuple[str, str]:
    """A paragraph's style → the same with properties of its own."""
    start = f'<w:pStyle w:val="{style}"/>'
    return start, start + properties


def said(old: str, new: str, rule: str, found: str) -> Spoilt:
    """Other words in the text."""
    return Spoilt(rule, found, BODY, f">{old}<", f">{new}<")


def end(text: str, rule: str, found: str) -> Spoilt:
    """Another last sentence."""
    return said(SOLID, text, rule, found)


def breaks_only_its_rule(case: Spoilt, expected: str, folder: Path) -> None:
    """`expected` is what the standard wants, as it is shown."""
    verdict = examine(written(spoilt(good(), case.part, case.old, case.new), folder / "spoilt.docx"))
    faults = failed(verdict)
    assert {key: case.found in found for key, found in faults.items()} == {case.rule: True}, faults
    (result,) = (result for result in verdict.results if result.rule.key == case.rule)
    assert result.outcome is not None
    assert result.outcome.expected.text() == expected
    assert verdict.failed == (result.rule.strength == MUST)
