"""The command: an old document in, a folder out that builds it again."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document

import cli
from generator.build import make, write
from generator.importing import Imported, bring_in

TEXT = """某市科学技术局2011年工作总结
2011年，我局完成了各项工作。现总结如下：
一、强化服务
（一）开展培训。举办培训班10期，培训1200人次。
（二）落实政策。共资助专利989项。
二、夯实基础
存在的困难不少，但我们有信心。
三、加强建设
六、转变作风
今后将继续努力。
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "旧总结.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as done:
        cli.main([str(each) for each in arguments])
    assert isinstance(done.value.code, int)
    return done.value.code


def test_a_document_becomes_a_folder_that_builds_it_again(old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "新"
    assert run("import", old, "-o", folder) == 0
    assert {path.name for path in folder.iterdir()} == {
        "2011年工作总结.yaml", "2011年工作总结-导入说明.txt", "生成.bat", "生成.sh"
    }  # fmt: skip
    assert run("build", folder / "2011年工作总结.yaml", "-o", folder / "新.txt") == 0
    assert (folder / "新.txt").read_text("utf-8") == TEXT


def test_the_account_says_what_was_recognised_and_what_is_doubtful(old: Path, tmp_path: Path) -> None:
    run("--lang", "zh", "import", old, "-o", tmp_path)
    account = (tmp_path / "2011年工作总结-导入说明.txt").read_text("utf-8")
    yaml = (tmp_path / "2011年工作总结.yaml").read_text("utf-8").splitlines()
    assert "段落：共10段，10段各归其位（100%）" in account
    assert "“一、”的标题4个，单独成行" in account
    assert "“（一）”的标题2个，正文接在标题后面" in account
    assert "数字：共3个，绑定100%" in account
    assert "- 原文第9段“六、转变作风”：序号不连续：前一个是“三、”" in account
    assert "      序号: 6" in yaml


def test_the_last_lines_say_whether_there_is_something_to_look_at_and_what_to_type(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--lang", "zh", "import", old, "-o", tmp_path / "甲")
    page, build = capsys.readouterr().out.splitlines()[-2:]
    assert page == "认出100%的段落，要看一看的有1处，写在“2011年工作总结-导入说明.txt”里"
    assert build.startswith("改好以后双击“生成”，或者运行：niangao build ")
    old.write_text(TEXT.replace("六、", "四、"), "utf-8")
    run("--lang", "zh", "import", old, "-o", tmp_path / "乙")
    assert "没有要看一看的地方" in capsys.readouterr().out


def test_a_file_that_is_there_is_never_overwritten(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "2011年工作总结.yaml"
    mine.write_text("我的", "utf-8")
    assert run("--lang", "zh", "import", old, "-o", tmp_path) == 3
    assert mine.read_text("utf-8") == "我的"
    assert "已经有了，没有改动它" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["没有.docx", "旧.doc", "旧.pdf", "空.txt"])
def test_what_cannot_be_read_is_said_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    if name != "没有.docx":
        (tmp_path / name).write_bytes({"旧.doc": b"\xd0\xcf\x11\xe0", "旧.pdf": b"%PDF-1.4"}.get(name, b""))
    assert run("import", tmp_path / name, "-o", tmp_path / "新") in {1, 2}
    assert not (tmp_path / "新").exists()


def report(*texts: str) -> Document:
    """A Word file of plain paragraphs."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return document


def brought(document: Document, folder: Path) -> Imported:
    """What came in of a Word file: it builds to the same text."""
    path = folder / "旧.docx"
    document.save(str(path))
    found, _ = bring_in(path)
    assert found is not None
    assert found.same
    return found


def test_tables_come_in_as_tables(tmp_path: Path) -> None:
    document = report("某局2011年工作总结", "2011年，工作如下。", "一、专利", "情况见下表。")
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(table.rows, (("项目", "申请", "授权"), ("发明", "12", "3"), ("外观", "5", "4")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2)).text = "件数"
    document.add_paragraph("以上数字截至年底。")
    found = brought(document, tmp_path)
    assert found.draft.typed == []
    assert "表头: [项目, 件数, ←]" in found.yaml
    assert "- [发明, 12, 3]" in found.yaml


def test_pictures_are_told_of(tmp_path: Path) -> None:
    document = report("某局2011年工作总结", "2011年，工作如下。", "一、专利", "情况见下图。")
    picture = next((Path(__file__).parent.parent / "docs/img").glob("*.png"))
    document.add_picture(str(picture))
    found = brought(document, tmp_path)
    assert [each.number for each in found.draft.doubts if "图" in each.message.text()] == [5]


def test_headings_that_only_their_style_shows_are_headings(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("某局2011年工作总结", 0)
    document.add_paragraph("2011年，工作如下。")
    for title in ("强化服务", "夯实基础"):
        document.add_heading(title, 1)
        document.add_paragraph("做了工作。")
    found = brought(document, tmp_path)
    assert "  层次: [不编号]\n" in found.yaml
    assert "    - 标题: 强化服务\n      正文: 做了工作。\n" in found.yaml


def test_an_import_of_what_was_built_of_it_is_the_same(old: Path, tmp_path: Path) -> None:
    first, _ = bring_in(old)
    assert first is not None
    path = tmp_path / "一.yaml"
    path.write_text(first.yaml, "utf-8")
    document, _ = make(path)
    assert document is not None
    built = tmp_path / "二.docx"
    built.write_bytes(write(document, "docx"))
    second, _ = bring_in(built)
    assert second is not None
    assert second.yaml == first.yaml


def test_a_changed_indicator_changes_its_sentences(tmp_path: Path) -> None:
    old = tmp_path / "旧.txt"
    old.write_text(
        "某局2011年工作总结\n甲。\n一、专利\n全年专利申请量1945件，同比增长23.8%。今后，要在1945件的基础上再提高。\n",
        "utf-8",
    )
    found, _ = bring_in(old)
    assert found is not None
    assert found.numbers[1] > 0
    path = tmp_path / "新.yaml"
    path.write_text(found.yaml.replace("1945件", "2000件"), "utf-8")
    document, findings = make(path)
    assert document is not None, [each.message.text() for each in findings]
    assert "专利申请量2000件，同比增长27.3%。" in write(document, "txt").decode()


def test_a_table_of_one_row_and_one_right_below_another_come_in_as_tables(tmp_path: Path) -> None:
    document = report("某局2011年工作总结", "2011年，工作如下。", "一、专利", "情况见下表。")
    for texts in ((("甲", "乙"), ("1", "2")), (("丙", "丁"),)):
        table = document.add_table(rows=len(texts), cols=2)
        for row, cells in zip(table.rows, texts, strict=True):
            row.cells[0].text, row.cells[1].text = cells
    found = brought(document, tmp_path)
    assert found.draft.typed == []
    assert found.yaml.endswith("- 表:\n            表头: [丙, 丁]\n")


def test_a_folder_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--lang", "zh", "import", tmp_path, "-o", tmp_path / "新") == 1
    assert "打不开" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_whose_name_is_too_long_is_refused_in_words(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--lang", "zh", "import", old, "-o", tmp_path / ("长" * 300)) == 3
    assert "写不了" in capsys.readouterr().err


def test_what_stands_under_a_target_is_the_target_of_what_was_done(tmp_path: Path) -> None:
    path = tmp_path / "旧.txt"
    columns = ("目标任务：完成地区生产总值120亿元，增长10%。", "完成情况：实现地区生产总值126.8亿元，增长12.1%。")
    lines = ("开发区管委会2016年目标任务完成情况", "一、经济", *columns, "二、民生", *columns)
    path.write_text("\n".join(lines), "utf-8")
    found, _ = bring_in(path)
    assert found is not None
    assert found.same
    assert "  地区生产总值: {本年: 126.8亿元, 增速: 12.1%, 目标: 120亿元}\n" in found.yaml
    assert "目标任务: |\n          完成地区生产总值{{ 地区生产总值.目标 }}，增长{{ 10% }}。\n" in found.yaml


def test_a_document_may_begin_with_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("项目", "件数", "申请", "12"), strict=True):
        cell.text = text
    for text in ("2011年，工作如下。", "一、专利", "申请12件。"):
        document.add_paragraph(text)
    found = brought(document, tmp_path)
    assert found.draft.typed == []


def test_a_cell_that_is_joined_down_to_the_last_row_keeps_its_table(tmp_path: Path) -> None:
    document = report("某局2011年工作总结", "2011年，工作如下。", "一、专利", "情况见下表。")
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "专利"
    for row, text in zip(table.rows, ("申请", "授权", "转化"), strict=True):
        row.cells[1].text = text
    found = brought(document, tmp_path)
    assert found.yaml.endswith(
        "表头:\n              - [专利, 申请]\n              - [↑, 授权]\n              - [↑, 转化]\n"
    )


def test_parts_that_make_more_than_their_total_are_told_once(tmp_path: Path) -> None:
    old = tmp_path / "旧.txt"
    line = "完成近40家企业项目（其中高企5家、省科技型企业15家、省新产品21个）的兑现。"
    old.write_text(f"某局2011年工作总结\n甲。\n一、政策\n{line}\n", "utf-8")
    found, _ = bring_in(old)
    assert found is not None
    (told,) = [each.message.text() for each in found.draft.doubts if "合计" in each.message.text()]
    assert told == "各项之和与合计不符：5 + 15 + 21 = 41，合计写的是 近40家（相差 1）"


def test_the_yes_of_an_indicator_has_no_quotes(tmp_path: Path) -> None:
    old = tmp_path / "旧.txt"
    old.write_text(
        "某局2011年工作总结\n甲。\n一、奖励\n全年获市级奖187项，其中一等奖33项。一等奖33项均已兑现，市级奖187项全部公示。\n",
        "utf-8",
    )
    found, _ = bring_in(old)
    assert found is not None
    assert "  市级奖: {本年: 187项, 其中: {一等奖: 33项}, 其中不完全: 是}\n" in found.yaml


def told(text: str, folder: Path) -> tuple[Imported, str]:
    """A document as plain text → what it becomes, and the account of it."""
    path = folder / "旧.txt"
    path.write_text(text, "utf-8")
    found, _ = bring_in(path)
    assert found is not None
    return found, found.account(path, str)[1]


def test_a_number_that_stays_typed_is_told_with_its_place_and_why(tmp_path: Path) -> None:
    said = "发放救助金460 万元，培育社会组织10-12家，投资33亿建设园区。"
    text = f"某局2011年工作总结\n2011年，工作如下。\n一、救助\n{said}\n"
    found, account = told(text, tmp_path)
    assert found.numbers == (0, 0, 3)
    assert "- 原文第4段“460”（YAML 第13行）：“460”和单位之间有空格" in account
    assert "- 原文第4段“10-12家”（YAML 第13行）：“10-12家”再印出来是“10～12家”，和原文不同" in account
    assert "- 原文第4段“33亿”（YAML 第13行）：“33亿”没有单位" in account


def test_digits_in_groups_of_three_are_one_number(tmp_path: Path) -> None:
    text = "某局2011年工作总结\n2011年，工作如下。\n一、养老\n床位3 400张，其中护理型床位1870张。\n"
    found, account = told(text, tmp_path)
    assert "床位3 400张，其中护理型床位{{ 1870张 }}。" in found.yaml
    assert "要看一看的地方" not in account


def test_headings_and_the_first_words_go_on_with_the_year(tmp_path: Path) -> None:
    text = (
        "某局2011年工作总结和2012年工作打算\n2011年，我局工作如下。\n"
        "一、2011年工作总结\n培训12期，比2010年多2期。\n二、存在的问题\n差距不小。\n三、2012年工作打算\n培训15期。\n"
    )
    found, _ = told(text, tmp_path)
    assert found.same
    assert "{{ 年度 }}年，我局工作如下。" in found.yaml
    assert "标题: '{{ 年度 }}年工作总结'" in found.yaml
    assert "标题: '{{ 下年度 }}年工作打算'" in found.yaml
    assert "比2010年多" in found.yaml


def test_a_title_that_looks_back_and_ahead_is_that_of_a_summary_of_its_year(tmp_path: Path) -> None:
    text = (
        "某局2024年上半年工作总结及下半年工作计划\n今年以来，我局工作如下。\n"
        "一、上半年工作开展情况\n培训12期。\n二、下半年工作计划\n将继续加快推进，力争培训15期，确保任务完成。\n"
    )
    found, _ = told(text, tmp_path)
    assert found.name == "2024年工作总结.yaml"
