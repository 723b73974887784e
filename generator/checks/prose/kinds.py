"""What the parts of a total are told apart by: in one way, where they make it up, or in several, where they overlap."""

from __future__ import annotations

#: What people are told apart by: who is of one kind may be of another too.
_KINDS = (
    ("党员", "团员", "中共"),
    ("党纪", "党内"),
    ("政务", "组织处理"),
    ("女", "妇"),
    ("岁", "青年", "老年", "年轻"),
    ("本科", "大专", "学历", "研究生", "硕士", "博士"),
    ("职称", "高级", "中级", "正高", "副高"),
    ("少数民族", "残疾", "脱贫", "退役", "低保", "困难", "乡村", "农村"),
)


def overlapping(text: str) -> bool:
    """Whether a list tells things apart in more than one way: 党员118人，35岁以下46人; 亿元以上38个、10亿元以上5个."""
    return text.count("以上") > 1 or sum(any(word in text for word in words) for words in _KINDS) > 1


#: Of what is neither there is none.
_OPPOSITES = (("线上", "线下"), ("城市", "农村"), ("城镇", "农村"), ("城镇", "乡村"), ("公办", "民办"), ("男", "女"),
              ("集中", "分散"), ("国内", "国外"), ("境内", "境外"), ("出口", "进口"), ("主办", "协办"))  # fmt: skip


def opposed(names: list[str]) -> bool:
    """Whether two parts are called the same but for opposite words: 公办6家、民办32家."""
    return any(_but_for(names, *pair) for pair in _OPPOSITES)


def _but_for(names: list[str], one: str, other: str) -> bool:
    first, second = names
    if one not in first:
        one, other = other, one
    return one in first and other in second and first.replace(one, "") == second.replace(other, "")
