"""Quantities: every form of number the genre writes, read and written again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.quantity import (
    AFTER,
    BEFORE,
    SCALES,
    WITHIN,
    Kind,
    Quantity,
    Script,
    Unreadable,
    add,
    parse,
    plain,
    read,
    rounded,
    write,
)

from .clerk import listed

#: What a clerk types | what it means: claim, kind, number, ×scale, unit, script.
FORMS = """
    1945件          | exact 1945 件
    1,945件         | exact 1945 件 1,
    12,345.60元     | exact 12345.60 元 1,
    12.30万元       | exact 12.30 ×万 元
    3.4亿元         | exact 3.4 ×亿 元
    1.2万亿元       | exact 1.2 ×万亿 元
    3万亩           | exact 3 ×万 亩
    0.91%           | exact 0.91 %
    0.00%           | exact 0.00 %
    -3.2%           | exact -3.2 %
    5‰              | exact 5 ‰
    2.26个百分点    | exact 2.26 个百分点
    0件             | exact 0 件
    1945            | exact 1945
    5G              | exact 5 G
    160元/亩        | exact 160 元/亩
    25m²            | exact 25 m²
    2011年          | exact 2011 年
    六家            | exact 6 家 一
    十项            | exact 10 项 一
    十二家          | exact 12 家 一
    二十家          | exact 20 家 一
    二百家          | exact 200 家 一
    一百零五人      | exact 105 人 一
    一千零五十人    | exact 1050 人 一
    九千九百九十九件 | exact 9999 件 一
    零起            | exact 0 起 一
    三万元          | exact 3 ×万 元 一
    两个            | exact 2 个 两
    两万亩          | exact 2 ×万 亩 两
    两百家          | exact 200 家 两
    两千零五十人    | exact 2050 人 两
    约5000亩        | around 5000 亩
    大约60%         | around 60 %
    5000亩左右      | around 5000 亩
    30岁上下        | around 30 岁
    近40家          | below 40 家
    接近90%         | below 90 %
    将近3亿元       | below 3 ×亿 元
    不足5%          | below 5 %
    不到三年        | below 3 年 一
    近百件          | below 100 件 百
    近百万元        | below 100 ×万 元 百
    近万人次        | below 1 ×万 人次 百
    超过300人       | above 300 人
    超1.5亿元       | above 1.5 ×亿 元
    逾六成          | above 6 成 一
    超百亿元        | above 100 ×亿 元 百
    20余篇          | above 20 篇
    160多名         | above 160 名
    8000多万元      | above 8000 ×万 元
    3万余元         | above 3 ×万 元
    十余家          | above 10 家 一
    百余册          | above 100 册 百
    千余人次        | above 1000 人次 百
    不少于500人     | at least 500 人
    不低于5%        | at least 5 %
    至少两次        | at least 2 次 两
    500万元以上     | at least 500 ×万 元
    不超过30天      | at most 30 天
    最多200万元     | at most 200 ×万 元
    三年以内        | at most 3 年 一
    50平方米以下    | at most 50 平方米
    1—2项           | range 1 to 2 项
    1至2项          | range 1 to 2 项
    1～2项          | range 1 to 2 项
    3%—5%           | range 3 to 5 %
    3万—5万元       | range 3 to 5 ×万 元
    2.5—3万元       | range 2.5 to 3 ×万 元
    一至三名        | range 1 to 3 名 一
    一至两名        | range 1 to 2 名 两
    900—1,100件     | range 900 to 1100 件 1,
    约1—2项         | range 1 to 2 项
    2010—2011年     | range 2010 to 2011 年
    数十家          | vague 家
    几百人          | vague 人
    数百余件        | vague 件
    上百份          | vague 份
    数万元          | vague ×万 元
    上千万元        | vague ×万 元
    第九届          | exact 第 9 届 一
    第3名           | exact 第 3 名
    第二次          | exact 第 2 次 一
    第二十批        | exact 第 20 批 一
    连续六年        | exact 连续 6 年 一
    连续3年         | exact 连续 3 年
    连续六年以上    | at least 连续 6 年 一
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in FORMS.strip().splitlines()]


def meaning(quantity: Quantity) -> str:
    """A quantity without its typography but for the script, in the notation of FORMS."""
    number = "" if quantity.low is None else f"{quantity.low:f}"
    words = [
        quantity.exactness.value,
        quantity.kind.value,
        number if quantity.high is None else f"{number} to {quantity.high:f}",
        f"×{quantity.scale}" if quantity.scale else "",
        quantity.unit,
        "" if quantity.low is None or quantity.script is Script.ARABIC else quantity.script.value,
    ]
    return " ".join(word for word in words if word)


@pytest.mark.parametrize(("typed", "meant"), ROWS)
def test_a_form_means(typed: str, meant: str) -> None:
    assert meaning(parse(typed)) == meant


@pytest.mark.parametrize("typed", [typed for typed, _ in ROWS])
def test_a_form_is_printed_as_it_was_typed(typed: str) -> None:
    assert str(parse(typed)) == typed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("１９４５件", "1945件"),
        ("１，９４５件", "1,945件"),
        ("９．１％", "9.1%"),
        (" 5件 ", "5件"),
        ("−3.2%", "-3.2%"),
        ("－3—5%", "-3—5%"),
        ("1-2项", "1～2项"),
        ("1~2项", "1～2项"),
        ("1–2项", "1～2项"),
        ("1－2项", "1～2项"),
    ],
)
def test_width_and_dashes_are_folded(typed: str, printed: str) -> None:
    assert str(parse(typed)) == printed


UNREADABLE = """
    件  约件  五六件  二一  一百五家  三四家  两十家  十两个  两千两百人  百家  千人  万元  亿元  百分之五  近百分之五
    三分之一  007件  01,945件  1,94件  1,9455件  1.件  .5%  1.2.3  +5%  5件6个  2011年12月  1:3  3/4  5件，6个  1—百家
    〇  1—两名  一—1千  1,000—2000件  近百—200家  5{件}  5“件”  ++  -  数  上  几  5 件  3.4 亿元  ٣件  ²件
"""


@pytest.mark.parametrize("typed", [*listed(UNREADABLE), "", " ", "5件\n6件"])
def test_what_is_no_quantity_is_refused_with_a_hint(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(typed)
    assert refused.value.hint is not None


@pytest.mark.parametrize("typed", ["43 家", "约 43家", "43　家", "3.4 亿 元"])
def test_blanks_in_a_quantity_are_told_from_other_slips(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(typed)
    assert refused.value.hint is not None
    assert refused.value.hint.text() == f"数和单位中间不要空格：{''.join(typed.split())}"


@pytest.mark.parametrize(("typed", "remedy"), [("3.4亿", "补上单位，如 3.4亿元"), ("5万", "补上单位，如 5万元")])
def test_a_scale_wants_a_unit(typed: str, remedy: str) -> None:
    with pytest.raises(Unreadable, match="没有单位") as refused:
        parse(typed)
    assert refused.value.hint is not None
    assert refused.value.hint.text() == remedy


@pytest.mark.parametrize("typed", ["9" * 16 + "件", "1" * 5000, "一" * 5000 + "，", "1,000" + ",000" * 30 + "件"])
def test_a_number_beyond_reason_is_refused_at_once(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse(typed)


def test_the_fault_of_a_long_text_quotes_only_its_beginning() -> None:
    with pytest.raises(Unreadable) as refused:
        parse("五" * 5000)
    assert len(refused.value.message.text()) < 50


# ------------------------------------------------------------------ properties

UNITS = ["件", "家", "%", "元", "人次", "个百分点", "平方米", "元/亩", "届"]
ARABIC = st.decimals(0, 10**8, places=2).map(lambda d: d.quantize(Decimal("0.1")) if d % 2 > 1 else d)
WHOLE = st.integers(0, 9999).map(Decimal)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    script = draw(st.sampled_from([Script.ARABIC, Script.GROUPED, Script.CHINESE]))
    low = draw(WHOLE if script is Script.CHINESE else st.one_of(WHOLE, ARABIC))
    if script is Script.GROUPED:
        low += 1000
    scale = draw(st.sampled_from(list(SCALES)))
    high = draw(st.none() | st.integers(1, 999).map(lambda more: low + more)) if script is not Script.GROUPED else None
    if high is not None and (high > 9999 or low != int(low)):
        high = None
    return Quantity(
        low=low,
        unit=draw(st.sampled_from(UNITS)),
        scale=scale,
        high=high,
        script=script,
        kind=draw(st.sampled_from(Kind)),
        before=draw(st.sampled_from(["", *BEFORE])),
        within=draw(st.sampled_from(["", *WITHIN])),
        after=draw(st.sampled_from(["", *AFTER])),
        dash=draw(st.sampled_from("—～至")) if high is not None else "",
    )


@given(quantities())
def test_what_is_written_reads_back_the_same(quantity: Quantity) -> None:
    assert parse(str(quantity)) == quantity
    assert str(parse(str(quantity))) == str(quantity)


@given(st.text("0123456789.,一二三十百千两零万亿数几上第约近余多以上件%—-～连续 ", max_size=12))
def test_whatever_can_be_read_is_written_to_be_read_again(text: str) -> None:
    try:
        quantity = parse(text)
    except Unreadable:
        return
    assert parse(str(quantity)) == quantity


@given(st.text(max_size=200))
def test_any_text_is_a_quantity_or_unreadable(text: str) -> None:
    try:
        assert str(parse(text))
    except Unreadable as refused:
        assert refused.message.text()


@given(st.integers(0, 9999), st.sampled_from([Script.CHINESE, Script.LIANG]))
def test_chinese_digits_are_read_as_they_are_written(number: int, script: Script) -> None:
    assert read(write(Decimal(number), script)) == number


# ------------------------------------------------------------------- numerals


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        (0, "零"), (2, "二"), (10, "十"), (11, "十一"), (20, "二十"), (100, "一百"), (101, "一百零一"),
        (110, "一百一十"), (1001, "一千零一"), (1010, "一千零一十"), (1100, "一千一百"), (2012, "二千零一十二"),
    ],
)  # fmt: skip
def test_chinese_digits(number: int, chinese: str) -> None:
    assert write(Decimal(number), Script.CHINESE) == chinese


@pytest.mark.parametrize(("number", "said"), [(2, "两"), (200, "两百"), (2002, "两千零二"), (20, "二十"), (12, "十二")])
def test_liang_is_said_for_er_at_the_head(number: int, said: str) -> None:
    assert write(Decimal(number), Script.LIANG) == said


@pytest.mark.parametrize("number", ["10000", "3.5", "-2"])
def test_what_chinese_digits_cannot_say_stays_arabic(number: str) -> None:
    assert write(Decimal(number), Script.CHINESE) == number


# ------------------------------------------------------------------ arithmetic


@pytest.mark.parametrize(
    ("value", "decimals", "result"),
    [
        ("2.25", 1, "2.3"), ("2.35", 1, "2.4"), ("-2.25", 1, "-2.3"), ("2.249", 1, "2.2"), ("0.5", 0, "1"),
        ("1.5", 0, "2"), ("2.5", 0, "3"), ("2", 1, "2.0"), ("-0.04", 1, "0.0"), ("-0.4", 0, "0"),
        ("1E+40", 2, "1" + "0" * 40 + ".00"),
    ],
)  # fmt: skip
def test_rounding_is_half_up_and_knows_no_minus_zero(value: str, decimals: int, result: str) -> None:
    assert f"{rounded(Decimal(value), decimals):f}" == result


@pytest.mark.parametrize(
    ("value", "result"), [("8E+1", "80"), ("2.50", "2.5"), ("2.0", "2"), ("0.0", "0"), ("1E+40", "1" + "0" * 40)]
)
def test_plain_has_no_exponent_and_no_zeros_behind_the_point(value: str, result: str) -> None:
    assert str(plain(Decimal(value))) == result


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        ("5件 23件 2件", "30件"),
        ("12.30万元 0.70万元", "13万元"),
        ("1万元 5000元", "1.5万元"),
        ("5000元 1万元", "15000元"),
        ("0.3亿元 200万元", "0.32亿元"),
        ("1,945件 55件", "2,000件"),
        ("一个 一个", "两个"),
        ("两家 三家", "五家"),
        ("33.3% 33.3%", "66.6%"),
        ("999999999999999万亿元 1元", "999999999999999.000000000001万亿元"),
    ],
)
def test_a_sum_is_in_the_first_ones_scale_and_script(typed: str, total: str) -> None:
    assert str(add([parse(text) for text in typed.split()])) == total


@pytest.mark.parametrize("typed", ["5件 3个", "5件 约3件", "5件 1—2件", "5件 数十件", "第九届 第八届", "5% 3个百分点"])
def test_what_cannot_be_added_has_no_sum(typed: str) -> None:
    assert add([parse(text) for text in typed.split()]) is None


@pytest.mark.parametrize(
    ("typed", "value"), [("3.4亿元", "340000000"), ("12.30万元", "123000"), ("3%—5%", "3"), ("近百万元", "1000000")]
)
def test_the_value_counts_the_scale(typed: str, value: str) -> None:
    assert parse(typed).value == Decimal(value)


@pytest.mark.parametrize(("typed", "after"), [("第九届", "第十届"), ("2011年", "2012年"), ("连续六年", "连续七年")])
def test_the_next_of_its_kind(typed: str, after: str) -> None:
    assert str(parse(typed).next()) == after


@pytest.mark.parametrize("typed", ["第九届", "连续六年", "约5件", "1—2件", "数十件", "5件以上"])
def test_only_exact_amounts_may_be_reckoned_with(typed: str) -> None:
    assert not parse(typed).exact
