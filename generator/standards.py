"""Kinds and styles by their names: what a file says laid over what it inherits, and a style's base package."""

from __future__ import annotations

import contextlib
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator import catalog
from generator.diagnostic import Diagnostic, nearest
from generator.intake import Findings, declared_of, place, tree_of, validated
from generator.messages import Message
from generator.model import Head, Kind, Section, Topic
from generator.node import Mapping as Tree
from generator.node import Node, Scalar, Sequence, at_key, overlaid
from generator.output import replace
from generator.source import Span
from generator.style import MOST_LEVELS, Style

_NO_NAME = r'[\\/:*?"<>|\s]'
#: So many steps of 继承 are a circle.
_MOST_STEPS = 16


class _Shelf(NamedTuple):
    """Where files of one sort are, and what is said of a name that is not there."""

    listing: Callable[[list[Path]], Mapping[str, Path]]
    code: str
    unknown: Callable[[str], Message]
    tree: Callable[[Path, Findings], Node | None] = tree_of
    #: Where such a file is put by mistake, and what it is to be called.
    misplaced: tuple[tuple[str, str], ...] = ()


_KINDS = _Shelf(
    catalog.kinds,
    "E407",
    lambda name: Message("没有“{name}”这种报告", name=name),
    misplaced=(("{}.yaml", "{}/kind.yaml"), ("{}", "{}/kind.yaml")),
)
_STYLES = _Shelf(
    catalog.styles,
    "E408",
    lambda name: Message("没有“{name}”这种版式", name=name),
    misplaced=(("{}.yaml", "styles/{}.yaml"), ("styles/{}.yml", "styles/{}.yaml"), ("styles/{}", "styles/{}.yaml")),
)
_TOPICS = _Shelf(
    catalog.topics,
    "E411",
    lambda name: Message("没有“{name}”这个主题", name=name),
    declared_of,
    misplaced=tuple(
        (place, "topics/{}.xml.jinja")
        for place in ("topics/{}.jinja", "topics/{}.xml", "topics/{}.yaml", "{}.xml.jinja", "{}.jinja")
    ),
)


def kinds_of(head: Head, tree: Node, chosen: tuple[str, ...], folders: list[Path], findings: Findings) -> list[Kind]:
    """The kinds that the command line or else the report names; none where it names none or they have faults."""
    span = None if chosen else place(tree, "类型")
    found = [read_kind(name, span, folders, findings) for name in dict.fromkeys(chosen or head.kinds)]
    return [kind for kind in found if kind is not None]


def any_kind() -> Kind:
    """Without the right kind the report is still read to its end, by any kind's levels: all faults in one run."""
    folders, findings = catalog.folders(), Findings()
    kind = read_kind(min(catalog.kinds(folders)), None, folders, findings)
    assert kind is not None
    return kind


def read_kind(name: str, span: Span | None, folders: list[Path], findings: Findings) -> Kind | None:
    """A kind by its name: the folder's. `lineage` is its name and those of the kinds it inherits."""
    names, tree = _inherited(_KINDS, name, span, folders, findings)
    kind: Kind | None = _sound(tree, "类型", findings) if tree else None
    return kind._replace(name=name, lineage=tuple(names)) if kind else None


def read_style(name: str, span: Span | None, folders: list[Path], findings: Findings) -> Style | None:
    """A style by its name: the file's."""
    _, tree = _inherited(_STYLES, name, span, folders, findings)
    style: Style | None = _sound(tree, "版式", findings) if tree else None
    if style is None or tree is None:
        return None
    faults = list(_unfit(style))
    findings.add([Diagnostic("E204", message, (at_key(tree, key) or tree).span) for key, message in faults])
    return None if faults else style._replace(name=name)


def _sound(tree: Node, record: str, findings: Findings) -> Any:
    """A tree → the value of its record; None after any fault: it would be something else than the file says."""
    own = Findings()
    value = validated(tree, record, own)
    findings.add(own.found)
    return None if own.failed else value


def _unfit(style: Style) -> Iterator[tuple[str, Message]]:
    """What no key is wrong in by itself: the key that it is said at, and the message."""
    if not 1 <= len(style.levels) <= MOST_LEVELS:
        levels = len(style.levels)
        yield "层次", Message("版式的层次要有1到{most}级，这里有{count}级", most=MOST_LEVELS, count=levels)
    if not style.roomy:
        yield "版面", Message("这样的版面一个字也排不下：检查纸宽、纸高、页边距，正文的字号、字距和行距")


def read_topic(name: str, span: Span | None, folders: list[Path], findings: Findings) -> Topic | None:
    """What a topic declares, by its name: the file's."""
    _, tree = _inherited(_TOPICS, name, span, folders, findings)
    topic: Topic | None = validated(tree, "主题", findings) if tree else None
    return topic._replace(name=name) if topic else None


class Topics:
    """The topics that a report's sections name, each read when it is first asked for."""

    def __init__(self, tree: Node, folders: list[Path], findings: Findings) -> None:
        self._tree, self._folders, self._findings = tree, folders, findings
        self._known: dict[str, Topic | None] = {}

    def __call__(self, section: Section) -> Topic | None:
        """A section → what its topic declares; None where it has none, or one with faults."""
        name = section.topic
        if name is None:
            return None
        if self._known.get(name) is None:
            node = at_key(self._tree, f"{section.key}.主题")
            self._known[name] = read_topic(name, node.span if node else None, self._folders, self._findings)
        return self._known[name]


def unknown(kinds: tuple[str, ...], style: str | None, folders: list[Path]) -> list[Diagnostic]:
    """What is wrong with names from the command line: a kind or style that is not there."""
    findings = Findings()
    for shelf, names in ((_KINDS, kinds), (_STYLES, (style,) if style else ())):
        for name in names:
            _listed(shelf, name, None, folders, findings)
    return findings.found


# -------------------------------------------------------------------- inheritance


def _inherited(
    shelf: _Shelf, name: str, span: Span | None, folders: list[Path], findings: Findings, *, steps: int = 1
) -> tuple[list[str], Node | None]:
    """A name → it and its ancestors' names, the nearest first, and its tree laid over theirs; None after a fault."""
    path = _listed(shelf, name, span, folders, findings)
    tree = shelf.tree(path, findings) if path else None
    if path is None or tree is None:
        return [], None
    names, under = [name], list[Node]()
    for parent in _parents(tree):
        if steps == _MOST_STEPS:
            hint = Message("几个互相继承，去掉其中一处 继承")
            findings.add([Diagnostic(shelf.code, Message("“继承”绕成了圈"), parent.span, hint=hint)])
            return [], None
        where = _after(path, folders) if parent.text == name else folders
        more, base = _inherited(shelf, parent.text, parent.span, where, findings, steps=steps + 1)
        if base is None:
            return [], None
        names += more
        under.append(base)
    for base in under:
        tree = overlaid(base, tree)
    return names, tree


def _parents(tree: Node) -> Iterator[Scalar]:
    """What 继承 names; of a wrong shape nothing: validate tells."""
    found = tree.get("继承") if isinstance(tree, Tree) else None
    for each in found.items if isinstance(found, Sequence) else [found]:
        if isinstance(each, Scalar) and each.text:
            yield each


def _after(path: Path, folders: list[Path]) -> list[Path]:
    """The folders behind the one that a file is in: who inherits his own name means the next one's."""
    at = next(i for i, folder in enumerate(folders) if folder in path.parents)
    return folders[at + 1 :]


def _listed(shelf: _Shelf, name: str, span: Span | None, folders: list[Path], findings: Findings) -> Path | None:
    """The file of a kind or style, or the fault with a list of what there is."""
    known = shelf.listing(folders)
    if name in known:
        return known[name]
    hint = _instead(shelf, name, known, folders)
    findings.add([Diagnostic(shelf.code, shelf.unknown(name), span, hint=hint)])
    return None


def _instead(shelf: _Shelf, name: str, known: Mapping[str, Path], folders: list[Path]) -> Message:
    """What to write for a name that is not there."""
    from generator import advice  # noqa: PLC0415  only wanted when something is wrong

    if several := advice.several(name, known):
        return several
    for wrong, right in shelf.misplaced:
        places = [each / wrong.format(name) for each in folders if name]
        if found := [path for path in places if os.path.exists(path)]:  # noqa: PTH110  pathlib's raises for long names
            return Message("“{path}”不对，要叫 {right}", path=found[0], right=right.format(name))
    near, listed = nearest(name, known), "、".join(known)
    if near is None:
        return Message("有这几种：{names}", names=listed)
    if shelf is _TOPICS:  # of which there are too many
        return near
    return Message("是不是想写“{name}”？有这几种：{names}", name=near.parts["name"], names=listed)


# ------------------------------------------------------------------ base packages


def _package_name(style: Style) -> str:
    return f"{re.sub(_NO_NAME, '_', style.name)}-{style.digest}.docx"


def base_package(style: Style) -> bytes:
    """The style's base package: bundled, or made once and kept in the user's cache."""
    name = _package_name(style)
    for path in (catalog.BASES / name, catalog.cache() / name):
        with contextlib.suppress(OSError):
            data = path.read_bytes()
            if zipfile.is_zipfile(io.BytesIO(data)):
                return data
    from generator.base import make as make_base  # noqa: PLC0415  python-docx is not on the path of a build

    data = make_base(style)
    with contextlib.suppress(OSError):  # it is made again next time
        replace(catalog.cache() / name, data)
    return data


def bundle() -> list[Path]:
    """Make the base packages of the bundled styles anew, ahead of time; → their files. For packagers."""
    from generator.base import make as make_base  # noqa: PLC0415

    made, folders = [], catalog.folders()
    for name in catalog.styles(folders):
        style = read_style(name, None, folders, Findings())
        assert style is not None
        made.append(catalog.BASES / _package_name(style))
        replace(made[-1], make_base(style))
    for stale in set(catalog.BASES.glob("*.docx")) - set(made):
        stale.unlink()
    return made
