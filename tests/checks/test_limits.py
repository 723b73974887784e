"""E310, E316: what no number can be, and marks that do not go together."""

from __future__ import annotations

import pytest

from ..clerk import fault


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("抽检合格率", "98.6%"),
        ("抽检合格率", "100%"),
        ("投资完成率", "116%"),
        ("资产负债率", "120%"),
        ("增收", "-3万元"),
        ("净增企业", "-3家"),
        ("得分", "92.1分"),
        ("专利", "1.2万件"),
        ("培训", "{本年: 90人, 其中: {本科以上: 60.1%, 其他: 39.9%}}"),
        ("培训", "{本年: 90人, 其中: {硕士: 10.1%, 本科: 30.9%}, 其中不完全: 是}"),
        ("总量", "{本年: 105%, 其中: {工业: 60%, 农业: 45%}}"),
        ("推广", "30余项"),
        ("推广", "35余万元"),
        ("推广", "20—30项"),
        ("专利", "{称: 每万人口发明专利拥有量, 本年: 15.6件, 比较: {全省: 14.2件}}"),
        ("毛入学率", "103.5%"),
        ("巩固率", "{本年: 99.2%, 比较: {全省: 98.9%}}"),
    ],
)
def test_what_can_be_is_fine(name: str, value: str) -> None:
    assert fault(f"{{{{ {name}.本年 }}}}", **{name: value}) == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("抽检合格率", "198.6%"),
        ("抽检合格率", "-98.6%"),
        ("财政投入占比", "超过100%"),
        ("甲", "{称: 科普覆盖率, 本年: 61.6%, 上年: 582%}"),
        ("巩固率", "199.2%"),
        ("机械化率", "{本年: 87.6%, 比较: {全市: 185.9%}}"),
        ("企业", "-3家"),
        ("企业", "2.5家"),
        ("企业", "3XX家"),
        ("企业", "3××家"),
        ("培训", "{本年: 90人, 其中: {本科以上: 60.1%, 其他: 40.9%}}"),
        ("培训", "{本年: 90人, 其中: {本科以上: 60.1%, 其他: 30.9%}}"),
        ("学历", "{其中: {本科以上: 60.1%, 其他: 40.9%}}"),
    ],
)
def test_what_cannot_be_is_told(name: str, value: str) -> None:
    assert fault(f"{{{{ {name}.本年 }}}}", **{name: value}).startswith("E310")


@pytest.mark.parametrize("value", ["38余项", "38多项", "约20—30项", "约20～30项"])
def test_two_marks_or_a_mark_on_an_exact_number_are_told(value: str) -> None:
    assert fault("文", 甲=value) == "E316 甲:1"


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("{本年: 3600万元, 占: 收入}", ""),
        ("{本年: 3.6亿元, 占: 收入}", "E310 甲:6"),
        ("{本年: 110%, 占: 收入}", "E310 甲:6"),
    ],
)
def test_a_share_is_no_more_than_its_whole(part: str, expected: str) -> None:
    assert fault("{{ 甲 }}、{{ 收入 }}", 甲=part, 收入="3.4亿元") == expected
