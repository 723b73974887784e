"""The table of docs/检查.md: `python -m tests.faults [KIND…] [--seed N] [--show]`; --show tells what was missed."""

from __future__ import annotations

import argparse
import sys

from .harness import FAULTS, HEADER, Score, score
from .kinds import KINDS


def main() -> int:
    """Print the table; 1 where a kind is found too seldom or a twin alarms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--seed", type=int, default=2025)
    parser.add_argument("--count", type=int, default=FAULTS)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    print(HEADER)
    scores = list[Score]()
    for kind in KINDS:
        if not options.kinds or kind.name in options.kinds:
            scores.append(score(kind, options.count, options.seed))
            print(scores[-1].row(), flush=True)
            if options.show:
                _show(scores[-1])
    return int(any(one.missed or one.alarms for one in scores))


def _show(one: Score) -> None:
    for word, pairs in (("missed", one.missed), ("alarm", one.alarms)):
        for fault, said in pairs:
            text = fault.faulty if word == "missed" else fault.twin
            print(f"  {word} {sorted(fault.codes)} {fault.line}: {text.splitlines()[fault.line - 1].strip()}")
            for d in said:
                print(f"     {d.code} {d.place[1]} {d.message.text()}")


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
