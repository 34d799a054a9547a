"""ZIP: pages of the other formats in one file, each cited as `<zip>/<member>`. Nothing of it is written to disk."""

from __future__ import annotations

import stat
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from index.dating import SUFFIX, day_and_page
from index.formats.unzipping import member, opened
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
        with opened(data) as archive:
            pages = _pages(archive, frozenset((*page_readers, _ZIP)), frozenset(scan_readers))
            for name, info in pages:
                said_day, said_number = day_and_page(f"{SUFFIX.sub('', source)}/{name}")
                number = said_number or (page_number if len(pages) == 1 else None)
                try:
                    if _suffix(name) == _ZIP:
                        raise ValueError("it is a ZIP inside a ZIP; unpack that one first")  # noqa: TRY301  told like the others
                    # All of a member or nothing: a file that ends in a fault may be another one's beginning.
                    content = member(archive, info, _LARGEST)
                    held = list(readers[_suffix(name)](f"{source}/{name}", content, said_day or day, number))
                except ValueError as error:
                    wrong.append(Unreadable(f"{source}/{name}", str(error)))
                else:
                    yield from held
        if len(wrong) == len(pages):
            raise ValueError(_all_wrong(source, wrong))
        yield from wrong

    return read_zip


def _all_wrong(source: str, wrong: Sequence[Unreadable]) -> str:
    told = "; ".join(f"{one.source.removeprefix(source)[1:]}: {one.reason}" for one in wrong[:_NAMED])
    more = f"; and {len(wrong) - _NAMED} more" if len(wrong) > _NAMED else ""
    return f"none of its {len(wrong)} pages can be read: {told}{more}"


def _pages(archive: ZipFile, of_text: frozenset[str], of_scans: frozenset[str]) -> list[tuple[str, ZipInfo]]:
    """Return the pages by name in order; raise `ValueError` where a member plays a trick or all are too many."""
    pages: dict[str, ZipInfo] = {}
    for info in archive.infolist():
        name = _name(info)
        _check(name, info)
        path = PurePosixPath(name)
        if info.is_dir() or any(part.startswith((".", "__MACOSX")) for part in path.parts):
            continue
        if _suffix(name) in of_text | of_scans:
            if name in pages:
                raise ValueError(f"it holds {name} twice")
            pages[name] = info
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
