"""niangao's command without the checks of figures and prose: what these cost is the difference.

They are not even imported. `python -m benchmarks.unchecked build REPORT -o OUT`
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def _without_checks() -> None:
    figures, prose = ModuleType("generator.checks"), ModuleType("generator.checks.prose")
    figures.__dict__["check"] = _only_known
    prose.__dict__.update(check=_nothing, close=_nothing, ahead=_nothing)
    figures.__dict__["prose"] = prose
    sys.modules |= {figures.__name__: figures, prose.__name__: prose}


def _only_known(_report: Any, faults: list[Any]) -> list[Any]:
    """The faults that were found before."""
    return faults


def _nothing(*_given: Any) -> list[Any]:
    return []


if __name__ == "__main__":
    _without_checks()
    from cli import main

    main()
