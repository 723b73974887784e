"""What a number counts is read from the words before it; where that is not plain, it has no name."""

from __future__ import annotations

import pytest

from generator.binding.nouns import label, noun, respective, subject, usable
from tests.clerk import pairs


@pytest.mark.parametrize(
    ("before", "found"),
    pairs(
        """
        全市专利申请量 → 专利申请量                        共办理群众诉求 → 群众诉求
        我县“R&D经费支出” → 研发经费支出                   我县高新技术产业增加值为 → 高新技术产业增加值
        引导企业加大投入,全社会研发投入达 → 全社会研发投入  确保实现高新技术产业产值 → 高新技术产业产值
        某某集团有限公司2011年科技投入 → 科技投入          2011年全年实现销售收入 → 销售收入
        组织申报各级各类科技计划项目共 → 科技计划项目      推荐企业争取各级各类科技支持资金 → 科技支持资金
        完成一般公共预算收入 → 一般公共预算收入            城镇常住居民人均可支配收入 → 城镇常住居民人均可支配收入
        规模以上工业增加值 → 规模以上工业增加值            全市省级以上研发平台 → 省级以上研发平台
        城镇新增就业 → 城镇新增就业                        研发经费占GDP的比重达 → 研发经费占GDP比重
        全社会研发投入占地区生产总值比重达 → 全社会研发投入占比
        全县规上工业企业预计完成产值 → 规上工业企业产值    全年实现农林牧渔业总产值 → 农林牧渔业总产值
        新登记市场主体 → 新登记市场主体                    烤烟种植面积 → 烤烟种植面积
        2.3亿元,利润 → 利润                                1-9月,出口 → 出口
        """
    ),
)
def test_a_noun_is_what_stands_directly_before_its_number(before: str, found: str) -> None:
    assert noun(before) == found


@pytest.mark.parametrize(
    "before", ["", "对", "共有", "邀请了省内外的", "完成了", "企业与院校签约项目", "城乡居民人均可支配收入分别达到"]
)
def test_words_that_are_no_plain_noun_give_no_name(before: str) -> None:
    assert noun(before) == ""


@pytest.mark.parametrize(
    ("before", "found"),
    pairs(
        """
        城镇、农村居民人均可支配收入分别达到 → 城镇居民人均可支配收入 农村居民人均可支配收入
        完成。全市进口、出口总额分别为 → 进口总额 出口总额
        粮食和油料产量分别为 → 粮食产量 油料产量
        专利申请量、授权量分别达 → 专利申请量 专利授权量
        甲、乙分别达 → []    财政收入分别为 → []    财政收入、 → []
        """
    ),
)
def test_nouns_before_numbers_that_stand_apart(before: str, found: str) -> None:
    assert (" ".join(respective(before, 2)) or "[]") == found


def test_a_name_is_never_a_word_of_the_vocabulary() -> None:
    assert not any(usable(name) for name in ("年度", "单位", "增速", "其中", "分别同比", "", "2011", "R&D", "a.b"))


def test_a_part_keeps_its_words_whatever_they_are() -> None:
    assert [label(before) for before in ("咨询", " 其他 ", "甲、乙", "")] == ["咨询", "其他", "", ""]


def test_a_subject_is_the_last_body_that_is_named() -> None:
    assert subject("某省甲乙集团公司全年实现销售收入") == "某省甲乙集团"
    assert subject("全年实现销售收入") == ""


def test_a_blank_before_the_number_does_not_hide_the_noun() -> None:
    assert noun("烤烟种植面积 ") == "烤烟种植面积"
