"""Word files → PDFs, by the LibreOffice of this machine. Run as another process with a profile of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.messages import Message

#: Seconds one document may take, and what starting takes the first time on a slow machine.
_EACH, _START = 60, 120
_MAC = "Applications/LibreOffice.app/Contents/MacOS/soffice"
#: The one that waits until the work is done and says what went wrong on its console.
_WINDOWS = "LibreOffice/program/soffice.com"
_WINDOWS_HOMES = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_HOW = Message("到 www.libreoffice.org 下载安装（Debian、Ubuntu：sudo apt-get install libreoffice-writer）")


class Unrendered(RuntimeError):
    """No pages; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


class Unavailable(Unrendered):
    """A program that rendering takes is not installed; `hint` says how to install it."""

    def __init__(self, message: Message, hint: Message) -> None:
        super().__init__(message)
        self.hint = hint


def soffice() -> str | None:
    """LibreOffice's program: the one on the path, else in the place its installer puts it; None: there is none."""
    return next((found for name in _names() if (found := shutil.which(name))), None)


def _names() -> Iterator[str]:
    yield from ("soffice", "libreoffice")
    if sys.platform == "darwin":
        yield from (f"/{_MAC}", os.path.expanduser(f"~/{_MAC}"))  # noqa: PTH111  a user without a home is no fault
    if sys.platform == "win32":
        homes = (os.environ.get(name) for name in _WINDOWS_HOMES)
        yield from (os.path.join(home, _WINDOWS) for home in homes if home)  # noqa: PTH118


def convert(
    files: Sequence[Path], out: Path, environment: Mapping[str, str] | None = None, patience: float | None = None
) -> list[Path]:
    """Word files of different names → their PDFs in the folder `out`, in one run of LibreOffice.

    `environment` is added to this process's own; `patience` is in seconds. Raises Unavailable where
    LibreOffice is not installed, Unrendered if it does not end or makes no PDF of one of the files;
    OSError if the folder cannot be made.
    """
    office = soffice()
    if office is None:
        raise Unavailable(Message("没有找到 LibreOffice"), _HOW)
    out.mkdir(parents=True, exist_ok=True)
    made = {file: out / f"{file.stem}.pdf" for file in files}
    for pdf in made.values():
        pdf.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [office, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", str(out), *(str(file.absolute()) for file in files)]
        said = _run(command, {**os.environ, **(environment or {})}, patience or _START + _EACH * len(files))
    for file, pdf in made.items():
        if not pdf.exists():
            raise Unrendered(Message("LibreOffice 没有排出“{name}”：{said}", name=file.name, said=said))
    return list(made.values())


def _run(command: list[str], environment: dict[str, str], patience: float) -> str:
    """Run a command to its end → what it said and its exit code. Raises Unrendered if it does not start or end."""
    with tempfile.TemporaryFile() as said:  # a pipe would wait for children that outlive the command
        try:
            running = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
            )
        except OSError as fault:
            raise Unrendered(Message("LibreOffice 启动不了：{reason}", reason=fault.strerror or fault)) from None
        try:
            code = running.wait(patience)
        except subprocess.TimeoutExpired:
            raise Unrendered(Message("LibreOffice {patience} 秒没有排完", patience=f"{patience:g}")) from None
        finally:
            _end(running)
        said.seek(0)
        return f"{said.read().decode(errors='replace')}({code})"


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a command that is still running, with the processes it started."""
    if running.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(running.pid)], capture_output=True, check=False)
    else:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
