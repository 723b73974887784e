"""A long title → its lines (7.3.1 of GB/T 9704-2012): whole words, symmetric, trapezoid or diamond.

A title is read as its parts: who, 关于, when, what, which kind of paper. Between two parts a line may
end for little; inside a name, between 和 and what it joins, or within 《》 only for much; within a
word never. The cheapest division wins, its unevenness counted with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, pairwise
from math import ceil
from typing import NamedTuple

from generator.blocks import width

#: Words of titles that are no kind of paper. A line may end between two of them.
_WORDS = frozenset(
    """
    国民经济 社会发展 经济社会发展 高质量发展 发展计划 计划执行 执行情况 预算执行 财政收支 计划草案 预算草案
    审计查出问题 科学技术 科学技术进步 科技创新 技术创新 自主创新 创新驱动发展 科技成果转化 成果转化 科技进步
    知识产权 知识产权保护 科技 创新 人才 高新技术产业 高新技术企业 科技计划 科技专项资金 专项资金 科技管理 科技服务
    农业科技 科普 研发投入 经费投入 绩效评价 绩效管理 绩效考核 目标责任 目标考核 综合考核 责任制 责任制落实 主体责任
    落实情况 贯彻落实 工作情况 进展情况 完成情况 整改情况 实施情况 建设情况 开展情况 运行情况 有关情况 主要情况 情况
    任务完成 目标任务 重点工作 重点任务 重点项目 重大项目 民生实事 年度工作 工作 任务 项目 乡村振兴 脱贫攻坚
    共同富裕 农业农村 农业 农村 生态环境 生态环境保护 环境保护 生态文明建设 污染防治 防灾减灾 防震减灾 应急管理
    安全生产 消防安全 平安建设 信访 法治建设 法治政府建设 依法行政 依法治县 依法治市 政务公开 政府信息公开 政务服务
    行政审批 营商环境 优化营商环境 数字化改革 数字经济 数字政府 深化改革 全面深化改革 机构改革 改革 开放 招商引资
    产业发展 产业转型升级 工业经济 商贸流通 交通运输 城乡建设 城市管理 城市建设 住房保障 自然资源 国土空间规划
    卫生健康 医疗保障 疾病防控 教育 文化 旅游 体育 文化旅游 精神文明建设 文明创建 宣传思想 意识形态 社会治理
    基层治理 社会保障 人力资源 就业创业 养老服务 退役军人 双拥 民族宗教 统战 统计 审计 税收 财政 金融 国有资产
    市场监管 市场监督管理 食品安全 药品安全 质量提升 党的建设 党建 机关党建 基层党建 全面从严治党 党风廉政建设
    党风廉政 反腐败 廉政建设 作风建设 效能建设 队伍建设 干部队伍建设 主题教育 学习教育 巡察整改 巡视整改 专项整治
    专项行动 专项检查 督查 试点 创建 建设 管理 服务 保护 发展 规划 实施 我市 我县 我区 我局 系统 监督 检查 评估 评价
    考核 培训 宣传 调研 年度
    """.split()  # noqa: SIM905  a table to be read
)
#: Kinds of paper: what stands at the end of a title, or of half of it.
_KINDS = frozenset(
    """
    工作总结 工作思路 工作要点 工作计划 工作报告 工作安排 工作打算 工作汇报 工作方案 工作规划 工作小结 述职报告 总结
    思路 要点 计划 报告 汇报 通知 意见 方案 规划 请示 函 通报 决定 办法 纲要 情况汇报 情况报告 情况总结 自查报告
    自评报告 调研报告 分析报告 年度报告 审计工作报告 实施方案 实施意见 行动计划 行动方案 行动纲要 总结报告
    总结和思路 专题报告 汇报材料
    """.split()  # noqa: SIM905
)
#: They do not stand at a line's end, away from what they govern.
_VERBS = frozenset(re.findall("..", "推进加强开展落实印发报送上报做好贯彻全面全市全县全区全省全州全镇全乡深化加快"))
_VOCABULARY = {"kind": _KINDS, "word": _WORDS, "verb": _VERBS, "join": {"以及", *"和与及暨、"}, "of": {"的"}}
_LONGEST = max(len(word) for words in _VOCABULARY.values() for word in words)
# Patterns are compiled when a title is long: sets of hanzi take long, and most titles are short.
_TIME = (
    r"(?:\d{4}(?:[—～-]\d{4})?|[〇○零一二三四五六七八九]{4})年度?(?:上半年|下半年|全年|前三季度|\w季度|\d+(?:[—～-]\d+)?月份?)?"
    r"|上半年|下半年|前三季度|\w季度"
)
_NUMBER = r"第(?:\d+|\w{1,3}?)[届次批期轮]|\d[\d.]*(?:%|周年|[个件项家年月日号届次批期])?|[A-Za-z0-9&+./-]+"
_ABOUT = "关于(?:印发|转发|下达|公布|报送|上报|开展|做好|加强|推进|贯彻落实|落实)?"
_QUOTED = "“[^”]*”|（[^）]*）|〔[^〕]*〕"
_PIECE = f"(?P<time>{_TIME})|(?P<word>{_NUMBER})|(?P<name>{_QUOTED})|(?P<book>《[^》]*》)|(?P<about>{_ABOUT})"
_PLACE = r"\w{1,9}?自治[区州县]|\w{1,4}?(?:[省市县区州盟旗镇乡](?!市)|街道)"
#: An office within the name of a longer one (…人民政府灵隐街道办事处), and the end of a name that no year follows.
_BODY = "人民政府|委员会|总局|联合会|[省市县区州镇乡]委(?!员)|(?<![布全格结大])[局厅](?!长)"
_ENDS = "(?:[局委会厅院办室部处站所社省市县区州镇乡村队]|街道|系统|中心|政府|党组|公司|集团|大学|学校|开发区|新城)$"
_NO_START = frozenset("的和与及暨等之们者、，。；：！？）》”’〕〉")
_NO_END = frozenset("（《“‘〔〈第")

_FEW = 4  # characters from which on a known word's edge is sure, and a name's rest is a name
_MOST_LINES = 6
_EXTRA_LINE, _UNSHAPED, _IN_BOOK = Decimal(5), Decimal(12), Decimal(8)


class _Token(NamedTuple):
    """A piece that is never split; `price` is added to whatever it costs to end a line behind it."""

    text: str
    kind: str
    price: Decimal = Decimal(0)


def lines(text: str, capacity: Decimal) -> list[str] | None:
    """A title → lines of at most `capacity` 字 that split no word, or None where there are none.

    The lines together are the text: a blank between two names stays at the end of the first.
    """
    if width(text) <= capacity:
        return [text]
    tokens = list(_tokens(text))
    prices = {i: price for i, (a, b) in enumerate(pairwise(tokens), 1) if (price := _price(a, b)) is not None}
    ends = list(accumulate((width(token.text) for token in tokens), initial=Decimal(0)))
    least = ceil(ends[-1] / capacity)
    for count in range(least, min(least + 3, _MOST_LINES + 1)):
        found = [
            _judged(tokens, cuts, prices) for n in (count, count + 1) for cuts in _cuts(ends, [*prices], n, capacity)
        ]
        if found:
            return min(found)[1]
    return None


def split_word(broken: list[str]) -> str:
    """A title's lines → the word or name that one of their ends splits, or what may not stand there; '' for none.

    What is no known word is not judged.
    """
    tokens = list(_tokens("".join(broken)))
    ends = list(accumulate(len(token.text) for token in tokens))
    for at in accumulate(len(line) for line in broken[:-1]):
        place = bisect_left(ends, at)
        token, offset = tokens[place], at - ends[place]
        if offset < 0 and not _loose(token, offset):
            return token.text
        if offset == 0 and place + 1 < len(tokens) and _torn(token, tokens[place + 1]):
            return token.text[-2:] + tokens[place + 1].text[:2]
    return ""


def _loose(token: _Token, offset: int) -> bool:
    """Whether a line may end within a piece for all we know: in unknown text, or behind one name of several."""
    if token.kind in {"issuer", "body", "place"}:
        return re.search(_ENDS, token.text[:offset]) is not None
    return token.kind == "loose"


def _torn(a: _Token, b: _Token) -> bool:
    """Whether no line may end between two pieces: before 的, 和 or a closing mark, behind an opening one."""
    starts = b.text[0].isspace() or (b.text[0] in _NO_START and b.kind not in {"word", "kind"})
    return starts or a.text[-1] in _NO_END


def _cuts(ends: list[Decimal], places: list[int], count: int, capacity: Decimal, start: int = 0) -> Iterator[list[int]]:
    """Every way to end `count` lines at some of `places` so that each fits; the last one ends the title."""
    if ends[-1] - ends[start] > count * capacity:
        return
    if count == 1:
        yield []
        return
    for i, cut in enumerate(places):
        if ends[cut] - ends[start] > capacity:
            return
        for more in _cuts(ends, places[i + 1 :], count - 1, capacity, cut):
            yield [cut, *more]


def _judged(tokens: list[_Token], cuts: list[int], prices: dict[int, Decimal]) -> tuple[Decimal, list[str]]:
    """A division → what it costs, and its lines."""
    parts = zip([0, *cuts], [*cuts, len(tokens)], strict=True)
    split = ["".join([token.text for token in tokens[a:b]]) for a, b in parts]
    price = sum((prices[cut] for cut in cuts), _EXTRA_LINE * len(split))
    return price + _shape([width(line.rstrip()) for line in split]), split


def _shape(widths: list[Decimal]) -> Decimal:
    """Lines of like length are best; of two, long over short. Neither rectangle nor hourglass."""
    steps = [b - a for a, b in pairwise(widths)]
    falls = [i for i, step in enumerate(steps) if step <= 0]
    diamond = all(steps) and falls == list(range(len(steps) - len(falls), len(steps)))
    narrowing = all(step < 0 for step in steps)
    unshaped = Decimal(0) if diamond or narrowing else _UNSHAPED
    return max(widths) - min(widths) + unshaped + (0 if widths[0] > widths[-1] else Decimal("0.5"))


# ------------------------------------------------------------------------ prices


def _price(a: _Token, b: _Token) -> Decimal | None:
    """What it costs to end a line between two tokens; None: never."""
    if _torn(a, b):
        return None
    cheap = 0 if a.text[-1].isspace() else _between(a, b)
    return None if cheap is None else cheap + a.price


_BEHIND = {"issuer": 0, "body": 3, "place": 8, "join": 7, "verb": 6}
_BEFORE = {"about": 0, "book": 1, "time": 2}


def _between(a: _Token, b: _Token) -> int | None:
    """年度 and paper, 的 and paper, what and 情况 belong together; words the more, the shorter they are."""
    short = (len(a.text) < _FEW) + (len(b.text) < _FEW)
    if a.kind in _BEHIND:
        return _BEHIND[a.kind]
    if a.kind == "about":
        return 3 if b.kind == "book" or len(a.text) > len("关于") else 4
    if b.kind in _BEFORE:
        return _BEFORE[b.kind]
    if b.kind == "kind":
        return {"time": 8, "of": 3 + 2 * short}.get(a.kind, 4 + 3 * short)
    if a.kind in {"time", "of"}:
        return 2 if a.kind == "time" else 6
    loose = [len(token.text) for token in (a, b) if token.kind == "loose"]
    if loose and min(loose) == 1 and (short == 2 or len(loose) == 2):
        return None
    return 4 + short + len(loose) + 3 * b.text.endswith("情况")


# ------------------------------------------------------------------------ tokens


def _tokens(text: str) -> Iterator[_Token]:
    """A title or what stands in 《》 → its tokens: the issuers, then the rest."""
    start = _issuer(text)
    for name in re.findall(r"\S+\s*|\s+", text[:start]):
        yield from _name(name)
    at = start
    while at < len(text):
        match = re.compile(_PIECE).match(text, at)
        piece = text[at : _stretch(text, at)] if match is None else match[0]
        at += len(piece)
        if match is None:
            named = _last_office(piece, len(piece))
            yield from (token._replace(kind="body") for token in _name(piece[:named]))
            yield from _phrase(piece[named:])
        elif match.lastgroup == "book":
            yield from _book(piece)
        else:
            yield _Token(piece, str(match.lastgroup))


def _issuer(text: str) -> int:
    """How much of a title is who it is from: up to 关于 or the year, or to the last office named."""
    match = next((m for m in re.finditer(_PIECE, text) if m.lastgroup in {"time", "about"}), None)
    end = len(text) if match is None else match.start()
    if match is not None and re.search(_ENDS, text[:end].rstrip()):
        return end
    return _last_office(text, end)


def _last_office(text: str, end: int) -> int:
    return max((match.end() for match in re.finditer(_BODY, text[:end])), default=0)


def _name(name: str) -> Iterator[_Token]:
    """An issuer's name → its places and the offices within it; the last piece is the issuer."""
    if not name:
        return
    at = 0
    while (place := re.compile(_PLACE).match(name, at)) and len(name.rstrip()) - place.end() >= _FEW:
        yield _Token(place[0], "place")
        at = place.end()
    for body in re.compile(_BODY).finditer(name, at):
        if len(name.rstrip()) - body.end() > _FEW:
            yield _Token(name[at : body.end()], "body")
            at = body.end()
    yield _Token(name[at:], "issuer")


def _book(piece: str) -> Iterator[_Token]:
    """《…》 is best left whole; a long one may be parted as the title it is."""
    first, *rest = [_Token("《", "book"), *_tokens(piece[1:-1])]
    inside = [_Token(first.text + (rest[0].text if rest else ""), "book"), *rest[1:]]
    for token in inside[:-1]:
        yield token._replace(price=token.price + _IN_BOOK)
    yield inside[-1]._replace(text=inside[-1].text + "》")


def _stretch(text: str, start: int) -> int:
    """Where the plain text that begins at `start` ends."""
    match = re.compile(_PIECE).search(text, start)
    return len(text) if match is None else match.start()


def _phrase(text: str) -> Iterator[_Token]:
    """Plain text → known words, 和, 的, and what is left between them."""
    loose, at = "", 0
    while at < len(text):
        token = _known(text, at)
        if token is None:
            loose += text[at]
            at += 1
            continue
        if loose:
            yield _Token(loose, "loose")
        yield token
        loose, at = "", at + len(token.text)
    if loose:
        yield _Token(loose, "loose")


def _known(text: str, at: int) -> _Token | None:
    """The longest known word that begins here."""
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        word = text[at : at + length]
        for kind, words in _VOCABULARY.items():
            if word in words:
                return _Token(word, kind)
    return None
