"""Which rates are shares of a whole: no such rate is over 100 %.

毛入学率, 床位使用率, 资产负债率, 完成率 and the like may be: they are not among these.
"""

from __future__ import annotations

#: The two letters before 率: what passes, is done, reached, covered, used.
_NAMES = """
    合格 及格 优良 优秀 通过 覆盖 普及 达标 满意 参与 受理 办结 答复 回复 及时 占有 知晓
    成活 参保 入库 签约 入户 入园 入托 就业 成功 转化 利用 完好 绿化 清零 建档 响应 整改
    处置 处理 化解 调解 巩固 就诊 分担 械化 镇化 市化 兑现 到位 落实 回收 回访 检出 抽检
    接种 筛查 体检 治愈 存活 出勤 到课 参训 持证 上线 网办 开工 竣工 投产 验收 结项 销号
    挂牌 识别 登记 发证 确权 安葬 保障 入学 中标 识字 普惠 在园 报到 履约 执结 破案 采纳
    录取 毕业 辍学 失业 发生 安装 公示 办复 定检 检测 检验 随访 规范 送达 公开 备案 硬化 收集 清运 应诉 巡查
    走访 排查 到访 评价 范管 网签
"""
_DONE = frozenset(_NAMES.split())
_SHARES = ("占比", "比重", "覆盖面", "满意度", "知晓度")


def whole(name: str) -> bool:
    """Whether what a name says last, or says of a rate, is a share of a whole: 抽检合格率, 占比."""
    at = name.rfind("率")
    if "备覆" in name:
        return False  # 拨备覆盖率: what a bank has set aside may be several times its bad loans
    if at > 1 and name[at - 2 : at] in _DONE and name[at - 3 : at - 2] != "毛":
        return True
    return any(word in name for word in _SHARES)
