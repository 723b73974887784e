"""What an import recognised, what is doubtful and where: the page that lies beside the new report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.draft.tree import Doubt, Draft, Line, Section, walk
from generator.messages import Message

Translate = Callable[[str], str]

#: Words of more letters are looked for by their middle.
_SHORT = 8
_MOST, _MOST_TYPED = 200, 30


def account(
    source: Path, name: str, yaml: str, draft: Draft, lines: Sequence[Line],
    *, same: bool, numbers: tuple[int, int, int], left: Sequence[Doubt] = (), translate: Translate,
) -> str:  # fmt: skip
    """The document, the new file's name and text, and what was made of it → text for a person.

    `numbers`: how many are bound in place, by a name, not at all; `left`: those that are not, and why.
    """
    said = [
        *_what(source, name, draft, lines, same=same),
        *_levels(draft),
        *_numbers(numbers),
        *_typed(left, yaml),
        *_doubts(draft, yaml),
        *_left(draft),
    ]
    return "".join(f"{message.text(translate)}\n" if message else "\n" for message in said)


def share(draft: Draft, lines: Sequence[Line]) -> tuple[int, int]:
    """How many of the document's paragraphs have their place in the report, and how many there are."""
    return len(lines) - len(draft.left) - len(draft.typed), len(lines)


def _what(source: Path, name: str, draft: Draft, lines: Sequence[Line], *, same: bool) -> Iterator[Message | None]:
    yield Message("“{source}”导入成“{name}”", source=source.name, name=name)
    yield None
    yield Message("标题：{title}", title="".join(draft.titles)) if draft.titles else Message("标题：原文没有")
    found, total = share(draft, lines)
    yield Message(
        "段落：共{total}段，{found}段各归其位（{share}%）", total=total, found=found, share=found * 100 // total
    )
    if same:
        yield Message("再生成一次，和原文逐段核对过：一字不差（标点全角、半角不论）")
    else:
        yield Message("再生成一次，和原文有出入，请逐段核对")


def _levels(draft: Draft) -> Iterator[Message | None]:
    """How many headings of each form, and how they stand."""
    numbered = [s for part in draft.parts for s, _ in walk(part.sections) if s.title and s.form and not s.unnumbered]
    counts = Counter(section.form for section in numbered)
    run_in = Counter(section.form for section in numbered if section.rest)
    for form, count in counts.items():
        yield _level(form, count, run_in[form])
    if others := sum(_groups(part.sections) for part in draft.parts):
        yield Message("没有序号的标题{count}个", count=others)


def _level(form: str, count: int, run_in: int) -> Message:
    parts = {"form": form, "count": count, "run_in": run_in}
    if not run_in:
        return Message("“{form}”的标题{count}个，单独成行", **parts)
    if run_in == count:
        return Message("“{form}”的标题{count}个，正文接在标题后面", **parts)
    return Message("“{form}”的标题{count}个，其中{run_in}个正文接在标题后面", **parts)


def _numbers(numbers: tuple[int, int, int]) -> Iterator[Message | None]:
    placed, named, left = numbers
    total = sum(numbers)
    if total:
        share = (placed + named) * 100 // total
        yield Message(
            "数字：共{total}个，绑定{share}%（其中写进“指标”的{named}个）", total=total, share=share, named=named
        )
    if left:
        yield Message(
            "没有绑定的数字{left}个，照原样留在正文里；在哪里，用 niangao check 报告 --coverage 看", left=left
        )


def _typed(left: Sequence[Doubt], yaml: str) -> Iterator[Message | None]:
    """The numbers that stay as they are typed, each with its place: the first of them tell enough."""
    for doubt in left[:_MOST_TYPED]:
        yield _doubt(doubt, _line_with(doubt.words, yaml))
    if len(left) > _MOST_TYPED:
        yield Message("……还有{count}处", count=len(left) - _MOST_TYPED)


def _groups(sections: Sequence[Section]) -> int:
    return sum(1 for section, _ in walk(sections) if section.title and not section.form)


def _doubts(draft: Draft, yaml: str) -> Iterator[Message | None]:
    if not draft.doubts:
        return
    yield None
    yield Message("要看一看的地方：")
    for doubt in draft.doubts[:_MOST]:
        yield _doubt(doubt, _line_with(doubt.words, yaml))
    if len(draft.doubts) > _MOST:
        yield Message("……还有{count}处", count=len(draft.doubts) - _MOST)


def _doubt(doubt: Doubt, line: int) -> Message:
    if not doubt.number:
        return Message("- {message}", message=doubt.message)
    if not line:
        return Message(
            "- 原文第{number}段“{words}”：{message}", number=doubt.number, words=doubt.words, message=doubt.message
        )
    return Message(
        "- 原文第{number}段“{words}”（YAML 第{line}行）：{message}",
        number=doubt.number, words=doubt.words, line=line, message=doubt.message,
    )  # fmt: skip


def _line_with(words: str, yaml: str) -> int:
    """The first line of the YAML, from 1, that has the middle of some words, or few words alone; 0 for none."""
    alone = 2 < len(words) <= _SHORT and yaml.count(words) == 1
    at = yaml.find(words if alone else words[4:14]) if alone or len(words) > _SHORT else -1
    return yaml.count("\n", 0, at) + 1 if at >= 0 else 0


def _left(draft: Draft) -> Iterator[Message | None]:
    if not draft.left:
        return
    yield None
    yield Message("没有放进报告的（版头、版记、目录由程序或本单位的底稿排）：")
    for line in draft.left:
        yield Message("- 原文第{number}段：{text}", number=line.number, text=line.text)
