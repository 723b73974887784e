"""The rules of the pipeline: nouns pass between verbs, a verb knows no other verb, a library has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GENERATOR = ROOT / "generator"
NOUNS = {
    "source",
    "node",
    "text",
    "model",
    "quantity",
    "amount",
    "numerals",
    "interval",
    "units",
    "blocks",
    "style",
    "diagnostic",
    "writers.package",
    "reading",
    "sheet",
    "tracing",
    "clause",
    "passage",
    "rendered.pages",
    "rendered.document",
    "statements",
    "draft.tree",
}
HELPERS = {
    "schema",
    "advice",
    "misprints",
    "slips",
    "leaves",
    "wording",
    "unsayable",
    "phrases",
    "calls",
    "sentences",
    "evaluate",
    "expressions",
    "messages",
    "patterns",
    "claims",
    "names",
    "refusals",
    "codes",
    "wordstyles",
    "punctuation",
    "titles",
    "signatures",
    "catalog",
    "rendered.measure",
    "roles",
    "reports",
    "samples",
    "enumeration",
    "frame",
    "aims",
    "tables",
    "tabulate",
    "grid",
    "columns",
    "images",
    "sighting",
    "ledger",
    "arithmetic",
    "sheetrows",
    "conversion",
    "values",
    "growth",
    "attainment",
    "sayings",
    "standing",
    "changes",
    "formula",
    "computed",
    "marks",
    "writers.yaml",
}
#: Packages whose modules are imported by name.
PACKAGES = {
    "generator",
    "generator.writers",
    "generator.checks",
    "generator.verify",
    "generator.readers",
    "generator.draft",
}
FREE = NOUNS | HELPERS
#: They string stages together: files to records, records to documents, a document to a verdict.
STRINGS = {"build", "importing", "rolling", "intake", "standards", "inspection", "__init__"}
#: The command line, its options and its voice.
COMMANDS = {"cli", "options", "speaking"}
DOORS = {
    "yaml": {"load"},
    "jinja2": {"evaluate", "render", "misprints"},
    "docx": {"base"},
    "lxml": {"base", "readers.xml"},
    "gettext": {"messages", "speaking"},
    "click": COMMANDS,
    "babel": set(),
    "openpyxl": {"writers.xlsx"},
    "pdfplumber": {"rendered.pdf"},
    "PIL": {"rendered.pdf"},
    "subprocess": {"rendered.office"},
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in [*GENERATOR.rglob("*.py"), ROOT / "cli.py"]:
        name = "cli" if path.name == "cli.py" else ".".join(path.relative_to(GENERATOR).with_suffix("").parts)
        yield name.removesuffix(".__init__"), ast.parse(path.read_text("utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from names if node.module in PACKAGES else [node.module]


TREES = dict(modules())


@pytest.mark.parametrize("name", sorted(TREES.keys() - STRINGS - COMMANDS))
def test_a_stage_imports_only_nouns_and_helpers(name: str) -> None:
    own = {n.removeprefix("generator.") for n in imports(TREES[name]) if n.startswith("generator.")}
    family = {n for n in own if n.startswith(name.partition(".")[0] + ".")}
    assert own - FREE - family == set()


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_library_has_one_door(library: str) -> None:
    users = {name for name, tree in TREES.items() if any(n.partition(".")[0] == library for n in imports(tree))}
    assert users <= DOORS[library]


def test_only_the_command_line_prints() -> None:
    printing = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing == set()


def test_no_file_is_longer_than_400_lines() -> None:
    long = {p.name for p in [*GENERATOR.rglob("*.py"), ROOT / "cli.py"] if p.read_text("utf-8").count("\n") > 400}
    assert long == set()


def test_functions_are_short() -> None:
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )
    assert lengths[len(lengths) // 2] <= 8
    assert lengths[len(lengths) * 9 // 10] <= 20


#: These name kinds and styles to people, as examples.
SPEAKING = {"codes", "cli", "samples"}


def test_python_knows_no_kind_or_style_by_name() -> None:
    names = {p.parent.name for p in (ROOT / "templates").glob("*/kind.yaml")}
    names |= {p.stem for p in (ROOT / "templates/styles").glob("*.yaml")}
    trees = {name: tree for name, tree in TREES.items() if name.partition(".")[0] not in SPEAKING}
    known = {
        (name, node.value)
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in names
    }
    meant = {("schema", name) for name in names}  # words that offices use for our keys, and hints name
    assert known - meant <= {("model", "公文")}  # the default style of a kind that names none


def test_the_public_names_are_all_there() -> None:
    import generator  # noqa: PLC0415

    assert [name for name in generator.__all__ if getattr(generator, name, None) is None] == []
