"""What rendering needs: LibreOffice and the fonts, and a folder common to all workers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .pages import missing


@pytest.fixture(scope="session")
def office() -> None:
    """Skips where nothing can be rendered; in CI (environment CI) that is a failure."""
    reason = missing()
    if reason and os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    if reason:
        pytest.skip(reason)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder that all xdist workers of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if hasattr(request.config, "workerinput") else own) / "rendered"
    folder.mkdir(exist_ok=True)
    return folder
