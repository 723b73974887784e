"""A folder and a zip that an office without internet installs from: wheels, installer, examples, instructions.

    python .ci/bundle.py --platform win_amd64 --python 3.11

Exit codes: 0 done, 2 usage, 3 the wheels could not be had.
"""

from __future__ import annotations

import argparse
import configparser
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PARTS = ROOT / ".ci" / "bundle"
SOURCES = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE", "cli.py", "generator", "templates", "examples")
READABLE = ("README.md", "LICENSE", "docs", "templates", "examples")
#: Wheels name their platform by these beginnings; what markers call it.
SYSTEMS = {
    "win": {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows"},
    "macosx": {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin"},
    "manylinux": {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"},
}
_LEFT_OUT = ("__pycache__", "*.egg-info", ".*")
#: Whoever tries the examples has documents beside them.
_BUILT = ("*.docx", "*.txt")


class Unavailable(Exception):
    """pip could not get or make a wheel; what it said was shown."""


def here() -> str:
    """This machine's platform, as wheels name it."""
    name = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    return name.replace("linux_", "manylinux2014_", 1) if name.startswith("linux_") else name


def system(platform: str) -> dict[str, str]:
    """A wheel's platform → what markers call it. Raises ValueError for one that is not known."""
    for beginning, names in SYSTEMS.items():
        if platform.startswith(beginning):
            return names
    raise ValueError(platform)


def options() -> configparser.SectionProxy:
    """What setup.cfg says of the package."""
    found = configparser.ConfigParser()
    found.read(ROOT / "setup.cfg", "utf-8")
    return found["options"]


def suitable(python: str) -> str:
    """A Python's version, if niangao runs on it. Raises ValueError."""
    if Version(python) not in SpecifierSet(options()["python_requires"]):
        raise ValueError(python)
    return python


def requirements() -> list[str]:
    """What niangao depends on, as setup.cfg has it, and pip: systems that have Python may lack that."""
    lines = options()["install_requires"].splitlines()
    return [line for line in lines if line and not line.startswith("#")] + ["pip"]


def version() -> str:
    """niangao's version."""
    sys.path.insert(0, str(ROOT))
    from generator import __version__  # noqa: PLC0415

    return __version__


def pip(*arguments: str | Path) -> None:
    """Run pip. Raises Unavailable."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *map(str, arguments)]
    if subprocess.run(command, check=False).returncode:
        raise Unavailable


# -------------------------------------------------------------------------- wheels


def own_wheel(wheels: Path) -> None:
    """niangao's wheel, made from a copy: building leaves traces, and ships what an earlier build left."""
    with tempfile.TemporaryDirectory() as folder:
        for name in SOURCES:
            copy(ROOT / name, Path(folder) / name)
        pip("wheel", "--no-deps", "--no-build-isolation", "-w", wheels, folder)


def download(wheels: Path, platform: str, python: str, wanted: Iterable[str], *more: str) -> None:
    """Wheels of requirements and of what these require, for a platform and a Python."""
    chosen = ("--only-binary=:all:", "--platform", platform, "--python-version", python, "--implementation", "cp")
    pip("download", *chosen, *more, "-d", wheels, *wanted)


def others(wheels: Path, platform: str, python: str) -> None:
    """All wheels but niangao's. pip reads markers as this machine's, so what is missing on the other is added."""
    download(wheels, platform, python, requirements())
    while wanted := unmet(wheels, platform, python):
        download(wheels, platform, python, wanted, "--no-deps")


def unmet(wheels: Path, platform: str, python: str) -> list[str]:
    """Requirements of the wheels in a folder that none of them meets, there."""
    there = {parse_wheel_filename(path.name)[0] for path in wheels.glob("*.whl")}
    where = {**system(platform), "python_version": python, "python_full_version": f"{python}.0", "extra": ""}
    found = {}
    for requirement in required(wheels):
        if requirement.marker is None or requirement.marker.evaluate(where):
            found[canonicalize_name(requirement.name)] = f"{requirement.name}{requirement.specifier}"
    return sorted(text for name, text in found.items() if name not in there)


def required(wheels: Path) -> Iterator[Requirement]:
    """What the wheels in a folder say that they require."""
    for path in wheels.glob("*.whl"):
        with zipfile.ZipFile(path) as wheel:
            name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
            said = message_from_bytes(wheel.read(name))
        yield from (Requirement(text) for text in said.get_all("Requires-Dist") or [])


# -------------------------------------------------------------------------- folder


def copy(source: Path, target: Path) -> None:
    """A file or a folder, without what running leaves behind."""
    if source.is_dir():
        left_out = _LEFT_OUT + _BUILT * (source.name == "examples")
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(*left_out))
    else:
        shutil.copy(source, target)


def scripts(folder: Path, platform: str, pythons: list[str]) -> None:
    """The installer and the instructions of the platform, filled in."""
    windows = platform.startswith("win")
    for path in sorted((PARTS / ("windows" if windows else "posix")).iterdir()):
        text = path.read_text("utf-8").replace("@VERSION@", version()).replace("@PYTHONS@", " ".join(pythons))
        mark = "\ufeff" if windows and path.suffix == ".txt" else ""  # Notepad's; cmd.exe takes it for a command
        ends = "\r\n" if windows else "\n"
        target = folder / path.name
        target.write_bytes((mark + text.replace("\n", ends)).encode())
        target.chmod(0o755 if path.suffix == ".sh" else 0o644)


def bundle(out: Path, platform: str, pythons: list[str]) -> Path:
    """Make the folder and the zip → the folder. Raises Unavailable, ValueError."""
    system(platform)
    folder = out / f"niangao-{version()}-{platform}"
    shutil.rmtree(folder, ignore_errors=True)
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    own_wheel(wheels)
    for python in pythons:
        others(wheels, platform, python)
    for name in READABLE:
        copy(ROOT / name, folder / name)
    scripts(folder, platform, pythons)
    shutil.make_archive(str(folder), "zip", out, folder.name)
    return folder


def main() -> None:
    """The command."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--platform", default=here(), help="as wheels name it: win_amd64, manylinux2014_aarch64 …")
    parser.add_argument("--python", nargs="+", type=suitable, default=[running], help="one or several: 3.10 3.11")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the folder and the zip are put")
    given = parser.parse_args()
    try:
        folder = bundle(given.out, given.platform, given.python)
    except ValueError:
        parser.error(f"not a platform of wheels: {given.platform}")
    except Unavailable:
        print("没有取到全部的包，安装包没有做成；上面是 pip 的提示", file=sys.stderr)
        sys.exit(3)
    print(f"安装包做好了：{folder}.zip")


if __name__ == "__main__":
    main()
