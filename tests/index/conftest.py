"""A small newspaper of the tests' own, in three files, and what is built from it without a model."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import pytest

from index.article_draft import ArticleDraft
from index.building import build
from index.passages import passages_of
from tests.conftest import QuietProgress
from tests.index.hashing_embedder import HashingEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from index.article import Article
    from index.manifest import Manifest

HARBOUR = """港口新闻

老港扩建工程昨日开工

本报讯 老港扩建工程昨日开工，总投资3.6亿元，计划2027年6月完工。新码头长420米，可停靠5万吨级货轮。

码头负责人说，工程完工后年吞吐量将由120万吨增至260万吨，同比增长9.6%。

记者 周海
"""

SCHOOL = """山村小学迎来第一台望远镜

本报讯 青石村小学昨日收到一台望远镜，孩子们排着队看月亮。校长林某说，捐赠人不愿留名。

学校共有学生47人，最远的住在11公里外的鹰嘴崖。
"""

ENGLISH = """Ferry Line to Resume Next Month

By Ann Smith

The ferry line between Port Lang and the islands will resume on March 3, the operator NordLink said on Monday. Tickets cost $4.50 each way.

Mr. Olsen, who runs the cafe at the pier, said he had waited 18 months for this day.
"""

FERRY_DAY = date(2026, 2, 3)
PAGES = {"2026-01-05_A01.txt": HARBOUR, "2026-01-05_A02.txt": SCHOOL, "2026/02/03/B01.txt": ENGLISH}


def write_articles(articles: Iterable[Article], path: Path) -> None:
    """Write a store of articles and their passages, each source as a file of its own, in order."""
    with closing(ArticleDraft(path)) as draft:
        for file, of_file in groupby(articles, key=lambda article: article.source):
            held = list(of_file)
            draft.add(file, held, (passage for article in held for passage in passages_of(article)))
        draft.finish()


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder that holds the three pages."""
    folder = tmp_path / "seeds"
    for name, text in PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Where the archive is built."""
    return tmp_path / "archive"


@pytest.fixture
def hashing() -> HashingEmbedder:
    """An embedder that costs nothing and remembers what it was asked."""
    return HashingEmbedder()


@pytest.fixture
def built(seeds: Path, archive: Path, hashing: HashingEmbedder) -> Callable[..., Manifest]:
    """Builds the archive from the pages as they are at the moment of the call; `anew` also where none has changed."""

    def made(*, anew: bool = False) -> Manifest:
        return build(seeds, archive, hashing, QuietProgress(), anew=anew)

    return made
