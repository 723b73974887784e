"""A build's own blocks held against the rules that need no more than roles and texts → warnings at the blocks' keys.

A build looks at what frames the text, a check at all of it: the rules of prose take longer than the build.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator import blocks
from generator.blocks import Block, text_of
from generator.clause import FAILED, REPLACE, Fault, Place, Result, Rule, judge
from generator.diagnostic import WARNING, Diagnostic
from generator.messages import Message
from generator.passage import (
    ATTACHMENTS,
    BLANK,
    BODY,
    CAPTION,
    CELL,
    DATE,
    FIGURE,
    FORMS,
    HEADING,
    ISSUER,
    NOTE,
    TITLE,
    Passage,
    marked,
)
from generator.verify import closing, headings
from generator.verify.view import like

#: Titles, headings, and the end of the paper. Of a title too long for its line typesetting tells (E501).
FRAME: tuple[Rule, ...] = tuple([rule for rule in (*headings.RULES, *closing.RULES) if rule.key != "title-length"])
#: What a build itself looks at: its headings' numbers are counted, and what is not filled in was told by validate.
BUILT: tuple[Rule, ...] = tuple(
    [rule for rule in FRAME if rule.key not in {"heading-order", "heading-marks", "placeholders"}]
)
#: And this, of headings whose form is not the standard's own: the marks of those are right.
MARKS: tuple[Rule, ...] = tuple([rule for rule in FRAME if rule.key == "heading-marks"])


def frame(made: Sequence[Block]) -> list[Diagnostic]:
    """What titles, headings and the end of the paper show."""
    framing = [block for block in made if _frames(block)]
    found, own = of_blocks(framing), of_blocks([block for block in framing if _own_form(block)])
    return [*_warnings(judge(BUILT, found), found), *(_warnings(judge(MARKS, own), own) if own else ())]


def _own_form(block: Block) -> bool:
    """Whether a block begins with a heading whose form is none of the standard's."""
    headed = isinstance(block, blocks.Heading) or (isinstance(block, blocks.Paragraph) and bool(block.lead))
    return headed and block.form not in FORMS  # type: ignore[union-attr]


def _frames(block: Block) -> bool:
    """Most blocks are plain text or tables, which none of these rules is about."""
    if isinstance(block, blocks.Paragraph):
        return block.role != "body" or bool(block.lead) or block.restart
    return not isinstance(block, blocks.Table)


#: What the checks of the text have told, with the place: two marks on one number (E327), what is not filled in (E332).
_TOLD = frozenset({"twice-about", "placeholders"})


def prose(made: Sequence[Block]) -> list[Diagnostic]:
    """What every paragraph shows of numbers and punctuation (GB/T 15835 and 15834), and the frame once more."""
    from generator.verify import numbers, punctuation  # noqa: PLC0415  a build has no use for them

    passages = of_blocks(made)
    rules = [rule for rule in (*FRAME, *numbers.RULES, *punctuation.RULES) if rule.key not in _TOLD]
    return _warnings(judge(rules, passages), passages)


def _warnings(results: list[Result], passages: Sequence[Passage]) -> list[Diagnostic]:
    failed = [(result.rule, result.outcome) for result in results if result.status == FAILED and result.outcome]
    if not failed:
        return []
    keys = {passage.number: passage.key for passage in passages}
    headings = {passage.number for passage in passages if passage.role == HEADING}
    sentences = {passage.number for passage in passages if passage.number in headings and _is_sentence(passage.text)}
    halves = {fault for rule, outcome in failed if rule.key == "range-unit" for fault in map(_spot, outcome.faults)}
    return [
        _warning(rule, outcome.expected, fault, keys, sentences)
        for rule, outcome in failed
        for fault in _told(rule, outcome.faults, headings)
        if not (rule.key == "range-value" and _spot(fault) in halves)  # 50—60% is put right as a whole: 50%～60%
    ]


def _spot(fault: Fault) -> tuple[Place | None, str]:
    """What two rules have in common that find the same words."""
    return fault.place, fault.found.text()


def _told(rule: Rule, faults: Sequence[Fault], headings: Collection[int]) -> Iterator[Fault]:
    """What is told of faults: the marks of headings are the scheme's (层次) and stand in it once; the first tells."""
    told = False
    for fault in faults:
        if rule.key == "heading-marks" and fault.place and fault.place.paragraph in headings:
            if told:
                continue
            told = True
        yield fault


def _is_sentence(heading: str) -> bool:
    """Whether a heading is a whole sentence: its own heading was not ended by 。."""
    return len(heading) > _LONG and "，" in heading


#: More characters and a comma no heading has that ends in 。.
_LONG = 24


def _warning(
    rule: Rule, expected: Message, fault: Fault, keys: Mapping[int, str], sentences: Collection[int]
) -> Diagnostic:
    key = keys.get(fault.place.paragraph, "") if fault.place else ""
    message = Message("{title}：{found}", title=rule.title, found=fault.found)
    if rule.clause[0].isdecimal():
        message = Message("{title}：{found}（{clause}）", title=rule.title, found=fault.found, clause=rule.clause)
    hint = _advice(rule, expected)
    if rule.key == "heading-end" and fault.place and fault.place.paragraph in sentences:
        hint = Message("整句都成了标题：标题后面加句号，再接正文；没有标题的，写成 正文: 加上这一句")
    return Diagnostic("E502", message, hint=hint, severity=WARNING, path=key)


_EXAMPLE = like("").template


def _advice(rule: Rule, expected: Message) -> Message:
    """What to do: the rule's own remedy, unless that is to write what an example shows."""
    if rule.key == "heading-marks":
        return Message("{expected}；由程序编的，改 层次 里写的", expected=expected)
    if expected.template == _EXAMPLE:
        return expected
    return Message("应为：{expected}", expected=expected) if rule.remedy is REPLACE else rule.remedy


#: Roles of a block's paragraph that have another name here.
_ROLES = {"attachment": ATTACHMENTS, "unit": NOTE}


def of_blocks(made: Sequence[Block]) -> list[Passage]:
    """A build's typeset blocks → passages, numbered as they will stand in the file."""
    found: list[Passage] = []
    for block in made:
        if isinstance(block, blocks.Heading):  # most of what a build looks at, and the shortest way
            text, form = text_of(block.runs), block.form
            form = form if form in FORMS else marked(text)[0]
            found.append(_headed(text, len(text), form, len(found) + 1, block.key))
        elif isinstance(block, blocks.Paragraph) and block.lead and block.form in FORMS and block.role == "body":
            lead = text_of(block.lead)
            found.append(_headed(lead + text_of(block.runs), len(lead), block.form, len(found) + 1, block.key))
        else:
            found += [each._replace(number=n, key=block.key) for n, each in enumerate(_of_block(block), len(found) + 1)]
    return found


def _of_block(block: Block) -> Iterator[Passage]:
    if isinstance(block, blocks.Title):
        yield Passage(TITLE, text_of(block.runs))
    elif isinstance(block, blocks.Paragraph):
        lead, text = text_of(block.lead), text_of(block.runs)
        role = _ROLES.get(block.role, block.role) if lead + text else BLANK
        form = marked(lead)[0] if lead and role == BODY else ""
        yield _headed(lead + text, len(lead), form) if form else Passage(role, lead + text, restart=block.restart)
    elif isinstance(block, blocks.Signature):
        issuers = [(ISSUER, "\t".join([text_of(issuer) for issuer in row])) for row in block.rows]
        parts = (*issuers, (DATE, text_of(block.date)))
        yield from (Passage(role, text) for role, text in parts if text)
    elif isinstance(block, blocks.Table):
        yield from _cells(block)
    elif isinstance(block, blocks.Figure):
        yield Passage(FIGURE, "")
        if block.runs:
            yield Passage(CAPTION, text_of(block.runs))


def _cells(table: blocks.Table) -> Iterator[Passage]:
    """A cell that reaches to the right is one in the file, one that reaches down has a blank one below it."""
    beside = {
        (one.row + r, one.column + c) for one in table.merged for r in range(one.rows) for c in range(1, one.columns)
    }
    for at, row in enumerate(table.rows):
        yield from (Passage(CELL, text_of(cell)) for column, cell in enumerate(row) if (at, column) not in beside)


def _headed(text: str, lead: int, form: str, number: int = 0, key: str = "") -> Passage:
    return Passage(HEADING, text, number, FORMS.index(form) + 1 if form else 1, form, lead, None, key)
