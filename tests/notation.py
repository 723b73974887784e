"""Blocks as lines of text, so that an expectation stands on one line.

# 甲局2011年／工作总结        a title; ／ is its break
1 一、 甲    2（一）> 甲    3 1.~ 甲    1 - 甲
                              a heading: level, form (- for none), > run-in, ~ continuous, text
甲{1945件}〈目标：〉          a paragraph; {a figure}, 〈a label〉
（一）甲。→乙                 a paragraph after its run-in heading
@市政府：  ^表1  ⌐单位：件  _注    addressee, caption, unit, note
§1 甲 or, set, §附件：1.→甲   an attachment's number and name under the text
¶附件1    ※公开               an attachment's label, a remark
|甲|乙‖1|2‖3|4                a table, a row after each ‖; the first is the header
~某局|2011年12月28日          a signature: issuer, date; sealed with ≈; issuers in a row parted by ＋, rows by ‖
◇图1                          a figure, two points wide and one high, and its caption
---                           a page break
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable

from generator.blocks import (
    BREAK,
    Block,
    Figure,
    Heading,
    Image,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
    Title,
)

#: A picture of one pixel.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
_PIECE = re.compile("{([^}]*)}|〈([^〉]*)〉|(／)|([^{〈／]+)")
_ATTACHED = re.compile(r"§(\d+) (.*)")
_HEADING = re.compile(r"([1-9]) ?(\S+?)(>?)(~?) (.*)")
_ROLES = {"@": "addressee", "^": "caption", "⌐": "unit", "_": "note", "§": "attachment", "¶": "annex", "※": "remark"}
_SIGNS = {role: sign for sign, role in _ROLES.items()}


def runs(text: str) -> tuple[Run, ...]:
    """Text → runs; every figure has the key 数."""
    found: list[Run] = []
    for figure, label, broken, plain in _PIECE.findall(text):
        found.append(
            Run(figure, "数") if figure else Run(label, None, label=True) if label else BREAK if broken else Run(plain)
        )
    return tuple(found)


def block(line: str, key: str = "", origin: str = "") -> Block:
    """A line → its block."""
    if line[:1] == "◇":
        return Figure(key, origin, Image(PNG, "png", 40, 20), runs(line[1:]))
    if line == "---":
        return PageBreak(key, origin)
    if line.startswith("# "):
        return Title(key, origin, runs(line[2:]))
    if line.startswith("|"):
        return Table(key, origin, tuple(tuple(runs(cell) for cell in row.split("|")) for row in line[1:].split("‖")))
    if line[0] in "~≈":
        issuers, _, date = line[1:].partition("|")
        rows = tuple(tuple(runs(issuer) for issuer in row.split("＋")) for row in issuers.split("‖") if row)
        return Signature(key, origin, rows, runs(date), line[0] == "≈")
    if heading := _HEADING.fullmatch(line):
        level, form, run_in, continuous, text = heading.groups()
        form = "" if form == "-" else form
        return Heading(key, origin, runs(text), int(level), form, bool(run_in), bool(continuous))
    if attached := _ATTACHED.fullmatch(line):
        return Paragraph(key, origin, runs(attached[2]), "attachment", (), attached[1])
    lead, arrow, text = line.partition("→")
    if role := _ROLES.get(line[:1]):
        number, name = (lead[1:], text) if arrow else ("", line[1:])
        return Paragraph(key, origin, runs(name), role, runs(number))
    return Paragraph(
        key, origin, runs(text if arrow else line), "body", runs(lead) if arrow else (), "（一）" * bool(arrow)
    )


def blocks(text: str) -> list[Block]:
    """Lines → blocks."""
    return [block(line.strip()) for line in text.strip().split("\n")]


def written(found: Iterable[Run]) -> str:
    """Runs → text."""
    return "".join(
        "／" if run == BREAK else f"{{{run.text}}}" if run.figure else f"〈{run.text}〉" if run.label else run.text
        for run in found
    )


def line(one: Block) -> str:
    """A block → its line. A heading's form is not shown: its number is, once it is set."""
    if isinstance(one, Title):
        return f"# {written(one.runs)}"
    if isinstance(one, Heading):
        return f"{one.level} {written(one.runs)}"
    if isinstance(one, Table):
        return "|" + "‖".join("|".join(written(cell) for cell in row) for row in one.rows)
    if isinstance(one, Signature):
        rows = "‖".join("＋".join(written(issuer) for issuer in row) for row in one.rows)
        return f"{'≈' if one.sealed else '~'}{rows}|{written(one.date)}"
    if isinstance(one, PageBreak):
        return "---"
    if isinstance(one, Figure):
        return f"◇{written(one.runs)}"
    numbered = f"{one.form} " if one.role == "attachment" and one.form else ""
    lead = f"{written(one.lead)}→" if one.lead else numbered
    return _SIGNS.get(one.role, "") + lead + written(one.runs)


def lines(found: Iterable[Block] | None) -> list[str]:
    """Blocks → lines."""
    assert found is not None
    return [line(one) for one in found]
