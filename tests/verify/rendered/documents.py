"""Documents for the rules of the rendered page: right ones, and each spoilt in one thing.

Positions are typed from GB/T 9704-2012: 字 × 315 twips, 28.08 字 a line (156 mm).
"""

from __future__ import annotations

from typing import NamedTuple

from tests.rendered.synthetic import Layout, paragraph

ISSUER, DATE = "某市科学技术局", "2011年12月28日"  # 7字 both: a digit is half one
LINE = "全市科技系统深入贯彻落实会议精神紧紧围绕建设创新型城市"[:26]
TEXT = (
    "全市科技系统深入贯彻落实会议精神，紧紧围绕建设创新型城市的目标，“抓创新、促发展”，各项工作取得了新的成效"
    "——主要指标全面完成；重点项目进展顺利，《规划》（草案）通过评审。对授权专利给予资助，申请量1945件，同比增长23.8%。"
)
BLANK = paragraph("", "Body")
KEPT = paragraph("", "Body", "<w:keepNext/>")
TITLE = [paragraph("某市科学技术局\n2011年工作总结", "Title"), BLANK]


class Made(NamedTuple):
    """A document: paragraphs, layout, and which rules it breaks."""

    body: list[str]
    broken: tuple[str, ...] = ()
    layout: Layout | None = None


def lines(count: int) -> list[str]:
    """Paragraphs of exactly one line."""
    return [paragraph(LINE, "Body")] * count


def ending(count: int, char: str) -> str:
    """A paragraph of two lines, the second of so many characters."""
    return paragraph(char * (26 + count - 1) + "。", "Body")


def heading(style: str = "heading1") -> str:
    return paragraph("一、突出服务优先", style)


def signature(
    issuer: float = 28.08 - 2 - 7, date: float = 28.08 - 2 - 7 + 2, *, names: str = ISSUER, when: str = DATE
) -> list[str]:
    """7.3.5.2: issuer and date beginning so many 字 from the left."""
    return [
        paragraph(names, "Signature", f'<w:ind w:left="{round(issuer * 315)}"/>'),
        paragraph(when, "Date", f'<w:ind w:left="{round(date * 315)}"/>'),
    ]


def sealed(centre: float = 28.08 - 4 - 3.5, *, names: str = ISSUER) -> list[str]:
    """7.3.5.1: both lines centred so many 字 from the left, the date of 7字 ending 4字 from the right."""
    place = f'<w:ind w:left="{round((2 * centre - 28.08) * 315)}" w:right="0"/><w:jc w:val="center"/>'
    return [paragraph(names, "Signature", place), paragraph(DATE, "Date", place)]


def annex(*before: str, title: str = "某市高新技术企业名单", blank: int = 1) -> list[str]:
    """7.3.7: a label that begins a page, a blank line, a title, and text."""
    label = paragraph("附件", "Annex", "<w:pageBreakBefore/>")
    return [*before, label, *[BLANK] * blank, paragraph(title, "Title"), BLANK, *lines(2)]


SECTION = [heading(), paragraph(TEXT * 3, "Body"), paragraph(TEXT * 2, "Body")]
START = [*TITLE, *lines(3)]
END = [KEPT, *signature()]
#: Paragraphs of two lines, and of how many characters the second is.
LOOSE = [ending(9, "甲"), ending(3, "乙"), ending(12, "丙"), ending(5, "丁"), ending(20, "戊")]

RIGHT = {
    "a report of several pages": Made([*TITLE, *SECTION * 6, *END]),
    "a sealed signature": Made([*START, KEPT, *sealed()]),
    "a sealed signature of a long name": Made([*START, KEPT, *sealed(names="某市科学技术局办公室机关服务中心")]),
    "a date longer than the issuer": Made([*START, KEPT, *signature(28.08 - 2 - 7 - 2, 28.08 - 2 - 7, names="某局")]),
    "a signature with a remark": Made([*START, *END, paragraph("（此件公开发布）", "Remark")]),
    "an annex": Made([*START, *annex()]),
    "a page begun on purpose": Made([*START, paragraph(TEXT, "Body", "<w:pageBreakBefore/>")]),
    "a heading taken overleaf": Made([*lines(21), heading(), *lines(3)]),
    "a mark forced overleaf": Made([paragraph("科" * 25 + "学。" + "科" * 40, "Body")]),
    "three lines above the signature": Made([*lines(25), *END]),
    "paragraphs tightened as proposed": Made([*lines(4), LOOSE[4], *lines(13), *END]),
    "a mark that hangs": Made([paragraph("科" * 26 + "，" + "科" * 10, "Body")], layout=Layout(hang=None)),
}
SPOILT = {
    "lines of 580 twips": Made(lines(30), ("page-lines",), Layout(line=580)),
    "23 lines on a page": Made(lines(30), ("page-lines",), Layout(line=554)),
    "lines of 27": Made(
        [paragraph("科" * 90, "Body", '<w:ind w:right="320" w:firstLineChars="200" w:firstLine="640"/>')],
        ("line-characters",),
    ),
    "type that is not condensed": Made([paragraph(TEXT * 3, "Body")], ("line-characters",), Layout(spacing=0)),
    "text left of the type area": Made([*START, paragraph("短文", "", '<w:ind w:left="-200"/>')], ("type-area",)),
    "no text on page 1": Made([*TITLE, paragraph(TEXT, "Body", "<w:pageBreakBefore/>")], ("body-on-page-1",)),
    "a heading at the foot": Made([*lines(21), heading("Looseheading"), *lines(3)], ("stranded-heading",)),
    "a lower heading at the foot": Made(
        [*lines(21), paragraph("（一）落实政策", "heading2"), *lines(3)], ("stranded-heading",)
    ),
    "a title that wraps": Made(
        [paragraph("某市科学技术局关于2011年工作和2012年工作思路的报告", "Title"), BLANK, *lines(3)], ("title-breaks",)
    ),
    "an annex that begins no page": Made([*START, paragraph("附件", "Annex"), BLANK, paragraph("名单", "Title")],
                                         ("annex-page",)),
    "an annex with its title on line 2": Made([*START, *annex(blank=0)], ("annex-page",)),
    "an annex with its label on line 2": Made(
        [*START, paragraph("", "Body", "<w:pageBreakBefore/>"), paragraph("附件", "Annex"),
         paragraph("名单", "Title"), *lines(2)], ("annex-page",),
    ),
    "an annex with its label 2字 in": Made(
        [*START, paragraph("附件", "Annex", '<w:pageBreakBefore/><w:ind w:left="630"/>'), BLANK,
         paragraph("名单", "Title"), *lines(2)], ("annex-page",),
    ),
    "an issuer 3字 from the edge": Made([*START, KEPT, *signature(18.08, 20.08)], ("signature-place",)),
    "a date under the issuer's first": Made([*START, KEPT, *signature(19.08, 19.08 + 1)], ("signature-place",)),
    "a date of a short issuer at the edge": Made(
        [*START, KEPT, *signature(28.08 - 7 - 2, 28.08 - 7, names="某局")], ("signature-place",)
    ),
    "a sealed date 2字 from the edge": Made(
        [*START, KEPT, *sealed(28.08 - 2 - 3.5, names="某局")], ("signature-place",)
    ),
    "no blank line above the signature": Made([*START, *signature()], ("signature-blank",)),
    "two blank lines above the signature": Made([*START, BLANK, *END], ("signature-blank",)),
    "a date in two lines": Made(
        [*START, KEPT, signature()[0], paragraph(DATE, "Date", '<w:ind w:left="6640" w:right="640"/>')],
        ("signature-page",),
    ),
    "a date overleaf": Made(
        [*lines(20), BLANK, *(line.replace('"/>', '"/><w:keepNext w:val="0"/>', 1) for line in signature())],
        ("signature-page",),
    ),
    "a signature alone": Made([*lines(22), *END], ("signature-page", "signature-lines")),
    "two lines above the signature": Made([*lines(24), *END], ("signature-lines",)),
    "two lines and a list of attachments above the signature": Made(
        [*lines(24), BLANK, paragraph("附件：指标完成情况表", "Attachments"), *END], ("signature-lines",)
    ),
    "paragraphs to tighten": Made([*LOOSE, *lines(13), *END], ("signature-lines",)),
    "a part begun on its own page": Made(
        [LOOSE[1], paragraph(LINE, "Body", "<w:pageBreakBefore/>"), LOOSE[3], *lines(20), *END], ("signature-lines",)
    ),
    "a low page number": Made(lines(3), ("page-number",), Layout(footer=1300)),
    "a high page number": Made(lines(3), ("page-number",), Layout(footer=1560)),
    "a page number between hyphens": Made(lines(3), ("page-number",), Layout(dash="-")),
    "a page number without dashes": Made(lines(3), ("page-number",), Layout(dash="")),
}  # fmt: skip
