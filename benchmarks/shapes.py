"""A size and a variant → a report in YAML and what its document must contain.

One unit is 8 headings of level 1, 25 of level 2, 50 body paragraphs of some 120 characters, 60 numbers in them and
30 table rows; a report of size n is n units with one table. `plain` has the numbers typed into the text and no 指标;
`bound` has the same text with each number in `{{ }}`: 36 of a unit's 60 in place, 18 by an indicator's name, 6 as its
growth. The text of both is the same, so the difference in time is the binding.

    python -m benchmarks.shapes bound 10 > report.yaml
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain, product
from typing import Literal, get_args

Variant = Literal["plain", "bound"]
VARIANTS: tuple[Variant, ...] = get_args(Variant)
SIZES = (1, 10, 100)


def as_variant(text: str) -> Variant:
    """A variant's name → the variant; ValueError for another word."""
    for variant in VARIANTS:
        if variant == text:
            return variant
    raise ValueError(f"{text}: not one of {', '.join(VARIANTS)}")


SECTIONS, ITEMS, PARAGRAPHS_PER_ITEM, ROWS = 8, 25, 2, 30
LITERALS, NAMED, GROWTHS = 36, 18, 6
INDICATORS = NAMED + GROWTHS  # a unit's; every one is used once, from the eleventh unit on again
HEAD = (
    "报告:",
    "  单位: 某市科学技术局",
    "  年度: 2011",
    "  类型: 总结与思路",
    "  版式: 公文",
    "  日期: 2011-12-28",
)
TABLE_HEADER = ("项目", "承担科室", "本期数量", "上期数量", "进展情况")


def _words(text: str) -> list[str]:
    """Words between spaces."""
    return text.split()


DOMAINS = _words(
    "科技服务 项目管理 知识产权 成果转化 平台建设 人才引育 科普宣传 农业科技 企业培育 园区发展 校企合作 经费管理 "
    "政策落实 窗口服务 信息公开 队伍建设 安全生产 统计监测 档案管理 对外交流 民生科技 生态环保 基层调研 数据治理"
)
ROLES = _words("抓手 重点 牵引 依托 突破口 切入点")
AIMS = _words(
    "推动工作提质增效 带动产业转型升级 服务企业创新发展 夯实长远发展基础 促进资源开放共享 营造良好创新环境 "
    "提升群众办事体验 增强基层服务能力 引导要素有序流动 保障各项任务落地"
)
VERBS = _words("健全 完善 优化 规范 强化 改进 推进 拓展 细化 深化 加快 巩固")
THINGS = _words(
    "工作机制 制度体系 服务流程 责任分工 年度计划 任务清单 基础条件 联络网络 评价办法 培训安排 信息共享 统筹协调"
)
METHODS = (
    "制定任务清单并逐项明确责任科室和完成时限",
    "建立定期会商制度及时研究遇到的困难和问题",
    "组织业务骨干深入基层单位听取意见和建议",
    "梳理现有办事环节并合并重复提交的各类材料",
    "把日常检查与集中督导结合起来形成工作闭环",
    "邀请高校院所的专家参加方案论证和中期评估",
    "依托线上系统归集资料并实行统一编号管理",
    "按照先易后难的原则分阶段安排各项重点任务",
    "选取基础较好的单位先行试点再逐步推广做法",
    "加强与财政税务等部门的沟通并共享有关信息",
    "编印通俗易懂的办事指南并送到企业和社区",
    "对照年初确定的目标逐条核对进度并查找差距",
)
EFFECTS = (
    "各项任务按照计划平稳推进",
    "工作的规范化水平有了新的提高",
    "服务对象的满意程度稳步上升",
    "部门之间的协同配合更加顺畅",
    "基础工作薄弱的状况得到改善",
    "一批好的经验做法得到推广应用",
    "资源配置与实际需求更加匹配",
    "责任落实和过程管理更加到位",
    "创新主体的积极性得到有效激发",
    "长期积累的问题正在逐步解决",
)
ENDINGS = (
    "有关情况已经形成台账",
    "资料全部完成整理归档",
    "进展情况按月向班子会议通报",
    "后续工作已经列入日程",
    "参与单位普遍给予肯定",
    "相关做法写入了内部规程",
)
OFFICES = _words("办公室 规划科 高新科 农村科 成果科 外事科 人事科 法规科")
STATES = _words("按计划推进 已完成验收 正在实施 进入收尾 完成备案")
FACTS = (  # what is counted, its unit, the subject of a growth rate
    ("举办专题培训班", "期", "培训班期数"),
    ("走访联系企业", "家", "走访企业数量"),
    ("受理各类申请", "件", "受理申请数量"),
    ("接待来访咨询", "人次", "来访咨询人次"),
    ("安排专项资金", "万元", "专项资金规模"),
    ("组织现场交流活动", "场", "交流活动场次"),
    ("组织实施科研项目", "项", "科研项目数量"),
    ("发放宣传资料", "份", "宣传资料数量"),
    ("推广示范面积", "亩", "示范推广面积"),
    ("新建服务站点", "个", "服务站点数量"),
)
PREAMBLES = {
    "总结": "一年来，全局上下围绕年初确定的各项任务，统筹推进业务工作和自身建设，"
    "各科室分工协作，基层单位积极配合，总体进展符合预期。主要做了以下工作：",
    "计划": "下一年，全局将坚持问题导向和目标导向相结合，压实责任、细化措施，"
    "把各项任务落实到科室、落实到岗位、落实到具体的时间节点。重点做好以下工作：",
}
UNITS = tuple(unit for _, unit, _ in FACTS)


@dataclass(frozen=True)
class Figure:
    """A number of the text: as the reader sees it and as the clerk writes it."""

    plain: str
    bound: str
    fact: int
    growth: bool = False

    def clause(self, variant: Variant) -> str:
        """The clause that carries the number."""
        what, _, subject = FACTS[self.fact]
        return (subject if self.growth else what) + (self.plain if variant == "plain" else self.bound)


@dataclass(frozen=True)
class Paragraph:
    """A body paragraph in both variants."""

    plain: str
    bound: str

    def text(self, variant: Variant) -> str:
        """The paragraph as the clerk writes it."""
        return self.plain if variant == "plain" else self.bound


@dataclass(frozen=True)
class Item:
    """A heading of level 2 with its paragraphs and, once a report, the table."""

    heading: str
    paragraphs: tuple[Paragraph, ...]
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading of level 1 with its items."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Report:
    """A whole report: indicators (this year's value, last year's) and sections of summary and plan."""

    indicators: dict[str, tuple[str, str]]
    summary: tuple[Section, ...]
    plan: tuple[Section, ...]

    def items(self) -> Iterator[Item]:
        """All items in the document's order."""
        return chain.from_iterable(section.items for section in self.summary + self.plan)

    def headings(self) -> list[str]:
        """All headings, without numbers."""
        return [section.heading for section in self.summary + self.plan] + [item.heading for item in self.items()]

    def bodies(self) -> list[str]:
        """The body paragraphs as they must stand in the document."""
        return [*PREAMBLES.values(), *(paragraph.plain for item in self.items() for paragraph in item.paragraphs)]

    def row_count(self) -> int:
        """The table's rows without its header."""
        return sum(len(item.rows) for item in self.items())


def generate(size: int) -> Report:
    """A size → a report; the same for the same size on every machine."""
    rng = random.Random(20111228)
    indicators = {f"指标{i + 1}": _indicator(rng, i) for i in range(INDICATORS * min(size, 10))}
    figures = chain.from_iterable(_figures(rng, unit, indicators) for unit in range(size))
    paragraphs = list(_paragraphs(rng, size, figures))
    items = list(_items(rng, size, paragraphs))
    sections = tuple(_sections(rng, size, items))
    half = len(sections) // 2
    return Report(indicators, sections[:half], sections[half:])


def _amount(rng: random.Random, unit: str) -> Decimal:
    """A plausible amount: money with one decimal, the rest whole."""
    return Decimal(rng.randrange(201, 99999, 2)) / 10 if unit == "万元" else Decimal(rng.randrange(21, 2000))


def _indicator(rng: random.Random, index: int) -> tuple[str, str]:
    """Two years' values whose rate neither ends in .0 nor lies near a half, so that every rounding agrees."""
    unit = FACTS[index % len(FACTS)][1]
    while True:
        before, factor = _amount(rng, unit), Decimal(rng.randrange(870, 1400)) / 1000
        now = (before * factor).quantize(Decimal("0.1") if unit == "万元" else Decimal(1))
        tenths = abs(now / before - 1) * 1000
        if tenths > 10 and round(tenths) % 10 and abs(tenths % 1 - Decimal("0.5")) > Decimal("0.01"):
            return f"{now}{unit}", f"{before}{unit}"


def _growth(now: str, before: str) -> str:
    """Two quantities of one unit → 同比增长23.8%."""
    a, b = (Decimal(text.strip("".join(UNITS))) for text in (now, before))
    rate = ((a / b - 1) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"同比{'增长' if rate > 0 else '下降'}{abs(rate)}%"


def _figures(rng: random.Random, unit: int, indicators: dict[str, tuple[str, str]]) -> list[Figure]:
    """The 60 numbers of a unit, in mixed order."""
    names = list(indicators)
    ours = [(unit * INDICATORS + i) % len(names) for i in range(INDICATORS)]
    figures = [_literal(rng) for _ in range(LITERALS)]
    figures += [_named(names[i], i, indicators) for i in ours[:NAMED]]
    figures += [_rate(names[i], i, indicators) for i in ours[NAMED:]]
    rng.shuffle(figures)
    return figures


def _literal(rng: random.Random) -> Figure:
    """A quantity in place: {{ 989项 }}."""
    fact = rng.randrange(len(FACTS))
    text = f"{_amount(rng, FACTS[fact][1])}{FACTS[fact][1]}"
    return Figure(text, f"{{{{ {text} }}}}", fact)


def _named(name: str, index: int, indicators: dict[str, tuple[str, str]]) -> Figure:
    """An indicator: {{ 指标3 }}."""
    return Figure(indicators[name][0], f"{{{{ {name} }}}}", index % len(FACTS))


def _rate(name: str, index: int, indicators: dict[str, tuple[str, str]]) -> Figure:
    """An indicator's growth: {{ 指标3.同比 }}."""
    return Figure(_growth(*indicators[name]), f"{{{{ {name}.同比 }}}}", index % len(FACTS), growth=True)


def _paragraphs(rng: random.Random, size: int, figures: Iterator[Figure]) -> Iterator[Paragraph]:
    """50 paragraphs a unit; every fifth carries two numbers, the others one."""
    for index in range(size * ITEMS * PARAGRAPHS_PER_ITEM):
        chosen = [next(figures) for _ in range(2 if index % 5 == 0 else 1)]
        before, after = f"一方面，{_sentence(rng)}", f"另一方面，{_sentence(rng)}"
        opening, ending = rng.choice(("全年", "期间", "累计", "先后")), rng.choice(ENDINGS)
        plain, bound = (
            f"{before}{opening}{'，'.join(figure.clause(variant) for figure in chosen)}，{ending}。{after}"
            for variant in VARIANTS
        )
        yield Paragraph(plain, bound)


def _sentence(rng: random.Random) -> str:
    """A sentence without numbers, some 45 characters."""
    return f"围绕{rng.choice(DOMAINS)}，{rng.choice(METHODS)}，{rng.choice(EFFECTS)}。"


def _items(rng: random.Random, size: int, paragraphs: list[Paragraph]) -> Iterator[Item]:
    """25 items a unit, no two headings alike; the first has the table."""
    headings = rng.sample(["".join(words) for words in product(VERBS, DOMAINS, THINGS)], size * ITEMS)
    for index, heading in enumerate(headings):
        start = index * PARAGRAPHS_PER_ITEM
        rows = tuple(_rows(rng, size)) if index == 0 else ()
        yield Item(heading, tuple(paragraphs[start : start + PARAGRAPHS_PER_ITEM]), rows)


def _rows(rng: random.Random, size: int) -> Iterator[tuple[str, ...]]:
    """30 rows a unit, no two names alike."""
    names = rng.sample(["".join(words) for words in product(DOMAINS, THINGS, VERBS)], size * ROWS)
    for name in names:
        unit = rng.choice(UNITS)
        amounts = (f"{_amount(rng, unit)}{unit}" for _ in range(2))
        yield (name, rng.choice(OFFICES), *amounts, rng.choice(STATES))


def _sections(rng: random.Random, size: int, items: list[Item]) -> Iterator[Section]:
    """8 sections a unit of three items each, the last of four."""
    triples = product(DOMAINS, ROLES, AIMS)
    headings = rng.sample([f"以{domain}为{role}{aim}" for domain, role, aim in triples], size * SECTIONS)
    rest = iter(items)
    for index, heading in enumerate(headings, 1):
        count = 4 if index % SECTIONS == 0 else 3
        yield Section(heading, tuple(next(rest) for _ in range(count)))


def to_yaml(report: Report, variant: Variant) -> str:
    """A report → its YAML."""
    indicators = _indicators_yaml(report) if variant == "bound" else ()
    parts = (_part_yaml("总结", report.summary, variant), _part_yaml("计划", report.plan, variant))
    return "\n".join(chain(HEAD, indicators, *parts)) + "\n"


def _indicators_yaml(report: Report) -> Iterator[str]:
    """The indicators' lines."""
    yield "指标:"
    for name, (now, before) in report.indicators.items():
        yield f"  {name}: {{本年: {now}, 上年: {before}}}"


def _part_yaml(name: str, sections: tuple[Section, ...], variant: Variant) -> Iterator[str]:
    """A part's lines."""
    yield from (f"{name}:", f"  导语: {PREAMBLES[name]}", "  章节:")
    for section in sections:
        yield from (f"    - 标题: {section.heading}", "      条目:")
        for item in section.items:
            yield from _item_yaml(item, variant)


def _item_yaml(item: Item, variant: Variant) -> Iterator[str]:
    """An item's lines."""
    yield from (f"        - 标题: {item.heading}", "          正文: |")
    yield from (f"            {paragraph.text(variant)}" for paragraph in item.paragraphs)
    if item.rows:
        yield from ("          表:", f"            表头: [{', '.join(TABLE_HEADER)}]", "            行:")
        yield from (f"              - [{', '.join(row)}]" for row in item.rows)


if __name__ == "__main__":
    sys.stdout.write(to_yaml(generate(int(sys.argv[2])), as_variant(sys.argv[1])))
