"""niangao: the commands. All printing and all exit codes are here.

Exit codes: 0 done, 1 faults in data, template or document (nothing written), 2 usage, 3 cannot write.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import sys
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import generator
from generator.speaking import LANGUAGES, SpeakingGroup, translator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator import Diagnostic, Document, Options

FAULTS, USAGE, CANNOT_WRITE = 1, 2, 3


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"niangao {generator.__version__}")
        context.exit()


@click.group(
    cls=SpeakingGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="年稿：一份 YAML 写一年，生成年度工作总结和工作思路的 Word 文件。",
)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help="提示用中文还是英文；不写就看系统语言。")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="显示版本。")
def cli() -> None:
    """All commands."""


_FOLDER = click.Path(file_okay=False, path_type=Path)
_OWN = click.Path(exists=True, file_okay=False, path_type=Path)
_REPORT = click.Path(path_type=Path)
_form = click.option(
    "--format", "form", type=click.Choice(("full", "concise", "json")), default="full", help="详细、每条一行或 JSON。"
)
_kind = click.option("--kind", multiple=True, metavar="KIND", help="报告类型，代替 YAML 里的类型；可以写几次。")
_style = click.option("--style", metavar="STYLE", help="版式，代替 YAML 里的版式。")
_templates = click.option(
    "--templates", multiple=True, metavar="DIR", type=_OWN, help="本单位的模板文件夹，先于自带的查找；可以写几次。"
)


def _choosing(command: Callable[..., None]) -> Callable[..., None]:
    """--kind, --style and --templates, handed to the command as `options`."""

    @_kind
    @_style
    @_templates
    @click.pass_context
    @wraps(command)
    def run(
        context: click.Context, /, kind: tuple[str, ...], style: str | None, templates: tuple[Path, ...], **rest: Any
    ) -> None:
        command(context, options=_options(context, kind, style, templates), **rest)

    chosen: Callable[..., None] = run
    return chosen


@cli.command(help="新建一份待填的报告。")
@click.argument("kind")
@click.option(
    "-o", "--output", metavar="DIR", type=_FOLDER, default=Path(), help="放在哪个文件夹；不写就是当前文件夹。"
)
@click.option("--year", type=click.IntRange(1949, 2099), help="报告年度；不写就是今年。")
@_templates
@click.pass_context
def new(context: click.Context, kind: str, output: Path, year: int | None, templates: tuple[Path, ...]) -> None:
    """Write a report to fill in."""
    from datetime import date

    found, findings = generator.kind(kind, templates)
    if found is None:
        _show(context, findings)
        context.exit(USAGE if kind not in generator.kinds(templates) else FAULTS)
    when = year or date.today().year
    path = output / f"{when}年{kind}.yaml"
    _create(context, path, generator.blank(found, when))
    for name, script in generator.scripts(templates=templates).items():
        if not (output / name).exists():
            _create(context, output / name, script)
    line = translator(context)("填好以后双击“生成”，或者运行：niangao build {path}")
    own = [f"--templates {generator.typed(folder)}" for folder in templates]
    click.echo(line.format(path=" ".join([generator.typed(path), *own])))


def _create(context: click.Context, path: Path, text: str) -> None:
    """Write a file that is not there yet, and say so; otherwise the command ends here."""
    _ = translator(context)
    if path.exists():
        click.echo(_("“{path}”已经有了，没有改动它").format(path=path), err=True)
        context.exit(CANNOT_WRITE)
    try:
        generator.create(path, text)
    except OSError as fault:
        context.exit(_refused(context, path, fault))
    click.echo(_("已新建 {path}").format(path=path))


@cli.command(help="由 YAML 生成 Word 文件（或纯文本）。")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...", type=_REPORT)
@click.option("-o", "--output", metavar="OUT", help="写到哪个文件；不带 .docx、.txt 就是文件夹。不写就放在 YAML 旁边。")
@click.option("--format", "form", type=click.Choice(("docx", "txt")), help="文件格式；不写就看 OUT 的后缀，默认 docx。")
@click.option("--overwrite", is_flag=True, help="覆盖在 Word 里改过的文件。")
@click.option("--each", is_flag=True, help="文件夹里有几份报告，就生成几个文件。")
@_choosing
def build(
    context: click.Context,
    *,
    reports: Sequence[Path],
    output: str | None,
    form: str | None,
    overwrite: bool,
    each: bool,
    options: Options,
) -> None:
    """Build every report; the worst exit code of all is the command's."""
    for report in reports:
        _must_exist(context, report)
    reports = generator.each(reports) if each else reports
    try:
        form, outs = generator.places(reports, output, form)
    except generator.Unsuitable as bad:
        raise click.UsageError(bad.message.text(translator(context)), context) from None
    except (OSError, RuntimeError) as fault:  # RuntimeError: Python's own word for links that go round
        context.exit(_refused(context, Path(output or reports[0]), fault))
    worst, taken = 0, set[str]()
    for report, out in zip(reports, outs, strict=True):
        documents, findings = generator.make_all(report, options)
        _show(context, findings)
        if not documents:
            worst = max(worst, _unwritten(context, findings))
        for document in documents:
            named = generator.of_kind(out, document.kind) if len(documents) > 1 else out
            real = os.path.realpath(named)
            if real in taken:  # a report of several kinds, and one that is called like its document
                raise click.UsageError(generator.crowded(named).text(translator(context)), context)
            taken.add(real)
            place = _settle(context, named, generator.write(document, form), overwrite=overwrite)
            worst = max(worst, _closed(context, place, document, findings))
    context.exit(worst)


def _settle(context: click.Context, out: Path, data: bytes, *, overwrite: bool) -> Path | None:
    """Write a document; → where, None if the system refused. Says so where it is not `out`."""
    try:
        place, note = generator.settle(out, data, overwrite=overwrite)
    except (OSError, RuntimeError) as fault:
        _refused(context, out, fault)
        return None
    if note is not None:
        click.echo(note.text(translator(context)), err=True)
    return place


def _closed(context: click.Context, place: Path | None, document: Document, findings: Sequence[Diagnostic]) -> int:
    """The closing line of a document that was written; → exit code."""
    if place is None:
        return CANNOT_WRITE
    line = translator(context)("已写出 {path}（绑定数字{bound}个，提醒{warnings}条）")
    click.echo(line.format(path=place, bound=document.bound, warnings=len(findings)))
    return 0


@cli.command(help="检查一份报告，不写文件。")
@click.argument("report", type=_REPORT)
@_form
@click.option("--strict", is_flag=True, help="有提醒也算不通过。")
@click.option("--coverage", is_flag=True, help="列出直接打在正文里、没有写进 {{ }} 的数字。")
@_choosing
def check(context: click.Context, *, report: Path, form: str, strict: bool, coverage: bool, options: Options) -> None:
    """Everything that build would say, and nothing written."""
    _must_exist(context, report)
    documents, findings = generator.make_all(report, options)
    findings = generator.ordered([*findings, *generator.proofread(report, documents)])
    errors = sum(1 for finding in findings if finding.severity == "error")
    if form == "json":
        _json(context, findings, documents if coverage else [])
    else:
        _show(context, findings, form)
        if coverage and documents:
            click.echo("\n".join(generator.coverage(documents).lines(translator(context))))
        line = translator(context)("错误{errors}个，提醒{warnings}条")
        click.echo(line.format(errors=errors, warnings=len(findings) - errors))
    context.exit(FAULTS if not documents or (strict and findings) else 0)


def _json(context: click.Context, findings: Sequence[Diagnostic], documents: Sequence[Document]) -> None:
    data: dict[str, Any] = {"findings": [generator.as_data(f, translator(context)) for f in findings]}
    if documents:
        data["coverage"] = generator.coverage(documents).as_data()
    click.echo(json.dumps(data, ensure_ascii=not _utf8(), indent=1))


def _utf8() -> bool:
    """Whether whoever reads the output takes any character."""
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"


@cli.command(help="逐条对照版式检查一份 .docx，不管是谁、用什么程序做的。")
@click.argument("file", type=_REPORT)
@_form
@click.option("--style", metavar="STYLE", help="对照哪种版式；不写就是“公文”（国家标准）。")
@click.option("--render", is_flag=True, help="再用 LibreOffice 排出来，检查页面上才看得出的；机器上要有文件用的字体。")
@_templates
@click.pass_context
def verify(
    context: click.Context, *, file: Path, form: str, style: str | None, render: bool, templates: tuple[Path, ...]
) -> None:
    """Every rule of the standard, and whether it holds."""
    _must_exist(context, file)
    verdict = generator.examine(file, _options(context, (), style, templates), render=render)
    said = generator.shown(verdict, form, translator(context), ascii_only=not _utf8())
    click.echo(said, err=bool(verdict.findings) and form != "json")
    context.exit(USAGE if verdict.unable else FAULTS if verdict.failed else 0)


@cli.command(help="说明一个代码、一条标准是什么意思、怎么改，如 niangao explain E301、explain 7.3.3。")
@click.argument("code")
@click.pass_context
def explain(context: click.Context, code: str) -> None:
    """A page on one code."""
    _ = translator(context)
    code = code.strip("[] ").upper()
    found = generator.CODES.get(code)
    if found is None and (rules := generator.explained(code, _)):
        click.echo(rules)
        return
    if found is None:
        click.echo(
            _("没有“{code}”这个代码。所有代码：{codes}").format(code=code, codes=" ".join(generator.CODES)), err=True
        )
        context.exit(USAGE)
    click.echo(f"{code}  {found.title.text(_)}\n\n{found.page.text(_)}")


@cli.command(help="列出有哪几种报告。")
@_templates
@click.pass_context
def kinds(context: click.Context, templates: tuple[Path, ...]) -> None:
    """The kinds there are."""
    _overview(context, "kinds", templates)


@cli.command(help="列出有哪几种版式。")
@_templates
@click.pass_context
def styles(context: click.Context, templates: tuple[Path, ...]) -> None:
    """The styles there are."""
    _overview(context, "styles", templates)


def _overview(context: click.Context, what: str, templates: tuple[Path, ...]) -> None:
    found, findings = generator.overview(what, templates)
    _show(context, findings)
    for name, said in found.items():
        click.echo(f"{name}　{said}".rstrip())
    context.exit(FAULTS if findings else 0)


@cli.command(help="YAML 里能写的键：给编辑器的 JSON Schema，或给人看的一页 Markdown。")
@click.option("--format", "form", type=click.Choice(("json", "markdown")), default="json", help="写成哪一种。")
@click.option("-o", "--output", metavar="OUT", type=_REPORT, help="写到哪个文件；不写就显示出来。")
@click.pass_context
def schema(context: click.Context, form: str, output: Path | None) -> None:
    """The vocabulary."""
    text = generator.glossary(form, translator(context))
    if output is None:
        click.echo(text, nl=False)
    else:
        _create(context, output, text)


# ------------------------------------------------------------------------- printing


def _must_exist(context: click.Context, report: Path) -> None:
    try:
        report.stat()
    except (FileNotFoundError, NotADirectoryError):
        message = translator(context)("没有“{path}”这个文件或文件夹")
        raise click.UsageError(message.format(path=report), context) from None
    except OSError:
        return  # there, but closed to us: a fault with a code


def _options(context: click.Context, kinds: tuple[str, ...], style: str | None, templates: tuple[Path, ...]) -> Options:
    """The options, if what they name exists."""
    options = generator.Options(kinds, style, templates)
    if findings := generator.unknown(options):
        _show(context, findings)
        context.exit(USAGE)
    return options


def _show(context: click.Context, findings: Sequence[Diagnostic], form: str = "full") -> None:
    translate = translator(context)
    if form == "full" and any(f.code == "E102" for f in findings):
        click.echo(translate("先改好下面 YAML 写法上的错，再检查一次：后面可能还有别的错") + "\n", err=True)
    for finding in findings:
        text = generator.full(finding, translate) + "\n" if form == "full" else generator.concise(finding, translate)
        click.echo(text, err=True)


def _unwritten(context: click.Context, findings: Sequence[Diagnostic]) -> int:
    """The closing line of a build that wrote nothing; → exit code."""
    line = translator(context)("错误{errors}个，没有写文件；原来的文件没有动")
    errors = sum(1 for finding in findings if finding.severity == "error")
    click.echo(line.format(errors=errors), err=True)
    return FAULTS


def _refused(context: click.Context, path: Path, fault: OSError | RuntimeError) -> int:
    """A refusal by the system, told plainly; → exit code."""
    translate = translator(context)
    line = translate("写不了“{path}”：{reason}。原来的文件没有动")
    click.echo(line.format(path=path, reason=generator.reason(fault).text(translate)), err=True)
    return CANNOT_WRITE


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
        translate = generator.translator(generator.spoken())
        line = translate("程序内部错误（{where}）：{fault}。原来的文件没有动，请告诉维护者")
        click.echo(line.format(where=generator.origin(fault), fault=fault), err=True)
        sys.exit(FAULTS)


if __name__ == "__main__":
    main()
