"""Whole documents: ours, the same through LibreOffice, one by python-docx, one laid out by hand, a red head."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import docx
import pytest

from generator import Options, catalog, examine, make, make_all, roles, write
from generator.build import Document
from generator.clause import MUST, judge
from generator.passage import ADDRESSEE, BLANK, HEAD, TITLE
from generator.readers.word import read
from generator.verify import proof
from generator.verify.clauses import LAYOUT, TEXT
from tests.clerk import EXAMPLES
from tests.readers.made import package, parts
from tests.test_examples import FLAGSHIP

from . import test_ends, test_faces, test_footer, test_headings, test_page, test_words
from .document import SEALED, UNSEALED, failed, good, spoilt, written


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped example as `niangao build` writes it."""
    document, findings = make(FLAGSHIP)
    assert document is not None, findings
    path = tmp_path_factory.mktemp("example") / "example.docx"
    path.write_bytes(write(document, "docx"))
    return path


@pytest.mark.parametrize("signature", [UNSEALED, SEALED], ids=["unsealed", "sealed"])
def test_a_good_document_breaks_no_rule(signature: str, tmp_path: Path) -> None:
    verdict = examine(written(good(signature), tmp_path / "good.docx"))
    assert verdict.findings == ()
    assert failed(verdict) == {}
    assert not verdict.failed


def documents(path: Path, options: Options | None = None) -> list[Document]:
    made, findings = make_all(path, options)
    assert made, findings
    return made


@pytest.mark.parametrize("style", catalog.styles(catalog.folders()))
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_in_every_style_breaks_no_rule_of_it(path: Path, style: str, tmp_path: Path) -> None:
    for document in documents(path, Options(style=style)):
        built = tmp_path / "built.docx"
        built.write_bytes(write(document, "docx"))
        verdict = examine(built, Options(style=style))
        assert failed(verdict) == {}
        assert len(verdict.of("passed")) > 70


@pytest.mark.parametrize("names", [["荣誉"], ["2010年计划", "2011年计划"], [f"第{n}项" for n in range(1, 101)]])
def test_attachments_of_any_number_and_name_break_no_rule(names: list[str], tmp_path: Path) -> None:
    report = tmp_path / "2011.yaml"
    listed = ", ".join(f"{{标题: {name}, 正文: 无。}}" for name in names)
    head = f"{{单位: 甲局, 年度: 2011, 类型: 工作总结, 附件: [{listed}]}}"
    report.write_text(f"报告: {head}\n总结: {{章节: [{{标题: 甲}}]}}\n", "utf-8")
    built = tmp_path / "built.docx"
    built.write_bytes(write(documents(report)[0], "docx"))
    assert failed(examine(built)) == {}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_texts_of_what_is_built_are_judged_before_there_is_a_file(path: Path, tmp_path: Path) -> None:
    for document in documents(path):
        built = tmp_path / "built.docx"
        built.write_bytes(write(document, "docx"))
        reading, _ = read(built)
        assert reading is not None
        passages = proof.of_blocks(document.blocks)
        found = [p for p in roles.find(reading) if p.role != BLANK]
        assert [(p.role, p.text, p.form, p.lead) for p in passages] == [(p.role, p.text, p.form, p.lead) for p in found]
        assert proof.prose(document.blocks) == []
        results = judge(TEXT, passages)
        assert [result.rule.key for result in results] == [rule.key for rule in TEXT]
        assert [result.rule.key for result in results if result.status == "failed"] == []


def test_a_style_for_both_sides_wants_mirrored_margins(example: Path) -> None:
    assert failed(examine(example, Options(style="公文-双面"))) == {"mirrored": ["不对称"]}


def test_a_style_that_names_a_face_for_digits_wants_that_face(example: Path) -> None:
    assert set(failed(examine(example, Options(style="公文-西文数字")))) == {"digit-face"}


@pytest.mark.rendered
@pytest.mark.usefixtures("office")
def test_a_save_by_libreoffice_loses_only_what_it_cannot_keep(example: Path, tmp_path: Path) -> None:
    """It reads w:autoSpaceDE and w:autoSpaceDN but does not write them: gaps beside digits come back."""
    profile, out = (tmp_path / "profile").as_uri(), str(tmp_path / "again")
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir", out]
    subprocess.run([*command, str(example)], check=True, capture_output=True, timeout=300)
    verdict = examine(tmp_path / "again" / "example.docx")
    assert set(failed(verdict)) == {"auto-space"}
    assert not verdict.failed


def plain() -> bytes:
    """What a first script with python-docx makes: its default template, its default styles."""
    document = docx.Document()
    document.add_heading("某市科学技术局2011年工作总结", 0)
    document.add_paragraph("2011年，全市科技系统真抓实干。现将情况总结如下：")
    document.add_heading("一、强化服务", 1)
    document.add_paragraph("（一）落实政策。举办培训班10期。")
    document.add_paragraph("某市科学技术局")
    document.add_paragraph("2011年8月2日")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_a_document_with_the_defaults_of_python_docx_breaks_what_must_hold(tmp_path: Path) -> None:
    path = tmp_path / "plain.docx"
    path.write_bytes(plain())
    verdict = examine(path)
    must = {result.rule.key for result in verdict.of("failed") if result.rule.strength == MUST}
    assert must == {
        "paper", "top-margin", "left-margin", "type-area", "colour", "title-centred", "heading-indent", "body-indent",
        "issuer-gap", "signature-shift", "signature-right", "number",
    }  # fmt: skip
    assert failed(verdict)["paper"] == ["215.9毫米×279.4毫米"]
    assert verdict.failed


# ------------------------------------------------------------------ laid out by hand

FAMILIES = (test_ends, test_faces, test_footer, test_headings, test_page, test_words)
FACE = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}"/>'
OFF = '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
LINES = f'{OFF}<w:spacing w:line="579" w:lineRule="exact"/>'


def by_hand(
    text: str, font: str = "仿宋", *, size: int = 32, ind: str = "", align: str = "both", lead: str = ""
) -> str:
    """A paragraph in no style at all: everything said on it and on its runs."""

    def run(words: str, face: str) -> str:
        tight = '<w:spacing w:val="-5"/>' if size == 32 else ""
        look = f'{FACE.format(face)}{tight}<w:sz w:val="{size}"/>'
        return f"<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>"

    runs = (run(lead, "楷体") if lead else "") + (run(text, font) if text else "")
    keep = "<w:keepNext/>" if font == "黑体" else ""
    layout = f'{keep}{LINES}<w:ind {ind}/><w:jc w:val="{align}"/>'
    return f"<w:p><w:pPr>{layout}</w:pPr>{runs}</w:p>"


TWO = 'w:firstLineChars="200" w:firstLine="640"'
BY_HAND = "".join(
    [
        by_hand("某市科学技术局2011年工作总结", "方正小标宋_GBK", size=44, align="center"),
        by_hand(""),
        by_hand("市人民政府：", ind="", align="left"),
        by_hand("2011年，全市科技系统真抓实干。现将情况总结如下：", ind=TWO),
        by_hand("一、强化服务", "黑体", ind=TWO),
        by_hand("举办培训班10期。", ind=TWO, lead="（一）落实政策。"),
        by_hand("1.开展宣讲。走访企业20家。", ind=TWO),
        by_hand(""),
        by_hand("某市科学技术局", ind='w:rightChars="200" w:right="640"', align="right"),
        by_hand("2011年8月2日", ind='w:left="6645"', align="left"),
    ]
)
FOOTER = (
    '<w:p><w:pPr><w:spacing w:line="280" w:lineRule="exact"/><w:ind w:{0}Chars="100"/><w:jc w:val="{0}"/></w:pPr>'
    + "".join(
        f'<w:r><w:rPr>{FACE.format("宋体")}<w:sz w:val="28"/></w:rPr>{inside}</w:r>'
        for inside in (
            "<w:t>— </w:t>",
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText>PAGE</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            "<w:t> —</w:t>",
        )
    )
    + "</w:p>"
)
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="even" r:id="footer2"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1587" w:right="1474"'
    ' w:footer="1430"/></w:sectPr>'
)
SETTINGS = '<w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'


def hand_made(path: Path, body: str = BY_HAND, section: str = SECTION, **others: str) -> Path:
    footers = {"footer1": FOOTER.format("right"), "footer2": FOOTER.format("left"), "settings": SETTINGS}
    path.write_bytes(package(parts(body + section, **{**footers, **others})))
    return path


def test_a_document_laid_out_by_hand_is_read_right(tmp_path: Path) -> None:
    reading, _ = read(hand_made(tmp_path / "hand.docx"))
    assert reading is not None
    assert [(p.role, p.level, p.lead) for p in roles.find(reading)] == [
        (TITLE, 0, 0), ("blank", 0, 0), (ADDRESSEE, 0, 0), ("body", 0, 0), ("heading", 1, 6), ("heading", 2, 8),
        ("heading", 3, 7), ("blank", 0, 0), ("issuer", 0, 0), ("date", 0, 0),
    ]  # fmt: skip


def test_a_document_laid_out_by_hand_may_break_no_rule(tmp_path: Path) -> None:
    assert failed(examine(hand_made(tmp_path / "hand.docx"))) == {}


def test_what_is_said_in_a_style_is_judged_like_what_is_said_by_hand(tmp_path: Path) -> None:
    """The same document, its paragraphs' properties moved into styles and these into their bases."""
    styles, moved = "", ""
    for number, paragraph in enumerate(BY_HAND.split("</w:p>")[:-1]):
        layout = paragraph.partition("<w:pPr>")[2].partition("</w:pPr>")[0]
        base, name = f'<w:style w:type="paragraph" w:styleId="b{number}">', f"s{number}"
        styles += f'{base}<w:name w:val="b{number}"/><w:pPr>{layout}</w:pPr></w:style>'
        styles += base.replace(f'"b{number}"', f'"{name}"') + f'<w:basedOn w:val="b{number}"/></w:style>'
        moved += paragraph.replace(layout, f'<w:pStyle w:val="{name}"/>') + "</w:p>"
    by_hand_too = examine(hand_made(tmp_path / "hand.docx"))
    by_style = examine(hand_made(tmp_path / "style.docx", moved, styles=styles))
    assert [(r.rule.key, r.status) for r in by_style.results] == [(r.rule.key, r.status) for r in by_hand_too.results]


def test_automatic_numbers_are_headings_too(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCountingThousand"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/>'
        '<w:spacing w:val="-5"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = BY_HAND.replace("一、强化服务", "强化服务").replace("<w:keepNext/>", listed)
    path = hand_made(tmp_path / "automatic.docx", body, numbering=numbering)
    reading, _ = read(path)
    assert reading is not None
    (heading,) = (p for p in roles.find(reading) if p.level == 1)
    assert (heading.text, heading.form, heading.lead) == ("一、强化服务", "一、", 6)
    assert failed(examine(path)) == {}


def test_theme_fonts_that_override_the_named_ones_are_seen(tmp_path: Path) -> None:
    """Word writes both; a program that sets only the name leaves the theme's font in force."""
    body = BY_HAND.replace('w:eastAsia="仿宋"', 'w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia"')
    fonts = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="等线"/>'
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        f"<a:minorFont>{fonts}</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
    )
    found = failed(examine(hand_made(tmp_path / "theme.docx", body, theme=theme)))
    assert set(found) == {"body-face", "level-3-face"}
    assert set(found["body-face"]) == {"等线"}


def test_a_red_head_is_no_title_and_may_be_red(tmp_path: Path) -> None:
    red = by_hand("某市科学技术局文件", "方正小标宋简体", size=72, align="center")
    red = red.replace("</w:rPr>", '<w:color w:val="FF0000"/></w:rPr>')
    head = red + by_hand("") + by_hand("某科〔2011〕12号", align="center")
    path = hand_made(tmp_path / "head.docx", head + BY_HAND)
    reading, _ = read(path)
    assert reading is not None
    assert [p.role for p in roles.find(reading)][:5] == [HEAD, "blank", HEAD, TITLE, "blank"]
    assert failed(examine(path)) == {}


def test_a_text_box_that_changes_sides_needs_no_second_footer(tmp_path: Path) -> None:
    """As WPS puts page numbers: one footer, its box at the outside of the page."""
    drawn = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    place = "<wp:positionH><wp:align>outside</wp:align></wp:positionH>"
    box = f"<w:txbxContent>{FOOTER.format('left')}</w:txbxContent>"
    footer = f'<w:p><w:r><w:drawing><wp:anchor xmlns:wp="{drawn}">{place}{box}</wp:anchor></w:drawing></w:r></w:p>'
    settings = SETTINGS.replace("<w:evenAndOddHeaders/>", "")
    assert failed(examine(hand_made(tmp_path / "box.docx", footer1=footer, settings=settings))) == {}


# ------------------------------------------------------------------------- sealed


@pytest.mark.parametrize(
    ("old", "new", "rule", "found"),
    [
        ('w:left="4279" w:right="0"', 'w:left="3649" w:right="0"', {"sealed-centre", "sealed-date"}, "偏了1字"),
        ('<w:ind w:left="4279"/>', '<w:ind w:left="4909"/>', {"sealed-centre"}, "偏了1字"),
    ],
)
def test_centres_that_differ_are_seen(old: str, new: str, rule: set[str], found: str, tmp_path: Path) -> None:
    faults = failed(examine(written(spoilt(good(SEALED), "document", old, new), tmp_path / "sealed.docx")))
    assert set(faults) == rule
    assert faults["sealed-centre"] == [found]


def test_a_sealed_date_must_leave_four_characters(tmp_path: Path) -> None:
    moved = spoilt(good(SEALED), "document", 'w:left="4279"', 'w:left="4909"')
    assert failed(examine(written(moved, tmp_path / "sealed.docx"))) == {"sealed-date": ["右空3字"]}


# ----------------------------------------------------------------------- all rules


def test_every_rule_has_its_own_key_and_a_clause() -> None:
    keys = [rule.key for rule in (*LAYOUT, *TEXT)]
    assert len(keys) == len(set(keys))
    assert all(rule.clause and rule.why.text() and rule.remedy.text() for rule in (*LAYOUT, *TEXT))


def test_every_rule_has_a_document_that_breaks_it() -> None:
    broken = {case.rule for family in FAMILIES for case in family.SPOILT}
    elsewhere = {"sealed-centre", "sealed-date", "mirrored"}  # above
    assert {rule.key for rule in (*LAYOUT, *TEXT)} - broken - elsewhere == set()


# --------------------------------------------------------------------------- grids


@pytest.mark.parametrize(
    ("space", "found"), [("-849", None), ("-842", None), ("-830", "27字（每字15.8磅）"), ("0", "27字（每字16磅）")]
)
def test_a_grid_of_characters_counts_like_condensed_type(space: str, found: str | None, tmp_path: Path) -> None:
    """-849 and -842 are what Word itself saves for 28 a line; -842 is the edge."""
    grid = f'<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="{space}"/></w:sectPr>'
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    body = BY_HAND.replace('<w:spacing w:val="-5"/>', "")
    path = hand_made(tmp_path / "grid.docx", body, styles=styles, section=SECTION.replace("</w:sectPr>", grid))
    assert set(failed(examine(path)).get("characters", [])) == ({found} if found else set())


@pytest.mark.parametrize(
    ("pitch", "found"), [("555", None), ("579", None), ("580", "21行（行距29磅）"), ("554", "23行（行距27.7磅）")]
)
def test_a_grid_of_lines_decides_where_the_paragraph_does_not(pitch: str, found: str | None, tmp_path: Path) -> None:
    grid = f'<w:docGrid w:type="lines" w:linePitch="{pitch}"/></w:sectPr>'
    body = BY_HAND.replace('<w:spacing w:line="579" w:lineRule="exact"/>', "")
    path = hand_made(tmp_path / "grid.docx", body, section=SECTION.replace("</w:sectPr>", grid))
    assert set(failed(examine(path)).get("lines", [])) == ({found} if found else set())


def test_a_seal_may_be_given_room_by_indents(tmp_path: Path) -> None:
    """Both lines aligned left: issuer (7字) and date (6.5字) have one middle, and the date ends 4字 from the edge."""
    # 字 of 315 twips: 8845 − 1260 − 2048 = 5537 for the date, a quarter 字 less for the longer issuer
    by_indent = UNSEALED.replace("6010", "5459").replace("6640", "5537")
    path = written(spoilt(good(), "document", UNSEALED, by_indent), tmp_path / "indent.docx")
    assert failed(examine(path)) == {}
