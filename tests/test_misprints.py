"""A template's mistakes, as an engineer makes them: the line and what to type; and those that would print nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import Options, make, write

KIND = "名称: 小结\n说明: 小结\n继承: 工作总结\n"
TEMPLATE = """\
{% extends "工作总结/report.xml.jinja" %}
{% block 总结导语 %}
{% if 总结.导语 %}{{ 段落(总结.导语) }}{% else %}
<p key="总结.导语">现将{{ 期间 }}工作情况报告如下：</p>
{% endif %}
{% endblock %}
"""
TOPIC = """\
{#---
说明: 招商引资
标题: {总结: 招商引资}
数: {签约项目: 个, 到位资金: 元}
---#}
{% extends "_shared/topic.xml.jinja" %}
{% from "_shared/sentences.xml.jinja" import 句, 数 %}
{% block 总结成效 %}
{% call 句("全年") %}{{ 数("到位资金", 到位资金) }}{% endcall %}
{% if 到位资金 is 增长 %}保持增长。{% endif %}
{% endblock %}
"""
REPORT = """\
报告: {单位: 甲局, 年度: 2025, 类型: 小结}
总结:
  章节:
    - 主题: 招商
      数据: {签约项目: 12个, 到位资金: {本年: 3亿元, 上年: 2亿元}}
"""


def told(folder: Path, template: str = TEMPLATE, topic: str = TOPIC) -> list[str]:
    """Findings of a report whose kind and topic are the office's own: file, line and message; the hint."""
    own = {"小结/kind.yaml": KIND, "小结/report.xml.jinja": template, "topics/招商.xml.jinja": topic}
    for name, text in own.items():
        path = folder / "本局" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    report = folder / "2025.yaml"
    report.write_text(REPORT, "utf-8")
    document, findings = make(report, Options(templates=(folder / "本局",)))
    if document is not None:
        assert findings == []
        return write(document, "txt").decode().splitlines()
    (one,) = findings
    line = one.path.rpartition(":")[2]
    return [f"{Path(one.path).parent.name}:{line} {one.message.text()}", one.hint.text() if one.hint else ""]


def test_an_offices_own_kind_and_topic_print_what_they_say(tmp_path: Path) -> None:
    lines = told(tmp_path)
    assert "现将全年工作情况报告如下：" in lines
    assert any("到位资金3亿元，同比增长50%。保持增长。" in line for line in lines)


BLOCKS = "看看前面的 }} 或 %} 少了没有；{{ }} 和 {% %} 里用半角标点"
FILTERS = (
    "能写的有：下一、上一、中文数、元、万元、亿元、万、亿、公斤、吨、亩、公顷、平方公里、公里、整数、一位小数、两位小数"
)
TAGS = "结束的标签前面要有开始的；能用的有 if、for、set、block、macro、call、from、extends"
MISTAKES = [
    (
        "block 总结导语",
        "block 总结导言",
        "小结:2 所继承的模板里没有“总结导言”这个 block，写了不会印出来",
        "是不是想写“总结导语”？",
    ),
    (
        "{% block 总结导语 %}\n",
        "<p>甲</p>\n{% block 总结导语 %}\n",
        "小结:2 “<p>甲</p>”在各个 block 之外，不会印出来",
        "写到某一个 {% block … %} 里面",
    ),
    ("{% endif %}\n", "", "小结:5 {% endblock %} 之前，{% if %} 还没有结束", "在前面补上 {% endif %}"),
    ("{% endblock %}\n", "", "小结:5 {% block %} 没有配对的 {% endblock %}", "在它该结束的地方补上 {% endblock %}"),
    ("{{ 期间 }}", "{{ 期间 ", "小结:4 这里不该有“：”", BLOCKS),
    ("{% else %}", "{% else }", "小结:3 这里不该有“}”", BLOCKS),
    ("{{ 期间 }}", "{{ 期间|大号 }}", "小结:4 没有“|大号”这种写法", FILTERS),
    (
        "{% if 总结.导语 %}{{ 段落(总结.导语) }}{% else %}",
        "{{ 段(总结) }}{% if true %}",
        "小结:3 模板里没有“段”这个名称",
        "是不是想写“段落”？",
    ),
    (
        "工作总结/report",
        "工作小结/report",
        "小结:1 找不到模板“工作小结/report.xml.jinja”",
        "是不是想写“工作总结/report.xml.jinja”？",
    ),
    ("{% endif %}", "{% endif %}{% endfor %}", "小结:5 这里不能写 {% endfor %}", TAGS),
    (
        "{% block 总结导语 %}",
        "{% block 总结 %}{% endblock %}{% block 总结 %}",
        "小结:2 block “总结”写了两次",
        "只留一个",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "said", "hint"), MISTAKES)
def test_a_mistake_in_a_kinds_template_is_told_with_what_to_type(
    right: str, wrong: str, said: str, hint: str, tmp_path: Path
) -> None:
    assert right in TEMPLATE
    assert told(tmp_path, TEMPLATE.replace(right, wrong, 1)) == [said, hint]


@pytest.mark.parametrize(
    ("right", "wrong", "said", "hint"),
    [
        (
            "block 总结成效",
            "block 总结效果",
            "topics:8 所继承的模板里没有“总结效果”这个 block，写了不会印出来",
            "是不是想写“总结成效”？",
        ),
        ("到位资金 is 增长", "到位资产 is 增长", "topics:10 模板里没有“到位资产”这个名称", "是不是想写“到位资金”？"),
        ("is 增长", "is 增涨", "topics:10 没有“is 增涨”这种写法", "是不是想写“增长”？"),
        (
            '数("到位资金", 到位资金)',
            "数(到位资金)",
            "topics:9 这里的括号里少写了一个值（x）",
            "照着 _shared 里 macro 的括号写全",
        ),
        ("{% endcall %}", "", "topics:11 {% endblock %} 之前，{% call %} 还没有结束", "在前面补上 {% endcall %}"),
    ],
)
def test_a_mistake_in_a_topic_is_told_with_what_to_type(
    right: str, wrong: str, said: str, hint: str, tmp_path: Path
) -> None:
    assert right in TOPIC
    assert told(tmp_path, topic=TOPIC.replace(right, wrong, 1)) == [said, hint]


@pytest.mark.parametrize(
    "more",
    [
        "{# 说明 <p>甲</p> #}\n",
        "{% set 甲 = 1 %}\n",
        "{% macro 甲(乙) %}<p>{{ 乙 }}</p>{% endmacro %}\n",
        "{% block 落款 %}{% block 自己的 %}{% endblock %}{{ super() }}{% endblock %}\n",
    ],
)
def test_what_may_stand_beside_the_blocks_is_no_mistake(more: str, tmp_path: Path) -> None:
    assert "现将全年工作情况报告如下：" in told(tmp_path, TEMPLATE + more)
