"""Of the real documents' numbers nine in ten are bound, and hardly a name; every text comes back and builds."""

from __future__ import annotations

import re
import unicodedata

import pytest

from generator.binding import Bound, bind
from generator.claims import names
from tests.binding.desk import built, literally

pytestmark = pytest.mark.corpus

DOCUMENTS = ("01", "02", "04", "05", "07", "08", "09", "11", "12", "13", "15", "16", "19", "20")
#: Numerals of four documents that name something, marked by hand, each with some text around it.
MARKED = {
    "01": """
        “环境、人才、平台、项目”四位一体; “4.26”知识产权日; 在一线形成; 一是加强宣传; 工业110及;
        三期试验中心; “115人才”; “5·12”防灾; “十一五”重点; “七一”重要; 二等奖和三等奖;
        “十二五”的良好; 十七届五中、六中全会; 五届十四次全会; “六个一批”; 一批具有; “两区”; 中央一号文件;
        “四个一百”; “两高于”; “三审一决策”; “三治三比”; “两项工作”; “三项制度”; “一岗双责”;
        “三重一大”; 一流生态; “两个崛起”; “两地三城”; 新一轮科技; 进一步浓厚
    """,
    "02": """
        第一生产力; 2011年; SM205; SX325; SAEJ441——2009; 一系列科技; 科技三项经费; 一方面通过; 十分重视;
        汽车零部件; 一致认为
    """,
    "15": """
        “1+8”政策; 三等奖; “七一”活动; “三严三实”规定; 1。开展三结三联; 皖11井; “三网一员”; 5。12防灾;
        7。28唐山; 三结三联三服务; 4月18日; 叁号子基金; “科技踏春”服务月; “零火点”; 五政办[20xx]43号
    """,
    "20": """
        “十四五”规划; “四个着力”; “五比五晒”; “433”产业; “6+1”科技; “一中心、一基地”; “1到100”的;
        八项规定; “211”工作; “四个意识”; “两个维护”; 二级绩效; “四种形态”; “四风问题”;
        “一季一警示”; “八小时之外”; 新一轮建设; “双创”; 十九届二中; 2021年; 一批高水平; 一体推进;
        xx5G创新; 第一年
    """,
}


@pytest.fixture(scope="module", params=DOCUMENTS)
def lines(request: pytest.FixtureRequest, corpus: dict[str, str]) -> list[str]:
    """The paragraphs of a document."""
    return [line.strip() for line in corpus[request.param].splitlines() if line.strip()]


@pytest.fixture(scope="module")
def made(lines: list[str]) -> Bound:
    """They, bound."""
    return bind(lines)


def test_nearly_all_claims_are_bound(made: Bound) -> None:
    bound = made.placed + made.named
    assert bound / (bound + len(made.left)) > 0.89


def test_the_bound_document_is_the_same_document(lines: list[str], made: Bound) -> None:
    assert built(made.texts, made.indicators) == built([literally(line) for line in lines])


def test_without_their_braces_numbers_in_place_are_the_text(lines: list[str], made: Bound) -> None:
    for line, text in zip(lines, made.texts, strict=True):
        if not any(name in text for name in made.indicators):
            assert unicodedata.normalize("NFKC", re.sub(r"\{\{ | \}\}", "", text)) == unicodedata.normalize(
                "NFKC", line
            )


def test_nine_in_ten_claims_of_all_documents_are_bound(corpus: dict[str, str]) -> None:
    found = [bind(text.splitlines()) for text in corpus.values()]
    left = sum(len(each.left) for each in found)
    assert left / sum(each.placed + each.named + len(each.left) for each in found) < 0.03


def test_numerals_that_are_names_stay_text(corpus: dict[str, str]) -> None:
    marks = [(number, mark.strip()) for number, marks in MARKED.items() for mark in marks.split(";")]
    texts = {number: "\n".join(bind(corpus[number].splitlines()).texts) for number in MARKED}
    assert all(mark in corpus[number] for number, mark in marks)
    wrong = [mark for number, mark in marks if mark not in texts[number]]
    assert len(wrong) / len(marks) <= 0.02, wrong


def test_a_name_stays_text_or_is_the_name_of_a_part(lines: list[str], made: Bound) -> None:
    for line, text in zip(lines, made.texts, strict=True):
        assert all(line[start:end] in text + str(made.indicators) for start, end in names(line))


# ----------------------------------------------------------------------- names

NAMED = {
    "01": {
        "专利申请量": {"本年": "1945件", "上年": "1571件"},
        "专利授权量": {"本年": "1522件", "上年": "1395件"},
        "发明专利授权量": {"本年": "93件", "上年": "60件"},
        "群众诉求": {"其中": {"咨询": "5件", "建议": "23件", "其他": "2件"}},
    },
    "02": {
        "申请专利": {"其中": {"发明": "14件", "新型": "55件", "外观": "1件"}},
        "科技投入": "3600万元",
        "科技投入占公司销售收入比重": "5.3%",
    },
    "07": {
        "科技计划项目": {
            "本年": "43项",
            "其中": {"列入各级科技计划项目": {"其中": {"国家": "1项", "省级项目": "16项", "市级": "13项"}}},
            "其中不完全": "是",
        },
        "研发经费支出": "1.33亿元",
        "研发经费支出占GDP比重": {"本年": "0.91%", "增速": "0.26个百分点"},
        "高新技术产业增加值": "7.58亿元",
        "高新技术产业增加值占比": "61.6%",
        "企业研发统计申报数": {"本年": "1.26亿元", "增速": "41.3%"},
        "科技特派员项目资金": "415万元",
    },
    "09": {
        "高新技术产业增加值": {"本年": "1.06亿元", "增速": "16.5%"},
        "企业技术难题": {"本年": "12项", "其中": {"签约": "4项"}, "其中不完全": "是"},
    },
    "11": {
        "市级奖": {"本年": "187项", "其中": {"一等奖": "33项"}, "其中不完全": "是"},
        "省级奖项": {"本年": "32项", "其中": {"一等奖": "7项"}, "其中不完全": "是"},
    },
    "15": {
        "高新技术产业产值": {"目标": {"确保": "30亿元", "力争": "40亿元"}},
        "科技计划项目": {"其中": {"工业项目": "4项", "农业项目": "19项", "其他项目": "2项"}},
        "发明专利申请量": {"本年": "580件", "目标": "500件"},
        "发明专利授权量": {"本年": "70件", "目标": "65件"},
    },
}


@pytest.mark.parametrize("number", DOCUMENTS)
def test_the_names_are_those_a_clerk_would_give(number: str, corpus: dict[str, str]) -> None:
    assert bind(corpus[number].splitlines()).indicators == NAMED.get(number, {})


def test_five_values_with_four_rates_are_a_doubt(corpus: dict[str, str]) -> None:
    lines = corpus["02"].splitlines()
    (doubt,) = bind(lines).doubts
    assert "27%、31%、20%" in lines[doubt.text_index][doubt.start : doubt.end]
