"""What a script for cmd.exe must keep to; there is no Windows here to run it on."""

from __future__ import annotations

import re

#: %%a of a loop, %~dp0, %NAME%, and a doubled one that stands for itself.
_KNOWN = r"%%~?[a-z]\b|%~dp0|%[A-Za-z]+%|%%"


def faults(text: str) -> list[str]:
    """Lines of a script that cmd.exe would read otherwise than they are meant."""
    assert not text.startswith("\ufeff"), "cmd.exe takes the mark for a command"
    assert text.count("\n") == text.count("\r\n") > 5
    before, chcp, after = text.partition("chcp 65001")
    assert chcp
    assert not after.isascii()
    return [*(line for line in before.splitlines() if not line.isascii()), *filter(_wrong, text.splitlines())]


def _wrong(line: str) -> bool:
    """A bare percent sign, a path outside quotes, a label (cmd.exe miscounts in UTF-8), a sign within a sentence."""
    bare = re.sub(r'"[^"]*"', "", line)
    said = re.search(r"(?:echo|rem) (.*[一-鿿].*)", line)
    return bool(
        "%" in re.sub(_KNOWN, "", line)
        or line.count('"') % 2
        or "~dp0" in bare
        or "\\" in bare
        or re.match(r"\s*(goto|call|:)\b", line)
        or (said and re.search(r"[&|<>^%()!]", said[1]))
    )
