"""docs/主题.md: what it lists is there, and what it shows comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import build
from generator.build import Options, make, write
from generator.model import Topic

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "主题.md").read_text("utf-8")
TOPICS, _ = build.topics()


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def row(topic: Topic) -> str:
    numbers = "、".join(f"{name}（{' '.join(need.units)}）" for name, need in topic.needs.items())
    return f"| {topic.name} | {topic.help} | {numbers} |"


def test_the_page_lists_the_topics_there_are() -> None:
    assert re.findall(r"^\| .*（.*） \|$", PAGE, re.MULTILINE) == [row(topic) for topic in TOPICS.values()]


def said(report: str, topic: str, text: str, folder: Path) -> str:
    own = folder / "本局模板"
    (own / "topics").mkdir(parents=True)
    (own / f"topics/{topic}.xml.jinja").write_text(text, "utf-8")
    path = folder / "2025.yaml"
    path.write_text(report, "utf-8")
    document, findings = make(path, Options(templates=(own,)))
    assert document is not None, [finding.message.text() for finding in findings]
    assert findings == []
    return write(document, "txt").decode()


def test_the_topic_of_ones_own_writes_what_is_shown(tmp_path: Path) -> None:
    assert said(fenced("yaml")[0], "招商引资", fenced("jinja")[1], tmp_path) == fenced("text")[0]


def test_the_changed_topic_says_what_was_changed_and_the_rest_as_before(tmp_path: Path) -> None:
    report = (
        fenced("yaml")[0].replace("招商引资", "知识产权").replace("签约项目: 12个, 外出招商: 近10次", "专利授权量: 5件")
    )
    report = report.replace("签约项目: 15个", "专利授权量: 6件").replace("到位资金", "专利申请量")
    report = re.sub(r"([\d.]+)亿元", lambda money: f"{float(money[1]) * 10:.0f}件", report)
    text = said(report, "知识产权", fenced("jinja")[0], tmp_path)
    assert "一、知识产权工作\n" in text
    assert "落实本市专利奖励办法，为企业提供一对一服务。" in text
    assert re.search("专利授权量5件", text)
    assert re.search("专利授权量(力争)?达到6件", text)


@pytest.mark.parametrize("macro", re.findall(r"^\| `\{\{ (\w+)\(", PAGE, re.MULTILINE))
def test_what_a_template_may_use_is_there(macro: str) -> None:
    shared = (DOCS.parent / "templates/_shared/sentences.xml.jinja").read_text("utf-8")
    assert macro == "选" or f"{{% macro {macro}(" in shared
