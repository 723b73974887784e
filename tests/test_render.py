"""A kind's template → markup: strict, sandboxed, escaped; whatever a template does wrong is told with its line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import Document, Options, make
from generator.diagnostic import Diagnostic
from generator.punctuation import fold
from generator.text import literal
from generator.writers import txt
from tests import clerk
from tests.notation import lines

KIND = '名称: 本局\n标题: {总结: "{{ 单位 }}总结"}\n层次: [一、, （一） 接排]\n'
REPORT = """\
报告: {单位: 甲局, 年度: 2011, 类型: 本局}
指标: {专利: {本年: 1522件, 上年: 1395件}, 诉求: {其中: {咨询: 5件, 建议: 23件}}}
总结: {章节: [{标题: 抓创新, 正文: R&D 占<5%}]}
"""
TITLE = "<title>{{ 总结.标题 }}</title>\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office's own templates folder, beside its report."""
    (tmp_path / "templates" / "本局").mkdir(parents=True)
    (tmp_path / "templates" / "本局" / "kind.yaml").write_text(KIND, "utf-8")
    (tmp_path / "2011.yaml").write_text(REPORT, "utf-8")
    return tmp_path


def built(
    office: Path, template: str | bytes, name: str = "本局/report.xml.jinja"
) -> tuple[Document | None, list[Diagnostic]]:
    path = office / "templates" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(template if isinstance(template, bytes) else template.encode())
    return make(office / "2011.yaml", Options(templates=(office / "templates",)))


def said(office: Path, template: str | bytes) -> list[str]:
    document, findings = built(office, template)
    assert document is not None, findings
    return lines(document.blocks)


def fault(office: Path, line: str) -> str:
    """What is wrong with a template whose third line this is, as `code: message`; the place is checked."""
    document, (found,) = built(office, f"{TITLE}<p>前</p>\n{line}\n<p>后</p>\n")
    assert document is None
    assert found.place == (str(office / "templates/本局/report.xml.jinja:3"), 0, 0)
    return f"{found.code}: {found.message.text()}" + (f"；{found.hint.text()}" if found.hint else "")


# ------------------------------------------------------------------- what is printed


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("{{ 单位 }}", "甲局"),
        ("{{ 年度 }}年", "{2011}年"),
        ("{{ 下年度 }}年", "{2012}年"),
        ("{{ 专利 }}", "{1522件}"),
        ("{{ 专利.同比 }}", "{同比增长9.1%}"),
        ("{{ 诉求.其中 }}", "{其中咨询5件、建议23件}"),
        ("{{ 分别同比(专利, 专利) }}", "{同比分别增长9.1%和9.1%}"),
        ("{{ 年度|下一 }}年", "{2012}年"),
        ("{{ 总结.章节[0].标题 }}", "抓创新"),
        ("{{ 总结.章节[0].正文[0] }}", "R&D 占<5%"),
        ("{% for 节 in 总结.章节 %}{{ 节.级 }}{{ 节.形式 }}{% endfor %}", "1一、"),
        ("{{ 总结.章节|length }}", "1"),
        ("{{ 总结.不足|length }}", "0"),
        ("R&amp;D", "R&D"),
        ('{{ "<h1> & ]]>" }}', "<h1> & ]]>"),
        ('{{ "<p>" ~ 单位 }}', "<p>甲局"),
        ('{{ "%s" % 单位 }}', "甲局"),
        ("{# 说明 #}甲", "甲"),
        ("{% if 计划 %}甲{% else %}乙{% endif %}", "乙"),
    ],
)
def test_a_template_prints(office: Path, code: str, printed: str) -> None:
    assert said(office, f"<p>{code}</p>") == [printed]


def test_a_figure_that_a_template_prints_has_a_provenance(office: Path) -> None:
    document, _ = built(office, "<p>{{ 专利.同比 }}</p>")
    assert document is not None
    (figure,) = (run.figure for run in document.blocks[0].runs)  # type: ignore[union-attr]
    assert figure is not None
    assert document.provenance[figure].sources == ("指标.专利.本年", "指标.专利.上年")


def test_a_date_is_printed_as_a_figure(office: Path) -> None:
    (office / "2011.yaml").write_text(REPORT.replace("2011,", "2011, 日期: 2011-12-08,"), "utf-8")
    assert said(office, "<p>{{ 报告.日期 }}</p>") == ["{2011年12月8日}"]


# ------------------------------------------------------------------------- faults

FAULTS = {
    # strict: what is not there
    "<p>{{ 单伟 }}</p>": "E405: 模板里没有“单伟”这个名称；是不是想写“单位”？",
    "<p>{{ 单位.名称 }}</p>": "E405: 模板里没有“名称”这个名称",
    "{% if 单伟 %}<p/>{% endif %}": "E405: 模板里没有“单伟”这个名称；是不是想写“单位”？",
    "{% for 节 in 各节 %}{% endfor %}": "E405: 模板里没有“各节”这个名称",
    "<p>{{ 总结.导于 }}</p>": "E410: 模板里“导于”这个键不存在；是不是想写“导语”？",
    "<p>{{ 报告.office }}</p>": "E410: 模板里“office”这个键不存在",
    "<p>{{ 总结.章节[0].title }}</p>": "E410: 模板里“title”这个键不存在",
    "<p>{{ 专利.同期 }}</p>": "E410: 这里没有“.同期”",
    "<p>{{ 诉求.其中.表扬 }}</p>": "E410: 这里没有“.表扬”",
    # finalize: what is no text
    "<p>{{ none }}</p>": "E409: 这里算出来的不是能印出来的数或文字",
    "<p>{{ 计划 }}</p>": "E409: 这里算出来的不是能印出来的数或文字",
    "<p>{{ 总结.章节 }}</p>": "E409: 这里算出来的不是能印出来的数或文字",
    "<p>{{ [1] }}</p>": "E409: 这里算出来的不是能印出来的数或文字",
    "<p>{{ {} }}</p>": "E409: 这里算出来的不是能印出来的数或文字",
    "<p>{{ 1.5 }}</p>": "E409: 这里算出来的不是能印出来的数或文字",
    "<p>{{ true }}</p>": "E409: 这里算出来的不是能印出来的数或文字",
    "<p>{{ 单位 is defined }}</p>": "E409: 这里算出来的不是能印出来的数或文字",
    "<p>{{ 总结 }}</p>": "E409: 这里算出来的不是能印出来的数或文字",
    "<p>{{ 总结.章节[0].接排 }}</p>": "E409: 这里算出来的不是能印出来的数或文字",
    # numbers
    "<p>{{ 诉求.同比 }}</p>": "E303: “诉求”没有“上年”；在指标里补上 上年",
    "<p>{{ 分别同比(专利) }}</p>": "E409: “分别同比”的括号里写2个以上指标的名称",
    # Python's own
    "<p>{{ 1 + 单位 }}</p>": "E405: 模板出错：",
    "<p>{{ 1 // 0 }}</p>": "E405: 模板出错：",
    "{% for x in 5 %}{% endfor %}": "E405: 模板出错：",
    '<p>{{ "{甲}".format() }}</p>': "E405: 模板出错：",
    '<p>{{ "{}".format() }}</p>': "E405: 模板出错：",
    '<p>{{ "甲".index("乙") }}</p>': "E405: 模板出错：",
    "<p>{{ 5|dictsort }}</p>": "E405: 模板出错：",
    "{% macro 我() %}{{ 我() }}{% endmacro %}{{ 我() }}": "E405: 模板出错：",
    # the sandbox
    "<p>{{ 单位.__class__.__mro__ }}</p>": "E405: 模板里不能用“.__class__”；模板只取数据和文字",
    "{{ 总结.章节.append(1) }}": "E405: 模板里没有“append”这个名称",
    "{% set 表 = [] %}{{ 表.append(1) }}": "E405: 模板里不能用“.append”；模板只取数据和文字",
    "{{ range(9) }}": "E405: 模板里没有“range”这个名称",
    # syntax
    "<p>{{ 单位 </p>": "E405: 这里不该有“/”；看看前面的 }} 或 %} 少了没有",
    "{% fi 单位 %}": "E405: 这里不能写 {% fi %}；",
    "<p>{{ 单位|大写 }}</p>": "E405: 没有“|大写”这种写法；能写的有：下一、上一、",
    "{% include '没有' %}": "E407: 找不到模板“没有”",
    "{% include '../../etc/passwd' %}": "E407: 找不到模板“../../etc/passwd”",
    "{% from '_shared/blocks.xml.jinja' import 没有 %}{{ 没有() }}": "E405: 模板里没有“没有”这个名称",
    # markup
    "<tilte>甲</tilte>": "E406: 模板里没有 <tilte> 这种标签；是不是想写“title”？",
    "<p>甲<lable>乙</lable></p>": "E406: 模板里没有 <lable> 这种标签；是不是想写“label”？",
    "<p>R&D</p>": "E406: 模板写出的标记不完整：有不能这样写的字符；检查标签是否成对；& 本身要写成 &amp;",
    "<p>甲": "E406: 模板写出的标记不完整：开始和结束的标签对不上；<p> 要由 </p> 结束",
    "<p>甲</p></p>": "E406: 模板写出的标记不完整：开始和结束的标签对不上；多了一个结束的标签，删去",
    "<p>甲</p>乙": "E406: “乙”不在任何段落里",
    "<table><tr><th>{{ 单位 }}</tr></table>": (
        "E406: 模板写出的标记不完整：开始和结束的标签对不上；<th> 要由 </th> 结束"
    ),
}


@pytest.mark.parametrize("line", FAULTS)
def test_what_a_template_does_wrong_is_told_with_its_line(office: Path, line: str) -> None:
    assert fault(office, line).startswith(FAULTS[line])


def test_a_fault_in_a_shared_macro_is_told_with_the_macros_line(office: Path) -> None:
    shared = "{% macro 段(文) %}\n<p>{{ 文.没有 }}</p>\n{% endmacro %}\n"
    built(office, shared, "_own/own.jinja")
    _, (found,) = built(office, "{% from '_own/own.jinja' import 段 %}\n{{ 段(总结) }}\n")
    assert found.place == (str(office / "templates/_own/own.jinja:2"), 0, 0)


def test_a_kind_without_template_takes_its_parents_or_the_common_one(office: Path) -> None:
    options = Options(templates=(office / "templates",))
    document, _ = make(office / "2011.yaml", options)
    assert document is not None
    assert document.title.startswith("甲局")
    (office / "templates" / "上级").mkdir()
    (office / "templates" / "上级" / "kind.yaml").write_text(
        (office / "templates" / "本局" / "kind.yaml").read_text("utf-8"), "utf-8"
    )
    (office / "templates" / "上级" / "report.xml.jinja").write_text("<title>上级的样子</title>", "utf-8")
    (office / "templates" / "本局" / "kind.yaml").write_text("继承: 上级\n", "utf-8")
    document, _ = make(office / "2011.yaml", options)
    assert document is not None
    assert document.title == "上级的样子"


# --------------------------------------------------------- how a template is written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_template_may_be_saved_by_any_editor(office: Path, encoding: str) -> None:
    text = "{# 说明：本局的样子。 #}\r\n<p>\r\n  {{ 单位 }}的总结\r\n</p>\r\n"
    assert said(office, text.encode(encoding)) == ["甲局的总结"]


def test_a_damaged_template_is_told(office: Path) -> None:
    _, (found,) = built(office, b"<p>\xff\xff</p>")
    assert found.place == (str(office / "templates/本局/report.xml.jinja:1"), 0, 0)


# ------------------------------------------------------------------- own templates

OWN = '{% extends "总结与思路/report.xml.jinja" %}\n{% block 落款 %}<p>{{ 单位 }}编</p>{% endblock %}\n'


def test_an_office_inherits_a_kinds_template_and_overrides_one_block(office: Path) -> None:
    assert said(office, OWN)[-3:] == ["1 一、抓创新", "R&D 占<5%", "甲局编"]


def test_an_office_changes_one_block_of_a_bundled_kind_under_its_own_name(office: Path) -> None:
    (office / "2011.yaml").write_text(REPORT.replace("本局", "总结与思路"), "utf-8")
    document, findings = built(office, OWN, "总结与思路/report.xml.jinja")
    assert document is not None, findings
    assert lines(document.blocks)[-1] == "甲局编"


def test_an_office_overrides_a_shared_macro_and_calls_the_old_one(office: Path) -> None:
    shared = (
        '{% from "_shared/blocks.xml.jinja" import 部分 as 原部分, 段落 as 原段落 %}\n{% set 部分 = 原部分 %}\n'
        "{% macro 段落(各段) %}{% if 各段 %}<p>按：</p>{% endif %}{{ 原段落(各段) }}{% endmacro %}\n"
    )
    (office / "2011.yaml").write_text(
        REPORT.replace("本局", "总结与思路").replace("{章节", "{导语: 如下。, 章节"), "utf-8"
    )
    document, findings = built(office, shared, "_shared/blocks.xml.jinja")
    assert document is not None, findings
    assert lines(document.blocks)[1:3] == ["按：", "如下。"]


def test_a_template_that_extends_what_no_other_folder_has_is_told(office: Path) -> None:
    _, (found,) = built(office, '{% extends "本局/report.xml.jinja" %}')
    assert (found.code, found.message.text()) == ("E407", "找不到模板“本局/report.xml.jinja”")


def of_a_new_kind(folder: Path, levels: str, sections: str) -> list[str]:
    """The lines of a report of a kind that a folder invents, with its levels on one line."""
    kind = folder / "templates" / "街道周报"
    kind.mkdir(parents=True)
    (kind / "kind.yaml").write_text(
        f'名称: 街道周报\n标题: {{总结: "{{{{ 单位 }}}}周报"}}\n层次: {levels}\n署名: 是\n', "utf-8"
    )
    (kind / "report.xml.jinja").write_text(
        '{% from "_shared/blocks.xml.jinja" import 部分 %}\n<title>{{ 总结.标题 }}</title>\n{{ 部分(总结) }}\n'
        "<signature>{% for 机关 in 报告.署名 %}<issuer>{{ 机关 }}</issuer>{% endfor %}</signature>\n",
        "utf-8",
    )
    path = folder / "周报.yaml"
    path.write_text(f"报告: {{单位: 灵隐街道, 年度: 2024, 类型: 街道周报}}\n总结:\n  章节:\n{sections}", "utf-8")
    document, findings = make(path, Options(templates=(folder / "templates",)))
    assert document is not None, findings
    return lines(document.blocks)


def test_a_new_kind_needs_no_python(tmp_path: Path) -> None:
    assert of_a_new_kind(
        tmp_path,
        "[甲、, A. 接排, 第一， 接排, —— 接排]",
        "    - 标题: 平安\n      条目:\n        - 检查。查了{{ 3家 }}。\n        - {标题: 培训, 正文: 训了。}\n"
        "    - 标题: 民生\n      条目: [{标题: 就业, 条目: [{标题: 帮扶, 正文: 帮了。, 条目: [到户。1户, 到人]}]}]\n",
    ) == [
        "# 灵隐街道周报",
        "1 甲、平安",
        "A.检查。→查了{3家}。",
        "B.培训。→训了。",
        "1 乙、民生",
        "2 A.就业",
        "第一，帮扶。→帮了。",
        "——到户。→1户",
        "4 ——到人",
        "~灵隐街道|",
    ]


@pytest.mark.parametrize(
    ("levels", "printed"),
    [
        ("[甲、, A.]", "1 甲、甲 / 2 A.子 / 2 B.丑 / 1 乙、乙 / 2 A.寅"),
        ("[甲、, A. 连续]", "1 甲、甲 / 2 A.子 / 2 B.丑 / 1 乙、乙 / 2 C.寅"),
        ("[不编号, A.]", "1 甲 / 2 A.子 / 2 B.丑 / 1 乙 / 2 A.寅"),
        ("[甲、, ——]", "1 甲、甲 / 2 ——子 / 2 ——丑 / 1 乙、乙 / 2 ——寅"),
        ("[甲、, A. 段内]", "1 甲、甲 / A.子；B.丑。 / 1 乙、乙 / A.寅。"),
        ("[甲、 接排, 第一， 段内]", "甲、甲。→第一，子；第二，丑。 / 乙、乙。→第一，寅。"),
        ("[第一章, 第一条]", "1 第一章甲 / 2 第一条子 / 2 第二条丑 / 1 第二章乙 / 2 第一条寅"),
        ("[第一章, 第一条 连续]", "1 第一章甲 / 2 第一条子 / 2 第二条丑 / 1 第二章乙 / 2 第三条寅"),
    ],
)
def test_a_scheme_is_one_line(levels: str, printed: str, tmp_path: Path) -> None:
    sections = "    - {标题: 甲, 条目: [子, 丑]}\n    - {标题: 乙, 条目: [寅]}\n"
    assert " / ".join(of_a_new_kind(tmp_path, levels, sections)[1:-1]) == printed


def test_a_heading_without_text_does_not_take_the_words_that_close() -> None:
    yaml = "总结: {章节: [{标题: 甲, 条目: [{标题: 乙}, {标题: 丙, 分述: {目标: 丁。}}]}], 结语: 完。}\n"
    finished = clerk.document(clerk.HEAD + yaml).blocks
    assert lines(finished)[2:] == ["1 一、甲", "2 （一）乙", "2 （二）丙", "〈目标：〉丁。", "完。"]


# ------------------------------------------------------------ data never forges structure

#: What XML and YAML can hold on one line, but for the braces of expressions.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{｛}\u2028\u2029\ufffe\uffff"),
    min_size=1,
    max_size=30,
).map(str.strip)
NASTY = [
    "R&D", "占比<5%", "<h1>", "</p><p>", "]]>", "<![CDATA[", "&amp;", "&#x41;", "<!--", '"x" key="y"', "'", "<data>",
    "<?xml?>", "😀👨‍👩‍👧", "𠮷", "e\u0301", "甲\u200b乙", "a\xa0b", "甲, 乙", "%s %(x)s", "$x", "\\n",
    "<break/>", "\u202e甲",
]  # fmt: skip


def bare(text: str) -> bool:
    """Whether a clerk's text is more than blanks and holes."""
    return bool(text.strip(" \t\r\u3000\xa0")) and "（待填" not in text and text == text.strip(" \t\r\u3000\xa0")


def everywhere(text: str) -> list[str]:
    """A text as title, heading, paragraph and cell → the lines of the document."""
    quoted = json.dumps(text, ensure_ascii=False)
    section = f"{{标题: {quoted}, 正文: {quoted}, 表: {{表头: [甲], 行: [[{quoted}]]}}}}"
    title, *rest = clerk.document(f"{clerk.HEAD}总结: {{标题: {quoted}, 导语: 如下。, 章节: [{section}]}}\n").blocks
    assert len(rest) == 4
    return ["".join(txt.lines(title)), *(line for block in rest for line in txt.lines(block))]


def unblanked(text: str) -> str:
    """A title's line end takes the place of the blank there."""
    return re.sub(r"\s", "", text)


def check(text: str) -> None:
    folded = fold(text)
    title, *rest = everywhere(text)
    assert unblanked(title) == unblanked(folded)
    assert rest == ["如下。", f"一、{folded}", folded, "甲", folded]


@pytest.mark.parametrize("text", NASTY)
def test_markup_in_data_is_text(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(TEXT.filter(bare))
def test_any_text_arrives_as_it_was_typed_in_one_block(text: str) -> None:
    check(text)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_literal_closes_nothing(text: str) -> None:
    assert not set(literal(text).replace("<break/>", "")) & set('<>"')
