"""Titles and headings as text. Expectations are typed from the standard."""

from __future__ import annotations

from pathlib import Path

import pytest

from .document import p
from .spoil import BODY, Spoilt, breaks_only_its_rule, said

EXPECTED = {
    "heading-levels": "依次用一、（一）1.（1）",
    "lead-end": "接排的标题以句号结束",
    "title-end": "末尾没有标点",
    "title-marks": "除书名号、引号、括号、顿号外没有标点",
    "title-shape": "梯形或菱形",
    "title-words": "回行不拆开词",
    "title-length": "一行不超过20字",
    "heading-marks": "如：一、（一）1.（1）",
    "heading-order": "序号连续，不跳号、不重号",
    "heading-end": "末尾没有标点",
}
SPOILT = [
    Spoilt("heading-levels", "跳过了“1.”", BODY, p("Heading3", "1.壮大高新技术企业"), ""),
    said("（一）落实政策。", "（一）落实政策", "lead-end", "“策”"),
    said("重点项目表", "重点项目表。", "title-end", "末尾有“。”"),
    said("某市科学技术局关于报送", "某市科学技术局，关于报送", "title-marks", "中间有“，”"),
    said("2011年工作总结的报告", "2011年度工作总结的报告", "title-shape", "各行一样长，成了长方形"),
    Spoilt(
        "title-shape",
        "中间短、两头长，成了沙漏形",
        BODY,
        '某市科学技术局关于报送</w:t><w:br/><w:t xml:space="preserve">2011年',
        "某市科学技术局关于报送</w:t><w:br/><w:t>2011年</w:t><w:br/><w:t>全市全面推进科技创新",
    ),
    Spoilt(
        "title-words",
        "断在“工作总结”中间",
        BODY,
        '某市科学技术局关于报送</w:t><w:br/><w:t xml:space="preserve">2011年工作总结的报告',
        "某市科学技术局关于报送2011年工作</w:t><w:br/><w:t>总结的报告",
    ),
    Spoilt(
        "title-length",
        "一行21字",
        BODY,
        '某市科学技术局关于报送</w:t><w:br/><w:t xml:space="preserve">',
        "某市科学技术局关于报送",
    ),
    said("一、突出服务优先", "一.突出服务优先", "heading-marks", "“一.”"),
    said("1.壮大高新技术企业", "1、壮大高新技术企业", "heading-marks", "“1、”"),
    said("（一）落实政策。", "（一）、落实政策。", "heading-marks", "“（一）、”"),
    said("（一）落实政策。", "(一)落实政策。", "heading-marks", "“(一)”"),
    said("二、突出平台支撑", "三、突出平台支撑", "heading-order", "1后面是3"),
    said("二、突出平台支撑", "一一、突出平台支撑", "heading-order", "“一一”不是一个数"),
    said("（二）培育企业。", "（一）培育企业。", "heading-order", "1后面是1"),
    said("一、突出服务优先", "一、突出服务优先。", "heading-end", "末尾有“。”"),
    said("1.壮大高新技术企业", "1.壮大高新技术企业：", "heading-end", "末尾有“：”"),
]


@pytest.mark.parametrize("case", SPOILT, ids=lambda case: case.rule)
def test_one_thing_wrong_breaks_this_rule_and_no_other(case: Spoilt, tmp_path: Path) -> None:
    breaks_only_its_rule(case, EXPECTED[case.rule], tmp_path)
