"""Topics: a section's heading and sentence from the numbers that are given; how an office changes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import Document, Options, make, write
from generator.diagnostic import Diagnostic
from generator.sentences import clauses, tidy

from .clerk import HEAD, faults

#: A topic of an office's own.
OWN = """\
{#---
说明: 试用
标题: {总结: "{{ 年度 }}年试用", 计划: 试用下去}
数: {甲数: 件, 乙数: {单位: [家, 户]}}
---#}
{% extends "_shared/topic.xml.jinja" %}
{% from "_shared/sentences.xml.jinja" import 句, 数, 目标 %}
{% block 总结 %}
抓好试用。
{% call 句("全年") %}{{ 数("试用", 甲数) }}{{ 数("培育", 乙数) }}{% endcall %}
{% endblock %}
{% block 计划 %}
接着试用。{% call 句() %}{{ 目标("试用", 甲数) }}{% endcall %}
<p/>
再试一段。
{% endblock %}
"""


def templates(folder: Path, **topics: str) -> Path:
    (folder / "topics").mkdir(parents=True, exist_ok=True)
    for name, text in topics.items():
        (folder / "topics" / f"{name}.xml.jinja").write_text(text, "utf-8")
    return folder


def build(yaml: str, folder: Path, own: str = OWN) -> tuple[Document | None, list[Diagnostic]]:
    path = folder / "报告.yaml"
    path.write_text(HEAD + yaml, "utf-8")
    return make(path, Options(templates=(templates(folder / "own", 试用=own),)))


def lines(yaml: str, folder: Path, own: str = OWN) -> list[str]:
    """The lines of a report without its title and preamble."""
    document, findings = build(yaml, folder, own)
    assert document is not None, [finding.message.text() for finding in findings]
    assert findings == []
    return write(document, "txt").decode().splitlines()[2:]


def summary(section: str, numbers: str = "") -> str:
    return f"{numbers}总结: {{章节: [{section}]}}\n"


def plan(section: str, numbers: str = "") -> str:
    return f"{numbers}计划: {{章节: [{section}]}}\n"


# ------------------------------------------------------------- heading and sentence


def test_a_section_with_a_topic_alone_has_its_heading_and_its_sentence(tmp_path: Path) -> None:
    assert lines(summary("{主题: 试用, 数据: {甲数: 5件}}"), tmp_path) == [
        "一、2011年试用",
        "抓好试用。全年试用5件。",
    ]


def test_the_sentence_leaves_out_what_is_not_given(tmp_path: Path) -> None:
    assert lines(summary("{主题: 试用}"), tmp_path)[1] == "抓好试用。"
    assert lines(summary("{主题: 试用, 数据: {乙数: 3户}}"), tmp_path)[1] == "抓好试用。全年培育3户。"


def test_what_the_clerk_writes_wins(tmp_path: Path) -> None:
    assert lines(summary("{主题: 试用, 标题: 好, 数据: {甲数: 5件}}"), tmp_path) == [
        "一、好",
        "抓好试用。全年试用5件。",
    ]
    assert lines(summary("{主题: 试用, 正文: 好, 数据: {甲数: 5件}}"), tmp_path) == ["一、2011年试用", "好"]


def test_numbers_are_looked_up_in_the_section_and_then_above_it(tmp_path: Path) -> None:
    numbers = "指标: {甲数: {本年: 5件, 上年: 4件}}\n"
    assert re.search("试用(从4件增至)?5件", lines(summary("{主题: 试用}", numbers), tmp_path)[1])
    part = "总结: {数据: {甲数: 7件}, 章节: [{标题: 好, 条目: [{主题: 试用, 数据: {乙数: 2家}}]}]}\n"
    assert lines(part, tmp_path)[1] == "（一）2011年试用。抓好试用。全年试用7件，培育2家。"


def test_a_run_in_heading_is_joined_by_its_sentence(tmp_path: Path) -> None:
    assert lines(summary("{主题: 试用, 接排: 是}"), tmp_path) == ["一、2011年试用。抓好试用。"]


def test_in_a_plan_numbers_are_aims(tmp_path: Path) -> None:
    own = OWN.replace('{{ 目标("试用", 甲数) }}', "试用{{ 甲数.力争 }}")
    numbers = "指标: {甲数: {本年: 5件, 下年目标: 6件}}\n"
    for given in (plan("{主题: 试用}", numbers), plan("{主题: 试用, 数据: {甲数: 6件}}")):
        assert lines(given, tmp_path, own)[1:] == ["接着试用。试用力争达到6件。", "再试一段。"]


def test_what_has_no_aim_is_not_in_the_plan(tmp_path: Path) -> None:
    numbers = "指标: {甲数: {本年: 5件, 上年: 4件}}\n"
    assert lines(plan("{主题: 试用}", numbers), tmp_path)[1] == "接着试用。"


def test_what_has_only_an_aim_is_not_in_the_summary(tmp_path: Path) -> None:
    assert lines(summary("{主题: 试用}", "指标: {甲数: {下年目标: 6件}}\n"), tmp_path)[1] == "抓好试用。"


def test_the_numbers_of_a_sentence_are_bound_to_the_report(tmp_path: Path) -> None:
    document, _ = build(summary("{主题: 试用, 数据: {甲数: {本年: 5件, 上年: 4件}}}"), tmp_path)
    assert document is not None
    sources = {key for figure in document.provenance.values() for key in figure.sources}
    assert {"总结.章节[1].数据.甲数.本年", "总结.章节[1].数据.甲数.上年"} <= sources


def test_the_same_report_has_the_same_words_whatever_stands_before_the_section(tmp_path: Path) -> None:
    one = "{主题: 知识产权, 数据: {专利申请量: {本年: 5件, 上年: 4件}}}"
    alone, after = lines(summary(one), tmp_path), lines(summary(f"好, {one}"), tmp_path)
    assert alone == lines(summary(one), tmp_path)
    assert [after[1].replace("二、", "一、"), after[2]] == alone


def test_a_choice_more_in_one_sentence_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    own = OWN.replace("抓好试用。", "{{ 选('甲', '乙', '丙') }}{{ 选('丁', '戊') }}。")
    more = own.replace("{{ 选('丁'", "{{ 选('己', '庚') }}{{ 选('丁'")
    for data in ("甲数: 5件", "乙数: 5家", "甲数: 5件, 乙数: 5家"):
        section = summary(f"{{主题: 试用, 数据: {{{data}}}}}")
        assert re.sub("[己庚]", "", lines(section, tmp_path, more)[1]) == lines(section, tmp_path, own)[1]


def test_another_year_is_said_in_other_words(tmp_path: Path) -> None:
    section = "总结: {章节: [{主题: 知识产权, 数据: {专利申请量: {本年: 5件, 上年: 4件}}}]}\n"
    said = set()
    for year in range(2011, 2021):
        path = tmp_path / "报告.yaml"
        path.write_text(HEAD.replace("2011", str(year)) + section, "utf-8")
        document, _ = make(path)
        assert document is not None
        said.add(write(document, "txt").decode().splitlines()[3])
    assert len(said) > 3


def test_a_name_of_the_clerks_own_stands_for_the_topics(tmp_path: Path) -> None:
    section = "{主题: 试用, 数据: {甲数: {本年: 5件, 称: 试行项目, 口径: 规模以上, 性质: 预计, 截至: 11月底}}}"
    assert lines(summary(section), tmp_path)[1] == "抓好试用。截至11月底，预计规模以上试行项目5件。"


def test_an_attachment_may_have_topics(tmp_path: Path) -> None:
    head = HEAD.replace("署名: 否", "署名: 否, 附件: [{标题: 附, 章节: [{主题: 试用}]}]")
    path = tmp_path / "报告.yaml"
    path.write_text(head + "总结: {章节: [好]}\n", "utf-8")
    document, findings = make(path, Options(templates=(templates(tmp_path / "own", 试用=OWN),)))
    assert document is not None, findings
    assert write(document, "txt").decode().splitlines()[-1] == "抓好试用。"


# ------------------------------------------------------------------------- faults


def test_a_misspelt_number_is_told_what_the_topic_looks_for() -> None:
    assert faults(HEAD + summary("{主题: 知识产权, 数据: {专利申清量: 5件}}")) == "E207 2:34"


def test_the_hints_name_what_was_meant(tmp_path: Path) -> None:
    _, found = build(summary("{主题: 试用, 数据: {甲数数: 5件}}"), tmp_path)
    assert [f.hint.text() for f in found if f.hint] == ["是不是想写“甲数”？"]
    _, found = build(summary("{主题: 试用的}"), tmp_path)
    assert [f.hint.text() for f in found if f.hint] == ["是不是想写“试用”？"]
    _, found = build(summary("{主题: 试用, 数据: {甲数: 5件}}"), tmp_path, OWN.replace("甲数)", "甲娄)"))
    assert [(f.code, f.hint.text()) for f in found if f.hint] == [("E405", "是不是想写“甲数”？")]


def test_another_unit_is_told_with_both_places(tmp_path: Path) -> None:
    _, (fault,) = build(summary("{主题: 试用, 数据: {乙数: 5件}}"), tmp_path)
    assert fault.message.text() == "“乙数”的单位要用 家、户，这里是“5件”"
    (other,) = fault.related
    assert other.span.source.path.endswith("试用.xml.jinja")
    assert other.span.source.position(other.span.start) == (4, 16)


def test_of_numbers_beyond_a_topics_own_nothing_is_known_to_it(tmp_path: Path) -> None:
    own = OWN.replace('{{ 数("试用", 甲数) }}', "{{ 别的 }}")
    _, (fault,) = build(summary("{主题: 试用}", "指标: {别的: 5件}\n"), tmp_path, own)
    assert (fault.code, fault.path.rpartition("/")[2]) == ("E405", "试用.xml.jinja:10")


# ------------------------------------------------------------- offices' own wording


def test_an_office_changes_one_block_and_keeps_the_rest(tmp_path: Path) -> None:
    own = templates(
        tmp_path / "office",
        知识产权='{#--- 继承: 知识产权 ---#}\n{% extends "topics/知识产权.xml.jinja" %}\n'
        "{% block 总结措施 %}本局的说法。{% endblock %}\n",
    )
    path = tmp_path / "报告.yaml"
    path.write_text(HEAD + summary("{主题: 知识产权, 标题: 好, 数据: {专利申请量: 5件}}"), "utf-8")
    document, findings = make(path, Options(templates=(own,)))
    assert document is not None, findings
    said = write(document, "txt").decode().splitlines()[3]
    assert "本局的说法。" in said
    assert "专利申请量5件" in said


def test_an_office_gives_a_topic_other_headings(tmp_path: Path) -> None:
    declared = "{#---\n继承: 知识产权\n标题: {总结: 本局的标题}\n---#}\n"
    own = templates(tmp_path / "office", 知识产权=declared + '{% extends "topics/知识产权.xml.jinja" %}\n')
    path = tmp_path / "报告.yaml"
    path.write_text(HEAD + summary("{主题: 知识产权}"), "utf-8")
    document, findings = make(path, Options(templates=(own,)))
    assert document is not None, findings
    assert write(document, "txt").decode().splitlines()[2] == "一、本局的标题"


# ----------------------------------------------------------------------- clean marks


@pytest.mark.parametrize(
    "written, paragraphs",
    [
        ("甲，乙", ["甲，乙。"]),
        ("，甲，；乙、，。", ["甲；乙。"]),
        ("  甲，\n    乙；\n", ["甲，乙。"]),
        ("甲。\n，乙！", ["甲。乙！"]),
        ("“甲。”", ["“甲。”"]),
        ("甲（），乙", ["甲，乙。"]),
        ("甲：；乙", ["甲；乙。"]),
        ("甲<p/>乙", ["甲。", "乙。"]),
        ('甲<p at="a.jinja:3"/>，<p />乙', ["甲。", "乙。"]),
        ("，。", []),
        (" \n ", []),
    ],
)
def test_marks_that_meet_are_one_and_every_paragraph_ends(written: str, paragraphs: list[str]) -> None:
    assert tidy(written) == paragraphs


def test_clauses_have_no_mark_at_either_end() -> None:
    assert [clauses(text) for text in ("，甲，乙；", "", " ；\n，")] == ["甲，乙", "", ""]
