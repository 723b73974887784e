"""The vocabulary: every key a YAML file may hold, its type and its meaning.

Keys are Chinese and have no aliases; `attr` is the English name inside Python.
A report's keys, a kind's and a style's all live here and are validated alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from generator import model, statements, style
from generator.quantity import Quantity


class Leaf(NamedTuple):
    """A scalar read by the parser of that name in validate."""

    reader: str
    label: str


class Choice(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]


class ListOf(NamedTuple):
    """A list; `single` lets one item stand without the list."""

    item: Type
    single: bool = False


class MapOf(NamedTuple):
    """A map whose keys are the clerk's own names, or the numbers that headings begin with."""

    value: Type
    named: bool = False
    forms: bool = False


class Ref(NamedTuple):
    """A record by its name."""

    record: str


class ByShape(NamedTuple):
    """One type for a scalar, another for a map, another for a list."""

    scalar: Type | None = None
    mapping: Type | None = None
    sequence: Type | None = None


Type = Leaf | Choice | ListOf | MapOf | Ref | ByShape


class Field(NamedTuple):
    """A key. Its example stands in samples; `make docs` brings the page of the vocabulary up to date."""

    name: str
    attr: str
    type: Type
    help: str = ""
    required: bool = False


class Fields(dict[str, Field]):
    """Keys by name; those that must be there are known beforehand."""

    def __init__(self, *fields: Field) -> None:
        super().__init__({field.name: field for field in fields})
        self.required = tuple(field for field in fields if field.required)


class Record(NamedTuple):
    """A map with fixed keys → `make`. A scalar in its place stands for the field `short`."""

    label: str
    make: Callable[..., Any]
    fields: Fields
    short: str = ""
    placed: bool = True
    #: Keys of which at least one must be there.
    some: tuple[str, ...] = ()
    #: Values to go on with after a fault of a required key, so that one run finds the faults of what hangs on it.
    stand_ins: Mapping[str, Any] = MappingProxyType({})

    @property
    def listed(self) -> bool:
        """Whether a list may stand in its place: for the field `short`, which takes one."""
        return self.short in self.fields and isinstance(self.fields[self.short].type, ListOf)


LINE = Leaf("line", "一行文字")
TITLE = Leaf("title", "标题")
TITLE_OR_NONE = Leaf("title_or_none", "标题或否")
NAME = Leaf("name", "名称")
PROSE = Leaf("prose", "正文")
YEAR = Leaf("year", "四位年份")
DATE = Leaf("date", "日期")
FLAG = Leaf("flag", "是或否")
FLAG_OR_NAME = Leaf("flag_or_name", "是、否或文字")
COUNT = Leaf("count", "整数")
DECIMALS = Leaf("decimals", "小数位数")
VERSION = Leaf("version", "词汇表的版本")
AMOUNT = Leaf("amount", "数量")
RATE = Leaf("rate", "百分比")
FORM = Leaf("form", "序号")
LEVEL = Leaf("level", "层次")
LENGTH = Leaf("length", "长度")
SPACING = Leaf("spacing", "长度")
SIZE = Leaf("size", "字号")
CELLS = Leaf("cells", "字数")
SHARE = Leaf("share", "百分比")
COLUMN = Leaf("column", "列的名称")
#: A name that keeps its place, of a number or a file; a comment may stand behind it.
LABEL = Leaf("label", "名称")

#: What a report's figures may be of, years apart.
PERIODS = ("全年", "上半年", "下半年", "一季度", "前三季度")
JOINING = Choice((model.BY_TITLE, model.SIDE_BY_SIDE, model.BY_SENTENCE))
AIM = Leaf("aim", "数量")
TARGET = ByShape(scalar=Leaf("target", "数量"), mapping=Ref("目标"))
INDICATORS = MapOf(Ref("指标"), named=True)
COMPARISON = ByShape(scalar=Leaf("comparison", "比较"), mapping=MapOf(AMOUNT))
SECTIONS = ListOf(Ref("章节"))
LEVELS = ListOf(LEVEL)
BODY = ByShape(scalar=PROSE, sequence=Leaf("paragraphs", "正文"))
PREAMBLE = ByShape(scalar=Leaf("prose_or_none", "正文或否"), sequence=Leaf("paragraphs", "正文"))
CELL = Leaf("cell", "单元格")
PROBLEMS = ByShape(scalar=PROSE, sequence=BODY, mapping=Ref("章节"))
ROW = ListOf(CELL)
HEADER = ListOf(ROW, single=True)
SIGNERS = ByShape(scalar=FLAG_OR_NAME, sequence=ListOf(NAME))
TABLES = ListOf(Ref("表"), single=True)
PICTURES = ListOf(Ref("图"), single=True)

RECORDS: dict[str, Record] = {
    "年稿": Record("报告文件", model.Report, Fields(
        Field("格式", "version", VERSION, "词汇表的版本，现在是 1，可以不写"),
        Field("报告", "head", Ref("报告"), "谁的、哪一年的、什么类型的报告", required=True),
        Field("指标", "indicators", INDICATORS, "要比较、要拆分、有目标或用到两次以上的数"),
        Field("总结", "summary", Ref("部分"), "本年做了什么"),
        Field("计划", "plan", Ref("部分"), "下一年做什么"),
    )),
    "报告": Record("报告", model.Head, Fields(
        Field("单位", "office", NAME, "单位全称，进标题和落款", required=True),
        Field("年度", "year", YEAR, "报告的年份，四位数字", required=True),
        Field("类型", "kinds", ListOf(NAME, single=True), "报告的类型，用 niangao kinds 看有哪几种", required=True),
        Field("版式", "style", NAME, "用 niangao styles 看有哪几种；不写由类型决定"),
        Field("日期", "date", DATE, "成文日期；不写就不印日期"),
        Field("标题", "title", TITLE_OR_NONE, "代替类型规定的标题；写成两行就按两行排；写 否 就不印标题"),
        Field("期间", "period", Leaf("period", "期间"), "数字所属的期间；规划写起止年份，如 2026—2030年"),
        Field("分部", "joining", JOINING, "计划怎样接在总结后面：另起标题，和总结并列为一、二，或只用一句话过渡"),
        Field("层次", "levels", LEVELS, "各级标题序号的形式，如 [一、, （一） 接排]；还可以加 连续、段内、空格"),
        Field("主送", "addressees", ListOf(NAME, single=True), "送给谁，排在标题下面"),
        Field("附件", "attachments", ListOf(Ref("附件"), single=True), "附件的名称；有正文或表的，排在最后另起一页"),
        Field("署名", "signature", SIGNERS, "是否落款；写文字就印这些文字，几个单位联合行文写成列表"),
        Field("盖章", "sealed", FLAG, "落款按加盖印章的格式排"),
        Field("附注", "remark", LINE, "印在成文日期下一行，自动加括号，如 此件公开发布"),
        Field("导语", "preamble", PREAMBLE, "各部分之前的话；写 否 就什么也不印"),
        Field("上年报告", "previous", NAME, "上一年报告的 YAML 文件或文件夹，从这份文件的位置写起；用来查陈旧的数"),
        Field("检查", "severities", MapOf(Leaf("severity", "错误、提醒或不查")),
              "某个代码的检查算错误、算提醒还是不查；能证明的错最低算提醒"),
        Field("已核", "waivers", MapOf(Leaf("remark", "理由")), "核对过、不用再提醒的一处，和理由；照提醒里印的写"),
    ), stand_ins={"office": "", "year": model.Figure("", (), Quantity(Decimal(2000))), "kinds": ()}),
    "部分": Record("总结或计划", model.Part, Fields(
        Field("标题", "title", TITLE, "代替类型规定的标题"),
        Field("导语", "preamble", PREAMBLE, "第一个标题之前的话；不写由类型的标准语句代替，写 否 就什么也不印"),
        Field("数据", "data", INDICATORS, "只在这一部分用的数"),
        Field("层次", "levels", LEVELS, "从这里往下的标题序号"),
        Field("章节", "sections", SECTIONS, "各章的标题和内容", required=True),
        Field("不足", "problems", PROBLEMS, "问题和差距，排在各章之后"),
        Field("结语", "closing", BODY, "最后的话"),
    ), stand_ins={"sections": ()}),
    "章节": Record("章节", model.Section, Fields(
        Field("标题", "title", LINE, "标题，不写序号"),
        Field("正文", "body", BODY, "一行一段"),
        Field("主题", "topic", NAME, "用哪个主题的标准标题和语句；写了标题、正文就用写的"),
        Field("对照", "compared", ListOf(LINE, single=True),
              "要逐项写出目标和完成情况的指标；写 数据，就是这一节的全部数据"),
        Field("分述", "pairs", MapOf(BODY), "分几栏写，如 目标任务、完成情况"),
        Field("数据", "data", INDICATORS, "只在这里往下用的数"),
        Field("条目", "items", SECTIONS, "下一级的标题和正文"),
        Field("接排", "run_in", FLAG, "标题与正文接成一段"),
        Field("不编号", "unnumbered", FLAG, "这个标题没有序号；没有标题、只有条目的一组也写它"),
        Field("序号", "number", COUNT, "从几编起；不写就接着上一个编"),
        Field("表", "tables", TABLES, "排在正文后面、条目前面的表格"),
        Field("图", "pictures", PICTURES, "排在表后面、条目前面的图片"),
        Field("层次", "levels", LEVELS, "从这里往下的标题序号"),
    ), short="line", some=("标题", "正文", "主题", "不编号")),
    "指标": Record("指标", model.Indicator, Fields(
        Field("本年", "current", AMOUNT, "本年的数"),
        Field("上年", "previous", AMOUNT, "上年同期的数"),
        Field("目标", "target", TARGET, "本年的目标；写 增长10% 的，由上年的数算出"),
        Field("下年目标", "next_target", TARGET, "下一年的目标；写 增长10%以上、新增30家 的，由本年的数算出"),
        Field("其中", "parts", INDICATORS, "各分项；合计就是本年"),
        Field("其中不完全", "incomplete", FLAG, "分项没有列全"),
        Field("各项", "items", INDICATORS, "没有合计的一组数"),
        Field("增速", "growth", RATE, "已公布的增速"),
        Field("增量", "change", AMOUNT, "已公布的增量"),
        Field("目标增速", "target_growth", RATE, "下一年的目标是增长多少"),
        Field("目标增量", "target_change", AMOUNT, "下一年的目标是增加多少"),
        Field("历年", "series", MapOf(AMOUNT), "以前各年的数"),
        Field("排名", "rank", Leaf("rank", "名次"), "名次，如 全省第3（共11，上年第5）"),
        Field("比较", "comparison", COMPARISON, "与别处相比：写出结果，或写出别处的数由程序比"),
        Field("连续", "streak", Leaf("streak", "连续了多久"), "连续了多久，如 六年"),
        Field("可比价", "constant_price", FLAG, "增速按可比价算，不同本年、上年核对"),
        Field("方向", "direction", Choice(("高", "低")), "越高越好还是越低越好；决定目标是否完成"),
        Field("小数", "decimals", DECIMALS, "算出来的百分比保留几位小数"),
        Field("截至", "as_of", NAME, "数字截至哪一天"),
        Field("口径", "scope", NAME, "统计的范围"),
        Field("性质", "nature", NAME, "数字的性质，如 预计"),
        Field("称", "label", NAME, "印出来的名称"),
        Field("来源", "source", NAME, "数字是谁报的"),
        Field("占", "share_of", Leaf("operand", "指标的名称"), "占哪个指标的比重；分项不写就是占合计"),
        Field("计算", "formula", Leaf("formula", "计算"), "由别的指标算出：和、差、积、比、占比、平均、人均等"),
    ), short="本年"),
    "目标": Record("目标", statements.target, Fields(
        Field("确保", "ensured", AIM, "必须达到的数，或增减多少", required=True),
        Field("力争", "strived", AIM, "争取达到的数，或增减多少", required=True),
    ), placed=False),
    "表": Record("表", model.Table, Fields(
        Field("标题", "caption", LINE, "表的名称，印在表上方"),
        Field("指标", "names", ListOf(LABEL, single=True),
              "列出哪些数；写“指标”是全部指标，写“数据”是这一节的数据"),
        Field("列", "columns", ListOf(COLUMN, single=True), "由指标生成的表有哪几列；不写就是有数的各列"),
        Field("其中", "parts", FLAG, "指标的各分项是否也列出来；不写就列"),
        Field("表头", "header", HEADER, "各列的名称；几行的表头，每行写一个列表"),
        Field("行", "rows", ListOf(ROW), "各行，每行一个列表；并入左边的格写 ←，并入上面的格写 ↑"),
        Field("单位", "unit", LABEL, "各格共同的单位，印在表的右上方"),
        Field("注", "note", LINE, "印在表下方"),
    ), short="指标", some=("指标", "表头", "行")),
    "图": Record("图", model.Picture, Fields(
        Field("文件", "file", LABEL, "图片文件的名称；图片放在报告的文件夹里", required=True),
        Field("标题", "caption", LINE, "图的名称，印在图下方"),
        Field("宽", "share", SHARE, "最多占版心宽的百分之几；小图不放大"),
        Field("替代文字", "words", NAME, "图上有什么，读给看不见的人听；不写就用标题"),
    ), short="文件"),
    "附件": Record("附件", model.Attachment, Fields(
        Field("标题", "title", TITLE, "附件的名称，不加书名号，末尾不加标点", required=True),
        Field("正文", "body", BODY, "一行一段"),
        Field("数据", "data", INDICATORS, "只在这个附件里用的数"),
        Field("表", "tables", TABLES, "排在正文后面的表格"),
        Field("图", "pictures", PICTURES, "排在表后面的图片"),
        Field("层次", "levels", LEVELS, "这个附件的标题序号"),
        Field("章节", "sections", SECTIONS, "各章；序号从头编"),
    ), short="标题"),
    "类型": Record("报告类型", model.Kind, Fields(
        Field("名称", "name", NAME, "报告的名称", required=True),
        Field("说明", "help", NAME, "一句话说明，niangao kinds 里显示"),
        Field("继承", "parents", ListOf(NAME, single=True), "照着哪一种类型，只改其中几样；几种的写成列表"),
        Field("版式", "style", NAME, "不写版式的报告用哪一种"),
        Field("标题", "titles", Ref("类型标题"), "标题怎样由单位和年度组成", required=True),
        Field("层次", "levels", LEVELS, "各级标题序号的形式", required=True),
        Field("主值", "main_value", Choice(("本年", "目标")), "直接写名称时印本年的数还是目标"),
        Field("署名", "signature", FLAG, "报告不写署名时是否落款"),
        Field("期间", "period", LINE, "报告不写期间时是哪个期间"),
        Field("分部", "joining", JOINING, "报告不写分部时计划怎样接在总结后面"),
        Field("大纲", "outline", MapOf(ListOf(Ref("大纲"))), "niangao new 写进新报告的标题"),
    )),
    "类型标题": Record("标题", model.Titles, Fields(
        Field("总结", "summary", LINE, "总结的标题"),
        Field("计划", "plan", LINE, "计划的标题"),
        Field("全文", "whole", LINE, "总结和计划合用一个标题时的标题"),
        Field("总结部分", "summary_heading", LINE, "总结和计划并列为一、二时，总结的标题"),
        Field("计划部分", "plan_heading", LINE, "总结和计划并列为一、二时，计划的标题"),
    )),
    "大纲": Record("大纲", model.Outline, Fields(
        Field("标题", "title", NAME, "标准的标题", required=True),
        Field("主题", "topic", NAME, "新报告里这一节用哪个主题"),
        Field("写法", "advice", NAME, "新报告里提示这一节写什么"),
        Field("条目", "items", FLAG, "新报告里这一节是否分条目；不分就只有正文"),
        Field("分述", "pairs", ListOf(NAME), "新报告里这一节分几栏写，各栏的名称"),
    )),
    "主题": Record("主题", model.Topic, Fields(
        Field("说明", "help", NAME, "一句话说明，niangao topics 里显示", required=True),
        Field("继承", "parents", ListOf(NAME, single=True), "照着哪一个主题，只改其中几样；几个的写成列表"),
        Field("标题", "headings", Ref("主题标题"), "章节不写标题时用的标题", required=True),
        Field("数", "needs", MapOf(Ref("主题的数"), named=True), "语句里要用的数，按名称在数据和指标里找"),
    )),
    "主题标题": Record("标题", model.TopicHeadings, Fields(
        Field("总结", "summary", ListOf(LINE, single=True), "总结里的标题，写几种就轮着用"),
        Field("计划", "plan", ListOf(LINE, single=True), "计划里的标题，写几种就轮着用"),
    )),
    "主题的数": Record("主题的数", model.Need, Fields(
        Field("单位", "units", ListOf(NAME, single=True), "这个数的单位；几种都行的写成列表，不写就不限"),
        Field("必需", "required", FLAG, "没有这个数就算错误"),
    ), short="单位"),
    "版式": Record("版式", style.Style, Fields(
        Field("名称", "name", NAME, "版式的名称", required=True),
        Field("继承", "parents", ListOf(NAME, single=True), "照着哪一种版式，只改其中几样；几种的写成列表"),
        Field("说明", "help", NAME, "一句话说明，niangao styles 里显示"),
        Field("版面", "page", Ref("版面"), "纸张、页边距，每页行数和每行字数", required=True),
        Field("正文", "body", Ref("版式正文"), "正文的字体、字号和行距", required=True),
        Field("标题", "title", Ref("字面"), "总标题的字体、字号和对齐", required=True),
        Field("标题每行字数", "title_characters", COUNT, "总标题一行最多几个字，再长就分行"),
        Field("标题前空行", "title_blank", COUNT, "总标题上面空几行"),
        Field("层次", "levels", MapOf(Ref("字面"), forms=True), "各种序号的标题用什么字体", required=True),
        Field("序号", "forms", ListOf(FORM), "这种版式自己的各级序号，代替类型规定的"),
        Field("附件", "annex", Ref("字面"), "附件那一页左上角“附件”二字的字体"),
        Field("表格", "table", Ref("字面"), "表格里的字体和字号", required=True),
        Field("署名", "signature", Ref("版式署名"), "落款离右边几个字"),
        Field("页码", "number", Ref("页码"), "页码的字体和位置", required=True),
        Field("小数", "decimals", DECIMALS, "算出来的百分比保留几位小数"),
        Field("替代字体", "alternatives", MapOf(NAME), "机器上没有某种字体时换用哪一种"),
    ), placed=False),
    "版面": Record("版面", style.Page, Fields(
        Field("纸宽", "width", LENGTH, "纸的宽", required=True),
        Field("纸高", "height", LENGTH, "纸的高", required=True),
        Field("上边距", "top", LENGTH, "上边的空白", required=True),
        Field("下边距", "bottom", LENGTH, "下边的空白", required=True),
        Field("左边距", "left", LENGTH, "左边的空白", required=True),
        Field("右边距", "right", LENGTH, "右边的空白", required=True),
        Field("每页行数", "lines", COUNT, "一页排几行", required=True),
        Field("每行字数", "characters", COUNT, "一行排几个字", required=True),
        Field("对称页边距", "mirrored", FLAG, "双面印刷时，双页的左右边距对调"),
    ), placed=False),
    "版式正文": Record("正文", style.Body, Fields(
        Field("字体", "font", NAME, "字体的名称", required=True),
        Field("字号", "size", SIZE, "字的大小", required=True),
        Field("行距", "line", LENGTH, "从一行到下一行的距离", required=True),
        Field("字距", "spacing", SPACING, "字与字之间加减的距离"),
        Field("首行缩进", "indent", CELLS, "每段开头空几个字"),
        Field("数字字体", "latin", NAME, "数字和字母的字体；不写就同正文"),
    ), placed=False),
    "字面": Record("字面", style.Face, Fields(
        Field("字体", "font", NAME, "字体的名称", required=True),
        Field("字号", "size", SIZE, "字的大小；不写就同正文"),
        Field("加粗", "bold", FLAG, "是否加粗"),
        Field("对齐", "align", Leaf("align", "居中、左或两端"), "居中、靠左还是两端对齐"),
    ), placed=False),
    "版式署名": Record("署名", style.Signature, Fields(
        Field("右空", "right", CELLS, "落款右边空几个字"),
        Field("日期右移", "shift", CELLS, "日期比署名往右移几个字"),
        Field("盖章右空", "sealed", CELLS, "盖章的，日期右边空几个字"),
        Field("印章直径", "seal", LENGTH, "印章的直径，决定给它留多大的地方"),
    ), placed=False),
    "页码": Record("页码", style.PageNumber, Fields(
        Field("字体", "font", NAME, "字体的名称", required=True),
        Field("字号", "size", SIZE, "字的大小", required=True),
        Field("距纸边", "footer", LENGTH, "页码离纸的下边多远", required=True),
        Field("一字线", "dashes", FLAG, "页码左右是否各放一条短线"),
        Field("单双页", "alternate", FLAG, "单页居右、双页居左"),
        Field("空", "indent", CELLS, "页码离版心边缘几个字"),
    ), placed=False),
}  # fmt: skip

#: The records of a report; the others are a kind's and a style's.
REPORT = ("年稿", "报告", "部分", "章节", "指标", "目标", "表", "图", "附件")
#: Keys of a report, for slips of the keyboard that make a key look like text.
KEYS = frozenset(name for r in REPORT for name in RECORDS[r].fields)
#: Words that offices use for our keys; a hint, never an alias.
MEANT = {
    "思路": "计划", "工作思路": "计划", "工作计划": "计划", "要点": "计划", "打算": "计划", "工作总结": "总结",
    "问题": "不足", "存在问题": "不足", "存在的问题": "不足", "差距": "不足", "短板": "不足",
    "内容": "正文", "前言": "导语", "引言": "导语", "结尾": "结语", "落款": "署名", "单位名称": "单位", "年份": "年度",
    "去年": "上年", "今年": "本年", "小标题": "标题", "名称": "标题", "成文日期": "日期", "时间": "日期",
    "计划": "目标", "计划数": "目标", "任务": "目标", "任务数": "目标", "目标值": "目标", "实际": "本年",
    "完成数": "本年", "同期": "上年", "上年同期": "上年", "去年同期": "上年", "同比": "增速", "增长": "增速",
    "分项": "其中",
}  # fmt: skip
#: `{表: …}` or `{图: …}` among the paragraphs of a 正文 list.
HOLDER = Record(
    "正文",
    lambda tables=(), pictures=(), **_: (*tables, *pictures),
    Fields(
        Field("表", "tables", TABLES, "表格"),
        Field("图", "pictures", PICTURES, "图片"),
    ),
    some=("表", "图"),
)
#: Names that mean something in every report, so that no indicator may take them.
RESERVED = frozenset({"年度", "上年度", "下年度", "单位", "日期", "期间", "下期", "指标", "数据"})


def homes(name: str, record: Record) -> list[str]:
    """Labels of the records of the same file that a key belongs to, for one that stands in the wrong place."""
    mine = [RECORDS[r] for r in REPORT]
    family = mine if record in mine else [r for r in RECORDS.values() if r not in mine]
    return [other.label for other in family if name in other.fields]
