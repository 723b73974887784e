"""A clerk at the desk: text and numbers go in; out comes what the document says, or what is wrong and where."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.build import Document, make, write
from generator.diagnostic import Diagnostic

_FOLDER = Path(__file__).parent.parent / "examples"
#: The reports in examples/: files, and folders whose files are one report.
EXAMPLES = sorted([*_FOLDER.glob("*.yaml"), *{path.parent for path in _FOLDER.glob("*/*.yaml")}])
HEAD = "报告: {单位: 某局, 年度: 2011, 类型: 总结与思路, 署名: 否}\n"
#: What stands before and after the text in `report`.
BODY = "总结:\n  导语: 如下。\n  章节:\n    - 标题: 甲\n      正文: |\n"
INDENT = 8
CARET = "‸"


def listed(text: str) -> list[str]:
    """Entries parted by line ends or by two blanks."""
    return re.split(r"\s*\n\s*|\s{2,}", text.strip())


def pairs(text: str) -> list[list[str]]:
    """Entries `a → b` parted likewise."""
    return [entry.split(" → ") for entry in listed(text)]


def report(text: str, **indicators: str) -> str:
    """A report whose only text is this one, a line a paragraph; numbers by name, as YAML."""
    numbers = "".join(f"  {name}: {value}\n" for name, value in indicators.items())
    lines = "".join(f"{' ' * INDENT}{line}\n" for line in text.split("\n"))
    return HEAD + (f"指标:\n{numbers}" if numbers else "") + BODY + lines


def build(yaml: str) -> tuple[Document | None, list[Diagnostic]]:
    """A report's YAML → its document and all findings."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "报告.yaml"
        path.write_bytes(yaml.encode())
        return make(path)


def document(yaml: str) -> Document:
    """The document of a report without errors."""
    made, findings = build(yaml)
    assert made is not None, [f"{d.code} {d.message.text()}" for d in findings]
    return made


def lines(yaml: str) -> list[str]:
    """A report's YAML → the lines of its document as plain text."""
    return write(document(yaml), "txt").decode().splitlines()


def body(sections: str, head: str = "", *, start: str = HEAD) -> list[str]:
    """YAML of 总结's 章节, and what goes before it → the lines after 导语."""
    return lines(f"{start}{head}总结:\n  导语: 如下。\n  章节:\n{sections}")[2:]


def say(text: str, **indicators: str) -> str:
    """What the document says for a text."""
    return "\n".join(lines(report(text, **indicators))[3:])


def faults(yaml: str) -> str:
    """Every finding of a report as `code line:column`."""
    return ", ".join(f"{d.code} {d.place[1]}:{d.place[2]}" for d in build(yaml)[1])


def fault(text: str, **indicators: str) -> str:
    """Every finding as `code line:column` of the text, or `code name:column` of an indicator's value."""
    names = list(indicators)
    first = report(text, **indicators).split("\n").index("      正文: |") + 2

    def placed(d: Diagnostic) -> str:
        _, line, column = d.place
        if line >= first:
            return f"{d.code} {line - first + 1}:{column - INDENT}"
        name = names[line - 3]
        return f"{d.code} {name}:{column - len(name) - 4}"

    return ", ".join(placed(d) for d in build(report(text, **indicators))[1])


def carets(text: str) -> tuple[str, list[str]]:
    """A text with a ‸ before each fault → the text without them, and `line:column` of each."""
    places = []
    for number, line in enumerate(text.split("\n"), 1):
        *before, _ = line.split(CARET)
        places += [f"{number}:{len(''.join(before[: i + 1])) + 1}" for i in range(len(before))]
    return text.replace(CARET, ""), places


def findings(text: str, **indicators: str) -> list[Diagnostic]:
    """The findings of a text themselves."""
    return build(report(text, **indicators))[1]


def message(text: str, **indicators: str) -> str:
    """The first finding's message."""
    return findings(text, **indicators)[0].message.text()


def hint(text: str, **indicators: str) -> str:
    """The first finding's hint, '' for none."""
    found = findings(text, **indicators)[0].hint
    return found.text() if found else ""
