"""How well the 14 real documents come in: read by themselves, by the index, and as they were imported."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from generator.blocks import Heading, Paragraph, text_of
from generator.build import make
from generator.importing import Imported, bring_in
from generator.marks import mark
from tests.corpus.test_skeletons import RUN_IN, Opening, openings


class Measure(NamedTuple):
    """One document: its paragraphs and those with a place, headings found, right, and to be found."""

    name: str
    same: bool
    kind: str
    paragraphs: int
    placed: int
    found: int
    right: int
    wanted: int


def measure(number: str, path: Path, corpus: dict[str, str], index: dict[str, dict[str, Any]]) -> Measure:
    """A document of the corpus → how it came in."""
    imported, _ = bring_in(path)
    assert imported is not None
    forms = [scheme["style"] for scheme in index[number]["heading_scheme"]]
    ours, wanted = headings(imported, path.parent), _numbered(openings(corpus[number], forms))
    total = len(imported.lines)
    apart = len(imported.draft.typed) + len(imported.draft.left)
    return Measure(
        path.stem, imported.same, imported.kind.name, total, total - apart,
        len(ours), _common(ours, wanted), len(wanted),
    )  # fmt: skip


def headings(imported: Imported, folder: Path) -> list[tuple[str, bool]]:
    """The numbers of headings that an imported report counts by itself, and whether text follows each; labels apart."""
    path = folder / "量.yaml"
    path.write_text(imported.yaml, "utf-8")
    document, _ = make(path)
    assert document is not None
    return [each for block in document.blocks if (each := _heading(block)) is not None]


def _heading(block: Any) -> tuple[str, bool] | None:
    if isinstance(block, Heading) and block.form:
        text, run_in = text_of(block.runs), False
    elif isinstance(block, Paragraph) and block.lead and block.form:
        text, run_in = text_of(block.lead) + text_of(block.runs), True
    else:
        return None
    text = unicodedata.normalize("NFKC", text)
    found = mark(text)
    assert found is not None
    return text[: found.end], run_in or RUN_IN.search(text) is not None


def _numbered(found: list[Opening]) -> list[tuple[str, bool]]:
    return [(each.mark, each.run_in) for each in found if each.form]


def _common(ours: list[tuple[str, bool]], wanted: list[tuple[str, bool]]) -> int:
    """How many of the headings are the same and in the same order."""
    row = [0] * (len(wanted) + 1)
    for one in ours:
        last = 0
        for at, other in enumerate(wanted, 1):
            last, row[at] = row[at], last + 1 if one == other else max(row[at], row[at - 1])
    return row[-1]


def table(measures: list[Measure]) -> Iterator[str]:
    """→ the lines of the table that the page publishes."""
    yield "| 文件 | 类型 | 一字不差 | 段落 | 归位 | 标题 | 准确率 | 召回率 |"
    yield "|---|---|---|---:|---:|---:|---:|---:|"
    for one in [*measures, _all(measures)]:
        same = "是" if one.same else "否"
        placed, right = _share(one.placed, one.paragraphs), _share(one.right, one.found)
        recalled = _share(one.right, one.wanted)
        cells = (one.name, one.kind, same, one.paragraphs, placed, one.wanted, right, recalled)
        yield f"| {' | '.join(map(str, cells))} |"


def _all(measures: list[Measure]) -> Measure:
    sums = [sum(column) for column in zip(*(each[3:] for each in measures), strict=True)]
    paragraphs, placed, found, right, wanted = sums
    same = all(each.same for each in measures)
    return Measure("合计", same, "", paragraphs, placed, found, right, wanted)


def _share(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.1f}%" if whole else "—"
