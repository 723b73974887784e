"""Paper, margins, lines and characters, and what the file says of itself. Expectations are typed from the standard."""

from __future__ import annotations

from pathlib import Path

import pytest

from .document import p
from .spoil import BODY, SETTINGS, SOLID, STYLES, Spoilt, breaks_only_its_rule, named

MARGINS = 'w:top="2098" w:bottom="1984" w:left="1587" w:right="1474"'

EXPECTED = {
    "paper": "210毫米×297毫米",
    "top-margin": "37毫米，误差不超过1毫米",
    "left-margin": "28毫米，误差不超过1毫米",
    "type-area": "156毫米×225毫米",
    "lines": "每页22行，行距28.95磅",
    "characters": "每行28字",
    "gaps": "段前、段后都是0",
    "colour": "黑色",
    "widow-control": "关",
    "auto-space": "汉字和数字、字母之间不加空距",
    "snap": "固定行距的段落不对齐到网格",
    "line-ends": "避头尾",
    "pictures": "不用固定行距",
    "compatibility": "15（Word 2013 以后）",
    "compression": "不压缩标点",
    "revisions": "没有修订痕迹",
    "properties": "作者、标题、日期不是程序留下的",
}
SPOILT = [
    Spoilt(
        "paper",
        "215.9毫米×279.4毫米",
        BODY,
        f'w:w="11906" w:h="16838"/><w:pgMar {MARGINS} w:header="1049" w:footer="1430"',
        'w:w="12240" w:h="15840"/><w:pgMar w:top="2098" w:bottom="986" w:left="1587" w:right="1808" w:footer="1430"',
    ),
    Spoilt(
        "top-margin",
        "33毫米",
        BODY,
        f'{MARGINS} w:header="1049" w:footer="1430"',
        'w:top="1871" w:bottom="2211" w:left="1587" w:right="1474" w:header="1049" w:footer="1430"',
    ),
    Spoilt("left-margin", "31.8毫米", BODY, 'w:left="1587" w:right="1474"', 'w:left="1803" w:right="1258"'),
    Spoilt("type-area", "157.3毫米×225毫米", BODY, 'w:right="1474"', 'w:right="1400"'),
    Spoilt("lines", "21行（行距29.5磅）", BODY, *named("NormalIndent", '<w:spacing w:line="590"/>')),
    Spoilt("lines", "15行（行距41.6磅）", BODY, *named("Heading1", '<w:spacing w:line="480" w:lineRule="auto"/>')),
    Spoilt(
        "characters",
        "27字（每字16磅）",
        STYLES,
        '<w:spacing w:val="-5"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>',
        '<w:spacing w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>',
    ),
    Spoilt("gaps", "段前0磅、段后10磅", BODY, *named("Heading1", '<w:spacing w:after="200"/>')),
    Spoilt(
        "colour",
        "颜色 FF0000",
        BODY,
        f'<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{SOLID}',
        f'<w:rFonts w:hint="eastAsia"/><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">{SOLID}',
    ),
    Spoilt("widow-control", "开", STYLES, '<w:widowControl w:val="0"/>', "<w:widowControl/>"),
    Spoilt("auto-space", "自动空距开着", STYLES, '<w:autoSpaceDN w:val="0"/>', ""),
    Spoilt(
        "snap",
        "对齐到网格",
        STYLES,
        '<w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>',
        '<w:autoSpaceDN w:val="0"/>',
    ),
    Spoilt("line-ends", "避头尾关着", BODY, *named("NormalIndent", '<w:kinsoku w:val="0"/>')),
    Spoilt(
        "pictures",
        "固定行距，图会被切掉",
        BODY,
        '<w:p><w:pPr><w:pStyle w:val="Caption"/>',
        f'{p("Normal").replace("</w:p>", "<w:r><w:object/></w:r></w:p>")}<w:p><w:pPr><w:pStyle w:val="Caption"/>',
    ),
    Spoilt("compatibility", "12", SETTINGS, 'office/word" w:val="15"', 'office/word" w:val="12"'),
    Spoilt("compression", "压缩标点", SETTINGS, "doNotCompress", "compressPunctuation"),
    Spoilt("revisions", "10处修订", BODY, *named("NormalIndent", '<w:rPr><w:ins w:id="1" w:author="甲"/></w:rPr>')),
    Spoilt(
        "properties",
        "python-docx",
        "core",
        "/>",
        ' xmlns:a="http://purl.org/dc/elements/1.1/"><a:creator>python-docx</a:creator></cp:coreProperties>',
    ),
]


@pytest.mark.parametrize("case", SPOILT, ids=lambda case: case.rule)
def test_one_thing_wrong_breaks_this_rule_and_no_other(case: Spoilt, tmp_path: Path) -> None:
    breaks_only_its_rule(case, EXPECTED[case.rule], tmp_path)
