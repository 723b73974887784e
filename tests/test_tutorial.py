"""The tutorial, followed to the letter in an empty folder: every command, every YAML, every answer shown.

A block of `yaml` is the report's whole file, or without 报告 the part of it that is changed; `console` has commands
after `$ ` and their answers, where a line …… stands for any lines; `text` is what the document says by then.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import cli
from generator.build import make
from generator.writers import txt
from generator.writers.package import pack, unpack

ROOT = Path(__file__).parent.parent
TUTORIAL = (ROOT / "docs/教程.md").read_text("utf-8")
REPORT = "我的报告/2025年总结与思路.yaml"
ORDER = ("报告", "指标", "总结", "计划")


class Step(NamedTuple):
    """A block of the tutorial: its language, what stands in it, its line."""

    language: str
    text: str
    line: int


def steps() -> list[Step]:
    pattern = r"^```(\w+)\n(.*?)^```$|^<!-- (在 Word 里改)：(.*?) -->$"
    found = re.finditer(pattern, TUTORIAL, re.MULTILINE | re.DOTALL)
    return [Step(m[1] or m[3], m[2] or m[4], TUTORIAL.count("\n", 0, m.start()) + 1) for m in found]


def sections(text: str) -> dict[str, str]:
    """Top-level keys of a YAML file → their lines."""
    return {
        part.partition(":")[0]: part.rstrip("\n") + "\n"
        for part in re.split(r"^(?=\S)", text, flags=re.MULTILINE)
        if part
    }


def edit(path: Path, text: str) -> None:
    """As a clerk does it: replace everything, or one part of the file."""
    old = {} if text.startswith("报告:") else sections(path.read_text("utf-8"))
    new = {**old, **sections(text)}
    path.write_text("\n".join(new[key] for key in ORDER if key in new), "utf-8")


def revise(path: Path, words: str) -> None:
    """As Word does it: other words in the document."""
    old, new = words.split(" → ")
    parts = unpack(path.read_bytes())
    assert old.encode() in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    path.write_bytes(pack(parts))


def answer(command: str, folder: Path) -> str:
    """What a command prints, messages included."""
    program, *arguments = shlex.split(command)
    assert program == "niangao"
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    environment = {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LANGUAGE": "zh", "PYTHONUNBUFFERED": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        check=False,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.stdout.replace(os.sep, "/")


def shown(text: str) -> list[tuple[str, str]]:
    """A console block → commands and answers."""
    return [(command, said) for command, said in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE)]


def agrees(said: str, expected: str) -> bool:
    pattern = "".join("(?:.*\n)*" if line == "……\n" else re.escape(line) for line in expected.splitlines(keepends=True))
    return re.fullmatch(pattern, said) is not None


def test_whoever_follows_it_sees_what_it_shows(tmp_path: Path) -> None:
    report = tmp_path / REPORT
    for step in steps():
        if step.language == "console":
            for command, expected in shown(step.text):
                said = answer(command, tmp_path)
                assert agrees(said, expected), f"line {step.line}: {command}\n{said}"
        elif step.language == "yaml":
            edit(report, step.text)
        elif step.language == "text":
            document, findings = make(report)
            assert document is not None, (step.line, [finding.message.text() for finding in findings])
            assert txt.write(document.blocks) == step.text, f"line {step.line}"
        else:
            revise(report.with_suffix(".docx"), step.text)
    assert {"2025年总结与思路.docx", "2025年总结与思路（新）.docx"} <= {path.name for path in report.parent.iterdir()}


def test_it_has_every_step_of_a_report() -> None:
    languages = [step.language for step in steps()]
    assert set(languages) == {"console", "yaml", "text", "在 Word 里改"}
    assert sum(language == "yaml" for language in languages) >= 5
    commands = [command for step in steps() if step.language == "console" for command, _ in shown(step.text)]
    assert len(commands) == TUTORIAL.count("\n$ ")
    assert {shlex.split(command)[1] for command in commands} >= {"kinds", "new", "check", "build", "explain"}


def test_no_block_is_left_out() -> None:
    assert TUTORIAL.count("\n```") == 2 * sum(step.language != "在 Word 里改" for step in steps())


@pytest.mark.parametrize("name", re.findall(r"`niangao (\w+)", TUTORIAL))
def test_the_commands_it_speaks_of_are_there(name: str) -> None:
    assert name in cli.cli.commands


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", TUTORIAL))
def test_its_links_lead_somewhere(link: str) -> None:
    path, _, heading = link.partition("#")
    target = ROOT / "docs" / path
    assert target.exists()
    assert not heading or f"# {heading}\n" in target.read_text("utf-8")


def test_an_answer_that_differs_is_seen() -> None:
    assert agrees("甲\n乙\n丙\n", "甲\n……\n丙\n")
    assert agrees("丙\n", "……\n丙\n")
    assert not agrees("甲\n乙\n", "甲\n")
    assert not agrees("甲\n乙\n丙\n", "甲\n……\n丁\n")
    assert not agrees("甲.\n", "甲。\n")
