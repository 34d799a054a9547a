"""The words of the interface, in Chinese and in English: one mapping a language, the same keys in both.

A name in braces is filled in where the words are used: by `str.format` in the templates, by `fill` in `static/wording.js`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_CHINESE: Final[Mapping[str, str]] = MappingProxyType(
    {
        # masthead, every page
        "name": "问报",
        "tagline": "有问有据，逐行可查",
        "skip": "跳到正文",
        "other_language": "English",
        "footer": "答案逐字取自报纸原文，每条都注明出处行号。",
        "desk": "入库台",
        "missing_title": "没有这一页",
        "missing_text": "地址可能写错了，或者这篇稿件不在现在的馆藏里。",
        # chat: before the first question
        "chat_title": "问报：向报纸提问",
        "intro_title": "想从报上查什么？",
        "intro_text": "用平常的话来问，比如“某项指标同比增长多少”“签约的是哪两家单位”。答案是报上的原话，出处一并给出，点开就能核对。",
        "examples_title": "报上有这些稿件",
        "status_label": "馆藏",
        "status_articles": "{count} 篇稿件",
        "status_pages": "{count} 个版面",
        "status_passages": "{count} 个段落",
        "status_newest": "最近一期 {date}",
        "status_version": "索引 {version}",
        "empty_title": "报纸还没有入库",
        "empty_text": "请把版面的文本文件放进 seeds/ 文件夹，再用下面任一命令建立索引；建好后刷新本页就能提问。",
        "empty_desk": "或者在入库台拖入版面文件",
        "no_script": "本页需要 JavaScript 才能显示对话。不开启也可以提问，回复会是 JSON 格式。",
        # chat: the question box
        "box_label": "你的问题",
        "box_placeholder": "向报纸提问……",
        "box_keys": "Enter 提问 · Shift+Enter 换行 · Esc 清空或停止 · / 回到输入框",
        "ask": "提问",
        "stop": "停止",
        "new_conversation": "新对话",
        "conversation": "对话",
        # chat: a turn
        "question_mark": "问",
        "answer_mark": "答",
        "searched_as": "按此问题检索：{question}",
        "searching": "正在翻阅报纸……",
        "reading": "找到 {count} 段相关文字，正在核对原文……",
        "citations_title": "出处",
        "passages_title": "其他相关段落",
        "nearest_title": "最接近的稿件",
        "more": "展开",
        "less": "收起",
        "untitled": "（无标题）",
        "no_answer": "报里没有找到",
        "confidence": "可信度 {percent}%",
        "took_ms": "用时 {count} 毫秒",
        "took_s": "用时 {count} 秒",
        "page": "{page}版",
        "line": "第{first}行",
        "lines": "第{first}–{last}行",
        "copy": "复制",
        "copy_label": "复制答案和出处",
        "copied": "已复制",
        "copy_failed": "没能复制，请手动选取",
        "copy_quote": "“{quote}”",
        "copy_headline": "——《{headline}》",
        "announce_answer": "答案：{answer}",
        "announce_no_answer": "报里没有找到。{reason}",
        # chat: when something is in the way
        "stopped": "已停止。",
        "retry": "再问一次",
        "trouble_network": "连不上服务器，问题没有送到。请检查网络后再问一次。",
        "trouble_cut": "回复没有传完就断了，请再问一次。",
        "trouble_unreadable": "服务器的回复读不懂（HTTP {status}），请稍后再试。",
        "trouble_wait": "请 {seconds} 秒后再问。",
        # article pages
        "back": "回到提问",
        "article_place": "这篇稿件的位置",
        "same_page": "同版的其他稿件",
        "legend_quote": "引用的句子",
        "legend_answer": "答案",
        "articles_title": "版面稿件",
        "articles_count": "共 {count} 篇",
        "articles_none": "这个版面里没有稿件。",
    }
)

_ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        # masthead, every page
        "name": "问报",
        "tagline": "Ask the paper, check the line",
        "skip": "Skip to content",
        "other_language": "中文",
        "footer": "Every answer is in the paper's own words, with the lines it stands in.",
        "desk": "Intake",
        "missing_title": "No such page",
        "missing_text": "The address may be wrong, or the article is not in the archive as it is now.",
        # chat: before the first question
        "chat_title": "Wenbao: ask the newspaper",
        "intro_title": "What are you looking for?",
        "intro_text": "Ask in plain words: how much did it grow, who signed with whom. "
        "The answer is the paper's own wording, and one click shows you where it is printed.",
        "examples_title": "Some of the articles in the archive",
        "status_label": "Archive",
        "status_articles": "Articles: {count}",
        "status_pages": "Pages: {count}",
        "status_passages": "Passages: {count}",
        "status_newest": "Newest issue: {date}",
        "status_version": "Index: {version}",
        "empty_title": "There is no newspaper in the archive yet",
        "empty_text": "Put the text files of its pages into the seeds/ folder and build the index with one of these "
        "commands. Then reload this page and ask.",
        "empty_desk": "Or drop the pages in at the intake",
        "no_script": "This page needs JavaScript to show a conversation. Without it, the reply comes as JSON.",
        # chat: the question box
        "box_label": "Your question",
        "box_placeholder": "Ask the newspaper…",
        "box_keys": "Enter asks · Shift+Enter new line · Esc clears or stops · / goes to this box",
        "ask": "Ask",
        "stop": "Stop",
        "new_conversation": "New conversation",
        "conversation": "Conversation",
        # chat: a turn
        "question_mark": "Q",
        "answer_mark": "A",
        "searched_as": "Searched as: {question}",
        "searching": "Leafing through the paper…",
        "reading": "Relevant passages: {count}. Checking the wording…",
        "citations_title": "Source",
        "passages_title": "Other passages",
        "nearest_title": "Nearest articles",
        "more": "More",
        "less": "Less",
        "untitled": "(no headline)",
        "no_answer": "Not found in the paper",
        "confidence": "Confidence {percent}%",
        "took_ms": "{count} ms",
        "took_s": "{count} s",
        "page": "page {page}",
        "line": "line {first}",
        "lines": "lines {first}–{last}",
        "copy": "Copy",
        "copy_label": "Copy the answer and its source",
        "copied": "Copied",
        "copy_failed": "Could not copy; please select the text",
        "copy_quote": "“{quote}”",
        "copy_headline": "— {headline}",
        "announce_answer": "Answer: {answer}",
        "announce_no_answer": "Not found in the paper. {reason}",
        # chat: when something is in the way
        "stopped": "Stopped.",
        "retry": "Ask again",
        "trouble_network": "The server could not be reached, so the question was not sent. Check the network and ask again.",
        "trouble_cut": "The connection broke before the reply was complete. Please ask again.",
        "trouble_unreadable": "The server's reply could not be read (HTTP {status}). Please try again later.",
        "trouble_wait": "Please ask again in {seconds} seconds.",
        # article pages
        "back": "Back to the question",
        "article_place": "Where this article stands",
        "same_page": "All articles of this page",
        "legend_quote": "quoted sentence",
        "legend_answer": "answer",
        "articles_title": "Articles of the page",
        "articles_count": "Articles: {count}",
        "articles_none": "There are no articles on this page.",
    }
)

WORDING: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({"zh-CN": _CHINESE, "en": _ENGLISH})
