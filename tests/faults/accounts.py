"""Kinds of faults in the account that numbers keep of each other: done and left, new and all, points and per cent."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from .beside import DEALT, SHARES, both, percent
from .harness import Kind
from .prose import Said, kind, off, split

#: What there is, its unit, and what more of it is called.
HELD = (
    ("实有床位", "张"), ("现有社会组织", "个"), ("注册志愿者达到", "人"), ("累计建成充电桩", "个"),
    ("在册农机达到", "台"), ("家庭农场达到", "家"),
)  # fmt: skip
MADE = (("新建公厕", "座"), ("新增泊位", "个"), ("新认定企业", "家"), ("新登记组织", "个"), ("新建学位", "个"))
THAN = ("同比", "比上年", "较上年", "比去年")
#: A thing, its unit, what is spent on it, and its two kinds.
BUILT = (
    ("改造危房", "户", "兑付补助", ("新建", "修缮")), ("立案查处", "件", "罚款", ("食品案件", "药械案件")),
    ("救助群众", "人次", "发放救助金", ("站内救助", "站外救助")), ("实施项目", "个", "投资", ("产业项目", "基础项目")),
)  # fmt: skip


@kind("做完的比要做的多", "E320", prose=True)
def dealt(rng: Random) -> Said:
    noun, unit, done = rng.choice(DEALT)
    total = rng.randint(40, 900)
    form = rng.choice(["{n}{a}{u}，{d}{{}}{u}", "{n}{a}{u}，已{d}{{}}{u}", "{n}{a}{u}，成功{d}{{}}{u}"])
    done = {"就业": "签约", "检验": "整改"}.get(done, done)
    part = rng.randint(total // 2, total)
    return both(rng, form.format(n=noun, a=total, u=unit, d=done), total + rng.randint(1, total), part)


@kind("剩下的", "E320", prose=True)
def left(rng: Random) -> Said:
    noun, unit, done = rng.choice(DEALT[:2] + DEALT[6:7])
    total = rng.randint(60, 900)
    part = rng.randint(total // 2, total - 12)
    form = rng.choice(["{n}{a}{u}，已{d}{b}{u}，其余{{}}{u}正在办理", "{n}{a}{u}，{d}{b}{u}；其余{{}}{u}限期办理"])
    rest = total - part
    return both(rng, form.format(n=noun, a=total, b=part, u=unit, d=done), off(rng, rest), rest)


@kind("增加的比总数多", "E320", prose=True)
def added(rng: Random) -> Said:
    total = rng.randint(40, 900)
    part, over = rng.randint(1, total - 1), total + rng.randint(1, 9 * total)
    if rng.random() < 0.5:
        noun, unit = rng.choice(HELD)
        return both(rng, f"{noun}{total}{unit}，{rng.choice(THAN)}增加{{}}{unit}", over, part)
    noun, unit = rng.choice(MADE)
    return both(rng, f"{noun}{{}}{unit}，{rng.choice(['总数达到', '累计达到', '总量达'])}{total}{unit}", over, part)


@kind("增量和增速", "E322", prose=True)
def grown(rng: Random) -> Said:
    then = Decimal(rng.randint(2000, 9000)) / 100
    change = Decimal(rng.randint(200, 900)) / 100
    rate = percent(int(change * 100), int(then * 100))
    noun = rng.choice(["税费收入", "财政收入", "完成投资", "销售额", "贷款余额"])
    text = f"{noun}{then + change}亿元，{rng.choice(THAN)}增加{change}亿元，增长{{}}%"
    return both(rng, text, rate + rng.choice([Decimal("1.7"), Decimal(3), Decimal(-2)]), rate)


@kind("百分点和百分号", "E322", prose=True)
def points(rng: Random) -> Said:
    change, than = Decimal(rng.randint(3, 60)) / 10, rng.choice(THAN)
    if rng.random() < 0.5:
        text = f"{rng.choice(SHARES[:4])}{rng.choice(['达到', '为', ''])}{rng.randint(70, 99)}%，{than}提高{change}{{}}"
        return both(rng, text, "%", "个百分点")
    noun = rng.choice(["房地产投资", "旅游收入", "出口总额", "工业用电费用"])
    word = rng.choice(["增长", "下降"])
    return both(rng, f"{noun}{rng.randint(20, 900)}亿元，{than}{word}{change}{{}}", "个百分点", "%")


@kind("其中隔着别的数", "E320", prose=True)
def apart(rng: Random) -> Said:
    noun, unit, spent, names = rng.choice(BUILT)
    one, two = split(rng, rng.randint(30, 600), 2)
    text = f"{noun}{{}}{unit}，{spent}{rng.randint(20, 900)}万元，其中{names[0]}{one}{unit}、{names[1]}{two}{unit}"
    return both(rng, text, one + two - rng.randint(1, min(one, two)), one + two)


KINDS: tuple[Kind, ...] = (dealt, left, added, grown, points, apart)
