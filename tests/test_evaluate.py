"""What may stand in {{ }}: names, numbers, a few marks. Everything else is a fault, never an accident."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evaluate import Scope, evaluate
from generator.model import Figure, Indicator, Target
from generator.quantity import parse
from generator.source import Source, Span
from generator.unsayable import Unsayable

from .clerk import build, carets, fault, hint, lines, listed, message, report, say

PATENTS = "{本年: 93件, 上年: 60件}"
FUNDS = "{其中: {市级: {其中: {社会发展: 30万元, 工业: 1.5万元}}, 省级: 0.02亿元}}"


# ------------------------------------------------------------------------ names


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{{ 专利 }}", "93件"),
        ("{{专利}}", "93件"),
        ("{{ 专利.上年 }}", "60件"),
        ("{{ 专利 . 上年 }}", "60件"),
        ("{{ 专利.数 }}", "93"),
        ("{{ 专利.单位 }}", "件"),
        ("{{ 资金 }}", "231.5万元"),
        ("{{ 资金.市级 }}", "31.5万元"),
        ("{{ 资金.市级.社会发展 }}", "30万元"),
        ("{{ 资金.其中.市级.其中.工业 }}", "1.5万元"),
        ('{{ 资金["市级"]["工业"] }}', "1.5万元"),
        ("{{ 资金.省级.数 }}", "0.02亿"),
        ("{{ 单位 }}{{ 年度 }}年", "某局2011年"),
        ("{{ 上年度 }}—{{ 下年度 }}", "2010—2012"),
        ("{{ 上年度 - 1 }}", "2009"),
        ("{{ 上年度-1 }}", "2009"),
        ("{{ 期间 }}", "全年"),
    ],
)
def test_a_name_says(typed: str, said: str) -> None:
    assert say(typed, 专利=PATENTS, 资金=FUNDS) == said


def test_the_date_is_a_name_where_there_is_one() -> None:
    dated = report("截至{{ 日期 }}").replace("署名", "日期: 2011-12-08, 署名")
    assert "截至2011年12月8日" in lines(dated)
    assert fault("截至{{ 日期 }}") == "E401 1:6"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("R&D经费", "{{ R&D经费 }}", "93件"),
        ("R&D经费", '{{ 指标["R&D经费"] }}', "93件"),
        ("R&D经费", "{{ 指标['R&D经费'].同比 }}", "同比增长55%"),
        ("R&D经费", "{{ Ｒ＆Ｄ经费 }}", "93件"),
        ("R&D经费", "{{ R&D经费.同比 }}{{ Ｒ＆Ｄ经费．上年.数 }}", "同比增长55%60"),
        ("4·26活动", "{{ 4·26活动.上年 | 中文数 }}", "六十件"),
        ("R&D经费", "{{ 指标［“Ｒ＆Ｄ经费”］．同比 }}", "同比增长55%"),
        ("ＧＤＰ", "{{ GDP.同比 }}{{ ＧＤＰ.增速 }}", "同比增长55%55%"),
        ("专利（件）", "{{ 专利（件） }}{{ 专利(件) }}", "93件93件"),
        ("专利（件）", "{{ 指标[‘专利（件）’].增速 }}", "55%"),
        ("4·26活动", "{{ 4·26活动 }}", "93件"),
        ("5G", "{{ 5G }}", "93件"),
        ("三农", "{{ 三农 }}{{ 三农.增速 }}", "93件55%"),
        ("30件", "{{ 30件 }}", "93件"),
        ("3.4亿元", "{{ 3.4亿元 }}", "93件"),
        ("专利 授权", "{{ 专利 授权 }}", "93件"),
    ],
)
def test_a_name_may_be_odd_and_wins_over_a_number(name: str, typed: str, said: str) -> None:
    assert say(typed, **{name: PATENTS}) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{{　专利　}}", "93件"),
        ("{{ 专利．同比 }}", "同比增长55%"),
        ("{{ 专利。同比 }}", "同比增长55%"),
        ("{{ 分别同比（专利，授权） }}", "同比分别增长55%和10%"),
        ("{{ 分别同比（专利、授权） }}", "同比分别增长55%和10%"),
        ("{{ 届｜下一 }}", "第十届"),
        ("{{ 第九届｜下一 }}", "第十届"),
        ("{{ 指标［“专利”］ }}", "93件"),
        ("{{ 指标【‘专利’】 }}", ""),
        ("{{ 专利－授权 }}", "-17件"),
        ("{{ （专利＋授权）／２ }}", "101.5件"),
        ("{{ １０．５％ }}", "10.5%"),
        ("{{ '（甲，乙）｜“丙”' }}", "（甲，乙）｜“丙”"),
        ("{{ “（甲，乙）” }}", "（甲，乙）"),
    ],
)
def test_marks_of_an_input_method_are_understood_and_quoted_ones_kept(typed: str, said: str) -> None:
    numbers = {"专利": PATENTS, "授权": "{本年: 110件, 上年: 100件}", "届": "第九届"}
    if said:
        assert say(typed, **numbers) == said
    else:
        assert fault(typed, **numbers).startswith("E4")


# ---------------------------------------------------------------------- numbers


NUMBERS = """
    989项  12.30万元  1,945件  0.91%  约5000亩  20余篇  近40家  近百家  数十家  1—2项  不少于500人  3.4亿元  第九届
    连续六年  两个  七大  三大攻坚战
    三个国家级平台  六个工作日  12.5个百分点  30平方公里  160元/亩  5000亩左右  三年以内
    9月  二期  0  1.5  5G
"""


@pytest.mark.parametrize("number", listed(NUMBERS))
def test_a_number_in_place_is_printed_as_typed(number: str) -> None:
    assert say(f"共{{{{ {number} }}}}。") == f"共{number}。"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("共{{ ‸3.4亿 }}", "E302"),
        ("共{{ ‸5万 }}", "E302"),
        ("共{{ ‸一百五家 }}", "E302"),
        ("共{{ ‸30 件 }}", "E302"),
        ("共{{ ‸007件 }}", "E302"),
        ("共{{ ‸2011年12月 }}", "E302"),
        ("共{{ ‸9999999999999999件 }}", "E302"),
        ("共{{ ‸约件 }}", "E302"),
        ("共{{ ‸百家 }}", "E302"),
        ("共{{ ‸一般公共预算支出 }}", "E401"),
        ("共{{ ‸三五普法经费 }}", "E401"),
        ("共{{ ‸件 }}", "E401"),
        ("共{{ ‸}}", "E402"),
    ],
)
def test_what_is_no_number_is_a_fault(typed: str, code: str) -> None:
    text, (place,) = carets(typed)
    assert fault(text) == f"{code} {place}"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("一般公共预算收入", "一般公共预算支出"),
        ("三农工作经费", "三农工作经费支出"),
        ("5G基站数", "5G基站总数"),
        ("专利申请量", "专利申请数"),
        ("专利", "专例"),
        ("第三产业增加值", "第三产业增加额"),
    ],
)
def test_a_misspelt_name_is_no_number_and_the_right_one_is_offered(name: str, typed: str) -> None:
    assert fault(f"{{{{ {typed} }}}}", **{name: "5件"}) == "E401 1:4"
    assert hint(f"{{{{ {typed} }}}}", **{name: "5件"}) == f"是不是想写“{name}”？"


def test_an_unknown_name_with_none_near_it_gets_advice() -> None:
    assert hint("{{ 论文 }}", 专利="93件") == "在 指标 里写上它，或者直接写数，如 {{ 30件 }}"


# ----------------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("typed", "code", "remedy"),
    [
        ("{{ 专利.同笔 }}", "E410", "是不是想写“同比”？"),
        ("{{ 专利.同比增长 }}", "E410", "是不是想写“同比”？"),
        ("{{ 专利.增幅 }}", "E410", "是不是想写“增速”？"),
        ("{{ 专利.去年 }}", "E410", "是不是想写“上年”？"),
        ("{{ 专利.明年目标 }}", "E410", "是不是想写“下年目标”？"),
        ("{{ 同比(专利) }}", "E410", "写成 专利.同比"),
        ("{{ 共86支 }}", "E401", "“共”写在 {{ 的前面：共{{ 86支 }}"),
        ("{{ 专 利.同比 }}", "E402", "写成 专利.同比，名称中间不要空格"),
        ("{{ 专利.上年度 }}", "E410", "是不是想写“上年”？"),
        ("{{ 资金.市及 }}", "E410", "是不是想写“市级”？"),
        ("{{ 专利|下个 }}", "E410", "是不是想写“下一”？"),
        ("{{ 第九届|下个 }}", "E410", "是不是想写“下一”？"),
        ("{{ 分别同期(专利, 授权) }}", "E410", "是不是想写“分别同比”？"),
        ('{{ 指标["专例"] }}', "E401", "是不是想写“专利”？"),
        ('{{ 资金["市及"] }}', "E410", "是不是想写“市级”？"),
        ("{{ 指标[专利] }}", "E409", '如 指标["R&D经费"]'),
        ("{{ 指标[0] }}", "E409", '如 指标["R&D经费"]'),
        ("{{ 分别同比(专利, 授全) }}", "E401", "是不是想写“授权”？"),
        ("{{ 专利.同比() }}", "E409", "去掉括号"),
        ("{{ 专利|下一(2) }}", "E409", ""),
        ("{{ 专利 * 1.5 }}", "E409", ""),
        ("{{ 专利 授权 }}", "E401", "是不是想写"),
        ("{{ 专利, 授权 }}", "E409", "只能用名称、数、函数和简单的加减"),
        ("{{ 专利 + }}", "E402", "写成 名称、名称.同比、分别同比(甲, 乙)，或直接写数，如 30件"),
        ("{{ - 专利 }}", "E409", "只能用名称、数、函数和简单的加减"),
        ("{{- 专利 -}}", "E402", "写成 名称、名称.同比、分别同比(甲, 乙)，或直接写数，如 30件"),
        ("{{ 指标 }}", "E401", "在 指标 里写上它"),
    ],
)
def test_a_fault_offers_the_remedy(typed: str, code: str, remedy: str) -> None:
    numbers = {"专利": PATENTS, "授权": PATENTS, "资金": FUNDS}
    assert fault(typed, **numbers).startswith(code)
    assert hint(typed, **numbers).startswith(remedy) if remedy else not hint(typed, **numbers)


#: Python, Jinja and arithmetic that a clerk has no need of.
FORBIDDEN = listed(r"""
    专利.__class__  专利.__class__.__mro__  ''.__class__  专利._replace  专利.key  专利.quantity  专利.span
    专利._asdict()  专利["__class__"]  '%s'.format(专利)  'a' * 9  专利.同比.upper()  range(9)  dict()
    lipsum()  cycler(1)  self  loop  config  [x for x in 指标]  lambda: 1  专利 if 专利 else 1  专利 and 1
    not 专利  专利 == 1  1 < 2  专利 is defined  专利 in 指标  [1, 2]  (1, 2)  1 ~ 2  专利[0:1]  True  none
    9**9**9  2**99999999  9999999999 * 9999999999  7 // 2  7 % 2  1/0  0/0  专利.目标  分别同比
    分别同比()  分别同比(专利)  分别同比(1, 2)  分别同比(*专利)  分别同比(a=专利)  专利|e  专利|safe  专利|attr('x')
    '\x00'
    '\ud800'  '\n'  5 }  专利;  专利 # 注  {专利}  `专利`  $专利  @专利  专利!
""")


@pytest.mark.parametrize("code", FORBIDDEN)
def test_the_rest_of_python_is_a_fault(code: str) -> None:
    assert fault(f"{{{{ {code} }}}}", 专利=PATENTS)


@pytest.mark.parametrize(
    "code",
    [
        "9" * 50, "9" * 50 + "件", "9" * 5000 + " + 1", "(" * 100 + "1" + ")" * 100, "(" * 5000, "1+" * 5000 + "1",
        "专利.其中 + " * 50 + "1", "-" * 390 + "1", "专利" + ".其中" * 5000, "专利" + "|下一" * 5000,
        "a" + " " * 9000 + "(", "一" * 9000 + "，", "1," * 9000, "1.1" * 9000, "[" * 300, "分别同比(" * 60,
        "'" + "a" * 9000 + "'", "x" * 9000,
        "专利[" * 80 + "0" + "]" * 80, "近" * 9000 + "5件", "5" + "以上" * 9000, "5件" + "余多" * 9000,
    ],
    ids=lambda code: f"{code[:12]}…{len(code)}",
)  # fmt: skip
def test_the_huge_and_the_deep_are_faults_found_quickly(code: str) -> None:
    before = time.process_time()
    said = message(f"{{{{ {code} }}}}", 专利=PATENTS)
    assert time.process_time() - before < 1
    assert len(said) < 200


# ------------------------------------------------------------------- arithmetic


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("专利 + 授权", "203件"),
        ("专利 - 授权", "-17件"),
        ("专利 + 7", "100件"),
        ("7 + 专利", "100件"),
        ("专利 * 2", "186件"),
        ("专利 / 2", "46.5件"),
        ("专利 / 4", "23.3件"),
        ("专利 / 专利.上年", "1.6"),
        ("经费 / 3", "0.4亿元"),
        ("经费 + 零头", "1.30005亿元"),
        ("(专利 + 授权) / 2", "101.5件"),
        ("一个 + 一个", "两个"),
        ("两个 * 2 - 一个", "三个"),
        ("7 / 2", "3.5"),
        ("1 / 3", "0.3"),
        ("6 / 2", "3"),
        ("年度 - 1949", "62"),
        ("0.3万元", "0.3万元"),
        ("专利 - 专利", "0件"),
        ("亩 + 公顷", "100亩"),
        ("亩 - 公顷", "-20亩"),
        ("公顷 / 亩", "1.5"),
        ("强 - 弱", "0.26个百分点"),
        ("弱 - 强", "-0.26个百分点"),
        ("强 + 弱", "1.56%"),
    ],
)
def test_arithmetic_keeps_unit_scale_and_script(code: str, said: str) -> None:
    numbers = {"授权": "110件", "经费": "1.3亿元", "零头": "5000元", "一个": "一个", "两个": "两个"}
    numbers |= {"亩": "40亩", "公顷": "4公顷", "强": "0.91%", "弱": "0.65%"}
    assert say(f"{{{{ {code} }}}}", 专利=PATENTS, **numbers) == said


@pytest.mark.parametrize(
    ("code", "found", "why"),
    [
        ("专利 / 0", "E305", "除数是零"),
        ("0 / 0", "E305", "除数是零"),
        ("专利 + 经费", "E304", "单位不同，不能相加减：93件、1.3亿元"),
        ("专利 + 约", "E305", "“约5件”不是准确的数，不能参加计算"),
        ("专利 + 届", "E305", "“第九届”不是准确的数，不能参加计算"),
        ("999999999 * 999999999", "E305", "算出来的数太大"),
        ("专利 + 单位", "E409", "| 前面要是一个数"),
        ("专利 + 专利.其中", "E303", "“专利”没有其中"),
    ],
)
def test_arithmetic_has_its_limits(code: str, found: str, why: str) -> None:
    numbers = {"专利": PATENTS, "经费": "1.3亿元", "约": "约5件", "届": "第九届"}
    assert fault(f"{{{{ {code} }}}}", **numbers) == f"{found} 1:4"
    assert message(f"{{{{ {code} }}}}", **numbers) == why


def test_a_kind_may_print_another_value_than_this_years() -> None:
    aim = Figure("100件", ("指标.专利.目标",), parse("100件"))
    plan = Scope({"专利": _indicator("专利", "93件")._replace(target=Target(aim))}, main="目标")
    assert evaluate("专利", plan) == evaluate("专利", Scope({}, plan)) == aim
    assert evaluate("专利.本年", plan) == Figure("93件", ("指标.专利",), parse("93件"))


def test_what_is_computed_remembers_how() -> None:
    found = evaluate("专利 - 2 * 3", Scope({"专利": _indicator("专利", "93件")}))
    assert found == Figure("87件", ("指标.专利",), parse("87件"), "93件 - 6")


def _indicator(name: str, value: str) -> Indicator:
    figure = Figure(value, (f"指标.{name}",), parse(value))
    return Indicator(f"指标.{name}", Span(Source("x", ""), 0, 0), name, current=figure)


# ------------------------------------------------------------------- properties

TOKENS = [
    " ",
    "{{ ",
    " }}",
    *listed(r"""
    {{  }}  专利  授权  .  同比  其中  |  下一  5件  (  )  [  ]  "  '  “  ”  +  -  *  /  ,  ｛  ｝  {%  %}  \
    指标  分别同比  约  第  9  一  __class__  。  ｜
"""),
]
SOUP = st.lists(st.sampled_from(TOKENS), max_size=24).map("".join)
#: What YAML itself takes amiss is another test's.
PRINTABLE = st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Cs", "Cn"])


@given(SOUP | st.text(PRINTABLE, max_size=60))
def test_any_text_in_a_block_makes_a_document_or_faults(text: str) -> None:
    made, found = build(report(f"首\n尾{text}", 专利=PATENTS, 授权=PATENTS))
    assert (made is None) == any(d.severity == "error" for d in found)
    assert made is not None or found


@given(SOUP | st.text(max_size=60))
def test_any_code_has_a_value_or_is_unsayable(code: str) -> None:
    scope = Scope({"专利": _indicator("专利", "93件")})
    try:
        value = evaluate(code, scope)
    except Unsayable as bad:
        assert bad.message.text()
    else:
        assert isinstance(value, (str, Figure))


@given(st.text(PRINTABLE, max_size=20), st.text(PRINTABLE, min_size=1, max_size=8))
def test_a_name_is_found_as_it_is_written(code: str, name: str) -> None:
    scope = Scope({name.strip(): "值"})
    assert evaluate(f" {name} ", scope) == "值"
    assert scope.used == {name.strip()}
    assert (code in scope) == (code == name.strip())
