"""What to type instead of what the vocabulary does not have, from a report's text to the hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import make
from generator.diagnostic import Diagnostic, ordered
from generator.load import load
from generator.schema import RECORDS
from generator.source import Source
from generator.validate import validate

ROWS = "报告:\n  单位: 局\n  年度: 2011\n  类型: 工作总结\n"
HEAD = "报告: {单位: 局, 年度: 2011, 类型: 总结}\n"


def findings(text: str, record: str = "年稿") -> list[Diagnostic]:
    tree, faults = load(Source("x", text))
    assert tree is not None
    return ordered([*faults, *validate(tree, record)[1]])


def hints(text: str, record: str = "年稿") -> list[str]:
    return [found.hint.text() if found.hint else "" for found in findings(text, record)]


def test_a_key_like_no_other_is_told_with_those_there_are() -> None:
    (told,) = hints("报告: {单位: 局, 年度: 2011, 类型: 总结, 抬头: 县政府}\n")
    assert told == "这里能写：" + "、".join(RECORDS["报告"].fields)


def test_a_key_in_chinese_quotes_is_told_to_lose_them() -> None:
    assert hints("报告: {单位: 局, “年度”: 2011, 类型: 总结}\n") == ["去掉引号：年度"]


def test_whoever_writes_a_style_is_told_its_keys_beside_the_likest() -> None:
    told, *_ = hints("页面: {上边距: 35毫米}\n页码: {}\n", "版式")
    assert told == "是不是想写“页码”？这里能写：" + "、".join(RECORDS["版式"].fields)


def test_what_belongs_at_the_left_edge_is_told_once_and_not_all_that_follows_it() -> None:
    text = HEAD.replace("报告: {", "报告:\n  ").replace(", ", "\n  ").replace("}", "")
    assert hints(text + "  指标:\n  甲: 3件\n  乙: 4件\n") == ["“指标”要顶格写，前面不空格"]


@pytest.mark.parametrize(
    "text",
    [
        f"{ROWS}  指标:\n    甲: 3件\n总结: {{章节: ['甲有{{{{ 甲 }}}}。']}}\n",
        f"{ROWS}  指标:\n  甲: 3件\n总结: {{章节: ['甲有{{{{ 甲 }}}}。']}}\n",
        f"{ROWS}总结:\n  章节: ['甲有{{{{ 甲 }}}}{{{{ 乙 }}}}。']\n  指标:\n    甲: 3件\n指标: {{乙: 4件}}\n",
        f"{ROWS}指标:\n  甲: 3件\n  总结:\n    章节: ['甲有{{{{ 甲 }}}}。']\n",
        f"{ROWS}指标:\n  甲: 3件\n  总结:\n  章节: ['甲有{{{{ 甲 }}}}。']\n",
    ],
)
def test_what_stands_in_the_wrong_place_is_read_as_if_it_stood_in_the_right_one(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, "utf-8")
    (found,) = make(path)[1]
    assert found.code == "E201"
    assert found.hint is not None
    assert found.hint.text().endswith("”要顶格写，前面不空格")


@pytest.mark.parametrize("number", ["3篇", "{本年: 3篇}"])
def test_a_number_may_be_called_as_a_part_of_the_report(number: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"{ROWS}指标:\n  报告: {number}\n总结: {{章节: ['有{{{{ 报告 }}}}']}}\n", "utf-8")
    assert make(path)[1] == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("计划", "目标"), ("上年同期", "上年"), ("完成数", "本年"), ("增长", "增速")]
)
def test_what_offices_call_a_number_of_an_indicator_is_known(typed: str, meant: str) -> None:
    assert hints(f"{HEAD}指标: {{甲: {{{typed}: 4件}}}}\n")[0] == f"是不是想写“{meant}”？"


def test_a_sections_own_numbers_are_called_otherwise() -> None:
    text = f"{HEAD}总结: {{章节: [{{标题: 甲, 正文: '{{{{ 乙 }}}}', 指标: {{乙: 3件}}}}]}}\n"
    assert hints(text) == ["只在这里用的数，写成“数据”；到处用的，“指标”顶格写"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("指标: {甲: {3件, 4件}}\n", ["数的前面要写键，如 本年: 3件", "数的前面要写键，如 本年: 4件"]),
        ("指标: {甲: {本年: 1,260件}}\n", ["数里的逗号会把它分成两项，去掉逗号"]),
        ("指标: {甲: [3件, 4件]}\n", ["照这样写：甲: {本年: 1522件, 上年: 1395件}"]),
        ("指标: {甲: {其中: 乙3件、丙4件}}\n", ["照这样写：其中: {发明: 93件, 其他: 1429件}"]),
        ("指标: {甲: {其中: [乙3件, 丙4件]}}\n", ["照这样写：其中: {发明: 93件, 其他: 1429件}"]),
        ("指标: {甲: {目标: 力争400件}}\n", ["写成 400件"]),
        ("指标: {甲: {目标: 确保达到400件}}\n", ["写成 400件"]),
        ("指标: {甲: {下年目标: 同比增幅8%}}\n", ["写成 增长8%"]),
        ("指标: {甲: {目标: 很多}}\n", ["没有数字；名称先在 指标 里写好，文字写在正文里"]),
        ("总结: {章节: [好], 层次: 一、（一）}\n", ["照这样写：层次: [一、, （一） 接排]"]),
        ("总结: {章节: 好}\n", ["照这样写：章节: [{标题: 强化服务, 正文: 全年举办培训班10期。}]"]),
    ],
)
def test_what_has_the_wrong_shape_is_told_with_an_example(text: str, expected: list[str]) -> None:
    assert hints(text + HEAD) == expected


def test_a_full_width_bar_is_told_from_text_over_several_lines() -> None:
    (found,) = findings(HEAD + "总结:\n  章节:\n    - 标题: 甲\n      正文: ｜\n        乙。\n        丙。\n")
    assert found.message.text() == "这里的“｜”是全角的"
    assert found.hint is not None and found.hint.text() == "改成半角的 |，正文从下一行起，一行一段"


def test_a_number_that_is_no_heading_does_not_make_all_headings_too_deep() -> None:
    (found,) = findings(HEAD.replace("}", ", 层次: [一、, 二级]}") + "总结: {章节: [{标题: 甲, 条目: [乙]}]}\n")
    assert found.code == "E204"


@pytest.mark.parametrize(
    ("section", "hint"),
    [
        ("    - 标题: 甲\n      正文: 乙。\n        丙。\n", "改用 |，从下一行起一行一段"),
        ("    - 甲。\n      乙。\n", "写在一行里"),
        ("    - 标题: 甲\n        乙\n", "写在一行里"),
    ],
)
def test_text_over_several_lines_is_told_what_its_place_allows(section: str, hint: str) -> None:
    assert hints(HEAD + "总结:\n  章节:\n" + section) == [hint]


def test_a_remark_within_prose_is_told_that_it_is_printed() -> None:
    section = "    - 标题: 甲\n      正文: |\n        # 数字还要核\n        #1机组开工。\n        增长5%。\n"
    (found,) = findings(HEAD + "总结:\n  章节:\n" + section)
    assert (found.code, found.severity, found.place[1:]) == ("E109", "warning", (6, 9))
    assert found.hint is not None and found.hint.text() == "写给自己看的，移到“正文”那一行的上面"


@pytest.mark.parametrize("key", ["导语", "标题"])
def test_a_word_for_nothing_is_told_how_nothing_is_written(key: str) -> None:
    head = HEAD.replace("}", f", {key}: 无}}")
    (found,) = findings(head + "总结: {章节: [甲]}\n")
    assert (found.code, found.message.text()) == ("E204", "“无”会照样印出来")
    assert found.hint is not None and found.hint.text() == "什么也不印，写 否"
    assert findings(head.replace("无", "'无'") + "总结: {章节: [甲]}\n") == []
