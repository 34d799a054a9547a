"""Replies as a terminal shows them: all that proves an answer is there, and no words of a page become markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from index.scope import EVERYTHING
from qa.reply import Answer, Author
from qa.service import Question
from qa.showing import markdown, plain
from tests.qa.conftest import HOSTILE_HEADLINE

if TYPE_CHECKING:
    from qa.reply import Reply
    from qa.service import Service
    from tests.qa.conftest import Ask

STALLS = "集市的摊位共有多少个？"


def replied(service: Service, words: str) -> Reply:
    return service.answer(Question(words, (), EVERYTHING, date(2024, 5, 1), 5))


def test_words_of_a_page_stay_words_in_markdown(own_service: Service) -> None:
    reply = replied(own_service, STALLS)
    shown = markdown(reply)
    html = MarkdownIt("commonmark", {"html": True}).render(shown)
    assert "<strong>86个</strong>" in html
    for markup in ("<script", "<img", "<b ", "</mark", "<a "):
        assert markup not in html
    text = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert HOSTILE_HEADLINE in text


def test_marks_of_markdown_in_a_question_or_page_are_shown_as_they_are(own_service: Service) -> None:
    reply = replied(own_service, STALLS)
    assert isinstance(reply.outcome, Answer)
    text = "# 标题\n- 一\n1. 二\n*三* _四_ `五` [六](七) <八> ![九](十) | ~~甲~~ &amp; \\乙"
    shown = markdown(replace(reply, outcome=replace(reply.outcome, text=text.replace("\n", " "), citations=())))
    html = MarkdownIt("commonmark", {"html": True}).render(shown)
    assert html.count("<") == 4, html  # a paragraph and the answer in bold
    escaped = markdown(replace(reply, outcome=replace(reply.outcome, text=text, citations=())))
    assert "<h1>" not in MarkdownIt("commonmark").render(escaped)


def test_a_refusal_names_the_nearest_articles_in_either_form(ask: Ask) -> None:
    reply = ask("三季度郑州高新区GDP同比增长多少？")
    assert "三季度" in plain(reply)
    nearest = [line for line in markdown(reply).splitlines() if line.startswith("- ")]
    assert len(nearest) == len(plain(reply).splitlines()) - 1 > 0


def test_who_worded_the_answer_is_said_if_it_was_not_the_paper(ask: Ask) -> None:
    reply = ask("一季度郑州高新区GDP同比增长多少？")
    assert isinstance(reply.outcome, Answer)
    worded = replace(reply, outcome=replace(reply.outcome, written_by=Author.MODEL))
    for show in (plain, markdown):
        assert "语言模型" not in show(reply)
        assert "语言模型" in show(worded)
    assert "language model" in plain(replace(worded, question="How much did GDP grow?"))
