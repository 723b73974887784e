"""Numbers of one thing that keep each other's account: what is done, what is left, what came in and what went out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from generator.checks.alike import alike
from generator.checks.prose.among import BESIDE
from generator.checks.prose.lines import Finding, Line, Number, wrong
from generator.checks.prose.sums import fits, slipped
from generator.messages import Message
from generator.patterns import lazy

#: Verbs whose number is a part of what stands right before: 受理142件，办结139件.
DEALT = (
    "采纳|采用|吸收|实到|到会|出席|办结|结案|办理完毕|答复|整改|整治完成|完成整改|化解|调处|处置|销号|整改销号|合格|回收|验收|审结|执结|"
    "解决|办证|挂牌|竣工|开工|录用|通过|签约|应对完成|兑现|反馈"
)
_DONE = lazy(
    rf"^(?P<noun>[^，。；、\d]{{0,6}})，(?:现|目前|均|其中)?(?:已|成功|按时|按期|及时|有效)*(?:{DEALT})(?:完成|到位|了)?$"
)
#: What is not dealt with at all.
_REFUSED = lazy("[不未]")
_ALREADY = lazy(rf"^[^，。；、\d]{{0,6}}已(?:{DEALT})(?:完成|到位|了)?$")
#: What was taken over from the year before may be done too.
_OVER = lazy(r"^[^。]{0,8}(?:率|的)(?:达到|达|为)?1\d\d(?:\.\d+)?[%％]")
_CARRIED = ("结转", "上年", "去年", "往年", "历年", "存量", "累计", "含", "计划", "目标", "任务")
_LEFT = lazy(r"(?:，|；|。|（)(?:其余|剩余|余下|余|其他|不合格|未整改|未办结|未完成)(?:到位|完毕|完成)?(?:的)?$")
_PLUS = lazy(
    r"^[^，。；\d]{0,4}(?:，|（)(?P<than>同比|[比较](?:上年|去年|年初)(?:末|底|同期)?)?"
    r"(?:净增加|净增|增加|新增|增长|多[^，。；\d]{0,4})(?:了)?$"
)
_UP_TO = lazy(
    r"^[^，。；\d]{0,6}，(?:总数|总量|累计|总计|目前|现有|现已|存量|保有量)+(?:已|共|共有|建成|完成|有)*(?:达到|达|为|完成|增至)?了?$"
)
_NEW = lazy(
    r"(?:新(?:增|建|登记|认[定证]|培育|发展|签约|改建|开|设|引进|创|申报|成立|入库)|增加|建成|创建|培育|认定|评选|完成|改造|加装|安装|开通|改|改厕)[^，。；、\d]{0,14}$"
)
_TOTAL = lazy(r"(?:现有|实有|共有|总数|总量|总计|累计|保有量|存量|已有|[达增]到|拥有|达)(?:了)?$")
_NO_TOTAL = lazy("注销|退出|新增|增加|净增|目标|计划|任务|减少|[比较从由]|其中")
_NET = lazy(r"，(?:实现)?(?:净增加|净增长|净增|(?:当期|当年|收支)?结余)(?:了)?$")
_OUT = ("注销", "退出", "减少", "流失", "核减", "淘汰", "关停", "吊销", "迁出", "退休", "调出", "死亡")
_BOTH = lazy(r"([两二三四五])(?:项|者|类|笔|方面|部分)[^，。；、\d]{0,6}(?:合计|共计|相加|总计|加起来)(?:为|达|达到)?$")
_MANY = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


def _told(line: Line, number: Number, message: Message, others: tuple[Number, ...]) -> Finding:
    places = tuple([(line, n.start, n.end) for n in others])
    return Finding("E320", message, line, number.start, number.end, Message("核对这几个数"), others=places)


def _text(line: Line, number: Number) -> str:
    return line.text[number.start : number.end].strip()


def _counted(*numbers: Number) -> bool:
    """Whether all are exact amounts of one unit that can be added."""
    units = {n.unit for n in numbers}
    return (
        len(units) == 1
        and units.isdisjoint({"", "%", "％", "‰", "个百分点"})
        and all(n.exact and n.amount for n in numbers)
    )


def check(line: Line) -> Iterator[Finding]:
    """Every account that a line keeps."""
    text = BESIDE.sub(lambda match: " " * len(match[0]), line.text)
    for one, two in pairwise([n for n in line.numbers if text[n.start : n.end].strip()]):
        if _counted(one, two):
            yield from _dealt(line, one, two, text)
            yield from _added(line, one, two, text)
    for index in range(len(line.numbers) - 1):
        yield from _left(line, index + 1)
        yield from _net(line, index + 1)
        yield from _together(line, index + 1)
        yield from _closing(line, index + 1)
        yield from _sheet(line, line.numbers[index : index + 3])


def _dealt(line: Line, whole: Number, part: Number, text: str) -> Iterator[Finding]:
    """受理142件，办结193件."""
    if part.value <= whole.value or not _DONE.match(text[whole.end : part.start].replace(" ", "")):
        return
    clause = line.clause(whole.start)
    if line.text[clause - 1 : clause] == "、" or _REFUSED.search(line.text, clause, whole.start):
        return  # 新收2860件、旧存266件，审结2998件; 不予受理26件，结案278件
    start = line.sentence(whole.start)[0]
    told = _OVER.match(line.text[part.end : part.end + 24])
    if told or any(word in line.text[max(start, whole.start - 40) : part.end + 8] for word in _CARRIED):
        return
    message = Message("做完的比要做的还多：{whole}，{part}", whole=_said(line, whole), part=_said(line, part))
    yield _told(line, part, message, (whole,))


def _said(line: Line, number: Number) -> str:
    return line.text[max(line.clause(number.start), number.start - 8) : number.end].strip()


def _added(line: Line, one: Number, two: Number, text: str) -> Iterator[Finding]:
    """现有356户，同比增加420户; 新增620个，总数达到248个."""
    gap = text[one.end : two.start].replace(" ", "")
    clause = line.text[line.clause(one.start) : one.start]
    plus = _PLUS.match(gap) if two.value > one.value else None
    if plus and not _NO_TOTAL.search(clause) and (plus["than"] or _TOTAL.search(clause)):
        new, all_ = two, one
    elif one.value > two.value and _UP_TO.match(gap) and _NEW.search(clause):
        new, all_ = one, two
    else:
        return
    message = Message("增加的比总数还多：总数{whole}，增加{part}", whole=_text(line, all_), part=_text(line, new))
    yield _told(line, two, message, (one,))


def _left(line: Line, index: int) -> Iterator[Finding]:
    """隐患96处，已整改89处，其余6处: nothing else of the unit in the sentence."""
    rest = line.numbers[index]
    start = line.sentence(rest.start)[0]
    mark = _LEFT.search(line.text, max(start - 1, rest.start - 10, 0), rest.start)
    same = [n for n in line.between(start, rest.start) if n.unit == rest.unit] if mark else []
    if len(same) != 2 or not _counted(*same, rest):
        return
    whole, part = same
    between = line.text[whole.end : part.start]
    done = _DONE.match(between) or "其中" in between or _ALREADY.match(between)
    if not done or whole.value < part.value or whole.value == part.value + rest.value:
        return
    message = Message(
        "剩下的不对：{whole} − {part} = {left}，这里写的是{rest}",
        whole=whole.shown(), part=part.shown(), left=whole.shown(whole.value - part.value), rest=_text(line, rest),
    )  # fmt: skip
    yield _told(line, rest, message, (whole, part))


def _net(line: Line, index: int) -> Iterator[Finding]:
    """新登记1.13万户，注销4620户，净增6860户."""
    net = line.numbers[index]
    if index < 2 or not _NET.search(line.text, max(0, net.start - 8), net.start):
        return
    came, went = line.numbers[index - 2 : index]
    clause = line.text[line.clause(went.start) : went.start]
    first = line.text[line.clause(came.start) : came.start]
    flows = ("新" in first and any(word in clause for word in _OUT)) or ("收入" in first and "支出" in clause)
    if not flows or not _counted(came, went, net):
        return
    room = max(n.step for n in (came, went, net)) / 2 + (net.step + went.step) / 2
    if abs(came.value - went.value - net.value) <= room:
        return
    message = Message(
        "净增的不对：{came} − {went} = {left}，这里写的是{net}",
        came=came.shown(), went=went.shown(), left=net.shown(came.value - went.value), net=_text(line, net),
    )  # fmt: skip
    yield _told(line, net, message, (came, went))


def _together(line: Line, index: int) -> Iterator[Finding]:
    """融资4.6亿元；……融资2.9亿元，两项合计5.7亿元."""
    total = line.numbers[index]
    match = _BOTH.search(line.text, line.clause(total.start), total.start)
    if match is None or not total.exact:
        return
    start, count = line.sentence(total.start)[0], _MANY[match[1]]
    units = {total.unit, total.unit.removesuffix("次")}
    parts = [n for n in line.between(start, total.start) if n.unit in units and n.exact][-count:]
    found = sum((n.value for n in parts), Decimal(0))
    slack = sum((n.slack for n in parts), total.slack)
    if len(parts) < count or abs(found - total.value) <= slack:
        return
    message = Message(
        "写的{word}是 {total}，加起来是：{terms} = {found}",
        word=match[0], total=_text(line, total), terms=" + ".join([n.shown() for n in parts]), found=total.shown(found),
    )  # fmt: skip
    yield wrong(_told(line, total, message, tuple(parts)))


_SHEET = (lazy(r"资产(?:总额|总计|总量)(?:达到|达|为)?$"), lazy(r"负债(?:总额|总计|合计)?(?:达到|达|为)?$"),
          lazy(r"(?:净资产|(?:所有者|股东)权益)(?:总额|总计|合计)?(?:达到|达|为)?$"))  # fmt: skip


def _sheet(line: Line, numbers: Sequence[Number]) -> Iterator[Finding]:
    """资产总额326.8亿元，负债总额189.5亿元，所有者权益137.3亿元."""
    named = [p.search(line.text, line.clause(n.start), n.start) for p, n in zip(_SHEET, numbers, strict=False)]
    if len(named) < len(_SHEET) or not all(named) or not _counted(*numbers):
        return
    assets, owed, own = numbers
    if abs(assets.value - owed.value - own.value) <= assets.slack + owed.slack + own.slack:
        return
    message = Message(
        "资产不等于负债加权益：{owed} + {own} = {found}，写的是{assets}",
        owed=owed.shown(), own=own.shown(), found=assets.shown(owed.value + own.value), assets=_text(line, assets),
    )  # fmt: skip
    yield _told(line, assets, message, (owed, own))


_ALL = lazy(r"^，[^，。；、\d]{0,8}(?:总面积|总数|总量|总额|总投资|总长度?|总人数|总规模)(?:达到|达|为)?$")


def _closing(line: Line, index: int) -> Iterator[Finding]:
    """蔬菜4200亩、药材3600亩、林果5100亩，总面积达1.92万亩: digits that changed places, a point that moved."""
    total = line.numbers[index]
    if not total.exact or not _ALL.match(line.text[line.numbers[index - 1].end : total.start]):
        return
    parts = [line.numbers[index - 1]]
    for number in reversed(line.numbers[max(0, index - _LIST) : index - 1]):
        if not _counted(number, total) or "、" not in line.text[number.end : parts[-1].start]:
            break
        parts.append(number)
    if len(parts) < 2 or not _counted(*parts, total) or fits(total, parts) or not _typed_wrong(total, parts):
        return
    found = sum((n.value for n in parts), Decimal(0))
    terms = " + ".join([n.shown() for n in reversed(parts)])
    message = Message(
        "写的{word}是 {total}，加起来是：{terms} = {found}",
        word=line.text[line.clause(total.start) : total.start], total=_text(line, total), terms=terms,
        found=total.shown(found),
    )  # fmt: skip
    yield _told(line, total, message, tuple(parts))


#: So many parts a list has at most.
_LIST = 20


def _typed_wrong(total: Number, parts: list[Number]) -> bool:
    """Whether one slip of the keyboard, in the total or in a part, is all that is wrong."""
    found = sum((n.value for n in parts), Decimal(0))
    return slipped(total, parts) or alike(found, total.value, digit=False)
