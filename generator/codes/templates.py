"""E40x: kinds, styles and their templates, the maintainer's part of E4xx."""

from __future__ import annotations

from generator.codes.page import Page
from generator.messages import Message

PAGES = {
    "E405": Page(
        Message("模板出错"),
        Message("""\
报告类型的模板（templates 文件夹里的 .jinja 文件）写错了，不是报告的错。
不对：
    <p>{{ 总结.标题 }</p>
改成：
    <p>{{ 总结.标题 }}</p>
怎么办：提示里有模板的文件名和行号，告诉管模板的人；
用的是自带的类型，请告诉年稿的维护者。"""),
    ),
    "E406": Page(
        Message("模板写出的标记不对"),
        Message("""\
模板写出的内容里，标签不成对、名称不对或放错了地方，不是报告的错。
不对：
    <para>{{ 总结.标题 }}</para>
改成：
    <p>{{ 总结.标题 }}</p>
怎么办：告诉管模板的人。可用的标签：title h p addressee caption note table tr th td
signature issuer date pagebreak，行内 data label break；& 本身要写成 &amp;。"""),
    ),
    "E407": Page(
        Message("没有这种报告"),
        Message("""\
“类型”写的是 templates 里的一种报告，写的这种没有。
不对：
    类型: 总结和思路
改成：
    类型: 总结与思路
怎么办：照提示改；用的是本单位自己的类型，运行时要加 --templates 文件夹。"""),
    ),
    "E408": Page(
        Message("没有这种版式"),
        Message("""\
“版式”写的是 templates/styles 里的一种版式，写的这种没有。
不对：
    版式: 公函
改成：
    版式: 公文
怎么办：照提示改；用的是本单位自己的版式，运行时要加 --templates 文件夹。"""),
    ),
    "E411": Page(
        Message("没有这个主题"),
        Message("""\
“主题”写的是 templates/topics 里的一个主题，写的这个没有。
不对：
    - 主题: 知识产全
改成：
    - 主题: 知识产权
怎么办：照提示改，用 niangao topics 看有哪些；用的是本单位自己的主题，
运行时要加 --templates 文件夹。不用标准语句的，删去“主题”，写 标题 和 正文。"""),
    ),
    "E412": Page(
        Message("主题要用的数没有写"),
        Message("""\
这个主题的语句非用某个数不可，报告里没有。
怎么办：在“指标”或这一节的“数据”里写上这个数（计划里的，写它的 下年目标）；
实在没有，就自己写 正文，不用标准语句。"""),
    ),
    "E413": Page(
        Message("主题的文件不完整"),
        Message("""\
主题的文件（templates/topics 里的 .jinja）要以一段声明开头，再写总结、计划里的语句；
缺了声明，或者缺了这一部分的语句，不是报告的错。
怎么办：告诉管模板的人，写法见 docs/主题.md；等不及的，在这一节里自己写 正文。"""),
    ),
}
