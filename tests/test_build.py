"""The stages in their order: a path in, a document and every finding out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from docx import Document as Docx

from generator import build, catalog, standards
from generator.build import Document, Options, coverage, make, make_all, unknown, write
from tests.clerk import EXAMPLES

ROOT = Path(__file__).parent.parent
REPORT = """\
报告: {单位: 甲局, 年度: 2011, 类型: 总结与思路}
指标: {专利授权量: {本年: 1522件, 上年: 1395件}}
总结:
  章节:
    - 标题: 抓创新
      正文: 授权{{ 专利授权量 }}，{{ 专利授权量.同比 }}，培训{{ 10期 }}。
"""


def report(folder: Path, text: str = REPORT, name: str = "2011.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_folder_of_whole_reports_is_told_so_once(tmp_path: Path) -> None:
    for name in ("2010.yaml", "2011.yaml"):
        report(tmp_path, name=name)
    documents, (finding,) = make_all(tmp_path)
    assert documents == []
    assert (finding.code, finding.place) == ("E113", (str(tmp_path), 0, 0))
    assert finding.hint is not None
    assert f"如 {tmp_path / '2011.yaml'}；" in finding.hint.text()
    assert finding.message.text() == f"“{tmp_path}”里有2份报告，不能合成一份"
    assert finding.hint is not None
    assert f"niangao build --each {tmp_path}" in finding.hint.text()


def made(path: Path, options: Options | None = None) -> Document:
    document, findings = make(path, options)
    assert document is not None, findings
    assert findings == []
    return document


def said(document: Document) -> list[str]:
    return write(document, "txt").decode().splitlines()


# ----------------------------------------------------------------------- reading


def test_a_report_becomes_a_document_that_word_reads(tmp_path: Path) -> None:
    document = made(report(tmp_path))
    word = Docx(io.BytesIO(write(document, "docx")))
    assert [p.text for p in word.paragraphs] == said(document)
    assert document.title == "甲局2011年工作总结"
    assert said(document)[-2:] == ["授权1522件，同比增长9.1%，培训10期。", "甲局"]


def test_figures_are_counted_and_traced(tmp_path: Path) -> None:
    document = made(report(tmp_path, REPORT.replace("培训{{ 10期 }}", "培训10期")))
    covered = coverage([document])
    assert [numeral.text for numeral in covered.unbound] == ["10"]
    assert document.bound == covered.bound
    growth = next(figure for figure in document.provenance.values() if "同比" in figure.text)
    assert growth.sources == ("指标.专利授权量.本年", "指标.专利授权量.上年")


def test_the_files_of_a_folder_are_one_report(tmp_path: Path) -> None:
    head, _, rest = REPORT.partition("指标")
    report(tmp_path / "年", head, "1.yaml")
    report(tmp_path / "年", "指标" + rest, "2.YML")
    assert said(made(tmp_path / "年")) == said(made(report(tmp_path)))


@pytest.mark.parametrize("name", [".2.yaml", "._1.yaml", "2.yaml~", "2.yaml.bak", "说明.txt"])
def test_other_files_of_a_folder_are_none_of_it(name: str, tmp_path: Path) -> None:
    report(tmp_path / "年")
    (tmp_path / "年" / name).write_bytes(b"\xff\x00")
    assert said(made(tmp_path / "年")) == said(made(report(tmp_path)))


def test_all_faults_of_all_files_are_told_in_one_run(tmp_path: Path) -> None:
    report(tmp_path, "报告：\n  单位: 甲\n", "1.yaml")
    report(tmp_path, "总结：\n  章节: []\n", "2.yaml")
    document, findings = make(tmp_path)
    assert document is None
    assert [(Path(f.place[0]).name, f.code) for f in findings] == [("1.yaml", "E103"), ("2.yaml", "E103")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_any_encoding_of_a_chinese_editor_will_do(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(REPORT.replace("\n", "\r\n").encode(encoding))
    assert said(made(tmp_path / "a.yaml")) == said(made(report(tmp_path)))


def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = report(tmp_path)

    def closed(_self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", closed)
    _, findings = make(path)
    assert [(f.code, f.message.text()) for f in findings] == [("E100", f"打不开“{path}”：没有权限")]


def test_a_folder_that_may_not_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", closed)
    _, findings = make(tmp_path)
    assert [(f.code, f.message.text()) for f in findings] == [("E100", f"打不开“{tmp_path}”：没有权限")]


# --------------------------------------------------------------- kinds and styles

KIND = "名称: 别的名称\n标题: {总结: '{{ 单位 }}小结'}\n层次: [一、]\n版式: 宽\n"
TEMPLATE = "<title>{{ 总结.标题 }}</title>\n{% for 节 in 总结.章节 %}<p>{{ 节.标题 }}</p>{% endfor %}\n"


def own(folder: Path) -> Options:
    """An office's own templates: one kind, one style."""
    (folder / "小结").mkdir(parents=True)
    (folder / "小结" / "kind.yaml").write_text(KIND, "utf-8")
    (folder / "小结" / "report.xml.jinja").write_text(TEMPLATE, "utf-8")
    style = (catalog.bundled("templates") / "styles" / "公文.yaml").read_text("utf-8")
    (folder / "styles").mkdir()
    (folder / "styles" / "宽.yaml").write_text(
        style.replace("名称: 公文", "名称: 宽/一\\二").replace("小数: 1", "小数: 2"), "utf-8"
    )
    return Options(templates=(folder,))


def test_an_own_kind_is_a_folder_and_goes_by_the_folders_name(tmp_path: Path) -> None:
    options = own(tmp_path / "own")
    path = report(tmp_path, REPORT.replace("总结与思路", "小结"))
    assert said(made(path, options)) == ["甲局小结", "抓创新"]


def test_options_win_over_the_report(tmp_path: Path) -> None:
    options = own(tmp_path / "own")
    path = report(tmp_path)
    assert said(made(path, options._replace(kinds=("小结",)))) == ["甲局小结", "抓创新"]
    assert made(path, options._replace(style="宽")).style.decimals == 2


def test_an_own_folder_comes_before_the_bundled_one(tmp_path: Path) -> None:
    folder = tmp_path / "own" / "总结与思路"
    folder.mkdir(parents=True)
    (folder / "report.xml.jinja").write_text("<title>换了</title>", "utf-8")
    assert said(made(report(tmp_path), Options(templates=(tmp_path / "own",)))) == ["换了"]


def test_a_report_of_several_kinds_is_made_by_the_one_asked_for(tmp_path: Path) -> None:
    options = own(tmp_path / "own")
    path = report(tmp_path, REPORT.replace("总结与思路", "[总结与思路, 小结]"))
    documents, findings = make_all(path, options)
    assert findings == []
    assert [(document.kind, document.title) for document in documents] == [
        ("总结与思路", "甲局2011年工作总结"),
        ("小结", "甲局小结"),
    ]
    assert [d.kind for d in make_all(path, options._replace(kinds=("小结",)))[0]] == ["小结"]


def test_a_fault_that_two_kinds_meet_is_told_once_and_no_document_is_made(tmp_path: Path) -> None:
    path = report(tmp_path, REPORT.replace("总结与思路", "[总结与思路, 工作总结]").replace("培训", "{{ 没有 }}"))
    documents, findings = make_all(path)
    assert documents == []
    assert [f.code for f in findings] == ["E401"]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("工作总结", "甲局2011年工作总结"),
        ("工作计划", "甲局2012年工作计划"),
        ("工作思路", "甲局2012年工作思路"),
        ("总结与思路", "甲局2011年工作总结"),
    ],
)
def test_one_report_makes_the_summary_the_plan_or_both(kind: str, title: str, tmp_path: Path) -> None:
    plan = "计划:\n  章节:\n    - {标题: 抓落实, 正文: 办好}\n"
    document = made(report(tmp_path, REPORT + plan), Options(kinds=(kind,)))
    assert document.title == title
    headings = [line for line in said(document) if line.startswith("一、")]
    printed = {"工作总结": ["一、抓创新"], "总结与思路": ["一、抓创新", "一、抓落实"]}
    assert headings == printed.get(kind, ["一、抓落实"])


def test_a_report_without_what_its_kind_prints_is_a_fault(tmp_path: Path) -> None:
    _, (finding,) = make(report(tmp_path), Options(kinds=("工作计划",)))
    assert (finding.code, finding.message.text()) == ("E202", "“工作计划”要写“计划”，这里没有")


def test_kinds_that_are_parted_by_hand_are_told_as_a_list(tmp_path: Path) -> None:
    _, findings = make_all(report(tmp_path, REPORT.replace("总结与思路", "工作总结、工作计划")))
    assert [f.hint.text() for f in findings if f.code == "E407" and f.hint] == [
        "各项之间用半角逗号加一个空格：[工作总结, 工作计划]"
    ]


def test_options_are_checked_without_a_report(tmp_path: Path) -> None:
    assert unknown(Options(("总结与思路",), "公文")) == []
    found = unknown(Options(("总结和思路",), "共文", (tmp_path,)))
    assert [(f.code, f.hint.text().split("、")[0] if f.hint else "") for f in found] == [
        ("E407", "是不是想写“总结与思路”？有这几种：半年总结"),
        ("E408", "是不是想写“公文”？有这几种：公文"),
    ]


def test_where_nothing_is_alike_all_are_listed() -> None:
    (found,) = unknown(Options(kinds=("xyz",)))
    assert found.hint is not None
    assert set(build.kinds()) <= set(found.hint.text().removeprefix("有这几种：").split("、"))


def test_a_kind_that_names_a_style_which_is_not_there(tmp_path: Path) -> None:
    options = own(tmp_path / "own")
    (tmp_path / "own" / "styles" / "宽.yaml").unlink()
    _, findings = make(report(tmp_path, REPORT.replace("总结与思路", "小结")), options)
    assert [(f.code, Path(f.place[0]).name) for f in findings] == [("E408", "kind.yaml")]


def test_a_kind_with_faults_is_told_with_its_own_lines(tmp_path: Path) -> None:
    options = own(tmp_path / "own")
    (tmp_path / "own" / "小结" / "kind.yaml").write_text("名称: 小结\n标题: {总结: 甲}\n层级: [一、]\n", "utf-8")
    _, findings = make(report(tmp_path, REPORT.replace("总结与思路", "小结")), options)
    assert [(Path(f.place[0]).name, f.place[1], f.code) for f in findings] == [("kind.yaml", 3, "E201")]


# ------------------------------------------------------------------- same bytes


WRITE = """
import sys
from pathlib import Path
from generator import make, write
sys.stdout.buffer.write(write(make(Path(sys.argv[1]))[0], "docx"))
"""


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_same_report_gives_the_same_bytes_in_another_process(path: Path) -> None:
    done = [
        subprocess.run(
            [sys.executable, "-c", WRITE, str(path)],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True, check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/New_York"))
    ]  # fmt: skip
    assert done[0] == done[1] == write(made(path), "docx")


def properties(document: Document) -> str:
    with zipfile.ZipFile(io.BytesIO(write(document, "docx"))) as package:
        return package.read("docProps/core.xml").decode()


@pytest.mark.parametrize(
    ("epoch", "stamp"),
    [
        ("1325030400", "2011-12-28T00:00:00Z"),
        ("", ""),
        ("soon", ""),
        ("²", ""),
        ("9" * 30, ""),
        ("-1", "1969-12-31T23:59:59Z"),
    ],
)
def test_a_report_without_a_date_takes_the_time_it_is_given(
    epoch: str, stamp: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    xml = properties(made(report(tmp_path)))
    assert (f">{stamp}<" in xml) if stamp else ("dcterms:created" not in xml)


def test_the_reports_date_is_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    dated = report(tmp_path, REPORT.replace("年度: 2011", "年度: 2011, 日期: 2011-12-28"))
    assert "2011-12-28T00:00:00Z" in properties(made(dated))


# ------------------------------------------------------------------------ caches


def test_the_bundled_base_packages_are_of_the_bundled_styles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed = {path.name: path.read_bytes() for path in catalog.BASES.glob("*.docx")}
    monkeypatch.setattr(catalog, "BASES", tmp_path)
    assert {path.name: path.read_bytes() for path in standards.bundle()} == committed


def test_bundling_clears_what_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "BASES", tmp_path)
    (tmp_path / "旧-123.docx").touch()
    assert sorted(tmp_path.iterdir()) != sorted(standards.bundle()) == sorted(tmp_path.iterdir())


def test_the_base_of_an_own_style_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    document = made(report(tmp_path), own(tmp_path / "own")._replace(style="宽"))
    first = write(document, "docx")
    (base,) = (tmp_path / "cache" / "niangao").glob("*.docx")
    made_at = base.stat().st_mtime_ns
    assert write(document, "docx") == first
    assert base.stat().st_mtime_ns == made_at


def test_a_spoilt_base_in_the_cache_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    document = made(report(tmp_path), own(tmp_path / "own")._replace(style="宽"))
    first = write(document, "docx")
    (base,) = (tmp_path / "cache" / "niangao").glob("*.docx")
    base.write_bytes(base.read_bytes()[:100])
    assert write(document, "docx") == first


@pytest.mark.parametrize("state", ["a file", "no rights", "nowhere"])
def test_without_a_cache_everything_is_made_all_the_same(
    state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "cache"
    if state == "a file":
        root.touch()
    if state == "no rights":
        monkeypatch.setattr(os, "access", lambda *_: False)
    if state == "nowhere":
        monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    monkeypatch.setenv("XDG_CACHE_HOME", "" if state == "nowhere" else str(root))
    document = made(report(tmp_path), own(tmp_path / "own")._replace(style="宽"))
    assert zipfile.is_zipfile(io.BytesIO(write(document, "docx")))


IMPORTS = """
import sys
import cli
try:
    cli.main(["build", sys.argv[1]])
except SystemExit as done:
    assert done.code == 0
rare = ("docx", "lxml", "babel", "difflib", "generator.verify.numbers", "generator.checks.sums")
print([name for name in rare if name in sys.modules])
"""


def test_a_full_cache_hurts_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    monkeypatch.setattr(tempfile, "mkstemp", full)
    document = made(report(tmp_path), own(tmp_path / "own")._replace(style="宽"))
    assert zipfile.is_zipfile(io.BytesIO(write(document, "docx")))


PLAIN = "报告: {单位: 某局, 年度: 2011, 类型: 工作总结, 日期: 2011年12月1日}\n总结: {章节: [抓创新]}\n"


@pytest.mark.parametrize(("text", "wanted"), [(REPORT, ["generator.checks.sums"]), (PLAIN, [])])
def test_a_build_imports_neither_python_docx_nor_what_its_report_has_no_use_for(
    text: str, wanted: list[str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS, str(report(tmp_path, text))],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[-1] == str(wanted)


def test_a_title_that_cannot_be_broken_is_told_where_its_words_are(tmp_path: Path) -> None:
    long = "甲" * 24
    head = "年度: 2011, 类型: 总结与思路"
    for name, typed, place in (("a", f"单位: 某局, 标题: {long}, {head}", 18), ("b", f"单位: {long}, {head}", 10)):
        path = tmp_path / f"{name}.yaml"
        path.write_text(f"报告: {{{typed}}}\n总结: {{章节: [{{标题: 甲, 正文: 乙}}]}}\n", "utf-8")
        _, (warning,) = make(path)
        assert (warning.code, warning.place) == ("E501", (str(path), 1, place))


def test_a_file_that_notepad_named_is_told_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "1.yaml").write_text(
        "报告: {单位: 甲局, 年度: 2011, 类型: 总结与思路}\n总结: {章节: [{标题: 甲, 正文: 乙}]}\n", "utf-8"
    )
    (tmp_path / "2.yaml.txt").write_text("计划: {章节: [{标题: 丙, 正文: 丁}]}\n", "utf-8")
    document, (warning,) = make(tmp_path)
    assert document is not None
    assert (warning.code, warning.severity, warning.path) == ("E100", "warning", str(tmp_path / "2.yaml.txt"))


def test_the_text_is_checked_though_figures_contradict_each_other(tmp_path: Path) -> None:
    path = tmp_path / "2011.yaml"
    path.write_text(
        "报告: {单位: 甲局, 年度: 2011, 类型: 工作总结}\n"
        "指标: {诉求: {本年: 31件, 其中: {咨询: 5件, 建议: 25件}}}\n"
        "总结: {章节: [{标题: 抓办理, 正文: '办理诉求{{ 诉求 }}。共70件，其中甲30件、乙50件。'}]}\n",
        "utf-8",
    )
    document, findings = make(path)
    assert document is None
    assert {finding.code for finding in findings} >= {"E301", "E320"}


def test_what_cannot_be_computed_leaves_the_text_unread(tmp_path: Path) -> None:
    path = tmp_path / "2011.yaml"
    path.write_text(
        "报告: {单位: 甲局, 年度: 2011, 类型: 工作总结}\n"
        "总结: {章节: [{标题: 抓办理, 正文: '办理{{ 诉求 }}。共70件，其中甲30件、乙50件。'}]}\n",
        "utf-8",
    )
    document, findings = make(path)
    assert (document, [finding.code for finding in findings]) == (None, ["E401"])
