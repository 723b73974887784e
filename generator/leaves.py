"""One scalar of a file → a text or a typed value. What is wrong is said without its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from generator import quantity, style
from generator.blocks import numeral
from generator.messages import Message
from generator.model import Figure, Level, Target
from generator.node import Scalar
from generator.quantity import Quantity
from generator.text import Text

_BLANKS = " \t\r\u3000\xa0"


class Bad(Exception):
    """What a reader says of a value; the place is added by whoever knows it."""

    def __init__(self, message: Message, hint: Message | None = None, code: str = "E204") -> None:
        super().__init__(message.template)
        self.message, self.hint, self.code = message, hint, code


# ---------------------------------------------------------------------- texts


def _lines(node: Scalar, key: str) -> tuple[Text, ...]:
    """Each line is a paragraph, blank lines are none, blanks at both ends are typing."""
    lines, at = list[Text](), 0
    for line in node.text.split("\n"):
        stripped = line.strip(_BLANKS)
        if stripped:
            start = at + (len(line) - len(line.lstrip(_BLANKS)) if len(stripped) < len(line) else 0)
            lines.append(Text(f"{key}[{len(lines) + 1}]", node, start, stripped))
        at += len(line) + 1
    return tuple(lines)


def _line(node: Scalar, key: str) -> tuple[Text, ...]:
    if node.style == "" and node.text[:1] not in _BLANKS and node.text[-1:] not in _BLANKS:
        return (Text(key, node, 0, node.text),)
    return tuple(Text(key, t.scalar, t.start, t.value) for t in _lines(node, key))


def _title(node: Scalar, key: str) -> tuple[Text, ...]:
    text = node.text.strip(_BLANKS + "\n")
    return (Text(key, node, node.text.index(text), text),) if text else ()


def _cell(node: Scalar, key: str) -> tuple[Text, ...]:
    return _line(node, key) or (Text(key, node, 0, ""),)


TEXTS: dict[str, Callable[[Scalar, str], tuple[Text, ...]]] = {
    "line": _line,
    "title": _title,
    "prose": _lines,
    "cell": _cell,
}

# ---------------------------------------------------------------------- values


def _figure(text: str, key: str, node: Scalar) -> Figure:
    found = quantity.parse(text)
    return Figure(str(found), (key,), found, span=node.span)


def _year(text: str, key: str, node: Scalar) -> Figure:
    match = re.fullmatch(r"\s*(\d{4})年?\s*", text)
    year = int(match[1]) if match else 0
    if not 1900 <= year < 2100:
        raise Bad(Message("“{text}”不是年份", text=text), Message("写四位数字，如 2025"))
    return Figure(str(year), (key,), Quantity(Decimal(year)), span=node.span)


def _date(text: str, _key: str, _node: Scalar) -> date:
    match = re.fullmatch(r"(\d{4})(\D)(\d{1,2})(\D)(\d{1,2})日?", text.strip())
    try:
        year, month, day = map(int, match.group(1, 3, 5) if match and match[2] in "-/年" and match[4] in "-/月" else ())
        return date(year, month, day)
    except ValueError:
        raise Bad(Message("“{text}”不是日期", text=text), Message("写全年、月、日，如 2025-12-28")) from None


def _count(text: str, _key: str, _node: Scalar) -> int:
    if re.fullmatch(r"\d{1,3}", text) is None or int(text) == 0:
        raise Bad(Message("“{text}”不是整数", text=text), Message("写阿拉伯数字，如 22"))
    return int(text)


def _decimals(text: str, _key: str, _node: Scalar) -> int:
    if text not in {"0", "1", "2", "3", "4"}:
        raise Bad(Message("小数位数只能写 0 到 4"))
    return int(text)


def _version(text: str, _key: str, _node: Scalar) -> int:
    if text != "1":
        raise Bad(Message("这个版本的年稿只认识 格式: 1"), Message("换用新版的年稿，或改成 1"))
    return 1


def _flag(text: str, _key: str, _node: Scalar) -> bool:
    if text not in {"是", "否"}:
        raise Bad(Message("这里只能写 是 或 否"))
    return text == "是"


def _flag_or_name(text: str, _key: str, _node: Scalar) -> bool | str:
    return text == "是" if text in {"是", "否"} else _name(text, _key, _node)


def _form(text: str, _key: str, _node: Scalar) -> str:
    if not numeral(text):
        raise Bad(Message("“{form}”里没有序号", form=text), Message("写第一个标题的序号，如 一、 （一） 1. （1）"))
    return text


def _level(text: str, _key: str, _node: Scalar) -> Level:
    form, *flags = text.split()
    known = {"接排": "run_in", "连续": "continuous", "段内": "inline"}
    if unknown := [f for f in flags if f not in known]:
        raise Bad(
            Message("层次里没有“{word}”", word=unknown[0]), Message("序号后面只能写 {words}", words="、".join(known))
        )
    _form(form, _key, _node)
    if "inline" in [known[f] for f in flags]:
        raise Bad(Message("这个版本还不能排“段内”的序号"), code="E208")
    return Level(form, **{known[f]: True for f in flags})


def _joining(text: str, _key: str, _node: Scalar) -> str:
    if text in {"同级标题", "过渡句"}:
        raise Bad(Message("这个版本只能排“第二标题”"), Message("改成 第二标题，或删去这一行"), code="E208")
    if text != "第二标题":
        raise Bad(Message("这里只能写 {words}", words="第二标题、同级标题、过渡句"))
    return text


def _align(text: str, _key: str, _node: Scalar) -> str:
    """→ the value of w:jc."""
    if text not in _ALIGNS:
        raise Bad(Message("这里只能写 {words}", words="、".join(_ALIGNS)))
    return _ALIGNS[text]


_ALIGNS = {"居中": "center", "左": "left", "两端": "both"}


def _later_table(_text: str, _key: str, _node: Scalar) -> Any:
    raise Bad(Message("这个版本还不能由指标生成表格"), Message("先写 表头 和 行"), code="E208")


def _target(text: str, key: str, node: Scalar) -> Target:
    return Target(_figure(text, key, node))


def _name(text: str, _key: str, _node: Scalar) -> str:
    """A name is printed to the letter: an expression in it would be a hole."""
    if "{{" in text or "}}" in text:
        raise Bad(Message("这里不能用 {{ }}"), Message("直接写文字"), code="E404")
    return text.strip()


READERS: dict[str, Callable[[str, str, Scalar], Any]] = {
    "name": _name,
    "year": _year,
    "date": _date,
    "flag": _flag,
    "flag_or_name": _flag_or_name,
    "count": _count,
    "decimals": _decimals,
    "version": _version,
    "amount": _figure,
    "rate": _figure,
    "target": _target,
    "later_table": _later_table,
    "align": _align,
    "joining": _joining,
    "form": _form,
    "level": _level,
    "length": lambda text, _key, _node: style.length(text),
    "spacing": lambda text, _key, _node: style.spacing(text),
    "size": lambda text, _key, _node: style.size(text),
    "cells": lambda text, _key, _node: style.characters(text),
}
