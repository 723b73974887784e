"""A finding in the text of a document → the same at its words in the YAML."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from generator.diagnostic import Diagnostic, Related
from generator.messages import Message
from generator.node import Mapping, Node, Scalar, at_key, line_at, span_in
from generator.patterns import lazy
from generator.source import Span
from generator.text import heading_end


class Place(NamedTuple):
    """Words of a block: its key, its whole text as printed, and where in it they begin and end."""

    key: str
    text: str
    start: int
    end: int


class Sighting(NamedTuple):
    """A finding that knows its place in the document only; `others` take part in it."""

    code: str
    severity: str
    message: Message
    hint: Message
    place: Place
    others: tuple[Place, ...] = ()


def placed(sighting: Sighting, tree: Node, path: str) -> Diagnostic:
    """A sighting, and the tree of the report it is about → the diagnostic."""
    span = span_of(tree, sighting.place)
    others = [span_of(tree, place) for place in sighting.others]
    related = tuple([Related(other) for other in dict.fromkeys(others) if other != span])
    return Diagnostic(sighting.code, sighting.message, span, None, related, sighting.hint, sighting.severity, path)


def span_of(tree: Node, place: Place) -> Span:
    """Words as they are printed → their place in the file: of a value, the expression that prints it."""
    node = _node(tree, place.key)
    if not isinstance(node, Scalar):
        return node.span
    first, last = _half(tree, node, place.key) or line_at(node.text, place.key)
    found = _aligned(node.text[first:last].rstrip(), place)
    return span_in(node, first, last) if found is None else span_in(node, first + found[0], first + found[1])


def _half(tree: Node, node: Scalar, key: str) -> tuple[int, int] | None:
    """Of a plain line that is heading and text at once, the one or the other; None for any other text."""
    section, _, part = key.rpartition(".")
    if at_key(tree, section) is not node or not part.startswith(("标题", "正文")):
        return None
    end = heading_end(node.text)
    return (0, end) if part == "标题" else (end, len(node.text))


def _node(tree: Node, key: str) -> Node:
    """What a key names, or the nearest above it: a standard sentence has no text in the file."""
    while key:
        found = at_key(tree, key)
        if found is not None:
            return _titled(found)
        key = key[: max(key.rfind("."), key.rfind("["), 0)]
    return tree


def _titled(node: Node) -> Node:
    """A section by its heading."""
    title = node.get("标题") if isinstance(node, Mapping) else None
    return title or node


#: Expressions with nothing between them count as one.
_EXPRESSION = lazy(r"\{\{.*?\}\}(?:\{\{.*?\}\})*")


def _aligned(typed: str, place: Place) -> tuple[int, int] | None:
    """A line as typed, with its expressions, laid over what it prints; None where they do not agree."""
    if "{{" not in typed:
        at = _offset(_fold(typed), _fold(place.text), place)
        return (at, at + place.end - place.start) if at >= 0 else None
    pieces = _pieces(typed, place.text)
    first, last = _typed_at(pieces, place.start), _typed_at(pieces, max(place.start, place.end - 1))
    return (first[0], last[1]) if first and last else None


def _offset(typed: str, printed: str, place: Place) -> int:
    """Where words stand in a text without expressions: what is printed is a stretch of it."""
    at = typed.find(printed.strip())
    if at >= 0:
        return at + place.start - (len(printed) - len(printed.lstrip()))
    return typed.find(printed[place.start : place.end])


class _Piece(NamedTuple):
    """A stretch of print and what was typed for it; of an expression all stands for each letter."""

    start: int
    end: int
    typed: int
    length: int
    literal: bool


@lru_cache(maxsize=64)
def _pieces(typed: str, printed: str) -> list[_Piece]:
    """A line as typed and as printed → its pieces in order. Of one line there may be many findings."""
    found, at, done, whole = list[_Piece](), 0, 0, _fold(printed)
    expressions = [*_EXPRESSION.finditer(typed)]
    ends = [*[match.start() for match in expressions], len(typed)]
    for index, end in enumerate(ends):
        start, where = _literal(_fold(typed[done:end]), whole, at, first=index == 0)
        if where > at and index:
            match = expressions[index - 1]
            found.append(_Piece(at, where, match.start(), match.end() - match.start(), literal=False))
        stop = min(where + end - done - start, len(printed))
        found.append(_Piece(where, stop, done + start, stop - where, literal=True))
        at, done = stop, expressions[index].end() if index < len(expressions) else end
    return found


def _literal(piece: str, whole: str, at: int, *, first: bool) -> tuple[int, int]:
    """Where a literal piece is printed from `at` on → how much of it is not, and the place.

    The first may begin with the heading of a plain line, the last may go on behind it.
    """
    where = whole.find(piece, at) if piece else -1
    if where >= 0:
        return 0, where
    return (len(piece) - _overlap(piece, whole), at) if first else (0, len(whole) - _overlap(whole, piece))


def _overlap(one: str, other: str) -> int:
    """With how many characters, the most, one text ends and another begins. In one pass, as Knuth, Morris and Pratt."""
    most = min(len(one), len(other))
    both, begun = f"{other[:most]}\0{one[len(one) - most :]}", [0]
    for char in both[1:]:
        common = begun[-1]
        while common and both[common] != char:
            common = begun[common - 1]
        begun.append(common + (both[common] == char))
    return begun[-1]


_HALVES = str.maketrans("，：；？！（）“”‘’", ",:;?!()\"\"''")


@lru_cache(maxsize=64)
def _fold(text: str) -> str:
    """Marks of one width, so that what was typed half-width is found."""
    return text.translate(_HALVES)


def _typed_at(pieces: list[_Piece], at: int) -> tuple[int, int] | None:
    """A character of print → the stretch that was typed for it."""
    for index in range(bisect_right(pieces, at, key=lambda piece: piece.end), len(pieces)):
        piece = pieces[index]
        if piece.start <= at:
            offset = piece.typed + at - piece.start if piece.literal else piece.typed
            return offset, offset + (1 if piece.literal else piece.length)
    return None
