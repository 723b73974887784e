"""Slips of the keyboard in a YAML file: YAML's own error → what was typed wrong, where, and what to type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.diagnostic import Diagnostic
from generator.messages import Message
from generator.node import Scalar, fold
from generator.patterns import lazy
from generator.schema import KEYS
from generator.source import Source, Span

#: What an input method or a pasted page has for a space; YAML takes it for a letter.
PASTED = "\xa0"
WIDE_SPACES = "\u3000" + PASTED
#: A key or name with a full-width colon, or no space after it.
_NAME = r"([^\s:：{}\[\],，|'\"#-][^\s:：{}\[\],，|'\"#]{0,19})[ \t\u3000]*(：|:(?![ \t\r\n]|$))"
_COLON = lazy(_NAME, re.MULTILINE)
_AT_START = lazy(rf"[ \t\u3000\xa0]*(?:-[ \t\u3000\xa0]+)*{_NAME}", re.MULTILINE)
#: What stands behind a clerk's own name: a map or a number.
_OWN = lazy(r"[ \t\u3000]*(?:[{｛]|[约近第]?\d+(?:\.\d+)?[^\d，。；]{0,6}$)")
_BLOCK = lazy(r"[:：-]\s*[|>][-+\d]{0,2}\s*(#.*)?$")
_DASHES = lazy(r" *(?:- +)*")
#: A list's dash without its space, or as an input method types it. (`--- ` and -3 are something else.)
_DASH = lazy(r" *(?:(-)(?![\s\d-])|([－—–−]+)[ \u3000]*(?=\S))")
#: What may be a key without its colon.
_BARE_KEY = lazy(r" *(?:- +)*(\w+)(?=\s|$)")
#: The sign between a map's value and its next key, which should be a comma.
_NO_COMMA = re.compile(r":\s[^,{}\[\]，、；]*([，、；])[^,:，、；]*$")
#: A key that was to be used, and is still a remark.
_MASKED = lazy(r"\s*(#)\s*(\w+):\s*")

QUOTE = Message('如果是正文，给整句两头加上半角引号 "，或改用 |，正文写在下一行')
BARE_BRACES = Message("以 {{ 开头的内容没有加引号")
BRACES = Message('给整句两头加上半角引号 "，或改用 |，正文写在下一行')


class Stumble(NamedTuple):
    """YAML's error: `at` is where it gave up, `since` where what it was reading began."""

    source: Source
    at: int
    since: int
    problem: str

    @property
    def number(self) -> int:
        """The line at fault, counted from 0: an open quote and a key are noticed late."""
        late = "quoted" in self.problem or "simple key" in self.problem
        return self.source.line_of(self.since if late else self.at)

    @property
    def start(self) -> int:
        """Offset of that line."""
        return self.source.starts[self.number]

    @property
    def line(self) -> str:
        """Its text."""
        return self.source.line(self.number)

    def before(self, number: int) -> int:
        """The line before another that is neither blank nor a remark, or -1."""
        lines = ((n, self.source.line(n).strip()) for n in range(number - 1, -1, -1))
        return next((n for n, line in lines if line and not line.startswith("#")), -1)

    def fault(self, at: int, message: Message, hint: Message, code: str = "E102") -> Diagnostic:
        """A finding at one character."""
        return Diagnostic(code, message, Span(self.source, at, min(at + 1, len(self.source.text))), hint=hint)


def explain(stumble: Stumble) -> Iterator[Diagnostic]:
    """YAML's error → what the clerk did, and every other slip of the colon in the file."""
    source = stumble.source
    slips = list(slips_of_the_colon(source))
    yield from slips
    if any(_follows(source, source.line_of(slip.span.start), stumble.number) for slip in slips if slip.span):
        return  # the slip is the cause
    wide = list(wide_indents(source))
    if any(source.line_of(fault.span.start) == stumble.number for fault in wide if fault.span):
        yield from wide
    else:
        yield next(fault for reading in _READINGS if (fault := reading(stumble)) is not None)


def _follows(source: Source, slip: int, number: int) -> bool:
    """Whether YAML stumbled over the line of a slip: there, or on the next that is not deeper."""
    indent = _indent(source.line(slip))
    between = (source.line(n) for n in range(slip + 1, number))
    return slip <= number and all(_indent(line) > indent or not line.strip() for line in between)


# ------------------------------------------------------------------------ slips


def slips_of_the_colon(source: Source) -> Iterator[Diagnostic]:
    """Lines outside blocks of prose whose key has a full-width colon, or no space after it."""
    for number, line in _structure(source):
        match = _AT_START.match(line)
        if match and (fold(match[1]) in KEYS or (_OWN.match(line, match.end()) and not line.lstrip().startswith("-"))):
            yield colon_slip(source, source.starts[number] + match.start(2), match[1])


def slips_in(scalar: Scalar) -> Iterator[tuple[str, Diagnostic]]:
    """Keys that YAML took for text, one at most in each line of a plain scalar, with the finding."""
    text, at = scalar.source.text, scalar.start
    while at >= 0:
        if match := _AT_START.match(text, at, scalar.end):
            yield fold(match[1]), colon_slip(scalar.source, match.start(2), match[1])
        end = text.find("\n", at, scalar.end)
        at = end + 1 if end >= 0 else -1


def colon_slip(source: Source, at: int, key: str) -> Diagnostic:
    """The finding for `键：值` and `键:值`, at the colon."""
    hint = Message("改成半角冒号加一个空格：{key}: ", key=key)
    if source.text[at] == "：":
        message = Message("“{key}”后面是全角冒号", key=key)
    elif source.text[at + 1 : at + 2] in tuple(WIDE_SPACES):
        message = Message("“{key}”的冒号后面不是半角空格（全角的，或者粘贴来的）", key=key)
    else:
        message = Message("“{key}”的冒号后面没有空格", key=key)
    return Diagnostic("E103", message, Span(source, at, at + 1), hint=hint)


def wide_indents(source: Source) -> Iterator[Diagnostic]:
    """Every line outside blocks of prose that is indented by what only looks like a space."""
    for number, line in _structure(source):
        strange = next((i for i, c in enumerate(line[: _indent(line)]) if c in WIDE_SPACES), None)
        if strange is not None:
            start = source.starts[number] + strange
            pasted = source.text[start] == PASTED
            message = Message("缩进里有从 Word 或网页粘贴来的空格") if pasted else Message("缩进里有全角空格")
            hint = Message("删去行首的空格，用空格键重新打，每层2个半角空格")
            yield Diagnostic("E102", message, Span(source, start, start + 1), hint=hint)


def _structure(source: Source) -> Iterator[tuple[int, str]]:
    """Lines outside blocks of prose, with their numbers from 0."""
    block = -1
    for number in range(len(source.starts)):
        line = source.line(number)
        if line.strip() and (block < 0 or _indent(line, " ") <= block):
            block = _block_column(line) if _BLOCK.search(line) else -1
            yield number, line


def _block_column(line: str) -> int:
    """The column that a block's lines are deeper than: its key's, or without one its dash's."""
    dashes = _DASHES.match(line)
    assert dashes is not None
    return dashes[0].rfind("-") if line[dashes.end()] in "|>" else dashes.end()


def _indent(line: str, blanks: str | None = None) -> int:
    return len(line) - len(line.lstrip(blanks))


# --------------------------------------------------------------- YAML's errors


def _tab(s: Stumble) -> Diagnostic | None:
    at = s.line.find("\t", 0, _indent(s.line))
    if at >= 0:
        return s.fault(s.start + at, Message("缩进里有制表符（Tab）"), Message("缩进只能用空格，每层2个"))
    return None


def _dash(s: Stumble) -> Diagnostic | None:
    """An item whose dash is no item's to YAML: noticed on its line, or on the next if it is a key's."""
    if re.search("flow|quoted", s.problem):
        return None
    for number in (s.number, s.before(s.number)):
        if number >= 0 and (match := _DASH.match(s.source.line(number))):
            at = s.source.starts[number] + match.start(match.lastindex or 0)
            wide = match[2] is not None
            message = Message("开头的“{sign}”不是半角的减号", sign=match[2]) if wide else Message("“-”后面没有空格")
            return s.fault(at, message, Message("写成半角减号加一个空格：“- ”，再写内容"))
    return None


def _braces(s: Stumble) -> Diagnostic | None:
    match = re.search(r"(?:^ *|[:-] +)(\{\{)", s.line)
    return s.fault(s.start + match.start(1), BARE_BRACES, BRACES) if match else None


def _sign(s: Stumble) -> Diagnostic | None:
    at = s.since if "directive" in s.problem else s.at
    if re.search("start any token|node content|directive", s.problem) and at < len(s.source.text):
        return s.fault(at, Message("这里不能以 {sign} 开头", sign=s.source.text[at].strip() or "Tab"), QUOTE)
    return None


def _anchor(s: Stumble) -> Diagnostic | None:
    if re.search("(?:scanning|parsing) an? (?:alias|anchor|tag)", s.problem):
        return s.fault(s.since, special(s.source.text[s.since]), QUOTE, "E105")
    return None


def special(sign: str) -> Message:
    """The finding for `*`, `&` and `!` at the start of a value."""
    kind = {"*": Message("引用"), "&": Message("锚点")}.get(sign, Message("类型标签"))
    return Message("以 {sign} 开头的写法在 YAML 里是“{kind}”，这里不能用", sign=sign, kind=kind)


def _quotes(s: Stumble) -> Diagnostic | None:
    if "quoted" not in s.problem:
        return None
    if "unexpected" in s.problem:
        sign, end = s.source.text[s.since], s.start + len(s.line.rstrip()) - 1
        if s.source.text[end] in "”’" and end > s.since:
            hint = Message("改成半角引号 {sign}，同开头的一样", sign=sign)
            return s.fault(end, Message("开头是半角引号，末尾是中文引号"), hint)
        return s.fault(s.since, Message("引号没有配对"), Message("在这一句的末尾补上半角引号 {sign}", sign=sign))
    at = max(s.since, s.source.text.rfind("\\", s.since, s.at + 1))
    return s.fault(at, Message("双引号里的 \\ 有特别的意思"), Message("改用单引号，或把 \\ 写成 \\\\"))


def _header(s: Stumble) -> Diagnostic | None:
    if "block scalar" not in s.problem:
        return None
    message = Message("{sign} 后面不能接着写字", sign=s.source.text[s.since])
    return s.fault(s.at, message, Message("正文从下一行写起，比键多缩进2个空格"))


def _brackets(s: Stumble) -> Diagnostic | None:
    if "parsing a flow" not in s.problem:
        return None
    if s.source.line_of(s.since) != s.number:
        sign = s.source.text[s.since]
        other = {"{": "}"}.get(sign, "]")
        line = s.source.line(s.source.line_of(s.since)).rstrip()
        if line[-1:] in {"｝", "】", "］"}:
            at = s.source.starts[s.source.line_of(s.since)] + len(line) - 1
            return s.fault(
                at, Message("末尾的“{sign}”不是半角的", sign=line[-1]), Message("改成半角的 {other}", other=other)
            )
        message = Message("“{sign}”没有配对的“{other}”", sign=sign, other=other)
        return s.fault(s.since, message, Message("在这一行的末尾补上 {other}", other=other))
    hint = Message("各项之间用半角逗号加一个空格隔开")
    if wide := _NO_COMMA.search(s.source.text, s.since, s.at):
        return s.fault(wide.start(1), Message("这里要用半角逗号，不是“{sign}”", sign=wide[1]), hint)
    return s.fault(s.at, Message("前面少了逗号"), hint)


def _keyless(s: Stumble) -> Diagnostic | None:
    if "expected ':'" not in s.problem:
        return None
    if slip := _COLON.match(s.source.text, s.since):
        return colon_slip(s.source, slip.start(2), slip[1])
    if colonless := _colonless(s.source, s.number):
        return colonless
    hint = Message("如果是上面的正文，同它对齐；如果是新的一项，写成 键: 内容")
    if _in_list(s):
        hint = Message("如果是新的一条，前面加上“- ”；如果是上面的正文，同它对齐")
    return s.fault(s.since, Message("这一行没有键"), hint)


def _in_list(s: Stumble) -> bool:
    """Whether the nearest line above that is no deeper than the one at fault is an item of a list, as deep."""
    indent = _indent(s.line)
    above = (s.source.line(n) for n in range(s.number - 1, -1, -1))
    nearest = next((line for line in above if line.strip() and _indent(line) <= indent), "")
    return _indent(nearest) == indent and nearest.lstrip().startswith("- ")


def _colonless(source: Source, number: int) -> Diagnostic | None:
    """A line that begins with a key of the vocabulary and a blank, or is nothing else."""
    line, start = source.line(number), source.starts[number]
    match = _BARE_KEY.match(line)
    if match is None or fold(match[1]) not in KEYS:
        return None
    span, hint = Span(source, start + match.start(1), start + match.end(1)), Message("改成 {key}:", key=match[1])
    return Diagnostic("E103", Message("“{key}”后面少了冒号", key=match[1]), span, hint=hint)


def _colons(s: Stumble) -> Diagnostic | None:
    if "mapping values" not in s.problem:
        return None
    if re.search(r":\s", s.line[: s.at - s.start]):
        key = re.search(r"(\w+)$", s.line[: s.at - s.start])
        several = key is not None and fold(key[1]) in KEYS
        hint = Message("几个键写在一行里的，两头加上大括号：{本年: 8件, 上年: 7件}") if several else QUOTE
        return s.fault(s.at, Message("这一行里有两个“冒号加空格”"), hint)
    number = max(s.before(s.number), 0)
    if slip := _AT_START.match(s.source.line(number)):
        return colon_slip(s.source, s.source.starts[number] + slip.start(2), slip[1])
    return _colonless(s.source, number)


def _behind(s: Stumble) -> Diagnostic | None:
    before = s.line[: s.at - s.start].rstrip()
    if before[-1:] in {'"', "'"}:
        hint = Message("整句用一对引号括起来，句中的引号用“”")
        return s.fault(s.at, Message("引号后面还有字"), hint)
    if before[-1:] in {"]", "}"}:
        return s.fault(s.at, Message("“{sign}”后面还有字", sign=before[-1]), QUOTE)
    if "sequence entries" in s.problem:
        return s.fault(s.at, Message("“- ”要另起一行"), QUOTE)
    return None


def _misaligned(s: Stumble) -> Diagnostic | None:
    if re.search("block end|expected key|'-' indicator|mapping values|document start", s.problem):
        return _stepped(s)
    return None


def _stepped(s: Stumble) -> Diagnostic:
    """A line that is not as deep as another of its level: the one above it, if that stands out on the left."""
    if masked := _MASKED.fullmatch(s.source.line(s.number - 1) if s.number else ""):
        at = s.source.starts[s.number - 1] + masked.start(1)
        message = Message("“{key}”前面还有 #，没有起作用", key=masked[2])
        return s.fault(at, message, Message("去掉这一行开头的 #"))
    last = s.before(s.number)
    indents = [_indent(s.source.line(n)) for n in (s.before(last), last, s.number)] if last > 0 else []
    if indents and indents[1] < indents[0] == indents[2] and not s.source.line(last).rstrip().endswith(":"):
        at = s.source.starts[last] + indents[1]
        hint = Message("前面空{wanted}格，同上下两行对齐", wanted=indents[0])
        return s.fault(
            at, Message("这一行前面只空了{found}格，上下两行空{wanted}格", found=indents[1], wanted=indents[0]), hint
        )
    hint = Message("同一层的各行左边要对齐；下一层多缩进2个空格")
    number, wanted = _nearly(s)
    if number >= 0:
        parts = {"wanted": wanted, "line": number + 1}
        hint = Message("前面空{wanted}格，同第{line}行对齐", **parts) if wanted else Message("顶格写，前面不空格")
    return s.fault(s.start + _indent(s.line), Message("缩进与上一行对不齐"), hint)


def _nearly(s: Stumble) -> tuple[int, int]:
    """The nearest line above that is one blank more or less deep, and how deep; -1 for none.

    What stands behind a dash is as deep as a key, the dash as another dash.
    """
    indent, dashed = _indent(s.line), s.line.lstrip().startswith("- ")
    number = s.before(s.number)
    while number >= 0:
        line = s.source.line(number)
        depths = {_indent(line)} if dashed else {_indent(line), _indent(line.replace("- ", "  ", 1))}
        if found := [depth for depth in depths if abs(depth - indent) == 1]:
            return number, max(found)
        if _indent(line) < indent:
            break
        number = s.before(number)
    return -1, 0


def _other(s: Stumble) -> Diagnostic:
    return s.fault(s.at, Message("这里不合 YAML 的写法"), Message("检查这一行和上一行的冒号、引号和缩进"))


_READINGS: tuple[Callable[[Stumble], Diagnostic | None], ...] = (
    _tab, _dash, _braces, _sign, _anchor, _quotes, _header, _brackets, _keyless, _colons, _behind, _misaligned, _other,
)  # fmt: skip
