"""The words of the chat that only the chat needs, in Chinese and in English, beside those of every page (`wording.py`)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_CHINESE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "suggestions_title": "可以这样问",
        "close": "关闭",
        # what was understood
        "understood": "这样理解你的问题",
        "edit_question": "改问题",
        "ask_again": "再问",
        "period_edit": "换一个时间",
        "chip_change": "修改",
        "chip_drop": "去掉“{said}”再问",
        # filters
        "filters_title": "只在这些报纸里找",
        "filters_open": "筛选",
        "filters_clear": "全部清除",
        "field_date_from": "从（日期）",
        "field_date_to": "到（日期）",
        "field_paper": "报名",
        "field_page": "版次",
        "field_source": "版面文件",
        "filter_date_from": "{value} 起",
        "filter_date_to": "{value} 止",
        "filter_paper": "{value}",
        "filter_page": "{value}版",
        "filter_source": "{value}",
        # the article beside
        "reader_whole": "在整页打开",
        "open_article": "看这篇稿件",
        # under a reply
        "written_by_paper": "报纸原话",
        "written_by_model": "语言模型组织文字，数字、日期和名称已与原文核对",
        "rate_up": "回答得对",
        "rate_down": "回答得不对",
        "rate_up_word": "说一句（可不填）",
        "rate_down_word": "正确的答案（可不填）",
        "rate_absent": "报上没有",
        "rate_keep": "保存",
        "rated": "已记在本浏览器",
        # figures over time
        "series_title": "历期数字",
        "series_chart": "历期数字走势图，每个点都链接到出处",
        "series_point": "{period}：{text}，见《{headline}》",
        "series_table": "看表格",
        "series_period": "时期",
        "series_value": "数值",
        "series_issue_date": "见报日期",
        "series_headline": "稿件",
        "series_csv": "下载表格（CSV）",
        # conversations
        "shelf_open": "对话记录",
        "shelf_title": "对话记录",
        "shelf_hint": "只存在这台电脑的浏览器里，最多五十个；没有上传到任何地方。",
        "shelf_none": "还没有对话。",
        "shelf_about": "{count} 问 · {date}",
        "shelf_rename": "改名",
        "shelf_title_new": "对话的新名称",
        "shelf_export": "导出",
        "shelf_delete": "删除",
        "shelf_delete_sure": "删除对话“{title}”？删除后不能恢复。",
        "shelf_ratings": "把评价导出为评测题（{count} 题）",
        # in the way
        "busy": "现在提问的人较多，{seconds} 秒后自动再问……",
        "slow": "比平时慢一些。可以继续等，也可以按“停止”。",
        "trouble_sign_in": "需要先登录，正在转到登录页。",
        "trouble_no_archive": "报纸还没有入库，或正在入库，暂时不能回答。",
    }
)

_ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "suggestions_title": "Questions that the paper answers",
        "close": "Close",
        # what was understood
        "understood": "How your question was understood",
        "edit_question": "Edit question",
        "ask_again": "Ask again",
        "period_edit": "Another period",
        "chip_change": "Change",
        "chip_drop": "Ask again without “{said}”",
        # filters
        "filters_title": "Look only in these papers",
        "filters_open": "Filters",
        "filters_clear": "Clear all",
        "field_date_from": "From (date)",
        "field_date_to": "To (date)",
        "field_paper": "Paper",
        "field_page": "Page number",
        "field_source": "Page file",
        "filter_date_from": "from {value}",
        "filter_date_to": "to {value}",
        "filter_paper": "{value}",
        "filter_page": "page {value}",
        "filter_source": "{value}",
        # the article beside
        "reader_whole": "Open as a page",
        "open_article": "Open this article",
        # under a reply
        "written_by_paper": "The paper's own words",
        "written_by_model": "Worded by a language model; figures, dates and names checked against the lines",
        "rate_up": "Right answer",
        "rate_down": "Wrong answer",
        "rate_up_word": "A word (optional)",
        "rate_down_word": "The right answer (optional)",
        "rate_absent": "not in the paper",
        "rate_keep": "Save",
        "rated": "Kept in this browser",
        # figures over time
        "series_title": "Figures over time",
        "series_chart": "Chart of the figures over time; each point links to its source",
        "series_point": "{period}: {text}, in “{headline}”",
        "series_table": "Show as a table",
        "series_period": "Period",
        "series_value": "Value",
        "series_issue_date": "Issue",
        "series_headline": "Article",
        "series_csv": "Download the table (CSV)",
        # conversations
        "shelf_open": "Conversations",
        "shelf_title": "Conversations",
        "shelf_hint": "Kept only in the browser of this computer, at most fifty; nothing is sent anywhere.",
        "shelf_none": "There is no conversation yet.",
        "shelf_about": "Questions: {count} · {date}",
        "shelf_rename": "Rename",
        "shelf_title_new": "New name of the conversation",
        "shelf_export": "Export",
        "shelf_delete": "Delete",
        "shelf_delete_sure": "Delete the conversation “{title}”? This cannot be undone.",
        "shelf_ratings": "Export the ratings as test questions ({count})",
        # in the way
        "busy": "Many are asking just now; trying again in {seconds} s…",
        "slow": "This takes longer than usual. Wait, or press Stop.",
        "trouble_sign_in": "You need to sign in first; taking you there.",
        "trouble_no_archive": "There is no newspaper in the archive yet, or it is just being taken in, so nothing can be answered.",
    }
)

CHAT_WORDING: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({"zh-CN": _CHINESE, "en": _ENGLISH})
