"""年稿: one YAML a year → the annual summary and the plan as Word documents.

    >>> from generator import make, write
    >>> document, findings = make(Path("2011.yaml"))

Names are imported when they are first used, so that `niangao --help` imports no stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "FORMATS",
    "Diagnostic",
    "Document",
    "Options",
    "as_data",
    "concise",
    "failed",
    "full",
    "kind",
    "kinds",
    "make",
    "replace",
    "settle",
    "starter",
    "target",
    "translator",
    "write",
]

if TYPE_CHECKING:
    from generator.build import FORMATS, Document, Options, kind, kinds, make, replace, settle, target, write
    from generator.diagnostic import Diagnostic, as_data, concise, failed, full
    from generator.messages import translator
    from generator.starter import starter

_HOMES = {
    "build": ("FORMATS", "Document", "Options", "kind", "kinds", "make", "replace", "settle", "target", "write"),
    "diagnostic": ("Diagnostic", "as_data", "concise", "failed", "full"),
    "messages": ("translator",),
    "starter": ("starter",),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module  # noqa: PLC0415

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"generator.{home}"), name)
    raise AttributeError(f"module 'generator' has no attribute {name!r}")
