"""A whole good document, as the program's own parts and a body of every kind of paragraph, and ways to spoil it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.verdict import Verdict
from generator.writers.package import pack, unpack
from tests.styles import base

BODY = "word/document.xml"
Parts = dict[str, str]


def run(text: str, properties: str = "") -> str:
    """A run. Quotes and dashes have the hint that makes them Chinese; \\n is a line break."""
    inside = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in text.split("\n"))
    return f'<w:r><w:rPr>{properties}<w:rFonts w:hint="eastAsia"/></w:rPr>{inside}</w:r>'


def p(style: str, text: str = "", properties: str = "", lead: str = "") -> str:
    """A paragraph; `lead` is a run-in heading, its style and text parted by a bar."""
    named, _, heading = lead.partition("|")
    begins = run(heading, f'<w:rStyle w:val="{named}"/>') if lead else ""
    words = run(text) if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{begins}{words}</w:p>'


def table(*rows: list[str]) -> str:
    made = ["".join(f"<w:tc>{p('BodyText', text)}</w:tc>" for text in row) for row in rows]
    grid = f"<w:tblGrid>{'<w:gridCol/>' * len(rows[0])}</w:tblGrid>"
    head = f'<w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>{grid}'
    return f"<w:tbl>{head}{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>"


def listed(text: str, first: int, left: int) -> str:
    """An entry of 附件说明: where its first line and the later ones begin, in twips of 320 a 字."""
    return p("Normal", text, f'<w:ind w:left="{left}" w:hanging="{left - first}"/><w:jc w:val="left"/>')


def annex(label: str, title: str, text: str) -> str:
    black = '<w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体" w:cs="黑体"/>'
    begins = '<w:pPr><w:pStyle w:val="Normal"/><w:pageBreakBefore/></w:pPr>'
    named = f"<w:p>{begins}<w:r><w:rPr>{black}</w:rPr><w:t>{label}</w:t></w:r></w:p>"
    return named + p("Normal") + p("Title", title) + p("NormalIndent", text)


def imprint(text: str) -> str:
    """4号, one 字 in on both sides (7.4.2)."""
    small = '<w:spacing w:val="0"/><w:sz w:val="28"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Normal"/><w:ind w:left="280" w:right="280"/></w:pPr>{run(text, small)}</w:p>'


UNSEALED = p("Signature", "某市科学技术局", '<w:ind w:left="6010"/>') + p(
    "Date", "2011年12月8日", '<w:ind w:left="6640"/>'
)
#: 8845 twips are 28.08 字 of 315; the date, 6.5 字 long, ends 4 字 before: the middle is 8845 − 1260 − 1023.
SEALED = p("Signature", "某市科学技术局", '<w:ind w:left="4279"/><w:jc w:val="center"/>') + p(
    "Date", "2011年12月8日", '<w:ind w:left="4279" w:right="0"/><w:jc w:val="center"/>'
)


def body(signature: str = UNSEALED) -> str:
    """Every kind of paragraph, each as the standard has it."""
    return "".join(
        [
            p("Title", "某市科学技术局关于报送\n2011年工作总结的报告"),
            p("Salutation", "市人民政府，市科技工作领导小组："),
            p("NormalIndent", "2011年，全市科技系统紧扣“创新型城市”的目标，真抓实干，主要做了以下工作："),
            p("Heading1", "一、突出服务优先"),
            p("NormalIndent", "举办培训班10期，培训3500人次；投入增长15%～20%。", lead="Heading2Char|（一）落实政策。"),
            p("NormalIndent", "2010—2011年，全市新增企业21家。", lead="Heading2Char|（二）培育企业。"),
            p("Heading3", "1.壮大高新技术企业"),
            p("NormalIndent", "经费1.26亿元，占0.46%。", lead="Heading4Char|（1）加大投入。"),
            p("NormalIndent", "约300人参加。", lead="Heading4Char|（2）培训人员。"),
            p("Heading1", "二、突出平台支撑"),
            p("NormalIndent", "《规划》《办法》（国发〔2010〕3号）出台——这是第一次。"),
            p("Caption", "表1　专利情况"),
            table(["指标", "本年"], ["申请量", "1945件"]),
            p("BodyText", "注：数据为快报数。"),
            p("NormalIndent", "今后要继续努力。", "<w:keepNext/>"),
            p("Normal"),
            listed("附件：1.某市科学技术局2011年主要指标、重点工作和各县（市、区）主要指标完成情况汇总", 640, 1920),
            listed("2.重点项目表", 1600, 1920),
            signature,
            p("NormalIndent", "（联系人：张三，电话：0570-3012345）"),
            annex(
                "附件1",
                "某市科学技术局2011年主要指标、\n重点工作和各县（市、区）\n主要指标完成情况汇总",
                "指标完成情况较好。",
            ),
            annex("附件2", "重点项目表", "项目进展顺利。"),
            imprint("抄送：市委办公室，市财政局。"),
            imprint("某市科学技术局办公室　　2011年12月8日印发"),
        ]
    )


@cache
def good(signature: str = UNSEALED) -> Parts:
    """The parts of a good document as text."""
    parts = {name: part.decode() for name, part in unpack(base()).items()}
    head, mark, tail = parts[BODY].partition("<w:sectPr")
    return {**parts, BODY: head + body(signature) + mark + tail}


def written(parts: Parts, path: Path) -> Path:
    path.write_bytes(pack({name: part.encode() for name, part in parts.items()}))
    return path


def spoilt(parts: Parts, name: str, old: str, new: str) -> Parts:
    """The document with one piece of one part changed, wherever it stands."""
    part = next(full for full in parts if full.endswith(f"{name}.xml"))
    assert old in parts[part], f"{old} is not in {part}"
    return {**parts, part: parts[part].replace(old, new)}


def failed(verdict: Verdict) -> dict[str, list[str]]:
    """Rules that do not hold → what was found."""
    return {
        result.rule.key: [fault.found.text() for fault in result.outcome.faults]
        for result in verdict.results
        if result.outcome is not None and result.status == "failed"
    }
