"""The examples, whole: what they must hold, and that every number of theirs reaches the page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from generator.blocks import Block, Heading, Paragraph, Run, Signature, Table, Title, texts
from generator.build import Document, Options, coverage, kinds, make_all, write
from generator.build import kind as kind_by_name
from generator.catalog import folders, styles
from generator.load import load
from generator.model import Indicator, Report
from generator.quantity import Quantity, Script, Unreadable, parse
from generator.source import Source
from generator.validate import validate
from generator.writers import txt
from tests.clerk import EXAMPLES

FLAGSHIP = next(path for path in EXAMPLES if "总结与思路" in path.stem)


def all_of(path: Path) -> list[Document]:
    documents, findings = make_all(path)
    assert [finding.message.text() for finding in findings] == []
    return documents


def built(path: Path) -> Document:
    return all_of(path)[0]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_builds_without_a_finding(path: Path) -> None:
    assert all(document.blocks for document in all_of(path))


def test_there_is_an_example_of_several_kinds_in_a_folder_sealed_and_with_attachments() -> None:
    folder = next(path for path in EXAMPLES if path.is_dir())
    documents = all_of(folder)
    assert len({document.kind for document in documents}) == len(documents) > 1
    for document in documents:
        roles = {block.role for block in document.blocks if isinstance(block, Paragraph)}
        assert {"addressee", "attachment", "annex", "remark"} <= roles
        assert [block.sealed for block in document.blocks if isinstance(block, Signature)] == [True]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_at_most_one_numeral_in_twenty_is_only_typed(path: Path) -> None:
    covered = coverage(all_of(path))
    assert covered.bound > 0
    assert covered.share <= 0.05, covered.unbound


def parts_of(path: Path) -> set[str]:
    """The parts that an example has: 总结, 计划."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return {part for part in ("总结", "计划") if any(f"\n{part}:" in file.read_text("utf-8") for file in files)}


def example_of(kind: str) -> Path:
    """An example of a kind, else one that has all its parts."""
    found, _ = kind_by_name(kind)
    assert found is not None
    wanted = {part for part, title in (("总结", found.titles.summary), ("计划", found.titles.plan)) if title}
    own = [path for path in EXAMPLES if kind in {document.kind for document in make_all(path)[0]}]
    return next(iter([*own, *(path for path in EXAMPLES if wanted <= parts_of(path))]))


@pytest.mark.parametrize("style", styles(folders()))
@pytest.mark.parametrize("kind", kinds())
def test_every_kind_builds_in_every_style(kind: str, style: str) -> None:
    documents, findings = make_all(example_of(kind), Options((kind,), style))
    assert [finding.message.text() for finding in findings] == []
    (document,) = documents
    assert (document.kind, document.style.name) == (kind, style)
    paragraphs = docx.Document(io.BytesIO(write(document, "docx"))).paragraphs
    lines = "\n".join(line for block in document.blocks if not isinstance(block, Table) for line in txt.lines(block))
    assert "\n".join(paragraph.text for paragraph in paragraphs if paragraph.text) == lines


def test_every_kind_but_a_mere_name_has_an_example_of_its_own() -> None:
    shown = {document.kind for path in EXAMPLES for document in make_all(path)[0]}
    assert set(kinds()) - shown <= {"工作思路"}


def test_the_flagship_has_the_outline_of_a_real_summary_and_plan() -> None:
    blocks = built(FLAGSHIP).blocks
    first = [b for b in blocks if isinstance(b, Heading)]
    second = [b for b in blocks if isinstance(b, Paragraph) and b.lead]
    titles = [b for b in blocks if isinstance(b, Title)]
    assert (len(titles), len(first), len(second)) == (2, 14, 41)
    assert len([b for b in blocks if not isinstance(b, Signature)]) == 60
    marks = [re.match("[一二三四五六七八]、", txt.lines(b)[0]) for b in first]
    assert [m[0] for m in marks if m] == [f"{n}、" for n in "一二三四五六一二三四五六七八"]


# ------------------------------------------------- every number reaches the page


class Typed(NamedTuple):
    """A number of the YAML: its key, the place and the text it was typed as."""

    key: str
    start: int
    end: int


def numbers(path: Path, document: Document) -> Iterator[Typed]:
    source = Source(str(path), path.read_text("utf-8"))
    tree, _ = load(source)
    assert tree is not None
    report, _ = validate(tree, "年稿")
    year = report.head.year
    yield Typed(year.sources[0], year.span.start, year.span.end)
    for indicator in indicators(report):
        yield from (Typed(f.sources[0], f.span.start, f.span.end) for f in indicator.stated() if f.span)
    yield from in_place(source.text, document)


def indicators(report: Report) -> Iterator[Indicator]:
    todo = list(report.indicators.values())
    while todo:
        one = todo.pop()
        yield one
        todo += one.parts.values()


def in_place(text: str, document: Document) -> Iterator[Typed]:
    """Quantities within {{ }}, in the file's order, and their keys in the document's: they are the same."""
    keys = [key for key in figures(document.blocks) if document.provenance[key].sources == (key,)]
    places = [m for m in re.finditer(r"\{\{ *([^{}]+?) *\}\}", text) if quantity(m[1])]
    places = [m for m in places if not text[text.rfind("\n", 0, m.start()) + 1 :].lstrip().startswith("#")]
    assert [document.provenance[key].text for key in keys] == [m[1] for m in places]
    yield from (Typed(key, m.start(1), m.end(1)) for key, m in zip(keys, places, strict=True))


def quantity(text: str) -> Quantity | None:
    try:
        return parse(text)
    except Unreadable:
        return None


def runs(blocks: list[Block]) -> Iterator[Run]:
    return (run for block in blocks for stretch in texts(block) for run in stretch)


def figures(blocks: list[Block]) -> list[str]:
    return [run.figure for run in runs(blocks) if run.figure is not None]


def another(text: str) -> str:
    """The same quantity with another value: 六 → 七, 8000多万元 → 8001多万元."""
    found = parse(text)
    assert found.low is not None
    script = Script.CHINESE if found.script is Script.LIANG else found.script
    return str(found._replace(low=found.low + 1, script=script))


def reached(document: Document, key: str) -> set[int]:
    """Lines whose figures come from a number, by the document's own account."""
    provenance: Mapping[str, object] = document.provenance
    assert provenance
    return {
        i
        for i, block in enumerate(document.blocks)
        if any(key in document.provenance[figure].sources for figure in figures([block]))
    }


def test_every_number_changes_the_lines_that_its_provenance_names_and_no_other(tmp_path: Path) -> None:
    document = built(FLAGSHIP)
    text = FLAGSHIP.read_text("utf-8")
    before = [txt.lines(block) for block in document.blocks]
    typed = list(numbers(FLAGSHIP, document))
    assert len(typed) > 100
    for number in typed:
        path = tmp_path / FLAGSHIP.name
        path.write_text(text[: number.start] + another(text[number.start : number.end]) + text[number.end :], "utf-8")
        documents, findings = make_all(path)
        assert {finding.code for finding in findings} <= {"E323", "E327", "E345"}  # items, marks, the date
        after = [txt.lines(block) for block in documents[0].blocks]
        changed = {i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b}
        assert changed == reached(document, number.key) != set(), number


def test_the_signing_date_reaches_its_line(tmp_path: Path) -> None:
    document = built(FLAGSHIP)
    path = tmp_path / FLAGSHIP.name
    path.write_text(FLAGSHIP.read_text("utf-8").replace("2011-12-28", "2011-12-29"), "utf-8")
    after = built(path).blocks
    changed = {i for i, (a, b) in enumerate(zip(document.blocks, after, strict=True)) if txt.lines(a) != txt.lines(b)}
    assert changed == reached(document, "报告.日期") == {len(after) - 1}


# ------------------------------------------------- a report of numbers and nothing else

TOWNSHIP = next(path for path in EXAMPLES if "某镇" in path.stem)
#: What every report says again and again. Nothing else of eight characters stands three times in one of numbers.
PHRASES = "同比增长 同比下降 同比增加 同比减少 完成年度目标"


def test_a_report_of_numbers_alone_is_a_whole_summary() -> None:
    document = built(TOWNSHIP)
    tree, _ = load(Source("", TOWNSHIP.read_text("utf-8")))
    assert tree is not None
    report, _ = validate(tree, "年稿")
    sections = report.summary.sections
    assert all(section.topic and not (section.title or section.body or section.items) for section in sections)
    paragraphs = [line for block in document.blocks for line in txt.lines(block)]
    text = "".join(paragraphs)
    assert len([block for block in document.blocks if not isinstance(block, Signature)]) >= 15
    assert len(text) >= 1200
    assert not re.search("待填|[｛｝{}]|None", text)
    assert coverage([document]).unbound == []


def test_a_report_of_numbers_alone_has_a_noun_to_every_figure() -> None:
    for block in built(TOWNSHIP).blocks:
        if isinstance(block, Paragraph):
            assert not re.search(r"(?:^|[，；。：])(?:约|近)?\d(?!\d*年，)", "".join(txt.lines(block))), block


def test_a_report_of_numbers_alone_does_not_repeat_itself() -> None:
    text = txt.write(built(TOWNSHIP).blocks)
    runs = {text[i : i + 8] for i in range(len(text) - 7)}
    known = "|".join(sorted(PHRASES.split(), key=len, reverse=True))
    assert [run for run in runs if text.count(run) >= 3 and not re.search(known, run)] == []
