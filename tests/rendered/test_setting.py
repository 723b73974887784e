"""A file and its passages are brought together with their pages; what is not installed is told with what to type."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.passage import BODY, Passage
from generator.rendered.office import Unrendered
from generator.rendered.setting import rendered
from tests.styles import gongwen

from .pages import ENVIRONMENT
from .synthetic import paragraph, write


@pytest.mark.rendered
@pytest.mark.usefixtures("office")
def test_a_file_is_set_and_its_passages_found(tmp_path: Path) -> None:
    docx = write(tmp_path / "报告 1.docx", [paragraph("甲乙丙", "Body")])
    found = rendered(docx, [Passage(BODY, "甲乙丙", 1)], gongwen(), ENVIRONMENT)
    assert [spot.line.text for spot in found.spots[0]] == ["甲乙丙"]
    assert found.pages[0].number is not None
    assert list(tmp_path.iterdir()) == [docx]


@pytest.mark.rendered
@pytest.mark.usefixtures("office")
def test_a_file_that_cannot_be_set_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no document")
    with pytest.raises(Unrendered, match=r"LibreOffice 没有排出“broken\.docx”"):
        rendered(broken, [], gongwen(), ENVIRONMENT)


@pytest.mark.parametrize("pdf", [b"", b"no PDF", b"%PDF-1.4\n"])
def test_a_pdf_that_cannot_be_read_is_told(pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "a.pdf"
    made.write_bytes(pdf)
    monkeypatch.setattr("generator.rendered.setting.convert", lambda *_: [made])
    with pytest.raises(Unrendered, match="PDF 读不出来") as raised:
        rendered(write(tmp_path / "a.docx", []), [], gongwen())
    assert raised.value.diagnostic.code == "E515"


def test_without_libreoffice_it_is_said_where_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(Unrendered, match="没有找到 LibreOffice") as raised:
        rendered(write(tmp_path / "a.docx", []), [], gongwen())
    assert raised.value.diagnostic.code == "E514"
    assert "libreoffice.org" in str(raised.value.diagnostic.hint)


def test_without_pdfplumber_it_is_said_what_to_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true_import = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pdfplumber":
            raise ModuleNotFoundError(name)
        return true_import(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.delitem(sys.modules, "generator.rendered.pdf", raising=False)
    with pytest.raises(Unrendered, match="没有装 pdfplumber") as raised:
        rendered(write(tmp_path / "a.docx", []), [], gongwen())
    assert raised.value.diagnostic.code == "E514"
    assert f"{sys.executable} -m pip install pdfplumber" in str(raised.value.diagnostic.hint)
