"""Kinds of faults in the numbers of 指标 and 数据, and in what a report says of years."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

from .draft import Draft
from .harness import Fault, Kind

NUMBER = re.compile(r"(-?\d[\d.]*)(.*)")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def fault(faulty: Draft, twin: Draft, codes: str, key: str) -> Fault:
    """A fault at the line of a key of the faulty text."""
    return Fault(faulty.text, twin.text, frozenset(codes.split()), faulty.line(key))


def amount(text: str) -> tuple[Decimal, str] | None:
    """A plain number and its unit, None for anything else."""
    match = NUMBER.fullmatch(text)
    return (Decimal(match[1]), match[2]) if match else None


def values(draft: Draft, *names: str) -> list[str]:
    """Keys of plain numbers that stand under one of the names, or as a part."""
    return [
        key
        for key in draft.leaves()
        if (".其中." in key or key.rpartition(".")[2] in names or (key.count(".") == 1 and key.startswith("指标.")))
        and amount(draft.get(key)) is not None
    ]


def pairs(draft: Draft, name: str) -> list[str]:
    """Indicators with a plain 本年 and another plain value under a name, both of one unit."""
    found = []
    for key in draft.indicators():
        here, other = f"{key}.本年", f"{key}.{name}"
        if here in draft and other in draft and not isinstance(draft.node(other), type(draft.tree)):
            a, b = amount(draft.get(here)), amount(draft.get(other))
            if a and b and a[1] == b[1]:
                found.append(key)
    return found


def rate(now: Decimal, then: Decimal, digits: int = 1, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Growth in %."""
    return ((now - then) / then * 100).quantize(Decimal(1).scaleb(-digits), rounding)


def shown(value: Decimal) -> str:
    """A number as a clerk types it."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def typed_wide(draft: Draft, key: str) -> Draft:
    """The same value in full-width digits."""
    return draft.put(key, draft.get(key).translate(WIDE))


# ------------------------------------------------------------------------ units


def no_unit(rng: Random, draft: Draft) -> Fault | None:
    key = rng.choice(values(draft, "本年", "上年", "目标"))
    number, unit = amount(draft.get(key)) or (Decimal(0), "")
    rest = unit[0] if unit[:1] in {"万", "亿"} else ""
    faulty = draft.put(key, f"{number}{rest}")
    return fault(faulty, typed_wide(draft, key), "E302 E306", key)


OTHERS = {
    "件": ["项", "%", "万元"],
    "万元": ["件", "人", "%"],
    "亿元": ["家", "%"],
    "人": ["万元", "家"],
    "%": ["件", "亿元"],
    "亩": ["件", "万元"],
    "家": ["人次", "万元"],
    "项": ["家", "万元"],
    "元": ["件"],
    "期": ["万元", "人"],
    "万人": ["万元"],
    "万平方米": ["万元", "家"],
}


def other_unit(rng: Random, draft: Draft) -> Fault | None:
    name = rng.choice(["上年", "上年", "目标", "下年目标"])
    found = pairs(draft, name)
    if not found:
        return None
    key = f"{rng.choice(found)}.{name}"
    number, unit = amount(draft.get(key)) or (Decimal(0), "")
    if not OTHERS.get(unit):
        return None
    faulty = draft.put(key, f"{number}{rng.choice(OTHERS[unit])}")
    return fault(faulty, converted(draft, key), "E311 E304", key)


def converted(draft: Draft, key: str) -> Draft:
    """The same amount in another unit of its dimension, where there is one."""
    number, unit = amount(draft.get(key)) or (Decimal(0), "")
    if unit == "万元":
        return draft.put(key, f"{shown(number / 10000)}亿元")
    if unit == "亿元":
        return draft.put(key, f"{shown(number * 10000)}万元")
    if unit == "万人":
        return draft.put(key, f"{shown(number * 10000)}人")
    return typed_wide(draft, key)


def wan_for_yi(rng: Random, draft: Draft) -> Fault | None:
    swaps = {"万元": "亿元", "亿元": "万元", "万人": "亿人", "万平方米": "亿平方米"}
    keys = [k for name in ("上年", "目标") for p in pairs(draft, name) for k in (f"{p}.本年", f"{p}.{name}")]
    keys = [key for key in keys if (amount(draft.get(key)) or (0, ""))[1] in swaps]
    if not keys:
        return None
    key = rng.choice(keys)
    number, unit = amount(draft.get(key)) or (Decimal(0), "")
    factor = Decimal(rng.choice(["1", "1", "1.01", "0.99"]))
    changed = shown((number * factor).quantize(Decimal(1).scaleb(int(number.as_tuple().exponent))))
    faulty = draft.put(key, f"{changed}{swaps[unit]}")
    return fault(faulty, converted(draft, key), "E319 E301 E307", key)


# ------------------------------------------------------------------------- sums


def _redrawn(rng: Random, draft: Draft, holder: str) -> tuple[Draft, Decimal, str] | None:
    """New plain parts of an indicator, and their sum."""
    total, unit = Decimal(0), ""
    for key in [k for k in draft.leaves() if k.startswith(f"{holder}.其中.") and k.count(".") == holder.count(".") + 2]:
        found = amount(draft.get(key))
        if found is None:
            return None
        digits = max(0, -int(found[0].as_tuple().exponent))
        new = (found[0] * rng.randint(60, 150) / 100).quantize(Decimal(1).scaleb(-digits)) or Decimal(1)
        draft, total, unit = draft.put(key, f"{new}{found[1]}"), total + new, found[1]
    return (draft, total, unit) if unit else None


def _plain_holders(draft: Draft, *, partial: bool = False) -> list[str]:
    """Indicators whose parts are no maps and whose total is written."""
    holders = [key for key in draft.indicators() if f"{key}.其中" in draft and f"{key}.本年" in draft]
    holders = [key for key in holders if (f"{key}.其中不完全" in draft) is partial and amount(draft.get(f"{key}.本年"))]
    nested = {key.partition(".其中.")[0] for key in draft.indicators() if ".其中." in key}
    return [key for key in holders if key not in nested]


def wrong_sum(rng: Random, draft: Draft) -> Fault | None:
    holders = [key for key in _plain_holders(draft) if key.count(".") == 1 and f"{key}.增量" not in draft]
    if not holders:
        return None
    holder = rng.choice(holders)
    made = _redrawn(rng, draft, holder)
    if made is None:
        return None
    twin, total, unit = made
    step = Decimal(1).scaleb(int(total.as_tuple().exponent))
    off = step * rng.choice([-9, -3, -2, -1, 1, 2, 5, 10, 100])
    key = f"{holder}.本年"
    if total + off <= 0:
        return None
    return fault(twin.put(key, f"{total + off}{unit}"), twin.put(key, f"{total}{unit}"), "E301", key)


def nested_sum(rng: Random, draft: Draft) -> Fault | None:
    inner = [key for key in draft.indicators() if ".其中." in key and f"{key}.其中" in draft]
    if not inner:
        return _nest(rng, draft)
    key = rng.choice(inner)
    outer = key.partition(".其中.")[0]
    made = _redrawn(rng, draft, key)
    if made is None:
        return None
    twin, total, unit = made
    old = amount(draft.get(f"{key}.本年")) or (Decimal(0), "")
    whole = amount(draft.get(f"{outer}.本年")) or (Decimal(0), "")
    twin = twin.put(f"{key}.本年", f"{total}{unit}").put(f"{outer}.本年", f"{whole[0] - old[0] + total}{unit}")
    place = rng.choice([f"{key}.本年", f"{outer}.本年"])
    right = amount(twin.get(place)) or (Decimal(0), "")
    off = Decimal(rng.choice(["0.5", "1", "10", "43.38", "-2", "-7.5"]))
    return fault(twin.put(place, f"{right[0] + off}{unit}"), twin, "E301", place)


def _nest(rng: Random, draft: Draft) -> Fault | None:
    """A part is given parts of its own."""
    parts = [
        k
        for k in draft.leaves()
        if ".其中." in k and (a := amount(draft.get(k))) and a[0] > 10 and "." not in str(a[0])
    ]
    if not parts:
        return None
    key = rng.choice(parts)
    number, unit = amount(draft.get(key)) or (Decimal(0), "")
    first = Decimal(rng.randint(1, int(number) - 1))
    off = rng.choice([-1, 1, 2, 4])

    def nested(second: Decimal) -> str:
        return f"{{本年: {number}{unit}, 其中: {{其中甲: {first}{unit}, 其中乙: {second}{unit}}}}}"

    if number - first + off <= 0:
        return None
    faulty = draft.put(key, nested(number - first + off))
    return fault(faulty, draft.put(key, nested(number - first)), "E301", f"{key}.本年")


def partial_above(rng: Random, draft: Draft) -> Fault | None:
    holders = [key for key in _plain_holders(draft) if key.count(".") == 1] + _plain_holders(draft, partial=True)
    if not holders:
        return None
    holder = rng.choice(holders)
    keys = [k for k in draft.leaves() if k.startswith(f"{holder}.其中.")]
    total, unit = amount(draft.get(f"{holder}.本年")) or (Decimal(0), "")
    key = rng.choice(keys)
    part = amount(draft.get(key))
    others = [amount(draft.get(k)) for k in keys if k != key]
    if part is None or any(one is None or one[1] != unit for one in others) or part[1] != unit:
        return None
    rest = sum((one[0] for one in others if one), Decimal(0))
    step = Decimal(1).scaleb(min(0, int(total.as_tuple().exponent)))
    draft = draft if f"{holder}.其中不完全" in draft else draft.put(f"{holder}.其中不完全", "是")
    below = max(step, (total - rest) * rng.randint(20, 95) / 100).quantize(step)
    above = total - rest + step * rng.randint(1, 30)
    return fault(draft.put(key, f"{above}{unit}"), draft.put(key, f"{below}{unit}"), "E301", key)


# --------------------------------------------------------------- approximations


def about_parts(rng: Random, draft: Draft) -> Fault | None:
    holders = [key for key in _plain_holders(draft) if key.count(".") == 1]
    if not holders:
        return None
    holder = rng.choice(holders)
    keys = [k for k in draft.leaves() if k.startswith(f"{holder}.其中.")]
    unit = (amount(draft.get(keys[0])) or (Decimal(0), ""))[1]
    if unit not in {"件", "项", "家", "人", "万元"}:
        return None
    ten = rng.randint(3, 9) * 10
    mark, low, high = rng.choice(
        [("近{}{}", 1, 9), ("{}余{}", -9, -1), ("{}{}以上", -9, -1), ("超过{}{}", -9, -1), ("不超过{}{}", 1, 9)]
    )
    sides = {"近": (-9, -1), "余": (1, 9), "以": (1, 9), "不": (-9, -1), "超": (1, 9)}
    good = next(side for word, side in sides.items() if word in mark)

    def drawn(off: int) -> Draft:
        parts = _split(rng, ten + off, len(keys))
        made = draft.put(f"{holder}.本年", mark.format(ten, unit))
        for key, part in zip(keys, parts, strict=True):
            made = made.put(key, f"{part}{unit}")
        return made

    faulty, twin = drawn(rng.randint(low, high)), drawn(rng.randint(*good))
    return fault(_bare(faulty, holder), _bare(twin, holder), "E301", f"{holder}.本年")


def _bare(draft: Draft, holder: str) -> Draft:
    """An indicator without the figures that hang on an exact total, and the text without them."""
    total, name = draft.get(f"{holder}.本年"), holder.rpartition(".")[2]
    parts = ", ".join(
        f"{k.rpartition('.')[2]}: {draft.get(k)}" for k in draft.leaves() if k.startswith(f"{holder}.其中.")
    )
    draft = draft.put(holder, f"{{本年: {total}, 其中: {{{parts}}}}}")
    text = re.sub(rf"[，、；]?[^，、；。|\n]*\{{\{{ {name}\.(?:同比|增长|增量) \}}\}}", "", draft.text)
    return Draft(text)


def _split(rng: Random, total: int, count: int) -> list[int]:
    """A number into positive parts."""
    cuts = sorted(rng.sample(range(1, total), count - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def double_marks(rng: Random, draft: Draft) -> Fault | None:
    number, unit = rng.randint(11, 99), rng.choice(["项", "家", "人", "亩", "名", "篇"])
    while number % 10 == 0:
        number += 1
    ten = number // 10 * 10
    bad = [
        "{n}余{u}",
        "约{t}余{u}",
        "约{t}{u}左右",
        "近{t}{u}左右",
        "约{t}—{m}{u}",
        "超过{t}{u}以上",
        "{n}多{u}",
        "至少{t}{u}以上",
    ]
    good = ["{t}余{u}", "约{t}{u}", "{t}{u}左右", "近{t}{u}", "{t}—{m}{u}", "超过{t}{u}", "{n}{u}", "至少{t}{u}"]
    at = rng.randrange(len(bad))
    name = rng.choice(["新技术推广", "走访企业数", "发放资料数", "示范面积"])
    faulty, twin = (
        draft.put(f"指标.{name}", words[at].format(n=number, t=ten, m=ten + 10, u=unit)) for words in (bad, good)
    )
    return fault(_used(faulty, name), _used(twin, name), "E316 E302", f"指标.{name}")


def _used(draft: Draft, *names: str) -> Draft:
    """The text speaks of new indicators."""
    words = "、".join(f"{{{{ {name} }}}}" for name in names)
    at = draft.text.index("      正文: |\n") + len("      正文: |\n")
    return Draft(f"{draft.text[:at]}        另有{words}。\n{draft.text[at:]}")


def ranges(rng: Random, draft: Draft) -> Fault | None:
    low, unit = rng.randint(2, 80), rng.choice(["项", "家", "件", "人"])
    high = low + rng.randint(1, 20)
    parts = _split(rng, rng.choice([high + rng.randint(1, 15), max(2, low - rng.randint(1, low - 1))]), 2)
    inside = _split(rng, rng.randint(max(2, low), high), 2)

    def made(total: str, of: list[int]) -> Draft:
        value = f"{{本年: {total}, 其中: {{工业类: {of[0]}{unit}, 农业类: {of[1]}{unit}}}}}"
        return _used(draft.put("指标.储备项目", value), "储备项目")

    turned = rng.random() < 0.5
    faulty = made(f"{high}—{low}{unit}", inside) if turned else made(f"{low}—{high}{unit}", parts)
    twin = made(f"{low}—{high}{unit}", inside)
    return Fault(faulty.text, twin.text, frozenset({"E301", "E302"}), faulty.line("指标.储备项目.本年"))


# -------------------------------------------------------------- rates and shares


def percentages(rng: Random, draft: Draft) -> Fault | None:
    way = rng.randrange(4)
    if way == 0:
        first = Decimal(rng.randint(300, 700)) / 10
        second = 100 - first
        off = Decimal(rng.randint(5, 200)) / 10

        def shares(one: Decimal, other: Decimal) -> Draft:
            value = f"{{本年: 560人, 其中: {{本科以上: {one}%, 大专以下: {other}%}}}}"
            return _used(draft.put("指标.科技人员", value), "科技人员")

        faulty = shares(first, second + off)
        return fault(faulty, shares(first, second), "E310", "指标.科技人员.其中.大专以下")
    name = rng.choice(["办结率", "群众满意率", "政策知晓率", "抽检通过率", "财政占比"])
    right = Decimal(rng.randint(520, 998)) / 10
    wrong = right + 100 if way == 1 else -right if way == 2 else Decimal(rng.randint(1001, 1900)) / 10
    faulty = _used(draft.put(f"指标.{name}", f"{wrong}%"), name)
    return fault(faulty, _used(draft.put(f"指标.{name}", f"{right}%"), name), "E310", f"指标.{name}")


def _grown(rng: Random, draft: Draft) -> tuple[str, Decimal, Decimal, str] | None:
    """An indicator with 本年 and 上年 of one unit."""
    found = [key for key in pairs(draft, "上年") if "%" not in draft.get(f"{key}.本年")]
    if not found:
        return None
    key = rng.choice(found)
    now, then = amount(draft.get(f"{key}.本年")), amount(draft.get(f"{key}.上年"))
    return (key, now[0], then[0], now[1]) if now and then else None


def _fresh(rng: Random) -> tuple[str, Decimal, Decimal, str]:
    """Two counts as reports have them."""
    then = Decimal(rng.randint(120, 9000))
    now = (then * rng.randint(70, 190) / 100).quantize(Decimal(1))
    name = rng.choice(["技术合同", "入库企业", "参训人员", "有效专利"])
    return name, now + 1, then, {"技术合同": "项", "入库企业": "家", "参训人员": "人", "有效专利": "件"}[name]


def _stated(draft: Draft, name: str, now: Decimal, then: Decimal, unit: str, **more: str) -> Draft:
    rest = "".join(f", {key}: {value}" for key, value in more.items())
    return _used(draft.put(f"指标.{name}", f"{{本年: {now}{unit}, 上年: {then}{unit}{rest}}}"), name)


def wrong_growth(rng: Random, draft: Draft) -> Fault | None:
    existing = [key for key in draft.indicators() if f"{key}.增速" in draft and key in pairs(draft, "上年")]
    if existing and rng.random() < 0.4:
        key = f"{rng.choice(existing)}.增速"
        number, unit = amount(draft.get(key)) or (Decimal(0), "")
        off = rng.choice([Decimal(10), Decimal(-3), Decimal("1.5"), Decimal(20)])
        return fault(draft.put(key, f"{number + off}{unit}"), typed_wide(draft, key), "E307", key)
    name, now, then, unit = _fresh(rng)
    right = rate(now, then)
    off = Decimal(rng.choice(["0.2", "0.3", "-0.2", "1", "-1", "5", "10", "-10"]))
    faulty = _stated(draft, name, now, then, unit, 增速=f"{shown(right + off)}%")
    twin = _stated(draft, name, now, then, unit, 增速=f"{shown(right)}%")
    return fault(faulty, twin, "E307 E309", f"指标.{name}.增速")


def cut_growth(rng: Random, draft: Draft) -> Fault | None:
    name, now, then, unit = _fresh(rng)
    digits = rng.choice([0, 1, 1, 2])
    right, cut = rate(now, then, digits), rate(now, then, digits, ROUND_DOWN)
    if right == cut:
        return None
    faulty = _stated(draft, name, now, then, unit, 增速=f"{cut}%")
    return fault(faulty, _stated(draft, name, now, then, unit, 增速=f"{right}%"), "E309", f"指标.{name}.增速")


def wrong_sign(rng: Random, draft: Draft) -> Fault | None:
    name, now, then, unit = _fresh(rng)
    right, change = rate(now, then), now - then
    if abs(right) < 1:
        return None
    both = rng.random() < 0.3
    more = {"增量": f"{change}{unit}"} if both else {}
    faulty = _stated(draft, name, now, then, unit, 增速=f"{shown(-right)}%", **more)
    twin = _stated(draft, name, now, then, unit, 增速=f"{shown(right)}%", **more)
    return fault(faulty, twin, "E307", f"指标.{name}.增速")


def wrong_change(rng: Random, draft: Draft) -> Fault | None:
    found = _grown(rng, draft)
    if found is None:
        return None
    key, now, then, unit = found
    off = Decimal(1).scaleb(int(now.as_tuple().exponent)) * rng.choice([-30, -7, -2, 2, 3, 10, 100])
    faulty = draft.put(f"{key}.增量", f"{now - then + off}{unit}")
    return fault(faulty, draft.put(f"{key}.增量", f"{now - then}{unit}"), "E307 E309", f"{key}.增量")


def points(rng: Random, draft: Draft) -> Fault | None:
    now, then = (Decimal(rng.randint(200, 950)) / 10 for _ in range(2))
    off = Decimal(rng.choice(["0.3", "1", "-2.4", "10"]))
    if now == then:
        return None
    name = rng.choice(["研发强度", "贡献份额", "投入比例"])
    faulty = _stated(draft, name, now, then, "%", 增速=f"{now - then + off}个百分点")
    twin = _stated(draft, name, now, then, "%", 增速=f"{now - then}个百分点")
    return fault(faulty, twin, "E307", f"指标.{name}.增速")


def base_not_whole(rng: Random, draft: Draft) -> Fault | None:
    then = rng.randint(11, 60)
    now = then + rng.randint(1, 40)
    right = rate(Decimal(now), Decimal(then))
    wrong = right + Decimal(rng.randint(2, 20)) / 10
    least, most = (Decimal(now) / (1 + (wrong + side) / 100) for side in (Decimal("0.06"), Decimal("-0.06")))
    if int(most) > int(least):
        return None
    made = [_used(draft.put("指标.创新平台", f"{{本年: {now}家, 增速: {r}%}}"), "创新平台") for r in (wrong, right)]
    return fault(made[0], made[1], "E317", "指标.创新平台.增速")


# --------------------------------------------------------------------- the aims


def tiers(rng: Random, draft: Draft) -> Fault | None:
    low = rng.random() < 0.3
    less, more = sorted(rng.sample(range(100, 400), 2))
    unit = rng.choice(["件", "家", "项", "万元"])
    word = rng.choice(["目标", "下年目标"])

    def aim(ensured: int, strived: int) -> Draft:
        way = ", 方向: 低" if low else ""
        now = more + 7 if low else max(1, less - 7)
        value = f"{{本年: {now}{unit}, {word}: {{确保: {ensured}{unit}, 力争: {strived}{unit}}}{way}}}"
        return _used(draft.put("指标.重点指标", value), "重点指标")

    right = (more, less) if low else (less, more)
    return fault(aim(*right[::-1]), aim(*right), "E312", f"指标.重点指标.{word}.力争")


def backwards(rng: Random, draft: Draft) -> Fault | None:
    now, low = rng.randint(50, 900), rng.random() < 0.5
    ahead, behind = now + rng.randint(1, 45), now - rng.randint(1, 45)
    better, worse = (behind, ahead) if low else (ahead, behind)

    def aim(value: int) -> Draft:
        made = f"{{本年: {now}件, 下年目标: {value}件, 方向: {'低' if low else '高'}}}"
        return _used(draft.put("指标.办件数", made), "办件数")

    return fault(aim(worse), aim(better), "E312", "指标.办件数.下年目标")


def wrong_aim(rng: Random, draft: Draft) -> Fault | None:
    now = Decimal(rng.randint(300, 5000))
    aim = (now * rng.randint(103, 140) / 100).quantize(Decimal(1))
    right = rate(aim, now)
    off = Decimal(rng.choice(["0.5", "1", "-1", "3", "10"]))
    by_rate = rng.random() < 0.6

    def made(growth: Decimal, change: Decimal) -> Draft:
        told = f"目标增速: {shown(growth)}%" if by_rate else f"目标增量: {change}件"
        value = f"{{本年: {now}件, 下年目标: {aim}件, {told}}}"
        return _used(draft.put("指标.登记成果", value), "登记成果")

    key = "指标.登记成果." + ("目标增速" if by_rate else "目标增量")
    return fault(made(right + off, aim - now + int(off * 10)), made(right, aim - now), "E307 E309", key)


# ----------------------------------------------------------- ranks and shares


def rank(rng: Random, draft: Draft) -> Fault | None:
    total = rng.randint(8, 120)
    place = rng.randint(1, total)
    among, number = rng.choice(["全省", "全市", "全县", "全区"]), f"{rng.randint(20, 900)}件"
    wrong = rng.choice([total + rng.randint(1, 30), total + 1, 0])

    def ranked(at: int) -> Draft:
        value = f"{{本年: {number}, 排名: {among}第{at}（共{total}）}}"
        return _used(draft.put("指标.考评件数", value), "考评件数")

    return fault(ranked(wrong), ranked(place), "E415 E204", "指标.考评件数.排名")


def share(rng: Random, draft: Draft) -> Fault | None:
    whole = rng.randint(2000, 90000)
    part = rng.randint(whole // 10, whole - 1)
    right = (Decimal(part) / whole * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    way, unit = rng.randrange(3), rng.choice(["万元", "件", "人"])

    def made(of: int, rate: Decimal) -> Draft:
        told = f"{of}{unit}" if way else f"{{本年: {of}{unit}, 占: 口径总数}}"
        text = draft.put("指标.其中数", told).put("指标.口径总数", f"{whole}{unit}")
        if way:
            text = text.put("指标.所占比", f"{{本年: {rate}%, 计算: 占比（其中数、口径总数）}}")
            return _used(text, "其中数", "口径总数", "所占比")
        return _used(text, "其中数", "口径总数")

    if way:
        wrong = right + Decimal(rng.choice(["5.3", "-0.4", "0.3", "1", "10"]))
        return fault(made(part, wrong), made(part, right), "E416 E310", "指标.所占比.本年")
    over = whole + rng.randint(whole // 100 + 1, whole)
    return fault(made(over, right), made(part, right), "E310", "指标.其中数.本年")


def comparison(rng: Random, draft: Draft) -> Fault | None:
    now, then = (Decimal(rng.randint(300, 950)) / 10 for _ in range(2))
    if abs(now - then) < 1:
        return None
    up, down = "比上年提高{}个百分点", "比上年下降{}个百分点"
    right, other = (up, down) if now > then else (down, up)
    size = abs(now - then)
    wrong = rng.choice([other.format(size), right.format(size + Decimal("0.5")), right.format(size + 10)])

    def compared(words: str) -> Draft:
        value = f"{{本年: {now}%, 上年: {then}%, 比较: {words}}}"
        return _used(draft.put("指标.产业份额", value), "产业份额")

    return fault(compared(wrong), compared(right.format(size)), "E307 E309", "指标.产业份额.比较")


# ------------------------------------------------------------------------ years


def wrong_year(rng: Random, draft: Draft) -> Fault | None:
    year, way = int(draft.get("报告.年度")), rng.randrange(3)
    if way == 0:
        day = draft.get("报告.日期")
        far = rng.choice([-5, -3, -2, -1, 2, 3, 10])
        near = f"{year}-12-{rng.randint(10, 31)}" if rng.random() < 0.5 else f"{year + 1}-01-{rng.randint(10, 28)}"
        return fault(
            draft.put("报告.日期", f"{int(day[:4]) + far}{day[4:]}"), draft.put("报告.日期", near), "E345", "报告.日期"
        )
    if way == 1:
        value = f"{rng.randint(30, 90)}家"

        def listed(when: int) -> Draft:
            series = f"{{{year - 3}: 21家, {year - 2}: 24家, {when}: 26家}}"
            return _used(draft.put("指标.孵化器", f"{{本年: {value}, 历年: {series}}}"), "孵化器")

        wrong = year + rng.randint(1, 9)
        return fault(listed(wrong), listed(year - 1), "E345", f"指标.孵化器.历年.{wrong}")

    def until(when: int) -> Draft:
        value = f"{{本年: {rng.randint(30, 90)}家, 截至: {when}年{rng.randint(9, 12)}月底}}"
        return _used(draft.put("指标.在孵数", value), "在孵数")

    wrong = year + rng.choice([-6, -3, -2, -1, 3, 10])
    return fault(until(wrong), until(year), "E345", "指标.在孵数.截至")


def series(rng: Random, draft: Draft) -> Fault | None:
    year = int(draft.get("报告.年度"))
    numbers = [rng.randint(100, 160)]
    for _ in range(3):
        numbers.append(numbers[-1] + rng.randint(1, 40))
    unit, previous = rng.choice(["件", "家", "万元"]), rng.random() < 0.6

    def made(listed: list[int]) -> Draft:
        last = year - 1 if previous else year
        told = ", ".join(f"{last - 2 + i}: {n}{unit}" for i, n in enumerate(listed))
        other = f", 上年: {numbers[2]}{unit}" if previous else ""
        now = numbers[3] if previous else numbers[2]
        value = f"{{本年: {now}{unit}{other}, 历年: {{{told}}}}}"
        return _used(draft.put("指标.累计数", value), "累计数")

    off = rng.choice([-9, -1, 1, 2, 10])
    faulty = made([*numbers[:2], numbers[2] + off])
    return fault(faulty, made(numbers[:3]), "E318", f"指标.累计数.历年.{year - 1 if previous else year}")


def two_values(rng: Random, draft: Draft) -> Fault | None:
    keys = [
        k
        for k in draft.indicators()
        if k.count(".") == 1 and amount(draft.get(f"{k}.本年") if f"{k}.本年" in draft else "")
    ]
    key = rng.choice(keys)
    name = draft.get(f"{key}.称") if f"{key}.称" in draft else key.rpartition(".")[2]
    number, unit = amount(draft.get(f"{key}.本年")) or (Decimal(0), "")
    off = Decimal(1).scaleb(int(number.as_tuple().exponent)) * rng.choice([-30, -2, 1, 3, 10])
    if number + off <= 0 or "余" in unit:
        return None

    def again(value: Decimal) -> Draft:
        return _used(draft.put("指标.另报数", f"{{称: {name}, 本年: {value}{unit}}}"), "另报数")

    return fault(again(number + off), again(number), "E318", "指标.另报数.本年")


# -------------------------------------------------------------- last year's report


def _two_years(
    rng: Random, draft: Draft, wrong: Callable[[dict[str, str]], None], codes: str, key: str
) -> Fault | None:
    """This year's report and last year's; `wrong` changes this year's figures."""
    year = int(draft.get("报告.年度"))
    before, now = rng.randint(101, 900), 0
    while now in {0, before}:
        now = before + rng.randint(-40, 99)
    aim, edition, streak = before + rng.randint(5, 60), rng.randint(3, 30), rng.randint(2, 9)
    last = {"本年": f"{before}件", "下年目标": f"{aim}件", "经费": f"{before}.5万元"}
    last |= {"届次": f"第{edition}届", "荣誉": f"连续{streak}年"}
    right = {"本年": f"{now}件", "上年": f"{before}件", "目标": f"{aim}件", "经费": f"{now}.5万元"}
    right |= {"届次": f"第{edition + 1}届", "荣誉": f"连续{streak + 1}年"}
    bad = dict(right)
    wrong(bad)
    head = draft.put("报告.上年报告", "上年.yaml")
    made = [_with(head, figures) for figures in (bad, right)]
    previous = _with(Draft(_last_year(year)), last).text
    if bad == right:
        return None
    return Fault(made[0].text, made[1].text, frozenset(codes.split()), made[0].line(f"指标.{key}"), previous)


def _with(draft: Draft, figures: dict[str, str]) -> Draft:
    main = ", ".join(f"{key}: {figures[key]}" for key in ("本年", "上年", "目标", "下年目标") if key in figures)
    draft = draft.put("指标.登记合同", f"{{{main}}}").put("指标.科技节", figures["届次"])
    draft = draft.put("指标.考核优秀", figures["荣誉"]).put("指标.培育经费", figures["经费"])
    return _used(draft, "登记合同", "科技节", "考核优秀", "培育经费")


def _last_year(year: int) -> str:
    return (
        f"报告:\n  单位: 某局\n  年度: {year - 1}\n  类型: 工作总结\n指标:\n  去年独有: 3件\n"
        "总结:\n  章节:\n    - 标题: 去年\n      正文: |\n        去年{{ 去年独有 }}。\n"
    )


def stale(rng: Random, draft: Draft) -> Fault | None:
    which = rng.choice(["登记合同.本年", "培育经费"])

    def unchanged(figures: dict[str, str]) -> None:
        if which == "培育经费":
            figures["经费"] = figures["上年"].replace("件", ".5万元")
        else:
            figures["本年"] = figures["上年"]
            if rng.random() < 0.5:
                del figures["上年"]

    return _two_years(rng, draft, unchanged, "E341", which)


def contradicted(rng: Random, draft: Draft) -> Fault | None:
    which = rng.choice(["上年", "上年", "目标"])

    def other(figures: dict[str, str]) -> None:
        number = int(figures[which][:-1])
        figures[which] = f"{number + rng.choice([-30, -2, -1, 1, 2, 9, 20])}件"

    return _two_years(rng, draft, other, "E340", f"登记合同.{which}")


def not_moved(rng: Random, draft: Draft) -> Fault | None:
    which, key = rng.choice([("届次", "科技节"), ("荣誉", "考核优秀")])

    def other(figures: dict[str, str]) -> None:
        match = re.search(r"\d+", figures[which])
        assert match is not None
        figures[which] = figures[which].replace(match[0], str(int(match[0]) + rng.choice([-1, -1, -2, 1, 3])))

    return _two_years(rng, draft, other, "E342", key)


SENTENCES = (
    "走访企业{}家，逐户建立需求清单，协调解决用地、用工、融资等方面的实际困难",
    "组织科技人员深入田间地头开展技术服务{}次，手把手指导农户科学种植和防治病虫害",
    "举办知识产权专题培训班{}期，规模以上企业的负责人和研发骨干全部参加了学习",
    "推动高校院所与本地企业签订产学研合作协议{}份，一批关键技术难题得到攻克",
)


def same_sentence(rng: Random, draft: Draft) -> Fault | None:
    words, before = rng.choice(SENTENCES), rng.randint(11, 99)
    now = before + rng.randint(1, 30)
    year = int(draft.get("报告.年度"))

    def said(text: Draft, number: int) -> Draft:
        at = text.text.index("      正文: |\n") + len("      正文: |\n")
        return Draft(f"{text.text[:at]}        {words.format(number)}。\n{text.text[at:]}")

    head = draft.put("报告.上年报告", "上年.yaml")
    faulty = said(head, before)
    line = faulty.text[: faulty.text.index(words.format(before))].count("\n") + 1
    previous = said(Draft(_last_year(year)), before).text
    return Fault(faulty.text, said(head, now).text, frozenset({"E343"}), line, previous)


# ----------------------------------------------------------------- placeholders


def unfilled(rng: Random, draft: Draft) -> Fault | None:
    key = rng.choice(values(draft, "本年", "上年", "目标"))
    number, unit = amount(draft.get(key)) or (Decimal(0), "")
    digits = str(number).split(".", maxsplit=1)[0]
    hole = rng.choice(["XX", "20xx", "××", "待补充", "（待填）", f"{digits[0]}XX", "xx", "X"])
    faulty = draft.put(key, hole if hole.startswith(("待", "（")) else f"{hole}{unit}")
    return fault(faulty, typed_wide(draft, key), "E302 E205 E310", key)


KINDS = (
    Kind("单位漏写", no_unit),
    Kind("单位不能换算", other_unit),
    Kind("万亿错位", wan_for_yi),
    Kind("合计不符", wrong_sum),
    Kind("嵌套分项不符", nested_sum),
    Kind("不完全分项超过合计", partial_above),
    Kind("近、余、以上和分项矛盾", about_parts),
    Kind("一个数两个约数", double_marks),
    Kind("范围", ranges),
    Kind("百分数超限", percentages),
    Kind("增速不符", wrong_growth),
    Kind("增速截尾", cut_growth),
    Kind("增减方向相反", wrong_sign),
    Kind("增量不符", wrong_change),
    Kind("百分点不符", points),
    Kind("基数不是整数", base_not_whole),
    Kind("确保高于力争", tiers),
    Kind("目标倒退", backwards),
    Kind("目标增速、增量不符", wrong_aim),
    Kind("名次不可能", rank),
    Kind("占比、比值不符", share),
    Kind("比较不符", comparison),
    Kind("年份", wrong_year),
    Kind("历年和本年、上年矛盾", series),
    Kind("同名的数不同值", two_values),
    Kind("陈旧数字", stale),
    Kind("和上年报告矛盾", contradicted),
    Kind("届次、连续没有递进", not_moved),
    Kind("照抄上年的句子", same_sentence),
    Kind("没填的数", unfilled),
)
