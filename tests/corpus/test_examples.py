"""Examples and standard sentences are in our own words: no sentence of a real document stands in them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from generator.build import make, make_all
from generator.writers import txt
from tests.clerk import EXAMPLES

pytestmark = pytest.mark.corpus
ROOT = Path(__file__).parent.parent.parent
#: Longer than any set phrase of the genre; names of projects and campaigns stand in quotes and may be longer.
LONGEST_PHRASE = 16
QUOTED = re.compile('“[^”]*”|《[^》]*》|"[^"]*"')


def clauses(text: str) -> set[str]:
    """A text → its clauses without what is quoted, width folded, digits masked."""
    unquoted = QUOTED.sub("", text)
    folded = re.sub("[0-9x.%]+", "", unicodedata.normalize("NFKC", unquoted))
    return {clause for clause in re.split(r"[^一-鿿]+", folded) if len(clause) >= LONGEST_PHRASE}


def shingles(text: str) -> set[str]:
    """Every run of LONGEST_PHRASE hanzi within a clause."""
    n = LONGEST_PHRASE
    return {clause[i : i + n] for clause in clauses(text) for i in range(len(clause) - n + 1)}


#: Proper names: institutions, documents, sessions; not sentences.
NAMES = shingles(
    "浙江省衢州氟硅新材料公共科技创新服务平台。省级高新技术企业研发中心。全国科技进步考核先进市。党政领导科技进步目标责任制考核。"
    "以十七届五中六中全会和市委五届十四次全会为指导。重大建设工程地震安全性评价通知书。"
)


OURS = [*EXAMPLES, *(ROOT / "templates").rglob("*.jinja"), ROOT / "README.md"]


def read(path: Path) -> str:
    if path not in EXAMPLES:
        return path.read_text("utf-8")
    documents, _ = make_all(path)
    assert documents
    return "\n".join(txt.write(document.blocks) for document in documents)


@pytest.mark.parametrize("path", sorted(OURS), ids=lambda path: path.stem)
def test_no_run_of_sixteen_hanzi_is_taken_from_a_real_document(path: Path, corpus: dict[str, str]) -> None:
    ours = shingles(read(path)) - NAMES
    for number, real in corpus.items():
        assert ours & shingles(real) == set(), number


def test_a_copied_sentence_would_be_noticed(corpus: dict[str, str]) -> None:
    sentence = max(clauses(corpus["01"]), key=len)
    assert shingles(sentence) & shingles(corpus["01"])


def test_the_flagship_states_every_figure_of_its_model(corpus: dict[str, str]) -> None:
    document, _ = make(next((ROOT / "examples").glob("*2011*.yaml")))
    assert document is not None
    ours = re.findall(r"\d+(?:\.\d+)?", txt.write(document.blocks))
    theirs = re.findall(r"\d+(?:\.\d+)?", QUOTED.sub("", corpus["01"]))
    assert set(theirs) - set(ours) == set()
