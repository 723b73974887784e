"""docs/检查.md names every check there is, and its examples are reports."""

from __future__ import annotations

import re
from pathlib import Path

from generator.codes import CODES
from generator.waivers import changeable
from tests.faults.kinds import KINDS

GUIDE = (Path(__file__).parent.parent / "docs/检查.md").read_text("utf-8")


def test_every_code_about_figures_and_prose_is_listed() -> None:
    listed = re.findall(r"^\| (E\d{3}) \|", GUIDE, re.MULTILINE)
    assert sorted(listed) == sorted([code for code in CODES if code < "E5" and changeable(code)] + ["E344", "E415"])


def test_every_kind_of_fault_that_is_sown_is_in_the_table() -> None:
    assert re.findall(r"^\| (\S+) \| \d+ \|", GUIDE, re.MULTILINE) == [kind.name for kind in KINDS]
