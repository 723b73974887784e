"""Marks of headings are read so that writing them again gives the same."""

from __future__ import annotations

import unicodedata

import pytest

from generator.marks import Mark, mark, numbered, rank


@pytest.mark.parametrize(("text", "found"), [
    ("一、加强领导", Mark("一、", 1, 2)),
    ("十二、加强领导", Mark("一、", 12, 3)),
    ("一百零一、加强", Mark("一、", 101, 5)),
    ("一.加强领导", Mark("一.", 1, 2)),
    ("(三)加强领导", Mark("（一）", 3, 3)),
    ("（十一）、加强", Mark("（一）、", 11, 5)),
    ("3、抓好", Mark("1、", 3, 2)),
    ("23.加强", Mark("1.", 23, 3)),
    ("2．加强", Mark("1.", 2, 2)),
    ("(1)根据", Mark("（1）", 1, 3)),
    ("2)根据", Mark("1）", 2, 2)),
    ("1。开展", Mark("1。", 1, 2)),
    ("③企业", Mark("①", 3, 1)),
    ("二是开展", Mark("一是", 2, 2)),
    ("第二，开展", Mark("第一，", 2, 3)),
    ("第二部分　工作安排", Mark("第一部分　", 2, 5)),
    ("2. 工作", Mark("1.　", 2, 3)),
    ("乙、工作", Mark("甲、", 2, 2)),
    ("B.企业", Mark("A.", 2, 2)),
    ("Ⅲ．企业", Mark("Ⅰ.", 3, 2)),
    ("Ⅱ、企业", Mark("Ⅰ、", 2, 2)),
    ("Ⅱ类水质", None),
    ("㈢政策", Mark("（一）", 3, 1)),
    ("⑵ 人才", Mark("（1）　", 2, 2)),
    ("⒊项目", Mark("1.", 3, 1)),
    ("二 调结构", Mark("一　", 2, 2)),
    ("一 、二", None),
    ("——坚持", Mark("——", 0, 2)),
    ("2011年", None),
    ("1.5万元", None),
    ("5.12防震减灾日", None),
    ("4.26全国知识产权周", None),
    ("11家企业", None),
    ("一二三产业", None),
    ("一、二产业", None),
    ("一年来", None),
    ("一方面", None),
    ("五组织开展", None),
    ("甲、乙双方", None),
    ("（2011年）", None),
    ("十是", Mark("一是", 10, 2)),
    ("二一、甲", None),
    ("第一时间", None),
    ("", None),
])  # fmt: skip
def test_a_mark_is_told_from_words(text: str, found: Mark | None) -> None:
    assert mark(text) == found
    if found is not None:
        written = numbered(found.form, found.number)
        assert unicodedata.normalize("NFKC", written) == unicodedata.normalize("NFKC", text[: found.end])


def test_forms_have_the_order_that_offices_use_them_in() -> None:
    forms = ["第一部分", "第一节", "一、", "（一）", "1.", "（1）", "①", "一是", "——"]
    assert [rank(form) for form in forms] == sorted({rank(form) for form in forms})
    assert rank("1、") == rank("1.")
    assert rank("") == -1
