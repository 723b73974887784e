"""E306, E311, E319: units that are missing, that do not convert, or that are a size off."""

from __future__ import annotations

import pytest

from generator.diagnostic import ERROR, WARNING

from ..clerk import fault, findings


@pytest.mark.parametrize(
    "value",
    [
        "{本年: 6063万元, 上年: 0.521亿元}",
        "{本年: 30亩, 上年: 1.9公顷, 目标: 2公顷}",
        "{本年: 93人, 上年: 88名}",
        "{本年: 0.91%, 上年: 6.5‰}",
        "{本年: 60件, 上年: 2件}",
        "{本年: 90%, 上年: 2%}",
        "{本年: 12万元, 上年: -3万元}",
        "{本年: 200余户, 上年: 160户, 历年: {2009: 150户}}",
        "{本年: 300家, 历年: {2001: 20家, 2006: 110家, 2010: 280家}}",
        "{本年: 15人, 上年: 2人}",
        "{本年: 40万元, 上年: 5万元}",
        "{本年: 0.91%, 上年: 0.26%}",
        "{本年: 2.4亿元, 上年: 0.5亿元}",
        "{本年: 11.5%, 上年: 1.2%, 称: 投资增速}",
        "{本年: 30件, 其中: {培训: 800人次, 服务: 12家}}",
        "{本年: 6063万元, 其中: {上级: 3623万元, 项目: 118项}}",
    ],
)
def test_values_that_convert_and_are_of_one_size_are_fine(value: str) -> None:
    assert fault("{{ 甲.本年 }}", 甲=value) == ""


@pytest.mark.parametrize(
    ("value", "severity"),
    [
        ("{本年: 30件, 上年: 30项}", WARNING),
        ("{本年: 30件, 目标: {确保: 30家, 力争: 40家}}", WARNING),
        ("{本年: 30件, 上年: 30万元}", ERROR),
        ("{本年: 30%, 上年: 30件}", ERROR),
        ("{本年: 30亩, 历年: {2009: 20公里}}", ERROR),
        ("{本年: 30件, 其中: {咨询: 5件, 建议: 23人, 其他: 2件}}", WARNING),
        ("{本年: 30件, 其中: {咨询: 5件, 建议: 25项}}", WARNING),
    ],
)
def test_units_that_do_not_convert_are_an_error_where_one_of_them_measures(value: str, severity: str) -> None:
    found = [d for d in findings("{{ 甲.本年 }}", 甲=value) if d.code == "E311"]
    assert {d.severity for d in found} == {severity}
    assert found[0].related[0].span.source.text[found[0].related[0].span.start :].startswith("30")


def test_text_that_stumbles_over_two_units_is_told_once_with_both_places() -> None:
    (found,) = findings("{{ 甲.同比 }}", 甲="{本年: 30件, 上年: 25万元}")
    shown = [r.span.source.text[r.span.start : r.span.end] for r in found.related]
    assert (found.code, shown) == ("E304", ["25万元", "30件"])


@pytest.mark.parametrize(
    "value",
    [
        "{本年: 6063亿元, 上年: 5210万元}",
        "{本年: 1945件, 上年: 157件}",
        "{本年: 1945件, 目标: 18000件}",
        "{本年: 1.05亿人, 上年: 0.98万人}",
        "{本年: 1945件, 上年: 1571件, 历年: {2009: 14500件}}",
        "{本年: 5亿元, 上年: 4万元}",
        "{本年: 9.1%, 上年: 0.85%}",
        "{本年: 24.8亿元, 上年: 2.41亿元}",
        "{本年: 0.91%, 目标: 8.8%}",
    ],
)
def test_values_many_times_apart_are_asked_about(value: str) -> None:
    assert fault("{{ 甲.本年 }}", 甲=value).startswith("E319")
