"""E5xx: the finished document."""

from __future__ import annotations

from generator.codes.page import Page
from generator.messages import Message

PAGES = {
    "E501": Page(
        Message("标题太长，不会断行"),
        Message("""\
大标题一行排不下，要断成几行，又不能把一个词拆开，各行还要成梯形或菱形；
程序找不到合适的断法，就不断行，只提醒一声。
不对：
    标题: 某某市科学技术局、某某市经济和信息化局、某某市发展和改革委员会、某某市财政局联合督查产业升级工作总结
改成：
    标题: |
      某某市科学技术局等四部门
      联合督查产业升级工作总结
怎么办：在“标题”里照要断的地方写成两行；太长的先改短。"""),
    ),
}
