"""Claims of real documents, as a clerk enters them: those that hold raise no alarm, those that do not are found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import generator

from .conftest import CORPUS

pytestmark = pytest.mark.corpus

#: Quote of holds.json (how it begins) → the numbers of it, and last year's report where it is about two.
HOLDS = """
共办理群众诉求30件 → 诉求: {本年: 30件, 其中: {咨询: 5件, 建议: 23件, 其他: 2件}}
共申请专利70件 → 专利: {本年: 70件, 其中: {发明: 14件, 新型: 55件, 外观: 1件}}
列入各级科技计划项目30项 → 项目: {本年: 30项, 其中: {国家: 1项, 省: {本年: 16项, 其中: {研发: 1项, 试制: 15项}}, 市: 13项}}
市级共13项 → 市级: {本年: 13项, 其中: {竞争性: 3项, 指导性: 10项}} ⏎ 竞争性补助: 120万元
2家企业获得 → 资金: {本年: 320.91万元, 其中: {社发: 80万元, 高企: 165万元, 贴息: 75.91万元}} ⏎ \
企业: {本年: 27家, 其中: {社发: 2家, 高企: 17家, 贴息: 8家}}
全年共计争取上级项目资金 → 上级: {本年: 40.2万元, 其中: {甲: 3万元, 乙: 3万元, 丙: 6万元, 丁: 16万元, 戊: 7.2万元, 己: 5万元}}
实施科技计划项目25项 → 计划项目: {本年: 25项, 目标: 25项, 其中: {工业: 4项, 农业: 19项, 其他: 2项}}
同期增长32。63% → 产值: {本年: 33亿元, 上年: 24.88亿元, 增速: 32.63%}
发明专利授权量93件 → 发明授权: {本年: 93件, 增速: 55%}
全市专利申请量1945件 → 申请: {本年: 1945件, 增速: 23.8%} ⏎ 授权: {本年: 1522件, 增速: 9.1%}
全镇因科技创新工作 → 产值: {本年: 65亿元, 其中: {甲: 60亿元, 乙: 3.4亿元, 丙: 1.5亿元}}
目标任务:全年发明专利申请量500件 → 申请: {本年: 580件, 目标: 500件} ⏎ 授权: {本年: 70件, 目标: 65件}
R&D经费支出’目标1亿以上 → 经费: {本年: 1.33亿元, 目标: 1亿元以上} ⏎ 强度: {本年: 0.91%, 目标: 超过0.7%}
5、力争申报各类计划30项 → 申报: {下年目标: 30项}
(三)创新办好第十届科工会 → 科工会: 第十届
举办我区第33届青少年 → 大赛: 第33届
新建15000平方米的研发中心 → 研发中心: 15000平方米 ⏎ 投资: 3000万元
"""  # noqa: E501
#: What last year's report says, for those that go on from it.
BEFORE = {"(三)创新办好第十届科工会": "科工会: 第九届", "举办我区第33届青少年": "大赛: 第三十二届"}

#: A quote of errors.json (how it begins), the code that tells, and the numbers.
ERRORS = """
争取各级各类科技支持资金1057.53万元 → E301 → 资金: {本年: 1057.53万元, 其中: {重点: 210万元, 众创: 570万元, 市计划: 320.91万元}}
2011年科技投入3600万元 → E416 → 占: {本年: 5.3%, 计算: 占比（投入、收入）} ⏎ 投入: 3600万元 ⏎ 收入: 3.4亿元
近40家企业项目 → E301 → 项目: {本年: 近40家, 其中: {高企: 5家, 科技型企业: 15家, 新产品: 21个}}
利润5887利税 → E306 → 利润: 5887
支持47万 → E302 → 支持: 47万
可达33亿 → E302 → 产值: 33亿
同期增长32。63% → E302 → 产值: {本年: 33亿元, 增速: 32。63%}
92。1分 → E302 → 得分: 92。1分
发放宣传资料20xx余份 → E310 → 资料: 20xx余份
20xx㎡以上的应急疏散场所 → E310 → 场所: 20xx㎡以上
推广新技术38余项 → E316 → 新技术: 38余项
下降约50-60% → E316 → 降幅: 约50-60%
"""  # noqa: E501


def entries(table: str) -> list[list[str]]:
    """Lines of `quote → … → numbers`; ⏎ stands between two numbers."""
    return [line.replace(" ⏎ ", "\n  ").split(" → ") for line in table.strip().splitlines()]


HOLDING = dict(entries(HOLDS))
FOUND = entries(ERRORS)


def told(folder: Path, numbers: str, before: str = "") -> list[str]:
    """A report of these numbers, all of them printed in a table → the codes of what is said of it."""
    previous = "  上年报告: 上年.yaml\n" if before else ""
    for name, year, lines in (("上年", 2010, before or numbers), ("今年", 2011, numbers)):
        head = f"报告:\n  单位: 某局\n  年度: {year}\n  类型: 总结与思路\n{previous if name == '今年' else ''}"
        body = "总结:\n  章节:\n    - 标题: 甲\n      正文: 如下。\n"
        (folder / f"{name}.yaml").write_text(f"{head}指标:\n  {lines}\n{body}", "utf-8")
    return [d.code for d in generator.make_all(folder / "今年.yaml")[1]]


@pytest.mark.parametrize("quote", HOLDING)
def test_a_claim_that_holds_raises_no_alarm(quote: str, tmp_path: Path) -> None:
    assert told(tmp_path, HOLDING[quote], BEFORE.get(quote, "")) == []


@pytest.mark.parametrize(("code", "numbers"), [(code, numbers) for _, code, numbers in FOUND])
def test_a_fault_of_a_real_document_is_found(code: str, numbers: str, tmp_path: Path) -> None:
    assert code in told(tmp_path, numbers)


def test_every_claim_of_numbers_that_holds_is_entered(corpus: dict[str, str]) -> None:
    assert corpus
    kinds = {"announced number of items"}  # of lists in prose, which no number of the YAML is about
    holds = [str(one["quote"]) for one in _listed("holds.json") if one["kind"] not in kinds]
    assert [quote for quote in holds if not any(quote.startswith(key) for key in HOLDING)] == []


def test_the_faults_that_are_entered_are_those_of_the_corpus(corpus: dict[str, str]) -> None:
    assert corpus
    quotes = [str(quote) for one in _listed("errors.json") for quote in one["quotes"]]
    assert [key for key, *_ in FOUND if not any(quote.startswith(key) for quote in quotes)] == []


def _listed(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((CORPUS / name).read_text("utf-8"))
    return found
