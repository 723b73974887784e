"""Kinds and styles by name: what a file says laid over what it inherits."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import Options, catalog, make_all
from generator.intake import Findings
from generator.model import Kind
from generator.standards import read_kind, read_style
from generator.style import Face, Style
from tests.styles import gongwen

BUNDLED = catalog.folders()
VARIANTS = sorted(name for name in catalog.styles(BUNDLED) if name.startswith("公文-"))


def style(name: str, *own: Path) -> Style:
    findings = Findings()
    found = read_style(name, None, catalog.folders(own), findings)
    assert findings.found == []
    assert found is not None
    return found


def kind(name: str, *own: Path) -> Kind:
    findings = Findings()
    found = read_kind(name, None, catalog.folders(own), findings)
    assert findings.found == []
    assert found is not None
    return found


def faults(folder: Path, name: str) -> list[str]:
    findings = Findings()
    read_style(name, None, catalog.folders([folder]), findings)
    return [f"{f.code} {Path(f.place[0]).name}:{f.place[1]} {f.message.text()}" for f in findings.found]


def written(folder: Path, **styles: str) -> Path:
    (folder / "styles").mkdir(parents=True, exist_ok=True)
    for name, text in styles.items():
        (folder / "styles" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


# ------------------------------------------------------------------------ styles


def test_a_form_without_a_number_is_a_fault_of_the_style(tmp_path: Path) -> None:
    written(tmp_path, 局="名称: 局\n继承: 公文\n序号: [一、, 甲]\n", 乙="名称: 乙\n继承: 公文\n序号: [一、, 其他]\n")
    assert style("局", tmp_path).forms == ("一、", "甲")
    assert faults(tmp_path, "乙") == ["E204 乙.yaml:3 “其他”里没有序号"]


def test_a_kind_with_a_fault_is_told_and_not_used(tmp_path: Path) -> None:
    (tmp_path / "月报").mkdir()
    (tmp_path / "月报" / "kind.yaml").write_text("名称: 月报\n继承: 工作总结\n层次: [其他]\n", "utf-8")
    report = tmp_path / "2011.yaml"
    report.write_text("报告: {单位: 甲局, 年度: 2011, 类型: 月报}\n总结: {章节: [{标题: 甲}]}\n", "utf-8")
    documents, found = make_all(report, Options(templates=(tmp_path,)))
    assert documents == []
    assert [fault.message.text() for fault in found] == ["“其他”里没有序号"]


@pytest.mark.parametrize(
    "changed",
    [
        "版面: {纸宽: 59毫米}",  # a 字 is 5.6 mm wide, margins are 54
        "版面: {上边距: 255毫米}",
        "正文: {行距: 0磅}",
        "正文: {字距: -16磅}",
        "正文: {字号: 600磅}",
    ],
)
def test_a_page_on_which_no_character_fits_is_a_fault(changed: str, tmp_path: Path) -> None:
    written(tmp_path, 局=f"名称: 局\n继承: 公文\n{changed}\n")
    (said,) = faults(tmp_path, "局")
    assert "这样的版面一个字也排不下" in said


def changed(name: str) -> set[str]:
    """Fields in which a variant differs from 公文, apart from what it is called."""
    pairs = zip(style(name)._asdict().items(), gongwen()._asdict().values(), strict=True)
    return {field for (field, mine), theirs in pairs if mine != theirs} - {"name", "help", "parents"}


def test_a_variant_says_only_what_is_different() -> None:
    assert {name: changed(name) for name in VARIANTS} == {
        "公文-双面": {"page"},
        "公文-国产字体": {"body", "title", "levels", "number", "table", "annex", "alternatives"},
        "公文-补偿页边": {"page", "body"},
        "公文-西文数字": {"body"},
        "公文-通用字体": {"body", "levels", "table", "alternatives"},
    }


def test_compensated_margins_are_those_of_the_arithmetic() -> None:  # layout.md 8.1
    found = style("公文-补偿页边")
    assert (found.page.top, found.page.bottom, found.body.line) == (1960, 1847, 592)
    assert found.page.text_height // found.body.line == 22


def test_no_face_of_a_variant_with_other_fonts_is_left_behind() -> None:
    for name, old in (("公文-通用字体", "_GB2312"), ("公文-国产字体", "_GB2312")):
        found = style(name)
        faces = [found.title, found.table, found.annex, *found.levels.values()]
        fonts = [found.body.font, found.number.font, *(face.font for face in faces if face)]
        assert [font for font in fonts if font.endswith(old)] == []


def test_a_face_may_be_changed_alone_and_the_order_of_levels_stays(tmp_path: Path) -> None:
    own = written(tmp_path, 本局="名称: 本局\n继承: 公文\n层次: {（一）: {加粗: 是}}\n")
    found = style("本局", own)
    assert list(found.levels) == list(gongwen().levels)
    assert found.levels["（一）"] == Face("楷体_GB2312", bold=True)
    assert found.levels["一、"] == gongwen().levels["一、"]


def test_who_inherits_his_own_name_means_the_next_folders(tmp_path: Path) -> None:
    own = written(tmp_path, 公文="继承: 公文\n小数: 2\n")
    assert style("公文", own) == gongwen()._replace(decimals=2, parents=("公文",))


def test_a_style_may_inherit_several_and_the_first_named_wins(tmp_path: Path) -> None:
    own = written(
        tmp_path,
        甲="名称: 甲\n继承: 公文-双面\n小数: 2\n",
        乙="名称: 乙\n继承: 公文-西文数字\n小数: 3\n",
        本局="名称: 本局\n继承: [甲, 乙]\n标题每行字数: 16\n",
    )
    found = style("本局", own)
    assert (found.page.mirrored, found.decimals, found.title_characters) == (True, 2, 16)


def test_a_parent_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    own = written(tmp_path, 本局="名称: 本局\n继承: 共文\n")
    assert faults(own, "本局") == ["E408 本局.yaml:2 没有“共文”这种版式"]


@pytest.mark.parametrize("place", ["本局.yaml", "styles/本局.yml", "styles/本局"])
def test_a_file_in_the_wrong_place_is_told_how_it_is_to_be_called(place: str, tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / place).write_text("名称: 本局\n继承: 公文\n", "utf-8")
    findings = Findings()
    read_style("本局", None, catalog.folders([tmp_path]), findings)
    (found,) = findings.found
    assert found.hint is not None
    assert found.hint.text() == f"“{tmp_path / place}”不对，要叫 styles/本局.yaml"


def test_a_circle_is_told(tmp_path: Path) -> None:
    own = written(tmp_path, 甲="名称: 甲\n继承: 乙\n", 乙="名称: 乙\n继承: 甲\n")
    (found,) = faults(own, "甲")
    assert found.startswith("E408 ")
    assert found.endswith("“继承”绕成了圈")


def test_a_fault_of_a_parent_is_told_in_its_own_file(tmp_path: Path) -> None:
    own = written(tmp_path, 上级="名称: 上级\n继承: 公文\n小数: 九\n", 本局="名称: 本局\n继承: 上级\n")
    assert faults(own, "本局") == ["E204 上级.yaml:3 小数位数只能写 0 到 4"]


@pytest.mark.parametrize("typed", ["{甲: 乙}", "[[公文]]"])
def test_what_is_no_name_is_a_fault_of_the_field(typed: str, tmp_path: Path) -> None:
    own = written(tmp_path, 本局=f"名称: 本局\n继承: {typed}\n")
    assert "E203 本局.yaml:2" in {fault[:14] for fault in faults(own, "本局")}


# ------------------------------------------------------------------------- kinds


def headings(kind: Kind) -> dict[str, list[str]]:
    return {part: [section.title for section in outline] for part, outline in kind.outline.items()}


def test_a_kind_of_two_parents_has_the_outlines_of_both_and_its_own_title() -> None:
    both, summary, plan = kind("总结与思路"), kind("工作总结"), kind("工作计划")
    assert both.lineage == ("总结与思路", "工作总结", "工作思路", "工作计划")
    assert headings(both) == headings(summary) | headings(plan)
    assert (summary.titles.plan, plan.titles.summary) == (None, None)
    assert both.titles.plan is not None
    assert both.titles.plan.value == "{{ 下年度 }}年工作思路"


def test_a_kind_that_only_renames_its_parent_is_otherwise_the_same() -> None:
    renamed, parent = kind("工作思路"), kind("工作计划")
    assert (headings(renamed), renamed.levels, renamed.signature) == (headings(parent), parent.levels, parent.signature)
    assert renamed.lineage == ("工作思路", "工作计划")
