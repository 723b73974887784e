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

from generator.diagnostic import Diagnostic
from generator.messages import Message

#: Seconds one document may take, and what starting takes the first time on a slow machine.
_EACH, _START = 60, 120
#: Files handed over in one run; LibreOffice takes no notice of more than some 240.
_AT_ONCE = 100
_CHATTER = ("convert ", "Warning: failed to launch javaldx")
_MAC = "Applications/LibreOffice.app/Contents/MacOS/soffice"
#: The one that waits until the work is done and says what went wrong on its console.
_WINDOWS = "LibreOffice/program/soffice.com"
_WINDOWS_HOMES = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_HOW = Message("到 www.libreoffice.org 下载安装（Debian、Ubuntu：sudo apt-get install libreoffice-writer）")


class Unrendered(RuntimeError):
    """No pages; `diagnostic` says why: E514 where a program is not installed, E515 where one failed."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.text())
        self.diagnostic = Diagnostic(code, message, hint=hint)


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
    """Word files of different names → their PDFs in the folder `out`, in as few runs as can be.

    `environment` is added to this process's own; `patience` is in seconds. Raises Unrendered if
    LibreOffice is not installed, does not end, or makes no PDF of one of the files; OSError if the
    folder cannot be made.
    """
    office = soffice()
    if office is None:
        raise Unrendered("E514", Message("没有找到 LibreOffice"), _HOW)
    out.mkdir(parents=True, exist_ok=True)
    made = {file: out / f"{file.stem}.pdf" for file in files}
    for pdf in made.values():
        pdf.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [office, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", str(out)]
        for batch in (files[at : at + _AT_ONCE] for at in range(0, len(files), _AT_ONCE)):
            paths = [str(file.absolute()) for file in batch]
            said = _run(command + paths, {**os.environ, **(environment or {})}, patience or _START + _EACH * len(batch))
            for file in batch:
                if not made[file].exists():
                    raise Unrendered("E515", Message("LibreOffice 没有排出“{name}”：{said}", name=file.name, said=said))
    return list(made.values())


def _run(command: list[str], environment: dict[str, str], patience: float) -> str:
    """Run a command to its end → what it said and its exit code. Raises Unrendered if it does not start or end."""
    with tempfile.TemporaryFile() as said:  # a pipe would wait for children that outlive the command
        try:
            running = subprocess.Popen(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
            )
        except OSError as fault:
            raise Unrendered(
                "E515", Message("LibreOffice 启动不了：{reason}", reason=fault.strerror or fault)
            ) from None
        try:
            code = running.wait(patience)
        except subprocess.TimeoutExpired:
            raise Unrendered("E515", Message("LibreOffice {patience} 秒没有排完", patience=f"{patience:g}")) from None
        finally:
            _end(running)
        said.seek(0)
        return f"{_telling(said.read().decode(errors='replace'))} ({code})".lstrip()


def _telling(said: str) -> str:
    """The last line that is not the same whether it worked or not."""
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith(_CHATTER)]
    return lines[-1] if lines else ""


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a command that is still running, with the processes it started."""
    if running.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(running.pid)], capture_output=True, check=False)
    else:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
