"""The page number: whether it is there, on which side, how it is written. Expectations are typed from the standard."""

from __future__ import annotations

from pathlib import Path

import pytest

from .spoil import BODY, FIRST, SECOND, SETTINGS, Spoilt, breaks_only_its_rule

NUMBER = '<w:spacing w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'

EXPECTED = {
    "number-continues": "各节页码连续",
    "number": "页脚里有页码",
    "number-first": "首页也有页码",
    "number-alternates": "单页居右、双页居左",
    "number-odd": "居右，空1字",
    "number-even": "居左，空1字",
    "number-dashes": "“— 1 —”，左右各一条一字线",
    "number-height": "一字线离纸的下边27.7毫米，误差不超过2毫米",
    "number-size": "四号",
    "number-face": "宋体",
    "number-digits": "半角阿拉伯数字",
}
PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1587" w:right="1474"/>'
SPOILT = [
    Spoilt(
        "number-continues",
        "第1页起重新编",
        BODY,
        "</w:p><w:sectPr>",
        f"</w:p><w:p><w:pPr><w:sectPr>{PAGE}</w:sectPr></w:pPr></w:p>"
        '<w:p><w:pPr><w:pStyle w:val="NormalIndent"/></w:pPr></w:p><w:sectPr><w:pgNumType w:start="1"/>',
    ),
    Spoilt("number", "没有页码", BODY, '<w:footerReference w:type="default" r:id="rId5"/>', ""),
    Spoilt("number-first", "首页没有页码", BODY, "<w:docGrid", "<w:titlePg/><w:docGrid"),
    Spoilt("number-alternates", "双页没有页码", BODY, '<w:footerReference w:type="even" r:id="rId6"/>', ""),
    Spoilt("number-alternates", "单页、双页用同一种页脚", SETTINGS, "<w:evenAndOddHeaders/>", ""),
    Spoilt("number-odd", "居中，空0毫米", FIRST, '<w:jc w:val="right"/>', '<w:jc w:val="center"/>'),
    Spoilt("number-odd", "居右，空0毫米", FIRST, '<w:ind w:rightChars="100" w:right="280"/>', ""),
    Spoilt("number-even", "居右，空0毫米", SECOND, '<w:jc w:val="left"/>', '<w:jc w:val="right"/>'),
    Spoilt("number-dashes", "单页：“- 1 -”", FIRST, "—", "-"),
    Spoilt("number-dashes", "双页：“2 —”", SECOND, ">— <", "><"),
    Spoilt("number-height", "单页：约17.5毫米", BODY, 'w:footer="1430"', 'w:footer="851"'),
    Spoilt("number-size", "单页：小五", FIRST, NUMBER, NUMBER.replace("28", "18")),
    Spoilt("number-face", "双页：Calibri", SECOND, 'w:ascii="宋体"', 'w:ascii="Calibri"'),
    Spoilt("number-digits", "lowerRoman", BODY, "<w:docGrid", '<w:pgNumType w:fmt="lowerRoman"/><w:docGrid'),
    Spoilt("number-dashes", "单页：“- 1 -”", BODY, "<w:docGrid", '<w:pgNumType w:fmt="numberInDash"/><w:docGrid'),
]


@pytest.mark.parametrize("case", SPOILT, ids=lambda case: case.rule)
def test_one_thing_wrong_breaks_this_rule_and_no_other(case: Spoilt, tmp_path: Path) -> None:
    breaks_only_its_rule(case, EXPECTED[case.rule], tmp_path)
