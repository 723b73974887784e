"""Items set within one paragraph (段内): 一是…；二是…。 behind what announces them.

Parts end with ； and the last one with 。; where one of them holds a whole sentence or parts of its own,
each ends with 。, as appendix A of GB/T 15834-2011 wants of ；. A mark that the clerk typed at an end stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.blocks import Block, Heading, Paragraph, Run, text_of
from generator.named import Named

Runs = tuple[Run, ...]
_END_MARKS = frozenset("。；：！？，…;:!?,.")
_SENTENCE_ENDS = frozenset("。！？")
_WITHIN = frozenset("。！？；")


class _Part(Named):
    """One item: its depth, its heading and the paragraphs of its text."""

    level: int
    texts: list[Runs]


def within(blocks: Iterable[Block]) -> Iterator[Block]:
    """Numbered blocks → blocks in which inline headings and paragraphs stand in the paragraph before them.

    Behind a heading they make a paragraph of their own.
    """
    base: Paragraph | None = None
    parts: list[_Part] = []
    key = ""
    for block in blocks:
        if isinstance(block, Heading) and block.inline:
            key = key if parts else block.key
            parts.append(_Part(block.level, [block.runs]))
        elif isinstance(block, Paragraph) and block.inline and parts:
            parts[-1].texts.append(block.runs)
        else:
            yield from _joined(base, parts, key)
            base, parts = None, []
            if isinstance(block, Paragraph) and block.role == "body":
                base = block
            else:
                yield block
    yield from _joined(base, parts, key)


def ended(runs: Runs, mark: str = "。") -> Runs:
    """Runs with a mark at their end where none stands; 。 before a closing quote is one."""
    text = text_of(runs)
    closed = not text or text[-1] in _END_MARKS or (text[-1] in "”’" and text[-2:-1] in _SENTENCE_ENDS)
    return runs if closed else (*runs, Run(mark))


def _joined(base: Paragraph | None, parts: list[_Part], key: str) -> Iterator[Paragraph]:
    if parts:
        base = base or Paragraph(key, "", ())
        yield base._replace(runs=ended(base.runs, "：") + _enumerated(parts))
    elif base is not None:
        yield base


def _enumerated(parts: Sequence[_Part]) -> Runs:
    """Items of one level with those below each → one text, which ends a sentence."""
    groups: list[list[_Part]] = []
    for part in parts:
        if not groups or part.level <= parts[0].level:
            groups.append([])
        groups[-1].append(part)
    said = [_said(group[0].texts, group[1:]) for group in groups]
    mark = "；" if all(_WITHIN.isdisjoint(text_of(each)[:-1]) for each in said) else "。"
    marks = [mark] * (len(said) - 1) + ["。"]
    return tuple([run for each, end in zip(said, marks, strict=True) for run in ended(each, end)])


def _said(texts: list[Runs], below: list[_Part]) -> Runs:
    """An item's heading, its text and the items below it."""
    *before, last = texts
    joined = tuple([run for each in before for run in ended(each)])
    return joined + (ended(last, "：") + _enumerated(below) if below else last)
