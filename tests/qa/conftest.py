"""Pages of our own beside the real one: two dated ones, and one whose words are hostile markup."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest

from index.building import build
from index.scope import EVERYTHING
from qa.archive_in_use import ArchiveInUse
from qa.service import Question
from tests.conftest import QuietProgress
from tests.qa.figure_pages import PAGES as FIGURE_PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.embedder import Embedder
    from index.settings import Settings
    from qa.reply import Reply
    from qa.service import Service

LIBRARY = "2024-03-05_A01.txt"
LIBRARY_TEXT = """市图书馆新馆开放

本报讯 3月5日，市图书馆新馆在青年路正式开放，新馆藏书38万册，阅览座位1260个。馆长周明远介绍，读者凭身份证即可入馆。

新馆每周二至周日开放，开放时间延长两小时。少儿阅览区设在一层，配有绘本2.6万册。
记者 王小兰
"""
BRIDGE = "2024-04-18_B02.txt"
BRIDGE_TEXT = """青河大桥建成通车

本报讯 4月18日，全长2310米的青河大桥建成通车，总投资7.4亿元。大桥双向六车道，设计时速60公里。

通车以后，从城北到城南的车程由50分钟缩短到15分钟。
记者 李一帆
"""
HOSTILE = "hostile.txt"
HOSTILE_HEADLINE = '集市<script>window.hacked=1</script>开张"><img src=x onerror=window.hacked=2>热闹'
HOSTILE_TEXT = f"""{HOSTILE_HEADLINE}

本报讯 东门集市昨日开张，摊位共有86个，<b onmouseover=window.hacked=3>首日客流量4700人次</b>。</mark></script><script>window.hacked=4</script>集市每天营业到晚上九点。
记者 赵一
"""


class Ask(Protocol):
    """Asks a service as the command line does."""

    def __call__(self, words: str, asked_on: date = ...) -> Reply: ...


@pytest.fixture(scope="session")
def own_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with our own three pages."""
    folder = tmp_path_factory.mktemp("own_seeds")
    for name, text in ((LIBRARY, LIBRARY_TEXT), (BRIDGE, BRIDGE_TEXT), (HOSTILE, HOSTILE_TEXT)):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / f"{BRIDGE}.json").write_text('{"paper": "青河日报", "issue": 618}', encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def own_service(
    own_seeds: Path, service: Service, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Service:
    """The service over our own pages."""
    archive = tmp_path_factory.mktemp("own_archive")
    build(own_seeds, archive, embedder, QuietProgress())
    return replace(service, archive_in_use=ArchiveInUse(archive, embedder.identity))


@pytest.fixture(scope="session")
def figure_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pages of our own that give the same statistics in several issues."""
    folder = tmp_path_factory.mktemp("figure_seeds")
    for name, text in FIGURE_PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def figure_service(
    figure_seeds: Path, service: Service, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Service:
    """The service over those pages."""
    archive = tmp_path_factory.mktemp("figure_archive")
    build(figure_seeds, archive, embedder, QuietProgress())
    return replace(service, archive_in_use=ArchiveInUse(archive, embedder.identity))


@pytest.fixture(scope="session")
def ask(service: Service) -> Ask:
    """Ask the real page."""

    def answer(words: str, asked_on: date = date(2023, 5, 19)) -> Reply:
        return service.answer(Question(words, (), EVERYTHING, asked_on, 5))

    return answer


@pytest.fixture
def copied(settings: Settings, service: Service, tmp_path: Path) -> Settings:
    """A copy of the real page and of its archive, to change at will."""
    assert service.archive.manifest.articles  # the archive is built before it is copied
    shutil.copytree(settings.seeds, tmp_path / "seeds")
    shutil.copytree(settings.archive, tmp_path / "archive")
    return replace(settings, seeds=tmp_path / "seeds", archive=tmp_path / "archive")
