"""What is no number is refused, with what to type instead."""

from __future__ import annotations

import pytest

from generator.quantity import Unreadable, parse

#: What a clerk mistypes | what the hint tells to type instead.
UNREADABLE = """
    件              | 没有数字
    约件            | 没有数字
    ++              | 不写加号
    -               | 范围两头
    数              | 数字加单位
    几              | 数字加单位
    上              | 数字加单位
    ٣件             | 数字加单位
    ²件             | 没有数字
    1.2.3           | 小数点
    二一            | 改用阿拉伯数字
    一百五家        | 改用阿拉伯数字
    两十家          | 改用阿拉伯数字
    十两个          | 改用阿拉伯数字
    两千两百人      | 改用阿拉伯数字
    三万五元        | 改用阿拉伯数字
    〇              | 改用阿拉伯数字
    百家            | 近百家
    千人            | 近百家
    万元            | 3万元
    亿元            | 3万元
    007件           | 不要写 0
    01,945件        | 不要写 0
    1,94件          | 每三位一个
    1,9455件        | 每三位一个
    1.件            | 小数点
    .5%             | 小数点
    +5%             | 不写加号
    5件6个          | 只写一个数
    5件，6个        | 只写一个数
    2011年12月      | 日期
    1:3             | 比例
    3/4             | 四分之三
    百分之5         | 百分之五
    5分之1          | 百分之五
    3千5百元        | 不要混用
    十2家           | 不要混用
    1亿2千万元      | 一个万或亿
    1—百家          | 范围两头
    1—件            | 范围两头
    1—两名          | 同一种写法
    一—1千          | 从小到大
    1,000—2000件    | 同一种写法
    近百—200家      | 只能写 约
    5—3件           | 从小到大
    3—5             | 从小到大
    2000—1万元      | 从小到大
    3件—5元         | 从小到大
    5{件}           | 引号、括号
    5“件”           | 引号、括号
    1O件            | 字母
    约约5件         | 只留一个
    大约近5件       | 只留一个
    不少于约5件     | 只留一个
    约5件左右       | 只留一个
    约60%左右       | 只留一个
    近20多家        | 只留一个
    超过20余家      | 只留一个
    至少5家以上     | 只留一个
    不少于5家以上   | 只留一个
    不超过3天以内   | 只留一个
    38余以上        | 只留一个
    38余项以上      | 只留一个
    近40家左右      | 只留一个
    8余万多元       | 只留一个
    约数十家        | 只留一个
    数十家左右      | 只留一个
    近3—5家         | 只能写 约
    3—5家以上       | 只能写 约
    不少于1—2项     | 只能写 约
    近三五家        | 只能写 约
    约第九届        | 删去“约”
    第九余届        | 删去“余”
    5件件           | 删去一个
    5887利税        | 5887万元
    1500面积        | 1500亩
    3000万资金      | 3000万元
    5件多           | 数字加单位
    半件            | 数字加单位
    三个月多        | 三个多月
    9999999999999999件 | 核对数字
"""
SLIPS = [tuple(cell.strip() for cell in row.split("|")) for row in UNREADABLE.strip().splitlines()]


@pytest.mark.parametrize(("typed", "remedy"), SLIPS)
def test_what_is_no_quantity_is_refused_and_the_hint_says_what_to_type(typed: str, remedy: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(typed)
    assert refused.value.hint is not None
    assert remedy in refused.value.hint.text()


@pytest.mark.parametrize("typed", ["", " ", "5件\n6件"])
def test_nothing_and_two_lines_are_refused(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(typed)
    assert refused.value.hint is not None


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("约60%左右", "“约60%左右”的“约”和“左右”是一个意思"),
        ("至少5家以上", "“至少5家以上”的“至少”和“以上”是一个意思"),
        ("近20多家", "“近20多家”的“近”和“多”互相矛盾"),
        ("38余以上", "“38余以上”的“余”和“以上”互相矛盾"),
        ("近3—5家", "“近3—5家”既写了范围，又写了“近”"),
        ("约第九届", "“约第九届”是第几，不能是约数"),
        ("5887利税", "“5887利税”少了单位"),
    ],
)
def test_marks_that_do_not_go_together_are_named(typed: str, fault: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(typed)
    assert refused.value.message.text() == fault


@pytest.mark.parametrize("typed", ["43 家", "约 43家", "43　家", "3.4 亿 元"])
def test_blanks_in_a_quantity_are_told_from_other_slips(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(typed)
    assert refused.value.hint is not None
    assert refused.value.hint.text() == f"数和单位中间不要空格：{''.join(typed.split())}"


@pytest.mark.parametrize(("typed", "remedy"), [("3.4亿", "补上单位，如 3.4亿元"), ("5万", "补上单位，如 5万元")])
def test_a_scale_wants_a_unit(typed: str, remedy: str) -> None:
    with pytest.raises(Unreadable, match="没有单位") as refused:
        parse(typed)
    assert refused.value.hint is not None
    assert refused.value.hint.text() == remedy


@pytest.mark.parametrize("typed", ["9" * 16 + "件", "1" * 5000, "一" * 5000 + "，", "1,000" + ",000" * 30 + "件"])
def test_a_number_beyond_reason_is_refused_at_once(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse(typed)


def test_the_fault_of_a_long_text_quotes_only_its_beginning() -> None:
    with pytest.raises(Unreadable) as refused:
        parse("五" * 5000)
    assert len(refused.value.message.text()) < 50
