"""Short lines around the stories: who wrote them, whence they were taken, and what belongs to the page alone.

A traditional line is read as a simplified one.

A line of names is read token by token, never by one pattern over the whole line: that stays linear on any input.
"""

from __future__ import annotations

import re

from index.simplified import simplified

_MAX = 100  # characters; no credit, desk line or folio is longer
_CJK = r"\u3400-\u9fff"
_MARKS = " \u3000□■●◎▲◆○◇|丨—()（）[]【】"
_BETWEEN = re.compile(r"[\s：:/／|丨、，,]+")

# Papers, agencies and offices that issue texts. A bare 网 or 报 would also end many a headline (医疗保障网, 投资回报).
_PRESS = (
    r"(?:[日晚早晨时商快周导画军区市县校]报|(?:都市|青年|工人|农民|法治|教育|经济)报|报社|通讯社|新华社|中新社|新闻社"
    r"|(?:新华|人民|央视|中新|光明|新闻|政府|门户)网站?|新闻在线|电视台|广播电台|客户端|公众号|融媒体中心"
    r"|人民政府|政府办公[厅室]|办公厅|新闻办(?:公室)?)"
)
_PRESS_NAME = rf"[《“]?[{_CJK}]{{0,14}}{_PRESS}[》”]?"
_PRESS_LINE = re.compile(
    rf"{_PRESS_NAME}|(?:Xinhua|Reuters|AP|AFP|(?:The )?(?:[A-Z][\w.'-]* ){{0,4}}(?:Daily|Times|Post|News|Herald|Tribune|Gazette|News Agency))"
)

# Only a title such as 记者 may stand right before a name: 文 and 图 begin too many other words.
_WRITER = re.compile(
    rf"(?:本报|本刊|特约|首席|见习|实习|特派|全媒体|融媒体){{0,3}}(?:记者|通讯员|实习生|评论员|撰稿人?|作者)([{_CJK}·]{{0,3}})"
    r"|(?:摄影报道|摄影|文图|图文|文|图|整理|采写|供稿|读者)"
)
# A scan loses narrow spaces: 记者何晓梅通讯员潘建国.
_RUN_ON = re.compile(
    rf"(?<=[{_CJK}]{{2}})(?<!本报|本刊|特约|首席|见习|实习|特派)(?:特约|见习|本报){{0,2}}(?:通讯员|实习生|摄影报道|文\s?[/／]\s?图)"
)
# 記者・山田花子, 김민수 기자 minsu@…, 기자 김민수.
_KOREAN_WRITER = "(?:기자|특파원|논설위원)"
_FOREIGN = re.compile(
    rf"记者[・:：\s]?[{_CJK}\u3041-\u30fa]{{2,8}}|(?:[\uac00-\ud7a3]{{2,4}} ?{_KOREAN_WRITER}|{_KOREAN_WRITER}[ :=]{{1,2}}[\uac00-\ud7a3]{{2,4}})(?: \S{{1,40}}@\S{{1,40}})?"
)
_COLUMNIST = re.compile(r"(?:本报|本刊|新华社|人民日报)(?:特约|首席)?评论员")
_PERSON = re.compile(rf"[{_CJK}·]{{1,8}}|摄|报道")
_NOT_A_PERSON = re.compile(r"手记|观察|调查|视点|来信|走访|走基层|之家|协会|探访|体验|日记|感言|随笔|专访|[会节站证]$")
_MARKED_PERSON = re.compile(rf"[□◎]\s*[{_CJK}]{{1,2}}\s?[{_CJK}]{{1,2}}(?:\s[{_CJK}]{{2,4}}){{0,3}}")
_PERSON_FIRST = re.compile(
    rf"[{_CJK}]{{2,4}}(?:[\s、][{_CJK}]{{2,4}}){{0,4}}(?:\s?[/／]\s?[文图摄]|\s文\s?[/／]\s?图|\s摄影报道|\s摄)"
)
_SOURCED = re.compile(
    rf"(?:(?:稿件|图片|资料|信息|内容|文章)?(?:来源|出处|供稿|供图)\s*[：:]\s*[^。！？]{{1,40}}"
    rf"|(?:综合|据|摘自|转自|载于|原载)\s*(?:{_PRESS_NAME}|《[^》]{{1,20}}》)\s*(?:等?报道|消息|电|等)?"
    r"|(?:By|Written by|Reported by|Photos? by|Story by|Text by) [A-Z][\w.'’-]*(?:(?:,| and| &)? [A-Z][\w.'’-]*){0,9}"
    r"|(?:Sources?|Photos?|Credit): ?[^.!?]{2,60})"
)

_DESK = (
    r"(?:本版|本期|值班|执行|当班|见习)?(?:责任编辑|责编|编辑|责任校对|校对|检校|版式|美术编辑|美编|组版|排版|视觉|制版|统筹|审读"
    r"|主编|总编|副总编|终审|编审|主任|版面设计)"
)
_DESK_ALONE = re.compile(_DESK)
_DESK_TIGHT = re.compile(rf"(?:本版|本期)?(?:责任编辑|责编|责任校对|校对|美编|版式)[{_CJK}]{{2,3}}")
_CONTACT = re.compile(
    r"(?:联系|新闻|投稿|编辑部|广告|发行|订报)?(?:电话|热线|邮箱|信箱|传真)|\d[\d\-—]{4,19}|\S{1,40}@\S{1,40}"
)
_LATIN_DESK = re.compile(r"(?:Editors?|Copy editors?|Layout|Designers?): [A-Z][^.!?]{1,60}")

_DATE = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_FOLIO = re.compile(
    rf"{_DATE}|[^，。]{{0,24}}{_DATE}\s?[（(]?(?:(?:星期|周)[一二三四五六日天]|[月火水木金土日]曜日?)[）)]?[^，。]{{0,40}}"
    r"|.{0,24}\d{4}년 ?\d{1,2}월 ?\d{1,2}일 ?[(（]?[월화수목금토일](?:요일)?[)）]?.{0,24}"
    r"|(?:星期|周)[一二三四五六日天]|第?\s?[A-Z]?\s?\d{1,3}\s?版(?:[\s·：:][^，。]{0,16})?|[A-Z]?\d{1,3}|[A-Z]\d{2}\s\S{1,8}"
    rf"|广告|第\s?\d{{1,6}}\s?期|农历[{_CJK}]{{2,12}}|.{{0,20}}(?:国内统一(?:连续出版物号|刊号)|邮发代号|CN\s?\d{{2}}-\d{{4}}).{{0,60}}"
    r"|(?:https?://|www\.)\S{3,80}|[Pp]age\s[A-Z]?\d{1,3}"
    rf"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?{_MONTH} \d{{1,2}}, \d{{4}}(?:\s?[|·-].{{0,30}})?"
)


_TURNED = re.compile(
    r"[（(【▲▶→\s]*(?:下转|上接|转|接|紧接)\s?第?\s?[A-Z]?\d{1,3}\s?版(?:[^，。]{0,12})[）)】\s]*"
    r"|[(\s]*(?:(?:Continued|Cont.?) (?:on|from)|See [A-Z][A-Z ’'-]{1,30},|Turn to|From) (?:[Pp]age )?[A-Z]?\d{1,3}[)\s]*"
)


def is_press(text: str) -> bool:
    """Tell whether the line is nothing but the name of a paper, an agency or an office that issues texts."""
    return len(text) <= _MAX and _PRESS_LINE.fullmatch(simplified(text).strip(_MARKS)) is not None


def is_credit(text: str) -> bool:
    """Tell whether the line says who made the article or whence it comes: 记者 …, 来源：…, 据…日报, By …."""
    if len(text) > _MAX or text.endswith(("、", "，")):
        return False
    text = simplified(text)
    bare = text.strip(_MARKS)
    marked = _MARKED_PERSON.fullmatch(text) is not None
    return (
        marked or any(p.fullmatch(bare) for p in (_PERSON_FIRST, _SOURCED, _COLUMNIST, _FOREIGN)) or _is_writers(bare)
    )


def _is_writers(text: str) -> bool:
    tokens = [token for token in _BETWEEN.split(_RUN_ON.sub(r" \g<0>", text)) if token]
    if not tokens or _WRITER.fullmatch(tokens[0]) is None or _NOT_A_PERSON.search(text):
        return False
    named = False
    for token in tokens:
        writer = _WRITER.fullmatch(token)
        if writer is None and _PERSON.fullmatch(token) is None:
            return False
        named = named or writer is None or len(writer[1] or "") > 1
    return named or {"文", "图"} <= set(tokens)


def is_desk(text: str) -> bool:
    """Tell whether the line names the desk that made the page, not an article: 责编 … 校对 … 版式 …."""
    if len(text) > _MAX:
        return False
    text = simplified(text)
    tokens = [token for token in _BETWEEN.split(text.strip(_MARKS)) if token]
    if len(tokens) < 2 or (_DESK_ALONE.fullmatch(tokens[0]) or _CONTACT.fullmatch(tokens[0])) is None:
        return (len(tokens) > 0 and all(_DESK_TIGHT.fullmatch(token) for token in tokens)) or _LATIN_DESK.fullmatch(
            text
        ) is not None
    return all(
        (len(token) <= 4 and _PERSON.fullmatch(token)) or _DESK_TIGHT.fullmatch(token) or _CONTACT.fullmatch(token)
        for token in tokens
    )


def is_folio(text: str) -> bool:
    """Tell whether the line is a page head or foot, or points to another page: 下转3版, Continued on Page 8."""
    if len(text) > _MAX:
        return False
    return _FOLIO.fullmatch(simplified(text)) is not None or _TURNED.fullmatch(simplified(text)) is not None
