"""A finding about figures: at one, related to others."""

from __future__ import annotations

from generator.diagnostic import WARNING, Diagnostic, Related
from generator.messages import Message
from generator.model import Figure
from generator.source import Span


def told(
    code: str,
    message: Message,
    at: Figure | Span | None,
    *others: Figure | None,
    hint: Message,
    severity: str = WARNING,
) -> Diagnostic:
    """A finding at a figure or a place; the other figures are shown with it where they stand in a file."""
    span = at.span if isinstance(at, Figure) else at
    related = tuple(Related(figure.span) for figure in others if figure is not None and figure.span is not None)
    return Diagnostic(code, message, span, related=related, hint=hint, severity=severity)
