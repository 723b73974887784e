"""Addressee, attachments, date and annexes as text: how they are written, and whether they agree."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.clause import MUST, PRACTICE, REPLACE, Fault, Outcome, Rule
from generator.messages import Message
from generator.passage import (
    ADDRESSEE,
    ANNEX,
    ATTACHMENTS,
    BLANK,
    DATE,
    IMPRINT,
    REMARK,
    TITLE,
    Passage,
    entry,
)  # fmt: skip
from generator.patterns import lazy
from generator.verify.view import each, like, quoted, searched

Passages = Sequence[Passage]

_DATE = lazy(r"[12]\d{3}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日")
_NO_TEXT = lazy(r"[（(]?\s*此\s*页\s*无\s*正\s*文\s*[）)]?")
_UNFILLED = lazy(
    r"[XxＸ×]{2,}|(?:19|20)[xX×Ｘ＊*]{1,2}(?=年)|待填|待补|待定[）)]|TODO|TBD|_{3,}|\{\{|\}\}|□{2,}|[?？]{3,}|(?<![\d.])0{2,}年"
)
_LABEL = lazy("附件([1-9][0-9]*)?")
_END = "。；，、;,."


def _colon(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        end = passage.text.rstrip()[-1:]
        return None if end == "：" else Message("末尾是“{mark}”", mark=end)

    return each(Message("末尾是全角冒号"), [p for p in passages if p.role == ADDRESSEE], found)


def _dates(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        text = passage.text.strip()
        return None if _DATE.fullmatch(text) else quoted(text)

    return each(like("2025年1月8日"), [p for p in passages if p.role == DATE], found)


def _no_text(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        text = passage.text.strip()
        return quoted(text) if "此" in text and _NO_TEXT.fullmatch(text) else None

    return each(Message("没有"), [p for p in passages if p.role != BLANK], found)


def _remark(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        text = passage.text.strip()
        return None if text.startswith("（") and text.endswith("）") else quoted(text)

    return each(Message("用全角圆括号括起来"), [p for p in passages if p.role == REMARK], found)


# ------------------------------------------------------------------ attachments


def _entries(passages: Passages) -> list[tuple[Passage, str, str]]:
    """Entries of 附件说明: the passage, its number, its name. A name may begin in the label's paragraph."""
    parted = [(passage, entry(passage.text)) for passage in passages if passage.role == ATTACHMENTS]
    return [(passage, said.number or said.labelled, said.name) for passage, said in parted if said.name or said.number]


def _entry_end(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        end = passage.text.rstrip()[-1:]
        return Message("末尾有“{mark}”", mark=end) if end in _END else None

    return each(Message("名称后面没有标点"), [p for p in passages if p.role == ATTACHMENTS], found)


def _entry_marks(passages: Passages) -> Outcome:
    """附件：1.名称: a full-width colon, a half-width dot; numbers from 1 only where there are several."""
    faults = []
    entries = _entries(passages)
    for at, (passage, number, _) in enumerate(entries, 1):
        said = entry(passage.text)
        expected = str(at) if len(entries) > 1 else ""
        written = not said.labelled and said.colon in {"", "："} and said.mark in {"", "."}
        if not written or number != expected:
            faults.append(Fault(quoted(passage.text.strip()[:8]), passage.place))
    return Outcome(Message("附件：1.名称（只有一个的不编号）"), tuple(faults), len(entries))


def _label(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        text = passage.text.strip()
        return None if _LABEL.fullmatch(text) else quoted(text)

    return each(like("附件，或附件1"), [p for p in passages if p.role == ANNEX], found)


def _agreement(passages: Passages) -> Outcome | None:
    """Every annex that is there, and its entry in the list. Others may be in files of their own."""
    annexes = _annexes(passages)
    names = {number: name for _, number, name in _entries(passages)}
    if not annexes:
        return None
    faults = []
    for passage, number, title in annexes:
        if number not in names:
            faults.append(Fault(Message("附件说明里没有它"), passage.place))
        elif title and _plain(title) != _plain(names[number]):
            listed = f"{number}.{names[number]}" if number else names[number]
            faults.append(Fault(Message("附件说明里是“{listed}”", listed=listed), passage.place))
    return Outcome(Message("顺序号、标题与附件说明一致"), tuple(faults), len(annexes))


def _annexes(passages: Passages) -> list[tuple[Passage, str, str]]:
    """Every 附件 label with its number, and the title under it."""
    found: list[tuple[Passage, str, str]] = []
    for above, passage in pairwise([*(p for p in passages if p.role != BLANK), Passage(BLANK, "")]):
        if above.role == ANNEX:
            number = "".join(filter(str.isdecimal, above.text))
            found.append((above, number, passage.text if passage.role == TITLE else ""))
        elif found and above.role == TITLE == passage.role and found[-1][2].endswith(above.text):
            found[-1] = (*found[-1][:2], found[-1][2] + passage.text)
    return found


def _plain(name: str) -> str:
    return "".join(name.strip(f"《》{_END}").split())


def _copies(passages: Passages) -> Outcome:
    def found(passage: Passage) -> Message | None:
        return None if passage.text.rstrip().endswith("。") else Message("末尾没有句号")

    sent = [p for p in passages if p.role == IMPRINT and p.text.lstrip().startswith("抄")]
    return each(Message("末尾有句号"), sent, found)


RULES = (
    Rule("addressee-colon", "7.3.2", MUST, Message("主送机关后的冒号"), Message("最后一个主送机关名称后标全角冒号。"),
         REPLACE, _colon),
    Rule("attachment-marks", "7.3.4", MUST, Message("附件说明的写法"),
         Message("“附件”后标全角冒号；有几个附件的，用阿拉伯数字标顺序号。"), REPLACE, _entry_marks),
    Rule("attachment-end", "7.3.4", MUST, Message("附件名称末尾"), Message("附件名称后不加标点符号。"),
         Message("删去末尾的标点"), _entry_end),
    Rule("no-text-page", "7.3.5.5", MUST, Message("此页无正文"),
         Message("排版后剩下的空白排不下署名、日期时，调整行距、字距解决，不写“此页无正文”。"),
         Message("删去它，调整行距、字距"), _no_text),
    Rule("date", "7.3.5.4", MUST, Message("成文日期"),
         Message("成文日期用阿拉伯数字，年份标全称，月、日不编虚位（1不编为01）。"), REPLACE, _dates),
    Rule("remark", "7.3.6", MUST, Message("附注的括号"), Message("附注加圆括号。"), REPLACE, _remark),
    Rule("annex-label", "7.3.7", MUST, Message("“附件”二字"),
         Message("只写“附件”和阿拉伯数字的顺序号，后面不加冒号。"), REPLACE, _label),
    Rule("annex-agreement", "7.3.7", MUST, Message("附件与附件说明"),
         Message("附件顺序号和附件标题与附件说明的表述一致。"), Message("两处改成一样"), _agreement),
    Rule("copies-end", "7.4.2", MUST, Message("抄送末尾"), Message("最后一个抄送机关名称后标句号。"),
         Message("加上句号"), _copies),
    Rule("placeholders", "文字", PRACTICE, Message("待填的地方"),
         Message("交出去之前，XX、20××、（待填）都要换成真的内容。"), Message("填上"),
         searched(Message("没有"), _UNFILLED)),
)  # fmt: skip
