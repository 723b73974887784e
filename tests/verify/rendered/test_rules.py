"""Each rule of the rendered page finds what was spoilt, where it was, and nothing in a right document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.clause import ABSENT, FAILED, Fault, Place, Result, judge
from generator.passage import ANNEX, ATTACHMENTS, BLANK, BODY, DATE, HEADING, ISSUER, REMARK, TITLE, Passage
from generator.readers.word import read
from generator.reading import Paragraph
from generator.rendered import office
from generator.rendered.document import Rendered, trace
from generator.verdict import Verdict, shown
from generator.verify.clauses import LAYOUT, TEXT
from generator.verify.rendered import RULES
from generator.verify.rendered.filling import lost
from tests.rendered.once import once
from tests.rendered.pages import ENVIRONMENT, pages
from tests.rendered.synthetic import write
from tests.styles import gongwen

from .documents import RIGHT, SPOILT

pytestmark = [pytest.mark.rendered, pytest.mark.usefixtures("office")]

ALL = {**RIGHT, **SPOILT}
ROLES = {
    "Title": TITLE,
    "Attachments": ATTACHMENTS,
    "Annex": ANNEX,
    "Signature": ISSUER,
    "Date": DATE,
    "Remark": REMARK,
}


def passage(paragraph: Paragraph) -> Passage:
    """What a paragraph is, by the style it was given: rules are tested here, not how roles are told."""
    text, style = paragraph.text, paragraph.style
    if not text.strip():
        return Passage(BLANK, text, paragraph.number, paragraph=paragraph)
    if "heading" in style:
        level = 2 if style.endswith("2") else 1
        return Passage(HEADING, text, paragraph.number, level, lead=len(text), paragraph=paragraph)
    return Passage(ROLES.get(style, BODY), text, paragraph.number, paragraph=paragraph)


def make(folder: Path) -> None:
    """All documents, set in one run of LibreOffice."""
    files = [write(folder / f"{at}.docx", made.body, made.layout) for at, made in enumerate(ALL.values())]
    office.convert(files, folder, ENVIRONMENT)


@pytest.fixture(scope="session")
def folder(shared: Path) -> Path:
    return once(shared / "rules", make)


def rendered(folder: Path, name: str) -> Rendered:
    at = list(ALL).index(name)
    reading, faults = read(folder / f"{at}.docx")
    assert reading is not None, faults
    return trace([passage(paragraph) for paragraph in reading.paragraphs], pages(folder / f"{at}.pdf"))


def results(folder: Path, name: str) -> dict[str, Result]:
    """Results by key, without what tells these rules from those of the file."""
    judged = judge(RULES, rendered(folder, name), gongwen())
    return {result.rule.key.removeprefix("rendered-"): result for result in judged}


def broken(folder: Path, name: str) -> set[str]:
    return {key for key, result in results(folder, name).items() if result.status == FAILED}


def said(folder: Path, name: str, key: str, what: str = "faults") -> list[tuple[str, int, str]]:
    """What a rule found, or its steps: beginning of the paragraph, page, words."""
    outcome = results(folder, name)[key].outcome
    assert outcome is not None
    told: tuple[Fault, ...] = getattr(outcome, what)
    places = [fault.place or Place() for fault in told]
    return [(place.beginning, place.page, fault.found.text()) for place, fault in zip(places, told, strict=True)]


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_document_breaks_no_rule(name: str, folder: Path) -> None:
    assert {key: said(folder, name, key) for key in broken(folder, name)} == {}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_document_breaks_the_rule_it_was_spoilt_for_and_no_other(name: str, folder: Path) -> None:
    assert broken(folder, name) == set(SPOILT[name].broken)


def test_a_fault_of_lines_is_told_once_a_page(folder: Path) -> None:
    ((beginning, page, words),) = said(folder, "lines of 27", "line-characters")
    assert (beginning, page) == (f"{'科' * 19}…", 1)
    assert words == "“科科科科科科科科科科科…”25字，应是26字；本页还有2行"


def test_a_page_is_told_by_its_number_and_lines(folder: Path) -> None:
    assert said(folder, "lines of 580 twips", "page-lines") == [("", 1, "只有21行")]
    assert said(folder, "23 lines on a page", "page-lines") == [("", 1, "23行")]


def test_text_outside_is_told_with_its_distance(folder: Path) -> None:
    assert said(folder, "text left of the type area", "type-area") == [("短文", 1, "“短文”在版心左边之外3.5毫米")]


def test_a_title_that_wraps_is_shown_how_it_may_be_parted(folder: Path) -> None:
    ((_, page, words),) = said(folder, "a title that wraps", "title-breaks")
    assert page == 1
    assert words.startswith("在“某市科学技术局关于2011年工作和2012年”之后自动换行，可以分成：")
    lines = words.partition("可以分成：")[2].split(" / ")
    assert "".join(lines) == "某市科学技术局关于2011年工作和2012年工作思路的报告"
    assert len(lines) == 2


def test_where_a_signature_stands_is_told_in_characters(folder: Path) -> None:
    place = "signature-place"
    assert said(folder, "an issuer 3字 from the edge", place) == [("2011年12月28日", 1, "署名右空3.0字")]
    assert said(folder, "a date under the issuer's first", place) == [
        ("2011年12月28日", 1, "日期首字比署名首字右移1.0字")
    ]
    assert said(folder, "a date of a short issuer at the edge", place)[0][2].startswith("日期右空0.")
    assert said(folder, "a sealed date 2字 from the edge", place)[0][2].startswith("日期右空2.")


def test_what_is_expected_follows_the_seal(folder: Path) -> None:
    expected = {
        name: outcome.expected.text()
        for name in ("a sealed signature", "a date longer than the issuer")
        if (outcome := results(folder, name)["signature-place"].outcome)
    }
    assert expected == {
        "a sealed signature": "日期右空4字，署名以日期为准居中",
        "a date longer than the issuer": "署名右空2字，日期首字比署名首字右移2字",
    }


def test_paragraphs_to_tighten_are_proposed_fewest_characters_first(folder: Path) -> None:
    key = "signature-lines"
    assert said(folder, "paragraphs to tighten", key) == [
        ("", 2, "落款上方只有1行文字；前面省出4行，落款就能上到前一页")
    ]
    assert said(folder, "paragraphs to tighten", key, "steps") == [
        (f"{'乙' * 19}…", 1, "末行只有3个字，删去3个字省1行"),
        (f"{'丁' * 19}…", 1, "末行只有5个字，删去5个字省1行"),
        (f"{'甲' * 19}…", 1, "末行只有9个字，删去9个字省1行"),
        (f"{'丙' * 19}…", 1, "末行只有12个字，删去12个字省1行"),
    ]


def test_what_was_tightened_as_proposed_has_its_signature_on_the_page_before(folder: Path) -> None:
    assert len(rendered(folder, "paragraphs to tighten").pages) == 2
    assert len(rendered(folder, "paragraphs tightened as proposed").pages) == 1


def test_where_tightening_does_not_do_that_is_said(folder: Path) -> None:
    key = "signature-lines"
    assert said(folder, "a signature alone", key) == [("", 2, "落款上方只有0行文字；前面省出3行，落款就能上到前一页")]
    assert said(folder, "a signature alone", key, "steps") == [("", 0, "末行不超过14个字的段落只有0个，还要删改正文")]


def test_lines_saved_before_a_page_that_was_begun_on_purpose_are_not_proposed(folder: Path) -> None:
    name, key = "a part begun on its own page", "signature-lines"
    assert [words for _, _, words in said(folder, name, key, "steps")] == [
        "末行只有5个字，删去5个字省1行",
        "末行不超过14个字的段落只有1个，还要删改正文",
    ]


def test_a_document_without_signature_annex_or_title_has_nothing_to_judge_there(folder: Path) -> None:
    absent = {key for key, result in results(folder, "a mark forced overleaf").items() if result.status == ABSENT}
    assert absent >= {
        "signature-place",
        "signature-blank",
        "signature-page",
        "signature-lines",
        "annex-page",
    }
    assert absent >= {"title-breaks", "stranded-heading", "page-lines"}
    assert not absent & {
        "type-area",
        "lost-characters",
        "page-number",
        "line-characters",
    }


def test_characters_that_no_page_shows_are_told_with_their_paragraph(folder: Path) -> None:
    right = rendered(folder, "an annex")
    more = [*right.passages, Passage(BODY, "此段没有印出来", 99)]
    outcome = lost(trace(more, right.pages), gongwen())
    assert outcome is not None
    assert [(fault.place, fault.found.text()) for fault in outcome.faults] == [
        (Place(99, "此段没有印出来"), "少了“此段没有印出来”")
    ]


def test_every_rule_can_be_broken_and_none_has_the_name_of_a_rule_of_the_file() -> None:
    broken = {key for made in SPOILT.values() for key in made.broken}
    assert {f"rendered-{key}" for key in broken | {"lost-characters"}} == {rule.key for rule in RULES}
    assert len({rule.key for rule in (*LAYOUT, *TEXT, *RULES)}) == len([*LAYOUT, *TEXT, *RULES])


def test_steps_are_shown_behind_what_to_do_and_in_json(folder: Path) -> None:
    result = results(folder, "paragraphs to tighten")["signature-lines"]
    verdict = Verdict("a.docx", "公文", (result,))
    lines = shown(verdict, "full").splitlines()
    advice = next(at for at, line in enumerate(lines) if line.strip().startswith("怎么改"))
    assert lines[advice + 1 : advice + 3] == [
        f"      - 第1页第2段“{'乙' * 19}…”: 末行只有3个字，删去3个字省1行",
        f"      - 第1页第4段“{'丁' * 19}…”: 末行只有5个字，删去5个字省1行",
    ]
    (data,) = json.loads(shown(verdict, "json"))["results"]
    assert [(step["page"], step["paragraph"]) for step in data["steps"]] == [(1, 2), (1, 4), (1, 1), (1, 3)]
