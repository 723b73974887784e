"""Units: which words after a number are one, and how those of one dimension convert.

In a report's own numbers units are an open set; in running prose (989项授权专利) only a known one tells
where the number's unit ends.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from generator.named import Named
from generator.numerals import Unreadable, divided, read
from generator.patterns import lazy


class Measure(Named):
    """What a unit measures, and how many of the dimension's base unit it is."""

    dimension: str
    factor: Decimal


def _dimension(name: str, units: str) -> dict[str, Measure]:
    pairs = (pair.split("=") for pair in units.split())
    return {unit: Measure(name, Decimal(factor)) for unit, factor in pairs}


#: Legal units of China (1984) and the customary ones of reports. The base is chosen so that each factor is
#: finite in decimals: 1 亩 is 2000/3 m², but 1 m² is 0.0015 亩. Months and days do not convert, nor do a rate and
#: a difference of rates (% and 百分点); 千瓦 measures power, 千瓦时 energy.
MEASURES: dict[str, Measure] = {
    **_dimension("money", "元=1 千元=1000 百元=100 百万元=1000000 千万元=10000000 元人民币=1"),
    **_dimension("dollars", "美元=1 千美元=1000"),
    **_dimension("area", "亩=1 公顷=15 平方公里=1500 平方千米=1500 km²=1500 k㎡=1500 ㎢=1500 平方米=0.0015 ㎡=0.0015 "
                 "m²=0.0015 平米=0.0015 平方=0.0015 顷=100"),
    **_dimension("length", "米=1 公里=1000 千米=1000 km=1000 m=1 里=500 华里=500 厘米=0.01 毫米=0.001"),
    **_dimension("mass", "公斤=1 千克=1 kg=1 斤=0.5 吨=1000 t=1000 克=0.001 公担=100"),
    **_dimension("coal", "吨标准煤=1 吨标煤=1"),
    **_dimension("energy", "千瓦时=1 度=1 度电=1 kWh=1 兆瓦时=1000 MWh=1000"),
    **_dimension("power", "千瓦=1 kW=1 兆瓦=1000 MW=1000 瓦=0.001 吉瓦=1000000 GW=1000000"),
    **_dimension("volume", "立方米=1 m³=1 方=1 立方=1 升=0.001 毫升=0.000001"),
    **_dimension("time", "秒=1 分钟=60 小时=3600 个小时=3600 天=86400 日=86400 周=604800 个星期=604800 星期=604800"),
    **_dimension("months", "个月=1 年=12 个季度=3 季度=3"),
    **_dimension("people", "人=1 名=1 位=1"),
    **_dimension("rate", "%=1 ％=1 ‰=0.1 成=10 倍=100"),
    **_dimension("rate", "半=50 数=100 百分之=1 千分之=0.1 万分之=0.01"),
    **_dimension("points", "个百分点=1 百分点=1 个千分点=0.1 千分点=0.1"),
}  # fmt: skip

#: Units behind which 多 and 半 stand: 一年多, 两个半月.
TIMES = frozenset(unit for unit, found in MEASURES.items() if found.dimension in {"time", "months"})
#: What is measured in money, area or people, never a unit: 5887利税 has lost its own. Headlines do count 3企业.
_NOUNS = """
    利税 利润 税收 税金 产值 总产值 增加值 收入 总收入 支出 投入 投资 资金 经费 补助 金额 销售额 面积 人口
"""
NOUNS = frozenset(_NOUNS.split())

#: Classifiers that stand after numbers in the published reports of 2005–2021 that this project was tried on, and
#: what else offices count: meetings, buildings, animals, lessons, people's congresses.
_CLASSIFIERS = """
    个 件 家 项 次 人次 场 场次 期 期次 届 届次 批 批次 篇 册 份 户 户次 所 条 类 种 部 座 支 幅 台 台次 套 台套 件套 辆
    辆次 车次 只 头 棵 株 处 片 块 间 栋 幢 层 级 分 岁 周年 轮 轮次 区 县 市 镇 乡 村 例 宗 起 桩 笔 门 堂 节 课时 学时
    组 队 团 班 班次 对 双 副 张 本 卷 枚 颗 粒 瓶 桶 箱 包 袋 盒 口 孔 道 艘 架 列 趟 遍 回 件次 家次 项次 个次 人天
    番 版 集 款 顶 面 床 席 尾 羽 匹 根 标段 门次 站 个工作日 工作日 个学时 个课时 个标段 个年头 届人大 TB GB 亩次
    尊 眼 盏 首 方面 标箱 部分 千伏
"""
#: Every known unit.
KNOWN = frozenset({*MEASURES, *_CLASSIFIERS.split()} - {"半", "数", "百分之", "千分之", "万分之"})
_LONGEST = max(map(len, KNOWN))

#: Words that begin like a unit and are none, the first hanzi and what may follow: 115人才计划, 2家庭, 12部门.
_OTHER_WORDS = """
    区域间别位县级块
    人才民力口工们大文体社 项目 家庭具长电政 件套 名单师牌校列下称誉为优特 年来代级轻底初末中报度均 天然津地
    次要级数生性 个人性体别 场所地景馆 期间望权刊货 部门委分署队长省级 条件例线块 种子植养业苗质粮 类别型似
    所有在属以得需长 位于置列居 处理长于置罚在室 分别局管之布类析散支工公享级会校部园配解赛组行 组织建合成 级别
    成立果为功员效长交就本熟品都分人年 倍增 户籍口外 台湾州账风地 头部脑 口径岸 度假上 元旦素宇 道路德 号召称文
    县域区城级市长委 市场级民区县长委政直 镇级长区村 乡镇村土级贤 村级民庄集 套餐 层次面级 门户类诊 节点能水约目日假
    面积向对临上 点击多 对接于外应象口标比 队伍员 团队体员结 班子级 本地级市县区次年月科 重点大要 代表 员工 步骤
    首次先个 版权块 集群团中聚成 款项 手段 起草来步到点 片区面 块状 支持部撑柱行出付 副县市局 包括含 列入为 张家
    双方创高 方面案式向针 平台均方安稳 里程 米业 日报常前均 周边期 升级至到 克服隆 千万 秒杀 轮换流 站点
"""
_FOLLOWING = {word[0]: word[1:] for word in _OTHER_WORDS.split()}
#: 93人均已派驻 are 93 people; 人均 elsewhere is "per head".
_NO_AVERAGE = frozenset("已按为达")
#: Two-letter words of the list above that are units all the same.
_UNITS_ALL_THE_SAME = frozenset({"方面", "件套", "分钟", "平方"})
#: 七大活动, 十大工程 count; 十九大 is a name.
_GREAT = lazy(
    "大(?=活动|工程|行动|体系|领域|功能|任务|产业|平台|项目|板块|举措|措施|计划|专项|重点|特色|目标|环节|亮点)"
)
_PER = frozenset("/／")


@lru_cache(maxsize=512)
def measure(unit: str) -> Measure:
    """A unit → what it measures. An unknown one is a dimension of its own; 三分之 makes a third of 100%."""
    if unit in MEASURES:
        return MEASURES[unit]
    if unit.endswith("分之"):
        try:
            return Measure("rate", 100 / read(unit[:-2]))
        except (Unreadable, ZeroDivisionError):
            return Measure(unit, Decimal(1))
    return _each(unit) if "/" in unit else Measure(unit, Decimal(1))


def _each(unit: str) -> Measure:
    """万元/亩, 件/万人: converted where that takes finite decimals."""
    counted, _, per = unit.partition("/")
    scales = {"百": 2, "千": 3, "万": 4}
    size = Decimal(1).scaleb(scales.get(per[:1], 0)) if per not in MEASURES and per[1:] in KNOWN else Decimal(1)
    many, one = measure(counted), measure(per if size == 1 else per[1:])
    ratio = divided(many.factor, one.factor * size)
    return Measure(unit, Decimal(1)) if ratio is None else Measure(f"{many.dimension}/{one.dimension}", ratio)


def unit_at(text: str, at: int) -> str:
    """The longest known unit that stands at an offset of a text, with what it is counted per (元/人); '' if none."""
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        unit = text[at : at + length]
        if unit in KNOWN and not (length == 1 and _other_word(text, at)):
            return unit + _per(text, at + length)
    return "大" if _GREAT.match(text, at) else ""


def _other_word(text: str, at: int) -> bool:
    two, third = text[at : at + 2], text[at + 2 : at + 3]
    if two == "人均":
        return third not in _NO_AVERAGE
    return two not in _UNITS_ALL_THE_SAME and two[1:] != "" and two[1] in _FOLLOWING.get(two[0], "")


def _per(text: str, at: int) -> str:
    """What follows as /人, /万人, /亩."""
    if text[at : at + 1] not in _PER:
        return ""
    scale = text[at + 1 : at + 2] if text[at + 1 : at + 2] in {"百", "千", "万"} else ""
    unit = unit_at(text, at + 1 + len(scale))
    return text[at] + scale + unit if unit else ""
