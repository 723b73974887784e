"""Quantities: every form of number the genre writes, read and written again."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.numerals import HALF
from generator.quantity import (
    AFTER,
    BEFORE,
    SCALES,
    Exactness,
    Kind,
    Quantity,
    Script,
    Unreadable,
    add,
    parse,
)

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
    3企业           | exact 3 企业
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
    三万五千人      | exact 35000 人 一
    三万零五百亩    | exact 30500 亩 一
    三千五百万元    | exact 3500 ×万 元 一
    一亿二千万元    | exact 120000000 元 一
    两万五千户      | exact 25000 户 两
    二点五倍        | exact 2.5 倍 一
    零点五个百分点  | exact 0.5 个百分点 一
    二〇一一年      | exact 2011 年 〇
    一九九八年      | exact 1998 年 〇
    五成            | exact 5 成 一
    1.5倍           | exact 1.5 倍
    一倍            | exact 1 倍 一
    3.5‰            | exact 3.5 ‰
    0.5个千分点     | exact 0.5 个千分点
    5千元           | exact 5 千元
    80万美元        | exact 80 ×万 美元
    7.5万平方米     | exact 7.5 ×万 平方米
    3.2平方公里     | exact 3.2 平方公里
    12km²           | exact 12 km²
    15公顷          | exact 15 公顷
    3.5公斤         | exact 3.5 公斤
    1.2万吨         | exact 1.2 ×万 吨
    500吨标准煤     | exact 500 吨标准煤
    36.8万千瓦时    | exact 36.8 ×万 千瓦时
    12兆瓦          | exact 12 兆瓦
    2.4万元/人      | exact 2.4 ×万 元/人
    12.5件/万人     | exact 12.5 件/万人
    30人次          | exact 30 人次
    143场次         | exact 143 场次
    24小时          | exact 24 小时
    30个工作日      | exact 30 个工作日
    百分之五        | exact 5 百分之 一
    百分之三点八    | exact 3.8 百分之 一
    百分之百        | exact 100 百分之 百
    千分之三        | exact 3 千分之 一
    三分之一        | exact 1 三分之 一
    五分之二        | exact 2 五分之 一
    一半            | exact 1 半 一
    半数            | exact 0.5 数 半
    半年            | exact 0.5 年 半
    半个月          | exact 0.5 个月 半
    两年半          | exact 2.5 年 半
    三个半月        | exact 3.5 个月 半
    翻番            | exact 翻 1 番 百
    翻一番          | exact 翻 1 番 一
    翻两番          | exact 翻 2 番 两
    翻了一番        | exact 翻了 1 番 一
    三万元          | exact 3 ×万 元 一
    两个            | exact 2 个 两
    两万亩          | exact 2 ×万 亩 两
    两百家          | exact 200 家 两
    两千零五十人    | exact 2050 人 两
    约5000亩        | around 5000 亩
    大概30人        | around 30 人
    十来个          | around 10 个 一
    约三分之一      | around 1 三分之 一
    百分之五左右    | around 5 百分之 一
    大约60%         | around 60 %
    5000亩左右      | around 5000 亩
    30岁上下        | around 30 岁
    近40家          | below 40 家
    接近90%         | below 90 %
    将近3亿元       | below 3 ×亿 元
    不足5%          | below 5 %
    不到三年        | below 3 年 一
    近三分之二      | below 2 三分之 一
    近百分之五      | below 5 百分之 一
    近一半          | below 1 半 一
    近半数          | below 0.5 数 半
    不到半年        | below 0.5 年 半
    低于5%          | below 5 %
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
    二十多家        | above 20 家 一
    十几个          | above 10 个 一
    二十几人        | above 20 人 一
    十多万元        | above 10 ×万 元 一
    万余元          | above 1 ×万 元 百
    一年多          | above 1 年 一
    3年多           | above 3 年
    两个多月        | above 2 个月 两
    半个多月        | above 0.5 个月 半
    1亿多元         | above 1 ×亿 元
    突破1000家      | above 1000 家
    超三成          | above 3 成 一
    超过一半        | above 1 半 一
    连续十余年      | above 连续 10 年 一
    千余人次        | above 1000 人次 百
    不少于500人     | at least 500 人
    不低于5%        | at least 5 %
    至少两次        | at least 2 次 两
    500万元以上     | at least 500 ×万 元
    半数以上        | at least 0.5 数 半
    三分之二以上    | at least 2 三分之 一
    一半以上        | at least 1 半 一
    5万元及以上     | at least 5 ×万 元
    5万元及以下     | at most 5 ×万 元
    10天之内        | at most 10 天
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
    10%—15%         | range 10 to 15 %
    50—60%          | range 50 to 60 %
    2000—3000元     | range 2000 to 3000 元
    5000万—1亿元    | range 5000 to 1 ×亿 元
    5000元—1万元    | range 5000 to 1 ×万 元
    3家至5家        | range 3 to 5 家
    9—16亿元        | range 9 to 16 ×亿 元
    百分之三至五    | range 3 to 5 百分之 一
    三千至五千人    | range 3000 to 5000 人 一
    三五家          | range 3 to 5 家 一
    五六件          | range 5 to 6 件 一
    两三个          | range 2 to 3 个 两
    一两次          | range 1 to 2 次 两
    十五六岁        | range 15 to 16 岁 一
    三四十名        | range 30 to 40 名 一
    七八百万元      | range 700 to 800 ×万 元 一
    1—2项左右       | range 1 to 2 项
    约1—2项         | range 1 to 2 项
    2010—2011年     | range 2010 to 2011 年
    数十家          | vague 家
    几百人          | vague 人
    数百余件        | vague 件
    几家            | vague 家
    数家            | vague 家
    几千人          | vague 人
    几十万元        | vague ×万 元
    数百万元        | vague ×万 元
    几万户          | vague ×万 户
    上千次          | vague 次
    上亿元          | vague ×亿 元
    上百人          | vague 人
    上百份          | vague 份
    数万元          | vague ×万 元
    上千万元        | vague ×万 元
    第九届          | exact 第 9 届 一
    第3名           | exact 第 3 名
    第二次          | exact 第 2 次 一
    第二十批        | exact 第 20 批 一
    连续六年        | exact 连续 6 年 一
    连续3年         | exact 连续 3 年
    第33届          | exact 第 33 届
    第5             | exact 第 5
    第一            | exact 第 1 一
    第十四批        | exact 第 14 批 一
    连续第六年      | exact 连续第 6 年 一
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


# ------------------------------------------------------------------ properties

UNITS = ["件", "家", "%", "元", "人次", "个百分点", "平方米", "元/亩", "届"]
ARABIC = st.decimals(0, 10**8, places=2).map(lambda d: d.quantize(Decimal("0.1")) if d % 2 > 1 else d)
WHOLE = st.integers(0, 9999).map(Decimal)
AROUND = [mark for mark, claim in BEFORE.items() if claim is Exactness.AROUND]
NEIGHBOURS = [(1, 2), (3, 5), (7, 8), (15, 16), (30, 40), (300, 500), (120, 130), (4000, 5000)]


@st.composite
def marks(draw: st.DrawFn) -> dict[str, Any]:
    """One mark of approximation or none."""
    place, words = draw(st.sampled_from([("before", BEFORE), ("within", ["余", "多"]), ("after", AFTER), ("", [""])]))
    return {place: draw(st.sampled_from(list(words)))} if place else {}


@st.composite
def amounts(draw: st.DrawFn) -> Quantity:
    """An amount, an ordinal or a streak in any script, with a mark where it bears one."""
    script = draw(st.sampled_from([Script.ARABIC, Script.GROUPED, Script.CHINESE]))
    low = draw(WHOLE if script is Script.CHINESE else st.one_of(WHOLE, ARABIC))
    kind = draw(st.sampled_from([Kind.AMOUNT, Kind.ORDINAL, Kind.STREAK, Kind.NTH]))
    return Quantity(
        low=low + 1000 if script is Script.GROUPED else low,
        unit=draw(st.sampled_from(UNITS)),
        scale=draw(st.sampled_from(list(SCALES))),
        script=script,
        kind=kind,
        **(draw(marks()) if kind in {Kind.AMOUNT, Kind.STREAK} else {}),
    )


@st.composite
def ranges(draw: st.DrawFn) -> Quantity:
    """A range of two numbers or of two neighbours."""
    unit, before = draw(st.sampled_from(UNITS)), draw(st.sampled_from(["", *AROUND]))
    if draw(st.booleans()):
        low, high = draw(st.sampled_from(NEIGHBOURS))
        return Quantity(Decimal(low), unit, high=Decimal(high), script=Script.CHINESE, before=before)
    low = draw(st.integers(0, 9000))
    high = low + draw(st.integers(1, 999))
    script = draw(st.sampled_from([Script.ARABIC, Script.CHINESE]))
    return Quantity(
        Decimal(low),
        unit,
        high=Decimal(high),
        script=script,
        before=before,
        dash=draw(st.sampled_from("—～至")),
        low_unit=draw(st.sampled_from(["", unit])),
    )


@st.composite
def shares(draw: st.DrawFn) -> Quantity:
    """Shares, vague amounts, halves, doublings, years said digit by digit."""
    unit = draw(st.sampled_from(["百分之", "千分之", "三分之", "五分之"]))
    vague = draw(st.sampled_from(["数十", "几百", "上千"]))
    low, mark = Decimal(draw(st.integers(1, 99))), draw(st.sampled_from(["", *BEFORE]))
    forms = [
        Quantity(low, unit, script=Script.CHINESE, before=mark),
        Quantity(None, "家", vague=vague, script=Script.CHINESE),
        Quantity(low + HALF, "年", script=Script.HALF, before=mark),
        Quantity(low, "个月", script=Script.CHINESE, after="多"),
        Quantity(low, "番", script=Script.CHINESE, kind=draw(st.sampled_from([Kind.DOUBLING, Kind.DOUBLED]))),
        Quantity(low + 1950, "年", script=Script.POSITIONAL),
        Quantity(low * 10, "人", script=Script.CHINESE, within=draw(st.sampled_from("多余"))),
    ]
    return draw(st.sampled_from(forms))


QUANTITIES = st.one_of(amounts(), ranges(), shares())


@given(QUANTITIES)
def test_what_is_written_reads_back_the_same(quantity: Quantity) -> None:
    assert parse(str(quantity)) == quantity
    assert str(parse(str(quantity))) == str(quantity)


@given(st.text("0123456789.,一二三十百千两零万亿数几上第约近余多以上件%—-～连续 半年个月分之点〇翻番来", max_size=12))
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


# ------------------------------------------------------------------ arithmetic


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
