"""niangao: the commands. All printing and all exit codes are here.

Exit codes: 0 done, 1 faults in data, template or document (nothing written), 2 usage, 3 cannot write.
"""

from __future__ import annotations

import gc
import gettext
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import generator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator import Diagnostic, Document
    from generator.messages import Translator

FAULTS, USAGE, CANNOT_WRITE = 1, 2, 3
LANGUAGES = ("zh", "en")


def spoken() -> str:
    """The language of the messages by the system's locale: English where that is English, else Chinese."""
    names = (os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, names), "")
    if not name and sys.platform == "win32":
        import locale

        name = locale.getlocale()[0] or ""
    return "en" if name.lower().startswith("en") else "zh"


def translator(context: click.Context) -> Translator:
    """The translator of this call."""
    language = context.meta.setdefault("niangao.language", spoken())
    return generator.translator(language)


def _choose(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    language = value or spoken()
    context.meta["niangao.language"] = language
    os.environ["LANGUAGE"] = language  # click's own words go through gettext
    gettext.bindtextdomain("niangao", str(Path(generator.__file__).parent / "locale"))
    gettext.textdomain("niangao")


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"niangao {generator.__version__}")
        context.exit()


class Speaking(click.Command):
    """A command whose help is shown in the language of the call."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Help, its options and its subcommands' first lines, translated from the Chinese source."""
        translate = translator(ctx)
        said = [*self.params, self, *getattr(self, "commands", {}).values()]
        source = [(each, each.help) for each in said if getattr(each, "help", None)]
        try:
            for each, text in source:
                each.help = translate(text)
            super().format_help(ctx, formatter)
        finally:
            for each, text in source:
                each.help = text


class SpeakingGroup(Speaking, click.Group):
    """The group of all commands."""

    command_class = Speaking


@click.group(
    cls=SpeakingGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="年稿：一份 YAML 写一年，生成年度工作总结和工作思路的 Word 文件。",
)
@click.option("--lang", type=click.Choice(LANGUAGES), is_eager=True, expose_value=False, callback=_choose,
              help="提示用中文还是英文；不写就看系统语言。")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="显示版本。")
def cli() -> None:
    """All commands."""


_TEMPLATES = click.option(
    "--templates", multiple=True, metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="本单位自己的模板文件夹，先于自带的查找；可以写几次。",
)
_KIND = click.option("--kind", metavar="KIND", help="报告类型，代替 YAML 里的类型。")
_STYLE = click.option("--style", metavar="STYLE", help="版式，代替 YAML 里的版式。")
_REPORT = click.Path(path_type=Path)


@cli.command(help="新建一份待填的报告。")
@click.argument("kind")
@click.option("-o", "--output", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), default=Path(),
              help="放在哪个文件夹，没有就新建；不写就是当前文件夹。")
@click.option("--year", type=click.IntRange(1949, 2099), help="报告年度；不写就是今年。")
@_TEMPLATES
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
    _ = translator(context)
    if path.exists():
        click.echo(_("“{path}”已经有了，没有改动它").format(path=path), err=True)
        context.exit(CANNOT_WRITE)
    _written(context, path, lambda: generator.replace(path, generator.starter(found, when).encode()))
    click.echo(_("已新建 {path}").format(path=path))
    click.echo(_("填好以后运行：niangao build {path}").format(path=path))


@cli.command(help="由 YAML 生成 Word 文件（或纯文本）。")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...", type=_REPORT)
@click.option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path),
              help="写到哪个文件；几份报告一起生成时是文件夹。不写就放在 YAML 旁边。")
@click.option("--format", "form", type=click.Choice(("docx", "txt")), help="文件格式；不写就看 OUT 的后缀，默认 docx。")
@click.option("--overwrite", is_flag=True, help="覆盖在 Word 里改过的文件。")
@_KIND
@_STYLE
@_TEMPLATES
@click.pass_context
def build(
    context: click.Context, reports: Sequence[Path], output: Path | None, form: str | None, overwrite: bool,
    kind: str | None, style: str | None, templates: tuple[Path, ...],
) -> None:
    """Build every report; the worst exit code of all is the command's."""
    folder = output is not None and (output.is_dir() or len(reports) > 1)
    form = form or ("txt" if output is not None and not folder and output.suffix == ".txt" else "docx")
    options = generator.Options(kind, style, templates)
    worst = 0
    for report in reports:
        document, findings = _make(context, report, options)
        _show(context, findings)
        if document is None:
            worst = max(worst, FAULTS)
            continue
        out = generator.target(report, form)
        if output is not None:
            out = output / out.name if folder else output
        worst = max(worst, _settle(context, document, findings, out, form, overwrite))
    context.exit(worst)


def _settle(
    context: click.Context, document: Document, findings: Sequence[Diagnostic], out: Path, form: str, overwrite: bool
) -> int:
    """Write a document and say so in the closing line; → exit code."""
    _ = translator(context)
    data = generator.write(document, form)
    place = _written(context, out, lambda: generator.settle(out, data, overwrite=overwrite))
    if place != out:
        note = _("“{path}”在生成以后改动过，没有覆盖；新的写在旁边。要覆盖就加 --overwrite")
        click.echo(note.format(path=out), err=True)
    line = _("已写出 {path}（绑定数字{bound}个，提醒{warnings}条）")
    click.echo(line.format(path=place, bound=document.bound, warnings=len(findings)))
    return 0


@cli.command(help="检查一份报告，不写文件。")
@click.argument("report", type=_REPORT)
@click.option("--format", "form", type=click.Choice(("full", "concise", "json")), default="full",
              help="详细、每条一行，或供程序读的 JSON。")
@click.option("--strict", is_flag=True, help="有提醒也算不通过。")
@click.option("--coverage", is_flag=True, help="列出没有绑定的数字。")
@_KIND
@_STYLE
@_TEMPLATES
@click.pass_context
def check(
    context: click.Context, report: Path, form: str, strict: bool, coverage: bool,
    kind: str | None, style: str | None, templates: tuple[Path, ...],
) -> None:
    """Everything that build would say, and nothing written."""
    document, findings = _make(context, report, generator.Options(kind, style, templates))
    errors = sum(1 for finding in findings if finding.severity == "error")
    if form == "json":
        _json(context, findings, document if coverage else None)
    else:
        _show(context, findings, form)
        if coverage and document is not None:
            _coverage(context, document)
        line = translator(context)("错误{errors}个，提醒{warnings}条")
        click.echo(line.format(errors=errors, warnings=len(findings) - errors))
    context.exit(FAULTS if document is None or (strict and findings) else 0)


def _coverage(context: click.Context, document: Document) -> None:
    covered = document.coverage()
    _ = translator(context)
    for numeral in covered.unbound:
        click.echo(_("没有绑定：{text}（…{around}…，{key}）").format(**numeral._asdict()))
    line = _("数字共{total}个，绑定{bound}个，没有绑定{unbound}个（{share:.1%}）")
    unbound = len(covered.unbound)
    click.echo(line.format(total=covered.bound + unbound, bound=covered.bound, unbound=unbound, share=covered.share))


def _json(context: click.Context, findings: Sequence[Diagnostic], document: Document | None) -> None:
    data: dict[str, Any] = {"findings": [generator.as_data(f, translator(context)) for f in findings]}
    if document is not None:
        covered = document.coverage()
        data["coverage"] = {"bound": covered.bound, "unbound": [n._asdict() for n in covered.unbound]}
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    click.echo(json.dumps(data, ensure_ascii=not utf8, indent=1))


@cli.command(help="说明一个代码是什么意思、怎么改，如 niangao explain E301。")
@click.argument("code")
@click.pass_context
def explain(context: click.Context, code: str) -> None:
    """A page on one code."""
    from generator.codes import CODES

    _ = translator(context)
    found = CODES.get(code.strip().upper())
    if found is None:
        click.echo(_("没有“{code}”这个代码。所有代码：{codes}").format(code=code, codes=" ".join(CODES)), err=True)
        context.exit(USAGE)
    click.echo(f"{code.strip().upper()}  {found.title.text(_)}\n\n{found.page.text(_)}")


# ------------------------------------------------------------------------- printing


def _make(context: click.Context, report: Path, options: Any) -> tuple[Document | None, list[Diagnostic]]:
    if not report.exists():
        message = translator(context)("没有“{path}”这个文件或文件夹")
        raise click.UsageError(message.format(path=report), context)
    made: tuple[Document | None, list[Diagnostic]] = generator.make(report, options)
    return made


def _show(context: click.Context, findings: Sequence[Diagnostic], form: str = "full") -> None:
    translate = translator(context)
    for finding in findings:
        text = generator.full(finding, translate) + "\n" if form == "full" else generator.concise(finding, translate)
        click.echo(text, err=True)


def _written(context: click.Context, path: Path, action: Any) -> Any:
    """Run what writes; → its result. A refusal by the system is told plainly."""
    try:
        return action()
    except OSError as fault:
        line = translator(context)("写不了“{path}”：{reason}。原来的文件没有动")
        click.echo(line.format(path=path, reason=fault.strerror or fault), err=True)
        context.exit(CANNOT_WRITE)


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
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(done.code)  # taking a large report's objects apart one by one is a twentieth of the time
    except Exception as fault:  # a mistake of ours: say so, and that nothing was lost
        place = fault.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
        line = generator.translator(spoken())("程序内部错误（{kind}，{where}）：{fault}。原来的文件没有动，请告诉维护者")
        click.echo(line.format(kind=type(fault).__name__, where=where, fault=fault), err=True)
        sys.exit(FAULTS)


if __name__ == "__main__":
    main()
