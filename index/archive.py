"""An archive version, opened: everything that was built from the seeds, checked, and never changed again.

ARCHIVE/current                the name of the version in use; replaced atomically (pointing.py)
ARCHIVE/versions/<version>/    manifest.json, articles.sqlite, vectors.faiss, terms/; checked.json (checking.py)
ARCHIVE/embeddings.sqlite      the embedding cache
ARCHIVE/building.lock          held by the process that builds
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.article_store import ArticleStore
from index.checking import check_changed, check_whole, parts_of, stamps_of
from index.errors import DamagedArchiveError, OtherEmbedderError
from index.figures.figure_store import FigureStore
from index.lexicon import Lexicon
from index.manifest import Manifest, read_manifest
from index.pointing import POINTER, current_version
from index.vectors import VectorIndex

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "ARTICLES",
    "POINTER",
    "TERMS",
    "VECTORS",
    "VERSIONS",
    "Archive",
    "current_version",
    "glance",
    "open_archive",
    "open_parts",
    "open_version",
]

VERSIONS = "versions"
ARTICLES = "articles.sqlite"
VECTORS = "vectors.faiss"
TERMS = "terms"


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of one version; a passage has the same number in all of them."""

    manifest: Manifest
    articles: ArticleStore
    figures: FigureStore
    vectors: VectorIndex
    lexicon: Lexicon


def open_archive(folder: Path, embedder: str) -> Archive:
    """Open the version in use, reading only those files whole that changed since they were last checked.

    Raises `NoArchiveError`, `DamagedArchiveError`, or `OtherEmbedderError` where it was not built with `embedder`.
    """
    version = folder / VERSIONS / current_version(folder)
    manifest = read_manifest(version)
    if manifest.embedder != embedder:
        raise OtherEmbedderError(
            f"The archive in {folder} was built with the embedder {manifest.embedder}, and {embedder} is in use. "
            "Run `python -m index build` to build it again, or set the embedder back."
        )
    check_changed(manifest, version)
    return open_parts(manifest, version)


def glance(folder: Path) -> object:
    """Return what is the same for as long as the pointer and the files of the version in use have not moved.

    Raises `NoArchiveError` or `DamagedArchiveError` where the pointer names none.
    """
    name = current_version(folder)
    version = folder / VERSIONS / name
    return name, stamps_of(version, parts_of(version))


def open_version(version: Path) -> Archive:
    """Open one version's folder, checking the hash of every file; raise `DamagedArchiveError` where it is not whole."""
    manifest = read_manifest(version)
    check_whole(manifest, version)
    return open_parts(manifest, version)


def open_parts(manifest: Manifest, version: Path) -> Archive:
    """Open one version's folder, comparing the counts of its parts and no hashes."""
    try:
        archive = Archive(
            manifest,
            ArticleStore(version / ARTICLES),
            FigureStore(version / ARTICLES),
            VectorIndex(version / VECTORS),
            Lexicon(version / TERMS),
        )
        articles, passages = archive.articles.counts()
    except (sqlite3.DatabaseError, RuntimeError, ValueError) as error:
        raise DamagedArchiveError(
            f"{version} cannot be opened ({str(error)[:200]}). Build the archive again."
        ) from error
    found = (articles, passages, len(archive.vectors), len(archive.lexicon))
    if found != (manifest.articles, manifest.passages, manifest.passages, manifest.passages):
        raise DamagedArchiveError(
            f"{version} holds {found[0]} articles, {found[1]} passages, {found[2]} vectors and {found[3]} lexical entries; "
            f"the manifest says {manifest.articles} and {manifest.passages}. Build the archive again."
        )
    return archive
