"""Titles and headings as text: lines of a title, number marks and their order, end marks (7.3.1, 7.3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from generator.blocks import width
from generator.clause import GENERAL, MUST, PRACTICE, Fault, Outcome, Rule
from generator.messages import Message
from generator.passage import ANNEX, BODY, FORMS, HEADING, TITLE, Passage, marked
from generator.patterns import lazy
from generator.quantity import Unreadable, read
from generator.verify.view import cells, each, like

Passages = Sequence[Passage]

#: 442.25 pt hold 20 characters of 22 pt; what is longer wraps where the program likes.
_CAPACITY = Decimal(20)
_ENDS = frozenset("。；：，、！？.;:,!?")
_QUIET = frozenset("。；，：！？")
_BRACKETED = lazy("《[^》]*》|“[^”]*”|（[^）]*）")
_NUMBER = lazy("[0-9]+|[０-９]+|[一二三四五六七八九十百零〇]+|[①-⑳]")
#: Form → how its mark must be written: after a bracketed number nothing, after 1 a half-width dot (15834, B.3).
_RIGHT = {
    "一、": lazy("[一二三四五六七八九十百零〇]+、"),
    "（一）": lazy("（[一二三四五六七八九十百零〇]+）"),
    "1.": lazy(r"[0-9]+\."),
    "（1）": lazy("（[0-9]+）"),
    "①": lazy("[①-⑳]"),
}


def title_lines(passages: Passages) -> Iterator[tuple[Passage, list[str]]]:
    """Every title with its lines: breaks within a paragraph, and paragraphs that touch."""
    for titled, group in groupby(passages, key=lambda passage: passage.role == TITLE):
        if titled:
            found = list(group)
            yield found[0], [line.strip() for passage in found for line in passage.text.split("\n")]


def _titled(passages: Passages, expected: Message, found: Callable[[list[str]], Message | None]) -> Outcome:
    """Hold every title's lines against a rule."""
    looked = list(title_lines(passages))
    faults = [Fault(said, passage.place) for passage, lines in looked if (said := found(lines)) is not None]
    return Outcome(expected, tuple(faults), len(looked))


def _shape(passages: Passages) -> Outcome:
    return _titled(passages, Message("梯形或菱形"), _shapeless)


def _shapeless(lines: list[str]) -> Message | None:
    widths = [width(line) for line in lines]
    steps = [b - a for a, b in pairwise(widths)]
    if len(lines) > 1 and not any(steps):
        return Message("各行一样长，成了长方形")
    narrow = any(a < 0 < b for a, b in pairwise([step for step in steps if step]))
    return Message("中间短、两头长，成了沙漏形") if narrow else None


def _words(passages: Passages) -> Outcome:
    def found(lines: list[str]) -> Message | None:
        if len(lines) == 1:
            return None
        from generator.titles import split_word  # noqa: PLC0415  a large vocabulary, and most titles fit

        word = split_word(lines)
        return Message("断在“{word}”中间", word=word) if word else None

    return _titled(passages, Message("回行不拆开词"), found)


def _length(passages: Passages) -> Outcome:
    def found(lines: list[str]) -> Message | None:
        longest = max(width(line) for line in lines)
        return Message("一行{cells}", cells=cells(longest)) if longest > _CAPACITY else None

    return _titled(passages, Message("一行不超过20字"), found)


def _title_end(passages: Passages) -> Outcome:
    def found(lines: list[str]) -> Message | None:
        end = lines[-1][-1:]
        return Message("末尾有“{mark}”", mark=end) if end in _ENDS else None

    return _titled(passages, Message("末尾没有标点"), found)


def _title_marks(passages: Passages) -> Outcome:
    def found(lines: list[str]) -> Message | None:
        text = "".join(lines)
        inside = "" if _QUIET.isdisjoint(text) else _BRACKETED.sub("", text)[:-1]
        mark = next((char for char in inside if char in _QUIET), "")
        return Message("中间有“{mark}”", mark=mark) if mark else None

    return _titled(passages, Message("除书名号、引号、括号、顿号外没有标点"), found)


# ----------------------------------------------------------------------- headings


def _marks(passages: Passages) -> Outcome:
    numbered = [passage for passage in passages if passage.role in {HEADING, BODY} and passage.form]

    def found(passage: Passage) -> Message | None:
        form, mark = marked(passage.text)
        return None if _RIGHT[form].fullmatch(mark) else Message("“{mark}”", mark=mark)

    return each(like("一、（一）1.（1）"), numbered, found)


def _end(passages: Passages) -> Outcome:
    """A heading of its own has no end mark. A question or exclamation mark that belongs to it is its own."""

    def found(passage: Passage) -> Message | None:
        end = passage.text.rstrip()[-1:]
        return Message("末尾有“{mark}”", mark=end) if end in "。；：，、.;:," else None

    alone = [passage for passage in passages if passage.role == HEADING and not passage.run_in]
    return each(Message("末尾没有标点"), alone, found)


def _lead_end(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        end = passage.text[: passage.lead].rstrip()[-1:]
        return None if end in "。：！？” " else Message("“{mark}”", mark=end)

    return each(Message("接排的标题以句号结束"), [passage for passage in passages if passage.run_in], found)


def _value(passage: Passage) -> int | Message:
    """The number of a passage that has one, or what is wrong with it, as with 一一."""
    match = _NUMBER.search(marked(passage.text)[1])
    text = match[0] if match else "0"
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    try:
        return int(text) if text.isdecimal() else int(read(text))
    except Unreadable as bad:
        return bad.message


def _sequence(passages: Passages) -> Outcome:
    """Numbers of a form go up by one; under a new heading above they start again, or count on.

    An item of a list in the text may begin anew wherever text stands between, any number behind a heading
    that has none and behind what announces the next part (下半年，重点抓好以下工作：).
    """
    last: dict[str, int] = {}
    fresh: dict[str, bool] = {}
    faults, checked = [], 0
    for passage in passages:
        if passage.role in {TITLE, ANNEX}:
            last, fresh = {}, {}
        elif not passage.form:
            fresh |= dict.fromkeys(_renewed(passage), True)
        else:
            form, checked = passage.form, checked + 1
            last[form], wrong = _counted(passage, last.get(form, 0), anew=fresh.get(form, False))
            faults += [Fault(wrong, passage.place)] if wrong else []
            fresh |= {form: False, **dict.fromkeys(FORMS[FORMS.index(form) + 1 :], True)}
    return Outcome(Message("序号连续，不跳号、不重号"), tuple(faults), checked)


def _renewed(passage: Passage) -> tuple[str, ...]:
    """The forms that may begin anew behind a passage without a number."""
    if passage.restart or passage.role == HEADING:
        return FORMS
    if passage.role != BODY:
        return ()
    return FORMS if passage.text.rstrip()[-1:] == "：" else FORMS[2:]


def _counted(passage: Passage, before: int, *, anew: bool) -> tuple[int, Message | None]:
    """The number of a passage, if it cannot be read the one that is due, and what is wrong with it."""
    number = _value(passage)
    if isinstance(number, Message):
        return before + 1, number
    due = number == before + 1 or (number == 1 and anew)
    return number, None if due else _order(before, number)


def _order(before: int, number: int) -> Message:
    if not before:
        return Message("从{number}开始", number=number)
    return Message("{before}后面是{number}", before=before, number=number)


def _levels(passages: Passages) -> Outcome:
    """一、 （一） 1. （1） in this order; where there are but two, 一、 and 1. are met as well.

    A document that has no 一、 at all begins with whatever form it likes.
    """
    faults, above = [], 0
    used = {passage.form for passage in passages if passage.role == HEADING}
    headings = [p for p in passages if p.role in {HEADING, TITLE, ANNEX}]
    for passage in headings:
        level = passage.level if passage.role == HEADING and passage.form else 0
        if passage.role == HEADING and not passage.form:
            continue
        begins = above == 0 and FORMS[0] not in used
        if level > above + 1 and not begins and not (above == 1 and level == 3):
            skipped = Message("跳过了“{form}”", form=FORMS[above])
            faults.append(Fault(skipped, passage.place))
        above = level
    return Outcome(Message("依次用一、（一）1.（1）"), tuple(faults), sum(p.role == HEADING for p in headings))


_MARK = Message("改序号的标点：“一”后面是顿号，括号后面什么也没有，“1”后面是半角的点")
_NO_END = Message("删去末尾的标点")
RULES = (
    Rule("title-shape", "7.3.1", MUST, Message("标题的形状"), Message("标题排成几行时，应当使用梯形或菱形。"),
         Message("换一个断行的地方，让各行由短到长、由长到短，或中间长两头短"), _shape),
    Rule("title-words", "7.3.1", MUST, Message("标题回行"), Message("回行时，要做到词意完整，排列对称，长短适宜。"),
         Message("把断行移到词的前面或后面"), _words),
    Rule("title-length", "7.3.1", PRACTICE, Message("标题一行的字数"),
         Message("二号字一行排得下20个；再长就由程序自己断行。"), Message("在合适的地方按 Shift+Enter 断行"), _length),
    Rule("title-end", "7.3.1", PRACTICE, Message("标题末尾"), Message("标题末尾不加标点。"), _NO_END, _title_end),
    Rule("title-marks", "7.3.1", PRACTICE, Message("标题中的标点"),
         Message("标题里除书名号、引号、括号等，一般不用标点。"), Message("删去它，或换一个说法"), _title_marks),
    Rule("heading-marks", "15834-B.3", MUST, Message("序号的标点"),
         Message("“一、”用顿号，“（一）”后不加标点，“1.”用半角的点，“（1）”后不加标点。"), _MARK, _marks),
    Rule("heading-order", "7.3.3", MUST, Message("序号连续"), Message("同一级的序号依次编，上一级换了重新编。"),
         Message("改序号"), _sequence),
    Rule("heading-levels", "7.3.3", GENERAL, Message("层次的顺序"),
         Message("结构层次序数可以依次用“一、”“（一）”“1.”“（1）”标注。"), Message("改用下一级的序号"), _levels),
    Rule("heading-end", "7.3.3", PRACTICE, Message("标题末尾的标点"), Message("单独成段的标题，末尾不加标点。"),
         _NO_END, _end),
    Rule("lead-end", "7.3.3", PRACTICE, Message("接排标题的末尾"), Message("标题后面接着排正文的，标题以句号结束。"),
         Message("在标题和正文之间加句号"), _lead_end),
)  # fmt: skip
