"""Numbers that a report keeps and no document prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.finding import told
from generator.diagnostic import Diagnostic
from generator.messages import Message
from generator.model import Figure, Indicator


def check(indicators: Iterable[Indicator], printed: Iterable[Figure]) -> Iterator[Diagnostic]:
    """The indicators of a report's 指标, and every figure that its documents print, with what that comes from."""
    sources = {source for figure in printed for source in figure.sources}
    heads = {prefix for source in sources for prefix in _prefixes(source)}
    for one in indicators:
        if one.key.startswith("指标.") and one.key not in heads and not _computed(one, sources):
            message = Message("指标“{name}”没有用到", name=one.name)
            hint = Message("在正文里写 {{{{ {name} }}}}，或者列进表；只为存档的，写明理由", name=one.name)
            yield told("E315", message, one.span, hint=hint)


def _computed(one: Indicator, sources: set[str]) -> bool:
    """Whether what it is computed from is printed: a computed number has no place of its own."""
    return one.formula is not None and one.current is not None and sources.issuperset(one.current.sources)


def _prefixes(source: str) -> Iterator[str]:
    """指标.甲.其中.乙 → itself and whatever ends before a point: a name may hold points too."""
    at = len(source)
    while at > 0:
        yield source[:at]
        at = source.rfind(".", 0, at)
