"""Takes members out of a ZIP in memory, within limits: what a member says of itself is not believed."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from lzma import LZMAError

_LARGEST = 256 * 1024 * 1024  # bytes of a ZIP
_MOST_ENTRIES = 200_000  # also those of the .docx inside
_ENTRY = b"PK\x01\x02"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    IndexError,
    struct.error,
)


def opened(data: bytes) -> zipfile.ZipFile:
    """Open a ZIP; raise `ValueError` where it is none or too big."""
    if len(data) > _LARGEST:
        raise ValueError(f"it has {len(data):,} bytes; a ZIP has at most {_LARGEST:,}")
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise ValueError(f"it has more than {_MOST_ENTRIES:,} members")
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (*_BROKEN, NotImplementedError) as error:
        raise ValueError(f"it is no whole ZIP ({error})") from None


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Return what a member holds; raise `ValueError` where that is more than `limit` bytes, locked or damaged."""
    if info.flag_bits & 1:
        raise ValueError("it is locked with a password; save it without one")
    if info.file_size > limit:
        raise ValueError(f"it unpacks to {info.file_size:,} bytes; at most {limit:,} are taken")
    try:
        with archive.open(info) as file:
            held = file.read(limit + 1)
    except (NotImplementedError, RuntimeError) as error:
        raise ValueError(f"it is packed in a way that is not known ({error})") from None
    except _BROKEN as error:
        raise ValueError(f"it is damaged ({error})") from None
    if len(held) > limit:
        raise ValueError(f"it unpacks to more than {limit:,} bytes")
    return held
