"""What a report may leave out, and numbers that do not follow: 标题: 否, 导语: 否, 序号, groups without a heading."""

from __future__ import annotations

from pathlib import Path

from generator.build import make, write

HEAD = "单位: 某局, 年度: 2011, 类型: 工作总结, 署名: 否"


def lines(text: str, folder: Path) -> list[str]:
    path = folder / "报告.yaml"
    path.write_text(text, "utf-8")
    document, findings = make(path)
    assert document is not None, [finding.message.text() for finding in findings]
    return write(document, "txt").decode().splitlines()


def test_a_title_and_a_preamble_that_are_refused_are_not_printed(tmp_path: Path) -> None:
    text = f"报告: {{{HEAD}, 标题: 否}}\n总结: {{导语: 否, 章节: [甲, 乙]}}\n"
    assert lines(text, tmp_path) == ["一、甲", "二、乙"]


def test_a_quoted_no_is_a_word(tmp_path: Path) -> None:
    text = f"报告: {{{HEAD}, 标题: '否'}}\n总结: {{导语: '否', 章节: [甲]}}\n"
    assert lines(text, tmp_path) == ["否", "否", "一、甲"]


def test_a_number_that_does_not_follow_is_counted_on_from(tmp_path: Path) -> None:
    text = f"报告: {{{HEAD}, 标题: 否}}\n总结: {{导语: 否, 章节: [甲, {{标题: 乙, 序号: 6}}, 丙]}}\n"
    assert lines(text, tmp_path) == ["一、甲", "六、乙", "七、丙"]


def test_a_group_without_a_heading_takes_no_number(tmp_path: Path) -> None:
    group = "{不编号: 是, 层次: [1、], 条目: [甲, 乙]}"
    text = f"报告: {{{HEAD}, 标题: 否}}\n总结: {{导语: 否, 章节: [{group}, 丙]}}\n"
    assert lines(text, tmp_path) == ["1、甲", "2、乙", "一、丙"]
