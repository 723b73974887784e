"""Claims: the numbers in running prose, with their marks and units, and the numerals that claim nothing."""

from __future__ import annotations

import time

import pytest

from generator.claims import claims, names


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


def test_the_spans_of_names_are_told() -> None:
    text = "2011年，按国发〔2011〕9号办理“6+1”项目30个"
    assert [text[a:b] for a, b in names(text)] == ["2011年", "〔2011〕9号", "“6+1”"]


def test_a_long_text_takes_no_time() -> None:
    text = "全市专利申请量1945件、授权量1522件，同比分别增长23.8%和9.1%；约三千五百名专家第一次参加。" * 400
    started = time.perf_counter()
    assert len(claims(text)) == 400 * 6
    assert time.perf_counter() - started < 1
