"""The words of the calendar of issues, in Chinese and in English, beside those of every page (`wording.py`)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_CHINESE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "issues_title": "各期报纸",
        "issues_intro": "有报的日子可以点开，看那一期的版面和稿件。",
        "issues_years": "年份",
        "issues_year": "{year}年",
        "issues_month": "{year}年{month}月",
        "issues_day": "{year}年{month}月{day}日，{pages}个版面",
        "issues_day_title": "{year}年{month}月{day}日",
        "issues_weekdays": "一 二 三 四 五 六 日",
        "issues_weekday_names": "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        "issues_undated": "日期不明的版面",
        "issues_undated_link": "日期不明的版面：{count} 个",
        "issues_pages": "共 {pages} 个版面，{articles} 篇稿件",
        "issues_ask": "只问这一期",
        "issues_none": "这一天没有报纸入库。",
        "issues_empty": "馆藏里还没有报纸。",
        "issues_calendar": "日历",
        "issues_before": "上一期 {date}",
        "issues_after": "下一期 {date}",
        "issues_around": "前后各期",
        "issues_trouble": "地址不对：",
    }
)

_ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "issues_title": "Issues",
        "issues_intro": "Open a day that has an issue to see its pages and their articles.",
        "issues_years": "Years",
        "issues_year": "{year}",
        "issues_month": "{year}-{month:02}",
        "issues_day": "{year}-{month:02}-{day:02}, pages: {pages}",
        "issues_day_title": "{year}-{month:02}-{day:02}",
        "issues_weekdays": "Mo Tu We Th Fr Sa Su",
        "issues_weekday_names": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "issues_undated": "Pages without a date",
        "issues_undated_link": "Pages without a date: {count}",
        "issues_pages": "Pages: {pages}, articles: {articles}",
        "issues_ask": "Ask this issue only",
        "issues_none": "No issue of this day is in the archive.",
        "issues_empty": "There is no issue in the archive yet.",
        "issues_calendar": "Calendar",
        "issues_before": "Before: {date}",
        "issues_after": "Next: {date}",
        "issues_around": "Issues before and after",
        "issues_trouble": "This address is off:",
    }
)

ISSUES_WORDING: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({"zh-CN": _CHINESE, "en": _ENGLISH})
