"""A correction is tied to what it corrects, whichever of the two comes first, and to nothing else."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.archive import open_archive
from index.article import Article, Part, Role, Segment
from index.correcting import Corrections
from index.cutting import cut
from index.dating import day_and_page
from index.formats.plain_text import to_page
from index.notices import Notice, PrintedOn, is_correction, notices_of
from tests.index.conftest import ENGLISH, HARBOUR, PAGES, SCHOOL

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from index.article import Correction
    from index.manifest import Manifest

HARBOUR_PAGE, SCHOOL_PAGE, FERRY_PAGE = PAGES


def article_of(name: str, text: str) -> Article:
    (article,) = cut(to_page(name, text, *day_and_page(name))).articles
    return article


def article_of_one_paragraph(text: str) -> Article:
    return Article("0", "a.txt", None, None, text, (Part(Role.PARAGRAPH, 0, len(text)),), (Segment(0, len(text), 1),))


def notice(text: str, name: str = "2026-01-07_A02.txt") -> Article:
    """A correction in an issue two days after the harbour page."""
    return article_of(name, text)


PAPER = {name: article_of(name, text) for name, text in PAGES.items()}
UNDATED = {f"undated/{number}.txt": text for number, text in enumerate((HARBOUR, SCHOOL, ENGLISH))}


def corrected(correction: Article, articles: dict[str, Article]) -> list[str]:
    corrections = Corrections([correction])
    return [name for name, article in articles.items() if corrections.of(article)]


NOTICES = {
    "更正\n\n本报2026年1月5日A01版《老港扩建工程昨日开工》一文中，“总投资3.6亿元”应为“总投资3.8亿元”。特此更正。": [
        HARBOUR_PAGE
    ],
    "更正启事\n\n本报1月5日第1版《老港扩建工程昨日开工》一稿有误，新码头实长四百一十米。": [HARBOUR_PAGE],
    "更正与致歉\n\n本报1月5日A02版刊登的消息，“学校共有学生47人”应为“学校共有学生74人”，谨向读者致歉。": [SCHOOL_PAGE],
    "勘误\n\n1月5日本报A1版，新码头长“420米”应为“410米”。": [HARBOUR_PAGE],
    "更正\n\n《山村小学迎来第一台望远镜》一文中校长姓名有误，应为凌某。": [SCHOOL_PAGE],
    "更正：本报1月5日报道将“47人”误为“11公里外的鹰嘴崖”。": [SCHOOL_PAGE],
    "更正\n\n此前报道中“年吞吐量将由120万吨增至260万吨”有误，特此说明。": [HARBOUR_PAGE],
    "更正\n\n本报1月5日A01版《老港扩建工程昨日开工》中投资额有误。\n\n本报1月5日A02版“学生47人”应为“学生74人”。": [
        HARBOUR_PAGE,
        SCHOOL_PAGE,
    ],
    "更正\n\n本报1月6日A01版《老港扩建工程昨日开工》一文有误。": [],
    "更正\n\n本报2025年1月5日A01版《老港扩建工程昨日开工》一文有误。": [],
    "更正\n\n本报1月5日A02版《老港扩建工程昨日开工》一文有误。": [],
    "更正\n\n本报1月5日A01版《旧书市场重新开张》一文中，“新码头”应为“旧码头”。": [],
    "更正\n\n本报1月5日A01版有一处错误，特此更正。": [],
    "更正\n\n此前报道中“学校”应为“书院”。": [],
    "山村小学迎来第一台望远镜\n\n本报讯 本报1月5日A02版《山村小学迎来第一台望远镜》刊登以后，又有人捐书。": [],
}


@pytest.mark.parametrize("text", NOTICES)
def test_a_correction_is_of_the_articles_that_it_names_and_of_no_other(text: str) -> None:
    said = notice(text)
    found = [name for name in PAPER if is_correction(said) and name in corrected(said, PAPER)]
    assert found == NOTICES[text]


ENGLISH_NOTICES = [
    "Correction\n\nThe article “Ferry Line to Resume Next Month” on Page B1 on Feb. 3 gave a wrong price. It is $5.40.",
    "Corrections and Clarifications\n\nA report in Tuesday’s edition said “$4.50 each way”, which should have been “$5.40 each way”.",
    'Correction: In the Feb. 3, 2026 issue, "waited 18 months" should read "waited 8 months".',
    "CORRECTION\n\nYesterday’s story “Ferry Line to Resume Next Month” misstated the price.",
]


@pytest.mark.parametrize("text", ENGLISH_NOTICES)
def test_an_english_correction_is_tied_by_its_title_or_words(text: str) -> None:
    said = notice(text, "2026-02-04_A02.txt")
    assert is_correction(said)
    assert corrected(said, PAPER) == [FERRY_PAGE]


@pytest.mark.parametrize(
    "headline",
    ["更正", "【更正】", "更正启事", "更正与致歉", "致歉与更正", "勘误", "勘误表", "本报更正", "更正：一处数字"],
)
def test_a_notice_is_known_by_its_heading(headline: str) -> None:
    assert is_correction(article_of("a.txt", f"{headline}\n\n本报1月5日第2版“甲乙”应为“乙甲”。"))


@pytest.mark.parametrize(
    "headline", ["更正一个误区", "更正后的数据公布", "学会勘误的老编辑", "Correctional officers meet", "县里致歉"]
)
def test_a_headline_that_only_begins_alike_is_no_notice(headline: str) -> None:
    assert not is_correction(article_of("a.txt", f"{headline}\n\n本报讯 县里昨日开会。"))


def test_a_day_without_a_year_is_the_last_one_before_the_notice() -> None:
    (found,) = notices_of(notice("更正\n\n本报12月30日A01版《甲乙丙》有误。"))
    assert found == Notice((PrintedOn(2025, 12, 30),), ("A01",), ("甲乙丙",), ())
    assert notices_of(notice("更正\n\n本报昨日A01版《甲乙丙》有误。"))[0].days == (PrintedOn(2026, 1, 6),)


def test_an_article_whose_day_is_unknown_is_tied_by_what_else_is_named() -> None:
    undated = {name: article_of(name, text) for name, text in UNDATED.items()}
    said = notice("更正\n\n本报1月5日A01版《老港扩建工程昨日开工》一文有误。", "notice.txt")
    assert corrected(said, undated) == ["undated/0.txt"]
    assert corrected(said, PAPER) == [HARBOUR_PAGE]


def test_an_article_that_is_printed_after_the_correction_is_another() -> None:
    said = notice("更正\n\n《老港扩建工程昨日开工》一文有误。", "2026-01-04_A02.txt")
    assert corrected(said, PAPER) == []


def test_the_archive_ties_and_unties_them_as_either_comes_and_goes(
    seeds: Path, archive: Path, built: Callable[[], Manifest]
) -> None:
    text = "更正\n\n本报1月5日A01版《老港扩建工程昨日开工》中，“3.6亿元”应为“3.8亿元”。\n"

    def tied() -> dict[str, tuple[Correction, ...]]:
        built()
        articles = open_archive(archive, "hashing/1").articles
        return {
            str(i["source"]): a.corrected_by for i in articles.issues() for a in articles.articles_of(str(i["source"]))
        }

    assert set(tied().values()) == {()}
    (seeds / "2026-01-07_A02.txt").write_text(text, encoding="utf-8")
    after = tied()
    (by,) = after.pop(HARBOUR_PAGE)
    assert by.headline == "更正"
    assert set(after.values()) == {()}
    store = open_archive(archive, "hashing/1").articles
    corrector = store.article(by.article_id)
    assert corrector
    assert corrector.source == "2026-01-07_A02.txt"
    (seeds / HARBOUR_PAGE).rename(seeds.parent / "kept.txt")
    assert set(tied().values()) == {()}
    (seeds.parent / "kept.txt").rename(seeds / HARBOUR_PAGE)
    assert tied()[HARBOUR_PAGE] == (by,)
    (seeds / "2026-01-07_A02.txt").unlink()
    assert set(tied().values()) == {()}


@settings(deadline=None)
@given(
    st.permutations(
        [notice(text, f"2026-01-{7 + n:02}_A02.txt") for n, text in enumerate(NOTICES) if text.startswith("更正\n")]
    )
)
def test_the_order_in_which_corrections_come_does_not_matter(said: list[Article]) -> None:
    corrections = Corrections(said)
    found = corrections.of(PAPER[HARBOUR_PAGE])
    assert found == Corrections(sorted(said, key=lambda one: one.article_id)).of(PAPER[HARBOUR_PAGE])
    assert {one.article_id for one in found} == {
        one.article_id for one in said if Corrections([one]).of(PAPER[HARBOUR_PAGE])
    }


@pytest.mark.parametrize("piece", ["1", "“", "《", "1月1日", "本报", "“a”", "误", 'article "', "correction "])
def test_a_very_long_notice_costs_no_more_than_a_look(piece: str) -> None:
    said = article_of_one_paragraph("更正：" + piece * 100_000)
    started = time.process_time()
    assert is_correction(said)
    notices_of(said)
    assert time.process_time() - started < 1


@settings(max_examples=200, deadline=None)
@given(st.text("更正：本报1月5日A01版《老港》“3.6亿”应为Correction Feb. 3, ", max_size=80), st.dates())
def test_no_text_stops_the_reading_of_notices(text: str, day: date) -> None:
    name = f"{day:%Y-%m-%d}.txt" if day.year > 1900 else "a.txt"
    for article in cut(to_page(name, f"更正\n\n{text}", *day_and_page(name))).articles:
        for found in notices_of(article):
            assert found.titles or found.wrong
        Corrections([article]).of(PAPER[HARBOUR_PAGE])


MORE = {
    "2026-03-03_A02.txt": "老港大桥昨日通车\n\n本报讯 老港大桥昨日通车，总投资3.6亿元。总设计师石敬之说，大桥可用一百年。\n记者 梁可欣",
    "2026-03-03_A03.txt": "城东菜市场搬进新楼\n\n本报讯 城东菜市场搬进新楼，有摊位420个。\n记者 钟海平",
    "2026-03-03_A05.txt": "渡輪加班 假期遊客增三成\n\n【本報訊】來往離島的渡輪加開班次，兩日共載客4.8萬人次。\n（記者 李志明）",
}
BRIDGE, MARKET, FERRIES = MORE
SHAPES = {
    "更正\n\n《老港大桥昨日通车》一文中，总投资应为3.9亿元，特此更正。": [BRIDGE],
    "更正啟事\n\n本報三月三日A02版《老港大橋昨日通車》一文，總投資應為3.9億元。": [BRIDGE],
    "更正\n\n本報3月3日A05版一則新聞中，「4.8萬人次」應為「4.6萬人次」，特此更正。": [FERRIES],
    "更正\n\n1.3月3日A02版《老港大桥昨日通车》，“石敬之”应为“石敬芝”。\n2.3月3日A03版《城东菜市场搬进新楼》，摊位应为402个。": [
        BRIDGE,
        MARKET,
    ],
    "更正\n\n本报3月3日A02版关于大桥的报道中，“石敬之”系“石敬芝”之误。": [BRIDGE],
    "本报3月3日A02版《老港大桥昨日通车》一文中，“石敬之”应为“石敬芝”。特此更正。": [BRIDGE],
    "訂正\n\n3月3日付A02面の記事で、「3.6亿元」とあるのは「3.9亿元」の誤りでした。": [BRIDGE],
    "更正\n\n本报3月3日A02版《学校新楼落成》一文中，“石敬之”应为“石敬芝”。": [],
}


@pytest.mark.parametrize("text", SHAPES)
def test_corrections_of_other_shapes_are_tied_to_what_they_correct(text: str) -> None:
    articles = {name: article_of(name, MORE[name]) for name in (BRIDGE, MARKET, FERRIES)}
    correction = notice(text, "2026-03-04_A02.txt")
    assert is_correction(correction)
    assert corrected(correction, articles) == SHAPES[text]


def test_a_story_that_only_speaks_of_a_correction_is_none() -> None:
    assert not is_correction(notice("市统计局更正去年数据\n\n本报讯 市统计局昨日更正去年数据，并说特此更正是惯例。"))
