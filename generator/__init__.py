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
    "as_data",
    "blank",
    "concise",
    "create",
    "each",
    "failed",
    "full",
    "glossary",
    "kind",
    "kinds",
    "make",
    "origin",
    "overview",
    "places",
    "reason",
    "replace",
    "scripts",
    "settle",
    "spoken",
    "target",
    "translator",
    "typed",
    "unknown",
    "write",
]

if TYPE_CHECKING:
    from generator.build import Document, Options, kind, kinds, make, overview, unknown, write
    from generator.codes import CODES
    from generator.diagnostic import Diagnostic, as_data, concise, failed, full, origin
    from generator.launchers import scripts
    from generator.messages import spoken, translator
    from generator.output import FORMATS, Unsuitable, create, places, reason, replace, settle, target, typed
    from generator.reports import each
    from generator.starter import blank
    from generator.vocabulary import glossary

_HOMES = {
    "build": ("Document", "Options", "kind", "kinds", "make", "overview", "unknown", "write"),
    "codes": ("CODES",),
    "diagnostic": ("Diagnostic", "as_data", "concise", "failed", "full", "origin"),
    "launchers": ("scripts",),
    "messages": ("spoken", "translator"),
    "output": ("FORMATS", "Unsuitable", "create", "places", "reason", "replace", "settle", "target", "typed"),
    "reports": ("each",),
    "starter": ("blank",),
    "vocabulary": ("glossary",),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module  # noqa: PLC0415

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"generator.{home}"), name)
    raise AttributeError(f"module 'generator' has no attribute {name!r}")
