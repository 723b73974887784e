"""Of each kind of fault nearly all are found, at the line they stand in; a harmless change alarms nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_checks_guide import GUIDE

from .draft import BASES
from .harness import FAULTS, RECALL, findings, score
from .kinds import KINDS


@pytest.mark.parametrize("name", BASES)
def test_the_reports_that_faults_are_sown_into_are_clean(name: str, tmp_path: Path) -> None:
    assert findings(BASES[name], tmp_path, prose=True) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_faults_of_a_kind_are_found_and_their_twins_alarm_nobody(kind) -> None:  # type: ignore[no-untyped-def]
    found = score(kind)
    assert found.faults == FAULTS
    assert found.row() in GUIDE.splitlines(), "run `python -m tests.faults`"
    assert found.recall >= RECALL, [
        (fault.codes, fault.faulty.splitlines()[fault.line - 1]) for fault, _ in found.missed
    ]
    assert [[d.message.text() for d in said] for _, said in found.alarms] == []
