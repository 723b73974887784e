"""The lines of a text as Word files: a copy from the web, a document with Word's headings and numbers, our own."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import docx

from generator.build import make, write
from generator.rendered.office import soffice

from .made import PAGE, package, parts

#: A number at the beginning of a line: what stands around it, by level. A blank behind it is left as typed.
_SHAPES = [
    re.compile(r"(?P<before>)(?P<n>[一二三四五六七八九十]+)(?P<after>、)(?=\S)"),
    re.compile(r"(?P<before>[（(])(?P<n>[一二三四五六七八九十]+)(?P<after>[）)])(?=\S)"),
    re.compile(r"(?P<before>)(?P<n>[0-9]{1,2})(?P<after>[、.．])(?=[^\s0-9])"),
    re.compile(r"(?P<before>[（(])(?P<n>[0-9]{1,2})(?P<after>[）)])(?=\S)"),
]
_FORMATS = ("chineseCounting", "chineseCountingThousand", "decimal", "decimal")
_HANZI = "一二三四五六七八九十"
_STANDALONE = 40


def web_copy(lines: Iterable[str]) -> bytes:
    """Paragraphs without any style, every other with the two blanks that web pages put before it."""
    document = docx.Document()
    for at, line in enumerate(lines):
        document.add_paragraph("　　" + line if at % 2 else line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def broken_copy(lines: Iterable[str]) -> bytes:
    """All lines in one paragraph, parted by line breaks, as some pages are copied."""
    document = docx.Document()
    document.add_paragraph("\n".join(lines))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# ------------------------------------------------------------------ Word's headings


class _Typed(NamedTuple):
    """A number as it was typed: its level, its value, what is around it, and the text behind it."""

    level: int
    value: int
    around: str
    rest: str


def _typed(line: str) -> _Typed | None:
    for level, shape in enumerate(_SHAPES):
        if match := shape.match(line):
            around = f"{match['before']}%{level + 1}{match['after']}"
            return _Typed(level, _value(match["n"]), around, line[match.end() :])
    return None


def _value(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    ten, has_ten, one = numeral.rpartition("十")
    tens = (_HANZI.index(ten) + 1 if ten else 1) if has_ten else 0
    return tens * 10 + (_HANZI.index(one) + 1 if one else 0)


class _Lists:
    """One family of lists with four levels, as Word's multilevel list has them.

    A number that does not follow from the one before gets a list that starts there; a number in another shape one
    that writes that level so.
    """

    def __init__(self) -> None:
        self.around = ["%1、", "（%2）", "%3.", "（%4）"]
        self.counts = [0, 0, 0, 0]
        self.entries = ['<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>']

    def number(self, typed: _Typed) -> int:
        """The list that gives a paragraph the number that was typed."""
        level, value = typed.level, typed.value
        follows = value == self.counts[level] + 1
        self.counts[level:] = [value, *[0] * (3 - level)]
        if follows and typed.around == self.around[level]:
            return 1
        start = "" if follows else f'<w:startOverride w:val="{value}"/>'
        shaped = self._level(level, typed.around) if typed.around != self.around[level] else ""
        override = f'<w:lvlOverride w:ilvl="{level}">{start}{shaped}</w:lvlOverride>'
        number = len(self.entries) + 1
        self.entries.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="5"/>{override}</w:num>')
        return number

    def _level(self, level: int, around: str) -> str:
        ending = "nothing" if level % 2 else "tab"
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{_FORMATS[level]}"/>'
            f'<w:pStyle w:val="{level + 1}"/><w:suff w:val="{ending}"/><w:lvlText w:val="{around}"/></w:lvl>'
        )

    def xml(self) -> str:
        levels = "".join(self._level(level, around) for level, around in enumerate(self.around))
        return f'<w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>{"".join(self.entries)}'


def word_copy(lines: Sequence[str], names: str = "heading {}") -> bytes:
    """Headings 1–4 with the numbers of a multilevel list, none of them typed; run-in ones are text with a number."""
    lists = _Lists()
    body = [_paragraph(lines[0], '<w:pStyle w:val="a"/><w:jc w:val="center"/>')]
    for line in lines[1:]:
        typed = _typed(line)
        body.append(_paragraph(line) if typed is None else _numbered(typed, lists.number(typed)))
    styles = [_style("a", "Title")]
    for level in range(4):
        numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        styles.append(_style(str(level + 1), names.format(level + 1), f'{numbered}<w:outlineLvl w:val="{level}"/>'))
    return package(parts("".join(body) + PAGE, styles="".join(styles), numbering=lists.xml()))


def _numbered(typed: _Typed, number: int) -> str:
    """The base list comes with the heading's style; another one, and that of a run-in heading, is stated."""
    alone = len(typed.rest) <= _STANDALONE
    styled = f'<w:pStyle w:val="{typed.level + 1}"/>' if alone else ""
    stated = f'<w:numPr><w:ilvl w:val="{typed.level}"/><w:numId w:val="{number}"/></w:numPr>'
    return _paragraph(typed.rest, styled + ("" if alone and number == 1 else stated))


def _paragraph(line: str, properties: str = "") -> str:
    """A line in runs of a few characters, as Word leaves them after spelling and language checks."""
    runs = (line[at : at + 7] for at in range(0, len(line), 7))
    made = "".join(f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{made}</w:p>"


def _style(named: str, name: str, properties: str = "") -> str:
    head = f'<w:style w:type="paragraph" w:styleId="{named}"><w:name w:val="{name}"/>'
    return f"{head}<w:pPr>{properties}</w:pPr></w:style>"


# -------------------------------------------------------------------------- our own


def own(lines: Sequence[str], folder: Path) -> tuple[bytes, list[str]]:
    """A report that says these lines → our .docx without what is ours alone in it, and the lines of our .txt."""
    path = folder / "报告.yaml"
    path.write_text(_report(lines), "utf-8")
    document, findings = make(path)
    assert document is not None, [finding.message.text() for finding in findings]
    return stripped(write(document, "docx")), write(document, "txt").decode().splitlines()


def _report(lines: Sequence[str]) -> str:
    """A section for each heading of the first form, numbered anew; what stands under it is its text."""
    if len(lines[0]) > _STANDALONE:  # a text without a title
        lines = ["某局2011年工作总结", *lines]
    found = [_typed(line) for line in lines[1:]]
    top = next(each.level for each in found if each)
    opening = True
    proved = "检查: {E320: 提醒, E322: 提醒}"  # what real documents get wrong keeps no document from being made
    yaml = f"报告: {{单位: 某局, 年度: 2011, 类型: 工作总结, {proved}, 标题: {_quoted(lines[0])}}}\n总结:\n"
    yaml += "  导语: |\n" if found[0] is None else ""
    for line, typed in zip(lines[1:], found, strict=True):
        if typed and typed.level == top and len(typed.rest) <= _STANDALONE:
            yaml += ("  章节:\n" if opening else "") + f"    - 标题: {_quoted(typed.rest)}\n      正文: |\n"
            opening = False
        else:
            yaml += f"        {line}\n"
    return yaml if not opening else yaml + "  章节: [甲]\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def stripped(data: bytes) -> bytes:
    """A Word file without custom properties and custom parts, as a program leaves it that knows none."""
    ours = re.compile(rb'<(?:Override|Relationship)\b[^>]*"[^"]*custom[^"]*"[^>]*/>')
    kept: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if name != "docProps/custom.xml" and not name.startswith("customXml/"):
                kept[name] = ours.sub(b"", file.read(name))
    return package(kept)


def save(files: Sequence[Path], out: Path) -> None:
    """Open Word files in LibreOffice and save each under its name in another folder."""
    program = soffice()
    assert program is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        start = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command = [*start, "--convert-to", "docx", "--outdir", str(out), *map(str, files)]
        done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    assert {path.name for path in out.glob("*.docx")} == {path.name for path in files}, done.stderr.decode()
