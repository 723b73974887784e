"""年稿: one YAML a year → the annual summary and the plan as Word documents.

    >>> from generator import make, write
    >>> document, findings = make(Path("2011.yaml"))

Names are imported when they are first used, so that `niangao --help` imports no stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "CODES",
    "FORMATS",
    "Diagnostic",
    "Document",
    "Options",
    "Unsuitable",
    "Verdict",
    "as_data",
    "blank",
    "bring_in",
    "clauses",
    "concise",
    "coverage",
    "create",
    "crowded",
    "each",
    "examine",
    "explained",
    "failed",
    "full",
    "glossary",
    "kind",
    "kinds",
    "make",
    "make_all",
    "number_sheet",
    "of_kind",
    "ordered",
    "origin",
    "overview",
    "places",
    "proofread",
    "reason",
    "replace",
    "rolled",
    "saves",
    "scripts",
    "settle",
    "sheet_places",
    "shown",
    "spoken",
    "state",
    "target",
    "topics",
    "traced",
    "translator",
    "typed",
    "unknown",
    "write",
    "write_sheet",
]

if TYPE_CHECKING:
    from generator.build import (
        Document,
        Options,
        coverage,
        kind,
        kinds,
        make,
        make_all,
        number_sheet,
        overview,
        proofread,
        topics,
        traced,
        unknown,
        write,
        write_sheet,
    )
    from generator.codes import CODES
    from generator.diagnostic import Diagnostic, as_data, concise, failed, full, ordered, origin
    from generator.importing import bring_in
    from generator.inspection import clauses, examine, explained
    from generator.launchers import scripts
    from generator.messages import spoken, translator
    from generator.output import (
        FORMATS,
        Unsuitable,
        create,
        crowded,
        of_kind,
        places,
        reason,
        replace,
        settle,
        sheet_places,
        target,
        typed,
    )  # fmt: skip
    from generator.reports import each
    from generator.rolling import rolled
    from generator.starter import blank
    from generator.verdict import Verdict, shown
    from generator.vocabulary import glossary
    from generator.watch import saves, state

_HOMES = {
    "build": (
        "Document",
        "Options",
        "coverage",
        "kind",
        "kinds",
        "make",
        "make_all",
        "number_sheet",
        "overview",
        "proofread",
        "topics",
        "traced",
        "unknown",
        "write",
        "write_sheet",
    ),
    "codes": ("CODES",),
    "diagnostic": ("Diagnostic", "as_data", "concise", "failed", "full", "ordered", "origin"),
    "importing": ("bring_in",),
    "inspection": ("clauses", "examine", "explained"),
    "launchers": ("scripts",),
    "messages": ("spoken", "translator"),
    "output": (
        "FORMATS",
        "Unsuitable",
        "create",
        "crowded",
        "of_kind",
        "places",
        "reason",
        "replace",
        "settle",
        "sheet_places",
        "target",
        "typed",
    ),
    "reports": ("each",),
    "rolling": ("rolled",),
    "starter": ("blank",),
    "verdict": ("Verdict", "shown"),
    "vocabulary": ("glossary",),
    "watch": ("saves", "state"),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module  # noqa: PLC0415

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"generator.{home}"), name)
    raise AttributeError(f"module 'generator' has no attribute {name!r}")
