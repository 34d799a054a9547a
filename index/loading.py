"""Reads the pages of a seeds folder: each file by the reader of its format.

What a page states itself goes before its sidecar, that before its file's name.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from index.errors import SeedsError
from index.formats.docx import read_docx
from index.formats.html import read_html
from index.formats.json_lines import read_json_lines
from index.formats.markdown import read_markdown
from index.formats.pdf import read_pdf
from index.formats.plain_text import read_plain_text
from index.formats.scan import read_scan
from index.formats.zipped import zip_reader
from index.hashing import sha256_of
from index.imprint import Imprint
from index.naming_pages import imprint_of_name
from index.page import Page
from index.page_head import head_of
from index.sidecar import sidecars_of, stated_beside
from index.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date

    from index.story import Story

    # A file's source and bytes, and the day and the page number that its name says; raises `ValueError` with a reason.
    Reader = Callable[[str, bytes, date | None, str | None], Iterator[Page | Story | Unreadable]]

_PAGE_READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".jsonl": read_json_lines,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
_SCAN_READERS: dict[str, Reader] = {".png": read_scan, ".jpg": read_scan, ".jpeg": read_scan}
READERS: dict[str, Reader] = {**_PAGE_READERS, **_SCAN_READERS, ".zip": zip_reader(_PAGE_READERS, _SCAN_READERS)}
FORMATS = ", ".join(READERS)


def page_files(seeds: Path) -> tuple[Path, ...]:
    """Return the page files below the seeds folder in order of name; raise `SeedsError` where there is none."""
    if not seeds.is_dir():
        found = "a file" if seeds.exists() else "nothing"
        raise SeedsError(
            f"Found {found} at {seeds}, expected a folder of newspaper pages ({FORMATS}). Put the pages there."
        )
    files = tuple(sorted(path for path in _visible(seeds) if path.suffix.lower() in READERS and path.is_file()))
    if not files:
        raise SeedsError(f"The folder {seeds} holds no page ({FORMATS}). Put the newspaper pages there.")
    return files


def load_pages(
    seeds: Path, only: Collection[str] | None = None
) -> Iterator[tuple[str, tuple[Page | Story | Unreadable, ...]]]:
    """Yield each file (or `only` these) below the seeds folder with what it holds; what cannot be read stops nothing else."""
    for path in page_files(seeds):
        source = _source(path, seeds)
        if only is not None and source not in only:
            continue
        if source != path.relative_to(seeds).as_posix():
            yield source, (Unreadable(source, "its name is not UTF-8; rename it"),)
            continue
        beside, wrong = stated_beside(path, source)
        try:
            held = tuple(read_file(source, path.read_bytes(), beside))
        except (OSError, ValueError) as error:
            held = (Unreadable(source, str(error)),)
        yield source, (*held, *wrong)


def read_file(source: str, data: bytes, beside: Imprint) -> Iterator[Page | Story | Unreadable]:
    """Yield what a page file holds; what it does not state of its imprint is as its sidecars say, else as its name does.

    Raises `ValueError` with the reason where it cannot be read.
    """
    otherwise = beside.or_else(imprint_of_name(source))
    reader = READERS[PurePosixPath(source).suffix.lower()]
    for one in reader(source, data, otherwise.issue_date, otherwise.page_number):
        yield one if isinstance(one, Unreadable) else _completed(one, otherwise)


def _completed(one: Page | Story, otherwise: Imprint) -> Page | Story:
    """Take what the page's own head states; readers give the day and the page number of `otherwise` where they hold."""
    read = Imprint(
        one.issue_date, one.page_number, one.paper or otherwise.paper, one.issue_number or otherwise.issue_number
    )
    of = head_of(one.lines)[1].or_else(read) if isinstance(one, Page) else read
    return replace(
        one, issue_date=of.issue_date, page_number=of.page_number, paper=of.paper, issue_number=of.issue_number
    )


def fingerprint(seeds: Path) -> dict[str, str]:
    """Return the digest of each page file by its source."""
    return {_source(path, seeds): digest_of(path) for path in page_files(seeds)}


def digest_of(page: Path) -> str:
    """Return the SHA-256 of a page file, with its sidecars where it has any; for one that cannot be read, why."""
    own = _hash_or_reason(page)
    beside = [f"{path.name} {_hash_or_reason(path)}" for path in sidecars_of(page)]
    return hashlib.sha256("\0".join((own, *beside)).encode("utf-8", "surrogateescape")).hexdigest() if beside else own


def _source(path: Path, seeds: Path) -> str:
    r"""Return the path below the seeds; bytes of a name that is not UTF-8, as in a zip from Windows, become \xNN."""
    return os.fsencode(path.relative_to(seeds).as_posix()).decode("utf-8", "backslashreplace")


def _hash_or_reason(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError as error:
        return f"unreadable: {error.strerror}"


def _visible(folder: Path) -> Iterator[Path]:
    """Yield what lies below a folder, at any depth, and neither is hidden nor in what is; links to folders are not followed."""
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(at, name) for name in names if not name.startswith("."))
