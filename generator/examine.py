"""The order of the stages for a finished document: a .docx of anyone's in, every rule's result out."""

from __future__ import annotations

from pathlib import Path

from generator import catalog, verdict
from generator.build import Options
from generator.intake import Findings, unopened
from generator.messages import Translator
from generator.model import Kind
from generator.readers import word
from generator.standards import read_style
from generator.verdict import Verdict
from generator.verify import LAYOUT, TEXT, verify


def examine(path: Path, options: Options | None = None) -> Verdict:
    """A file → what holds in it of an office style, and what does not.

    Without a style in the options it is held against the one that kinds have by default.
    """
    options = options or Options()
    name = options.style or str(Kind._field_defaults["style"])
    findings = Findings()
    wanted = read_style(name, None, catalog.folders(options.templates), findings)
    try:
        reading, found = word.read(path)
    except OSError as fault:
        reading, found = None, [unopened(path, fault)]
    if reading is None or wanted is None:
        return Verdict(str(path), name, findings=(*findings.found, *found))
    return Verdict(str(path), wanted.name, tuple(verify(reading, wanted)))


def explained(name: str, translate: Translator = str) -> str:
    """A clause such as '7.3.3', or a rule's key → what its rules want and what to do; '' where there is none."""
    return verdict.explained((*LAYOUT, *TEXT), name, translate)
