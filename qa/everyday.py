"""What people say for what papers write: 一年挣多少 is 人均可支配收入, 老板 is 董事长, 多少人上班 is 员工.

Where speech means one statistic, the question is put in its name at once (`in_writing`). Where it may mean several (花 is 总投资,
支出 or 经费), each passage is asked by the first of the words that it holds itself (`as_written_in`).
"""

from __future__ import annotations

import re
from functools import cache, partial

from qa.kinds import Kind

# Adverbs between who and the verb. Words of plans are not among them: they say that a target is asked for.
ADVERBS = r"(?:一共|总共|大概|大约|到底|平均|已经|能够?|可以|要|得|会|现在|目前)*"
EACH = r"(?:平均|人均|每个?人|一个?人|一年|全年|每年)*"
# 澜人, but not 工人 or 多少人.
PEOPLE = r"(?:老百姓|百姓|居民|市民|(?<=[\u4e00-\u9fff]{2})(?<![工商客老男女新军法本别少每一个的])人)"
SO_MUCH = r"(?=多少|几)"
MONEY = r"(?=(?:多少|几)(?:钱|个亿|[百千万亿]*元))"
ABROAD = r"(?:国外|海外|外国|境外)"
GOODS = r"(?:的?(?:货物?|东西|产品|商品))?"
EARN = rf"{ADVERBS}(?:挣|赚|到手)(?:了|到)*{SO_MUCH}"

# Speech that means one statistic, and its name.
STATISTICS: tuple[tuple[str, str], ...] = (
    (rf"(?:农民|农村人|乡下人|村里人|农村居民)们?{EACH}{EARN}", "农村居民人均可支配收入"),
    (rf"(?:城里人|城市人|城镇人|城镇居民)们?{EACH}{EARN}", "城镇居民人均可支配收入"),
    (rf"{PEOPLE}{EACH}{EARN}", "居民人均可支配收入"),
    (rf"的?人?(?:人均|每个?人|一个?人){EACH}{EARN}", "居民人均可支配收入"),
    (rf"{PEOPLE}{EACH}{ADVERBS}花(?:费|掉|销|了)*{SO_MUCH}", "居民人均消费支出"),
    (rf"财政上?{ADVERBS}(?:花|支|用)(?:出|掉|了)*{SO_MUCH}", "一般公共预算支出"),
    (rf"财政上?{ADVERBS}(?:收|挣|进账)(?:到|上来|了)*{SO_MUCH}", "一般公共预算收入"),
    (rf"(?:物价|东西)(?:比去年|同比)?{ADVERBS}(?:贵|涨价?)了?{SO_MUCH}", "居民消费价格上涨"),
    (r"有?(?:百分之(?:几|多少)|多[大少]比例|几成)的?人(?:没有?工作|没活干|失业)", "城镇调查失业率是多少"),
    (r"有?(?:多少|几)(?P<kept>[百千万]*)人(?:新?找[到着]|有)了?新?(?:工作|饭碗)了?", "城镇新增就业多少{kept}人"),
    (r"有?(?:多少|几)(?P<kept>[百千万亿]*)口人", "常住人口有多少{kept}人"),
    (r"(?<=[省市县区])(?:现在|目前|一共|总共|大概|年底)*(?:有|住着?|住了)多少(?P<kept>万?)人(?=[？?]*$)", "常住人口有多少{kept}人"),
    (rf"卖[到往去]了?{ABROAD}{GOODS}", "出口额"),
    (rf"从{ABROAD}(?:买|进)(?:了|进|回|来)*{GOODS}", "进口额"),
    (r"(?<![亩地能])(?:打|收|产)(?:了|下|出)*多少(?P<kept>(?:[万亿]?(?:斤|吨|公斤))?)的?粮食?", "粮食产量是多少{kept}"),
    (r"粮食?(?:一共|总共)*(?:打|收|产)(?:了|下)*(?=多少|几)", "粮食产量"),
    (r"用(?:了|掉)?(?:多少|几)(?P<kept>[万亿]*)度?电", "用电量是多少{kept}度电"),
    # Cut off from the name before it: the segmenter takes 松溪要 for one.
    (r"(?<=[\u4e00-\u9fff])(?:要|得)(?=多久|多长时间|(?:几|多少)个?(?:小时|分钟))", "，要"),
    (r"有?多少(?P<unit>万?)人次?[在从](?P<kept>[\u4e00-\u9fff]{2,8}机场)(?:坐|乘)了?飞机", "{kept}旅客吞吐量是多少{unit}人次"),
    (r"(?P<kept>急诊|门诊)来(?:过|了)?多少(?P<unit>万?)个?(?:人|病人)次?", "{kept}量是多少{unit}人次"),
)  # fmt: skip

VISITORS = r"来(?:过|了)?多少(?P<kept>万?)个?人次?"
HEAD_OF = r"的?(?:现在的?)?(?:(?:一把手|头头|头儿|当家人?|掌门人)(?:是谁|叫什么|叫啥)?|(?:是)?谁(?:当家|管事|说了算))"
# Speech that may mean several things: what stands for it in writing, the likeliest first.
SAYINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (rf"一亩[地田]?{ADVERBS}(?:打|收|产)(?:了|出|下)*{SO_MUCH}", "{}", ("单产", "平均亩产", "亩产")),
    (rf"(?:光|靠|光靠)?工资{ADVERBS}(?:挣|拿|发|赚)(?:到|了)*{SO_MUCH}", "{}", ("平均工资", "工资性收入", "月薪", "薪酬")),
    (rf"(?:靠|从)?旅游业?{ADVERBS}(?:挣|赚)(?:到|了)*{SO_MUCH}", "{}", ("旅游总收入", "旅游收入")),
    (rf"卖地{ADVERBS}(?:卖|挣|赚|收|得)?(?:到|了)*{SO_MUCH}", "{}", ("土地出让收入", "土地出让金", "出让收入")),
    (rf"{ADVERBS}(?:挣|赚|进账|创收)(?:到|了)*{SO_MUCH}", "{}", ("利润总额", "净利润", "利润", "盈利", "收入")),
    (rf"(?<!一[斤吨套平])(?<!公斤){ADVERBS}卖(?:出|掉|了|得)*{MONEY}", "{}", ("销售额", "销售收入", "交易额", "成交额", "营业额", "营业收入", "营收", "销售")),
    (rf"{ADVERBS}(?:花|砸|掏|投|烧)(?:费|掉|下|出|进|来|去|了)*{MONEY}", "{}", ("总投资", "投入", "投资", "出资", "支出", "经费", "造价")),
    (r"(?:一共|总共|现在|目前|大概)*有(?:多少|几)(?P<kept>[百千万]*)[个名位]?人在?(?:上班|干活|工作|做事)", "有多少{kept}{}", ("在职职工", "教职工", "员工", "职工", "从业人员", "工作人员")),
    (r"(?:能|可以|会)*(?:让|给|为|解决|带动)了?(?:多少|几)(?P<kept>[百千万]*)人的?(?:有活干|有工作|找到活|找到工作|就业|饭碗|上班|工作)", "{}多少{kept}人", ("带动就业", "新增就业", "就业", "提供岗位", "岗位")),
    (r"(?:撤|搬|疏散)(?:走|出|离)*了?(?=多少[百千万]*人)", "{}", ("转移群众", "紧急转移", "转移", "撤离", "疏散", "搬迁")),
    (rf"(?:亏|赔|损失)(?:损|掉|了)*{MONEY}", "{}", ("直接经济损失", "经济损失", "损失", "亏损")),
    (rf"{VISITORS}看病", "{}是多少{kept}人次", ("门急诊量", "接诊", "门诊量", "就诊")),
    (rf"{VISITORS}(?:看书|借书|读书)", "{}多少{kept}人次", ("接待读者", "到馆读者", "进馆")),
    (rf"{VISITORS}(?:看展览?|参观|看)", "{}多少{kept}人次", ("接待观众", "参观人次", "参观", "观众")),
    (rf"{VISITORS}(?:玩|旅游|游玩|逛)", "{}多少{kept}人次", ("接待游客", "入园游客", "游客")),
    (rf"{VISITORS}(?:跑步?|比赛|参赛|参加)", "有多少{kept}{}", ("选手参赛", "参赛选手", "选手", "人参赛", "人参加")),
    (rf"{VISITORS}", "{}多少{kept}人次", ("接待观众", "接待读者", "接待游客", "入园游客", "游客", "观众", "参观")),
    (r"(?:一天|每天|天天)(?:能|要|大概|平均)*(?:拉|运|载|送)了?(?=多少万?个?人)", "{}", ("日均客流量", "日均客流", "日均客运量", "客运量")),
    (r"(?:拉|运)了?多少(?P<kept>[万亿]*吨?)货", "{}是多少{kept}", ("货运量", "货物吞吐量", "货邮吞吐量")),
    (r"(?:一天|每天)(?:能|要|大概|平均)*(?:跑|过|走)了?多少(?P<kept>万?)辆?车|车流有?多大", "{}是多少", ("日均车流量", "车流量", "日均车流", "通行车辆")),
    (r"新?(?:盖|修|造|建)(?:起|好|成|了)*(?=(?:多少|几)[百千万]*(?:所|座|个|家|栋|幢|处|间|条|公里|米|套))", "{}", ("新建改扩建", "新建改建", "新改建", "新建", "建成", "新增")),
    (r"装(?:上|好|了)*(?=(?:多少|几)[百千万]*[部台个套根盏]|电梯)", "{}", ("加装", "安装", "装配")),
    (r"造(?:出|了)*(?=(?:多少|几)[百千万]*[辆台件架艘])", "{}", ("产量", "生产")),
    (r"(?P<kept>从[^，。？从]{2,8}?)(?:开车|坐车|坐火车|坐高铁|自驾)?到(?P<unit>[^，。？从]{2,8}?)(?:开车|坐车|坐火车|坐高铁|自驾)?(?:现在|以后)*，?(?:要|得|需要?)*[开坐走花]?(?=多久|多长时间|几个?小时)", "{kept}到{unit}的{}", ("车程", "行程", "通行时间", "路程")),
    (r"(?:盖|修|建|造)了?(?=多久|多长时间|几年)", "{}", ("建设周期", "工期", "从开工到投产", "从开工到建成", "历时")),
    (r"多久[来发有]?一[趟班]车?", "{}是多久", ("发车间隔", "行车间隔", "间隔")),
    (r"排?等，?(?:要|得)?(?=多久|多长时间|几天)", "{}", ("等候时间", "等待时间", "等候", "平均等待")),
    (r"多少钱一平[米方]?", "{}是多少", ("成交均价", "销售均价", "均价")),
)  # fmt: skip
# The same, where a day is asked for.
OPENINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"能?(?:用上|坐上|住上)了?", "{}", ("建成投用", "投入使用", "投用", "启用", "开通初期运营", "建成通车", "通车", "开通", "建成", "运营", "交付")),
    (r"(?<=[天候时间日])能?(?:开门|开张)的?", "{}", ("对外开放", "开放", "启用", "揭牌", "开业", "开馆", "运营", "开园")),
    (r"能?(?:盖|修|建|弄|搞|完)(?:好|完|成|事)(?!的|了多少)", "{}", ("建成投用", "建成", "竣工", "完工", "投用", "通车", "开通")),
    (r"能?(?:跑车|走车|通车)", "{}", ("通车", "开通")),
    (r"(?:开干|动工|开工|破土)", "{}", ("开工", "动工", "奠基")),
)  # fmt: skip
# The same, where a person or a body is asked for.
PERSONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"老板(?!娘)", "{}", ("董事长", "创始人", "创办人")),
    (r"是谁(?:开|办|创)[办立]?的", "的{}是谁", ("创办人", "创始人", "董事长")),
    (rf"(?P<kept>医院|卫生院|学院|研究院){HEAD_OF}", "{kept}{}是谁", ("院长",)),
    (rf"(?P<kept>大学|中学|小学|学校){HEAD_OF}", "{kept}{}是谁", ("校长",)),
    (rf"(?P<kept>[图书博物美术科技文化展览纪念]馆){HEAD_OF}", "{kept}{}是谁", ("馆长",)),
    (rf"(?P<kept>局){HEAD_OF}", "{kept}{}是谁", ("局长",)),
    (rf"(?P<kept>厅){HEAD_OF}", "{kept}{}是谁", ("厅长",)),
    (rf"(?P<kept>银行){HEAD_OF}", "{kept}{}是谁", ("董事长", "行长")),
    (rf"(?P<kept>公司|集团|厂){HEAD_OF}", "{kept}{}是谁", ("董事长", "总经理", "厂长")),
    (rf"(?P<kept>机场|港口?|车站){HEAD_OF}", "{kept}{}是谁", ("董事长", "总经理", "站长")),
    (rf"(?P<kept>公园|景区|保护区){HEAD_OF}", "{kept}{}是谁", ("管理处主任", "管理局局长", "园长", "主任")),
    (rf"(?P<kept>管委会|委员会|中心|办公室|高新区|经开区|开发区){HEAD_OF}", "{kept}{}是谁", ("管委会主任", "主任")),
    (rf"(?P<kept>省){HEAD_OF}", "{kept}{}是谁", ("省委书记",)),
    (rf"(?P<kept>市){HEAD_OF}", "{kept}{}是谁", ("市委书记",)),
    (rf"(?P<kept>县){HEAD_OF}", "{kept}{}是谁", ("县委书记",)),
    (rf"(?P<kept>区){HEAD_OF}", "{kept}{}是谁", ("区委书记",)),
    (rf"(?P<kept>[镇乡]){HEAD_OF}", "{kept}{}是谁", ("党委书记",)),
    (r"归谁(?:管|负责)|谁在?管(?:着|的)?(?=[？?]|$)", "由谁{}", ("委托管理", "主管", "负责", "管理", "运营")),
)  # fmt: skip
# Who pays for a ride or a ticket asks for no investment.
PAYS = re.compile(r"[坐乘停办吃玩]|门票|报名|一[张次趟斤晚顿]|看(?:病|展|戏|电影)|[买进住](?![来去])")
SPENDS = re.compile("[花砸掏投烧]")
_STATISTICS = tuple((re.compile(pattern), name) for pattern, name in STATISTICS)


def in_writing(question: str) -> str:
    """Return a question with the statistics that it speaks of under the names that papers give them."""
    for pattern, name in _STATISTICS:
        question = pattern.sub(partial(_named, name), question, count=1)
    return question


def as_written_in(question: str, kind: Kind, passage: str) -> str:
    """Return a question in the words that a passage has for what it says; where the passage has none, as it is."""
    for pattern, template, forms in _compiled(kind):
        match = pattern.search(question)
        if not match or match[0] in passage or (SPENDS.search(match[0]) and PAYS.search(question)):
            continue
        form = next((one for one in forms if one in passage), "")
        if form:
            question = question[: match.start()] + _named(template, match, form) + question[match.end() :]
    return question


def _named(template: str, match: re.Match[str], *forms: str) -> str:
    return template.format(*forms, **{name: words or "" for name, words in match.groupdict().items()})


@cache
def _compiled(kind: Kind) -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
    table = SAYINGS + (OPENINGS if kind is Kind.DATE else PERSONS if kind is Kind.PERSON else ())
    return tuple((re.compile(pattern), template, forms) for pattern, template, forms in table)
