"""The language of one call of the command line: its messages, its help, and click's own words."""

from __future__ import annotations

import gettext
import os
from collections.abc import Sequence

import click

from generator.messages import DOMAIN, LOCALE, Translator, spoken
from generator.messages import translator as translator_of

LANGUAGES = ("zh", "en")


def translator(context: click.Context) -> Translator:
    """The translator of this call."""
    return translator_of(context.meta.get("niangao.language") or spoken())


def _speak(context: click.Context, language: str) -> None:
    context.meta["niangao.language"] = language
    os.environ["LANGUAGE"] = language  # click's own words go through gettext
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)


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

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`--lang` counts wherever it stands, and before anything is said."""
        language = [arg for at, arg in enumerate(args) if _of_language(args, at)]
        asked = "".join(language).removeprefix("--lang").removeprefix("=")
        _speak(ctx, asked if asked in LANGUAGES else spoken())
        rest = [arg for at, arg in enumerate(args) if not _of_language(args, at)]
        return super().parse_args(ctx, [*language, *rest])


def _of_language(args: Sequence[str], at: int) -> bool:
    """Whether an argument is `--lang` with a value, or that value."""
    before = at > 0 and args[at - 1] == "--lang"
    return before or args[at].startswith("--lang=") or (args[at] == "--lang" and at + 1 < len(args))
