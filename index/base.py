"""The base: the version in use, where a new one can be made of it by applying what has changed.

What a page costs, when it comes, changes or goes, is then that page, not the whole archive.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from index.archive import VERSIONS
from index.checking import check_whole
from index.errors import ArchiveError
from index.manifest import Manifest, read_manifest
from index.pointing import current_version
from index.recipe import recipe
from index.sidecar import OF_FOLDER, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Passages that went stay in the lexical index as deleted ones, and files do not shrink: so now and then all is written anew.
MOST_STALE = 0.2


@dataclass(frozen=True, slots=True)
class Base:
    """A version that is whole, and the files of it that are no longer what they were."""

    folder: Path
    manifest: Manifest
    gone: frozenset[str]

    @property
    def pages(self) -> dict[str, str]:
        """The files that are as they were, with their hashes."""
        return {file: digest for file, digest in self.manifest.pages.items() if file not in self.gone}

    @property
    def unreadable(self) -> dict[str, str]:
        """What could not be read of those files, and why: a ZIP's member goes with its ZIP, a sidecar with its pages."""
        kept = self.pages
        folders = {PurePosixPath(file).parent for file in kept}

        def is_kept(source: str) -> bool:
            path = PurePosixPath(source)
            files = {source, source.removesuffix(SUFFIX), *map(str, path.parents)}
            return not files.isdisjoint(kept) or (path.name == OF_FOLDER and path.parent in folders)

        return {source: why for source, why in self.manifest.unreadable.items() if is_kept(source)}


def base_for(archive: Path, pages: Mapping[str, str], embedder: str) -> Base | None:
    """Return the version in use as a base for one of these pages; `None` where all is to be made anew."""
    try:
        folder = archive / VERSIONS / current_version(archive)
        manifest = read_manifest(folder)
        gone = frozenset(file for file, digest in manifest.pages.items() if pages.get(file) != digest)
        much = len(gone) > MOST_STALE * len(manifest.pages) or manifest.stale_passages > MOST_STALE * manifest.passages
        if much or manifest.embedder != embedder or manifest.recipe != recipe():
            return None
        check_whole(manifest, folder)  # what is damaged shall not be copied, and given a right hash
    except ArchiveError:
        return None
    return Base(folder, manifest, gone)
