"""The README says nothing that is not so."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
from generator import examine, shown, wording
from generator.build import Options, make, overview
from generator.calls import FILTERS, FUNCTIONS
from generator.diagnostic import full
from generator.writers import txt
from tests.notation import PNG

from .verify.document import good, spoilt, written

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def said(text: str, folder: Path) -> str:
    path = folder / "2025.yaml"
    path.write_text(text, "utf-8")
    document, findings = make(path)
    assert document is not None, [finding.message.text() for finding in findings]
    return txt.write(document.blocks)


def test_the_sample_builds_to_the_text_shown(tmp_path: Path) -> None:
    assert said(fenced("yaml")[0], tmp_path) == fenced("text")[0]


def test_the_tables_and_the_picture_build_without_a_finding(tmp_path: Path) -> None:
    report, tables = fenced("yaml")[:2]
    (tmp_path / "授权量.png").write_bytes(PNG)
    text = said(report.replace("  章节:\n", f"  章节:\n{tables}", 1), tmp_path)
    assert "专利授权量\t1522\t1395\t9.1\n" in text
    assert "近五年专利授权量\n" in text


ROWS: list[str] = re.findall(r"^\| `\{\{.*$", README, re.MULTILINE)


@pytest.mark.parametrize("row", ROWS)
def test_every_expression_prints_what_the_table_says(row: str, tmp_path: Path) -> None:
    left, right = row.replace(r"\|", "\0").strip("| ").split("|")
    written = re.findall(r"`(.*?)`", left.replace("\0", "|"))
    aims = (
        "  专利申请量: {本年: 1945件, 上年: 1571件, 目标: 1800件, 下年目标: 2100件, 目标增速: 8%, 排名: 全省第3, "
        "比较: 高于全市14.7个百分点, 连续: 六年, 历年: {2023: 1210件}, 截至: 11月底, 口径: 规模以上, "
        "性质: 预计, 称: 申请专利}\n"
        "  科普活动: {各项: {讲座: 3场, 展览: 2次}}\n"
    )
    first = "    - 标题: 强化服务，"
    section = f"    - 标题: 试\n      正文: '{'、'.join(written)}。'\n"
    text = fenced("yaml")[0].replace("指标:\n", f"指标:\n{aims}").replace(first, section + first)
    assert f"\n{right.strip()}。\n" in said(text, tmp_path)


def test_every_attribute_filter_and_function_is_documented() -> None:
    rows = "".join([*ROWS, *re.findall(r"^\| `\{\{.*$", (ROOT / "docs/用语.md").read_text("utf-8"), re.MULTILINE)])
    documented = set(re.findall(r"\.(\w+)", rows)) | set(re.findall(r"\\\|(\w+)", rows))
    documented |= set(re.findall(r"(\w+)\(", rows))
    plain = {"本年", "名称"}  # what the bare name prints
    assert {*wording.ATTRIBUTES, *FILTERS, *FUNCTIONS} - plain <= documented


def test_every_command_and_option_is_documented() -> None:
    for name, command in cli.cli.commands.items():
        assert f"niangao {name}" in README
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        assert {option for option in options if option not in README} <= {"--output", "--year"}


def test_the_make_targets_it_speaks_of_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    assert {"demo", "test", "bundle"} <= targets
    assert all(f"\n{target}:" in makefile for target in targets)


@pytest.mark.parametrize("what", ["kinds", "styles"])
def test_every_kind_and_style_has_its_row(what: str) -> None:
    found, findings = overview(what)
    assert findings == []
    assert [name for name, help_ in found.items() if f"| {name} | {help_} |\n" not in README] == []


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)\)", README))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_a_terminal_completes_by_is_printed(shell: str) -> None:
    (line,) = re.findall(rf"_NIANGAO_COMPLETE={shell}_source niangao", README)
    variable, _ = line.split()
    assert "niangao" in command(*variable.split("="))


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_a_terminal_completes_a_command() -> None:
    said = command("_NIANGAO_COMPLETE", "bash_complete", COMP_WORDS="niangao b", COMP_CWORD="1")
    assert said.split() == ["plain,build"]


def command(variable: str, value: str, **environment: str) -> str:
    """What the command prints when a terminal asks it."""
    asked = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT), variable: value, **environment}
    done = subprocess.run([sys.executable, "-m", "cli"], check=True, env=asked, capture_output=True, encoding="utf-8")
    return done.stdout


def test_the_opening_example_is_what_the_command_prints() -> None:
    line = fenced("console")[0].splitlines()[1]
    document, findings = make(ROOT / "examples/市科技局2011年总结与思路.yaml")
    assert document is not None
    assert line.endswith(f"（绑定数字{document.bound}个，提醒{len(findings)}条）")


def test_the_sample_fault_is_shown_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "2025.yaml"
    sample = fenced("yaml")[0]
    path.write_text(sample.replace("群众诉求: {其中", "群众诉求: {本年: 31件, 其中"), "utf-8")
    _, findings = make(path)
    assert full(findings[0]).replace(str(path), "2025.yaml") + "\n" == fenced("text")[1]


@pytest.mark.parametrize("preamble", ["", "  导语: 自己的话。\n"])
def test_the_offices_own_kind_style_and_block_work_as_they_are_shown(preamble: str, tmp_path: Path) -> None:
    style, kind, block = *fenced("yaml")[-2:], *fenced("jinja")
    for name, text in (("styles/本局.yaml", style), ("小结/kind.yaml", kind), ("小结/report.xml.jinja", block)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    head = "报告: {单位: 某局, 年度: 2025, 期间: 上半年, 类型: 小结, 版式: 本局}\n"
    path = tmp_path / "2025.yaml"
    path.write_text(f"{head}总结:\n{preamble}  章节: [甲]\n", "utf-8")
    document, findings = make(path, Options(templates=(tmp_path,)))
    assert document is not None, findings
    said = ["某局2025年上半年工作小结", "自己的话。" if preamble else "现将上半年工作情况报告如下："]
    assert txt.write(document.blocks).splitlines()[:2] == said
    assert (document.style.name, document.style.page.mirrored) == ("本局", True)


def test_every_block_that_may_be_changed_is_named() -> None:
    shared = (ROOT / "templates/_shared/report.xml.jinja").read_text("utf-8")
    (named,) = re.findall(r"^可以改的 `block`：(.*?)，", README, re.MULTILINE)
    assert sorted(re.findall(r"`(\w+)`", named)) == sorted(re.findall(r"block (\w+)", shared))


def test_the_sample_of_what_verify_finds_is_shown_as_it_is(tmp_path: Path) -> None:
    padded = spoilt(good(), "document", "2011年12月8日", "2011年12月08日")
    assert fenced("text")[-1] in shown(examine(written(padded, tmp_path / "padded.docx")), "full")


def test_what_trace_tells_of_the_example_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command, *shown_lines = fenced("console")[-1].splitlines()
    result = CliRunner().invoke(cli.cli, command.split()[2:], prog_name="niangao")
    assert result.stdout.splitlines() == shown_lines
