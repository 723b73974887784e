"""Every kind in every bundled style, with whatever may stand in a report's head, obeys the page's rules.

Kinds, styles and what the vocabulary has are looked up: new ones join by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

import generator
from generator import Document, Options, catalog, schema
from generator.clause import judge
from generator.readers.word import read
from generator.rendered import office
from generator.rendered.document import trace
from generator.rendered.pages import MM, Area
from generator.roles import find
from generator.style import Style
from generator.verify.rendered import RULES

from . import faults
from .document import Look, Rendered, paragraphs
from .once import once
from .pages import ENVIRONMENT, pages

pytestmark = [pytest.mark.rendered, pytest.mark.usefixtures("office")]


class Case(NamedTuple):
    """What is written under 报告 and in each part, and the keys of 报告 that must be in the vocabulary for it."""

    head: str = ""
    part: str = ""
    keys: tuple[str, ...] = ()


CASES = {
    "plain": Case(),
    "addressee": Case("  主送: [某市人民政府, 某省科学技术厅, 某市发展和改革委员会, 某市经济和信息化委员会]\n"),
    "long-title": Case("", "  标题: 某市科学技术局关于国民经济和社会发展计划与科技创新重点工作进展情况的总结报告\n"),
    "no-signature": Case("  署名: 否\n"),
    "sealed": Case("  盖章: 是\n", keys=("盖章",)),
    "attachments": Case(
        "  附件:\n"
        "    - 某市高新技术企业名单\n"
        "    - 标题: 某市科技计划项目表\n"
        "      正文: |\n"
        "        全年实施科技计划项目一百项，其中重大专项十项、公益技术研究三十项、软科学研究六十项，均按计划完成。\n",
        keys=("附件",),
    ),
    "joint": Case("  署名: [某市科学技术局, 某市发展和改革委员会]\n", keys=("盖章", "附件")),
    "remark": Case("  附注: 此件公开发布\n", keys=("附注",)),
    "all": Case(
        "  主送: 某市人民政府\n  盖章: 是\n  附件: [某市高新技术企业名单, 某市科技计划项目表]\n  附注: 联系人：李某\n",
        keys=("盖章", "附件", "附注"),
    ),
}  # fmt: skip
PROSE = (
    "深入贯彻落实会议精神，紧紧围绕建设创新型城市的目标，“抓创新、促发展”，各项工作取得了新的成效"
    "——主要指标全面完成；重点项目进展顺利，《规划》（草案）通过评审。对授权专利给予资助，申请量1945件，同比增长23.8%。"
    "举办培训班十期，培训企业技术人员和科技管理干部八百余人次，上门走访企业六十多家，当场答复和解决的问题占九成以上。"
)
ITEMS = ("落实资助政策", "强化考核和宣传", "做实帮扶促调工作")
CHAPTERS = ("突出服务优先，创新环境持续改善", "突出平台支撑，创新能力加快提升")
#: Title, text, page number, the four levels, figures: as the standard names them (5.2.2, 7.3.1, 7.3.3, 7.5).
FONTS = ["小标宋", "仿宋", "宋体", "黑体", "楷体", "仿宋", "仿宋", "仿宋"]
SEARCHED = catalog.folders()
MATRIX = list(product(catalog.kinds(SEARCHED), catalog.styles(SEARCHED), CASES))


def lacking(case: Case) -> list[str]:
    """Keys of a case that 报告 does not have yet."""
    known = schema.RECORDS["报告"].fields
    return [key for key in case.keys if key not in known]


def report(kind: str, case: Case) -> str:
    """A report of three pages or more, in one part or two."""
    found, _ = generator.kind(kind)
    assert found is not None
    count = 1 if found.titles.summary and found.titles.plan else 2
    head = f"报告:\n  单位: 某市科学技术局\n  年度: 2025\n  类型: {kind}\n  日期: 2025-12-26\n{case.head}"
    return head + "".join(f"{part}:\n{case.part}{''.join(chapters(count))}" for part in ("总结", "计划"))


def chapters(count: int) -> Iterator[str]:
    """Chapters of three items whose texts are of different lengths."""
    yield "  章节:\n"
    for number, chapter in enumerate(CHAPTERS[:count]):
        yield f"    - 标题: {chapter}\n      条目:\n"
        for place, item in enumerate(ITEMS):
            yield f"        - 标题: {item}\n          正文: |\n            {PROSE[: 150 - 7 * number - 11 * place]}。\n"
            yield f"            {PROSE[number + place :]}\n"


def made(folder: Path, at: int) -> Document:
    """One cell of the matrix → its document."""
    kind, style, name = MATRIX[at]
    yaml = folder / f"{at}.yaml"
    yaml.write_text(report(kind, CASES[name]), encoding="utf-8")
    document, findings = generator.make(yaml, Options(style=style))
    assert document is not None, "\n".join(map(generator.full, findings))
    return document


def written(folder: Path, at: int) -> Path:
    """One cell of the matrix → its .docx, with its text beside it."""
    document = made(folder, at)
    for form in ("docx", "txt"):
        (folder / f"{at}.{form}").write_bytes(generator.write(document, form))
    return folder / f"{at}.docx"


def half(folder: Path, first: int) -> Path:
    """Every other cell from `first` on, built and set by one worker: LibreOffice itself uses one core."""
    ready = [at for at in range(first, len(MATRIX), 2) if not lacking(CASES[MATRIX[at][2]])]

    def make(folder: Path) -> None:
        office.convert([written(folder, at) for at in ready], folder, ENVIRONMENT)

    return once(folder / f"matrix-{first}", make)


def look(style: Style) -> Look:
    """What a style chooses, in the units of a page. Its fonts are known where they are those of the standard's own."""
    footer = style.page.height - style.page.top - style.page.text_height - style.number.footer
    levels = [face.font for face in style.levels.values()]
    fonts = [style.title.font, style.body.font, style.number.font, *levels, style.body.latin or "仿宋"]
    return Look(
        title=(style.title.size or style.body.size) / 2,
        body=style.body.size / 2,
        number=style.number.size / 2,
        under=7 + (footer - 554) / 20 / MM,  # 554 twips between type area and footer put a dash of 4号 7 mm below
        indent=float(style.number.indent),
        dashes=style.number.dashes,
        alternate=style.number.alternate,
        faced=[re.sub("方正|简体|CESI|[_-]GB2312", "", font) for font in fonts] == FONTS,
    )


@pytest.mark.parametrize("at", range(len(MATRIX)), ids=["-".join(cell) for cell in MATRIX])
def test_a_report_obeys_the_rules_of_the_page(at: int, shared: Path, tmp_path: Path) -> None:
    if keys := lacking(CASES[MATRIX[at][2]]):
        pytest.skip(f"not in the vocabulary yet: {'、'.join(keys)}")
    folder, style = half(shared, at % 2), made(tmp_path, at).style
    text = (folder / f"{at}.txt").read_text(encoding="utf-8")
    set_pages = pages(folder / f"{at}.pdf", Area.of(style), Area.overleaf(style))
    rendered = Rendered(paragraphs(folder / f"{at}.docx"), set_pages, text, look(style))
    assert len(rendered.pages) >= 3
    assert {rule.__name__: said for rule in faults.RULES if (said := list(rule(rendered)))} == {}
    reading, _ = read(folder / f"{at}.docx")
    assert reading is not None
    assert [result.rule.key for result in judge(RULES, trace(find(reading), set_pages), style) if result.fatal] == []
