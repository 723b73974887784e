"""Work that one xdist worker does for all."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

_PATIENCE = 600


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """Fills `folder` by `make`, or waits until another worker has. RuntimeError with its words if that failed."""
    done, failed = folder / ".done", folder / ".failed"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait(folder, done, failed)
        return folder
    try:
        make(folder)
    except BaseException as error:
        failed.write_text(str(error), encoding="utf-8")
        raise
    done.touch()
    return folder


def _wait(folder: Path, done: Path, failed: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while not done.exists():
        if failed.exists():
            raise RuntimeError(failed.read_text(encoding="utf-8"))
        if time.monotonic() > end:
            raise RuntimeError(f"{folder} was not filled within {_PATIENCE} seconds")
        time.sleep(0.1)
