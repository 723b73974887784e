"""What to type instead of what the vocabulary does not have. Imported only when something is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator import schema
from generator.diagnostic import nearest
from generator.messages import Message
from generator.node import Node, Scalar
from generator.quantity import Unreadable, parse
from generator.samples import EXAMPLES
from generator.schema import Record

_QUOTES = "“”\"‘’'"
#: Records in whose midst a key of the file's own was indented by mistake.
_INNER = ("报告", "部分", "指标")


def key(name: Scalar, child: Node | None, record: Record) -> tuple[Message | None, str]:
    """A key that a record does not have, and its value → the hint, and the key that was meant, '' for none."""
    bare = name.text.strip(_QUOTES)
    if bare in record.fields:
        return Message("去掉引号：{name}", name=bare), bare
    if outermost(name, child, record):
        return Message("“{name}”要顶格写，前面不空格", name=name.text), ""
    if name.text == "指标" and "数据" in record.fields:
        return Message("只在这里用的数，写成“数据”；到处用的，“指标”顶格写"), "数据"
    if known := _meant(name.text, record):
        return known, str(known.parts["name"])
    if homes := schema.homes(name.text, record):
        return Message("“{name}”要写在 {home} 里，检查缩进", name=name.text, home="、".join(homes)), ""
    keys = "、".join(record.fields)
    near = nearest(name.text, record.fields)
    if near is None:
        return _habit(name, record) or Message("这里能写：{keys}", keys=keys), ""
    meant = str(near.parts["name"])
    if not _of_reports(record):  # whoever writes a style does not know its keys yet
        return Message("是不是想写“{name}”？这里能写：{keys}", name=meant, keys=keys), meant
    return near, meant


def outermost(name: Scalar, child: Node | None, record: Record) -> bool:
    """Whether a key belongs at the left edge, and so does its value or, where it has none, what follows it."""
    if isinstance(child, Scalar) and child.text:
        return False
    return any(record is schema.RECORDS[inner] for inner in _INNER) and name.text in schema.RECORDS["年稿"].fields


def example(name: str, opening: str, record: Record | None = None) -> Message | None:
    """How a key is written whose value begins with { or [; of a clerk's own name, how its record is."""
    lines = [line for each in EXAMPLES.values() for line in each.splitlines() if line.startswith(f"{name}: {opening}")]
    if not lines and record is not None and "[" not in name:
        first = EXAMPLES[next(known for known, one in schema.RECORDS.items() if one is record)].splitlines()[:2]
        lines = [f"{name}: {{{', '.join(first)}}}"]
    return Message("照这样写：{example}", example=lines[0]) if lines and opening else None


#: What offices call a thing that stands behind a name's dot.
_SAID = {
    "同比增长": "同比", "同比增速": "同比", "同比增减": "同比", "比上年": "同比", "较上年": "同比",
    "增幅": "增速", "增长率": "增速", "增长幅度": "增速", "增加": "增减", "减少": "增减", "增加额": "增量",
    "明年目标": "下年目标", "明年": "下年目标", "来年目标": "下年目标", "今年目标": "目标", "年度目标": "目标",
    "目标完成率": "完成率", "完成比例": "完成率", "比重": "占比", "比例": "占比", "占比重": "占比", "位次": "名次",
}  # fmt: skip
#: A word of the sentence that was typed with its number: 共86支.
_BEFORE = re.compile(r"([\u4e00-\u9fff]{1,4}?)((?:[约近超]|不少于)?\d.*)")


def attribute(name: str, names: Iterable[str]) -> Message | None:
    """What follows a name's dot and is none of these → the hint."""
    known = list(names)
    meant = _SAID.get(name) or schema.MEANT.get(name)
    return Message("是不是想写“{name}”？", name=meant) if meant in known else nearest(name, known)


def expression(code: str) -> Message | None:
    """What stands between braces and is neither a name nor a number → the hint where a word is too many."""
    if (word := _BEFORE.fullmatch(code)) is None:
        return None
    try:
        parse(word[2])
    except Unreadable:
        return None
    return Message("“{word}”写在 {{{{ 的前面：{word}{{{{ {number} }}}}", word=word[1], number=word[2])


#: What a list's names are parted by outside YAML.
_SEPARATORS = re.compile("[、，；;【】]")


def several(name: str, known: Iterable[str]) -> Message | None:
    """Names that were typed as one → the list they are meant as."""
    names = set(known)
    found = [each for each in _SEPARATORS.split(name) if each in names] if _SEPARATORS.search(name) else []
    return Message("各项之间用半角逗号加一个空格：[{names}]", names=", ".join(found)) if found else None


def _of_reports(record: Record) -> bool:
    return any(record is schema.RECORDS[name] for name in schema.REPORT)


def _meant(name: str, record: Record) -> Message | None:
    """A word that offices use for one of our keys."""
    meant = schema.MEANT.get(name)
    return Message("是不是想写“{name}”？", name=meant) if meant in record.fields else None


def _habit(name: Scalar, record: Record) -> Message | None:
    """What office writing has where YAML sees a key: `标题: 正文` on one line, 23,150元 between commas."""
    if "正文" in record.some:
        return Message("标题后面用句号，再接正文；或者分成 标题: 和 正文: 两行")
    if not name.text[:1].isdigit():
        return None
    if name.source.text[name.start - 1] == ",":
        return Message("数里的逗号会把它分成两项，去掉逗号")
    return Message("数的前面要写键，如 本年: {number}", number=name.text)
