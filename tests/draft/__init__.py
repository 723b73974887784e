"""Lines of an old document and the report that they become."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from generator.importing import Imported, bring_in


def imported(*lines: str) -> Imported:
    """Lines of a text file → what is made of it; it must build them again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "原文.txt"
        path.write_text("\n".join(lines), "utf-8")
        found, findings = bring_in(path)
    assert found is not None, [finding.message.text() for finding in findings]
    assert found.same
    assert found.draft.typed == []
    return found


def head(*lines: str) -> str:
    """The first part of its YAML: 报告."""
    return imported(*lines).yaml.split("\n\n")[0]


def parts(*lines: str) -> str:
    """Its YAML from 总结 or 计划 on."""
    yaml = imported(*lines).yaml
    return yaml[min(at for at in (yaml.find("\n总结:"), yaml.find("\n计划:")) if at >= 0) + 1 :]


def sections(*lines: str) -> str:
    """The YAML of 章节 of a summary without title and preamble."""
    return parts(*lines).partition("  章节:\n")[2]


def doubts(*lines: str) -> list[str]:
    """What is doubtful of the structure, with its paragraph."""
    return [f"{each.number} {each.message.text()}" for each in imported(*lines).draft.doubts if each.number]
