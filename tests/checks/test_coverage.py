"""Coverage: numerals that are bound, numerals that are only typed, and names and dates that are neither."""

from __future__ import annotations

import pytest

from generator.blocks import Block, Paragraph, Run, Table, Title
from generator.build import coverage as of_documents
from generator.checks.coverage import Coverage, Numeral, coverage

from ..clerk import HEAD, document, listed, report


def typed(text: str) -> list[str]:
    """The numerals of a paragraph that count as typed."""
    return [numeral.text for numeral in coverage([Paragraph("甲", "", (Run(text),))]).unbound]


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("获资助260万元，实施7项", ["260", "7"]),
        ("增长9.1%，总额1,945元", ["9.1", "1,945"]),
        ("新增三家、两个、十二项", ["三", "两", "十二"]),
        ("开展七大活动，历时一个月", ["七", "一"]),
        ("完成二十篇，覆盖六千户", ["二十", "六千"]),
        ("第三次会议", ["三"]),
        ("投入二亿元", ["二"]),
        ("没有数字", []),
        ("", []),
    ],
)
def test_a_typed_numeral_counts(text: str, numerals: list[str]) -> None:
    assert typed(text) == numerals


NAMES = """
    电话0570-3083271
    2011年  2011年12月  2011年12月28日  9月15日  9月  1—9月份  9月至10月  2011—2015年  2010至2011年度
    “6+1”工程  “十二五”规划  《2011年100条意见》  国发〔2020〕17号  国发[2020]17号  4·26知识产权日  5.12防灾减灾日
    SM205水稻  UP级5G网络  A4纸  12345热线  工业110平台  十七届五中、六中全会  五届十四次全会  二等奖  十二五末
    一号文件  第三产业  四位一体  一是宣传，二是培训  新一轮、一系列、进一步、一批、统一、一定、一线、一流
"""


@pytest.mark.parametrize("text", listed(NAMES))
def test_names_and_dates_are_no_claims(text: str) -> None:
    assert typed(text) == []


@pytest.mark.parametrize(
    ("text", "numeral"), [("历时9个月", "9"), ("30年", "30"), ("共2011件", "2011"), ("115人才计划", "115")]
)
def test_durations_and_counts_are_no_dates(text: str, numeral: str) -> None:
    assert typed(text) == [numeral]


def test_a_numeral_is_shown_with_what_stands_around_it() -> None:
    (found,) = coverage([Paragraph("总结.导语[1]", "", (Run("前面有一段话说到新增企业30家，后面还有话"),))]).unbound
    assert found == Numeral("总结.导语[1]", "30", "段话说到新增企业30家，后面还有话")


def test_a_bound_figure_counts_as_bound_and_its_digits_not_as_typed() -> None:
    runs = (Run("共"), Run("93件", "指标.甲"), Run("，占5%，"), Run("第九届", "k"))
    assert coverage([Paragraph("甲", "", runs)]) == Coverage(2, [Numeral("甲", "5", "共93件，占5%，第九届")])


def test_a_figure_within_quotation_marks_is_bound_still() -> None:
    runs = (Run("“"), Run("2011", "报告.年度"), Run("年3项”"))
    assert coverage([Paragraph("甲", "", runs)]) == Coverage(1, [])


def test_every_block_is_looked_at() -> None:
    blocks: list[Block] = [
        Title("题", "", (Run("2011年3项工作"),)),
        Paragraph("段", "", (Run("尾4件"),), lead=(Run("首5件"),)),
        Table("表", "", (((Run("6件"),), (Run("7件", "k"),)),)),
    ]
    found = coverage(blocks)
    assert ([n.text for n in found.unbound], found.bound) == (["3", "5", "4", "6"], 1)


@pytest.mark.parametrize(("bound", "unbound", "share"), [(0, 0, 0.0), (3, 1, 0.25), (0, 2, 1.0), (2, 0, 0.0)])
def test_the_share_of_typed_numerals(bound: int, unbound: int, share: float) -> None:
    assert Coverage(bound, [Numeral("", "1", "")] * unbound).share == share


def test_the_label_of_an_attachment_is_no_claim() -> None:
    assert coverage([Paragraph("甲", "", (Run("附件1"),), "annex")]).unbound == []


def test_a_document_knows_its_coverage() -> None:
    made = document(report("共{{ 专利 }}、{{ 5项 }}，另有3项，{{ 专利.同比 }}", 专利="{本年: 93件, 上年: 60件}"))
    found = of_documents([made])
    assert [n.text for n in found.unbound] == ["3"]
    assert found.bound == made.bound == 4  # the title's year is one


def test_heading_numbers_are_no_claims() -> None:
    assert of_documents([document(HEAD + "总结: {导语: 如下。, 章节: [{标题: 甲, 条目: [乙, 丙]}]}\n")]).unbound == []
