"""What a text says that cannot be: found at its words; and what a careful clerk writes alarms nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import make_all, proofread
from generator.diagnostic import ERROR, Diagnostic

from ..clerk import INDENT, findings, listed, pairs, report

NUMBERS = {"专利申请量": "{本年: 1945件, 上年: 1571件, 目标: 1800件}", "事故": "{本年: 9起, 上年: 12起, 目标: 10起, 方向: 低}"}


def checked(text: str, folder: Path) -> list[Diagnostic]:
    """What a check says of a text, with numbers to speak of."""
    path = folder / "报告.yaml"
    path.write_text(report(text, **NUMBERS), "utf-8")
    documents, found = make_all(path)
    return [d for d in (*found, *proofread(path, documents)) if "E320" <= d.code < "E340"]


HOLDS = """
共办理诉求30件，其中咨询5件、建议23件、其他2件，均按时答复。
全市规上企业120家，其中大型20家、中型30家，贡献较大。
列入计划30项，国家1项、省级16项（重点1项、试制15项）、市级13项。
申报各类项目43项：其中共列入30项，国家1项、省级16项、市级13项。
市级共13项，其中竞争性3项，共获补助120万元；指导性10项。
完成投资50.6亿元，其中新建30.3亿元、续建20.4亿元。
申请100件、授权50件，其中发明申请40件、授权20件。
共申报9家高企，16家科技型企业，1家重点实验室，3家研发中心。
服务近40家企业（其中高企5家、科技型12家、新产品企业21家）。
全年培训12期，讲座6场，展览5次，参加2000人次。
城乡居民收入分别增长8.2%和9.1%。
申请量1945件，授权量1522件，同比分别增长23.8%和9.1%；发明93件，增长55%。
市、县两级分别投入300万元、200万元。
共有企业120家，申请1945件、授权1522件，同比分别增长23.8%、9.1%。
两县分别获“1+8”政策补助73.36万元、4.8万元。
预计产值33亿元，增长32.63%（去年同期为24.88亿元）。
新认定10家，占全市40家的25%；占全省的1.2%。
完成投资1.05亿元，占年度计划1亿元的105%。
产值由2.1亿元增加到3.2亿元，增长52.3%，按可比价计算增长48%。
围绕组织领导、项目管理、经费使用等三个方面抓落实。
为6个县（市、区）办实事，走访3家企业（华康、祥盛、海宇）。
召开座谈会、推进会三次，培训农民、学生五千人。
文化和旅游局、科技局两个部门联合检查。
农业“两区”（现代农业园区、粮食生产功能区）建设加快。
落实三项举措。一是抓政策；二是抓项目；三是抓人才。
一是抓政策。二是抓项目，要求：一是快，二是好。三是抓人才。
按照“6+1”部署，用好12330热线和SM205型设备，编制2011—2015年规划。
在全省11个市中位居第2，在全市排名第15位。
完成目标的105%，普及率达到100%，同比提高0.5个百分点。
申报1—2项，力争3～5项；比分3-2，电话0570-3020000。
投入约300万元、400余万元、近500万元，服务20多家、100余人次。
全市专利申请量{{ 专利申请量 }}，同比增长23.8%，超额完成年度目标。
全市专利申请量{{ 专利申请量 }}，{{ 专利申请量.同比 }}。
发生事故{{ 事故 }}，同比下降25%，完成年度目标任务。
柯城区专利申请量300件，上年专利申请量1571件。
举办第九届科工会，筹备第十届科工会；第三次会议召开。
市政府政府网站、科技服务服务企业、认真研究研究再定。
一户一户走访，一件一件办理，事事有回音，件件有结果。
创新新模式不断涌现，人才才能发挥，企业业务拓展。
2010年的遗留问题，比2010年全年减少，同2009年相比也有进步。
自2010年底以来，从2008年12月开始。
投入资金多方筹集，经费2011年到位，产量比上年提高。
专利产品价格1000元、5000元、10000元三档。
奖励5万元以上、10万元以下，面积500平方米，行程3千米。
"""


@pytest.mark.parametrize("text", listed(HOLDS))
def test_what_holds_alarms_nobody(text: str, tmp_path: Path) -> None:
    assert [(d.code, d.message.text()) for d in checked(text, tmp_path)] == []


FAULTS = """
共申请70件；发明14件；新型55件；外观2件。 → E320 70件
经费1.05亿元，其中上级3623万元、市级7440万元。 → E320 1.05亿元
安排甲类10项、乙类20项，合计31项。 → E320 31项
争取资金1057.53万元，其中：5家企业列入，获210万元；众创空间获570万元；27家企业获320.91万元。 → E320 1057.53万元
服务40余家企业（高企15家、一般企业20家）。 → E320 40余家
专利申请和授权分别达106件、11件、5件。 → E321 分别达106件、11件、5件
收入60亿元，利税2亿元，税金1亿元，同比分别增长22%、27%。 → E321 分别增长22%、27%
完成80件，为目标100件的85%。 → E322 85%
产值比上年的200万元增长50%，达到260万元。 → E322 50%
全市专利申请量{{ 专利申请量 }}，比上年增长13.8%。 → E322 13.8%
建好甲镇中心（孵化区、加速区、服务区、展示区）3个片区。 →
建成3个功能区（孵化区、加速区、服务区、展示区）。 → E323 3个功能区（孵化区、加速区、服务区、展示区）
“四个一批”即平台、人才、项目，成效好。 →
发生事故{{ 事故 }}，没有完成年度目标。 → E328 没有完成年度目标
完成年度目标的98%，超额完成。 → E328 超额完成
超额完成目标任务，完成年度目标的98%。 → E328 超额完成
争取资金5887，用于平台。 → E330 5887
产值达33亿，再创新高。 → E330 33亿
拨付10万元 20万元，已到位。 → E330 10万元 20万元
增长23.8，居前列。 → E330 23.8
完成2009-2010年度和-2010年度考核。 → E332 -2010年
今年（2010年）任务完成。 → E333 2010
办好第九届科工会，第八届科工会也有影响。 → E334 第八届
推动科技服务中心服务中心建设。 → E335 服务中心服务中心
加强的的领导。 → E335 的的
一是抓政策。三是抓人才。 → E337 三是
满意率为105%。 → E339 105%
三类企业分别占40%、50%和30%。 → E339 40%、50%和30%
"""


def points(d: Diagnostic) -> str:
    """The code and the words that a finding points at."""
    assert d.span is not None
    return f"{d.code} {d.span.source.text[d.span.start : d.span.end]}"


@pytest.mark.parametrize(("text", "expected"), [(a.strip(" →"), b) for a, b in ((*p, "")[:2] for p in pairs(FAULTS))])
def test_a_fault_is_found_at_its_words(text: str, expected: str, tmp_path: Path) -> None:
    assert [points(d) for d in checked(text, tmp_path)] == ([expected] if expected else [])


def test_a_check_finds_what_stands_in_two_places(tmp_path: Path) -> None:
    text = "落实项目资金415万元，支持项目26个。\n又落实项目资金415万元，支持23个项目。"
    (found,) = checked(text, tmp_path)
    assert points(found) == "E324 23个"
    assert [r.span.source.text[r.span.start : r.span.end] for r in found.related] == ["26个"]
    assert "一处是26个项目，一处是23个项目" in found.message.text()


def test_a_check_finds_a_sentence_that_is_said_twice(tmp_path: Path) -> None:
    text = "组织专家深入企业开展技术诊断服务。\n甲。组织专家深入企业开展技术诊断服务。"
    (found,) = checked(text, tmp_path)
    assert points(found) == "E336 组织专家深入企业开展技术诊断服务"
    assert [r.span.source.position(r.span.start) for r in found.related] == [(found.place[1] - 1, INDENT + 1)]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("共30件，其中咨询5件、建议23件、其他3件。", "5 + 23 + 3 = 31，合计写的是 30件（相差 1）"),
        ("新认定10家，占全市40家的35%。", "10 ÷ 40 = 25%"),
        ("产值由2000万元增加到3000万元，增长40%。", "（3000万 − 2000万） ÷ 2000万 = 50%"),
    ],
)
def test_figures_are_shown_with_their_arithmetic(text: str, arithmetic: str) -> None:
    (found,) = findings(text)
    assert found.severity == ERROR
    assert arithmetic in found.message.text()


def test_rounded_values_that_may_explain_a_rate_are_a_warning() -> None:
    (found,) = findings("产值33亿元，增长34%（去年同期为24.88亿元）。")
    assert (found.code, found.severity) == ("E322", "warning")
