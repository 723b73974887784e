"""Kind → the YAML that a clerk fills in: its outline, with what to write under each heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.model import NOTHING, Kind, Outline, Topic
from generator.samples import YEAR_BEFORE
from generator.writers import yaml

_HEAD = """\
# {name}。照着填，填好后双击“生成”，或者运行：niangao build 这个文件
# 写着“（待填：…）”的地方都要换成实际内容；用不着的条目整段删去。
# 每层缩进2个空格；冒号用半角，后面空一格。
报告:
  单位: {office}
  年度: {year}{year_is}
  类型: {kind}
{period}  日期: （待填：成文日期，如 {day}；不印日期就删去这一行）
"""
#: What is to be used stands behind its # where it will stand without it: people remove the # alone.
_NUMBERS = """
# 指标：要同上年比较、有目标、要拆成几项、或者用到两次以上的数，写在这里，正文里只写名称。
# 增速、合计、完成率由程序计算，不用写。去掉下面各行开头的 # 就能用：
#指标:
#  专利授权量: {本年: 1522件, 上年: 1395件, 目标: 1500件}
#  群众诉求: {其中: {咨询: 5件, 建议: 23件, 其他: 2件}}
# 正文里这样用：授权量{{ 专利授权量 }}，{{ 专利授权量.同比 }}；只用一次的数：培训{{ 10期 }}。
"""


_PERIOD = "  期间: {period}\n"
_YEARS = "  #期间: {first}—{last}年    # 起止年份；不写就由类型决定\n"
_COMPARED = """\
    # 有数的目标不用自己写：数记在上面的“指标”里，要有 目标 和 本年，这里写上名称，两栏由程序写出。去掉 # 就能用：
    #- 标题: 主要指标
    #  对照: [专利授权量]
"""


class Carried(NamedTuple):
    """What is taken from last year's report: its file's name, its 单位, and as YAML so many 指标 ('' for none)."""

    name: str
    office: str
    numbers: str
    size: int


def blank(kind: Kind, year: int, topics: Mapping[str, Topic] = NOTHING, last: Carried | None = None) -> str:
    """A kind, the report's year and the topics there are → YAML text whose every hole is marked （待填）.

    `last` is what is taken from last year's report, which lies in the same folder.
    """
    year_is = "" if kind.titles.summary or not kind.titles.plan else YEAR_BEFORE
    half = kind.period is not None and kind.period.value == "上半年"
    head = _HEAD.format(
        name=kind.name,
        year=year,
        kind=yaml.scalar(kind.name),
        year_is=year_is,
        office=yaml.scalar(last.office) if last else "（待填：单位全称）",
        period=_period(kind, year) + (f"  上年报告: {yaml.scalar(last.name)}\n" if last else ""),
        day=f"{year}-06-28" if half else f"{year}-12-28",
    )
    return head + ((last and last.numbers) or _NUMBERS) + "".join(_parts(kind, topics))


def _period(kind: Kind, year: int) -> str:
    """The kind's usual period; where it is computed, several years, a line to take instead."""
    if kind.period is None:
        return ""
    computed = "{{" in kind.period.value
    return _YEARS.format(first=year + 1, last=year + 5) if computed else _PERIOD.format(period=kind.period.value)


def _parts(kind: Kind, topics: Mapping[str, Topic]) -> Iterator[str]:
    for part, outline in sorted(kind.outline.items(), key=_printed_late):
        yield f"\n{part}:\n  # 导语: 不写就用标准语句\n  章节:\n"
        if any(section.pairs for section in outline):
            yield _COMPARED
        for section in outline:
            topic = topics.get(section.topic or "")
            yield from _topical(section, topic) if topic else _section(section)
        if part == "总结":
            yield "  不足: |\n    （待填：存在的差距和问题，没有就删去这两行）\n"


def _printed_late(part: tuple[str, object]) -> bool:
    """The plan is printed behind the summary, whichever a kind has or inherits first."""
    return part[0] == "计划"


def _section(section: Outline) -> Iterator[str]:
    """A standard heading and, below it, its columns, a text, or two items: a lone （一） would look odd."""
    advice = (section.advice or section.title).translate(_INNER)
    yield f"    - 标题: {yaml.scalar(section.title)}\n"
    if section.pairs:
        yield "      分述:\n"
        for place, name in enumerate(section.pairs):
            hole = "逐条对应，写明做了什么、结果怎样" if place else advice
            yield f"        {name}: |\n          （待填：{hole}）\n"
    elif not section.items:
        yield f"      正文: |\n        （待填：{advice}）\n"
    else:
        yield "      条目:\n"
        for hole in (advice, "下一项工作，没有就删去这三行"):
            yield f"        - 标题: （待填：小标题）\n          正文: |\n            （待填：{hole}）\n"


def _topical(section: Outline, topic: Topic) -> Iterator[str]:
    """A standard heading whose topic can write the sentence: the numbers to give, or a text of one's own."""
    yield f"    - 标题: {yaml.scalar(section.title)}\n      主题: {yaml.scalar(topic.name)}\n"
    yield "      # 删去“正文”那两行，就由程序用下面的数写成语句：\n"
    yield "      # 去掉 #，在单位前填上数（没有的整行删去），还可以加 上年、目标\n"
    if topic.needs:
        yield "      #数据:\n"
    for name, need in topic.needs.items():
        yield f"      #  {name}: {{本年: {need.units[0] if need.units else ''}}}\n"
    advice = (section.advice or section.title).translate(_INNER)
    yield f"      正文: |\n        （待填：{advice}）\n"


#: Brackets within a hole: the hole ends at its first ）.
_INNER = str.maketrans("（）{}", "〔〕〔〕")
