"""Faces, sizes, indents and alignment. Expectations are typed from the standard."""

from __future__ import annotations

from pathlib import Path

import pytest

from .spoil import BODY, LAST, STYLES, Spoilt, breaks_only_its_rule, named

FANGSONG = 'w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312"'
SONG = FANGSONG.replace('w:eastAsia="仿宋_GB2312"', 'w:eastAsia="宋体"')
TITLED = 'w:eastAsia="方正小标宋简体"'

EXPECTED = {
    "title-face": "小标宋",
    "title-size": "二号",
    "title-bold": "不加粗",
    "title-centred": "居中",
    "level-1-face": "黑体",
    "level-2-face": "楷体",
    "level-3-face": "仿宋",
    "level-4-face": "仿宋",
    "heading-size": "三号",
    "heading-bold": "不加粗",
    "heading-indent": "首行缩进2字，回行顶格",
    "heading-kept": "与下段同页",
    "body-face": "仿宋",
    "body-size": "三号",
    "digit-face": "仿宋或 Times New Roman",
    "body-indent": "首行缩进2字，回行顶格",
    "body-align": "两端对齐",
    "annex-face": "黑体",
    "annex-size": "三号",
}
SPOILT = [
    Spoilt("title-face", "宋体", STYLES, TITLED, 'w:eastAsia="宋体"'),
    Spoilt("title-size", "小二", STYLES, '<w:sz w:val="44"/>', '<w:sz w:val="36"/>'),
    Spoilt("title-bold", "加粗", STYLES, 'w:cs="方正小标宋简体"/><w:b w:val="0"/>', 'w:cs="方正小标宋简体"/><w:b/>'),
    Spoilt("title-centred", "左对齐", BODY, *named("Title", '<w:jc w:val="left"/>')),
    Spoilt(
        "title-centred", "有缩进，偏了1字", BODY, *named("Title", '<w:ind w:firstLineChars="200" w:firstLine="880"/>')
    ),
    Spoilt(
        "level-1-face",
        "宋体",
        STYLES,
        '</w:pPr><w:rPr><w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体"',
        '</w:pPr><w:rPr><w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="宋体"',
    ),
    Spoilt("level-2-face", "仿宋_GB2312", BODY, "Heading2Char", "Heading3Char"),
    Spoilt(
        "level-3-face",
        "黑体",
        BODY,
        '"Heading3"/></w:pPr><w:r><w:rPr>',
        '"Heading3"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Heading1Char"/>',
    ),
    Spoilt("level-4-face", "楷体_GB2312", BODY, "Heading4Char", "Heading2Char"),
    Spoilt(
        "heading-size",
        "小三",
        BODY,
        '<w:rStyle w:val="Heading2Char"/>',
        '<w:rStyle w:val="Heading2Char"/><w:sz w:val="30"/>',
    ),
    Spoilt("heading-bold", "加粗", BODY, '<w:rStyle w:val="Heading4Char"/>', '<w:rStyle w:val="Heading4Char"/><w:b/>'),
    Spoilt("heading-indent", "首行缩进0字", BODY, *named("Heading1", '<w:ind w:firstLineChars="0" w:firstLine="0"/>')),
    Spoilt("heading-kept", "没有“与下段同页”", BODY, *named("Heading3", '<w:keepNext w:val="0"/>')),
    Spoilt(
        "body-face",
        "宋体",
        STYLES,
        f'<w:jc w:val="both"/></w:pPr><w:rPr><w:rFonts {FANGSONG}',
        f'<w:jc w:val="both"/></w:pPr><w:rPr><w:rFonts {SONG}',
    ),
    Spoilt(
        "body-size",
        "四号",
        BODY,
        '<w:t xml:space="preserve">今后',
        '<w:t/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>今后',
    ),
    Spoilt(
        "digit-face",
        "Calibri",
        BODY,
        '<w:t xml:space="preserve">2011年，',
        '<w:t/></w:r><w:r><w:rPr><w:rFonts w:ascii="Calibri" w:hint="eastAsia"/></w:rPr><w:t>2011年，',
    ),
    Spoilt("body-indent", "首行缩进1.5字", BODY, LAST, LAST + '<w:ind w:firstLineChars="150" w:firstLine="480"/>'),
    Spoilt(
        "body-indent",
        "左缩进2字、右缩进0字",
        BODY,
        LAST,
        LAST + '<w:ind w:left="640" w:firstLineChars="0" w:firstLine="0"/>',
    ),
    Spoilt("body-align", "左对齐", BODY, *named("NormalIndent", '<w:jc w:val="left"/>')),
    Spoilt("annex-face", "仿宋", BODY, 'w:eastAsia="黑体"', 'w:eastAsia="仿宋"'),
    Spoilt("annex-size", "小三", BODY, "</w:rPr><w:t>附件", '<w:sz w:val="30"/></w:rPr><w:t>附件'),
]


@pytest.mark.parametrize("case", SPOILT, ids=lambda case: case.rule)
def test_one_thing_wrong_breaks_this_rule_and_no_other(case: Spoilt, tmp_path: Path) -> None:
    breaks_only_its_rule(case, EXPECTED[case.rule], tmp_path)
