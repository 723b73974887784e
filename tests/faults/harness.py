"""Kinds of faults → how many of them are found, each at its place, and how many twins alarm."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import generator
from generator.diagnostic import Diagnostic

from .draft import BASES, Draft

#: Of each kind.
FAULTS = 24
#: At least this share of each kind's faults must be found.
RECALL = 0.98


class Fault(NamedTuple):
    """A faulty text, the same changed without harm, the codes that tell the fault, and the line it stands in.

    `previous` is last year's report, where there is one: it lies beside the report as 上年.yaml.
    """

    faulty: str
    twin: str
    codes: frozenset[str]
    line: int
    previous: str = ""


class Kind(NamedTuple):
    """A kind of fault: `sow` puts one into a base, or says None where this base has no place for it.

    `prose`: it takes a check of the text to find it, as `niangao check` does.
    """

    name: str
    sow: Callable[[random.Random, Draft], Fault | None]
    prose: bool = False


class Score(NamedTuple):
    """What became of a kind's faults: those missed, and the twins that alarmed, with what was found instead."""

    name: str
    faults: int
    missed: list[tuple[Fault, list[Diagnostic]]]
    alarms: list[tuple[Fault, list[Diagnostic]]]

    @property
    def recall(self) -> float:
        """Of the faults those found, 0 to 1."""
        return 1 - len(self.missed) / self.faults

    def row(self) -> str:
        """A line of the table in docs/检查.md."""
        found = self.faults - len(self.missed)
        return f"| {self.name} | {self.faults} | {found} | {self.recall:.0%} | {len(self.alarms)} |"


HEADER = "| 错的种类 | 份数 | 查出 | 查全率 | 无害改动误报 |\n|---|---:|---:|---:|---:|"


def sown(kind: Kind, count: int = FAULTS, seed: int = 2025) -> list[Fault]:
    """Faults of a kind, no two alike, in turn in each of the bases that have a place for it."""
    found: dict[str, Fault] = {}
    for number in range(count * 40):
        rng = random.Random(f"{seed}{kind.name}{number}")
        base = list(BASES.values())[number % len(BASES)]
        fault = kind.sow(rng, Draft(base))
        if fault is not None and fault.faulty not in found:
            found[fault.faulty] = fault
        if len(found) == count:
            break
    return list(found.values())


def score(kind: Kind, count: int = FAULTS, seed: int = 2025) -> Score:
    """A kind, sown and looked for."""
    faults = sown(kind, count, seed)
    with TemporaryDirectory() as folder:
        missed = [(f, s) for f, s in _said(faults, kind, Path(folder), twin=False) if not told(f, s)]
        alarms = [(f, s) for f, s in _said(faults, kind, Path(folder), twin=True) if s]
    return Score(kind.name, len(faults), missed, alarms)


def _said(faults: list[Fault], kind: Kind, folder: Path, *, twin: bool) -> Iterator[tuple[Fault, list[Diagnostic]]]:
    for fault in faults:
        yield fault, findings(fault.twin if twin else fault.faulty, folder, fault.previous, prose=kind.prose)


def findings(text: str, folder: Path, previous: str = "", *, prose: bool = False) -> list[Diagnostic]:
    """Everything that is said of a report, with last year's beside it; `prose`: of its text too."""
    path = folder / "本年.yaml"
    path.write_bytes(text.encode())
    (folder / "上年.yaml").write_bytes(previous.encode())
    documents, found = generator.make_all(path)
    return [*found, *(generator.proofread(path, documents) if prose else ())]


def told(fault: Fault, said: list[Diagnostic]) -> bool:
    """Whether one of the codes points at the line, or relates to it."""
    return any(d.code in fault.codes and fault.line in lines(d) for d in said)


def lines(d: Diagnostic) -> set[int]:
    """The lines of a report that a finding shows."""
    others = [r.span for r in d.related if r.span.source.path.endswith("本年.yaml")]
    return {d.place[1], *(span.source.position(span.start)[0] for span in others)}
