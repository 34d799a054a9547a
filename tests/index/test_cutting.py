from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Role
from index.cutting import CutPage, cut
from index.page import Page

ROOT = Path(__file__).parents[2]
PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
REAL = ROOT / "seeds" / "000_19dd927dfda32a23.txt"

SAID = "县里说，今年一共修了三条路，明年还要再修两条，村里人都盼着早一天通车，也好把果子运出山去。"


def page_of(*lines: str) -> Page:
    return Page("page.txt", lines, None, None)


def read(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    return Page(path.name, tuple(text.split("\n")), None, None)


def parts(article: Article) -> list[tuple[Role, str]]:
    return [(part.role, article.text[part.start : part.end]) for part in article.parts]


def squeeze(text: str) -> str:
    return "".join(text.split())


def assert_nothing_lost_or_invented(page: Page, result: CutPage) -> None:
    found: dict[int, str] = {}
    for article in result.articles:
        covered = ""
        for segment in article.segments:
            stretch = article.text[segment.start : segment.end]
            assert stretch
            assert stretch in page.lines[segment.line - 1]
            found[segment.line] = found.get(segment.line, "") + stretch
            covered += stretch
        assert squeeze(article.text) == squeeze(covered)
        assert article.text == "\n".join(text for _, text in parts(article))
        ends = [(segment.start, segment.end) for segment in article.segments]
        assert ends == sorted(ends)
    for number in result.leftovers:
        assert squeeze(page.lines[number - 1])
        found[number] = found.get(number, "") + page.lines[number - 1]
    assert list(result.leftovers) == sorted(set(result.leftovers))
    assert {n: squeeze(text) for n, text in found.items()} == {
        n: squeeze(text) for n, text in enumerate(page.lines, 1) if squeeze(text)
    }


line_texts = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "\u3000\u3000",
            "千台收割机下田 三日收完四成麦",
            "夏收进行时·一线",
            "——青石县见闻",
            "本报讯 " + SAID,
            SAID,
            SAID[:30],
            SAID[30:],
            "记者 林小满",
            "文/图",
            "青石日报",
            "来源：青石日报",
            "责编 王文",
            "第02版",
            "桥通了吗？",
            "一、时间",
            "善。",
            "，也好",
            "■",
            "\x00",
            "\ufeff",
            "New ferry links two shores",
            "It began to sail on Sunday.",
            "charged at night",
            "By Anna Stone",
            SAID + " 记者 林小满",
            "新桥通车 本报讯 " + SAID,
        ]
    ),
    st.text(alphabet=st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=30),
)


@given(st.lists(line_texts, max_size=40))
@settings(max_examples=300, deadline=None)
def test_each_character_of_any_page_is_in_one_article_or_in_a_leftover_line(lines: list[str]) -> None:
    page = page_of(*lines)
    result = cut(page)
    assert_nothing_lost_or_invented(page, result)
    assert result == cut(page)
    ids = [article.article_id for article in result.articles]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("path", [REAL, *PAGES], ids=lambda path: path.stem)
def test_nothing_of_a_whole_page_is_lost_or_invented(path: Path) -> None:
    page = read(path)
    assert_nothing_lost_or_invented(page, cut(page))


def test_the_five_articles_of_the_real_page_are_cut_exactly() -> None:
    articles = cut(read(REAL)).articles
    assert [(a.line_first, a.line_last) for a in articles] == [(3, 29), (31, 50), (52, 66), (68, 76), (78, 85)]
    assert [a.headline for a in articles] == [
        "带着任务去考察·考察归来看转化 学标杆找差距 提标准奋起追 见标志重转化 以高新技术产业助力郑州高质量发展 ——访高新区党工委书记张红军",
        "用心用力拼经济 GDP同比增长9.6% 高新区拼出首季“开门红”",
        "郑州高新教育集团与高职院校合作共建“产业学院”",
        "区领导会见北京阿帕科蓝科技有限公司一行 细化合作方案 推进项目落实",
        "区领导会见中国二冶集团有限公司一行 加强沟通对接 助推项目建设",
    ]
    assert [a.byline for a in articles] == [
        "记者 李颖 孙庆辉",
        "记者 孙庆辉 通讯员 乔永锋",
        "记者 孙庆辉 通讯员 张勇 文/图",
        "记者 孙庆辉 通讯员 王彦凯",
        "记者 孙庆辉 通讯员 王彦凯",
    ]
    assert [a.lines_of(p.start, p.end) for a in articles[:2] for p in a.parts if p.role is Role.PARAGRAPH] == [
        *[(9, 9), (11, 13), (15, 17), (19, 21), (23, 23), (25, 27)],
        *[(33, 33), (35, 35), (37, 39), (41, 41), (43, 45), (47, 47), (49, 49)],
    ]
    assert [len(list(a.texts(Role.PARAGRAPH))) for a in articles] == [6, 7, 5, 2, 1]
    assert "在高端研发机构和高层次人才集聚、主导产业集聚度" in articles[0].text
    assert [role for role, _ in parts(articles[0])][:3] == [Role.KICKER, Role.HEADLINE, Role.DECK]


def test_a_chinese_page_gives_its_stories_and_leaves_head_and_desk_lines_over() -> None:
    page = read(PAGES[0])
    result = cut(page)
    harvest, bridge, bus = result.articles
    assert parts(harvest)[:3] == [
        (Role.KICKER, "夏收进行时"),
        (Role.HEADLINE, "千台收割机下田 三日收完四成麦"),
        (Role.DECK, "——青石县夏收一线见闻"),
    ]
    assert "其中带自动测产装置的有96台。到6月7日" in harvest.text
    assert harvest.byline == "记者 林小满 通讯员 周平 文/图"
    assert (bridge.headline, bridge.byline) == ("桥通了，赶集近了吗？", "青石日报")
    assert "双向四车道。" in bridge.text
    assert bus.headline == "公交线路调整"
    assert list(bus.texts(Role.PARAGRAPH))[::2] == ["一、调整时间", "二、调整线路"]
    assert [page.lines[n - 1][:4] for n in result.leftovers] == ["2021", "责编 王"]


def test_pieces_of_a_cut_english_paragraph_are_joined_by_one_space() -> None:
    ferry, library = cut(read(PAGES[1])).articles
    assert ferry.headline == "New ferry links two shores of Grey Bay Crossing takes 25 minutes"
    assert ferry.byline == "By Anna Stone"
    assert "and it runs on batteries that are charged at night from the wind park" in ferry.text
    assert len(list(ferry.texts(Role.PARAGRAPH))) == 2
    assert (library.headline, library.byline) == ("Library opens on Sundays", "Source: Grey Bay Daily")
    assert "had asked for Sunday hours" in library.text


def test_verse_stays_one_article_with_one_headline() -> None:
    (poem,) = cut(read(PAGES[2])).articles
    assert poem.headline == "河边三章"
    assert len(list(poem.texts(Role.PARAGRAPH))) == 9


def test_a_table_of_short_lines_stays_in_its_article() -> None:
    rows = [f"{name}乡 {number}公里" for number, name in enumerate("甲乙丙丁戊己庚辛壬癸", 10)]
    roads, bridge = cut(page_of("三条路通车", "", SAID, "", *rows, "", "", "新桥通车", "", "本报讯 " + SAID)).articles
    assert list(roads.texts(Role.PARAGRAPH)) == [SAID, *rows]
    assert bridge.headline == "新桥通车"


def test_running_text_without_a_headline_gets_none() -> None:
    (article,) = cut(page_of("", SAID, "", SAID[:34], "", SAID[34:])).articles
    assert article.headline == ""
    assert list(article.texts(Role.PARAGRAPH)) == [SAID, SAID]


def test_text_broken_at_a_fixed_measure_is_not_taken_for_headlines() -> None:
    words = [SAID[:20] + "新的一年" + SAID[20:], SAID, SAID] * 3
    lines = [text[i : i + 16] for text in words for i in range(0, len(text), 16)]
    (article,) = cut(page_of("三条路通车", "", *lines)).articles
    assert article.headline == "三条路通车"
    assert list(article.texts(Role.PARAGRAPH)) == words


@pytest.mark.parametrize("lines", [(), ("",), ("", " \u3000\t", "")])
def test_a_blank_page_has_no_articles(lines: tuple[str, ...]) -> None:
    assert cut(page_of(*lines)) == CutPage((), ())


def test_a_paragraph_that_never_ends_does_not_swallow_the_next_story() -> None:
    first, second = cut(page_of("旧闻一则", "", SAID[:-1], "", "新桥通车", "", "本报讯 " + SAID)).articles
    assert list(first.texts(Role.PARAGRAPH)) == [SAID[:-1]]
    assert second.headline == "新桥通车"


def test_stories_that_open_with_a_dateline_are_parted_even_without_headlines() -> None:
    articles = cut(page_of("本报讯 " + SAID, "", "本报讯 " + SAID)).articles
    assert [a.headline for a in articles] == ["", ""]
    assert len({a.article_id for a in articles}) == 2


def test_a_byline_that_ran_together_with_the_text_is_a_byline() -> None:
    (article,) = cut(page_of("三条路通车", "", SAID + " 记者 林小满")).articles
    assert article.byline == "记者 林小满"
    assert list(article.texts(Role.PARAGRAPH)) == [SAID]


@pytest.mark.parametrize("byline", ["记者韦小燕文/图", "记者何晓梅通讯员潘建国", "本报记者何晓梅特约通讯员潘建国"])
def test_a_byline_whose_spaces_a_scan_lost_is_a_byline(byline: str) -> None:
    (article,) = cut(page_of("三条路通车", "", "本报讯 " + SAID, byline)).articles
    assert article.byline == byline


def test_an_article_keeps_its_id_when_another_one_comes_before_it() -> None:
    alone = cut(page_of("三条路通车", "", SAID)).articles[0]
    after = cut(page_of("新桥通车", "", "本报讯 " + SAID, "记者 林小满", "", "三条路通车", "", SAID)).articles[1]
    assert alone.article_id == after.article_id


@pytest.mark.parametrize(
    "line", ["三条路通车", SAID[:30], SAID, "编辑 记者 " * 9, "12", "A. " * 30, "一、路", "of the bay", "记者 林小满"]
)
def test_twenty_thousand_lines_of_any_kind_are_cut_in_linear_time(line: str) -> None:
    start = time.process_time()
    cut(page_of("三条路通车", SAID, *[line] * 20_000))
    assert time.process_time() - start < 10  # about a second alone; looking at all lines for each would take minutes


@pytest.mark.parametrize(
    "line",
    [
        "责编：王五 电话：12345678",
        "新闻热线：12345678",
        "投稿邮箱 news@example.org",
        "责编 王五 校对 赵六 电话 0771-1234567",
        "广告",
    ],
)
def test_a_line_of_the_desk_or_an_advert_mark_is_left_over_above_and_below(line: str) -> None:
    for page in (page_of(line, "", "三条路通车", "", SAID), page_of("三条路通车", "", SAID, "", line)):
        result = cut(page)
        assert [article.headline for article in result.articles] == ["三条路通车"]
        assert [page.lines[number - 1] for number in result.leftovers] == [line]


@pytest.mark.parametrize("line", ["善", "a", "记", "，", "善。"])
def test_a_file_of_a_hundred_thousand_lines_of_a_character_is_cut(line: str) -> None:
    (article,) = cut(page_of(*[line] * 100_000)).articles  # under a second; judging each line anew took ten
    assert article.line_last == 100_000
