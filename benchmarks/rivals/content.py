"""A report's YAML → numbered headings, resolved paragraphs and tables; what both rivals read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FIELD = re.compile(r"\{\{\s*(.+?)\s*\}\}")
AMOUNT = re.compile(r"\d+(?:\.\d+)?")
DIGITS = "零一二三四五六七八九"


class Item(NamedTuple):
    """A heading of level 2, its paragraphs, and a table's header and rows where it has one."""

    heading: str
    paragraphs: list[str]
    header: list[str]
    rows: list[list[str]]


class Section(NamedTuple):
    """A heading of level 1 and its items."""

    heading: str
    entries: list[Item]


class Part(NamedTuple):
    """A title and its sections."""

    title: str
    preamble: str
    sections: list[Section]


def load(path: str, loader: str = "CSafeLoader") -> list[Part]:
    """A YAML file → its parts, ready to print. `loader`: PyYAML's; what `yaml.safe_load` takes is SafeLoader."""
    with Path(path).open("rb") as file:
        data = yaml.load(file, Loader=getattr(yaml, loader))
    office, year = data["报告"]["单位"], data["报告"]["年度"]
    values = _values(data.get("指标", {}))
    return [
        Part(f"{office}{year}年工作总结", data["总结"]["导语"], _sections(data["总结"], values)),
        Part(f"{year + 1}年工作思路", data["计划"]["导语"], _sections(data["计划"], values)),
    ]


def _sections(part: dict[str, Any], values: dict[str, str]) -> list[Section]:
    """A part → its sections, numbered."""
    return [
        Section(
            f"{hanzi(number)}、{section['标题']}",
            [_item(item, index, values) for index, item in enumerate(section["条目"], 1)],
        )
        for number, section in enumerate(part["章节"], 1)
    ]


def _item(item: dict[str, Any], number: int, values: dict[str, str]) -> Item:
    """An item → its heading, paragraphs and table."""
    table = item.get("表", {"表头": [], "行": []})
    paragraphs = resolve(item["正文"], values).splitlines()
    return Item(f"（{hanzi(number)}）{item['标题']}", paragraphs, table["表头"], table["行"])


def _values(indicators: dict[str, dict[str, str]]) -> dict[str, str]:
    """Indicators → what each expression prints."""
    values = {}
    for name, indicator in indicators.items():
        values[name] = indicator["本年"]
        values[f"{name}.同比"] = _growth(indicator["本年"], indicator["上年"])
    return values


def _growth(now: str, before: str) -> str:
    """Two quantities → 同比增长23.8%."""
    rate = (_number(now) / _number(before) - 1) * 100
    return f"同比{'增长' if rate > 0 else '下降'}{abs(rate):.1f}%"


def _number(quantity: str) -> float:
    """1945件 → 1945.0."""
    match = AMOUNT.match(quantity)
    if match is None:
        raise ValueError(quantity)
    return float(match[0])


def resolve(text: str, values: dict[str, str]) -> str:
    """Text with {{ }} → text with numbers; an unknown name is a KeyError."""

    def value(match: re.Match[str]) -> str:
        expression = match[1]
        return expression if AMOUNT.match(expression) else values[expression]

    return FIELD.sub(value, text)


def hanzi(number: int) -> str:
    """1–999 → 一 … 九百九十九."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (DIGITS[ones] if ones else "")
