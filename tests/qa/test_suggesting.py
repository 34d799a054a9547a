"""Suggested questions: made by rule of an article's headline and figures, and none that would be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import Article, Part, Role, Segment
from qa.suggesting import Suggestions, suggested_by
from tests.qa.web.desks import NEW_PAGE, desk_over

if TYPE_CHECKING:
    from index.settings import Settings
    from qa.service import Service


def article_of(headline: str, *paragraphs: str) -> Article:
    text, parts = headline, [Part(Role.HEADLINE, 0, len(headline))]
    for paragraph in paragraphs:
        parts.append(Part(Role.PARAGRAPH, len(text) + 1, len(text) + 1 + len(paragraph)))
        text += f"\n{paragraph}"
    return Article("a", "page.txt", None, None, text, tuple(parts), (Segment(0, len(text), 1),))


@pytest.mark.parametrize(
    ("headline", "paragraph", "questions"),
    [
        ("前三季度青河县工业增加值增长8.3%", "", [("前三季度青河县工业增加值增长多少？", "8.3%")]),
        ("青河县新增就业超过1.2万人", "", [("青河县新增就业多少人？", "1.2万人")]),
        ("市图书馆新馆开放", "本报讯 3月5日，新馆藏书38万册。", [("市图书馆新馆开放，新馆藏书多少册？", "38万册")]),
        ("青河大桥建成通车", "大桥总投资约7.4亿元，双向六车道。", [("青河大桥建成通车，大桥总投资多少？", "7.4亿元")]),
        # another figure beside it, words behind it, no figure, a range, an ordinal: not clear what is asked for
        ("青河大桥建成通车", "车程由50分钟缩短到15分钟，全长2310米的大桥双向通行。", []),
        ("青河县举行第三届茶会", "参加者来自各地，价格为5元至7元，这是第8次。", []),
        # a headline with a figure of its own is no context: the clause stands alone, if it can
        ("工业增长8.3%背后的故事", "全县地区生产总值133.7亿元，增长6.1%。", [("全县地区生产总值多少？", "133.7亿元")]),
        ("Library opens", "The new library holds 380,000 books.", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_a_figure_at_the_end_of_its_clause_becomes_a_question(
    headline: str, paragraph: str, questions: list[tuple[str, str]]
) -> None:
    made = suggested_by(article_of(headline, paragraph) if paragraph else article_of(headline))
    assert [(one.question, one.answer) for one in made] == questions


@pytest.mark.parametrize(
    ("paragraph", "questions"),
    [
        ("Visitors to the Harbour Fair rose by 8.5% to 412,000.", [("How much did visitors to the Harbour Fair rise?", "8.5%")]),
        ("GDP of the county grew nearly 6.1 percent.", [("How much did GDP of the county grow?", "6.1 percent")]),
        ("昨年の港まつりの来場者数は41万2千人だった。", [("昨年の港まつりの来場者数はどのくらいですか？", "41万2千人")]),
        ("市内の宿泊者数は前年比8.5%増となった。", [("市内の宿泊者数はどのくらい増えましたか？", "8.5%")]),
        ("시내 숙박객 수는 전년보다 8.5% 증가했다.", [("시내 숙박객 수는 얼마나 증가했습니까?", "8.5%")]),
        ("지난해 항구 축제 방문객은 41만2천 명이었다.", [("지난해 항구 축제 방문객은 얼마나 됩니까?", "41만2천 명")]),
        # the thing is not the sentence's beginning, or no figure tells how much of it there was
        ("In spring, as the mayor said, it rose by 8.5%.", []),
        ("The fair opens on Monday.", []),
        ("港まつりは5月3日、港で開かれる。", []),
        ("축제는 항구에서 열린다.", []),
    ],
)  # fmt: skip
def test_pages_in_other_languages_have_questions_of_their_own(paragraph: str, questions: list[tuple[str, str]]) -> None:
    made = suggested_by(article_of("", paragraph))
    assert [(one.question, one.answer) for one in made] == questions


def test_what_a_figure_states_of_a_place_and_a_year_is_asked_by_name() -> None:
    text = "2025年，青河县地区生产总值92.5亿元，同比增长6.1%；固定资产投资下降1.2%。2026年地区生产总值增长目标为6%。"
    made = [(one.question, one.answer) for one in suggested_by(article_of("青河县公布2025年经济数据", text))]
    assert made[:2] == [
        ("2025年青河县地区生产总值是多少？", "92.5亿元"),
        ("2025年青河县地区生产总值增速是多少？", "6.1%"),
    ]
    assert not [question for question, _ in made if question.startswith("2026年") or "固定资产投资增速" in question]


def test_each_suggestion_of_an_archive_is_answered_by_its_figure(own_service: Service) -> None:
    suggestions = Suggestions(own_service).get()
    assert [one.answer for one in suggestions][:1] == ["7.4亿元"]
    for one in suggestions:
        assert one.answer in one.article.text


def test_a_new_version_has_suggestions_of_its_own(copied: Settings, service: Service) -> None:
    desk = desk_over(copied, service)
    before = desk.client.get("/suggestions").get_json()["suggestions"]
    text = "九月青河县出口额增长4.7%\n\n本报讯 九月，青河县出口额增长4.7%。\n记者 李小明\n"
    assert desk.put(NEW_PAGE, text.encode()) == 201
    desk.rebuild()
    after = desk.client.get("/suggestions").get_json()["suggestions"]
    assert after[0]["question"] == "九月青河县出口额增长多少？"
    assert after[0]["issue_date"] == "2023-05-21"
    assert [one["question"] for one in before] != [one["question"] for one in after]
    assert desk.answer(after[0]["question"]) == "4.7%"


def test_without_an_archive_nothing_is_suggested(copied: Settings, service: Service) -> None:
    (copied.archive / "current").unlink()
    assert desk_over(copied, service).client.get("/suggestions").status_code == 503
