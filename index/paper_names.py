"""The name of a paper and the number of an issue, as a page head, a folder or metadata say them."""

from __future__ import annotations

import re

from index.simplified import simplified

_LONGEST = 200  # characters that are looked at, so that a very long line costs no more
_CJK = r"\u3400-\u9fff"
# 天气预报, 简报 and the like are sections of a page, no papers.
_CHINESE = re.compile(
    rf"(?<![{_CJK}])[《“]?(?P<name>[{_CJK}]{{2,13}}(?:(?<![预播简海举通喜警情捷申速电])报|周末|周刊|导刊))[》”]?(?![{_CJK}])"
)
_NAMED = "Daily Times Post News Herald Tribune Gazette Journal Chronicle Observer Telegraph Guardian Courier Mirror Bulletin Examiner Globe Inquirer Weekly"
_LAST = "|".join((*_NAMED.split(), *_NAMED.upper().split()))
_ENGLISH = re.compile(
    rf"\b(?!(?:Local|Business|Sports?|World|National|Top|City|Breaking)\b)(?P<name>(?:[A-Z][\w.'’&-]* ){{1,4}}(?:{_LAST}))\b",
    re.ASCII,
)
# What stands beside the name in a page head.
_COUNTED = re.compile(
    r"\d+\s?[年月日期版]|[〇○零一二三四五六七八九十]+\s?[年月日]|星期[一二三四五六日天]|周[一二三四五六日天](?![报末刊])"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d",
)
_SPACED = re.compile(rf"(?<![{_CJK}])[{_CJK}](?:[ \u3000][{_CJK}]){{2,}}(?![{_CJK}])")
_ISSUE = re.compile(
    r"总第\s?(?P<whole>\d{1,6})\s?期|第\s?(?P<issue>\d{1,6})\s?期|期号[：:]?\s?(?P<said>\d{1,6})"
    r"|\b(?:Issue|ISSUE)(?: No\.?| Number)? ?#?(?P<english>\d[\d,]{0,7})|\bN[Oo]\. ?(?P<number>\d[\d,]{0,7})"
)


def paper_in(text: str) -> str | None:
    """Return the name of the paper in a short text that is a page head or a name: 郑州日报, The Harbour Times."""
    plain = _COUNTED.sub(" ", _SPACED.sub(lambda match: re.sub(r"\s", "", match[0]), text[:_LONGEST]))
    match = _CHINESE.search(simplified(plain)) or _ENGLISH.search(plain)
    return plain[slice(*match.span("name"))] if match else None


def issue_number_in(text: str) -> str | None:
    """Return the number of the issue in a page head: 第12345期, No. 12,345; where there are two, that of all issues."""
    found = list(_ISSUE.finditer(text[:_LONGEST]))
    match = next((one for one in found if one["whole"]), found[0] if found else None)
    return next(said for said in match.groups() if said).replace(",", "") if match else None
