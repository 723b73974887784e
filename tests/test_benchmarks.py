"""The processes that `python -m benchmarks.run` measures, on its smallest report."""

from pathlib import Path

import pytest

from benchmarks.contents import faults, read
from benchmarks.measure import environment, measure
from benchmarks.rivals.prepare import prepare
from benchmarks.rivals.with_docxtpl import TEMPLATE
from benchmarks.run import BUILDS
from benchmarks.shapes import generate, to_yaml


@pytest.mark.parametrize("process", BUILDS)
def test_every_measured_process_writes_all_of_the_report(process: str, tmp_path: Path) -> None:
    report, source, out = generate(1), tmp_path / "report.yaml", tmp_path / "out.docx"
    source.write_text(to_yaml(report, "bound"), encoding="utf-8")
    prepare(tmp_path / TEMPLATE)
    measure(BUILDS[process](source, out), environment(tmp_path))
    assert faults(read(out), report) == []
