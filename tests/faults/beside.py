"""Kinds of faults in what a sentence says beside its numbers: rates, averages, moves, days, years, aims.

The nouns are those of other bureaus than in `prose`: schools, clinics, roads, farms, welfare, markets.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from .harness import Kind
from .prose import CHINESE, LEADS, TAILS, Said, kind, number

#: What is dealt with, its unit, what is done to it: 发现隐患640处，整改608处，整改率95%.
DEALT = (
    ("发现隐患", "处", "整改"), ("受理投诉", "件", "办结"), ("抽检食品", "批次", "合格"), ("发放问卷", "份", "回收"),
    ("毕业生", "人", "就业"), ("受理申请", "件", "通过"), ("排查纠纷", "起", "化解"), ("应检电梯", "台", "检验"),
)  # fmt: skip
#: A whole, its unit, and a part of it.
WHOLES = (
    ("共有党员", "名", "女党员"), ("办理提案", "件", "重点提案"), ("新改建公路", "公里", "农村公路"),
    ("培训教师", "人", "乡村教师"),
    ("受理案件", "件", "行政案件"), ("实有床位", "张", "护理型床位"),
    ("播种面积", "亩", "小麦"), ("新增学位", "个", "小学学位"),
)  # fmt: skip
#: What moves from year to year, its unit, how it rises and how it falls.
MOVING = (
    ("门诊量", "人次", "增加", "减少"), ("公路里程", "公里", "延长", "缩短"),
    ("合作社", "家", "发展", "减少"),
    ("办理事项", "项", "增加", "压减"),
    ("在校学生", "人", "增长", "下降"), ("养老床位", "张", "扩大", "缩减"),
    ("登记主体", "户", "增长", "下降"), ("服务站点", "个", "扩展", "精简"),
)  # fmt: skip
SHARES = ("覆盖率", "满意度", "入学率", "分担率", "合格率", "参保率", "城镇化率")
TO = ("到", "至", "到了")


def percent(part: int, whole: int, places: int = 1) -> Decimal:
    """A share, rounded half up, without closing zeros."""
    value = (Decimal(part) * 100 / whole).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def astray(rng: Random, value: Decimal) -> Decimal:
    """A percentage that rounding does not explain."""
    return (
        value + rng.choice([Decimal("1.3"), Decimal("-2.6"), Decimal(4), Decimal("-7.2")]) if value > 10 else value * 3
    )


def framed(rng: Random, text: str) -> str:
    """A sentence with what may stand before and behind it."""
    return f"{rng.choice(LEADS)}{text}{rng.choice(TAILS)}。"


def both(rng: Random, text: str, wrong: object, right: object) -> Said:
    """The text with the one and the other value at its {}."""
    made = framed(rng, text)
    return made.replace("{}", str(wrong)), made.replace("{}", str(right))


@kind("办结率一类", "E322", prose=True)
def rates(rng: Random) -> Said:
    noun, unit, done = rng.choice(DEALT)
    total = rng.randint(60, 900)
    part = rng.randint(total // 2, total - 1)
    rate = percent(part, total)
    form = rng.choice(
        [
            "{n}{a}{u}，{d}{b}{u}，{d}率{{}}%",
            "{n}{a}{u}，已{d}{b}{u}，{d}率达{{}}%",
            "{n}{a}{u}，其中{d}{b}{u}，{d}率为{{}}%",
        ]
    )
    return both(rng, form.format(n=noun, a=total, b=part, u=unit, d=done), astray(rng, rate), rate)


@kind("其中占比", "E322 E339", prose=True)
def portions(rng: Random) -> Said:
    noun, unit, name = rng.choice(WHOLES)
    total = rng.randint(60, 900)
    part = rng.randint(total // 5, total - 1)
    share = percent(part, total)
    form = rng.choice(
        ["{n}{a}{u}，其中{p}{b}{u}，占{{}}%", "{n}{a}{u}，其中{p}{b}{u}，占比{{}}%", "{n}{a}{u}中，{p}{b}{u}，占{{}}%"]
    )
    return both(rng, form.format(n=noun, a=total, b=part, u=unit, p=name), astray(rng, share), share)


@kind("一项超过合计", "E320")
def exceeding(rng: Random) -> Said:
    noun, unit, name = rng.choice(WHOLES)
    total = rng.randint(20, 900)
    part, over = rng.randint(1, total), total + rng.randint(1, total)
    form = rng.choice(["{n}{a}，其中{p}{{}}", "全年{n}{a}，其中{p}{{}}", "{n}{a}（其中{p}{{}}）"])
    made = form.format(n=noun, a=number(rng, total, unit), p=name)
    return both(rng, made, f"{over}{unit}", f"{part}{unit}")


@kind("过半、几分之几", "E322", prose=True)
def fractions(rng: Random) -> Said:
    noun, unit = rng.choice([("行政村", "个"), ("企业", "家"), ("学校", "所"), ("站点", "个"), ("职工", "名")])
    total = rng.randint(6, 60) * 12
    word, right, wrong = rng.choice(
        [("超过一半", total // 2 + 3, total // 2 - 5),
         ("占三分之二以上", total * 2 // 3 + 2, total // 2), ("占四分之三", total * 3 // 4, total // 2),
         ("占一半以上", total // 2 + 6, total // 3), ("占三分之一", total // 3, total * 2 // 3)]
    )  # fmt: skip
    form = rng.choice(
        [f"{total}{unit}{noun}中，达标的{{}}{unit}，{word}", f"全县{total}{unit}{noun}，其中达标的{{}}{unit}，{word}"]
    )
    return both(rng, form, wrong, right)


@kind("平均数", "E322", prose=True)
def averages(rng: Random) -> Said:
    count, each = rng.randint(20, 600), rng.randint(2, 90) * 100
    total = Decimal(count * each) / 10000
    money = f"{total.normalize():f}万元"
    form = rng.choice(
        [f"为{count}户发放补助{money}，户均{{}}元", f"资助学生{count}人、金额{money}，人均{{}}元",
         f"种植{count}亩，投入{money}，亩均投入{{}}元",
         f"投入{money}，建设站点{count}个，平均每个{{}}元", f"新改建公路{count}公里，安排补助{money}，平均每公里{{}}元"]
    )  # fmt: skip
    return both(rng, form, each * rng.choice([2, 10]), each)


@kind("从……到……的方向", "E326", prose=True)
def directions(rng: Random) -> Said:
    noun, unit, up, down = rng.choice(MOVING)
    low = rng.randint(20, 900)
    high = low + rng.randint(3, 400)
    a, b = (low, high) if rng.random() < 0.5 else (high, low)
    word, other = (up, down) if b > a else (down, up)
    form = f"{noun}{rng.choice('从由')}{a}{unit}{{}}{rng.choice(TO)}{b}{unit}"
    return both(rng, form, other, word)


@kind("从……到……的增减", "E322", prose=True)
def differences(rng: Random) -> Said:
    noun, unit, up, down = rng.choice(MOVING)
    low = rng.randint(20, 900)
    change = rng.randint(3, 400)
    a, b, word = (low, low + change, up) if rng.random() < 0.6 else (low + change, low, down)
    said = {"发展": "增加", "扩展": "增加", "扩大": "增加"}.get(word, word)
    form = f"{noun}{rng.choice('从由')}{a}{unit}{word}{rng.choice(TO)}{b}{unit}，{said}{{}}{unit}"
    return both(rng, form, change + rng.choice([1, 5, 10, 100]), change)


@kind("百分点", "E322", prose=True)
def points(rng: Random) -> Said:
    noun, low = rng.choice(SHARES), Decimal(rng.randint(400, 800)) / 10
    change = Decimal(rng.randint(11, 150)) / 10
    form = f"{noun}{rng.choice('从由')}{low}%{rng.choice(['提高', '提升', '上升'])}到{low + change}%，提高{{}}"
    wrong = rng.choice([f"{change}%", f"{change + 1}个百分点", f"{change * 2}个百分点"])
    return both(rng, form, wrong, f"{change}个百分点")


@kind("倍、番", "E322", prose=True)
def times(rng: Random) -> Said:
    noun, unit, *_ = rng.choice(MOVING)
    base, n = rng.randint(10, 300), rng.choice([2, 3, 4])
    form, wrong, right = rng.choice(
        [("{n}由{a}{u}增加到{b}{u}，是原来的{{}}倍", n + 1, n), ("{n}由{a}{u}增加到{b}{u}，增长{{}}倍", n, n - 1),
         ("{n}达到{b}{u}，是上年{a}{u}的{{}}倍", n + 2, n)]
    )  # fmt: skip
    if rng.random() < 0.3:
        return both(rng, f"{noun}从{base}{unit}增加到{base * 4}{unit}，翻{{}}番", "一", "两")
    return both(rng, form.format(n=noun, a=base, b=base * n, u=unit), wrong, right)


@kind("一个数两种单位", "E320", prose=True)
def converted(rng: Random) -> Said:
    one, other, factor = rng.choice(
        [
            ("公顷", "亩", 15),
            ("平方公里", "亩", 1500),
            ("公里", "米", 1000),
            ("吨", "公斤", 1000),
            ("兆瓦时", "千瓦时", 1000),
        ]
    )
    value = rng.randint(2, 90)
    form = (
        f"{rng.choice(['涉及', '完成', '新增', '合计'])}{value}{one}"
        + rng.choice(["（合{}", "（{}", "（即{}", "（约合{}"])
        + f"{other}）"
    )
    return both(rng, form, value * factor * 10, value * factor)


@kind("没有的日子", "E339")
def days(rng: Random) -> Said:
    wrong = rng.choice(
        [
            f"{rng.choice([4, 6, 9, 11])}月31日",
            f"2月{rng.choice([30, 31])}日",
            f"{rng.randint(13, 19)}月{rng.randint(1, 28)}日",
            f"{rng.randint(1, 12)}月{rng.randint(32, 40)}日",
        ]
    )
    right = f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    return both(rng, rng.choice(["{}召开推进会", "{}前全部完成", "定于{}组织验收", "自{}起施行"]), wrong, right)


@kind("起止年份和年数", "E333", prose=True)
def spans(rng: Random) -> Said:
    first, count = rng.randint(2001, 2008), rng.randint(2, 8)
    last, wrong = first + count - 1, count + rng.choice([1, 2])
    form = rng.choice(["{f}年至{l}年连续{{}}年获奖", "{f}—{l}年{{}}年行动圆满收官", "实施{{}}年（{f}—{l}年）提升工程"])
    return both(rng, form.format(f=first, l=last), CHINESE[wrong], CHINESE[count])


@kind("五年规划的年份", "E333", prose=True)
def plans(rng: Random) -> Said:
    word, first = rng.choice([("十一五", 2006), ("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026)])
    shift = rng.choice([1, -1, 5])
    form = rng.choice(
        [f"“{word}”时期（{{a}}—{{b}}年）打下了基础", f"{{a}}年是“{word}”规划的开局之年", f"{{b}}年是“{word}”收官之年"]
    )
    return tuple(framed(rng, form.format(a=first + by, b=first + 4 + by)) for by in (shift, 0))  # type: ignore[return-value]


@kind("正文里确保高于力争", "E339", prose=True)
def strived(rng: Random) -> Said:
    noun, unit = rng.choice(
        [
            ("新建学校", "所"),
            ("引进项目", "个"),
            ("完成投资", "亿元"),
            ("新增学位", "个"),
            ("培训农民", "人次"),
            ("植树造林", "亩"),
        ]
    )
    low = rng.randint(5, 90)
    high = low + rng.randint(1, 40)
    form = rng.choice(["确保{n}{a}{u}，力争{b}{u}", "{n}确保{a}{u}、力争{b}{u}", "{n}确保达到{a}{u}，力争达到{b}{u}"])
    return tuple(framed(rng, form.format(n=noun, u=unit, a=a, b=b)) for a, b in ((high, low), (low, high)))  # type: ignore[return-value]


@kind("目标、完成数和完成率", "E322", prose=True)
def reached(rng: Random) -> Said:
    noun, unit = rng.choice(
        [("改造厕所", "座"), ("新增床位", "张"), ("培训", "人"), ("监督抽检", "批次"), ("发放贷款", "万元")]
    )
    aim = rng.randint(40, 900)
    now = rng.randint(aim // 2, aim * 3 // 2)
    rate = percent(now, aim)
    form = rng.choice(
        [
            "{n}目标{a}{u}，实际完成{b}{u}，完成目标的{{}}%",
            "{n}任务为{a}{u}，已完成{b}{u}，完成率{{}}%",
            "{n}{b}{u}，完成年度目标{a}{u}的{{}}%",
        ]
    )
    return both(rng, form.format(n=noun, u=unit, a=aim, b=now), astray(rng, rate), rate)


@kind("人、件带小数", "E339", prose=True)
def partial(rng: Random) -> Said:
    noun, unit = rng.choice(
        [
            ("培训干部", "人"),
            ("查处案件", "件"),
            ("新增企业", "家"),
            ("建成学校", "所"),
            ("组建队伍", "支"),
            ("选派教师", "名"),
        ]
    )
    value = rng.randint(2, 90)
    return both(
        rng,
        f"{noun}{{}}{unit}",
        f"{value}.{rng.randint(1, 9)}",
        rng.choice([value, f"{value}.{rng.randint(1, 9)}万"]) if unit == "人" else value,
    )


@kind("一个数写成两个", "E324", prose=True, at=1)
def slipped(rng: Random) -> Said:
    noun, unit = rng.choice(
        [
            ("新建充电桩", "个"),
            ("改造老旧小区", "个"),
            ("城镇新增就业", "人"),
            ("发放创业担保贷款", "万元"),
            ("开展法治宣传", "场次"),
            ("引进高层次人才", "名"),
            ("改造农村户厕", "座"),
        ]
    )
    digits = rng.sample("123456789", 3)
    value = "".join(digits)
    wrong = rng.choice([digits[1] + digits[0] + digits[2], digits[0] + digits[2] + digits[1], value + "0"])
    lead = rng.choice(["全县", "全年", "今年以来，全市", "", "累计"])
    say = f"{noun}{value}{unit}，进展顺利。\n{lead}{noun}{{}}{unit}，群众满意。"
    return say.replace("{}", wrong), say.replace("{}", value)


KINDS: tuple[Kind, ...] = (
    rates, portions, exceeding, fractions, averages, directions, differences, points, times, converted, days, spans,
    plans, strived, reached, partial, slipped,
)  # fmt: skip
