"""A text, an old one → it bound, the indicators, the document that it builds; and a short notation for all that."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator import catalog
from generator.binding import Bound, bind
from generator.derive import derive
from generator.diagnostic import ERROR
from generator.intake import Findings, read
from generator.standards import kinds_of
from generator.text import Text
from tests.clerk import BODY, HEAD, INDENT, build


def bound(text: str, year: int | None = None) -> Bound:
    """Paragraphs, one a line → bound."""
    return bind(text.split("\n"), year)


def code(text: str, year: int | None = None) -> str:
    """The bound text."""
    return "\n".join(bound(text, year).texts)


def names(text: str, year: int | None = None) -> str:
    """The indicators in one line, as YAML's flow style has them."""
    return flow(bound(text, year).indicators)


def doubts(text: str) -> list[str]:
    """What each doubt says, and the words that it is about."""
    rows = text.split("\n")
    return [f"{d.message.text()}：{rows[d.text_index][d.start : d.end]}" for d in bound(text).doubts]


def flow(tree: Any) -> str:
    """A tree of plain maps and text on one line."""
    if not isinstance(tree, Mapping):
        return str(tree)
    return "{" + ", ".join(f"{name}: {flow(value)}" for name, value in tree.items()) + "}"


def yaml(texts: list[str], indicators: Mapping[str, Any]) -> str:
    """Bound texts and their indicators → a report."""
    numbers = "".join(f"  {name}: {flow(tree)}\n" for name, tree in indicators.items())
    body = "".join(f"{' ' * INDENT}{line}\n" for line in texts if line.strip())
    return HEAD + (f"指标:\n{numbers}" if numbers else "") + BODY + body


def built(texts: list[str], indicators: Mapping[str, Any] | None = None) -> list[str]:
    """The paragraphs that a report of such texts prints, width folded. All that is wrong but its own words fails."""
    report = yaml(texts, indicators or {})
    wrong = [d for d in build(report)[1] if d.severity == ERROR and d.code not in _OF_PROSE]
    assert wrong == [], [f"{d.code} {d.message.text()}" for d in wrong]
    return _derived(report)


#: What a document's own words contradict is none of the binding's faults.
_OF_PROSE = {f"E{code}" for code in range(320, 340)}


def _derived(report: str) -> list[str]:
    findings = Findings()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "报告.yaml"
        path.write_bytes(report.encode())
        found = read(path, findings)
        assert found is not None
        kind = kinds_of(found[1].head, found[0], (), catalog.folders(()), findings)[0]
    part = derive(found[1], kind)[0].summary
    assert part is not None
    texts = [text for text in part.sections[0].body if isinstance(text, Text)]
    return [unicodedata.normalize("NFKC", "".join(run.text for run in text.runs)) for text in texts]


def literally(text: str) -> str:
    """A text that nothing is bound in, its braces as they are typed for themselves."""
    return re.sub(r"[{}｛｝]+", lambda match: f"{{{{ '{match[0]}' }}}}", text)
