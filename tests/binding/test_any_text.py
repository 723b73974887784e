"""Whatever is typed: no crash, nothing lost, nothing changed, and what is named builds."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.binding import bind
from generator.binding.fact import indicators
from generator.binding.trial import prints
from generator.evaluate import Scope
from generator.node import Scalar
from generator.source import Source
from generator.text import Expression, Text, split

from .desk import built, literally

_MARKS = "，。；、（）：“”{}｛｝%＋…☃😀年第其分别百两约余近- 　"
_WORDS = [
    *(
        "其中",
        "同比增长",
        "同比分别增长",
        "下降",
        "占",
        "比重",
        "确保",
        "力争实现",
        "目标任务：",
        "比上年增加",
        "由上年的",
        "完成目标",
        "的",
    ),
    *(
        "增加到",
        "上年同期为",
        "1945件",
        "23.8%",
        "3.4亿元",
        "五项",
        "0.5个百分点",
        "１２３个",
        "专利申请量",
        "财政收入",
    ),
    *("{{", "}}", "{%", "{#", "''", "。5", "0", "9" * 20, "年度", "本年", "{{年度}}"),
]
PROSE = st.lists(st.sampled_from([*_MARKS, *_WORDS]), max_size=40).map("".join)


def printed(text: str, numbers: Mapping[str, Any]) -> str:
    """What a bound text prints, width folded."""
    pieces, faults = split(Text("", Scalar(Source("", text), 0, len(text), text, "|"), 0, text))
    assert faults == []
    scope = Scope(dict(indicators(numbers)))
    return "".join(prints(p.code, scope) if isinstance(p, Expression) else _folded(p) for p in pieces)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@given(st.lists(PROSE | st.text(max_size=60), max_size=3))
def test_whatever_the_texts_they_print_what_they_were(texts: list[str]) -> None:
    made = bind(texts)
    assert [printed(text, made.indicators) for text in made.texts] == [_folded(text) for text in texts]


@given(PROSE)
def test_whatever_has_a_name_builds_without_an_error(text: str) -> None:
    line = "甲" + " ".join(text.split())
    made = bind([line])
    if made.indicators:
        assert built(made.texts, made.indicators) == built([literally(line)])


@pytest.mark.parametrize(
    "text",
    [
        "全市专利申请量1945件，授权量1522件，同比分别增长23.8%和9.1%；办理诉求30件，其中咨询5件、建议25件。" * 200,
        "总数1000件，其中" + ";".join(f"甲{n}件,乙{n}家" for n in range(800)),
        "总数1000件，其中" + "、".join(f"甲{n}件" for n in range(800)),
        "项目1件(" * 800,
        "甲1件、" * 400 + "分别增长" + "1%、" * 400,
    ],
)
def test_a_long_text_takes_no_longer_for_its_length(text: str) -> None:
    started = time.process_time()
    bind([text])
    assert time.process_time() - started < len(text) / 2000
