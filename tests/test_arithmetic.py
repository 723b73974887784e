"""A figure's formula with the values that it is made of."""

from __future__ import annotations

import pytest

from generator.arithmetic import with_values
from generator.ledger import Origin
from generator.model import Figure, Indicator
from generator.quantity import parse
from generator.source import Source, Span

SPAN = Span(Source("报告.yaml", ""), 0, 0)


def origin(name: str, field: str, text: str) -> Origin:
    figure = Figure(text, (f"{name}.{field}",), parse(text))
    return Origin(f"{name}.{field}", name, field, figure, SPAN, Indicator(f"指标.{name}", SPAN, name))


def figure(text: str, formula: str) -> Figure:
    return Figure(text, (), parse(text), formula)


NOW, THEN, AIM = origin("甲", "本年", "1945件"), origin("甲", "上年", "1571件"), origin("甲", "目标", "1800件")


@pytest.mark.parametrize(
    ("made", "origins", "line"),
    [
        (figure("23.8%", "（本年−上年）÷上年"), [NOW, THEN], "（1945 − 1571）÷ 1571 = 23.8%"),
        (figure("374件", "本年−上年"), [NOW, THEN], "1945 − 1571 = 374件"),
        (figure("108.1%", "本年÷目标"), [NOW, AIM], "1945 ÷ 1800 = 108.1%"),
        (figure("108.1%", "本年÷目标"), [NOW, origin("甲", "目标.确保", "1800件")], "1945 ÷ 1800 = 108.1%"),
        (figure("30件", "5件 + 25件"), [], "5件 + 25件 = 30件"),
        (figure("79%", "乙÷甲"), [origin("乙", "本年", "79件"), origin("甲", "本年", "100件")], "79件 ÷ 100件 = 79%"),
        (figure("第十届", "第九届的下一个"), [origin("甲", "本年", "第九届")], "第九届的下一个 = 第十届"),
    ],
)  # fmt: skip
def test_words_give_way_to_values(made: Figure, origins: list[Origin], line: str) -> None:
    assert with_values(made, origins) == [line]


def test_values_keep_their_units_where_these_differ() -> None:
    made = figure("9%", "（本年−上年）÷上年")
    given = [origin("甲", "本年", "3.4亿元"), origin("甲", "上年", "31200万元")]
    assert with_values(made, given) == ["（3.4亿元 − 31200万元）÷ 31200万元 = 9%"]


def test_what_was_typed_has_no_arithmetic() -> None:
    assert with_values(figure("1945件", ""), [NOW]) == []
    assert with_values(figure("16.5%", "（本年−上年）÷上年"), [origin("甲", "增速", "16.5%")]) == []


def test_of_several_each_has_its_own_line_and_rate() -> None:
    made = Figure("同比分别增长23.8%和9.1%", (), None, "（本年−上年）÷上年")
    first = Indicator("甲", SPAN, "甲", current=NOW.figure, previous=THEN.figure)
    second = origin("乙", "本年", "1522件"), origin("乙", "上年", "1395件")
    other = first._replace(key="乙", name="乙", current=second[0].figure, previous=second[1].figure)
    given = [
        NOW._replace(indicator=first),
        THEN._replace(indicator=first),
        *(o._replace(indicator=other) for o in second),
    ]
    assert with_values(made, given) == ["甲：（1945 − 1571）÷ 1571 = 23.8%", "乙：（1522 − 1395）÷ 1395 = 9.1%"]
