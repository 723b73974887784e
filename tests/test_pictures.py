"""Pictures of a report: from its folder and nowhere else, and what becomes of them in a document."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from generator.blocks import Figure
from generator.build import make, make_all, write
from generator.diagnostic import Diagnostic
from tests.rendered.document import text
from tests.styles import audited

from .clerk import HEAD

BEHIND = "总结:\n  导语: 如下。\n  章节:\n    - 标题: 甲\n"


def picture(size: tuple[int, int] = (30, 20), kind: str = "png", **how: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, kind, **how)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "年"
    (home / "图片").mkdir(parents=True)
    for name in ("甲.png", "图片/乙.png", "../外.png"):
        (home / name).write_bytes(picture())
    (home / "丙.jpg").write_bytes(picture((2000, 1000), "jpeg"))
    return home


def report(folder: Path, pictures: str, head: str = HEAD) -> Path:
    path = folder / "报告.yaml"
    path.write_text(f"{head}{BEHIND}      图: {pictures}\n", encoding="utf-8")
    return path


def findings(folder: Path, pictures: str) -> list[Diagnostic]:
    return make(report(folder, pictures))[1]


def figures(folder: Path, pictures: str) -> list[Figure]:
    document, found = make(report(folder, pictures))
    assert found == []
    assert document is not None
    return [block for block in document.blocks if isinstance(block, Figure)]


def docx(folder: Path, pictures: str) -> bytes:
    document, found = make(report(folder, pictures))
    assert found == []
    assert document is not None
    return write(document, "docx")


@pytest.mark.parametrize("name", ["甲.png", "./甲.png", "图片/乙.png", "'图片\\乙.png'", "丙.jpg"])
def test_a_picture_of_the_folder_is_taken(name: str, folder: Path) -> None:
    assert len(figures(folder, name)) == 1


@pytest.mark.parametrize(
    "name", ["../外.png", "图片/../甲.png", "/etc/passwd", "'C:\\外.png'", "'\\\\机\\外.png'", "..", "."]
)
def test_a_name_does_not_lead_out_of_the_folder(name: str, folder: Path) -> None:
    (found,) = findings(folder, name)
    assert found.code == "E220"
    assert found.message.text().endswith("不在报告的文件夹里")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_nor_does_a_link_of_a_file_or_folder(folder: Path) -> None:
    (folder / "链.png").symlink_to(folder.parent / "外.png")
    (folder / "链").symlink_to(folder.parent)
    (folder / "圈.png").symlink_to(folder / "圈.png")
    for name in ("链.png", "链/外.png"):
        assert [f.message.text() for f in findings(folder, name)] == [f"图片“{name}”不在报告的文件夹里"]
    assert [f.code for f in findings(folder, "圈.png")] == ["E220"]


def test_a_misspelt_name_is_told_with_one_that_is_there(folder: Path) -> None:
    (found,) = findings(folder, "甲.pgn")
    assert (found.message.text(), found.hint and found.hint.text()) == ("找不到图片“甲.pgn”", "是不是想写“甲.png”？")


@pytest.mark.parametrize("name", ["图片", "没有.png", '"甲\\u0301.png"', "长" * 300])
def test_what_is_no_file_is_told(name: str, folder: Path) -> None:
    assert [found.code for found in findings(folder, name)] == ["E220"]


def test_every_picture_that_is_wrong_is_told_at_its_place(folder: Path) -> None:
    (folder / "丁.png").write_bytes(picture()[:-9])
    (folder / "戊.gif").write_bytes(picture(kind="gif"))
    found = findings(folder, "[没有.png, 丁.png, 戊.gif, 甲.png]")
    assert [(f.code, f.place[2]) for f in found] == [("E220", 11), ("E222", 19), ("E221", 26)]


def test_a_file_that_is_too_large_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pictures._LARGEST", 10)
    assert [f.code for f in findings(folder, "甲.png")] == ["E222"]


def test_a_photograph_on_its_side_is_a_warning(folder: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    (folder / "丙.jpg").write_bytes(picture(kind="jpeg", exif=exif))
    assert [(f.code, f.severity) for f in findings(folder, "丙.jpg")] == [("E223", "warning")]


def test_the_report_may_be_the_folder_and_make_several_documents(folder: Path) -> None:
    report(folder, "甲.png", HEAD.replace("总结与思路", "[工作总结, 总结与思路]"))
    documents, found = make_all(folder)
    assert found == []
    assert [sum(isinstance(block, Figure) for block in document.blocks) for document in documents] == [1, 1]
    report(folder, "没有.png", HEAD.replace("总结与思路", "[工作总结, 总结与思路]"))
    assert [f.code for f in make_all(folder)[1]] == ["E220"]


@pytest.mark.parametrize(
    ("pictures", "words"),
    [
        ("甲.png", "甲.png"),
        ("{文件: 甲.png, 标题: 现场}", "现场"),
        ("{文件: 甲.png, 标题: 现场, 替代文字: 五人查看厂房}", "五人查看厂房"),
    ],
)
def test_there_are_words_for_who_cannot_see(pictures: str, words: str, folder: Path) -> None:
    assert [figure.words for figure in figures(folder, pictures)] == [words]


def test_a_caption_is_a_text_like_any_other(folder: Path) -> None:
    (figure,) = figures(folder, "{文件: 甲.png, 标题: '共{{ 3家 }}(上半年)'}")
    assert [(run.text, run.figure is not None) for run in figure.runs] == [
        ("共", False),
        ("3家", True),
        ("（上半年）", False),
    ]


def test_pictures_stand_behind_tables_and_between_paragraphs(folder: Path, tmp_path: Path) -> None:
    path = folder / "报告.yaml"
    body = "      正文: [一。, {图: {文件: 甲.png, 标题: 子}}, 二。]\n"
    body += "      表: {表头: [丑], 行: [[寅]]}\n      图: [甲.png, {文件: 丙.jpg, 标题: 卯}]\n"
    path.write_text(f"{HEAD}{BEHIND}{body}", encoding="utf-8")
    document, found = make(path)
    assert found == []
    assert document is not None
    (tmp_path / "甲.docx").write_bytes(write(document, "docx"))
    assert text(tmp_path / "甲.docx").split("\n")[3:] == ["一。", "子", "二。", "丑", "寅", "卯"]
    assert write(document, "txt").decode().splitlines()[3:] == ["一。", "子", "二。", "丑", "寅", "卯"]


# ---------------------------------------------------------------------- in the package


def test_the_same_picture_is_stored_once_and_the_audit_finds_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / "同.png").write_bytes((folder / "甲.png").read_bytes())
    data = docx(folder, "[甲.png, 同.png, {文件: 丙.jpg, 标题: '<R&D> \"甲\"'}, 甲.png]")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        media = [name for name in package.namelist() if "media" in name]
        assert sorted(name.rpartition(".")[2] for name in media) == ["jpeg", "png"]
        assert {package.read(name) for name in media} == {(folder / name).read_bytes() for name in ("甲.png", "丙.jpg")}
    assert audited(data, tmp_path) == []


def test_the_same_report_gives_the_same_bytes(folder: Path) -> None:
    assert docx(folder, "[甲.png, 丙.jpg]") == docx(folder, "[甲.png, 丙.jpg]")


def sizes(data: bytes) -> list[tuple[int, int]]:
    """Width and height of each picture in twips."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        found = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', package.read("word/document.xml").decode())
    return [(int(wide) // 635, int(high) // 635) for wide, high in found]


def test_a_picture_is_made_smaller_but_never_larger(folder: Path) -> None:
    (folder / "高.png").write_bytes(picture((100, 3000)))
    data = docx(folder, "[甲.png, 丙.jpg, {文件: 丙.jpg, 宽: 50%}, {文件: 甲.png, 宽: 80%}, 高.png]")
    small, large, half, same, high = sizes(data)
    assert (small, same) == ((450, 300), (450, 300))
    assert large == (8845, 4422)
    assert half == (4422, 2211)
    assert high[1] <= 12756 - 2 * 579
    assert high[0] * 30 == pytest.approx(high[1], abs=30)


def test_its_line_is_as_high_as_the_picture_and_it_stays_with_its_caption(folder: Path) -> None:
    data = docx(folder, "[甲.png, {文件: 甲.png, 标题: 现场}]")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    assert xml.count('<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>') == 2
    assert xml.count("<w:keepNext/><w:spacing") == 1
    assert '<w:pStyle w:val="Caption"/><w:keepNext w:val="0"/>' in xml
