"""The options that several commands share."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import generator
from generator.messages import Message, spoken, translator
from generator.speaking import USAGE, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator import Options


class _KindName(click.types.StringParamType):
    """The name of a kind: who leaves it out is told those there are."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002
        """What click says behind its own words."""
        return Message("有这几种：{names}", names="、".join(generator.kinds())).text(translator(spoken()))


KIND = _KindName()
FOLDER = click.Path(file_okay=False, path_type=Path)
_OWN = click.Path(exists=True, file_okay=False, path_type=Path)
REPORT = click.Path(path_type=Path)
findings_form = click.option(
    "--format", "form", type=click.Choice(("full", "concise", "json")), default="full", help="详细、每条一行或 JSON。"
)
output_place = click.option(
    "-o", "--output", metavar="OUT", help="写到哪个文件；不带 .docx、.txt 就是文件夹。不写就放在 YAML 旁边。"
)
document_format = click.option(
    "--format", "form", type=click.Choice(("docx", "txt")), help="文件格式；不写就看 OUT 的后缀，默认 docx。"
)
overwriting = click.option("--overwrite", is_flag=True, help="覆盖在 Word 里改过的文件。")
report_kind = click.option("--kind", multiple=True, metavar="KIND", help="报告类型，代替 YAML 里的类型；可以写几次。")
office_style = click.option("--style", metavar="STYLE", help="版式，代替 YAML 里的版式。")
own_templates = click.option(
    "--templates", multiple=True, metavar="DIR", type=_OWN, help="本单位的模板文件夹，先于自带的查找；可以写几次。"
)


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """--kind, --style and --templates, handed to the command as `options`."""

    @report_kind
    @office_style
    @own_templates
    @click.pass_context
    @wraps(command)
    def run(
        context: click.Context, /, kind: tuple[str, ...], style: str | None, templates: tuple[Path, ...], **rest: Any
    ) -> None:
        command(context, options=options_of(context, kind, style, templates), **rest)

    chosen: Callable[..., None] = run
    return chosen


def options_of(
    context: click.Context, kinds: tuple[str, ...], style: str | None, templates: tuple[Path, ...]
) -> Options:
    """The options, if what they name exists."""
    options = generator.Options(kinds, style, templates)
    if findings := generator.unknown(options):
        show(context, findings)
        context.exit(USAGE)
    return options
