"""A file and a style in, a verdict out; nothing of Word is loaded for a document that is only being built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import Options, examine, explained

from .styles import text
from .verify.document import failed, good, spoilt, written

ROOT = Path(__file__).parent.parent


def office(folder: Path, *changes: tuple[str, str]) -> Options:
    """An office's own style: 公文 with some values changed."""
    style = text()
    for old, new in changes:
        assert old in style
        style = style.replace(old, new)
    path = folder / "own" / "styles" / "本局.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(style, "utf-8")
    return Options(style="本局", templates=(folder / "own",))


def test_a_document_is_held_against_the_style_that_is_named(tmp_path: Path) -> None:
    """The office's margins and title, where the standard lets it choose; the standard's own rules stay."""
    options = office(
        tmp_path, ("{字体: 方正小标宋简体, 字号: 二号", "{字体: 黑体, 字号: 小二"), ("上边距: 37", "上边距: 34")
    )
    faults = failed(examine(written(good(), tmp_path / "good.docx"), options))
    assert faults["title-face"] == ["方正小标宋简体"] * 3
    assert faults["title-size"] == ["二号"] * 3
    assert faults["top-margin"] == ["37毫米"]
    assert "date" not in faults


def test_no_style_frees_from_what_the_standard_fixes(tmp_path: Path) -> None:
    path = written(spoilt(good(), "document", "2011年12月8日", "2011年12月08日"), tmp_path / "padded.docx")
    assert "date" in failed(examine(path, office(tmp_path, ("字号: 四号", "字号: 小四"))))


def test_a_style_that_is_not_there_is_told(tmp_path: Path) -> None:
    verdict = examine(written(good(), tmp_path / "good.docx"), Options(style="没有"))
    assert [finding.code for finding in verdict.findings] == ["E408"]
    assert verdict.failed


def test_a_folder_or_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "没有.docx"):
        assert [(f.code, f.path) for f in examine(path).findings] == [("E100", str(path))]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.docx"
    os.mkfifo(pipe)
    assert [finding.code for finding in examine(pipe).findings] == ["E100"]


def test_a_clause_of_the_standard_is_explained() -> None:
    assert "左空二字" in explained("7.3.3")
    assert explained("HEADING-MARKS").startswith("15834-B.3 必须")
    assert explained("E301") == ""


def test_texts_are_judged_without_word() -> None:
    code = (
        "import sys; from generator.verify.proof import prose; from generator.blocks import Run, Signature\n"
        "found = [f.message.text() for f in prose([Signature('', '', (), (Run('2011年08月02日'),))])]\n"
        "print(found, sorted({'lxml', 'docx'} & {name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    assert done.stdout.strip() == "['成文日期：“2011年08月02日”（7.3.5.4）'] []"
