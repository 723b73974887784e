"""Where kinds, styles, base packages and the user's cache are. An office's own folders come first."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

_HERE = Path(__file__).parent
BASES = _HERE / "bases"
#: How the file of a topic ends; what stands before it is the topic's name.
TOPIC = ".xml.jinja"


def bundled(name: str) -> Path:
    """'templates' or 'examples' → its folder: inside the package if installed, else beside it."""
    inside = _HERE / name
    return inside if inside.is_dir() else _HERE.parent / name


def folders(own: Iterable[Path] = ()) -> list[Path]:
    """Template folders in the order they are searched."""
    return [*own, bundled("templates")]


def kinds(searched: list[Path]) -> dict[str, Path]:
    """Names of kinds → their kind.yaml, in the order of a dictionary."""
    return _first(searched, "*/kind.yaml", lambda path: path.parent.name)


def styles(searched: list[Path]) -> dict[str, Path]:
    """Names of styles → their YAML, likewise."""
    return _first(searched, "styles/*.yaml", lambda path: path.stem)


def topics(searched: list[Path]) -> dict[str, Path]:
    """Names of topics → their template, likewise."""
    return _first(searched, f"topics/*{TOPIC}", lambda path: path.name[: -len(TOPIC)])


def _first(searched: list[Path], pattern: str, name: Callable[[Path], str]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in searched:
        for path in sorted(folder.glob(pattern)):
            found.setdefault(name(path), path)
    return {name: found[name] for name in sorted(found, key=_reading)}


def _reading(name: str) -> bytes:
    """Sorts names by their pinyin: GB 2312, which GB 18030 extends, has its common hanzi in that order."""
    return name.encode("gb18030", "replace")


def cache() -> Path:
    """The user's cache folder of this program; nothing in it is needed, all is made again."""
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA") or _home("AppData/Local")
    elif sys.platform == "darwin":
        root = _home("Library/Caches")
    else:
        given = os.environ.get("XDG_CACHE_HOME", "")
        root = given if os.path.isabs(given) else _home(".cache")  # noqa: PTH117  the standard ignores others
    return Path(root) / "niangao"


def _home(inside: str) -> Path:
    """A folder of the user's home; for a user without one a place that cannot be: nothing is kept."""
    try:
        return Path.home() / inside
    except RuntimeError:
        return Path(os.devnull) / inside
