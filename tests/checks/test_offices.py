"""Dense paragraphs of forty sorts of offices, each with its arithmetic right: nothing is said of them. One slip: it is.

`offices.txt` holds a paragraph a line; where one says [[right|wrong]], the wrong one is found.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .test_prose import checked

_SLIP = re.compile(r"\[\[(.*?)\|(.*?)\]\]")
_ALL = [line for line in (Path(__file__).parent / "offices.txt").read_text("utf-8").splitlines() if line[:1] != "#"]


def named(text: str) -> str:
    """What a paragraph is called among the tests."""
    return _SLIP.sub(r"\1", text)[:16]


@pytest.mark.parametrize("text", _ALL, ids=named)
def test_a_paragraph_that_adds_up_alarms_nobody(text: str, tmp_path: Path) -> None:
    assert not checked(_SLIP.sub(r"\1", text), tmp_path)


@pytest.mark.parametrize("text", [text for text in _ALL if _SLIP.search(text)], ids=named)
def test_one_slip_in_it_is_found(text: str, tmp_path: Path) -> None:
    assert checked(_SLIP.sub(r"\2", text), tmp_path)
