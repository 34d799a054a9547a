"""ZIP: pages of the other formats in one file, each cited as `<zip>/<member>`. Nothing of it is written to disk."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from index.dating import SUFFIX
from index.formats.unzipping import member, opened
from index.imprint import UNKNOWN, Imprint
from index.naming_pages import imprint_of_name
from index.sidecar import OF_FOLDER, imprint_in
from index.sidecar import SUFFIX as SIDECAR
from index.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from zipfile import ZipFile, ZipInfo

    from index.page import Page
    from index.story import Story

    Reader = Callable[[str, bytes, date | None, str | None], Iterator[Page | Story | Unreadable]]

_MOST_PAGES = 5_000
_LARGEST = 256 * 1024 * 1024  # bytes of all pages unpacked
_RATIO, _FREE = 200, 1024 * 1024  # a member of more bytes than these unpacks to at most so many times its size
_UTF_8_NAME = 0x800
_NAMED = 5  # where no member can be read, so many are named
_ZIP = ".zip"
_LARGEST_SIDECAR = 64 * 1024  # bytes


def zip_reader(page_readers: Mapping[str, Reader], scan_readers: Mapping[str, Reader]) -> Reader:
    """Return a reader of ZIPs whose members are read by these readers, by suffix; members of no format are passed over.

    Pictures beside pages of other formats illustrate them: only where all pages are pictures are they read.
    A member that cannot be read is named among the others. The reader raises `ValueError`, and takes nothing, where
    none can be, where one plays a trick, or where the ZIP is more than is taken.
    """
    readers = {**page_readers, **scan_readers}

    def read_zip(
        source: str, data: bytes, day: date | None, page_number: str | None
    ) -> Iterator[Page | Story | Unreadable]:
        wrong: list[Unreadable] = []
        wrong_sidecars: dict[str, Unreadable] = {}
        with opened(data) as archive:
            members = _members(archive)
            pages = _pages(members, frozenset((*page_readers, _ZIP)), frozenset(scan_readers))
            of_zip = Imprint(day, page_number if len(pages) == 1 else None)
            for name, info in pages:
                beside, off = _stated_beside(archive, members, source, name)
                wrong_sidecars.update((one.source, one) for one in off)
                stated = beside.or_else(imprint_of_name(f"{SUFFIX.sub('', source)}/{name}")).or_else(of_zip)
                try:
                    if _suffix(name) == _ZIP:
                        raise ValueError("it is a ZIP inside a ZIP; unpack that one first")  # noqa: TRY301  told like the others
                    # All of a member or nothing: a file that ends in a fault may be another one's beginning.
                    content = member(archive, info, _LARGEST)
                    read = readers[_suffix(name)](f"{source}/{name}", content, stated.issue_date, stated.page_number)
                    held = [_completed(one, stated) for one in read]
                except ValueError as error:
                    wrong.append(Unreadable(f"{source}/{name}", str(error)))
                else:
                    yield from held
        if len(wrong) == len(pages):
            raise ValueError(_all_wrong(source, wrong))
        yield from (*wrong, *wrong_sidecars.values())

    return read_zip


def _stated_beside(
    archive: ZipFile, members: Mapping[str, ZipInfo], source: str, name: str
) -> tuple[Imprint, list[Unreadable]]:
    """Return what the sidecars of a member state, its own before its folder's, and those that are wrong."""
    stated, wrong = UNKNOWN, []
    for path in (f"{name}{SIDECAR}", str(PurePosixPath(name).with_name(OF_FOLDER))):
        if path in members:
            try:
                stated = stated.or_else(imprint_in(member(archive, members[path], _LARGEST_SIDECAR)))
            except ValueError as error:
                wrong.append(Unreadable(f"{source}/{path}", f"as a sidecar of a page {error}"))
    return stated, wrong


def _completed(one: Page | Story | Unreadable, stated: Imprint) -> Page | Story | Unreadable:
    """Add what the reader did not find and is stated beside: the paper and the number of the issue."""
    if isinstance(one, Unreadable):
        return one
    return replace(one, paper=one.paper or stated.paper, issue_number=one.issue_number or stated.issue_number)


def _all_wrong(source: str, wrong: Sequence[Unreadable]) -> str:
    told = "; ".join(f"{one.source.removeprefix(source)[1:]}: {one.reason}" for one in wrong[:_NAMED])
    more = f"; and {len(wrong) - _NAMED} more" if len(wrong) > _NAMED else ""
    return f"none of its {len(wrong)} pages can be read: {told}{more}"


def _members(archive: ZipFile) -> dict[str, ZipInfo]:
    """Return the members that are no folder and not hidden; raise `ValueError` where one plays a trick."""
    members: dict[str, ZipInfo] = {}
    for info in archive.infolist():
        name = _name(info)
        _check(name, info)
        if info.is_dir() or any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts):
            continue
        if name in members:
            raise ValueError(f"it holds {name} twice")
        members[name] = info
    return members


def _pages(
    members: Mapping[str, ZipInfo], of_text: frozenset[str], of_scans: frozenset[str]
) -> list[tuple[str, ZipInfo]]:
    """Return the pages by name in order; raise `ValueError` where there is none or all are too many."""
    pages = {name: info for name, info in members.items() if _suffix(name) in of_text | of_scans}
    if not pages:
        raise ValueError(f"it holds no page ({', '.join(sorted(of_text - {_ZIP} | of_scans))})")
    if any(_suffix(name) in of_text - {_ZIP} for name in pages):
        pages = {name: info for name, info in pages.items() if _suffix(name) in of_text}
    if len(pages) > _MOST_PAGES:
        raise ValueError(f"it holds {len(pages):,} pages; at most {_MOST_PAGES:,} are taken")
    size = sum(info.file_size for info in pages.values())
    if size > _LARGEST:
        raise ValueError(f"its pages unpack to {size:,} bytes; at most {_LARGEST:,} are taken")
    return sorted(pages.items())


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _name(info: ZipInfo) -> str:
    """Return a member's path; a name that is not marked as UTF-8 is that or GBK, as Chinese Windows writes it."""
    name = info.orig_filename.split("\0")[0]
    if not info.flag_bits & _UTF_8_NAME:
        written = name.encode("cp437", "replace")
        for codec in ("utf-8", "gb18030"):
            try:
                name = written.decode(codec)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _check(name: str, info: ZipInfo) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or name[1:2] == ":":
        raise ValueError(f"its member {name!r} points outside the ZIP")
    if not name.isprintable() or not path.parts:
        raise ValueError(f"its member {name!r} has no readable name")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ValueError(f"its member {name!r} is a link, not a page")
    if info.file_size > max(_FREE, _RATIO * info.compress_size):
        raise ValueError(f"its member {name!r} unpacks to {info.file_size:,} bytes from {info.compress_size:,}: a bomb")
