"""Lines of any sort, in any order: no crash, and every character is there again."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from generator.importing import Imported, bring_in

from .government import government

USUAL = [
    "某局2011年工作总结",
    "2012年工作思路",
    "今年以来，我局围绕中心工作，取得了成效。",
    "一、强化服务",
    "二、夯实基础，优化环境",
    "三、转变作风。",
    "（一）开展培训。举办培训班10期。",
    "（二）落实政策。",
    "(三)抓好管理:一是建章立制。二是严格执行。",
    "1、抓好项目。共30项。",
    "2、抓好企业",
    "3.抓好人才。引进5名。",
    "（1）建立基地：建设3个。",
    "①示范户",
    "一是提高认识。",
    "二是加强领导。",
    "科技工作：",
    "目标任务：申报2家。",
    "完成情况：申报3家。",
    "下半年，重点抓好以下工作：",
    "存在的问题是人手不足。",
    "附件：1.统计表",
    "2.名单",
    "附件1",
    "某市科学技术局",
    "2011年12月5日",
    "（此件公开发布）",
    "各县区：",
]
HOSTILE = [
    "---",
    ":",
    "#",
    "{{",
    "}}",
    "[[",
    "&",
    "*",
    "!甲",
    "|",
    ">",
    "- 甲",
    "- ",
    "? 甲",
    "%",
    "@",
    "`",
    '"',
    "'",
    "「」",
    "“",
    "”",
    "😀",
    "1",
    "2011",
    "一、",
    "（一）",
    "否",
    "是",
    "null",
    "~",
    "标题: 甲",
    "正文：乙",
    "条目:",
    "{% if %}",
    "{# 甲 #}",
    "｛｛ 甲 ｝｝",
    "{ 年度 }",
    "{{ 年度 }}",
    "{{ 3件 }}",
    "（待填：甲）",
    "甲" * 3000,
    "一、 甲 乙",
    "（一）　甲",
    "甲\t乙",
    "甲: 乙",
    "甲 #乙",
    "<h1>",
    "&amp;",
    "一、一、一、",
    "抄送：某局",
    "第一章 总则",
    "A.甲",
    "甲、乙",
    "——甲",
    "...",
    "<<",
    "十、甲。乙",
    "（十）甲：乙",
    "1.1.1 甲",
    "甲。 乙",
    "。。。",
    "\u200b甲",
    "𠀀",
    "½",
    '甲"乙"丙',
    "it's",
    "甲.乙",
    "2)甲",
    "１、甲",
    "Ⅰ、甲",
    "名词解释",
    "——————",
    "第二部分　甲",
    "九百九十九、甲",
    "1。甲",
    "目标任务：一、甲",
]


def brought(lines: list[str], folder: Path) -> Imported:
    path = folder / "原文.txt"
    path.write_text("\n".join(lines), "utf-8")
    found, findings = bring_in(path)
    assert found is not None, [finding.message.text() for finding in findings]
    return found


@pytest.mark.parametrize("seed", range(60))
def test_nothing_is_lost_of_lines_in_any_order(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    lines = [random.choice(USUAL if random.random() < 0.6 else HOSTILE) for _ in range(random.randint(1, 30))]
    lines.append("以上。")
    assert brought(lines, tmp_path).same


@pytest.mark.parametrize("text", HOSTILE)
def test_any_line_keeps_its_section(text: str, tmp_path: Path) -> None:
    found = brought(["某局2011年工作总结", "甲。", "一、乙", "丙。", text, "二、丁", text, "戊。"], tmp_path)
    assert found.same
    assert found.draft.typed == []


def test_ten_thousand_headings(tmp_path: Path) -> None:
    found = brought([f"{n}、加强{n}" for n in range(1, 1000)] * 10, tmp_path)
    assert found.same
    assert found.draft.typed == []


def test_a_governments_report_of_twenty_thousand_characters(tmp_path: Path) -> None:
    lines = government(20_000)
    assert sum(map(len, lines)) >= 20_000
    found = brought(lines, tmp_path)
    assert found.same
    assert found.draft.typed == []
    assert {section.title for part in found.draft.parts for section in part.sections if section.unnumbered} == {
        "名词解释"
    }
    assert found.draft.summary is not None
    assert found.draft.plan is not None
