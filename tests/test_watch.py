"""`watch`: which saves are noticed, and what a report goes through while it is typed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from queue import Queue

import pytest
from click.testing import CliRunner

import cli
import generator
from generator import watch
from generator.watch import State, saves, state
from tests import clerk

GOOD = clerk.HEAD + "总结: {导语: 如下。, 章节: [甲]}\n"
ROOT = Path(__file__).parent.parent


class Stop(Exception):
    """The end of a test's time."""


def at(*numbers: int) -> list[State]:
    """States that differ where the numbers do."""
    return [(("a", number, 0, 0),) for number in numbers]


def yields(states: list[State]) -> int:
    """How many saves there are while these states are seen, one at each look."""
    looks, count = iter(states), 0

    def look() -> State:
        try:
            return next(looks)
        except StopIteration:
            raise Stop from None

    try:
        for _ in saves(look, lambda: None):
            count += 1
    except Stop:
        return count
    raise AssertionError


@pytest.mark.parametrize(
    ("states", "count"),
    [
        ([1], 1), ([1, 1, 1, 1], 1),
        # a change, and rest
        ([1, 2, 2], 2), ([1, 1, 2, 2, 2, 2], 2), ([1, 2, 2, 3, 3], 3),
        # written piece by piece: one save
        ([1, 2, 3, 4, 4, 4], 2),
        # back to what it was is a change too, if it lasts
        ([1, 2, 2, 1, 1], 3),
        # files that never rest are read all the same
        ([1, *range(2, 12)], 2),
    ],
)  # fmt: skip
def test_a_save_counts_once_when_the_files_rest(states: list[int], count: int) -> None:
    assert yields(at(*states)) == count


def test_between_two_looks_there_is_a_pause() -> None:
    pauses = 0

    def pause() -> None:
        nonlocal pauses
        pauses += 1
        if pauses == 5:
            raise Stop

    looks = 0

    def look() -> State:
        nonlocal looks
        looks += 1
        return ()

    with pytest.raises(Stop):
        for _ in saves(look, pause):
            pass
    assert (looks, pauses) == (6, 5)


# -------------------------------------------------------------------- what is looked at


def replaced(path: Path) -> None:
    """As editors save that write a new file and give it the old name, time and size."""
    before = path.stat()
    new = path.with_name("new")
    new.write_bytes(path.read_bytes())
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(path)


def touched(path: Path) -> None:
    os.utime(path, ns=(0, 1))


@pytest.mark.parametrize("change", [replaced, touched, Path.unlink, lambda path: path.write_text("longer", "utf-8")])
def test_every_way_of_saving_is_noticed(change: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a", "utf-8")
    before = state(path)
    assert state(path) == before
    change(path)
    assert state(path) != before


def test_of_a_folder_its_yaml_files_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a", "utf-8")
    before = state(tmp_path)
    for name in ("a.docx", ".a.yaml.swp", ".b.yaml", "a.yaml~", "a.txt"):
        (tmp_path / name).write_text("a", "utf-8")
    assert state(tmp_path) == before
    (tmp_path / "b.yml").write_text("b", "utf-8")
    assert [Path(entry[0]).name for entry in state(tmp_path)] == ["a.yaml", "b.yml"]


def test_an_offices_templates_are_looked_at_too(tmp_path: Path) -> None:
    kind = tmp_path / "templates" / "周报"
    kind.mkdir(parents=True)
    before = state(tmp_path / "a.yaml", [tmp_path / "templates"])
    (kind / "report.xml.jinja").write_text("a", "utf-8")
    assert state(tmp_path / "a.yaml", [tmp_path / "templates"]) != before


def test_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    assert state(tmp_path / "a.yaml", [tmp_path / "templates"]) == ()


# ------------------------------------------------------------------------ the command


def watched(
    path: Path, steps: list[Callable[[], object]], monkeypatch: pytest.MonkeyPatch, *more: str
) -> tuple[str, int]:
    """A report watched while it is saved step by step, then Ctrl-C → what is said, and the exit code."""
    left = iter(steps)

    def said(look: Callable[[], State]) -> Iterator[None]:
        assert look() == state(path)
        for step in left:
            step()
            yield
        raise KeyboardInterrupt

    monkeypatch.setattr(watch, "saves", said)
    result = CliRunner().invoke(cli.cli, ["watch", str(path), *more])
    return result.output, result.exit_code


def test_a_half_typed_report_shows_its_faults_and_keeps_the_last_good_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = tmp_path / "a.yaml", tmp_path / "a.txt"
    seen = list[str | None]()

    def save(text: str) -> Callable[[], object]:
        def step() -> None:
            seen.append(out.read_text("utf-8") if out.exists() else None)
            path.write_text(text, "utf-8")

        return step

    path.write_text(GOOD, "utf-8")
    later = GOOD.replace("[甲]", "[乙]")
    texts = [GOOD, GOOD[:-5], "", GOOD.replace("总结:", "总节:"), GOOD + "指标: {甲: {{ 1", later, later]
    output, code = watched(path, [save(text) for text in texts], monkeypatch, "--format", "txt")
    assert code == 0
    assert [text and text.splitlines()[-1] for text in seen] == [None, *["一、甲"] * 5, "一、乙"]
    assert output.count(f"已写出 {out}") == 3
    assert output.count("没有写文件；原来的文件没有动") == 4
    assert output.count("正在看着") == 1
    assert "E111" in output
    assert "\x1b" not in output


def test_a_save_is_checked_as_check_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD.replace("如下。", "完成01月05日的部署。"), "utf-8")
    output, code = watched(path, [lambda: None], monkeypatch)
    assert code == 0
    assert output.count("[E502]") == 1
    assert output.count("已写出") == 1


def test_a_report_that_goes_away_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD, "utf-8")
    output, code = watched(path, [path.unlink, lambda: path.write_text(GOOD, "utf-8")], monkeypatch)
    assert code == 0
    assert "E100" in output
    assert output.count("已写出") == 1


def test_a_mistake_of_ours_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD, "utf-8")
    broken = iter([True, False])
    make_all = generator.make_all

    def made(*arguments: object) -> object:
        if next(broken):
            raise ZeroDivisionError
        return make_all(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(generator, "make_all", made, raising=False)
    output, code = watched(path, [lambda: None, lambda: None], monkeypatch)
    assert code == 0
    assert "程序内部错误" in output
    assert output.count("已写出") == 1


def test_a_report_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    assert CliRunner().invoke(cli.cli, ["watch", str(tmp_path / "没有.yaml")]).exit_code == 2


def handed_on(stream: Iterable[str], lines: Queue[str]) -> None:
    for line in stream:
        lines.put(line)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C reaches a whole console there")
def test_ctrl_c_ends_it_well(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD, "utf-8")
    command = [sys.executable, "-u", "-m", "cli", "watch", str(path), "--format", "txt"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LANG": "zh_CN.UTF-8"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", env=environment, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        lines = Queue[str]()
        threading.Thread(target=handed_on, args=(process.stdout, lines), daemon=True).start()
        said = [lines.get(timeout=30) for _ in range(3)]
        path.write_text(GOOD.replace("甲", "乙"), "utf-8")
        said += [lines.get(timeout=30) for _ in range(2)]
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert [line[:4] for line in said[::2]] == ["正在看着", "已写出 ", "已写出 "]
    assert (tmp_path / "a.txt").read_text("utf-8").endswith("一、乙\n")
