"""Whether an aim was reached, from the figures and which way is better."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.aims import outcome
from generator.blocks import texts
from generator.quantity import Quantity, parse
from tests import clerk


def judged(now: str, aim: str, strived: str = "", *, lower: bool = False) -> str | None:
    return outcome(parse(now), parse(aim), parse(strived) if strived else None, lower=lower)


@pytest.mark.parametrize(
    ("now", "aim", "word"),
    [
        ("580件", "500件", "超额完成"), ("500件", "500件", "完成"), ("499件", "500件", "未完成"),
        ("46亿元", "450000万元", "超额完成"), ("2公顷", "30亩", "完成"), ("六成", "55%", "超额完成"),
        ("2.10%", "2.1%", "完成"), ("两家", "2家", "完成"),
        # what an aim claims
        ("500件", "不少于500件", "完成"), ("501件", "500件以上", "超额完成"), ("499件", "500件以上", "未完成"),
        ("500件", "超过500件", "未完成"), ("501件", "超过500件", "超额完成"),
        ("1项", "1—2项", "完成"), ("2项", "1—2项", "超额完成"), ("0项", "1—2项", "未完成"),
        # what a figure claims
        ("近40家", "40家", "未完成"), ("近40家", "35家", None), ("近40家", "45家", "未完成"),
        ("500余件", "500件", "超额完成"), ("500余件", "400件", "超额完成"), ("500余件", "550件", None),
        ("500余件", "600件", "未完成"),
        ("500件以上", "500件", "完成"), ("500件以上", "400件", "超额完成"),
        ("30—40家", "30家", "完成"), ("30—40家", "20家", "超额完成"), ("30—40家", "35家", None),
        ("30—40家", "41家", "未完成"),
        ("约500件", "400件", None), ("约500件", "1100件", "未完成"),
        ("数十家", "10家", "超额完成"), ("数十家", "50家", None),
        ("500件", "约500件", None), ("500件", "近500件", None),
        # what cannot be compared
        ("5家", "5项", None), ("第九届", "第八届", None),
    ],
)  # fmt: skip
def test_a_figure_is_held_against_its_aim(now: str, aim: str, word: str | None) -> None:
    assert judged(now, aim) == word


@pytest.mark.parametrize(
    ("now", "aim", "word"),
    [
        ("3起", "5起", "完成"), ("5起", "5起", "完成"), ("6起", "5起", "未完成"),
        ("近5起", "5起", "完成"), ("5起以内", "5起", "完成"), ("5余起", "5起", "未完成"), ("近6起", "5起", None),
        ("3—5起", "5起", "完成"), ("3—5起", "4起", None), ("4起", "3—5起", "完成"),
    ],
)  # fmt: skip
def test_where_less_is_better(now: str, aim: str, word: str | None) -> None:
    assert judged(now, aim, lower=True) == word


@pytest.mark.parametrize("aim", ["不超过5起", "5起以内", "5起以下"])
def test_an_aim_of_at_most_so_many_says_that_less_is_better(aim: str) -> None:
    assert [judged(f"{n}起", aim) for n in (4, 5, 6)] == ["完成", "完成", "未完成"]


@pytest.mark.parametrize(
    ("now", "word"),
    [(95, "未完成"), (100, "完成确保目标"), (119, "完成确保目标"), (120, "完成力争目标"), (121, "超额完成")],
)
def test_of_two_tiers(now: int, word: str) -> None:
    assert judged(f"{now}件", "100件", "120件") == word


@pytest.mark.parametrize(
    ("now", "word"), [(6, "未完成"), (5, "完成确保目标"), (3, "完成力争目标"), (2, "完成力争目标")]
)
def test_of_two_tiers_where_less_is_better(now: int, word: str) -> None:
    assert judged(f"{now}起", "5起", "3起", lower=True) == word


AMOUNT = st.decimals(0, 1000, places=1)


@given(AMOUNT, AMOUNT, AMOUNT)
def test_more_is_never_worse(one: Decimal, other: Decimal, aim: Decimal) -> None:
    order = ["未完成", "完成", "超额完成"]
    found = [outcome(Quantity(now, "件"), Quantity(aim, "件")) for now in sorted((one, other))]
    assert order.index(str(found[0])) <= order.index(str(found[1]))


# ------------------------------------------------------------- what the document says (对照)

AIMED = {
    "申请": "{称: 发明专利申请量, 目标: 500件, 本年: 580件}",
    "授权": "{目标: {确保: 65件, 力争: 75件}, 本年: 68件}",
}


def compared(section: str, **indicators: str) -> list[str]:
    """A section's keys, in flow style → what stands under its heading."""
    numbers = ", ".join(f"{name}: {value}" for name, value in indicators.items())
    head = f"指标: {{{numbers}}}\n" if numbers else ""
    return clerk.body(f"    - {{标题: 甲, {section}}}\n", head)[1:]


def test_aims_and_results_are_written_from_the_figures() -> None:
    assert compared("对照: [申请, 授权]", **AIMED) == [
        "目标任务：发明专利申请量500件；授权确保65件、力争75件。",
        "完成情况：发明专利申请量580件，超额完成；授权68件，完成确保目标。",
    ]


def test_the_clerks_own_words_follow_in_the_same_columns_and_other_columns_after_them() -> None:
    own = "分述: {完成情况: ['办班{{ 3期 }}。', 另一段。], 存在差距: 有。, 目标任务: 宣讲。}"
    assert compared(f"对照: 申请, {own}", **AIMED) == [
        "目标任务：发明专利申请量500件。宣讲。",
        "完成情况：发明专利申请量580件，超额完成。办班3期。",
        "另一段。",
        "存在差距：有。",
    ]


def test_a_table_may_stand_first_in_a_column() -> None:
    assert compared("对照: 申请, 分述: {完成情况: [{表: {表头: [项目], 行: [[1]]}}]}", **AIMED)[1:] == [
        "完成情况：发明专利申请量580件，超额完成。",
        "项目",
        "1",
    ]


def test_a_sections_own_figures_are_compared_all_at_once() -> None:
    data = "数据: {事故: {目标: 5起, 本年: 3起, 方向: 低}, 培训: {目标: 3期, 本年: 2期}}"
    assert compared(f"{data}, 对照: 数据") == [
        "目标任务：事故控制在5起以内；培训3期。",
        "完成情况：事故3起，完成；培训2期，未完成。",
    ]


def test_a_part_is_compared_by_its_path() -> None:
    parts = "{其中: {发明: {目标: 3件, 本年: 3件}, 其他: 5件}}"
    assert compared("对照: 专利.发明", 专利=parts) == ["目标任务：发明3件。", "完成情况：发明3件，完成。"]


def test_every_figure_of_a_comparison_is_bound() -> None:
    yaml = f"{clerk.HEAD}指标: {{申请: {AIMED['申请']}}}\n总结: {{导语: 如下。, 章节: [{{标题: 甲, 对照: 申请}}]}}"
    document = clerk.document(yaml)
    found = [run for block in document.blocks[3:] for stretch in texts(block) for run in stretch if run.figure]
    assert [run.text for run in found] == ["500件", "580件", "超额完成"]
    assert document.provenance[found[-1].figure or ""].sources == ("指标.申请.本年", "指标.申请.目标")


@pytest.mark.parametrize(
    ("name", "indicator", "fault"),
    [
        ("没有", "{目标: 1件, 本年: 1件}", "E401: 没有“没有”这个名称"),
        ("年度", "{目标: 1件, 本年: 1件}", "E409: “年度”不是指标"),
        ("甲", "{本年: 1件}", "E303: “甲”没有“目标”"),
        ("甲", "{目标: 1件}", "E303: “甲”没有本年的数"),
        ("甲", "{目标: 1件, 本年: 约1件}", "E305: “甲”是约1件，目标是1件，判断不了是否完成"),
        ("甲", "{目标: 1件, 本年: 1项}", "E305: “甲”是1项，目标是1件，判断不了是否完成"),
    ],
)
def test_what_cannot_be_compared_is_told_at_its_name(name: str, indicator: str, fault: str) -> None:
    yaml = f"{clerk.HEAD}指标: {{甲: {indicator}}}\n总结: {{章节: [{{标题: 甲, 对照: [{name}]}}]}}\n"
    _, (found,) = clerk.build(yaml)
    assert f"{found.code}: {found.message.text()}" == fault
    assert found.place[1:] == (3, yaml.splitlines()[2].index(name, 20) + 1)


def test_a_figure_with_a_fault_is_told_once() -> None:
    yaml = f"{clerk.HEAD}指标: {{甲: {{目标: 件, 本年: 1件}}}}\n总结: {{章节: [{{标题: 甲, 对照: 甲}}]}}\n"
    assert [found.code for found in clerk.build(yaml)[1]] == ["E302"]
