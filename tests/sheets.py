"""Reports for the tests of the number sheet, and their sheets."""

from __future__ import annotations

from pathlib import Path

import generator
from generator.build import Document
from generator.sheet import Cell, Grid, Ref, Row, Sheet

HEAD = "报告: {单位: 甲局, 年度: 2011, 类型: 总结与思路, 署名: 否}\n"
#: Every way for a number to be related to another, and one of each kind that cannot be computed with.
FULL = (
    HEAD
    + """\
指标:
  甲: {本年: 1945件, 上年: 1571件, 目标: {确保: 1900件, 力争: 2000件}, 下年目标: 2100件, 历年: {2009: 1000件, 2010: 1571件}, 来源: 一科}
  乙: {本年: 1522件, 上年: 1395件, 占: 甲, 口径: 全市, 截至: 11月底}
  合: {计算: 和（甲、乙）}
  率: {计算: 占比（乙、甲）}
  均: {计算: 平均（甲、乙）}
  钱: {本年: 3.4亿元, 上年: 31200万元, 目标: 3.5亿元, 其中: {工: 2亿元, 农: 14000万元}, 来源: 财务科}
  诉求: {其中: {咨询: 5件, 建议: {本年: 23件, 其中: {书面: 20件, 口头: 3件}}}}
  近: {本年: 约5000亩, 上年: 4000余亩, 目标: 5000—6000亩}
  比重: {本年: 0.91%, 上年: 0.65%}
  稳: {本年: 1.045元, 上年: 1元, 小数: 0}
  产值: {本年: 1.06亿元, 上年: 1亿元, 增速: 16.5%, 可比价: 是}
  降: {本年: 95件, 上年: 100件}
  没用: {本年: 5台}
总结:
  导语: 甲{{ 甲 }}、{{ 甲.同比 }}，乙{{ 占(乙, 甲) }}、{{ 乙.同比 }}。
  章节:
    - 标题: 一节
      正文: |
        合{{ 合 }}率{{ 率 }}均{{ 均 }}钱{{ 钱 }}{{ 钱.同比 }}{{ 钱.其中 }}{{ 钱.完成率 }}近{{ 近 }}，比重{{ 比重 }}{{ 比重.同比 }}，稳{{ 稳 }}{{ 稳.增长 }}。
        下年{{ 甲.下年目标 }}，完成{{ 甲.完成率 }}，两者{{ 甲 + 乙 }}，差{{ 甲 - 乙 }}，{{ 两个 }}{{ 1—2项 }}{{ 数十家 }}{{ 12.30万元 }}。
        诉求{{ 诉求 }}，{{ 诉求.其中 }}；{{ 产值 }}{{ 产值.同比 }}；{{ 降 }}{{ 降.同比 }}{{ 降.增量 }}。
    - 标题: 二节
      数据: {同名: 3件}
      正文: 有{{ 同名 }}。
    - 标题: 三节
      数据: {同名: 4人}
      正文: 有{{ 同名 }}。
"""  # noqa: E501  a line is a paragraph
)


def made(path: Path) -> tuple[Sheet, list[Document]]:
    """A report's file or folder → its sheet and documents."""
    documents, findings = generator.make_all(path)
    assert documents, [finding.message.text() for finding in findings]
    return generator.number_sheet(path, documents), documents


def sheet_of(folder: Path, text: str = FULL) -> Sheet:
    """A report's YAML → its sheet."""
    path = folder / "报告.yaml"
    path.write_text(text, "utf-8")
    return made(path)[0]


def grid(sheet: Sheet, name: str = "指标") -> Grid:
    """One of its tables."""
    return next(grid for grid in sheet.grids if grid.name == name)


def row(sheet: Sheet, name: str) -> Row:
    """The row of an indicator."""
    return next(row for row in grid(sheet).rows if row.cells["指标"].text == name)


def said(sheet: Sheet, name: str) -> dict[str, str]:
    """What a row says, by column."""
    return {column: cell.text for column, cell in row(sheet, name).cells.items()}


def code(cell: Cell) -> str:
    """A formula with its references as `key.column`."""
    return "".join([f"[{each.row}.{each.column}]" if isinstance(each, Ref) else each for each in cell.formula])
