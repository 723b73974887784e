"""The commands: what they print, what they write, how they end."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli
import generator
from generator.writers.package import pack, unpack

ROOT = Path(__file__).parent.parent
REPORT = """\
报告: {单位: 甲局, 年度: 2011, 类型: 总结与思路}
总结:
  章节:
    - 标题: 抓创新
      正文: 培训{{ 10期 }}，授权1522件。
"""
WRONG = REPORT.replace("标题: 抓创新", "题目: 抓创新")
WARNED = REPORT.replace("抓创新", "一、抓创新")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def report(home: Path) -> Path:
    return saved(home / "2011.yaml")


def saved(path: Path, text: str = REPORT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli.cli, [str(argument) for argument in arguments], prog_name="niangao")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own, whatever this one's settings are."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, "-m", "cli", *map(str, arguments)]
    return subprocess.run(
        command, env={**kept, "PYTHONPATH": str(ROOT), **environment}, capture_output=True, check=False
    )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def state(path: Path) -> tuple[bytes, int, int]:
    return path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino


def edit(path: Path) -> bytes:
    """Change a document as a person would in Word; → its bytes."""
    parts = unpack(path.read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace("抓创新".encode(), "我改的".encode())
    path.write_bytes(pack(parts))
    return path.read_bytes()


# ------------------------------------------------------------------- build: where


def test_a_document_is_written_beside_the_report(report: Path) -> None:
    result = run("build", "2011.yaml")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines() == ["已写出 2011.docx（绑定数字3个，提醒0条）"]
    assert names(report.parent) == ["2011.docx", "2011.yaml"]


def test_a_report_elsewhere_has_its_document_there(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    away = saved(tmp_path_factory.mktemp("away") / "2011.yaml")
    assert run("build", away).exit_code == 0
    assert names(away.parent) == ["2011.docx", "2011.yaml"]
    assert names(home) == []


def test_a_folder_has_its_document_beside_it(home: Path) -> None:
    saved(home / "我的 报告" / "1.yaml")
    assert run("build", "我的 报告").exit_code == 0
    assert names(home) == ["我的 报告", "我的 报告.docx"]


@pytest.mark.parametrize("out", ["a.docx", "A.DOCX", "深 处/年/总结.docx", "年" * 75 + ".docx"])
def test_to_a_file_that_is_named(out: str, report: Path) -> None:
    result = run("build", report, "-o", out)
    assert result.stdout.startswith(f"已写出 {out}")
    assert zipfile.is_zipfile(out)


@pytest.mark.parametrize("out", ["out", "out/", "out.2011", "a/b", "there.docx", "there"])
def test_to_a_folder(out: str, report: Path) -> None:
    (report.parent / "there.docx").mkdir()
    (report.parent / "there").mkdir()
    result = run("build", report, "-o", out)
    assert result.exit_code == 0, result.output
    assert names(report.parent / out) == ["2011.docx"]


def test_several_reports_to_one_folder(home: Path) -> None:
    reports = [saved(home / name / f"{name}.yaml") for name in ("甲", "乙")]
    assert run("build", *reports, "-o", "out").exit_code == 0
    assert names(home / "out") == ["乙.docx", "甲.docx"]


def test_several_reports_beside_themselves(home: Path) -> None:
    result = run("build", saved(home / "甲.yaml"), saved(home / "乙.yaml"))
    assert [line.partition("（")[0] for line in result.stdout.splitlines()] == [
        f"已写出 {home / name}.docx" for name in ("甲", "乙")
    ]


@pytest.mark.parametrize("out", [["-o", "out"], ["-o", "a.docx"], []])
def test_two_reports_never_share_a_document(out: list[str], home: Path) -> None:
    one = saved(home / "1" / "a.yaml")
    two = saved(home / "2" / "a.yaml") if out else saved(home / "1" / "a.yml")
    result = run("build", one, two, *out)
    assert result.exit_code == 2
    assert "几份报告都要写到" in result.stderr
    assert not list(home.rglob("*.docx"))


@pytest.mark.parametrize("arguments", [["--format", "txt"], ["-o", "2011.txt"], ["-o", "2011.TXT"]])
def test_plain_text(arguments: list[str], report: Path) -> None:
    assert run("build", report, *arguments).exit_code == 0
    (written,) = (path for path in report.parent.iterdir() if path.suffix.lower() == ".txt")
    assert written.read_text("utf-8").splitlines()[0] == "甲局2011年工作总结"


@pytest.mark.parametrize(
    ("out", "form"), [("a.docx", "txt"), ("a.txt", "docx"), ("a.doc", ""), ("a.wps", ""), ("a.pdf", "docx")]
)
def test_a_suffix_and_a_format_that_do_not_go_together(out: str, form: str, report: Path) -> None:
    result = run("build", report, "-o", out, *(["--format", form] if form else []))
    assert result.exit_code == 2
    assert names(report.parent) == ["2011.yaml"]


# ------------------------------------------------------------------ build: faults


def test_with_an_error_the_old_document_stays_as_it_is(report: Path) -> None:
    run("build", report)
    before = state(report.with_suffix(".docx"))
    saved(report, WRONG)
    result = run("build", report, "--overwrite")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "错误[E201]" in result.stderr
    assert f" --> {report}:4:7" in result.stderr
    assert result.stderr.splitlines()[-1] == "错误1个，没有写文件；原来的文件没有动"
    assert state(report.with_suffix(".docx")) == before
    assert names(report.parent) == ["2011.docx", "2011.yaml"]


def test_a_warning_does_not_keep_a_document_from_being_written(report: Path) -> None:
    saved(report, WARNED)
    result = run("build", report)
    assert result.exit_code == 0
    assert "提醒[E211]" in result.stderr
    assert result.stdout.endswith("提醒1条）\n")


def test_the_worst_of_several_reports_decides_and_the_others_are_written(home: Path) -> None:
    good, bad = saved(home / "1.yaml"), saved(home / "2.yaml", WRONG)
    later, blocked = saved(home / "4.yaml"), saved(home / "3.yaml")
    (home / "3.docx").mkdir()
    result = run("build", good, bad, blocked, later)
    assert result.exit_code == 3
    assert {"1.docx", "4.docx"} <= set(names(home))
    assert run("build", good, bad, later).exit_code == 1


def test_a_report_that_is_not_there_is_a_mistake_of_usage(report: Path) -> None:
    result = run("build", report, "没有.yaml")
    assert result.exit_code == 2
    assert "没有“没有.yaml”这个文件或文件夹" in result.stderr
    assert names(report.parent) == ["2011.yaml"]


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_name_too_long_to_exist_is_told_plainly(command: str, home: Path) -> None:
    result = run(command, "年" * 200)
    assert result.exit_code == 1
    assert "名称太长" in result.stderr
    assert names(home) == []


def test_a_name_too_long_for_a_new_report_or_of_a_command_is_told_plainly(home: Path) -> None:
    result = run("new", "总结与思路", "-o", "年" * 200)
    assert (result.exit_code, names(home)) == (3, [])
    assert "名称太长" in result.stderr
    assert run("年" * 200).exit_code == 2


@pytest.mark.parametrize("option", ["--kind", "--style"])
def test_a_kind_or_style_of_a_name_too_long_for_a_file_is_not_there(option: str, report: Path) -> None:
    result = run("check", report, option, "年" * 200)
    assert result.exit_code in {1, 2}
    assert "没有“年年" in result.stderr


def test_numbers_to_a_name_too_long_are_refused_plainly(report: Path) -> None:
    result = run("numbers", report, "-o", "年" * 200)
    assert result.exit_code == 3
    assert "名称太长" in result.stderr


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names of files are in Unicode there")
def test_a_system_that_knows_no_chinese_names_is_told_of(report: Path) -> None:
    done = process("check", report, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 2
    assert b"PYTHONUTF8=1" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_output_to_a_full_disk_is_told_plainly() -> None:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, "-m", "cli", "--lang", "en", "kinds"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, env={**kept, "PYTHONPATH": str(ROOT)}, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, b"Traceback" in done.stderr) == (3, False)
    assert b"full" in done.stderr


def test_last_years_report_that_has_faults_is_not_passed_over_in_silence(home: Path) -> None:
    (home / "2011年总结与思路.yaml").write_text("报告: {单位: 某局", "utf-8")
    result = run("new", "总结与思路", "--year", "2012", "-o", home)
    assert result.exit_code == 0
    assert "2011年总结与思路.yaml" in result.output
    assert "上年报告" not in (home / "2012年总结与思路.yaml").read_text("utf-8")


def test_an_empty_folder_has_no_report(home: Path) -> None:
    (home / "空").mkdir()
    result = run("build", "空")
    assert result.exit_code == 1
    assert "“空”里没有报告" in result.stderr


@pytest.mark.parametrize(
    ("option", "wrong", "meant"), [("--kind", "总结和思路", "总结与思路"), ("--style", "共文", "公文")]
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_misspelt_option_is_a_mistake_of_usage(
    command: str, option: str, wrong: str, meant: str, report: Path
) -> None:
    result = run(command, report, option, wrong)
    assert result.exit_code == 2
    assert f"是不是想写“{meant}”？" in result.stderr
    assert names(report.parent) == ["2011.yaml"]


def test_kind_style_and_templates_reach_the_stages(report: Path) -> None:
    own = report.parent / "own" / "小结"
    saved(own / "kind.yaml", "名称: 小结\n标题: {总结: 甲}\n层次: [一、]\n")
    saved(own / "report.xml.jinja", "<title>{{ 总结.标题 }}</title>")
    result = run("build", report, "--kind", "小结", "--style", "公文", "--templates", "own", "-o", "a.txt")
    assert result.exit_code == 0, result.output
    assert (report.parent / "a.txt").read_text("utf-8") == "甲\n"


def test_a_templates_folder_must_be_there(report: Path) -> None:
    assert run("build", report, "--templates", "没有").exit_code == 2


# ---------------------------------------------------------- build: cannot write


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "磁盘满了"), (errno.EACCES, "没有权限"), (errno.EROFS, "磁盘是只读的")],
)
def test_a_disk_that_refuses_is_told_plainly(
    number: int, words: str, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    run("build", report)
    before = state(report.with_suffix(".docx"))
    saved(report, REPORT.replace("1522", "1523"))
    monkeypatch.setattr(os, "fsync", refuse)
    result = run("build", report)
    assert result.exit_code == 3
    assert result.stderr == f"写不了“{report.with_suffix('.docx')}”：{words}。原来的文件没有动\n"
    assert state(report.with_suffix(".docx")) == before
    assert names(report.parent) == ["2011.docx", "2011.yaml"]


def test_a_folder_that_is_read_only(report: Path) -> None:
    run("build", report)
    before = state(report.with_suffix(".docx"))
    report.parent.chmod(0o555)
    try:
        if os.access(report.parent, os.W_OK):
            pytest.skip("the administrator may write anywhere")
        result = run("build", report)
    finally:
        report.parent.chmod(0o755)
    assert (result.exit_code, state(report.with_suffix(".docx"))) == (3, before)
    assert "没有权限" in result.stderr


def test_a_folder_in_the_documents_place(report: Path) -> None:
    (report.parent / "2011.docx").mkdir()
    result = run("build", report)
    assert result.exit_code == 3
    assert "它是一个文件夹" in result.stderr


@pytest.mark.parametrize("out", ["2011.yaml/a.docx", "2011.yaml"])
def test_a_file_in_a_folders_place(out: str, report: Path) -> None:
    result = run("build", report, "-o", out)
    assert result.exit_code == 3
    assert "路径中间有一段不是文件夹" in result.stderr
    assert report.read_text("utf-8") == REPORT


# ------------------------------------------------------- build: a person's work


def test_a_document_edited_in_word_is_not_overwritten(report: Path) -> None:
    out, beside = report.with_suffix(".docx"), report.with_name("2011（新）.docx")
    run("build", report)
    mine = edit(out)
    for _ in range(2):
        result = run("build", report)
        assert result.exit_code == 0
        assert f"“{out}”不是生成时的原样" in result.stderr
        assert f"已写出 {beside}" in result.stdout
        assert out.read_bytes() == mine
    assert names(report.parent) == ["2011.docx", "2011.yaml", "2011（新）.docx"]


def test_it_is_if_that_is_asked_for(report: Path) -> None:
    out = report.with_suffix(".docx")
    run("build", report)
    first = out.read_bytes()
    edit(out)
    result = run("build", report, "--overwrite")
    assert (result.exit_code, result.stderr, out.read_bytes()) == (0, "", first)
    assert names(report.parent) == ["2011.docx", "2011.yaml"]


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
def test_an_unchanged_document_is_overwritten_silently(suffix: str, report: Path) -> None:
    out = report.with_suffix(suffix)
    run("build", report, "-o", out)
    first = out.read_bytes()
    saved(report, REPORT.replace("抓创新", "促发展"))
    result = run("build", report, "-o", out)
    assert (result.exit_code, result.stderr) == (0, "")
    assert out.read_bytes() != first
    assert names(report.parent) == sorted(["2011.yaml", out.name])


def test_an_edited_text_is_not_overwritten(report: Path) -> None:
    out = report.with_suffix(".txt")
    run("build", report, "--format", "txt")
    out.write_text(out.read_text("utf-8") + "又及\n", "utf-8")
    result = run("build", report, "--format", "txt")
    assert "不是生成时的原样" in result.stderr
    assert out.read_text("utf-8").endswith("又及\n")
    assert (report.parent / "2011（新）.txt").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither modes nor plain links")
def test_mode_and_link_of_the_old_document_are_kept(report: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    real, link = tmp_path_factory.mktemp("share") / "a.docx", report.with_suffix(".docx")
    link.symlink_to(real)
    run("build", report)
    real.chmod(0o660)
    saved(report, REPORT.replace("抓创新", "促发展"))
    assert run("build", report).stderr == ""
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o660
    assert zipfile.is_zipfile(real)


def test_builds_at_the_same_time_leave_one_whole_document(report: Path) -> None:
    command = [sys.executable, "-m", "cli", "build", str(report)]
    running = [
        subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE) for _ in range(4)
    ]
    outputs = [each.communicate()[0].decode() for each in running]
    assert [each.returncode for each in running] == [0] * 4
    assert all(str(report.with_suffix(".docx")) in output for output in outputs)
    assert names(report.parent) == ["2011.docx", "2011.yaml"]
    assert zipfile.ZipFile(report.with_suffix(".docx")).testzip() is None


@pytest.mark.skipif(os.name == "nt", reason="other limits there")
def test_where_the_name_beside_would_be_too_long_the_old_one_still_stays(report: Path) -> None:
    out = report.with_name("年" * 83 + ".docx")  # 254 bytes of 255
    run("build", report, "-o", out)
    mine = edit(out)
    result = run("build", report, "-o", out)
    assert (result.exit_code, out.read_bytes()) == (3, mine)
    assert "名称太长" in result.stderr
    assert names(report.parent) == ["2011.yaml", out.name]


# -------------------------------------------------------------------------- check


def test_check_says_everything_and_writes_nothing(report: Path) -> None:
    saved(report, WRONG)
    result = run("check", report)
    assert result.exit_code == 1
    assert result.stdout == "错误1个，提醒0条\n"
    assert "4|     - 题目: 抓创新" in result.stderr
    assert "^^^^" in result.stderr
    assert "建议: 是不是想写“标题”？" in result.stderr
    assert names(report.parent) == ["2011.yaml"]


def test_check_of_a_sound_report(report: Path) -> None:
    result = run("check", report)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "错误0个，提醒0条\n", "")


def test_concise_is_a_line_a_finding(report: Path) -> None:
    saved(report, WRONG)
    result = run("check", report, "--format", "concise")
    assert result.stderr == f"{report}:4:7: 错误[E201]: “章节”里没有“题目”这个键\n"


@pytest.mark.parametrize(("text", "errors", "warnings"), [(REPORT, 0, 0), (WARNED, 0, 1), (WRONG, 1, 0)])
def test_json_is_for_programs(text: str, errors: int, warnings: int, report: Path) -> None:
    saved(report, text)
    result = run("check", report, "--format", "json")
    findings = json.loads(result.stdout)["findings"]
    assert [f["severity"] for f in findings] == ["error"] * errors + ["warning"] * warnings
    assert all(f["path"] == str(report) and f["line"] >= 1 and f["column"] >= 1 for f in findings)
    assert (result.exit_code, result.stderr) == (1 if errors else 0, "")


@pytest.mark.parametrize(("text", "code"), [(REPORT, 0), (WARNED, 1), (WRONG, 1)])
def test_strict_lets_no_warning_pass(text: str, code: int, report: Path) -> None:
    assert run("check", saved(report, text), "--strict").exit_code == code


def test_coverage_lists_numbers_that_are_only_typed(report: Path) -> None:
    result = run("check", report, "--coverage")
    assert result.exit_code == 0
    line = next(n for n, text in enumerate(report.read_text("utf-8").splitlines(), 1) if "1522件" in text)
    assert result.stdout.splitlines()[0].startswith(f"{report}:{line}: 没有绑定 1522（…")
    assert result.stdout.splitlines()[1].startswith("数字共")
    data = json.loads(run("check", report, "--coverage", "--format", "json").stdout)
    assert [numeral["text"] for numeral in data["coverage"]["unbound"]] == ["1522"]


KINDS = REPORT.replace("类型: 总结与思路", "类型: [总结与思路, 工作总结, 工作计划]")
PLAN = "计划:\n  章节:\n    - {标题: 抓落实, 正文: 办2场。}\n"


def test_a_report_of_several_kinds_makes_a_document_of_each(report: Path) -> None:
    result = run("build", saved(report, KINDS + PLAN))
    assert result.exit_code == 0
    made = [report.with_name(f"2011-{kind}.docx") for kind in ("总结与思路", "工作总结", "工作计划")]
    assert [line.split("（")[0] for line in result.stdout.splitlines()] == [f"已写出 {path}" for path in made]
    assert all(path.exists() for path in made)
    assert not report.with_suffix(".docx").exists()


def test_no_document_of_a_run_overwrites_another(report: Path) -> None:
    saved(report.with_name("2011-工作总结.yaml"))
    for other in (Path("2011-工作总结.yaml"), report.with_name("2011-工作总结.yaml").resolve()):  # however it is named
        result = run("build", saved(report, KINDS + PLAN), other)
        assert result.exit_code == 2
        assert "都要写到" in result.stderr
        assert (report.parent / "2011-工作总结.docx").exists()


def test_kinds_may_be_given_on_the_command_line(report: Path) -> None:
    saved(report, REPORT + PLAN)
    run("build", report, "--kind", "工作计划", "-o", "a.txt")
    assert Path("a.txt").read_text("utf-8").splitlines()[0].endswith("2012年工作计划")
    result = run("build", report, "--kind", "工作计划", "--kind", "工作总结", "-o", "b.txt")
    assert result.exit_code == 0
    assert names(Path())[-2:] == ["b-工作总结.txt", "b-工作计划.txt"]


def test_what_several_documents_print_is_counted_once(report: Path) -> None:
    saved(report, KINDS + PLAN)
    found = json.loads(run("check", report, "--coverage", "--format", "json").stdout)["coverage"]["unbound"]
    assert [numeral["text"] for numeral in found] == ["1522", "2"]


def test_check_reads_a_folder(home: Path) -> None:
    head, _, rest = REPORT.partition("总结:")
    saved(home / "年" / "1.yaml", head)
    saved(home / "年" / "2.yaml", "总结:" + rest)
    assert run("check", "年").exit_code == 0


def test_what_is_checked_must_be_there(home: Path) -> None:
    assert run("check", home / "没有").exit_code == 2


# ---------------------------------------------------------------------------- new


@pytest.mark.usefixtures("home")
def test_the_many_holes_of_a_new_report_are_listed_one_a_line_and_the_last_ones_shown() -> None:
    run("new", "工作计划", "--year", "2011")
    path = Path("2011年工作计划.yaml")
    text = path.read_text("utf-8")
    lines = run("check", path).stderr.splitlines()
    assert len(lines) == text.count("（待填：") - 1 > 5  # one stands in the remark at its head
    assert lines[0] == f"{path}:5:7: 错误[E205]: 还没有填：单位全称"
    head, _, body = text.partition("计划:\n")
    path.write_text(f"{head}计划:\n{body.replace('待填', '略')}", "utf-8")
    shown = run("check", path).stderr
    assert shown.count(" --> ") == shown.count("错误[E205]: 还没有填：") == 2


@pytest.mark.usefixtures("home")
def test_many_warnings_of_one_sort_are_listed_one_a_line_behind_the_first() -> None:
    numbers = "".join(f"  数{n}: {{本年: {n}}}\n" for n in range(20, 27))
    saved(Path("2011.yaml"), REPORT.replace("总结:\n", f"指标:\n{numbers}总结:\n", 1))
    lines = run("build", "2011.yaml", "--format", "txt").stderr.splitlines()
    places = [line.partition("提醒[")[0] for line in lines if "提醒[E306]" in line]
    assert places == ["", *(f"2011.yaml:{line}:13: " for line in range(4, 10))]


@pytest.mark.parametrize(("language", "said"), [("zh", "缺少参数 '类型'"), ("en", "Missing argument 'KIND'")])
def test_new_without_a_kind_is_told_those_there_are(home: Path, language: str, said: str) -> None:
    result = run("--lang", language, "new")
    assert result.exit_code == 2
    assert said in result.stderr
    assert all(kind in result.stderr for kind in generator.kinds())
    assert not list(home.iterdir())


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("名称: 季报\n继承: 工作总结\n大纲: {总结: [{标题: 甲, 主题: 知识产全}]}\n", "是不是想写“知识产权”？"),
        ("", "要叫 季报/kind.yaml"),
    ],
)
def test_new_tells_of_an_offices_own_kind_what_it_lacks(home: Path, kind: str, said: str) -> None:
    (home / "本局" / "季报").mkdir(parents=True)
    if kind:
        (home / "本局" / "季报" / "kind.yaml").write_text(kind, "utf-8")
    result = run("new", "季报", "--templates", "本局")
    assert result.exit_code in {1, 2}
    assert said in result.stderr
    assert not list(home.glob("*.yaml"))


@pytest.mark.usefixtures("home")
def test_new_carries_on_last_years_report_where_it_lies_beside() -> None:
    run("new", "总结与思路", "--year", "2010")
    run("new", "总结与思路", "--year", "2011")
    assert "上年报告" not in Path("2011年总结与思路.yaml").read_text("utf-8")  # last year's is not filled in
    saved(Path("2011年总结与思路.yaml"), REPORT + "指标:\n  授权量: {本年: 1522件, 下年目标: 1600件}\n")
    told = run("new", "总结与思路", "--year", "2012").stdout
    assert "接着去年的“2011年总结与思路.yaml”：抄来单位和1个指标" in told
    text = Path("2012年总结与思路.yaml").read_text("utf-8")
    assert "  单位: 甲局\n" in text
    assert "  上年报告: 2011年总结与思路.yaml\n" in text
    assert "  授权量: {本年: （待填：多少件）, 上年: 1522件, 目标: 1600件}\n" in text


@pytest.mark.parametrize("kind", generator.kinds())
def test_new_then_check_then_build(kind: str, home: Path) -> None:
    result = run("new", kind, "-o", "我的 报告", "--year", "2011")
    path = Path("我的 报告") / f"2011年{kind}.yaml"
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == f"已新建 {path}"
    assert result.stdout.splitlines()[-1] == f"填好以后双击“生成”，或者运行：niangao build {generator.typed(path)}"
    checked = run("check", path, "--format", "json")
    assert {finding["code"] for finding in json.loads(checked.stdout)["findings"]} == {"E205"}
    text = re.sub("日期: （待填[^）]*）", "日期: 2011-12-28", path.read_text("utf-8"))
    lines = [line.replace("（待填：", "“").replace("）", "”") for line in text.splitlines()]
    saved(path, "\n".join(lines))
    built = run("build", path)
    assert (built.exit_code, built.stderr) == (0, "")
    assert names(home / "我的 报告")[:2] == [f"2011年{kind}.docx", f"2011年{kind}.yaml"]


def test_each_report_of_a_folder_is_built_beside_itself_or_where_it_is_said(home: Path) -> None:
    for year in (2011, 2012):
        saved(home / "年年" / f"{year}.yaml", REPORT.replace("2011", str(year)))
    assert run("build", "--each", "年年").exit_code == 0
    assert names(home / "年年") == ["2011.docx", "2011.yaml", "2012.docx", "2012.yaml"]
    assert run("build", "--each", "年年", "-o", "out").exit_code == 0
    assert names(home / "out") == ["2011.docx", "2012.docx"]
    assert run("build", "年年").exit_code == 1


def test_new_overwrites_nothing(home: Path) -> None:
    path = saved(home / "2011年总结与思路.yaml", "mine")
    result = run("new", "总结与思路", "--year", "2011")
    assert result.exit_code == 3
    assert "已经有了" in result.stderr
    assert path.read_text("utf-8") == "mine"


def test_new_is_of_this_year_by_itself(home: Path) -> None:
    run("new", "总结与思路")
    assert len(list(home.glob("2???年总结与思路.yaml"))) == 1


def test_a_kind_that_is_not_there(home: Path) -> None:
    result = run("new", "总结和思路")
    assert result.exit_code == 2
    assert "是不是想写“总结与思路”？" in result.stderr
    assert names(home) == []


def test_a_kind_with_faults_is_no_mistake_of_usage(home: Path) -> None:
    saved(home / "own" / "小结" / "kind.yaml", "名称: 小结\n")
    result = run("new", "小结", "--templates", "own")
    assert result.exit_code == 1
    assert "kind.yaml" in result.stderr


def test_new_where_nothing_can_be_written(home: Path) -> None:
    saved(home / "file")
    assert run("new", "总结与思路", "-o", "file").exit_code == 2
    result = run("new", "总结与思路", "-o", "file/deep")
    assert result.exit_code == 3
    assert "写不了" in result.stderr


# ------------------------------------------------------- kinds, styles, schema


@pytest.mark.parametrize(("command", "pattern"), [("kinds", "*/kind.yaml"), ("styles", "styles/*.yaml")])
def test_what_there_is_by_name_with_a_word_about_it(command: str, pattern: str) -> None:
    result = run(command)
    assert (result.exit_code, result.stderr) == (0, "")
    paths = {p.parent.name if command == "kinds" else p.stem for p in (ROOT / "templates").glob(pattern)}
    lines = [line.split("　") for line in result.stdout.splitlines()]
    assert {name for name, _ in lines} == paths
    assert all(len(said) > 5 for _, said in lines)


def test_an_offices_own_kinds_stand_among_the_others_by_their_reading(home: Path) -> None:
    for name, said in (("周报", "每周一份"), ("安全月报", ""), ("总结与思路", "本局的")):
        saved(
            home / "own" / name / "kind.yaml",
            f"名称: {name}\n说明: {said}\n标题: {{总结: 甲}}\n层次: [一、]\n".replace("说明: \n", ""),
        )
    lines = run("kinds", "--templates", "own").stdout.splitlines()
    assert [line for line in lines if line.startswith(("周报", "安全月报", "总结与思路"))] == [
        "安全月报", "周报　每周一份", "总结与思路　本局的",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("command", "path"), [("kinds", "小结/kind.yaml"), ("styles", "styles/小结.yaml")], ids=["kinds", "styles"]
)
def test_one_that_cannot_be_used_is_told_and_the_others_are_listed(command: str, path: str, home: Path) -> None:
    saved(home / "own" / path, "名称: 小结\n")
    result = run(command, "--templates", "own")
    assert result.exit_code == 1
    assert f"{Path('own') / path}:1:1" in result.stderr
    assert result.stdout == run(command).stdout


def test_the_schema_is_shown_or_written_to_a_new_file(home: Path) -> None:
    shown = run("schema")
    assert json.loads(shown.stdout)["title"] == "报告文件"
    assert run("schema", "-o", "年稿.json").stdout == "已新建 年稿.json\n"
    assert (home / "年稿.json").read_text("utf-8") == shown.stdout
    assert "Example: 年度: 2025" in run("--lang", "en", "schema").stdout
    assert run("schema", "--format", "markdown").stdout.startswith("# 词汇\n")


def test_the_schema_overwrites_nothing(report: Path) -> None:
    result = run("schema", "-o", report)
    assert result.exit_code == 3
    assert "已经有了" in result.stderr
    assert report.read_text("utf-8") == REPORT


# ------------------------------------------------------------------------ explain


@pytest.mark.parametrize("code", ["E301", "e301", " E301 ", "[E301]"])
def test_explain_a_code(code: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith("E301  各分项之和与合计不符\n\n")
    assert "怎么办" in result.stdout


def test_explain_a_code_that_is_not_there() -> None:
    result = run("explain", "E999")
    assert result.exit_code == 2
    assert "没有“E999”这个代码" in result.stderr
    assert all(code in result.stderr for code in generator.CODES)


def test_explain_a_clause_that_is_not_there_lists_those_there_are() -> None:
    result = run("explain", "7.3.9")
    assert result.exit_code == 2
    assert result.stderr.startswith("没有“7.3.9”这一条。有：")
    assert "7.3.5.4" in result.stderr and "E301" not in result.stderr


# ---------------------------------------------------------------- what was meant


@pytest.mark.parametrize(("name", "command"), [("2011.yaml", "build"), ("2010.docx", "import"), ("2010.doc", "import")])
def test_a_file_where_the_command_should_be_is_told_with_the_command(home: Path, name: str, command: str) -> None:
    (home / name).write_bytes(b"")
    result = run(name)
    assert result.exit_code == 2
    assert f"“{name}”前面要写命令，如 niangao {command} {name}" in result.stderr


def test_a_word_file_is_not_built_but_brought_in(home: Path) -> None:
    (home / "2010.docx").write_bytes(b"PK")
    result = run("build", "2010.docx")
    assert result.exit_code == 2
    assert "“2010.docx”是 Word 文件；要由它得到写报告的 YAML，用 niangao import" in result.stderr


# ----------------------------------------------------------------------- language


def test_the_version() -> None:
    assert run("--version").stdout == f"niangao {generator.__version__}\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_of_commands_says_each_in_one_whole_line(language: str) -> None:
    help_ = process("--lang", language, "--help").stdout.decode()
    listed = re.split("命令:|Commands:", help_)[1].strip().splitlines()
    assert [line.split()[0] for line in listed] == sorted(cli.cli.commands)
    assert "..." not in "".join(listed)


@pytest.mark.parametrize(
    ("language", "usage"), [("zh", "trace [选项] 报告 数或文字"), ("en", "trace [OPTIONS] REPORT TEXT")]
)
def test_arguments_are_named_in_the_language_of_the_call(language: str, usage: str) -> None:
    done = process("--lang", language, "trace", "2011.yaml")
    assert usage in done.stderr.decode()
    assert usage.rsplit(maxsplit=1)[-1] in done.stderr.decode().splitlines()[-1]


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["build", "--help"], ["check", "-h"], ["new", "-h"]])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_is_all_in_one_language(language: str, arguments: list[str]) -> None:
    help_ = process("--lang", language, *arguments).stdout.decode()
    assert ("Usage" in help_, "Options" in help_, "Show this" in help_) == ((language == "en"),) * 3
    assert any("一" <= char <= "鿿" for char in help_) == (language == "zh")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "en", "check", "2011.yaml"],
        ["--lang=en", "check", "2011.yaml"],
        ["check", "--lang", "en", "2011.yaml"],
        ["check", "2011.yaml", "--lang=en"],
    ],
)
def test_the_language_may_be_said_anywhere(arguments: list[str], report: Path) -> None:
    assert report.exists()
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (0, "Errors: 0, warnings: 0\n")


def test_a_language_that_is_not_spoken(report: Path) -> None:
    result = run("--lang", "fr", "check", report)
    assert result.exit_code == 2
    assert "--lang" in result.stderr


def test_usage_mistakes_speak_the_language_too(report: Path) -> None:
    chinese = process("build", LANG="zh_CN.UTF-8").stderr.decode()
    english = process("build", LANG="en_US.UTF-8").stderr.decode()
    assert "缺少" in chinese
    assert "Missing argument" in english
    assert "没有" in run("check", report, "--styel", "公文").stderr


# ------------------------------------------------------------------------ console


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
@pytest.mark.parametrize("arguments", [["build"], ["check"], ["check", "--format", "json", "--coverage"]])
def test_any_console_will_do(encoding: str, arguments: list[str], home: Path) -> None:
    path = saved(home / "报告 😀.yaml", WRONG.replace("抓创新", "抓创新😀"))
    done = process(*arguments, path, PYTHONIOENCODING=encoding)
    said = (done.stdout + done.stderr).decode("utf-8" if encoding == "ascii" else encoding)  # click knows better
    assert done.returncode == 1
    assert "E201" in said
    assert "Traceback" not in said
    assert encoding == "ascii" or "标题" in said or "json" in arguments


def test_help_on_an_ascii_console() -> None:
    done = process("--help", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_leaves_early_hurts_nobody(report: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "cli", "check", str(report)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(writing)
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")
@pytest.mark.parametrize("arguments", [["build"], ["check", "--format", "json"], ["check"]])
def test_a_program_without_a_console_does_its_work(arguments: list[str], report: Path) -> None:
    command = ["/bin/sh", "-c", '"$@" >&- 2>&-', "sh", sys.executable, "-m", "cli", *arguments, str(report)]
    assert subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False).returncode == 0
    assert report.with_suffix(".docx").exists() == (arguments == ["build"])


# ----------------------------------------------------------------- when all fails


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[type[BaseException]]]:
    """Make the stages raise what the list holds."""
    raised: list[type[BaseException]] = []

    def fail(*_arguments: object) -> None:
        raise raised[0]("不该这样")

    monkeypatch.setattr("generator.build.make_all", fail)
    yield raised


@pytest.mark.parametrize("fault", [KeyError, RecursionError, MemoryError, OSError])
def test_a_mistake_of_ours_is_one_line(
    fault: type[Exception],
    interrupted: list[type[BaseException]],
    report: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    interrupted.append(fault)
    with pytest.raises(SystemExit) as done:
        cli.main(["build", str(report)])
    said = capsys.readouterr()
    assert done.value.code == 1
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith(f"程序内部错误（{fault.__name__}, test_cli.py:")
    assert "原来的文件没有动" in said.err


def test_an_interrupt_is_no_mistake(
    interrupted: list[type[BaseException]], report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    interrupted.append(KeyboardInterrupt)
    with pytest.raises(SystemExit) as done:
        cli.main(["build", str(report)])
    said = capsys.readouterr()
    assert done.value.code == 1
    assert "已中止" in said.err
    assert names(report.parent) == ["2011.yaml"]


def test_a_build_without_a_usable_cache(report: Path) -> None:
    done = process("build", report, XDG_CACHE_HOME=str(report), LANG="zh_CN.UTF-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert zipfile.is_zipfile(report.with_suffix(".docx"))


# ------------------------------------------------------------------------ imports

LIST = "import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules))); import cli; cli.main(sys.argv[1:])"
LIGHT = {"generator", "generator.messages", "generator.options", "generator.speaking"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["--lang", "en", "-h"]])
def test_help_imports_no_stage(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIST, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    modules = set(done.stdout.splitlines()[-1].split())
    assert {name for name in modules if name.partition(".")[0] == "generator"} <= LIGHT
    assert modules & {"yaml", "jinja2", "docx", "lxml", "babel", "zipfile", "tempfile"} == set()


def test_the_topics_are_listed_with_their_numbers_and_units(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    topic = "{#---\n说明: 试用\n标题: {总结: 好}\n数: {甲数: [件, 家], 乙数: {必需: 是}}\n---#}\n"
    (tmp_path / "topics/试用.xml.jinja").write_text(topic, "utf-8")
    result = run("topics", "--templates", tmp_path)
    assert result.exit_code == 0
    assert "试用　试用\n　　甲数（件、家）　乙数\n" in result.stdout
    assert "知识产权　" in result.stdout


def test_a_topic_with_a_fault_is_told_and_the_others_listed(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics/试用.xml.jinja").write_text("没有声明", "utf-8")
    result = run("topics", "--templates", tmp_path)
    assert result.exit_code == 1
    assert "E413" in result.stderr
    assert "知识产权　" in result.stdout


# ------------------------------------------------------------------------- verify


@pytest.fixture
def built(report: Path) -> Path:
    assert run("build", report).exit_code == 0
    return report.with_suffix(".docx")


def test_verify_says_what_holds(built: Path) -> None:
    result = run("verify", built.name)
    assert result.exit_code == 0
    assert result.output.startswith(f"{built.name}：按“公文”版式查了")
    assert "√ 5.1 必须 纸张: 210毫米×297毫米" in result.output.splitlines()


def test_verify_ends_with_1_where_something_must_hold_and_does_not(built: Path) -> None:
    parts = unpack(built.read_bytes())
    document = parts["word/document.xml"]
    built.write_bytes(pack({**parts, "word/document.xml": document.replace(b'w:left="1587"', b'w:left="1800"')}))
    result = run("verify", built.name, "--format", "concise")
    assert result.exit_code == 1
    assert f"{built.name}: 不符 5.2.1 必须 订口（左白边）: 28毫米，误差不超过1毫米 | 实为: 31.7毫米" in result.output


def test_verify_speaks_json(built: Path) -> None:
    result = run("verify", built.name, "--format", "json")
    data = json.loads(result.output)
    assert (result.exit_code, data["failed"]) == (0, False)
    assert len(data["results"]) > 100


def test_verify_tells_a_file_that_is_no_word_document(report: Path) -> None:
    other = report.with_suffix(".docx")
    other.write_bytes(report.read_bytes())
    result = run("verify", other.name)
    assert result.exit_code == 1
    assert result.stderr.startswith("错误[E510]: 它不是 Word 的 .docx 文件\n --> 2011.docx\n  = 建议: ")
    assert result.stdout == ""


def test_a_report_is_no_document_and_a_document_no_report(built: Path, report: Path) -> None:
    assert "= 建议: 检查报告用 niangao check\n" in run("verify", report.name).stderr
    result = run("check", built.name)
    assert result.exit_code == 1
    assert result.stderr.startswith("错误[E101]: 这是 Word 文件，不是写报告的 YAML\n --> 2011.docx\n")
    assert "用 niangao verify" in result.stderr


def test_verify_of_nothing_and_of_a_style_that_is_not_there_is_usage(built: Path) -> None:
    assert run("verify", "没有.docx").exit_code == 2
    assert run("verify", built.name, "--style", "没有").exit_code == 2


def test_explain_knows_clauses_too() -> None:
    result = run("explain", "7.3.5.4")
    assert result.exit_code == 0
    assert result.output.startswith("7.3.5.4 必须 成文日期 (date)\n")
    assert "应为" not in result.output  # there is no document whose fault it could tell
