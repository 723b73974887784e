"""A fault or a warning: what is wrong, where, and what to type; and how it is shown."""

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from generator.messages import Message, Translator
from generator.named import Named
from generator.patterns import lazy
from generator.source import Span

ERROR, WARNING = "error", "warning"


class Related(Named):
    """A second place that takes part in the fault."""

    span: Span
    label: Message | None = None


class Diagnostic(Named):
    """One finding. `code` names the kind of fault, `niangao explain CODE` tells more of it."""

    code: str
    message: Message
    span: Span | None = None
    label: Message | None = None
    related: tuple[Related, ...] = ()
    hint: Message | None = None
    severity: str = ERROR
    path: str = ""
    #: The line of YAML under 报告.已核 that silences it; '' where nothing does.
    waiver: str = ""

    @property
    def place(self) -> tuple[str, int, int]:
        """File, line and column; a fault of a whole file has line 0."""
        return (self.path, 0, 0) if self.span is None else self.span.place


def failed(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether there is an error among them: then nothing is written."""
    return any(d.severity == ERROR for d in diagnostics)


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By place, each finding once: two stages may meet the same fault."""
    unique = {(d.place, d.code, d.message.text()): d for d in diagnostics}
    return [unique[key] for key in sorted(unique)]


def concise(d: Diagnostic, translate: Translator = str) -> str:
    """One line: file:line:column: code message."""
    path, line, column = d.place
    where = f"{path}:{line}:{column}: " if line else f"{path}: " if path else ""
    waiver = translate("（无误就在 已核 里写 {line}）").format(line=d.waiver) if d.waiver else ""
    return " ".join(f"{where}{_heading(d, translate)}{waiver}".splitlines())


def full(d: Diagnostic, translate: Translator = str) -> str:
    """The finding with its lines, carets under the place, and the hint."""
    lines = [_heading(d, translate)]
    if d.span is not None:
        lines += [f" --> {d.span.where}", *_excerpt(d, translate)]
    elif d.path:
        lines.append(f" --> {d.path}")
    if d.hint is not None:
        lines.append(f"  = {translate('建议')}: {d.hint.text(translate)}")
    if d.waiver:
        lines += [f"  = {translate('核对过、确实无误，就在“报告”的“已核”里写这一行')}:", f"    {d.waiver}"]
    return "\n".join(lines)


def as_data(d: Diagnostic, translate: Translator = str) -> dict[str, Any]:
    """The finding as plain data for JSON: lines and columns count from 1."""
    path, line, column = d.place
    return {
        "code": d.code,
        "severity": d.severity,
        "message": d.message.text(translate),
        "path": path,
        "line": line,
        "column": column,
        "hint": d.hint.text(translate) if d.hint else None,
        "waiver": d.waiver or None,
        "related": [_related_data(r, translate) for r in d.related],
    }


def _related_data(r: Related, translate: Translator) -> dict[str, Any]:
    path, line, column = r.span.place
    return {"path": path, "line": line, "column": column, "label": r.label.text(translate) if r.label else None}


def _heading(d: Diagnostic, translate: Translator) -> str:
    word = translate("错误") if d.severity == ERROR else translate("提醒")
    return f"{word}[{d.code}]: {d.message.text(translate)}"


def width(text: str) -> int:
    """Cells a text takes on a terminal: a full-width character takes two, a combining one none."""
    return sum(map(_cells, text))


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _excerpt(d: Diagnostic, translate: Translator) -> list[str]:
    """The lines of all places in file order; the main place has ^, the others -."""
    assert d.span is not None
    marks: dict[int, list[tuple[Span, str, Message | None]]] = {}
    here = [r for r in d.related if r.span.source is d.span.source]
    for span, sign, label in [(d.span, "^", d.label), *((r.span, "-", r.label) for r in here)]:
        marks.setdefault(span.source.line_of(span.start), []).append((span, sign, label))
    gutter = len(str(max(marks) + 1))
    lines = [f"{' ' * gutter}|"]
    for number in sorted(marks):
        lines += _marked(d.span, number, marks[number], gutter, translate)
    elsewhere = [r for r in d.related if r.span.source is not d.span.source]
    return lines + [_elsewhere(r, translate) for r in elsewhere]


def _marked(
    main: Span, number: int, marks: Sequence[tuple[Span, str, Message | None]], gutter: int, translate: Translator
) -> list[str]:
    source = main.source
    text = source.line(number)
    shown, shift = _window(_visible(text), marks[0][0].start - source.starts[number])
    lines = [f"{number + 1:<{gutter}}| {shown}"]
    for sign in "^-":
        under = _underline(source.starts[number] + shift, shown, [m for m in marks if m[1] == sign], translate)
        if under:
            lines.append(f"{' ' * gutter}| {under}")
    return lines


def _visible(text: str) -> str:
    """A line as a terminal may show it, character for character: a tab is one space, controls are signs."""
    return _CONTROLS.sub(lambda m: _SIGNS.get(m[0], "\ufffd"), text)


_CONTROLS = lazy("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SIGNS = {chr(code): chr(0x2400 + code) for code in range(32)} | {"\t": " ", "\x7f": "\u2421"}


#: So much of a paragraph is shown, in cells of a terminal.
_CELLS = 72


def _window(text: str, column: int) -> tuple[str, int]:
    """A long paragraph is shown from a little before the place on: → the shown part and what was cut before it."""
    if width(text) <= _CELLS:
        return text, 0
    start = min(column, len(text))
    while start and width(text[start - 1 : column]) <= _CELLS // 3:
        start -= 1
    end = start
    while end < len(text) and width(text[start : end + 1]) <= _CELLS:
        end += 1
    return text[start:end], start


def _underline(start: int, shown: str, marks: Sequence[tuple[Span, str, Message | None]], translate: Translator) -> str:
    line = ""
    for span, sign, label in sorted(marks, key=lambda m: m[0].start):
        a = max(0, min(span.start - start, len(shown)))
        b = max(a, min(span.end - start, len(shown)))
        line += " " * (width(shown[:a]) - width(line)) + sign * max(1, width(shown[a:b]))
        if label is not None:
            line += f" {label.text(translate)}"
    return line


def _elsewhere(r: Related, translate: Translator) -> str:
    label = f" {r.label.text(translate)}" if r.label else ""
    return f"  ::: {r.span.where}{label}"


def nearest(name: str, names: Iterable[str]) -> Message | None:
    """“是不是想写…？” for a misspelt name; the default cutoff would never match two characters."""
    from difflib import get_close_matches  # noqa: PLC0415  only wanted when something is wrong

    close = get_close_matches(name, list(names), n=1, cutoff=0.5)
    return Message("是不是想写“{name}”？", name=close[0]) if close else None


def origin(fault: BaseException) -> str:
    """An exception → what it is and where it arose: KeyError, build.py:120."""
    place = fault.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f", {Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
    return type(fault).__name__ + where
