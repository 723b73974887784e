"""The 14 real documents come in as text and as Word files of several makes, and are built again to the letter."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from generator.build import Document, make, write
from generator.importing import Imported, bring_in
from tests.importing.__main__ import PAGE, measured, published
from tests.importing.measure import headings, measure
from tests.readers.copies import broken_copy, stripped, web_copy, word_copy

from .conftest import CORPUS
from .test_skeletons import REPORTS

pytestmark = pytest.mark.corpus
_MARKS = str.maketrans("“”‘’。", "\"\"''.")


def folded(text: str) -> str:
    """A paragraph with the width of its marks folded, as typesetting folds it."""
    return unicodedata.normalize("NFKC", text).translate(_MARKS).strip()


def spoken(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def brought(data: bytes, name: str, folder: Path) -> Imported:
    path = folder / name
    path.write_bytes(data)
    found, findings = bring_in(path)
    assert found is not None, [finding.message.text() for finding in findings]
    return found


def built(found: Imported, folder: Path) -> Document:
    path = folder / "报告.yaml"
    path.write_text(found.yaml, "utf-8")
    document, findings = make(path)
    assert document is not None, [finding.message.text() for finding in findings]
    return document


@pytest.fixture(scope="session")
def index(corpus: dict[str, str]) -> dict[str, dict[str, Any]]:
    assert corpus
    return {each["id"][:2]: each for each in json.loads((CORPUS / "index.json").read_text("utf-8"))}


def ours(lines: list[str], folder: Path) -> bytes:
    """Our own document of the same text, without what is ours alone in it."""
    return stripped(write(built(brought("\n".join(lines).encode(), "甲.txt", folder), folder), "docx"))


MAKES: dict[str, Callable[[list[str], Path], bytes]] = {
    "text": lambda lines, _: "\n".join(lines).encode(),
    "web copy": lambda lines, _: web_copy(lines),
    "one paragraph": lambda lines, _: broken_copy(lines),
    "Word's headings": lambda lines, _: word_copy(lines),
    "our own": ours,
}


@pytest.mark.parametrize("made", MAKES)
@pytest.mark.parametrize("number", REPORTS)
def test_a_document_is_built_again_to_the_letter(
    number: str, made: str, corpus: dict[str, str], tmp_path: Path
) -> None:
    lines = spoken(corpus[number])
    found = brought(MAKES[made](lines, tmp_path), "原文.txt" if made == "text" else "原文.docx", tmp_path)
    document = built(found, tmp_path)
    paragraphs = docx.Document(io.BytesIO(write(document, "docx"))).paragraphs
    again = [folded(each.text) for each in paragraphs if each.text.strip()]
    assert again == [folded(line) for line in lines]
    assert found.same
    assert found.draft.typed == []


@pytest.mark.parametrize("made", [made for made in MAKES if made != "text"])
@pytest.mark.parametrize("number", REPORTS)
def test_whatever_made_the_file_the_report_is_the_same(
    number: str, made: str, corpus: dict[str, str], tmp_path: Path
) -> None:
    lines = spoken(corpus[number])
    text = brought("\n".join(lines).encode(), "甲.txt", tmp_path)
    found = brought(MAKES[made](lines, tmp_path), "乙.docx", tmp_path)
    assert sorted(structure(found)) == sorted(structure(text))


def structure(found: Imported) -> list[str]:
    """The lines of its YAML, marks folded and what marks need away: quotes, and the block of a single line."""
    yaml = re.sub(r": \|\n +", ": ", found.yaml)
    return [folded(line).replace("'", "").replace('"', "") for line in yaml.splitlines()]


@pytest.mark.parametrize("number", REPORTS)
def test_headings_are_those_of_the_index(
    number: str, corpus: dict[str, str], index: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    path = tmp_path / "原文.txt"
    path.write_text(corpus[number], "utf-8")
    one = measure(number, path, corpus, index)
    assert one.right == one.found == one.wanted
    found, _ = bring_in(path)
    assert found is not None
    counts = Counter(form(mark) for mark, _ in headings(found, tmp_path))
    assert counts == index[number]["headings_per_level"]


def form(mark: str) -> str:
    """A mark as the index names its form: (三) → (一), 12. → 1."""
    return "".join("1" if each.isdecimal() else each for each in mark).replace("11", "1") if any(
        map(str.isdecimal, mark)
    ) else "一".join(_parted(mark))  # fmt: skip


def _parted(mark: str) -> tuple[str, str]:
    numerals = [at for at, char in enumerate(mark) if char in "一二三四五六七八九十"]
    return mark[: numerals[0]], mark[numerals[-1] + 1 :]


def test_what_is_warned_of_is_the_documents_own(corpus: dict[str, str], tmp_path: Path) -> None:
    for text in corpus.values():
        path = tmp_path / "报告.yaml"
        path.write_text(brought(text.encode(), "甲.txt", tmp_path).yaml, "utf-8")
        _, findings = make(path)
        assert {finding.code[:2] for finding in findings} <= {"E3", "E5"}  # its numbers and its layout


def test_the_page_publishes_what_is_measured(corpus: dict[str, str]) -> None:
    assert corpus
    assert published(PAGE.read_text("utf-8")) == measured()
