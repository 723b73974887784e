"""Messages a person reads: written in Chinese, translated when they are shown.

The only door to gettext. A stage makes a Message and never asks for the language;
whoever shows it passes the translator.
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Callable
from pathlib import Path

Translator = Callable[[str], str]
DOMAIN = "niangao"
LOCALE = Path(__file__).parent / "locale"


class Message:
    """A Chinese template and what goes into its braces; a part may be a Message itself.

    Without parts the template is printed to the letter: {{ stays {{.
    """

    __slots__ = ("parts", "template")

    def __init__(self, template: str, **parts: object) -> None:
        self.template = template
        self.parts = parts

    def text(self, translate: Translator = str) -> str:
        """The message in the translator's language, Chinese without one."""
        parts = {k: v.text(translate) if isinstance(v, Message) else v for k, v in self.parts.items()}
        return translate(self.template).format_map(parts) if parts else translate(self.template)

    def __repr__(self) -> str:
        return f"Message({self.text()!r})"


def translator(language: str) -> Translator:
    """'zh' or 'en' → its translator. Chinese is the source and needs no catalogue."""
    if language == "zh":
        return str
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True).gettext


def spoken() -> str:
    """The language of the messages by the system's locale: English where that is English, else Chinese."""
    names = (os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, names), "")
    if not name and sys.platform == "win32":
        import locale  # noqa: PLC0415  it costs every start otherwise

        name = locale.getlocale()[0] or ""
    return "en" if name.lower().startswith("en") else "zh"
