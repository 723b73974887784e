"""Addressee, attachments, signature, date, annexes. Expectations are typed from the standard."""

from __future__ import annotations

from pathlib import Path

import pytest

from .document import UNSEALED, p
from .spoil import BODY, Spoilt, breaks_only_its_rule, named, said

ENTRY = '<w:ind w:left="1920" w:hanging="1280"/>'

EXPECTED = {
    "title-gap": "空一行",
    "addressee-gap": "空一行",
    "addressee-flush": "顶格，回行也顶格",
    "addressee-colon": "末尾是全角冒号",
    "attachments-gap": "空一行",
    "attachments-indent": "左空2字，第二个起与上面的序号对齐",
    "attachments-hanging": "回行与名称的第一个字对齐",
    "attachment-marks": "附件：1.名称（只有一个的不编号）",
    "attachment-end": "名称后面没有标点",
    "issuer-gap": "空一行",
    "date-follows": "署名下一行",
    "signature-shift": "首字比署名首字右移2字",
    "signature-right": "署名右空2字；日期更长就日期右空2字",
    "date": "如：2025年1月8日",
    "remark-indent": "左空2字",
    "annex-page": "另起一页",
    "annex-flush": "顶格",
    "annex-title": "空一行",
    "annex-label": "如：附件，或附件1",
    "annex-agreement": "顺序号、标题与附件说明一致",
    "copies-end": "末尾有句号",
    "imprint-size": "四号",
    "remark": "用全角圆括号括起来",
    "no-text-page": "没有",
}
TITLE = "某市科学技术局关于报送\n2011年工作总结的报告"
SPOILT = [
    Spoilt(
        "title-gap",
        "空0行",
        BODY,
        p("Title", TITLE) + p("Salutation", "市人民政府，市科技工作领导小组："),
        p("Title", TITLE, '<w:spacing w:after="0"/>'),
    ),
    said("抄送：市委办公室，市财政局。", "抄送：市委办公室，市财政局", "copies-end", "末尾没有句号"),
    Spoilt("imprint-size", "小四", BODY, '<w:sz w:val="28"/>', '<w:sz w:val="24"/>'),
    said(
        "（联系人：张三，电话：0570-3012345）",
        "(联系人：张三，电话：0570-3012345)",
        "remark",
        "“(联系人：张三，电话：0570-3012345)”",
    ),
    Spoilt(
        "addressee-gap",
        "空0行",
        BODY,
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/>'
        '</w:rPr><w:t xml:space="preserve">某市科学技术局关于',
        '<w:p><w:pPr><w:pStyle w:val="Title"/><w:spacing w:after="0"/></w:pPr><w:r>'
        '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">某市科学技术局关于',
    ),
    Spoilt(
        "addressee-flush", "左空2字", BODY, *named("Salutation", '<w:ind w:firstLineChars="200" w:firstLine="640"/>')
    ),
    Spoilt("addressee-colon", "末尾是“组”", BODY, "领导小组：", "领导小组"),
    Spoilt(
        "attachments-gap",
        "空0行",
        BODY,
        f'<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="Normal"/>{ENTRY}',
        f'<w:p><w:pPr><w:pStyle w:val="Normal"/>{ENTRY}',
    ),
    Spoilt("attachments-indent", "左空0字", BODY, ENTRY, '<w:ind w:left="1920" w:hanging="1920"/>'),
    Spoilt("attachments-hanging", "回行左空0字", BODY, ENTRY, '<w:ind w:firstLine="640"/>'),
    Spoilt("attachment-marks", "“附件：1、某市科”", BODY, "附件：1.", "附件：1、"),
    Spoilt("attachment-end", "末尾有“；”", BODY, "）主要指标完成情况汇总<", "）主要指标完成情况汇总；<"),
    Spoilt("issuer-gap", "空0行", BODY, *named("Signature", '<w:spacing w:before="0"/>')),
    Spoilt(
        "issuer-gap",
        "空2行",
        BODY,
        '<w:p><w:pPr><w:pStyle w:val="Signature"/>',
        '<w:p/><w:p><w:pPr><w:pStyle w:val="Signature"/>',
    ),
    Spoilt(
        "date-follows",
        "空1行",
        BODY,
        '<w:p><w:pPr><w:pStyle w:val="Date"/>',
        '<w:p/><w:p><w:pPr><w:pStyle w:val="Date"/>',
    ),
    Spoilt("signature-shift", "右移1字", BODY, '<w:ind w:left="6640"/>', '<w:ind w:left="6325"/>'),
    Spoilt("signature-right", "右空3字", BODY, UNSEALED, UNSEALED.replace("6010", "5695").replace("6640", "6325")),
    Spoilt("date", "“2011年12月08日”", BODY, "2011年12月8日", "2011年12月08日"),
    Spoilt(
        "date",
        "“二〇一一年十二月八日”",
        BODY,
        UNSEALED,
        UNSEALED.replace("2011年12月8日", "二〇一一年十二月八日").replace("6010", "4435").replace("6640", "5065"),
    ),
    Spoilt(
        "remark-indent",
        "左空0字",
        BODY,
        '<w:p><w:pPr><w:pStyle w:val="NormalIndent"/></w:pPr><w:r><w:rPr><w:rFonts '
        'w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">（联系人',
        '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:rPr><w:rFonts '
        'w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">（联系人',
    ),
    Spoilt("annex-page", "没有另起一页", BODY, "<w:pageBreakBefore/>", ""),
    Spoilt(
        "annex-flush",
        "左空2字",
        BODY,
        "<w:pageBreakBefore/>",
        '<w:pageBreakBefore/><w:ind w:firstLineChars="200" w:firstLine="640"/>',
    ),
    Spoilt(
        "annex-title",
        "空0行",
        BODY,
        '附件2</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p>',
        "附件2</w:t></w:r></w:p>",
    ),
    Spoilt("annex-label", "“附件2：”", BODY, ">附件2<", ">附件2：<"),
    Spoilt("annex-agreement", "附件说明里是“2.重点项目表”", BODY, ">重点项目表<", ">重大项目表<"),
    Spoilt(
        "no-text-page",
        "“（此页无正文）”",
        BODY,
        '<w:p><w:pPr><w:pStyle w:val="Signature"/><w:ind w:left="6010"/></w:pPr>',
        '<w:p><w:pPr><w:pStyle w:val="NormalIndent"/></w:pPr><w:r><w:t>（此页无正文）</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="Signature"/><w:ind w:left="6010"/></w:pPr>',
    ),
]


@pytest.mark.parametrize("case", SPOILT, ids=lambda case: case.rule)
def test_one_thing_wrong_breaks_this_rule_and_no_other(case: Spoilt, tmp_path: Path) -> None:
    breaks_only_its_rule(case, EXPECTED[case.rule], tmp_path)
