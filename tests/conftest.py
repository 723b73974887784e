"""Every test: its own cache folder, Chinese messages, no clock from outside."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("steady", deadline=None)  # a busy machine is no fault
hypothesis.settings.load_profile("steady")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, cache: Path) -> Iterator[None]:
    """Nothing of the user's comes in: the cache is the tests' own; nothing stays: the command sets LANGUAGE."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("LANGUAGE", "zh")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    yield
    gc.enable()  # cli.main turns it off


@pytest.fixture(scope="session")
def office() -> None:
    """Skips where nothing can be rendered; in CI (environment CI) that is a failure."""
    from tests.rendered.pages import missing  # noqa: PLC0415  it asks the system

    reason = missing()
    if reason and os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    if reason:
        pytest.skip(reason)
