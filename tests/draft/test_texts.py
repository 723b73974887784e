"""Texts of a draft are written so that they print to the letter."""

from __future__ import annotations

import pytest

from generator.build import make, write
from generator.draft.texts import kept, literal, taken

from . import imported

SIGNS = [
    "{",
    "}",
    "{{",
    "}}",
    "{{{",
    "{% if %}",
    "{# 甲 #}",
    "｛｛ 甲 ｝｝",
    "{年度}",
    "{{ 年度 }}",
    "甲{{乙",
    "甲'乙{丙",
]


@pytest.mark.parametrize("text", [*SIGNS, "（待填：甲）"])
def test_what_means_something_to_us_prints_as_it_stood(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("报告") / "甲.yaml"
    body = literal(text).replace("'", "''")
    head = "报告: {单位: 某局, 年度: 2011, 类型: 工作总结, 标题: 否, 署名: 否}\n"
    path.write_text(f"{head}总结: {{导语: 否, 章节: [{{正文: '{body}'}}]}}\n", "utf-8")
    document, findings = make(path)
    assert document is not None, [finding.message.text() for finding in findings]
    assert write(document, "txt").decode() == text + "\n"


def test_other_text_is_left_alone() -> None:
    assert literal("抓好“三农”工作。") == "抓好“三农”工作。"
    assert kept("共{{ 3件 }}") == "共{{ 3件 }}"


def test_blanks_at_the_ends_are_kept() -> None:
    assert kept(" 甲") == "{{ ' ' }}甲"


def test_texts_come_in_the_order_of_the_document() -> None:
    found = imported("甲。", "一、乙", "丙。", "（一）丁。戊", "二、己", "庚。")
    assert taken(found.draft) == ["甲。", "乙", "丙。", "丁。", "戊", "己", "庚。"]
