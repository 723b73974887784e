"""What a paragraph is, by style, by outline level, by form; and in a build's own blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import blocks, roles
from generator.blocks import Run
from generator.passage import (
    ADDRESSEE,
    ANNEX,
    ATTACHMENTS,
    BODY,
    CAPTION,
    CELL,
    CONTENTS,
    DATE,
    HEADING,
    IMPRINT,
    ISSUER,
    NOTE,
    REMARK,
    SUBTITLE,
    TITLE,
    Passage,
    marked,
)  # fmt: skip
from generator.verify import proof
from tests.readers.made import reading

CENTRED = '<w:jc w:val="center"/>'
LARGE = '<w:sz w:val="44"/>'


def p(text: str, properties: str = "", run: str = "", style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def named(*styles: str) -> str:
    """A style sheet with paragraph styles of these names; the id is the name without blanks."""
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in styles
    )


def found(folder: Path, *paragraphs: str, styles: str = "") -> list[Passage]:
    return [p for p in roles.find(reading(folder, "".join(paragraphs), styles=styles)) if p.text]


def told(folder: Path, *paragraphs: str, styles: str = "") -> list[str]:
    return [passage.role for passage in found(folder, *paragraphs, styles=styles)]


TITLED = p("甲局2011年工作总结", CENTRED, LARGE)
TEXT = p("2011年，全市真抓实干。")


@pytest.mark.parametrize(
    ("style", "role"),
    [
        ("Title", TITLE), ("Subtitle", SUBTITLE), ("Salutation", ADDRESSEE), ("heading 2", HEADING),
        ("Heading 3", HEADING),
        ("Signature", ISSUER), ("caption", CAPTION), ("附件说明", ATTACHMENTS), ("附件", ANNEX), ("toc 1", CONTENTS),
        ("Normal Indent", BODY),
    ],
)  # fmt: skip
def test_a_style_of_words_own_or_ours_says_it(style: str, role: str, tmp_path: Path) -> None:
    styled = p("全市科技工作要抓紧抓实，", style=style.replace(" ", ""))
    assert told(tmp_path, TITLED, TEXT, styled, styles=named(style))[-1] == role


def test_an_outline_level_makes_a_heading(tmp_path: Path) -> None:
    heading = found(tmp_path, TITLED, p("强化服务", '<w:outlineLvl w:val="1"/>'), styles=named("Normal"))[-1]
    assert (heading.role, heading.level, heading.form, heading.lead) == (HEADING, 2, "", 4)


def test_heading_1_as_large_as_a_title_and_in_the_middle_is_the_title(tmp_path: Path) -> None:
    titled = p("甲局2011年工作总结", CENTRED, LARGE, style="heading1")
    later = p("一、强化服务", style="heading1")
    assert told(tmp_path, titled, TEXT * 3, later, styles=named("heading 1")) == [TITLE, BODY, BODY, BODY, HEADING]


def test_paragraphs_of_a_title_are_one_title(tmp_path: Path) -> None:
    lines = [p("甲局关于报送", CENTRED, LARGE), p("2011年工作总结的报告", CENTRED, LARGE)]
    assert told(tmp_path, *lines, p("（2011年12月8日）", CENTRED), TEXT) == [TITLE, TITLE, SUBTITLE, BODY]


def test_a_first_line_set_like_text_may_be_a_title(tmp_path: Path) -> None:
    assert told(tmp_path, p("甲局2011年工作总结"), TEXT) == [TITLE, BODY]
    assert told(tmp_path, TEXT, TEXT) == [BODY, BODY]
    assert told(tmp_path, p("一、强化服务"), TEXT) == [HEADING, BODY]


def test_a_title_in_the_middle_is_one_however_it_is_set(tmp_path: Path) -> None:
    assert told(tmp_path, TITLED, TEXT * 5, p("2012年工作思路", CENTRED, LARGE), TEXT)[-2:] == [TITLE, BODY]
    assert told(tmp_path, TITLED, TEXT * 5, p("2012年工作思路"), TEXT)[-2:] == [TITLE, BODY]


@pytest.mark.parametrize("text", ["市人民政府：", "各县（市、区）人民政府，市政府各部门、各直属单位：", "市委:"])
def test_who_is_addressed_stands_under_the_title(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, TITLED, p(text), TEXT) == [TITLE, ADDRESSEE, BODY]
    assert told(tmp_path, TITLED, TEXT, p(text)) == [TITLE, BODY, BODY]


@pytest.mark.parametrize("text", ["现将全年工作情况总结如下：", "2011年，重点做好以下工作：", "一、主要做法："])
def test_an_introduction_that_ends_in_a_colon_is_no_addressee(text: str, tmp_path: Path) -> None:
    assert ADDRESSEE not in told(tmp_path, TITLED, p(text), TEXT)


@pytest.mark.parametrize(
    ("text", "level", "lead"),
    [
        ("一、强化服务，优化环境", 1, 11),
        ("（一）落实政策。举办培训班10期。", 2, 8),
        ("(二)培育企业", 2, 7),
        ("1.做“强”企业（一期）。全年新增21家。", 3, 13),
        ("（1）加大投入", 4, 7),
        ("①加大投入", 5, 5),
        ("1.全市企业21家，其中新增3家。", 3, 0),
        ("（1）召开工作会议；", 4, 0),
    ],
)
def test_a_number_at_the_start_makes_a_heading_up_to_its_first_stop(
    text: str, level: int, lead: int, tmp_path: Path
) -> None:
    heading = found(tmp_path, TITLED, TEXT, p(text))[-1]
    assert (heading.role, heading.level, heading.lead) == (HEADING if lead else BODY, level, lead)


@pytest.mark.parametrize(
    "text", ["一、二季度全市增长。", "3.5亿元投入使用。", "2011.12是截止期。", "一是抓项目。", "十二五期间。"]
)
def test_what_only_looks_like_a_number_makes_none(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, TITLED, TEXT, p(text))[-1].form == ""


@pytest.mark.parametrize(
    ("text", "form", "mark"),
    [
        ("一.甲", "一、", "一."),
        ("(一)、甲", "（一）", "(一)、"),
        ("1、甲", "1.", "1、"),
        ("2）甲", "（1）", "2）"),
        ("甲", "", ""),
    ],
)
def test_a_wrong_mark_is_still_a_mark(text: str, form: str, mark: str) -> None:
    assert marked(text) == (form, mark)


def test_where_the_face_changes_the_heading_ends(tmp_path: Path) -> None:
    kai = '<w:rFonts w:eastAsia="楷体"/>'
    runs = f"<w:r><w:rPr>{kai}</w:rPr><w:t>（一）落实政策</w:t></w:r><w:r><w:t>举办培训班10期。</w:t></w:r>"
    assert found(tmp_path, TITLED, f"<w:p>{runs}</w:p>")[-1].lead == 7


ENDING = [p("甲局", style=""), p("2011年12月8日")]


@pytest.mark.parametrize(
    "date", ["2011年12月8日", "2011年08月08日", "二〇一一年十二月八日", "二○一一年十二月", "2011-12-08"]
)
def test_a_date_of_any_form_ends_a_document_and_above_it_is_the_issuer(date: str, tmp_path: Path) -> None:
    assert told(tmp_path, TITLED, TEXT, p("甲局"), p("乙局"), p(""), p(date)) == [TITLE, BODY, ISSUER, ISSUER, DATE]


def test_text_above_a_date_is_no_issuer(tmp_path: Path) -> None:
    assert told(tmp_path, TITLED, TEXT, p("2011年12月8日")) == [TITLE, BODY, DATE]


def test_what_stands_after_the_text_is_told_apart(tmp_path: Path) -> None:
    listed = [p("附件：1.指标完成情况"), p("2.2012年项目表")]
    annexes = [p("附件1", "<w:pageBreakBefore/>"), p("指标完成情况", CENTRED), TEXT, p("抄送：市委办公室。")]
    assert told(tmp_path, TITLED, TEXT, *listed, *ENDING, p("（联系人：张三）"), *annexes) == [
        TITLE, BODY, ATTACHMENTS, ATTACHMENTS, ISSUER, DATE, REMARK, ANNEX, TITLE, BODY, IMPRINT,
    ]  # fmt: skip


def test_a_table_has_cells_a_caption_and_a_note(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('一、甲')}</w:tc></w:tr></w:tbl>"
    around = [p("表1 专利情况", CENTRED), table, p("注：快报数。")]
    assert told(tmp_path, TITLED, TEXT, *around, TEXT) == [TITLE, BODY, CAPTION, CELL, NOTE, BODY]


def test_blocks_have_the_roles_they_were_made_with() -> None:
    def runs(text: str) -> tuple[Run, ...]:
        return (Run(text),)

    made: list[blocks.Block] = [
        blocks.Title("", "", runs("总结")),
        blocks.Heading("", "", runs("一、甲"), 1, "一、"),
        blocks.Paragraph("", "", runs("乙。"), lead=runs("（一）甲。"), form="（一）"),
        blocks.Paragraph("", "", runs("市政府："), role="addressee"),
        blocks.Table("", "", ((runs("甲"), runs("乙")),)),
        blocks.PageBreak("", ""),
        blocks.Paragraph("", "", runs("丙"), "attachment", runs("附件：1.")),
        blocks.Signature("", "", ((runs("甲局"), runs("乙局")),), runs("2011年12月8日"), sealed=True),
    ]
    assert [(p.number, p.role, p.text, p.level, p.lead) for p in proof.of_blocks(made)] == [
        (1, TITLE, "总结", 0, 0), (2, HEADING, "一、甲", 1, 3), (3, HEADING, "（一）甲。乙。", 2, 5),
        (4, ADDRESSEE, "市政府：", 0, 0), (5, CELL, "甲", 0, 0), (6, CELL, "乙", 0, 0),
        (7, ATTACHMENTS, "附件：1.丙", 0, 0),
        (8, ISSUER, "甲局\t乙局", 0, 0), (9, DATE, "2011年12月8日", 0, 0),
    ]  # fmt: skip
