"""Numbers that have lost something: their unit, their point, a year; and places still to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.checks.prose.lines import HANZI, TITLE, UNIT_STARTS, Finding, Line
from generator.messages import Message
from generator.patterns import lazy

#: Nouns that a number with a unit follows.
_MEASURED = lazy(
    r"(?:收入|利润|利税|税收|税金|产值|总额|资金|经费|投资|投入|增加值|金额|补助|奖励|贷款|存款|销售额|成交额|交易额|合同额|"
    r"支出|申请量|授权量|拥有量|面积|里程|产量|人数|户数|总数|数量|规模|容量|同比增长|同比下降|增长|下降|占比|比重|总量)"
    r"(?:达到|达|为|共|约|近|超过|了)?$"
)
#: A whole number that no unit follows.
_UNLIKE = lazy(rf"\d+(?:\.\d+)?(?![\d.,%％‰万亿{UNIT_STARTS}—～~–－-]| [{UNIT_STARTS}])")
_NOUN_ENDS = frozenset("入润税值额资金费投助励款支出量积程数户模长降比重达到为共约近过了")
_UNITED = frozenset("万亿" + UNIT_STARTS)
_AFTER = lazy(rf"[，。；、）]|$|{HANZI}")
_JOINED = lazy(r"[、和至到—～~–-]|余|多|以")
_UNIT_LIKE = lazy(r"[比年月多余几以左个第的]")
_SCALED = lazy(r"\d(万|亿)(?:余|多)?(?=[，。；）]|$|以上|左右|以内|已|用于|的资金|、" + HANZI + ")")
#: What nobody counts in anything: 粉丝36.8万，阅读量10万以上的46个.
_WATCHED = lazy("粉丝|[阅览点播访下关][读看击放问载注览]量")
_SPLIT = lazy(r"\d(?:。|[.．]{2,})\d")
_GROUPED = lazy(r"(?<![\d,])\d{1,3},\d{1,2}(?=[万亿%元])")
_YEAR_NEXT = lazy(r"(?:19|20)\d\d(?:年|[—～-])")
_BLANKS = lazy(
    r"(?:19|20)[xX×Ｘ＊*]{1,2}|[xX×Ｘ]{2,}|[＊*]{2,}|○○+|□{2,}|_{2,}|待补充?|待填写?|待核实?|待定[）)]|TODO|TBD|[?？]{2,}|……?万元|〔\s*〕|(?<![A-Za-z\d第])[XxＸ×](?=[期名次家项场份件万亿])|[?？](?=[万亿]?[元人家项名期次件户])|\(\s*\)|（\s*）"
)
_RANGE = lazy(r"(?<![\d年月日A-Za-z”〕）])[—～-]{1,2}(?:19|20)\d\d年(?!\d{1,2}月\d{1,2}日)")
_YEARLESS = lazy(r"^(?:20)?年(?:工作|度(?!目标|任务|计划|预算|考核|内|指标)|科技|重点|上半年|下半年|全[市县区镇局]|是)")
_SHORT = lazy(r"(?:^|[。；，])20年(?![来间前后内以多余代里的之])")
_NUMBERED = lazy(r"[〔［\[【（(]\s*\d{1,3}\s*[〕］\]】）)]\s*\d*号")


def lost(line: Line) -> Iterator[Finding]:
    """Numbers without their unit, without 元, or with 。 for a point."""
    yield from _bare(line)
    yield from _scales(line)
    yield from _points(line)


def _typed(line: Line, at: int) -> bool:
    return line.figure_at(at) is None


def _bare(line: Line) -> Iterator[Finding]:
    """利润5887利税: a number after a noun that wants a unit."""
    text = line.text
    for match in _UNLIKE.finditer(text):
        start, end = match.span()
        before = start - (text[start - 1 : start] == " ")
        if text[before - 1 : before] not in _NOUN_ENDS or not before or not _typed(line, start):
            continue
        rest = text[end : end + 2].lstrip(" ")[:1]
        if rest != text[end : end + 1] and rest in _UNITED:
            continue
        if (
            not _AFTER.match(rest)
            or _UNIT_LIKE.match(rest)
            or _MEASURED.search(text, max(0, before - 8), before) is None
        ):
            continue
        if rest == "。" and text[end + 1 : end + 2].isdecimal():
            continue  # a broken decimal point, told of by itself
        if rest and _JOINED.match(rest) and text[end + 1 : end + 2].isdecimal():
            continue  # the unit stands at the end of the list
        yield _lost(line, start, end)


def nameless(line: Line) -> Iterator[Finding]:
    """1.5亿元，160万元 345万元: amounts side by side, of which nobody can say what they are."""
    for one, two in pairwise(line.numbers):
        gap = line.text[one.end : two.start]
        if gap and not gap.strip() and one.unit == two.unit and one.unit:
            message = Message("两个数挨在一起，没有名称：{text}", text=line.text[one.start : two.end])
            yield Finding("E330", message, line, one.start, two.end, Message("在每个数前面写明是什么"))


def _lost(line: Line, start: int, end: int) -> Finding:
    message = Message("这个数没有单位：{text}", text=line.text[max(0, start - 6) : end + 4])
    hint = Message("把单位写在数的后面，如 {text}万元、{text}件、{text}%", text=line.text[start:end].strip())
    return Finding("E330", message, line, start, end, hint)


def _scales(line: Line) -> Iterator[Finding]:
    """支持47万，: 万 and 亿 without 元 or what is counted."""
    for match in _SCALED.finditer(line.text):
        number = next((n for n in line.between(0, match.end()) if n.start <= match.start() < n.end), None)
        if number is None or number.unit or _WATCHED.search(line.text, line.sentence(number.start)[0], number.start):
            continue
        if _SPLIT.match(line.text, number.start - 2):
            continue
        text = line.text[number.start : match.end()].strip()
        message = Message("“{text}”只有{scale}，没有单位", text=text, scale=match[1])
        hint = Message("补上单位，如 {text}元", text=text)
        yield Finding("E330", message, line, number.start, match.end(), hint)


def _points(line: Line) -> Iterator[Finding]:
    """32。63%: a decimal point that was turned into a full stop."""
    for match in _GROUPED.finditer(line.text):
        message = Message("千分位写错了：{text}", text=match[0])
        hint = Message("每三位一个逗号，或者不写逗号；是小数点的，写“.”")
        yield Finding("E331", message, line, match.start(), match.end(), hint)
    for match in _SPLIT.finditer(line.text):
        if _YEAR_NEXT.match(line.text, match.end() - 1):
            continue
        start, end = _digits(line.text, match.start(), match.end())
        message = Message("数字中间是句号：{text}", text=line.text[start:end])
        hint = Message(
            "小数点写半角的“.”：{text}",
            text=line.text[start:end].replace("。", ".").replace("．", ".").replace("..", "."),
        )
        yield Finding("E331", message, line, start, end, hint)


def _digits(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1].isdecimal():
        start -= 1
    while end < len(text) and (text[end].isdecimal() or text[end] in "%亿万元分"):
        end += 1
    return start, end


def blanks(line: Line) -> Iterator[Finding]:
    """20xx年, XX县, **, 待补充."""
    for match in _BLANKS.finditer(line.text):
        if _typed(line, match.start()):
            message = Message("这里还没有填：{text}", text=line.text[max(0, match.start() - 4) : match.end() + 4])
            hint = Message("填上实际的年份、名称或数；年份写 {{ 年度 }}，随报告走")
            yield Finding("E332", message, line, match.start(), match.end(), hint)


def years(line: Line) -> Iterator[Finding]:
    """-2010年度, 年工作要点, 20年科技工作, [33]号."""
    text = line.text
    found = list[re.Match[str]]()
    if "年" in text and ("—" in text or "-" in text or "～" in text):
        found += _RANGE.finditer(text)
    if "号" in text:
        found += _NUMBERED.finditer(text)
    if "20年" in text:
        found += _SHORT.finditer(text)
    if line.role == TITLE or line.key.endswith("[1]"):
        found += _YEARLESS.finditer(text)
    end = -1
    for match in sorted(found, key=lambda each: each.start()):
        if match.start() < end:
            continue
        end = match.end()
        if _typed(line, match.end() - 1) and _typed(line, match.start()):
            message = Message("年份缺了：{text}", text=text[max(0, match.start() - 4) : match.end() + 4])
            hint = Message("补上年份，四位写全；发文字号写 〔2025〕1号")
            yield Finding("E332", message, line, match.start(), match.end(), hint)


_ACTED = lazy(
    r"(?:(?:群众|农户|人数|户数|企业|学生|居民|职工)(?:达|达到|共)|(?:修建|硬化|铺设|安装|栽植|整治|发放|投入|新建|新增|培训|举办|查处|办理|改造|下拨|募集|惠及|检查|征收|改厕)[^，。；：、（）\d“”]{1,8}|(?:水资源费|款|总长|全长|队|换届|隐患|岗位|案件|项目)(?:共|达|达到)?)(?<![第号])(?P<number>(?!(?:19|20)\d\d)(?:\d{2,}(?:\.\d+)?|(?<=项目)\d))(?=[，。；、])(?!、\d)"
)


_COUNTING = "人件项家个户名场辆台座处所起宗亩册"
#: A number in a list whose others have their units, and behind a rate.
_AMID = lazy(
    rf"(?:\d[万亿]?(?:人次|[{_COUNTING}])、[^\d，。；：、（）“”A-Za-z第]{{2,10}}"
    rf"|(?:增长|下降|提高|分别)[^，。；\d]{{0,4}}\d+(?:\.\d+)?[%％][、和])(?P<number>\d+(?:\.\d+)?)(?=以上[，。；]|[、，。；])(?!、\d)"
    rf"|[^\d，。；：、（）“”A-Za-z第年月]{{2}}(?P<first>\d+)、[^\d，。；：、（）“”A-Za-z]{{2,8}}\d+(?P<unit>[{_COUNTING}])、[^\d，。；：、（）“”A-Za-z]{{2,8}}\d+(?P=unit)"
)


def unitless(line: Line) -> Iterator[Finding]:
    """新建公路86、桥梁12座: a number that something was done to so many of, and nothing behind it."""
    for match in _AMID.finditer(line.text):
        name = "number" if match["number"] else "first"
        if _typed(line, match.start(name)):
            yield _lost(line, *match.span(name))
    for match in _ACTED.finditer(line.text):
        if _typed(line, match.start("number")):
            yield _lost(line, *match.span("number"))
    end = 0
    for run in line.runs:
        start, end = end, end + len(run.text)
        literal = run.figure is not None and run.text.isdecimal() and len(line.runs) > 1
        if literal and not line.named_at(start) and line.text[end : end + 1] in set("，。；、"):
            yield _lost(line, start, end)
