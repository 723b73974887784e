"""Every bundled topic, whatever numbers it is given: whole sentences, every number said, nothing that is not so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, combinations
from pathlib import Path

import pytest

from generator import build
from generator.blocks import Paragraph, text_of
from generator.build import Document, coverage
from generator.model import Need, Topic

from . import clerk

TOPICS, FAULTS = build.topics()
#: Ways to give a number, in a summary and in a plan; n is its value, u its unit.
GIVEN = (
    "{n}{u}",
    "{{本年: {n}{u}, 上年: 10{u}}}",
    "{{本年: 10{u}, 上年: {n}{u}}}",
    "{{本年: {n}{u}, 上年: {n}{u}}}",
    (
        "{{本年: {n}{u}, 上年: 10{u}, 目标: 15{u}, 排名: 全省第3（共11，上年第5）, 比较: 高于全市平均水平, "
        "其中不完全: 是, 其中: {{甲: 2{u}, 乙: 3{u}}}}}"
    ),
    "{{本年: 约{n}{u}, 上年: 10{u}, 目标: {n}{u}, 截至: 11月底}}",
    "{{各项: {{甲: 2{u}, 乙: 3{u}}}}}",
)
AIMED = (
    "{n}{u}",
    "{{下年目标: {{确保: {n}{u}, 力争: 30{u}}}}}",
    "{{本年: 10{u}, 上年: 9{u}, 下年目标: {n}{u}, 目标增速: 8%}}",
    "不少于{n}{u}",
    "{n}{u}以内",
)


def subsets(names: Mapping[str, Need]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))


def sections(topic: Topic, forms: tuple[str, ...]) -> list[str]:
    """A section for every subset of the numbers, in every way to give them."""
    found = []
    for names in subsets(topic.needs):
        for form in forms if names else forms[:1]:
            values = {name: form.format(n=12 + i, u=unit(topic.needs[name])) for i, name in enumerate(names)}
            data = ", ".join(f"{name}: {value}" for name, value in values.items())
            found.append(f"    - {{主题: {topic.name}, 标题: 甲" + (f", 数据: {{{data}}}" if data else "") + "}\n")
    return found


def unit(need: Need) -> str:
    """A unit as it is written: money in 万元."""
    first = need.units[0] if need.units else "个"
    return "万元" if first == "元" else first


def document(topic: Topic, year: int = 2011) -> Document:
    """All those sections, in one report with both parts."""
    yaml = clerk.HEAD.replace("2011", str(year))
    for part, forms in (("总结", GIVEN), ("计划", AIMED)):
        yaml += f"{part}:\n  导语: 如下。\n  章节:\n" + "".join(sections(topic, forms))
    return clerk.document(yaml)


def paragraphs(made: Document) -> Iterator[tuple[str, str, set[str]]]:
    """Each section's key, its sentence, and the numbers in it by their names."""
    for block in made.blocks:
        if isinstance(block, Paragraph) and ".正文[" in block.key:
            keys = chain.from_iterable(made.provenance[run.figure].sources for run in block.runs if run.figure)
            names = {match[1] for key in keys if (match := re.search(r"\.数据\.([^.]+)", key))}
            yield block.key.partition(".正文")[0], text_of(block.runs), names


WRONG = {
    "a mark too many": re.compile(r"[，、；：。！？]{2}|^[，、；：。]|（）|[，、；：][”）》]"),
    "no end": re.compile(r"[^。]$"),
    "an empty clause": re.compile(r"(?:^|[，；。])(?:[，；。]|全年。|年内。|一年来。|计划。|力争。|其中。)"),
    "Latin letters": re.compile(r"[A-Za-z{}<>]"),
    "a number without a noun": re.compile(r"(?:^|[，；。：])(?:约|不少于)?\d"),
    "a verb twice": re.compile(r"达到(?:不|约|近)|力争力争|力争达到力争|同比同比"),
}


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_whatever_is_given_the_sentence_is_whole_and_says_every_number(topic: Topic) -> None:
    made = document(topic)
    expected = [*sections(topic, GIVEN), *sections(topic, AIMED)]
    said: dict[str, tuple[str, set[str]]] = {}
    for key, text, names in paragraphs(made):
        faults = [fault for fault, pattern in WRONG.items() if pattern.search(text)]
        assert faults == [], text
        assert text.count("“") == text.count("”"), text
        before, earlier = said.get(key, ("", set()))
        said[key] = before + text, earlier | names
    assert len(said) == len(expected)
    for section, (text, names) in zip(expected, said.values(), strict=True):
        given = set(re.findall(r"(\w+): ", section.partition("数据: {")[2])) & topic.needs.keys()
        assert given == names, (section, text)


def test_every_topic_can_be_used() -> None:
    assert FAULTS == []
    assert len(TOPICS) >= 3


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_a_topic_has_headings_and_sentences_of_several_wordings_for_both_parts(topic: Topic) -> None:
    assert topic.needs
    for options in (topic.headings.summary, topic.headings.plan):
        values = [option.value for option in options]
        assert len(set(values)) >= 3
        assert all(re.fullmatch(r"[一-鿿“”、]+(，[一-鿿“”、]+)?", value) and len(value) <= 20 for value in values)
    said: dict[str, set[str]] = {"总结": set(), "计划": set()}
    for year in range(1990, 2030):
        yaml = clerk.HEAD.replace("2011", str(year))
        for part in said:
            yaml += f"{part}: {{导语: 如下。, 章节: [{{主题: {topic.name}, 标题: 甲}}]}}\n"
        made = clerk.document(yaml)
        assert coverage([made]).unbound == []
        for key, text, _ in paragraphs(made):
            said[key[:2]].add(text)
    assert min(map(len, said.values())) >= 3, said


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_with_nothing_to_go_on_a_summary_claims_no_result(topic: Topic) -> None:
    """Set phrases of measures may stand there; what rose, doubled or was won may not."""
    claims = re.compile("显著|明显|大幅|位居|荣获|超额|圆满|突破|第一|领先|增长|翻番|历史最")
    path = Path(__file__).parent.parent / f"templates/topics/{topic.name}.xml.jinja"
    summary = path.read_text("utf-8").partition("{% block 计划")[0]
    assert claims.findall(summary) == []


def test_of_half_a_year_no_topic_says_that_it_was_whole() -> None:
    yaml = clerk.HEAD.replace("署名: 否", "署名: 否, 期间: 上半年")
    for part in ("总结", "计划"):
        data = {name: f"{{{', '.join(f'{each}: 5{unit(need)}' for each, need in topic.needs.items())}}}"
                for name, topic in TOPICS.items()}  # fmt: skip
        yaml += f"{part}:\n  导语: 如下。\n  章节:\n"
        yaml += "".join(f"    - {{主题: {name}, 标题: 甲, 数据: {each}}}\n" for name, each in data.items())
    text = "".join(text for _, text, _ in paragraphs(clerk.document(yaml)))
    assert "上半年" in text
    assert re.findall("全年|年内|一年来", text) == []


def test_a_topic_may_stand_for_the_problems() -> None:
    yaml = f"{clerk.HEAD}总结: {{章节: [好], 不足: {{主题: 存在问题, 数据: {{资金缺口: 50万元}}}}}}\n"
    heading, text = clerk.lines(yaml)[-2:]
    assert heading.startswith("二、")
    assert "资金缺口50万元" in text


def told(part: str, topic: str, data: str = "", numbers: str = "") -> str:
    """The sentence of a section of 2011, and all that it says."""
    yaml = f"{clerk.HEAD}指标: {{{numbers}}}\n" if numbers else clerk.HEAD
    sections = f"  章节:\n    - {{主题: {topic}, 标题: 甲{f', 数据: {{{data}}}' if data else ''}}}\n"
    return "\n".join(clerk.lines(f"{yaml}{part}:\n  导语: 如下。\n{sections}"))


def test_a_topic_says_how_a_number_stands() -> None:
    rank = told("总结", "知识产权", "专利申请量: {本年: 9件, 排名: 全省第3（共11，上年第5）}")
    assert "，位居全省第3位，比上年前移2位" in rank
    share = told("总结", "科技投入", "财政科技支出: {本年: 2亿元, 占: 财政支出数}", "财政支出数: 80亿元")
    assert "2亿元，占财政支出数的2.5%" in share
    prices = told("总结", "目标任务", "工业产值: {本年: 65亿元, 增速: 9%, 可比价: 是}")
    assert "65亿元，按可比价计算，同比增长9%" in prices


def test_a_topic_says_of_an_aim_by_how_much() -> None:
    given = "{本年: 100件, 下年目标: {确保: 增长8%, 力争: 增长10%以上}}"
    assert "专利申请量确保增长8%、力争增长10%以上" in told("计划", "知识产权", numbers=f"专利申请量: {given}")
    assert "力争新增30家" in told("计划", "企业培育", numbers="高新技术企业: {本年: 120家, 下年目标: 新增30家}")
    unknown = told("计划", "企业培育", numbers="高新技术企业: {下年目标: 新增30家}")
    assert "力争新增30家" in unknown
