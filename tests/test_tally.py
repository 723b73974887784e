"""The number sheet: every figure once, its base, rates, parts, source and uses, and formulas that give it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.sheet import Sheet

from .clerk import EXAMPLES
from .sheets import FULL, HEAD, code, grid, made, row, said, sheet_of


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return sheet_of(tmp_path)


def test_an_indicator_has_its_numbers_rates_source_and_the_paragraphs_that_use_it(sheet: Sheet) -> None:
    found = said(sheet, "甲")
    assert found["本年"] == "1945件"
    assert found["上年"] == "1571件"
    assert found["增速"] == "23.8%"
    assert (found["目标.确保"], found["目标.力争"]) == ("1900件", "2000件")
    assert found["完成率"] == "102.4%"
    assert found["下年目标"] == "2100件"
    assert found["历年.2009"] == "1000件"
    assert found["来源"] == "一科"
    assert found["用在"] == "第1、3段"
    assert found["写在"] == "第3行"


def test_scope_and_date_stand_among_the_remarks(sheet: Sheet) -> None:
    assert "截至：11月底" in said(sheet, "乙")["备注"]
    assert "口径：全市" in said(sheet, "乙")["备注"]


@pytest.mark.parametrize(
    ("name", "column", "formula"),
    [
        ("甲", "增速", "ROUND(([指标.甲.本年]-[指标.甲.上年])/[指标.甲.上年],3)"),
        ("甲", "完成率", "ROUND([指标.甲.本年]/[指标.甲.目标.确保],3)"),
        ("乙", "占比", "ROUND([指标.乙.本年]/[指标.甲.本年],3)"),
        ("合", "本年", "ROUND(([指标.甲.本年]+[指标.乙.本年]),0)"),
        ("率", "本年", "ROUND(([指标.乙.本年]/[指标.甲.本年])*100,1)"),
        ("均", "本年", "ROUND((([指标.甲.本年]+[指标.乙.本年])/2),1)"),
        ("钱", "分项之和", "ROUND([指标.钱.其中.工.本年]+[指标.钱.其中.农.本年]/10000,1)"),
        ("农", "占比", "ROUND([指标.钱.其中.农.本年]/10000/[指标.钱.本年],3)"),
        ("诉求", "本年", "ROUND(([指标.诉求.其中.咨询.本年]+[指标.诉求.其中.建议.本年]),0)"),
        ("比重", "增速", "ROUND([指标.比重.本年]-[指标.比重.上年],8)"),
        ("稳", "增速", "ROUND(ROUND([指标.稳.本年]-[指标.稳.上年],8)/[指标.稳.上年],2)"),
    ],
)
def test_what_is_computed_is_a_live_formula(sheet: Sheet, name: str, column: str, formula: str) -> None:
    assert code(row(sheet, name).cells[column]) == formula


def test_a_stated_rate_is_a_number_and_no_formula(sheet: Sheet) -> None:
    cell = row(sheet, "产值").cells["增速"]
    assert (cell.text, cell.formula) == ("16.5%", ())
    assert "可比价" in said(sheet, "产值")["备注"]


def test_a_rate_is_rounded_half_up_to_the_indicators_decimals(sheet: Sheet) -> None:
    assert said(sheet, "稳")["增速"] == "5%"


def test_a_fall_is_below_zero(sheet: Sheet) -> None:
    assert (said(sheet, "降")["增速"], said(sheet, "降")["增量"]) == ("-5.0%", "-5件")


def test_what_is_not_exact_has_no_rate(sheet: Sheet) -> None:
    found = row(sheet, "近").cells
    assert not {"增速", "完成率"} & found.keys()
    assert (found["本年"].before, found["上年"].after) == ("约", "余")
    assert found["本年"].number == 5000
    assert found["目标"].number is None


def test_another_scale_is_brought_to_the_rows_unit(sheet: Sheet) -> None:
    cell = row(sheet, "钱").cells["上年"]
    assert (str(cell.number), cell.text, said(sheet, "钱")["单位"]) == ("3.12", "31200万元", "亿元")


def test_units_of_one_dimension_are_converted_and_what_has_no_end_is_left_as_it_is(tmp_path: Path) -> None:
    land = "地: {本年: 30公顷, 上年: 300亩, 目标: 400亩, 其中: {山: 10公顷, 田: 300亩}}"
    text = f"{HEAD}指标: {{{land}}}\n总结: {{导语: '地{{{{ 地 }}}}。', 章节: [{{标题: 甲, 正文: 乙。}}]}}\n"
    sheet = sheet_of(tmp_path, text)
    found = row(sheet, "地").cells
    assert found["上年"].number == 20
    assert found["目标"].number is None
    assert code(found["分项之和"]) == "[指标.地.其中.山.本年]+[指标.地.其中.田.本年]/15"
    assert code(row(sheet, "田").cells["占比"]) == "ROUND([指标.地.其中.田.本年]/15/[指标.地.本年],3)"


def test_parts_stand_further_in_below_their_whole_with_its_source(sheet: Sheet) -> None:
    names = [(each.cells["指标"].text, each.depth) for each in grid(sheet).rows]
    at = names.index(("诉求", 0))
    assert names[at : at + 5] == [("诉求", 0), ("咨询", 1), ("建议", 1), ("书面", 2), ("口头", 2)]
    assert said(sheet, "工")["来源"] == "财务科"


def test_what_is_used_nowhere_is_marked(sheet: Sheet) -> None:
    assert said(sheet, "没用")["用在"] == "文中没有用到"
    assert row(sheet, "没用").marked
    assert "没用" in sheet.unused
    assert "甲" not in sheet.unused


def test_numbers_of_sections_that_share_a_name_have_each_their_own_row(sheet: Sheet) -> None:
    found = [each.cells for each in grid(sheet).rows if each.cells["指标"].text == "同名"]
    assert [(cells["本年"].text, cells["用在"].text) for cells in found] == [("3件", "第5段"), ("4人", "第6段")]


def test_what_stands_in_the_text_alone_has_its_words_value_and_paragraph(sheet: Sheet) -> None:
    rows = grid(sheet, "文中的数").rows
    found = {each.cells["数"].text: each.cells for each in rows}
    assert {"两个", "1—2项", "数十家", "12.30万元"} <= found.keys()
    assert found["两个"]["用在"].text == "第3段"
    assert "【两个】" in found["两个"]["文中的话"].text
    assert found["两个"]["数"].number == 2
    assert found["1—2项"]["数"].number is None
    assert (str(found["12.30万元"]["数"].number), found["12.30万元"]["数"].decimals) == ("12.30", 2)


def test_what_the_text_computes_of_indicators_is_live_too(sheet: Sheet) -> None:
    found = {each.cells["数"].text: each.cells for each in grid(sheet, "文中的数").rows}
    assert code(found["3467件"]["数"]) == "ROUND(([指标.甲.本年]+[指标.乙.本年]),0)"
    assert "1945件 + 1522件 = 3467件" in found["3467件"]["算式"].text


def test_a_number_that_is_typed_without_braces_has_its_line_too(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, FULL.replace("合{{ 合 }}", "培训班办了37期，合{{ 合 }}"))
    (line,) = [each for each in grid(sheet, "没有绑定的数").rows if each.cells["数"].text.startswith("37")]
    assert line.cells["用在"].text == "第2段"
    assert "培训班办了37期" in line.cells["文中的话"].text


def test_every_line_can_be_ticked_and_is_counted(sheet: Sheet) -> None:
    assert all(each.columns[-1].name == "核对" for each in sheet.grids)
    assert sheet.figures == sum(len(each.rows) for each in sheet.grids)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_figure_of_every_example_has_its_line(path: Path) -> None:
    sheet, documents = made(path)
    texts = "\n".join(cell.text for each in sheet.grids for line in each.rows for cell in line.cells.values())
    for document in documents:
        for figure in document.provenance.values():
            if figure.quantity is None or all(source.startswith("报告.") for source in figure.sources):
                continue
            assert str(figure.quantity) in texts or f"{figure.quantity.low:.1f}{figure.quantity.unit}" in texts, figure


def test_of_several_documents_each_use_names_its_own(tmp_path: Path) -> None:
    text = FULL.replace("类型: 总结与思路", "类型: [工作总结, 总结与思路]")
    sheet = sheet_of(tmp_path, text)
    assert sheet.title == "甲局2011年数据核对表"
    assert said(sheet, "甲")["用在"] == "工作总结第1、3段；总结与思路第1、3段"


def test_the_title_is_the_documents(sheet: Sheet) -> None:
    assert sheet.title == "甲局2011年工作总结数据核对表"


def test_a_report_without_indicators_has_the_numbers_of_its_text(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, HEAD + "总结: {导语: '培训{{ 10期 }}。', 章节: [{标题: 甲, 正文: 乙。}]}\n")
    assert [each.name for each in sheet.grids] == ["文中的数"]
    assert sheet.figures == 1


def test_a_report_without_numbers_has_an_empty_sheet(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, HEAD + "总结: {导语: 很好。, 章节: [{标题: 甲, 正文: 乙。}]}\n")
    assert [len(each.rows) for each in sheet.grids] == [0]
    assert sheet.figures == 0


def test_findings_that_were_waived_stand_with_their_reason(tmp_path: Path) -> None:
    head = HEAD.replace("署名: 否", "署名: 否, 已核: {'E301 诉求 5+23 28 31': 台账如此}")
    numbers = "指标: {诉求: {本年: 31件, 其中: {咨询: 5件, 建议: 23件}}}\n"
    text = f"{head}{numbers}总结: {{导语: '诉求{{{{ 诉求 }}}}。', 章节: [{{标题: 甲, 正文: 乙。}}]}}\n"
    sheet = sheet_of(tmp_path, text)
    (waived,) = grid(sheet, "已核").rows
    assert "E301" in waived.cells["提醒"].text
    assert waived.cells["理由"].text == "台账如此"


def test_a_thousand_figures_take_a_moment(tmp_path: Path) -> None:
    numbers = "".join(
        f"  甲{i}: {{本年: {1000 + i}件, 上年: {900 + i}件, 其中: {{子: {500 + i}件, 丑: 500件}}}}\n"
        for i in range(400)
    )
    uses = "".join(f"        有{{{{ 甲{i} }}}}、{{{{ 甲{i}.同比 }}}}。\n" for i in range(400))
    path = tmp_path / "大.yaml"
    path.write_text(f"{HEAD}指标:\n{numbers}总结:\n  章节:\n    - 标题: 甲\n      正文: |\n{uses}", "utf-8")
    begun = time.process_time()
    sheet, _ = made(path)
    assert sheet.figures == 1200
    assert time.process_time() - begun < 5
