"""A text, an old one → it bound, the indicators, the document that it builds; and a short notation for all that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.binding import Bound, bind
from tests.clerk import BODY, HEAD, INDENT, lines


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
    """The paragraphs of the document that a report of such texts builds; a finding of an error fails."""
    return lines(yaml(texts, indicators or {}))[3:]


def literally(text: str) -> str:
    """A text that nothing is bound in, its braces as they are typed for themselves."""
    return re.sub(r"[{}｛｝]+", lambda match: f"{{{{ '{match[0]}' }}}}", text)
