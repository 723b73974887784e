"""Numbers of an old report are bound: in place, or by a name where more is told of them. No word changes by that."""

from __future__ import annotations

import re

import pytest

from generator.binding import bind
from tests.clerk import pairs

from .desk import bound, built, code, doubts, names

# --------------------------------------------------------------------- in place


@pytest.mark.parametrize(
    ("text", "made"),
    pairs(
        """
        检查产品６000多件。 → 检查产品{{ 6000多件 }}。
        举办第九届科工会，邀请约500人。 → 举办{{ 第九届 }}科工会，邀请{{ 约500人 }}。
        对989项授权专利给予资助。 → 对{{ 989项 }}授权专利给予资助。
        连续六年获奖。 → {{ 连续六年 }}获奖。
        """
    ),
)
def test_a_number_that_stands_alone_is_bound_in_place(text: str, made: str) -> None:
    assert code(text) == made
    assert names(text) == "{}"


@pytest.mark.parametrize(
    "text",
    [
        "“十二五”规划、5·12防灾减灾日、4·26知识产权宣传。",
        "印发〔2020〕17号文件，SM205型产品获三等奖，第一产业不变。",
        "2011年12月28日，一是开展“6+1”平台建设，二是落实八项规定，开通12330知识产权热线。",
        "1、抓项目。2、抓平台。(3)抓人才。",
        "汽车零部件产业十分重要，一方面抓创新，皖11井运行正常，引进[33]号文件。",
        "20年，继续抓好各项工作。",
    ],
)
def test_numerals_that_are_names_stay_text(text: str) -> None:
    assert code(text) == text
    assert bound(text).left == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("销售收入3.4 亿元。", "“3.4”和单位之间有空格"),
        ("产值可达33亿，再创新高。", "“33亿”没有单位"),
        ("申报1-2项。", "“1-2项”再印出来是“1～2项”，和原文不同"),
    ],
)
def test_a_number_that_would_not_come_back_stays_text_with_a_reason(text: str, reason: str) -> None:
    assert code(text) == text
    assert [left.message.text() for left in bound(text).left] == [reason]


def test_a_ratio_is_not_taken_apart() -> None:
    text = "三次产业结构比为25.72:26.84:47.44。"
    assert code(text) == text


def test_a_number_or_a_date_whose_point_became_a_stop_is_let_be() -> None:
    text = "利用5。12防灾减灾日开展宣传，产值增长32。63%。"
    assert code(text) == text


# ---------------------------------------------------------------------- growth


@pytest.mark.parametrize(
    ("text", "made", "numbers"),
    [
        (
            "发明专利授权量93件，同比增长55%。",
            "发明专利授权量{{ 发明专利授权量 }}，{{ 发明专利授权量.同比 }}。",
            "{发明专利授权量: {本年: 93件, 上年: 60件}}",
        ),
        (
            "全市专利申请量1945件,授权量1522件,同比分别增长23.8%和9.1%。",
            "全市专利申请量{{ 专利申请量 }},授权量{{ 专利授权量 }},{{ 分别同比(专利申请量, 专利授权量) }}。",
            "{专利申请量: {本年: 1945件, 上年: 1571件}, 专利授权量: {本年: 1522件, 上年: 1395件}}",
        ),
        (
            "财政收入9亿元、财政支出8亿元，比上年分别增长5%和6.1%。",
            "财政收入{{ 财政收入 }}、财政支出{{ 财政支出 }}，比上年{{ 分别增长(财政收入, 财政支出) }}。",
            "{财政收入: {本年: 9亿元, 增速: 5%}, 财政支出: {本年: 8亿元, 增速: 6.1%}}",
        ),
        (
            "签约5个项目；财政收入9亿元、财政支出8亿元，分别增长5%和6.1%。",
            "签约{{ 5个 }}项目；财政收入{{ 财政收入 }}、财政支出{{ 财政支出 }}，{{ 分别增长(财政收入, 财政支出) }}。",
            "{财政收入: {本年: 9亿元, 增速: 5%}, 财政支出: {本年: 8亿元, 增速: 6.1%}}",
        ),
        (
            "进口、出口总额分别为9亿元和8亿元，分别增长5%和6.1%。",
            "进口、出口总额分别为{{ 进口总额 }}和{{ 出口总额 }}，{{ 分别增长(进口总额, 出口总额) }}。",
            "{进口总额: {本年: 9亿元, 增速: 5%}, 出口总额: {本年: 8亿元, 增速: 6.1%}}",
        ),
        (
            "财政收入9亿元、财政支出8亿元，分别增长5%、6.1%。",
            "财政收入{{ 财政收入 }}、财政支出{{ 财政支出 }}，分别{{ 财政收入.增长 }}、{{ 财政支出.增速 }}。",
            "{财政收入: {本年: 9亿元, 增速: 5%}, 财政支出: {本年: 8亿元, 增速: 6.1%}}",
        ),
        (
            "实现增加值1.06亿元，比上年增长16.5%。",
            "实现增加值{{ 增加值 }}，比上年{{ 增加值.增长 }}。",
            "{增加值: {本年: 1.06亿元, 增速: 16.5%}}",
        ),
        (
            "进出口总额23.4亿美元，下降3.2%。",
            "进出口总额{{ 进出口总额 }}，{{ 进出口总额.增长 }}。",
            "{进出口总额: {本年: 23.4亿美元, 增速: -3.2%}}",
        ),
        (
            "财政收入10亿元，上升8%。",
            "财政收入{{ 财政收入 }}，上升{{ 财政收入.增速 }}。",
            "{财政收入: {本年: 10亿元, 增速: 8%}}",
        ),
        (
            "空气优良天数比例92.3%，同比提高1.5个百分点。",
            "空气优良天数比例{{ 空气优良天数比例 }}，{{ 空气优良天数比例.同比 }}。",
            "{空气优良天数比例: {本年: 92.3%, 增速: 1.5个百分点}}",
        ),
        (
            "规上工业企业356家，比上年增加28家。",
            "规上工业企业{{ 规上工业企业 }}，比上年{{ 规上工业企业.增减 }}。",
            "{规上工业企业: {本年: 356家, 上年: 328家}}",
        ),
        (
            "专利申请量由上年的1571件增加到1945件，增长23.8%。",
            "专利申请量由上年的{{ 专利申请量.上年 }}增加到{{ 专利申请量 }}，{{ 专利申请量.增长 }}。",
            "{专利申请量: {本年: 1945件, 上年: 1571件}}",
        ),
        (
            "财政收入由上年的9亿元增加到10亿元，增长11%。",
            "财政收入由上年的{{ 财政收入.上年 }}增加到{{ 财政收入 }}，{{ 财政收入.增长 }}。",
            "{财政收入: {本年: 10亿元, 上年: 9亿元, 小数: 0}}",
        ),
        (
            "产业产值33亿元，同期增长32.6%(去年同期为24.88亿元)。",
            "产业产值{{ 产业产值 }}，同期{{ 产业产值.增长 }}(去年同期为{{ 产业产值.上年 }})。",
            "{产业产值: {本年: 33亿元, 上年: 24.88亿元}}",
        ),
    ],
)
def test_a_value_with_its_growth_has_a_name(text: str, made: str, numbers: str) -> None:
    assert code(text) == made
    assert names(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "财政收入10亿元，减少8%。",  # nothing prints a fall as 减少8%
        "力争财政收入达到10亿元，增长8%。",
        "完成了35家，增长8%。",
        "群众满意度、知晓度分别达到41230元、21560元，分别增长5.6%和7.2%。",
    ],
)
def test_growth_that_cannot_be_told_for_certain_is_bound_in_place(text: str) -> None:
    assert names(text) == "{}"
    assert re.sub(r"\{\{ | \}\}", "", code(text)) == text
    assert bound(text).left == []


def test_a_number_of_another_year_is_not_this_year_s() -> None:
    text = "2010年，财政收入10亿元，增长8%。"
    assert names(text, 2011) == "{}"
    assert names(text, 2010) == names(text) == "{财政收入: {本年: 10亿元, 增速: 8%}}"


# ----------------------------------------------------------------------- parts


@pytest.mark.parametrize(
    ("text", "made", "numbers"),
    [
        (
            "共办理群众诉求30件，其中咨询5件、建议23件、其他2件。",
            "共办理群众诉求{{ 群众诉求 }}，{{ 群众诉求.其中 }}。",
            "{群众诉求: {其中: {咨询: 5件, 建议: 23件, 其他: 2件}}}",
        ),
        (
            "实施科技项目25项，其中：工业项目4项，农业项目21项。",
            "实施科技项目{{ 科技项目 }}，其中：工业项目{{ 科技项目.工业项目 }}，农业项目{{ 科技项目.农业项目 }}。",
            "{科技项目: {其中: {工业项目: 4项, 农业项目: 21项}}}",
        ),
        (
            "科技项目16项（省重点1项、省新产品15项）。",
            "科技项目{{ 科技项目 }}（省重点{{ 科技项目.省重点 }}、省新产品{{ 科技项目.省新产品 }}）。",
            "{科技项目: {其中: {省重点: 1项, 省新产品: 15项}}}",
        ),
        (
            "市级奖共187项,其中一等奖33项;获得省级奖32项。",
            "市级奖共{{ 市级奖 }},{{ 市级奖.其中 }};获得省级奖{{ 32项 }}。",
            "{市级奖: {本年: 187项, 其中: {一等奖: 33项}, 其中不完全: 是}}",
        ),
        (
            "总收入86亿元，其中税收61亿元，增长5.1%，占总收入的70.9%。",
            "总收入{{ 总收入 }}，{{ 总收入.其中 }}，{{ 总收入.税收.增长 }}，{{ 占(总收入.税收, 总收入) }}。",
            "{总收入: {本年: 86亿元, 其中: {税收: {本年: 61亿元, 增速: 5.1%}}, 其中不完全: 是}}",
        ),
    ],
)
def test_a_total_with_its_parts_has_a_name(text: str, made: str, numbers: str) -> None:
    assert code(text) == made
    assert names(text) == numbers


def test_parts_are_read_across_a_sentence_s_end_where_they_make_up_the_total() -> None:
    text = "粮食总产量100吨，增长1%。其中，夏粮产量 40吨，增长2%；秋粮产量60吨，增长0.3%。"
    assert names(text) == (
        "{粮食总产量: {增速: 1%, 其中: {夏粮产量: {本年: 40吨, 增速: 2%}, 秋粮产量: {本年: 60吨, 增速: 0.3%}}}}"
    )


def test_parts_of_parts_have_names_too() -> None:
    text = "项目共43项：其中立项30项，国家1项、省级16项（重点1项、新产品15项）、市级13项。"
    assert names("科技" + text) == (
        "{科技项目: {本年: 43项, 其中: {立项: {其中: {国家: 1项, 省级: 16项, 市级: 13项}}}, 其中不完全: 是}}"
    )


def test_a_list_that_happens_to_follow_is_no_list_of_parts() -> None:
    assert names("科技计划7项、重大专项5项、会商项目2项，新产品56个。") == "{}"


def test_parts_that_exceed_their_total_are_a_doubt_and_no_parts() -> None:
    text = "办理诉求20件，其中咨询5件、建议23件。"
    assert doubts(text) == ["各分项比合计多：5件 + 23件，合计写的是20件：20件，其中咨询5件、建议23件"]
    assert names(text) == "{}"
    assert doubts("近40家企业项目（其中高企5家、中小企业15家、新产品21个）。") == [
        "各分项比合计多：5家 + 15家 + 21个，合计写的是近40家：近40家企业项目（其中高企5家、中小企业15家、新产品21个"
    ]


# --------------------------------------------------------- shares, aims, twice


def test_a_share_is_named_after_its_part() -> None:
    text = "研发投入1.33亿元，占GDP比重0.91%，比上年提高0.26个百分点。"
    assert code(text) == (
        "研发投入{{ 研发投入 }}，占GDP比重{{ 研发投入占GDP比重 }}，比上年{{ 研发投入占GDP比重.增长 }}。"
    )
    assert names(text) == "{研发投入: 1.33亿元, 研发投入占GDP比重: {本年: 0.91%, 增速: 0.26个百分点}}"


def test_aims_in_two_tiers_have_a_name() -> None:
    text = "确保实现产业产值30亿元，力争实现40亿元。"
    assert code(text) == "确保实现产业产值{{ 产业产值.目标.确保 }}，力争实现{{ 产业产值.目标.力争 }}。"
    assert names(text) == "{产业产值: {目标: {确保: 30亿元, 力争: 40亿元}}}"


@pytest.mark.parametrize(
    ("text", "made", "numbers"),
    [
        (
            "专利申请量1945件，完成年度目标1800件的108.1%。",
            "专利申请量{{ 专利申请量 }}，完成年度目标{{ 专利申请量.目标 }}的{{ 专利申请量.完成率 }}。",
            "{专利申请量: {本年: 1945件, 目标: 1800件}}",
        ),
        (
            "专利申请量1945件（目标为1800件），再创新高。",
            "专利申请量{{ 专利申请量 }}（目标为{{ 专利申请量.目标 }}），再创新高。",
            "{专利申请量: {本年: 1945件, 目标: 1800件}}",
        ),
        (
            "专利申请量1945件，完成年度目标1800件的120%。",
            "专利申请量{{ 专利申请量 }}，完成年度目标{{ 专利申请量.目标 }}的{{ 120% }}。",
            "{专利申请量: {本年: 1945件, 目标: 1800件}}",
        ),
    ],
)
def test_a_value_with_its_aim_has_a_name(text: str, made: str, numbers: str) -> None:
    assert code(text) == made
    assert names(text) == numbers


def test_an_aim_and_what_was_reached_are_one_number() -> None:
    text = "目标任务：发明专利申请量500件。\n完成情况：预计发明申请量可达580件。"
    assert code(text) == (
        "目标任务：发明专利申请量{{ 发明专利申请量.目标 }}。\n完成情况：预计发明申请量可达{{ 发明专利申请量 }}。"
    )
    assert names(text) == "{发明专利申请量: {本年: 580件, 目标: 500件}}"


def test_where_the_kind_prints_aims_a_value_is_asked_for() -> None:
    made = bind(["财政收入10亿元，增长8%，其中税收6亿元。"], main="目标")
    assert made.texts == ["财政收入{{ 财政收入.本年 }}，{{ 财政收入.增长 }}，{{ 财政收入.其中 }}。"]


def test_a_fact_that_stands_twice_has_one_name() -> None:
    text = "落实特派员项目资金415万元。\n安排特派员项目资金415万元，开展23个项目。"
    assert code(text) == (
        "落实特派员项目资金{{ 特派员项目资金 }}。\n安排特派员项目资金{{ 特派员项目资金 }}，开展{{ 23个 }}项目。"
    )


def test_a_changed_number_changes_all_its_sentences() -> None:
    text = "专利授权量93件，同比增长55%。\n今年，全市专利授权量93件，其中发明20件。\n专利授权量93件，再创新高。"
    made = bound(text)
    assert made.indicators["专利授权量"]["本年"] == "93件"
    made.indicators["专利授权量"]["本年"] = "120件"
    assert built(made.texts, made.indicators) == [
        "专利授权量120件,同比增长100%。",
        "今年,全市专利授权量120件,其中发明20件。",
        "专利授权量120件,再创新高。",
    ]


def test_two_facts_with_one_noun_are_told_apart_by_whose_they_are() -> None:
    text = "甲乙集团实现销售收入60亿元，增长22%。丙丁公司实现销售收入3亿元，增长5%。"
    assert names(text) == ("{甲乙集团销售收入: {本年: 60亿元, 增速: 22%}, 丙丁公司销售收入: {本年: 3亿元, 增速: 5%}}")


# ---------------------------------------------------------------------- doubts


def test_one_number_with_two_rates_is_a_doubt_at_both_places() -> None:
    assert doubts("财政收入10亿元，增长8%。\n财政收入10亿元，增长9%。") == [
        "“财政收入”是10亿元，增速在别处是另一个数：增长8%",
        "“财政收入”是10亿元，增速在别处是另一个数：增长9%",
    ]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (
            "收入60亿元，税金1亿元，同比分别增长22%、27%、31%。",
            "“分别”前面是2个数，后面是3个增速，对不上：60亿元，税金1亿元，同比分别增长22%、27%、31%",
        ),
        (
            "财政收入由上年的9亿元增加到10亿元，增长15%。",
            "10亿元和上年的9亿元，算不出写的增速：增长15%",
        ),
        ("专利授权量7件，增长3%。", "7件、3%：没有一个整数的上年数算得出这个增速：增长3%"),
        (
            "财政收入2.35亿元，增长12.5%（上年同期为2.09亿元）。",
            "2.35亿元和上年的2.09亿元，算不出写的增速：12.5%（上年同期为2.09亿元",
        ),
    ],
)
def test_what_contradicts_itself_is_a_doubt_and_still_builds(text: str, doubt: str) -> None:
    assert doubts(text) == [doubt]
    made = bound(text)
    assert built(made.texts, made.indicators) == built([text])
