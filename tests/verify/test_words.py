"""Numbers and punctuation in the text. Expectations are typed from the standard."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.clause import PASSED, judge
from generator.passage import BODY, Passage
from generator.verify.clauses import TEXT

from .spoil import Spoilt, breaks_only_its_rule, end, said

EXPECTED = {
    "range-sign": "如：～或—",
    "range-time": "如：2021—2025年、1—9月",
    "range-value": "如：15%～30%",
    "range-unit": "如：15%～30%、9亿～16亿",
    "thousands": "如：12,345或12345",
    "thousands-alike": "全文一种写法",
    "leading-zero": "如：0.46",
    "short-year": "如：2011年",
    "padded-date": "如：2025年1月8日",
    "half-digits": "如：0123456789",
    "about-numbers": "三四个、二十几，用汉字，中间不加顿号",
    "zero": "如：二〇二五年",
    "mixed-numbers": "如：3500万元、6%",
    "twice-about": "如：约300人，或300人左右，或300余人",
    "half-width": "汉字之间用全角标点",
    "ellipsis": "如：……",
    "dash": "如：——",
    "doubled-marks": "一处一个点号",
    "pairs": "引号、括号、书名号成对",
    "enumeration": "如：“甲”“乙”，《甲》《乙》",
    "nested": "如：“‘’”、《〈〉》",
    "number-brackets": "如：〔2025〕1号",
    "ordinals": "如：第一，首先，",
    "one-is": "如：一是……；二是……。",
    "spaces": "汉字和数字、字母之间没有空格",
    "caption-end": "末尾没有句号",
    "placeholders": "没有",
}
SPOILT = [
    end("全市增长15%-20%。", "range-sign", "“15%-20”"),
    end("全市增长15%~20%。", "range-sign", "“15%~20”"),
    end("“十二五”是2011～2015年。", "range-time", "“2011～2015年”"),
    end("全市增长15%—20%。", "range-value", "“15%—20%”"),
    end("全市增长15～20%。", "range-unit", "“15～20%”"),
    end("全市共12，345件。", "thousands", "“2，345”"),
    end("甲地12,345件，乙地23456件。", "thousands-alike", "“12,345”"),
    end("增长了.46%。", "leading-zero", "“.4”"),
    end("从11年3月起实施。", "short-year", "“11年3月”"),
    end("从2011年03月起实施。", "padded-date", "“年03月”"),
    end("增长１５件。", "half-digits", "“１５”"),
    end("走访了3、4个县。", "about-numbers", "“3、4个”"),
    end("走访了20几个县。", "about-numbers", "“20几”"),
    end("从二○一一年起。", "zero", "“二○一一年”"),
    end("投入3千万元。", "mixed-numbers", "“3千万”"),
    end("约300人左右参加。", "twice-about", "“约300人左右”"),
    end("全市真抓,实干。", "half-width", "“全市真抓,实干。”"),
    end("全市真抓实干(试点)。", "half-width", "“真抓实干(试点)。”"),
    end("要继续努力。。。", "ellipsis", "“。。。”"),
    end("要继续努力--再努力。", "dash", "“--”"),
    end("要继续，。努力。", "doubled-marks", "“，。”"),
    end("要“继续努力。", "pairs", "““”没有另一半"),
    end("学习《甲》、《乙》。", "enumeration", "“》、《”"),
    end("学习《关于〈甲〉的《乙》》。", "nested", "“《关于〈甲〉的《”"),
    end("印发国发（2010）3号文件。", "number-brackets", "“（2010）3号”"),
    end("第一、继续努力。", "ordinals", "“第一、”"),
    end("一是，继续努力。", "one-is", "“一是，”"),
    end("共 10 期。", "spaces", "“共 1”"),
    end("共\xa010期。", "spaces", "“共\xa01”"),
    end("继续\u200b努力。", "spaces", "“续\u200b努”"),
    said("表1　专利情况", "表1　专利情况。", "caption-end", "末尾有句号"),
    end("张××同志负责。", "placeholders", "“××”"),
]


@pytest.mark.parametrize("case", SPOILT, ids=lambda case: case.rule)
def test_one_thing_wrong_breaks_this_rule_and_no_other(case: Spoilt, tmp_path: Path) -> None:
    breaks_only_its_rule(case, EXPECTED[case.rule], tmp_path)


def test_a_line_of_circles_to_fill_in_is_no_year_and_is_read_once() -> None:
    """Each circle may begin a year in which each other is the zero: unbounded, this would take hours."""
    rule = next(rule for rule in TEXT if rule.key == "zero")
    (result,) = judge([rule], [Passage(BODY, "○" * 20000)])
    assert result.status == PASSED
