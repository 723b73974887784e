"""A set table → its XML: joined cells, places of figures, what stays whole and together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blocks import Block, Merged, Table
from generator.columns import measured
from generator.typeset import typeset
from generator.writers import txt
from generator.writers.docx import body, write
from tests.notation import block, blocks
from tests.rendered.document import text as text_of_file
from tests.styles import audited, base, gongwen
from tests.writers.test_docx import PROPERTIES


def table(text: str, *merged: tuple[int, int, int, int], header: int = 1) -> Table:
    made = block(text)
    assert isinstance(made, Table)
    return measured(made._replace(merged=tuple(Merged(*one) for one in merged), header=header), gongwen())[0]


def xml(*made: Block) -> str:
    return "".join(body(list(made), gongwen())).replace("w:", "")


def rows(*made: Block) -> list[list[str]]:
    """Every row's cells: what they are and where they stand, without widths, style and text."""
    said = re.compile(r"<tcW [^>]*>|<pStyle [^>]*>|<r>.*?</r>|</?(p|tc|tcPr|pPr)>")
    found = re.findall("<tr>.*?</tr>", xml(*made))
    return [[said.sub("", cell) for cell in re.findall("<tc>.*?</tc>", row)] for row in found]


KEPT = "<keepNext/>"


def test_a_cell_over_columns_and_one_over_rows() -> None:
    made = table("|甲|乙|‖|丙|丁‖1|2|3", (0, 0, 2, 1), (0, 1, 1, 2), header=2)
    assert rows(made)[:2] == [
        [f'<vMerge val="restart"/>{KEPT}', f'<gridSpan val="2"/>{KEPT}'],
        [f"<vMerge/>{KEPT}", KEPT, KEPT],
    ]


def test_a_joined_cell_is_as_wide_as_its_columns() -> None:
    made = table("|甲||丙‖1|2|3", (0, 0, 1, 2))
    widths = [int(found) for found in re.findall(r'<tcW w="(\d+)"', xml(made))]
    assert widths[:2] == [widths[2] + widths[3], widths[4]]


def test_figures_stand_from_the_right_by_what_follows_their_point() -> None:
    first, second, third = [row[0] for row in rows(table("|头‖12.5‖3‖—"))[1:]]
    ends = [int(found) for found in re.findall(r'<ind right="(\d+)"/><jc val="right"/>', first + second)]
    assert ends[1] - ends[0] == 2 * 140
    assert third == ""


def test_figures_alike_all_stand_in_one_place() -> None:
    assert len({row[0] for row in rows(table("|头‖12‖3456‖789"))[1:]}) == 1


def test_blanks_before_a_text_are_an_indent() -> None:
    first, second = rows(table("|头‖甲‖　　乙"))[1:]
    assert first == ['<jc val="left"/>']
    assert second == ['<ind leftChars="200" left="560"/><jc val="left"/>']
    assert "\u3000" not in xml(table("|头‖甲‖　　乙"))


@pytest.mark.parametrize(
    ("following", "kept"), [("_注：略。", True), ("~甲局|2011年", True), ("乙", False), ("|丙", False)]
)
def test_the_last_row_stays_with_the_note_or_signature(following: str, kept: bool) -> None:
    assert [KEPT in "".join(row) for row in rows(table("|头‖1‖2"), block(following))[:3]] == [True, False, kept]


def test_rows_stay_whole_unless_one_would_fill_a_page() -> None:
    text = xml(table(f"|头|头‖{'长' * 2000}|2‖短|3"))
    assert [("cantSplit" in row) for row in re.findall("<tr>.*?</tr>", text)] == [True, False, True]


def test_smaller_type_is_said_of_every_run() -> None:
    made = table(f"|{'|'.join(['数“'] * 9)}‖{'|'.join(['123456'] * 9)}")
    assert made.size == 24
    assert xml(made).count('<sz val="24"/><szCs val="24"/></rPr>') == 18


TABLES = [
    table("|甲|乙|‖|丙|丁‖1|2.5|3‖4|5|—", (0, 0, 2, 1), (0, 1, 1, 2), (2, 0, 2, 1), header=2),
    table("|头|头‖　其中：甲|12.5%‖　　　　乙 & <丙>|3%"),
    table(f"|{'|'.join(['数“'] * 9)}‖{'|'.join(['123456'] * 9)}"),
    table(f"|头|头‖{'长' * 2000}|2"),
]


@pytest.mark.parametrize("made", TABLES)
def test_the_audit_finds_nothing_and_the_text_format_is_its_text(made: Table, tmp_path: Path) -> None:
    found, _ = typeset([*blocks("# 甲\n^表\n⌐单位：件"), made, *blocks("_注\n乙")], gongwen())
    data = write(found, base(), gongwen(), PROPERTIES)
    assert audited(data, tmp_path) == []
    (tmp_path / "甲.docx").write_bytes(data)
    assert text_of_file(tmp_path / "甲.docx") == txt.write(found).removesuffix("\n")
