"""Nouns that say which number or trait of a thing is asked for, and not of which thing: 面积, 总投资, 负责人."""

from __future__ import annotations

GENERAL = frozenset(
    (
        "目标 预期 计划 总投资 投资 投资额 增速 增幅 增长率 涨幅 降幅 数量 总量 总额 总值 规模 面积 人数 金额 "
        "比例 占比 比重 份额 排名 名次 原因 时候 时间 日期 地点 地方 位置 地址 结果 名称 名字 职务 总部 员工 "
        "职工 城市 负责人 法人 长度 全长 高度 宽度 价格 造价 面值 收入 营收 利润 背景 目的 内容 数字 数据 情况 "
        "绝对值 绝对数 实绩 同期 全年 单位 位数"
    ).split()
)
