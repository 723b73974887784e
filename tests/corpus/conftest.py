"""The corpus of real documents lies beside the project; where it is not, its tests say so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent.parent.parent.parent / "shared/corpus"


@pytest.fixture(scope="session")
def corpus() -> dict[str, str]:
    """Number of a document → its text."""
    if not CORPUS.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"the corpus is not at {CORPUS}")
        pytest.skip("the corpus of real documents is not beside the project")
    return {path.name[:2]: path.read_text("utf-8") for path in (CORPUS / "texts").glob("*.txt")}
