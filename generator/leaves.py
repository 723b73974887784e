"""One scalar of a file → a text or a typed value. What is wrong is said without its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any

from generator import quantity, style
from generator.blocks import is_form
from generator.diagnostic import nearest
from generator.messages import Message
from generator.model import Figure, Level, Remark, Target
from generator.node import Scalar
from generator.quantity import Quantity
from generator.schema import PERIODS
from generator.statements import Change, Operand, target
from generator.text import Text

#: The columns of a table that is made from numbers, in the order of those that stand by themselves.
COLUMNS = ("单位", "本年", "上年", "增速", "增量", "目标", "完成率", "下年目标", "占比", "名次", "历年", "来源")
#: What 检查 may say of a code.
SEVERITIES = ("错误", "提醒", "不查")
_BLANKS = " \t\r\u3000\xa0"


class Bad(Exception):
    """What a reader says of a value; the place is added by whoever knows it. A `taken` one goes on in spite of it."""

    def __init__(
        self, message: Message, hint: Message | None = None, code: str = "E204", taken: str | None = None
    ) -> None:
        super().__init__(message.template)
        self.message, self.hint, self.code, self.taken = message, hint, code, taken


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


def _title_or_none(node: Scalar, key: str) -> tuple[Text, ...]:
    """否 is a title that is not printed: an empty one."""
    return (Text(key, node, 0, ""),) if _none(node) else _title(node, key)


def _prose_or_none(node: Scalar, key: str) -> tuple[Text, ...]:
    """否 is one paragraph that is not printed, and stands for none of the kind's."""
    return (Text(key, node, 0, ""),) if _none(node) else _lines(node, key)


def _none(node: Scalar) -> bool:
    return node.style == "" and node.text == "否"


def _cell(node: Scalar, key: str) -> tuple[Text, ...]:
    return _line(node, key) or (Text(key, node, 0, ""),)


TEXTS: dict[str, Callable[[Scalar, str], tuple[Text, ...]]] = {
    "line": _line,
    "title": _title,
    "title_or_none": _title_or_none,
    "prose": _lines,
    "prose_or_none": _prose_or_none,
    "cell": _cell,
    "label": _line,
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
    match = re.fullmatch(r"(\d{4})([-/.．年])(\d{1,2})([-/.．月])(\d{1,2})日?", text.strip())
    if match is None:
        raise Bad(Message("“{text}”不是日期", text=text), Message("写全年、月、日，如 2025-12-28"))
    try:
        return date(int(match[1]), int(match[3]), int(match[5]))
    except ValueError:
        raise Bad(Message("没有“{text}”这一天", text=text), Message("核对月和日")) from None


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
    if "、" in text:
        from generator import advice  # noqa: PLC0415  seldom wanted

        hint = advice.several(text, text.split("、"))
        raise Bad(Message("“{text}”当作一个单位，印在一行", text=text), hint, taken=text)
    return text == "是" if text in {"是", "否"} else _name(text, _key, _node)


#: In the place of a form: headings of this level have no number.
_UNNUMBERED = "不编号"
#: Behind a form: a blank stands between the number and its heading, as in 第一部分　总结.
_SPACED = "空格"


def _form(text: str, _key: str, _node: Scalar) -> str:
    if not is_form(text):
        hint = Message("写第一个标题的序号，如 一、 （一） 1. （1） 一是 ——；没有序号写 不编号")
        raise Bad(Message("“{form}”里没有序号", form=text), hint)
    return text


def _level(text: str, _key: str, _node: Scalar) -> Level:
    form, *flags = text.split()
    known = {"接排": "run_in", "连续": "continuous", "段内": "inline", _SPACED: ""}
    if unknown := [f for f in flags if f not in known]:
        raise Bad(
            Message("层次里没有“{word}”", word=unknown[0]), Message("序号后面只能写 {words}", words="、".join(known))
        )
    form = "" if form == _UNNUMBERED else _form(form, _key, _node) + "\u3000" * (_SPACED in flags)
    return Level(form, **{known[f]: True for f in flags if known[f]})


def _period(text: str, key: str, node: Scalar) -> str | Figure:
    """One of the words, or the first and last year of a plan, printed as GB/T 15834 joins them (4.13.3.2)."""
    years = re.fullmatch(r"\s*(\d{4})年?[—–～~至-]{1,2}(\d{4})年?\s*", text)
    if years is None and text.strip() not in PERIODS:
        hint = Message("写 {words}，或起止年份，如 2026—2030年", words="、".join(PERIODS))
        raise Bad(Message("“{text}”不是期间", text=text), nearest(text, PERIODS) or hint)
    if years is None:
        return text.strip()
    if not 1900 <= int(years[1]) < int(years[2]) < 2200:
        raise Bad(Message("“{text}”的起止年份不对", text=text), Message("从小到大写，如 2026—2030年"))
    return Figure(f"{years[1]}—{years[2]}年", (key,), span=node.span)


def _align(text: str, _key: str, _node: Scalar) -> str:
    """→ the value of w:jc."""
    if text not in _ALIGNS:
        raise Bad(Message("这里只能写 {words}", words="、".join(_ALIGNS)))
    return _ALIGNS[text]


_ALIGNS = {"居中": "center", "左": "left", "两端": "both"}


def _share(text: str, _key: str, _node: Scalar) -> Decimal:
    match = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*[%％]", text.strip())
    if match is None or not 0 < Decimal(match[1]) <= 100:
        raise Bad(Message("“{text}”不是百分比", text=text), Message("写 1% 到 100%，如 80%"))
    return Decimal(match[1])


def _column(text: str, _key: str, _node: Scalar) -> str:
    """A column of a table of numbers: one of those there are, or a year of 历年."""
    name = text.strip()
    if name in COLUMNS or re.fullmatch(r"\d{4}", name):
        return name
    from generator import advice  # noqa: PLC0415  only wanted when something is wrong

    hint = advice.several(name, COLUMNS) or nearest(name, COLUMNS)
    hint = hint or Message("可以写 {words}，或者“历年”里的年份", words="、".join(COLUMNS))
    raise Bad(Message("没有“{name}”这一列", name=name), hint)


def _aim(text: str, key: str, node: Scalar) -> Figure | Change:
    """A value, or by how much it is to change."""
    if not _CHANGES.isdisjoint(text[:4]):
        from generator import changes  # noqa: PLC0415  few aims are

        if (change := changes.change(text, key, node)) is not None:
            return change
    try:
        return _figure(text, key, node)
    except quantity.Unreadable:
        if (wish := _WISH.match(text)) is None:
            raise
        what = "增长" + text[wish.end() :] if wish[1] else text[wish.end() :]
        raise Bad(
            Message("“{text}”不是能读懂的数", text=text), Message("写成 {what}", what=what), code="E302"
        ) from None


#: What stands before an aim in prose; the second kind says by how much.
_WISH = re.compile(r"(?:力争|确保|争取|计划|预期)?(?:同比)?(?:(增幅|增速)|(?:达到?|实现|完成)?)(?:为|达到?)?(?=[\d约])")


#: What the verb of a change has: 增长, 新增, 净增, 提高, 上升, 下降, 降低, 减少, 翻一番.
_CHANGES = frozenset("增提升降减翻")


def _target(text: str, key: str, node: Scalar) -> Target:
    return target(_aim(text, key, node))


def _elsewhere(module: str, reader: str) -> Callable[[str, str, Scalar], Any]:
    """A reader that is imported when there is something to read."""

    def read(text: str, key: str, node: Scalar) -> Any:
        return getattr(import_module(f"generator.{module}"), reader)(text, key, node)

    return read


def _operand(text: str, key: str, node: Scalar) -> Operand:
    name = _name(text, key, node)
    return Operand(unicodedata.normalize("NFKC", name), node.span)


def _name(text: str, _key: str, _node: Scalar) -> str:
    """A name is printed to the letter: an expression in it would be a hole."""
    if "{{" in text or "}}" in text:
        raise Bad(Message("这里不能用 {{ }}"), Message("直接写文字"), code="E404")
    return text.strip()


def _remark(text: str, key: str, node: Scalar) -> Remark:
    return Remark(_name(text, key, node), node.span)


def _severity(text: str, _key: str, node: Scalar) -> Remark:
    if text not in SEVERITIES:
        raise Bad(Message("这里只能写 {words}", words="、".join(SEVERITIES)), nearest(text, SEVERITIES))
    return Remark(text, node.span)


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
    "aim": _aim,
    "rank": _elsewhere("standing", "rank"),
    "comparison": _elsewhere("standing", "comparison"),
    "streak": _elsewhere("standing", "streak"),
    "formula": _elsewhere("formula", "read"),
    "operand": _operand,
    "share": _share,
    "remark": _remark,
    "severity": _severity,
    "column": _column,
    "align": _align,
    "period": _period,
    "form": _form,
    "level": _level,
    "length": lambda text, _key, _node: style.length(text),
    "spacing": lambda text, _key, _node: style.spacing(text),
    "size": lambda text, _key, _node: style.size(text),
    "cells": lambda text, _key, _node: style.characters(text),
}
