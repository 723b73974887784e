"""How long text is on a page, and where its lines may end."""

from __future__ import annotations

from itertools import pairwise

from generator.rendered.pages import Char, Line

#: Marks that may not begin a line, or end one (GB/T 15834-2011, 5.1). LibreOffice forbids some of them only.
NO_START = frozenset("，。、；：！？）》〉”’〕】』」…·～％‰℃°々,.;:!?)]%")
NO_END = frozenset("（《〈“‘〔【『「￥＄([")
_CLOSING = frozenset("，。、）》〉”’〕】』」")


def has_spaces(line: Line) -> bool:
    """Whether one gap is wider than the others; justified, a line of hanzi has them all alike."""
    between = [right.x0 - left.x1 for left, right in pairwise(line.chars)]
    return bool(between) and max(between) - min(between) > 0.3 * line.size


def could_take(chars: list[Char], following: list[Char], room: int) -> str:
    """The text that could have stood on a line of `room` 字 too: up to the latest permitted break, "" if none."""
    fits = ""
    width = sum(cells(char) for char in chars)
    text = [*chars, *following]
    for place in range(len(chars), len(text)):
        width += cells(text[place]) + gap(text[place - 1].text, text[place].text)
        last = place + 1 == len(text)
        if width + (0 if last else gap(text[place].text, text[place + 1].text)) > room:
            break
        if last or breakable(text[place].text, text[place + 1].text):
            fits = "".join(char.text for char in text[len(chars) : place + 1])
    return fits


def cells(char: Char) -> float:
    """Its width in 字 of its own size."""
    return (char.x1 - char.x0) / char.size


def gap(left: str, right: str) -> float:
    """LibreOffice sets hanzi and figures a quarter apart, at a line's end too, whatever autoSpaceDE says. In 字."""
    return 0.25 if left.isascii() != right.isascii() else 0


def gaps(line: Line) -> float:
    """What those gaps add to a line, in points."""
    return sum(gap(left.text, right.text) for left, right in pairwise(line.chars)) * line.size


def breakable(left: str, right: str) -> bool:
    """Whether a line may end between two characters. LibreOffice keeps a figure with the mark before it, too."""
    if right in NO_START or left in NO_END or (left in _CLOSING and right.isascii()):
        return False
    return not (left.isascii() and right.isascii()) and not (left == right and left in "—…")
