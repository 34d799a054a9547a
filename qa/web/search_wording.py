"""The words of the search page, in Chinese and in English, beside those of every page (`wording.py`)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_CHINESE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "search_title": "查稿件",
        "search_intro": "输入词语或标题，列出报上的稿件。要问具体问题，请到提问页。",
        "search_label": "词语或标题",
        "search_button": "查找",
        "search_filters": "筛选",
        "search_date_from": "从（日期）",
        "search_date_to": "到（日期）",
        "search_paper": "报名",
        "search_issue": "期号",
        "search_page": "版次",
        "search_source": "版面文件",
        "search_order": "排序",
        "search_best": "最相关的在前",
        "search_newest": "最新的在前",
        "search_total": "找到 {total} 篇，显示第 {first}–{last} 篇",
        "search_none": "没有找到稿件。可以换个词，或放宽筛选。",
        "search_past_end": "共 {total} 篇，没有更多了。",
        "search_meaning": "没有稿件含有这些词，以下是意思最接近的。",
        "search_previous": "上一页",
        "search_next": "下一页",
        "search_paging": "翻页",
        "search_results": "找到的稿件",
        "search_trouble": "没有查找，请改一改再试：",
    }
)

_ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "search_title": "Find articles",
        "search_intro": "Type words or a headline to list the articles. To have a question answered, go back to the chat.",
        "search_label": "Words or a headline",
        "search_button": "Search",
        "search_filters": "Filters",
        "search_date_from": "From (date)",
        "search_date_to": "To (date)",
        "search_paper": "Paper",
        "search_issue": "Issue number",
        "search_page": "Page number",
        "search_source": "Page file",
        "search_order": "Order",
        "search_best": "Best first",
        "search_newest": "Newest first",
        "search_total": "Articles found: {total}, showing {first}–{last}",
        "search_none": "No article was found. Try another word, or wider filters.",
        "search_past_end": "Articles found: {total}. There are no more.",
        "search_meaning": "No article holds these words; these are nearest in meaning.",
        "search_previous": "Previous",
        "search_next": "Next",
        "search_paging": "Pages of the list",
        "search_results": "Articles found",
        "search_trouble": "Nothing was searched. Please change this and try again:",
    }
)

SEARCH_WORDING: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({"zh-CN": _CHINESE, "en": _ENGLISH})
