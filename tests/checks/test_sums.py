"""E301: parts and their total. What adds up, what is rounded, what cannot be."""

from __future__ import annotations

import pytest

from generator.diagnostic import ERROR, Diagnostic, full

from ..clerk import HEAD, build, carets, fault, faults, findings


def said(total: str, parts: str, more: str = "") -> str:
    """'' if total and parts agree, else severity and label: `error 相差 1`."""
    return "; ".join(f"{d.severity} {d.label.text() if d.label else ''}" for d in of(total, parts, more))


def of(total: str, parts: str, more: str = "") -> list[Diagnostic]:
    return findings("文", 甲=f"{{本年: {total}, 其中: {{{listed(parts)}}}{more}}}")


def listed(parts: str) -> str:
    """`5件 + 23件` → `子1: 5件, 子2: 23件`."""
    return ", ".join(f"子{i}: {part}" for i, part in enumerate(parts.split(" + "), 1))


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        ("30件", "5件 + 23件 + 2件"),
        ("5件", "5件"),
        ("5.0件", "5件"),
        ("2万元", "1.5万元 + 5000元"),
        ("0.34亿元", "3000万元 + 400万元"),
        ("五家", "两家 + 三家"),
        ("100%", "33.3% + 66.7%"),
        ("'1,945件'", "1000件 + 945件"),
        ("3公顷", "15亩 + 2公顷"),
        ("1亿元", "9999万元 + 10千元"),
        ("8人", "5名 + 3人"),
        ("9件", "5件 + 3个"),
        ("9件", "5件 + 约3件"),
        ("9件", "5个 + 3个"),
        ("第九届", "5届 + 3届"),
        ("5—8件", "5件 + 2件"),
        ("约9件", "5件 + 5件"),
        ("65亿元", "60亿元 + 3.4亿元 + 1.5亿元"),
        ("30项以上", "10项 + 约25项"),
        ("0.34亿元", "约3000万元 + 400万元"),
        ("数十件", "5件 + 23件"),
        ("近40家", "5家 + 15家 + 19家"),
        ("20余家", "5家 + 16家"),
        ("超过20家", "5家 + 16家"),
        ("至少20家", "5家 + 15家"),
        ("20家以上", "5家 + 15家"),
        ("不超过20家", "5家 + 15家"),
    ],
)
def test_what_adds_up_or_claims_no_sum_is_fine(total: str, parts: str) -> None:
    assert said(total, parts) == ""


@pytest.mark.parametrize(
    ("total", "parts", "off"),
    [
        ("31件", "5件 + 23件 + 2件", "相差 1"),
        ("29件", "5件 + 23件 + 2件", "相差 1"),
        ("1057.53万元", "210万元 + 570万元 + 320.91万元", "相差 43.38万"),
        ("2.0亿元", "1.5亿元 + 500万元", "相差 0.45亿"),
        ("100%", "30% + 60%", "相差 10"),
        ("六家", "两家 + 三家", "相差 一"),
        ("近40家", "5家 + 15家 + 21家", "相差 1"),
        ("近40家", "20家 + 20家", ""),
        ("20余家", "5家 + 10家", "相差 5"),
        ("20余家", "5家 + 15家", ""),
        ("20余家", "15家 + 20家", "相差 15"),
        ("5—8件", "5件 + 23件", "相差 20"),
        ("约9件", "5件 + 23件", "相差 19"),
        ("数十件", "5件 + 3件", "相差 十二"),
        ("3公顷", "15亩 + 1公顷", "相差 1"),
        ("至少20家", "5家 + 10家", "相差 5"),
        ("不超过20家", "5家 + 16家", "相差 1"),
    ],
)
def test_what_cannot_be_is_an_error_with_the_difference(total: str, parts: str, off: str) -> None:
    assert said(total, parts) == f"error {off}"


@pytest.mark.parametrize(
    ("total", "parts", "severity"),
    [
        ("100%", "33.3% + 33.3% + 33.3%", "warning"),
        ("100.0%", "33.3% + 33.3% + 33.3%", "warning"),
        ("100%", "33.3% + 33.3% + 33.1%", "error"),
        ("25.7万元", "12.5万元 + 13.1万元", "warning"),
        ("25.8万元", "12.5万元 + 13.1万元", "error"),
        ("4601万元", "3400万元 + 1200万元", "warning"),
        ("4700万元", "3400万元 + 1200万元", "error"),
        ("2亿元", "1.4亿元 + 900万元", "warning"),
        ("31件", "5件 + 25件", "error"),
    ],
)
def test_what_rounding_may_have_done_is_only_a_warning(total: str, parts: str, severity: str) -> None:
    assert said(total, parts).split()[0] == severity


def test_a_warning_does_not_stop_the_document() -> None:
    yaml = HEAD + "指标: {甲: {本年: 100%, 其中: {子: 33.3%, 丑: 66.6%}}}\n总结: {章节: [甲]}\n"
    document, found = build(yaml)
    assert document is not None
    assert found[0].hint is not None
    assert found[0].hint.text() == "像是四舍五入的尾差；不是的话，核对台账"


# -------------------------------------------------------------------- 其中不完全


@pytest.mark.parametrize(
    ("total", "parts", "off"),
    [
        ("30件", "5件 + 2件", ""),
        ("30件", "5件 + 25件", ""),
        ("30件", "5件 + 26件", "error 相差 1"),
        ("100%", "33.3% + 66.8%", "warning 相差 0.1"),
        ("20余家", "5家 + 2家", ""),
        ("20余家", "5家 + 15家", ""),
        ("近40家", "5家 + 2家", ""),
        ("近40家", "20家 + 20家", "error "),
        ("不超过40家", "20家 + 21家", "error 相差 1"),
    ],
)
def test_parts_that_are_not_complete_may_only_not_exceed(total: str, parts: str, off: str) -> None:
    assert said(total, parts, ", 其中不完全: 是") == off


def test_the_hint_knows_whether_parts_are_complete() -> None:
    complete, partial = of("31件", "5件")[0].hint, of("3件", "5件", ", 其中不完全: 是")[0].hint
    assert complete is not None
    assert partial is not None
    assert complete.text() == "核对台账；若有未列的分项，补上，或写 其中不完全: 是"
    assert partial.text() == "分项超过了合计，核对台账"


# ----------------------------------------------------------------------- places


def test_the_total_is_pointed_at_and_the_parts_shown_with_it() -> None:
    (found,) = of("31件", "5件 + 23件 + 2件")
    places = [related.span.source.text[related.span.start : related.span.end] for related in found.related]
    assert places == ["5件", "23件", "2件"]
    assert fault("文", 甲="{本年: 31件, 其中: {子: 30件}}") == "E301 甲:6"


def test_the_arithmetic_is_shown() -> None:
    assert full(of("1057.53万元", "210万元 + 570万元 + 320.91万元")[0]).splitlines()[0] == (
        "错误[E301]: “甲”各分项之和与合计不符：210万 + 570万 + 320.91万 = 1100.91万，合计写的是 1057.53万"
    )
    assert of("近40家", "5家 + 36家")[0].message.text().endswith("5 + 36 = 41，合计写的是 近40")


@pytest.mark.parametrize(
    "tree",
    [
        "指标: {甲: {本年: ‸9件, 其中: {子: 5件}}}\n总结: {章节: [甲]}",
        "指标: {甲: {本年: ‸9件, 其中: {子: {本年: ‸5件, 其中: {一: 3件}}}}}\n总结: {章节: [甲]}",
        "指标: {甲: {其中: {子: {本年: ‸5件, 其中: {一: 3件}}}}}\n总结: {章节: [甲]}",
        "指标: {甲: {各项: {子: {本年: ‸5件, 其中: {一: 3件}}}}}\n总结: {章节: [甲]}",
        "总结: {数据: {甲: {本年: ‸5件, 其中: {一: 3件}}}, 导语: '{{ 甲 }}', 章节: [甲]}",
        "总结: {章节: [{标题: '{{ 甲 }}', 数据: {甲: {本年: ‸5件, 其中: {一: 3件}}}}]}",
        "总结: {章节: [{标题: 甲, 条目: [{标题: '{{ 甲 }}', 数据: {甲: {本年: ‸5件, 其中: {一: 3件}}}}]}]}",
        "总结: {章节: [甲], 不足: {标题: '{{ 甲 }}', 数据: {甲: {本年: ‸5件, 其中: {一: 3件}}}}}",
        "计划: {章节: [{标题: '{{ 甲 }}', 数据: {甲: {本年: ‸5件, 其中: {一: 3件}}}}]}",
    ],
)
def test_numbers_are_checked_wherever_they_stand(tree: str) -> None:
    typed, places = carets(f"{HEAD}{tree}\n")
    assert faults(typed) == ", ".join(f"E301 {place}" for place in places)


def test_a_faulty_number_is_not_reckoned_with() -> None:
    assert fault("文", 甲="{本年: 9件, 其中: {子: 二一件, 丑: 3件}}") == "E302 甲:18"


def test_every_mismatch_is_reported_at_once() -> None:
    wrong = "{本年: 9件, 其中: {子: 5件}}"
    assert fault("文", 甲=wrong, 乙=wrong, 丙=wrong) == "E301 甲:6, E301 乙:6, E301 丙:6"
    assert all(d.severity == ERROR for d in findings("文", 甲=wrong))


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        ("近40家", "5家 + 15家 + 21个", "warning "),
        ("近40家", "5家 + 15家 + 19个", ""),
        ("10期", "4期 + 800人次", ""),
        ("30项", "40家", ""),
    ],
)
def test_parts_in_another_classifier_may_not_exceed_the_total(total: str, parts: str, expected: str) -> None:
    assert said(total, parts).partition("相差")[0] == expected
