"""What a question asks for: the kind of answer, and the words that the answer must stand beside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.figures.aims import Aim
from index.simplified import plain
from index.times.periods import Period, mentions_in
from qa.aims import aim_asked
from qa.aliases import same_things
from qa.everyday import in_writing
from qa.foreign import is_known_to_rules
from qa.kinds import Kind
from qa.place_names import spelled_right
from qa.subjects import subjects_in
from qa.words import is_in_dictionary, words_of
from qa.zones import zones_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from index.times.periods import Mention
    from qa.words import Word


@dataclass(frozen=True, slots=True)
class Asked:
    """One question taken apart at its question word.

    text      the question in NFKC, as it is matched
    kind      the kind of words that answer it
    noun      the unit or the noun that the answer must have: 家 in 多少家, 学校 in 哪所学校, 年 in 哪一年; else empty
    several   whether more than one item is asked for
    left      the words just before the question word; `right` those just after
    names     other names of the things in the question, by the name that stands there
    periods   the periods that it names
    aim       whether a result or a target is asked for, where it says so
    subjects  the places that it is about, by their short names; where it names none, the bodies
    spoken    the question as it was sent, in whose language a reason is given
    issued    the year of the report that it asks about, as in 2025年政府工作报告, which is no period of a figure
    spelled   the names that it spells in other letters than Chinese ones, in Chinese
    """

    text: str
    kind: Kind
    noun: str
    several: bool
    left: str
    right: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    periods: tuple[Period, ...]
    aim: Aim | None
    subjects: tuple[str, ...]
    issued: int | None
    spoken: str
    spelled: tuple[str, ...] = ()

    @property
    def search_text(self) -> str:
        """The question with the other names of its things, for the lexical half."""
        others = {name for _, row in self.names for name in row if name not in self.text}
        return " ".join([self.text, *sorted(others)])


UNIT = (
    r"亿元|万元|千元|元|美元|亿美元|亿斤|万吨|吨|公斤|斤|亿千瓦时|万千瓦|千瓦时|千瓦|平方公里|平方米|公里|千米|米|亩|公顷|"
    r"人次|人|名|位|家|户|个百分点|个|项|所|座|条|台|套|辆|件|笔|种|类|届|次|倍|岁|年|天|小时|分钟|门|张|场|部|架|艘|只|头|株|棵|期|篇|处|层|间|站|字|吨|度|分|成|列|趟|班|枚|幢|栋|标箱|集"
)
# What begins with a unit and is another word: 多少年轻人 asks for no years, 多少成本 for no tenths, 多少支持率 counts nothing.
NO_UNIT = (
    r"(?!年[轻龄级纪]|成[员果本绩立就功为交效品分年]|支[持出付援部]|分比|天[然气空文]|元素|对外|门票[收价]|角[色落]|克[朗拉隆]"
    r"|米[饭粉酒]|升[幅级学]|度假|周边)"
)
# 涨到了多少 asks how much it is now, not how fast it rose.
RATE = r"(?:增长|下降|提高|上升|涨)(?![到至停前后])|变化情况|涨跌|增速|增幅|降幅|同比|环比|占比|比重|比例|比率|率(?!先)|growth|grow|grew|increase|rate|percent|share|成長率|増加率|伸び率|성장률|증가율|비율"
MONEY = r"总额|总值|总量|产值|收入(?![者人群户])|投资(?![者人])|资金|金额|营收|利润|支出|赤字|GDP|budget|revenue|investment|how much money|売上|金額|금액"
RULES: tuple[tuple[Kind, str], ...] = (
    (Kind.SENTENCE, r"(?<![称认成作视名叫])为什么|为何|为啥|什么原因|怎么样?|如何|怎样|是否|是不是|有没有|\bwhy\b|\bhow (?!many|much|long|old|large|big|high|far)|なぜ|どうして|왜|어떻게"),
    (Kind.PERCENT, rf"百分之(?:多少|几)|(?:多少|几){NO_UNIT}成|(?:多少|几)个点(?!位)|占(?!地)[^，。？?]{0,12}多大|多少个?百分[点比]|几个百分点|百分比[是为有达到约]*多少|多大(?:的)?比例|多少比例|what (?:percentage|percent|share|proportion)|何(?:パーセント|%|％)|몇\s?(?:퍼센트|%)"),
    (Kind.DATE, r"什么时候|什么时间|(?<!任)何[时日]|哪一?[天日年]|(?:西元|公元|民国)(?:多少|几)年|(?<=[在于])几年(?![内间之以])|几年的事|哪个月|几月几?[日号]?|几[日号]|几[点时](?!间)|(?:礼拜|星期|周)几|啥时候?|\bwhen\b|(?:what|which) (?:date|day|year|month)|いつ|何年|何月|何日|언제|몇\s?년|며칠"),
    (Kind.POST, r"(?<=是|任)(?:什么|何|哪个|啥)(?:职务|职位|职|官)|什么(?:职务|职位)|(?:what|which) (?:post|position|title)"),
    (Kind.PERSON, r"(?<=[长记任席理裁板手])(?:叫什么|叫啥|姓甚)(?:名字)?|谁|哪一?位|(?<![任\u3041-\u30fa])何人(?![\u3041-\u30fa])|什么人|\bwhom?\b|誰|누구|누가"),
    (Kind.PLACE, r"哪里|哪儿|(?<!任)何处|什么地方|(?<=在)哪(?![个家所座些])|\bwhere\b|どこ|어디"),
    (Kind.MONEY, r"多少钱|\bhow much money\b|いくら|얼마짜리"),
    (Kind.PHRASE, r"(?<=编号|代号|番号|型号|代码|序号|文号|批号|证号|牌号)[是为]?多少"),
    (Kind.COUNT, rf"第几(?!{UNIT})|(?:多少|(?<![哪那这近前十])几|第几)[千百万亿]*{NO_UNIT}(?P<unit>{UNIT})|\bhow many\b(?P<noun> [a-z-]+)?|いくつ|(?<![任几])何(?P<unit2>か所|カ所|箇所|人|社|件|校|社|個|台|回|名)|몇\s?(?P<unit3>명|개|곳|건)"),
    (Kind.FIGURE, r"多少|几何(?=[\s?？。!！]|$)|多[大高长远久](?!学)|\bhow (?:much|large|big|high|long|old|far)\b|どのくらい|얼마"),
    (Kind.NAME, r"哪(?:些|几)?(?P<classifier>个|家|所|座|条|项|种|类|款|支|部|届|名|只|间|块|方面)?|\bwhich\b|どの|어느|어떤"),
    (Kind.PHRASE, r"什么|啥|\bwhat\b|(?<![几任])何|무엇|뭐"),
)  # fmt: skip
COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in RULES)
# The last of some keywords tells, too: 总裁 姓名.
KEYWORDS = (
    (Kind.PERSON, re.compile(r"(?:姓名|名字|叫啥)[\s？?。]*$")),
    (Kind.DATE, re.compile(r"(?:时间|日期)[\s？?。]*$")),
    (Kind.PLACE, re.compile(r"(?:地点|地址|位置)[\s？?。]*$")),
)
# A noun that says which kind of thing is asked for: 哪座城市 asks for a place, 什么时间 for a date.
KIND_BY_NOUN = (
    (Kind.DATE, re.compile(r"(?:时间|日期|年份|月份|年代|年|天|日)$")),
    (Kind.PERSON, re.compile(r"^(?:人|人物|领导|官员|专家|演员|导演|作家|作者|皇帝|教练|选手|主席|总统|书记|市长|省长|person|people|official|leader|author)$", re.IGNORECASE)),
    (Kind.PLACE, re.compile(r"(?:城市|地方|地区|国家|省份|省|市|县|区|地点|位置|city|cities|country|countries|place|places|province)$", re.IGNORECASE)),
)  # fmt: skip
# 哪一年 asks for a year, 哪天 for a day; 什么时候 for either.
GRAINS = (
    ("年", re.compile(r"年|year|년", re.IGNORECASE)),
    ("日", re.compile(r"[天日号]|(?:礼拜|星期|周)几|day|date|며칠", re.IGNORECASE)),
    ("月", re.compile(r"月|month", re.IGNORECASE)),
    ("时", re.compile(r"几[点时]")),
)
# 这几个朝代中，哪个…: where another question word follows, 几 is only some.
ASKED_BEHIND = re.compile(r"[哪谁]|什么|多少|(?<!任)何[时处人]")
# …的目的是？ asks for what stands before 是, whatever else the question names.
COPULA = re.compile(r"(?:.*的)?(?P<named>.*?)[是为][\s?？]*")
# 当年 is the year that was told before, and no date of its own.
TOLD_BEFORE = frozenset({"当年"})
# 五月底 is a part of May still; with other characters behind it a month is a name.
OF_A_MONTH = frozenset("份初底末中上下内里")
MONTHS = frozenset("一二三四五六七八九十")
# 2025年国务院政府工作报告, 2025年3月5日见报的: the year is that of the paper.
REPORT = re.compile(r"度?的?(?:[\u4e00-\u9fff]{0,6}政府)?工作报告|(?:\d+月\d+日)?见报| government work report")
# What opens a request and names nothing.
PLEASE = re.compile(
    r"^(?:(?:麻烦|劳驾|请|帮忙|帮我|给我|我想|想)*(?:查一?[下查找]|搜一?下|找一?下|看一?[下看]|问一?[下问]|请问|知道|了解一?下?|告诉我)[，,:：\s]*)+(?=[\u4e00-\u9fff\w]{3})"
)
# 问的是新增，不是累计: what is not asked for.
NEGATED = re.compile(
    r"(?<=.{4})[(（]?[,，。?？]?\s*(?:而)?不是(?!多少|什么|谁|哪)[^,，。?？()（）]{2,20}[)）]?[。.!！]?$|(?<=.{4})[(（]不是[^()（）]{2,20}[)）]"
)
SEVERAL = re.compile(r"哪些|哪几|哪两|哪三|有些什么|分别|\bwhich .*s\b.*\bare\b|どれら")
ENGLISH_NOUN = re.compile(
    r"^\s*((?:[a-z][a-z-]*\s+){0,2}?[a-z][a-z-]*)(?=\s+(?:is|are|was|were|will|did|does|do|has|have|had|can|to|in|of|with|signed)\b)",
    re.IGNORECASE,
)


def asked_in(question: str, asked_on: date | int) -> Asked:
    """Take a question apart; one without a question word is read as the keywords of one.

    今年 is counted from `asked_on`; so is 上月, which takes a day: from a year alone it cannot be told.
    """
    text = in_writing(NEGATED.sub("", PLEASE.sub("", plain(unicodedata.normalize("NFKC", question).strip()))))
    for place in subjects_in(text):
        text = text if is_in_dictionary(place) else text.replace(place, spelled_right(place))
    kind, match = _first_rule(text)
    left, right = (text[: match.start()], text[match.end() :]) if match else (text, "")
    noun = ""
    if match and kind is Kind.DATE:
        noun = next((grain for grain, pattern in GRAINS if pattern.search(match[0] + right[:1])), "")
    elif match and kind is Kind.COUNT:
        noun = next((group.strip() for group in match.groups() if group), "")
    elif match and kind in {Kind.NAME, Kind.PHRASE}:
        noun, right = _leading_noun(right)
        kind = next((other for other, pattern in KIND_BY_NOUN if pattern.search(noun)), kind)
    elif match and kind is Kind.FIGURE:
        noun = _leading_noun(right)[0]
    if kind is Kind.PERSON and _ends_with_a_person(left):
        kind = Kind.POST
    names = tuple((text[start:end], row) for (start, end), row in same_things(text))
    reports = [one for one in mentions_in(text, asked_on) if REPORT.match(text, one.end)]
    periods = tuple(one.period for one in mentions_asked(text, asked_on))
    several = bool(SEVERAL.search(text))
    aim = aim_asked(text, periods, asked_on if isinstance(asked_on, int) else asked_on.year)
    settled, subjects = _settled(kind, text, noun, aim), _subjects(text, noun, names, asked_on)
    return Asked(
        text, settled, noun, several, left.strip(), right.strip(" ?？。"), names, periods, aim, subjects,
        _year_of(reports), question,
    )  # fmt: skip


def mentions_asked(text: str, said: date | int) -> Iterator[Mention]:
    """Yield where a question names the periods that it asks about: not the year of a report, nor 当年, nor a month that begins a name."""
    for one in mentions_in(text, said):
        if REPORT.match(text, one.end) or text[one.start : one.end] in TOLD_BEFORE:
            continue
        name = _name_begun(one, text)
        if name is None:
            yield one
        elif one.period.year:
            yield replace(one, end=name.start, period=Period(one.period.year, None, one.period.until))


def _name_begun(mention: Mention, text: str) -> Word | None:
    """Return the word that a month begins and that goes on behind it: 六月雪 is a play."""
    if not mention.period.months or text[mention.end : mention.end + 1] in OF_A_MONTH:
        return None
    around = (word for word in words_of(text) if word.start < mention.end < word.end and mention.start <= word.start)
    return next((word for word in around if word.text[0] in MONTHS), None)


def _year_of(reports: Sequence[Mention]) -> int | None:
    return next((one.period.year for one in reports if one.period.year and not one.period.months), None)


def _subjects(
    text: str, noun: str, names: Sequence[tuple[str, tuple[str, ...]]], asked_on: date | int
) -> tuple[str, ...]:
    """Return the places that a question is about; what is none is cut out of it first."""
    rest = text
    for mention in mentions_in(text, asked_on):
        rest = rest[: mention.start] + "，" * (mention.end - mention.start) + rest[mention.end :]
    for name in (*(name for name, _ in names), noun):
        rest = rest.replace(name, "，") if name and not zones_in(name) else rest
    return subjects_in(re.sub(r"[年月日，\d]*，", "，", rest).strip("，"))


def asks(clause: str) -> int | None:
    """Return where the question word of a clause stands; `None` where it has none."""
    match = _first_rule(clause)[1]
    return match.start() if match else None


def _first_rule(text: str) -> tuple[Kind, re.Match[str] | None]:
    for kind, pattern in COMPILED:
        match = pattern.search(text)
        if match and not (match[0][0] == "几" and ASKED_BEHIND.search(text, match.end())):
            return kind, match
    for kind, pattern in KEYWORDS:
        if pattern.search(text):
            return kind, None
    copula = COPULA.fullmatch(text)
    named = copula["named"] if copula else text
    if re.search(
        rf"{RATE}|{MONEY}|目标|数量|规模|人数|产量|(?:[\u4e00-\u9fff][量额率]|人数|次数|家数|面积|里程|长度|高度)(?:[(（][^)）]*[)）])?[\s?？]*$",
        named,
        re.IGNORECASE,
    ):
        return Kind.FIGURE, None
    return Kind.SENTENCE if is_known_to_rules(text) else Kind.PHRASE, None


def _settled(kind: Kind, text: str, noun: str, aim: Aim | None) -> Kind:
    """Say which figure is asked for where the question word leaves it open."""
    if kind is Kind.COUNT and noun == "个百分点":
        return Kind.PERCENT
    if kind is Kind.COUNT and noun in {"亿元", "万元", "元", "千元", "美元", "亿美元"}:
        return Kind.MONEY
    asks_rate = re.search(RATE, text, re.IGNORECASE)
    if asks_rate and (kind is Kind.FIGURE or (kind is Kind.PHRASE and text.isascii())):
        return Kind.PERCENT
    if aim is Aim.TARGET and kind is Kind.FIGURE:
        return kind  # the target of an income is an amount or a rate
    return Kind.MONEY if kind is Kind.FIGURE and re.search(MONEY, text, re.IGNORECASE) else kind


def _ends_with_a_person(left: str) -> bool:
    """Return whether a person is asked about: 郭程明是谁 asks for what he is, 书记是谁 for who it is."""
    words = words_of(left.removesuffix("是"))
    return left.endswith("是") and bool(words) and words[-1].tag.startswith("nr") and not words[-1].text.endswith("区")


def _leading_noun(right: str) -> tuple[str, str]:
    """Split off the noun that follows the question word: 所学校签约 gives 学校 and 签约."""
    match = ENGLISH_NOUN.match(right)
    if match:
        return match[1].strip(), right[match.end() :]
    end = 0
    for word in words_of(right):
        if not word.solid or not (word.tag[0] in "nlbjzaf" or word.tag in {"vn", "eng"}):
            break
        end = word.end
    return right[:end], right[end:]
