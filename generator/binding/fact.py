"""A fact, which may become an indicator, and the places of the texts that are to read from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.messages import Message
from generator.model import Figure, Indicator, Target
from generator.quantity import add, parse
from generator.source import Source, Span


class Noted(NamedTuple):
    """What cannot be right, or why a number stays typed, and where: characters `start` to before `end` of a text."""

    message: Message
    text_index: int
    start: int
    end: int


class Fact:
    """A number with a name; `typed` is '' where only its aim is known."""

    __slots__ = ("complete", "fields", "label", "parent", "parts", "subject", "typed")

    def __init__(self, label: str, typed: str, subject: str = "", parent: Fact | None = None) -> None:
        self.label = label
        self.typed = typed
        self.subject = subject
        self.parent = parent
        self.fields: dict[str, Any] = {}
        self.parts: dict[str, Fact] = {}
        self.complete = False

    @property
    def path(self) -> str:
        """How a text names it."""
        return f"{self.parent.path}.{self.label}" if self.parent else self.label

    @property
    def root(self) -> Fact:
        """The indicator it is a part of, or itself."""
        return self.parent.root if self.parent else self

    def tree(self) -> Any:
        """As the YAML has it: the short form where there is only a value."""
        parts = {name: part.tree() for name, part in self.parts.items()}
        written = bool(self.typed) and not (parts and self._summed())
        if not parts and not self.fields:
            return self.typed
        return {
            **({"本年": self.typed} if written else {}),
            **self.fields,
            **({"其中": parts} if parts else {}),
            **({} if self.complete or not parts else {"其中不完全": "是"}),
        }

    def _summed(self) -> bool:
        """Whether the sum of its parts prints what was typed for it."""
        total = add([parse(part.typed) for part in self.parts.values()]) if self.complete else None
        return total is not None and str(total) == self.typed


#: How a text prints a fact's value; the longer way where the kind's main value is another.
VALUE = ("{0}", "{0}.本年")


class Edit(NamedTuple):
    """A place that may read from facts: ways to say what stands there, the best first; each begins somewhere else.

    `instead` is tried where no way gives back the text; `field` is known to no purpose then.
    """

    line: int
    end: int
    ways: tuple[tuple[int, str], ...]
    of: tuple[Fact, ...]
    instead: tuple[Edit, ...] = ()
    field: str = ""
    #: A reason to have the name: its growth, share or aim, not only its value.
    relation: bool = True


_NOWHERE = Span(Source("", ""), 0, 0)


def indicators(trees: Mapping[str, Any], key: str = "指标") -> dict[str, Indicator]:
    """Names and what the YAML would say of them → indicators as they are once a report was derived."""
    return {name: _indicator(name, tree, f"{key}.{name}") for name, tree in trees.items()}


def _indicator(name: str, tree: Any, key: str) -> Indicator:
    fields = tree if isinstance(tree, dict) else {"本年": tree}
    parts = indicators(fields.get("其中", {}), f"{key}.其中")
    now, then, rate = (_figure(fields[f], f"{key}.{f}") if f in fields else None for f in ("本年", "上年", "增速"))
    if parts and now is None:
        total = add([part.current.quantity for part in parts.values() if part.current and part.current.quantity])
        now = Figure(str(total), (key,), total)
    return Indicator(
        key,
        _NOWHERE,
        name,
        current=now,
        previous=then,
        growth=rate,
        target=_target(fields.get("目标"), key),
        parts=parts,
        decimals=int(fields["小数"]) if "小数" in fields else None,
    )


def _figure(text: str, key: str) -> Figure:
    found = parse(text)
    return Figure(str(found), (key,), found)


def _target(aim: Any, key: str) -> Target | None:
    if aim is None:
        return None
    tiers = aim if isinstance(aim, dict) else {"确保": aim}
    ensured, strived = (_figure(tiers[name], f"{key}.目标") if name in tiers else None for name in ("确保", "力争"))
    return Target(ensured, strived)
