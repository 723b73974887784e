"""A folder → the files of its report, or of its reports."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from generator.patterns import lazy
from generator.source import content, decode

_HEAD = lazy(r"^[\"']?报告[\"']?[ \t]*[:：](.*?)(?=^[^\s#]|\Z)", re.MULTILINE | re.DOTALL)
_OFFICE = lazy(r"单位[\"']?[ \t]*[:：]")


def is_yaml(path: Path) -> bool:
    """Whether a file of a report's folder belongs to it; hidden ones are other programs' notes."""
    return path.suffix.lower() in {".yaml", ".yml"} and not path.name.startswith(".")


def each(paths: Iterable[Path]) -> list[Path]:
    """Reports as they are given; instead of a folder of whole reports, each of these."""
    return [report for path in paths for report in (_inside(path) if os.path.isdir(path) else [path])]  # noqa: PTH112


def _inside(folder: Path) -> list[Path]:
    """Files that each name their own office are reports: taken together they could only contradict each other."""
    try:
        files = sorted(filter(is_yaml, folder.iterdir()))
    except OSError:
        return [folder]
    return files if files and all(map(_whole, files)) else [folder]


def _whole(path: Path) -> bool:
    """Whether a file has a head of its own. One that cannot be read stands alone, so that the others are built."""
    try:
        head = _HEAD.search(decode(content(path)))
    except (OSError, UnicodeDecodeError):
        return True
    return head is not None and _OFFICE.search(head[1]) is not None
