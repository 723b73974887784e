"""Our own documents come in and go out as the very same documents."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.build import Document, make, make_all, write
from generator.importing import bring_in

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = [
    pytest.param(path, at, id=f"{path.stem}-{at}")
    for path in sorted((ROOT / "examples").iterdir())
    for at in range(2 if path.is_dir() else 1)
]


def body(document: Document) -> bytes:
    with zipfile.ZipFile(io.BytesIO(write(document, "docx"))) as package:
        return package.read("word/document.xml")


def again(data: bytes, name: str, folder: Path) -> tuple[str, Document]:
    """A file's bytes → the YAML that it becomes, and what that builds."""
    path = folder / name
    path.write_bytes(data)
    found, _ = bring_in(path)
    assert found is not None
    assert found.same
    assert found.draft.typed == []
    report = folder / "报告.yaml"
    report.write_text(found.yaml, "utf-8")
    document, findings = make(report)
    assert document is not None, [finding.message.text() for finding in findings]
    return found.yaml, document


@pytest.mark.parametrize(("path", "at"), EXAMPLES)
def test_an_example_is_the_same_document_again(path: Path, at: int, tmp_path: Path) -> None:
    documents, _ = make_all(path)
    original = documents[at]
    yaml, document = again(write(original, "docx"), "甲.docx", tmp_path)
    assert body(document) == body(original)
    assert again(write(document, "docx"), "乙.docx", tmp_path)[0] == yaml


@pytest.mark.parametrize(("path", "at"), EXAMPLES)
def test_an_example_has_the_same_words_as_text(path: Path, at: int, tmp_path: Path) -> None:
    documents, _ = make_all(path)
    text = write(documents[at], "txt")
    _, document = again(text, "甲.txt", tmp_path)
    assert write(document, "txt").replace(b"\n", b"") == text.replace(b"\n", b"")
