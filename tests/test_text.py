"""Clerk's text: literals to the letter, expressions found, braces that do not match reported in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.node import Scalar
from generator.source import Source
from generator.text import Expression, Text, literal, plain, split

from .clerk import HEAD, carets, fault, faults, hint, lines, message, say


def text(value: str) -> Text:
    """A text that is a whole file."""
    return Text("总结.导语[1]", Scalar(Source("x", value), 0, len(value), value, ""), 0, value)


def pieces(value: str) -> list[str]:
    """Literals as they are, expressions as `<code>`."""
    return [p if isinstance(p, str) else f"<{p.code}>" for p in split(text(value))[0] if p]


def reported(value: str) -> str:
    return fault(carets(value)[0], 专利="93件")


def expected(value: str, codes: str) -> str:
    """What `fault` says of faults with these codes, each at a ‸."""
    return ", ".join(f"{code} {place}" for code, place in zip(codes.split(), carets(value)[1], strict=True))


# -------------------------------------------------------------------- splitting


@pytest.mark.parametrize(
    ("value", "cut"),
    [
        ("没有数", ["没有数"]),
        ("{{ 甲 }}", ["< 甲 >"]),
        ("前{{甲}}中{{ 乙 }}后", ["前", "<甲>", "中", "< 乙 >", "后"]),
        ("{{ '}}' }}尾", ["< '}}' >", "尾"]),
        ("{{ “}}” }}尾", ["< “}}” >", "尾"]),
        ("{{ ‘{{’ }}尾", ["< ‘{{’ >", "尾"]),
        ('{{ 指标["甲"] }}尾', ['< 指标["甲"] >', "尾"]),
        ("集合{a}和{b}", ["集合{a}和{b}"]),
        ("{{ 甲 }}}", ["< 甲 >", "}"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_literals_and_expressions(value: str, cut: list[str]) -> None:
    assert pieces(value) == cut


def test_an_expression_knows_where_it_starts() -> None:
    found = [p.start for p in split(text("前{{ 甲 }}中{{乙}}"))[0] if isinstance(p, Expression)]
    assert found == [3, 11]


@given(st.text("{}“”'\"｛｝ 甲.%#", max_size=30))
def test_cutting_loses_no_character_or_says_so(value: str) -> None:
    found, wrong = split(text(value))
    again = "".join(p if isinstance(p, str) else "{{" + p.code + "}}" for p in found)
    assert wrong or again == value


# ----------------------------------------------------------------------- braces


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("共‸{{ 专利", "E403"),
        ("共‸{{ 专利 }件", "E403"),
        ("共 专利 ‸}}件", "E403"),
        ("共{{ 专利 }}‸}}件", "E403"),
        ("共‸｛｛ 专利 ｝｝件", "E403"),
        ("共‸{｛ 专利 ‸}}件", "E403 E403"),
        ("共{{ 专利 ‸｝｝件", "E403"),
        ("共{{ 专利 ‸}｝件", "E403"),
        ('共{{ 指标[‸"专利] }}件', "E403"),
        ("共{{ 指标[‸“专利] }}件", "E403"),
        ("共{{ 指标[“专利”], ‸” }}件", "E403"),
        ("‸{% if 专利 %}", "E404"),
        ("共‸{# 注 #}", "E404"),
        ("‸{{ 专利\n‸}}", "E403 E403"),
        ("‸{{ 专利 {{ ‸利 }}", "E403 E401"),
        ("‸{{ {'甲': 1} }}", "E403"),
    ],
)
def test_braces_that_do_not_match_are_reported_where_they_stand(value: str, codes: str) -> None:
    assert reported(value) == expected(value, codes)


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("{{ 专利", "在这一处的末尾补上 }}；要打出 {{ 本身，写 {{ '{{' }}"),
        ("专利 }}", "在前面补上 {{；要打出 }} 本身，写 {{ '}}' }}"),
        ("｛｛ 专利 ｝｝", "改成半角的 {{ 和 }}"),
        ("{% if %}", "正文里只能用 {{ 名称或数 }}；要打出它本身，写 {{ '{%' }}"),
        ("{{ 指标[“专利] }}", "成对地加引号，或者去掉"),
    ],
)
def test_the_hint_says_what_to_type(value: str, remedy: str) -> None:
    assert hint(value) == remedy


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("{{ '{{' }}和{{ '}}' }}", "{{和}}"),
        ("{{ ‘{{’ }}和{{ “}}” }}", "{{和}}"),
        ("{{ '{%' }}和{{ '{#' }}", "{%和{#"),
        ("{{ '｛｛' }}", "｛｛"),
    ],
)
def test_braces_for_themselves_are_typed_in_quotes(value: str, said: str) -> None:
    assert say(value) == said


def test_single_braces_are_only_characters() -> None:
    assert say("集合{甲}、{乙}和｛丙｝") == "集合{甲}、{乙}和｛丙｝"


def test_the_fault_says_which_sign_it_is() -> None:
    assert message("{{ 专利") == "{{ 没有配对的 }}"
    assert message("{% if %}") == "正文里不能用 {%"


# --------------------------------------------------------------------- literals


@pytest.mark.parametrize(
    "value", ["R&D", "占比<5%", "<h1>大</h1>", "&amp;", 'a"b"c', "]]>", "<!-- -->", "\\n", "a{b}c"]
)
def test_a_literal_is_printed_to_the_letter(value: str) -> None:
    assert say(f"{value}，{{{{ 5件 }}}}") == f"{value}，5件"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n")))
def test_markup_cannot_be_forged(value: str) -> None:
    assert "<" not in literal(value)
    assert plain(text(value)) or split(text(value))


def test_a_text_without_expressions_needs_no_names() -> None:
    assert text("甲<乙").__html__() == "甲&lt;乙"


def test_a_bound_text_prints_its_markup_even_if_that_is_empty() -> None:
    assert text("{{ '' }}").bound([""]).__html__() == ""


# ----------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("{{ ‸无 }}", "E401"),
        ("{{‸无}}", "E401"),
        ("一二三{{ ‸无 }}", "E401"),
        ("第一段\n　　第二段{{ ‸无 }}", "E401"),
        ("第一段\n\n   第三段{{   ‸无   }}", "E401"),
        ("{{ ‸无 }}{{ ‸没 }}{{ ‸专利.无 }}", "E401 E401 E410"),
        ("{{ 专利 }}{{ ‸}}", "E402"),
    ],
)
def test_every_fault_in_a_block_has_its_own_column(value: str, codes: str) -> None:
    assert reported(value) == expected(value, codes)


@pytest.mark.parametrize(
    "yaml",
    [
        "{标题: 甲, 正文: '乙{{ ‸无 }}'}",
        "{标题: 甲, 正文: '乙''丙{{ ‸无 }}'}",
        '{标题: 甲, 正文: "乙丙{{ ‸无 }}"}',
        '{标题: 甲, 正文: "乙\\"丙{{ ‸无 }}"}',
        '{标题: 甲, 正文: "乙\\u4e59{{ ‸无 }}"}',
        '{标题: 甲, 正文: "乙\\n丙{{ ‸无 }}"}',
        "{标题: 甲, 正文: ['乙', '丙{{ ‸无 }}']}",
        "{标题: '甲{{ ‸无 }}', 正文: 乙}",
        "{标题: 甲, 分述: {乙: '丙{{ ‸无 }}'}}",
        "{标题: 甲, 表: {表头: [乙], 行: [['丙{{ ‸无 }}']]}}",
        "{标题: 甲, 正文: [乙, {表: {表头: ['{{ ‸无 }}'], 行: [[丙]]}}]}",
        "{标题: 甲, 表: {标题: '{{ ‸无 }}', 表头: [乙], 行: [[丙]], 注: '{{ ‸没 }}'}}",
        "{标题: 甲, 条目: ['乙{{ ‸无 }}']}",
        "{标题: 甲, 条目: ['乙。丙{{ 5期 }}。丁{{ ‸无 }}']}",
        "做法{{ ‸无 }}",
        "{标题: 甲}\n  不足: 乙{{ ‸无 }}",
        "{标题: 甲}\n  不足: {标题: '乙{{ ‸无 }}'}",
        "{标题: 甲}\n  结语: 乙{{ ‸无 }}",
        "{标题: 甲}\n  标题: 乙{{ ‸无 }}",
        "{标题: 甲}\n  标题: |\n    甲\n    乙{{ ‸无 }}",
        "{标题: 甲}\n  导语: |\n    甲\n\n    乙{{ ‸无 }}",
    ],
)
def test_a_fault_has_its_column_wherever_and_however_text_is_typed(yaml: str) -> None:
    typed, places = carets(f"{HEAD}总结:\n  章节:\n    - {yaml}\n")
    assert faults(typed) == ", ".join(f"E401 {place}" for place in places)


@given(st.text(st.characters(codec="utf-8", categories=["Lo", "Nd"]), min_size=1, max_size=60))
def test_text_without_marks_reaches_the_document_unchanged(value: str) -> None:
    yaml = f"{HEAD}总结:\n  导语: 如下。\n  章节:\n    - 标题: 甲\n      正文: |\n        {value}\n"
    assert lines(yaml)[3:] == [value]


#: Characters that punctuation or YAML gives a meaning of their own are the business of other tests.
ORDINARY = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Cs", "Cn"], exclude_characters="{}｛,:;?!()\"'."
)


@given(st.text(ORDINARY, max_size=80).map(str.strip).filter(bool))
def test_a_literal_reaches_the_document_unchanged(value: str) -> None:
    yaml = f"{HEAD}总结:\n  导语: 如下。\n  章节:\n    - 标题: 甲\n      正文: |\n        首\n        尾{value}尾\n"
    assert lines(yaml)[3:] == ["首", f"尾{value}尾"]


@pytest.mark.parametrize("typed", ["{{ 86支 }", "{ 86支 }}", "{{{ 86支 }}}", "{{ 86支 }}}", "{{{86支}}"])
def test_a_brace_too_few_or_too_many_is_told_with_what_to_type(typed: str) -> None:
    _, found = split(text(f"有{typed}，{{{{ 甲 }}}}。"))
    said = {(one.message.text(), one.hint.text() if one.hint else "") for one in found}
    assert (f"大括号的个数不对：{typed}", "两头各写两个：{{ 86支 }}") in said


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("有{{ 86支 ，各村都有。", "写成 {{ 86支 }}；"),
        ("增长{{ 甲.同比，{{ 乙 }}。", "写成 {{ 甲.同比 }}；"),
        ("有{{ 86支", "在这一处的末尾补上 }}；"),
    ],
)
def test_an_expression_without_its_end_is_told_as_it_was_meant(typed: str, hint: str) -> None:
    (found, *_) = split(text(typed))[1]
    assert found.hint is not None and found.hint.text() == hint + "要打出 {{ 本身，写 {{ '{{' }}"
