"""Kind → the YAML that a clerk fills in: its outline, with what to write under each heading."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Kind, Outline
from generator.patterns import lazy

_HEAD = """\
# {name}。照着填，填好后双击“生成”，或者运行：niangao build 这个文件
# 写着“（待填：…）”的地方都要换成实际内容；用不着的条目整段删去。
# 每层缩进2个空格；冒号用半角，后面空一格。
报告:
  单位: （待填：单位全称）
  年度: {year}
  类型: {kind}
  日期: （待填：成文日期，如 {year}-12-28；不印日期就删去这一行）

# 指标：要同上年比较、要拆成几项、或者用到两次以上的数，写在这里，正文里只写名称。
# 增速、合计由程序计算，不用写。去掉下面各行开头的 # 就能用：
# 指标:
#   专利授权量: {{本年: 1522件, 上年: 1395件}}
#   群众诉求: {{其中: {{咨询: 5件, 建议: 23件, 其他: 2件}}}}
# 正文里这样用：授权量{{{{ 专利授权量 }}}}，{{{{ 专利授权量.同比 }}}}；只用一次的数：培训{{{{ 10期 }}}}。
"""


def blank(kind: Kind, year: int) -> str:
    """A kind and the report's year → YAML text whose every hole is marked （待填）."""
    return _HEAD.format(name=kind.name, year=year, kind=_quoted(kind.name)) + "".join(_parts(kind))


def _parts(kind: Kind) -> Iterator[str]:
    for part, outline in sorted(kind.outline.items(), key=_printed_late):
        yield f"\n{part}:\n  # 导语: 不写就用标准语句\n  章节:\n"
        for section in outline:
            yield from _section(section)
        if part == "总结":
            yield "  不足: |\n    （待填：存在的差距和问题，没有就删去这两行）\n"


def _printed_late(part: tuple[str, object]) -> bool:
    """The plan is printed behind the summary, whichever a kind has or inherits first."""
    return part[0] == "计划"


def _section(section: Outline) -> Iterator[str]:
    """A standard heading and two items: a lone （一） would look odd."""
    advice = (section.advice or section.title).translate(_INNER)
    yield f"    - 标题: {_quoted(section.title)}\n      条目:\n"
    for hole in (advice, "下一项工作，没有就删去这三行"):
        yield f"        - 标题: （待填：小标题）\n          正文: |\n            （待填：{hole}）\n"


#: Brackets within a hole: the hole ends at its first ）.
_INNER = str.maketrans("（）{}", "〔〕〔〕")


def _quoted(text: str) -> str:
    """A text as a YAML scalar: in quotes where YAML would take its marks for its own."""
    return text if _SAFE.fullmatch(text) else "'" + text.replace("'", "''") + "'"


_SAFE = lazy(r"\w[\w，、。；（）《》“”—·%]*")
