"""Follow-ups of our own on report pages of our own: each becomes the question that the person meant."""

from __future__ import annotations

import pytest

from qa.completing import complete
from qa.query import Turn

# The last question, the answer it got, the follow-up, and what it means.
FOLLOW_UPS = [
    ("澜东2020年GDP增长多少？", "", "那今年的目标呢？", "澜东今年GDP增长目标是多少？"),
    ("澜东2020年GDP增长多少？", "", "目标呢？", "澜东2020年GDP增长目标是多少？"),
    ("澜东2020年GDP增长多少？", "", "岭川呢？", "岭川2020年GDP增长多少？"),
    ("澜东2020年GDP增长多少？", "", "岭川的呢", "岭川2020年GDP增长多少？"),
    ("澜东2020年GDP增长多少？", "", "前一年呢？", "澜东2019年GDP增长多少？"),
    ("澜东2020年GDP增长多少？", "", "上一年是多少？", "澜东2019年GDP增长多少？"),
    ("澜东2020年GDP增长多少？", "", "2019年是多少？", "澜东2019年GDP增长多少？"),
    ("澜东去年GDP增长多少？", "", "上一年呢？", "澜东前年GDP增长多少？"),
    ("澜东2020年GDP增长多少？", "", "社零呢？", "澜东2020年社零增长多少？"),
    ("澜东2020年GDP增长多少？", "", "总量呢？", "澜东2020年GDP总量是多少？"),
    ("澜东2020年GDP增长多少？", "", "岭川增长多少？", "2020年岭川GDP增长多少？"),
    ("澜东2020年GDP增长多少？", "", "那朔原是多少", "朔原2020年GDP增长多少？"),
    ("澜东2020年GDP增长多少？", "", "其中工业增长多少？", "2020年澜东工业增长多少？"),
    ("澜东2020年GDP增长多少？", "", "同一年岭川的增速是多少？", "2020年岭川GDP的增速是多少？"),
    ("朔原2020年地区生产总值是多少？", "", "增速呢？", "朔原2020年地区生产总值增速是多少？"),
    ("朔原2020年地区生产总值是多少？", "", "增长了多少？", "2020年朔原地区生产总值增长了多少？"),
    ("朔原2020年地区生产总值是多少？", "", "2021年打算增长多少？", "朔原地区生产总值2021年打算增长多少？"),
    ("海陵去年新增了多少座公园？", "93座", "现在累计有多少座了？", "海陵公园现在累计有多少座了？"),
    ("2020年赤字率拟按多少安排？", "", "上一年的报告里是多少？", "2019年赤字率拟按多少安排？"),
    ("澜东集中供养的孤儿每月能领多少？", "", "散居的呢？", "澜东散居的孤儿每月能领多少？"),
    ("哪家企业把研发总部迁到梅州城？", "青禾农机", "它成立于哪一年？", "青禾农机成立于哪一年？"),
    ("哪家企业把研发总部迁到梅州城？", "青禾农机", "总部在哪个城市？", "青禾农机总部在哪个城市？"),
    ("哪家企业把研发总部迁到梅州城？", "青禾农机", "有多少员工？", "青禾农机有多少员工？"),
    ("哪家企业把研发总部迁到梅州城？", "青禾农机", "谁会见的？", "青禾农机谁会见的？"),
    ("澜东省省长是谁？", "周启明", "他哪天作的报告？", "周启明哪天作的报告？"),
    ("松河获得哪个赛事的举办权？", "第十五届全国冰雪运动会", "开幕日期定了吗，是哪天？", "第十五届全国冰雪运动会开幕日期定了吗，是哪天？"),
    ("岭川2020年居民人均可支配收入多少？", "", "其中农村居民收入增幅是多少？", "2020年岭川农村居民收入增幅是多少？"),
    ("What was Shuoyuan's GDP growth in 2020?", "1.4%", "And Lingchuan?", "What was Lingchuan's GDP growth in 2020?"),
    ("What was Shuoyuan's GDP growth in 2020?", "1.4%", "What about 2019?", "What was Shuoyuan's GDP growth in 2019?"),
    ("What was Shuoyuan's GDP growth in 2020?", "1.4%", "And fixed-asset investment?", "What was Shuoyuan's fixed-asset investment growth in 2020?"),
    ("What was Shuoyuan's GDP growth in 2020?", "1.4%", "And the target for 2021?", "What was Shuoyuan's GDP growth target in 2021?"),
    ("What was the intended turnover at the expo?", "5", "And by how much did it grow?", "And by how much did the intended turnover at the expo grow?"),
    ("朔原省の2020年のGDP成長率は何パーセントですか。", "", "固定資産投資は？", "朔原省の2020年の固定資産投資成長率は何パーセントですか。"),
    ("朔原省の2020年のGDP成長率は何パーセントですか。", "", "2019年は？", "朔原省の2019年のGDP成長率は何パーセントですか。"),
    ("朔原성의 2020년 GDP 증가율은 얼마입니까?", "", "2019년은요?", "朔原성의 2019년 GDP 증가율은 얼마입니까?"),
    ("朔原성의 2020년 GDP 증가율은 얼마입니까?", "", "고정자산투자는요?", "朔原성의 2020년 고정자산투자 증가율은 얼마입니까?"),
    ("海陵高新区2020年GDP增长多少？", "8.7%", "松河高新区呢？", "松河高新区2020年GDP增长多少？"),
    ("海陵高新区2020年GDP增长多少？", "8.7%", "一季度呢？", "海陵高新区一季度GDP增长多少？"),
    ("海陵高新区2020年GDP增长多少？", "8.7%", "它今年的目标是多少？", "海陵高新区GDP今年的目标是多少？"),
    ("朔原2020年粮食产量是多少？", "902", "同一年海陵港集装箱吞吐量是多少？", "2020年海陵港集装箱吞吐量是多少？"),
    ("朔原2020年粮食产量是多少？", "902", "澜东呢？", "澜东2020年粮食产量是多少？"),
    ("岭川人均预期寿命多少？", "77.1", "2015年是多少？", "2015年岭川人均预期寿命多少？"),
    ("松河高新区今年1月签约多少个项目？", "21个", "总投资多少？", "今年1月松河高新区项目总投资多少？"),
    ("松河高新区今年1月签约多少个项目？", "21个", "最大的是哪个？", "今年1月松河高新区项目最大的是哪个？"),
    ("周启明是谁？", "省长", "他在哪里作的报告？", "周启明在哪里作的报告？"),
    ("澜东2020年出口额多少亿元？", "", "进口呢？", "澜东2020年进口多少亿元？"),
    ("澜东上半年GDP增长多少？", "5%", "第三产业呢？", "澜东上半年第三产业增加值增长多少？"),
    ("澜东上半年GDP增长多少？", "5%", "二产？", "澜东上半年第二产业增加值增长多少？"),
    ("澜东上半年GDP增长多少？", "5%", "去年同期", "澜东去年上半年GDP增长多少？"),
    ("澜东上半年GDP增长多少？", "5%", "换成岭川省是多少？", "岭川省上半年GDP增长多少？"),
    ("澜东上半年GDP增长多少？", "5%", "其中第二产业增长多少？", "上半年澜东第二产业增长多少？"),
    ("澜东上半年接待多少万人次游客？", "5", "旅游收入呢？", "澜东上半年旅游收入是多少？"),
    ("谁是松河市市长？", "康志远", "海陵市市长呢？", "谁是海陵市市长？"),
    ("谁是松河市市长？", "康志远", "副市长呢？", "谁是松河市副市长？"),
    ("How much did Shuoyuan's GDP grow in 2020?", "1.4%", "And the target?", "What is the Shuoyuan's GDP growth target in 2020?"),
    ("How much did Shuoyuan's GDP grow in 2020?", "1.4%", "Who announced it?", "Who announced Shuoyuan's GDP?"),
    ("Who is the mayor of Songhe?", "Kang", "And the deputy mayor?", "Who is the deputy mayor of Songhe?"),
    ("今年上半期の松河市のGDP成長率は？", "5%", "海陵市は？", "今年上半期の海陵市のGDP成長率は？"),
    ("今年の松河市のGDP成長率は？", "5%", "目標は？", "今年の松河市のGDP成長率の目標は？"),
    ("松河市 올해 상반기 GDP 성장률은?", "5%", "목표는?", "松河市 올해 상반기 GDP 성장률 목표은?"),
    ("松河市 올해 상반기 GDP 성장률은?", "5%", "海陵市는?", "海陵市 올해 상반기 GDP 성장률은?"),
    ("松河国际机场哪天启用第二跑道？", "1月18日", "有多长？", "松河国际机场有多长？"),
]  # fmt: skip
# The last question, and a question that has nothing to do with it.
NEW_TOPICS = [
    ("澜东2020年GDP增长多少？", "青河大桥是哪天通车的？"),
    ("澜东2020年GDP增长多少？", "图书馆几点开门？"),
    ("澜东2020年GDP增长多少？", "世界最高的悬索桥叫什么名字？"),
    ("澜东2020年GDP增长多少？", "谁会见了孟凡舟？"),
    ("澜东2020年GDP增长多少？", "远帆智能有多少员工？"),
    ("澜东2020年GDP增长多少？", "全国粮食产量是多少？"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "answer", "follow_up", "meant"), FOLLOW_UPS)
def test_a_follow_up_becomes_the_question_that_was_meant(asked: str, answer: str, follow_up: str, meant: str) -> None:
    assert complete(follow_up, [Turn(asked, answer)]) == meant


@pytest.mark.parametrize(("asked", "question"), NEW_TOPICS)
def test_a_question_on_something_else_stays_as_it_is(asked: str, question: str) -> None:
    assert complete(question, [Turn(asked, "")]) == question
