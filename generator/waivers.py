"""Findings → those that still count, by what the report says of them: 检查 by code, 已核 one by one.

What may be changed are findings about figures and prose (E3xx, E5xx), those apart without which there is no
document: a number that cannot be read, is missing or cannot be computed. An error is a thing that can be proved:
a code may lower it to a warning but not silence it; one finding is silenced with a reason, and only as long as the
figures it quotes stay the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.diagnostic import ERROR, WARNING, Diagnostic, nearest
from generator.leaves import SEVERITIES
from generator.messages import Message
from generator.model import Head, Remark
from generator.node import fold
from generator.source import Span

SEVERE, MILD, SILENT = SEVERITIES
#: What nothing can be printed without; a last year's report that cannot be read.
_FIXED = frozenset({"E302", "E303", "E304", "E305", "E344"})
#: Found while figures are computed, and about nothing but figures all the same.
_MORE = frozenset({"E416"})
#: What a check looks at and a build does not: what is printed nowhere, prose (E32x, E33x) and marks (E50x).
_PROSE = ("E315", "E32", "E33", "E50")
#: A piece that a finding quotes is cut to this many characters, half from each end.
_LONGEST = 48


class Waived(NamedTuple):
    """A finding that was looked into, and why it stands."""

    finding: Diagnostic
    reason: str


def changeable(code: str) -> bool:
    """Whether 检查 and 已核 may name a code."""
    return code in _MORE or (code[:2] in {"E3", "E5"} and code not in _FIXED and code < "E510")


def identity(finding: Diagnostic) -> str:
    """What 已核 calls a finding: its code, then what it quotes without blanks, fit for a key of YAML."""
    pieces = [_clean("".join(str(piece).split())) for piece in _quoted(finding.message)]
    return " ".join([finding.code, *filter(None, pieces)])


def _quoted(message: Message) -> Iterator[object]:
    for part in message.parts.values():
        if not isinstance(part, Message):
            yield part
        elif part.parts:
            yield from _quoted(part)
        else:
            yield part.text()


def _clean(piece: str) -> str:
    """Without what would end a key (`: `, ` #`) or begin an expression, and not too long."""
    piece = "".join(char for char in piece if char not in "{}" and char.isprintable()).lstrip("#").rstrip(":：")
    half = _LONGEST // 2
    return piece if len(piece) <= _LONGEST else f"{piece[:half]}…{piece[-half:]}"


class Ruling:
    """What a report's head says of its findings; it remembers which it silenced and which it let pass."""

    def __init__(self, head: Head) -> None:
        self.severities = head.severities
        self.reasons: Mapping[str, tuple[str, Remark]] = {
            _comparable(key): (key, remark) for key, remark in head.waivers.items()
        }
        self.waived: list[Waived] = []
        self._used = set[str]()
        self._kept = set[str]()
        self._told = dict[str, str]()

    def __call__(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Findings of any stage → those that count, each with the line that would waive it."""
        return [ruled for finding in findings if (ruled := self._ruled(finding)) is not None]

    def _ruled(self, finding: Diagnostic) -> Diagnostic | None:
        if not changeable(finding.code):
            return finding
        name = identity(finding)
        known = _comparable(name)
        if known in self.reasons:
            self._used.add(known)
            waived = Waived(finding, self.reasons[known][1].text)
            self.waived += [] if waived in self.waived else [waived]
            return None
        self._told[known] = name
        word = self.severities[finding.code].text if finding.code in self.severities else ""
        if word == SILENT and finding.severity == WARNING:
            return None
        self._kept |= {finding.code} if word == SILENT else set()
        severity = {SEVERE: ERROR, MILD: WARNING, SILENT: WARNING}.get(word, finding.severity)
        return finding._replace(severity=severity, waiver=f"{name}: 核对无误")

    def remember(self, waived: Iterable[Waived]) -> None:
        """What an earlier stage silenced is not unused."""
        self._used |= {_comparable(identity(one.finding)) for one in waived}

    # ------------------------------------------------------------------ faults of its own

    def faults(self) -> Iterator[Diagnostic]:
        """Codes that there are not, or that may not be changed."""
        for key, remark in self.severities.items():
            yield from _of_code(key, key, remark)
        for key, remark in self.reasons.values():
            yield from _of_code(key.split()[0], key, remark)

    def unused(self, *, prose: bool) -> Iterator[Diagnostic]:
        """Waivers of figures, or of `prose`, that silenced nothing: the finding is gone, or its figures are others.

        And codes that cannot be silent, though the head says so.
        """
        for known, (key, remark) in self.reasons.items():
            if known not in self._used and key.startswith(_PROSE) == prose and changeable(key.split()[0]):
                yield _unused(key, remark, self._successor(key))
        for code in sorted(self._kept):
            if code.startswith(_PROSE) == prose:
                yield _not_silent(code, self.severities[code])

    def _successor(self, key: str) -> str:
        """The finding of the same code and name that was told, if there is one."""
        first = _comparable(" ".join(key.split()[:2]))
        return next((told for known, told in self._told.items() if known.startswith(first)), "")


def _comparable(key: str) -> str:
    return fold("".join(key.split()))


def _of_code(code: str, key: str, remark: Remark) -> Iterator[Diagnostic]:
    from generator.codes import CODES  # noqa: PLC0415  few reports name any

    place = _key_span(key, remark)
    if code not in CODES:
        message = Message("没有“{code}”这个代码", code=code)
        yield Diagnostic("E214", message, place, hint=nearest(code, filter(changeable, CODES)))
    elif not changeable(code):
        message = Message("“{code}”不能改，也不能免", code=code)
        yield Diagnostic("E214", message, place, hint=Message("能改的是数和文字上的提醒：E301、E306 起，E416，E501 起"))


def _not_silent(code: str, remark: Remark) -> Diagnostic:
    message = Message("“{code}”写的是 不查，能证明的错按 提醒 算", code=code)
    hint = Message("能证明的错不能不查；改成 {code}: 提醒，个别无误的写进 已核", code=code)
    return Diagnostic("E214", message, _key_span(code, remark), severity=WARNING, hint=hint)


def _unused(key: str, remark: Remark, successor: str) -> Diagnostic:
    place = _key_span(key, remark)
    if successor:
        message = Message("已核的“{key}”，核过以后数变了", key=key)
        return Diagnostic("E215", message, place, severity=WARNING,
                          hint=Message("重新核对；仍然无误，改写成 {key}", key=successor))  # fmt: skip
    message = Message("已核的“{key}”没有用上", key=key)
    return Diagnostic("E215", message, place, severity=WARNING, hint=Message("已经没有这一条提醒了，删去这一行"))


def _key_span(key: str, remark: Remark) -> Span:
    """Where a key stands that a remark is about: before it."""
    source, start = remark.span.source, remark.span.start
    at = source.text.rfind(key, 0, start)
    return Span(source, at, at + len(key)) if at >= 0 else remark.span
