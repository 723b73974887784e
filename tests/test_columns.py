"""Columns by what they say: widths that fill the type area, figures under their points, text that wraps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.blocks import Column, Merged, Run, Table
from generator.columns import MARGIN, measured, tail, width
from generator.style import Style
from tests.notation import block
from tests.styles import gongwen

AREA = 8845
HALF = 140  # 四号 is 14 points


def columns(text: str, style: Style | None = None) -> tuple[Column, ...]:
    table = block(text)
    assert isinstance(table, Table)
    return measured(table, style or gongwen())[0].columns


def aligned(text: str) -> list[str]:
    return [column.align for column in columns(text)]


@pytest.mark.parametrize(
    ("text", "halves"), [("", 0), ("甲", 2), ("甲1", 3), ("23.8%", 5), ("“甲”", 6), ("椪", 2), ("𠮷", 4), ("×", 2)]
)
def test_a_text_is_as_wide_as_it_is_set(text: str, halves: int) -> None:
    assert width(text) == halves


@pytest.mark.parametrize(
    ("text", "halves"),
    [("12", 0), ("12.5", 2), ("12.50%", 4), ("1,234件", 2), ("约500人次", 4), ("-3.2", 2), ("—", -1), ("", -1)],
)
def test_what_follows_the_whole_number_is_a_figures_tail(text: str, halves: int) -> None:
    assert tail(text) == halves


@pytest.mark.parametrize("text", ["|甲|乙‖1|2", "|甲|很长很长的表头‖1|2", f"|甲|乙‖{'长' * 90}|2", "|甲‖1"])
def test_columns_fill_the_type_area(text: str) -> None:
    assert sum(column.width for column in columns(text)) == AREA


def test_what_is_left_of_the_room_is_shared_out_alike() -> None:
    one, other = columns("|甲|四个字啊‖1|2")
    assert other.width - one.width == pytest.approx((8 - 2) * HALF, abs=1)


def test_a_long_text_wraps_and_what_is_short_keeps_its_line() -> None:
    text, number = columns(f"|项目|数‖{'长' * 60}|12345")
    assert (text.align, text.lines) == ("left", 3)
    assert number.width >= 5 * HALF + MARGIN
    assert text.width > number.width


@pytest.mark.parametrize(
    ("cells", "align"),
    [
        ("12‖345", "figures"),
        ("12.5%‖3%", "figures"),
        ("约12件‖3件", "figures"),
        ("约12件‖3万元", "center"),
        ("412.6万人次‖35.2亿元‖143家", "center"),
        ("-25.9%‖0.8个百分点", "center"),
        ("12‖—", "figures"),
        ("12‖", "figures"),
        ("-1.2‖3", "figures"),
        ("1,234‖5", "figures"),
        ("甲‖乙", "center"),
        ("12‖甲", "center"),
        ("1—2项‖3项", "center"),
        ("—‖—", "center"),
        ("2011年12月‖2012年1月", "center"),
        ("　甲‖乙", "left"),
    ],
)
def test_a_column_of_figures_is_known(cells: str, align: str) -> None:
    assert aligned(f"|头‖{cells}") == [align]


def test_a_joined_cell_does_not_widen_its_first_column() -> None:
    table = block(f"|{'很长' * 9}||丙‖1|2|3")
    assert isinstance(table, Table)
    alone, joined = table, table._replace(merged=(Merged(0, 0, 1, 2),))
    assert measured(alone, gongwen())[0].columns[0].width > measured(alone, gongwen())[0].columns[1].width
    assert len({column.width for column in measured(joined, gongwen())[0].columns[:2]}) == 1


def test_type_is_made_smaller_before_a_number_is_broken() -> None:
    row = "|".join(["123456"] * 9)
    table = block(f"|{'|'.join(['数'] * 9)}‖{row}")
    assert isinstance(table, Table)
    done, narrow = measured(table, gongwen())
    assert (done.size, narrow) == (24, False)
    assert all(column.width >= 6 * 120 + MARGIN for column in done.columns)


def test_a_table_that_is_too_wide_for_the_smallest_type_is_told() -> None:
    row = "|".join(["1234567890"] * 12)
    table = block(f"|{row}‖{row}")
    assert isinstance(table, Table)
    done, narrow = measured(table, gongwen())
    assert narrow
    assert sum(column.width for column in done.columns) == AREA


TEXTS = st.text(st.sampled_from("甲乙丙12.,%—　约件"), max_size=30)


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 8).flatmap(lambda n: st.lists(st.lists(TEXTS, min_size=n, max_size=n), min_size=2, max_size=6)))
def test_whatever_the_cells_say_they_stand_within_the_type_area(rows: list[list[str]]) -> None:
    table = Table("", "", tuple(tuple((Run(text),) if text else () for text in row) for row in rows))
    done, _ = measured(table, gongwen())
    half = (done.size or 28) * 5
    assert sum(column.width for column in done.columns) == AREA
    for column, cells in zip(done.columns, zip(*rows, strict=True), strict=True):
        assert column.width > MARGIN
        assert column.right >= 0
        for text in cells[1:]:
            if column.align == "figures" and tail(text) >= 0:
                right = column.right + (column.tail - tail(text)) * half
                assert right + width(text) * half <= column.width - MARGIN + half * 2


def test_numbers_of_other_units_are_not_broken_though_they_stand_in_the_middle() -> None:
    cells = "412.6万人次|368.4万人次|12.0|400万人次|103.2‖文化下乡演出|326场|298场|9.4|300场|108.7"
    found = columns(f"|指标|2025年|2024年|比上年增长（%）|2025年目标|完成率（%）‖接待游客|{cells}")
    assert [column.align for column in found[1:]] == ["center", "center", "figures", "center", "figures"]
    assert all(column.lines == 1 for column in found[1:])
