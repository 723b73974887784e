"""How commands speak: the language of a call, their help, what they found, what the system refused; exit codes."""

from __future__ import annotations

import contextlib
import errno
import gettext
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import generator
from generator.messages import DOMAIN, LOCALE, Translator, spoken
from generator.messages import translator as translator_of

if TYPE_CHECKING:
    from generator.diagnostic import Diagnostic

LANGUAGES = ("zh", "en")
FAULTS, USAGE, CANNOT_WRITE = 1, 2, 3
#: More holes than these are listed, one a line: a new report is full of them. So are many warnings of one sort.
_FEW = 5


def translator(context: click.Context) -> Translator:
    """The translator of this call."""
    return translator_of(context.meta.get("niangao.language") or spoken())


def _speak(context: click.Context, language: str) -> None:
    context.meta["niangao.language"] = language
    os.environ["LANGUAGE"] = language  # click's own words go through gettext
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)


class _Argument(click.Argument):
    """An argument whose name is shown in the language of the call, in faults too."""

    def make_metavar(self, *context: Any) -> str:
        return translator_of(spoken())(super().make_metavar(*context))


def argument(name: str, metavar: str, **how: Any) -> Callable[[Any], Any]:
    """An argument of a command and what it is called in Chinese."""
    return click.argument(name, metavar=metavar, cls=_Argument, **how)


class Speaking(click.Command):
    """A command whose help is shown in the language of the call."""

    def __init__(self, name: str | None, **how: Any) -> None:
        super().__init__(name, options_metavar="[选项]", **how)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands behind the command's name in its usage line."""
        return [translator(ctx)(piece) for piece in super().collect_usage_pieces(ctx)]

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

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`--lang` counts wherever it stands, and before anything is said."""
        language = [arg for at, arg in enumerate(args) if _of_language(args, at)]
        asked = "".join(language).removeprefix("--lang").removeprefix("=")
        _speak(ctx, asked if asked in LANGUAGES else spoken())
        rest = [arg for at, arg in enumerate(args) if not _of_language(args, at)]
        return super().parse_args(ctx, [*language, *rest])

    def invoke(self, ctx: click.Context) -> Any:
        """Without names in Unicode none of our templates is found: that is told, not that there are none."""
        encoding = sys.getfilesystemencoding()
        if not encoding.lower().startswith("utf"):
            said = translator(ctx)("系统的编码是 {encoding}，读不了中文的文件名；先设置环境变量 PYTHONUTF8=1，再运行")
            ctx.fail(said.format(encoding=encoding))
        return super().invoke(ctx)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """A file where the command should be: whoever typed it wants the document of it, or its report."""
        name = args[0]
        if self.get_command(ctx, name) is None and os.path.exists(name):  # noqa: PTH110
            command = "import" if Path(name).suffix.lower() in {".docx", ".doc", ".wps"} else "build"
            said = translator(ctx)("“{path}”前面要写命令，如 niangao {command} {path}")
            ctx.fail(said.format(path=name, command=command))
        return super().resolve_command(ctx, args)


def _of_language(args: Sequence[str], at: int) -> bool:
    """Whether an argument is `--lang` with a value, or that value."""
    before = at > 0 and args[at - 1] == "--lang"
    return before or args[at].startswith("--lang=") or (args[at] == "--lang" and at + 1 < len(args))


def must_exist(context: click.Context, report: Path) -> None:
    """A file or folder that is named on the command line; a usage error if it is not there."""
    try:
        report.stat()
    except (FileNotFoundError, NotADirectoryError):
        message = translator(context)("没有“{path}”这个文件或文件夹")
        raise click.UsageError(message.format(path=report), context) from None
    except OSError:
        return  # there, but closed to us: a fault with a code


def show(context: click.Context, findings: Sequence[Diagnostic], form: str = "full") -> None:
    """Findings, in full or a line each, to standard error."""
    translate = translator(context)
    if form == "full" and any(f.code == "E102" for f in findings):
        click.echo(translate("先改好下面 YAML 写法上的错，再检查一次：后面可能还有别的错") + "\n", err=True)
    many = {code for code, times in Counter(f.code for f in findings).items() if times > _FEW}
    told = {"E205"}
    for finding in findings:
        alike = finding.code in many and (finding.code == "E205" or finding.severity == "warning")
        brief = form != "full" or (alike and finding.code in told)
        told.add(finding.code)
        text = generator.concise(finding, translate) if brief else generator.full(finding, translate) + "\n"
        click.echo(text, err=True)


def show_json(data: Any) -> None:
    """Data, with every character that whoever reads the output takes."""
    click.echo(json.dumps(data, ensure_ascii=not utf8(), indent=1))


def unwritten(context: click.Context, findings: Sequence[Diagnostic]) -> int:
    """The closing line of a build that wrote nothing; → exit code."""
    line = translator(context)("错误{errors}个，没有写文件；原来的文件没有动")
    errors = sum(1 for finding in findings if finding.severity == "error")
    click.echo(line.format(errors=errors), err=True)
    return FAULTS


@contextlib.contextmanager
def suiting(context: click.Context) -> Iterator[None]:
    """An output that does not suit a command is a mistake in its usage."""
    try:
        yield
    except generator.Unsuitable as bad:
        raise click.UsageError(bad.message.text(translator(context)), context) from None


def refused(context: click.Context, path: Path, fault: OSError | RuntimeError) -> int:
    """A refusal by the system, told plainly; → exit code."""
    translate = translator(context)
    line = translate("写不了“{path}”：{reason}。原来的文件没有动")
    click.echo(line.format(path=path, reason=generator.reason(fault).text(translate)), err=True)
    return CANNOT_WRITE


def create(context: click.Context, path: Path, text: str) -> None:
    """Write a file that is not there yet, and say so; otherwise the command ends here."""
    _ = translator(context)
    try:
        there = path.exists()  # refused for a name that is too long
        if not there:
            generator.create(path, text)
    except OSError as fault:
        context.exit(refused(context, path, fault))
    if there:
        click.echo(_("“{path}”已经有了，没有改动它").format(path=path), err=True)
        context.exit(CANNOT_WRITE)
    click.echo(_("已新建 {path}").format(path=path))


def add_launchers(context: click.Context, folder: Path, templates: Sequence[Path]) -> None:
    """生成.bat and 生成.sh beside a report, where there are none yet."""
    for name, script in generator.scripts(templates=templates).items():
        if not (folder / name).exists():
            create(context, folder / name, script)


def run_next(context: click.Context, line: str, path: Path, templates: Sequence[Path]) -> None:
    """Say what to type for a report that was just written."""
    own = [f"--templates {generator.typed(folder)}" for folder in templates]
    click.echo(translator(context)(line).format(path=" ".join([generator.typed(path), *own])))


def settle(context: click.Context, out: Path, data: bytes, *, overwrite: bool) -> Path | None:
    """Write a document; → where, None if the system refused. Says so where it is not `out`."""
    try:
        place, note = generator.settle(out, data, overwrite=overwrite)
    except (OSError, RuntimeError) as fault:
        refused(context, out, fault)
        return None
    if note is not None:
        click.echo(note.text(translator(context)), err=True)
    return place


def utf8() -> bool:
    """Whether whoever reads the output takes any character."""
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"


#: What only writing is refused for.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def mishap(fault: Exception, translate: Translator) -> int:
    """A mistake of ours, or a full disk, told in a line: no traceback reaches the user; → exit code."""
    if isinstance(fault, OSError) and fault.errno in _FULL:
        line = translate("写不了“{path}”：{reason}。原来的文件没有动")
        said = generator.reason(fault).text(translate)
        click.echo(line.format(path=fault.filename or "-", reason=said), err=True)
        return CANNOT_WRITE
    line = translate("程序内部错误（{where}）：{fault}。原来的文件没有动，请告诉维护者")
    click.echo(line.format(where=generator.origin(fault), fault=fault), err=True)
    return FAULTS
