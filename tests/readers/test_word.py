"""What truly holds for a paragraph, wherever it was said: defaults, styles, theme, numbering, the paragraph itself."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.reading import Grid, Indent, Look

from .made import OFFICE, PAGE, only, package, parts, reading

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
TEXT = "<w:r><w:t>甲</w:t></w:r>"
FANGSONG = '<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋"/>'


def style(name: str, inside: str = "", *, based_on: str = "", kind: str = "paragraph", default: bool = False) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    head = f'<w:style w:type="{kind}" w:styleId="{name}"{first}>'
    return f'{head}<w:name w:val="{name}"/>{base}{inside}</w:style>'


def p(properties: str = "", runs: str = TEXT, named: str = "") -> str:
    named = f'<w:pStyle w:val="{named}"/>' if named else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def defaults(run: str = "", paragraph: str = "") -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


# ------------------------------------------------------------------------ looks


def test_the_face_comes_from_the_nearest_that_names_it(tmp_path: Path) -> None:
    styles = (
        defaults(f'{FANGSONG}<w:sz w:val="32"/>')
        + style("甲", '<w:rPr><w:sz w:val="44"/><w:color w:val="FF0000"/></w:rPr>')
        + style("乙", "<w:rPr><w:b/></w:rPr>", based_on="甲")
    )
    runs = '<w:r><w:rPr><w:color w:val="000000"/></w:rPr><w:t>字</w:t></w:r>'
    (stretch,) = only(tmp_path, p(runs=runs, named="乙"), styles=styles).stretches
    assert stretch.look == Look("仿宋", 44, bold=True)


def test_digits_and_hanzi_of_one_run_are_told_apart(tmp_path: Path) -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial" w:eastAsia="仿宋"/></w:rPr>'
    paragraph = only(tmp_path, p(runs=f"<w:r>{fonts}<w:t>2011年“甲”é</w:t></w:r>"))
    assert [(s.text, s.slot, s.look.font) for s in paragraph.stretches] == [
        ("2011", "ascii", "Times New Roman"),
        ("年", "eastAsia", "仿宋"),
        ("“", "hAnsi", "Arial"),
        ("甲", "eastAsia", "仿宋"),
        ("”é", "hAnsi", "Arial"),
    ]


def test_a_hint_makes_quotes_and_dashes_chinese(tmp_path: Path) -> None:
    fonts = '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="仿宋"/></w:rPr>'
    paragraph = only(tmp_path, p(runs=f"<w:r>{fonts}<w:t>“—…·é1</w:t></w:r>"))
    assert [(s.text, s.look.font) for s in paragraph.stretches] == [("“—…·", "仿宋"), ("é", "Arial"), ("1", "Arial")]


def theme(east: str = "", hans: str = "宋体") -> str:
    fonts = f'<a:latin typeface="Calibri"/><a:ea typeface="{east}"/><a:cs typeface=""/>'
    scripts = f'<a:font script="Jpan" typeface="MS Mincho"/><a:font script="Hans" typeface="{hans}"/>'
    return (
        f'<a:theme xmlns:a="{DRAWING}"><a:themeElements><a:fontScheme>'
        f"<a:majorFont>{fonts}{scripts}</a:majorFont><a:minorFont>{fonts}{scripts}</a:minorFont>"
        "</a:fontScheme></a:themeElements></a:theme>"
    )


def test_a_theme_font_beats_the_name_beside_it(tmp_path: Path) -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="仿宋" w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia"/></w:rPr>'
    paragraph = only(tmp_path, p(runs=f"<w:r>{fonts}<w:t>1年</w:t></w:r>"), theme=theme("等线"))
    assert [s.look.font for s in paragraph.stretches] == ["仿宋", "等线"]


def test_a_theme_without_an_east_asian_font_has_one_for_chinese(tmp_path: Path) -> None:
    styles = defaults('<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>')
    paragraph = only(tmp_path, p(runs="<w:r><w:t>1年</w:t></w:r>"), styles=styles, theme=theme())
    assert [s.look.font for s in paragraph.stretches] == ["Calibri", "宋体"]


def test_a_name_said_nearer_beats_a_theme_said_before(tmp_path: Path) -> None:
    styles = defaults('<w:rFonts w:eastAsiaTheme="minorEastAsia"/>')
    runs = '<w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr><w:t>年</w:t></w:r>'
    assert only(tmp_path, p(runs=runs), styles=styles, theme=theme("等线")).stretches[0].look.font == "仿宋"


@pytest.mark.parametrize(
    ("colour", "seen"),
    [
        ('<w:color w:val="auto"/>', "auto"),
        ('<w:color w:val="000000"/>', "auto"),
        ('<w:color w:val="0d0d0d" w:themeColor="text1"/>', "auto"),
        ('<w:color w:val="ff0000"/>', "FF0000"),
        ("", "auto"),
    ],
)
def test_black_is_black_however_it_is_said(colour: str, seen: str, tmp_path: Path) -> None:
    runs = f"<w:r><w:rPr>{colour}</w:rPr><w:t>年</w:t></w:r>"
    assert only(tmp_path, p(runs=runs)).stretches[0].look.colour == seen


def test_a_bold_character_style_in_a_bold_paragraph_is_not_bold(tmp_path: Path) -> None:
    styles = style("甲", "<w:rPr><w:b/></w:rPr>") + style("强调", "<w:rPr><w:b/></w:rPr>", kind="character")
    emphasised = '<w:r><w:rPr><w:rStyle w:val="强调"/></w:rPr><w:t>乙</w:t></w:r>'
    paragraph = only(tmp_path, p(runs=TEXT + emphasised, named="甲"), styles=styles)
    assert [s.look.bold for s in paragraph.stretches] == [True, False]


def test_hidden_text_and_deleted_text_are_not_there(tmp_path: Path) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r>"
    revised = "<w:del><w:r><w:delText>丙</w:delText></w:r></w:del><w:ins><w:r><w:t>丁</w:t></w:r></w:ins>"
    found = reading(tmp_path, p(runs=TEXT + hidden + revised))
    assert [paragraph.text for paragraph in found.paragraphs] == ["甲丁"]
    assert found.revisions == 2


def test_a_fields_code_is_no_text_and_its_result_is(tmp_path: Path) -> None:
    runs = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* Arabic </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>页</w:t></w:r>'
        '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    )
    paragraph = only(tmp_path, p(runs=runs))
    assert [(s.text, s.field) for s in paragraph.stretches] == [("3", "PAGE"), ("页", ""), ("9", "NUMPAGES")]


# --------------------------------------------------------------------- paragraphs


def indent(folder: Path, ind: str, *, base: str = "", size: int = 32) -> Indent:
    styles = defaults(f'<w:sz w:val="{size}"/>') + style("甲", f"<w:pPr>{base}</w:pPr>")
    return only(folder, p(ind, named="甲"), styles=styles).layout.indent


def test_characters_win_over_twips(tmp_path: Path) -> None:
    found = indent(tmp_path, '<w:ind w:firstLineChars="200" w:firstLine="480"/>')
    assert (found.first, found.first_characters) == (640, Decimal(2))


def test_characters_of_a_style_win_over_twips_of_the_paragraph(tmp_path: Path) -> None:
    """As in Word: who only types 0 twips leaves the style's two 字."""
    found = indent(tmp_path, '<w:ind w:firstLine="0"/>', base='<w:ind w:firstLineChars="200"/>')
    assert found.first == 640
    found = indent(tmp_path, '<w:ind w:firstLineChars="0" w:firstLine="0"/>', base='<w:ind w:firstLineChars="200"/>')
    assert found.first == 0


def test_no_characters_and_some_twips_are_these_twips(tmp_path: Path) -> None:
    assert indent(tmp_path, '<w:ind w:firstLineChars="0" w:firstLine="600"/>').first == 600


def test_a_hanging_line_takes_a_first_line_away(tmp_path: Path) -> None:
    found = indent(tmp_path, '<w:ind w:left="900" w:hanging="420"/>', base='<w:ind w:firstLine="640"/>')
    assert (found.left, found.first) == (900, -420)


def test_left_characters_leave_the_hanging_part_out(tmp_path: Path) -> None:
    chars = '<w:ind w:leftChars="200" w:left="1920" w:hangingChars="400" w:hanging="1280"/>'
    found = indent(tmp_path, chars)
    assert (found.left, found.first, found.characters("left", 32)) == (1920, -1280, Decimal(6))


def test_an_indent_in_twips_is_so_many_characters_of_a_size(tmp_path: Path) -> None:
    assert indent(tmp_path, '<w:ind w:firstLine="640"/>').characters("first", 32) == 2


def test_lengths_may_have_a_unit(tmp_path: Path) -> None:
    paragraph = only(
        tmp_path, p('<w:spacing w:line="28.95pt" w:lineRule="exact" w:before="10mm"/><w:ind w:left="1cm"/>')
    )
    assert (paragraph.layout.line, paragraph.layout.before, paragraph.layout.indent.left) == (579, 567, 567)


def test_what_is_no_length_says_nothing(tmp_path: Path) -> None:
    assert only(tmp_path, p('<w:spacing w:line="很大"/>')).layout.line == 240


def test_a_style_based_on_itself_is_read_once(tmp_path: Path) -> None:
    styles = style("甲", '<w:pPr><w:jc w:val="center"/></w:pPr>', based_on="乙") + style("乙", based_on="甲")
    assert only(tmp_path, p(named="甲"), styles=styles).layout.align == "center"


def test_a_paragraph_without_style_has_the_default_one(tmp_path: Path) -> None:
    styles = style("Normal", '<w:pPr><w:widowControl w:val="0"/></w:pPr>', default=True)
    for named in ("", "没有"):
        paragraph = only(tmp_path, p(named=named), styles=styles)
        assert (paragraph.style, paragraph.layout.widow_control) == ("Normal", False)


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("heading 1", "heading 1"),
        ("标题 1", "heading 1"),
        ("标题2", "heading 2"),
        ("目录 3", "toc 3"),
        ("标题", "Title"),
        ("正文", "Normal"),
        ("公文正文", "公文正文"),
    ],
)
def test_words_own_styles_have_their_english_names_whoever_wrote_them(name: str, english: str, tmp_path: Path) -> None:
    named = f'<w:style w:type="paragraph" w:styleId="1"><w:name w:val="{name}"/></w:style>'
    assert only(tmp_path, p(named="1"), styles=named).style == english


PROPERTIES = [
    '<w:jc w:val="right"/>',
    '<w:ind w:firstLineChars="200" w:firstLine="640"/>',
    '<w:ind w:left="900" w:hanging="300"/>',
    '<w:spacing w:line="579" w:lineRule="exact" w:before="20"/>',
    "<w:keepNext/>",
    '<w:snapToGrid w:val="0"/>',
    '<w:autoSpaceDE w:val="false"/>',
    '<w:outlineLvl w:val="1"/>',
]
RUNS = ["<w:b/>", FANGSONG, '<w:sz w:val="32"/>', '<w:spacing w:val="-5"/>', '<w:color w:val="FF0000"/>']


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.lists(st.sampled_from(PROPERTIES), unique=True), st.lists(st.sampled_from(RUNS), unique=True), st.integers(0, 3)
)
def test_it_is_the_same_wherever_it_is_said(tmp_path: Path, of_p: list[str], of_r: list[str], depth: int) -> None:
    """Properties of the paragraph itself, moved into its style, that one's base, or the document's defaults."""
    paragraph, run = "".join(of_p), "".join(of_r)
    runs = f"<w:r><w:rPr>{run}</w:rPr><w:t>甲1</w:t></w:r>"
    direct = only(tmp_path, p(paragraph + f"<w:rPr>{run}</w:rPr>", runs, "甲"), styles=style("甲"))
    said = f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr>"
    styles = [
        style("甲", said),
        style("甲", based_on="乙") + style("乙", said),
        style("甲", said, based_on="乙") + style("乙", '<w:pPr><w:spacing w:after="0"/></w:pPr>'),
        defaults(run, paragraph) + style("甲"),
    ][depth]
    assert only(tmp_path, p(runs="<w:r><w:t>甲1</w:t></w:r>", named="甲"), styles=styles) == direct


# ------------------------------------------------------------------------ numbers


def listed(*levels: str, override: str = "") -> str:
    inside = "".join(f'<w:lvl w:ilvl="{n}">{level}</w:lvl>' for n, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="7">{inside}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'
    )


FIRST = (
    '<w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/>'
)
SECOND = '<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/>'
THIRD = '<w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/><w:pPr><w:ind w:left="900" w:hanging="420"/></w:pPr>'


def numbered(level: int, number: int = 1) -> str:
    return p(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_part_of_the_text(tmp_path: Path) -> None:
    body = "".join(map(numbered, (0, 1, 1, 0, 1, 2, 2)))
    found = reading(tmp_path, body, numbering=listed(FIRST, SECOND, THIRD))
    texts = [paragraph.text for paragraph in found.paragraphs]
    assert texts == ["一、甲", "（一）甲", "（二）甲", "二、甲", "（一）甲", "1.\t甲", "2.\t甲"]
    assert [paragraph.mark for paragraph in found.paragraphs[:2]] == ["一、", "（一）"]


def test_lists_of_one_family_count_on_unless_one_starts_anew(tmp_path: Path) -> None:
    body = numbered(0) + numbered(0, 2) + numbered(0)
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    texts = [paragraph.text for paragraph in reading(tmp_path, body, numbering=listed(FIRST)).paragraphs]
    assert texts == ["一、甲", "二、甲", "三、甲"]
    texts = [p.text for p in reading(tmp_path, body, numbering=listed(FIRST, override=again)).paragraphs]
    assert texts == ["一、甲", "五、甲", "六、甲"]


@pytest.mark.parametrize("start", ["99999999999", "9" * 5000, "-1", "x"])
def test_a_number_that_no_list_begins_with_counts_as_one(start: str, tmp_path: Path) -> None:
    letters = FIRST.replace("chineseCountingThousand", "lowerLetter").replace(
        'w:start w:val="1"', f'w:start w:val="{start}"'
    )
    assert only(tmp_path, numbered(0), numbering=listed(letters)).text.startswith("a、")


def test_a_lists_indents_stand_above_the_style_and_under_the_paragraph(tmp_path: Path) -> None:
    styles = style("甲", '<w:pPr><w:ind w:left="100"/></w:pPr>')
    numbers = listed(FIRST + '<w:pPr><w:ind w:left="900"/></w:pPr>')
    listed_here = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    assert only(tmp_path, p(listed_here, named="甲"), styles=styles, numbering=numbers).layout.indent.left == 900
    own = p(f'{listed_here}<w:ind w:left="300"/>', named="甲")
    assert only(tmp_path, own, styles=styles, numbering=numbers).layout.indent.left == 300


def test_a_style_that_names_a_list_keeps_its_own_indents(tmp_path: Path) -> None:
    within = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="300"/></w:pPr>'
    numbers = listed(FIRST + '<w:pStyle w:val="甲"/><w:pPr><w:ind w:left="900" w:right="50"/></w:pPr>')
    paragraph = only(tmp_path, p(named="甲"), styles=style("甲", within), numbering=numbers)
    assert (paragraph.text, paragraph.layout.indent.left, paragraph.layout.indent.right) == ("一、甲", 300, 50)


def test_a_paragraph_can_leave_its_styles_list(tmp_path: Path) -> None:
    within = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = p('<w:numPr><w:numId w:val="0"/></w:numPr>', named="甲")
    assert only(tmp_path, body, styles=style("甲", within), numbering=listed(FIRST)).text == "甲"


def test_an_automatic_number_looks_as_its_level_says(tmp_path: Path) -> None:
    look = '<w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/></w:rPr>'
    paragraph = only(tmp_path, numbered(0), numbering=listed(FIRST + look))
    assert [(s.text, s.look.font) for s in paragraph.stretches] == [("一、", "黑体"), ("甲", "")]


# -------------------------------------------------------------------------- pages


def test_every_way_to_begin_a_page_is_seen(tmp_path: Path) -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    ways = [p(), p("<w:pageBreakBefore/>"), p(runs=page + TEXT), p(runs=TEXT + page), p(), p(f"{PAGE}"), p()]
    found = reading(tmp_path, "".join(ways) + PAGE)
    assert [paragraph.new_page for paragraph in found.paragraphs] == [False, True, True, False, True, False, True]
    assert [paragraph.section for paragraph in found.paragraphs] == [0, 0, 0, 0, 0, 0, 1]


def test_a_continuous_section_begins_no_page(tmp_path: Path) -> None:
    body = p(PAGE) + p() + PAGE.replace("<w:sectPr>", '<w:sectPr><w:type w:val="continuous"/>')
    assert [paragraph.new_page for paragraph in reading(tmp_path, body).paragraphs] == [False, False]


def test_paragraphs_of_tables_are_counted_and_marked(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{p()}</w:tc><w:tc>{p()}</w:tc></w:tr></w:tbl>"
    found = reading(tmp_path, p() + table + f"<w:sdt><w:sdtContent>{p()}</w:sdtContent></w:sdt>")
    assert [(each.number, each.table) for each in found.paragraphs] == [(1, False), (2, True), (3, True), (4, False)]


SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="even" r:id="footer2"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1587"'
    ' w:right="1474" w:footer="1430"/>'
    '<w:pgNumType w:fmt="numberInDash" w:start="3"/><w:titlePg/>'
    '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/></w:sectPr>'
)


def test_a_section_has_its_paper_grid_and_footers(tmp_path: Path) -> None:
    section = reading(tmp_path, SECTION, footer1=p(), footer2=p()).sections[0]
    assert (section.text_width, section.text_height, section.footer) == (8845, 12756, 1430)
    assert section.grid == Grid("linesAndChars", 579, -849)
    assert (section.title_page, section.number_format, section.number_start) == (True, "numberInDash", 3)
    assert {kind: [each.text for each in footer] for kind, footer in section.footers.items()} == {
        "default": ["甲"],
        "even": ["甲"],
    }


def test_a_later_section_has_the_footers_of_the_one_before(tmp_path: Path) -> None:
    first, second = reading(tmp_path, p(SECTION) + PAGE, footer1=p(), footer2=p()).sections
    assert first.footers == second.footers


def test_a_text_box_in_a_footer_is_read_once_and_says_where_it_stands(tmp_path: Path) -> None:
    shapes = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    drawn = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    box = f"<w:txbxContent>{p()}</w:txbxContent>"
    place = "<wp:positionH><wp:align>outside</wp:align></wp:positionH>"
    choice = f'<m:Choice><wp:anchor xmlns:wp="{drawn}">{place}{box}</wp:anchor></m:Choice>'
    either = f"{choice}<m:Fallback>{box}</m:Fallback>"
    runs = f'<w:r><m:AlternateContent xmlns:m="{shapes}">{either}</m:AlternateContent></w:r>'
    (footer,) = reading(tmp_path, SECTION, footer1=p(runs=runs)).sections[0].footers.values()
    assert [(each.text, each.frame) for each in footer] == [("", ""), ("甲", "outside")]


def test_settings_are_read(tmp_path: Path) -> None:
    said = (
        '<w:evenAndOddHeaders/><w:mirrorMargins w:val="0"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:val="14"/></w:compat>'
    )
    found = reading(tmp_path, PAGE, settings=said).settings
    assert (found.even_and_odd, found.mirror_margins, found.compatibility) == (True, False, 14)
    assert found.compression == "compressPunctuation"


def test_a_strict_file_is_read_like_any_other(tmp_path: Path) -> None:
    from generator.readers.word import read  # noqa: PLC0415

    strict = "http://purl.oclc.org/ooxml"
    made = parts(p('<w:jc w:val="start"/>'), styles=style("甲"))
    data = package(
        {
            name: str(part)
            .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", f"{strict}/wordprocessingml/main")
            .replace(OFFICE, f"{strict}/officeDocument/relationships")
            for name, part in made.items()
        }
    )
    path = tmp_path / "strict.docx"
    path.write_bytes(data)
    found, _ = read(path)
    assert found is not None
    assert [paragraph.text for paragraph in found.paragraphs] == ["甲"]
