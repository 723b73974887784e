"""An office without internet installs from a folder, and builds its first report with it."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

import generator
from tests import batch

ROOT = Path(__file__).parent.parent
BUNDLE = ROOT / ".ci" / "bundle.py"
PARTS = BUNDLE.with_suffix("")
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
#: Whatever asks for the internet is refused.
OFFLINE = {"PIP_NO_INDEX": "1", "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
posix = pytest.mark.skipif(os.name == "nt", reason="a script of the shell")


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundle", BUNDLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


bundle = loaded()


def made(folder: Path, *arguments: str) -> Path:
    """A bundle's zip. Skips without a package index; in CI (environment CI) that is a failure."""
    command = [sys.executable, str(BUNDLE), "--out", str(folder), *arguments]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=folder)
    if done.returncode == 3 and not os.environ.get("CI"):
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stderr
    (found,) = folder.glob("*.zip")
    assert str(found) in done.stdout
    return found


def unpacked(archive: Path, folder: Path) -> Path:
    """What is in a zip, with its modes, as file managers unpack it."""
    with zipfile.ZipFile(archive) as packed:
        for each in packed.infolist():
            path = Path(packed.extract(each, folder))
            path.chmod(each.external_attr >> 16 & 0o777)
    return folder / archive.stem


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("bundle"))


@pytest.fixture
def office(archive: Path, tmp_path: Path) -> Path:
    """The unpacked folder on a clerk's machine, where its name asks for quotes."""
    return unpacked(archive, tmp_path / "办公 软件")


def install(office: Path, python: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the installer as a file manager does, with this script as the only Python."""
    tools = home / "bin"
    tools.mkdir(parents=True, exist_ok=True)
    for name in ("dirname", "readlink", "mkdir", "ln", "cat"):
        (tools / name).symlink_to(next(p for p in (Path("/bin", name), Path("/usr/bin", name)) if p.exists()))
    (tools / "python3").write_text(f"#!/bin/sh\n{python}\n")
    (tools / "python3").chmod(0o755)
    environment = {"HOME": str(home), "PATH": str(tools), "LANG": "zh_CN.UTF-8", **OFFLINE}
    return subprocess.run(
        [office / "安装.sh"], check=False, cwd=home, env=environment, capture_output=True, encoding="utf-8"
    )


OWN = f'exec "{sys.executable}" "$@"'


# ------------------------------------------------------------------ on Kylin and UOS


@posix
def test_it_installs_without_internet_and_builds_an_example(office: Path, tmp_path: Path) -> None:
    done = install(office, OWN, tmp_path / "home")
    said = (office / "安装结果.txt").read_text("utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), said
    assert said.startswith(f"niangao {generator.__version__}\n装好了")
    (example,) = (office / "examples").glob("市科技局2011年*.yaml")
    for name in ("niangao", "年稿"):
        program, out = tmp_path / "home/.local/bin" / name, tmp_path / f"{name}.docx"
        command = [str(program), "build", str(example), "-o", str(out)]
        built = subprocess.run(command, check=True, cwd=tmp_path, env={"LANG": "zh_CN.UTF-8"}, capture_output=True)
        assert "已写出" in built.stdout.decode()
        assert zipfile.is_zipfile(out)


@posix
def test_a_new_reports_script_finds_what_was_installed(office: Path, tmp_path: Path) -> None:
    install(office, OWN, tmp_path / "home")
    program = str(tmp_path / "home/.local/bin/niangao")
    command = [program, "new", "总结与思路", "-o", str(tmp_path / "我的 报告")]
    subprocess.run(command, check=True, env={"LANG": "zh_CN.UTF-8"}, capture_output=True)
    script = tmp_path / "我的 报告" / "生成.sh"
    assert f"'{office}/venv/bin/niangao'" in script.read_text("utf-8")
    assert subprocess.run([script], check=False, env={"PATH": "/usr/bin:/bin"}).returncode == 1  # nothing is filled in
    assert "还没有填：单位全称" in (script.parent / "生成结果.txt").read_text("utf-8")


@posix
@pytest.mark.parametrize(
    ("python", "words"),
    [
        ('[ "$1" = --version ] && echo Python 3.7.3 && exit; exit 1', "Python 3.7.3"),
        ("exit 127", "没有 Python"),
    ],
    ids=["too old", "missing"],
)
def test_without_the_right_python_it_says_which_one_is_needed(
    python: str, words: str, office: Path, tmp_path: Path
) -> None:
    assert install(office, python, tmp_path / "home").returncode == 1
    said = (office / "安装结果.txt").read_text("utf-8")
    assert f"要用 Python {PYTHON}" in said
    assert words in said
    assert not (office / "venv").exists()


@posix
def test_another_programs_command_stays(office: Path, tmp_path: Path) -> None:
    own = tmp_path / "home/.local/bin/niangao"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    assert install(office, OWN, tmp_path / "home").returncode == 0
    assert own.read_text() == "mine"
    assert f"{office}/venv/bin/niangao" in (office / "安装结果.txt").read_text("utf-8")


@posix
def test_installing_again_replaces_the_old_one(office: Path, tmp_path: Path) -> None:
    links = tmp_path / "home/.local/bin"
    links.mkdir(parents=True)
    (links / "niangao").symlink_to("/old/venv/bin/niangao")
    (office / "venv").mkdir()
    (office / "venv/left over").touch()
    assert install(office, OWN, tmp_path / "home").returncode == 0
    assert (links / "niangao").resolve() == (office / "venv/bin/niangao").resolve()
    assert not (office / "venv/left over").exists()


# ------------------------------------------------------------------------- contents


def test_it_holds_wheels_to_install_and_copies_to_read(office: Path) -> None:
    names = {path.name for path in office.iterdir()}
    assert names == {"README.md", "LICENSE", "docs", "templates", "examples", "wheels", "使用说明.txt", "安装.sh"}
    for folder in ("docs", "templates", "examples"):
        there = {path.relative_to(office) for path in (office / folder).rglob("*") if path.is_file()}
        own = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {path for path in own if path.suffix not in {".docx", ".txt"}} <= there
    assert bundle.unmet(office / "wheels", bundle.here(), PYTHON) == []


def test_for_windows_the_wheels_and_the_scripts_are_those_of_windows(tmp_path: Path) -> None:
    office = unpacked(made(tmp_path, "--platform", "win_amd64", "--python", PYTHON), tmp_path / "办公")
    wheels = [path.name for path in (office / "wheels").iterdir()]
    assert [name for name in wheels if re.search("linux|macos", name)] == []
    assert any(name.startswith("lxml-") and name.endswith("win_amd64.whl") for name in wheels)
    assert bundle.unmet(office / "wheels", "win_amd64", PYTHON) == []
    assert {path.name for path in office.glob("*.*")} > {"安装.bat", "年稿.bat", "使用说明.txt"}
    assert not (office / "安装.sh").exists()


def wheel(folder: Path, name: str, *required: str) -> None:
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as packed:
        lines = "".join(f"Requires-Dist: {each}\n" for each in required)
        packed.writestr(f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\n{lines}")


def test_what_only_the_other_machine_needs_is_seen(tmp_path: Path) -> None:
    wheel(
        tmp_path,
        "a",
        "B_b>=1",
        'colorama>=0.4; platform_system == "Windows"',
        'tomli; python_version < "3.11"',
        'pytest; extra == "dev"',
    )
    wheel(tmp_path, "b_b")
    assert bundle.unmet(tmp_path, "manylinux2014_x86_64", "3.11") == []
    assert bundle.unmet(tmp_path, "win_amd64", "3.11") == ["colorama>=0.4"]
    assert bundle.unmet(tmp_path, "macosx_11_0_arm64", "3.10") == ["tomli"]


@pytest.mark.parametrize(("option", "value"), [("--platform", "kylin"), ("--python", "3.7"), ("--python", "new")])
def test_a_machine_that_cannot_be_meant_is_a_mistake_of_usage(option: str, value: str, tmp_path: Path) -> None:
    command = [sys.executable, str(BUNDLE), "--out", str(tmp_path), option, value]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert value in done.stderr
    assert list(tmp_path.iterdir()) == []


# -------------------------------------------------------------------------- scripts


@pytest.fixture
def windows(tmp_path: Path) -> Path:
    bundle.scripts(tmp_path, "win_amd64", ["3.10", "3.11"])
    return tmp_path


@pytest.mark.parametrize("name", ["安装.bat", "年稿.bat"])
def test_cmd_reads_the_scripts_as_they_are_meant(name: str, windows: Path) -> None:
    text = (windows / name).read_bytes().decode()
    assert batch.faults(text) == []
    assert "@" not in text.replace("@echo off", "")


def test_the_installer_for_windows_asks_for_the_pythons_of_the_wheels(windows: Path) -> None:
    text = (windows / "安装.bat").read_bytes().decode()
    assert "for %%v in (3.10 3.11) do if not defined PYTHON py -%%v" in text
    assert f"--no-index --find-links wheels niangao=={generator.__version__} " in text
    assert text.endswith("pause\r\nexit /b %CODE%\r\n")


def test_instructions_open_in_notepad_and_name_what_is_there(windows: Path) -> None:
    text = (windows / "使用说明.txt").read_bytes()
    assert text.startswith("\ufeff年稿".encode())
    assert text.count(b"\n") == text.count(b"\r\n")
    said = text.decode("utf-8-sig")
    written = set(re.findall(r"“([^”]+\.bat)”", said))
    assert written == {path.name for path in windows.glob("*.bat")} | {"生成.bat"}
    assert f"年稿 {generator.__version__}" in said


@posix
@pytest.mark.parametrize("path", sorted((PARTS / "posix").glob("*.sh")), ids=lambda path: path.name)
def test_the_shell_reads_the_scripts(path: Path) -> None:
    assert subprocess.run(["sh", "-n", path], check=False).returncode == 0
