"""Where kinds, styles, base packages and the user's cache are. An office's own folders come first."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

_HERE = Path(__file__).parent
BASES = _HERE / "bases"


def bundled(name: str) -> Path:
    """'templates' or 'examples' → its folder: inside the package if installed, else beside it."""
    inside = _HERE / name
    return inside if inside.is_dir() else _HERE.parent / name


def folders(own: Iterable[Path] = ()) -> list[Path]:
    """Template folders in the order they are searched."""
    return [*own, bundled("templates")]


def kinds(searched: list[Path]) -> dict[str, Path]:
    """Names of kinds → their kind.yaml."""
    return _first(searched, "*/kind.yaml", lambda path: path.parent.name)


def styles(searched: list[Path]) -> dict[str, Path]:
    """Names of styles → their YAML."""
    return _first(searched, "styles/*.yaml", lambda path: path.stem)


def _first(searched: list[Path], pattern: str, name: object) -> dict[str, Path]:
    assert callable(name)
    found: dict[str, Path] = {}
    for folder in searched:
        for path in sorted(folder.glob(pattern)):
            found.setdefault(name(path), path)
    return found


def cache() -> Path:
    """The user's cache folder of this program; nothing in it is needed, all is made again."""
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local"
    elif sys.platform == "darwin":
        root = Path.home() / "Library/Caches"
    else:
        root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "niangao"
