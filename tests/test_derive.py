"""Totals, names in scope, levels, plain lines, titles, and where every printed figure comes from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.blocks import texts
from generator.build import Document, make
from tests.clerk import EXAMPLES

from .clerk import HEAD, body, build, carets, document, fault, faults, hint, lines, report, say

ROOT = Path(__file__).parent.parent

# ----------------------------------------------------------------------- totals


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        ("{咨询: 5件, 建议: 23件, 其他: 2件}", "30件"),
        ("{甲: {其中: {子: 1件, 丑: 2件}}, 乙: 4件}", "7件"),
        ("{甲: {其中: {子: {其中: {一: 1件}}}}}", "1件"),
        ("{甲: 1.5万元, 乙: 5000元}", "2万元"),
        ("{甲: 5000元, 乙: 1.5万元}", "20000元"),
        ("{甲: 0.30亿元, 乙: 0.20亿元}", "0.5亿元"),
        ("{甲: 一家, 乙: 一家}", "两家"),
        ("{甲: 33.3%, 乙: 66.7%}", "100%"),
        ("{甲: {本年: 5件, 上年: 4件}, 乙: 0件}", "5件"),
    ],
)
def test_a_total_that_is_not_written_is_the_sum(parts: str, total: str) -> None:
    assert say("{{ 甲乙 }}", 甲乙=f"{{其中: {parts}}}") == total


def test_a_summed_total_can_be_compared_and_printed_like_any_other() -> None:
    numbers = "{上年: 20件, 目标: 25件, 其中: {咨询: 5件, 建议: 25件}}"
    assert (
        say("{{ 诉求.同比 }}，{{ 诉求.完成率 }}，{{ 诉求.其中 }}", 诉求=numbers)
        == "同比增长50%，120%，其中咨询5件、建议25件"
    )


@pytest.mark.parametrize(
    "parts",
    [
        "{甲: 5件, 乙: 3个}",
        "{甲: 约5件, 乙: 3件}",
        "{甲: 5件, 乙: 3件以上}",
        "{甲: 5件, 乙: 数十件}",
        "{甲: 5件, 乙: 第九件}",
        "{甲: 5件, 乙: {上年: 3件}}",
        "{甲: 5%, 乙: 3个百分点}",
        "{甲: 5件}, 其中不完全: 是",
    ],
)
def test_parts_without_a_sum_need_a_total_that_is_written(parts: str) -> None:
    assert fault("{{ 甲乙 }}", 甲乙=f"{{其中: {parts}}}") == "E303 甲乙:1"
    assert hint("{{ 甲乙 }}", 甲乙=f"{{其中: {parts}}}").startswith("补上 本年")
    assert say("{{ 甲乙 }}", 甲乙=f"{{本年: 约20件, 其中: {parts}}}") == "约20件"


def test_what_is_wrong_with_parts_is_said_once() -> None:
    nested = "{其中: {甲: {其中: {子: 5件, 丑: 3个}}, 乙: 3件}}"
    assert fault("{{ 丙 }}{{ 丙.其中 }}{{ 丙.甲 }}{{ 丙.同比 }}", 丙=nested) == "E303 丙:10"
    assert fault("{{ 丙 }}", 丙="{其中: {甲: 二一件, 乙: 3件}}") == "E302 丙:10"
    assert fault("{{ 丙 }}", 丙="{其中: {甲: 二一件}}") == "E302 丙:10"


def test_parts_may_have_nothing_but_aims() -> None:
    aims = "{目标: 100件, 其中: {甲: {目标: 60件}, 乙: {目标: 40件}}}"
    assert say("{{ 丙.目标 }}、{{ 丙.甲.目标 }}", 丙=aims) == "100件、60件"
    assert hint("{{ 丙 }}", 丙=aims) == "写 丙.目标"


def test_a_list_without_total_has_none() -> None:
    assert say("{{ 甲.子 }}{{ 甲.丑 }}", 甲="{各项: {子: 5件, 丑: 3个}}") == "5件3个"
    assert fault("{{ 甲 }}", 甲="{各项: {子: 5件, 丑: 3个}}") == "E303 1:4"


# ----------------------------------------------------------------------- scopes


def scoped(*lines_: str, numbers: str = "指标: {公: 1件}") -> str:
    """A report of 总结 with these lines under it; 公 is everybody's."""
    return f"{HEAD}{numbers}\n总结:\n" + "".join(f"  {line}\n" for line in lines_)


def test_data_is_seen_from_its_place_down() -> None:
    yaml_ = scoped(
        "数据: {部: 2件}",
        "导语: '{{ 公 }}{{ 部 }}'",
        "章节:",
        "- 标题: 甲{{ 节 }}",
        "  数据: {节: 3件}",
        "  正文: '{{ 公 }}{{ 部 }}{{ 节 }}'",
        "  条目: [{标题: 乙, 数据: {子: 4件}, 正文: '{{ 节 }}{{ 子 }}', 表: {表头: ['{{ 子 }}'], 行: [['{{ 节 }}']]}}]",
        "不足: '{{ 部 }}'",
        "结语: '{{ 部 }}'",
    )
    assert lines(yaml_)[1:] == ["1件2件", "一、甲3件", "1件2件3件", "（一）乙。3件4件", "4件", "3件", "2件", "2件"]


@pytest.mark.parametrize(
    "rows",
    [
        ("章节:", "- {标题: 甲, 数据: {节: 3件}, 正文: '{{ 节 }}'}", "- {标题: 乙, 正文: '{{ ‸节 }}'}"),
        ("导语: '{{ ‸节 }}'", "章节:", "- {标题: 甲, 数据: {节: 3件}, 正文: '{{ 节 }}'}"),
        ("章节:", "- {标题: 甲, 正文: '{{ ‸子 }}', 条目: [{标题: 乙, 数据: {子: 3件}, 正文: '{{ 子 }}'}]}"),
        ("数据: {部: 2件}", "导语: '{{ 部 }}'", "章节: [甲]", "标题: '{{ 部 }}{{ ‸节 }}'"),
    ],
)
def test_data_is_not_seen_from_elsewhere(rows: tuple[str, ...]) -> None:
    typed, (place,) = carets(scoped(*rows))
    assert faults(typed) == f"E401 {place}"


def test_the_plan_does_not_see_the_summarys_data() -> None:
    typed, (place,) = carets(
        scoped("数据: {部: 2件}", "章节: ['{{ 部 }}']") + "计划:\n  章节: ['{{ ‸部 }}']\n",
    )
    assert faults(typed) == f"E401 {place}"


def test_siblings_may_use_a_name_again() -> None:
    first = "- {标题: 甲, 数据: {节: 3件}, 正文: '{{ 节 }}'}"
    second = first.replace("甲", "乙").replace("3件", "4件")
    assert lines(scoped("章节:", first, second))[2:] == ["一、甲", "3件", "二、乙", "4件"]


@pytest.mark.parametrize(
    "rows",
    [
        ("数据: {公: ‸2件}", "章节: ['{{ 公 }}']"),
        ("章节:", "- {标题: '{{ 公 }}', 数据: {公: ‸2件}}"),
        ("数据: {部: 2件}", "导语: '{{ 部 }}'", "章节:", "- {标题: '{{ 部 }}', 数据: {部: ‸3件}}"),
    ],
)
def test_a_name_of_above_may_not_come_back(rows: tuple[str, ...]) -> None:
    typed, (place,) = carets(scoped(*rows))
    assert faults(typed) == f"E206 {place}"


@pytest.mark.parametrize(
    "rows",
    [
        ("数据: {部: ‸2件, 用: 3件}", "章节: ['{{ 用 }}']"),
        ("章节:", "- {标题: 甲, 数据: {节: ‸{本年: 2件}}}"),
        ("数据: {部: ‸2件}", "章节: [甲]", "不足: {标题: 乙, 数据: {丙: ‸2件}}"),
    ],
)
def test_data_that_nobody_uses_is_a_fault(rows: tuple[str, ...]) -> None:
    typed, places = carets(scoped(*rows))
    assert faults(typed) == ", ".join(f"E207 {place}" for place in places)


def test_everybodys_numbers_need_not_be_used() -> None:
    assert say("没有数", 专利="93件") == "没有数"


def test_data_with_an_odd_name_is_reached_in_brackets() -> None:
    rows = ("数据: {R&D经费: {本年: 3亿元, 上年: 2亿元}}", "导语: '{{ 数据[“R&D经费”].同比 }}'", "章节: [甲]")
    assert lines(scoped(*rows))[1] == "同比增长50%"


# ----------------------------------------------------------------------- levels

TREE = """
    - 标题: 甲
      条目:
        - {标题: 乙, 正文: 丙}
        - {标题: 丁, 条目: [{标题: 戊, 正文: 己}]}
    - {标题: 庚, 正文: 辛}
"""


@pytest.mark.parametrize(
    ("levels", "printed"),
    [
        ("[一、, （一）, 1.]", "一、甲 （一）乙 丙 （二）丁 1.戊 己 二、庚 辛"),
        ("[一、, （一） 接排, 1. 接排]", "一、甲 （一）乙。丙 （二）丁 1.戊。己 二、庚 辛"),
        ("[一、, 1. 连续, （1） 接排]", "一、甲 1.乙 丙 2.丁 （1）戊。己 二、庚 辛"),
        ("[（一） 接排, 1., （1）]", "（一）甲 1.乙 丙 2.丁 （1）戊 己 （二）庚。辛"),
        ("[1、, （1）, ①]", "1、甲 （1）乙 丙 （2）丁 ①戊 己 2、庚 辛"),
    ],
)
def test_levels_are_said_by_the_report_or_the_part(levels: str, printed: str) -> None:
    in_report = HEAD.replace("署名", f"层次: {levels}, 署名") + f"总结:\n  导语: 如下。\n  章节:{TREE}"
    in_part = HEAD + f"总结:\n  层次: {levels}\n  导语: 如下。\n  章节:{TREE}"
    assert lines(in_report)[2:] == lines(in_part)[2:] == printed.split()


def test_levels_of_a_section_count_from_it_down() -> None:
    assert body("    - {标题: 甲, 层次: [1., （1） 接排], 条目: [{标题: 乙, 条目: [{标题: 丙, 正文: 丁}]}]}\n") == [
        "一、甲",
        "1.乙",
        "（1）丙。丁",
    ]


def test_the_kinds_levels_hold_where_nothing_is_said() -> None:
    assert body(TREE.removeprefix("\n")) == ["一、甲", "（一）乙。丙", "（二）丁", "1.戊。己", "二、庚", "辛"]


@pytest.mark.parametrize(
    ("section", "printed"),
    [
        ("{标题: 甲, 正文: 乙, 接排: 是}", "一、甲。乙"),
        ("{标题: 甲, 正文: 乙, 接排: 否}", "一、甲 乙"),
        ("{标题: 甲, 正文: 乙, 不编号: 是}", "甲 乙"),
        ("{标题: 甲, 正文: 乙, 不编号: 是, 接排: 是}", "甲。乙"),
        ("{标题: 甲, 条目: [{标题: 乙, 正文: 丙, 接排: 否}]}", "一、甲 （一）乙 丙"),
        ("{标题: 甲, 条目: [{标题: 乙, 正文: 丙, 不编号: 是}]}", "一、甲 乙。丙"),
        ("{标题: 甲, 条目: [{标题: '乙：', 正文: 丙}]}", "一、甲 （一）乙：丙"),
        ("{标题: 甲, 条目: [{标题: 乙, 正文: [丙, 丁]}]}", "一、甲 （一）乙。丙 丁"),
        ("{标题: 甲, 条目: [{正文: 丙}]}", "一、甲 丙"),
    ],
)
def test_a_section_may_differ_from_its_level(section: str, printed: str) -> None:
    assert body(f"    - {section}\n") == printed.split()


def test_a_heading_deeper_than_the_levels_is_a_fault_of_its_own() -> None:
    deep = "总结:\n  层次: [一、, （一）]\n  章节:\n    - {标题: 甲, 条目: [{标题: 乙, 条目: [‸{标题: 丙}, ‸丁]}]}\n"
    typed, places = carets(HEAD + deep)
    assert faults(typed) == ", ".join(f"E209 {place}" for place in places)


# ------------------------------------------------------------------ plain lines


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("宣讲。办班{{ 10期 }}。", "（一）宣讲。办班10期。"),
        ("宣讲", "（一）宣讲"),
        ("宣讲。", "（一）宣讲。"),
        ("宣讲，办班。人多。效果好", "（一）宣讲，办班。人多。效果好"),
        ("做到“说好。做好。”两件事。见效", "（一）做到“说好。做好。”两件事。见效"),
        ("出台办法（试行。）。见效", "（一）出台办法（试行。）。见效"),
        ("学习《通知。》精神。见效", "（一）学习《通知。》精神。见效"),
        ("办班{{ '一。' }}期。见效", "（一）办班一。期。见效"),
    ],
)
def test_a_plain_line_is_printed_whole(line: str, printed: str) -> None:
    assert body(f'    - {{标题: 甲, 条目: ["{line}"]}}\n')[1] == printed


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("宣讲。办班。", "宣讲。"),
        ("宣讲。", "宣讲。"),
        ("宣讲", "宣讲"),
        ("做到“说好。做好。”两件事。见效", "做到“说好。做好。”两件事。"),
        ("做到“说‘好。’做好。”。见效", "做到“说‘好。’做好。”。"),
        ('做到"说好。做好。"两件事。见效', "做到“说好。做好。”两件事。"),
        ("出台办法（试行。）。见效", "出台办法（试行。）。"),
        ("学习《通知。》精神。见效", "学习《通知。》精神。"),
        ("办班{{ '一。' }}期。见效", "办班一。期。"),
        ("多了一个”反引号。见效", "多了一个”反引号。"),
    ],
)
def test_a_plain_lines_heading_ends_at_the_first_stop_outside_quotes_and_brackets(line: str, lead: str) -> None:
    made = document(
        f"{HEAD}总结:\n  导语: 如下。\n  章节:\n    - 标题: 甲\n      条目:\n        - |\n          {line}\n"
    )
    block = made.blocks[3]
    run_in = getattr(block, "lead", ()) or getattr(block, "runs", ())
    assert "".join(run.text for run in run_in).removeprefix("（一）") == lead


def test_a_plain_line_at_a_level_that_is_not_run_in_is_all_heading() -> None:
    assert body("    - 宣讲。办班。\n") == ["一、宣讲。办班。"]
    assert body("    - 宣讲。办班。\n", head="") == ["一、宣讲。办班。"]


# ----------------------------------------------------------------------- titles


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ('"某局{{ 年度 }}年\\n工作总结"', ["某局2011年", "工作总结"]),
        ("|\n    某局{{ 年度 }}年\n    工作总结\n", ["某局2011年", "工作总结"]),
        ("某局工作总结", ["某局工作总结"]),
    ],
)
def test_a_title_is_printed_with_the_break_it_was_typed_with(title: str, printed: str) -> None:
    assert lines(f"{HEAD}总结:\n  标题: {title}\n  导语: 如下。\n  章节: [甲]\n")[: len(printed) + 1] == [
        *printed,
        "如下。",
    ]


def test_the_parts_title_wins_over_the_reports_and_that_over_the_kinds() -> None:
    both = "总结: {标题: 乙, 导语: 如下。, 章节: [甲]}\n计划: {导语: 如下。, 章节: [甲]}\n"
    titled = HEAD.replace("署名", "标题: 甲, 署名")
    assert [lines(head + part)[0] for head, part in ((HEAD, both), (titled, both))] == ["乙", "乙"]
    assert lines(titled + both.replace("标题: 乙, ", ""))[0] == "甲"
    assert lines(HEAD + both)[3] == "2012年工作思路"


@pytest.mark.parametrize(("signature", "signed"), [("是", ["某局"]), ("否", []), ("某局办公室", ["某局办公室"])])
def test_who_signs(signature: str, signed: list[str]) -> None:
    assert lines(report("完").replace("署名: 否", f"署名: {signature}"))[4:] == signed


def test_an_addressee_that_was_typed_with_its_colon_has_one() -> None:
    assert lines(report("完").replace("署名: 否", "署名: 否, 主送: [县政府, 市局：]"))[1] == "县政府，市局："


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("办理{{ 30件 }}件。", 12),
        ("办理{{ 甲 }}件，", 10),
        ("办理{{ 甲.上年 }}件", 13),
        ("新增{{ 43家 }}家庭农场", 0),
        ("占{{ 5% }}%。", 10),
        ("培训{{ 30人次 }}人次培训", 13),
        ("培训{{ 30人次 }}人员", 0),
        ("{{ 第九届 }}届次", 0),
    ],
)
def test_a_unit_behind_a_value_that_prints_it_is_a_warning(text: str, column: int) -> None:
    assert fault(text, 甲="{本年: 3件, 上年: 2件}") == (f"E308 1:{column}" if column else "")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("办理{{ 30 }}件。", 6),
        ("得{{92}}分。", 4),
        ("占{{ 5 }}%。", 5),
        ("在{{ 2025 }}年，", 0),
        ("第{{ 3 }}批", 0),
        ("打{{ 12345 }}热线", 0),
        ("办理{{ 30件 }}，", 0),
        ("办理{{ 甲 }}家", 0),
    ],
)
def test_a_unit_outside_of_its_numbers_braces_is_a_warning(text: str, column: int) -> None:
    assert fault(text, 甲="{本年: 3件, 上年: 2件}") == (f"E306 1:{column}" if column else "")


@pytest.mark.parametrize(("cell", "found"), [("'{{ 86 }}家'", []), ("'{{ 86 }}'", [])])
def test_a_cell_may_have_a_number_without_its_unit(cell: str, found: list[str], tmp_path: Path) -> None:
    assert codes(f"    - 标题: 甲\n      表: {{表头: [乙, 丙], 行: [[丁, {cell}]]}}", tmp_path) == found


# ------------------------------------------------------------------- provenance

REPORT = (
    HEAD.replace("署名: 否", "署名: 是, 日期: 2011-12-28")
    + """
指标:
  专利: {本年: 1945件, 上年: 1571件, 目标: {确保: 1800件, 力争: 2000件}, 下年目标: 2100件}
  授权: {本年: 1522件, 上年: 1395件}
  诉求: {其中: {咨询: {其中: {电话: 2件, 来访: 3件}}, 建议: 23件}}
  经费: 3623万元
  稳定: {本年: 约5%, 增速: 3.0%}
  科工会: 第九届
  R&D: {本年: 3亿元, 上年: 2亿元}
总结:
  标题: 某局{{ 年度 }}年工作总结和{{ 下年度 }}年工作思路
  数据: {部: 5件}
  导语: |
    {{ 年度 }}年，专利{{ 专利 }}，{{ 专利.同比 }}，{{ 分别同比(专利, 授权) }}。

    “R&D”{{ 指标["R&D"].同比 }}，{{ 经费 }}，{{ 989项 }}，{{ 部 }}。
  章节:
    - 标题: 办好{{ 科工会 }}
      正文:
        - 第一段{{ 1项 }}
        - 表: {表头: [项目, '{{ 年度 }}年'], 行: [[专利, '{{ 专利 }}'], [新, '{{ 2件 }}']]}
        - 第二段{{ 3件 }}
      分述: {目标任务: '{{ 专利.目标.确保 }}', 完成情况: '{{ 专利.完成率 }}'}
      条目:
        - 宣讲{{ 4场 }}。办班{{ 10期 }}，{{ 诉求 }}，{{ 诉求.其中 }}。
        - 标题: 乙
          数据: {节: 6件}
          正文: '{{ 节 }}、{{ 稳定.同比 }}、{{ 上年度 - 1 }}、{{ 专利 - 授权 }}、{{ 日期 }}'
  不足: 还有{{ 7个 }}。
  结语: "尾\\"声\\"{{ 8个 }}"
计划:
  章节: ['办好{{ 科工会|下一 }}，{{ 专利.下年目标 }}']
"""
)
REPORTS = [*(path.read_text("utf-8") for path in EXAMPLES if path.is_file()), REPORT]


def found(tree: Any, key: str) -> Any:
    """The leaf that a key leads to: what is behind a leaf (a line's 标题, a block's [2]) is within it."""
    for name, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", key.partition("@")[0]):
        if isinstance(tree, str):
            return tree
        tree = tree[name] if name else tree[int(index) - 1]
    return tree


def printed(made: Document) -> dict[str, str]:
    """Key → text of every figure in the document before numbers and marks are set."""
    figures: dict[str, str] = {}
    for run in (run for block in made.unnumbered for runs in texts(block) for run in runs):
        if run.figure is not None:
            figures[run.figure] = figures.get(run.figure, "") + run.text
    return figures


@pytest.mark.parametrize("yaml_", REPORTS, ids=lambda text: text[:20].split()[-1])
def test_every_printed_figure_is_on_record(yaml_: str) -> None:
    made = document(yaml_)
    figures = printed(made)
    assert len(figures) > 20
    assert figures == {key: made.provenance[key].text for key in figures}


@pytest.mark.parametrize("yaml_", REPORTS, ids=lambda text: text[:20].split()[-1])
def test_every_source_is_a_place_in_the_yaml(yaml_: str) -> None:
    made, tree = document(yaml_), yaml.load(yaml_, yaml.BaseLoader)
    for key in printed(made):
        figure = made.provenance[key]
        assert figure.sources
        for source in figure.sources:
            leaf = found(tree, source)
            assert isinstance(leaf, str), source
            if source == key:
                start = int(key.partition("@")[2])
                assert leaf[start - 2 : start] == "{{"
                assert leaf[start:].strip().startswith(figure.text), key


def test_every_expression_of_the_report_is_a_figure_on_record() -> None:
    assert REPORT.count("{{") == sum(key.startswith(("总结", "计划")) for key in printed(document(REPORT)))


@pytest.mark.parametrize("title", ["一、甲", "（三）甲", "(三)甲", "1.甲", "2、甲", "（1）甲", "第一，甲", "①甲"])
def test_a_heading_that_brings_its_own_number_is_a_warning(title: str, tmp_path: Path) -> None:
    assert codes(f"    - 标题: '{title}'\n      正文: 乙。", tmp_path) == ["E211"]


@pytest.mark.parametrize("title", ["一体推进", "3.0版平台上线", "第一产业", "1个平台"])
def test_a_numeral_that_opens_a_heading_may_be_a_word(title: str, tmp_path: Path) -> None:
    assert codes(f"    - 标题: '{title}'\n      正文: 乙。", tmp_path) == []


def test_a_heading_without_a_number_of_ours_may_have_its_own(tmp_path: Path) -> None:
    assert codes("    - 标题: 一、甲\n      不编号: 是\n      正文: 乙。", tmp_path) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [("{ 甲 }", ["E403"]), ("{甲.同比}", ["E403"]), ("{乙}", []), ("{1,2}", []), ("{10期}", ["E403"]), ("{10}", [])],
)
def test_single_braces_around_a_name_or_a_number_are_a_fault(typed: str, found: list[str], tmp_path: Path) -> None:
    assert codes(f"    - 标题: 丙\n      正文: '{{{{ 甲 }}}}和{typed}。'", tmp_path) == found


def codes(section: str, folder: Path) -> list[str]:
    path = folder / "a.yaml"
    head = "报告: {单位: 甲局, 年度: 2025, 类型: 总结与思路}\n指标: {甲: {本年: 3件, 上年: 2件}}\n"
    path.write_text(f"{head}总结:\n  章节:\n{section}\n", "utf-8")
    return [finding.code for finding in make(path)[1]]


@pytest.mark.parametrize(
    ("typed", "names"),
    [("1.指标表 2.名单", "指标表, 名单"), ("[1、指标表, 名单]", "指标表"), ("（一）指标表", "指标表")],
)
def test_attachments_that_were_copied_with_their_numbers_are_told_as_a_list(typed: str, names: str) -> None:
    head = HEAD.replace("署名: 否", f"附件: {typed}")
    found = [one for one in build(f"{head}总结: {{章节: [甲, 乙]}}\n")[1] if one.code == "E211"]
    assert [one.hint.text() for one in found if one.hint] == [f"写成 附件: [{names}]"]
