"""Blocks → blocks as they are set: heading numbers, run-in headings, full-width marks, title lines."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import TypeVar

from generator import enumeration, signatures
from generator.blocks import (
    ATTACHED,
    BREAK,
    Block,
    Figure,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
    text_of,
    width,
)  # fmt: skip
from generator.diagnostic import WARNING, Diagnostic
from generator.marks import numbered
from generator.messages import Message
from generator.punctuation import full_width, suspect
from generator.style import Style

Printed = TypeVar("Printed", Title, Heading, Paragraph, Figure)


def typeset(blocks: list[Block], style: Style) -> tuple[list[Block], list[Diagnostic]]:
    """Blocks → blocks with numbers typed in, punctuation folded, titles and sealed issuers set in lines.

    A title that no rule can break is a warning.
    """
    setter = _Setter(style)
    numbered_blocks = setter.each(blocks)
    if any(isinstance(block, Heading) and block.inline for block in blocks):
        numbered_blocks = enumeration.within(numbered_blocks)
    return list(setter.run_in(numbered_blocks)), setter.warnings


class _Setter:
    def __init__(self, style: Style) -> None:
        self.style = style
        self.warnings: list[Diagnostic] = []
        #: Level → its last number, and whether that counts on under the next heading above.
        self.counts: dict[int, tuple[int, bool]] = {}

    def each(self, blocks: list[Block]) -> Iterator[Block]:
        """Block by block. Tables that touch would be one in Word: a blank line keeps them apart."""
        before: Block | None = None
        for block in blocks:
            last, before = before, block
            if isinstance(block, Paragraph):
                if block.restart:
                    self.counts.clear()
                yield _folded(block) if block.role == "body" else _framed(_folded(block), last)
            elif isinstance(block, Heading):
                yield self.heading(_folded(block))
            elif isinstance(block, Title):
                self.counts.clear()
                yield self.title(_folded(block))
            elif isinstance(block, Table):
                if isinstance(last, Table):
                    yield Paragraph("", block.origin, ())
                yield self.table(_folded_table(block))
            elif isinstance(block, Figure):
                yield _folded(block)
            elif isinstance(block, Signature):
                yield self.signature(block)
            else:
                yield block

    def heading(self, heading: Heading) -> Heading:
        """The next number of its level: levels below start again, unless continuous, whether it has one or not."""
        key, origin, runs, level, form, *_ = heading
        counts = self.counts
        for deeper in [n for n in counts if n > level and not counts[n][1]]:
            del counts[deeper]
        if not form:
            return heading
        number = heading.number or (counts[level][0] + 1 if level in counts else 1)
        counts[level] = number, heading.continuous
        return Heading(key, origin, (Run(numbered(form, number)), *runs), level, form, *heading[5:8])

    def title(self, title: Title) -> Title:
        """A typed break wins; else lines of whole words, at most `capacity` 字, trapezoid or diamond."""
        text = text_of(title.runs)
        if "\n" in text or width(text) <= self.style.title_characters:
            return title
        from generator.titles import lines  # noqa: PLC0415  a large vocabulary, and most titles fit

        broken = lines(text, Decimal(self.style.title_characters))
        if broken is None:
            message = Message("标题“{title}”太长，找不到合适的断行处", title=text)
            hint = Message("在“报告”或这一部分里写 标题: |，下面写成两行")
            self.warnings.append(Diagnostic("E501", message, hint=hint, severity=WARNING, path=title.key))
            return title
        return title._replace(runs=_cut(title.runs, [len(line) for line in broken]))

    def table(self, table: Table) -> Table:
        """Columns by their contents; a table that the type area is too narrow for is set all the same."""
        from generator.columns import measured  # noqa: PLC0415  many reports have no table

        set_, narrow = measured(table, self.style)
        if narrow:
            message = Message("表有{count}列，版心排不下，有的数或词会断成两行", count=len(set_.columns))
            hint = Message("减少几列，或拆成两个表；表头和单位写短些")
            self.warnings.append(Diagnostic("E503", message, hint=hint, severity=WARNING, path=table.key))
        return set_

    def signature(self, signature: Signature) -> Signature:
        """Sealed issuers stand side by side, as many as fit (7.3.5.1)."""
        issuers = [full_width(issuer) for issuer in signature.issuers]
        rows = [1] * len(issuers)
        if signature.sealed and issuers:
            widths, date, style = [width(text_of(one)) for one in issuers], width(text_of(signature.date)), self.style
            rows = signatures.rows(widths, date, style.area, style.signature, style.cell)
        left = iter(issuers)
        return signature._replace(
            rows=tuple([tuple(islice(left, row)) for row in rows]), date=full_width(signature.date)
        )

    def run_in(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """A run-in heading and the paragraph after it become one; without one it stands alone."""
        waiting: Heading | None = None
        for block in blocks:
            if waiting is not None and isinstance(block, Paragraph) and block.role == "body":
                yield block._replace(lead=enumeration.ended(waiting.runs), form=waiting.form)
                waiting = None
                continue
            if waiting is not None:
                yield waiting
            waiting = block if isinstance(block, Heading) and block.run_in else None
            if waiting is None:
                yield block
        if waiting is not None:
            yield waiting


def _folded(block: Printed) -> Printed:
    runs = full_width(block.runs)
    return block if runs is block.runs else block._replace(runs=runs)


def _framed(block: Paragraph, before: Block | None) -> Paragraph:
    """附件： before the first name under the text, numbers before several (7.3.4); brackets around a remark (7.3.6)."""
    if block.role == "attachment":
        first = not (isinstance(before, Paragraph) and before.role == "attachment")
        lead = (ATTACHED if first else "") + (f"{block.form}." if block.form else "")
        return block._replace(lead=(Run(lead),)) if lead else block
    text = text_of(block.runs)
    if block.role == "remark" and not (text[:1] == "（" and text[-1:] == "）"):
        return block._replace(runs=(Run("（"), *block.runs, Run("）")))
    return block


def _folded_table(table: Table) -> Table:
    """Most tables hold nothing to fold: one search over all cells tells."""
    if not suspect("\n".join([text_of(cell) for row in table.rows for cell in row])):
        return table
    return table._replace(rows=tuple([tuple([full_width(cell) for cell in row]) for row in table.rows]))


def _cut(runs: tuple[Run, ...], lengths: list[int]) -> tuple[Run, ...]:
    """Runs with a BREAK between stretches of the given lengths; a blank before it is none any more."""
    done: list[Run] = []
    left, rest = lengths[0], lengths[1:]
    for run in runs:
        text = run.text
        while len(text) > left and rest:
            done += [run._replace(text=text[:left].rstrip()), BREAK] if left else [BREAK]
            text, left, rest = text[left:], rest[0], rest[1:]
        done.append(run._replace(text=text))
        left -= len(text)
    return tuple(done)
