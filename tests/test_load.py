"""YAML text → nodes, and what is said of its slips: at which character, and what to type.

Everything is read by both parsers, libyaml's and PyYAML's own.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import load as module
from generator.diagnostic import Diagnostic, full, ordered
from generator.load import MAX_DEPTH, load, merge
from generator.node import BROKEN, Mapping, Node, Scalar, Sequence
from generator.source import Source


@pytest.fixture(autouse=True, params=["libyaml", "PyYAML"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    found: Any = {"libyaml": getattr(yaml, "CLoader", None), "PyYAML": yaml.Loader}[request.param]
    if found is None:
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(module, "Parser", found)
    yield


def shown(diagnostics: list[Diagnostic]) -> list[str]:
    """Findings as 'line:column code message'."""
    return ["{1}:{2} ".format(*d.place) + f"{d.code} {d.message.text()}" for d in ordered(diagnostics)]


def faults(text: str) -> list[str]:
    return shown(load(Source("x", text))[1])


def fault(text: str) -> str:
    """The only finding."""
    (found,) = faults(text)
    return found


def plain(node: Node | None) -> Any:
    """A tree as Python's own lists and dicts."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


def tree(text: str) -> Any:
    found, faults = load(Source("x", text))
    assert faults == []
    return plain(found)


# ----------------------------------------------------------------------- trees


def test_scalars_stay_text() -> None:
    assert tree("甲: [1, 0x1F, 是, yes, null, ~, 2011-12-28, 1.50, '', 1_000]") == {
        "甲": ["1", "0x1F", "是", "yes", "", "", "2011-12-28", "1.50", "", "1_000"]
    }


def test_a_tree_keeps_the_order_of_its_file() -> None:
    assert list(tree("乙: 1\n甲: 2\n丙: {b: 3, a: 4}\n")) == ["乙", "甲", "丙"]


def test_every_style_of_scalar_is_known() -> None:
    found, _ = load(Source("x", "- 甲\n- '甲'\n- \"甲\"\n- |\n  甲\n- >\n  甲\n"))
    assert isinstance(found, Sequence)
    assert [item.style for item in found.items if isinstance(item, Scalar)] == ["", "'", '"', "|", ">"]


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有说明\n", "\r\n"])
def test_a_file_without_content_has_no_tree_and_no_fault(text: str) -> None:
    assert load(Source("x", text)) == (None, [])


@pytest.mark.parametrize("text", ["---\n甲: 1\n...\n", "%YAML 1.1\n---\n甲: 1\n", "甲: 1\r\n", "甲: 1", "  甲: 1\n"])
def test_one_document_may_be_marked_as_such(text: str) -> None:
    assert tree(text) == {"甲": "1"}


def test_full_width_letters_in_keys_are_folded() -> None:
    assert tree("Ｒ＆Ｄ经费１: ３件\n") == {"R&D经费1": "３件"}


def test_tabs_and_wide_spaces_inside_a_value_are_its_own() -> None:
    assert tree("甲: |\n  　　乙\t丙\n丁: 　戊\n") == {"甲": "　　乙\t丙\n", "丁": "　戊"}


def test_emoji_rare_hanzi_and_private_characters_are_kept() -> None:
    assert tree("甲: 😀👨‍👩‍👧𬭎𠮷\ue000é\n") == {"甲": "😀👨‍👩‍👧𬭎𠮷\ue000é"}


# ------------------------------------------------------------- what YAML would do silently


def test_a_key_written_twice_names_both_places() -> None:
    (found,) = load(Source("x", "甲: 1\n乙: 2\n甲: 3\n"))[1]
    assert shown([found]) == ["3:1 E106 “甲”写了两次"]
    assert [r.span.source.position(r.span.start) for r in found.related] == [(1, 1)]


@pytest.mark.parametrize("text", ["Ａ: 1\nA: 2\n", "（一）: 1\n(一): 2\n", "甲: 1\n'甲': 2\n", "㎡: 1\nm2: 2\n"])
def test_keys_that_only_differ_in_width_are_the_same(text: str) -> None:
    assert fault(text).startswith("2:1 E106")


def test_each_of_several_duplicates_is_reported() -> None:
    assert [f[:8] for f in faults("甲: 1\n甲: 2\n甲: {乙: 1, 乙: 2}\n")] == ["2:1 E106", "3:1 E106", "3:11 E10"]


ANCHOR = "E105 以 & 开头的写法在 YAML 里是“锚点”，这里不能用"
ALIAS = "E105 以 * 开头的写法在 YAML 里是“引用”，这里不能用"
TAG = "E105 以 ! 开头的写法在 YAML 里是“类型标签”，这里不能用"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("甲: &a 1\n", [f"1:4 {ANCHOR}"]),
        ("&a 甲: 1\n", [f"1:1 {ANCHOR}"]),
        ("甲: &a {乙: 1}\n", [f"1:4 {ANCHOR}"]),
        ("甲: &a [1]\n乙: *a\n", [f"1:4 {ANCHOR}", f"2:4 {ALIAS}"]),
        ("甲: *重点 工作\n", [f"1:4 {ALIAS}"]),
        ("甲: &重点\n", [f"1:4 {ANCHOR}"]),
        ("- *a\n- *b\n", [f"1:3 {ALIAS}", f"2:3 {ALIAS}"]),
        ("甲: !!int 1\n", [f"1:4 {TAG}"]),
        ("甲: !!python/object:os.system 1\n", [f"1:4 {TAG}"]),
        ("甲: !x [1]\n", [f"1:4 {TAG}"]),
        ("甲: ! 重要\n", [f"1:4 {TAG}"]),
        ("甲: !<重要 的\n", [f"1:4 {TAG}"]),
        ("甲:\n  <<: {乙: 1}\n", ["2:3 E105 << 在 YAML 里是“合并”，这里不能用"]),
        (
            "甲: &a {乙: 1}\n丙: {<<: *a}\n",
            [f"1:4 {ANCHOR}", "2:5 E105 << 在 YAML 里是“合并”，这里不能用", f"2:9 {ALIAS}"],
        ),
    ],
)
def test_anchors_aliases_tags_and_merges_are_refused_each_at_its_place(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_a_refused_alias_leaves_a_node_of_which_nothing_more_is_said() -> None:
    found, _ = load(Source("x", "甲: *a\n"))
    assert isinstance(found, Mapping)
    assert getattr(found.get("甲"), "style", None) == BROKEN


def test_a_second_document_is_refused_where_it_begins() -> None:
    assert fault("甲: 1\n---\n乙: 2\n") == "2:1 E112 一个文件里只能有一份报告，这里又用 --- 开了一份"


@pytest.mark.parametrize("text", ["? [甲]\n: 1\n", "? {甲: 1}\n: 1\n", "{[甲]: 1}\n"])
def test_a_key_that_is_no_text_is_refused_at_the_key(text: str) -> None:
    assert fault(text) == f"1:{text.index('甲')} E102 这里的键不是文字"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_thirty_thousand_brackets_are_refused_at_once(opening: str) -> None:
    started = time.perf_counter()
    assert fault(opening * 30_000).endswith("E108 嵌套超过32层")
    assert time.perf_counter() - started < 5


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert faults("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert fault("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == "1:33 E108 嵌套超过32层"


# ------------------------------------------------------------------ characters


@pytest.mark.parametrize("char", "\x85\u2028\u2029")
def test_an_invisible_line_end_is_refused_wherever_it_is(char: str) -> None:
    found = fault(f"甲: |\n  乙{char}丙\n")
    assert found == f"2:4 E107 这里有一个看不见的换行符（U+{ord(char):04X}），它会被当成空格"


@pytest.mark.parametrize("char", "\0\x07\x0b\x0c\x1b\x7f\x9f\ud800\ufffe\uffff")
def test_a_control_character_is_refused_wherever_it_is(char: str) -> None:
    assert fault(f"甲: 乙{char}\n") == f"1:5 E107 这里有一个看不见的控制字符（U+{ord(char):04X}）"
    assert fault(f"# {char}\n").startswith("1:3 E107")


def test_a_line_end_of_the_old_macintosh_is_refused() -> None:
    assert [f[:8] for f in faults("甲: 1\r乙: 2\r丙: 3\r\n")] == ["1:5 E107", "1:10 E10"]


def test_each_control_character_is_reported() -> None:
    assert [f[:8] for f in faults("甲: \0\n乙: \x07\u2028\n")] == ["1:4 E107", "2:4 E107", "2:5 E107"]


@pytest.mark.parametrize(
    "text, code",
    [('"\\x07": 1\n', "0007"), ('"甲\\n乙": 1\n', "000A"), ("? |\n  甲\n: 1\n", "000A"), ('"\\u2028": 1\n', "2028")],
)
def test_a_key_cannot_bring_in_by_an_escape_what_it_may_not_hold(text: str, code: str) -> None:
    assert fault(text)[4:] == f"E107 键里有换行或控制字符（U+{code}）"


# ------------------------------------------------------------------------ slips

FULL = "后面是全角冒号"
NARROW = "的冒号后面没有空格"
STRANGE = "的冒号后面不是半角空格（全角的，或者粘贴来的）"
INDENT = "E102 缩进与上一行对不齐"
WIDE = "E102 缩进里有全角空格"
TAB = "E102 缩进里有制表符（Tab）"
BRACES = "E102 以 {{ 开头的内容没有加引号"
TWICE = "E102 这一行里有两个“冒号加空格”"
QUOTES = "E102 引号没有配对"
ESCAPE = "E102 双引号里的 \\ 有特别的意思"

SLIPS = {
    # the colon
    "标题：好\n正文: 好\n": [f"1:3 E103 “标题”{FULL}"],
    "标题:好\n正文: 好\n": [f"1:3 E103 “标题”{NARROW}"],
    "标题:　好\n正文: 好\n": [f"1:3 E103 “标题”{STRANGE}"],
    "标题: 好\n正文：坏\n不足: 好\n": [f"2:3 E103 “正文”{FULL}"],
    "标题: 好\n正文：坏\n": [f"2:3 E103 “正文”{FULL}"],
    "标题: 好\n正文：|\n  坏\n\n  坏\n\n不足: 好\n": [f"2:3 E103 “正文”{FULL}"],
    "- 标题： 好\n  正文： 坏\n- 标题: 好\n  正文：坏\n": [
        f"1:5 E103 “标题”{FULL}", f"2:5 E103 “正文”{FULL}", f"4:5 E103 “正文”{FULL}"],
    "- 正文: |\n    好\n  标题：坏\n": [f"3:5 E103 “标题”{FULL}"],
    "- |\n  标题：好\n- 标题：好\n  正文: 好\n": [f"3:5 E103 “标题”{FULL}"],
    "- - 标题：好\n    正文: 好\n": [f"1:7 E103 “标题”{FULL}"],
    "专利 ：1件\n标题：好\n标题: 好\n": [f"1:4 E103 “专利”{FULL}", f"2:3 E103 “标题”{FULL}"],
    "甲: 3件\n乙：4件\n丙: 5件\n": [f"2:2 E103 “乙”{FULL}"],
    "甲:3件\n乙: 4件\n": [f"1:2 E103 “甲”{NARROW}"],
    "甲:\n  乙：1\n  丙: 2\n": [f"2:4 E103 “乙”{FULL}"],
    "标题：好\n正文: @好\n": [f"1:3 E103 “标题”{FULL}"],
    "标题：好\n正文: 1\n\n不足: @好\n": [f"1:3 E103 “标题”{FULL}"],
    "- 标题：好\n- 标题: 好\n  正文: @坏\n": [f"1:5 E103 “标题”{FULL}", "3:7 E102 这里不能以 @ 开头"],
    "标题: 甲: 乙\n": [f"1:6 {TWICE}"],
    "- 甲: 乙: 丙\n": [f"1:7 {TWICE}"],
    # indentation
    "甲:\n\t乙: 1\n": [f"2:1 {TAB}"],
    "甲:\n  乙: 1\n\t丙: 2\n": [f"3:1 {TAB}"],
    "甲:\n \t- 乙\n": [f"2:2 {TAB}"],
    "甲:\n　　乙: 1\n": [f"2:1 {WIDE}"],
    "甲:\n\xa0\xa0乙: 1\n": ["2:1 E102 缩进里有从 Word 或网页粘贴来的空格"],
    "甲:\n  乙: 1\n 　丙: 2\n": [f"3:2 {WIDE}"],
    "甲:\n　- 乙\n　- 丙: 1\n": [f"2:1 {WIDE}", f"3:1 {WIDE}"],
    "甲:\n　　乙\n丙: 1\n": [f"2:1 {WIDE}"],
    "甲: |\n  　　乙\n丙:\n　丁: 1\n": [f"4:1 {WIDE}"],
    "- 甲: 1\n   乙: 2\n": [f"2:4 {INDENT}"],
    "- 甲: 1\n 乙: 2\n": [f"2:2 {INDENT}"],
    "甲:\n  乙: 1\n 丙: 2\n": [f"3:2 {INDENT}"],
    "  - 甲\n - 乙\n": [f"2:2 {INDENT}"],
    "   - 甲: 1\n    - 乙: 2\n": [f"2:5 {INDENT}"],
    "甲: 1\n- 乙\n": [f"2:1 {INDENT}"],
    "甲: |\n    一\n  二\n乙: 1\n": [f"3:3 {INDENT}"],
    "甲: |\n  一\n二\n乙: 1\n": ["3:1 E102 这一行没有键"],
    "甲: - 乙\n": ["1:4 E102 “- ”要另起一行"],
    # quotes and signs
    '甲: "好\n乙: 1\n': [f"1:4 {QUOTES}"],
    "甲: 1\n乙: '好\n丙: 1\n丁: 2\n": [f"2:4 {QUOTES}"],
    '甲: “好"\n乙: "好"坏\n': ["2:7 E102 引号后面还有字"],
    "甲: '好' 坏\n": ["1:8 E102 引号后面还有字"],
    '甲: "C:\\好"\n': [f"1:7 {ESCAPE}"],
    '甲: "\\x1"\n': [f"1:5 {ESCAPE}"],
    "甲: {{ 年度 }}年\n": [f"1:4 {BRACES}"],
    "- {{ 年度 }}年\n": [f"1:3 {BRACES}"],
    "甲: {{ 年度 }}\n": [f"1:4 {BRACES}"],
    "- {{ 年度 }}\n- 1\n": [f"1:3 {BRACES}"],
    "{{ 年度 }}年\n": [f"1:1 {BRACES}"],
    "甲: {{ 甲.乙 | 下一 }}，{{ 3件 }}\n": [f"1:4 {BRACES}"],
    "甲: {{ 分别同比(甲, 乙) }}\n": [f"1:4 {BRACES}"],
    "甲: @好\n": ["1:4 E102 这里不能以 @ 开头"],
    "甲: %好\n": ["1:4 E102 这里不能以 % 开头"],
    "- `好\n": ["1:3 E102 这里不能以 ` 开头"],
    "甲: ,好\n": ["1:4 E102 这里不能以 , 开头"],
    "甲: }\n": ["1:4 E102 这里不能以 } 开头"],
    "甲: |好\n  坏\n": ["1:5 E102 | 后面不能接着写字"],
    "甲: > 好\n": ["1:6 E102 > 后面不能接着写字"],
    # brackets
    "甲: {本年: 3件\n乙: 1\n": ["1:4 E102 “{”没有配对的“}”"],
    "甲: [乙\n丙: 1\n": ["1:4 E102 “[”没有配对的“]”"],
    "甲: {本年: 3件，上年: 2件}\n": ["1:11 E102 这里要用半角逗号，不是“，”"],
    "甲: {本年: 3件 上年: 2件}\n": ["1:14 E102 前面少了逗号"],
    "甲: [乙]丙\n": ["1:7 E102 “]”后面还有字"],
    "甲: {乙: 1}件\n": ["1:10 E102 “}”后面还有字"],
    # a mark of the byte order where two files were put together
    "甲: 1\n\ufeff乙: 2\n": ["2:1 E107 这里有一个看不见的控制字符（U+FEFF）"],
}  # fmt: skip


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_explained_at_its_character(text: str) -> None:
    assert faults(text) == SLIPS[text]


@pytest.mark.parametrize("text", SLIPS)
def test_every_slip_has_a_hint_and_can_be_shown(text: str) -> None:
    found = load(Source("x", text))[1]
    assert all(d.hint is not None and "{{{" not in full(d) for d in found)


@pytest.mark.parametrize("text", [t.replace("\n", "\r\n") for t in SLIPS])
def test_line_ends_of_windows_change_nothing(text: str) -> None:
    assert faults(text) == SLIPS[text.replace("\r\n", "\n")]


@pytest.mark.parametrize(
    "text",
    [
        "正文: |\n  标题：好\n  标题:好\n\n  　　甲: 乙\n",
        "- |\n  标题：好\n- 正文: |-\n    标题：好\n",
        "甲: \"标题：好\"\n乙: '甲: 乙'\n",
        "甲: 他说：好\n乙: 比例为3:2\n丙: http://x.cn\n",
    ],
)
def test_a_colon_in_prose_is_no_slip(text: str) -> None:
    assert faults(text) == []


# ----------------------------------------------------------------------- folders


def merged(*texts: str) -> tuple[Any, list[Diagnostic]]:
    trees = [load(Source(f"{n}.yaml", text))[0] for n, text in enumerate(texts, 1)]
    found, faults = merge([t for t in trees if t is not None])
    return plain(found), faults


def test_the_files_of_a_folder_make_one_tree() -> None:
    found, faults = merged("报告: {单位: 局}\n指标: {甲: 1}\n", "指标: {乙: 2}\n", "总结: {章节: [好]}\n")
    assert (found, faults) == ({"报告": {"单位": "局"}, "指标": {"甲": "1", "乙": "2"}, "总结": {"章节": ["好"]}}, [])


def test_one_file_is_its_own_tree() -> None:
    assert merged("甲: 1\n") == ({"甲": "1"}, [])


@pytest.mark.parametrize(
    "one, other, expected",
    [
        ("报告: {年度: 2011}\n", "报告:\n  年度: 2011\n", "2.yaml 2:7 E113 两个文件都写了“年度”"),
        ("总结: {章节: [甲]}\n", "总结: {章节: [乙]}\n", "2.yaml 1:10 E113 两个文件都写了“章节”"),
        ("指标: {甲: 1}\n", "指标: 2\n", "2.yaml 1:5 E113 两个文件都写了“指标”"),
        ("指标: {Ａ: 1}\n", "指标: {A: 1}\n", "2.yaml 1:9 E113 两个文件都写了“A”"),
        ("- 甲\n", "- 乙\n", "2.yaml 1:1 E113 两个文件都写了“最外层”"),
    ],
)
def test_a_leaf_or_list_in_two_files_names_both(one: str, other: str, expected: str) -> None:
    _, (found,) = merged(one, other)
    assert f"{found.place[0]} {shown([found])[0]}" == expected
    assert [r.span.source.path for r in found.related] == ["1.yaml"]


def test_of_two_files_that_write_the_same_the_first_one_holds() -> None:
    assert merged("甲: 1\n", "甲: 2\n乙: 3\n")[0] == {"甲": "1", "乙": "3"}


def test_every_clash_of_a_folder_is_reported() -> None:
    assert len(merged("甲: 1\n乙: {丙: 1}\n", "甲: 2\n", "乙: {丙: 1}\n甲: 3\n")[1]) == 3


# -------------------------------------------------------------------------- fuzz

PIECES = [
    *":：{}[]\"'#\t　\xa0,，!@%`\\\ufeff\u2028\0😀",
    "标题",
    "正文",
    "甲",
    " ",
    "\n",
    "  ",
    "- ",
    "{{ ",
    " }}",
    "|\n",
]
PIECES += [">-\n", "&a", "*a", "<<", "? ", "---\n", "...\n", "\r\n"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_whatever_is_typed_is_read_or_refused_within_the_file(text: str) -> None:
    for d in load(Source("x", text))[1]:
        assert d.span is not None
        assert 0 <= d.span.start <= d.span.end <= len(text)
        assert full(d)
