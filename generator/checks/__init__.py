"""What a report says that cannot be true, one file a family of checks."""

from __future__ import annotations

from generator.checks import stated, sums
from generator.diagnostic import Diagnostic
from generator.model import Report


def check(report: Report) -> list[Diagnostic]:
    """A derived report → every finding about its figures (E3xx)."""
    return [*sums.check(report), *stated.check(report)]
