"""A long title → its lines (7.3.1 of GB/T 9704-2012): whole words, symmetric, trapezoid or diamond."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

#: Words of the genre's titles that are never split. Longer ones first.
_WORDS = (
    "工作总结 工作思路 工作要点 工作计划 工作报告 工作安排 工作打算 情况汇报 情况报告 实施方案 行动方案 目标任务 完成情况 "
    "科学技术局 科学技术厅 科学技术 经济和信息化局 经济信息化 发展和改革委员会 发展改革委 人力资源和社会保障局 人力资源 "
    "社会保障 自然资源 生态环境局 生态环境 住房和城乡建设局 城乡建设 交通运输局 交通运输 农业农村局 农业农村 文化和旅游局 "
    "文化广电 卫生健康委员会 卫生健康 退役军人事务局 退役军人 应急管理局 应急管理 市场监督管理局 市场监督 医疗保障局 "
    "行政审批 政务服务 乡村振兴 人民政府 人民代表大会 委员会 办公室 领导小组 管理委员会 街道办事处 开发区 高新区 "
    "高新技术产业 知识产权 科技创新 技术创新 科技工作 经济社会发展 上半年 下半年 一季度 前三季度 全年 年度 贯彻落实 "
    "党组织 党风廉政建设 全面从严治党 意识形态 安全生产 精神文明 依法行政 法治政府建设 关于"
).split()
_TOKEN = (
    r"《[^》]*》|“[^”]*”|（[^）]*）|〔[^〕]*〕"
    r"|\d[\d.]*(?:—\d+)?(?:年度|年|号|周年)?|[A-Za-z0-9&+-]+"
    + "".join(f"|{w}" for w in sorted(_WORDS, key=len, reverse=True))
    + r"|[一-鿿]{1,6}?(?:自治区|自治州|自治县|省|市|县|区|镇|乡|街道)"
    r"|[一-鿿]{2,8}?(?:局|委|厅|院|处|站|中心|公司|大学|学院)"
    r"|."
)
_NO_START = tuple("的和与及等、，：；。！？）》”’〕之年月日号")
_NO_END = tuple("（《“‘〔第关在对和与及")


def width(text: str) -> Decimal:
    """Width in 字: a digit or Latin letter is half one."""
    return sum((Decimal("0.5") if c.isascii() else Decimal(1) for c in text), Decimal(0))


def lines(text: str, capacity: Decimal) -> list[str] | None:
    """A title → lines of at most `capacity` 字 that split no word, or None where there are none."""
    if width(text) <= capacity:
        return [text]
    tokens = _tokens(text)
    for count in range(2, min(6, len(tokens)) + 1):
        found = [s for s in _splits(tokens, count) if max(map(width, s)) <= capacity]
        shaped = [s for s in found if _shaped([width(line) for line in s])]
        if shaped or found:
            return min(shaped or found, key=_unevenness)
    return None


def _tokens(text: str) -> list[str]:
    """Words that stay whole; single characters between known words stay with their neighbours."""
    found = [m[0] for m in re.finditer(_TOKEN, text)]  # compiled when a title is long: that takes 2 ms
    words: list[str] = []
    loose = False
    for token in found:
        single = len(token) == 1 and not token.isascii()
        glue = token[0] in _NO_START or (words and words[-1][-1] in _NO_END) or (single and loose)
        if words and glue:
            words[-1] += token
        else:
            words.append(token)
        loose = single and token[0] not in _NO_START
    return words


def _splits(tokens: list[str], count: int) -> list[list[str]]:
    cuts = combinations(range(1, len(tokens)), count - 1)
    return [["".join(tokens[a:b]) for a, b in zip((0, *cut), (*cut, len(tokens)))] for cut in cuts]


def _shaped(widths: list[Decimal]) -> bool:
    """A trapezoid grows or shrinks steadily, a diamond grows and then shrinks; neither is a rectangle."""
    steps = [b - a for a, b in zip(widths, widths[1:])]
    if all(s > 0 for s in steps) or all(s < 0 for s in steps):
        return True
    turn = next((i for i, s in enumerate(steps) if s < 0), len(steps))
    return 0 < turn < len(steps) and all(s > 0 for s in steps[:turn]) and all(s < 0 for s in steps[turn:])


def _unevenness(split: list[str]) -> tuple[Decimal, int]:
    """Lines of like length are best; two lines: long over short is the usual reading."""
    widths = [width(line) for line in split]
    return max(widths) - min(widths), int(widths[0] < widths[-1])
