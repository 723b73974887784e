"""Half-width marks beside hanzi → full-width, one for one; what is no Chinese stays to the letter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.punctuation import fold, full_width, suspect
from tests.notation import runs, written

FOLDED = {
    "甲,乙": "甲，乙", "甲:乙": "甲：乙", "甲;乙": "甲；乙", "甲?乙": "甲？乙", "甲!乙": "甲！乙",
    "完成了.": "完成了。", "完成了.”": "完成了。”", "甲,,乙": "甲，，乙", "甲?!": "甲？！",
    # beside hanzi on one side only
    "R&D,创新": "R&D，创新", "创新,R&D": "创新，R&D", "PPP:模式": "PPP：模式", "2011年,1945件": "2011年，1945件",
    "5,甲": "5，甲", "增长9.1%,其中": "增长9.1%，其中", "增长9.1%.": "增长9.1%。",
    "《纲要》,R&D": "《纲要》，R&D",
    "“十二五”,R&D": "“十二五”，R&D", "甲—,": "甲—，", "二〇一一,": "二〇一一，", "𠮷,": "𠮷，",
    "R&D,《纲要》": "R&D，《纲要》",
    "R&D,:甲": "R&D，：甲", "网站:http://x.cn": "网站：http://x.cn", "http://x.cn,见": "http://x.cn，见",
    "a@b.cn,甲": "a@b.cn，甲",
    # brackets: hanzi in them or before them, or the other half is full-width already
    "甲(乙)": "甲（乙）", "R&D(研发)": "R&D（研发）", "国发(2011)5号": "国发（2011）5号", "(一)加强": "（一）加强",
    "甲(R&D(研发))": "甲（R&D（研发））", "(甲）": "（甲）", "（甲)": "（甲）", "甲,(R&D)": "甲，（R&D）",
    "占9%(R&D)": "占9%（R&D）",
    # quotes: they open and close in turn
    '"最美"': "“最美”", '抓"R&D"创新': "抓“R&D”创新", '"R&D"是': "“R&D”是", '是"R&D"': "是“R&D”", "'甲'": "‘甲’",
    '"甲"和"乙"': "“甲”和“乙”", "\"甲'乙'丙\"": "“甲‘乙’丙”", '"4·26"知识产权日': "“4·26”知识产权日",
    '"4.26"活动': "“4.26”活动", '“甲"': "“甲”", '"甲”': "“甲”", '甲,"R&D"': "甲，“R&D”", '甲:"R&D".': "甲：“R&D”。",
    '介绍"Hello, world!"项目': "介绍“Hello, world!”项目",
}  # fmt: skip


@pytest.mark.parametrize("text", FOLDED)
def test_a_mark_beside_hanzi_is_full_width(text: str) -> None:
    assert fold(text) == FOLDED[text]


#: They stay, alone and among hanzi.
ALONE = ["3.14", "1,945", "12:30", "1:500", "R&D", "(2011)", "<h1>", "A", "4.26", "1.2.3", "0.26%", "±3", "1,945.50"]
AMONG = [
    "增长3.14倍", "共1,945件", "在12:30开会", "比例1:500的图", "R&D投入", "在4.26前", "见总结.docx", "file.docx见附件",
    "版本1.2.3为准",
    "写作<h1>甲</h1>", "甲 (2011)", "见http://x.cn:8080/a?b=1;c=(2)", "邮箱a.b@x.cn", "见www.most.gov.cn",
    "甲 R&D, AI", "甲...",
    "约翰.史密斯", "甲)", "1)甲", "(1)甲", "it's甲", '12"显示器和14"显示器', "30°15'20\"处", "甲\"乙", "'98年的事",
    "甲 , 乙", "甲(乙",
]  # fmt: skip
ENGLISH = [
    "He said, \"Don't go!\" (Really?)", "Growth of 5%, up: yes; no.", "“R&D”, they said — well…", "e.g. 3, 4, etc.",
    "C:\\temp, \"it's\"", "",
]  # fmt: skip


@pytest.mark.parametrize("text", [*ALONE, *AMONG, *ENGLISH])
def test_what_is_no_chinese_mark_stays(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize("text", ALONE)
def test_and_stays_among_hanzi(text: str) -> None:
    if text != "(2011)":  # after hanzi it is 国发（2011）
        assert fold(f"共{text}万") == f"共{text}万"


# --------------------------------------------------------------------------- runs

ACROSS = {
    "授权{1522件},增长{9.1%}.": "授权{1522件}，增长{9.1%}。",
    "{1522件},{9.1%}": "{1522件}，{9.1%}",
    "甲({1件})乙": "甲（{1件}）乙",
    '"{三}"产': "“{三}”产",
    "〈目标:〉{1,945件}": "〈目标：〉{1,945件}",
    "甲,／乙": "甲，／乙",
}


@pytest.mark.parametrize("text", ACROSS)
def test_marks_are_told_by_their_neighbours_in_other_runs(text: str) -> None:
    assert written(full_width(runs(text))) == ACROSS[text]


@pytest.mark.parametrize("text", ["授权{1,522件}", "甲", "", "增长{9.1%}，"])
def test_runs_that_have_nothing_to_fold_are_the_very_same(text: str) -> None:
    given_runs = runs(text)
    assert full_width(given_runs) is given_runs


@pytest.mark.parametrize(
    ("text", "may"), [("甲，乙", False), ("1,945", False), ("3.14", False), ("甲,", True), ("a:", True)]
)
def test_most_texts_need_no_look(text: str, may: bool) -> None:
    assert suspect(text) is may


# ----------------------------------------------------------------------- properties

MARKED = st.text("甲乙aZ19 ,:;?!()\"'.，。：（）“”‘’《》%、—…", max_size=14)
WIDE = str.maketrans("，。：；？！（）“”‘’", ",.:;?!()\"\"''")
HANZI = re.compile("[々-〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")


@settings(max_examples=1000, deadline=None)
@given(MARKED | st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded.translate(WIDE) == text.translate(WIDE)


@settings(max_examples=2000, deadline=None)
@given(MARKED)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(MARKED | st.text())
def test_a_text_without_hanzi_is_not_touched(text: str) -> None:
    bare = HANZI.sub("", text)
    assert fold(bare) == bare


@settings(deadline=None)
@given(MARKED)
def test_runs_keep_their_lengths(text: str) -> None:
    cut = runs("{甲}".join(text.replace("{", "").split("乙")))
    assert [len(run.text) for run in full_width(cut)] == [len(run.text) for run in cut]
