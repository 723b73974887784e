"""The kind of an old document, its office and year."""

from __future__ import annotations

import pytest

from . import head, imported

BODY = ("甲。", "一、乙", "丙。")


@pytest.mark.parametrize(("title", "kind"), [
    ("某局2011年工作总结", "工作总结"),
    ("某局2012年工作思路", "工作思路"),
    ("2012年全州科技工作要点", "工作要点"),
    ("某区2012年科技工作计划", "工作计划"),
    ("某镇2012年科技发展规划", "发展规划"),
    ("某局2011年目标任务完成情况", "目标任务完成情况"),
    ("某局2011年科技创新工作总结", "工作总结"),
])  # fmt: skip
def test_the_title_says_the_kind(title: str, kind: str) -> None:
    assert imported(title, *BODY).kind.name == kind


def test_without_a_title_the_columns_say_it() -> None:
    columns = ("目标任务：乙", "完成情况：丙")
    assert imported("甲，现报告如下：", "一、丁", *columns, "二、戊", *columns).kind.name == "目标任务完成情况"


@pytest.mark.parametrize(("words", "kind"), [
    ("2011年，我局将继续加快推进各项工作，力争取得实效。", "工作计划"),
    ("2011年，我局完成了各项工作，取得了成绩。", "工作总结"),
])  # fmt: skip
def test_without_either_the_words_say_it(words: str, kind: str) -> None:
    assert imported(words, "一、加强领导", "丙。").kind.name == kind


def test_a_title_that_is_the_kinds_is_not_written() -> None:
    found = head("某市科学技术局2011年工作总结", *BODY)
    assert found == "报告:\n  单位: 某市科学技术局\n  年度: 2011\n  类型: 工作总结\n  署名: 否"


def test_the_year_of_any_other_title_goes_on_with_the_report() -> None:
    assert "  标题: 青阳镇{{ 年度 }}年科技创新工作总结\n" in head("青阳镇2011年科技创新工作总结", *BODY)
    assert "  标题: '{{ 下年度 }}年全州科技工作要点'\n" in head("2011年全州科技工作要点", *BODY)


def test_a_plan_is_for_the_year_behind_the_reports() -> None:
    assert "  年度: 2010   # 写本年；计划写的是下一年\n" in head("2011年全州科技工作要点", *BODY)


def test_masked_years_stay_typed_and_are_told() -> None:
    found = imported("xxxx年工作总结", *BODY)
    assert "  标题: xxxx年工作总结\n" in found.yaml
    assert {each.message.text() for each in found.draft.doubts} >= {
        "单位没有认出来，先写“某单位”，请改成全称",
        "年度没有认出来，先写 2000，请改过来",
    }


def test_an_office_below_the_title_or_at_the_end_is_whose_it_is() -> None:
    assert "  单位: 某州科学技术局\n" in head("2011年全州科技工作要点", "某州科学技术局", *BODY)
    assert "  单位: 青阳镇人民政府\n" in head("科技工作总结", *BODY, "青阳镇人民政府 2011年12月")


@pytest.mark.parametrize(
    "office", ["清河县第二中学", "东山市人民医院", "某县公路管理所", "某市交警支队", "某区实验幼儿园"]
)
def test_an_office_of_any_sort_is_known_by_its_name(office: str) -> None:
    assert f"  单位: {office}\n" in head(f"{office}2018年度工作总结", *BODY)


def test_a_year_that_is_written_out_is_the_reports_and_stays_as_it_is() -> None:
    found = head("某市某局", "二〇一一年工作总结", *BODY)
    assert "  单位: 某市某局\n  年度: 2011\n  类型: 工作总结\n  标题: 某市某局二〇一一年工作总结\n" in found


def test_an_office_above_what_its_paper_is_are_one_title() -> None:
    assert "  标题: 某市教育局关于{{ 年度 }}年工作情况的报告\n" in head("某市教育局", "关于2018年工作情况的报告", *BODY)


def test_yes_is_written_without_quotes() -> None:
    found = imported("某局2011年工作总结", "引进硕士以上人才32名，其中博士3名。", *BODY[1:])
    assert "  硕士以上人才: {本年: 32名, 其中: {博士: 3名}, 其中不完全: 是}\n" in found.yaml
