"""Every example, as the command line builds it and LibreOffice sets it, obeys the page's rules."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.build import make_all
from tests.clerk import EXAMPLES

from . import faults
from .document import Rendered, paragraphs, text
from .once import once
from .pages import pages, render

pytestmark = [pytest.mark.rendered, pytest.mark.usefixtures("office")]

ROOT = Path(__file__).parents[2]
#: Every document that an example makes: its report and kind.
DOCUMENTS = [(path, document.kind) for path in EXAMPLES for document in make_all(path)[0]]


def build(report: Path, out: Path, *options: str) -> Path:
    command = [sys.executable, "-m", "cli", "build", str(report), "-o", str(out), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    assert out.exists(), f"{out.name} was not written:\n{done.stdout}{done.stderr}"
    return out


def make(report: Path, kind: str, folder: Path) -> None:
    docx = build(report, folder / "example.docx", "--kind", kind)
    build(report, folder / "example.txt", "--format", "txt", "--kind", kind)
    render(docx, folder)


@cache
def read(folder: Path) -> Rendered:
    written = (folder / "example.txt").read_text(encoding="utf-8")
    return Rendered(paragraphs(folder / "example.docx"), pages(folder / "example.pdf"), written)


@pytest.fixture(scope="session", params=DOCUMENTS, ids=lambda found: f"{found[0].stem}-{found[1]}")
def folder(request: pytest.FixtureRequest, shared: Path) -> Path:
    report, kind = request.param
    return once(shared / f"{report.stem}-{kind}", lambda folder: make(report, kind, folder))


@pytest.mark.parametrize("rule", faults.RULES, ids=lambda rule: rule.__name__)
def test_an_example_obeys(rule: Callable[[Rendered], Iterator[str]], folder: Path) -> None:
    assert list(rule(read(folder))) == []


def test_the_text_format_is_the_text_of_the_document(folder: Path) -> None:
    written = (folder / "example.txt").read_text(encoding="utf-8")
    assert text(folder / "example.docx").split("\n") == written.removesuffix("\n").split("\n")


def test_an_example_has_a_title(folder: Path) -> None:
    assert "Title" in {paragraph.style for paragraph in read(folder).paragraphs}


def test_examples_are_long_enough_to_tell(folder: Path) -> None:
    assert len(read(folder).pages) > 1, "one page proves nothing about full pages"


def test_there_are_examples() -> None:
    assert DOCUMENTS
