"""Every code: at least one report that has this fault and no other, at the place it is shown; and its page."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import Options, make, proofread
from generator.build import Document
from generator.codes import CODES
from generator.diagnostic import WARNING, Diagnostic

from .notation import PNG
from .readers.test_archive import UNFIT
from .readers.test_document import UNREADABLE

GENERATOR = Path(__file__).parent.parent / "generator"
#: Stands before the place that a finding points to.
MARK = "▸"

Wrap = Callable[[str], str]


def indented(text: str, by: int) -> str:
    return re.sub(r"^(?=.)", " " * by, text.rstrip("\n"), flags=re.MULTILINE) + "\n"


def head(text: str = "") -> str:
    """Lines of 报告, and whatever else a report must have."""
    lines = ["单位: 甲局", "年度: 2011", "类型: 总结与思路"]
    written = {line.replace(MARK, "").partition(":")[0] for line in text.splitlines()}
    missing = [line for line in lines if line.partition(":")[0] not in written]
    return "报告:\n" + indented(text + "\n" + "\n".join(missing), 2) + "总结:\n  章节:\n    - 标题: 甲\n"


def items(text: str) -> str:
    """Entries of 总结.章节."""
    return head().rpartition("    - 标题")[0] + indented(text, 4)


def indicators(text: str) -> str:
    """Entries of 指标."""
    return head() + "指标:\n" + indented(text, 2)


def prose(text: str) -> str:
    """Lines of a 正文, with some indicators to speak of."""
    return items("- 标题: 甲\n  正文: |\n" + indented(text, 4)) + FIGURES


FIGURES = """\
指标:
  专利申请量: {本年: 1945件, 上年: 1571件}
  专利授权量: {本年: 1522件, 上年: 1395件}
  预计授权量: 约1500件
  上级经费: 3623万元
"""


def part(text: str) -> str:
    """Lines of 总结."""
    return head().rpartition("  章节")[0] + indented(text, 2)


def after(text: str) -> str:
    """Lines at the left margin, after a whole report."""
    return head() + text + "\n"


def whole(text: str) -> str:
    return text


# ---------------------------------------------------------------- reports

REPORTS: list[tuple[str, Wrap, str]] = [
    ("E102", items, "- 标题: 抓创新▸: 促发展"),
    ("E102", items, "- 标题: ▸{{ 年度 }}年"),
    ("E102", items, "- 标题: 甲\n▸\t条目: []"),
    ("E102", items, "- 标题: 甲\n  ? ▸{甲: 乙}\n  : 丙"),
    ("E103", items, "- 标题▸：甲"),
    ("E103", items, "- 标题: 甲\n  正文▸:乙"),
    ("E103", items, "- 标题: 甲\n- 正文▸：乙"),
    ("E105", items, "- 标题: ▸&甲 乙"),
    ("E105", items, "- 标题: ▸!甲 乙"),
    ("E105", items, "- 标题: ▸*A1"),
    ("E106", items, "- 标题: 甲\n  ▸标题: 乙"),
    ("E106", indicators, "R2D: 1件\n▸Ｒ2Ｄ: 2件"),
    ("E107", items, "- 标题: 甲▸\u2028乙"),
    ("E107", items, "- 标题: 甲▸\x07乙"),
    ("E107", items, '- 标题: "甲▸\\a乙"'),
    ("E108", after, "指标: " + "[" * 31 + MARK + "[" * 9),
    ("E109", items, "- 标题: 抓好 ▸#1 机组"),
    ("E110", items, "- 标题: 甲\n  正文: ▸第一\n    第二"),
    ("E110", items, "- 标题: 甲\n  正文: ▸>\n    第一"),
    ("E111", whole, "# 只有注释\n"),
    ("E112", after, "▸---\n指标: {}"),
    ("E201", items, "- 标题: 甲\n  ▸题目: 乙"),
    ("E201", after, "▸导语: 甲"),
    ("E202", whole, "报告:\n  ▸单位: 甲局\n  类型: 总结与思路\n"),
    ("E202", items, "- ▸接排: 是"),
    ("E202", whole, "▸报告: {单位: 甲局, 年度: 2011, 类型: 总结与思路}\n"),
    ("E203", items, "- 标题: 甲\n  条目: ▸乙"),
    ("E203", items, "- 标题: ▸[甲]"),
    ("E203", items, "- 标题: ▸|\n    甲\n    乙"),
    ("E204", head, "年度: ▸11年"),
    ("E204", head, "署名: 是\n日期: ▸2011-13-28"),
    ("E204", head, "期间: ▸上半"),
    ("E205", head, "单位: ▸（待填：单位全称）"),
    ("E205", items, "- 标题: 甲\n  ▸正文:"),
    ("E205", items, "- 标题: 甲▸（待填）"),
    ("E206", indicators, "▸目标: 3件"),
    ("E206", after, "指标: {甲: 1件}\n计划:\n  数据:\n    甲: ▸2件\n  章节:\n    - 标题: '{{ 甲 }}'"),
    ("E207", items, "- 数据: {甲: ▸3件}\n  标题: 乙"),
    ("E209", part, "层次: [一、]\n章节:\n  - 标题: 甲\n    条目:\n      - ▸标题: 乙"),
    ("E210", items, "- 标题: 甲\n  表: {表头: [县, 数], 行: [[▸甲县]]}"),
    ("E211", items, "- 标题: ▸一、甲\n  正文: 乙。"),
    ("E212", items, "- 标题: 甲\n  表: {表头: [县, 数], 行: [[▸←, 甲县]]}"),
    ("E213", items, "- 标题: 甲\n  表: ▸指标"),
    ("E214", head, "检查: {▸E999: 提醒}"),
    ("E214", head, "检查: {▸E201: 不查}"),
    ("E214", head, "已核: {▸E303 甲: 已核}"),
    ("E215", head, "已核:\n  ▸E301 甲 3+4 7 8: 已核"),
    ("E220", items, "- 标题: 甲\n  图: ▸没有.png"),
    ("E414", indicators, "甲: {计算: 和（乙、3件）}\n乙: {计算: 差（▸甲、3件）}"),
    ("E414", indicators, "甲: {其中: {乙: {计算: 差（▸甲、3件）}}}"),
    ("E415", indicators, "甲: {本年: 3件, 排名: ▸全省第12（共11）}"),
    ("E416", indicators, "甲: 5件\n乙: {本年: ▸9件, 计算: 和（甲、3件）}"),
    ("E301", indicators, "甲: {本年: ▸31件, 其中: {乙: 5件, 丙: 25件}}"),
    ("E302", indicators, "甲: ▸1522件（预计）"),
    ("E302", prose, "甲{{ ▸3623万 }}。"),
    ("E303", indicators, "甲: ▸{其中: {乙: 3件, 丙: 4项}}"),
    ("E303", prose, "甲{{ ▸专利授权量.目标 }}。"),
    ("E304", prose, "甲{{ ▸专利授权量 - 上级经费 }}。"),
    ("E305", prose, "甲{{ ▸专利授权量 - 预计授权量 }}。"),
    ("E305", prose, "甲{{ ▸专利授权量 / 0 }}。"),
    ("E306", indicators, "甲: {本年: ▸3, 上年: 2件}"),
    ("E307", indicators, "甲: {本年: 5件, 上年: 4件, 增速: ▸30%}"),
    ("E308", prose, "甲{{ 30人次 }}▸人次培训。"),
    ("E309", indicators, "甲: {本年: 1530件, 上年: 1395件, 增速: ▸9.6%}"),
    ("E310", indicators, "合格率: ▸198.6%"),
    ("E320", prose, "办理诉求▸31件，其中咨询5件、建议23件、其他2件。"),
    ("E320", prose, "共办理诉求▸31件：咨询5件、建议23件、其他2件。"),
    ("E320", prose, "服务▸近40家企业（其中高企5家、省科技型企业15家、省新产品21个）。"),
    ("E321", prose, "申请量1945件，授权量1522件，同比▸分别增长23.8%、9.1%和3%。"),
    ("E322", prose, "新认定10家，占全市40家的▸35%。"),
    ("E322", prose, "专利申请量{{ 专利申请量 }}，同比增长▸25.8%。"),
    ("E323", prose, "承担刘台村、柳湖村和石坑村▸四个村的任务。"),
    ("E323", prose, "▸落实三项举措。一是抓政策；二是抓项目。".replace("▸落实", "落实▸")),
    ("E325", prose, "全市专利申请量▸1954件。"),
    ("E326", prose, "专利申请量{{ 专利申请量 }}，同比▸下降23.8%。"),
    ("E326", prose, "产值比上年▸增长-3%。"),
    ("E326", prose, "申请量▸增长{{ 专利申请量.增长 }}。"),
    ("E327", prose, "推广新技术▸38余项。"),
    ("E328", prose, "年初目标500件，实际完成480件，▸超额完成目标任务。"),
    ("E329", prose, "现将工作情况和▸存在的问题汇报如下：\n甲。"),
    ("E330", prose, "利润▸5887利税1.8亿元。"),
    ("E330", prose, "争取资金▸47万，其余自筹。"),
    ("E331", prose, "产值增长▸32。63%。"),
    ("E332", prose, "发放资料▸20xx余份。"),
    ("E333", prose, "截至▸2010年底，任务完成。"),
    ("E334", prose, "办好第九届科工会。▸第七届科工会签约多。"),
    ("E335", prose, "全国科技进步▸考核考核先进市。"),
    ("E337", prose, "一是抓政策；二是抓项目；▸四是抓人才。"),
    ("E338", prose, "加强引导，为科技特派员顺利▸开展工作营造环境"),
    ("E339", prose, "▸11个市中位居第12。".replace("▸11", "在全省▸11")),
    ("E339", prose, "申报▸5—3项。"),
    ("E310", indicators, "甲: ▸3XX件"),
    ("E310", indicators, "甲: {本年: 9人, 其中: {乙: ▸60%, 丙: 50%}}"),
    ("E311", indicators, "甲: {本年: 3件, 上年: ▸3万元}"),
    ("E312", indicators, "甲: {目标: {确保: 9件, 力争: ▸8件}}"),
    ("E316", indicators, "甲: ▸38余项"),
    ("E316", indicators, "甲: ▸约50—60%"),
    ("E317", indicators, "甲: {本年: 31家, 增速: ▸27.3%}"),
    ("E318", indicators, "甲: {本年: 3件, 历年: {2011: ▸4件}}"),
    ("E319", indicators, "甲: {本年: 6063亿元, 上年: ▸5210万元}"),
    ("E344", head, "上年报告: ▸没有.yaml"),
    ("E345", head, "日期: ▸2021-12-28"),
    ("E345", head, "标题: ▸2010年工作总结"),
    ("E401", prose, "甲{{ ▸专利授权 }}。"),
    ("E402", prose, "甲{{ ▸专利授权量 + }}。"),
    ("E402", prose, "甲{{ ▸}}。"),
    ("E411", items, "- 主题: ▸知识产全"),
    ("E403", prose, "甲▸{{ 专利授权量 }。"),
    ("E403", prose, "甲 专利授权量 ▸}}。"),
    ("E403", prose, "甲▸｛｛ 专利授权量 ｝｝。"),
    ("E404", prose, "甲▸{% if %}。"),
    ("E404", prose, "甲▸{# 乙 #}。"),
    ("E407", head, "类型: ▸总结和思路"),
    ("E408", head, "版式: ▸公函"),
    ("E409", prose, "甲{{ ▸分别同比(专利授权量) }}。"),
    ("E409", prose, "甲{{ ▸专利授权量 == 1 }}。"),
    ("E410", prose, "甲{{ ▸专利授权量.同期 }}。"),
    ("E410", prose, "甲{{ ▸专利授权量|上几 }}。"),
    ("E410", prose, "甲{{ ▸总计(专利授权量) }}。"),
]


def found(text: str, folder: Path, options: Options | None = None) -> tuple[Document | None, list[Diagnostic]]:
    path = folder / "甲.yaml"
    path.write_text(text, "utf-8", newline="")
    return make(path, options)


def marked(text: str) -> tuple[str, int, int]:
    """A text with its mark → the text, and the line and column that the mark stood at; 0 without one."""
    before, mark, rest = text.partition(MARK)
    line = before.count("\n") + 1
    return before + rest, *((line, len(before) - before.rfind("\n")) if mark else (0, 0))


@pytest.mark.parametrize(("code", "wrap", "fragment"), REPORTS)
def test_a_report_has_this_fault_at_this_place(code: str, wrap: Wrap, fragment: str, tmp_path: Path) -> None:
    text, line, column = marked(wrap(fragment))
    _, findings = found(text, tmp_path)
    assert [(f.code, *f.place[1:]) for f in findings] == [(code, line, column)]


# ------------------------------------------------------- files, templates, titles


def written(folder: Path, files: dict[str, bytes | str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


FOLDERS: list[tuple[str, dict[str, bytes | str], tuple[str, int, int]]] = [
    ("E100", {"说明.txt": head()}, ("", 0, 0)),
    ("E100", {"a.yaml": head(), "b.yaml/c": ""}, ("b.yaml", 0, 0)),
    ("E101", {"a.yaml": head().encode() + b"\xff\xff\xff"}, ("a.yaml", 0, 0)),
    ("E221", {"a.yaml": items("- 标题: 甲\n  图: 乙.png"), "乙.png": b"GIF89a"}, ("a.yaml", 9, 10)),
    ("E222", {"a.yaml": items("- 标题: 甲\n  图: 乙.png"), "乙.png": PNG[:-8]}, ("a.yaml", 9, 10)),
    ("E113", {"a.yaml": head() + "指标: {甲: 1件}\n", "b.yaml": "指标: {甲: 2件}\n"}, ("b.yaml", 1, 9)),
]


@pytest.mark.parametrize(("code", "files", "place"), FOLDERS)
def test_a_folder_has_this_fault_at_this_place(
    code: str, files: dict[str, bytes | str], place: tuple[str, int, int], tmp_path: Path
) -> None:
    folder = written(tmp_path / "年", files)
    document, findings = make(folder)
    assert document is None
    assert [(f.code, f.place) for f in findings] == [(code, (str(folder / place[0]), *place[1:]))]


def test_a_file_that_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "没有.yaml"
    _, findings = make(path)
    assert [(f.code, f.place) for f in findings] == [("E100", (str(path), 0, 0))]


TOPIC = """\
{#---
说明: 试用
标题: {总结: 试用}
数: {必有: {单位: 件, 必需: 是}, 可有: 件}
---#}
{% extends "_shared/topic.xml.jinja" %}
{% block 总结 %}有{{ 必有 }}。{% endblock %}
"""
IN_REPORT = ("甲.yaml", 0, 0)
#: Code, topic, section, place in the topic's file; a fault of the section stands where it is marked.
TOPICS: list[tuple[str, str, str, tuple[str, int, int]]] = [
    ("E304", TOPIC, "- 主题: 丙\n  数据: {必有: ▸5家}", IN_REPORT),
    ("E412", TOPIC, "- ▸主题: 丙\n  数据: {可有: 5件}", IN_REPORT),
    ("E413", TOPIC.partition("\n{%")[2], "- 主题: 丙", ("丙.xml.jinja", 0, 0)),
    ("E413", TOPIC.replace("block 总结", "block 计划"), "- 主题: 丙\n  数据: {必有: 5件}", ("_shared", 0, 0)),
    ("E202", TOPIC.replace("说明: 试用\n", ""), "- 主题: 丙\n  数据: {必有: 5件}", ("丙.xml.jinja", 2, 1)),
    ("E204", TOPIC.replace("必需: 是", "必需: 对"), "- 主题: 丙\n  数据: {必有: 5件}", ("丙.xml.jinja", 4, 21)),
    ("E405", TOPIC.replace("{{ 必有 }}", "{{ 没有 }}"), "- 主题: 丙\n  数据: {必有: 5件}", ("丙.xml.jinja:7", 0, 0)),
    ("E303", TOPIC.replace("{{ 必有 }}", "{{ 可有 }}"), "- 主题: 丙\n  数据: {必有: 5件}", ("丙.xml.jinja:7", 0, 0)),
    ("E406", TOPIC.replace("{{ 必有 }}", "<b>粗</b>"), "- 主题: 丙\n  数据: {必有: 5件}", ("丙.xml.jinja:7", 0, 0)),
]


@pytest.mark.parametrize(("code", "topic", "fragment", "place"), TOPICS)
def test_a_topic_has_this_fault_at_this_place(
    code: str, topic: str, fragment: str, place: tuple[str, int, int], tmp_path: Path
) -> None:
    own = written(tmp_path / "own", {"topics/丙.xml.jinja": topic})
    text, *marked_place = marked(items(fragment))
    document, findings = found(text, tmp_path, Options(templates=(own,)))
    assert document is None
    assert [f.code for f in findings] == [code]
    assert place[0] in findings[0].place[0]
    assert [*findings[0].place[1:]] == (marked_place if place == IN_REPORT else [*place[1:]])


KIND = "名称: 乙\n标题: {总结: 甲}\n层次: [一、]\n"
TEMPLATES: list[tuple[str, str | None, str]] = [
    ("E405", "<title>\n{{ 总结.标题 }</title>", "乙/report.xml.jinja:2"),
    ("E405", "<title>\n{{ 没有 }}</title>", "乙/report.xml.jinja:2"),
    ("E406", "\n<para>甲</para>", ""),
    ("E406", "<title>甲</title>\n<h>甲</h>", "乙/report.xml.jinja:2"),
    ("E406", "<title>甲</title>\n<p>甲", "乙/report.xml.jinja:2"),
    ("E407", '<title>甲</title>\n{% include "没有.jinja" %}', "乙/report.xml.jinja:2"),
    ("E410", "<title>\n{{ 总结.没有 }}</title>", "乙/report.xml.jinja:2"),
]


@pytest.mark.parametrize(("code", "template", "place"), TEMPLATES)
def test_a_template_has_this_fault_in_this_line(code: str, template: str | None, place: str, tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"乙/kind.yaml": KIND}
    if template is not None:
        files["乙/report.xml.jinja"] = template
    own = written(tmp_path / "own", files)
    document, findings = found(head("类型: 乙"), tmp_path, Options(templates=(own,)))
    assert document is None
    assert [f.code for f in findings] == [code]
    assert findings[0].path.endswith(place)


@pytest.mark.parametrize(("code", "options"), [("E407", Options(kinds=("没有",))), ("E408", Options(style="没有"))])
def test_a_name_given_as_an_option_has_no_place_in_the_report(code: str, options: Options, tmp_path: Path) -> None:
    _, findings = found(head(), tmp_path, options)
    assert [(f.code, f.span) for f in findings] == [(code, None)]


@pytest.mark.parametrize(
    ("text", "place", "told", "advice"),
    [
        ("- 标题: ▸抓创新。", "7.3.3", "标题末尾的标点：末尾有“。”（7.3.3）", "删去末尾的标点"),
        (
            "- ▸推进全民阅读：开展系列活动40余场，送书下乡1.2万册，新建流动图书点8个。",
            "7.3.3",
            "标题末尾的标点：末尾有“。”（7.3.3）",
            "整句都成了标题：标题后面加句号，再接正文；没有标题的，写成 正文: 加上这一句",
        ),
        (
            "- 标题: 甲\n  正文: |\n    第一段。\n    培训▸3千人。",
            "",
            "数字混写：“3千人”（15835-5.3）",
            "如：3500万元、6%",
        ),
        ("- {标题: 甲, 正文: 培训▸3千人。}", "", "数字混写：“3千人”（15835-5.3）", "如：3500万元、6%"),
    ],
)
def test_what_is_not_written_as_the_standard_has_it_is_a_warning(
    text: str, place: str, told: str, advice: str, tmp_path: Path
) -> None:
    yaml = items(text)
    line, column = next((n, at + 1) for n, row in enumerate(yaml.split("\n"), 1) if (at := row.find("▸")) >= 0)
    document, findings = found(yaml.replace("▸", ""), tmp_path)
    assert document is not None
    assert bool(findings) is bool(place)  # a build looks at the frame only
    proofs = proofread(tmp_path / "甲.yaml", [document])
    assert [(f.code, f.severity, f.place[1:]) for f in proofs] == [("E502", WARNING, (line, column))]
    assert proofs[0].message.text() == told
    assert proofs[0].hint is not None
    assert proofs[0].hint.text() == advice


def test_a_title_that_cannot_be_broken_is_a_warning(tmp_path: Path) -> None:
    document, findings = found(head("标题: " + "甲" * 60), tmp_path)
    assert document is not None
    assert [(f.code, f.severity) for f in findings] == [("E501", WARNING)]


# ------------------------------------------------------------------------ pages


def test_a_table_that_is_too_wide_is_a_warning(tmp_path: Path) -> None:
    row = ", ".join(["1234567890"] * 12)
    document, findings = found(items(f"- 标题: 甲\n  表: {{表头: [{row}], 行: [[{row}]]}}"), tmp_path)
    assert document is not None
    assert [(f.code, f.severity) for f in findings] == [("E503", WARNING)]


def codes_of_the_sources() -> set[str]:
    paths = [path for path in GENERATOR.rglob("*.py") if path.parent.name != "codes"]
    strings = (
        node.value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in strings if re.fullmatch(r"E\d{3}", text)}


def test_every_code_has_a_page() -> None:
    assert set(CODES) == codes_of_the_sources()
    assert list(CODES) == sorted(CODES)


def test_every_code_has_a_test() -> None:
    own = (*REPORTS, *FOLDERS, *TEMPLATES, *TOPICS, *UNFIT, *UNREADABLE)
    tested = {code for code, *_ in own} | {"E501", "E502", "E503", "E223"}
    tested |= {"E324", "E336"}  # a check looks for them and a build does not: tests/checks/test_prose.py
    tested |= {"E315", "E340", "E341", "E342", "E343"}  # tests/checks/test_usage.py and test_previous.py
    tested |= {"E518"}  # a warning: tests/readers/test_document.py
    tested |= {"E514", "E515"}  # of a machine, not of a report: tests/rendered/test_command.py
    assert set(CODES) - tested == set()


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_short(code: str) -> None:
    title, page = CODES[code].title.text(), CODES[code].page.text()
    assert len(title) <= 20
    assert page.count("\n") < 12
    assert page == page.strip()


def examples(page: str) -> list[str]:
    """The indented lines of a page, example by example."""
    blocks = re.findall(r"(?:^    .*\n?)+", page, re.MULTILINE)
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE) for block in blocks]


#: How the example of a page becomes a report; the others' examples are no reports.
WRAPS: dict[str, Wrap] = {
    code: wrap
    for wrap, codes in (
        (items, "E102 E103 E105 E106 E107 E109 E110 E201 E202 E203 E205 E207 E210 E211 E212 E213 E411"),
        (head, "E204 E214 E345 E407 E408 E501"),
        (
            indicators,
            "E206 E301 E302 E303 E306 E307 E309 E310 E311 E312 E316 E317 E318 E319 E414 E415 E416",
        ),
        (
            prose,
            "E304 E305 E308 E320 E321 E322 E323 E325 E326 E327 E328 E330 E331 E332 E333 E334 E335 E337 E338 E339",
        ),
        (prose, "E401 E402 E403 E404 E409 E410"),
        (after, "E112"),
    )
    for code in codes.split()
}


@pytest.mark.parametrize("code", CODES)
def test_a_page_shows_the_wrong_and_the_right(code: str) -> None:
    page = CODES[code].page.text()
    labels = re.findall(r"^(不对|改成).*：\n(?=    )", page, re.MULTILINE)
    assert labels == (["不对", "改成"] if len(examples(page)) > 1 else [])


@pytest.mark.parametrize("code", WRAPS)
def test_the_wrong_example_has_the_fault_and_the_right_one_none(code: str, tmp_path: Path) -> None:
    wrong, right = examples(CODES[code].page.text())
    assert {f.code for f in found(WRAPS[code](wrong), tmp_path)[1]} == {code}
    document, findings = found(WRAPS[code](right), tmp_path)
    assert (document is not None, findings) == (True, [])
