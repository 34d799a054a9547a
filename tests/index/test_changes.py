"""A version made of the one before it holds exactly what one made from nothing holds."""

from __future__ import annotations

import random
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index import base
from index.archive import VERSIONS, Archive, current_version, open_archive
from index.article_draft import ArticleDraft
from index.article_store import ArticleStore
from index.building import build
from index.loading import fingerprint
from index.manifest import Manifest, read_manifest, write_manifest
from index.versions import verify
from tests.conftest import QuietProgress
from tests.index.conftest import PAGES
from tests.index.hashing_embedder import HashingEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLACES = ["河东", "柳林", "青石", "白沙", "云台", "新桥"]
DEEDS = ["修了一座桥", "收了一季稻", "办了一所学校", "开了一条航线"]


def a_page(chance: random.Random) -> str:
    stories = []
    for _ in range(chance.randint(1, 3)):
        place, deed = chance.choice(PLACES), chance.choice(DEEDS)
        said = "\n\n".join(
            f"{place}乡{deed}，花了{chance.randint(2, 999)}万元。" * 9 for _ in range(chance.randint(1, 4))
        )
        stories.append(f"{place}{deed}\n\n本报讯 {said}\n")
    return "\n".join(stories)


def told(archive: Path) -> tuple[dict[str, object], Archive]:
    """All that an archive holds, by what does not depend on numbers."""
    opened = open_archive(archive, "hashing/1")
    sources = [str(issue["source"]) for issue in opened.articles.issues()]
    articles = {source: opened.articles.articles_of(source) for source in sources}
    rows = list(opened.articles.rows(range(opened.manifest.passages)))
    texts = {number: article.text[passage.start : passage.end] for number, article, passage in rows}
    for number, text in texts.items():
        vector = HashingEmbedder().embed_passages([text])[0]
        np.testing.assert_allclose(opened.vectors.scores(vector, [number]), [1], atol=1e-3)
        assert opened.lexicon.scores(text, [number]).keys() == {number}
    terms = {term: opened.lexicon.passages_with(term) for term in (*"".join(PLACES), *"稻桥校航港月")}
    found = {place: sorted(texts[n] for n in opened.lexicon.search(place, 10_000)) for place in PLACES}
    passages = sorted((passage.passage_id, text) for (_, _, passage), text in zip(rows, texts.values(), strict=True))
    manifest = opened.manifest
    same = (
        manifest.pages,
        manifest.unreadable,
        manifest.articles,
        manifest.passages,
        opened.articles.first_articles(999),
    )
    return {"articles": articles, "passages": passages, "terms": terms, "found": found, "same": same}, opened


@pytest.mark.parametrize("seed", range(12))
def test_after_any_changes_an_archive_holds_what_one_built_from_nothing_holds(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "MOST_STALE", 9.0)  # never from nothing
    chance = random.Random(seed)
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number in range(8):
        (seeds / f"{number}.txt").write_text(a_page(chance), encoding="utf-8")
    build(seeds, tmp_path / "archive", HashingEmbedder(), QuietProgress())
    for _ in range(4):
        for _ in range(chance.randint(1, 4)):
            path = seeds / f"{chance.randrange(12)}.txt"
            if path.exists() and chance.random() < 0.5 and len(list(seeds.iterdir())) > 1:
                path.unlink()
            else:
                path.write_bytes(b"\0" if chance.random() < 0.1 else a_page(chance).encode())
        if all(path.read_bytes() == b"\0" for path in seeds.iterdir()):
            (seeds / "0.txt").write_text(a_page(chance), encoding="utf-8")
        made = build(seeds, tmp_path / "archive", HashingEmbedder(), QuietProgress())
        assert made.pages == fingerprint(seeds)
    verify(tmp_path / "archive")
    build(seeds, tmp_path / "anew", HashingEmbedder(), QuietProgress(), anew=True)
    assert made.stale_passages
    assert told(tmp_path / "archive")[0] == told(tmp_path / "anew")[0]


def test_a_page_that_comes_leaves_the_numbers_of_all_others_as_they_are(
    built: Callable[[], Manifest], seeds: Path, archive: Path
) -> None:
    before = built().passages
    rows = list(open_archive(archive, "hashing/1").articles.rows(range(before)))
    (seeds / "2025-01-01.txt").write_text(a_page(random.Random(1)), encoding="utf-8")
    assert built().stale_passages == 0
    assert list(open_archive(archive, "hashing/1").articles.rows(range(before))) == rows


def test_a_page_is_cut_only_when_it_is_new_or_changed(
    built: Callable[[], Manifest], seeds: Path, archive: Path
) -> None:
    first = built()
    (seeds / "2025-01-01.txt").write_text(a_page(random.Random(1)), encoding="utf-8")
    steps: list[tuple[str, int, int]] = []

    class Noting(QuietProgress):
        def step(self, name: str, done: int, total: int) -> None:
            steps.append((name, done, total))

    build(seeds, archive, HashingEmbedder(), Noting())
    assert [step for step in steps if step[0] == "pages"] == [("pages", 3, 4), ("pages", 4, 4)]
    assert len(first.pages) == 3


@pytest.mark.parametrize("field", ["recipe", "embedder", "stale_passages"])
def test_all_is_made_anew_after_other_code_another_embedder_or_many_changes(
    built: Callable[[], Manifest], archive: Path, hashing: HashingEmbedder, field: str
) -> None:
    version = archive / VERSIONS / built().version
    manifest = read_manifest(version)
    document = {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__}
    write_manifest(Manifest(**{**document, field: 1000 if field == "stale_passages" else "another"}), version)
    (archive / "embeddings.sqlite").unlink()
    hashing.asked.clear()
    assert built().stale_passages == 0
    assert len(hashing.asked) == manifest.passages


def test_a_damaged_base_is_not_built_upon(
    built: Callable[[], Manifest], seeds: Path, archive: Path, hashing: HashingEmbedder
) -> None:
    path = archive / VERSIONS / built().version / "articles.sqlite"
    data = bytearray(path.read_bytes())
    data[data.index("老港".encode())] ^= 1
    path.write_bytes(data)
    (archive / "embeddings.sqlite").unlink()
    hashing.asked.clear()
    assert len(hashing.asked) < built().passages == len(hashing.asked)
    assert verify(archive).pages == fingerprint(seeds)


def test_what_a_version_was_built_upon_is_not_changed(
    built: Callable[[], Manifest], seeds: Path, archive: Path
) -> None:
    first = built()
    (seeds / "2025-01-01.txt").write_text(a_page(random.Random(1)), encoding="utf-8")
    built()
    (seeds / "2025-01-01.txt").unlink()
    built()
    assert verify(archive, first.version) == first


def test_a_page_that_changes_while_it_is_read_is_taken_in_anew_by_the_next_build(
    seeds: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = fingerprint(seeds)
    (seeds / "2026-01-05_A02.txt").write_text(a_page(random.Random(1)), encoding="utf-8")
    with monkeypatch.context() as at_first:
        at_first.setattr("index.building.fingerprint", lambda _: pages)  # as it was a moment before
        build(seeds, archive, HashingEmbedder(), QuietProgress())
    (seeds / "2026-01-05_A02.txt").write_text(PAGES["2026-01-05_A02.txt"], encoding="utf-8")
    build(seeds, archive, HashingEmbedder(), QuietProgress())
    assert open_archive(archive, "hashing/1").lexicon.search("望远镜", 3)
    assert read_manifest(archive / VERSIONS / current_version(archive)).pages == pages


def test_new_passages_take_the_numbers_of_those_that_went_and_the_last_fill_the_gaps(tmp_path: Path) -> None:
    from index.passages import passages_of  # noqa: PLC0415
    from tests.index.test_article_store import ARTICLES  # noqa: PLC0415  its articles

    files = {str(place): (article,) for place, article in enumerate(ARTICLES)}
    with closing(ArticleDraft(tmp_path / "one.sqlite")) as draft:
        for file, held in files.items():
            draft.add(file, held, passages_of(held[0]))
        assert draft.finish().stale == ()
    counts = [len(passages_of(article)) for article in ARTICLES]
    with closing(ArticleDraft(tmp_path / "two.sqlite", tmp_path / "one.sqlite")) as draft:
        draft.remove(["0"])
        numbers = draft.finish()
    total = sum(counts[1:])
    assert numbers.stale == (*range(counts[0]), *range(total, sum(counts)))
    assert numbers.fresh == tuple(range(counts[0]))
    store = ArticleStore(tmp_path / "two.sqlite")
    assert len(list(store.rows(range(total)))) == total
    store.check()
