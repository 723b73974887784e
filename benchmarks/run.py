"""niangao beside docxtpl and python-docx: whole processes, interleaved, in one run; Markdown on standard output.

    python -m benchmarks.run                                     all cases: ×1, ×10, ×100, plain and bound, --help
    python -m benchmarks.run --shape 10 --variant bound          one case
    python -m benchmarks.run --process docxtpl python-docx       without niangao
    python -m benchmarks.run --process niangao docxtpl "docxtpl safe_load"     … read by yaml.safe_load, as usual
    python -m benchmarks.run --shape 10 --process niangao unchecked      what the checks cost
    python -m benchmarks.run --profile plain 10                  where niangao's own time goes

Every process is warmed up once, then A B C D A B C D … are measured. The documents of the warm-up are read: each must
hold every heading, body paragraph and table row. Ratios are medians of those within one round, so that a busy
machine weighs on both sides; on a shared machine trust processor time before wall time.
"""

from __future__ import annotations

import argparse
import cProfile
import importlib
import importlib.metadata
import os
import platform
import pstats
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.contents import faults, read
from benchmarks.measure import REPO, ProcessFailedError, Sample, environment, measure
from benchmarks.rivals.prepare import prepare
from benchmarks.rivals.with_docxtpl import TEMPLATE
from benchmarks.shapes import SIZES, VARIANTS, Variant, as_variant, generate, to_yaml

PACKAGES = ("niangao", "docxtpl", "python-docx", "jinja2", "lxml", "PyYAML", "click")
FLOOR = "python -c pass"
HEADER = "| {} | process | runs | wall ms | min–max | CPU ms | wall ÷ {} | CPU ÷ {} |"
RULE = "|---|---|--:|--:|--:|--:|--:|--:|"

Build = Callable[[Path, Path], list[str]]
Samples = dict[str, list[Sample]]


class Case(NamedTuple):
    """A size and a variant."""

    size: int
    variant: Variant

    def __str__(self) -> str:
        return f"×{self.size} {self.variant}"


class Options(argparse.Namespace):
    """The command line."""

    runs: int | None
    shape: list[int]
    variant: list[Variant]
    process: list[str]
    profile: list[str] | None


class WrongContentError(Exception):
    """A document lacks content."""


def niangao() -> list[str]:
    """niangao's command: the console script beside this Python, else the module."""
    script = Path(sys.executable).with_name("niangao.exe" if os.name == "nt" else "niangao")
    return [str(script)] if script.exists() else [sys.executable, "-m", "cli"]


def _niangao(report: Path, out: Path) -> list[str]:
    return [*niangao(), "build", str(report), "-o", str(out), "--overwrite"]


def _rival(module: str, *more: str) -> Build:
    """A rival's module → its command."""
    return lambda report, out: [sys.executable, "-m", f"benchmarks.rivals.{module}", str(report), str(out), *more]


def _unchecked(report: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.unchecked", *_niangao(report, out)[len(niangao()) :]]


BUILDS: dict[str, Build] = {
    "niangao": _niangao,
    "unchecked": _unchecked,
    "docxtpl": _rival("with_docxtpl"),
    "docxtpl safe_load": _rival("with_docxtpl", "SafeLoader"),
    "python-docx": _rival("with_python_docx"),
}


def interleave(commands: Mapping[str, Sequence[str]], runs: int, env: Mapping[str, str]) -> Samples:
    """Measure the commands in turn, round by round."""
    samples: Samples = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            samples[name].append(measure(command, env))
    return samples


def measure_case(case: Case, builds: Sequence[str], runs: int, work: Path, env: Mapping[str, str]) -> Samples:
    """Generate, warm up, compare contents, measure."""
    report = generate(case.size)
    source = work / f"{case.variant}-{case.size}.yaml"
    source.write_text(to_yaml(report, case.variant), encoding="utf-8")
    outs = {name: work / f"{case.variant}-{case.size}-{name}.docx" for name in builds}
    commands = {name: BUILDS[name](source, out) for name, out in outs.items()}
    for name, command in commands.items():
        measure(command, env)
        found = faults(read(outs[name]), report)
        if found:
            raise WrongContentError("\n".join([f"{case}, {name}:", *found]))
    return interleave({**commands, FLOOR: [sys.executable, "-c", "pass"]}, runs, env)


def measure_help(runs: int, env: Mapping[str, str]) -> Samples:
    """`niangao --help` beside the import of its command-line library."""
    click = [sys.executable, "-c", "import click"]
    commands = {"niangao --help": [*niangao(), "--help"], "import click": click, FLOOR: [sys.executable, "-c", "pass"]}
    interleave(commands, 1, env)
    return interleave(commands, runs, env)


def rows(label: str, samples: Samples, base: str) -> Iterator[str]:
    """Samples of a case → its table rows; ratios are to `base`."""
    for name, ours in samples.items():
        walls = [sample.wall * 1000 for sample in ours]
        spread = f"{min(walls):.0f}–{max(walls):.0f}"
        ratios = [_ratio(_walls(ours), _walls(samples.get(base))), _ratio(_cpus(ours), _cpus(samples.get(base)))]
        cells = [label, name, str(len(ours)), f"{statistics.median(walls):.0f}", spread, _milliseconds(_cpus(ours))]
        yield f"| {' | '.join([*cells, *ratios])} |"


def _walls(samples: list[Sample] | None) -> list[float]:
    """Wall times, or none."""
    return [sample.wall for sample in samples or ()]


def _cpus(samples: list[Sample] | None) -> list[float]:
    """Processor times, or none where the system does not say."""
    return [sample.cpu for sample in samples or () if sample.cpu is not None]


def _milliseconds(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f}" if seconds else "–"


def _ratio(ours: list[float], theirs: list[float]) -> str:
    """The median of the ratios within a round."""
    if not ours or not theirs:
        return "–"
    return f"{statistics.median(a / b for a, b in zip(ours, theirs, strict=True)):.2f}"


def machine() -> str:
    """Python, packages, processors and load, on a line."""
    versions = [f"{name} {_version(name)}" for name in PACKAGES]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"Python {platform.python_version()}, {platform.system()}, {cores} cores{load}; {', '.join(versions)}"


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "(not installed)"


def run(options: Options) -> None:
    """Measure what was chosen and print it."""
    print(machine(), end="\n\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        env = environment(work)
        prepare(work / TEMPLATE)
        print(HEADER.format("case", "docxtpl", "docxtpl"), RULE, sep="\n")
        for case in (Case(size, variant) for size in options.shape for variant in options.variant):
            samples = measure_case(case, options.process, _runs(options, case.size), work, env)
            print(*rows(str(case), samples, "docxtpl"), sep="\n", flush=True)
        if "niangao" in options.process:
            print("", HEADER.format("command", "import click", "import click"), RULE, sep="\n")
            print(*rows("--help", measure_help(_runs(options, 1), env), "import click"), sep="\n")


def _runs(options: Options, size: int) -> int:
    """Rounds of a case: what was asked for, else 5, and 3 of the largest."""
    return options.runs or (3 if size == max(SIZES) else 5)


def profile(variant: Variant, size: int) -> None:
    """Run niangao's build in this process under cProfile; print its 25 dearest functions, both ways."""
    profiler = cProfile.Profile()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "report.yaml"
        source.write_text(to_yaml(generate(size), variant), encoding="utf-8")
        profiler.runcall(_build_here, source, source.with_suffix(".docx"))
    stats = pstats.Stats(profiler, stream=sys.stdout).strip_dirs()
    stats.sort_stats("cumulative").print_stats(25)
    stats.sort_stats("tottime").print_stats(25)


def _build_here(source: Path, out: Path) -> None:
    """Import and call the command line; an exit code other than 0 is passed on."""
    sys.path.insert(0, str(REPO))
    try:
        importlib.import_module("cli").main(["build", str(source), "-o", str(out), "--overwrite"])
    except SystemExit as end:
        if end.code:
            raise


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, help="rounds of each case (5; 3 of the largest)")
    parser.add_argument("--shape", type=int, nargs="+", default=list(SIZES), metavar="N", help="sizes (1 10 100)")
    parser.add_argument("--variant", nargs="+", choices=VARIANTS, default=list(VARIANTS))
    parser.add_argument("--process", nargs="+", choices=list(BUILDS), default=[b for b in BUILDS if b != "unchecked"])
    parser.add_argument("--profile", nargs=2, metavar=("VARIANT", "N"), help="profile niangao's build in-process")
    return parser


def main() -> None:
    """The command line."""
    options = _parser().parse_args(namespace=Options())
    if options.profile:
        variant, size = options.profile
        profile(as_variant(variant), int(size))
        return
    try:
        run(options)
    except (ProcessFailedError, WrongContentError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
