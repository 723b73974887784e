"""The order of the stages: a report's path in, a document and all findings out."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator import __version__, catalog, standards
from generator.blocks import Block, Title, text_of, texts
from generator.checks import check as check_figures
from generator.checks.prose import ahead as look_ahead
from generator.checks.prose import check as check_prose
from generator.checks.prose import close as look_closely
from generator.derive import derive
from generator.diagnostic import ERROR, Diagnostic, ordered
from generator.intake import Findings, place, read
from generator.markup import parse
from generator.messages import Message
from generator.model import Figure, Head, Indicator, Kind, Report, Topic, roots
from generator.node import Node, at_key, words_at
from generator.render import render
from generator.standards import Topics, any_kind, base_package, kinds_of, read_kind, read_style, read_topic
from generator.style import Style
from generator.typeset import typeset
from generator.verify.proof import frame, prose
from generator.waivers import Ruling, Waived
from generator.writers import docx, txt

if TYPE_CHECKING:
    from generator.checks.coverage import Coverage
    from generator.ledger import Ledger
    from generator.sheet import Sheet
    from generator.sighting import Sighting
    from generator.tracing import Traced

_Derived: TypeAlias = tuple[Report, Kind, Style]


class Options(NamedTuple):
    """What the command line adds to a report."""

    kinds: tuple[str, ...] = ()
    style: str | None = None
    templates: tuple[Path, ...] = ()


class Document(NamedTuple):
    """A finished document, not yet written: blocks as set, and where each figure comes from."""

    blocks: list[Block]
    style: Style
    head: Head
    provenance: Mapping[str, Figure]
    unnumbered: list[Block]
    kind: str
    indicators: tuple[Indicator, ...] = ()
    #: Findings about the report that its 已核 silences, and why.
    waived: Sequence[Waived] = ()

    @property
    def bound(self) -> int:
        """How many figures of the document are bound to the YAML."""
        return len([1 for block in self.blocks for runs in texts(block) for run in runs if run.figure is not None])

    @property
    def title(self) -> str:
        """The displayed title without its breaks."""
        titles = [block for block in self.blocks if isinstance(block, Title)]
        return text_of(titles[0].runs).replace("\n", "") if titles else ""


def make_all(path: Path, options: Options | None = None) -> tuple[list[Document], list[Diagnostic]]:
    """A report's file or folder → a document for each of its kinds, none after an error, and every finding by place."""
    findings = Findings()
    documents = _made(path, options or Options(), findings)
    return ([] if findings.failed else documents), ordered(findings.found)


def make(path: Path, options: Options | None = None) -> tuple[Document | None, list[Diagnostic]]:
    """A report of one kind → its document, or None; of several kinds the first one's."""
    documents, findings = make_all(path, options)
    return (documents[0] if documents else None), findings


def _made(path: Path, options: Options, findings: Findings) -> list[Document]:
    """Each stage's input is let go when the next has begun: a large report then needs half the memory."""
    found = read(path, findings)
    if found is None:
        return []
    tree, report = found
    ruling = findings.ruling = Ruling(report.head)
    findings.add(list(ruling.faults()))
    derived = _derived(tree, report, path, options, findings)
    del tree, report, found
    documents = [] if findings.stopped else [_set(derived.pop(0), path, options, findings) for _ in derived[:]]
    findings.add(list(ruling.unused(prose=False)))
    return [document._replace(waived=ruling.waived) for document in documents if document is not None]


def _derived(tree: Node, report: Report, path: Path, options: Options, findings: Findings) -> list[_Derived]:
    """The half of the pipeline before the template, with every fault of the report itself."""
    folders = catalog.folders(options.templates)
    kinds = kinds_of(report.head, tree, options.kinds, folders, findings) or [any_kind()]
    made = [each for kind in kinds if (each := _computed(report, tree, kind, options, findings)) is not None]
    if report.head.previous:
        _against_last_year(made, tree, path, findings)
    return [(_with_pictures(each, path, findings), kind, style) for each, kind, style in made]


def _computed(report: Report, tree: Node, kind: Kind, options: Options, findings: Findings) -> _Derived | None:
    """One kind's share of a report, with everything computed and checked."""
    style = _style(report.head, tree, kind, options, findings)
    topics = Topics(tree, catalog.folders(options.templates), findings)
    derived, faults = derive(report, kind, style.decimals if style else 1, style.forms if style else (), topics)
    findings.add_checked(check_figures(derived, faults), faults)
    if derived.summary is None and derived.plan is None and not findings.failed:
        findings.add([_nothing_to_print(kind, tree)])
    return None if style is None else (derived, kind, style)


def _against_last_year(made: list[_Derived], tree: Node, path: Path, findings: Findings) -> None:
    """What last year's report says of this one's figures and sentences. Faults of its own are not told here."""
    from generator.checks import previous  # noqa: PLC0415  not every report names one

    span = place(tree, "上年报告")
    for report, kind, style in made:
        file, theirs = (path if path.is_dir() else path.parent) / str(report.head.previous), Findings()
        found = read(file, theirs)
        if found is None or theirs.failed:
            first = next(fault.message for fault in ordered(theirs.found) if fault.severity == ERROR)
            message = Message("上年报告“{name}”读不出来：{fault}", name=report.head.previous, fault=first)
            findings.add([Diagnostic("E344", message, span, hint=Message("核对文件名，从这份报告所在的文件夹写起"))])
            return
        last, _ = derive(found[1], kind, style.decimals, style.forms)
        findings.add(list(previous.check(report, last, span)))


def _with_pictures(report: Report, path: Path, findings: Findings) -> Report:
    """A report with its pictures, read from the folder it stands in."""
    if not report.pictures:
        return report
    from generator.pictures import load  # noqa: PLC0415  few reports have any

    found, faults = load(report.pictures, path if path.is_dir() else path.parent)
    findings.add(faults)
    return report._replace(pictures=found)


def _nothing_to_print(kind: Kind, tree: Node) -> Diagnostic:
    """A report that has nothing of what its kind prints."""
    titles = (("总结", kind.titles.summary), ("计划", kind.titles.plan))
    wanted = "”或“".join([name for name, title in titles if title])
    message = Message("“{kind}”要写“{parts}”，这里没有", kind=kind.name, parts=wanted)
    return Diagnostic("E202", message, tree.span, hint=Message("补上这一部分，或者换一种类型"))


def _style(head: Head, tree: Node, kind: Kind, options: Options, findings: Findings) -> Style | None:
    span = None if options.style else place(tree, "版式") if head.style else kind.span
    name = options.style or head.style or kind.style
    return read_style(name, span, catalog.folders(options.templates), findings)


def _set(derived: _Derived, path: Path, options: Options, findings: Findings) -> Document | None:
    """The other half: through the kind's template to blocks as they are set."""
    report, kind, style = derived
    head, known, tables, pictures = report.head, report.provenance, report.tables, report.pictures
    named = tuple(roots(report))
    rendered, faults = render(report, kind.lineage, catalog.folders(options.templates), _template_cache())
    findings.add(faults)
    if rendered is None:
        return None
    printed = rendered.provenance
    blocks, faults = parse(rendered.markup, tables, pictures, rendered.texts)
    findings.add(faults)
    del rendered, tables, pictures
    if blocks is None:
        return None
    findings.add(_sighted(check_prose(blocks, report, {**known, **printed}), path))
    del derived, report
    finished, warnings = typeset(blocks, style)
    findings.add(_placed([*warnings, *frame(finished)], path))
    return Document(finished, style, head, {**known, **printed}, blocks, kind.name, named)


def _placed(warnings: list[Diagnostic], path: Path) -> list[Diagnostic]:
    """What typesetting says of a block → the same at its words: the block's key, or where its title was made of.

    There is seldom any: the file is read again rather than kept.
    """
    found = read(path, Findings()) if warnings else None
    if found is None:
        return warnings
    keys = ("报告.标题", "报告.单位")
    nodes = [next((node for key in (w.path, *keys) if (node := at_key(found[0], key))), found[0]) for w in warnings]
    return [
        w._replace(span=words_at(node, w.path, _words(w.message)), path=str(path))
        for w, node in zip(warnings, nodes, strict=True)
    ]


def _sighted(sightings: list[Sighting], path: Path) -> list[Diagnostic]:
    """What the text of a document shows → the same at its words. The file is read again: there is seldom any."""
    found = read(path, Findings()) if sightings else None
    if found is None:
        return []
    from generator.sighting import placed  # noqa: PLC0415  there is seldom any

    return [placed(sighting, found[0], str(path)) for sighting in sightings]


def _words(message: Message) -> str:
    """The words of the document that a message quotes as found."""
    found = message.parts.get("found")
    return str(found.parts.get("text", "")) if isinstance(found, Message) else ""


def proofread(path: Path, documents: Iterable[Document]) -> list[Diagnostic]:
    """What the text of documents shows of numbers and punctuation, and which numbers it does not show.

    All of them are made of the report at `path`.

    A build leaves it to a check: it takes longer than the build.
    """
    made = list(documents)
    if not made:
        return []
    ruling = Ruling(made[0].head)
    ruling.remember(made[0].waived)
    closer = [sighting for document in made for sighting in _close(document)]
    closer += look_ahead([block for document in made for block in document.unnumbered], _over(made[0].head))
    told = _placed([finding for document in made for finding in prose(document.blocks)], path)
    found = ruling([*told, *_sighted(closer, path)])
    return ordered([*found, *ruling(_unused(made)), *ruling.unused(prose=True)])


def _over(head: Head) -> int | None:
    """The year of a report of whole years, which is over when its plan begins."""
    return head.this_year or None if head.period is None else None


def _close(document: Document) -> list[Sighting]:
    return look_closely(document.unnumbered, document.indicators, document.provenance)


def _unused(made: Sequence[Document]) -> list[Diagnostic]:
    """Indicators that none of a report's documents prints; some of the documents do not tell."""
    from generator.checks import usage  # noqa: PLC0415  a build has no use for it

    if not {document.kind for document in made} >= set(made[0].head.kinds):
        return []
    printed = [figure for document in made for figure in document.provenance.values()]
    return list(usage.check(made[0].indicators, printed))


def coverage(documents: Iterable[Document], path: Path | None = None) -> Coverage:
    """Which numerals of the texts are bound and which only typed; what several documents print counts once.

    With the report's path each is told with its line.
    """
    from generator.checks.coverage import coverage as covered  # noqa: PLC0415  its patterns take long to compile

    found = read(path, Findings()) if path else None
    blocks = list(dict.fromkeys(block for document in documents for block in document.unnumbered))
    return covered(blocks)._replace(tree=found and found[0])


def traced(path: Path, documents: Sequence[Document], asked: str) -> Traced:
    """Where a figure, words, an indicator or a paragraph of documents come from that are made of the report at `path`.

    `asked` is one of these, as a person types it: 23.8%, 专利申请量, 第3段第2句.
    """
    from generator.trace import trace  # noqa: PLC0415  a build has no use for it

    return trace(_ledger(path, documents), asked)


def _ledger(path: Path, documents: Sequence[Document]) -> Ledger:
    """The figures of documents. The file is read again rather than kept."""
    from generator.ledger import Ledger, Printed  # noqa: PLC0415

    found = read(path, Findings())
    assert found is not None
    named = {one.key: one for document in documents for one in document.indicators}
    return Ledger([Printed(d.kind, d.blocks, d.provenance) for d in documents], named.values(), found[0])


def number_sheet(path: Path, documents: Sequence[Document]) -> Sheet:
    """数据核对表: every figure of documents that are made of the report at `path`, a line each."""
    from generator.tally import Typed, Waiver, tally  # noqa: PLC0415  a build has no use for it

    first = documents[0]
    title = first.title if len(documents) == 1 else f"{first.head.office}{first.head.year.text}年"
    waived = dict.fromkeys(each for document in documents for each in document.waived)
    waivers = [Waiver(f"{w.finding.code} {w.finding.message.text()}", w.reason, _line(w.finding)) for w in waived]
    typed = [Typed(*numeral) for numeral in coverage(documents).unbound]
    return tally(_ledger(path, documents), f"{title}数据核对表", first.head.office, typed, waivers)


def _line(finding: Diagnostic) -> str:
    """Where a finding is, without folders: 2011.yaml:12."""
    file, line, _ = finding.place
    return f"{Path(file).name}:{line}" if line else Path(file).name


def write_sheet(sheet: Sheet, document: Document, form: str) -> bytes:
    """A number sheet → the bytes of its file, 'docx' or 'xlsx', in the style of the document it belongs to."""
    properties = docx.Properties(sheet.title, sheet.office, _stamp(document.head))
    if form == "xlsx":
        from generator.writers import xlsx  # noqa: PLC0415

        return xlsx.write(sheet, properties)
    from generator.review import blocks  # noqa: PLC0415

    style = document.style.landscape
    made, _ = typeset(blocks(sheet), style)
    return docx.write(made, base_package(style), style, properties)


def write(document: Document, form: str) -> bytes:
    """A document → the bytes of its file: 'docx' or 'txt'."""
    if form == "txt":
        return txt.write(document.blocks).encode()
    properties = docx.Properties(document.title, document.head.office, _stamp(document.head))
    return docx.write(document.blocks, base_package(document.style), document.style, properties)


def _stamp(head: Head) -> datetime | None:
    """The document's time: the report's date, else SOURCE_DATE_EPOCH; never the clock's."""
    if head.date is not None:
        return datetime(head.date.year, head.date.month, head.date.day, tzinfo=timezone.utc)
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), timezone.utc)
    except (KeyError, ValueError, OverflowError, OSError):
        return None


# -------------------------------------------------------------- what there is


def unknown(options: Options) -> list[Diagnostic]:
    """What is wrong with the options, whatever the report: a kind or style that is not there."""
    return standards.unknown(options.kinds, options.style, catalog.folders(options.templates))


def kinds(templates: tuple[Path, ...] = ()) -> list[str]:
    """Names of the kinds there are."""
    return list(catalog.kinds(catalog.folders(templates)))


def kind(name: str, templates: tuple[Path, ...] = ()) -> tuple[Kind | None, list[Diagnostic]]:
    """A kind by its name and the topics of its outline, or None and why."""
    folders, findings = catalog.folders(templates), Findings()
    found = read_kind(name, None, folders, findings)
    for section in [each for outline in (found.outline if found else {}).values() for each in outline if each.topic]:
        read_topic(section.topic or "", section.span, folders, findings)
    return (None if findings.failed else found), findings.found


def style(name: str, templates: tuple[Path, ...] = ()) -> tuple[Style | None, list[Diagnostic]]:
    """A style by its name, or None and why."""
    findings = Findings()
    return read_style(name, None, catalog.folders(templates), findings), findings.found


def topics(templates: tuple[Path, ...] = ()) -> tuple[dict[str, Topic], list[Diagnostic]]:
    """The topics there are, by name, and why others cannot be used."""
    folders, findings = catalog.folders(templates), Findings()
    found = {name: read_topic(name, None, folders, findings) for name in catalog.topics(folders)}
    return {name: topic for name, topic in found.items() if topic is not None}, findings.found


def overview(what: str, templates: tuple[Path, ...] = ()) -> tuple[dict[str, str], list[Diagnostic]]:
    """'kinds' or 'styles' → what each is for, by name, and why others cannot be used."""
    folders, findings = catalog.folders(templates), Findings()
    names, one = {"kinds": (catalog.kinds, read_kind), "styles": (catalog.styles, read_style)}[what]
    found = {name: one(name, None, folders, findings) for name in names(folders)}
    return {name: each.help for name, each in found.items() if each is not None}, findings.found


def _template_cache() -> Path | None:
    """Where compiled templates are kept: they depend on this program's version as well as on Python's."""
    folder = catalog.cache() / f"templates-{__version__}-{sys.version_info.major}.{sys.version_info.minor}"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder if os.access(folder, os.W_OK) else None
