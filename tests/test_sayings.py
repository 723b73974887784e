"""Ranks, comparisons, streaks, other years, times as much: what is read, what is said, what cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .clerk import fault, hint, message, say


def attribute(name: str, indicator: str) -> str:
    return say(f"{{{{ 甲.{name} }}}}", 甲=indicator)


# ---------------------------------------------------------------------------- rank


@pytest.mark.parametrize(
    ("typed", "said", "place"),
    [
        ("全省第3（共11）", "居全省第3位", "第3位"),
        ("全省第3位（共11个市）", "居全省第3位", "第3位"),
        ("全省第三", "居全省第三位", "第三位"),
        ("全市第1名", "居全市第1名", "第1名"),
        ("居全省第3", "居全省第3位", "第3位"),
        ("位居全省第3(共11)", "居全省第3位", "第3位"),
        ("第3", "居第3位", "第3位"),
        ("全省县（市、区）第3（共83）", "居全省县（市、区）第3位", "第3位"),
        ("全省前列", "居全省前列", None),
    ],
)
def test_a_rank_is_said_as_a_place(typed: str, said: str, place: str | None) -> None:
    indicator = f"{{本年: 5件, 排名: '{typed}'}}"
    assert attribute("排名", indicator) == said
    assert attribute("位居", indicator) == f"位{said}"
    if place is None:
        assert fault("{{ 甲.名次 }}", 甲=indicator) == "E303 1:4"
    else:
        assert attribute("名次", indicator) == place


@pytest.mark.parametrize(
    ("rank", "said"),
    [
        ("全省第3（共11，上年第5）", "比上年前移2位"),
        ("全省第5（上年第3，共11）", "比上年后移2位"),
        ("全省第3（上年第3位）", "比上年名次不变"),
        ("全省第三（上年第五）", "比上年前移2位"),
    ],
)
def test_a_rank_moves_up_and_down(rank: str, said: str) -> None:
    assert attribute("升降", f"{{本年: 5件, 排名: {rank}}}") == said


def test_a_value_that_is_a_place_moves_likewise() -> None:
    assert attribute("同比", "{本年: 第3位, 上年: 第5位}") == "比上年前移2位"
    assert attribute("增减", "{本年: 第5位, 上年: 第3位}") == "后移2位"
    assert attribute("升降", "{本年: 第三位, 上年: 第三位}") == "比上年名次不变"
    assert fault("{{ 甲.升降 }}", 甲="{本年: 5件, 上年: 3件}") == "E303 1:4"
    assert fault("{{ 甲.升降 }}", 甲="{本年: 5件, 排名: 全省第3（共11）}") == "E303 1:4"


@pytest.mark.parametrize(
    ("rank", "code"),
    [
        ("全省第12（共11）", "E415"),
        ("全省第0（共11）", "E415"),
        ("全省第3（共11，上年第12）", "E415"),
        ("全省第3（共11", "E204"),
        ("全省第3（约11）", "E204"),
        ("全省第几", "E204"),
        ("（共11）", "E204"),
    ],
)
def test_a_rank_that_cannot_be_is_a_fault_at_its_place(rank: str, code: str) -> None:
    assert fault("{{ 甲 }}", 甲=f"{{本年: 5件, 排名: {rank}}}") == f"{code} 甲:14"


# ---------------------------------------------------------------------- comparison


@pytest.mark.parametrize(
    "typed",
    ["高于全市14.7个百分点", "低于全省平均水平", "比全市平均多5件", "比全省低0.3个百分点", "与全市持平",
     "和全省基本持平", "快于全国2.1个百分点", "超过全省平均水平"],
)  # fmt: skip
def test_a_comparison_is_said_as_it_was_typed(typed: str) -> None:
    assert attribute("比较", f"{{本年: 5件, 比较: {typed}}}") == typed


@pytest.mark.parametrize("typed", ["名列前茅", "14.7个百分点", "高于全市14.7", "比全市", "高于", "高于全市很多1"])
def test_what_is_no_comparison_is_a_fault(typed: str) -> None:
    assert fault("{{ 甲 }}", 甲=f"{{本年: 5件, 比较: {typed}}}") in {"E204 甲:14", "E302 甲:14"}


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        ("{本年: 0.91%, 比较: {全市: 0.85%}}", "高于全市0.06个百分点"),
        ("{本年: 0.91%, 比较: {全市: 0.85%, 全省: 1.2%}}", "高于全市0.06个百分点、低于全省0.29个百分点"),
        ("{本年: 45名, 比较: {邻县: 40名}}", "比邻县多5名"),
        ("{本年: 3500万元, 比较: {邻县: 0.4亿元}}", "比邻县少500万元"),
        ("{本年: 45名, 比较: {邻县: 45名}}", "与邻县持平"),
        ("{本年: 1945件, 上年: 1571件, 比较: {全市: 9.1%}}", "增速高于全市14.7个百分点"),
        ("{本年: 1945件, 上年: 1571件, 比较: {全市: 23.8%, 全省: 30%}}", "增速与全市持平、低于全省6.2个百分点"),
        ("{本年: 6‰, 比较: {全市: 5‰}}", "高于全市1个千分点"),
    ],
)
def test_what_others_have_is_compared(indicator: str, said: str) -> None:
    assert attribute("比较", indicator) == said


@pytest.mark.parametrize(
    ("indicator", "code"),
    [
        ("{本年: 45名, 比较: {邻县: 40家}}", "E304"),
        ("{本年: 约45名, 比较: {邻县: 40名}}", "E305"),
        ("{本年: 45名, 比较: {邻县: 近40名}}", "E305"),
        ("{本年: 45名, 比较: {全市: 9.1%}}", "E303"),
        ("45名", "E303"),
    ],
)
def test_what_cannot_be_compared_is_a_fault(indicator: str, code: str) -> None:
    assert fault("{{ 甲.比较 }}", 甲=indicator) == f"{code} 1:4"


# -------------------------------------------------------------------------- streaks


@pytest.mark.parametrize(
    ("typed", "said", "after"),
    [("六年", "连续六年", "连续七年"), ("连续6年", "连续6年", "连续7年"), ("3届", "连续3届", "连续4届"),
     ("两个季度", "连续两个季度", "连续三个季度")],
)  # fmt: skip
def test_a_streak_goes_on(typed: str, said: str, after: str) -> None:
    assert say("{{ 甲.连续 }}，{{ 甲.连续|下一 }}", 甲=f"{{本年: 5件, 连续: {typed}}}") == f"{said}，{after}"


@pytest.mark.parametrize("typed", ["很久", "六家", "第六", "六年获评先进", "六"])
def test_what_is_no_streak_is_a_fault(typed: str) -> None:
    assert fault("{{ 甲 }}", 甲=f"{{本年: 5件, 连续: {typed}}}") == "E204 甲:14"


# ---------------------------------------------------------------------------- years

YEARS = "{本年: 1600件, 上年: 1250件, 历年: {2008: 800件, 2009: 1000件}}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("甲.历年", "2008年800件、2009年1000件"),
        ("甲.历年[2008]", "800件"),
        ("甲.历年[2009].同比", "同比增长25%"),
        ("甲.历年[2010].同比", "同比增长25%"),
        ("甲.历年[2011]", "1600件"),
        ("甲.历年[年度].增长", "增长28%"),
        ("甲.历年[年度 - 2]", "1000件"),
        ("甲.历年[上年度].数", "1250"),
        ("甲.年均增长", "年均增长26%"),
        ("甲.年均增速", "26%"),
        ("年均增长(甲, 2009)", "年均增长26.5%"),
        ("年均增长(甲, 2009, 2010)", "年均增长25%"),
        ("年均增长(甲, 上年度, 年度)", "年均增长28%"),
        ("甲.历年合计", "4650件"),
    ],
)
def test_other_years_can_be_told(typed: str, said: str) -> None:
    assert say(f"{{{{ {typed} }}}}", 甲=YEARS) == said


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("甲.历年[2007]", "E303"),
        ("甲.历年[2008].同比", "E303"),
        ("甲.历年['x']", "E409"),
        ("年均增长(甲, 2009, 2009)", "E305"),
        ("年均增长(甲, 2010, 2009)", "E305"),
        ("年均增长(甲, 2007)", "E303"),
        ("年均增长(乙)", "E303"),
        ("年均增长(5)", "E409"),
        ("年均增长(丙)", "E305"),
        ("年均增长(丁)", "E304"),
        ("乙.历年", "E303"),
        ("乙.历年合计", "E303"),
        ("丙.历年合计", "E305"),
        ("年均增长(戊)", "E305"),
    ],
)
def test_years_that_cannot_be_told_are_a_fault(typed: str, code: str) -> None:
    numbers = {
        "甲": YEARS, "乙": "5件", "丙": "{本年: 约9件, 历年: {2009: 5件}}", "丁": "{本年: 9件, 历年: {2009: 5家}}",
        "戊": "{本年: 9件, 历年: {2009: 0件}}",
    }  # fmt: skip
    used = {name: value for name, value in numbers.items() if name in typed}
    assert f"{code} 1:4" in fault(f"{{{{ {typed} }}}}", **used)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 9))
def test_a_yearly_rate_has_the_sign_of_the_whole_change(now: int, then: int, years: int) -> None:
    indicator = f"{{本年: {now}件, 小数: 4, 历年: {{{2011 - years}: {then}件}}}}"
    rate = float(say("{{ 甲.年均增速 }}", 甲=indicator).removesuffix("%"))
    assert abs(rate - ((now / then) ** (1 / years) - 1) * 100) <= 0.00005 + 1e-6 * abs(rate)


# ---------------------------------------------------------------------------- times


@pytest.mark.parametrize(
    ("now", "then", "times", "more"),
    [
        ("120家", "50家", "是上年的2.4倍", "增长1.4倍"),
        ("8家", "4家", "是上年的2倍", "翻一番"),
        ("16家", "4家", "是上年的4倍", "翻两番"),
        ("9家", "8家", "是上年的1.1倍", "增长12.5%"),
        ("4家", "8家", "是上年的0.5倍", "下降50%"),
        ("1.2亿元", "4000万元", "是上年的3倍", "增长2倍"),
    ],
)
def test_what_has_more_than_doubled_may_be_told_in_times(now: str, then: str, times: str, more: str) -> None:
    indicator = f"{{本年: {now}, 上年: {then}}}"
    assert (attribute("倍数", indicator), attribute("倍增", indicator)) == (times, more)


@pytest.mark.parametrize(
    ("indicator", "code"),
    [("{本年: 9家, 上年: 0家}", "E305"), ("{本年: 9%, 上年: 3%}", "E305"), ("9家", "E303"),
     ("{本年: 9家, 上年: 3家, 增速: 5%, 可比价: 是}", "E305")],
)  # fmt: skip
def test_times_that_cannot_be_are_a_fault(indicator: str, code: str) -> None:
    for name in ("倍数", "倍增"):
        assert fault(f"{{{{ 甲.{name} }}}}", 甲=indicator) == f"{code} 1:4"


# -------------------------------------------------------------- at constant prices


def test_a_rate_at_constant_prices_must_be_stated() -> None:
    stated = "{本年: 65亿元, 上年: 60亿元, 增速: 9%, 可比价: 是}"
    assert say("{{ 甲.可比价 }}，{{ 甲.同比 }}", 甲=stated) == "按可比价计算，同比增长9%"
    unstated = stated.replace("增速: 9%, ", "")
    assert fault("{{ 甲.同比 }}", 甲=unstated) == "E305 1:4"
    assert hint("{{ 甲.同比 }}", 甲=unstated) == "在指标里写上公布的 增速"
    assert fault("{{ 甲.可比价 }}", 甲="65亿元") == "E303 1:4"


def test_values_at_constant_prices_are_not_compared_with_other_years() -> None:
    series = "{本年: 65亿元, 上年: 60亿元, 历年: {2008: 40亿元, 2009: 50亿元}, 增速: 9%, 可比价: 是}"
    assert say("{{ 甲.历年[2009] }}{{ 甲.历年[年度].同比 }}", 甲=series) == "50亿元同比增长9%"
    for typed in ("甲.历年[2009].同比", "甲.年均增长", "甲.下年目标.增长"):
        assert "E305 1:4" in fault(f"{{{{ {typed} }}}}", 甲=series.replace("}, 增", "}, 下年目标: 70亿元, 增"))


def test_an_aim_at_constant_prices_has_no_value_but_its_rate() -> None:
    aim = "{本年: 65亿元, 增速: 9%, 可比价: 是, 下年目标: 增长8%以上}"
    assert say("{{ 甲.力争 }}，{{ 甲.目标增长 }}", 甲=aim) == "力争增长8%以上，增长8%以上"
    assert message("{{ 甲.达到 }}", 甲=aim) == "“甲”的目标是增长8%以上，按可比价算，算不出现价要达到多少"


# ------------------------------------------------------------------------- several


@pytest.mark.parametrize(
    ("call", "code", "why"),
    [
        ("分别增减(甲)", "E409", "“分别增减”的括号里写2个以上指标的名称"),
        ("分别占(甲, 乙)", "E409", "“分别占”的括号里写3个以上指标的名称"),
        ("分别完成(甲, 乙)", "E303", "“甲”没有“目标”"),
        ("分别达到(甲, 乙)", "E303", "“甲”没有“下年目标”"),
        ("分别增减(率, 率)", "E409", "“提高1个百分点”是百分点，写 分别增长"),
        ("占(甲, 乙, 甲)", "E409", "括号里写多了"),
        ("年均增长(甲, 1, 2, 3)", "E409", "括号里写多了"),
        ("人均(甲)", "E409", "“人均”的括号里要写2个数"),
        ("甲.各项(5)", "E409", "写成 名称.各项('，')，名称是有 各项 的指标"),
        ("甲.同比()", "E409", "这里不能加括号"),
    ],
)
def test_a_call_that_cannot_be_is_a_fault(call: str, code: str, why: str) -> None:
    numbers = {"甲": "{本年: 5件, 上年: 4件}", "乙": "{本年: 3件, 上年: 4件}", "率": "{本年: 5%, 上年: 4%}"}
    assert fault(f"{{{{ {call} }}}}", **numbers) == f"{code} 1:4"
    assert message(f"{{{{ {call} }}}}", **numbers) == why


def test_rates_of_several_have_decimals_alike() -> None:
    numbers = {
        "甲": "{本年: 5件, 目标: 5件}",
        "乙": "{本年: 2件, 目标: 3件}",
        "丙": "{其中: {丁: 2件, 戊: 2件, 己: 1件}}",
    }
    assert say("{{ 分别完成(甲, 乙) }}", **numbers) == "分别完成年度目标的100.0%和66.7%"
    assert say("{{ 分别占(丙.丁, 丙.己, 甲) }}", **numbers) == "分别占甲的40%和20%"
    assert say("{{ 分别占(乙, 甲, 甲) }}", **numbers) == "分别占甲的40%和100%"
    assert say("{{ 丁.构成 }}", 丁="{其中: {子: 1件, 丑: 2件}}") == "子占33.3%、丑占66.7%"
    assert say("{{ 丁.构成 }}", 丁="{其中: {子: 1件, 丑: 2件, 寅: 3件}}") == "子占16.7%、丑占33.3%、寅占50.0%"


def test_several_that_did_not_change_are_all_alike() -> None:
    assert say("{{ 分别增减(甲, 甲) }}", 甲="{本年: 5件, 上年: 5件}") == "均持平"


@given(st.integers(0, 10**5), st.integers(1, 10**5))
def test_growth_has_the_sign_of_the_change(now: int, then: int) -> None:
    indicator = f"{{本年: {now}件, 上年: {then}件, 小数: 4}}"
    words = attribute("增长", indicator)
    assert words.startswith("增长" if now > then else "下降" if now < then else "持平") or words == "持平"
    assert attribute("增减", indicator)[:2] == ("增加" if now > then else "减少" if now < then else "持平")


# ------------------------------------------------------------------------- filters


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3623万元|亿元", "0.3623亿元"),
        ("0.5亿元|万元", "5000万元"),
        ("1.5万元|元", "15000元"),
        ("2.4万吨|公斤", "2400万公斤"),
        ("约3.5万亩|公顷", "约2333.33公顷"),
        ("30—45亩|公顷", "2—3公顷"),
        ("约36230000元|亿元|两位小数", "约0.36亿元"),
        ("1—2亿元|万元", "10000—20000万元"),
        ("12300人次|万|一位小数", "1.2万人次"),
        ("2.5元|整数", "3元"),
        ("第九届|上一", "第八届"),
        ("2011年|上一", "2010年"),
        ("连续六年|上一", "连续五年"),
    ],
)
def test_a_number_may_be_written_otherwise(typed: str, said: str) -> None:
    assert say(f"{{{{ {typed} }}}}") == said


@pytest.mark.parametrize("typed", ["5件|万元", "5%|亿", "第九届|万", "5|万"])
def test_a_unit_that_does_not_fit_is_a_fault(typed: str) -> None:
    assert fault(f"{{{{ {typed} }}}}") == "E304 1:4"


def test_there_is_nothing_before_the_first() -> None:
    assert fault("{{ 第一届|上一 }}") == "E409 1:4"
