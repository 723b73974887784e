"""What has been found in a document so far: facts, places that may read from them, doubts."""

from __future__ import annotations

from collections.abc import Sequence

from generator.binding.fact import VALUE, Edit, Fact, Noted
from generator.binding.nouns import noun, subject
from generator.binding.prose import Prose
from generator.messages import Message
from generator.patterns import lazy
from generator.quantity import Kind

_YEAR = lazy(r"(?<![\d《])((?:19|20)\d\d)年")
#: A short noun is completed by the one before: 专利申请量1945件，授权量1522件.
_SHORT = 3
_WHOLE = 100
#: So many characters before a number may say which year it is of.
_AGO = 80


class Facts:
    """Grows as the texts are read. Of two places that may print one claim the earlier is tried first."""

    def __init__(self, lines: Sequence[Prose], year: int | None) -> None:
        self.lines = lines
        self.year = year
        self.made: list[Fact] = []
        self.preferred: list[Edit] = []
        self.edits: list[Edit] = []
        self.doubts: list[Noted] = []
        #: Where a fact's growth is told first: text, start and end.
        self.grown: dict[Fact, tuple[int, int, int]] = {}
        #: The fact of each claim that has one.
        self.at: dict[tuple[int, int], Fact] = {}
        #: Nouns that do not stand directly before their claims.
        self.named: dict[tuple[int, int], str] = {}
        self._known: dict[tuple[str, str], Fact] = {}
        self._labels: dict[str, Fact] = {}

    def fact(self, number: int, index: int, name: str = "", *, relation: bool = False) -> Fact | None:
        """The fact of a claim, which then has a place to print it; None where no noun is plain before it.

        Facts with one noun and one number are one.
        """
        if (number, index) in self.at:
            return self.at[number, index]
        line = self.lines[number]
        typed, label = line.spelling(index), name or self.noun(number, index)
        if not (typed and label and _countable(line, index)) or self.elsewhen(number, index):
            return None
        fact = self._known.get((label, typed))
        if fact is None:
            fact = self._known[label, typed] = Fact(label, typed, subject(line.before(index).rpartition(label)[0]))
            self._labels.setdefault(label, fact)
            self.made.append(fact)
        self.at[number, index] = fact
        self.place(number, index, fact, *VALUE, relation=relation)
        return fact

    def known(self, label: str, typed: str = "") -> Fact | None:
        """The fact of a noun (and number), if there is one already."""
        return self._known.get((label, typed)) if typed else self._labels.get(label)

    def noun(self, number: int, index: int) -> str:
        """What a claim is a number of, '' if that is not plain."""
        if (number, index) in self.named:
            return self.named[number, index]
        found = noun(self.lines[number].before(index))
        other = self.at.get((number, index - 1))
        if other and len(found) == _SHORT < len(other.label) and found[-1] == other.label[-1]:
            return other.label[:-_SHORT] + found
        return found

    def elsewhen(self, number: int, index: int) -> bool:
        """Whether a claim's sentence speaks of another year than the report's."""
        line = self.lines[number]
        start = line.claims[index].start
        window = line.folded[max(start - _AGO, 0) : start]
        sentence = window[window.rfind("。") + 1 :]
        years = _YEAR.findall(sentence)
        return bool(self.year and years) and int(years[-1]) != self.year

    def place(self, number: int, index: int, fact: Fact, *ways: str, relation: bool = True, field: str = "") -> None:
        """A claim may be printed by a fact."""
        claim = self.lines[number].claims[index]
        starts = tuple((claim.start, way) for way in ways)
        self.edits.append(Edit(number, claim.end, starts, (fact,), relation=relation, field=field))

    def doubt(self, message: Message, number: int, first: int, last: int) -> None:
        """Something is wrong about the claims from `first` to `last` of a text."""
        claims = self.lines[number].claims
        self.doubts.append(Noted(message, number, claims[first].start, claims[last].end))


def _countable(line: Prose, index: int) -> bool:
    """Whether a claim is an amount with a unit: no ordinal, nothing vague, no share that there cannot be."""
    quantity = line.claims[index].quantity
    if quantity.kind is not Kind.AMOUNT or quantity.low is None or not quantity.unit:
        return False
    return not quantity.percentage or 0 <= quantity.low <= _WHOLE
