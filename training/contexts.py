"""An archive of contexts, to retrieve from as the service does."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from index.archive import open_archive
from index.building import build, is_current
from index.progress import TerminalProgress

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.archive import Archive
    from index.embedding.embedder import Embedder


def archive_of(files: Iterable[Path], embedder: Embedder, out: Path) -> Archive:
    """Return an archive of these JSON lines, built in `out` unless it is there already."""
    seeds, folder = out / "contexts", out / "archive"
    seeds.mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copy(file, seeds)
    if not is_current(seeds, folder, embedder.identity):
        build(seeds, folder, embedder, TerminalProgress())
    return open_archive(folder, embedder.identity)
