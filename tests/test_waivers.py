"""检查 and 已核: what may be changed of a finding, and how it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator
from generator.diagnostic import ERROR, WARNING, Diagnostic, as_data, concise, full
from generator.messages import Message
from generator.waivers import changeable, identity

PARTS = "  群众诉求: {本年: 31件, 其中: {咨询: 5件, 建议: 23件, 其他: 2件}}\n"
BARE = "  景气指数: {本年: 101.5, 上年: 99.5}\n"
WAIVER = "E301 群众诉求 5+23+2 30 31"


def report(indicators: str = PARTS, head: str = "", text: str = "好。") -> str:
    return (
        "报告:\n  单位: 甲局\n  年度: 2011\n  类型: 总结与思路\n"
        f"{head}指标:\n{indicators}总结:\n  章节:\n    - 标题: 甲\n      正文: {text}\n"
    )


def made(folder: Path, text: str) -> tuple[list[generator.Document], list[Diagnostic]]:
    path = folder / "2011.yaml"
    path.write_text(text, encoding="utf-8")
    return generator.make_all(path)


def codes(folder: Path, text: str) -> list[tuple[str, str]]:
    """Codes and severities of the findings about figures and about waivers."""
    return [(d.code, d.severity) for d in made(folder, text)[1] if d.code in {"E301", "E306", "E214", "E215"}]


def waived(*lines: str) -> str:
    return "  已核:\n" + "".join(f"    {line}\n" for line in lines)


def test_every_finding_about_figures_has_the_line_that_waives_it(tmp_path: Path) -> None:
    finding = next(d for d in made(tmp_path, report())[1] if d.code == "E301")
    assert finding.waiver == f"{WAIVER}: 核对无误"


def test_the_line_as_it_is_printed_waives_the_finding(tmp_path: Path) -> None:
    said = [full(d) for d in made(tmp_path, report())[1] if d.code == "E301"]
    line = said[0].splitlines()[-1].strip()
    assert codes(tmp_path, report(head=waived(line))) == []


def test_a_document_knows_what_was_waived_and_why(tmp_path: Path) -> None:
    (document,), _ = made(tmp_path, report(head=waived(f"{WAIVER}: 台账已核，含跨年件")))
    assert [(one.finding.code, one.reason) for one in document.waived] == [("E301", "台账已核，含跨年件")]


@pytest.mark.parametrize("line", ["E301 群众诉求 5 + 23 + 2 30 31: 已核", "E301　群众诉求　5+23+2　３０　31: 已核"])
def test_blanks_and_width_make_no_difference(line: str, tmp_path: Path) -> None:
    assert codes(tmp_path, report(head=waived(line))) == []


def test_a_waiver_lapses_when_the_figures_change(tmp_path: Path) -> None:
    changed = PARTS.replace("23件", "24件").replace("31件", "33件")
    _, findings = made(tmp_path, report(changed, waived(f"{WAIVER}: 已核")))
    lapsed = next(d for d in findings if d.code == "E215")
    assert "E301" in {d.code for d in findings}
    assert (lapsed.severity, lapsed.place[1]) == (WARNING, 6)
    assert lapsed.hint is not None
    assert "E301 群众诉求 5+24+2 31 33" in lapsed.hint.text()


def test_a_waiver_of_what_is_gone_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path, report(BARE, waived(f"{WAIVER}: 已核", "E306 景气指数 101.5: 指数"))) == [("E215", WARNING)]


@pytest.mark.parametrize("line", [f"{WAIVER}:", f"{WAIVER}: （待填：理由）", f"{WAIVER}: ''"])
def test_a_waiver_wants_a_reason(line: str, tmp_path: Path) -> None:
    documents, findings = made(tmp_path, report(head=waived(line)))
    assert documents == []
    assert "E205" in {d.code for d in findings}


def test_a_waiver_without_a_reason_says_what_to_write(tmp_path: Path) -> None:
    _, findings = made(tmp_path, report(head=waived(f"{WAIVER}:")))
    hints = [d.hint.text() for d in findings if d.code == "E205" and d.hint]
    assert hints == ["冒号后面写理由，如 台账已核；不用再核的，删掉这一行"]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("E306: 错误", [("E306", ERROR)]),
        ("E306: 提醒", [("E306", WARNING)]),
        ("E306: 不查", []),
    ],
)
def test_a_code_decides_how_heavy_a_warning_is(setting: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    assert codes(tmp_path, report(BARE, f"  检查: {{{setting}}}\n")) == expected


@pytest.mark.parametrize("word", ["提醒", "不查"])
def test_what_can_be_proved_is_lowered_to_a_warning_at_most(word: str, tmp_path: Path) -> None:
    told = [("E214", WARNING)] if word == "不查" else []
    assert codes(tmp_path, report(head=f"  检查: {{E301: {word}}}\n")) == [*told, ("E301", WARNING)]


def test_a_code_that_does_not_exist_is_a_fault_with_a_guess(tmp_path: Path) -> None:
    (finding,) = (d for d in made(tmp_path, report(BARE, "  检查: {E3061: 不查}\n"))[1] if d.code == "E214")
    assert (finding.severity, finding.place[1:]) == (ERROR, (5, 8))
    assert finding.hint is not None
    assert "E306" in finding.hint.text()


@pytest.mark.parametrize("code", ["E103", "E201", "E302", "E303", "E304", "E305", "E403", "E511"])
def test_what_nothing_can_be_printed_without_may_not_be_changed(code: str, tmp_path: Path) -> None:
    assert not changeable(code)
    assert ("E214", ERROR) in codes(tmp_path, report(head=f"  检查: {{{code}: 提醒}}\n"))


PROSE = "办理“群众诉求{{ 31件 }}，其中咨询{{ 5件 }}。"


def test_a_finding_of_a_check_is_waived_as_well(tmp_path: Path) -> None:
    path = tmp_path / "2011.yaml"
    documents, _ = made(tmp_path, report(BARE.replace("5", "5%"), text=PROSE))
    (line,) = (d.waiver for d in generator.proofread(path, documents) if d.code == "E502")
    documents, findings = made(tmp_path, report(BARE.replace("5", "5%"), waived(line), PROSE))
    assert [d.code for d in (*findings, *generator.proofread(path, documents)) if d.code in {"E502", "E215"}] == []


def test_a_build_does_not_call_a_waiver_unused_that_only_a_check_can_use(tmp_path: Path) -> None:
    path = tmp_path / "2011.yaml"
    documents, findings = made(tmp_path, report(head=waived(f"{WAIVER}: 已核", "E502 半角标点: 已核")))
    assert "E215" not in {d.code for d in findings}
    assert [d.code for d in generator.proofread(path, documents) if d.code == "E215"] == ["E215"]


@pytest.mark.parametrize("piece", [
    "甲: 乙", "甲 #1", "#1", "{{ 甲 }}", "“甲”", "甲'乙", '"甲', "甲：", "甲\n乙",
    "[甲]", "&甲", "*", "- 甲", "甲" * 99,
])  # fmt: skip
def test_a_name_of_any_kind_makes_a_key_that_yaml_reads(piece: str, tmp_path: Path) -> None:
    finding = Diagnostic("E306", Message("“{name}”没有写单位：{value}", name=piece, value="3.5"))
    _, findings = made(tmp_path, report(head=waived(f"{identity(finding)}: 核对无误")))
    assert {d.code for d in findings} == {"E301", "E215"}


def test_the_waiver_is_shown_in_every_form() -> None:
    finding = Diagnostic("E306", Message("甲"), waiver="E306 甲 3: 核对无误")
    assert full(finding).splitlines()[-1] == "    E306 甲 3: 核对无误"
    assert "E306 甲 3: 核对无误" in concise(finding)
    assert as_data(finding)["waiver"] == "E306 甲 3: 核对无误"
    assert as_data(finding._replace(waiver=""))["waiver"] is None
