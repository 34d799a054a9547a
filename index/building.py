"""From files to an archive version: file -> page -> articles -> passages -> vectors + terms -> version.

A version is written whole into a folder of its own, checked, and only then named by the pointer; a crash at any
byte leaves the last good version in use.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Protocol

import numpy as np
from filelock import FileLock, Timeout

from index.archive import ARTICLES, POINTER, TERMS, VECTORS, VERSIONS, current_version, open_version
from index.article_store import write_articles
from index.cutting import articles_in
from index.embedding_cache import EmbeddingCache
from index.errors import ArchiveError, BuilderBusyError, SeedsError
from index.lexicon import write_lexicon
from index.loading import Unreadable, fingerprint, load_pages
from index.manifest import FORMAT, Manifest, check_files, hashes_of, read_manifest, write_manifest
from index.passages import passages_of
from index.vectors import write_vectors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.article import Article
    from index.embedding.embedder import Embedder
    from index.passages import Passage

UNFINISHED = ".unfinished-"
EMBEDDED_AT_ONCE = 64
KEPT_VERSIONS = 3


class Progress(Protocol):
    """Is told what a build is doing."""

    def step(self, name: str, done: int, total: int) -> None:
        """`done` of `total` pages or passages of a step are finished."""

    def note(self, message: str) -> None:
        """Something the person who builds should know, such as a page that was left out."""


@dataclass(frozen=True, slots=True)
class _CutPages:
    articles: tuple[Article, ...]
    passages: tuple[tuple[Article, Passage], ...]
    unreadable: dict[str, str]


def build(seeds: Path, archive: Path, embedder: Embedder, progress: Progress) -> Manifest:
    """Build a version from all pages below `seeds` and make it the one in use; return its manifest.

    Raises `SeedsError` where no page can be read, `BuilderBusyError` while another process builds, and
    `ArchiveError` where the folder cannot be written; the version in use stays as it was.
    """
    pages = fingerprint(seeds)
    try:
        archive.mkdir(parents=True, exist_ok=True)
        with FileLock(archive / "building.lock", timeout=0):
            return _build_locked(seeds, pages, archive, embedder, progress)
    except Timeout as error:
        raise BuilderBusyError(f"Another process is building {archive}. Wait until it is done.") from error
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(
            f"The archive in {archive} could not be written: {error}. The version in use is unchanged."
        ) from error


def is_current(seeds: Path, archive: Path, embedder: str) -> bool:
    """Return whether the version in use was built by this embedder from exactly the pages that are there now, and is whole."""
    try:
        version = archive / VERSIONS / current_version(archive)
        manifest = read_manifest(version)
        check_files(manifest, version)
    except ArchiveError:
        return False
    return manifest.embedder == embedder and manifest.pages == fingerprint(seeds)


def _build_locked(
    seeds: Path, pages: dict[str, str], archive: Path, embedder: Embedder, progress: Progress
) -> Manifest:
    versions = archive / VERSIONS
    versions.mkdir(exist_ok=True)
    for leftover in versions.glob(f"{UNFINISHED}*"):
        shutil.rmtree(leftover)
    cut_pages = _cut_pages(seeds, len(pages), progress)
    vectors = _embed(cut_pages.passages, archive, embedder, progress)
    built_at = datetime.now(timezone.utc)
    version = f"{built_at:%Y%m%dT%H%M%S.%fZ}"
    folder = versions / f"{UNFINISHED}{version}"
    folder.mkdir()
    progress.step("writing", 0, 1)
    try:
        write_articles(cut_pages.articles, (passage for _, passage in cut_pages.passages), folder / ARTICLES)
        write_vectors(vectors, folder / VECTORS)
        write_lexicon(cut_pages.passages, folder / TERMS)
        manifest = Manifest(
            format=FORMAT,
            version=version,
            built_at=built_at.isoformat(timespec="seconds"),
            embedder=embedder.identity,
            dimensions=embedder.dimensions,
            articles=len(cut_pages.articles),
            passages=len(cut_pages.passages),
            pages=pages,
            unreadable=cut_pages.unreadable,
            files=hashes_of(folder),
        )
        write_manifest(manifest, folder)
        open_version(folder)
        _to_disk(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)  # on a full disk, half a version is what fills it
        raise
    folder.rename(versions / version)
    _sync(versions)
    _point_to(version, archive)
    _drop_old(versions, version)
    progress.step("writing", 1, 1)
    return manifest


def _cut_pages(seeds: Path, total: int, progress: Progress) -> _CutPages:
    articles: list[Article] = []
    unreadable: dict[str, str] = {}
    for number, (source, held) in enumerate(load_pages(seeds), start=1):
        if isinstance(held, Unreadable):
            unreadable[source] = held.reason
            progress.note(f"Left out {source}: {held.reason}.")
        else:
            articles += articles_in(held)
        progress.step("pages", number, total)
    if not articles:
        raise SeedsError(
            f"None of the {total} pages in {seeds} holds an article that can be read. Nothing was changed."
        )
    passages = tuple((article, passage) for article in articles for passage in passages_of(article))
    return _CutPages(tuple(articles), passages, unreadable)


def _embed(
    rows: Sequence[tuple[Article, Passage]], archive: Path, embedder: Embedder, progress: Progress
) -> NDArray[np.float32]:
    texts = [article.text[passage.start : passage.end] for article, passage in rows]
    cache = EmbeddingCache(archive / "embeddings.sqlite")
    try:
        vectors = cache.known(embedder.identity, texts)
        missing = sorted(set(texts) - vectors.keys(), key=len)
        progress.step("passages", len(vectors), len(vectors) + len(missing))
        for at in range(0, len(missing), EMBEDDED_AT_ONCE):
            some = missing[at : at + EMBEDDED_AT_ONCE]
            fresh = dict(zip(some, embedder.embed_passages(some), strict=True))
            cache.remember(embedder.identity, fresh)
            vectors.update(fresh)
            progress.step("passages", len(vectors), len(vectors) + len(missing) - at - len(some))
    finally:
        cache.close()
    return np.array([vectors[text] for text in texts], np.float32)


def _point_to(version: str, archive: Path) -> None:
    fresh = archive / f".{POINTER}"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(version + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(archive / POINTER)
    _sync(archive)


def _to_disk(folder: Path) -> None:
    """Wait until the disk itself holds each file: else a power cut could leave a pointer to a version that is not there."""
    for path in (*folder.rglob("*"), folder):
        _sync(path)


def _sync(path: Path) -> None:
    if os.name == "nt":
        return  # Windows can sync neither a folder nor a file that is open for reading
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _drop_old(versions: Path, current: str) -> None:
    names = sorted(path.name for path in versions.iterdir() if not path.name.startswith("."))
    for name in names[:-KEPT_VERSIONS]:
        if name != current:
            shutil.rmtree(versions / name, ignore_errors=True)
