"""The message catalogues: what the sources say → .po → .mo. After a message was added or changed:

    python -m tests.catalogue

It brings both .po files up to date, compiles them, and lists what has no translation yet; write
those into the .po files and run it again. Chinese is the source, so the Chinese catalogue holds only
click's own words.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import generator

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "generator" / "locale"
HEAD = "# Brought up to date and compiled by: python -m tests.catalogue"
#: A message, or a singular and its plural.
Id = str | tuple[str, ...] | list[str]
#: Which argument of a call is shown to a person.
SHOWN = {
    "Message": 0, "_": 0, "translate": 0, "translator": 0, "Leaf": 1, "Field": 3, "argument": 1, "run_next": 1
}  # fmt: skip
#: Which keyword is, wherever it stands.
NAMED = {"help", "options_metavar", "subcommand_metavar"}


def ours() -> list[str]:
    """Every message of this program, in the order of the sources."""
    paths = [*sorted((ROOT / "generator").rglob("*.py")), ROOT / "cli.py"]
    return list(dict.fromkeys(text for path in paths for text in _shown(ast.parse(path.read_text("utf-8")))))


def _shown(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            at = SHOWN.get(_name(node.func))
            shown = [] if at is None else node.args[at : at + 1]
            shown += [keyword.value for keyword in node.keywords if keyword.arg in NAMED]
            yield from (each.value for each in shown if isinstance(each, ast.Constant) and isinstance(each.value, str))


def _name(function: ast.expr) -> str:
    """`Message(…)` → Message, `translator(context)(…)` → translator."""
    if isinstance(function, ast.Call):
        return _name(function.func)
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def clicks() -> list[Id]:
    """Every message of the installed click."""
    return [message for _, _, message, _, _ in extract_from_dir(str(Path(click.__file__).parent))]


def path(language: str, suffix: str = ".po") -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"niangao{suffix}"


def read(language: str) -> Catalog:
    with path(language).open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalog: Catalog) -> bytes:
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def refresh(language: str, messages: Iterable[Id], *, keep: bool) -> list[Id]:
    """Bring a catalogue up to date and compile it; → what is not translated. `keep` what is not among the messages."""
    old = read(language)
    new = Catalog(
        language, header_comment=HEAD, project="niangao", version=generator.__version__, fuzzy=False,
        creation_date=old.creation_date, revision_date=old.revision_date,
    )  # fmt: skip
    for message in messages:
        known = old.get(message)
        new.add(message, known.string if known else "")
    for known in old if keep else ():
        if known.id and known.id not in new:
            new.add(known.id, known.string)
    with path(language).open("wb") as file:
        write_po(file, new, width=0)
    path(language, ".mo").write_bytes(compiled(new))
    return missing(new)


def missing(catalog: Catalog) -> list[Id]:
    """What has no translation."""
    return [message.id for message in catalog if message.id and not all(strings(message))]


def strings(message: Message) -> tuple[str, ...]:
    """A message's translations: several where it has a plural."""
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def main() -> None:
    for language, messages, keep in (("en", ours(), False), ("zh", clicks(), True)):
        for message in refresh(language, messages, keep=keep):
            print(language, repr(message))


if __name__ == "__main__":
    main()
