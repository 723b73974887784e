"""An office style: the units it is written in, and what it fixes (GB/T 9704-2012)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator import style
from generator.build import Options, make
from generator.style import Face, Signature, characters, length, size, spacing
from tests.styles import gongwen, read, text


@pytest.mark.parametrize(
    ("written", "twips"),
    [
        ("210毫米", 11906), ("297毫米", 16838), ("37毫米", 2098), ("28毫米", 1587), ("35毫米", 1984), ("26毫米", 1474),
        ("3.7厘米", 2098), ("28.95磅", 579), ("0磅", 0), ("25.23毫米", 1430), ("37 毫米", 2098),
        ("0.025磅", 1),
    ],
)  # fmt: skip
def test_a_length_is_twips(written: str, twips: int) -> None:
    assert length(written) == twips


@pytest.mark.parametrize(
    ("written", "half_points"),
    [
        ("三号", 32),
        ("3号", 32),
        ("二号", 44),
        ("四号", 28),
        ("小四", 24),
        ("小4", 24),
        ("五号", 21),
        ("初号", 84),
        ("16磅", 32),
        ("10.5磅", 21),
    ],
)
def test_a_size_is_half_points(written: str, half_points: int) -> None:
    assert size(written) == half_points


@pytest.mark.parametrize(("written", "count"), [("2字", "2"), ("1.5字", "1.5"), ("0字", "0")])
def test_a_width_is_characters(written: str, count: str) -> None:
    assert characters(written) == Decimal(count)


@pytest.mark.parametrize(("written", "twips"), [("-0.25磅", -5), ("0.25磅", 5), ("0磅", 0)])
def test_spacing_may_be_taken_away(written: str, twips: int) -> None:
    assert spacing(written) == twips


@pytest.mark.parametrize("text", ["", "-", "--1磅", "- 1磅", "-600毫米"])
def test_no_spacing(text: str) -> None:
    with pytest.raises(ValueError):
        spacing(text)


@pytest.mark.parametrize(
    "text",
    ["", "37", "毫米", "37mm", "三七毫米", "1e9999999毫米", "nan磅", "无穷大磅", "Infinity磅", "-1毫米", "559毫米"],
)
def test_no_length(text: str) -> None:
    with pytest.raises(ValueError):
        length(text)


@pytest.mark.parametrize("text", ["", "九号", "号", "16", "16px", "磅", "nan磅", "16.3磅", "-1磅", "0磅", "1638.5磅"])
def test_no_size(text: str) -> None:
    with pytest.raises(ValueError):
        size(text)


@pytest.mark.parametrize("text", ["", "2", "字", "二字", "2 mm", "nan字", "-2字"])
def test_no_width(text: str) -> None:
    with pytest.raises(ValueError):
        characters(text)


# --------------------------------------------------------------------- the bundled one


def test_the_type_area_is_156_by_225_millimetres() -> None:
    page = gongwen().page
    assert (page.text_width, page.text_height) == (8845, 12756)
    assert [round(twips * 25.4 / 1440) for twips in (page.text_width, page.text_height)] == [156, 225]


def test_it_holds_22_lines_of_28_characters() -> None:
    page, body, cell = gongwen().page, gongwen().body, gongwen().cell
    assert page.text_height // body.line == page.lines == 22
    assert page.text_width // cell == page.characters == 28
    assert cell == 315


def test_faces_are_the_standards() -> None:
    style = gongwen()
    assert style.title == Face("方正小标宋简体", 44, align="center")
    assert [face.font for face in style.levels.values()] == ["黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312"]
    assert (style.body.font, style.body.size, style.body.indent) == ("仿宋_GB2312", 32, Decimal(2))
    assert (style.number.font, style.number.size, style.number.dashes, style.number.alternate) == (
        "宋体",
        28,
        True,
        True,
    )
    assert style.signature == Signature(Decimal(2), Decimal(2))


@pytest.mark.parametrize(
    ("form", "level"), [("一、", 1), ("（一）", 2), ("1.", 3), ("（1）", 4), ("①", 4), ("", 4), ("甲、", 4)]
)
def test_a_headings_form_decides_its_level(form: str, level: int) -> None:
    assert gongwen().level(form) == level


# ------------------------------------------------------------------------------ digest


def changed(old: str, new: str) -> style.Style:
    assert old in text()
    found, faults = read(text().replace(old, new))
    assert faults == []
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("28.95磅", "28磅"), ("字体: 黑体", "字体: 宋体"), ("37毫米", "36毫米"), ("单双页: 是", "单双页: 否"),
        ("空: 1字", "空: 2字"),
        ("仿宋_GB2312: 仿宋,", "仿宋_GB2312: 华文仿宋,"), ("字号: 四号}", "字号: 五号}"),
        ("名称: 公文", "名称: 局公文"),
    ],
)  # fmt: skip
def test_another_style_has_another_digest(old: str, new: str) -> None:
    assert changed(old, new).digest != gongwen().digest


def test_the_order_of_alternatives_does_not_matter() -> None:
    swapped = changed("{仿宋_GB2312: 仿宋, 楷体_GB2312: 楷体,", "{楷体_GB2312: 楷体, 仿宋_GB2312: 仿宋,")
    assert swapped.digest == gongwen().digest


def test_another_recipe_makes_another_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gongwen().digest
    monkeypatch.setattr(style, "RECIPE", style.RECIPE + 1)
    assert gongwen().digest != before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("37毫米", "37", "“37”不是长度"),
        ("字号: 三号", "字号: 九号", "“九号”不是字号"),
        ("首行缩进: 2字", "首行缩进: 二字", "“二字”不是字数"),
        ("  （一）:", "  二级:", "“二级”里没有序号"),
        ("行距: 28.95磅", "行矩: 28.95磅", "“正文”里没有“行矩”这个键"),
        ("对齐: 居中", "对齐: 中", "这里只能写 居中、左、两端"),
    ],
)
def test_a_slip_in_a_style_is_told(old: str, new: str, said: str) -> None:
    assert said in [fault.message.text() for fault in read(text().replace(old, new, 1))[1]]


@pytest.mark.parametrize(
    ("levels", "count"), [("{}", 0), ("{" + ", ".join(f"{'—' * n}: {{字体: 黑体}}" for n in range(1, 11)) + "}", 10)]
)
def test_word_has_one_to_nine_levels_of_headings(levels: str, count: int, tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    before, _, rest = text().partition("层次:")
    after = rest[rest.index("表格:") :]
    (tmp_path / "styles" / "局.yaml").write_text(f"{before}层次: {levels}\n{after}", "utf-8")
    report = tmp_path / "2011.yaml"
    report.write_text(
        "报告: {单位: 甲局, 年度: 2011, 类型: 总结与思路, 版式: 局}\n总结: {章节: [{标题: 甲}]}\n", "utf-8"
    )
    document, (fault,) = make(report, Options(templates=(tmp_path,)))
    assert document is None
    assert fault.message.text() == f"版式的层次要有1到9级，这里有{count}级"
    assert fault.place[:2] == (str(tmp_path / "styles" / "局.yaml"), 1 + before.count("\n"))
