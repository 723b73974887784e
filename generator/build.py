"""The order of the stages, and the replacement of the output."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import datetime, timezone
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import catalog
from generator.blocks import Block, Title, text_of, texts
from generator.checks import check as check_figures
from generator.derive import derive
from generator.diagnostic import Diagnostic, failed, nearest, ordered
from generator.load import load, merge
from generator.markup import parse
from generator.messages import Message
from generator.model import Figure, Head, Kind, Report
from generator.node import Node
from generator.render import render
from generator.source import Source, decode
from generator.style import Style
from generator.typeset import typeset
from generator.validate import validate
from generator.writers import docx, package, txt

if TYPE_CHECKING:
    from generator.checks.coverage import Coverage

FORMATS = ("docx", "txt")


class Options(NamedTuple):
    """What the command line adds to a report."""

    kind: str | None = None
    style: str | None = None
    templates: tuple[Path, ...] = ()


class Document(NamedTuple):
    """A finished document, not yet written: blocks as set, and where each figure comes from."""

    blocks: list[Block]
    style: Style
    head: Head
    provenance: Mapping[str, Figure]
    unnumbered: list[Block]

    @property
    def bound(self) -> int:
        """How many figures of the document are bound to the YAML."""
        return sum(run.figure is not None for block in self.blocks for runs in texts(block) for run in runs)

    def coverage(self) -> Coverage:
        """Which numerals of the text are bound and which only typed."""
        from generator.checks.coverage import coverage  # noqa: PLC0415  its patterns take long to compile

        return coverage(self.unnumbered)

    @property
    def title(self) -> str:
        """The displayed title without its breaks."""
        titles = [block for block in self.blocks if isinstance(block, Title)]
        return text_of(titles[0].runs).replace("\n", "") if titles else ""


class Findings:
    """Everything the stages had to say so far."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def add(self, more: list[Diagnostic]) -> None:
        """Add a stage's findings."""
        self.found += more

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return failed(self.found)


def make(path: Path, options: Options | None = None) -> tuple[Document | None, list[Diagnostic]]:
    """A report's file or folder → its document, or None, and every finding in order of place."""
    findings = Findings()
    document = _made(path, options or Options(), findings)
    return (None if findings.failed else document), ordered(findings.found)


def _made(path: Path, options: Options, findings: Findings) -> Document | None:
    report = _report(path, findings)
    if report is None:
        return None
    folders = catalog.folders(options.templates)
    kind = _kind(report.head, options, folders, findings)
    style = _style(report.head, kind, options, folders, findings) if kind else None
    if kind is None or style is None:
        return None
    derived, faults = derive(report, kind, style.decimals)
    findings.add(faults)
    findings.add(check_figures(derived))
    if findings.failed:
        return None
    return _set(derived, kind, style, folders, findings)


def _set(report: Report, kind: Kind, style: Style, folders: list[Path], findings: Findings) -> Document | None:
    """The half of the pipeline after the figures: templates, blocks, type."""
    markup, printed, faults = render(report, kind.name, folders, _template_cache())
    findings.add(faults)
    if markup is None:
        return None
    blocks, faults = parse(markup)
    findings.add(faults)
    if blocks is None:
        return None
    finished, warnings = typeset(blocks, style.title_characters)
    findings.add(warnings)
    return Document(finished, style, report.head, {**report.provenance, **printed}, blocks)


def write(document: Document, form: str) -> bytes:
    """A document → the bytes of its file: 'docx' or 'txt'."""
    if form == "txt":
        return txt.write(document.blocks).encode()
    properties = docx.Properties(document.title, document.head.office, _stamp(document.head))
    return docx.write(document.blocks, _base(document.style), document.style, properties)


def _stamp(head: Head) -> datetime | None:
    """The document's time: the report's date, else SOURCE_DATE_EPOCH; never the clock's."""
    if head.date is not None:
        return datetime(head.date.year, head.date.month, head.date.day, tzinfo=timezone.utc)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), timezone.utc) if epoch.isdigit() else None


# ------------------------------------------------------------------------ reading


def _report(path: Path, findings: Findings) -> Report | None:
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        hint = Message("文件夹里要有 .yaml 文件")
        findings.add([Diagnostic("E100", Message("“{path}”里没有报告", path=path), hint=hint, path=str(path))])
        return None
    trees = [tree for file in files if (tree := _tree(file, findings)) is not None]
    if len(trees) < len(files):
        return None
    tree, faults = merge(trees)
    findings.add(faults)
    assert tree is not None
    report: Report | None = _validated(tree, "年稿", findings)
    return report


def _tree(path: Path, findings: Findings) -> Node | None:
    """A YAML file → its tree; an empty file is a fault as well."""
    try:
        source = Source(str(path), decode(path.read_bytes()))
    except OSError as fault:
        message = Message("打不开“{path}”：{reason}", path=path, reason=fault.strerror)
        findings.add([Diagnostic("E100", message, path=str(path))])
        return None
    except UnicodeDecodeError as fault:
        message = Message("第{byte}个字节起读不懂，文件可能损坏", byte=fault.start + 1)
        hint = Message("用记事本打开，另存为 UTF-8 编码")
        findings.add([Diagnostic("E101", message, hint=hint, path=str(path))])
        return None
    tree, faults = load(source)
    findings.add(faults)
    if tree is None and not faults:
        hint = Message("用 niangao new 新建一份，照着填写")
        findings.add([Diagnostic("E111", Message("文件是空的"), hint=hint, path=str(path))])
    return tree


def _validated(tree: Node, record: str, findings: Findings) -> object:
    value, faults = validate(tree, record)
    findings.add(faults)
    return value


def _kind(head: Head, options: Options, folders: list[Path], findings: Findings) -> Kind | None:
    if len(head.kinds) > 1 and options.kind is None:
        message = Message("一次只能生成一种报告，类型写了{count}种", count=len(head.kinds))
        findings.add([Diagnostic("E208", message, head.span, hint=Message("只留一种，或用 --kind 指定"))])
        return None
    name = options.kind or (head.kinds[0] if head.kinds else "")
    path = _listed("E407", Message("没有“{name}”这种报告", name=name), name, catalog.kinds(folders), head, findings)
    tree = _tree(path, findings) if path else None
    kind: Kind | None = _validated(tree, "类型", findings) if tree else None
    return kind


def _style(head: Head, kind: Kind, options: Options, folders: list[Path], findings: Findings) -> Style | None:
    name = options.style or head.style or kind.style
    path = _listed("E408", Message("没有“{name}”这种版式", name=name), name, catalog.styles(folders), head, findings)
    tree = _tree(path, findings) if path else None
    style: Style | None = _validated(tree, "版式", findings) if tree else None
    return style


def _listed(
    code: str, message: Message, name: str, known: dict[str, Path], head: Head, findings: Findings
) -> Path | None:
    """The file of a kind or style, or a fault that lists what there is."""
    if name in known:
        return known[name]
    hint = nearest(name, known) or Message("有这几种：{names}", names="、".join(known))
    findings.add([Diagnostic(code, message, head.span, hint=hint)])
    return None


def kinds(templates: tuple[Path, ...] = ()) -> list[str]:
    """Names of the kinds there are."""
    return list(catalog.kinds(catalog.folders(templates)))


def kind(name: str, templates: tuple[Path, ...] = ()) -> tuple[Kind | None, list[Diagnostic]]:
    """A kind by its name, or None and why."""
    known, findings = catalog.kinds(catalog.folders(templates)), Findings()
    if name not in known:
        hint = nearest(name, known) or Message("有这几种：{names}", names="、".join(known))
        return None, [Diagnostic("E407", Message("没有“{name}”这种报告", name=name), hint=hint)]
    tree = _tree(known[name], findings)
    found: Kind | None = _validated(tree, "类型", findings) if tree else None
    return found, findings.found


# ------------------------------------------------------------------------- caches


def _template_cache() -> Path | None:
    folder = catalog.cache() / f"templates-{sys.version_info.major}.{sys.version_info.minor}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


def _base(style: Style) -> bytes:
    """The style's base package: bundled, or made once and kept in the user's cache."""
    name = f"{style.name}-{style.digest}.docx"
    for folder in (catalog.BASES, catalog.cache()):
        try:
            return (folder / name).read_bytes()
        except OSError:
            continue
    from generator.base import make as make_base  # noqa: PLC0415  python-docx is not on the path of a build

    data = make_base(style)
    try:
        replace(catalog.cache() / name, data)
    except OSError:
        return data
    return data


def bundle() -> list[Path]:
    """Make the base packages of the bundled styles anew, ahead of time; → their files. For packagers."""
    from generator.base import make as make_base  # noqa: PLC0415

    made = []
    for path in catalog.styles(catalog.folders()).values():
        tree = _tree(path, Findings())
        assert tree is not None
        style: Style = validate(tree, "版式")[0]
        made.append(catalog.BASES / f"{style.name}-{style.digest}.docx")
        replace(made[-1], make_base(style))
    for stale in set(catalog.BASES.glob("*.docx")) - set(made):
        stale.unlink()
    return made


# ------------------------------------------------------------------------ replacing


def target(path: Path, form: str) -> Path:
    """Where a report's document goes unless it is said: its own name, beside it."""
    resolved = path.resolve()
    return resolved.parent / f"{resolved.name if path.is_dir() else resolved.stem}.{form}"


def settle(out: Path, data: bytes, *, overwrite: bool) -> Path:
    """Write a document; → where. A file that a person may have changed stays, the new one goes beside it.

    Raises OSError; then nothing was written and the old file is as it was.
    """
    place = out
    if out.exists() and not overwrite:
        place = next(p for p in _beside(out) if not p.exists() or _ours(p, data))
    replace(place, data)
    _remember(place, data)
    return place


def _beside(out: Path) -> list[Path]:
    """报告.docx, 报告（新）.docx, 报告（新2）.docx, …"""
    return [out, *(out.with_stem(f"{out.stem}（新{n if n > 1 else ''}）") for n in range(1, 1000))]


def _ours(path: Path, data: bytes) -> bool:
    """Whether a file is as it was written here: by its seal, or for text by the note in the cache."""
    try:
        old = path.read_bytes()
        if old == data:
            return True
        if path.suffix == ".docx":
            return package.untouched(path)
        return _note(path).read_text() == sha256(old).hexdigest()
    except OSError:
        return False


def _note(path: Path) -> Path:
    return catalog.cache() / "written" / sha256(str(path.resolve()).encode()).hexdigest()


def _remember(path: Path, data: bytes) -> None:
    if path.suffix != ".docx":
        try:
            replace(_note(path), sha256(data).hexdigest().encode())
        except OSError:
            return  # without the note the next text goes beside this one: nothing is lost


def replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, keeping the old one's mode. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".niangao-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        _rename(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The old file's mode, or what a new file would get."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _rename(temporary: Path, path: Path, tries: int = 5) -> None:
    """Windows refuses while Word, WPS or a scanner holds the file; a moment later it may not."""
    for left in range(tries - 1, -1, -1):
        try:
            os.replace(temporary, path)
        except PermissionError:
            if not left or sys.platform != "win32":
                raise
            time.sleep(0.2)
        else:
            return


