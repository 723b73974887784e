"""Titles, what opens and closes, where the plan begins."""

from __future__ import annotations

from . import head, imported, parts


def test_a_document_without_a_title_prints_none() -> None:
    assert "  标题: 否\n" in head("一年来，我局做了很多工作，现总结如下：", "一、甲", "乙")


def test_a_document_without_a_preamble_prints_none() -> None:
    assert parts("某局2011年工作总结", "一、甲", "乙").startswith("总结:\n  导语: 否\n")


def test_a_second_title_opens_the_plan_and_numbers_begin_again() -> None:
    found = imported("某局2011年工作总结", "甲。", "一、乙", "丙", "2012年工作思路", "丁。", "一、戊", "己")
    assert found.draft.summary is not None
    assert found.draft.plan is not None
    assert "分部" not in found.yaml
    assert "序号" not in found.yaml


def test_a_sentence_may_open_the_plan() -> None:
    yaml = imported("甲。", "（一）乙", "丙", "下半年，重点抓好以下工作：", "1、丁。戊", "2、己。庚").yaml
    assert "计划:\n  导语: 下半年，重点抓好以下工作：\n" in yaml


def test_two_headings_may_be_the_parts() -> None:
    yaml = imported("甲。", "一、2011年工作总结", "（一）乙。丙", "二、2012年重点工作", "（一）丁。戊").yaml
    assert "  分部: 同级标题\n" in yaml
    assert "总结:\n  标题: '{{ 年度 }}年工作总结'\n" in yaml
    assert "计划:\n  标题: '{{ 下年度 }}年重点工作'\n" in yaml


def test_what_stands_behind_the_last_item_closes_the_part() -> None:
    text = parts("某局2011年工作总结", "一、甲", "（一）乙。丙", "（二）丁。戊", "存在的问题是人手不足。", "特此报告。")
    assert text.endswith("  不足: 存在的问题是人手不足。\n  结语: 特此报告。\n")


def test_who_signs_and_when() -> None:
    found = head("某局2011年工作总结", "甲。", "一、乙", "丙。", "某市科学技术局", "2011年12月5日")
    assert "  日期: 2011-12-05\n" in found
    assert found.endswith("\n  署名: 某市科学技术局")


def test_a_date_that_would_be_printed_otherwise_stays_text() -> None:
    text = parts("某局2011年工作总结", "甲。", "一、乙", "丙。", "某市科学技术局", "二〇一一年十二月五日")
    assert text.endswith("  结语: |\n    某市科学技术局\n    二〇一一年十二月五日\n")


def test_addressees_and_attachments_have_their_places() -> None:
    found = head(
        "某局2011年工作总结",
        "市政府：",
        "甲。",
        "一、乙",
        "丙。",
        "附件：1.统计表",
        "2.名单",
        "某局",
        "2011年12月5日",
        "（此件公开）",
    )
    assert "  主送: 市政府\n" in found
    assert "  附件: [统计表, 名单]\n" in found
    assert "  附注: （此件公开）" in found


def test_a_text_without_headings_is_one_section() -> None:
    assert parts("某局2011年工作总结", "甲。", "乙。", "丙。") == (
        "总结:\n  导语: 甲。\n  章节:\n    - 正文: |\n        乙。\n        丙。\n"
    )


def test_a_single_line_is_text() -> None:
    assert parts("某局2011年工作总结") == "总结:\n  导语: 否\n  章节:\n    - 正文: 某局2011年工作总结\n"


def test_a_text_without_headings_needs_no_levels() -> None:
    assert "层次" not in imported("某局2011年工作总结", "甲。", "乙。", "丙。").yaml


def test_parts_may_be_numbered_in_any_form() -> None:
    yaml = imported("甲。", "第一部分　2011年工作总结", "一、乙", "丙", "第二部分　2012年工作计划", "一、丁", "戊").yaml
    assert "  分部: 同级标题\n  层次: [第一部分 空格]\n" in yaml
    assert "计划:\n  标题: '{{ 下年度 }}年工作计划'\n  层次: [一、]\n" in yaml


def test_lines_under_the_title_stay_above_the_text() -> None:
    text = parts("政府工作报告", "——2012年1月5日在某市人民代表大会上", "各位代表：", "现在报告工作。", "一、甲", "乙")
    assert text.startswith("总结:\n  导语: |\n    ——2012年1月5日在")
    assert "    各位代表：\n    现在报告工作。\n" in text


def test_names_of_attachments_that_would_be_printed_otherwise_stay_text() -> None:
    found = imported(
        "某局2011年工作总结", "甲。", "一、乙", "丙。", "附件：1. 统计表", "2. 名单", "某局", "2011年12月5日"
    )
    assert "  附件:" not in found.yaml
    assert "  日期: 2011-12-05\n" in found.yaml


def test_who_signs_above_such_a_date_closes_the_text_whatever_their_names_are() -> None:
    signed = ("附件：1.统计表", "2.名单", "某县人民医院", "某县领导小组", "2011.12.5")
    text = parts("某局2011年工作总结", "甲。", "一、乙", "1、丙，丁。", "2、戊，己。", *signed)
    assert text.endswith("".join(["  结语: |\n", *(f"    {line}\n" for line in signed)]))


def test_a_head_and_an_imprint_of_a_plain_copy_are_text() -> None:
    found = imported(
        "某市交通运输局文件", "某交〔2020〕17号", "某市交通运输局2020年工作总结", "甲。", "一、乙", "丙。",
        "特此报告。", "抄送：市委办公室。", "某市交通运输局办公室 2020年12月30日印发",
    )  # fmt: skip
    assert found.draft.left == []
    assert found.yaml.startswith("报告:\n  单位: 某市交通运输局\n  年度: 2020\n  类型: 工作总结\n  标题: 否\n")
    assert (
        "  结语: |\n    特此报告。\n    抄送：市委办公室。\n    某市交通运输局办公室 2020年12月30日印发\n" in found.yaml
    )


def test_a_document_number_below_the_title_makes_no_head_of_it() -> None:
    assert "标题" not in head("某局2020年工作总结", "某交〔2020〕17号", "甲。", "一、乙", "丙。")


def test_a_list_of_contents_is_text_before_the_first_heading() -> None:
    entries = ("目  录", "一、乙……………1", "（一）丙........2", "二、丁\t3")
    found = imported("某局2011年工作总结", *entries, "一、乙", "（一）丙", "做了30项。", "二、丁", "戊。")
    assert "序号" not in found.yaml
    assert found.draft.doubts == []
    assert "  导语: |\n    目  录\n    一、乙……………1\n" in found.yaml


def test_problems_that_were_solved_are_not_those_that_are_left() -> None:
    assert "不足:" not in parts("某局2011年工作总结", "甲。", "一、乙", "丙。", "解决了6.7万人饮水安全问题。")
