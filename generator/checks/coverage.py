"""Numerals of a document: which are bound to the YAML's numbers, and which are only typed."""

from __future__ import annotations

from typing import Any, NamedTuple

from generator.blocks import Block, Paragraph, Run, texts
from generator.claims import claims
from generator.messages import Translator
from generator.node import Node
from generator.sighting import Place, span_of


class Numeral(NamedTuple):
    """A numeral that is typed in the text: the block it stands in, its text, some text around it."""

    key: str
    text: str
    around: str


class Coverage(NamedTuple):
    """How many figures are bound, and the numerals that are not; the report's tree, where lines are to be told."""

    bound: int
    unbound: list[Numeral]
    tree: Node | None = None

    @property
    def share(self) -> float:
        """Unbound numerals among all, 0 to 1."""
        total = self.bound + len(self.unbound)
        return len(self.unbound) / total if total else 0.0

    def lines(self, translate: Translator) -> list[str]:
        """Each typed numeral and its place, then the sums."""
        each = translate("{place}: 没有绑定 {text}（…{around}…）")
        sums = translate("数字共{total}个，绑定{bound}个，没有绑定{unbound}个（{share:.1%}）")
        unbound = len(self.unbound)
        total = sums.format(total=self.bound + unbound, bound=self.bound, unbound=unbound, share=self.share)
        return [*(each.format(place=self._place(n.key), text=n.text, around=n.around) for n in self.unbound), total]

    def _place(self, key: str) -> str:
        """A key's file and line, the key itself without a tree."""
        if self.tree is None:
            return key
        span = span_of(self.tree, Place(key, "", 0, 0))
        return f"{span.source.path}:{span.source.line_of(span.start) + 1}"

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return {"bound": self.bound, "unbound": [numeral._asdict() for numeral in self.unbound]}


def coverage(blocks: list[Block]) -> Coverage:
    """Blocks before numbering → their coverage. An attachment's label has its number from the template."""
    bound, unbound = 0, list[Numeral]()
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "annex":
            continue
        for runs in texts(block):
            bound += sum(1 for run in runs if run.figure is not None)
            unbound += _typed(block.key, runs)
    return Coverage(bound, unbound)


def _typed(key: str, runs: tuple[Run, ...]) -> list[Numeral]:
    """Claims in the literal runs; bound figures are blanked out first."""
    text = "".join(run.text for run in runs)
    masked = "".join("\0" * len(run.text) if run.figure is not None else run.text for run in runs)
    return [
        Numeral(key, claim.quantity.digits, text[max(0, claim.start - 8) : claim.end + 8]) for claim in claims(masked)
    ]
