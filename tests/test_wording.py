"""Numbers in words: growth, parts, shares of a target, the next of its kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.wording import day

from .clerk import build, fault, hint, listed, message, pairs, report, say

UP = "{本年: 1945件, 上年: 1571件}"
SLIGHT = "{本年: 1091件, 上年: 1000件}"
DOWN = "{本年: 90件, 上年: 100件}"
LEVEL = "{本年: 100件, 上年: 100件}"


def growth(now: str, then: str, more: str = "") -> str:
    return say("{{ 甲.同比 }}", 甲=f"{{本年: {now}, 上年: {then}{more}}}")


# ----------------------------------------------------------------------- growth


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        ("1945件", "1571件", "同比增长23.8%"),
        ("93件", "60件", "同比增长55%"),
        ("909件", "1000件", "同比下降9.1%"),
        ("100件", "100件", "同比持平"),
        ("120件", "60件", "同比增长100%"),
        ("10225件", "10000件", "同比增长2.3%"),
        ("9775件", "10000件", "同比下降2.3%"),
        ("10224件", "10000件", "同比增长2.2%"),
        ("0件", "5件", "同比下降100%"),
        ("1.2亿元", "8000万元", "同比增长50%"),
        ("0.91%", "0.65%", "同比提高0.26个百分点"),
        ("3%", "5.5%", "同比下降2.5个百分点"),
        ("12.30%", "12.30%", "同比持平"),
        ("6‰", "5‰", "同比提高1个千分点"),
        ("0.6%", "5‰", "同比提高0.1个百分点"),
        ("3公顷", "40亩", "同比增长12.5%"),
        ("三家", "两家", "同比增长50%"),
        ("'1,945件'", "'1,571件'", "同比增长23.8%"),
    ],
)
def test_growth_is_said_by_its_sign(now: str, then: str, said: str) -> None:
    assert growth(now, then) == said


@pytest.mark.parametrize(
    ("attribute", "said"),
    [("同比", "同比下降10%"), ("增长", "下降10%"), ("增速", "-10%"), ("增量", "-10件"), ("名称", "甲")],
)
def test_an_attribute_says_its_share_of_it(attribute: str, said: str) -> None:
    assert say(f"{{{{ 甲.{attribute} }}}}", 甲=DOWN) == said


@pytest.mark.parametrize(
    ("decimals", "said"),
    [("0", "同比增长24%"), ("1", "同比增长23.8%"), ("2", "同比增长23.81%"), ("3", "同比增长23.806%")],
)
def test_decimals_are_the_indicators(decimals: str, said: str) -> None:
    assert growth("1945件", "1571件", f", 小数: {decimals}") == said


def test_a_trailing_zero_is_dropped_unless_decimals_are_stated() -> None:
    assert growth("102件", "100件") == "同比增长2%"
    assert growth("102件", "100件", ", 小数: 1") == "同比增长2.0%"
    assert growth("9999件", "10000件", ", 小数: 1") == "同比持平"
    assert say("{{ 甲.增速 }}", 甲="{本年: 9999件, 上年: 10000件, 小数: 1}") == "0.0%"
    assert growth("9995件", "10000件") == "同比下降0.1%"


def test_decimals_beyond_reason_are_a_fault() -> None:
    assert fault("{{ 甲.同比 }}", 甲="{本年: 2件, 上年: 1件, 小数: 60}") == "E204 甲:22"


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("9.1%", "同比增长9.1%"),
        ("9.0%", "同比增长9.0%"),
        ("-3.2%", "同比下降3.2%"),
        ("0%", "同比持平"),
        ("约5%", "同比增长约5%"),
        ("5%以上", "同比增长5%以上"),
        ("0.26个百分点", "同比提高0.26个百分点"),
        ("-0.3个百分点", "同比下降0.3个百分点"),
    ],
)
def test_a_stated_rate_wins(stated: str, said: str) -> None:
    assert growth("1945件", "1571件", f", 可比价: 是, 增速: {stated}") == said
    assert say("{{ 甲.同比 }}", 甲=f"{{本年: 约5件, 增速: {stated}}}") == said


@pytest.mark.parametrize(
    ("indicator", "code", "why"),
    [
        ("{本年: 约93件, 上年: 60件}", "E305", "“约93件”不是准确的数，不能用来算增速"),
        ("{本年: 93件, 上年: 60余件}", "E305", "“60余件”不是准确的数，不能用来算增速"),
        ("{本年: 1—2件, 上年: 60件}", "E305", "“1—2件”不是准确的数，不能用来算增速"),
        ("{本年: 数十件, 上年: 60件}", "E305", "“数十件”不是准确的数，不能用来算增速"),
        ("{本年: 第九届, 上年: 第八届}", "E305", "“第九届”不是准确的数，不能用来算增速"),
        ("{本年: 93件, 上年: 0件}", "E305", "“甲”上年不是正数，算不出增速"),
        ("{本年: 93万元, 上年: -5万元}", "E305", "“甲”上年不是正数，算不出增速"),
        ("{本年: 93件, 上年: 60个}", "E304", "“甲”本年和上年的单位不同：93件、60个"),
        ("{本年: 93%, 上年: 60家}", "E304", "“甲”本年和上年的单位不同：93%、60家"),
        ("93件", "E303", "“甲”没有“上年”"),
        ("{上年: 93件}", "E303", "“甲”没有本年的数"),
        ("{本年: 93件, 增速: 几十%}", "E304", "“甲”的增速“几十%”不是百分比"),
    ],
)
def test_growth_that_cannot_be_computed_is_a_fault(indicator: str, code: str, why: str) -> None:
    for attribute in ("同比", "增长", "增速"):
        assert fault(f"{{{{ 甲.{attribute} }}}}", 甲=indicator) == f"{code} 1:4"
    assert message("{{ 甲.同比 }}", 甲=indicator) == why


@pytest.mark.parametrize("stated", ["5件", "5", "下降3%"])
def test_a_stated_rate_must_be_one(stated: str) -> None:
    assert fault("{{ 甲.同比 }}", 甲=f"{{本年: 93件, 增速: {stated}}}")


@pytest.mark.parametrize(("asked", "given"), [("同比", "上年"), ("完成率", "目标")])
def test_the_remedy_for_two_units_is_one(asked: str, given: str) -> None:
    remedy = "在指标里改成一样的单位；能换算的（万元、亿元，亩、公顷）算一样"
    assert hint(f"{{{{ 甲.{asked} }}}}", 甲=f"{{本年: 5万亩, {given}: 4家}}") == remedy


def test_the_remedy_is_to_state_the_rate() -> None:
    assert hint("{{ 甲.同比 }}", 甲="{本年: 约93件, 上年: 60件}") == "在指标里写上公布的 增速"


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        (UP, "374件"),
        (DOWN, "-10件"),
        ("{本年: 0.91%, 上年: 0.65%}", "提高0.26个百分点"),
        ("{本年: 1.2亿元, 上年: 8000万元}", "0.4亿元"),
        ("{本年: 四家, 上年: 两家}", "两家"),
        ("{本年: 约5件, 增量: 374件}", "374件"),
    ],
)
def test_the_change_itself(indicator: str, said: str) -> None:
    assert say("{{ 甲.增量 }}", 甲=indicator) == said


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_a_rate_is_within_half_a_unit_of_its_last_digit(now: int, then: int, decimals: int) -> None:
    said = growth(f"{now}件", f"{then}件", f", 小数: {decimals}").removeprefix("同比")
    size = 0.0 if said == "持平" else float(said[2:-1])
    sign = -1 if said.startswith("下降") else 1
    assert abs(sign * size - (now - then) / then * 100) <= 0.5 * 10**-decimals + 1e-9


# --------------------------------------------------------------------- 分别同比


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("升, 微", "同比分别增长23.8%和9.1%"),
        ("降, 降", "同比分别下降10%和10%"),
        ("升, 降", "同比分别增长23.8%、下降10.0%"),
        ("降, 升", "同比分别下降10.0%、增长23.8%"),
        ("升, 平", "同比分别增长23.8%、持平"),
        ("平, 降", "同比分别持平、下降10%"),
        ("平, 平", "同比均持平"),
        ("升, 微, 降", "同比分别增长23.8%、增长9.1%、下降10.0%"),
        ("升, 微, 升", "同比分别增长23.8%、9.1%和23.8%"),
        ("点, 点", "同比分别提高0.26个百分点和0.26个百分点"),
        ("点, 升", "同比分别提高0.26个百分点、增长23.8%"),
        ("定, 升", "同比分别增长23%和23.8%"),
        ("细, 降", "同比分别增长23.81%、下降10.0%"),
    ],
)
def test_rates_of_several_are_said_together_and_alike(names: str, said: str) -> None:
    numbers = {
        "升": UP, "微": SLIGHT, "降": DOWN, "平": LEVEL, "点": "{本年: 0.91%, 上年: 0.65%}",
        "定": "{本年: 5件, 增速: 23%}", "细": UP.replace("}", ", 小数: 2}"),
    }  # fmt: skip
    assert say(f"{{{{ 分别同比({names}) }}}}", **numbers) == said


def test_whole_rates_stay_whole_beside_each_other() -> None:
    assert (
        say("{{ 分别同比(甲, 乙) }}", 甲="{本年: 3件, 上年: 2件}", 乙="{本年: 5件, 上年: 4件}")
        == "同比分别增长50%和25%"
    )


@pytest.mark.parametrize(
    "call", ["分别同比(甲)", "分别同比()", "分别同比(甲, 5)", "分别同比(甲, '乙')", "分别同比(甲, 甲.上年)"]
)
def test_together_wants_two_indicators(call: str) -> None:
    assert fault(f"{{{{ {call} }}}}", 甲=UP) == "E409 1:4"


def test_one_of_several_that_has_no_rate_is_named() -> None:
    assert message("{{ 分别同比(甲, 乙) }}", 甲=UP, 乙="5件") == "“乙”没有“上年”"


# ------------------------------------------------------------------ parts, aims


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        ("{其中: {咨询: 5件, 建议: 23件, 其他: 2件}}", "30件，其中咨询5件、建议23件、其他2件"),
        ("{本年: 40件, 其中: {咨询: 5件}, 其中不完全: 是}", "40件，其中咨询5件"),
        ("{其中: {咨询: {本年: 5件, 称: 来电咨询}, 建议: 3件}}", "8件，其中来电咨询5件、建议3件"),
        ("{其中: {咨询: {其中: {电话: 2件, 来访: 3件}}, 建议: 3件}}", "8件，其中咨询5件、建议3件"),
        ("{本年: 近40家, 其中: {咨询: 5家, 建议: 数十件}}", "近40家，其中咨询5家、建议数十件"),
    ],
)
def test_parts_are_listed(indicator: str, said: str) -> None:
    assert say("{{ 诉求 }}，{{ 诉求.其中 }}", 诉求=indicator) == said


@pytest.mark.parametrize(
    ("indicator", "code", "remedy"),
    [
        ("{目标: 100件}", "E303", "写 甲.目标"),
        ("{下年目标: 100件}", "E303", "写 甲.下年目标"),
        ("{上年: 100件}", "E303", ""),
    ],
)
def test_an_indicator_without_this_year_names_its_aim(indicator: str, code: str, remedy: str) -> None:
    assert fault("{{ 甲 }}", 甲=indicator) == f"{code} 1:4"
    assert hint("{{ 甲 }}", 甲=indicator) == remedy


TIERED = "{本年: 90件, 目标: {确保: 80件, 力争: 100件}, 下年目标: 120件}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{{ 甲.目标.确保 }}", "80件"),
        ("{{ 甲.目标.力争 }}", "100件"),
        ("{{ 甲.下年目标 }}", "120件"),
        ("{{ 甲.下年目标.数 }}{{ 甲.目标.确保.单位 }}", "120件"),
        ("{{ 甲.完成率 }}", "112.5%"),
        ("{{ 乙.目标 }}", "80件"),
        ("{{ 乙.完成率 }}", "113%"),
        ("{{ 丙.完成率 }}", "66.67%"),
        ("{{ 丁.目标 }}", "约80件"),
    ],
)
def test_aims(typed: str, said: str) -> None:
    third = "{本年: 2万元, 目标: 30000元, 小数: 2}"
    assert say(typed, 甲=TIERED, 乙="{本年: 90.4件, 目标: 80件}", 丙=third, 丁="{目标: 约80件}") == said


def test_an_aim_of_two_tiers_must_name_one() -> None:
    assert fault("到{{ 甲.目标 }}", 甲=TIERED) == "E303 1:5"
    assert hint("{{ 甲.目标 }}", 甲=TIERED) == "写 甲.目标.确保 或 甲.目标.力争"
    assert fault("{{ 甲.目标.数 }}", 甲=TIERED) == "E303 1:4"
    assert (
        hint("{{ 甲.下年目标 }}", 甲="{下年目标: {确保: 8件, 力争: 9件}}") == "写 甲.下年目标.确保 或 甲.下年目标.力争"
    )
    assert fault("{{ 乙.目标.力争 }}", 乙="{目标: 80件}") == "E303 1:4"
    assert hint("{{ 甲.目标.力证 }}", 甲=TIERED) == "是不是想写“力争”？"


@pytest.mark.parametrize(
    ("indicator", "code"),
    [
        ("{本年: 90件}", "E303"),
        ("{目标: 90件}", "E303"),
        ("{本年: 90件, 目标: 80个}", "E304"),
        ("{本年: 90件, 目标: 约80件}", "E305"),
        ("{本年: 近90件, 目标: 80件}", "E305"),
        ("{本年: 90件, 目标: 0件}", "E305"),
    ],
)
def test_completion_needs_two_exact_numbers_of_one_unit(indicator: str, code: str) -> None:
    assert fault("{{ 甲.完成率 }}", 甲=indicator) == f"{code} 1:4"


# --------------------------------------------------------------------- filters


FOLLOWING = """
    第九届 → 第十届      第19次 → 第20次      第九十九批 → 第一百批  第九 → 第十          二期 → 三期
    2011年 → 2012年     2011年度 → 2012年度  90周年 → 91周年        连续六年 → 连续七年  两轮 → 三轮
"""


@pytest.mark.parametrize(("typed", "after"), pairs(FOLLOWING))
def test_the_next_one(typed: str, after: str) -> None:
    assert say(f"{{{{ {typed}|下一 }}}}") == after
    assert say("{{ 届|下一 }}", 届=typed) == after


@pytest.mark.parametrize("typed", listed("9月  九批次  约3期  1—2期  数十期  5件  3.4亿元  5%  第九届以上"))
def test_what_has_no_next_one_is_a_fault(typed: str) -> None:
    assert fault(f"{{{{ {typed}|下一 }}}}") == "E409 1:4"


def test_years_move_with_the_report() -> None:
    assert say("{{ 年度|下一 }}{{ 下年度 }}{{ 上年度|下一 }}") == "201220122011"


CHINESE = """
    12项 → 十二项       2项 → 两项       2月 → 二月         22个 → 二十二个    200家 → 两百家     第2次 → 第二次
    2011年 → 二〇一一年  2年 → 两年       2万元 → 两万元     1—3项 → 一—三项    约10家 → 约十家    0起 → 零起
    连续6年 → 连续六年   六家 → 六家      2级 → 二级         2.0件 → 两件       9999件 → 九千九百九十九件
    1,945件 → 一千九百四十五件
"""


@pytest.mark.parametrize(("typed", "said"), pairs(CHINESE))
def test_in_chinese_digits(typed: str, said: str) -> None:
    assert say(f"{{{{ {typed}|中文数 }}}}") == said


@pytest.mark.parametrize("typed", listed("10000件  3.4亿元  -5件  数十家  2—3.5万元"))
def test_what_chinese_digits_cannot_say_is_a_fault(typed: str) -> None:
    assert fault(f"{{{{ {typed}|中文数 }}}}") == "E409 1:4"


def test_filters_follow_each_other() -> None:
    assert say("{{ 第9届|下一|中文数 }}{{ 届 | 中文数 | 下一 }}", 届="第9届") == "第十届第10届"


@pytest.mark.parametrize("typed", ["单位|下一", "甲.其中|中文数", "甲.增长|下一", "'第九届'|下一"])
def test_a_filter_wants_a_number(typed: str) -> None:
    assert fault(f"{{{{ {typed} }}}}", 甲=DOWN.replace("}", ", 其中: {乙: 90件}}")).startswith("E409")


# ---------------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("number", "digits", "unit"),
    [
        ("1,945件", "1,945", "件"),
        ("12.30万元", "12.30万", "元"),
        ("8000多万元", "8000多万", "元"),
        ("3万余元", "3万余", "元"),
        ("数十家", "数十", "家"),
        ("1—2项", "1—2", "项"),
        ("约5000亩", "5000", "亩"),
        ("六家", "六", "家"),
        ("5", "5", ""),
    ],
)
def test_the_number_and_the_unit_alone(number: str, digits: str, unit: str) -> None:
    assert say("{{ 甲.数 }}和{{ 甲.单位 }}", 甲=number) == f"{digits}和{unit}"
    assert say("{{ 甲.上年.数 }}和{{ 甲.上年.单位 }}", 甲=f"{{上年: '{number}'}}") == f"{digits}和{unit}"


def test_a_name_may_be_printed_otherwise() -> None:
    assert say("{{ 甲.名称 }}{{ 甲 }}", 甲="{本年: 5件, 称: 发明专利}") == "发明专利5件"


def test_a_date_has_no_padding() -> None:
    from datetime import date  # noqa: PLC0415

    assert day(date(2011, 1, 8)) == "2011年1月8日"


# ------------------------------------------------------------------- provenance


@pytest.mark.parametrize(
    ("typed", "sources"),
    [
        ("{{ 甲 }}", ["指标.甲.本年"]),
        ("{{ 甲.数 }}", ["指标.甲.本年"]),
        ("{{ 甲.同比 }}", ["指标.甲.本年", "指标.甲.上年"]),
        ("{{ 甲.增量 }}", ["指标.甲.本年", "指标.甲.上年"]),
        ("{{ 甲.完成率 }}", ["指标.甲.本年", "指标.甲.目标.确保"]),
        ("{{ 甲.目标.力争 }}", ["指标.甲.目标.力争"]),
        ("{{ 甲.其中 }}", ["指标.甲.其中.子", "指标.甲.其中.丑.本年"]),
        ("{{ 合 }}", ["指标.合.其中.子", "指标.合.其中.丑"]),
        ("{{ 稳.同比 }}", ["指标.稳.增速"]),
        ("{{ 分别同比(甲, 稳) }}", ["指标.甲.本年", "指标.甲.上年", "指标.稳.增速"]),
        ("{{ 甲 - 短 }}", ["指标.甲.本年", "指标.短"]),
        ("{{ 短|中文数 }}", ["指标.短"]),
        ("{{ 年度 }}", ["报告.年度"]),
        ("{{ 上年度 - 1 }}", ["报告.年度"]),
        ("{{ 5件 }}", ["总结.章节[1].正文[1]@2"]),
    ],
)
def test_a_figure_knows_the_numbers_it_comes_from(typed: str, sources: list[str]) -> None:
    first = "{本年: 9件, 上年: 6件, 目标: {确保: 8件, 力争: 10件}, 其中: {子: 4件, 丑: {本年: 5件}}}"
    numbers = {"甲": first, "合": "{其中: {子: 4件, 丑: 5件}}", "稳": "{本年: 5件, 增速: 5%}", "短": "5件"}
    made, _ = build(report(typed, **numbers))
    assert made is not None
    assert list(made.provenance["总结.章节[1].正文[1]@2"].sources) == sources


# ------------------------------------------------- changes, aims and completion in words


def attribute(name: str, indicator: str) -> str:
    return say(f"{{{{ 甲.{name} }}}}", 甲=indicator)


@pytest.mark.parametrize(
    ("indicator", "change", "reached"),
    [
        (UP, "增加374件", "从1571件增至1945件"),
        (DOWN, "减少10件", "从100件降至90件"),
        (LEVEL, "持平", "稳定在100件"),
        ("{本年: 0.91%, 上年: 0.65%}", "提高0.26个百分点", "从0.65%提高到0.91%"),
        ("{本年: 3%, 上年: 5.5%}", "下降2.5个百分点", "从5.5%降至3%"),
        ("{本年: 1.2亿元, 上年: 8000万元}", "增加0.4亿元", "从8000万元增至1.2亿元"),
        ("{本年: 四家, 上年: 两家}", "增加两家", "从两家增至四家"),
    ],
)
def test_a_change_is_said_in_words(indicator: str, change: str, reached: str) -> None:
    assert (attribute("增减", indicator), attribute("增至", indicator)) == (change, reached)


def test_a_stated_change_wins() -> None:
    assert attribute("增减", "{本年: 约5件, 增量: 374件}") == "增加374件"


def test_values_at_constant_prices_are_not_set_side_by_side() -> None:
    for name in ("增减", "增至"):
        assert fault(f"{{{{ 甲.{name} }}}}", 甲="{本年: 65亿元, 上年: 60亿元, 增速: 9%, 可比价: 是}") == "E305 1:4"


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        ("{本年: 1945件, 目标: 1800件}", "超额完成年度目标"),
        ("{本年: 1800件, 目标: 1800件}", "完成年度目标"),
        ("{本年: 1737件, 目标: 1800件}", "完成年度目标的96.5%"),
        ("{本年: 9999件, 目标: 10000件}", "基本完成年度目标"),
        ("{本年: 1850件, 目标: {确保: 1800件, 力争: 1900件}}", "超额完成年度目标"),
        ("{本年: 1.2亿元, 目标: 8000万元}", "超额完成年度目标"),
        ("{本年: 8件, 目标: 10件, 方向: 低}", "控制在年度目标以内"),
        ("{本年: 10件, 目标: 10件, 方向: 低}", "控制在年度目标以内"),
        ("{本年: 11件, 目标: 10件, 方向: 低}", "超出年度目标"),
    ],
)
def test_completion_is_decided_by_the_figures(indicator: str, said: str) -> None:
    assert attribute("完成", indicator) == said


@pytest.mark.parametrize(
    ("indicator", "code"),
    [("{本年: 5件}", "E303"), ("{本年: 5件, 目标: 5家}", "E304"), ("{本年: 约5件, 目标: 5件}", "E305")],
)
def test_completion_that_cannot_be_decided_is_a_fault(indicator: str, code: str) -> None:
    assert fault("{{ 甲.完成 }}", 甲=indicator) == f"{code} 1:4"


@pytest.mark.parametrize(
    ("aim", "aimed", "held"),
    [
        ("2100件", "力争达到2100件", "控制在2100件以内"),
        ("不少于500人", "力争不少于500人", "控制在不少于500人"),
        ("500人以上", "力争达到500人以上", "控制在500人以上"),
        ("约500人", "力争约500人", "控制在约500人"),
        ("不超过10件", "控制在10件以内", "控制在10件以内"),
        ("10件以内", "控制在10件以内", "控制在10件以内"),
        ("{确保: 10件, 力争: 12件}", "确保达到10件、力争达到12件", "控制在10件以内、力争降到12件"),
    ],
)
def test_an_aim_is_said_by_its_kind(aim: str, aimed: str, held: str) -> None:
    indicator = f"{{下年目标: {aim}}}"
    assert (attribute("力争", indicator), attribute("控制", indicator)) == (aimed, held)


def test_a_single_aim_is_what_it_reaches() -> None:
    assert attribute("达到", "{下年目标: 2100件}") == "达到2100件"
    assert fault("{{ 甲.达到 }}", 甲="{下年目标: {确保: 10件, 力争: 12件}}") == "E303 1:4"
    assert attribute("目标增长", "{本年: 5件, 目标增速: -3%}") == "下降3%"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [("93件", "1522件", "占乙的6.1%"), ("3600万元", "{本年: 3.4亿元, 称: 销售收入}", "占销售收入的10.6%")],
)
def test_a_share_is_computed(part: str, whole: str, said: str) -> None:
    assert say("{{ 占(甲, 乙) }}", 甲=part, 乙=whole) == said


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("占(甲, 乙)", "E304"),
        ("占(甲, 丙)", "E304"),
        ("占(甲, 丁)", "E305"),
        ("占(甲, 5)", "E409"),
        ("分别(甲)", "E409"),
        ("分别(甲, '乙')", "E409"),
    ],
)
def test_a_share_or_a_list_that_cannot_be_is_a_fault(call: str, code: str) -> None:
    assert fault(f"{{{{ {call} }}}}", 甲="9件", 乙="5件", 丙="9家", 丁="约90件") == f"{code} 1:4"


def test_values_are_told_one_by_one_and_items_with_their_names() -> None:
    assert say("{{ 分别(甲, 乙, 丙) }}", 甲="9件", 乙="5件", 丙="3家") == "分别为9件、5件和3家"
    assert attribute("各项", "{各项: {会议: 3次, 走访: {本年: 5家, 称: 走访企业}}}") == "会议3次、走访企业5家"
    assert fault("{{ 甲.各项 }}", 甲="9件") == "E303 1:4"


@pytest.mark.parametrize("name", ["截至", "口径", "性质", "称"])
def test_a_text_of_a_number_is_printed_as_it_was_typed(name: str) -> None:
    assert attribute(name, f"{{本年: 9件, {name}: 规模以上（11月底）}}") == "规模以上（11月底）"
    assert fault(f"{{{{ 甲.{name} }}}}", 甲="9件") == "E303 1:4"
