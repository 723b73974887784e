"""Plain maps, lists and texts → YAML as a person would write it: blocks for prose, quotes only where needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.patterns import lazy
from generator.schema import KEYS

#: What begins a plain scalar without a doubt, and what may not stand in one.
_FIRST = lazy("[\\w“‘（《〈〔【—…·①-⑳$￥+.~=/\\\\;；，。、]")
_UNSAFE = lazy(r":(?=\s|$)|\s#|^---|^\.\.\.|[\x00-\x1f]|\s$|^(?:null|Null|NULL|~|=|<<|[是否])$")
_FLOW = lazy(r"[\w“”‘’（）《》〈〉〔〕—…·、。；：，.%\-（）\s()①-⑳]*")
#: What looks like one of our keys would be taken for a slip of the keyboard.
_LABEL = lazy(r"(\w{1,8})\s*[:：]")
_IN_ROW = 100
#: What the eye takes in beside its key: twenty-odd characters of Chinese.
_SHORT = 36


def write(data: Mapping[str, Any]) -> str:
    """A tree of dict, list, str and what counts as str → YAML; a list with `lines` true of it is prose.

    Prose is a block, one paragraph a line; a single short paragraph stands beside its key.
    """
    return "".join(f"{line}\n" for line in _mapping(data, 0))


def scalar(text: str) -> str:
    """A text → a scalar of one line that is read as that text."""
    label = _LABEL.match(text)
    if text and _FIRST.match(text) and not _UNSAFE.search(text) and not (label and label[1] in KEYS):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """A text in the quotes that it has none of."""
    if "'" in text and '"' not in text and "\\" not in text and text.isprintable():
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _mapping(data: Mapping[str, Any], depth: int) -> Iterator[str]:
    for key, value in data.items():
        if depth == 0 and key != next(iter(data)):
            yield ""
        yield from _entry(f"{'  ' * depth}{_quoted(key) if ':' in key else scalar(key)}:", value, depth)


def _entry(head: str, value: Any, depth: int) -> Iterator[str]:
    row = _row(value) if getattr(value, "row", False) else ""
    if row and len(head) + len(row) < _IN_ROW:
        yield f"{head} {row}"
    elif isinstance(value, Mapping):
        yield head
        yield from _mapping(value, depth + 1)
    elif getattr(value, "lines", False) and _short(head, value):
        yield f"{head} {value[0]}"
    elif getattr(value, "lines", False):
        yield f"{head} |"
        yield from (f"{'  ' * (depth + 1)}{line}" for line in value)
    elif isinstance(value, list):
        yield head
        for item in value:
            yield from _listed(item, depth + 1)
    else:
        yield f"{head} {value if getattr(value, 'sure', False) else scalar(value)}"


def _short(head: str, lines: list[str]) -> bool:
    """Whether prose is one line that needs no block: short, and nothing in it to be quoted."""
    return len(lines) == 1 and len(head) + len(lines[0]) < _SHORT and scalar(lines[0]) == lines[0]


def _listed(value: Any, depth: int) -> Iterator[str]:
    """An item of a list: a map's first key stands behind the dash."""
    indent = "  " * depth
    if isinstance(value, Mapping):
        first, *rest = _mapping(value, depth + 1)
        yield f"{indent}- {first.lstrip(' ')}"
        yield from rest
    elif isinstance(value, list):
        yield f"{indent}- {_row(value)}"
    else:
        yield f"{indent}- {scalar(value)}"


def _row(value: Any) -> str:
    """A map, a list or a text → itself within one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_item(key)}: {_row(each)}' for key, each in value.items())}}}"
    return f"[{', '.join(map(_row, value))}]" if isinstance(value, list) else _item(value)


def _item(text: str) -> str:
    """A scalar within brackets."""
    plain = getattr(text, "sure", False) or (_FLOW.fullmatch(text) and scalar(text) == text)
    return str(text) if plain else _quoted(text)
