"""A document takes its place whole or not at all, and never that of a person's work."""

from __future__ import annotations

import errno
import io
import os
import stat
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import output
from generator.output import create, reason, replace, settle, target, typed
from generator.writers.package import pack, seal, unpack

PARTS = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<one/>"}
OLD, NEW = (pack(seal({**PARTS, "word/document.xml": b})) for b in (b"<old/>", b"<new/>"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ------------------------------------------------------------------------ target


def test_a_document_stands_beside_its_report(tmp_path: Path) -> None:
    assert target(tmp_path / "年" / "2011.yaml", "docx") == tmp_path / "年" / "2011.docx"


def test_a_folder_of_files_has_its_document_beside_it(tmp_path: Path) -> None:
    (tmp_path / "2011.年").mkdir()
    assert target(tmp_path / "2011.年", "txt") == tmp_path / "2011.年.txt"


def test_a_path_stays_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "年").mkdir()
    monkeypatch.chdir(tmp_path)
    assert target(Path("a/2011.1.yaml"), "docx") == Path("a/2011.1.docx")
    assert target(Path("年"), "docx") == Path("年.docx")


@pytest.mark.parametrize("path", [".", "./..", "/"])
def test_every_folder_has_a_name(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path(path).resolve()
    assert target(Path(path), "docx") == folder.parent / f"{folder.name}.docx"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_beside_a_link_not_beside_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "away" / "b.yaml")
    assert target(tmp_path / "a.yaml", "docx") == tmp_path / "a.docx"


@pytest.mark.parametrize("path", ["我的 报告.yaml", "R&D.yaml", "$HOME（1）.yaml", "甲`乙.yaml"])
def test_a_path_that_a_shell_would_take_apart_is_typed_in_quotes(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.output.WINDOWS", False)
    assert typed(Path(path)) == f"'{path}'"
    monkeypatch.setattr("generator.output.WINDOWS", True)
    assert typed(Path(path)) == f'"{path}"'


def test_any_other_path_is_typed_as_it_is() -> None:
    assert typed(Path("报告/2011年总结（新）.yaml")) == f"报告{os.sep}2011年总结（新）.yaml"


# ------------------------------------------------------------------------ create


def test_a_new_file_takes_nothings_place(tmp_path: Path) -> None:
    create(tmp_path / "年" / "a.yaml", "甲\r\n")
    assert (tmp_path / "年" / "a.yaml").read_bytes() == "甲\r\n".encode()
    with pytest.raises(FileExistsError):
        create(tmp_path / "年" / "a.yaml", "乙")
    assert names(tmp_path / "年") == ["a.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_new_script_can_be_run_by_whoever_may_read_it(tmp_path: Path) -> None:
    create(tmp_path / "a.sh", "#!/bin/sh\n")
    create(tmp_path / "b.txt", "# !/bin/sh\n")
    mode = stat.S_IMODE((tmp_path / "b.txt").stat().st_mode)
    assert mode & 0o111 == 0
    assert stat.S_IMODE((tmp_path / "a.sh").stat().st_mode) == mode | 0o111


# ----------------------------------------------------------------------- replace


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    replace(tmp_path / "甲" / "乙" / "a.docx", NEW)
    assert (tmp_path / "甲" / "乙" / "a.docx").read_bytes() == NEW
    assert names(tmp_path / "甲" / "乙") == ["a.docx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_old_mode_is_kept(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLD)
    path.chmod(mode)
    replace(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "b").touch()
    replace(tmp_path / "a", NEW)
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_share_that_knows_no_modes_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "chmod", failing(errno.EPERM))
    replace(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("there", [True, False])
def test_through_a_link_the_file_it_leads_to_is_written(there: bool, tmp_path: Path) -> None:
    real, link = tmp_path / "real" / "a.docx", tmp_path / "a.docx"
    real.parent.mkdir()
    if there:
        real.write_bytes(OLD)
    link.symlink_to(real)
    replace(link, NEW)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert names(real.parent) == ["a.docx"]


class Full(io.FileIO):
    def write(self, _data: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def failing(number: int) -> Any:
    def fail(*_args: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fdopen", lambda handle, _mode: Full(handle, "w"))


FAILURES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "write": fill_the_disk,
    "sync": lambda m: m.setattr(os, "fsync", failing(errno.EIO)),
    "rename": lambda m: m.setattr(Path, "replace", failing(errno.EACCES)),
    "create": lambda m: m.setattr(tempfile, "mkstemp", failing(errno.EROFS)),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_when_writing_fails_the_old_file_is_as_it_was(
    failure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLD)
    before = path.stat()
    with monkeypatch.context() as patch:
        FAILURES[failure](patch)
        with pytest.raises(OSError):
            settle(path, NEW, overwrite=True)
    after = path.stat()
    assert (path.read_bytes(), after.st_mtime_ns, after.st_ino) == (OLD, before.st_mtime_ns, before.st_ino)
    assert names(tmp_path) == ["a.docx"]


def test_an_interrupt_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace(tmp_path / "a", NEW)
    assert names(tmp_path) == []


# ------------------------------------------------------------------------ settle


def edited(data: bytes) -> bytes:
    """As Word leaves it: a part is another, the seal is the old one."""
    return pack({**unpack(data), "word/document.xml": b"<mine/>"})


def resaved(data: bytes) -> bytes:
    """As WPS leaves it: the custom properties are gone."""
    return pack({name: part for name, part in unpack(data).items() if "custom" not in name})


TOUCHED = {
    "edited": edited(OLD),
    "resaved": resaved(OLD),
    "foreign": b"somebody's own",
    "empty": b"",
    "truncated": OLD[:-30],
    "appended": pack({**unpack(OLD), "word/comments.xml": b"<c/>"}),
}


@pytest.mark.parametrize("state", TOUCHED)
def test_a_document_that_a_person_may_have_changed_stays(state: str, tmp_path: Path) -> None:
    out, beside = tmp_path / "年 a.docx", tmp_path / "年 a（新）.docx"
    out.write_bytes(TOUCHED[state])
    place, note = settle(out, NEW)
    assert (place, out.read_bytes(), beside.read_bytes()) == (beside, TOUCHED[state], NEW)
    assert note is not None
    assert str(out) in note.text()
    assert "--overwrite" in note.text()


def test_the_one_beside_is_written_again_and_again(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.write_bytes(edited(OLD))
    settle(out, OLD)
    settle(out, NEW)
    assert names(tmp_path) == ["a.docx", "a（新）.docx"]
    assert (tmp_path / "a（新）.docx").read_bytes() == NEW


def test_one_beside_that_was_changed_as_well_stays_too(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.write_bytes(edited(OLD))
    (tmp_path / "a（新）.docx").write_bytes(b"mine")
    assert settle(out, NEW)[0] == tmp_path / "a（新2）.docx"
    assert (tmp_path / "a（新）.docx").read_bytes() == b"mine"


def test_a_changed_document_is_overwritten_if_that_is_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    out.write_bytes(edited(OLD))
    assert settle(out, NEW, overwrite=True) == (out, None)
    assert (names(tmp_path), out.read_bytes()) == (["a.docx"], NEW)


@pytest.mark.parametrize("suffix", [".docx", ".DOCX", ".txt"])
def test_a_document_as_it_was_written_is_overwritten_silently(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"a{suffix}"
    settle(out, OLD)
    assert settle(out, NEW) == (out, None)
    assert (names(tmp_path), out.read_bytes()) == ([out.name], NEW)


def test_a_changed_text_stays(tmp_path: Path) -> None:
    out = tmp_path / "a.txt"
    settle(out, b"one")
    out.write_bytes(b"mine")
    assert settle(out, b"two")[0] == tmp_path / "a（新）.txt"
    assert out.read_bytes() == b"mine"


def test_a_text_of_another_folder_is_another_text(tmp_path: Path) -> None:
    settle(tmp_path / "1" / "a.txt", b"one")
    (tmp_path / "2").mkdir()
    (tmp_path / "2" / "a.txt").write_bytes(b"mine")
    assert settle(tmp_path / "2" / "a.txt", b"two")[0].name == "a（新）.txt"


def test_a_text_whose_note_is_damaged_is_taken_for_a_persons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.catalog.cache", lambda: tmp_path / "cache")
    out = tmp_path / "a.txt"
    settle(out, b"one")
    (note,) = (tmp_path / "cache" / "written").iterdir()
    note.write_bytes(b"\xff\xfe\x00")
    assert settle(out, b"two")[0] == tmp_path / "a（新）.txt"


def test_without_a_cache_a_text_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert settle(tmp_path / "a.txt", b"one") == (tmp_path / "a.txt", None)
    assert settle(tmp_path / "a.txt", b"one") == (tmp_path / "a.txt", None)
    assert settle(tmp_path / "a.txt", b"two")[0] == tmp_path / "a（新）.txt"


def test_a_folder_in_its_place_is_no_place(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(IsADirectoryError):
        settle(tmp_path / "a.docx", NEW)
    assert names(tmp_path) == ["a.docx"]


def test_on_windows_a_document_open_in_word_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, waits = tmp_path / "a.docx", list[float]()
    settle(out, OLD)
    moved = Path.replace

    def held(self: Path, aim: Path) -> Path:
        if aim.name == "a.docx":
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return moved(self, aim)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(output, "WINDOWS", True)
    monkeypatch.setattr(time, "sleep", waits.append)
    place, note = settle(out, NEW)
    assert (place.name, place.read_bytes(), out.read_bytes()) == ("a（新）.docx", NEW, OLD)
    assert note is not None
    assert "打开着" in note.text()
    assert len(waits) == 4
    assert names(tmp_path) == ["a.docx", "a（新）.docx"]


# ------------------------------------------------------------------------ reason


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EISDIR, errno.ENAMETOOLONG])
def test_the_systems_reasons_are_told_in_chinese(number: int) -> None:
    assert not reason(OSError(number, os.strerror(number))).text().isascii()


def test_any_other_reason_is_told_as_the_system_has_it() -> None:
    assert reason(OSError(errno.EIO, "Input/output error")).text() == "Input/output error"
    assert reason(OSError("odd")).text() == "odd"
