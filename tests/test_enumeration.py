"""段内: items set in their parent's paragraph, parted by ； or 。, the clerk's own marks kept."""

from __future__ import annotations

import pytest

from generator.blocks import Paragraph
from tests import clerk

LEVELS = "一、, （一） 接排, 一是 段内, ①"


def said(items: str, levels: str = LEVELS, body: str = "抓好三件事") -> list[str]:
    """YAML of the items of one item with a text → its lines."""
    text = f"        正文: {body}\n" if body else ""
    given = "".join(f"          {line}\n" for line in items.splitlines())
    head = clerk.HEAD.replace("署名", f"层次: [{levels}], 署名")
    item = f"      - 标题: 乙\n{text}        条目:\n{given}"
    return clerk.lines(f"{head}总结:\n  导语: 如下。\n  章节:\n    - 标题: 甲\n      条目:\n{item}")[3:]


@pytest.mark.parametrize(
    ("items", "line"),
    [
        ("- 建平台\n- 抓服务\n- 强队伍", "一是建平台；二是抓服务；三是强队伍。"),
        ("- 建平台", "一是建平台。"),
        # one that holds a sentence: all end as sentences do
        ("- 建平台\n- 抓服务。跑了10家。", "一是建平台。二是抓服务。跑了10家。"),
        ("- {标题: 建平台, 正文: 建了1个}\n- 抓服务", "一是建平台。建了1个。二是抓服务。"),
        ("- 建平台；建载体\n- 抓服务", "一是建平台；建载体。二是抓服务。"),
        # all the paragraphs of an item, in their order
        ("- {标题: 建平台, 正文: [建了1个, 还有2个]}\n- 抓服务", "一是建平台。建了1个。还有2个。二是抓服务。"),
        # the clerk's own marks
        ("- 建平台。\n- 抓服务。", "一是建平台。二是抓服务。"),
        ("- 建平台；\n- 抓服务", "一是建平台；二是抓服务。"),
        ("- 建平台，\n- 抓服务！", "一是建平台，二是抓服务！"),
        ("- 提出“要快。”\n- 抓服务", "一是提出“要快。”二是抓服务。"),
        ("- {标题: 建平台：, 正文: 1个}\n- 抓服务", "一是建平台：1个；二是抓服务。"),
        # a figure is one all the same
        ("- 建平台{{ 3个 }}\n- 抓服务", "一是建平台3个；二是抓服务。"),
        # items below are set in the same paragraph, whatever their level says
        ("- {标题: 建平台, 条目: [甲, 乙]}\n- 抓服务", "一是建平台：①甲；②乙。二是抓服务。"),
        ("- {标题: 建平台, 正文: 两类, 条目: [甲]}\n- 抓服务", "一是建平台。两类：①甲。二是抓服务。"),
    ],
)
def test_items_are_joined(items: str, line: str) -> None:
    assert said(items) == [f"（一）乙。抓好三件事：{line}"]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("抓好三件事。", "（一）乙。抓好三件事。一是甲。"),
        ("抓好三件事：", "（一）乙。抓好三件事：一是甲。"),
        ("办好{{ 3件 }}", "（一）乙。办好3件：一是甲。"),
        ("", "（一）乙。一是甲。"),
    ],
)
def test_they_follow_what_announces_them(body: str, line: str) -> None:
    assert said("- 甲", body=f"'{body}'" if body else "") == [line]


def test_they_follow_the_last_paragraph_only() -> None:
    assert said("- 甲\n- 乙", body="[第一段。, 第二段]") == ["（一）乙。第一段。", "第二段：一是甲；二是乙。"]


def test_behind_a_heading_that_stands_alone_they_are_a_paragraph() -> None:
    assert said("- 甲\n- 乙", "一、, （一）, 一是 段内", "") == ["（一）乙", "一是甲；二是乙。"]


def test_right_below_a_title_they_follow_its_preamble() -> None:
    head = clerk.HEAD.replace("署名", "层次: [一是 段内], 署名")
    assert clerk.lines(f"{head}总结: {{导语: 如下, 章节: [甲, 乙], 结语: 完。}}")[1:] == [
        "如下：一是甲；二是乙。",
        "完。",
    ]


def test_what_follows_them_is_its_own_paragraph() -> None:
    two = "- {标题: 丙, 表: {表头: [项目], 行: [[1]]}}\n- 丁"
    assert said(two) == ["（一）乙。抓好三件事：一是丙。", "项目", "1", "二是丁。"]


def test_they_keep_their_figures_and_their_parents_key() -> None:
    yaml = clerk.HEAD.replace("署名", "层次: [一、, 一是 段内], 署名")
    yaml += "总结: {导语: 如下。, 章节: [{标题: 甲, 正文: 乙, 条目: ['丙{{ 3个 }}', '丁{{ 4个 }}']}]}"
    paragraph = clerk.document(yaml).blocks[-1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.key == "总结.章节[1].正文[1]"
    assert [run.text for run in paragraph.runs if run.figure] == ["3个", "4个"]


def test_an_item_without_a_heading_has_no_number() -> None:
    assert said("- 正文: 甲。\n- 乙") == ["（一）乙。抓好三件事", "甲。一是乙。"]
