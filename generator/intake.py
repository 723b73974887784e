"""A report's file or folder → its tree and what it says; any YAML file → its record."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.diagnostic import ERROR, WARNING, Diagnostic, failed
from generator.load import load, merge
from generator.messages import Message
from generator.model import Report
from generator.node import Mapping, Node, at_key
from generator.output import reason
from generator.patterns import lazy
from generator.reports import is_yaml
from generator.source import Source, Span, broken_at, content, decode
from generator.validate import validate

#: How .docx and .doc begin.
_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class Findings:
    """Everything the stages had to say so far."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        #: Which findings count, once the report has said so.
        self.ruling: Callable[[list[Diagnostic]], list[Diagnostic]] = list
        #: How many errors say that figures contradict each other: the text can be read all the same.
        self.contradictions = 0

    def add(self, more: list[Diagnostic]) -> None:
        """Add a stage's findings."""
        self.found += self.ruling(more)

    def add_checked(self, more: list[Diagnostic], known: list[Diagnostic]) -> None:
        """Add what checks of figures found, and with it the faults that were `known` before."""
        before = self.errors
        self.add(more)
        self.contradictions += self.errors - before - _errors(known)

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return _errors(self.found)

    @property
    def stopped(self) -> bool:
        """Whether there is an error but for contradictions: what the document would say is not known."""
        return self.errors > self.contradictions

    @property
    def failed(self) -> bool:
        """Whether there is an error among them."""
        return failed(self.found)


def _errors(found: list[Diagnostic]) -> int:
    return sum(finding.severity == ERROR for finding in found)


def read(path: Path, findings: Findings) -> tuple[Node, Report] | None:
    """A report's file or folder → its tree and what it says."""
    files = _files(path, findings)
    trees = [tree for file in files if (tree := tree_of(file, findings)) is not None]
    if not files or len(trees) < len(files):
        return None
    whole = [file for file, tree in zip(files, trees, strict=True) if at_key(tree, "报告.单位") is not None]
    if len(whole) > 1:
        findings.add([_several(path, whole)])
        return None
    tree, faults = merge(trees)
    findings.add(faults)
    assert tree is not None
    report: Report | None = validated(tree, "年稿", findings)
    return (tree, report) if report else None


def _files(path: Path, findings: Findings) -> list[Path]:
    """A file, or those of a folder that are YAML."""
    try:
        listed = sorted(path.iterdir())
    except NotADirectoryError:
        return [path]
    except OSError as fault:
        findings.add([unopened(path, fault)])
        return []
    files = [file for file in listed if is_yaml(file)]
    findings.add([_misnamed(file) for file in listed if file.name.lower().endswith((".yaml.txt", ".yml.txt"))])
    if not files:
        hint = Message("文件夹里要有 .yaml 文件")
        findings.add([Diagnostic("E100", Message("“{path}”里没有报告", path=path), hint=hint, path=str(path))])
    return files


def _several(path: Path, files: list[Path]) -> Diagnostic:
    """A folder of whole reports: taken together they would contradict each other at every key."""
    message = Message("“{path}”里有{count}份报告，不能合成一份", path=path, count=len(files))
    hint = Message(
        "只要其中一份，写它的文件名，如 {file}；要各生成一个文件，写 niangao build --each {path}",
        file=files[-1],
        path=path,
    )
    return Diagnostic("E113", message, hint=hint, path=str(path))


def _misnamed(path: Path) -> Diagnostic:
    """What Notepad saves when .yaml is typed as a name."""
    hint = Message("让系统显示文件扩展名，去掉末尾的 .txt")
    return Diagnostic(
        "E100", Message("“{path}”没有读：要以 .yaml 结尾", path=path), hint=hint, severity=WARNING, path=str(path)
    )


def unopened(path: Path, fault: OSError) -> Diagnostic:
    """A file that the system does not let us read, and why."""
    return Diagnostic("E100", Message("打不开“{path}”：{reason}", path=path, reason=reason(fault)), path=str(path))


def tree_of(path: Path, findings: Findings, *, declared: bool = False) -> Node | None:
    """A YAML file → its tree; an empty file is a fault as well. `declared`: of a template, its declaration."""
    try:
        data = content(path)
        source = Source(str(path), decode(data))
    except OSError as fault:
        findings.add([unopened(path, fault)])
        return None
    except UnicodeDecodeError as fault:
        findings.add([_undecoded(path, data, fault)])
        return None
    if declared:
        source.text = _declaration(source.text)
    tree, faults = load(source)
    findings.add(faults)
    if tree is None and not faults:
        findings.add([_undeclared(path) if declared else _empty(path)])
    return tree


def _undecoded(path: Path, data: bytes, fault: UnicodeDecodeError) -> Diagnostic:
    """Bytes that are no text: a document that was named instead of its report, or a broken file."""
    if data.startswith(_DOCUMENTS):
        message = Message("这是 Word 文件，不是写报告的 YAML")
        hint = Message("写 .yaml 文件的名称；要检查 Word 文件，用 niangao verify")
    else:
        line, column = broken_at(fault)
        message = Message("第{line}行第{column}个字读不懂，文件可能损坏", line=line, column=column)
        hint = Message("用记事本打开，另存为 UTF-8 编码")
    return Diagnostic("E101", message, hint=hint, path=str(path))


def declared_of(path: Path, findings: Findings) -> Node | None:
    """The template of a topic → the tree that it declares in the comment it begins with."""
    return tree_of(path, findings, declared=True)


_DECLARED = lazy(r"\s*\{#---(.*?)---#\}", re.DOTALL)


def _declaration(text: str) -> str:
    """A template → its declaration alone, every character on its line and in its column."""
    match = _DECLARED.match(text)
    return re.sub(r"[^\n]", " ", text[: match.start(1)]) + match[1] if match else ""


def _undeclared(path: Path) -> Diagnostic:
    hint = Message("第一行起写 {#--- 说明: … ---#}，照自带的主题写")
    return Diagnostic("E413", Message("主题的文件要从声明开始"), hint=hint, path=str(path))


def _empty(path: Path) -> Diagnostic:
    hint = Message("用 niangao new 新建一份，照着填写")
    return Diagnostic("E111", Message("文件是空的"), hint=hint, path=str(path))


def validated(tree: Node, record: str, findings: Findings) -> Any:
    """A tree → the value of the record of that name in the vocabulary, or None."""
    value, faults = validate(tree, record)
    findings.add(faults)
    return value


def place(tree: Node, key: str) -> Span | None:
    """Where a key of 报告 has its value."""
    for name in ("报告", key):
        found = tree.get(name) if isinstance(tree, Mapping) else None
        if found is None:
            return None
        tree = found
    return tree.span
