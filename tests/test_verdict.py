"""A verdict as a clerk, a log and a program read it."""

from __future__ import annotations

import json

import pytest

from generator.clause import GENERAL, MUST, PRACTICE, Fault, Outcome, Place, Result, Rule
from generator.diagnostic import Diagnostic
from generator.messages import Message, translator
from generator.verdict import Verdict, explained, shown, summary


def rule(key: str = "body-indent", clause: str = "7.3.3", strength: str = MUST) -> Rule:
    said = Message("正文缩进"), Message("每个自然段左空二字，回行顶格。"), Message("删去空格")
    return Rule(key, clause, strength, *said, check=lambda: None)


def result(*faults: Fault, checked: int = 9, **of: str) -> Result:
    return Result(rule(**of), Outcome(Message("顶格"), faults, checked))


def fault(found: str, number: int, text: str = "全市真抓实干。") -> Fault:
    return Fault(Message("“{mark}”", mark=found), Place(number, text))


def verdict(*results: Result) -> Verdict:
    return Verdict("总结.docx", "公文", results)


FAILED = result(fault("甲", 2), fault("乙", 3), fault("甲", 5, "这一段很长，" * 9), fault("甲", 7), fault("甲", 8))
PASSED = result(key="paper", clause="5.1")
ABSENT = Result(rule("annex-page", "7.3.7"), None)


def test_what_is_wrong_comes_first_with_where_why_and_what_to_do() -> None:
    assert shown(verdict(PASSED, FAILED, ABSENT), "full") == (
        "总结.docx：按“公文”版式查了2条，不符1条（必须1）\n"
        "\n"
        "× 7.3.3 必须 正文缩进\n"
        "    应为: 顶格\n"
        "    实为: “甲”  第2段“全市真抓实干。”、第5段“这一段很长，这一段很长，这一段很长，这…”、"
        "第7段“全市真抓实干。”等4处\n"
        "    实为: “乙”  第3段“全市真抓实干。”\n"
        "    为什么: 每个自然段左空二字，回行顶格。\n"
        "    怎么改: 删去空格\n"
        "\n"
        "符合（1条）：\n"
        "√ 5.1 必须 正文缩进: 顶格\n"
        "\n"
        "没有涉及（1条）：\n"
        "－ 7.3.7 必须 正文缩进"
    )


def test_what_must_hold_stands_before_what_only_should() -> None:
    faults = [result(fault("甲", 1), key=strength, strength=strength) for strength in (PRACTICE, GENERAL, MUST)]
    lines = shown(verdict(*faults), "full").splitlines()
    assert lines[0] == "总结.docx：按“公文”版式查了3条，不符3条（必须1、推荐1、惯例1）"
    assert [line.split()[2] for line in lines if line.startswith("×")] == ["必须", "推荐", "惯例"]


def test_nothing_wrong_is_said_in_one_line() -> None:
    assert summary(verdict(PASSED)) == "总结.docx：按“公文”版式查了1条，都符合"


def test_a_line_a_rule() -> None:
    assert shown(verdict(PASSED, FAILED, ABSENT), "concise") == (
        "总结.docx: 不符 7.3.3 必须 正文缩进: 顶格 | 实为: “甲” 第2段“全市真抓实干。”、"
        "第5段“这一段很长，这一段很长，这一段很长，这…”、第7段“全市真抓实干。”等4处 | “乙” 第3段“全市真抓实干。”\n"
        "总结.docx: 符合 5.1 必须 正文缩进: 顶格"
    )


def test_a_place_may_be_a_page_or_the_whole_document() -> None:
    places = [Place(page=3), Place(5, "甲", 3), None]
    faults = [Fault(Message("“{mark}”", mark=number), place) for number, place in enumerate(places)]
    said = shown(verdict(result(*faults)), "concise")
    assert said.endswith("| 实为: “0” 第3页 | “1” 第3页第5段“甲” | “2”")


def test_many_kinds_of_faults_are_cut() -> None:
    said = shown(verdict(result(*(fault(str(n), n) for n in range(1, 9)))), "full")
    assert said.count("实为") == 5
    assert "    还有3种" in said.splitlines()


def test_json_has_every_rule_and_every_place() -> None:
    data = json.loads(shown(verdict(PASSED, FAILED, ABSENT), "json"))
    assert (data["path"], data["style"], data["failed"], data["findings"]) == ("总结.docx", "公文", True, [])
    assert [(r["rule"], r["clause"], r["status"], len(r["faults"])) for r in data["results"]] == [
        ("paper", "5.1", "passed", 0), ("body-indent", "7.3.3", "failed", 5), ("annex-page", "7.3.7", "absent", 0),
    ]  # fmt: skip
    assert data["results"][1]["faults"][1] == {"found": "“乙”", "paragraph": 3, "page": 0, "text": "全市真抓实干。"}
    assert shown(verdict(FAILED), "json", ascii_only=True).isascii()


@pytest.mark.parametrize(("strength", "failed"), [(MUST, True), (GENERAL, False), (PRACTICE, False)])
def test_only_what_must_hold_makes_a_document_fail(strength: str, failed: bool) -> None:
    assert verdict(result(fault("甲", 1), strength=strength)).failed is failed


def test_a_rule_that_found_nothing_to_look_at_has_not_passed() -> None:
    assert result(checked=0).status == "absent"
    assert [r.rule.key for r in verdict(result(checked=0), PASSED).of("passed")] == ["paper"]


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_a_file_that_could_not_be_read_is_told_in_every_form(form: str) -> None:
    finding = Diagnostic("E511", Message("它是旧格式（.doc 或 .wps），不是 .docx"), path="总结.doc")
    unread = Verdict("总结.doc", "公文", findings=(finding,))
    assert unread.failed
    assert "E511" in shown(unread, form)


def test_a_clause_and_a_key_are_explained() -> None:
    rules = [rule(), rule("heading-indent"), rule("paper", "5.1")]
    line = "    每个自然段左空二字，回行顶格。\n    删去空格"
    assert explained(rules, "paper") == f"5.1 必须 正文缩进 (paper)\n{line}"
    assert explained(rules, "7.3.3").count("7.3.3 必须") == 2
    assert explained(rules, "9.9") == ""


def test_all_of_it_is_said_in_english_too() -> None:
    said = shown(verdict(PASSED, result(fault("甲", 2, "one")), ABSENT), "full", translator("en"))
    assert said.startswith("总结.docx: 2 rules of style “公文” checked, 1 do not hold (must 1)")
    assert "    found: “甲”  paragraph 2 “one”" in said
