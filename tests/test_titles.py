"""Long titles → lines that a clerk would have typed (7.3.1): whole words, trapezoid or diamond."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.blocks import width
from generator.titles import lines, split_word

CAPACITY = Decimal(18)

#: Each as it should stand; two ways where both are good.
TITLES = """
衢州市科学技术局2011年工作总结
衢州市经济和信息化局2023年度工作总结
常山县新昌乡人民政府2023年度工作总结
某市科学技术局／2011年工作总结和2012年工作思路
衢州市发展和改革委员会／2023年工作总结和2024年工作思路
浙江省衢州市住房和城乡建设局／2023年度工作总结
湘西土家族苗族自治州科学技术局／2011年全州科技工作要点
杭州市西湖区人民政府／灵隐街道办事处2022年度工作总结
杭州市西湖区人民政府灵隐街道办事处／2022年度工作总结
开化县经济信息化和科学技术局／2020年科技工作总结及2021年工作思路
常山县人力资源和社会保障局／2021年上半年工作总结及下半年工作打算
龙游县卫生健康局／2022年工作总结暨2023年工作要点
江山市贺村镇人民政府／2024年上半年工作总结和下半年工作计划
开化县华埠镇／2011年工作总结及2012年工作思路
衢州市科学技术局办公室／2023年度工作总结及2024年度工作计划
国家税务总局衢州市税务局／2023年度工作总结
中国共产党开化县委员会组织部／2023年工作总结
衢州市人民政府国有资产监督管理委员会／2023年度工作总结
中共龙游县委全面深化改革委员会办公室／2023年工作总结
衢州市生态环境局柯城分局／2023年度生态环境保护工作总结
北京市海淀区市场监督管理局／2023年度政府信息公开工作年度报告
新疆维吾尔自治区科学技术厅／2019年度法治政府建设工作报告
陕西省西安市未央区／科学技术和工业信息化局／2018年度工作总结
衢州市残疾人联合会／第七届主席团工作报告
在衢州市第八届人民代表大会／第三次会议上的工作报告
全市科技系统／2023年工作总结和2024年重点工作安排
2023年度衢州市科学技术局／领导班子述职述廉报告
衢州市科技局（知识产权局）／2011年工作总结和2012年工作思路
衢州市科学技术局／R&D经费投入情况2023年度分析报告
衢州市柯城区农业农村局关于2023年／乡村振兴重点任务完成情况的报告
衢州市教育局关于2023年度／落实全面从严治党主体责任情况的报告
衢州市医疗保障局党组／关于2023年度党风廉政建设／责任制落实情况的报告
衢州市科学技术局关于报送／2023年工作总结和2024年工作思路的报告
衢州市人民政府办公室关于印发／2024年度重点工作责任分解的通知
关于印发《衢州市科学技术局／2024年工作要点》的通知
关于贯彻落实／《浙江省科学技术进步条例》情况的报告
衢州市科学技术局／关于“十三五”科技创新工作情况和／“十四五”工作思路的报告
中共衢州市委办公室 ／衢州市人民政府办公室／关于2023年度重点工作完成情况的报告
龙游县溪口镇党委 ／龙游县溪口镇人民政府／2023年工作总结
龙游县溪口镇党委 ／龙游县溪口镇人民政府2023年工作总结
衢州市科学技术局 ／衢州市财政局关于2023年度／科技专项资金绩效评价情况的报告
""".strip().split("\n")


def whole(title: str) -> str:
    return title.replace("／", "")


def set_in(title: str) -> str:
    found = lines(whole(title), CAPACITY)
    assert found is not None
    return "／".join(found)


WAYS = {title: [way for way in TITLES if whole(way) == whole(title)] for title in TITLES}


@pytest.mark.parametrize("title", {whole(title): title for title in TITLES}.values())
def test_a_title_stands_in_the_lines_that_a_clerk_would_type(title: str) -> None:
    assert set_in(title) in WAYS[title]


@pytest.mark.parametrize("title", TITLES)
def test_its_lines_fit_and_make_a_trapezoid_or_diamond(title: str) -> None:
    widths = [width(line.rstrip()) for line in set_in(title).split("／")]
    steps = [b - a for a, b in pairwise(widths)]
    assert max(widths) <= CAPACITY
    assert all(steps)
    assert "-+" not in "".join("+" if step > 0 else "-" for step in steps)


def test_the_longest_title_of_the_year_finds_its_lines() -> None:
    title = "关于衢州市2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告"
    found = set_in(title).split("／")
    assert len(found) == 3
    assert "社会发展计划执行情况" in found[1]


# ------------------------------------------------------------------- what holds it together


@pytest.mark.parametrize(
    "word",
    [
        "2011年",
        "2023年度",
        "2021—2025年",
        "2023年1—9月",
        "2024年上半年",
        "“十四五”",
        "（知识产权局）",
        "R&D",
        "第九届",
        "工作总结",
    ],
)
def test_what_belongs_together_is_never_split(word: str) -> None:
    for before in range(5, 18):
        title = f"{'甲' * before}局{word}科技创新重点工作情况的报告"
        assert any(word in line for line in lines(title, CAPACITY) or [title])


def test_a_title_of_the_full_width_is_one_line() -> None:
    assert lines("甲" * 18, CAPACITY) == ["甲" * 18]


def test_a_title_that_no_rule_can_break_has_no_lines() -> None:
    assert lines("甲" * 19, CAPACITY) is None
    assert lines("甲局" + "乙" * 40, CAPACITY) is None


def test_a_title_of_a_page_is_given_up_at_once() -> None:
    assert lines("衢州市科学技术局2023年工作总结和" * 40, CAPACITY) is None


def test_a_narrower_title_takes_more_lines() -> None:
    assert lines("某市科学技术局2011年工作总结和2012年工作思路", Decimal(10)) == [
        "某市科学技术局",
        "2011年工作总结和",
        "2012年工作思路",
    ]


@pytest.mark.parametrize(
    ("text", "cells"), [("", "0"), ("甲", "1"), ("2011年", "3"), ("R&D", "1.5"), ("“—”", "3"), ("甲 乙", "2.5")]
)
def test_a_digit_or_letter_is_half_a_character_wide(text: str, cells: str) -> None:
    assert width(text) == Decimal(cells)


# ----------------------------------------------------------------------- properties

NAMES = ["衢州市科学技术局", "龙游县溪口镇人民政府", "中共江山市委办公室", "某某中心", "甲乙丙公司"]
TIMES = ["2011年", "2023年度", "2024年上半年", "“十四五”期间", ""]
WHATS = ["科技创新", "重点任务完成情况", "《浙江省科学技术进步条例》贯彻落实情况", "R&D投入", "宅基地", "党建", ""]
KINDS = ["工作总结", "工作思路", "的报告", "情况汇报", "工作要点（试行）"]
JOINS = ["和", "与", "及", "暨", "、", " "]
PIECES = st.lists(st.sampled_from([*NAMES, *TIMES, *WHATS, *KINDS, *JOINS, "关于"]), min_size=1, max_size=9).map(
    "".join
)
#: A word may begin so: 和谐. None here does.
NO_START = tuple("的和与及暨、，。：；！？）》”’〕")


@settings(max_examples=500, deadline=None)
@given(PIECES, st.integers(9, 20))
def test_no_line_is_too_long_lost_or_badly_begun(title: str, capacity: int) -> None:
    found = lines(title, Decimal(capacity))
    if found is None:
        return
    assert "".join(found) == title
    assert split_word(found) == ""
    assert all(width(line.rstrip()) <= capacity for line in found)
    for above, below in pairwise(found):
        assert not below.startswith((*NO_START, " "))
        assert not above.endswith(("（", "《", "“", "〔"))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_lines_or_none(title: str) -> None:
    found = lines(title, CAPACITY)
    assert found is None or "".join(found) == title


@pytest.mark.parametrize(
    ("broken", "word"),
    [
        ("衢州市科学技术局\n2011年工作总结", ""),
        ("衢州市科学技术局2011年工作\n总结", "工作总结"),
        ("衢州市科学技\n术局2011年工作总结", "科学技术局"),
        ("衢州市科学技术局20\n11年工作总结", "2011年"),
        ("甲局关于科技创新\n和人才工作的报告", "创新和"),
        ("甲局关于印发《\n科技规划》的通知", "《科技"),
        ("甲局、乙局\n关于科技工作的报告", ""),
        ("一行的标题", ""),
    ],
)
def test_a_line_that_ends_within_a_word_is_found(broken: str, word: str) -> None:
    assert split_word(broken.split("\n")) == word
