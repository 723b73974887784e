"""Claims: the numbers in running prose, with their marks and units, and the numerals that claim nothing."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.claims import claims, names
from generator.quantity import parse_loosely


def found(text: str) -> list[str]:
    return [text[claim.start : claim.end] for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("对989项授权专利资助184万元", "989项 184万元"),
        ("建立基地6000余亩，共办班20多期", "6000余亩 20多期"),
        ("近40家企业申报，超1亿元", "近40家 超1亿元"),
        ("实施1—2项，培训500人以上", "1—2项 500人以上"),
        ("占比0.91%，提高0.26个百分点", "0.91% 0.26个百分点"),
        ("第九届科工会，连续六年获奖，居全市第5", "第九届 连续六年 第5"),
        ("人均１９４５元，有两个项目", "１９４５元 两个"),
        ("签约130个，节约5万元，附近3家", "130个 5万元 3家"),
        ("增长近一成，翻了一番，突破三百亿元", "近一成 翻了一番 突破三百亿元"),
        ("三分之二以上的指标，一半以上提前完成", "三分之二以上 一半以上"),
        ("用3-5年建成1至2个，补助10万至20万元", "3-5年 1至2个 10万至20万元"),
        ("投资1.2亿，完成8000余万，共3区2县", "1.2亿 8000余万 3区 2县"),
        ("历时一年多，三个多月办结，半年见效", "一年多 三个多月 半年"),
        ("连续第五年居全市第一，第一是学习", "连续第五年 第一"),
        ("占约60%左右，近20多家，5887利税", "约60% 20多家 5887"),
        ("93人均已派驻，115人才计划，单价160元/亩", "93人 115 160元/亩"),
    ],
)
def test_a_claim_is_the_number_with_its_marks_and_its_unit(text: str, claimed: str) -> None:
    assert found(text) == claimed.split()


def test_a_claim_knows_its_quantity() -> None:
    (claim,) = claims("面积约１５００亩")
    assert (str(claim.quantity), claim.start) == ("约1500亩", 2)


@pytest.mark.parametrize(
    "text", ["2011年9月", "“6+1”工程", "国发〔2020〕17号", "5G网络", "二等奖", "进一步", "十九大精神"]
)
def test_names_and_dates_are_no_claims(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "http://www.example.cn/list?id=1&t=2，查看", "dsyy@163.com", "0512-6688-1234", "+86-10-8888-6666转8001",
        "2012/12/31", "2010.12.20", "二〇一一年", "二O二二年度", "（1）甲；（2）乙", "[1]", "[12] 甲",
        "1 稳定生产", "1.1 面积", "1.1.1 水稻", "2,培训", "2，培训", "受理12345投诉", "甲……………3", "乙......12",
    ],
)  # fmt: skip
def test_addresses_dates_and_numbers_that_count_the_text_itself_are_no_claims(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["1.5亿元", "3 个", "12 万元", "12345件", "1.2公里", "12345人"])
def test_an_amount_at_the_beginning_of_a_line_is_a_claim(text: str) -> None:
    assert found(text) != []


def test_the_spans_of_names_are_told() -> None:
    text = "2011年，按国发〔2011〕9号办理“6+1”项目30个"
    assert [text[a:b] for a, b in names(text)] == ["2011年", "〔2011〕9号", "“6+1”"]


def test_a_long_text_is_read_to_its_end() -> None:
    text = "全市专利申请量1945件、授权量1522件，同比分别增长23.8%和9.1%；约三千五百名专家第一次参加。" * 400
    assert len(claims(text)) == 400 * 6


@pytest.mark.parametrize("piece", ["一", "1", "“", "十", "一届", "2011", "1a", "1:1", "\n", "近", "个多"])
def test_no_text_takes_long(piece: str) -> None:
    """Hostile or broken files have runs of anything; time that grows with their square would be minutes."""
    started = time.process_time()
    claims(piece * (20000 // len(piece)))
    assert time.process_time() - started < 30


@given(
    st.text("0123456789.,一二两三十百千万亿零半约近余多以上第年月日个家元%—-～“”《》（）、。\n连续是分之", max_size=60)
)
def test_claims_read_again_and_never_overlap_a_name(text: str) -> None:
    found = claims(text)
    for claim in found:
        assert parse_loosely(text[claim.start : claim.end]) == claim.quantity
    spans = sorted([*((claim.start, claim.end) for claim in found), *names(text)])
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
