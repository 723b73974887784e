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
}
