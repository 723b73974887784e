"""A part's XML → the same as a reader sees it: changes accepted, one way of saying a thing, paragraphs joined.

Word shows a paragraph whose mark is deleted or hidden in one line with the next (ECMA-376 17.13.5.15,
17.3.1.29); so is an initial that hangs in a frame of its own (17.3.1.11).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.readers.formula import linear
from generator.readers.xml import DEEPEST_FIELD, Element, W, attribute, child, local, said_on

_GONE = (f"{W}del", f"{W}moveFrom")
#: Where a deleted row or cell says so.
_OF_TABLES = {"trPr": f"{W}del", "tcPr": f"{W}cellDel"}
_BOUNDARY = frozenset({"p", "tbl", "sdt"})


def accept(root: Element) -> None:
    """Change a part in place. Nothing of what it says is asked of it before this."""
    for either in list(root.iter("{*}AlternateContent")):
        _choose(either)
    for name, mark in _OF_TABLES.items():
        for properties in list(root.iter(W + name)):
            if properties.find(mark) is not None:
                _drop(properties.getparent())
    for gone in list(root.iter(*_GONE)):
        if not _is_mark(gone):
            _drop(gone)
    for formula in list(root.iter("{*}oMath")):
        linear(formula)
    for broken in _endless(root):
        _drop(broken)
    _join(root)


def _drop(element: Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)


def _is_mark(gone: Element) -> bool:
    """Whether a w:del speaks of a paragraph's mark or of properties, and not of what it holds."""
    parent = gone.getparent()
    return parent is None or local(parent).endswith("Pr")


def _choose(either: Element) -> None:
    """Of the ways to say one thing the first that says anything in words, else the first."""
    branches = [each for each in either if local(each) in {"Choice", "Fallback"}]
    spoken = (each for each in branches if next(each.iter(f"{W}t"), None) is not None)
    chosen = next(spoken, branches[0] if branches else None)
    for branch in branches:
        if branch is not chosen:
            either.remove(branch)


def _endless(root: Element) -> list[Element]:
    """The beginnings of fields whose code does not end in its paragraph: it would hide what stands behind it."""
    found: list[Element] = []
    codes: list[Element | None] = []  # the fields that have begun, None for one that is past its code
    last = None
    for char in root.iter(f"{W}fldChar"):
        paragraph, kind = next(char.iterancestors(f"{W}p"), None), attribute(char, "fldCharType")
        if paragraph is not last:
            found += [begin for begin in codes if begin is not None]
            codes, last = [None for begin in codes[-DEEPEST_FIELD:] if begin is None], paragraph
        if kind == "begin":
            codes.append(char)
        elif codes:
            codes[-1:] = [None] if kind == "separate" else []
    return found + [begin for begin in codes if begin is not None]


# ------------------------------------------------------------------------ joining


def _join(root: Element) -> None:
    into_next, with_next = list[Element](), list[Element]()
    for paragraph in root.iter(f"{W}p"):
        how = _ending(paragraph)
        if how == "next":
            into_next.append(paragraph)
        elif how == "on":
            with_next.append(paragraph)
    for paragraph in reversed(into_next):  # of a row of them each is moved once
        _move_into_next(paragraph)
    absorbed = set[Element]()
    for paragraph in with_next:
        if paragraph not in absorbed:
            absorbed |= set(_taken_up(paragraph))


def _ending(paragraph: Element) -> str:
    """'next': it goes into the paragraph behind it; 'on': that one goes on in its line; '' for what ends."""
    properties = child(paragraph, "pPr")
    if properties is None:
        return ""
    mark = child(properties, "rPr")
    deleted = mark is not None and any(mark.find(name) is not None for name in _GONE)
    initial = attribute(child(properties, "framePr"), "dropCap", "none") != "none"
    if deleted or initial:
        return "next"
    if not said_on(child(mark, "vanish")):
        return ""
    return "on" if _spoken(paragraph) else "next"


def _spoken(paragraph: Element) -> bool:
    """Whether a paragraph has a text that is not hidden run by run."""
    runs = (text.getparent() for text in paragraph.iter(f"{W}t") if text.text)
    return any(not said_on(child(run, "rPr", "vanish")) for run in runs)


def _following(paragraph: Element) -> Element | None:
    """The paragraph right behind one, marks of bookmarks and comments aside."""
    for each in paragraph.itersiblings("{*}*"):
        if local(each) in _BOUNDARY:
            return each if local(each) == "p" else None
    return None


def _content(paragraph: Element) -> Iterator[Element]:
    return (each for each in paragraph.iterchildren("{*}*") if local(each) != "pPr")


def _move_into_next(paragraph: Element) -> None:
    following = _following(paragraph)
    if following is None or child(paragraph, "pPr", "sectPr") is not None:
        return
    first = next(following.iterchildren(), None)  # to look for a name would go over all it has taken up
    place = 1 if first is not None and local(first) == "pPr" else 0
    for each in reversed(list(_content(paragraph))):
        following.insert(place, each)
    _drop(paragraph)


def _taken_up(paragraph: Element) -> Iterator[Element]:
    """Take up the paragraphs behind one, as long as each is to go on."""
    goes_on = True
    while goes_on and (following := _following(paragraph)) is not None:
        if child(following, "pPr", "sectPr") is not None:
            return
        goes_on = _ending(following) == "on"
        paragraph.extend(list(_content(following)))
        _drop(following)
        yield following
