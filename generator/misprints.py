"""A template's mistakes: Jinja's words for them → ours, with what to type; and those that Jinja says nothing of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from generator.calls import FILTERS
from generator.diagnostic import Diagnostic, nearest
from generator.messages import Message
from generator.unsayable import Unsayable

#: What a template does not print: comments, and what is printed raw.
_SILENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"\{%[-+]?\s*(end)?(block|macro|call|set|filter|raw)\b\s*(\w*)([^%]*)%\}|\{%.*?%\}", re.DOTALL)
_EXTENDS = re.compile(r"\{%[-+]?\s*extends\s+[\"']([^\"']+)[\"']")
_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")
_MACRO = re.compile(r"\{%[-+]?\s*macro\s+(\w+)")
_QUOTED = re.compile("'([^']*)'")


class Misprint(NamedTuple):
    """A mistake that would go unnoticed, and the line, from 1."""

    line: int
    message: Message
    hint: Message | None


class Unprinted(TemplateSyntaxError):
    """The same, raised while the template is compiled."""

    def __init__(self, found: Misprint, name: str, path: str) -> None:
        super().__init__(found.message.template, found.line, name, path)
        self.found = found


# ------------------------------------------------------------------ said by nobody


def unprinted(source: str, parents: Callable[[str], str]) -> Iterator[Misprint]:
    """What of a template that extends another is not printed: blocks its parents lack, and text between blocks.

    `parents` gives the text of the one that is named.
    """
    if (extended := _EXTENDS.search(source)) is None:
        return
    known: list[str] | None = None
    for at, name, text in _outside(_SILENT.sub(_blank, source)):
        line = source.count("\n", 0, at) + 1
        if text:
            hint = Message("写到某一个 {% block … %} 里面")
            yield Misprint(line, Message("“{text}”在各个 block 之外，不会印出来", text=text[:20]), hint)
            continue
        known = _inherited(extended[1], parents) if known is None else known
        if name not in known:
            listed = Message("可以改的有：{names}", names="、".join(known))
            message = Message("所继承的模板里没有“{name}”这个 block，写了不会印出来", name=name)
            yield Misprint(line, message, nearest(name, known) or listed)


def _blank(match: re.Match[str]) -> str:
    """As many characters, on as many lines, that say nothing."""
    return re.sub(r"[^\n]", " ", match[0])


def _outside(source: str) -> Iterator[tuple[int, str, str]]:
    """Where, and which block begins there, or what text stands there, of a template outside all blocks."""
    depth = at = 0
    for tag in [*_TAG.finditer(source), None]:
        stop = tag.start() if tag else len(source)
        between = source[at:stop]
        if depth == 0 and between.strip():
            yield at + len(between) - len(between.lstrip()), "", between.strip()
        if tag is None:
            return
        at, (end, kind, name, rest) = tag.end(), tag.groups()
        if kind == "block" and not end and depth == 0:
            yield tag.start(), name, ""
        if kind and not (kind == "set" and not end and "=" in rest):
            depth = max(0, depth + (-1 if end else 1))


def _inherited(name: str, parents: Callable[[str], str]) -> list[str]:
    """The blocks of a template and of those that it extends."""
    found = dict[str, None]()
    source, seen = parents(name), set[str]()
    while source not in seen:
        seen.add(source)
        found |= dict.fromkeys(_BLOCK.findall(_SILENT.sub("", source)))
        extended = _EXTENDS.search(source)
        source = parents(extended[1]) if extended else source
    return list(found)


# ------------------------------------------------------------------- said by Jinja


def told(fault: Exception, folders: list[Path], names: list[str], tests: Iterable[str]) -> Diagnostic:
    """What a template did wrong, with its file and line; `names` are those that it may use."""
    path = _place(fault, folders)
    if isinstance(fault, Unsayable):
        return Diagnostic(fault.code, fault.message, hint=fault.hint, path=path)
    if isinstance(fault, Unprinted):
        return Diagnostic("E405", fault.found.message, hint=fault.found.hint, path=path)
    if isinstance(fault, TemplateNotFound):
        known = [path.relative_to(folder).as_posix() for folder in folders for path in folder.glob("*/*.jinja")]
        hint = nearest(str(fault.name), known)
        return Diagnostic("E407", Message("找不到模板“{name}”", name=fault.name), hint=hint, path=path)
    reason = (fault.message or "") if isinstance(fault, TemplateError) else str(fault)
    if isinstance(fault, UndefinedError) and not _unfilled(fault) and (quoted := _QUOTED.findall(reason)):
        message = Message("模板里没有“{name}”这个名称", name=quoted[-1])
        return Diagnostic("E405", message, hint=nearest(quoted[-1], [*names, *_macros(folders)]), path=path)
    message, hint = _explained(reason, tests)
    return Diagnostic("E405", message, hint=hint, path=path)


def _unfilled(fault: Exception) -> bool:
    """Whether a macro was called with a value too few."""
    return isinstance(fault, UndefinedError) and "was not provided" in (fault.message or "")


def _place(fault: Exception, folders: list[Path]) -> str:
    """The line of a template that is at fault; of a call with a value too few, the line that calls."""
    if isinstance(fault, TemplateSyntaxError):
        return f"{fault.filename or fault.name}:{fault.lineno}"
    frame, places = fault.__traceback__, list[tuple[str, int]]()
    while frame is not None:
        name = frame.tb_frame.f_code.co_filename
        if name.endswith(".jinja"):
            places.append((name, frame.tb_lineno))
        frame = frame.tb_next
    if _unfilled(fault):
        places = [place for place in places if place[0] != places[-1][0]] or places
    return "{}:{}".format(*places[-1]) if places else str(folders[0])


def _macros(folders: Iterable[Path]) -> list[str]:
    """Names of the macros that templates share."""
    files = (path for folder in folders for path in sorted(folder.glob("_shared/*.jinja")))
    return [name for path in files for name in _MACRO.findall(path.read_text("utf-8", "replace"))]


def _explained(reason: str, tests: Iterable[str]) -> tuple[Message, Message | None]:
    """Jinja's words → the finding and the hint."""
    for pattern, read in _SAID:
        if match := re.search(pattern, reason):
            return read(match)
    if match := re.search(r"No (filter|test) named '([^']*)'", reason):
        sign, known = ("|", FILTERS) if match[1] == "filter" else ("is ", tests)
        own = [name for name in known if not name.isascii()]
        listed = Message("能写的有：{names}", names="、".join(own))
        return Message("没有“{sign}{name}”这种写法", sign=sign, name=match[2]), nearest(match[2], own) or listed
    return Message("模板出错：{reason}", reason=reason), None


def _end(text: str) -> str:
    """'elif' or 'else' or 'endif' → endif."""
    return next((word for word in re.findall(r"'(\w+)'", text) if word.startswith("end")), "")


def _open(end: str) -> tuple[Message, Message]:
    tag = end.removeprefix("end")
    message = Message("{{% {tag} %}} 没有配对的 {{% {end} %}}", tag=tag, end=end)
    return message, Message("在它该结束的地方补上 {{% {end} %}}", end=end)


def _crossed(match: re.Match[str]) -> tuple[Message, Message]:
    found, end = match[1], _end(match[2])
    message = Message("{{% {found} %}} 之前，{{% {tag} %}} 还没有结束", found=found, tag=end.removeprefix("end"))
    return message, Message("在前面补上 {{% {end} %}}", end=end)


def _stray(match: re.Match[str]) -> tuple[Message, Message]:
    return Message("这里不该有“{sign}”", sign=match[1]), Message(
        "看看前面的 }} 或 %} 少了没有；{{ }} 和 {% %} 里用半角标点"
    )


_Reading = tuple[str, Callable[[re.Match[str]], tuple[Message, Message]]]
_SAID: tuple[_Reading, ...] = (
    (r"Unexpected end of template\. .*following tags: (.*?)\. ", lambda m: _open(_end(m[1]))),
    (r"Encountered unknown tag '(\w+)'\. .*currently looking for (.*?)\. ", _crossed),
    (r"Encountered unknown tag '(\w+)'.*expecting this tag", lambda m: _extra(m[1])),
    (r"Encountered unknown tag '(\w+)'", lambda m: _extra(m[1])),
    (r"unexpected char '(.)'", _stray),
    (r"unexpected '(.)'", _stray),
    (r"expected token '[^']*', got '(.+)'$", _stray),
    (r"parameter '(\w+)' was not provided", lambda m: _lacking(m[1])),
    (r"block '(\w+)' defined twice", lambda m: _twice(m[1])),
    (r"access to attribute '(\w+)' of '\w+' object is unsafe", lambda m: _closed(m[1])),
)


def _extra(tag: str) -> tuple[Message, Message]:
    hint = Message("结束的标签前面要有开始的；能用的有 if、for、set、block、macro、call、from、extends")
    return Message("这里不能写 {{% {tag} %}}", tag=tag), hint


def _lacking(name: str) -> tuple[Message, Message]:
    return Message("这里的括号里少写了一个值（{name}）", name=name), Message("照着 _shared 里 macro 的括号写全")


def _twice(name: str) -> tuple[Message, Message]:
    return Message("block “{name}”写了两次", name=name), Message("只留一个")


def _closed(name: str) -> tuple[Message, Message]:
    return Message("模板里不能用“.{name}”", name=name), Message("模板只取数据和文字，不改它们，也不碰程序内部")
