"""Report and kind → markup. Jinja for the kinds' templates: sandboxed, strict, escaped.

Templates speak the vocabulary's Chinese: what follows a dot is answered from schema
and wording, never from Python's attributes.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemBytecodeCache,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateSyntaxError
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator import schema, sentences, wording
from generator.calls import FILTERS, FUNCTIONS
from generator.diagnostic import Diagnostic, nearest
from generator.growth import growth
from generator.messages import Message
from generator.model import Attachment, Figure, Indicator, Part, Picture, Report, Section, Spoken, Table
from generator.patterns import lazy
from generator.quantity import Quantity
from generator.source import decode
from generator.text import Text, literal
from generator.unsayable import Unsayable

if TYPE_CHECKING:
    from jinja2.ext import Extension

#: A start tag of a block, or of what is none: all but the tags that stand within blocks.
_STAMPED = lazy(r"<(?!(?:data|label|break|tr|td|th|issuer|date)\b)[^\W\d][\w-]*(?=[\s/>])")
_TEMPLATE = "report.xml.jinja"
_TOPIC = "topics/{}.xml.jinja"
_PLAIN = frozenset({int, str, Markup})
#: What a template can bring about: Jinja's own errors, ours, and those of Python that filters and operators raise.
_FAULTS = (
    TemplateError, Unsayable, ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError,
    TypeError, ValueError,
)  # fmt: skip


class Rendered(NamedTuple):
    """Markup, the provenance of figures that the template printed, and the paragraphs that markup only names."""

    markup: str
    provenance: Mapping[str, Figure]
    texts: Mapping[str, tuple[Text, ...]]


def render(
    report: Report, names: Sequence[str], folders: list[Path], cache: Path | None = None
) -> tuple[Rendered | None, list[Diagnostic]]:
    """A derived report → what its template made of it, or the fault (E4xx).

    `names` are the kind's and those it inherits: the first with a template has it, else all kinds' common one.
    """
    environment = _environment(folders, cache)
    environment.given = {name: value for name, value in report.names.items() if name in schema.RESERVED}
    context = {**report.names, "报告": report.head, "总结": report.summary, "计划": report.plan}
    try:
        template = environment.select_template([f"{name}/{_TEMPLATE}" for name in (*names, "_shared")])
        markup = template.render(context)
    except _FAULTS as fault:
        from generator import misprints  # noqa: PLC0415  only wanted when something is wrong

        names = [*context, *environment.globals, *environment.declared]
        return None, [misprints.told(fault, folders, names, environment.tests)]
    return Rendered(markup, environment.provenance, environment.texts), []


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox with the vocabulary's attributes."""

    provenance: dict[str, Figure]
    texts: dict[str, tuple[Text, ...]]
    #: Names that every report has.
    given: Mapping[str, Any]
    #: Of the sentence in hand: what its choices depend on, the names its topic declares, how often each choice came up.
    seed: str = ""
    declared: tuple[str, ...] = ()
    choices: Counter[str]

    def getattr(self, obj: Any, attribute: str) -> Any:
        getters = _GETTERS.get(obj.__class__)
        if getters is not None:
            getter = getters.get(attribute)
            if getter is None:
                message = Message("模板里“{name}”这个键不存在", name=attribute)
                raise Unsayable("E410", message, nearest(attribute, getters))
            return getter(obj)
        if isinstance(obj, (Indicator, Figure, wording.Parts, wording.Tiers)):
            return _or_absent(wording.attribute, obj, attribute)
        if isinstance(obj, _Absent):
            return obj
        return super().getattr(obj, attribute)

    def compile(self, source: Any, *place: Any, **how: Any) -> Any:
        """Template's source → code, its tags stamped. What of it would never be printed is a fault."""
        self.add_extension(_stamp_extension())
        code = super().compile(source, *place, **how)
        from generator import misprints  # noqa: PLC0415  most templates come compiled

        with contextlib.suppress(TemplateNotFound):  # of a parent: Jinja tells when it is wanted
            for found in misprints.unprinted(source, partial(self.parent, place[0])):
                raise misprints.Unprinted(found, *place)
        return code

    def parent(self, name: str, parent: str) -> str:
        """The text of the template that another extends."""
        assert self.loader is not None
        return self.loader.get_source(self, self.join_path(parent, name))[0]

    def join_path(self, template: str, parent: str) -> str:
        """A template that extends one of its own name means the one of the next folder."""
        return _NEXT + parent if template == parent.lstrip(_NEXT) else template

    @pass_context  # so that it is called when a template runs, and its line is known, for constants as well
    def printed(self, _context: Context, value: Any) -> Any:
        """Jinja's finalize: texts and plain values as they are, figures bound, anything else refused."""
        if value.__class__ is Text or value.__class__ in _PLAIN or isinstance(value, StrictUndefined):
            return value
        if isinstance(value, date):
            value = Figure(wording.day(value), ("报告.日期",))
        if isinstance(value, _Absent):
            raise value.why
        figure = wording.printed(value)
        if isinstance(figure, str):
            return figure
        key = f"模板[{len(self.provenance) + 1}]"
        self.provenance[key] = figure
        return Markup(f'<data key="{key}">{literal(figure.text)}</data>')

    def paragraphs(self, texts: Sequence[Any]) -> str:
        """`各段|成段`: the key by which markup names them all at once, '' where a table or picture is among them.

        Most of a report is such text: written into the markup it would only be read again.
        """
        if not all(text.__class__ is Text and text for text in texts) or not texts:
            return ""
        key: str = texts[0].key
        self.texts[key] = tuple(texts)
        return key

    def sentence(self, section: Section) -> list[tuple[str, Markup]]:
        """`语句(节)`: the paragraphs that a section's topic writes, each with its key."""
        spoken = section.spoken
        if spoken is None:
            return []
        self.seed, self.declared, self.choices = spoken.seed, spoken.declared, Counter()
        names = {name: _absent(spoken.topic, name) for name in spoken.declared} | {**spoken.names}
        markup = self.get_template(_TOPIC.format(spoken.topic)).render(self.given, **names, 部分=spoken.part)
        paragraphs = sentences.tidy(markup)
        if not paragraphs:
            raise Unsayable("E413", _nothing_said(spoken), Message("在这一节写上 正文，或在主题里补上语句"))
        return [(f"{section.key}.正文[{i}]", Markup(text)) for i, text in enumerate(paragraphs, 1)]

    def choose(self, *options: Any) -> Any:
        """`选(甲, 乙)`: one of them, by section, office and year; a choice more before it changes nothing."""
        key = repr(options)
        self.choices[key] += 1
        return sentences.pick(options, f"{self.seed}{key}{self.choices[key]}")


def _nothing_said(spoken: Spoken) -> Message:
    return Message("主题“{topic}”没有{part}的语句", topic=spoken.topic, part=spoken.part)


class _Absent:
    """A number that is not there, or what a number does not have: false; printing it is the fault told in `why`."""

    def __init__(self, why: Unsayable) -> None:
        self.why = why

    def __bool__(self) -> bool:
        return False


#: Faults of what is not there or cannot be computed. Others, as of units, are wrong whether it is printed or not.
_LACKS = frozenset({"E303", "E305"})


def _or_absent(answer: Callable[..., Any], *args: Any) -> Any:
    lacking = next((arg for arg in args if isinstance(arg, _Absent)), None)
    if lacking is not None:
        return lacking
    try:
        return answer(*args)
    except Unsayable as why:
        if why.code in _LACKS:
            return _Absent(why)
        raise


def _absent(topic: str, name: str) -> _Absent:
    message = Message("主题“{topic}”的模板要印“{name}”，报告里没有", topic=topic, name=name)
    return _Absent(Unsayable("E303", message, Message("在模板里先写 {{% if {name} %}}", name=name)))


def _moves(sign: int) -> Callable[[Any], bool]:
    """A Jinja test of a number's growth: its sign."""

    def test(value: Any) -> bool:
        if isinstance(value, StrictUndefined):
            bool(value)  # says that there is no such name
        rate = _or_absent(growth, value) if isinstance(value, Indicator) else None
        low = rate.low if isinstance(rate, Quantity) else None
        return low is not None and (low > 0) - (low < 0) == sign

    return test


def _aims_at_change(value: Any) -> bool:
    """A Jinja test of an aim: whether it says by how much, not what is to be reached."""
    aim = value.next_target if isinstance(value, Indicator) else None
    return aim is not None and aim.changes[0] is not None


#: Files of compiled templates. Counts up when the stamp or the environment makes other code of the same template.
_COMPILED = "%s.3"

#: Before a template's name: not the first folder that has it, but the next.
_NEXT = "^"


class _Loader(BaseLoader):
    """Templates by their names in one folder after another, in any encoding that an editor writes."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        """A template's text, its file, and that it does not change while it is in use."""
        name = template.lstrip(_NEXT)
        inside = Path(*split_template_path(name))
        found = [path for folder in self.folders if os.path.isfile(path := folder / inside)]  # noqa: PTH113
        if len(found) <= len(template) - len(name):
            raise TemplateNotFound(name)
        path = found[len(template) - len(name)]
        try:
            return decode(path.read_bytes()), str(path), lambda: True
        except UnicodeDecodeError as fault:
            raise TemplateSyntaxError(str(fault), 1, name, str(path)) from None


class _Cache(FileSystemBytecodeCache):
    """Compiled templates on disk: where that is full or closed, they are compiled again next time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def _stamp_extension() -> type[Extension]:
    """What puts at="file:line" into every start tag of a block, so that markup can name the line."""
    from jinja2.ext import Extension  # noqa: PLC0415  takes long to import, and most templates come compiled

    class Stamp(Extension):
        def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
            """Tokens → tokens with stamped data."""
            for token in stream:
                if token.type == "data":
                    yield Token(token.lineno, "data", _stamp(token.value, stream.filename or "", token.lineno))
                else:
                    yield token

    return Stamp


def _stamp(data: str, name: str, line: int) -> str:
    def at(match: re.Match[str]) -> str:
        number = line + data.count("\n", 0, match.start())
        return f'{match[0]} at="{literal(name)}:{number}"'

    return _STAMPED.sub(at, data)


def _environment(folders: list[Path], cache: Path | None) -> _Environment:
    environment = _Environment(
        loader=_Loader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_Cache(str(cache), _COMPILED) if cache else None,
    )
    environment.finalize = environment.printed
    environment.provenance, environment.texts = {}, {}
    environment.globals = {
        **{name: partial(_or_absent, function) for name, function in FUNCTIONS.items()},
        "语句": environment.sentence,
        "选": environment.choose,
    }
    environment.filters |= {name: partial(_or_absent, function) for name, function in FILTERS.items()}
    environment.filters["标题属性"] = _heading
    environment.filters["成段"] = environment.paragraphs
    environment.filters["分句"] = lambda markup: Markup(sentences.clauses(markup))
    environment.tests |= {"增长": _moves(1), "下降": _moves(-1), "持平": _moves(0)}
    environment.tests["表"] = lambda value: isinstance(value, Table)
    environment.tests["分档"] = lambda value: isinstance(value, wording.Tiers) and value.target.tiered
    environment.tests["越低越好"] = lambda value: isinstance(value, Indicator) and value.direction == "低"
    environment.tests["增减目标"] = _aims_at_change
    environment.tests["表或图"] = lambda value: value.__class__ is not Text and isinstance(value, (Table, Picture))
    environment.tests["有栏表图"] = lambda one: bool(one.pairs or one.compared or one.tables or one.pictures)
    environment.tests["章节"] = lambda value: isinstance(value, Section)
    return environment


def _heading(section: Section, followed: Any) -> Markup:
    """`节|标题属性(后面有字)`: what <h> says of a section's heading: a run-in one needs text that follows."""
    level = section.level
    assert level is not None
    assert section.title is not None
    joined = ' inline="1"' if level.inline else ' run-in="1"' if level.run_in and followed else ""
    counted = ' continuous="1"' * level.continuous + f' number="{section.number}"' * bool(section.number)
    place = f'key="{literal(section.title.key)}" level="{section.depth}" form="{literal(level.form)}"'
    return Markup(place + joined + counted)


def _getters() -> dict[type, Mapping[str, Callable[[Any], Any]]]:
    """For every record of a report: Chinese key → getter of the field."""
    getters: dict[type, dict[str, Callable[[Any], Any]]] = {}
    for record in ("报告", "部分", "章节", "表", "图", "附件"):
        made = schema.RECORDS[record]
        assert isinstance(made.make, type)
        fields = {name: attrgetter(field.attr) for name, field in made.fields.items()}
        getters[made.make] = {**fields, "键": attrgetter("key")}
    getters[Section] |= {
        "级": attrgetter("depth"),
        "形式": attrgetter("level.form"),
        "接排": attrgetter("level.run_in"),
        "连续": attrgetter("level.continuous"),
        "段内": attrgetter("level.inline"),
    }
    getters[Part]["形式"] = attrgetter("level.form")
    getters[Attachment] |= {"序号": attrgetter("number"), "有内容": attrgetter("filled")}
    getters[Text] = {"键": attrgetter("key")}
    getters[Table]["各行"] = _rows
    return {**getters}


def _rows(table: Table) -> Markup:
    """`表.各行`: header and rows. The markup only names them: thousands of cells would be written to be read again."""
    return Markup(f'<rows of="{literal(table.key)}"/>')


_GETTERS = _getters()
