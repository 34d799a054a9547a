"""Different names of one thing that newspapers and those who ask them use side by side.

Each row is one thing; a question that holds one of its names also searches for, and is matched by, the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.figures.indicators import INDICATORS

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHERS: tuple[tuple[str, ...], ...] = (
    ("同比增长", "增长", "增速", "增幅", "year-on-year", "growth", "grow", "grew", "increase", "前年同期比", "成長率", "伸び率", "증가율", "성장률", "증가"),
    ("一季度", "第一季度", "首季", "前三个月", "1—3月", "1-3月", "first quarter", "Q1", "第1四半期", "第一四半期", "1분기"),
    ("二季度", "第二季度", "second quarter", "Q2", "第2四半期", "第二四半期", "2분기"),
    ("三季度", "第三季度", "third quarter", "Q3", "第3四半期", "第三四半期", "3분기"),
    ("四季度", "第四季度", "fourth quarter", "Q4", "第4四半期", "第四四半期", "4분기"),
    ("上半年", "first half", "上半期", "상반기"),
    ("高新区", "高新技术产业开发区", "high-tech zone", "hi-tech zone", "ハイテク区", "하이테크 지구", "첨단기술구", "고신구"),
    ("经开区", "经济技术开发区", "economic development zone", "economic and technological development zone", "経済技術開発区", "경제기술개발구"),
    ("综保区", "综合保税区", "bonded zone", "総合保税区", "종합보세구"),
    ("自贸区", "自贸试验区", "自由贸易试验区", "free trade zone", "自由貿易試験区", "자유무역구"),
    ("新区", "new area", "신구"),
    ("集团", "group", "グループ", "그룹"),
    ("教育", "education", "교육"),
    ("产业", "industry", "産業", "산업"),
    ("签约", "签署", "签订", "sign", "signed", "調印", "서명", "체결"),
    ("会见", "会晤", "meet with", "met with", "met", "会談", "회견", "만난", "만났"),
    ("成立", "创立", "设立", "founded", "established", "set up", "設立", "설립"),
    ("考察", "调研", "visit", "inspect", "視察", "시찰"),
    ("学院", "college", "institute", "カレッジ"),
    ("大学", "university", "대학교"),
    ("学校", "school", "학교"),
    ("公司", "企业", "company", "enterprise", "firm", "会社", "회사", "기업"),
    ("总投资", "total investment", "総投資", "총투자"),
    ("项目", "project", "プロジェクト", "프로젝트"),
    ("学生", "student", "学生数", "학생"),
    ("教师", "teacher", "教員", "교사"),
    ("总部", "headquarters", "本社", "본사"),
    ("副总经理", "deputy general manager", "vice general manager", "副総経理", "부사장"),
    ("副总裁", "vice president", "副社長", "부총재"),
    ("书记", "secretary", "書記", "서기"),
    ("主任", "director", "主任", "주임"),
    ("大会", "conference", "congress", "大会", "대회"),
    ("贷款", "loan", "融資", "대출"),
)  # fmt: skip
ROWS = INDICATORS + OTHERS

_WORD = r"(?<![A-Za-z]){}(?:s|es|ed)?(?![A-Za-z])"


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_WORD.format(re.escape(name)) if name.isascii() else re.escape(name), re.IGNORECASE)


_PATTERNS = tuple(tuple((name, _pattern(name)) for name in row) for row in ROWS)


def same_things(text: str) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield each place in the text where a thing of the table is named, with all names of that thing.

    The longest name wins where names of one row overlap.
    """
    for row, patterns in zip(ROWS, _PATTERNS, strict=True):
        for _, pattern in sorted(patterns, key=lambda named: -len(named[0])):
            match = pattern.search(text)
            if match:
                yield match.span(), row
                break
