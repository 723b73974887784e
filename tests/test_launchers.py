"""The scripts that a clerk double-clicks: they find the program, build every report, and show what was said."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import time
import zipfile
from pathlib import Path

import pytest

import cli
from generator.launchers import scripts
from generator.output import create
from tests import batch
from tests.test_cli import WRONG, run, saved

ROOT = Path(__file__).parent.parent
NIANGAO = f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\nimport cli\ncli.main()\n"
posix = pytest.mark.skipif(os.name == "nt", reason="a script of the shell")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A niangao command in a folder whose name asks for quotes."""
    path = tmp_path / "程序 $HOME's" / "niangao"
    create(path, NIANGAO)
    return path


@pytest.fixture
def desk(tmp_path: Path, program: Path) -> Path:
    """A folder with a script in it, and with a report."""
    folder = tmp_path / "我的 报告 (1)"
    saved(folder / "2011年总结与思路.yaml")
    create(folder / "生成.sh", scripts(program)["生成.sh"])
    return folder


def click(script: Path, *, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start a script from another folder without a terminal, as a file manager does."""
    kept = {"PATH": "/usr/bin:/bin", "LANG": "zh_CN.UTF-8", **environment}
    return subprocess.run(
        [script], check=False, cwd=folder, env=kept, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )


# -------------------------------------------------------------------------- Linux


@posix
def test_a_double_click_builds_the_report_and_writes_down_what_was_said(desk: Path, tmp_path: Path) -> None:
    done = click(desk / "生成.sh", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert zipfile.is_zipfile(desk / "2011年总结与思路.docx")
    said = (desk / "生成结果.txt").read_text("utf-8")
    assert said == "已写出 2011年总结与思路.docx（绑定数字3个，提醒0条）\n"


@posix
def test_a_fault_is_written_down_with_its_place(desk: Path, tmp_path: Path) -> None:
    saved(desk / "2012年总结与思路.yaml", WRONG)
    done = click(desk / "生成.sh", folder=tmp_path)
    assert done.returncode == 1
    said = (desk / "生成结果.txt").read_text("utf-8")
    assert " --> 2012年总结与思路.yaml:4:7" in said
    assert "已写出 2011年总结与思路.docx" in said


@posix
def test_a_report_in_several_files_is_one_document(desk: Path, tmp_path: Path) -> None:
    saved(desk / "计划.yaml", "计划: {章节: [{标题: 办活动, 正文: 突出参与。}]}\n")
    assert click(desk / "生成.sh", folder=tmp_path).returncode == 0
    assert [path.name for path in desk.glob("*.docx")] == ["我的 报告 (1).docx"]


@posix
def test_in_a_terminal_it_is_shown(desk: Path, tmp_path: Path) -> None:
    import pty  # noqa: PLC0415  there is none on Windows

    master, slave = pty.openpty()
    subprocess.run([desk / "生成.sh"], check=True, cwd=tmp_path, stdout=slave, env={"PATH": "/usr/bin:/bin"})
    os.close(slave)
    assert "已写出 2011年总结与思路.docx" in os.read(master, 10_000).decode()
    os.close(master)


@posix
def test_on_a_desktop_what_was_said_is_opened(desk: Path, tmp_path: Path) -> None:
    create(tmp_path / "bin/xdg-open", '#!/bin/sh\necho "$1" >opened\n')
    path = f"{tmp_path / 'bin'}:/usr/bin:/bin"
    assert click(desk / "生成.sh", folder=tmp_path, PATH=path, DISPLAY=":0").returncode == 0
    for _ in range(100):
        if (desk / "opened").exists() and (desk / "opened").read_text("utf-8"):
            break
        time.sleep(0.05)
    assert (desk / "opened").read_text("utf-8") == "生成结果.txt\n"


@posix
@pytest.mark.parametrize("where", ["PATH", "the bundle's folder", "python3 -m cli"])
def test_a_program_that_has_moved_is_found(where: str, desk: Path, program: Path, tmp_path: Path) -> None:
    moved = program.read_text("utf-8")
    program.unlink()
    path, more = "/usr/bin:/bin", {}
    if where == "PATH":
        create(tmp_path / "bin/niangao", moved)
        path = f"{tmp_path / 'bin'}:{path}"
    elif where == "the bundle's folder":
        create(tmp_path / "venv/bin/niangao", moved)
    else:
        create(tmp_path / "bin/python3", f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        path, more = f"{tmp_path / 'bin'}:{path}", {"PYTHONPATH": str(ROOT)}
    assert click(desk / "生成.sh", folder=tmp_path, PATH=path, **more).returncode == 0
    assert (desk / "2011年总结与思路.docx").exists()


@posix
def test_without_a_program_it_says_what_to_do(desk: Path, program: Path, tmp_path: Path) -> None:
    program.unlink()
    assert click(desk / "生成.sh", folder=tmp_path).returncode == 127
    assert "请先安装" in (desk / "生成结果.txt").read_text("utf-8")


# ------------------------------------------------------------------------ Windows


def bat(program: str = r"C:\Program Files (x86)\年稿 100%\niangao.exe") -> str:
    return scripts(Path(program))["生成.bat"]


def test_cmd_reads_it_as_it_is_meant() -> None:
    assert batch.faults(bat()) == []
    assert r"100%%\niangao.exe" in bat()


@pytest.mark.parametrize(
    "line",
    [
        "echo 100%",
        "rem 甲 & 乙",
        "echo （甲）(乙)",
        "if exist %~dp0niangao.exe pause",
        "C:\\Program Files\\niangao.exe build",
        'echo "甲',
        "goto end",
        ":end",
    ],
)
def test_what_cmd_would_read_otherwise_is_seen(line: str) -> None:
    assert batch.faults(bat().replace("echo.", line)) == [line]


def test_no_hanzi_may_stand_before_the_console_reads_utf_8() -> None:
    assert batch.faults("rem 甲\r\n" + bat()) == ["rem 甲"]


def test_it_builds_the_reports_of_its_own_folder_and_waits_for_a_key() -> None:
    lines = bat().split("\r\n")
    assert lines.index('pushd "%~dp0"') < lines.index("if defined NIANGAO %NIANGAO% build --each . -o .")
    assert lines[-3:] == ["pause", "exit /b %CODE%", ""]


def test_the_options_it_uses_are_the_commands() -> None:
    options = {option for parameter in cli.build.params for option in parameter.opts}
    for script in scripts().values():
        assert set(re.findall(r"build (--\w+) \. (-\w)", script)) == {("--each", "-o")}
    assert {"--each", "-o"} <= options


# ------------------------------------------------------------------------ by `new`


def test_new_leaves_both_beside_the_report(tmp_path: Path) -> None:
    result = run("new", "总结与思路", "--year", "2011", "-o", tmp_path / "我的报告")
    names = ["2011年总结与思路.yaml", "生成.bat", "生成.sh"]
    assert result.stdout.splitlines()[:-1] == [f"已新建 {tmp_path / '我的报告' / name}" for name in names]
    assert sorted(path.name for path in (tmp_path / "我的报告").iterdir()) == names
    assert (tmp_path / "我的报告/生成.bat").read_bytes() == scripts()["生成.bat"].encode()
    assert os.name == "nt" or os.access(tmp_path / "我的报告/生成.sh", os.X_OK)


@posix
def test_a_report_of_the_offices_own_kind_is_built_by_them(tmp_path: Path, program: Path) -> None:
    own, desk = tmp_path / "本局's 模板", tmp_path / "桌面"
    saved(own / "快报/kind.yaml", "名称: 快报\n继承: 总结与思路\n")
    result = run("new", "快报", "--year", "2011", "-o", desk, "--templates", own)
    assert result.stdout.endswith(f'niangao build {desk / "2011年快报.yaml"} --templates "{own}"\n')
    saved(desk / "2011年快报.yaml", saved(tmp_path / "甲.yaml").read_text("utf-8").replace("总结与思路", "快报"))
    assert (desk / "生成.sh").read_text("utf-8") == scripts(templates=[own])["生成.sh"]
    create(desk / "双击.sh", scripts(program, [own])["生成.sh"])
    assert click(desk / "双击.sh", folder=tmp_path).returncode == 0
    assert (desk / "2011年快报.docx").exists()


def test_cmd_reads_the_offices_own_folder_as_it_is_meant() -> None:
    script = scripts(Path("niangao"), [Path("模板 100%")])["生成.bat"]
    assert batch.faults(script) == []
    assert f'build --each . -o . --templates "{Path("模板 100%").absolute()}%"' in script


def test_scripts_that_are_there_stay_as_they_are(tmp_path: Path) -> None:
    saved(tmp_path / "生成.bat", "mine")
    saved(tmp_path / "生成.sh", "mine too")
    result = run("new", "总结与思路", "--year", "2011", "-o", tmp_path)
    assert result.exit_code == 0
    assert "生成.bat" not in result.stdout
    assert (tmp_path / "生成.bat").read_text() == "mine"
    assert (tmp_path / "生成.sh").read_text() == "mine too"


def test_they_look_first_for_the_program_that_wrote_them() -> None:
    own = Path(sysconfig.get_path("scripts")) / "niangao"
    assert f"if [ -x {own} ]" in scripts()["生成.sh"]
    assert f'if exist "{own}.exe"' in scripts()["生成.bat"]
