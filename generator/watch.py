"""Which saves there are of a report: its files looked at several times a second, no more.

Looking finds every way of saving, also that of editors that write another file and give it the old name.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator.reports import is_yaml

#: Seconds between two looks: soon enough for a person, and nothing for the machine.
INTERVAL = 0.25
#: So many looks at files that never come to rest are enough.
_PATIENCE = 8

#: What is compared: of every file its path, its time (ns), size and number.
State = tuple[tuple[str, int, int, int], ...]


def state(report: Path, templates: Iterable[Path] = ()) -> State:
    """A report's file or folder and an office's template folders → their state. What is not there is not in it."""
    own = [path for path in _inside(report) if is_yaml(path)] if os.path.isdir(report) else [report]  # noqa: PTH112
    files = [*own, *(path for folder in templates for path in sorted(folder.rglob("*")) if path.is_file())]
    return tuple(found for path in files for found in _stamp(path))


def saves(look: Callable[[], State], pause: Callable[[], None] = lambda: time.sleep(INTERVAL)) -> Iterator[None]:
    """Yields at once, and after every change as soon as the files rest, so that none is read half written.

    What changes while the caller works is found afterwards.
    """
    seen = look()
    while True:
        yield
        while (found := look()) == seen:
            pause()
        seen = _rested(found, look, pause)


def _rested(found: State, look: Callable[[], State], pause: Callable[[], None]) -> State:
    for _ in range(_PATIENCE):
        pause()
        before, found = found, look()
        if found == before:
            break
    return found


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _stamp(path: Path) -> Iterator[tuple[str, int, int, int]]:
    try:
        found = os.stat(path)  # noqa: PTH116  follows links, as reading does
    except OSError:
        return
    yield str(path), found.st_mtime_ns, found.st_size, found.st_ino
