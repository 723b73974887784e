"""The YAML tree as it was typed: scalars stay text, every node knows its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.patterns import lazy
from generator.source import Source, Span

#: The style of a scalar that load has refused: whoever reads it says nothing more.
BROKEN = "*"


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A key or name as typed → as it is compared: full-width letters, digits and marks are folded."""
    return name if name.isascii() else unicodedata.normalize("NFKC", name).strip()


class Node:
    """A place in a source; one of Scalar, Sequence, Mapping."""

    __slots__ = ("end", "source", "start")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    @property
    def span(self) -> Span:
        """From the first to the last character; of a collection only its first line."""
        stop = self.source.text.find("\n", self.start, self.end)
        return Span(self.source, self.start, self.end if stop < 0 else stop)


class Scalar(Node):
    """A leaf. `style` is YAML's: '' plain, ' or " quoted, | literal, > folded; or BROKEN.

    A key's `text` is folded to be compared; `typed` is what the clerk wrote.
    """

    __slots__ = ("_places", "style", "text", "typed")

    def __init__(self, source: Source, start: int, end: int, text: str, style: str) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.text = text
        self.typed = text
        self.style = style
        self._places: list[int] | None = None

    @property
    def places(self) -> list[int]:
        """Where in the file each character of the value stands."""
        if self._places is None:
            self._places = [*(_literal_places(self) if self.style == "|" else _walked_places(self))]
        return self._places


class Sequence(Node):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, source: Source, start: int, end: int, items: list[Node]) -> None:
        super().__init__(source, start, end)
        self.items = items


class Mapping(Node):
    """Keys and values in the order they were typed; keys are folded, see load."""

    __slots__ = ("entries",)

    def __init__(self, source: Source, start: int, end: int, entries: list[tuple[Scalar, Node]]) -> None:
        super().__init__(source, start, end)
        self.entries = entries

    def get(self, name: str) -> Node | None:
        """The value under a key, None if it is not there."""
        return next((value for key, value in self.entries if key.text == name), None)


def filled(node: Node) -> bool:
    """Whether there is anything in it."""
    if isinstance(node, Mapping):
        return bool(node.entries)
    return bool(node.items) if isinstance(node, Sequence) else isinstance(node, Scalar) and node.text != ""


_INDEX = lazy(r"\[(\d+)\]$")
_LINE = lazy(r"\S(?:.*\S)?")
#: A line end of the file and what is indented behind it, for which a value has one blank.
_FOLD = lazy(r"[ \t\r\n]*")
_STEP = lazy(r"([^.\[\]]+)|\[(\d+)\]")


def at_key(tree: Node, key: str) -> Node | None:
    """总结.章节[1].标题 → the node there, None where there is none; a scalar stands for all that is in it."""
    found: Node | None = tree
    for name, index in _STEP.findall(key):
        if isinstance(found, Scalar):
            return found
        if isinstance(found, Mapping) and name:
            found = found.get(name)
        elif isinstance(found, Sequence) and index and int(index) <= len(found.items):
            found = found.items[int(index) - 1]
        else:
            return None
    return found


def words_at(node: Node, key: str, words: str) -> Span:
    """Words of the text that a key ends at: to the letter, else the line that its index counts, else all of it.

    A line with values in it does not hold the words as they are printed.
    """
    if not isinstance(node, Scalar) or node.style == BROKEN:
        return node.span
    first, last = line_at(node.text, key)
    at = node.text.find(words, first, last) if len(words) > 1 else -1
    if at >= 0:
        return span_in(node, at, at + len(words))
    return node.span if (first, last) == (0, len(node.text)) else span_in(node, first, last)


def line_at(text: str, key: str) -> tuple[int, int]:
    """正文[2] → where the second line of the text that is not blank begins and ends; all of a text of one line."""
    counted = _INDEX.search(key)
    lines = [match.span() for match in _LINE.finditer(text)] if counted else []
    number = int(counted[1]) if counted else 0
    return lines[number - 1] if 1 < len(lines) >= number > 0 else (0, len(text))


def overlaid(base: Node, own: Node) -> Node:
    """A tree over one that it inherits: maps are merged key by key, anything else of its own wins."""
    if not (isinstance(base, Mapping) and isinstance(own, Mapping)):
        return own
    entries = {key.text: (key, value) for key, value in base.entries}
    for key, value in own.entries:
        under = entries.get(key.text)
        entries[key.text] = key, overlaid(under[1], value) if under else value
    return Mapping(own.source, own.start, own.end, list(entries.values()))


def locate(scalar: Scalar, offset: int) -> int:
    """A character of a scalar's value → its offset in the file, for every style of scalar."""
    if scalar.style == "" and scalar.source.text.startswith(scalar.text, scalar.start):
        return scalar.start + offset
    if 0 <= offset < len(scalar.places):
        return min(scalar.places[offset], scalar.end)
    return max(scalar.start, scalar.end - 1)


def span_in(scalar: Scalar, start: int, end: int) -> Span:
    """Characters `start` to before `end` of a scalar's value → their place in the file."""
    first = locate(scalar, start)
    last = locate(scalar, end - 1) + 1 if end > start else first
    return Span(scalar.source, first, max(first, last))


def _literal_places(scalar: Scalar) -> Iterator[int]:
    source, lines = scalar.source, scalar.text.split("\n")
    header = source.line_of(scalar.start)
    probe = next((i for i, line in enumerate(lines) if line), None)
    indent = 0 if probe is None else len(source.line(header + 1 + probe)) - len(lines[probe])
    for number, line in enumerate(lines, header + 1):
        start = source.starts[min(number, len(source.starts) - 1)] + indent
        yield from range(start, start + len(line) + 1)


_ESCAPED = {"x": 4, "u": 6, "U": 10}


def _walked_places(scalar: Scalar) -> Iterator[int]:
    """Walk value and file side by side: a fold or an escape is where they differ."""
    text = scalar.source.text
    at = scalar.start + (scalar.style in {"'", '"'} and scalar.style != "")
    if scalar.style == ">":
        at = scalar.source.starts[scalar.source.line_of(scalar.start) + 1]
    for char in scalar.text:
        if char not in " \n":
            at = _skip(text, at, char)
        yield at
        at += _typed_length(text, at, scalar.style, char)


def _skip(text: str, at: int, char: str) -> int:
    """Past the line end and indentation of a fold."""
    while at < len(text) and text[at] != char and (text[at] in " \t\r\n" or text.startswith(("\\\n", "\\\r"), at)):
        at += 1
    return at


def _typed_length(text: str, at: int, style: str, char: str) -> int:
    """How many characters of the file make one character of the value."""
    if style == '"' and text.startswith("\\", at):
        return _ESCAPED.get(text[at + 1 : at + 2], 2)
    if style == "'" and text.startswith("''", at):
        return 2
    if char in " \n" and text[at : at + 1] != char and (fold := _FOLD.match(text, at)):
        return len(fold[0])
    return 1
