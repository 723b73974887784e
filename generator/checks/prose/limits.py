"""What no number can be: a rank behind the last, a share over 100 %, a range from large to small; two marks on one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks import shares as rates
from generator.checks.prose.lines import Finding, Line, Number, wrong
from generator.messages import Message
from generator.patterns import lazy
from generator.quantity import SCALES

_RANK = lazy(
    r"(\d+)个?(?:家)?(?:县市区|县区市|市县区|设区市|地级市|地市|省份|省市|区县|县区|市州|市|县|区|省|镇|乡镇|街道|"
    r"部门|单位|局|家|企业|园区|高新区|支队伍|支代表队|支参赛队|队|所学校|名选手|城市|地区|国家|高校|社区|网点)(?:（[^）\d]*）)?[^，。；\d（）]{0,12}?，?[^，。；\d（）]{0,6}"
    r"(?:(?:排名|位居|位列|名列|排在|居|列|排|获)(?:全[省市县区国])?第?|第)(\d+|[一二三四五六七八九十]{1,3})"
    r"(?:位|名)?(?![\d.%％年月个届批期次轮])"
)
_RANKED = lazy(r"第(\d+)(?:位|名)?（共(\d+)[^）]{0,8}）")
_WHOLE = lazy(
    r"([^，。；、（）\d]{2,4}(?:[率面度]|占比|比重|比例))(?:稳定|保持|维持|控制)?(?:在|达到|提高到|提升到|上升到|为|达|约|已达|均为|均达"
    r"|由\d+(?:\.\d+)?[%％](?:提高|提升|上升|增加)到)?$"
)
_EACH_WHOLE = lazy(r"([^，。；、（）\d]{2,6}率)分别(?:达到|达|为|是)(?:\d+(?:\.\d+)?[%％][、和与])+$")
_SHARE = lazy(r"占([^，。；、\d]{1,18}?)(?:的比重|比重|的比例|的)?(?:达到|为|达|约)?$")
_EXCEEDED = ("计划", "目标", "任务", "预算", "指标", "进度", "上年", "去年", "同期", "往年", "以往", "基数")
_MARK = "大约|约|接近|将近|近|超过|超|突破|逾|不少于|不低于|至少"
_TWICE = lazy(
    r"(?:大约|约)有?(?:接近|将近|近|超过|逾)(?=[百千万十])|近约(?=\d)"
    rf"|(?:{_MARK})(?:为|达)? ?(?:{_MARK})(?=\d)"
    rf"|(?:{_MARK}) ?\d[\d.,]*(?:%|％)?(?:万|亿)?(?:[余多]|[—～~-]\d[\d.]*[%％]?(?![\d.%％]|年|月|日)"
    r"|[^\d，。；：、（）余多]{1,3}(?:左右|上下|以上|以下|以内))"
    r"|(\d[\d.,]*(?:万|亿)?[余多])[^\d，。；：、（）]{1,3}(?:左右|上下|以上|以内)"
    r"|(?:以上|左右|以内)(?:以上|左右|以内|余|多)"
)
_UNROUND = lazy(
    r"(?<![\d.,])\d*[1-9]\d*[1-9][余多](?=[个项家件名人场次期份篇种条户所台套处]|\d|[^\d万亿元公亩里米吨年月天小])"
)
_RANGED = lazy(r"(\d+(?:\.\d+)?)([%％万亿]?)(?:[—～~–-]|[至到])(\d+(?:\.\d+)?)([万亿]?)")
#: Between these the one value became the other: 从15至10, 由3到2.
_BECAME = lazy(r"[从由自将把][^，。；：、（）\d]{0,8}$|(?:减|降|压|缩)[^，。；：、（）\d]{0,6}$")


def ranks(line: Line) -> Iterator[Finding]:
    """在全省11个市中位居第12; 第12（共11）."""
    pairs = [(m, _rank(m[2]), int(m[1])) for m in _RANK.finditer(line.text)]
    pairs += [(m, int(m[1]), int(m[2])) for m in _RANKED.finditer(line.text)]
    for match, rank, count in pairs:
        if rank > count > 1:
            message = Message("一共{count}个，排不到第{rank}", count=count, rank=rank)
            hint = Message("核对名次和总数")
            yield wrong(Finding("E339", message, line, match.start(), match.end(), hint))


def _rank(text: str) -> int:
    if text.isdecimal():
        return int(text)
    head, ten, tail = text.partition("十")
    ones = "一二三四五六七八九"
    return 10 * (ones.find(head) + 1 or 1) + ones.find(tail) + 1 if ten else ones.find(text) + 1


_AMONG = lazy(r"(\d+)(个|家|项|名|件|户)([^，。；：、（）\d]{1,8})中，?(?:已|就|共|只)?(?:经)?有(\d+)\2")


def among(line: Line) -> Iterator[Finding]:
    """12个项目中，有13个已开工."""
    for match in _AMONG.finditer(line.text):
        if int(match[4]) > int(match[1]):
            message = Message("一共{count}{unit}，不会有{part}{unit}", count=match[1], unit=match[2], part=match[4])
            yield wrong(Finding("E339", message, line, match.start(), match.end(), Message("核对两个数")))


def shares(line: Line) -> Iterator[Finding]:
    """占全市的105%; 覆盖率达到102%."""
    for number in line.numbers:
        if number.unit not in {"%", "％"} or number.value <= 100 or number.high is not None:
            continue
        before = line.text[line.clause(number.start) : number.start]
        named = _WHOLE.search(before) or _EACH_WHOLE.search(before)
        if (_SHARE.search(before) or (named and rates.whole(named[1]))) and not any(
            word in before for word in _EXCEEDED
        ):
            message = Message("占比、覆盖率一类的数不会超过100%：{text}", text=line.text[number.start : number.end])
            hint = Message("核对这个数；是完成率的，写明“完成目标的…%”")
            yield wrong(Finding("E339", message, line, number.start, number.end, hint))


def together(line: Line) -> Iterator[Finding]:
    """分别占25%、40%和45%: shares of one whole that come to more."""
    at = max(line.text.find("分别占"), line.text.find("占比分别为"), line.text.find("比重分别为"))
    if at < 0:
        return
    found = list[Number]()
    for number in line.numbers:
        gap = line.text[found[-1].end if found else at : number.start]
        if number.start > at and number.unit in {"%", "％"} and len(gap) < 14 and not set("，。；") & set(gap):
            found.append(number)
    total = sum((n.value for n in found), Decimal(0))
    if len(found) > 2 and total > 100 + sum((n.step for n in found), Decimal(0)) / 2:
        terms = " + ".join([n.shown() for n in found])
        message = Message("各部分的占比加起来超过100%：{terms} = {total}", terms=terms, total=found[0].shown(total))
        yield Finding("E339", message, line, found[0].start, found[-1].end, Message("核对各项占比"))


_COMPOSED = lazy(r"(?:[^，。；：、\d]{1,8}占(?:比)?\d+(?:\.\d+)?[%％](?:[，、；]|(?=[。）]|$))){2,}")
#: Two that exclude each other.
_OPPOSITE = ({"男", "女"}, {"城", "乡"}, {"城", "农"}, {"市", "乡"}, {"市", "农"})


def composed(line: Line) -> Iterator[Finding]:
    """优秀占25%、良好占70%、合格占15%: parts of one whole that come to more."""
    for match in _COMPOSED.finditer(line.text):
        found = line.between(*match.span())
        names = {line.text[line.clause(n.start) : n.start][i] for n in found for i in (0, 1)}
        listed = len(found) > 2 and "，" not in match[0][:-1] and "；" not in match[0][:-1]
        opposite = len(found) == 2 and any(pair <= names for pair in _OPPOSITE)
        total = sum((n.value for n in found), Decimal(0))
        if (listed or opposite) and total > 100 + sum((n.step for n in found), Decimal(1)) / 2:
            terms = " + ".join([n.shown() for n in found])
            message = Message("各部分的占比加起来超过100%：{terms} = {total}", terms=terms, total=found[0].shown(total))
            yield Finding("E339", message, line, found[0].start, found[-1].end, Message("核对各项占比"))


def ranges(line: Line) -> Iterator[Finding]:
    """5—3项."""
    if not any(_falls(*match.groups()) for match in _RANGED.finditer(line.text)):
        return
    for number in line.numbers:
        if number.high is not None and number.unit and number.high < number.value:
            if line.figure_at(number.start) or (number.start and line.text[number.start - 1] in "-—－/·第"):
                continue
            text = line.text[number.start : number.end].strip()
            if number.unit in {"号", "日", "届"} or (
                {"至", "到"} & set(line.text[number.start : number.end])
                and _BECAME.search(line.text, line.clause(number.start), number.start)
            ):
                continue
            message = Message("范围从大到小写反了：{text}", text=text)
            finding = Finding("E339", message, line, number.start, number.end, Message("从小到大写，或核对两个数"))
            yield finding if number.unit in {"月", "年", "级", "分"} else wrong(finding)


def _falls(low: str, scale: str, high: str, end: str) -> bool:
    """5—3, 2亿～3万: whether the second is smaller."""
    sizes = SCALES.get(end, 1), SCALES.get(scale if scale in SCALES else end, 1)
    return float(low) * float(sizes[1]) > float(high) * float(sizes[0])


def marks(line: Line) -> Iterator[Finding]:
    """约20余家, 约50—60%, 38余项: two marks on one number, or 余 behind an exact one."""
    ends = 0
    for match in sorted([*_TWICE.finditer(line.text), *_UNROUND.finditer(line.text)], key=lambda m: m.start()):
        if match.start() < ends or (line.named_at(match.start()) and line.named_at(match.end() - 1)):
            continue
        ends = match.end()
        yield _marked(match, line)


def _marked(match: re.Match[str], line: Line) -> Finding:
    if match.re.pattern == _UNROUND.pattern:
        message = Message("准数后面不写约数：{text}", text=match[0])
        hint = Message("准数去掉“{mark}”；约数写成整十、整百", mark=match[0][-1])
    else:
        message = Message("一个数上有两个约数：{text}", text=match[0])
        hint = Message("约、近、余、多、左右、以上和起止，一个数只用一种")
    return Finding("E327", message, line, match.start(), match.end(), hint)
