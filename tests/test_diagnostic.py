"""A finding as a person, an editor and a program see it; and the messages it is made of."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from generator.checks import check
from generator.diagnostic import (
    ERROR,
    WARNING,
    Diagnostic,
    Related,
    as_data,
    concise,
    failed,
    full,
    nearest,
    ordered,
    width,
)
from generator.load import load, merge
from generator.messages import Message, translator
from generator.source import Source, Span
from generator.validate import validate

ROOT = Path(__file__).parent.parent


def at(text: str, part: str, path: str = "2011.yaml", nth: int = 0) -> Span:
    """The span of a part of a text."""
    source = Source(path, text)
    start = [m.start() for m in re.finditer(re.escape(part), text)][nth]
    return Span(source, start, start + len(part))


def found(text: str, part: str, **more: Message | str) -> Diagnostic:
    return Diagnostic("E204", Message("不对"), at(text, part), **more)  # type: ignore[arg-type]


def lines(text: str) -> list[str]:
    """A snapshot, typed with | at the margin so that no editor trims it."""
    return [line.strip().removeprefix("»") for line in text.strip().split("\n")]


# ------------------------------------------------------------------------ full


def test_the_finding_of_the_design_page() -> None:
    text = """\
报告: {单位: 局, 年度: 2011, 类型: 总结}
指标:
  # 合计写在前面
  # 分项写在后面



  群众诉求:
    本年: 31件
    其中: {咨询: 5件, 建议: 23件, 其他: 2件}
"""
    tree, _ = load(Source("2011.yaml", text))
    assert tree is not None
    (finding,) = check(validate(tree, "年稿")[0])
    assert full(finding).split("\n") == lines("""
        »错误[E301]: “群众诉求”各分项之和与合计不符：5 + 23 + 2 = 30，合计写的是 31
        » --> 2011.yaml:9:9
        »  |
        »9 |     本年: 31件
        »  |           ^^^^ 相差 1
        »10|     其中: {咨询: 5件, 建议: 23件, 其他: 2件}
        »  |                  ---        ----        ---
        »  = 建议: 核对台账；若有未列的分项，补上，或写 其中不完全: 是
    """)


def test_the_caret_stands_under_full_width_characters() -> None:
    finding = found("单位: 衢州市ab科技局\n", "ab科", hint=Message("改"))
    assert full(finding).split("\n") == lines("""
        »错误[E204]: 不对
        » --> 2011.yaml:1:8
        » |
        »1| 单位: 衢州市ab科技局
        » |             ^^^^
        »  = 建议: 改
    """)


CELLS = {"ab": 2, "汉字": 4, "：“": 3, "é": 1, "e\u0301": 1, "😀": 2, "ｱ": 1, "　": 2, "\u200b\ufeff": 0, "𬭎": 2}


@pytest.mark.parametrize("text", CELLS)
def test_width_is_counted_in_cells_of_a_terminal(text: str) -> None:
    assert width(text) == CELLS[text]


def test_a_place_without_width_has_a_caret() -> None:
    source = Source("x", "甲:\n")
    assert full(Diagnostic("E205", Message("空"), Span(source, 2, 2))).endswith("1| 甲:\n |    ^")


def test_a_place_behind_the_last_line_can_be_shown() -> None:
    source = Source("x", "甲: 1\n")
    assert full(Diagnostic("E102", Message("空"), Span(source, 5, 5))).endswith("2| \n | ^")


def test_a_span_over_several_lines_shows_its_first() -> None:
    assert full(found("甲: |\n  乙\n  丙\n", "乙\n  丙")).endswith("2|   乙\n |   ^^")


def test_a_warning_says_so() -> None:
    assert full(found("甲: 1\n", "1", severity=WARNING)).startswith("提醒[E204]: 不对\n --> 2011.yaml:1:4\n")


def test_a_finding_of_a_whole_file_or_of_none_has_no_excerpt() -> None:
    assert full(Diagnostic("E111", Message("文件是空的"), path="a.yaml")) == "错误[E111]: 文件是空的\n --> a.yaml"
    assert full(Diagnostic("E407", Message("没有"), hint=Message("改"))) == "错误[E407]: 没有\n  = 建议: 改"


def test_a_key_written_twice_shows_both_lines_and_what_is_between_is_left_out() -> None:
    _, (finding,) = load(Source("a.yaml", "甲: 1\n乙: 2\n丙: 3\n甲: 4\n"))
    assert full(finding).split("\n") == lines("""
        »错误[E106]: “甲”写了两次
        » --> a.yaml:4:1
        » |
        »1| 甲: 1
        » | -- 前面已经写过
        »4| 甲: 4
        » | ^^
        »  = 建议: 留下一个，或者合并两处的内容
    """)


def test_two_places_in_one_line_are_marked_apart() -> None:
    _, (finding,) = load(Source("a.yaml", "{甲: 1, 乙: 2, 甲: 4}\n"))
    assert full(finding).split("\n")[3:6] == lines("""
        »1| {甲: 1, 乙: 2, 甲: 4}
        » |                ^^
        » |  -- 前面已经写过
    """)


def test_a_place_in_another_file_is_named() -> None:
    trees = [load(Source(path, "报告: {年度: 2011}\n"))[0] for path in ("a.yaml", "b.yaml")]
    _, (finding,) = merge([tree for tree in trees if tree is not None])
    assert full(finding).split("\n") == lines("""
        »错误[E113]: 两个文件都写了“年度”
        » --> b.yaml:1:10
        » |
        »1| 报告: {年度: 2011}
        » |              ^^^^
        »  ::: a.yaml:1:10 这里已经写过
        »  = 建议: 只留一处
    """)


@pytest.mark.parametrize("before, after", [(0, 200), (30, 200), (200, 0), (200, 200), (1000, 3)])
def test_a_long_paragraph_is_shown_around_the_place(before: int, after: int) -> None:
    text = f"  {'好' * before}坏了{'好' * after}\n"
    shown, marks = full(found(text, "坏了")).split("\n")[-2:]
    assert width(shown) <= 80
    assert "坏了" in shown
    assert width(shown[: shown.index("坏")]) == len(marks) - 4
    assert marks.endswith(" ^^^^")


def test_a_long_place_is_marked_as_far_as_it_is_shown() -> None:
    shown, marks = full(found("甲" + "坏" * 100, "坏" * 100)).split("\n")[-2:]
    assert width(shown) == len(marks) <= 80


def test_tabs_and_control_characters_do_not_move_the_caret_or_reach_the_terminal() -> None:
    (finding,) = load(Source("a.yaml", "甲: 好\t\x1b[31m\n"))[1]
    assert full(finding).split("\n")[3:5] == ["1| 甲: 好 ␛[31m", " |        ^"]
    assert "\u202e" not in full(found("甲: \u202e坏\n", "坏"))


# ---------------------------------------------------------------- concise, json


def test_concise_is_one_line() -> None:
    assert concise(found("甲: 1\n乙: 2\n", "2")) == "2011.yaml:2:4: 错误[E204]: 不对"
    assert concise(Diagnostic("E111", Message("空"), path="a.yaml")) == "a.yaml: 错误[E111]: 空"
    assert concise(Diagnostic("E407", Message("没有"), severity=WARNING)) == "提醒[E407]: 没有"
    assert concise(Diagnostic("E204", Message("“{text}”不对", text="甲\r\n乙"))) == "错误[E204]: “甲 乙”不对"


def test_json_has_places_counted_from_one() -> None:
    text = "甲: 1\n甲: 2\n"
    finding = load(Source("a.yaml", text))[1][0]
    assert json.loads(json.dumps(as_data(finding), ensure_ascii=True)) == {
        "code": "E106",
        "severity": "error",
        "message": "“甲”写了两次",
        "path": "a.yaml",
        "line": 2,
        "column": 1,
        "hint": "留下一个，或者合并两处的内容",
        "related": [{"path": "a.yaml", "line": 1, "column": 1, "label": "前面已经写过"}],
        "waiver": None,
    }


def test_json_of_a_finding_without_place_and_hint() -> None:
    data = as_data(Diagnostic("E407", Message("没有"), severity=WARNING))
    assert (data["severity"], data["path"], data["hint"], data["related"]) == ("warning", "", None, [])
    assert (data["line"], data["column"]) == (0, 0)


# -------------------------------------------------------------- order and sense


def test_findings_come_by_file_line_and_column_whole_files_first() -> None:
    text = "甲: 1\n乙: 12\n"
    findings = [
        Diagnostic("E3", Message("丙"), at(text, "12", "b")),
        Diagnostic("E2", Message("乙"), at(text, "2", "a")),
        Diagnostic("E2", Message("甲"), at(text, "12", "a")),
        Diagnostic("E1", Message("甲"), at(text, "1", "a")),
        Diagnostic("E9", Message("甲"), path="a"),
        Diagnostic("E8", Message("甲")),
    ]
    places = [concise(d).split("错误")[0] for d in ordered(findings)]
    assert places == ["", "a: ", "a:1:4: ", "a:2:4: ", "a:2:5: ", "b:2:4: "]


def test_line_ten_comes_after_line_nine() -> None:
    text = "".join(f"{n}\n" for n in range(1, 12))
    assert [d.place[1] for d in ordered([found(text, "10"), found(text, "9")])] == [9, 10]


def test_what_two_stages_find_is_told_once() -> None:
    one, other = found("甲: 1\n", "1"), found("甲: 1\n", "1")
    assert len(ordered([one, other])) == 1
    assert len(ordered([one, other._replace(code="E205"), other._replace(message=Message("别的"))])) == 3


def test_only_an_error_fails() -> None:
    warning = Diagnostic("E306", Message("好"), severity=WARNING)
    assert not failed([])
    assert not failed([warning])
    assert failed([warning, warning._replace(severity=ERROR)])


@pytest.mark.parametrize(
    "name, names, expected",
    [
        ("正问", ["标题", "正文", "条目"], "是不是想写“正文”？"),
        ("专利授权", ["专利申请量", "专利授权量"], "是不是想写“专利授权量”？"),
        ("甲乙", ["丙丁", "戊己"], None),
        ("甲", [], None),
    ],
)
def test_a_misspelt_name_is_guessed_even_of_two_characters(name: str, names: list[str], expected: str | None) -> None:
    guess = nearest(name, names)
    assert (guess.text() if guess else None) == expected


# -------------------------------------------------------------------- messages


def loud(text: str) -> str:
    """A translation that can be told."""
    return f"<{text}>"


def test_a_message_is_translated_with_all_its_parts_when_it_is_shown() -> None:
    message = Message("“{name}”应当是{kind}", name="甲", kind=Message("文字"))
    assert message.text() == "“甲”应当是文字"
    assert message.text(loud) == "<“甲”应当是<文字>>"


def test_a_message_without_parts_is_shown_to_the_letter() -> None:
    assert Message("{{ 没有配对的 }}").text() == "{{ 没有配对的 }}"
    assert Message("写 {{{{ {name} }}}}", name="甲").text() == "写 {{ 甲 }}"


def test_what_the_clerk_typed_is_no_template() -> None:
    assert Message("“{text}”不对", text="{0} {name} %s {{").text() == "“{0} {name} %s {{”不对"


def test_labels_hints_and_headings_are_translated() -> None:
    finding = found("甲: 1\n", "1", label=Message("标"), hint=Message("改"))
    finding = finding._replace(related=(Related(at("乙", "乙", "b"), Message("处")),))
    assert re.findall("<([^<>]*)>", full(finding, loud)) == ["错误", "不对", "标", "处", "建议", "改"]
    assert concise(finding, loud) == "2011.yaml:1:4: <错误>[E204]: <不对>"
    assert as_data(finding, loud)["hint"] == "<改>"


def templates() -> Iterator[tuple[str, frozenset[str]]]:
    """Every Message of the program: its template and the names of its parts."""
    for path in [*(ROOT / "generator").rglob("*.py"), ROOT / "cli.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, frozenset(k.arg for k in node.keywords if k.arg)


TEMPLATES = sorted({(template, tuple(sorted(parts))) for template, parts in templates()})


@pytest.mark.parametrize("template, parts", TEMPLATES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_message_has_exactly_the_parts_it_is_given(template: str, parts: tuple[str, ...], language: str) -> None:
    translated = translator(language)(template)
    if parts:
        assert {name for _, name, _, _ in Formatter().parse(translated) if name is not None} == set(parts)
        assert Message(template, **dict.fromkeys(parts, "甲")).text(translator(language))
    else:
        assert "{{{" not in translated


@pytest.mark.parametrize("template, parts", TEMPLATES)
def test_every_message_is_chinese(template: str, parts: tuple[str, ...]) -> None:
    assert parts or re.search("[\u4e00-\u9fff]", template)
