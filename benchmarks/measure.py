"""A command → the wall and processor time of one fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

REPO = Path(__file__).resolve().parents[1]


class Sample(NamedTuple):
    """Seconds on the wall and of the processor; the latter is None where the system does not say."""

    wall: float
    cpu: float | None


class ProcessFailedError(Exception):
    """A process ended with another code than 0."""


def environment(work: Path) -> dict[str, str]:
    """The child's environment: this one, but bytecode and caches are kept, and under `work`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(work / "bytecode"), "XDG_CACHE_HOME": str(work / "cache")}


def measure(command: Sequence[str], env: Mapping[str, str]) -> Sample:
    """Run the command in the repository's root; its output is kept from the terminal unless it fails."""
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=REPO, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        cpu = _wait(process)
        wall = time.perf_counter() - started
        if process.returncode:
            output.seek(0)
            text = output.read().decode("utf-8", "replace")
            raise ProcessFailedError(f"{' '.join(command)}\nexit code {process.returncode}\n{text}")
    return Sample(wall, cpu)


def _wait(process: subprocess.Popen[bytes]) -> float | None:
    """Wait for the end → processor seconds of the process and the children it waited for."""
    if sys.platform == "win32":
        process.wait()
        return None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime
