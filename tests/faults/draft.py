"""A report's YAML as text that can be changed value by value, whatever its style."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.load import load
from generator.node import Mapping, Node, Scalar, Sequence, at_key
from generator.source import Source

BASES = {path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "bases").glob("*.yaml"))}


class Draft(NamedTuple):
    """A text; `key` is a place in it as diagnostics name it: 指标.专利申请量.本年, 总结.章节[1].正文."""

    text: str

    @property
    def tree(self) -> Node:
        """The text as it is read."""
        tree, faults = load(Source("a.yaml", self.text))
        assert tree is not None, faults
        return tree

    def node(self, key: str) -> Node:
        """What stands at a key; KeyError where there is nothing."""
        found = at_key(self.tree, key) if key else self.tree
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and at_key(self.tree, key) is not None

    def get(self, key: str) -> str:
        """The text of a leaf."""
        node = self.node(key)
        assert isinstance(node, Scalar), key
        return node.text

    def line(self, key: str) -> int:
        """The line that a key's value begins in, from 1."""
        node = self.node(key)
        return node.source.line_of(node.start) + 1

    def put(self, key: str, value: str) -> Draft:
        """Another value in the place of a leaf or a flow map; `key` may be new in a map that is there."""
        if key in self:
            node = self.node(key)
            end = node.start + len(
                self.text[node.start : node.end].rstrip()
            )  # a block map ends where the next key begins
            return Draft(self.text[: node.start] + value + self.text[end:])
        above, _, name = key.rpartition(".")
        return self._added(self.node(above), name, value)

    def _added(self, node: Node, name: str, value: str) -> Draft:
        """An entry more at the head of a map; a value alone becomes the map's 本年."""
        if isinstance(node, Scalar):
            return Draft(f"{self.text[: node.start]}{{本年: {node.text}, {name}: {value}}}{self.text[node.end :]}")
        assert isinstance(node, Mapping)
        if self.text[node.start] == "{":
            return Draft(f"{self.text[: node.start + 1]}{name}: {value}, {self.text[node.start + 1 :]}")
        indent = node.start - self.text.rfind("\n", 0, node.start) - 1
        return Draft(f"{self.text[: node.start]}{name}: {value}\n{' ' * indent}{self.text[node.start :]}")

    def replaced(self, old: str, new: str) -> Draft:
        """Words that stand in the text once → other words."""
        assert self.text.count(old) == 1, old
        return Draft(self.text.replace(old, new))

    def leaves(self) -> Iterator[str]:
        """Every leaf's key, in the order of the text."""
        yield from _leaves(self.tree, "")

    def indicators(self) -> list[str]:
        """Keys of the indicators that are maps, parts too."""
        holders = ("本年", "上年", "目标", "其中", "增速", "历年")
        found = {key.rpartition(".")[0] for key in self.leaves() if key.rpartition(".")[2] in holders}
        return sorted(found | {key.partition(".其中.")[0] for key in self.leaves() if ".其中." in key})


def _leaves(node: Node, key: str) -> Iterator[str]:
    if isinstance(node, Mapping):
        for name, child in node.entries:
            yield from _leaves(child, f"{key}.{name.text}" if key else name.text)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items, 1):
            yield from _leaves(item, f"{key}[{number}]")
    else:
        yield key
