"""Nodes → the report's types, by the vocabulary; and everything a clerk may get wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.derive import derive
from generator.diagnostic import Diagnostic, full, ordered
from generator.load import load
from generator.model import Figure, Indicator, Kind, Level, Report, Section, Titles
from generator.schema import RECORDS
from generator.source import Source, Span, decode
from generator.text import Text
from generator.validate import validate

HEAD = "报告: {单位: 局, 年度: 2011, 类型: 总结}\n"


def read(text: str, record: str = "年稿") -> tuple[Any, list[Diagnostic]]:
    """YAML text → value and findings, as a build reads it."""
    tree, faults = load(Source("x", text))
    value, more = validate(tree, record) if tree is not None else (None, [])
    return value, ordered([*faults, *more])


def shown(diagnostics: list[Diagnostic]) -> list[str]:
    """Findings as 'line:column code message'."""
    return ["{1}:{2} ".format(*d.place) + f"{d.code} {d.message.text()}" for d in diagnostics]


def faults(text: str) -> list[str]:
    """Findings of a report that has its 报告 behind it: lines count from the text's first."""
    return shown(read(text + ("" if text.endswith("\n") else "\n") + HEAD)[1])


def in_section(text: str) -> list[str]:
    """Findings of the sections of 总结, written from the first column on: lines count from their first."""
    found = read(f"{HEAD}总结:\n  章节:\n" + "".join(f"    {line}\n" for line in text.splitlines()))[1]
    lines = [("{1} {2}".format(*d.place).split(), d) for d in found]
    return [f"{int(line) - 3}:{int(column) - 4} {d.code} {d.message.text()}" for (line, column), d in lines]


def hint(text: str) -> str | None:
    """The hint of the only finding."""
    (found,) = read(text + "\n" + HEAD)[1]
    return found.hint.text() if found.hint else None


def report(text: str) -> Report:
    """A report without faults."""
    value, faults = read(HEAD + text)
    assert shown(faults) == []
    assert isinstance(value, Report)
    return value


def section(text: str) -> Section:
    """The only section of 总结, in flow style or as a plain line."""
    summary = report(f"总结: {{章节: [{text}]}}\n").summary
    assert summary is not None
    return summary.sections[0]


def said(value: Any) -> str:
    """A typed value on one line: records by what differs from their defaults, apart from their places."""
    if isinstance(value, Text):
        return f"Text {value.value}"
    if isinstance(value, Figure):
        return f"Figure {value.text}"
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return recorded(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(said, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {said(v)}' for name, v in value.items())}}}"
    return str(value)


def recorded(record: Any) -> str:
    usual = record._field_defaults
    said_of = {name: said(found) for name, found in record._asdict().items() if usual.get(name, ...) != found}
    return f"{type(record).__name__}({', '.join(f'{n}={v}' for n, v in said_of.items() if n not in {'key', 'span'})})"


# ------------------------------------------------------------------ every key of the vocabulary

#: record.key: how it may be written → what it becomes.
EXAMPLES = """
年稿.格式: 1 → 1
年稿.报告: {单位: 局, 年度: 2011, 类型: 总结} → Head(office=局, year=Figure 2011, kinds=[总结])
年稿.指标: {甲: 3件, 乙: {本年: 2件, 上年: 1件}} → {甲: Indicator(name=甲, current=Figure 3件), 乙: Indicator(name=乙, current=Figure 2件, previous=Figure 1件)}
年稿.总结: {章节: [好]} → Part(sections=[Section(line=Text 好)])
年稿.计划: {章节: [好]} → Part(sections=[Section(line=Text 好)])
报告.单位: 衢州市科学技术局 → 衢州市科学技术局
报告.年度: 2012年 → Figure 2012
报告.类型: [总结, 思路] → [总结, 思路]
报告.版式: 公文 → 公文
报告.日期: 2011-12-28 → 2011-12-28
报告.标题: "甲\\n乙" → Text 甲\n乙
报告.期间: 上半年 → 上半年
报告.分部: 第二标题 → 第二标题
报告.层次: [一、, （一） 接排, 1. 接排 连续] → [Level(form=一、), Level(form=（一）, run_in=True), Level(form=1., run_in=True, continuous=True)]
报告.主送: 市政府办公室 → [市政府办公室]
报告.附件: [甲, {标题: 乙, 正文: 好}] → [Attachment(title=Text 甲), Attachment(title=Text 乙, body=[Text 好])]
报告.署名: [甲局, 乙局] → [甲局, 乙局]
报告.盖章: 是 → True
报告.附注: 好 → Text 好
报告.导语: 好 → [Text 好]
报告.上年报告: 2010.yaml → 2010.yaml
报告.检查: {E301: 提醒} → {E301: Remark(text=提醒)}
报告.已核: {E301 甲 3件: 台账已核} → {E301 甲 3件: Remark(text=台账已核)}
部分.标题: 好 → Text 好
部分.导语: 好 → [Text 好]
部分.数据: {甲: 3件} → {甲: Indicator(name=甲, current=Figure 3件)}
部分.层次: [一、] → [Level(form=一、)]
部分.章节: [好, {标题: 好}] → [Section(line=Text 好), Section(title=Text 好)]
部分.不足: {标题: 好} → Section(title=Text 好)
部分.结语: [好, 坏] → [Text 好, Text 坏]
章节.标题: 好 → Text 好
章节.正文: [好, {表: {表头: [甲], 行: [[1]]}}, {图: 甲.png}] → [Text 好, Table(header=[[Text 甲]], rows=[[Text 1]]), Picture(file=Text 甲.png)]
章节.主题: 群众诉求 → 群众诉求
章节.对照: [甲, 乙.丙] → [Text 甲, Text 乙.丙]
章节.分述: {目标任务: 好, 完成情况: [好, 坏]} → {目标任务: [Text 好], 完成情况: [Text 好, Text 坏]}
章节.数据: {甲: 3件} → {甲: Indicator(name=甲, current=Figure 3件)}
章节.条目: [好] → [Section(line=Text 好)]
章节.接排: 否 → False
章节.不编号: 是 → True
章节.序号: 4 → 4
章节.表: {标题: 好, 表头: [甲], 行: [[1]]} → [Table(header=[[Text 甲]], rows=[[Text 1]], caption=Text 好)]
章节.图: [甲.png, {文件: 乙.jpg, 标题: 好}] → [Picture(file=Text 甲.png), Picture(file=Text 乙.jpg, caption=Text 好)]
章节.层次: [1.] → [Level(form=1.)]
指标.本年: 约5000亩 → Figure 约5000亩
指标.上年: 3.4亿元 → Figure 3.4亿元
指标.目标: {确保: 3件, 力争: 5件} → Target(ensured=Figure 3件, strived=Figure 5件)
指标.下年目标: 5件 → Target(ensured=Figure 5件)
指标.其中: {咨询: 5件} → {咨询: Indicator(name=咨询, current=Figure 5件)}
指标.其中不完全: 是 → True
指标.各项: {会议: 3次} → {会议: Indicator(name=会议, current=Figure 3次)}
指标.增速: -3.20% → Figure -3.20%
指标.增量: 374件 → Figure 374件
指标.目标增速: 8% → Figure 8%
指标.目标增量: 20件 → Figure 20件
指标.历年: {2009: 3件, 2010: 4件} → {2009: Figure 3件, 2010: Figure 4件}
指标.排名: 全省第3（共11，上年第5） → Rank(figure=Figure 全省第3位, among=全省, total=11, before=5)
指标.比较: 高于全市14.7个百分点 → Comparison(figure=Figure 高于全市14.7个百分点, other=全市, sign=1)
指标.连续: 六年 → Figure 连续六年
指标.可比价: 是 → True
指标.方向: 低 → 低
指标.小数: 2 → 2
指标.截至: 11月底 → 11月底
指标.口径: 规模以上 → 规模以上
指标.性质: 预计 → 预计
指标.称: 授权量 → 授权量
指标.来源: 知识产权科 → 知识产权科
指标.占: 生产总值 → Operand(text=生产总值)
指标.计算: 差(甲、和(乙、3件)) → Operation(name=差, operands=[Operand(text=甲), Operation(name=和, operands=[Operand(text=乙), Operand(text=3件)])])
目标.确保: 3件 → Figure 3件
目标.力争: 5件 → Figure 5件
表.标题: 好 → Text 好
表.指标: [甲, 乙.子] → [Text 甲, Text 乙.子]
表.列: [本年, 2009, 增速] → [本年, 2009, 增速]
表.其中: 否 → False
表.表头: [[甲, ←], [乙, '']] → [[Text 甲, Text ←], [Text 乙, Text ]]
表.行: [[1, 2], [3, '']] → [[Text 1, Text 2], [Text 3, Text ]]
表.单位: 万元 → Text 万元
表.注: 好 → Text 好
图.文件: 甲.png → Text 甲.png
图.标题: 好 → Text 好
图.宽: 62.5% → 62.5
图.替代文字: 好 → 好
附件.标题: 好 → Text 好
附件.正文: 好 → [Text 好]
附件.数据: {甲: 3件} → {甲: Indicator(name=甲, current=Figure 3件)}
附件.表: {表头: [甲], 行: [[1]]} → [Table(header=[[Text 甲]], rows=[[Text 1]])]
附件.图: 甲.png → [Picture(file=Text 甲.png)]
附件.层次: [1.] → [Level(form=1.)]
附件.章节: [好] → [Section(line=Text 好)]
类型.名称: 总结 → 总结
类型.说明: 好 → 好
类型.继承: [总结, 思路] → [总结, 思路]
类型.版式: 公文 → 公文
类型.标题: {总结: 甲, 计划: 乙} → Titles(summary=Text 甲, plan=Text 乙)
类型.层次: [一、] → [Level(form=一、)]
类型.主值: 目标 → 目标
类型.署名: 是 → True
类型.期间: 上半年 → Text 上半年
类型.分部: 过渡句 → 过渡句
类型.大纲: {总结: [{标题: 甲, 写法: 乙}]} → {总结: [Outline(title=甲, advice=乙)]}
类型标题.总结: 甲 → Text 甲
类型标题.计划: 甲 → Text 甲
类型标题.全文: 甲 → Text 甲
类型标题.总结部分: 甲 → Text 甲
类型标题.计划部分: 甲 → Text 甲
大纲.标题: 甲 → 甲
大纲.主题: 甲 → 甲
大纲.写法: 甲 → 甲
大纲.条目: 否 → False
大纲.分述: [甲, 乙] → [甲, 乙]
主题.说明: 好 → 好
主题.继承: 知识产权 → [知识产权]
主题.标题: {总结: [好, 坏], 计划: 好} → TopicHeadings(summary=[Text 好, Text 坏], plan=[Text 好])
主题.数: {甲: 件, 乙: [期, 次], 丙: {单位: 家, 必需: 是}} → {甲: Need(units=[件]), 乙: Need(units=[期, 次]), 丙: Need(units=[家], required=True)}
主题标题.总结: [好, 坏] → [Text 好, Text 坏]
主题标题.计划: 好 → [Text 好]
主题的数.单位: [期, 次] → [期, 次]
主题的数.必需: 是 → True
版式.名称: 公文 → 公文
版式.继承: 公文 → [公文]
版式.说明: 好 → 好
版式.版面: {纸宽: 210毫米, 纸高: 29.7厘米, 上边距: 37毫米, 下边距: 35毫米, 左边距: 28毫米, 右边距: 26毫米, 每页行数: 22, 每行字数: 28} → Page(width=11906, height=16838, top=2098, bottom=1984, left=1587, right=1474, lines=22, characters=28)
版式.正文: {字体: 仿宋, 字号: 3号, 行距: 28.95磅} → Body(font=仿宋, size=32, line=579)
版式.标题: {字体: 黑体, 字号: 二号, 加粗: 是, 对齐: 居中} → Face(font=黑体, size=44, bold=True, align=center)
版式.标题每行字数: 18 → 18
版式.标题前空行: 2 → 2
版式.层次: {（一）: {字体: 楷体}, 1.: {字体: 仿宋}} → {（一）: Face(font=楷体), 1.: Face(font=仿宋)}
版式.序号: [1., （1）] → [1., （1）]
版式.附件: {字体: 黑体} → Face(font=黑体)
版式.表格: {字体: 仿宋} → Face(font=仿宋)
版式.署名: {右空: 2字, 日期右移: 1.5字} → Signature(shift=1.5)
版式.页码: {字体: 宋体, 字号: 四号, 距纸边: 25毫米, 一字线: 否} → PageNumber(font=宋体, size=28, footer=1417, dashes=False)
版式.小数: 0 → 0
版式.替代字体: {仿宋_GB2312: 仿宋} → {仿宋_GB2312: 仿宋}
版面.纸宽: 210毫米 → 11906
版面.纸高: 297毫米 → 16838
版面.上边距: 37毫米 → 2098
版面.下边距: 35毫米 → 1984
版面.左边距: 28毫米 → 1587
版面.右边距: 26毫米 → 1474
版面.每页行数: 22 → 22
版面.每行字数: 28 → 28
版面.对称页边距: 是 → True
版式正文.字体: 仿宋 → 仿宋
版式正文.字号: 三号 → 32
版式正文.行距: 28.95磅 → 579
版式正文.字距: -0.25磅 → -5
版式正文.首行缩进: 2字 → 2
版式正文.数字字体: Times New Roman → Times New Roman
字面.字体: 黑体 → 黑体
字面.字号: 16磅 → 32
字面.加粗: 是 → True
字面.对齐: 两端 → both
版式署名.右空: 4字 → 4
版式署名.日期右移: 2字 → 2
版式署名.盖章右空: 4字 → 4
版式署名.印章直径: 45毫米 → 2551
页码.字体: 宋体 → 宋体
页码.字号: 四号 → 28
页码.距纸边: 25.23毫米 → 1430
页码.一字线: 是 → True
页码.单双页: 否 → False
页码.空: 1字 → 1
"""  # noqa: E501
WRITTEN = dict(line.split(": ", 1) for line in EXAMPLES.strip().replace("甲\n乙", "甲\v乙").split("\n"))
TABLE = {name: tuple(line.replace("\v", "\n").split(" → ")) for name, line in WRITTEN.items()}
KEYS = [f"{record}.{field}" for record, found in RECORDS.items() for field in found.fields]


def example(name: str, **others: str) -> str:
    """A record in flow style: what it must have, and the keys given."""
    required = {f.name: TABLE[f"{name}.{f.name}"][0] for f in RECORDS[name].fields.values() if f.required}
    if name == "章节":
        required["正文"] = "好"
    if name == "表":
        required["行"] = "[[1]]"
    return "{" + ", ".join(f"{key}: {value}" for key, value in (required | others).items()) + "}"


def test_every_key_of_the_vocabulary_has_an_example() -> None:
    assert list(TABLE) == KEYS


@pytest.mark.parametrize("name", KEYS)
def test_every_key_becomes_the_value_it_means(name: str) -> None:
    record, _, key = name.partition(".")
    typed, expected = TABLE[name]
    field = RECORDS[record].fields[key]
    text = example(record, **{key: typed})
    if record == "指标":
        found, diagnostics = read(HEAD[:-1] + f"\n指标: {{甲: {text}}}\n")
        value = getattr(found.indicators["甲"], field.attr)
    else:
        found, diagnostics = read(text, record)
        value = getattr(found, field.attr)
    assert diagnostics == []
    assert said(value) == expected


def test_what_is_not_written_takes_its_default() -> None:
    found = report("总结: {章节: [{标题: 好}]}\n")
    assert (found.version, found.head.period, found.head.date, found.head.levels) == (1, None, None, None)
    assert (found.plan, found.indicators) == (None, {})


def test_a_value_knows_its_key_and_its_place() -> None:
    text = HEAD + "总结:\n  章节:\n    - 标题: 甲\n      条目:\n        - 乙\n"
    found: Report = read(text)[0]
    assert found.summary is not None
    item = found.summary.sections[0].items[0]
    assert (item.key, item.span.source.position(item.span.start)) == ("总结.章节[1].条目[1]", (6, 11))


# ------------------------------------------------------------------------ keys


@pytest.mark.parametrize(
    "text, expected, advice",
    [
        ("指标: {甲: {今年: 3件}}", "1:10 E201 “指标”里没有“今年”这个键", "是不是想写“本年”？"),
        ("指标: {甲: {本年数: 3件}}", "1:10 E201 “指标”里没有“本年数”这个键", "是不是想写“本年”？"),
        ("总节: {章节: [好]}", "1:1 E201 “报告文件”里没有“总节”这个键", "是不是想写“总结”？"),
        ("总结: {章节: [{标提: 好}]}", "1:12 E201 “章节”里没有“标提”这个键", "是不是想写“标题”？"),
        ("总结: {各章节: [好]}", "1:6 E201 “总结或计划”里没有“各章节”这个键", "是不是想写“章节”？"),
        ("完全不同: 1", "1:1 E201 “报告文件”里没有“完全不同”这个键", "这里能写：格式、报告、指标、总结、计划"),
        ("章节: [好]", "1:1 E201 “报告文件”里没有“章节”这个键", "“章节”要写在 总结或计划、附件 里，检查缩进"),
        ("单位: 局", "1:1 E201 “报告文件”里没有“单位”这个键", "“单位”要写在 报告、表 里，检查缩进"),
        ("本年: 3件", "1:1 E201 “报告文件”里没有“本年”这个键", "“本年”要写在 指标 里，检查缩进"),
        ("指标: {甲: {表头: 好}}", "1:10 E201 “指标”里没有“表头”这个键", "“表头”要写在 表 里，检查缩进"),
        ("指标: {甲: {上年: 23,150元}}", "1:17 E201 “指标”里没有“150元”这个键", "数里的逗号会把它分成两项，去掉逗号"),
        ("总结: {章节: [{培育主体: 新增10家。}]}", "1:12 E201 “章节”里没有“培育主体”这个键",
         "标题后面用句号，再接正文；或者分成 标题: 和 正文: 两行"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_told_with_what_was_meant_or_where_it_belongs(text: str, expected: str, advice: str) -> None:
    assert faults(text) == [expected]
    assert hint(text) == advice


def test_what_stands_under_a_misspelt_key_is_read_on() -> None:
    assert in_section("- {标题: 好, 正问: （待填）}\n") == [
        "1:11 E201 “章节”里没有“正问”这个键",
        "1:15 E205 这里还没有填写",
    ]


def test_missing_required_keys_are_each_told() -> None:
    assert shown(read("报告: {}\n")[1]) == [f"1:5 E202 “报告”里缺“{name}”" for name in ("单位", "年度", "类型")]
    assert shown(read("指标: {甲: 3件}\n")[1]) == ["1:1 E202 “报告文件”里缺“报告”"]
    assert faults("总结: {导语: 好}") == ["1:5 E202 “总结或计划”里缺“章节”"]


def test_a_section_needs_a_heading_or_a_text() -> None:
    assert in_section("- {条目: [好]}\n- {}\n") == [f"{n}:3 E202 这一条既没有标题也没有正文" for n in (1, 2)]


@pytest.mark.parametrize(
    "name", ["年度", "上年度", "单位", "日期", "期间", "指标", "本年", "增速", "同比", "分别同比", "其中"]
)
def test_a_reserved_name_is_refused(name: str) -> None:
    found = f"E206 “{name}”是保留的名称，不能用作数的名称"
    assert faults(f"指标: {{{name}: 3件}}") == [f"1:6 {found}"]
    assert in_section(f"- 正文: 好\n  数据: {{{name}: 3件}}\n") == [f"2:8 {found}"]


def test_odd_names_are_allowed_but_not_none() -> None:
    assert list(report("指标: {R&D经费: 3元, 3家: 3家, 上级.经费: 1元}\n").indicators) == [
        "R&D经费",
        "3家",
        "上级.经费",
    ]
    assert faults("指标: {'': 3件}") == ["1:6 E206 这里的名称是空的"]


def test_a_name_is_folded_but_a_label_is_printed_as_typed() -> None:
    found = report("指标: {Ｒ＆Ｄ: 3元}\n总结: {章节: [{正文: 好, 分述: {Ａ（一）: 好}}]}\n")
    assert found.summary is not None
    assert (list(found.indicators), list(found.summary.sections[0].pairs)) == (["R&D"], ["Ａ（一）"])


# ---------------------------------------------------------------------- shapes


@pytest.mark.parametrize(
    "text, expected",
    [
        ("总结: 好", "1:5 E203 “总结”应当是带键的内容，这里是文字"),
        ("总结: [好]", "1:5 E203 “总结”应当是带键的内容，这里是列表"),
        ("总结: {章节: 好}", "1:10 E203 “章节”应当是列表，这里是文字"),
        ("总结: {章节: {标题: 好}}", "1:10 E203 “章节”应当是列表，这里是带键的内容"),
        ("总结: {章节: [[好]]}", "1:11 E203 “章节[1]”应当是带键的内容，这里是列表"),
        ("总结: {章节: [{标题: [好]}]}", "1:16 E203 “标题”应当是一行文字，这里是列表"),
        ("总结: {章节: [好], 导语: {甲: 好}}", "1:19 E203 “导语”应当是文字，这里是带键的内容"),
        ("指标: [甲]", "1:5 E203 “指标”应当是带键的内容，这里是列表"),
        ("指标: {甲: [3件]}", "1:9 E203 “甲”应当是带键的内容，这里是列表"),
        ("指标: {甲: {本年: [3件]}}", "1:14 E203 “本年”应当是数量，这里是列表"),
        ("指标: {甲: {目标: [3件]}}", "1:14 E203 “目标”应当是文字，这里是列表"),
        ("指标: {甲: {历年: 3件}}", "1:14 E203 “历年”应当是带键的内容，这里是文字"),
    ],
)
def test_a_wrong_shape_says_what_belongs_there(text: str, expected: str) -> None:
    assert faults(text) == [expected]


@pytest.mark.parametrize("text, found", [("好\n", "文字"), ("- 好\n", "列表")])
def test_a_file_that_is_no_report_says_so(text: str, found: str) -> None:
    assert shown(read(text)[1]) == [f"1:1 E203 “报告文件”应当是带键的内容，这里是{found}"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("指标:", "1:1 E205 “指标”还没有填写"),
        ("指标: {甲: }", "1:9 E205 “甲”还没有填写"),
        ("指标: {甲: ''}", "1:9 E205 “甲”还没有填写"),
        ("指标: {甲: {本年: }}", "1:10 E205 “本年”还没有填写"),
        ('指标: {甲: {本年: ""}}', "1:14 E205 “本年”还没有填写"),
        ("总结: {章节: }", "1:6 E205 “章节”还没有填写"),
        ("总结: {章节: []}", "1:10 E205 “章节”还没有填写"),
        ("总结: {章节: [好, '']}", "1:14 E205 “章节[2]”还没有填写"),
        ("总结:\n  章节:\n    -\n", "3:6 E205 “章节[1]”还没有填写"),
        ("总结: {章节: [{标题: ' '}]}", "1:16 E205 “标题”还没有填写"),
        ("总结:\n  章节: [好]\n  导语: |\n", "3:7 E205 “导语”还没有填写"),
        ("总结:\n  章节: [好]\n  导语: |\n    　\n\n", "3:7 E205 “导语”还没有填写"),
        ("---\n", "2:1 E205 “报告文件”还没有填写"),
    ],
)
def test_an_empty_value_is_a_hole(text: str, expected: str) -> None:
    found = read(text)[1] if text.startswith("---") else read(text + "\n" + HEAD)[1]
    assert shown(found) == [expected]


def test_an_empty_required_list_of_a_kind_is_a_hole() -> None:
    assert shown(read("{名称: 甲, 标题: {总结: 乙}, 层次: []}", "类型")[1]) == ["1:26 E205 “层次”还没有填写"]


def test_an_empty_cell_is_a_cell() -> None:
    assert said(section("{标题: 好, 表: {表头: [甲, 乙], 行: [['', 1]]}}").tables[0].rows) == "[[Text , Text 1]]"


@pytest.mark.parametrize(
    "text, told",
    [
        ("指标: {甲: （待填：数）}", "1:9 E205 还没有填：数"),
        ("指标: {甲: {本年: 3件, 来源: （待填）}}", "1:22 E205 这里还没有填写"),
        ("指标: {甲: {方向: （待填）}}", "1:14 E205 这里还没有填写"),
        ("总结: {章节: [做了（待填：何事）工作]}", "1:13 E205 还没有填：何事"),
        ("总结: {章节: [（待填]}", "1:11 E205 这里还没有填写"),
        ("总结:\n  章节: [好]\n  导语: |\n    好\n    再（待填：一）\n", "5:6 E205 还没有填：一"),
        ("指标: {甲: '（待填）'}", "1:10 E205 这里还没有填写"),
    ],
)
def test_a_placeholder_is_a_hole_wherever_it_stands(text: str, told: str) -> None:
    assert faults(text) == [told]


def test_the_head_of_a_new_report_is_full_of_holes() -> None:
    found = read("报告: {单位: （待填：全称）, 年度: （待填）, 类型: 总结, 日期: （待填）, 署名: （待填）}\n")[1]
    here = "这里还没有填写"
    told = [(10, "还没有填：全称"), (23, here), (41, here), (51, here)]
    assert [f.partition(":")[2] for f in shown(found)] == [f"{column} E205 {words}" for column, words in told]


# ---------------------------------------------------------------------- values


@pytest.mark.parametrize(
    "typed, expected", [("2011", "2011"), ("2011年", "2011"), ("２０１１", "2011"), ("' 2011 '", "2011")]
)
def test_a_year_has_four_digits(typed: str, expected: str) -> None:
    assert read(HEAD.replace("2011", typed))[0].head.year.text == expected


@pytest.mark.parametrize("typed", ["11", "一一年", "20111", "2011-12", "1811", "二〇一一"])
def test_what_is_no_year_is_refused(typed: str) -> None:
    found = read(HEAD.replace("2011", typed))[1]
    assert shown(found) == [f"1:17 E204 “{typed}”不是年份"]


@pytest.mark.parametrize("typed", ["2025年12月", "2025-12", "2025年12月 日", "二〇二五年十二月"])
def test_half_a_date_asks_for_all_of_it(typed: str) -> None:
    _, (found,) = read(example("报告", 日期=typed), "报告")
    assert found.hint is not None
    assert found.hint.text() == "写全年、月、日，如 2025-12-28"


@pytest.mark.parametrize("typed", ["2011-12-28", "2011/12/28", "2011.12.28", "2011．12．28", "2011年12月28日"])
def test_a_date_may_be_written_as_offices_write_it(typed: str) -> None:
    assert str(read(example("报告", 日期=typed), "报告")[0].date) == "2011-12-28"


@pytest.mark.parametrize("typed", ["2011-13-1", "2011-2-30", "2025年2月29日"])
def test_a_day_that_there_is_not_is_refused(typed: str) -> None:
    assert shown(read(f"{{日期: {typed}, " + example("报告")[1:], "报告")[1]) == [f"1:6 E204 没有“{typed}”这一天"]


@pytest.mark.parametrize("typed", ["12月28日", "今天", "2011-12"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    assert shown(read(f"{{日期: {typed}, " + example("报告")[1:], "报告")[1]) == [f"1:6 E204 “{typed}”不是日期"]


@pytest.mark.parametrize("typed", ["true", "yes", "对", "1"])
def test_a_flag_is_yes_or_no_in_chinese(typed: str) -> None:
    assert in_section(f"- {{标题: 好, 接排: {typed}}}\n") == ["1:15 E204 这里只能写 是 或 否"]


def test_a_signature_is_a_flag_or_a_name() -> None:
    values = [read(example("报告", 署名=typed), "报告")[0].signature for typed in ("是", "否", "办公室")]
    assert values == [True, False, "办公室"]


def test_a_choice_lists_its_words_and_guesses() -> None:
    (found,) = read("{期间: 上半, " + example("报告")[1:], "报告")[1]
    assert found.message.text() == "“上半”不是期间"
    assert found.hint is not None
    assert found.hint.text() == "是不是想写“上半年”？"


def test_issuers_that_were_parted_by_hand_are_one_and_told_as_a_list() -> None:
    head, (found,) = read(example("报告", 署名="甲局、乙局"), "报告")
    assert head.signature == "甲局、乙局"
    assert (found.code, found.severity) == ("E204", "warning")
    assert found.hint is not None
    assert found.hint.text() == "各项之间用半角逗号加一个空格：[甲局, 乙局]"


@pytest.mark.parametrize("typed", ["2026—2030年", "2026-2030", "2026年至2030年", "2026～2030年", "2026——2030年"])
def test_a_plan_is_of_several_years(typed: str) -> None:
    assert said(read("{期间: " + typed + ", " + example("报告")[1:], "报告")[0].period) == "Figure 2026—2030年"


@pytest.mark.parametrize("typed", ["2030—2026年", "2026—2026年", "226—2030年", "十五五", "2026年"])
def test_other_years_are_no_period(typed: str) -> None:
    assert shown(read("{期间: " + typed + ", " + example("报告")[1:], "报告")[1])[0].startswith("1:6 E204")


@pytest.mark.parametrize("typed", ["2", "01", "一", "''"])
def test_another_version_of_the_vocabulary_is_refused(typed: str) -> None:
    assert [f[:8] for f in faults(f"格式: {typed}")] in (["1:5 E204"], ["1:5 E205"])


@pytest.mark.parametrize("typed", ["-1", "5", "30", "一", "1.0"])
def test_decimals_stay_within_reason(typed: str) -> None:
    assert faults(f"指标: {{甲: {{小数: {typed}}}}}") == ["1:14 E204 小数位数只能写 0 到 4"]


@pytest.mark.parametrize("typed", ["0", "-1", "1_0", "2.5", "一", "9999"])
def test_a_count_is_a_small_whole_number(typed: str) -> None:
    found = read(example("版面", 每页行数=typed), "版面")[1]
    assert [(d.code, d.message.text()) for d in found] == [("E204", f"“{typed}”不是整数")]


@pytest.mark.parametrize("typed", ["三", "37", "37寸", "宽", "三毫米"])
def test_what_is_no_length_is_refused(typed: str) -> None:
    assert [d.message.text() for d in read(example("版面", 纸宽=typed), "版面")[1]] == [f"“{typed}”不是长度"]


@pytest.mark.parametrize(
    "typed, expected",
    [
        ("一、", Level("一、")),
        ("（一） 接排", Level("（一）", run_in=True)),
        ("1.  连续 接排", Level("1.", run_in=True, continuous=True)),
        ("①", Level("①")),
        ("一是 段内", Level("一是", inline=True)),
        ("——", Level("——")),
        ("不编号", Level("")),
        ("第一部分 空格", Level("第一部分\u3000")),
    ],
)
def test_a_level_is_a_form_and_how_it_stands(typed: str, expected: Level) -> None:
    assert read(example("部分", 层次=f"[{typed}]"), "部分")[0].levels == (expected,)


@pytest.mark.parametrize(
    "typed, expected",
    [
        ("一、 跳", "E204 层次里没有“跳”"),
        ("标题", "E204 “标题”里没有序号"),
    ],
)
def test_a_wrong_level_is_refused(typed: str, expected: str) -> None:
    assert faults(f"总结: {{层次: [{typed}], 章节: [好]}}") == [f"1:11 {expected}"]


@pytest.mark.parametrize(
    "typed", ["三十几个", "1945", "-5件", "约3.40亿元", "20余篇", "1—2项", "第九届", "连续六年", "两个"]
)
def test_a_quantity_keeps_its_writing(typed: str) -> None:
    figure = report(f"指标: {{甲: {typed if typed != '三十几个' else '数十个'}}}\n").indicators["甲"].current
    assert figure is not None
    assert figure.text == (typed if typed != "三十几个" else "数十个")
    assert figure.sources == ("指标.甲",)


@pytest.mark.parametrize("typed", ["很多", "3.4.5件", "件", "3万", "一百五个", "3件（预计）"])
def test_an_unreadable_quantity_is_told_at_its_place(typed: str) -> None:
    (found,) = read(f"指标: {{甲: {{本年: {typed}}}}}\n" + HEAD)[1]
    assert (found.code, found.place[1:]) == ("E302", (1, 14))
    assert found.hint is not None


# ----------------------------------------------------------------------- texts


def body(text: str) -> list[str]:
    """Paragraphs of a `|` block."""
    block = "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
    summary = report(f"总结:\n  章节: [好]\n  导语: |\n{block}").summary
    assert summary is not None
    return [line.value for line in summary.preamble if isinstance(line, Text)]


def test_each_line_of_a_block_is_a_paragraph_and_blank_lines_are_none() -> None:
    assert body("甲\n\n乙\n　\n  \n丙") == ["甲", "乙", "丙"]


def test_blanks_around_a_paragraph_are_typing() -> None:
    assert body("　　甲　乙\n \t丙 \n\xa0丁\xa0") == ["甲　乙", "丙", "丁"]


def test_marks_of_yaml_and_of_xml_are_letters_in_a_block() -> None:
    lines = ["甲 # 不是注释", "#1也不是", "标题：乙", "- 丙: 丁", "R&D <h1> 占比<5% \"'", "@ % ` & * ! [ ] { } |"]
    assert body("\n".join(lines)) == lines


def test_emoji_rare_and_private_characters_are_kept() -> None:
    assert body("😀👨‍👩‍👧𬭎𠮷\ue000\u200b") == ["😀👨‍👩‍👧𬭎𠮷\ue000\u200b"]


def test_a_paragraph_is_found_where_it_stands() -> None:
    summary = report("总结:\n  章节: [好]\n  导语: |\n    　　甲\n\n    乙{{ 3件 }}\n").summary
    assert summary is not None
    spans = [text.span() for text in summary.preamble if isinstance(text, Text)]
    assert [s.source.text[s.start : s.end] for s in spans] == ["甲", "乙{{ 3件 }}"]
    assert [text.key for text in summary.preamble] == ["总结.导语[1]", "总结.导语[2]"]


CUT = "E109 从 # 起成了注释，不会印出来"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("- 标题: 好 # 注", [f"1:9 {CUT}"]),
        ("- 标题: 好\n  正文: 坏\t# 注", [f"2:9 {CUT}"]),
        ("- 好 # 注", [f"1:5 {CUT}"]),
        ("- {标题: 好 # 注\n  }", [f"1:10 {CUT}"]),
        ("- 正文: [甲, 乙 # 注\n  ]", [f"1:13 {CUT}"]),
        ("- 标题: '好' # 注\n  正文: \"好\" # 注", []),
        ("- 标题: 好#1", []),
        ("# 注\n- 标题: 好\n  # 注\n  正文: 好", []),
        ("- 正文: |  # 注\n    好 # 不是注\n", []),
    ],
)
def test_a_comment_behind_prose_is_an_error(text: str, expected: list[str]) -> None:
    assert in_section(text) == expected


def test_a_comment_behind_a_number_or_a_short_value_is_fine() -> None:
    text = (
        "指标:  # 注\n  甲: 3件 # 注\n  乙: {本年: 3件, 来源: 局} # 注\n  丙:\n    来源: 科 # 注\n    本年: 1件  # 注\n"
    )
    assert faults("格式: 1 # 注\n" + text) == []


FOLDED = "E110 这段文字分成了几行，YAML 会在行间加空格"


@pytest.mark.parametrize(
    "text, place",
    [
        ("- 正文: >\n    好\n    坏\n", "1:7"),
        ("- 正文: >-\n    好\n", "1:7"),
        ("- 正文: 好\n    坏\n", "1:7"),
        ("- 正文: \"好\n    坏\"\n", "1:7"),
        ("- 正文: '好\n\n    坏'\n", "1:7"),
        ("- 好\n  坏\n", "1:3"),
        ("- 标题: 好\n    坏\n", "1:7"),
        ("- {标题: 好\n    坏}\n", "1:8"),
    ],
)  # fmt: skip
def test_prose_over_several_lines_wants_a_block(text: str, place: str) -> None:
    assert in_section(text) == [f"{place} {FOLDED}"]


@pytest.mark.parametrize("typed", ["市\n    局", "'市\n    局'", ">\n    市\n    局"])
def test_a_name_over_several_lines_would_get_a_space(typed: str) -> None:
    assert shown(read(f"报告:\n  年度: 2011\n  类型: 总结\n  单位: {typed}\n")[1]) == [f"4:7 {FOLDED}"]


def test_a_name_of_two_lines_is_refused() -> None:
    text = "报告:\n  年度: 2011\n  类型: 总结\n  单位: |\n    市\n    局\n"
    assert shown(read(text)[1]) == ["4:7 E203 这里要写在一行里"]
    assert read(text.replace("    局\n", ""))[0].head.office == "市"


@pytest.mark.parametrize("typed", ['"甲\\n乙"', "|\n    甲\n    乙\n"])
def test_a_heading_has_one_line(typed: str) -> None:
    assert in_section(f"- 标题: {typed}") == ["1:7 E203 “标题”要写在一行里"]
    assert in_section(f"- {typed}") == ["1:3 E203 “章节[1]”要写在一行里"]


def test_a_title_may_have_two_lines() -> None:
    assert report("总结:\n  章节: [好]\n  标题: |\n    甲\n    乙\n").summary.title.value == "甲\n乙"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "escape, code", [("\\x07", "0007"), ("\\0", "0000"), ("\\N", "0085"), ("\\L", "2028"), ("\\uFFFE", "FFFE")]
)
def test_an_escape_cannot_bring_in_what_word_cannot_hold(escape: str, code: str) -> None:
    assert in_section(f'- 标题: "好{escape}"') == [f"1:9 E107 Word 文件里不能有控制字符（U+{code}）"]
    found = read(f'报告: {{单位: "局{escape}", 年度: 2011, 类型: 总结}}\n')[1]
    assert shown(found) == [f"1:12 E107 Word 文件里不能有控制字符（U+{code}）"]


def test_a_harmless_escape_is_a_letter() -> None:
    assert said(section('{正文: "甲\\u4e59\\"\\t丙\\n丁"}').body) == '[Text 甲乙"\t丙, Text 丁]'


# -------------------------------------------------------------- lines and slips


def test_a_plain_line_is_a_section() -> None:
    assert (
        said(section("'开展宣讲培训。举办培训班{{ 10期 }}。'"))
        == "Section(line=Text 开展宣讲培训。举办培训班{{ 10期 }}。)"
    )
    assert said(section("'标题：好'")) == "Section(line=Text 标题：好)"
    assert said(section("工作要求：好")) == "Section(line=Text 工作要求：好)"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("- 标题：好", ["1:5 E103 “标题”后面是全角冒号"]),
        ("- 标题:好", ["1:5 E103 “标题”的冒号后面没有空格"]),
        ("- 标题：好\n  正文：好", ["1:5 E103 “标题”后面是全角冒号", "2:5 E103 “正文”后面是全角冒号"]),
        ("- {标题：好}", ["1:6 E103 “标题”后面是全角冒号"]),
        ("- {标题: 好, 正文:好}", ["1:13 E103 “正文”的冒号后面没有空格"]),
    ],
)
def test_a_plain_line_that_looks_like_a_key_is_an_error(text: str, expected: list[str]) -> None:
    assert in_section(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("指标:\n  甲：3件\n  乙：4件\n", ["2:4 E103 “甲”后面是全角冒号", "3:4 E103 “乙”后面是全角冒号"]),
        ("指标: {甲：3件, 乙: 4件}\n", ["1:7 E103 “甲”后面是全角冒号"]),
        ("指标:\n  甲:{本年: 3件}\n", ["2:4 E103 “甲”的冒号后面没有空格"]),
        ("指标: {甲: {本年：3件}}\n", ["1:12 E103 “本年”后面是全角冒号"]),
        ("指标:\n  甲: 本年：3件\n", ["2:8 E103 “本年”后面是全角冒号"]),
        ("总结:\n  章节：\n", ["2:5 E103 “章节”后面是全角冒号"]),
    ],
)
def test_a_slip_of_the_colon_is_one_fault_at_the_colon(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


# --------------------------------------------------------------- all in one run

TEN = """\
格式: 2
报告:
  单位: 局
  年度: 11
  类型: 总结
  日期: 明天
指标:
  年度: 3件
  甲: {今年: 3件}
  乙: 很多
  丙:
总结:
  章节:
    - 标题: 好 # 注
      正文: >
        坏
    - 条目: [标题：坏]
    - （待填）
"""


def test_all_faults_are_told_in_one_run() -> None:
    assert [f.split()[:2] for f in shown(read(TEN)[1])] == [
        ["1:5", "E204"], ["4:7", "E204"], ["6:7", "E204"], ["8:3", "E206"], ["9:7", "E201"], ["10:6", "E302"],
        ["11:5", "E205"], ["14:13", "E109"], ["15:11", "E110"], ["17:7", "E202"], ["17:14", "E103"], ["18:7", "E205"],
    ]  # fmt: skip


def test_faults_of_the_writing_and_of_the_fields_come_together() -> None:
    text = "指标: {甲: *a, 甲: 很多, 乙: !x 3件}\n计化: {章节: [好]}\n"
    assert [f.split()[1] for f in faults(text)] == ["E105", "E106", "E302", "E105", "E201"]


@pytest.mark.parametrize(
    "text", ["指标: {甲: *a}", "总结: {章节: [*a, {标题: *a, 正文: *a}]}", "指标: {甲: {本年: *a, 方向: *a, 其中: *a}}"]
)
def test_a_refused_alias_is_reported_once(text: str) -> None:
    assert {d.code for d in read(text + "\n" + HEAD)[1] if d.severity == "error"} == {"E105"}


def test_braces_without_quotes_are_reported_once() -> None:
    assert in_section("- 标题: 好\n  正文: {{ 年度 }}\n- {{ 年度 }}") == [
        f"{place} E102 以 {{{{ 开头的内容没有加引号" for place in ("2:7", "3:3")
    ]


NOWHERE = Span(Source("", ""), 0, 0)
KIND = Kind("", NOWHERE, "总结", (Level("一、"),), Titles("", NOWHERE))


@pytest.mark.parametrize(
    "wrong", ["很多", "{今年: 3件}", "{其中: {乙: 很多}}", "", "*a", "{本年: 3件, 方向: 上}", "{本年：3件}"]
)
def test_a_broken_indicator_causes_no_second_fault_where_it_is_used(wrong: str) -> None:
    uses = "甲{{ 甲 }}{{ 甲.同比 }}{{ 甲.其中 }}"
    value, diagnostics = read(f"指标: {{甲: {wrong}}}\n{HEAD}总结: {{章节: ['{uses}']}}\n")
    assert len([d for d in diagnostics if d.severity == "error"]) == 1
    assert value.indicators["甲"].broken
    assert derive(value, KIND)[1] == []


def test_a_name_that_is_used_only_in_a_faulty_text_counts_as_used() -> None:
    text = HEAD + "总结:\n  数据: {甲: 3件}\n  章节:\n    - 好{{ 甲 }} # 注\n"
    value, diagnostics = read(text)
    assert [d.code for d in diagnostics] == ["E109"]
    assert derive(value, KIND)[1] == []


def test_a_warning_breaks_no_indicator() -> None:
    found: Report = read("指标: {甲: {本年: 1件, 口径: 甲}}\n" + HEAD)[0]
    assert found.indicators["甲"] == Indicator(
        "指标.甲", found.indicators["甲"].span, "甲", current=found.indicators["甲"].current, scope="甲"
    )


# -------------------------------------------------------------------------- fuzz

WORDS = [name for record in ("年稿", "报告", "部分", "章节", "指标", "表") for name in RECORDS[record].fields]
PIECES = [*WORDS, *"：:{}[],，'\"#|>*&!<　😀", "\n", "\n  ", "\n    - ", ": ", "- ", ": |\n    ", "{{ ", " }}", "\r\n"]
PIECES += ["（待填", "3件", "是", "2011", "\\x07"]
PROSE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(st.text(), PROSE, PROSE.map((HEAD + "总结:\n  章节:\n    - ").__add__)),
    st.sampled_from(["年稿", "类型", "版式"]),
)
def test_whatever_is_typed_never_raises_and_every_place_is_in_the_file(text: str, record: str) -> None:
    for d in read(text, record)[1]:
        for span in [d.span, *(r.span for r in d.related)]:
            assert span is not None
            assert 0 <= span.start <= span.end <= len(text)
        assert full(d)
        assert d.message.text()


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_whatever_the_bytes_they_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except UnicodeDecodeError as fault:
        assert 0 <= fault.start < len(data)
    else:
        read(text)
