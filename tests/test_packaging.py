"""What is installed works from anywhere: wheel and editable, with its templates, examples and catalogues."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE", "cli.py", "generator", "templates", "examples")


def run(*command: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def checkout(folder: Path) -> Path:
    """A copy of what a package is made of: building leaves traces that must not come into the project."""
    skipped = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in SHIPPED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=skipped)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", str(folder),
        str(checkout(folder / "niangao")), cwd=folder)  # fmt: skip
    return next(folder.glob("*.whl"))


def test_a_wheel_holds_every_template_example_and_catalogue(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    folders = ("templates", "examples")
    data = {f"generator/{p.relative_to(ROOT)}" for f in folders for p in (ROOT / f).rglob("*") if p.is_file()}
    data |= {str(p.relative_to(ROOT)) for p in (ROOT / "generator").rglob("*.mo")}
    data |= {str(p.relative_to(ROOT)) for p in (ROOT / "generator/bases").glob("*.docx")}
    assert {name.replace(os.sep, "/") for name in data} - names == set()


def test_an_installed_wheel_builds_its_own_example_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--target",
        str(tmp_path / "site"),
        str(wheel),
        cwd=tmp_path,
    )
    site = str(tmp_path / "site")
    example = next((tmp_path / "site/generator/examples").glob("*.yaml"))
    out = run(sys.executable, "-m", "cli", "build", str(example), "-o", "a.docx", cwd=tmp_path, PYTHONPATH=site)
    assert "a.docx" in out
    assert (tmp_path / "a.docx").stat().st_size > 10_000


def test_an_editable_install_finds_its_templates_from_another_folder(tmp_path: Path) -> None:
    """A .pth line is what an editable install comes down to: the checkout on the path."""
    example = next((ROOT / "examples").glob("*.yaml"))
    out = run(sys.executable, "-m", "cli", "build", str(example), "-o", "a.docx", cwd=tmp_path, PYTHONPATH=str(ROOT))
    assert "a.docx" in out
