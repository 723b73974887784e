"""Names and dates: numerals that claim nothing."""

from __future__ import annotations

import pytest

from generator.names import names

from .clerk import listed

NAMES = """
    “6+1”  《2011年100条意见》  〔2020〕17号  [33]号  2011年12月28日  2010至2011年度  1—9月份  9月至10月
    20xx  2019-2021  18日
    前三季度  前10个月  上半年  十二五  十九大  四位一体  二等奖  第一产业  一号  863计划  SM205  5G  H1N1
    12:30  2/3  GB/T 9704-2012  330801199001011234  成千上万  2.4:1  8:52:40  近三年  近5年  0570-3083271
    每万人  进一步  一系列  一方面  三级  二期  每一个  同一个  零距离
"""
#: Each stands in a text that makes it a name.
AFTER = {"十九大": "精神", "三级": "联动", "二期": "工程"}


@pytest.mark.parametrize("name", listed(NAMES))
def test_a_name_is_found_whole(name: str) -> None:
    text = f"按{name}{AFTER.get(name, '')}办理"
    assert [text[start:end] for start, end in names(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "共2011件",
        "历时9个月",
        "30日内办结",
        "增长12.5%",
        "面积12km²",
        "GDP1.2万亿元",
        "三分之一项目",
        "十一个",
        "2000—3000万元",
        "历时近3年",
        "三批次",
    ],
)
def test_counts_measures_and_durations_are_no_names(text: str) -> None:
    assert names(text) == []
