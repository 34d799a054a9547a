"""Reads the pages of a seeds folder: each file by the reader of its format."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.dating import day_and_page
from index.errors import SeedsError
from index.formats.docx import read_docx
from index.formats.html import read_html
from index.formats.json_lines import read_json_lines
from index.formats.markdown import read_markdown
from index.formats.pdf import read_pdf
from index.formats.plain_text import read_plain_text
from index.formats.zipped import zip_reader
from index.hashing import sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date
    from pathlib import Path

    from index.page import Page
    from index.story import Story

    # A file's source and bytes, and the day and the page number that its name says; raises `ValueError` with a reason.
    Reader = Callable[[str, bytes, date | None, str | None], Iterator[Page | Story]]

_PAGE_READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".jsonl": read_json_lines,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
READERS: dict[str, Reader] = {**_PAGE_READERS, ".zip": zip_reader(_PAGE_READERS)}
FORMATS = ", ".join(READERS)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read, and why."""

    reason: str


def page_files(seeds: Path) -> tuple[Path, ...]:
    """Return the page files below the seeds folder in order of name; raise `SeedsError` where there is none."""
    if not seeds.is_dir():
        found = "a file" if seeds.exists() else "nothing"
        raise SeedsError(
            f"Found {found} at {seeds}, expected a folder of newspaper pages ({FORMATS}). Put the pages there."
        )
    files = tuple(
        sorted(p for p in seeds.rglob("*") if p.suffix.lower() in READERS and p.is_file() and not _hidden(p, seeds))
    )
    if not files:
        raise SeedsError(f"The folder {seeds} holds no page ({FORMATS}). Put the newspaper pages there.")
    return files


def load_pages(
    seeds: Path, only: Collection[str] | None = None
) -> Iterator[tuple[str, tuple[Page | Story, ...] | Unreadable]]:
    """Yield each file (or `only` these) below the seeds folder with what it holds; one that cannot be read does not stop the others."""
    for path in page_files(seeds):
        source = _source(path, seeds)
        if only is not None and source not in only:
            continue
        if source != path.relative_to(seeds).as_posix():
            yield source, Unreadable("its name is not UTF-8; rename it")
            continue
        try:
            held = tuple(READERS[path.suffix.lower()](source, path.read_bytes(), *day_and_page(source)))
        except (OSError, ValueError) as error:
            yield source, Unreadable(str(error))
        else:
            yield source, held


def fingerprint(seeds: Path) -> dict[str, str]:
    """Return the SHA-256 of each page file by its source; for one that cannot be read, why."""
    return {_source(path, seeds): _hash_or_reason(path) for path in page_files(seeds)}


def _source(path: Path, seeds: Path) -> str:
    r"""Return the path below the seeds; bytes of a name that is not UTF-8, as in a zip from Windows, become \xNN."""
    return os.fsencode(path.relative_to(seeds).as_posix()).decode("utf-8", "backslashreplace")


def _hash_or_reason(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError as error:
        return f"unreadable: {error.strerror}"


def _hidden(path: Path, seeds: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(seeds).parts)
