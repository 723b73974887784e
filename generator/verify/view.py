"""What a rule looks at, and the words in which it says what it saw."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.clause import Fault, Outcome
from generator.messages import Message
from generator.passage import (
    ADDRESSEE,
    ATTACHMENTS,
    BODY,
    CAPTION,
    CELL,
    HEADING,
    NOTE,
    REMARK,
    SUBTITLE,
    TITLE,
    Passage,
)  # fmt: skip
from generator.style import POINTS, Style

if TYPE_CHECKING:
    from generator.reading import Look, Reading, Section, Stretch

#: Where sentences are; a date and an issuer have rules of their own.
SPOKEN = frozenset({TITLE, SUBTITLE, ADDRESSEE, HEADING, BODY, ATTACHMENTS, REMARK, CAPTION, NOTE, CELL})
_MM = 1440 / 25.4
#: Classes of faces as the standard names them; any font of the class will do. 小标宋 and 仿宋 are no 宋体.
_CLASSES = {
    "仿宋": ("仿宋", "fangsong", "fang song"),
    "小标宋": ("小标宋", "xiaobiaosong", "xbs"),
    "楷体": ("楷", "kai"),
    "黑体": ("黑体", "simhei", "heiti", "sans cjk", "source han sans", "思源黑体"),
    "宋体": ("宋体", "simsun", "songti", "中宋", "书宋", "serif cjk", "思源宋体"),
}


class View(NamedTuple):
    """A document as rules of layout see it, and the office style it is held against."""

    reading: Reading
    passages: list[Passage]
    style: Style

    def of(self, *roles: str) -> list[Passage]:
        """The passages of these roles."""
        return [passage for passage in self.passages if passage.role in roles]

    def section(self, passage: Passage) -> Section:
        """The section that a passage stands in."""
        return self.reading.sections[min(passage.source.section, len(self.reading.sections) - 1)]


def each(expected: Message, passages: Iterable[Passage], found: Callable[[Passage], Message | None]) -> Outcome:
    """Hold every passage against a rule: `found` says what is wrong with it, None if nothing is."""
    looked = list(passages)
    faults = [Fault(said, passage.place) for passage in looked if (said := found(passage)) is not None]
    return Outcome(expected, tuple(faults), len(looked))


def searched(
    expected: Message, pattern: re.Pattern[str], but: re.Pattern[str] | None = None
) -> Callable[[Sequence[Passage]], Outcome]:
    """A rule that is broken wherever a pattern is found in what is spoken, outside what `but` finds."""

    def check(passages: Sequence[Passage]) -> Outcome:
        def found(passage: Passage) -> Message | None:
            text = passage.text if but is None else but.sub(lambda match: " " * len(match[0]), passage.text)
            match = pattern.search(text)
            return None if match is None else quoted(match[0])

        return each(expected, [p for p in passages if p.role in SPOKEN and p.text.strip()], found)

    return check


def whole(expected: Message, found: Message, right: bool) -> Outcome:
    """A rule on the whole document."""
    return Outcome(expected, () if right else (Fault(found),), found=found)


def like(text: str) -> Message:
    """How it is written, by an example."""
    return Message("如：{text}", text=text)


def sample(text: object) -> Message:
    """A name or a word of the file's: the same in every language."""
    return Message("{text}", text=text)


def quoted(text: str) -> Message:
    """Words of the document as they stand there."""
    return Message("“{text}”", text=text)


def millimetres(twips: int) -> Message:
    """A length for a person."""
    return Message("{value}毫米", value=f"{twips / _MM:.1f}".removesuffix(".0"))


def points(twips: int) -> Message:
    """A line's pitch for a person."""
    return Message("{value}磅", value=f"{twips / 20:g}")


def cells(number: Decimal) -> Message:
    """A length in 字."""
    return Message("{value}字", value=f"{float(number):.1f}".removesuffix(".0"))


def size(half_points: int) -> Message:
    """A size by its 号 where it has one."""
    name = next((name for name, value in POINTS.items() if value * 2 == half_points), "")
    return sample(name) if name else Message("{value}磅", value=f"{half_points / 2:g}")


def class_of(font: str) -> str:
    """The class of faces that a font's name belongs to; the name itself for one that is none of them."""
    folded = font.lower()
    return next((kind for kind, names in _CLASSES.items() if any(name in folded for name in names)), font)


def same_face(font: str, wanted: str, style: Style) -> bool:
    """Whether a font is the wanted one, one of its class, or what the style lets stand for it."""
    return font == wanted or class_of(font) == class_of(wanted) or font == style.alternatives.get(wanted)


def named(font: str) -> Message:
    """A font's name; one that is said nowhere is the program's own choice."""
    return sample(font) if font else Message("没有写字体，由程序定")


def looks(stretches: Iterable[Stretch], wrong: Callable[[Look], bool]) -> Look | None:
    """The first look among stretches that is wrong."""
    return next((stretch.look for stretch in stretches if wrong(stretch.look)), None)
