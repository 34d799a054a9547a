"""Pages of many layouts, which were written for these tests: what is cut from each, and what is left over."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Role
from index.cutting import cut
from index.formats.plain_text import read_plain_text
from tests.index.test_cutting import assert_nothing_lost_or_invented

FOLDER = Path(__file__).parent / "layouts"
# Of each page its articles: headline, number of paragraphs, byline; and the lines that belong to none.
CUT: dict[str, tuple[list[tuple[str, int, str]], list[str]]] = {
    "adverts": (
        [
            ("城东菜市场搬进新楼 摊位多了一百二十个", 3, "（记者 钟海平 文/图）"),
            ("明珠家园 临河三居室 首付两成起", 1, ""),
            ("老人走失十小时 邻居合力寻回", 2, ""),
        ],
        ["大河湾报", "2026年3月4日 星期三 农历正月十六 A03版 民生", "广告", "责任编辑：陈一鸣 校对：吴桐"],
    ),
    "boxes": (
        [
            ("今日天气", 4, ""),
            ("青少年足球联赛昨日战罢第三轮", 1, ""),
            ("第三轮赛果", 4, ""),
            ("积分榜", 3, ""),
            ("“三八”节女子长跑周日开跑", 1, ""),
        ],
        [],
    ),
    "english": (
        [
            ("LOCAL NEWS Mill Bridge to Close for Repairs", 2, "By Tom Archer and Lily Ng"),
            ("Market Returns to Old Square", 2, ""),
            ("Weather Today: rain, high of 11 Tomorrow: windy, high of 9", 0, ""),
        ],
        ["THE GREY BAY COURIER  Wednesday, March 4, 2026  Page 5", "See MARKET, Page 8"],
    ),
    "interview": (
        [("“种树的人不问何时乘凉” ——对话护林员覃老四", 8, "本报记者 莫子川"), ("小满读书会征集朗读者", 2, "")],
        [],
    ),
    "ja": (
        [("新しい橋が開通 渡り時間は三分に", 2, "（記者・山田花子）"), ("図書館、日曜も開館へ", 2, "")],
        ["港町新聞 2026年3月4日（水曜日） 第7面"],
    ),
    "ko": (
        [
            ("항구대교 개통…강 건너 3분", 2, "김민수 기자 minsu@hanggu.example"),
            ("시립도서관, 4월부터 일요일 개관", 2, "이서연 기자"),
            ("강변 자전거길 새 단장", 2, "기자 김하늘"),
        ],
        ["항구일보 2026년 3월 4일 수요일 A07면"],
    ),
    "letters": (
        [
            ("读者来信 路灯何时能亮", 2, "河口街居民 黄秀英 2月26日"),
            ("", 1, ""),
            ("公交站牌该更新了", 2, "读者 卢卫国 2月27日"),
        ],
        [],
    ),
    "obituary": ([("沉痛悼念韦立群教授", 3, ""), ("讣告", 1, "江城市第二棉纺厂 2026年3月1日")], []),
    "one": ([("二〇二六年新年贺词", 5, "江城日报社 2026年1月1日")], []),
    "table": ([("一季度市场价格一览", 8, "记者 何晓梅"), ("二手车交易量创新高", 1, "")], []),
    "trad": (
        [
            ("渡輪加班 假期遊客增三成", 2, "（記者 李志明）"),
            ("舊書店結業 街坊排隊道別", 2, "（記者 周慧敏 攝影 王大文）"),
        ],
        ["港灣時報", "二〇二六年三月四日\u3000星期三\u3000第A05版"],
    ),
    "turned_1": (
        [("三年磨一“桥” ——老港大桥建设者群像", 2, "本报记者 梁可欣"), ("农技员进村 春耕有底气", 2, "记者 石小龙")],
        ["江城日报 2026年3月4日 星期三 01版", "（下转3版）"],
    ),
    "turned_3": (
        [("三年磨一“桥”", 2, "")],
        ["江城日报 2026年3月4日 星期三 03版", "（上接1版）", "本版责编 温静 版式 韩露"],
    ),
    "verse": ([("副刊 周末", 14, ""), ("老屋 周平", 2, "")], []),
}


@pytest.mark.parametrize("name", CUT)
def test_a_page_of_this_layout_is_cut_into_its_articles(name: str) -> None:
    (page,) = read_plain_text(name, (FOLDER / f"{name}.txt").read_bytes(), None, None)
    result = cut(page)
    assert_nothing_lost_or_invented(page, result)
    told = [(one.headline, len(list(one.texts(Role.PARAGRAPH))), one.byline) for one in result.articles]
    assert (told, [page.lines[number - 1] for number in result.leftovers]) == CUT[name]


@pytest.mark.parametrize("name", CUT)
def test_an_empty_line_after_each_line_changes_no_article_that_white_does_not_part(name: str) -> None:
    (page,) = read_plain_text(name, (FOLDER / f"{name}.txt").read_bytes(), None, None)
    spaced = read_plain_text(name, "\n\n".join(line for line in page.lines if line).encode(), None, None)
    told = [[one.headline for one in cut(held).articles] for held in (page, *spaced)]
    assert told[0] == told[1] or name in {"boxes", "verse"}
