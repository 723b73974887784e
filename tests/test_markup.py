"""Markup → blocks; whatever is wrong with it is told with the template's line."""

from __future__ import annotations

import pytest

from generator import model
from generator.blocks import Heading, Paragraph, Run, Table, Title
from generator.markup import parse
from generator.node import Scalar
from generator.source import Source, Span
from generator.text import Text, computed
from tests.notation import lines

#: Markup → its blocks. 〔 〕 stand for the tags of a bound figure.
GOOD = {
    "": [],
    "<title>甲局总结</title>": ["# 甲局总结"],
    "<title>甲局<break/>总结</title>": ["# 甲局／总结"],
    '<h level="1" form="一、">甲</h>': ["1 甲"],
    '<h level="9">甲</h>': ["9 甲"],
    "<p>甲</p><p>乙</p>": ["甲", "乙"],
    "<p/>": [""],
    "<p>授权〔1522件〕，增长〔9.1%〕。</p>": ["授权{1522件}，增长{9.1%}。"],
    "<p><label>目标：</label>授权</p>": ["〈目标：〉授权"],
    "<p><label>目标〔1件〕</label></p>": ["〈目标〉{1件}"],
    "<addressee>市政府：</addressee>": ["@市政府："],
    "<caption>表1</caption><note>注</note>": ["^表1", "_注"],
    "<table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td/></tr></table>": ["|甲|乙‖1|"],
    "<table><tr><td>〔1件〕</td></tr></table>": ["|{1件}"],
    "<signature><issuer>甲局</issuer><date>〔2011年〕</date></signature>": ["~甲局|{2011年}"],
    "<signature><date>2011年</date></signature>": ["~|2011年"],
    "<signature/>": ["~|"],
    "<signature><issuer>甲局</issuer><issuer>乙局</issuer></signature>": ["~甲局‖乙局|"],
    '<signature sealed="1"><issuer>甲局</issuer><date>2011年</date></signature>': ["≈甲局|2011年"],
    '<attachment number="2">甲<break/>乙</attachment>': ["§2 甲乙"],
    '<attachment number="">甲</attachment>': ["§甲"],
    "<annex>附件1</annex><remark>公开</remark>": ["¶附件1", "※公开"],
    "<p>甲</p><pagebreak/><p>乙</p>": ["甲", "---", "乙"],
    "<!-- 说明 --><p>甲</p>": ["甲"],
    "<p>R&amp;D 占比&lt;5% &lt;h1&gt; ]]&gt; &quot;</p>": ['R&D 占比<5% <h1> ]]> "'],
}


def expanded(markup: str) -> str:
    return markup.replace("〔", '<data key="数">').replace("〕", "</data>")


@pytest.mark.parametrize("markup", GOOD)
def test_markup_is_its_blocks(markup: str) -> None:
    blocks, faults = parse(expanded(markup))
    assert faults == []
    assert lines(blocks) == GOOD[markup]


def one(markup: str) -> object:
    blocks, _ = parse(expanded(markup))
    assert blocks is not None
    return blocks[0]


def test_a_block_keeps_its_key_and_the_line_it_comes_from() -> None:
    title = one('<title at="总结/report.xml.jinja:7" key="总结.标题">甲</title>')
    assert isinstance(title, Title)
    assert (title.key, title.origin) == ("总结.标题", "总结/report.xml.jinja:7")


def test_a_figure_keeps_the_key_of_its_provenance() -> None:
    paragraph = one("<p>甲〔1件〕</p>")
    assert isinstance(paragraph, Paragraph)
    assert [run.figure for run in paragraph.runs] == [None, "数"]


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ("", ("", False, False)),
        ('form="（一）" run-in="1"', ("（一）", True, False)),
        ('form="1." continuous="1"', ("1.", False, True)),
    ],
)
def test_a_heading_is_told_how_it_stands(attributes: str, said: tuple[str, bool, bool]) -> None:
    heading = one(f'<h level="2" {attributes}>甲</h>')
    assert isinstance(heading, Heading)
    assert (heading.form, heading.run_in, heading.continuous) == said


@pytest.mark.parametrize(
    ("attribute", "said"), [("", (False, False)), ('inline="1"', (True, False)), ('restart="1"', (False, True))]
)
def test_a_paragraph_may_belong_to_the_one_before_or_start_numbers_again(
    attribute: str, said: tuple[bool, bool]
) -> None:
    paragraph = one(f"<p {attribute}>甲</p>")
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.inline, paragraph.restart) == said


def test_a_heading_may_stand_within_a_paragraph() -> None:
    heading = one('<h level="2" form="一是" inline="1">甲</h>')
    assert isinstance(heading, Heading)
    assert heading.inline


@pytest.mark.parametrize(("rows", "header"), [("ht", 1), ("hht", 2), ("tt", 0), ("hh", 2), ("hth", 1)])
def test_the_rows_of_th_at_the_top_are_the_header(rows: str, header: int) -> None:
    table = one("<table>" + "".join(f"<tr><t{'h' if row == 'h' else 'd'}/></tr>" for row in rows) + "</table>")
    assert isinstance(table, Table)
    assert table.header == header


@pytest.mark.parametrize(
    ("markup", "said", "header"),
    [
        ('<rows of="表"/>', "|甲|乙‖1|{2件}", 1),
        ('<tr><th>丙</th><th>丁</th></tr><rows of="表"/><tr><td/><td>3</td></tr>', "|丙|丁‖甲|乙‖1|{2件}‖|3", 2),
        ('<tr><td>丙</td><td>丁</td></tr><rows of="表"/>', "|丙|丁‖甲|乙‖1|{2件}", 0),
    ],
)
def test_the_rows_of_a_table_of_the_report_are_named(markup: str, said: str, header: int) -> None:
    blocks, faults = parse(f"<table>{markup}</table>", {"表": written()})
    assert faults == []
    assert lines(blocks) == [said]
    assert isinstance(blocks, list)
    assert isinstance(blocks[0], Table)
    assert blocks[0].header == header


def written() -> model.Table:
    """A table of the report, bound to its names."""
    source = Source("x", "甲乙1")
    cells = [Text("格", Scalar(source, i, i + 1, char, ""), 0, char) for i, char in enumerate(source.text)]
    figure = cells[2].bound([Run("2件", "数")])
    return model.Table("表", Span(source, 0, 3), ((cells[0], cells[1]),), ((cells[2], figure),))


# -------------------------------------------------------------------- whitespace


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("\n<p>\n  甲\n</p>\n\n", "甲"),
        ("<p>甲\n    乙</p>", "甲乙"),
        ("<p>甲  \n\n\t〔1件〕\n  乙</p>", "甲{1件}乙"),
        ("<p><label>\n  目标：\n</label>\n乙</p>", "〈目标：〉乙"),
    ],
)
def test_line_ends_of_a_template_and_their_indents_are_no_text(markup: str, text: str) -> None:
    blocks, _ = parse(expanded(markup))
    assert lines(blocks) == [text]


@pytest.mark.parametrize("text", ["甲 乙", "甲  R&amp;D", "\u3000甲\u3000", "甲\u2003乙", "甲\xa0乙", "甲\t乙", " "])
def test_the_clerks_blanks_within_a_line_are_kept(text: str) -> None:
    blocks, _ = parse(f"<p>{text}</p>")
    assert lines(blocks) == [text.replace("&amp;", "&")]


def test_a_blank_between_figures_is_kept() -> None:
    blocks, _ = parse(expanded("<p>〔1件〕 〔2件〕</p>"))
    assert lines(blocks) == ["{1件} {2件}"]


# ------------------------------------------------------------------------ faults

#: Markup → message and hint. The place is the template's line of the block: 3.
BAD = {
    '<tilte at="t:3">甲</tilte>': "模板里没有 <tilte> 这种标签；是不是想写“title”？",
    '<段 at="t:3">甲</段>': "模板里没有 <段> 这种标签",
    '<p at="t:3">甲<lable at="t:3">乙</lable></p>': "模板里没有 <lable> 这种标签；是不是想写“label”？",
    '<p at="t:3"><p at="t:3">甲</p></p>': "<p> 不能放在这里",
    '<p at="t:3"><td>甲</td></p>': "<td> 不能放在这里",
    "<data>甲</data>": "<data> 不能放在这里",
    '<table at="t:3"><td>甲</td></table>': "<td> 不能放在这里",
    '<table at="t:3"><tr><p>甲</p></tr></table>': "<p> 不能放在这里",
    '<table at="t:3"><tr><th>甲</th>乙</tr></table>': "“乙”不在任何段落里",
    '<table at="t:3">甲<tr><th/></tr></table>': "“甲”不在任何段落里",
    '<table at="t:3"/>': "表里一行也没有",
    '<table at="t:3"><tr/></table>': "表里有一行没有格",
    '<table at="t:3"><tr><th/><th/></tr><tr><td/></tr></table>': "表的第2行有1格，第一行有2格",
    '<table at="t:3"><tr><td span="2">甲</td></tr></table>': "<td> 没有 span 这个属性；是不是想写“rowspan”？",
    '<table at="t:3"><tr><td colspan="0">甲</td></tr></table>': "rowspan、colspan 写 1 到 99",
    '<table at="t:3"><tr><td colspan="2">甲</td></tr><tr><td/></tr></table>': "表的第2行有1格，第一行有2格",
    '<figure key="图" at="t:3"/>': "<figure> 的 key 要是报告里一张图的“键”",
    '<table at="t:3"><rows of="别的表"/></table>': "<rows> 由“各行”写出，不能自己写",
    '<table at="t:3"><rows of="表">甲</rows></table>': "<rows> 由“各行”写出，不能自己写",
    '<p at="t:3"><rows of="表"/></p>': "<rows> 不能放在这里",
    '<signature at="t:3"><p>甲</p></signature>': "<p> 不能放在这里",
    '<signature at="t:3">甲局</signature>': "“甲局”不在任何段落里",
    '<signature at="t:3"><date>甲</date><date>乙</date></signature>': "<date> 写了两次",
    '<signature at="t:3" sealed="是"/>': 'sealed 只能写成 sealed="1"，或者不写',
    '<attachment at="t:3" level="1">甲</attachment>': "<attachment> 没有 level 这个属性",
    '<h at="t:3">甲</h>': "<h> 要有 level，写 1 到 9",
    '<h at="t:3" level="0">甲</h>': "<h> 要有 level，写 1 到 9",
    '<h at="t:3" level="一">甲</h>': "<h> 要有 level，写 1 到 9",
    '<h at="t:3" level="1" form="章">甲</h>': (
        "“章”里没有序号；写第一个标题的序号，如 一、 （一） 1. （1）；没有序号就不写 form"
    ),
    '<p at="t:3" inline="0">甲</p>': 'inline 只能写成 inline="1"，或者不写',
    '<p at="t:3" run-in="1">甲</p>': "<p> 没有 run-in 这个属性",
    '<h at="t:3" level="1" run-in="0">甲</h>': 'run-in 只能写成 run-in="1"，或者不写',
    '<h at="t:3" level="1" runin="1">甲</h>': "<h> 没有 runin 这个属性；是不是想写“run-in”？",
    '<p at="t:3" level="1">甲</p>': "<p> 没有 level 这个属性",
    '<p at="t:3">甲</p>乙': "“乙”不在任何段落里",
    '甲<p at="t:3">乙</p>': "“甲”不在任何段落里",
}


@pytest.mark.parametrize("markup", BAD)
def test_what_is_no_markup_is_told_with_its_line(markup: str) -> None:
    before = '<p at="t:2">前</p>' if "<data>" not in markup else '<p at="t:3"/>'
    blocks, (fault,) = parse(before + markup, {"表": written()})
    assert blocks is None
    said = fault.message.text() + (f"；{fault.hint.text()}" if fault.hint else "")
    assert (fault.code, said) == ("E406", BAD[markup])
    assert fault.place == ("t:2" if markup.startswith("甲") else "t:3", 0, 0)


#: Malformed XML → why. It stands on the third of four lines.
MALFORMED = {
    '<p at="t:3">甲': "开始和结束的标签对不上",
    '<p at="t:3">甲</h>': "开始和结束的标签对不上",
    '<p at="t:3">甲<label>乙</p>': "开始和结束的标签对不上",
    '<p at="t:3">甲</p></p>': "开始和结束的标签对不上",
    '<p at="t:3">R&D</p>': "有不能这样写的字符",
    '<p at="t:3">R& D</p>': "有不能这样写的字符",
    '<p at="t:3">甲&nbsp;乙</p>': "只能用 &amp; &lt; &gt; &quot;，没有别的 & 写法",
    '<p at="t:3" key="甲" key="乙">甲</p>': "一个属性写了两次",
    '<p at="t:3" key="甲<乙">甲</p>': "有不能这样写的字符",
    '<p at="t:3"><5%</p>': "有不能这样写的字符",
    '<p at="t:3">甲\x01</p>': "有不能这样写的字符",
}


@pytest.mark.parametrize("markup", MALFORMED)
def test_malformed_markup_is_told_with_the_nearest_line(markup: str) -> None:
    blocks, (fault,) = parse(f'<p at="t:1">前</p>\n<p at="t:2">前</p>\n{markup}\n<p at="t:4">后</p>\n')
    assert blocks is None
    assert fault.message.text() == f"模板写出的标记不完整：{MALFORMED[markup]}"
    assert (fault.code, fault.path) == ("E406", "t:3")
    assert fault.hint is not None


def test_the_end_of_unfinished_markup_is_told_as_well() -> None:
    _, (fault,) = parse('<p at="t:1">甲</p><p at="t:2"')
    assert (fault.code, fault.path) == ("E406", "t:2")


def test_without_any_line_the_fault_has_no_place() -> None:
    _, (fault,) = parse("甲 & 乙")
    assert (fault.code, fault.path) == ("E406", "")


# ---------------------------------------------------------------- texts by name


NOWHERE = Span(Source("", ""), 0, 0)


def test_plain_paragraphs_are_named_and_not_read_again() -> None:
    texts = (computed("总结.导语[1]", NOWHERE, ["R&D <h1>"]), computed("总结.导语[2]", NOWHERE, ["占", Run("5%", "x")]))
    blocks, faults = parse('<texts of="总结.导语[1]" at="t:1"/>', texts={"总结.导语[1]": texts})
    assert faults == []
    assert blocks == [
        Paragraph("总结.导语[1]", "t:1", (Run("R&D <h1>"),)),
        Paragraph("总结.导语[2]", "t:1", (Run("占"), Run("5%", "x"))),
    ]


def test_a_key_that_names_no_texts_is_the_templates_fault() -> None:
    blocks, (found,) = parse('<texts of="别处" at="t:7"/>')
    assert blocks is None
    assert (found.code, found.place[0]) == ("E406", "t:7")
