"""From files to an archive version: file -> page -> articles -> passages -> vectors + terms -> version.

A version is written whole into a folder of its own, checked, and only then named by the pointer; a crash at any
byte leaves the last good version in use.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from index.archive import ARTICLES, TERMS, VECTORS, VERSIONS, current_version, open_parts
from index.article_draft import ArticleDraft, Renumbered
from index.article_store import ArticleStore
from index.base import Base, base_for
from index.checking import check_changed, hashes_of
from index.cutting import articles_in
from index.embedding_cache import EmbeddingCache
from index.embedding_passages import Embedding
from index.errors import ArchiveError, SeedsError
from index.lexicon import write_lexicon
from index.loading import digest_of, fingerprint, load_pages
from index.locking import changing
from index.manifest import FORMAT, Manifest, read_manifest, write_manifest
from index.passages import passages_of
from index.pointing import is_kept_for, point_to, sync
from index.progress import Progress
from index.recipe import recipe
from index.seeds_folder import clear_arriving
from index.unreadable import Unreadable
from index.vectors import VectorIndex, write_vectors
from index.versions import KEPT_VERSIONS, UNFINISHED, clear_unfinished, drop_old

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from index.article import Article
    from index.embedding.embedder import Embedder
    from index.passages import Passage

    Row = tuple[int, Article, Passage]

__all__ = ["Progress", "build", "is_current"]


@dataclass(frozen=True, slots=True)
class _Cutting:
    pages: Mapping[str, str]
    unreadable: Mapping[str, str]
    numbers: Renumbered


def build(seeds: Path, archive: Path, embedder: Embedder, progress: Progress, *, anew: bool = False) -> Manifest:
    """Build a version from all pages below `seeds` and make it the one in use; return its manifest.

    Only pages that came, changed or went since the version in use cost anything, unless all is to be made `anew`; where
    none did, that version stays.

    Raises `SeedsError` where no page can be read, `BuilderBusyError` while another process builds, and
    `ArchiveError` where the folder cannot be written; the version in use stays as it was.
    """
    pages = fingerprint(seeds)
    with changing(archive):
        clear_arriving(seeds)
        base = None if anew else base_for(archive, pages, embedder.identity)
        if base and base.manifest.pages == pages:
            point_to(base.manifest.version, archive)  # no longer only until pages change, if somebody went back to it
            progress.note("Nothing has changed: the version in use stays.")
            return base.manifest
        return _build_locked(seeds, pages, archive, embedder, progress, base)


def is_current(seeds: Path, archive: Path, embedder: str, *, by_any_code: bool = False) -> bool:
    """Return whether the version in use was built by this embedder and this code from exactly the pages that are there now, and is whole.

    After a rollback it is current as well, for as long as the pages are those of that moment. A version made `by_any_code`
    answers, though perhaps not as well as one made by this code.
    """
    try:
        version = archive / VERSIONS / current_version(archive)
        manifest = read_manifest(version)
        check_changed(manifest, version)
        if manifest.embedder != embedder:
            return False
        pages = fingerprint(seeds)
        made_of_these = manifest.pages == pages and (by_any_code or manifest.recipe == recipe())
        return made_of_these or is_kept_for(archive, pages)
    except ArchiveError:
        return False


def _build_locked(
    seeds: Path, pages: dict[str, str], archive: Path, embedder: Embedder, progress: Progress, base: Base | None
) -> Manifest:
    (archive / VERSIONS).mkdir(exist_ok=True)
    clear_unfinished(archive)
    version = f"{datetime.now(timezone.utc):%Y%m%dT%H%M%S.%fZ}"
    folder = archive / VERSIONS / f"{UNFINISHED}{version}"
    folder.mkdir()
    try:
        manifest = _write_version(seeds, pages, folder, version, embedder, progress, base)
        open_parts(manifest, folder)
        _to_disk(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)  # on a full disk, half a version is what fills it
        raise
    folder.rename(archive / VERSIONS / version)
    sync(archive / VERSIONS)
    point_to(version, archive)
    drop_old(archive, KEPT_VERSIONS)
    progress.step("writing", 1, 1)
    return manifest


def _write_version(
    seeds: Path,
    pages: Mapping[str, str],
    folder: Path,
    version: str,
    embedder: Embedder,
    progress: Progress,
    base: Base | None,
) -> Manifest:
    cutting = _write_articles(seeds, pages, folder / ARTICLES, base, progress)
    numbers = cutting.numbers
    store = ArticleStore(folder / ARTICLES)
    articles, passages = store.counts()
    progress.step("articles", articles, articles)
    with closing(EmbeddingCache(folder.parent.parent / "embeddings.sqlite")) as cache:
        before = VectorIndex(base.folder / VECTORS) if base else None
        embedding = Embedding(embedder, cache, store, numbers.fresh, progress)
        write_vectors(embedding.blocks(before, passages), embedder.dimensions, folder / VECTORS)
    rows = _told(store.rows(numbers.fresh), len(numbers.fresh), progress)
    write_lexicon(rows, folder / TERMS, base.folder / TERMS if base else None, numbers.stale)
    progress.step("writing", 0, 1)
    manifest = Manifest(
        format=FORMAT,
        version=version,
        built_at=datetime.now(timezone.utc).isoformat(timespec="seconds"),
        embedder=embedder.identity,
        recipe=recipe(),
        dimensions=embedder.dimensions,
        articles=articles,
        passages=passages,
        stale_passages=len(numbers.stale) + (base.manifest.stale_passages if base else 0),
        pages=cutting.pages,
        unreadable=cutting.unreadable,
        files=hashes_of(folder),
    )
    write_manifest(manifest, folder)
    return read_manifest(folder)


def _write_articles(
    seeds: Path, pages: Mapping[str, str], path: Path, base: Base | None, progress: Progress
) -> _Cutting:
    """Cut the files that the base does not have as they are now, and write the articles of all."""
    there, unreadable = (base.pages, base.unreadable) if base else ({}, {})
    held_now = dict(pages)
    with closing(ArticleDraft(path, base.folder / ARTICLES if base else None)) as draft:
        draft.remove(base.gone if base else ())
        progress.step("pages", len(there), len(pages))
        for number, (file, held) in enumerate(load_pages(seeds, pages.keys() - there.keys()), len(there) + 1):
            for one in held:
                if isinstance(one, Unreadable):
                    unreadable[one.source] = one.reason
                    progress.note(f"Left out {one.source}: {one.reason}.")
            articles = articles_in(one for one in held if not isinstance(one, Unreadable))
            draft.add(file, articles, (passage for article in articles for passage in passages_of(article)))
            if file not in unreadable and digest_of(seeds / file) != pages[file]:
                held_now[file] = "changed while it was read"  # so that the next build takes it in anew
            progress.step("pages", number, len(pages))
        if draft.is_empty():
            raise SeedsError(
                f"None of the {len(pages)} pages in {seeds} holds an article that can be read. Nothing was changed."
            )
        numbers = draft.finish()
    return _Cutting(held_now, unreadable, numbers)


def _told(rows: Iterable[Row], total: int, progress: Progress) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        yield row
        if number % 1000 == 0 or number == total:
            progress.step("terms", number, total)


def _to_disk(folder: Path) -> None:
    """Wait until the disk itself holds each file: else a power cut could leave a pointer to a version that is not there."""
    for path in (*folder.rglob("*"), folder):
        sync(path)
