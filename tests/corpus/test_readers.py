"""The 14 real texts, as text and as Word files made in several ways, are read as the same lines."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from generator.readers.document import read
from tests.readers.copies import broken_copy, own, save, web_copy, word_copy

from .test_skeletons import REPORTS

pytestmark = pytest.mark.corpus


def spoken(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def lines(path: Path) -> list[str]:
    """What is read, without blank paragraphs; lines of one title are joined."""
    reading, findings = read(path)
    assert findings == []
    assert reading is not None
    found: list[str] = []
    for paragraph in reading.paragraphs:
        if paragraph.continued and paragraph.style == "Title":
            found[-1] += paragraph.text
        elif paragraph.text:
            found.append(paragraph.text)
    return found


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "总结.docx"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("number", REPORTS)
def test_a_text_is_read_line_for_line(number: str, encoding: str, corpus: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_bytes(corpus[number].encode(encoding))
    assert lines(path) == spoken(corpus[number])


@pytest.mark.parametrize("copy", [web_copy, broken_copy])
@pytest.mark.parametrize("number", REPORTS)
def test_a_copy_from_the_web_has_the_same_lines(
    number: str, copy: Callable[[list[str]], bytes], corpus: dict[str, str], tmp_path: Path
) -> None:
    wanted = spoken(corpus[number])
    assert lines(saved(tmp_path, copy(wanted))) == wanted


@pytest.mark.parametrize("names", ["heading {}", "标题 {}"])
@pytest.mark.parametrize("number", REPORTS)
def test_automatic_numbers_are_read_as_they_were_typed(
    number: str, names: str, corpus: dict[str, str], tmp_path: Path
) -> None:
    wanted = spoken(corpus[number])
    data = word_copy(wanted, names)
    assert lines(saved(tmp_path, data)) == wanted
    with zipfile.ZipFile(BytesIO(data)) as file:
        said = file.read("word/document.xml").decode()
    assert said.count("<w:numPr>") + said.count('<w:pStyle w:val="1"/>') > 2


@pytest.mark.parametrize("number", REPORTS)
def test_our_own_document_is_read_as_what_it_says(number: str, corpus: dict[str, str], tmp_path: Path) -> None:
    data, wanted = own(spoken(corpus[number]), tmp_path)
    assert lines(saved(tmp_path, data)) == [line for line in wanted if line]


@pytest.mark.rendered
@pytest.mark.usefixtures("office")
def test_a_document_that_libreoffice_saved_has_the_same_lines(corpus: dict[str, str], tmp_path: Path) -> None:
    wanted: dict[str, list[str]] = {}
    for number, text in corpus.items():
        data, said = own(spoken(text), tmp_path)
        for name, copy, expected in (
            ("own", data, [line for line in said if line]),
            ("word", word_copy(spoken(text)), spoken(text)),
            ("web", web_copy(spoken(text)), spoken(text)),
        ):
            (tmp_path / f"{number}-{name}.docx").write_bytes(copy)
            wanted[f"{number}-{name}"] = expected
    save([tmp_path / f"{name}.docx" for name in wanted], tmp_path / "again")
    assert {name: lines(tmp_path / "again" / f"{name}.docx") for name in wanted} == wanted
