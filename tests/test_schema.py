"""The vocabulary: one meaning a key, Chinese outside and English inside."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import pytest

from generator import schema
from generator.calls import FUNCTIONS
from generator.leaves import READERS, TEXTS
from generator.node import fold
from generator.schema import KEYS, RECORDS, RESERVED, ByShape, Choice, Field, Leaf, ListOf, MapOf, Record, Ref, Type
from generator.wording import ATTRIBUTES

FIELDS = [(record, field) for record in RECORDS.values() for field in record.fields.values()]
REPORT = ("年稿", "报告", "部分", "章节", "指标", "目标", "表")


def parts(kind: Type | None) -> Iterator[Type]:
    """A type and every type in it, records apart."""
    if kind is None:
        return
    yield kind
    if isinstance(kind, ListOf):
        yield from parts(kind.item)
    elif isinstance(kind, MapOf):
        yield from parts(kind.value)
    elif isinstance(kind, ByShape):
        for inner in kind:
            yield from parts(inner)


def parameters(record: Record) -> dict[str, inspect.Parameter]:
    return dict(inspect.signature(record.make).parameters)


@pytest.mark.parametrize("record, field", FIELDS)
def test_a_key_is_chinese_and_reads_the_same_when_folded(record: Record, field: Field) -> None:
    assert re.fullmatch("[\u4e00-\u9fff]+", field.name)
    assert fold(field.name) == field.name
    assert record.fields[field.name] is field


@pytest.mark.parametrize("record, field", FIELDS)
def test_a_key_has_one_english_name_that_its_record_takes(record: Record, field: Field) -> None:
    assert re.fullmatch("[a-z_]+", field.attr)
    assert field.attr in parameters(record)
    assert [f.attr for f in record.fields.values()].count(field.attr) == 1


@pytest.mark.parametrize("record, field", FIELDS)
def test_what_need_not_be_written_has_a_default(record: Record, field: Field) -> None:
    assert field.required or parameters(record)[field.attr].default is not inspect.Parameter.empty


@pytest.mark.parametrize("field", [field for _, field in FIELDS])
def test_a_type_is_made_of_what_there_is(field: Field) -> None:
    known = READERS.keys() | TEXTS.keys() | {"paragraphs"}
    for kind in parts(field.type):
        assert not isinstance(kind, Leaf) or kind.reader in known
        assert not isinstance(kind, Ref) or kind.record in RECORDS
        assert not isinstance(kind, Choice) or len(kind.words) > 1


@pytest.mark.parametrize("field", [f for name in REPORT for f in RECORDS[name].fields.values()])
def test_every_key_of_a_report_says_what_it_is_for(field: Field) -> None:
    assert field.help


def test_every_reader_is_used() -> None:
    used = {kind.reader for _, field in FIELDS for kind in parts(field.type) if isinstance(kind, Leaf)}
    assert (READERS.keys() | TEXTS.keys()) - used == set()


def test_records_name_the_keys_they_speak_of() -> None:
    for record in RECORDS.values():
        assert set(record.some) <= record.fields.keys()
        assert record.short in {*record.fields, "line", ""}


def test_a_placed_record_takes_its_place() -> None:
    for record in RECORDS.values():
        assert record.placed == ({"key", "span"} <= parameters(record).keys())


def test_keys_of_a_report_are_known_to_the_reader_of_slips() -> None:
    assert {"标题", "正文", "章节", "本年", "其中不完全", "确保", "表头"} <= KEYS
    assert KEYS.isdisjoint({"纸宽", "字号", "大纲"})


def test_names_that_mean_something_are_kept_from_indicators() -> None:
    assert {"年度", "上年度", "下年度", "单位", "日期", "期间"} <= RESERVED
    assert {"本年", "上年", "目标", "增速", "同比", "完成率"} <= ATTRIBUTES.keys()
    assert "分别同比" in FUNCTIONS


@pytest.mark.parametrize(
    "name, record, expected",
    [
        ("单位", "年稿", ["报告", "表"]),
        ("本年", "章节", ["指标"]),
        ("章节", "指标", ["总结或计划", "附件"]),
        ("标题", "年稿", ["报告", "总结或计划", "章节", "表", "图", "附件"]),
        ("字号", "报告", []),
        ("字号", "版式", ["正文", "字面", "页码"]),
        ("没有的键", "报告", []),
    ],
)
def test_the_home_of_a_misplaced_key_is_in_the_same_file(name: str, record: str, expected: list[str]) -> None:
    assert schema.homes(name, RECORDS[record]) == expected
