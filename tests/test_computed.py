"""Indicators with what is computed: 计算, the values of aims, what they are shares of, circles."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formula import computed as operated
from generator.model import Figure, Indicator
from generator.quantity import parse
from generator.sayings import proportion
from generator.source import Source, Span

from .clerk import HEAD, build, document, fault, faults, findings, lines, message, report, say

# ---------------------------------------------------------------------------- 计算


def computed(formula: str, name: str = "值", **numbers: str) -> str:
    return say(f"{{{{ {name} }}}}", 值=f"{{计算: {formula}}}", **numbers)


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("差（甲、乙）", "374件"),
        ("差(甲，乙)", "374件"),
        ("'差(甲, 乙)'", "374件"),
        ("和（甲、乙、10件）", "3526件"),
        ("和（差（甲、乙）、乙）", "1945件"),
        ("和 （ 差 （ 甲 、 乙 ） ， 乙 ） ", "1945件"),
        ("占比（乙、甲）", "80.8%"),
        ("比（甲、乙）", "1.2倍"),
        ("增速（甲、乙）", "23.8%"),
        ("平均（甲、乙）", "1758件"),
        ("和（亩、公顷）", "100亩"),
        ("差（强、弱）", "0.26个百分点"),
        ("人均（钱、人）", "6800元"),
        ("人均（钱、名）", "6800元"),
        ("户均（钱、户）", "1700元"),
        ("积（单价、甲）", "58.35万元"),
        ("积（钱、20%）", "0.68亿元"),
        ("积（甲、2）", "3890件"),
        ("差（甲.上年、1件）", "1499件"),
        ("和（组.子、组.丑）", "5件"),
    ],
)
def test_a_value_is_computed_from_others(formula: str, said: str) -> None:
    numbers = {
        "甲": "{本年: 1945件, 上年: 1500件}", "乙": "1571件", "亩": "40亩", "公顷": "4公顷",
        "强": "0.91%", "弱": "0.65%", "钱": "3.4亿元", "人": "5万人", "名": "50000名",
        "户": "20万户", "单价": "300元/件", "组": "{其中: {子: 2件, 丑: 3件}}",
    }  # fmt: skip
    assert computed(formula, **numbers) == said


def test_the_decimals_of_a_quotient_are_the_indicators() -> None:
    assert say("{{ 值 }}", 值="{计算: 占比（甲、乙）, 小数: 3}", 甲="1件", 乙="3件") == "33.333%"


def test_it_has_last_years_value_where_all_have_one() -> None:
    numbers = {"甲": "{本年: 30件, 上年: 20件}", "乙": "{本年: 10件, 上年: 10件}"}
    assert say("{{ 值 }}{{ 值.同比 }}", 值="{计算: 差（甲、乙）}", **numbers) == "20件同比增长100%"
    lacking = {**numbers, "乙": "10件"}
    assert fault("{{ 值.同比 }}", 值="{计算: 差（甲、乙）}", **lacking) == "E303 1:4"
    assert say("{{ 值.同比 }}", 值="{上年: 10件, 计算: 差（甲、乙）}", **lacking) == "同比增长100%"


def test_it_may_be_computed_from_what_is_computed_wherever_that_stands() -> None:
    numbers = {"丙": "{计算: 和（乙、1件）}", "乙": "{计算: 和（甲、1件）}", "甲": "1件"}
    assert say("{{ 丙 }}", **numbers) == "3件"
    assert say("{{ 总 }}", 总="{其中: {子: {计算: 和（丑、1件）}, 寅: 2件}}", 丑="4件") == "7件"
    assert say("{{ 总 }}", 总="{其中: {子: 4件, 丑: {计算: 差（总.子、1件）}}}") == "7件"


def test_numbers_of_a_section_are_computed_from_those_above() -> None:
    yaml = (
        f"{HEAD}指标: {{甲: 5件}}\n总结:\n  章节:\n    - 标题: 子\n"
        "      数据: {乙: 3件, 丙: {计算: 和（甲、乙）}}\n"
        "      正文: '{{ 丙 }}'\n"
    )
    assert lines(yaml)[-1] == "8件"
    assert faults(yaml) == ""


def test_last_years_own_value_may_be_carried_on() -> None:
    assert say("{{ 累计 }}", 累计="{上年: 300家, 计算: 和（累计.上年、新增数）}", 新增数="28家") == "328家"


CIRCLES = {
    "{计算: 和（值、1件）}": ("值 → 值", 0),
    "{计算: 和（乙、1件）}": ("值 → 乙 → 值", 1),
    "{计算: 和（丙、1件）}": ("值 → 丙 → 丁 → 值", 2),
    "{其中: {子: {计算: 差（值、1件）}}}": ("值 → 子 → 值", 1),
}


@pytest.mark.parametrize("formula", CIRCLES)
def test_a_circle_is_one_fault_that_shows_all_its_places(formula: str) -> None:
    others = {"乙": "{计算: 差（值、1件）}", "丙": "{计算: 和（丁、1件）}", "丁": "{计算: 和（值、1件）}"}
    (found,) = [d for d in findings("{{ 值 }}", 值=formula, **others) if d.code == "E414"]
    way, related = CIRCLES[formula]
    assert found.message.text() == f"计算绕回了自己：{way}"
    assert len(found.related) >= related
    assert found.span not in [other.span for other in found.related]


@pytest.mark.parametrize(
    ("formula", "code", "why"),
    [
        ("和（甲、家）", "E304", "单位不同，不能算和：5件、3家"),
        ("差（甲、家）", "E304", "单位不同，不能算差：5件、3家"),
        ("占比（甲、家）", "E304", "单位不同，不能算占比：5件、3家"),
        ("积（甲、家）", "E304", "单位不同，不能算积：5件、3家"),
        ("占比（甲、小）", "E304", "5件比2件还大，不会是它的一部分"),
        ("每（甲、多）", "E305", "算出来的数太小，按现在的小数位数显示不出来"),
        ("占比（小、多）", "E305", "算出来的数太小，按现在的小数位数显示不出来"),
        ("比（甲、零）", "E305", "0件不是正数，不能用来除"),
        ("人均（甲、家）", "E304", "算人均，第二个数的单位要是人，这里是3家"),
        ("和（甲、约）", "E305", "“约5件”不是准确的数，不能用来算和"),
        ("和（甲、数十）", "E305", "“数十件”不是准确的数，不能用来算和"),
        ("和（甲、无）", "E401", "没有“无”这个名称"),
        ("和（甲、甲.上年）", "E303", "“甲”没有“上年”"),
        ("和（甲、甲.没有）", "E410", "这里没有“.没有”"),
        ("和（甲）", "E402", "“和”的括号里要写2—50个数"),
        ("人均（甲、家、家）", "E402", "“人均”的括号里要写2个数"),
        ("合（甲、家）", "E402", "没有“合”这种计算"),
        ("甲 + 家", "E402", "“甲 + 家”不是能读懂的计算"),
        ("和（甲、家", "E402", "“和（甲、家”不是能读懂的计算"),
        ("和（甲、）", "E402", "“和（甲、）”不是能读懂的计算"),
        ("和（甲、家）家", "E402", "“和（甲、家）家”不是能读懂的计算"),
        ("甲", "E402", "“甲”不是能读懂的计算"),
        ("和（" * 12 + "甲" + "）" * 12, "E402", None),
    ],
)
def test_what_cannot_be_computed_is_a_fault(formula: str, code: str, why: str | None) -> None:
    numbers = {"甲": "5件", "家": "3家", "小": "2件", "零": "0件", "多": "5万件", "约": "约5件", "数十": "数十件"}
    found = findings("{{ 值 }}", 值=f"{{计算: {formula}}}", **numbers)
    assert [d.code for d in found] == [code]
    assert why is None or found[0].message.text() == why
    assert found[0].place[1] == 3  # in the formula, not in the text


def test_the_place_of_a_wrong_name_is_its_own() -> None:
    assert fault("{{ 值 }}", 值="{计算: 和（甲、已）}", 甲="5件") == "E401 值:10"


@pytest.mark.parametrize(
    ("typed", "place"), [("9件", "E416 值:6"), ("8件", ""), ("约9件", ""), ("8.0件", ""), ("8家", "E416 值:6")]
)
def test_a_value_that_is_written_as_well_must_be_the_computed_one(typed: str, place: str) -> None:
    assert fault("{{ 值 }}", 值=f"{{本年: {typed}, 计算: 和（甲、3件）}}", 甲="5件") == place


def test_the_arithmetic_is_shown_where_they_differ() -> None:
    why = message("{{ 值 }}", 值="{本年: 9件, 计算: 和（甲、3件）}", 甲="5件")
    assert why == "“值”写的是9件，由和（甲、3件）：5件＋3件算出来是8件"


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_a_difference_undoes_a_sum(a: int, b: int) -> None:
    figures = [Figure(f"{n}件", (), parse(f"{n}件")) for n in (a, b)]
    total = operated("和", figures, 1)
    assert operated("差", [total, figures[1]], 1).text == figures[0].text
    assert operated("和", figures[::-1], 1).text == total.text


# ---------------------------------------------------------------------- provenance


@pytest.mark.parametrize(
    ("typed", "sources", "formula"),
    [
        ("{{ 差数 }}", ["指标.甲.本年", "指标.乙"], "9件−5件"),
        ("{{ 丁.占 }}", ["指标.丁.本年", "指标.甲.本年"], "5件÷9件"),
        ("{{ 甲.下年目标 }}", ["指标.甲.下年目标", "指标.甲.本年"], "9件＋9件×10%"),
        ("{{ 甲.力争 }}", ["指标.甲.下年目标"], "9件＋9件×10%"),
        ("{{ 甲.年均增长 }}", ["指标.甲.历年.2009", "指标.甲.本年"], "（9件÷4件）的2次方根−1"),
        ("{{ 甲.同比 }}", ["指标.甲.本年", "指标.甲.上年"], "（本年−上年）÷上年"),
        ("{{ 甲.历年[2011].同比 }}", ["指标.甲.本年", "指标.甲.上年"], "（本年−上年）÷上年"),
        ("{{ 甲.历年[2010].同比 }}", ["指标.甲.上年", "指标.甲.历年.2009"], "（6件−4件）÷4件"),
        ("{{ 甲.下年目标.增长 }}", ["指标.甲.下年目标", "指标.甲.本年"], "（10件−9件）÷9件"),
        ("{{ 甲.比较 }}", ["指标.甲.本年", "指标.甲.比较.邻县"], "9件−7件"),
        ("{{ 甲.升降 }}", ["指标.甲.排名"], "5−3"),
        ("{{ 甲.排名 }}", ["指标.甲.排名"], ""),
        ("{{ 和(甲, 乙) }}", ["指标.甲.本年", "指标.乙"], "9件＋5件"),
        ("{{ 差数.同比 }}", ["指标.甲.本年", "指标.乙", "指标.差数.上年"], None),
    ],
)
def test_a_figure_knows_what_it_comes_from_and_how(typed: str, sources: list[str], formula: str | None) -> None:
    first = "{本年: 9件, 上年: 6件, 历年: {2009: 4件}, 下年目标: 增长10%, 排名: 第3（上年第5）, 比较: {邻县: 7件}}"
    last = {"乙": "5件", "丁": "{本年: 5件, 占: 甲}", "差数": "{计算: 差（甲、乙）}"}
    if formula is None:
        last["差数"] = "{计算: 差（甲、乙）, 上年: 2件}"
        formula = "（4件−2件）÷2件"
    made, found = build(report(typed, 甲=first, **last))
    assert made is not None, [d.message.text() for d in found]
    figure = made.provenance["总结.章节[1].正文[1]@2"]
    assert (list(figure.sources), figure.formula) == (sources, formula)


# -------------------------------------------------------------------- aims of change


@pytest.mark.parametrize(
    ("now", "aim", "value", "words"),
    [
        ("1945件", "增长10%以上", "2140件以上", "力争增长10%以上"),
        ("1945件", "同比增长10%", "2140件", "力争增长10%"),
        ("1945件", "约增长10%", None, None),
        ("1945件", "增长约10%", "约2140件", "力争增长约10%"),
        ("1945件", "增长8%—10%", "2101—2140件", "力争增长8%—10%"),
        ("65.2亿元", "增长8%", "70.4亿元", "力争增长8%"),
        ("120家", "新增30家", "150家", "力争新增30家"),
        ("120家", "新增30余家", "超过150家", "力争新增30余家"),
        ("1.5亿元", "增加3000万元", "1.8亿元", "力争增加3000万元"),
        ("0.91%", "提高0.3个百分点", "1.21%", "力争提高0.3个百分点"),
        ("3.5%", "下降0.5个百分点以上", "3%以下", "力争下降0.5个百分点以上"),
        ("100起", "下降5%以上", "95起以下", "力争下降5%以上"),
        ("100起", "减少不少于5起", "不超过95起", "力争减少不少于5起"),
        ("120家", "翻一番", "240家", "力争翻一番"),
        ("120家", "翻两番以上", "480家以上", "力争翻两番以上"),
    ],
)
def test_an_aim_may_say_by_how_much(now: str, aim: str, value: str | None, words: str | None) -> None:
    indicator = f"{{本年: {now}, 下年目标: {aim}}}"
    if value is None:
        assert fault("{{ 甲 }}", 甲=indicator).startswith("E302 甲:")
    else:
        assert say("{{ 甲.下年目标 }}，{{ 甲.力争 }}", 甲=indicator) == f"{value}，{words}"


def test_this_years_aim_is_computed_from_last_years_value() -> None:
    assert say("{{ 甲.目标 }}{{ 甲.完成率 }}", 甲="{本年: 120件, 上年: 100件, 目标: 增长10%}") == "110件109.1%"


@pytest.mark.parametrize(
    ("indicator", "value", "words"),
    [
        ("{本年: 100件, 目标增速: 8%}", "108件", "增长8%"),
        ("{本年: 100件, 目标增速: -8%}", "92件", "下降8%"),
        ("{本年: 2%, 目标增速: 0.5个百分点}", "2.5%", "提高0.5个百分点"),
    ],
)
def test_a_stated_rate_is_an_aim_too(indicator: str, value: str, words: str) -> None:
    assert say("{{ 甲.下年目标 }}{{ 甲.目标增长 }}", 甲=indicator) == value + words
    stated = say("{{ 甲.下年目标 }}{{ 甲.目标增量 }}", 甲="{本年: 100件, 目标增量: 20件}")
    assert stated == "120件20件"


@pytest.mark.parametrize(
    ("indicator", "code"),
    [
        ("{本年: 100件, 下年目标: 新增30家}", "E304 甲:18"),
        ("{本年: 2%, 下年目标: 增长10%}", "E304 甲:16"),
        ("{本年: 100件, 下年目标: 提高2个百分点}", "E304 甲:18"),
        ("{本年: 100件, 下年目标: 增长-5%}", "E302 甲:18"),
        ("{本年: 100件, 下年目标: 增长不少}", "E302 甲:18"),
    ],
)
def test_a_change_that_does_not_fit_is_a_fault_at_the_aim(indicator: str, code: str) -> None:
    assert fault("{{ 甲.下年目标 }}", 甲=indicator) == code


def test_a_change_of_what_is_not_known_can_be_said_but_has_no_value() -> None:
    for base in ("", "本年: 约100件, "):
        indicator = f"{{{base}下年目标: 增长10%}}"
        assert say("{{ 甲.力争 }}，{{ 甲.目标增长 }}", 甲=indicator) == "力争增长10%，增长10%"
        assert fault("{{ 甲.下年目标 }}", 甲=indicator) == "E303 1:4"


# --------------------------------------------------------------------------- 占


@pytest.mark.parametrize(
    ("indicator", "place"),
    [
        ("{本年: 5件, 占: 没有}", "E401 甲:13"),
        ("{本年: 5件, 占: 乙.上年}", "E409 甲:13"),
    ],
)
def test_the_whole_must_be_there(indicator: str, place: str) -> None:
    assert fault("{{ 甲 }}", 甲=indicator, 乙="{本年: 5件, 上年: 6件}") == place


@pytest.mark.parametrize(
    ("indicator", "code"),
    [
        ("{本年: 5件, 占: 乙}", "E304"),
        ("{本年: 约3件, 占: 丙}", "E305"),
        ("{本年: 5件, 占: 丙}", "E304"),
        ("5件", "E303"),
    ],
)
def test_a_share_that_cannot_be_is_a_fault(indicator: str, code: str) -> None:
    more = "E310 甲:6, " if indicator.startswith("{本年: 5件, 占: 丙") else ""  # said of the figures themselves
    assert fault("{{ 甲.占 }}", 甲=indicator, 乙="9家", 丙="4件") == f"{more}{code} 1:4"


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=6).filter(any))
def test_shares_of_all_parts_make_a_hundred_within_rounding(values: list[int]) -> None:
    span = Span(Source("x", ""), 0, 0)

    def one(number: int) -> Indicator:
        return Indicator("甲", span, "甲", Figure(f"{number}件", (), parse(f"{number}件")))

    total = one(sum(values))
    shares = [proportion(one(value)._replace(decimals=1), total).quantity for value in values]
    rates = [share.low for share in shares if share is not None and share.low is not None]
    assert len(rates) == len(values)
    assert abs(float(sum(rates)) - 100) <= 0.05 * len(values) + 1e-9


def test_a_report_without_formulas_imports_none(tmp_path: Path) -> None:
    text = report("{{ 甲.同比 }}，{{ 甲.其中 }}", 甲="{本年: 3件, 上年: 2件, 其中: {乙: 3件}}")
    code = (
        "import sys; from pathlib import Path; from generator.build import make; path = Path(sys.argv[1]);"
        "made, found = make(path); assert made is not None, found;"
        "rare = ('formula', 'changes', 'standing', 'sayings', 'attainment');"
        "print([name for name in rare if f'generator.{name}' in sys.modules])"
    )
    path = tmp_path / "甲.yaml"
    path.write_text(text, "utf-8")
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == "[]"
    assert document(text).bound == 3  # the year in the title too
