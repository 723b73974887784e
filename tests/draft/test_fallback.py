"""What cannot be built again from its structure stays as text, and no more than that."""

from __future__ import annotations

from generator.draft.fallback import all_typed, demoted, typed
from generator.draft.parts import parts
from generator.draft.tree import Line
from generator.marks import mark


def lines(*texts: str) -> list[Line]:
    return [Line(at + 1, text, "body", mark(text), at=at) for at, text in enumerate(texts)]


def test_the_section_of_a_line_becomes_text_and_the_others_stay() -> None:
    given = lines("甲。", "一、乙", "（一）丙。丁", "二、戊", "己")
    draft = parts(given)
    assert typed(draft, given[2])
    assert draft.summary is not None
    first, second = draft.summary.sections
    assert first.body == ["一、乙", "（一）丙。丁"]
    assert (first.title, first.items) == ("", [])
    assert second.title == "戊"
    assert [line.text for line in draft.typed] == ["一、乙", "（一）丙。丁"]


def test_the_last_section_takes_what_closes_the_part_with_it() -> None:
    given = lines("甲。", "一、乙", "丙", "二、丁。戊", "特此报告。")
    draft = parts(given)
    assert draft.summary is not None
    assert draft.summary.closing == ["特此报告。"]
    assert typed(draft, given[3])
    assert draft.summary.closing == []
    assert draft.summary.sections[1].body == ["二、丁。戊", "特此报告。"]


def test_text_is_not_made_text_again() -> None:
    given = lines("甲。", "一、乙", "丙")
    draft = parts(given)
    assert typed(draft, given[1])
    assert not typed(draft, given[1])
    assert not typed(draft, given[0])


def test_in_the_end_all_is_text() -> None:
    given = [*lines("某局总结", "一、甲")]
    draft = all_typed(given)
    assert draft.titles == []
    assert [section.body for part in draft.parts for section in part.sections] == [["某局总结", "一、甲"]]


def test_before_that_only_titles_and_signatures_are_given_up() -> None:
    given = [Line(1, "某局总结", "title"), Line(2, "一、甲", "body", mark("一、甲")), Line(3, "2011年", "date")]
    assert [line.role for line in demoted(given)] == ["body"] * 3
    assert demoted(given)[1].mark == given[1].mark
