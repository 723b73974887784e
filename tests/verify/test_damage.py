"""However a document's XML is mutilated, it is judged or refused: nothing a file holds ends in a traceback."""

from __future__ import annotations

import copy
import random
from pathlib import Path

import pytest
from lxml import etree

from generator import examine, shown
from generator.writers.package import pack

from .document import good

PARTS = [
    "word/document.xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/footer1.xml",
    "word/_rels/document.xml.rels",
]
VALUES = ["", "-1", "0", "1e9", "9" * 30, "9" * 5000, "nan", "inf", "x", "Title", "Normal", "８", "左", "20pt"]
TEXTS = [
    "",
    "第",
    "一、",
    "一一、",
    "（",
    "2011年13月",
    "附件：",
    "附件1",
    "\t\t",
    "\u3000",
    "😀",
    "1" * 50,
    "。。",
    "甲" * 300,
]


def damage(root: etree._Element, chance: random.Random) -> None:
    """Take an element away, change or delete an attribute, put one into another, change a text or a name."""
    elements = list(root.iter())
    element, other = chance.choice(elements), chance.choice(elements)
    keys = list(element.attrib)
    ways = ["remove", "append", "text", "tag"] + ["set", "delete"] * bool(keys)
    way, parent = chance.choice(ways), element.getparent()
    if way == "remove" and parent is not None:
        parent.remove(element)
    elif way == "set":
        element.set(chance.choice(keys), chance.choice(VALUES))
    elif way == "delete":
        del element.attrib[chance.choice(keys)]
    elif way == "append":
        element.append(copy.deepcopy(other))
    elif way == "text":
        element.text = chance.choice(TEXTS)
    else:
        element.tag = other.tag


@pytest.mark.parametrize("seed", range(60))
def test_a_mutilated_document_is_judged_or_refused(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    parts = {name: part.encode() for name, part in good().items()}
    for _ in range(chance.randint(1, 6)):
        name = chance.choice(PARTS)
        root = etree.fromstring(parts[name])
        damage(root, chance)
        parts[name] = etree.tostring(root)
    path = tmp_path / "damaged.docx"
    path.write_bytes(pack(parts))
    verdict = examine(path)
    assert bool(verdict.results) != bool(verdict.findings)
    assert all(shown(verdict, form) for form in ("full", "concise", "json"))
