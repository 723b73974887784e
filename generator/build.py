"""The order of the stages: a report's path in, a document and all findings out."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import sys
import zipfile
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator import __version__, catalog
from generator.blocks import Block, Title, text_of, texts
from generator.checks import check as check_figures
from generator.derive import derive
from generator.diagnostic import WARNING, Diagnostic, failed, nearest, ordered
from generator.load import load, merge
from generator.markup import parse
from generator.messages import Message
from generator.model import Figure, Head, Kind, Report
from generator.node import Mapping as Tree
from generator.node import Node
from generator.output import reason, replace
from generator.render import render
from generator.reports import is_yaml
from generator.source import Source, Span, decode
from generator.style import MOST_LEVELS, Style
from generator.typeset import typeset
from generator.validate import validate
from generator.writers import docx, txt

if TYPE_CHECKING:
    from generator.checks.coverage import Coverage

_NO_NAME = r'[\\/:*?"<>|\s]'


_LARGEST = 64 << 20


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
    """Each stage's input is let go when the next has begun: a large report then needs half the memory."""
    derived = _derived(path, options, findings)
    if derived is None:
        return None
    report, kind, style = derived
    head, known, titles = report.head, report.provenance, _titles(report, kind)
    markup, printed, faults = render(report, kind.name, catalog.folders(options.templates), _template_cache())
    findings.add(faults)
    del derived, report
    blocks, faults = parse(markup) if markup is not None else (None, [])
    findings.add(faults)
    del markup
    if blocks is None:
        return None
    finished, warnings = typeset(blocks, style.title_characters)
    findings.add([warning._replace(span=titles.get(warning.path), path=str(path)) for warning in warnings])
    return Document(finished, style, head, {**known, **printed}, blocks)


def _titles(report: Report, kind: Kind) -> dict[str, Span]:
    """Keys of titles → where their words come from: the report's own, or its office's name in the kind's pattern."""
    parts = (("总结.标题", report.summary), ("计划.标题", report.plan))
    titles = {key: part.title.span() for key, part in parts if part is not None and part.title is not None}
    return {key: report.head.span if span.source is kind.span.source else span for key, span in titles.items()}


def _derived(path: Path, options: Options, findings: Findings) -> tuple[Report, Kind, Style] | None:
    """The half of the pipeline before the template, with every fault of the report itself."""
    read = _read(path, findings)
    if read is None:
        return None
    tree, report = read
    found = _kind(report.head, tree, options, findings)
    kind = found or _any_kind()
    style = _style(report.head, tree, kind, options, findings)
    derived, faults = derive(report, kind, style.decimals if style else 1)
    findings.add(faults)
    findings.add(check_figures(derived))
    return None if findings.failed or style is None else (derived, kind, style)


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
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), timezone.utc)
    except (KeyError, ValueError, OverflowError, OSError):
        return None


# ------------------------------------------------------------------------ reading


def _read(path: Path, findings: Findings) -> tuple[Node, Report] | None:
    """A report's file or folder → its tree and what it says."""
    files = _files(path, findings)
    trees = [tree for file in files if (tree := _tree(file, findings)) is not None]
    if not files or len(trees) < len(files):
        return None
    tree, faults = merge(trees)
    findings.add(faults)
    assert tree is not None
    report: Report | None = _validated(tree, "年稿", findings)
    if report is not None and report.summary is None and report.plan is None and not findings.failed:
        message = Message("总结和计划都没有写")
        findings.add([Diagnostic("E202", message, tree.span, hint=Message("至少写一项"))])
    return (tree, report) if report else None


def _files(path: Path, findings: Findings) -> list[Path]:
    """A file, or those of a folder that are YAML."""
    try:
        listed = sorted(path.iterdir())
    except NotADirectoryError:
        return [path]
    except OSError as fault:
        findings.add([_unopened(path, fault)])
        return []
    files = [each for each in listed if is_yaml(each)]
    findings.add([_misnamed(each) for each in listed if each.name.lower().endswith((".yaml.txt", ".yml.txt"))])
    if not files:
        hint = Message("文件夹里要有 .yaml 文件")
        findings.add([Diagnostic("E100", Message("“{path}”里没有报告", path=path), hint=hint, path=str(path))])
    return files


def _misnamed(path: Path) -> Diagnostic:
    """What Notepad saves when .yaml is typed as a name."""
    hint = Message("让系统显示文件扩展名，去掉末尾的 .txt")
    return Diagnostic(
        "E100", Message("“{path}”没有读：要以 .yaml 结尾", path=path), hint=hint, severity=WARNING, path=str(path)
    )


def _unopened(path: Path, fault: OSError) -> Diagnostic:
    return Diagnostic("E100", Message("打不开“{path}”：{reason}", path=path, reason=reason(fault)), path=str(path))


def _tree(path: Path, findings: Findings) -> Node | None:
    """A YAML file → its tree; an empty file is a fault as well."""
    try:
        source = Source(str(path), decode(_bytes(path)))
    except OSError as fault:
        findings.add([_unopened(path, fault)])
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


def _bytes(path: Path) -> bytes:
    """A file's bytes. Raises OSError; a device or a pipe has no end, and no report is that large."""
    if not path.is_file() and path.exists():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    if path.stat().st_size > _LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return path.read_bytes()


def _validated(tree: Node, record: str, findings: Findings) -> Any:
    value, faults = validate(tree, record)
    findings.add(faults)
    return value


def _kind(head: Head, tree: Node, options: Options, findings: Findings) -> Kind | None:
    span = _place(tree, "类型")
    if len(head.kinds) > 1 and options.kind is None:
        message = Message("一次只能生成一种报告，类型写了{count}种", count=len(head.kinds))
        findings.add([Diagnostic("E208", message, span, hint=Message("只留一种，或用 --kind 指定"))])
        return None
    if not head.kinds and options.kind is None:
        return None  # reported as missing
    written = head.kinds[0] if head.kinds else ""
    folders = catalog.folders(options.templates)
    return _read_kind(options.kind or written, None if options.kind else span, folders, findings)


def _any_kind() -> Kind:
    """Without the right kind the report is still read to its end, by any kind's levels: all faults in one run."""
    folders, findings = catalog.folders(), Findings()
    kind = _read_kind(min(catalog.kinds(folders)), None, folders, findings)
    assert kind is not None
    return kind


def _read_kind(name: str, span: Span | None, folders: list[Path], findings: Findings) -> Kind | None:
    path = _kind_file(name, span, folders, findings)
    tree = _tree(path, findings) if path else None
    kind: Kind | None = _validated(tree, "类型", findings) if tree else None
    return kind._replace(name=name) if kind else None


def _style(head: Head, tree: Node, kind: Kind, options: Options, findings: Findings) -> Style | None:
    span = None if options.style else _place(tree, "版式") if head.style else kind.span
    name = options.style or head.style or kind.style
    return _read_style(name, span, catalog.folders(options.templates), findings)


def _read_style(name: str, span: Span | None, folders: list[Path], findings: Findings) -> Style | None:
    path = _style_file(name, span, folders, findings)
    found = _tree(path, findings) if path else None
    style: Style | None = _validated(found, "版式", findings) if found else None
    if style is not None and found is not None and not 1 <= len(style.levels) <= MOST_LEVELS:
        message = Message("版式的层次要有1到{most}级，这里有{count}级", most=MOST_LEVELS, count=len(style.levels))
        levels = found.get("层次") if isinstance(found, Tree) else None
        findings.add([Diagnostic("E204", message, (levels or found).span)])
        return None
    return style


def _place(tree: Node, key: str) -> Span | None:
    """Where a key of 报告 has its value."""
    for name in ("报告", key):
        found = tree.get(name) if isinstance(tree, Tree) else None
        if found is None:
            return None
        tree = found
    return tree.span


def _kind_file(name: str, span: Span | None, folders: list[Path], findings: Findings) -> Path | None:
    fault = Diagnostic("E407", Message("没有“{name}”这种报告", name=name), span)
    return _listed(name, catalog.kinds(folders), fault, findings)


def _style_file(name: str, span: Span | None, folders: list[Path], findings: Findings) -> Path | None:
    fault = Diagnostic("E408", Message("没有“{name}”这种版式", name=name), span)
    return _listed(name, catalog.styles(folders), fault, findings)


def _listed(name: str, known: Mapping[str, Path], fault: Diagnostic, findings: Findings) -> Path | None:
    """The file of a kind or style, or the fault with a list of what there is."""
    if name in known:
        return known[name]
    hint = nearest(name, known) or Message("有这几种：{names}", names="、".join(known))
    findings.add([fault._replace(hint=hint)])
    return None


def unknown(options: Options) -> list[Diagnostic]:
    """What is wrong with the options, whatever the report: a kind or style that is not there."""
    folders, findings = catalog.folders(options.templates), Findings()
    if options.kind is not None:
        _kind_file(options.kind, None, folders, findings)
    if options.style is not None:
        _style_file(options.style, None, folders, findings)
    return findings.found


def kinds(templates: tuple[Path, ...] = ()) -> list[str]:
    """Names of the kinds there are."""
    return list(catalog.kinds(catalog.folders(templates)))


def kind(name: str, templates: tuple[Path, ...] = ()) -> tuple[Kind | None, list[Diagnostic]]:
    """A kind by its name, or None and why."""
    findings = Findings()
    return _read_kind(name, None, catalog.folders(templates), findings), findings.found


def overview(what: str, templates: tuple[Path, ...] = ()) -> tuple[dict[str, str], list[Diagnostic]]:
    """'kinds' or 'styles' → what each is for, by name, and why others cannot be used."""
    folders, findings = catalog.folders(templates), Findings()
    names, read = {"kinds": (catalog.kinds, _read_kind), "styles": (catalog.styles, _read_style)}[what]
    found = {name: read(name, None, folders, findings) for name in names(folders)}
    return {name: each.help for name, each in found.items() if each is not None}, findings.found


# ------------------------------------------------------------------------- caches


def _template_cache() -> Path | None:
    """Where compiled templates are kept: they depend on this program's version as well as on Python's."""
    folder = catalog.cache() / f"templates-{__version__}-{sys.version_info.major}.{sys.version_info.minor}"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder if os.access(folder, os.W_OK) else None


def _package_name(style: Style) -> str:
    return f"{re.sub(_NO_NAME, '_', style.name)}-{style.digest}.docx"


def _base(style: Style) -> bytes:
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

    made = []
    for path in catalog.styles(catalog.folders()).values():
        tree = _tree(path, Findings())
        assert tree is not None
        style: Style = validate(tree, "版式")[0]
        made.append(catalog.BASES / _package_name(style))
        replace(made[-1], make_base(style))
    for stale in set(catalog.BASES.glob("*.docx")) - set(made):
        stale.unlink()
    return made
