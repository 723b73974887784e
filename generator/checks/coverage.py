"""Numerals of a document: which are bound to the YAML's numbers, and which are only typed."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from generator.blocks import Block, Paragraph, Run, texts
from generator.messages import Translator

#: Numerals that are names or dates, not claims: quotations, titles, document numbers, models, hotlines.
_NAMES = re.compile(
    r"“[^”]*”|《[^》]*》|〔[^〕]*〕\d+号|\[\d+\]\d+号|"
    r"(?:\d{4}[—–～~至-])?\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|(?:\d{1,2}月?[—–～~至-])?\d{1,2}月(?:\d{1,2}日|份)?|"
    r"\d+[·.]\d+(?=[^\d%％万亿]|$)(?=知识|防灾|事件|讲话|活动)|"
    r"0\d{2,3}-\d{7,8}|[A-Za-z]+[-—]?\d+(?:\.\d+)?|\d+[A-Za-z]\w*|\d{3,5}(?=热线|平台|电话)|(?<=工业)110|"
    r"[一二三四五六七八九十]+届[一二三四五六七八九十]+(?:次|中)|(?:[一二三四五六七八九十]+[中届]、?)+全会|"
    r"[一二三四五六]等奖|十[一二三四五]五|一号文件|第[一二三]产业|"
    r"[一二三四五六七八九十](?=是)|[一二三四五六七八九十]位一体|新一轮|一年来|一系列|进一步|一批|统一|一定|一线|一流"
)
_ARABIC = re.compile(r"\d+(?:[.,]\d+)*")
_CHINESE = re.compile(
    r"[一二两三四五六七八九十百千]+"
    r"(?=个|家|项|件|名人|名|人次|人|次|年|个月|天|届|期|批|所|条|份|场|类|种|篇|部|座|亿|万|元|倍|户|亩|大(?:活动|工程|行动|体系))"
)


class Numeral(NamedTuple):
    """A numeral that is typed in the text: the block it stands in, its text, some text around it."""

    key: str
    text: str
    around: str


class Coverage(NamedTuple):
    """How many figures are bound, and the numerals that are not."""

    bound: int
    unbound: list[Numeral]

    @property
    def share(self) -> float:
        """Unbound numerals among all, 0 to 1."""
        total = self.bound + len(self.unbound)
        return len(self.unbound) / total if total else 0.0

    def lines(self, translate: Translator) -> list[str]:
        """Each typed numeral and its place, then the sums."""
        each = translate("没有绑定：{text}（…{around}…，{key}）")
        sums = translate("数字共{total}个，绑定{bound}个，没有绑定{unbound}个（{share:.1%}）")
        unbound = len(self.unbound)
        total = sums.format(total=self.bound + unbound, bound=self.bound, unbound=unbound, share=self.share)
        return [*(each.format(**numeral._asdict()) for numeral in self.unbound), total]

    def as_data(self) -> dict[str, Any]:
        """For JSON."""
        return {"bound": self.bound, "unbound": [numeral._asdict() for numeral in self.unbound]}


def coverage(blocks: list[Block]) -> Coverage:
    """Blocks before numbering → their coverage. An attachment's label has its number from the template."""
    bound, unbound = 0, list[Numeral]()
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "annex":
            continue
        for runs in texts(block):
            bound += sum(1 for run in runs if run.figure is not None)
            unbound += _typed(block.key, runs)
    return Coverage(bound, unbound)


def _typed(key: str, runs: tuple[Run, ...]) -> list[Numeral]:
    """Numerals in the literal runs; bound ones and names are blanked out first."""
    text = "".join(run.text for run in runs)
    masked = "".join("\0" * len(run.text) if run.figure is not None else run.text for run in runs)
    masked = _NAMES.sub(lambda match: "\0" * len(match[0]), masked)
    found = sorted([*_ARABIC.finditer(masked), *_CHINESE.finditer(masked)], key=lambda match: match.start())
    return [Numeral(key, m[0], text[max(0, m.start() - 8) : m.end() + 8]) for m in found]
