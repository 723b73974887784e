"""This year's report against last year's: what must agree, what must have moved on, what stands there unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.blocks import Run
from generator.checks.facts import agree
from generator.checks.finding import told
from generator.checks.reckoning import amount
from generator.checks.stated import Claim, against
from generator.diagnostic import ERROR, Diagnostic
from generator.messages import Message
from generator.model import Figure, Indicator, Report, indicators
from generator.numerals import Unreadable, read
from generator.patterns import lazy
from generator.quantity import Exactness, Kind, Quantity
from generator.source import Span
from generator.text import Text

#: A sentence shorter than this may be a set phrase of the genre; characters.
_SENTENCE = 24
_SENTENCES = lazy(r"[^。；;！？\n]+")
#: 指标 and every 数据 down to its section: an indicator may move from one to another.
_HOLDER = lazy(r"^.*?(?:指标|数据)\.")


def check(report: Report, last: Report, place: Span | None) -> Iterator[Diagnostic]:
    """A report and last year's, both derived; `place` is where the report names it."""
    yield from _year(report, last, place)
    before = _by_name(last)
    for one in indicators(report):
        other = before.get(_HOLDER.sub("", one.key))
        if other is not None and not (one.broken or other.broken):
            yield from _value(one, other)
            yield from _series(one, other)
            yield from _aim(one, other)
    yield from _sentences(report, last)


def _by_name(report: Report) -> dict[str, Indicator]:
    """Indicators by their path; a name that sections share tells nothing."""
    found: dict[str, Indicator | None] = {}
    for one in indicators(report):
        name = _HOLDER.sub("", one.key)
        found[name] = None if name in found else one
    return {name: one for name, one in found.items() if one is not None}


def _year(report: Report, last: Report, place: Span | None) -> Iterator[Diagnostic]:
    year, before = report.head.this_year, last.head.this_year
    if year and before != year - 1:
        message = Message("上年报告是{before}年的，这份是{year}年的", before=before, year=year)
        hint = Message("写{last}年的那份；去年没有的，删去 上年报告", last=year - 1)
        yield told("E344", message, place, last.head.year, hint=hint, severity=ERROR)


def _value(one: Indicator, other: Indicator) -> Iterator[Diagnostic]:
    now, then = one.current, other.current
    if then is None or then.quantity is None:
        return
    if one.previous is not None and not agree(one.previous, then):
        parts = {"name": one.name, "here": one.previous.text, "there": then.text}
        message = Message("“{name}”的上年写的是 {here}，上年的报告里是 {there}", **parts)
        hint = Message("改成一样的；上年的数后来核减、修订过的，写明理由")
        yield told("E340", message, one.previous, then, hint=hint, severity=ERROR)
    if one.growth is not None and one.previous is None and not one.constant_price:
        yield from _contradicted(one, then)
    if now is not None and now.quantity is not None and not one.summed:
        yield from _moved(one, now, then, now.quantity, then.quantity)


def _contradicted(one: Indicator, then: Figure) -> Iterator[Diagnostic]:
    """A stated rate that last year's report does not bear out."""
    assert one.growth is not None
    for finding in against(one, Claim("增速", one.growth, one.current, then)):
        if finding.code == "E307":
            yield finding._replace(code="E340")


def _moved(one: Indicator, now: Figure, then: Figure, new: Quantity, old: Quantity) -> Iterator[Diagnostic]:
    """What comes year after year moves on by one; whatever else stays as it was is asked about."""
    if new.kind is not Kind.AMOUNT and new.kind is old.kind and new.low is not None and old.low is not None:
        if new.low != old.low + 1:
            parts = {"name": one.name, "now": now.text, "then": then.text, "due": old.next()}
            message = Message("“{name}”是 {now}，上年的报告里是 {then}，今年应是 {due}", **parts)
            hint = Message("核对；每年一次的才逐年加一")
            yield told("E342", message, now, then, hint=hint)
    elif _same(new, old):
        message = Message("“{name}”和上年的报告一样，都是 {now}", name=one.name, now=now.text)
        hint = Message("核对是不是忘了改；今年的数也是这样的，写明理由")
        yield told("E341", message, now, then, hint=hint)


def _same(new: Quantity, old: Quantity) -> bool:
    if new.low is None or old.low is None:
        return new == old
    same = (new.dimension, new.interval) == (old.dimension, old.interval)
    return same and new.exactness is not Exactness.VAGUE


def _series(one: Indicator, other: Indicator) -> Iterator[Diagnostic]:
    """历年 of both, year by year."""
    for year, figure in one.series.items():
        listed = other.series.get(year)
        if listed is not None and not agree(figure, listed):
            parts = {"name": one.name, "year": year, "here": figure.text, "there": listed.text}
            message = Message("“{name}”{year}年的数，这里是 {here}，上年的报告里是 {there}", **parts)
            hint = Message("改成一样的；后来修订过的，写明理由")
            yield told("E340", message, figure, listed, hint=hint, severity=ERROR)


def _aim(one: Indicator, other: Indicator) -> Iterator[Diagnostic]:
    """This year's aim is the one that last year's report set."""
    here, there = one.target, other.next_target
    if here is None or there is None or here.ensured is None or there.ensured is None:
        return
    if amount(here.ensured) and amount(there.ensured) and not agree(here.ensured, there.ensured):
        parts = {"name": one.name, "here": here.ensured.text, "there": there.ensured.text}
        message = Message("“{name}”的目标是 {here}，上年的报告里定的是 {there}", **parts)
        hint = Message("核对；年中调整过的，写明理由")
        yield told("E340", message, here.ensured, there.ensured, hint=hint)


class _Sentence(NamedTuple):
    """What is printed, and where it was typed."""

    words: str
    text: Text


def _sentences(report: Report, last: Report) -> Iterator[Diagnostic]:
    """Sentences that were printed last year to the letter."""
    known = {sentence.words for sentence in _printed(last)}
    clauses = frozenset(clause for text in _texts_of(last) for run in _runs(text) for clause in run)
    for words, text in _printed(report):
        if words in known:
            known.remove(words)
            message = Message("这一句和上年的报告一字不差：{words}", words=words)
            hint = Message("看看说的是不是今年的事；就这样写的，写明理由")
            yield told("E343", message, _place(text, words), hint=hint)

    for text in _texts_of(report):
        yield from _figures(text, clauses)
    yield from _counting(report, last)


#: What stands before a number, and a number that nobody repeats by chance: three figures that are no year.
_CLAUSE = lazy(r"[^，。；;！？：、\n]+")
_TOLD = lazy(r"\d")
_LONG = lazy(r"(?<![\d.])(?!(?:19|20)\d\d年)\d[\d.]*[1-9][\d.]*\d|(?<![\d.])(?!(?:19|20)\d\d年)[1-9]\d{2,}")
_SHORTEST = 6


def _runs(text: Text) -> Iterator[list[str]]:
    """The clauses between bound figures, sentence by sentence, those beside a figure left out."""
    for piece in _pieces(text):
        if isinstance(piece, str):
            for sentence in _SENTENCES.findall(piece):
                yield [clause.strip() for clause in _CLAUSE.findall(sentence)]


def _pieces(text: Text) -> Sequence[str | Run]:
    return (text.value,) if text.pieces is None else text.pieces


def _figures(text: Text, clauses: frozenset[str]) -> Iterator[Diagnostic]:
    """Typed numbers that stood there last year in the same words: one of three figures, or two side by side."""
    for run in _runs(text):
        same = [clause in clauses and len(clause) >= _SHORTEST and bool(_TOLD.search(clause)) for clause in run]
        for index, clause in enumerate(run):
            beside = (index > 0 and same[index - 1]) or same[index + 1 : index + 2] == [True]
            if same[index] and (_LONG.search(clause) or beside) and len("，".join(run)) < _SENTENCE + 60:
                message = Message("这个数和上年的报告一样：{words}", words=clause)
                hint = Message("核对是不是忘了改；今年的数也是这样的，写明理由")
                yield told("E343", message, _place(text, clause), hint=hint)


#: What counts on by one from year to year: 连续五年获评…, 第八届…节.
_COUNTED = lazy(r"(连续|第)([一二三四五六七八九十]{1,3}|\d{1,2})(年|届)([^，。；：、（）“”\d]{3,10})")


def _counting(report: Report, last: Report) -> Iterator[Diagnostic]:
    """连续五年获评先进 where last year's report says 连续三年获评先进."""
    known = {(m[1], m[3], m[4][:6]): m for text in _texts_of(last) for m in _COUNTED.finditer(text.value)}
    for text in _texts_of(report):
        for match in _COUNTED.finditer(text.value):
            before = known.get((match[1], match[3], match[4][:6]))
            count, old = (_count(match[2]), _count(before[2])) if before else (0, 0)
            if count and old and count != old + 1:
                then = before[1] + before[2] + before[3] if before else ""
                parts = {"name": match[4], "now": match[1] + match[2] + match[3], "then": then}
                message = Message("“{name}”是 {now}，上年的报告里是 {then}", **parts)
                hint = Message("核对；每年一次的才逐年加一")
                yield told("E342", message, text.span(match.start(), match.end(3)), hint=hint)


def _count(text: str) -> int:
    try:
        return int(read(text))
    except Unreadable:
        return 0


def _place(text: Text, words: str) -> Span:
    at = text.value.find(words)
    return text.span(at, at + len(words)) if at >= 0 else text.span()


def _texts_of(report: Report) -> Iterator[Text]:
    yield from _texts((report.head.preamble, report.summary, report.plan, report.head.attachments))


def _printed(report: Report) -> Iterator[_Sentence]:
    for text in _texts_of(report):
        printed = "".join(piece if isinstance(piece, str) else piece.text for piece in _pieces(text))
        for match in _SENTENCES.finditer(printed):
            words = match[0].strip("　 ，、：")
            if len(words) >= _SENTENCE:
                yield _Sentence(words, text)


def _texts(value: Any) -> Iterator[Text]:
    """Every text in parts, sections and whatever they hold."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
