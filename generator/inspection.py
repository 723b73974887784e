"""The order of the stages for a finished document: a .docx of anyone's in, every rule's result out."""

from __future__ import annotations

from pathlib import Path

from generator import roles, verdict
from generator.build import Options, style
from generator.clause import judge
from generator.intake import unopened
from generator.messages import Translator
from generator.model import Kind
from generator.readers import word
from generator.rendered.office import Unrendered
from generator.rendered.setting import rendered
from generator.verdict import Verdict
from generator.verify.clauses import LAYOUT, TEXT, by_clause, verify
from generator.verify.rendered import RULES as RENDERED


def examine(path: Path, options: Options | None = None, *, render: bool = False) -> Verdict:
    """A file → what holds in it of an office style, and what does not.

    Without a style in the options it is held against the one that kinds have by default. With `render`
    LibreOffice sets its pages, and what only they show is judged too.
    """
    options = options or Options()
    name = options.style or str(Kind._field_defaults["style"])
    wanted, faults = style(name, options.templates)
    try:
        reading, found = word.read(path)
    except OSError as fault:
        reading, found = None, [unopened(path, fault)]
    if reading is None or wanted is None:
        return Verdict(str(path), name, findings=(*faults, *found))
    results = verify(reading, wanted)
    try:
        set_pages = rendered(path, roles.find(reading), wanted) if render else None
    except Unrendered as fault:
        return Verdict(str(path), name, findings=(fault.diagnostic._replace(path=str(path)),))
    if set_pages is not None:
        results += judge(RENDERED, set_pages, wanted)
    return Verdict(str(path), wanted.name, tuple(by_clause(results)))


def clauses() -> list[str]:
    """Every clause that a document is held against."""
    return list(dict.fromkeys(rule.clause for rule in (*LAYOUT, *TEXT, *RENDERED)))


def explained(name: str, translate: Translator = str) -> str:
    """A clause such as '7.3.3', or a rule's key → what its rules want and what to do; '' where there is none."""
    return verdict.explained((*LAYOUT, *TEXT, *RENDERED), name, translate)
