"""Last year's count is worked back only where one whole number gives the stated rate."""

from __future__ import annotations

import pytest

from generator.binding.bases import agrees, bases, known
from generator.quantity import parse
from tests.clerk import pairs


@pytest.mark.parametrize(
    ("told", "then"),
    pairs(
        """
        93件 55% → [60]         1945件 23.8% → [1571]      1522件 9.1% → [1395]      326件 -12.4% → [372]
        210家 27.3% → [165]     1023人 12.1% → []          7件 3% → []               10件 900% → [1]
        3.4亿元 22% → None      41230元 5.6% → None        20余件 5% → None          120亩 5% → None
        93件 55%以上 → None     93件 -100% → None          5 25% → None
        10230人 12.1% → [9122, 9123]
        """
    ),
)
def test_whole_numbers_that_give_a_rate(told: str, then: str) -> None:
    value, rate = told.split()
    assert str(bases(parse(value), parse(rate))) == then


@pytest.mark.parametrize(
    ("told", "fields"),
    pairs(
        """
        93件 55% → {'上年': '60件'}      1945件 24% → {'增速': '24%'}     93件 54.95% → {'增速': '54.95%'}
        55件 9% → {'增速': '9%'}         90件 20.0% → {'上年': '75件', '小数': '1'}
        3.4亿元 22% → {'增速': '22%'}    80件 27% → {'上年': '63件'}      100家 -3.8% → {'上年': '104家'}
        """
    ),
)
def test_what_is_told_of_a_growth(told: str, fields: str) -> None:
    value, rate = told.split()
    assert str(known(parse(value), parse(rate))[0]) == fields


def test_a_count_that_no_last_year_gives_is_noticed() -> None:
    assert known(parse("7件"), parse("3%")) == ({"增速": "3%"}, True)


def test_two_values_and_a_rate_agree_when_it_is_theirs_rounded() -> None:
    assert agrees(parse("33亿元"), parse("24.88亿元"), parse("32.64%")) == {"上年": "24.88亿元", "小数": "2"}
    assert agrees(parse("33亿元"), parse("24.88亿元"), parse("32.6%")) == {"上年": "24.88亿元"}
    assert agrees(parse("33亿元"), parse("24.88亿元"), parse("30%")) is None
    assert agrees(parse("33亿元"), parse("0亿元"), parse("30%")) is None
