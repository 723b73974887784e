"""LibreOffice is found where it is; one that is missing, fails, hangs or makes nothing is told plainly."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from generator.rendered.office import Unrendered, convert, soffice

CONVERTING = (
    'echo "$FONTCONFIG_FILE $@" >> "$(dirname "$0")/calls"\n'
    'while [ "$1" != --outdir ]; do shift; done; out="$2"; shift 2\n'
    'for f; do touch "$out/$(basename "$f" .docx).pdf"; done'
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


def stand_in(folder: Path, script: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of the path."""
    monkeypatch.setattr("shutil.which", _which(tmp_path))
    return tmp_path


def _which(folder: Path) -> object:
    def which(name: str) -> str | None:
        path = folder / name
        return str(path) if path.is_file() and os.access(path, os.X_OK) else None

    return which


@pytest.mark.usefixtures("alone")
def test_no_libreoffice_is_told(tmp_path: Path) -> None:
    assert soffice() is None
    with pytest.raises(Unrendered, match="没有找到 LibreOffice"):
        convert([tmp_path / "a.docx"], tmp_path / "out")


@posix
def test_it_is_found_on_the_path(alone: Path) -> None:
    path = stand_in(alone, "exit 0")
    assert soffice() == str(path)


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("darwin", "/Applications/LibreOffice.app/Contents/MacOS/soffice"),
        ("darwin", "/Users/li/Applications/LibreOffice.app/Contents/MacOS/soffice"),
        ("win32", "C:/Program Files/LibreOffice/program/soffice.com"),
        ("win32", "C:/Program Files (x86)/LibreOffice/program/soffice.com"),
    ],
)
def test_it_is_found_where_installers_put_it(platform: str, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("shutil.which", lambda name: name if name == place else None)
    monkeypatch.setenv("HOME", "/Users/li")
    monkeypatch.setenv("ProgramFiles", "C:/Program Files")
    monkeypatch.setenv("ProgramFiles(x86)", "C:/Program Files (x86)")
    assert soffice() == place


@posix
def test_what_it_said_is_passed_on_when_there_is_no_pdf(alone: Path) -> None:
    stand_in(alone, "echo 'convert a.docx'; echo 'Error: source file could not be loaded' >&2; echo; exit 3")
    with pytest.raises(Unrendered, match=r"没有排出“a\.docx”：Error: source file could not be loaded \(3\)"):
        convert([alone / "a.docx"], alone / "out")


@posix
def test_only_its_exit_code_is_passed_on_when_it_said_nothing(alone: Path) -> None:
    stand_in(alone, "exit 3")
    with pytest.raises(Unrendered, match=r"没有排出“a\.docx”：\(3\)"):
        convert([alone / "a.docx"], alone / "out")


@posix
def test_a_pdf_of_an_earlier_run_is_not_taken_for_this_one(alone: Path) -> None:
    stand_in(alone, "exit 0")
    (alone / "a.pdf").write_bytes(b"old")
    with pytest.raises(Unrendered):
        convert([alone / "a.docx"], alone)


@posix
def test_one_that_does_not_end_is_stopped_with_its_children(alone: Path) -> None:
    stand_in(alone, f"(sleep 3; touch '{alone}/survived') & wait")
    with pytest.raises(Unrendered, match=r"LibreOffice 0\.2 秒没有排完"):
        convert([alone / "a.docx"], alone / "out", patience=0.2)
    time.sleep(3.2)
    assert not (alone / "survived").exists()


@posix
def test_one_that_cannot_be_started_is_told(alone: Path) -> None:
    stand_in(alone, "").write_bytes(b"\x7fELF no program")
    with pytest.raises(Unrendered, match="LibreOffice 启动不了"):
        convert([alone / "a.docx"], alone / "out")


@posix
def test_it_runs_once_for_all_files_with_a_profile_that_is_gone_afterwards(alone: Path) -> None:
    stand_in(alone, CONVERTING)
    files = [alone / "-a b.docx", alone / "乙.docx"]
    assert convert(files, alone / "out", {"FONTCONFIG_FILE": "f.conf"}) == [
        alone / "out" / "-a b.pdf",
        alone / "out" / "乙.pdf",
    ]
    (call,) = (alone / "calls").read_text(encoding="utf-8").splitlines()
    assert call.startswith("f.conf -env:UserInstallation=file://")
    profile = call.partition("file://")[2].partition(" ")[0]
    assert not Path(profile).exists()


@posix
def test_more_files_than_it_takes_at_once_are_handed_over_in_several_runs(alone: Path) -> None:
    stand_in(alone, CONVERTING)
    made = convert([alone / f"{at}.docx" for at in range(250)], alone / "out")
    assert len({pdf for pdf in made if pdf.exists()}) == 250
    assert len((alone / "calls").read_text(encoding="utf-8").splitlines()) == 3
