"""Reads the pages of a seeds folder: plain text in UTF-8, UTF-16 with a mark, or GB18030."""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index.errors import SeedsError
from index.hashing import sha256_of
from index.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIX = ".txt"
# 2026-02-03_A01, 20260203-01, 2026/02/03/A01: a day, then perhaps a page number.
DAY_AND_PAGE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<gap>[-_/.年]?)(?P<month>0[1-9]|1[0-2])(?:(?P=gap)|月)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
    r"日?(?:[-_/. ]*(?P<page>[A-Za-z]?\d{1,3}))?(?=\D|$)"
)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A page that could not be read: which, and why."""

    source: str
    reason: str


def page_files(seeds: Path) -> tuple[Path, ...]:
    """Return the page files below the seeds folder in order of name; raise `SeedsError` where there is none."""
    if not seeds.is_dir():
        found = "a file" if seeds.exists() else "nothing"
        raise SeedsError(
            f"Found {found} at {seeds}, expected a folder of newspaper pages ({SUFFIX}). Put the pages there."
        )
    files = tuple(sorted(p for p in seeds.rglob(f"*{SUFFIX}") if p.is_file() and not _hidden(p, seeds)))
    if not files:
        raise SeedsError(f"The folder {seeds} holds no page (no {SUFFIX} file). Put the newspaper pages there.")
    return files


def load_pages(seeds: Path) -> Iterator[Page | Unreadable]:
    """Read each page below the seeds folder; one that cannot be read is named and does not stop the others."""
    for path in page_files(seeds):
        source = _source(path, seeds)
        if source != path.relative_to(seeds).as_posix():
            yield Unreadable(source, "its name is not UTF-8; rename it")
            continue
        try:
            yield to_page(source, decoded(path.read_bytes()))
        except (OSError, ValueError) as error:
            yield Unreadable(source, str(error))


def to_page(source: str, text: str) -> Page:
    """Make a page of a text; any of the three line ends counts as one."""
    lines = tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    day, number = day_and_page(source)
    return Page(source, lines, day, number)


def decoded(data: bytes) -> str:
    """Decode a page's bytes; raise `ValueError` where they are in none of the known encodings."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise ValueError("it begins as UTF-16 text but does not go on so; save it as UTF-8") from None
    if b"\0" in data:
        raise ValueError("it holds zero bytes, so it is no text; expected UTF-8 or GB18030")
    text = data.removeprefix(BOM_UTF8)
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return text.decode("gb18030")
    except UnicodeDecodeError:
        raise ValueError("it is neither UTF-8 nor GB18030 text; save it as UTF-8") from None


def day_and_page(source: str) -> tuple[date | None, str | None]:
    """Read the issue date and the page number from a file's path; what it does not say is `None`."""
    match = DAY_AND_PAGE.search(source.removesuffix(SUFFIX))
    if not match:
        return None, None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None, None
    return day, match["page"]


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
