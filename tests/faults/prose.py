"""Kinds of faults in the text: a sentence that a clerk might write, put into a report, with one thing wrong in it.

Nouns, units, order and punctuation change from one to the next; numbers are typed or in `{{ }}`. The twin is the
same sentence, or one like it, as it should be.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from generator.node import Scalar

from .draft import Draft
from .harness import Fault, Kind

THINGS = (
    ("科技项目", "项", ("工业", "农业", "社会发展", "软科学", "其他")),
    ("专利", "件", ("发明", "实用新型", "外观设计")),
    ("创新平台", "个", ("国家级", "省级", "市级", "县级")),
    ("培训班", "期", ("企业家", "农技员", "科普员", "知识产权")),
    ("高新技术企业", "家", ("新材料", "装备制造", "电子信息", "生物医药")),
    ("来信来访", "件", ("咨询", "建议", "投诉", "其他")),
    ("科技特派员", "名", ("个人", "团队", "法人")),
    ("示范户", "户", ("种植", "养殖", "加工")),
    ("宣传活动", "场", ("广场", "校园", "乡村", "企业")),
)
VERBS = ("共{0}", "全年{0}", "今年以来，全县共{0}", "据统计，共{0}", "截至目前，全市已{0}")
ACTS = ("实施", "办理", "安排", "组织", "登记", "新增", "申报")
LEADS = ("", "认真抓好服务。", "各科室通力协作，", "按照年初安排，")
TAILS = ("", "，群众反映良好", "，比较好地满足了需要", "，均已录入台账")


def placed(draft: Draft, rng: Random, text: str) -> tuple[Draft, int]:
    """A report with a paragraph more at the head of one of its texts → it, and the paragraph's line."""
    heads = list(re.finditer(r"^( *)正文: \|\n", draft.text, re.MULTILINE))
    plan = draft.text.find("\n计划:")
    head = rng.choice([match for match in heads if plan < 0 or match.start() < plan])
    lines = "".join(f"{head[1]}  {line}\n" for line in text.split("\n"))
    return Draft(draft.text[: head.end()] + lines + draft.text[head.end() :]), draft.text.count("\n", 0, head.end()) + 1


Said = tuple[str, str]


def kind(name: str, codes: str, *, prose: bool = False, at: int = 0) -> Callable[[Callable[[Random], Said]], Kind]:
    """A maker of (faulty, right) sentences → a kind; `at`: the line of the faulty text that is wrong."""

    def made(say: Callable[[Random], Said]) -> Kind:
        def sow(rng: Random, draft: Draft) -> Fault | None:
            state = rng.getstate()
            faulty, right = say(rng)
            rng.setstate(state)
            wrong, line = placed(draft, rng, faulty)
            rng.setstate(state)
            twin, _ = placed(draft, rng, right)
            return Fault(wrong.text, twin.text, frozenset(codes.split()), line + at)

        return Kind(name, sow, prose)

    return made


def split(rng: Random, total: int, count: int) -> list[int]:
    """A total → so many parts, none of them 0."""
    cuts = sorted(rng.sample(range(1, total), count - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def number(rng: Random, value: object, unit: str) -> str:
    """Typed, or in braces; marks and all."""
    return f"{{{{ {value}{unit} }}}}" if rng.random() < 0.4 else f"{value}{unit}"


def off(rng: Random, value: int) -> int:
    """Another number near a number."""
    return value + rng.choice([1, 2, 3, -1] if value > 9 else [1, 2, 3])


def listed(rng: Random, names: list[str], values: list[int], unit: str) -> str:
    """Parts as a list: 发明14件、新型55件和外观1件, the number before or behind."""
    ahead = rng.random() < 0.2
    parts = [f"{v}{unit}{n}" if ahead else f"{n}{number(rng, v, unit)}" for n, v in zip(names, values, strict=True)]
    joint = rng.choice(["、", "、", "，", "；"])
    return joint.join(parts[:-1]) + (rng.choice(["、", "和"]) if joint == "、" else joint) + parts[-1]


@kind("分项之和", "E320")
def sums(rng: Random) -> Said:
    noun, unit, names = rng.choice(THINGS)
    some = list(names[: rng.choice([3, len(names)])])
    values = split(rng, rng.randint(20, 300), len(some))
    verb, lead, tail = rng.choice(VERBS).format(rng.choice(ACTS)), rng.choice(LEADS), rng.choice(TAILS)
    form = rng.choice(
        [
            "{lead}{verb}{noun}{total}，其中{parts}{tail}。", "{lead}{verb}{noun}{total}，其中：{parts}。",
            "{lead}{verb}{noun}{total}（其中{parts}）{tail}。", "{lead}{verb}{noun}{total}（{parts}）{tail}。",
            "{lead}{verb}{noun}{total}，包括{parts}{tail}。", "{lead}{verb}{total}{noun}，其中{parts}{tail}。",
            "{lead}安排{parts}，合计{total}。", "{lead}{verb}{noun}{total}，分别为{parts}。",
        ]
    )  # fmt: skip
    state = rng.getstate()

    def say(total: int) -> str:
        rng.setstate(state)
        return form.format(
            lead=lead,
            verb=verb,
            noun=noun,
            tail=tail,
            total=number(rng, total, unit),
            parts=listed(rng, some, values, unit),
        )

    total = sum(values)
    wrong = total - rng.randint(1, max(1, min(3, total // 12))) if rng.random() < 0.6 else total + 1
    return say(wrong), say(total)


@kind("分项套分项", "E320")
def nested(rng: Random) -> Said:
    country, city = rng.randint(1, 6), rng.randint(5, 30)
    key, new = rng.randint(1, 9), rng.randint(6, 30)
    unit, noun = rng.choice([("项", "科技计划项目"), ("个", "创新平台"), ("家", "示范企业")])
    form = rng.choice(
        [
            "列入各级{noun}{total}{u}，其中国家级{a}{u}、省级{b}{u}（省重点{c}{u}、省一般{d}{u}）、市级{e}{u}。",
            "全年获批{noun}{total}{u}（国家级{a}{u}，省级{b}{u}（重点类{c}{u}、面上类{d}{u}），市级{e}{u}）。",
            "共争取{noun}{total}{u}，其中：国家级{a}{u}；省级{b}{u}（其中重大{c}{u}、一般{d}{u}）；市级{e}{u}。",
        ]
    )
    right = {"total": country + key + new + city, "a": country, "b": key + new, "c": key, "d": new, "e": city}
    wrong = dict(right)
    wrong[rng.choice(["total", "c", "d"])] += rng.randint(1, 2)
    return form.format(noun=noun, u=unit, **wrong), form.format(noun=noun, u=unit, **right)


@kind("万元和亿元的分项", "E320")
def money(rng: Random) -> Said:
    parts = [rng.randint(20, 500) * 100 for _ in range(rng.choice([2, 3]))]
    names = rng.sample(["争取上级", "市级财政投入", "企业自筹", "银行贷款", "社会资本"], len(parts))
    total = Decimal(sum(parts)) / 10000
    form = rng.choice(
        [
            "落实科技经费{total}亿元，其中{parts}。",
            "项目总投资{total}亿元（{parts}）。",
            "共投入研发资金{total}亿元，包括{parts}，保障了需要。",
        ]
    )
    listed_parts = "、".join(f"{n}{v}万元" for n, v in zip(names, parts, strict=True))
    over = total - Decimal(rng.choice(["0.2", "0.35"])) * total.quantize(Decimal(1), ROUND_HALF_UP).max(Decimal(1))
    return form.format(total=over.quantize(Decimal("0.01")), parts=listed_parts), form.format(
        total=total, parts=listed_parts
    )


@kind("约数与分项", "E320")
def about(rng: Random) -> Said:
    noun, unit, names = rng.choice(THINGS)
    mark = rng.choice(["近{}0{u}", "{}0余{u}", "{}0多{u}", "超过{}0{u}"])
    tens = rng.randint(6, 20)
    below = mark.startswith("近")
    up, down = split(rng, tens * 10 + rng.randint(2, 6), 3), split(rng, tens * 10 - rng.randint(1, 5), 3)
    text = "服务{total}{noun}（其中{a}{x}{u}、{b}{y}{u}、{c}{z}{u}），成效明显。"

    def say(values: list[int]) -> str:
        x, y, z = values
        a, b, c = names[:3]
        return text.format(total=mark.format(tens, u=unit), noun=noun, a=a, b=b, c=c, x=x, y=y, z=z, u=unit)

    return (say(up), say(down)) if below else (say(down), say(up))


INDICATORS = (
    ("研发经费", "亿元"), ("技术合同成交额", "亿元"), ("高新技术产值", "亿元"), ("销售收入", "万元"),
    ("发明专利申请", "件"),
    ("新产品产值", "亿元"), ("科普受众", "人次"), ("利税总额", "万元"), ("服务企业", "家"),
)  # fmt: skip


@kind("分别前后个数", "E321")
def pairs(rng: Random) -> Said:
    count = rng.choice([2, 3, 4])
    chosen = rng.sample(INDICATORS, count)
    rates = [f"{rng.randint(10, 400) / 10:.1f}%" for _ in chosen]
    word = rng.choice(["同比分别增长", "分别比上年增长", "比上年分别增长", "较上年分别提高"])
    values = [f"{rng.randint(20, 900)}{unit}" for _, unit in chosen]
    if rng.random() < 0.5:
        joint = rng.choice(["、", "，"])
        first = joint.join(f"{name}{value}" for (name, _), value in zip(chosen, values, strict=True))
        form = f"全市{first}，{word}{{}}。"
        told = rates
    else:
        names = [name for name, _ in chosen]
        form = f"全市{'、'.join(names[:-1])}和{names[-1]}{rng.choice(['分别为', '分别达到', '分别达'])}{{}}。"
        told = values
    right = "、".join(told[:-1]) + rng.choice(["和", "、"]) + told[-1]
    extra = rng.random() < 0.4 or count == 2
    bad = [*told, f"{rng.randint(10, 40)}{told[0].lstrip('0123456789.')}"] if extra else told[:-1]
    if form.count("、") and not extra and told is values and len({v.lstrip("0123456789.") for v in values}) > 1:
        bad = told[:-1]
    return form.format("、".join(bad)), form.format(right)


@kind("占比", "E322")
def shares(rng: Random) -> Said:
    whole = rng.randint(40, 900)
    part = rng.randint(5, whole - 5)
    unit = rng.choice(["家", "项", "件", "人"])
    share = (Decimal(part) / whole * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    bad = share + Decimal(rng.choice([2, 5, 11, -3])) if share > 4 else share * 2 + 1
    form = rng.choice(
        [
            "新认定的有{a}，占全市{b}的{r}%。", "通过验收{a}，占全部{b}的{r}%，好于往年。",
            "其中达标的{a}，占参评{b}的{r}%。",
            "全年完成{a}，为年度计划{b}的{r}%。", "入库{a}，占申报总数{b}的{r}%。",
        ]
    )  # fmt: skip
    a, b = number(rng, part, unit), number(rng, whole, unit)
    return form.format(a=a, b=b, r=bad), form.format(a=a, b=b, r=share)


def growth(now: Decimal, then: Decimal) -> Decimal:
    return ((now - then) / then * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


GROWTHS_SAID = (
    "{n}达到{a}，比上年的{b}增长{r}%。", "{n}由上年的{b}增加到{a}，增长{r}%。",
    "{n}从去年的{b}提高到{a}，同比增长{r}%。",
    "{n}{a}，同比增长{r}%（上年为{b}）。", "{n}实现{a}，增长{r}%（去年同期为{b}），势头良好。",
    "{n}从{b}增至{a}，增长{r}%。",
)  # fmt: skip


def grown(rng: Random) -> tuple[str, dict[str, str], Decimal]:
    name, unit = rng.choice(INDICATORS)
    then = Decimal(rng.randint(2000, 9000)) / (100 if unit == "亿元" else 1)
    now = then * Decimal(rng.randint(104, 160)) / 100
    now = now.quantize(Decimal("0.01") if unit == "亿元" else Decimal(1), ROUND_HALF_UP)
    said = rng.choice(GROWTHS_SAID if "从{b}增至" not in GROWTHS_SAID[-1] or rng.random() < 0.9 else GROWTHS_SAID[:-1])
    words = {"n": rng.choice(["全市", "全年", ""]) + name, "a": number(rng, now, unit), "b": number(rng, then, unit)}
    return said, words, growth(now, then)


@kind("句中的增速", "E322")
def growths(rng: Random) -> Said:
    said, words, rate = grown(rng)
    bad = rate + rng.choice([Decimal("1.4"), Decimal(10), Decimal("-2.3"), Decimal("3.0")])
    return said.format(**words, r=bad), said.format(**words, r=rate)


@kind("增减方向", "E326")
def directions(rng: Random) -> Said:
    said, words, rate = grown(rng)
    if rng.random() < 0.5:
        return said.replace("增长{r}", "下降{r}").format(**words, r=rate), said.format(**words, r=rate)
    name, unit = rng.choice(INDICATORS)
    word = rng.choice(["同比增长", "比上年增长", "增长", "提高了", "下降", "减少"])
    text = f"{name}{rng.randint(10, 900)}{unit}，{word}{{}}{rate}%。"
    return text.format("-"), text.format("")


@kind("两个约数", "E327")
def marks(rng: Random) -> Said:
    noun, unit, _ = rng.choice(THINGS)
    tens = rng.randint(2, 90) * 10
    wrong, right = rng.choice(
        [
            ("约{}余{}", "约{}{}"), ("近{}多{}", "近{}{}"), ("约{}{}左右", "{}{}左右"), ("超过{}余{}", "超过{}{}"),
            ("{}余{}左右", "{}余{}"), ("大约近{}{}", "近{}{}"), ("至少{}多{}", "至少{}{}"), ("近{}余{}", "{}余{}"),
        ]
    )  # fmt: skip
    if rng.random() < 0.25:
        odd = tens + rng.randint(1, 9)
        wrong, right, tens = "{}余{}", "{}{}", odd
    lead = rng.choice(["全年服务", "走访", "新增", "共联系"])
    tail = rng.choice(["，效果较好。", "。", "，均有回访记录。"])
    return f"{lead}{noun}{wrong.format(tens, unit)}{tail}", f"{lead}{noun}{right.format(tens, unit)}{tail}"


VILLAGES = ("刘台村", "柳湖村", "石坑村", "安子口村", "彭圩村", "岱头村", "火星村", "小吴村")
FIRMS = ("华康药业", "祥盛科技", "正荣股份", "百诚电气", "世阳电机", "双金电器", "瑞达塑胶", "康平仪器")
CHINESE = "零一二三四五六七八九十"


@kind("所列名称的个数", "E323")
def names(rng: Random) -> Said:
    count = rng.choice([3, 4, 5])
    wrong = count + (rng.choice([-1, 1]) if count > 3 else 1)
    form = rng.choice([0, 1, 2, 3])
    if form == 0:
        names = rng.sample(VILLAGES, count)
        text = f"承担{'、'.join(names[:-1])}和{names[-1]}{{}}个村的包保任务。"
    elif form == 1:
        names = rng.sample(FIRMS, count)
        text = f"帮助{'、'.join(names)}{{}}家企业解决融资难题。"
    elif form == 2:
        names = rng.sample(FIRMS, count)
        text = f"新建{{}}家市级研发中心（{'、'.join(names)}），全部挂牌。"
    else:
        names = rng.sample(["组织领导", "政策落实", "项目管理", "人才引育", "作风建设", "平台建设"], count)
        text = f"健全{'、'.join(names)}{{}}项制度，责任到人。"
    arabic = form == 2 and rng.random() < 0.5
    return tuple(text.format(n if arabic else CHINESE[n]) for n in (wrong, count))  # type: ignore[return-value]


MEASURES = ("加强组织领导", "完善政策体系", "抓好项目实施", "强化人才支撑", "营造良好氛围", "优化服务环境")
ANNOUNCED = ("重点抓了{}项工作", "主要采取{}项举措", "从{}个方面入手", "落实{}项措施", "着力抓好{}个环节")


@kind("一是二是的项数", "E323")
def beings(rng: Random) -> Said:
    count = rng.choice([3, 4, 5])
    items = rng.sample(MEASURES, count)
    listed_items = [f"{CHINESE[n]}是{item}" for n, item in enumerate(items, 1)]
    joint = rng.choice(["；", "。", "；\n", "。\n"])
    head = rng.choice(ANNOUNCED)
    mark = rng.choice(["。", "："])
    tail = f"{mark}{joint.join(listed_items)}。"
    if "\n" in joint:
        tail = f"{mark}\n{joint.join(listed_items)}。"
    wrong = count + rng.choice([-1, 1])
    return f"为推进工作，{head.format(CHINESE[wrong])}{tail}", f"为推进工作，{head.format(CHINESE[count])}{tail}"


@kind("同一笔钱两个项数", "E324", prose=True, at=1)
def amounts(rng: Random) -> Said:
    amount, count = rng.randint(110, 990), rng.randint(12, 60)
    noun = rng.choice(["科技特派员项目资金", "产学研合作专项经费", "创新券兑付资金", "重点研发补助经费"])
    things, unit = rng.choice([("项目", "个"), ("企业", "家"), ("课题", "项")])
    first = f"落实{noun}{amount}万元，共支持{things}{count}{unit}，进展顺利。"

    def second(n: int) -> str:
        return f"积极争取支持，落实{noun}{amount}万元，支持{n}{unit}{things}，带动了投入。"

    return f"{first}\n{second(off(rng, count))}", f"{first}\n{second(count)}"


def named(name: str, codes: str, say: Callable[[Random, str, Draft], tuple[str, str] | None]) -> Kind:
    """A kind that speaks of one of the base's indicators that has this and last year's value."""

    def sow(rng: Random, draft: Draft) -> Fault | None:
        keys = [key for key in draft.indicators() if key.startswith("指标.") and key.count(".") == 1]
        said = say(rng, rng.choice(keys).removeprefix("指标."), draft) if keys else None
        if said is None:
            return None
        state = rng.getstate()
        wrong, line = placed(draft, rng, said[0])
        rng.setstate(state)
        return Fault(wrong.text, placed(draft, rng, said[1])[0].text, frozenset(codes.split()), line)

    return Kind(name, sow)


PLAIN = re.compile(r"(\d+(?:\.\d+)?)([^\d%余多]+)")


def _leaf(draft: Draft, key: str) -> bool:
    return isinstance(draft.node(key), Scalar)


def value(draft: Draft, name: str, field: str) -> tuple[Decimal, str] | None:
    key = f"指标.{name}.{field}"
    match = PLAIN.fullmatch(draft.get(key)) if key in draft and _leaf(draft, key) else None
    return (Decimal(match[1]), match[2]) if match else None


def _typed(rng: Random, name: str, draft: Draft) -> tuple[str, str] | None:
    now = value(draft, name, "本年")
    if now is None or "年" in name:
        return None
    wrong = now[0] + rng.choice([1, 2, 5, 10, 30])
    if f"{wrong}{now[1]}" in draft.text:
        return None  # last year's, or an aim
    text = rng.choice(
        ["全市{n}{v}，完成了任务。", "今年{n}达到{v}，再上台阶。", "{n}为{v}。", "今年，全市{n}{v}，均有台账。"]
    )
    return text.format(n=name, v=f"{wrong}{now[1]}"), text.format(n=name, v=f"{{{{ {name} }}}}")


def _rated(rng: Random, name: str, draft: Draft) -> tuple[str, str] | None:
    now, then = value(draft, name, "本年"), value(draft, name, "上年")
    if now is None or then is None or now[1] != then[1] or now == then or f"指标.{name}.可比价" in draft:
        return None
    rate = growth(now[0], then[0])
    word, other = ("增长", "下降") if rate > 0 else ("下降", "增长")
    text = rng.choice(
        [
            "全市{n}{{{{ {n} }}}}，同比{w}{r}%。",
            "{n}达到{{{{ {n} }}}}，比上年{w}{r}%，成绩来之不易。",
            "全年{n}{{{{ {n} }}}}，{w}{r}%。",
        ]
    )
    right = text.format(n=name, w=word, r=abs(rate))
    if rng.random() < 0.4:
        return text.format(n=name, w=other, r=abs(rate)), right
    return text.format(n=name, w=word, r=abs(rate) + rng.choice([Decimal(1), Decimal(10), Decimal("2.7")])), right


def _aimed(rng: Random, name: str, draft: Draft) -> tuple[str, str] | None:
    now, aim = value(draft, name, "本年"), value(draft, name, "目标")
    if now is None or aim is None or now[1] != aim[1] or now[0] == aim[0] or f"指标.{name}.方向" in draft:
        return None
    done = ["超额完成目标任务", "超额完成年度目标", "完成了年度目标任务", "圆满完成全年任务"]
    missed = ["未完成年度目标", "没有完成目标任务", "未达到年度目标", "未能完成全年任务"]
    wrong, right = (missed, done) if now[0] > aim[0] else (done, missed)
    text = rng.choice(["{n}{{{{ {n} }}}}，{w}。", "全年{n}达到{{{{ {n} }}}}，{w}。"])
    return text.format(n=name, w=rng.choice(wrong)), text.format(n=name, w=rng.choice(right))


typed = named("正文的数与指标不一", "E325", _typed)
rated = named("绑定的数旁打上的增速", "E322 E326", _rated)
aimed = named("完成与未完成", "E328", _aimed)


@kind("目标和完成的说法", "E328")
def aims(rng: Random) -> Said:
    unit = rng.choice(["件", "家", "项", "万元"])
    aim = rng.randint(50, 900)
    more, less = aim + rng.randint(1, 90), aim - rng.randint(1, 40)
    form = rng.choice(
        [
            "年初目标{a}{u}，实际完成{b}{u}，{w}。",
            "目标任务为{a}{u}，全年完成{b}{u}，{w}。",
            "完成年度目标的{r}%，{w}。",
        ]
    )
    done, missed = "超额完成目标任务", rng.choice(["未完成目标任务", "没有完成年度目标"])
    high, low = f"{rng.randint(1010, 1500) / 10}", f"{rng.randint(600, 990) / 10}"
    if rng.random() < 0.5:
        return form.format(a=aim, b=more, u=unit, w=missed, r=high), form.format(a=aim, b=more, u=unit, w=done, r=high)
    return form.format(a=aim, b=less, u=unit, w=done, r=low), form.format(a=aim, b=less, u=unit, w=missed, r=low)


@kind("漏了单位", "E330")
def units(rng: Random) -> Said:
    noun = rng.choice(["实现利税", "争取资金", "技术合同成交额", "项目总投资", "销售收入", "补助经费", "新增产值"])
    count = rng.randint(12, 9000)
    form, wrong, right = rng.choice(
        [
            ("{n}{v}，带动作用明显。", "", "万元"), ("{n}{v}。", "万", "万元"), ("{n}达{v}，比较理想。", "亿", "亿元"),
            ("{n}{v}、{o}。", "", "万元"), ("{n}达到{v}，已足额到位。", "", "亿元"), ("{n}{v}已拨付。", "万", "万元"),
        ]
    )  # fmt: skip
    other = f"设备购置费{rng.randint(10, 900)}万元"
    return form.format(n=noun, v=f"{count}{wrong}", o=other), form.format(n=noun, v=f"{count}{right}", o=other)


@kind("小数点成了句号", "E331")
def points(rng: Random) -> Said:
    whole, part = rng.randint(1, 99), rng.randint(1, 99)
    text = rng.choice(
        [
            "高新技术产值增长{}%。",
            "考核得{}分，列全市前茅。",
            "投入研发经费{}亿元。",
            "占规模以上工业的{}%，稳中有进。",
            "补助资金{}万元。",
        ]
    )
    return text.format(f"{whole}。{part}"), text.format(f"{whole}.{part}")


@kind("没填的地方和丢了的年份", "E332")
def blanks(rng: Random) -> Said:
    return _blank(rng)


def _blank(rng: Random) -> Said:
    sign = rng.choice(["20xx", "20XX", "xxxx", "XX", "××", "**", "____", "待补充", "？？", "xx"])
    if rng.random() < 0.3:
        year = rng.randint(2008, 2020)
        return rng.choice(
            [
                (f"认真做好-{year}年度科技奖励申报。", f"认真做好{year - 1}—{year}年度科技奖励申报。"),
                (f"按照县委（〔{year - 1990}〕号）文件抓落实。", f"按照县委（〔{year}〕{year - 1990}号）文件抓落实。"),
                (f"落实[{year - 1990}]号文件要求。", f"落实〔{year}〕{year - 1990}号文件要求。"),
            ]
        )
    text, right = rng.choice(
        [
            ("发放宣传资料{}余份，反响良好。", "2000"), ("组织{}县企业参加对接会。", "邻"), ("与{}镇签订共建协议。",
            "新桥"),
            ("投入经费{}万元，用于平台建设。", "300"), ("服务企业{}家，办结率较高。", "60"), ("由{}局牵头抓好落实。",
            "水利"),
            ("引进{}大学专家团队。", "浙江"), ("新建{}㎡的应急避难场所。", "2000"),
        ]
    )  # fmt: skip
    return text.format(sign), text.format(right)


def _years() -> Kind:
    def sow(rng: Random, draft: Draft) -> Fault | None:
        year = int(draft.get("报告.年度"))
        text = YEARS_SAID[rng.randrange(len(YEARS_SAID))]
        state = rng.getstate()
        wrong, line = placed(draft, rng, text.format(year - rng.choice([1, 1, 2])))
        rng.setstate(state)
        return Fault(wrong.text, placed(draft, rng, text.format(year))[0].text, frozenset({"E333"}), line)

    return Kind("年份对不上", sow)


YEARS_SAID = (
    "截至{}年12月底，各项任务基本办结。", "截至{}年底，在册企业稳步增加。", "完成了{}年各项目标任务，群众满意。",
    "圆满完成{}年度目标任务。",
    "截至{}年11月，项目全部开工。", "回顾{}年的工作，成绩来之不易。", "现将{}年工作情况总结如下，供参考。",
    "各科室完成{}年度任务，进展平稳。",
    "截止到{}年10月底，专项检查结束。",
)  # fmt: skip


@kind("届次", "E334", at=1)
def editions(rng: Random) -> Said:
    number_, noun = (
        rng.randint(4, 18),
        rng.choice(["少儿发明展", "科技成果交易会", "职工技能竞赛", "农业博览会", "科学家论坛"]),
    )

    def edition(n: int) -> str:
        if n <= 10:
            return CHINESE[n]
        return "十" + CHINESE[n - 10]

    text = "成功举办第{}届{}，参与面扩大。\n第{}届{}签约项目较多，影响力提升。"
    wrong = number_ - rng.choice([1, 2])
    return text.format(edition(number_), noun, edition(wrong), noun), text.format(
        edition(number_), noun, edition(number_), noun
    )


WORDS = (
    "考核",
    "科技",
    "创新",
    "企业",
    "培训",
    "推进",
    "加强",
    "项目",
    "资金",
    "服务中心",
    "知识产权",
    "组织",
    "开展",
    "成果转化",
)


@kind("词写了两遍", "E335")
def doubled(rng: Random) -> Said:
    word = rng.choice(WORDS)
    text = rng.choice(
        [
            "认真做好全市{}方面的各项任务。",
            "进一步抓实{}有关事项，压实责任。",
            "年内{}力度加大，局面良好。",
            "坚持把{}摆在重要位置。",
        ]
    )
    return text.format(word * 2), text.format(word)


@kind("句子写了两遍", "E336", prose=True)
def again(rng: Random) -> Said:
    one, two = rng.sample(
        ["培育更多的科技中介服务机构", "建立健全项目跟踪服务机制", "加大科技服务业的招商引资力度",
        "完善部门之间的会商协调制度", "推动科技成果在本地转化应用", "定期组织专家深入企业问诊把脉"], 2
    )  # fmt: skip
    joint = rng.choice(["，", "。"])
    return f"{one}{joint}{two}，{one}。", f"{one}{joint}{two}。"


@kind("一是二是的序号", "E337")
def order(rng: Random) -> Said:
    count = rng.choice([4, 5])
    items = rng.sample(MEASURES, count)
    numbers = list(range(1, count + 1))
    gone = rng.randrange(1, count - 1)
    marks = [n + (i >= gone) for i, n in enumerate(numbers)]
    joint = rng.choice(["；", "。"])

    def say(order: list[int]) -> str:
        return joint.join(f"{CHINESE[n]}是{item}" for n, item in zip(order, items, strict=True)) + "。"

    return say(marks), say(numbers)


@kind("段末没有标点", "E338")
def ends(rng: Random) -> Said:
    one, two = rng.sample(MEASURES, 2)
    text = f"{rng.choice(['坚持问题导向', '紧扣年度任务', '按照上级部署', '结合本地实际'])}，{one}，{two}"
    return text, text + rng.choice(["。", "；", "！"])


@kind("名次、占比、起止不可能", "E339")
def limits(rng: Random) -> Said:
    count = rng.randint(5, 30)
    rank, beyond = rng.randint(1, count), count + rng.randint(1, 5)
    share, over = rng.randint(20, 99), rng.randint(101, 160)
    low = rng.randint(1, 9)
    high = low + rng.randint(1, 9)
    form = rng.choice(["在全省{c}个市中位居第{x}。", "在全市{c}个县（市、区）中排名第{x}位。",
            "考核列全市{c}个部门第{x}名。", "位次为第{x}（共{c}个县区）。",
                       "满意率达到{s}%。", "科普覆盖率为{s}%，居民受益。", "占全市高新技术产值的{s}%。",
                       "申报省级项目{l}—{h}项。", "新建示范点{l}-{h}个。"])  # fmt: skip
    wrong = form.format(c=count, x=beyond, s=over, l=high, h=low)
    return wrong, form.format(c=count, x=rank, s=share, l=low, h=high)


KINDS: tuple[Kind, ...] = (
    sums, nested, money, about, pairs, shares, growths, rated, directions, marks, names, beings, amounts, typed, aimed,
    aims, units, points, blanks, _years(), editions, doubled, again, order, ends, limits,
)  # fmt: skip
