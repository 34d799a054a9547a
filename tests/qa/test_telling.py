"""A reply is told as a message: the answer itself, then what it is cited from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.article import Correction
from index.cutting import cut
from index.formats.plain_text import to_page
from qa.citing import answer_from
from qa.reply import Evidence, NoAnswer, Reply
from qa.telling import answer_told, told
from qa.understood import Understood
from tests.qa.conftest import LIBRARY, LIBRARY_TEXT

(PLAIN,) = cut(to_page(LIBRARY, LIBRARY_TEXT)).articles
DATED = replace(
    PLAIN,
    issue_date=date(2024, 3, 5),
    page_number="A01",
    paper="青河日报",
    issue_number="574",
    corrected_by=(Correction("other", "更正"),),
)
UNDERSTOOD = Understood("count", (), None, None)
FIRST = "3月5日，市图书馆新馆在青年路正式开放，新馆藏书38万册，阅览座位1260个。"
SECOND = "少儿阅览区设在一层，配有绘本2.6万册。"


def reply_of(question: str, *evidence: Evidence) -> Reply:
    return Reply(answer_from(evidence), question, UNDERSTOOD, (), "v1", 1.0)


def evidence_of(quote: str, answer: str, article: object = PLAIN) -> Evidence:
    assert isinstance(article, type(PLAIN))
    start = article.text.index(quote)
    first = article.text.index(answer, start)
    return Evidence(article, (start, start + len(quote)), (first, first + len(answer)), 0.9)


def test_the_answer_comes_first_then_the_quote_the_headline_and_the_place() -> None:
    message = told(reply_of("新馆藏书多少册？", evidence_of(FIRST, "38万册")))
    assert message.text == f"38万册\n\n“{FIRST}”\n——《市图书馆新馆开放》\n{LIBRARY} · 第3行"


def test_the_source_is_worded_in_the_language_of_the_question() -> None:
    message = told(reply_of("How many books?", evidence_of(FIRST, "38万册", DATED)))
    assert message.text.split("\n")[-3:] == [
        "— 市图书馆新馆开放",
        f"青河日报 · 2024-03-05 · page A01 · issue 574 · {LIBRARY} · line 3",
        "(corrected since: 更正)",
    ]
    chinese = told(reply_of("新馆藏书多少册？", evidence_of(FIRST, "38万册", DATED)))
    assert chinese.text.endswith(f"青河日报 · 2024-03-05 · A01版 · 第574期 · {LIBRARY} · 第3行\n（后有更正：《更正》）")


def test_each_quote_stands_where_the_message_says() -> None:
    message = told(reply_of("藏书和绘本各多少册？", evidence_of(FIRST, "38万册"), evidence_of(SECOND, "2.6万册")))
    assert [message.text[start:end] for start, end in message.quotes] == [FIRST, SECOND]


def test_the_answer_can_be_taken_out_of_the_message_again() -> None:
    message = told(reply_of("藏书和绘本各多少册？", evidence_of(FIRST, "38万册"), evidence_of(SECOND, "2.6万册")))
    assert answer_told(message.text) == "38万册、2.6万册"


def test_without_an_answer_the_message_is_the_reason() -> None:
    message = told(Reply(NoAnswer("报里没有。"), "藏书多少册？", UNDERSTOOD, (), "v1", 1.0))
    assert (message.text, message.quotes) == ("报里没有。", ())


def test_the_outcome_of_a_comparison_and_the_notes_follow_the_answer() -> None:
    reply = replace(
        reply_of("藏书多少册？", evidence_of(FIRST, "38万册")), verdict="甲更高。", notes=("取最新的一期。",)
    )
    message = told(reply)
    assert message.text.startswith("38万册\n\n甲更高。\n\n取最新的一期。\n\n“")
    assert answer_told(message.text) == "38万册"
    assert [message.text[slice(*quote)] for quote in message.quotes] == [FIRST]
