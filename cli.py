"""niangao: the commands. All printing and all exit codes are here.

Exit codes: 0 done, 1 faults in data, template or document (nothing written), 2 usage, 3 cannot write.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import generator
from generator.options import (
    FOLDER,
    KIND,
    REPORT,
    choosing,
    document_format,
    findings_form,
    options_of,
    output_place,
    overwriting,
    own_templates,
)  # fmt: skip
from generator.speaking import (
    CANNOT_WRITE,
    FAULTS,
    LANGUAGES,
    USAGE,
    SpeakingGroup,
    add_launchers,
    argument,
    create,
    mishap,
    must_exist,
    refused,
    run_next,
    settle,
    show,
    show_json,
    suiting,
    translator,
    unwritten,
    utf8,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator import Diagnostic, Document, Options


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"niangao {generator.__version__}")
        context.exit()


@click.group(
    cls=SpeakingGroup,
    subcommand_metavar="命令 [参数]...",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="年稿：一份 YAML 写一年，生成年度工作总结和工作思路的 Word 文件。",
)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help="提示用中文还是英文；不写就看系统语言。")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="显示版本。")
def cli() -> None:
    """All commands."""


@cli.command(help="新建一份待填的报告。\n\n如 niangao new 总结与思路 -o 我的报告；有哪些类型，用 niangao kinds 看。")
@argument("kind", "类型", type=KIND)
@click.option("-o", "--output", metavar="DIR", type=FOLDER, default=Path(), help="放在哪个文件夹；不写就是当前文件夹。")
@click.option("--year", metavar="YEAR", type=click.IntRange(1949, 2099), help="报告年度；不写就是今年。")
@own_templates
@click.pass_context
def new(context: click.Context, kind: str, output: Path, year: int | None, templates: tuple[Path, ...]) -> None:
    """Write a report to fill in."""
    from datetime import date

    found, findings = generator.kind(kind, templates)
    if found is None:
        show(context, findings)
        context.exit(USAGE if kind not in generator.kinds(templates) else FAULTS)
    when = year or date.today().year
    path, last = (output / f"{each}年{kind}.yaml" for each in (when, when - 1))
    topics, findings = generator.topics(templates)
    show(context, findings)
    before, said = generator.rolled(last, when - 1, kind, options_of(context, (), None, templates))
    create(context, path, generator.blank(found, when, topics, before))
    add_launchers(context, output, templates)
    if said is not None:
        click.echo(said.text(translator(context)))
    run_next(context, "填好以后双击“生成”，或者运行：niangao build {path}", path, templates)


@cli.command("import", help="把以前的 .docx 或 .txt 变成一份报告。\n\n如 niangao import 2010年总结.docx -o 2010。")
@argument("file", "文件", type=REPORT)
@click.option("-o", "--output", metavar="DIR", type=FOLDER, default=Path(), help="放在哪个文件夹；不写就是当前文件夹。")
@own_templates
@click.pass_context
def bring_in(context: click.Context, file: Path, output: Path, templates: tuple[Path, ...]) -> None:
    """Write the report of an old document, and what was recognised in it."""
    must_exist(context, file)
    found, findings = generator.bring_in(file, options_of(context, (), None, templates))
    show(context, findings)
    if found is None:
        context.exit(FAULTS)
    name, account = found.account(file, translator(context))
    create(context, output / found.name, found.yaml)
    create(context, output / name, account)
    add_launchers(context, output, templates)
    click.echo(found.result(name).text(translator(context)))
    run_next(context, "改好以后双击“生成”，或者运行：niangao build {path}", output / found.name, templates)


@cli.command(help="由 YAML 生成 Word 文件（或纯文本）。\n\n如 niangao build 2025.yaml，或者写它所在的文件夹。")
@argument("reports", "报告...", nargs=-1, required=True, type=REPORT)
@output_place
@document_format
@overwriting
@click.option("--each", is_flag=True, help="文件夹里有几份报告，就生成几个文件。")
@choosing
def build(
    context: click.Context, *, reports: Sequence[Path], output: str | None, form: str | None, each: bool, **how: Any
) -> None:
    """Build every report; the worst exit code of all is the command's."""
    for report in reports:
        must_exist(context, report)
    reports = generator.each(reports) if each else reports
    form, outs = _places(context, reports, output, form)
    taken = set[str]()
    pairs = zip(reports, outs, strict=True)
    context.exit(max(_build(context, report, out, taken, form=form, **how) for report, out in pairs))


def _places(
    context: click.Context, reports: Sequence[Path], output: str | None, form: str | None
) -> tuple[str, list[Path]]:
    """The format and where each report's document goes; otherwise the command ends here."""
    try:
        with suiting(context):
            return generator.places(reports, output, form)
    except (OSError, RuntimeError) as fault:  # RuntimeError: Python's own word for links that go round
        context.exit(refused(context, Path(output or reports[0]), fault))


def _build(
    context: click.Context, report: Path, out: Path, taken: set[str],
    *, form: str, options: Options, overwrite: bool, proofread: bool = False,
) -> int:  # fmt: skip
    """One report's documents, none of them in a place that is taken; → exit code."""
    documents, findings = generator.make_all(report, options)
    if proofread:
        findings = generator.ordered([*findings, *generator.proofread(report, documents)])
    show(context, findings)
    worst = 0 if documents else unwritten(context, findings)
    for document in documents:
        named = generator.of_kind(out, document.kind) if len(documents) > 1 else out
        real = os.path.realpath(named)
        if real in taken:  # a report of several kinds, and one that is called like its document
            raise click.UsageError(generator.crowded(named).text(translator(context)), context)
        taken.add(real)
        place = settle(context, named, generator.write(document, form), overwrite=overwrite)
        worst = max(worst, _closed(context, place, document, findings))
    return worst


@cli.command(help="看着一份报告，每次保存都检查、生成，按 Ctrl-C 结束。")
@argument("report", "报告", type=REPORT)
@output_place
@document_format
@overwriting
@choosing
def watch(context: click.Context, *, report: Path, output: str | None, form: str | None, **how: Any) -> None:
    """Build at every save. A fault is shown, and the last good document stays."""
    must_exist(context, report)
    form, (out,) = _places(context, [report], output, form)
    click.echo(translator(context)("正在看着 {path}：每次保存都会重新生成，按 Ctrl-C 结束").format(path=report))
    gc.enable()  # a build only ends; this goes on all day
    with contextlib.suppress(KeyboardInterrupt):
        for _ in generator.saves(lambda: generator.state(report, how["options"].templates)):
            click.echo(time.strftime("[%H:%M:%S]"))
            try:
                _build(context, report, out, set(), form=form, proofread=True, **how)
            except Exception as fault:  # a mistake of ours: the next save may do without it
                mishap(fault, translator(context))


def _closed(context: click.Context, place: Path | None, document: Document, findings: Sequence[Diagnostic]) -> int:
    """The closing line of a document that was written; → exit code."""
    if place is None:
        return CANNOT_WRITE
    line = translator(context)("已写出 {path}（绑定数字{bound}个，提醒{warnings}条）")
    click.echo(line.format(path=place, bound=document.bound, warnings=len(findings)))
    return 0


@cli.command(help="检查一份报告，不写文件。\n\n如 niangao check 2025年总结与思路.yaml --coverage。")
@argument("report", "报告", type=REPORT)
@findings_form
@click.option("--strict", is_flag=True, help="有提醒也算不通过。")
@click.option("--coverage", is_flag=True, help="列出直接打在正文里、没有写进 {{ }} 的数字。")
@choosing
def check(context: click.Context, *, report: Path, form: str, strict: bool, coverage: bool, options: Options) -> None:
    """Everything that build would say, and nothing written."""
    must_exist(context, report)
    documents, findings = generator.make_all(report, options)
    findings = generator.ordered([*findings, *generator.proofread(report, documents)])
    errors = sum(1 for finding in findings if finding.severity == "error")
    if form == "json":
        _json(context, findings, documents if coverage else [])
    else:
        show(context, findings, form)
        if coverage and documents:
            click.echo("\n".join(generator.coverage(documents, report).lines(translator(context))))
        line = translator(context)("错误{errors}个，提醒{warnings}条")
        click.echo(line.format(errors=errors, warnings=len(findings) - errors))
    context.exit(FAULTS if not documents or (strict and findings) else 0)


def _json(context: click.Context, findings: Sequence[Diagnostic], documents: Sequence[Document]) -> None:
    data: dict[str, Any] = {"findings": [generator.as_data(f, translator(context)) for f in findings]}
    if documents:
        data["coverage"] = generator.coverage(documents).as_data()
    show_json(data)


@cli.command(help="查一个数、一句话从哪里来。\n\n如 niangao trace 2025.yaml 23.8%、niangao trace 2025.yaml 第3段。")
@argument("report", "报告", type=REPORT)
@argument("text", "数或文字")
@click.option("--format", "form", type=click.Choice(("full", "json")), default="full", help="给人看，或 JSON。")
@choosing
def trace(context: click.Context, *, report: Path, text: str, form: str, options: Options) -> None:
    """Where a figure, words, an indicator or a paragraph come from."""
    must_exist(context, report)
    documents, findings = generator.make_all(report, options)
    if not documents:
        show(context, findings)
        context.exit(FAULTS)
    _, found = translator(context), generator.traced(report, documents, text)
    if form == "json":
        show_json(found.as_data(_))
    elif found:
        click.echo("\n".join(found.lines(_)).rstrip("\n"))
    else:
        near = _("。相近的有：{near}").format(near="、".join(found.near)) if found.near else ""
        click.echo(_("没有找到“{text}”").format(text=text) + near, err=True)
    context.exit(0 if found else FAULTS)


@cli.command(help="写出会审用的数据核对表，Word 和 Excel 各一份。\n\n如 niangao numbers 2025年总结与思路.yaml。")
@argument("report", "报告", type=REPORT)
@click.option(
    "-o", "--output", metavar="OUT", help="写到哪个 .docx 或 .xlsx；别的名称是文件夹。不写就两个都放在报告旁边。"
)
@overwriting
@choosing
def numbers(context: click.Context, *, report: Path, output: str | None, overwrite: bool, options: Options) -> None:
    """The number sheet."""
    must_exist(context, report)
    with suiting(context):
        places = generator.sheet_places(report, output)
    documents, findings = generator.make_all(report, options)
    show(context, findings)
    if not documents:
        context.exit(unwritten(context, findings))
    sheet, worst = generator.number_sheet(report, documents), 0
    line = translator(context)("已写出 {path}（数字{count}项，没有用到的指标{unused}个）")
    for form, out in places:
        place = settle(context, out, generator.write_sheet(sheet, documents[0], form), overwrite=overwrite)
        worst = worst if place else CANNOT_WRITE
        if place:
            click.echo(line.format(path=place, count=sheet.figures, unused=len(sheet.unused)))
    context.exit(worst)


@cli.command(help="逐条对照版式检查一份 .docx，不管是谁、用什么程序做的。\n\n如 niangao verify 2025年总结.docx。")
@argument("file", "文件", type=REPORT)
@findings_form
@click.option("--style", metavar="STYLE", help="对照哪种版式；不写就是“公文”（国家标准）。")
@click.option("--render", is_flag=True, help="再用 LibreOffice 排出来，检查页面上才看得出的；机器上要有文件用的字体。")
@own_templates
@click.pass_context
def verify(
    context: click.Context, *, file: Path, form: str, style: str | None, render: bool, templates: tuple[Path, ...]
) -> None:
    """Every rule of the standard, and whether it holds."""
    must_exist(context, file)
    verdict = generator.examine(file, options_of(context, (), style, templates), render=render)
    said = generator.shown(verdict, form, translator(context), ascii_only=not utf8())
    click.echo(said, err=bool(verdict.findings) and form != "json")
    context.exit(USAGE if verdict.unable else FAULTS if verdict.failed else 0)


@cli.command(help="说明一个代码、标准的一条。\n\n如 niangao explain E301、niangao explain 7.3.3。")
@argument("code", "代码")
@click.pass_context
def explain(context: click.Context, code: str) -> None:
    """A page on one code."""
    _ = translator(context)
    code = code.strip("[] ").upper()
    if (found := generator.CODES.get(code)) is not None:
        click.echo(f"{code}  {found.title.text(_)}\n\n{found.page.text(_)}")
    elif rules := generator.explained(code, _):
        click.echo(rules)
    else:
        clause = code[:1].isdigit()
        line = _("没有“{code}”这一条。有：{codes}") if clause else _("没有“{code}”这个代码。所有代码：{codes}")
        click.echo(line.format(code=code, codes=" ".join(generator.clauses() if clause else generator.CODES)), err=True)
        context.exit(USAGE)


@cli.command(help="列出有哪几种报告。")
@own_templates
@click.pass_context
def kinds(context: click.Context, templates: tuple[Path, ...]) -> None:
    """The kinds there are."""
    _overview(context, "kinds", templates)


@cli.command(help="列出有哪几种版式。")
@own_templates
@click.pass_context
def styles(context: click.Context, templates: tuple[Path, ...]) -> None:
    """The styles there are."""
    _overview(context, "styles", templates)


@cli.command(help="列出有哪些主题，各自的语句用哪些数。")
@own_templates
@click.pass_context
def topics(context: click.Context, templates: tuple[Path, ...]) -> None:
    """The topics there are, and the numbers that they look for."""
    found, findings = generator.topics(templates)
    show(context, findings)
    for name, topic in found.items():
        click.echo(f"{name}　{topic.help}")
        numbers = [f"{each}（{'、'.join(need.units)}）" if need.units else each for each, need in topic.needs.items()]
        click.echo("　　" + "　".join(numbers))
    context.exit(FAULTS if findings else 0)


def _overview(context: click.Context, what: str, templates: tuple[Path, ...]) -> None:
    found, findings = generator.overview(what, templates)
    show(context, findings)
    for name, said in found.items():
        click.echo(f"{name}　{said}".rstrip())
    context.exit(FAULTS if findings else 0)


@cli.command(help="列出 YAML 里能写的键。\n\n给编辑器的 JSON Schema，或给人看的一页 Markdown。")
@click.option("--format", "form", type=click.Choice(("json", "markdown")), default="json", help="写成哪一种。")
@click.option("-o", "--output", metavar="OUT", type=REPORT, help="写到哪个文件；不写就显示出来。")
@click.pass_context
def schema(context: click.Context, form: str, output: Path | None) -> None:
    """The vocabulary."""
    text = generator.glossary(form, translator(context))
    if output is None:
        click.echo(text, nl=False)
    else:
        create(context, output, text)


def main(arguments: Sequence[str] | None = None) -> None:
    """The console script. No traceback reaches the user, whatever happens."""
    gc.disable()  # a build makes what it keeps and then ends: collecting only costs time
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        cli.main(args=None if arguments is None else list(arguments), prog_name="niangao")
    except SystemExit as done:
        if arguments is not None or not isinstance(done.code, int):
            raise
        for stream in filter(None, (sys.stdout, sys.stderr)):  # None: it was closed before the start
            with contextlib.suppress(OSError):  # whoever read the output has gone
                stream.flush()
        os._exit(done.code)  # taking a large report's objects apart one by one is a twentieth of the time
    except Exception as fault:  # a mistake of ours: say so, and that nothing was lost
        code = mishap(fault, generator.translator(generator.spoken()))
        if arguments is None:
            os._exit(code)  # on its way out Python would print once more what a full disk did not take
        sys.exit(code)


if __name__ == "__main__":
    main()
