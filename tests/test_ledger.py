"""Where a reader finds what stands in a document, and which numbers each figure is made of."""

from __future__ import annotations

from generator.blocks import BREAK, Block, Heading, PageBreak, Paragraph, Run, Signature, Table, Title
from generator.ledger import Printed, Use, places
from generator.model import Figure

BLOCKS: list[Block] = [
    Title("题", "", (Run("甲局"), BREAK, Run("2011", "年"), Run("年工作总结"))),
    Paragraph("送", "", (Run("市政府："),), "addressee"),
    Paragraph("总结.导语[1]", "", (Run("今年"), Run("3件", "数"), Run("。"))),
    Heading("总结.章节[1].标题", "", (Run("一、抓专利"),), 1, "一、"),
    Paragraph("", "", ()),
    Paragraph("条", "", (Run("授权"), Run("5件", "数")), lead=(Run("（一）资助。"),), form="（一）"),
    Heading("二", "", (Run("（二）宣传"),), 2, "（二）"),
    Paragraph("段", "", (Run("办班。"),)),
    Paragraph("表题", "", (Run("主要指标"),), "caption"),
    Table("表", "", (((Run("指标"),), (Run("本年"),)), ((Run("专利"),), (Run("3", "数"),)))),
    Heading("三", "", (Run("二、抓项目"),), 1, "一、"),
    Paragraph("末", "", (Run("立项。"),)),
    PageBreak("", ""),
    Signature("名", "", (((Run("甲局"),),),), (Run("2011年12月28日"),)),
]


def found() -> list[tuple[str, str, str]]:
    return [(p.name.text(), p.heading, p.text) for p in places(Printed("总结", BLOCKS, {}))]


def test_paragraphs_of_the_text_are_counted_and_nothing_else() -> None:
    names = [(name, text) for name, _, text in found() if name.startswith("第")]
    assert names == [("第1段", "今年3件。"), ("第2段", "（一）资助。授权5件"), ("第3段", "办班。"), ("第4段", "立项。")]


def test_each_place_is_called_by_what_it_is() -> None:
    names = [name for name, _, text in found() if text]
    assert names == [
        "题目", "主送", "第1段", "标题", "第2段", "标题", "第3段",
        "表题", "表1", "表1", "标题", "第4段", "落款", "落款",
    ]  # fmt: skip


def test_each_place_knows_the_headings_it_stands_under() -> None:
    under = {text: heading for _, heading, text in found()}
    assert under["今年3件。"] == ""
    assert under["（一）资助。授权5件"] == "一、抓专利／（一）资助。"
    assert under["办班。"] == "一、抓专利／（二）宣传"
    assert under["专利｜3"] == "一、抓专利／（二）宣传"
    assert under["立项。"] == "二、抓项目"
    assert under["2011年12月28日"] == ""


def test_a_title_is_read_without_its_breaks() -> None:
    assert found()[0][2] == "甲局2011年工作总结"


def test_among_several_documents_a_place_names_its_own() -> None:
    assert places(Printed("总结", BLOCKS, {}), "总结")[2].name.text() == "总结第1段"


def test_words_around_a_figure_are_cut_where_there_are_many() -> None:
    place = places(Printed("总结", BLOCKS, {}))[2]._replace(runs=(Run("前" * 30), Run("3件"), Run("后" * 5)))
    assert Use(place, 30, 32, Figure("3件")).around(3) == ("…前前前", "3件", "后后后…")
    assert Use(place, 30, 32, Figure("3件")).around(5)[2] == "后" * 5
