"""A document of the corpus → the YAML that a clerk would enter it as: headings as sections, lines as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

CHAPTER = re.compile(r"[一二三四五六七八九十]+、")
SECTION = re.compile(r"\([一二三四五六七八九十]+\)")
PLAN = re.compile(r"\d{4}年工作思路")
#: The years of those whose web copies have them masked.
YEARS = {"01": 2011, "05": 2018, "07": 2020, "08": 2010, "09": 2015, "11": 2017, "12": 2010, "13": 2008, "15": 2015,
         "19": 2013, "20": 2021}  # fmt: skip
#: Web copies mask years and places; what stands for a quantity, or is left of one, is a fault and stays.
_MASKS = (
    (r"xxxx-xxxx年", "{before}-{last}年"), (r"(?:20xx|xxxx|20XX)(?=年|-20|\])", "{year}"), (r"(?<!20)xx年", "{year}年"),
    (r"XX(?=县(?!委)|[区市])|xx(?=县)|\*\*(?=[镇县区])|(?<=[示完])XX县", "某"),
    (r"XX|(?<!20)xx", "某"), (r"200X", "{year}"),
)  # fmt: skip


def entered(number: str, text: str) -> str:
    """A document's number and text → a report that says the same."""
    year = YEARS.get(number, 2011)
    for mask, meant in _MASKS:
        text = re.sub(mask, meant.format(year=year, last=year - 1, before=year - 2), text)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    title = lines.pop(0) if len(lines[0]) < 40 else f"{year}年工作总结"
    cut = next((i for i, line in enumerate(lines) if PLAN.fullmatch(line)), len(lines))
    yaml = [f"报告: {{单位: 某局, 年度: {year}, 类型: 总结与思路, 署名: 否}}", *_part("总结", title, lines[:cut])]
    if cut < len(lines):
        yaml += _part("计划", lines[cut], lines[cut + 1 :])
    return "\n".join(yaml) + "\n"


def _part(name: str, title: str, lines: list[str]) -> Iterator[str]:
    yield f"{name}:"
    yield f"  标题: {_quoted(title)}"
    first = next((i for i, line in enumerate(lines) if _heads(CHAPTER, line)), len(lines))
    yield from _text("导语", lines[:first], 2)
    yield "  章节:"
    yield from _sections(lines[first:] or ["一、甲"], CHAPTER, 4)


def _heads(form: re.Pattern[str], line: str) -> bool:
    return bool(form.match(line)) and len(line) < 40 and "。" not in line


def _sections(lines: list[str], form: re.Pattern[str], indent: int) -> Iterator[str]:
    starts = [i for i, line in enumerate(lines) if _heads(form, line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield f"{' ' * indent}- 标题: {_quoted(form.sub('', lines[start], count=1))}"
        inside = lines[start + 1 : end]
        first = next((i for i, line in enumerate(inside) if form is CHAPTER and _heads(SECTION, line)), len(inside))
        yield from _text("正文", inside[:first], indent + 2)
        if inside[first:]:
            yield f"{' ' * (indent + 2)}条目:"
            yield from _sections(inside[first:], SECTION, indent + 4)


def _text(key: str, lines: list[str], indent: int) -> Iterator[str]:
    if lines:
        yield f"{' ' * indent}{key}: |"
        yield from (f"{' ' * (indent + 2)}{line}" for line in lines)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
