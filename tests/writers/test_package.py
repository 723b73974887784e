"""A .docx as its parts: the same bytes anywhere, sealed, and with nothing in it but the office's own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document as Docx
from docx.document import Document

from generator.build import make, write
from generator.rendered.office import soffice
from generator.writers.package import CONTENT_TYPES, CUSTOM, pack, seal, unpack, untouched
from tests import clerk
from tests.clerk import EXAMPLES
from tests.styles import audited, base, parts

ROOT = Path(__file__).parents[2]
EXAMPLE = EXAMPLES[0]
REPORT = "报告: {单位: 甲&乙局, 年度: 2011, 类型: 总结与思路%s}\n总结: {导语: 如下。, 章节: [{标题: 甲, 正文: 乙}]}\n"


def built(more: str = "") -> bytes:
    return write(clerk.document(REPORT % more), "docx")


def opened(package: bytes) -> Document:
    return Docx(io.BytesIO(package))


@pytest.fixture(scope="module")
def example() -> bytes:
    document, _ = make(EXAMPLE)
    assert document is not None
    return write(document, "docx")


# -------------------------------------------------------------------- the same anywhere

BUILD = """
import sys, time
shift = float(sys.argv[3])
clock, local = time.time, time.localtime
time.time = lambda: clock() + shift
time.localtime = lambda *given: local(*given or (time.time(),))
from pathlib import Path
from generator import make, write
document, _ = make(Path(sys.argv[1]))
Path(sys.argv[2]).write_bytes(write(document, "docx"))
"""
PLACES = {
    "summer in Shanghai": (0.0, {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "1"}),
    "ten years later": (3.2e8, {"TZ": "America/New_York", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "2"}),
    "long ago": (-1.0e9, {"TZ": "UTC-14", "LANG": "en_US", "PYTHONUTF8": "0", "PYTHONHASHSEED": "3", "LANGUAGE": "en"}),
}


@pytest.mark.parametrize("place", PLACES)
def test_the_same_report_makes_the_same_bytes(place: str, example: bytes, tmp_path: Path) -> None:
    shift, environment = PLACES[place]
    out = tmp_path / "out.docx"
    command = [sys.executable, "-c", BUILD, str(EXAMPLE), str(out), str(shift)]
    own = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache"), **environment}
    subprocess.run(command, check=True, cwd=tmp_path, env={**os.environ, **own})
    assert out.read_bytes() == example


def test_the_zip_has_no_trace_of_clock_or_system(example: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(example)) as package:
        entries = package.infolist()
    assert {(e.date_time, e.create_system, e.extra, e.comment, e.external_attr) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, b"", b"", 0o600 << 16)
    }
    assert [e.filename for e in entries] == [CONTENT_TYPES, *sorted(e.filename for e in entries[1:])]


def test_parts_in_any_order_make_the_same_bytes() -> None:
    given = {"b": b"2", "a": b"1", CONTENT_TYPES: b"0"}
    assert pack(given) == pack(dict(reversed(given.items())))
    assert list(unpack(pack(given))) == [CONTENT_TYPES, "a", "b"]
    assert unpack(pack(given)) == given


# ------------------------------------------------------------------------------- the seal


@pytest.fixture
def file(example: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "总结.docx"
    path.write_bytes(example)
    return path


def test_a_file_is_untouched_as_it_was_written(file: Path) -> None:
    assert untouched(file)


def test_and_when_only_its_zip_was_made_anew(file: Path, example: bytes) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, content in reversed(parts(example).items()):
            package.writestr(name, content)
    assert untouched(file)


@pytest.mark.parametrize("name", sorted(parts(base())))
def test_but_not_when_a_part_was_changed(name: str, file: Path, example: bytes) -> None:
    file.write_bytes(pack({**parts(example), name: parts(example)[name] + b" "}))
    assert not untouched(file)


@pytest.mark.parametrize("name", sorted(parts(base())))
def test_nor_when_a_part_is_gone(name: str, file: Path, example: bytes) -> None:
    file.write_bytes(pack({other: content for other, content in parts(example).items() if other != name}))
    assert not untouched(file)


def test_nor_when_there_is_one_more(file: Path, example: bytes) -> None:
    file.write_bytes(pack({**parts(example), "word/comments.xml": b""}))
    assert not untouched(file)


def test_nor_when_parts_changed_places(file: Path, example: bytes) -> None:
    held = parts(example)
    held["word/footer1.xml"], held["word/footer2.xml"] = held["word/footer2.xml"], held["word/footer1.xml"]
    file.write_bytes(pack(held))
    assert not untouched(file)


def test_nor_when_python_docx_saved_it(file: Path) -> None:
    document = Docx(str(file))
    document.paragraphs[1].add_run("改")
    document.save(str(file))
    assert not untouched(file)


@pytest.mark.parametrize("content", [b"", b"PK", b"\xd0\xcf\x11\xe0", "总结".encode()])
def test_what_is_no_package_is_a_persons(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "总结.docx"
    path.write_bytes(content)
    assert not untouched(path)
    assert not untouched(tmp_path / "没有.docx")


def test_a_damaged_file_is_a_persons(file: Path, example: bytes) -> None:
    for place in range(0, len(example), 97):
        damaged = bytearray(example)
        damaged[place] ^= 0x55
        file.write_bytes(damaged)
        assert untouched(file) in (False, unpacked(bytes(damaged)) == parts(example))
        file.write_bytes(example[:place])
        assert not untouched(file)


def unpacked(data: bytes) -> dict[str, bytes] | None:
    """The parts of a package that may be damaged."""
    try:
        return parts(data)
    except Exception:  # whatever zipfile and zlib say
        return None


@pytest.mark.rendered
@pytest.mark.usefixtures("office")
def test_a_file_that_libreoffice_saved_is_a_persons(file: Path, tmp_path: Path) -> None:
    office = soffice()
    assert office is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = tmp_path / "saved" / file.name
    assert opened(saved.read_bytes()).paragraphs
    assert not untouched(saved)


def test_a_seal_holds_nothing_of_itself() -> None:
    sealed = seal({"a": b"1"})
    assert seal(sealed) == sealed
    assert seal({**sealed, CUSTOM: b"anything"}) == sealed


# ----------------------------------------------------------------------------- properties


def test_the_properties_say_whose_and_what_and_nothing_of_us() -> None:
    core = opened(built()).core_properties
    assert (core.title, core.author, core.last_modified_by) == ("甲&乙局2011年工作总结", "甲&乙局", "甲&乙局")
    assert (core.comments, core.keywords, core.subject, core.revision) == ("", "", "", 0)
    assert "<Company>甲&amp;乙局</Company>".encode() in parts(built())["docProps/app.xml"]


def test_a_broken_title_is_whole_among_the_properties() -> None:
    title = "某市科学技术局2011年工作总结和2012年工作思路"
    assert opened(built(f", 标题: {title}")).core_properties.title == title


def dates(package: bytes) -> list[str]:
    core = opened(package).core_properties
    return [date.isoformat()[:19] for date in (core.created, core.modified) if date is not None]


def test_the_dates_are_the_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1325376000")
    assert dates(built(", 日期: 2011-12-08")) == ["2011-12-08T00:00:00"] * 2


def test_without_one_they_are_of_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1325376000")
    assert dates(built()) == ["2012-01-01T00:00:00"] * 2


@pytest.mark.parametrize("epoch", [None, "", "昨天", "9" * 30])
def test_and_without_either_there_are_none(epoch: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert b"dcterms:created" not in parts(built())["docProps/core.xml"]


@pytest.mark.parametrize("word", ["niangao", "python", "年稿", "report.xml.jinja", "总结.章节", str(ROOT)])
def test_no_part_says_what_made_it(word: str, example: bytes) -> None:
    assert [name for name, content in parts(example).items() if word.lower() in content.decode().lower()] == []


# ----------------------------------------------------------------------------- the example


def test_the_audit_finds_nothing_in_the_example(example: bytes, tmp_path: Path) -> None:
    assert audited(example, tmp_path) == []


def test_python_docx_opens_the_example_and_reads_its_text(example: bytes) -> None:
    document, _ = make(EXAMPLE)
    assert document is not None
    assert "\n".join(p.text for p in opened(example).paragraphs) + "\n" == write(document, "txt").decode()
