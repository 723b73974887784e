"""Real documents, entered as a clerk would: the faults that stand in them are found, and nothing else."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator import make_all, proofread
from generator.diagnostic import Diagnostic

from .conftest import CORPUS
from .entered import entered

pytestmark = pytest.mark.corpus


class Found(NamedTuple):
    """A finding of the text: its code, the paragraph it stands in and the words it points at, width folded."""

    code: str
    line: str
    words: str
    told: str


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


@pytest.fixture(scope="session")
def findings(corpus: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Found]]:
    """Number of a document → what the checks of prose say of it."""
    return {number: _of(number, text, tmp_path_factory.mktemp(number)) for number, text in corpus.items()}


def _of(number: str, text: str, folder: Path) -> list[Found]:
    path = folder / "报告.yaml"
    path.write_text(entered(number, text), "utf-8")
    documents, said = make_all(path)
    said += proofread(path, documents)
    assert not [d for d in said if d.code < "E300" or (d.code >= "E400" and d.severity == "error")]
    return [_found(d) for d in dict.fromkeys(said) if "E320" <= d.code < "E340"]


def _found(d: Diagnostic) -> Found:
    assert d.span is not None
    source = d.span.source
    line = source.line(source.line_of(d.span.start))
    return Found(d.code, folded(line), folded(source.text[d.span.start : d.span.end]), d.message.text())


#: What the documents' faults are told as: the document, the code, the words that the finding points at.
TOLD = """
01 E335 考核考核
01 E336 培育更多的科技中介服务机构
02 E330 5887
02 E330 160万元345万元
02 E321 分别增长22%、27%、31%、20%
02 E322 5.3%
07 E320 近40家
07 E327 38余
07 E324 23个
08 E332 年工作
08 E332 20年
08 E332 。20年
09 E327 约50-60%
09 E337 五
09 E332 20xx
09 E337 一
11 E335 新新
11 E320 1057.53万元
11 E332 20xx
12 E332 -2010年
12 E332 --2010年
12 E338 工作营造良好环境
12 E338 区科技局整体形象
12 E338 作,发挥引智成效
13 E332 [33]号
15 E329 存在的问题
15 E330 33亿
15 E330 47万
15 E330 17万
15 E331 32。63%
15 E331 24。88亿
15 E331 92。1分
15 E331 1。1亿元
15 E331 73。36万元
15 E331 4。8万元
15 E331 5。12
15 E331 7。28
15 E323 四个
20 E324 四篇文章
20 E335 经费投入经费
"""
#: Faults of errors.json that no check finds in one report, and why.
UNSEEN = {
    "全省89个县市区排名分别为82位和29位": "two values, two ranks: that a change stands between is no contradiction",
    "投资500万元与清华大学签订为期三年的培养工程": "takes the report of two years before (上年报告)",
    "2011年全年实现销售收入60亿元": "takes the report of two years before (上年报告)",
    "青阳镇2011年科技创新工作总结": "the heading of the web page, not of the document",
    "青阳镇2011年科技发展规划": "the heading of the web page, not of the document",
    "积极完XX县委县政府交办的其他任务": "a mask of the web copy, which is taken off before",
    "示XX县创建工作": "a mask of the web copy, which is taken off before",
    "《定远县加快推进科技创新发展若干政策》": "a mask of the web copy, which is taken off before",
    "(六)积极完XX县委县政府交办的其他任务": "levels of headings are the program's",
    "二、积极开展文明创建活动": "levels of headings are the program's",
}


def told() -> list[tuple[str, str, str]]:
    return [tuple(line.split(" ", 2)) for line in TOLD.strip().splitlines()]  # type: ignore[misc]


def errors() -> list[dict[str, Any]]:
    path = CORPUS / "errors.json"
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.is_file() else []
    return found


def test_the_checks_tell_these_faults_of_the_documents_and_no_others(findings: dict[str, list[Found]]) -> None:
    said = {(number, found.code, found.words) for number, all_found in findings.items() for found in all_found}
    assert said == set(told())


@pytest.mark.parametrize("error", errors(), ids=lambda error: f"{error['doc']}-{error['kind']}")
def test_a_fault_of_a_document_is_found_where_it_stands(
    error: dict[str, Any], findings: dict[str, list[Found]]
) -> None:
    seen = [quote for quote in error["quotes"] if not any(part in quote for part in UNSEEN)]
    said = findings[error["doc"]]
    found = [quote for quote in seen if any(_within(folded(quote), one) for one in said)]
    assert bool(found) or not seen


def _within(quote: str, found: Found) -> bool:
    """Whether a finding stands in the paragraph of a quote; web copies mask what was entered again."""
    pieces = [
        piece for part in quote.split("\n") for piece in part.replace("XX", "20xx").split("20xx") if len(piece) > 3
    ]
    return any(piece in found.line for piece in pieces)


@pytest.mark.parametrize("claim", json.loads((CORPUS / "holds.json").read_text("utf-8")) if CORPUS.is_dir() else [],
                         ids=lambda claim: f"{claim['doc']}-{claim['quote'][:12]}")  # fmt: skip
def test_a_claim_that_holds_alarms_nobody(claim: dict[str, str], findings: dict[str, list[Found]]) -> None:
    """A quote may have a fault of another kind: a lost unit in one that adds up."""
    quote = folded(claim["quote"])
    arithmetic = {"E320", "E321", "E322", "E323", "E328", "E334", "E339"}
    assert [
        one for one in findings[claim["doc"]] if one.code in arithmetic and one.words in quote and quote in one.line
    ] == []
