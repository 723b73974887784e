"""Regular expressions that are compiled when they are first used.

A build uses a few of the hundred, and compiling all of them would take as long as
reading a report.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a pattern; each method comes from the compiled one and is then kept."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self._pattern, self._flags), name)
        setattr(self, name, method)
        return method


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern's text → the pattern, compiled (and checked) when it is first used."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
