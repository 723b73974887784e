"""The vocabulary for people and for editors: schema → a page in Markdown, schema → JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator import schema
from generator.calls import OPERATIONS, RESERVED
from generator.leaves import COLUMNS
from generator.messages import Message, Translator
from generator.samples import examples
from generator.schema import ByShape, Choice, Field, Leaf, ListOf, MapOf, Record, Ref, Type
from generator.wording import ATTRIBUTES


def glossary(form: str, translate: Translator = str) -> str:
    """'markdown' → the page, in Chinese; 'json' → the JSON Schema, its descriptions in the translator's language."""
    if form == "markdown":
        return "\n".join(_page()) + "\n"
    return json.dumps(json_schema(translate), ensure_ascii=False, indent=1) + "\n"


# ------------------------------------------------------------------ JSON Schema

#: A scalar as an editor's YAML has it: text, or what looks like a number.
_TEXT = {"type": ["string", "number"], "pattern": r"\S"}
#: `name` of leaves: no braces.
_NAME = {"type": ["string", "number"], "pattern": r"^(?![\s\S]*(\{\{|\}\}))[\s\S]*\S"}
#: Every quantity has a numeral, or a word that stands for one (数十家).
_AMOUNT = {"type": ["string", "number"], "pattern": "[0-9０-９〇零一二两三四五六七八九十百千万亿数几多半]"}
_LEAVES: dict[str, dict[str, Any]] = {
    "name": _NAME,
    "cell": {"type": ["string", "number", "null"]},
    "flag": {"enum": ["是", "否"]},
    "flag_or_name": _NAME,
    "year": {
        "anyOf": [
            {"type": "integer", "minimum": 1900, "maximum": 2099},
            {"type": "string", "pattern": r"^\s*(19|20)\d\d年?\s*$"},
        ]
    },
    "date": {"type": "string", "pattern": r"^\s*\d{4}[-/.．年]\d{1,2}[-/.．月]\d{1,2}日?\s*$"},
    "decimals": {"enum": [0, 1, 2, 3, 4, "0", "1", "2", "3", "4"]},
    "version": {"enum": [1, "1"]},
    "amount": _AMOUNT,
    "rate": _AMOUNT,
    "target": _AMOUNT,
    "aim": _AMOUNT,
    "rank": _NAME,
    "comparison": _NAME,
    "streak": _AMOUNT,
    "operand": _NAME,
    "formula": {"type": "string", "pattern": rf"^\s*({'|'.join(OPERATIONS)})\s*[（(].*[）)]\s*$"},
    "share": {"type": "string", "pattern": r"^\s*\d{1,3}(\.\d+)?\s*[%％]\s*$"},
    "column": {"anyOf": [{"enum": list(COLUMNS)}, {"type": ["string", "integer"], "pattern": r"^\s*\d{4}\s*$"}]},
    "level": {"type": "string", "pattern": r"^\s*(\S*[一1①A甲Ⅰ]\S*|[^\w\s]+|不编号)(\s+(接排|连续|段内|空格))*\s*$"},
    "period": {
        "anyOf": [
            {"enum": list(schema.PERIODS)},
            {"type": "string", "pattern": r"^\s*(19|20|21)\d\d年?[—–～~至-]{1,2}(19|20|21)\d\d年?\s*$"},
        ]
    },
}
#: What no value fits.
#: Maps that another file of the same folder may complete: what is missing here may stand there.
_SPLIT = frozenset({"年稿", "报告", "部分"})


def json_schema(translate: Translator = str) -> dict[str, Any]:
    """JSON Schema (draft 7, which editors know best) of a report's file.

    It says what stands in a wrong place or has a wrong form; what a folder's other files may hold is not asked for.
    """
    top, *others = (name for name in schema.RECORDS if name in schema.REPORT)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": schema.RECORDS[top].label,
        **_record(top, translate),
        "definitions": {_english(name): _record(name, translate) for name in others},
    }


def _english(record: str) -> str:
    """A name that needs no escaping in a reference."""
    return str(schema.RECORDS[record].make.__name__).lower()


def _record(name: str, translate: Translator) -> dict[str, Any]:
    record = schema.RECORDS[name]
    lines = examples(name)
    shape: dict[str, Any] = {
        "type": "object",
        "properties": {f.name: _property(f, lines[f.name], translate) for f in record.fields.values()},
        "additionalProperties": False,
    }
    if record.fields.required and name not in _SPLIT:
        shape["required"] = [field.name for field in record.fields.required]
    if record.some:
        shape["anyOf"] = [{"required": [key]} for key in record.some]
    if not record.short:
        return shape
    short = record.fields.get(record.short)
    return {"anyOf": [_shape(short.type if short else schema.LINE), shape]}


def _property(field: Field, example: str, translate: Translator) -> dict[str, Any]:
    """A key's type and what an editor shows about it. (Draft 7 looks at nothing beside a $ref.)"""
    shape = _shape(field.type)
    said = Message("{help}。例：{example}", help=Message(field.help), example=example).text(translate)
    return {"description": said, **({"allOf": [shape]} if "$ref" in shape else shape)}


def _shape(kind: Type) -> dict[str, Any]:
    if isinstance(kind, Leaf):
        return _paragraphs() if kind.reader == "paragraphs" else _LEAVES.get(kind.reader, _TEXT)
    if isinstance(kind, Choice):
        return {"enum": list(kind.words)}
    if isinstance(kind, Ref):
        return {"$ref": f"#/definitions/{_english(kind.record)}"}
    if isinstance(kind, MapOf):
        return _names(kind)
    if isinstance(kind, ListOf):
        several = {"type": "array", "items": _shape(kind.item), "minItems": 1}
        return {"anyOf": [_shape(kind.item), several]} if kind.single else several
    return {"anyOf": [_shape(inner) for inner in _choices(kind)]}


def _choices(kind: ByShape) -> Iterator[Type]:
    """What may stand there."""
    for inner in kind:
        if isinstance(inner, ByShape):
            yield from _choices(inner)
        elif inner is not None:
            yield inner


def _names(kind: MapOf) -> dict[str, Any]:
    shape = {"type": "object", "additionalProperties": _shape(kind.value), "minProperties": 1}
    return {**shape, "propertyNames": {"not": {"enum": reserved()}}} if kind.named else shape


def _paragraphs() -> dict[str, Any]:
    held = {"表": _shape(schema.TABLES), "图": _shape(schema.PICTURES)}
    holder = {"type": "object", "properties": held, "minProperties": 1, "additionalProperties": False}
    return {"type": "array", "items": {"anyOf": [_TEXT, holder]}, "minItems": 1}


def reserved() -> list[str]:
    """Words that no number may be named by."""
    return sorted({*schema.RESERVED, *ATTRIBUTES, *RESERVED})


# --------------------------------------------------------------------- the page

_INTRODUCTION = """\
# 词汇

一份报告的 YAML 里能写的键都在这里。本页由 `niangao schema --format markdown` 生成。

每个键后面跟半角冒号和一个空格；下一层多缩进两个空格。“例”里写在 `{ }`、`[ ]` 里的内容，也可以另起行写：

```yaml
指标:
  专利授权量: {本年: 1522件, 上年: 1395件}
  专利申请量:
    本年: 1945件
    上年: 1571件
```

数字在正文里怎样用（`{{ 专利授权量.同比 }}` 等），见 [README](../README.md#写自己的报告)；
从头学起，见[教程](教程.md)。"""
_OF_OFFICE = """\

# 类型和版式的词汇

以下是 `templates/` 里的文件用的键，给添加报告类型、版式的人看；写报告用不到。"""


def _page() -> Iterator[str]:
    yield _INTRODUCTION
    for name in schema.RECORDS:
        if name == "类型":
            yield from _others()
            yield _OF_OFFICE
        yield from _table(name)


def _table(name: str) -> Iterator[str]:
    """A record as a heading, what is special about it, and a row for every key."""
    record = schema.RECORDS[name]
    lines = examples(name)
    yield f"\n## {name}\n"
    if said := _said(name, record):
        yield f"{said}\n"
    yield "| 键 | 填什么 | 意思 | 例 |\n|---|---|---|---|"
    for field in record.fields.values():
        needed = "必填。" if field.required else ""
        yield f"| {field.name} | {_words(field.type)} | {needed}{field.help} | `{lines[field.name]}` |"


def _said(name: str, record: Record) -> str:
    said = [record.label] if record.label != name else []
    if record.short:
        short = record.short if record.short in record.fields else "标题，句号以后是正文"
        said.append(f"只写一个值不写键，就是{short}")
    if record.some:
        said.append(f"{'、'.join(record.some)}至少写一项")
    return "".join(f"{each}。" for each in said)


def _words(kind: Type) -> str:
    """A type in words, records as links."""
    if isinstance(kind, Leaf):
        return {"paragraphs": "正文、表和图的列表", "name": "文字"}.get(kind.reader, kind.label)
    if isinstance(kind, Choice):
        return "、".join(kind.words) + "之一"
    if isinstance(kind, Ref):
        return f"[{kind.record}](#{kind.record})"
    if isinstance(kind, MapOf):
        return f"几个名称，各是{_words(kind.value)}"
    if isinstance(kind, ListOf):
        return f"{_words(kind.item)}，一项或几项" if kind.single else f"列表，各是{_words(kind.item)}"
    return "；或".join(dict.fromkeys(_words(inner) for inner in _choices(kind)))


def _others() -> Iterator[str]:
    yield "\n## 别的叫法\n\n键没有别名。习惯写左边的，请写右边的：\n\n| 不写 | 写 |\n|---|---|"
    for key in dict.fromkeys(schema.MEANT.values()):
        yield f"| {'、'.join(word for word, meant in schema.MEANT.items() if meant == key)} | {key} |"
    yield f"\n## 保留的名称\n\n这些词另有意思，不能用作数的名称：{'、'.join(reserved())}。"
