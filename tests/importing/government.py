"""A whole government's report of any length, made of nothing: parts, sections of many schemes, a glossary behind it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_TOPICS = [
    a + b
    for a, b in zip("产项投消开改创教医就社养住交水能环乡城文", "业目资费放革新育疗业保老房通利源保村建旅", strict=True)
]
_DEEDS = ["扎实推进", "持续深化", "全面落实", "着力提升", "统筹抓好", "稳步实施", "加快建设", "积极培育"]
_ORDER = "一二三四五六七八九十"


def government(characters: int, seed: int = 1) -> list[str]:
    """The lines of a report of at least so many characters."""
    random = Random(seed)
    lines = ["2025年政府工作报告", "各位代表：", "现在，我代表市人民政府向大会报告工作，请予审议。"]
    each = characters // 3
    for title in ("一、2025年工作回顾", "二、2026年工作安排"):
        lines.append(title)
        lines += _until(each, _sections(random))
    lines.append("名词解释")
    lines += _until(each, _glossary(random))
    return lines


def _until(characters: int, lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line
        characters -= len(line)
        if characters < 0:
            return


def _sections(random: Random) -> Iterator[str]:
    """（一）, below it in turn run-in items, 一是 items, a text with an enumeration, or three more levels."""
    number = 0
    while True:
        number += 1
        yield f"（{_chinese(number)}）{_deed(random)}，{_deed(random)}。"
        shape = number % 4
        if shape == 0:
            yield from (f"{n}.{_deed(random)}。{_text(random)}" for n in range(1, 5))
        elif shape == 1:
            yield from (f"{_ORDER[n]}是{_deed(random)}。{_text(random)}" for n in range(4))
        elif shape == 2:
            yield f"{_text(random)}一是{_deed(random)}；二是{_deed(random)}。"
        else:
            yield _text(random)
            yield f"1、{_deed(random)}"
            yield from (f"（{n}）{_deed(random)}：{_text(random)}" for n in range(1, 4))
            yield from (f"{chr(0x2460 + n)}{_deed(random)}；" for n in range(3))
            yield f"——{_deed(random)}。"


def _glossary(random: Random) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"{number}.“{random.choice(_TOPICS)}{number}+{random.randint(1, 9)}”：指{_text(random)}"


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    hundreds, tens = divmod(tens, 10)
    if hundreds:
        middle = f"{_ORDER[tens - 1]}十" if tens else "零" if ones else ""
        return f"{_ORDER[hundreds - 1]}百{middle}{_ORDER[ones - 1] if ones else ''}"
    return ("" if tens < 2 else _ORDER[tens - 1]) + ("十" if tens else "") + (_ORDER[ones - 1] if ones else "")


def _deed(random: Random) -> str:
    return f"{random.choice(_DEEDS)}{random.choice(_TOPICS)}工作"


def _text(random: Random) -> str:
    count, rate = random.randint(3, 900), random.randint(1, 99)
    return f"{_deed(random)}，完成{random.choice(_TOPICS)}{count}项，同比增长{rate / 10}%，{_deed(random)}。"
