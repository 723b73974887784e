"""Tables of a report: what is wrong with one that is written, its joined cells, and tables made of indicators."""

from __future__ import annotations

import pytest

from generator.blocks import Block, Merged, Paragraph, Table, texts
from generator.build import write

from .clerk import HEAD, build, document, faults

BEHIND = "总结:\n  导语: 如下。\n  章节:\n    - 标题: 甲\n"
NUMBERS = """\
指标:
  申请量: {本年: 1945件, 上年: 1571件, 目标: 1800件}
  授权量: {本年: 1522件, 上年: 1395件, 其中: {发明: {本年: 93件, 上年: 80件}, 其他: 1429件}}
  经费: {本年: 3.4亿元, 上年: 3.12亿元, 下年目标: 4亿元, 来源: 规划科}
  强度: {本年: 35.26%, 上年: 34.1%}
"""


def yaml(table: str, numbers: str = NUMBERS, head: str = HEAD) -> str:
    return f"{head}{numbers}{BEHIND}      表: {table}\n"


def blocks(text: str) -> list[Block]:
    return document(text).blocks


def made(text: str) -> Table:
    (table,) = [block for block in blocks(text) if isinstance(block, Table)]
    return table


def rows(text: str) -> list[str]:
    """A report's only table, cells parted by |."""
    return ["|".join("".join(run.text for run in cell) for cell in row) for row in made(text).rows]


def above(text: str) -> list[str]:
    """Caption, unit and note."""
    roles = {"caption", "unit", "note"}
    found = [block for block in blocks(text) if isinstance(block, Paragraph) and block.role in roles]
    return ["".join(run.text for run in block.runs) for block in found]


def said(text: str) -> list[str]:
    return [f"{d.code} {d.message.text()}" for d in build(text)[1]]


# ------------------------------------------------------------------------ written


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("{行: [[1]]}", ["E202 “表”里缺“表头”"]),
        ("{表头: [甲, 乙], 行: [[1]]}", ["E210 这一行有1格，表头有2格"]),
        ("{表头: [[甲, 乙], [丙]], 行: [[1, 2]]}", ["E210 这一行有1格，表头有2格"]),
        ("{表头: [甲, 乙], 行: [[←, 2]]}", ["E212 “←”在这里并不了格"]),
        ("{指标: 指标, 表头: [甲], 行: [[1]]}", ["E213 由指标生成的表，不能再写 表头 和 行"]),
        ("{表头: [甲], 行: [[1]], 列: [本年]}", ["E213 “列”只用在由指标生成的表"]),
    ],
)
def test_what_is_wrong_with_a_table_is_told(table: str, found: list[str]) -> None:
    assert said(yaml(table, "")) == found


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("{表头: [[]], 行: [[]]}", ["E210"]),
        ("{表头: [甲], 行: [[]]}", ["E210"]),
        ("{表头: [甲, 乙], 行: [[1, [2]]]}", ["E203"]),
        ("{表头: [[[甲]]], 行: [[1]]}", ["E203"]),
        ("{表头: [甲], 行: [[{乙: 1}]]}", ["E203"]),
        ("{表头: [], 行: []}", ["E205", "E205"]),
        ("{指标: [], 列: [本年]}", ["E205"]),
        ("{表头: 甲, 行: 乙}", ["E203", "E203"]),
    ],
)
def test_a_table_of_another_shape_is_told_whatever_it_is(table: str, codes: list[str]) -> None:
    assert sorted(d.code for d in build(yaml(table, ""))[1]) == codes


@pytest.mark.parametrize("cell", ["''", "'　'", "' %s {0} '", "100%", "'<b>&'", "'→'"])
def test_whatever_a_cell_says_it_says_in_the_document(cell: str) -> None:
    assert rows(yaml(f"{{表头: [甲], 行: [[{cell}]]}}", ""))[1] == cell.strip("'　 ")
    assert write(document(yaml(f"{{表头: [甲], 行: [[{cell}]]}}", "")), "docx")


def test_cells_are_joined_by_marks_and_an_arrow_in_quotes_is_text() -> None:
    text = yaml("{表头: [[县, 件数, ←], [↑, 申请, 授权]], 行: [[甲县, 120, '↑'], [合计, 93, ←]]}", "")
    assert rows(text) == ["县|件数|", "|申请|授权", "甲县|120|↑", "合计|93|"]
    table = made(text)
    assert (table.header, set(table.merged)) == (2, {Merged(0, 0, 2, 1), Merged(0, 1, 1, 2), Merged(3, 1, 1, 2)})


def test_a_written_unit_stands_above_and_the_note_below() -> None:
    assert above(yaml("{标题: 乙, 表头: [甲], 行: [[1]], 单位: 万元, 注: 注：略。}", "")) == [
        "乙",
        "单位：万元",
        "注：略。",
    ]


def test_a_number_in_a_cell_is_bound() -> None:
    table = made(yaml("{表头: [甲], 行: [['{{ 申请量 }}']]}"))
    assert [run.figure is not None for runs in texts(table) for run in runs] == [False, True]


def test_a_table_between_paragraphs_may_be_made_of_numbers() -> None:
    text = f"{HEAD}{NUMBERS}{BEHIND}      正文: [如下。, {{表: {{指标: 申请量, 列: 本年}}}}, 完。]\n"
    assert rows(text) == ["指标|2011年", "申请量|1945"]


# ------------------------------------------------------------------- of indicators


def test_all_indicators_are_listed_with_the_columns_that_have_numbers() -> None:
    assert rows(yaml("指标")) == [
        "指标|单位|2011年|2010年|比上年增长（%、百分点）|2011年目标|完成率（%）|2012年目标",
        "申请量|件|1945|1571|23.8|1800|108.1|—",
        "授权量|件|1522|1395|9.1|—|—|—",
        "　其中：发明|件|93|80|16.3|—|—|—",
        "　　　　其他|件|1429|—|—|—|—|—",
        "经费|亿元|3.4|3.12|9.0|—|—|4",
        "强度|%|35.26|34.1|1.16|—|—|—",
    ]


def test_one_unit_of_all_cells_stands_above_the_table() -> None:
    text = yaml("{指标: [申请量, 授权量], 其中: 否}")
    assert above(text) == ["单位：件"]
    assert rows(text)[1:] == ["申请量|1945|1571|23.8|1800|108.1", "授权量|1522|1395|9.1|—|—"]


def test_with_columns_of_the_clerks_own_other_units_stay_in_the_cells() -> None:
    assert rows(yaml("{指标: [申请量, 经费, 强度], 列: [本年, 增速]}")) == [
        "指标|2011年|比上年增长",
        "申请量|1945件|23.8%",
        "经费|3.4亿元|9.0%",
        "强度|35.26%|1.16个百分点",
    ]


@pytest.mark.parametrize(
    ("columns", "head", "row"),
    [
        ("[单位, 本年]", "指标|单位|2011年", "经费|亿元|3.4"),
        ("[增量, 来源]", "指标|比上年增加|数据来源", "经费|0.28|规划科"),
        ("下年目标", "指标|2012年目标", "经费|4"),
        ("[上年, 本年]", "指标|2010年|2011年", "经费|3.12|3.4"),
    ],
)
def test_the_clerk_chooses_columns_and_their_order(columns: str, head: str, row: str) -> None:
    assert rows(yaml(f"{{指标: 经费, 列: {columns}}}")) == [head, row]


def test_shares_and_ranks_may_be_columns() -> None:
    numbers = "指标: {专利: {本年: 1945件, 排名: 全省第3, 其中: {发明: 600件, 外观: 1345件}}}\n"
    assert rows(yaml("{指标: 专利, 列: [本年, 占比, 名次]}", numbers)) == [
        "指标|2011年|占比（%）|名次",
        "专利|1945|—|第3位",
        "　其中：发明|600|30.8|—",
        "　　　　外观|1345|69.2|—",
    ]


def test_years_of_a_series_are_columns() -> None:
    numbers = "指标:\n  甲: {本年: 3件, 历年: {2009: 1件, 2010: 2件}}\n"
    assert rows(yaml("{指标: 甲, 列: [历年, 本年]}", numbers)) == ["指标|2009年|2010年|2011年", "甲|1|2|3"]
    assert rows(yaml("{指标: 甲, 列: [2010, 本年]}", numbers)) == ["指标|2010年|2011年", "甲|2|3"]


def test_in_half_a_year_the_heads_say_so() -> None:
    head = HEAD.replace("署名", "期间: 上半年, 署名")
    assert rows(yaml("{指标: 申请量, 列: [本年, 上年, 增速]}", head=head))[0] == (
        "指标|2011年上半年|2010年上半年|同比增长（%）"
    )


@pytest.mark.parametrize(
    ("numbers", "cells"),
    [
        # alike: one with decimals gives all of them decimals, whole ones have none
        ("{甲: {本年: 3件, 上年: 2件}, 乙: {本年: 4件, 上年: 3件}}", ["50.0", "33.3"]),
        ("{甲: {本年: 3件, 上年: 2件}, 乙: {本年: 4件, 上年: 2件}}", ["50", "100"]),
        ("{甲: {本年: 3件, 上年: 2件}, 乙: {本年: 4件, 上年: 3件, 小数: 2}}", ["50.00", "33.33"]),
        # what is stated is not touched; small changes are no 持平 here
        ("{甲: {本年: 3件, 增速: 9%}, 乙: {本年: 4件, 上年: 3件}}", ["9", "33.3"]),
        ("{甲: {本年: 10001件, 上年: 10000件}, 乙: {本年: 4件, 上年: 3件}}", ["0.0", "33.3"]),
        # nothing to compare
        ("{甲: {本年: 约3件, 上年: 2件}, 乙: {本年: 4件, 上年: 3件}}", ["—", "33.3"]),
        ("{甲: {本年: 3件, 上年: 0件}, 乙: {本年: 3件, 上年: 4件}}", ["—", "-25"]),
    ],
)
def test_rates_of_a_column_have_decimals_alike(numbers: str, cells: list[str]) -> None:
    found = rows(yaml("{指标: 指标, 列: [增速]}", f"指标: {numbers}\n"))
    assert [row.split("|")[-1] for row in found[1:]] == cells


def test_numbers_are_printed_as_they_were_typed() -> None:
    numbers = "指标: {甲: 12.30万元, 乙: 约5万元, 丙: 3—5万元, 丁: 第九届, 戊: 300元}\n"
    assert rows(yaml("指标", numbers))[1:] == [
        "甲|万元|12.30", "乙|万元|约5", "丙|万元|3—5", "丁|—|第九届", "戊|元|300",
    ]  # fmt: skip


def test_a_difference_has_the_decimals_of_its_numbers_and_its_sign() -> None:
    numbers = "指标: {甲: {本年: 2.10万元, 上年: 2.30万元}, 乙: {本年: 5万元, 上年: 3万元}}\n"
    assert rows(yaml("{指标: 指标, 列: [增量]}", numbers))[1:] == ["甲|-0.20", "乙|2"]


def test_a_tiered_aim_says_both_tiers() -> None:
    numbers = "指标: {甲: {本年: 3件, 目标: {确保: 4件, 力争: 5件}}}\n"
    assert rows(yaml("指标", numbers)) == ["指标|2011年|2011年目标|完成率（%）", "甲|3|确保4件、力争5件|75"]


def test_the_data_of_a_section_are_listed_and_count_as_used() -> None:
    text = f"{HEAD}{BEHIND}      数据: {{展会: 3场, 讲座: 12场}}\n      表: 数据\n"
    assert rows(text) == ["指标|2011年", "展会|3", "讲座|12"]
    assert faults(text) == ""


def test_a_part_of_a_part_is_named_by_its_path_and_stands_further_in() -> None:
    numbers = "指标: {甲: {其中: {乙: {其中: {丙: 1件, 丁: 2件}}, 戊: 3件}}, 己: {各项: {庚: 1件}}}\n"
    assert rows(yaml("{指标: 甲.乙, 列: 本年}", numbers))[1:] == ["乙|3", "　其中：丙|1", "　　　　丁|2"]
    assert [row.split("|")[0] for row in rows(yaml("指标", numbers))[1:]] == [
        "甲", "　其中：乙", "　　　　　其中：丙", "　　　　　　　　丁", "　　　　戊", "己", "　庚",
    ]  # fmt: skip


def test_a_comment_may_stand_behind_what_is_listed() -> None:
    assert rows(yaml("申请量   # 只列这一个"))[1].startswith("申请量|1945")


def test_every_figure_of_the_table_leads_to_its_numbers() -> None:
    found = document(yaml("{指标: 申请量}"))
    runs = [run for block in found.blocks if isinstance(block, Table) for runs in texts(block) for run in runs]
    sources = [found.provenance[run.figure].sources for run in runs if run.figure]
    years = [("报告.年度",)] * 3
    name = "指标.申请量"
    assert sources == [
        *years,
        (f"{name}.本年",),
        (f"{name}.上年",),
        (f"{name}.本年", f"{name}.上年"),
        (f"{name}.目标",),
        (f"{name}.本年", f"{name}.目标"),
    ]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("{指标: 申清量}", ["E401 没有“申清量”这个名称"]),
        ("{指标: 年度}", ["E213 “年度”不是指标，不能列成表"]),
        ("{指标: 申请量.上年}", ["E213 “申请量.上年”不是指标，不能列成表"]),
        ("{指标: 申请量.发明}", ["E410 这里没有“.发明”"]),
        ("{指标: 强度, 列: [目标]}", ["E213 表里的指标都没有“目标”"]),
        ("{指标: [申请量, 经费], 单位: 件}", ["E304 单位写的是“件”，表里的数不都是它"]),
        ("{指标: 申请量, 列: [今年]}", ["E204 没有“今年”这一列"]),
    ],
)
def test_what_no_table_can_be_made_of_is_told(table: str, found: list[str]) -> None:
    assert said(yaml(table)) == found


@pytest.mark.parametrize(
    ("table", "marked", "hint"),
    [
        ("{标题: 专利, 指标: [申请量, 授全量]}", "授全量", "是不是想写“授权量”？"),
        ("{标题: 专利, 指标: [申请量、授权量]}", "申请量、", "各项之间用半角逗号加一个空格：[申请量, 授权量]"),
        ("{指标: 申请量, 列: [本年，上年，增速]}", "本年，", "各项之间用半角逗号加一个空格：[本年, 上年, 增速]"),
        ("{指标: 申请量, 列: 【本年，上年】}", "【本年", "各项之间用半角逗号加一个空格：[本年, 上年]"),
    ],
)
def test_a_wrong_name_in_a_list_is_told_where_it_stands(table: str, marked: str, hint: str) -> None:
    text = yaml(table)
    (found,) = build(text)[1]
    line = text.splitlines()[found.place[1] - 1]
    assert line[found.place[2] - 1 :].startswith(marked)
    assert found.hint is not None and found.hint.text() == hint


def test_a_comparison_of_names_that_are_parted_by_hand_is_told_as_a_list() -> None:
    (found,) = build(f"{HEAD}{NUMBERS}{BEHIND}      对照: [申请量、授权量]\n")[1]
    assert found.hint is not None and found.hint.text() == "各项之间用半角逗号加一个空格：[申请量, 授权量]"


def test_a_number_that_a_table_cannot_compute_is_told_where_it_is_written() -> None:
    text = yaml("{指标: 甲, 列: [本年, 增速]}", "指标:\n  甲: {本年: 3件, 上年: 2家}\n")
    assert [(d.code, text.splitlines()[d.place[1] - 1]) for d in build(text)[1] if d.code == "E304"] == [
        ("E304", "  甲: {本年: 3件, 上年: 2家}")
    ]


def test_without_any_number_there_is_no_table() -> None:
    assert said(yaml("指标", "")) == ["E213 这里没有可以列成表的数"]
    assert said(yaml("指标", "指标: {甲: {来源: 乙科}}\n")) == ["E213 表里的指标一个数也没有"]


def test_a_number_that_is_wrong_is_told_once() -> None:
    assert faults(yaml("指标", "指标: {甲: 很多, 乙: 3件}\n")) == "E302 2:9"
    assert faults(yaml("{指标: 甲}", "指标: {甲: 很多}\n")) == "E302 2:9"
