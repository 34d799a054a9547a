"""The names that pages may come in under: safe to write on every system, with a suffix that there is a reader for."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from index.errors import PageFormatError, PageNameError
from index.loading import READERS
from index.sidecar import OF_FOLDER, SUFFIX

LONGEST_PART = 200  # bytes; most file systems take 255
DEEPEST = 8
NO_FILE_NAME = re.compile(r'[\\:*?"<>|]')
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def is_sidecar(name: str) -> bool:
    """Tell whether a name is that of a sidecar: of a page file's, or of a folder's."""
    file = PurePosixPath(name).name
    of_page = PurePosixPath(file.removesuffix(SUFFIX)).suffix.lower() in READERS
    return file == OF_FOLDER or (file.endswith(SUFFIX) and of_page)


def check_suffix(name: str) -> None:
    """Raise `PageFormatError` where a name is neither a page's that there is a reader for, nor a sidecar's."""
    if is_sidecar(name):
        return
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in READERS:
        known = ", ".join(READERS)
        raise PageFormatError(f"The name {shown(name)} ends with {suffix or 'no suffix'}; known are {known}.")


def check_name(name: str) -> None:
    """Raise `PageNameError` unless each part of a page's path is a plain, visible file name on every system."""
    parts = name.split("/")
    off = "it has too many folders" if len(parts) > DEEPEST else next(filter(None, map(_off, parts)), "")
    if off:
        raise PageNameError(f"The name {shown(name)} cannot be used: {off}. Rename the file.")


def shown(name: str) -> str:
    """Return a name as a message may hold it, whatever is in it."""
    return repr(name[:80].encode("utf-8", "replace").decode())


def _off(part: str) -> str:
    """Say what is off with one part of a path; nothing where nothing is."""
    if not part or part != part.strip(" ") or part.endswith("."):
        return "a part of it is empty, or begins or ends with a space or a dot"
    if part.startswith("."):
        return "a part of it begins with a dot"
    if "\ufffd" in part or any(unicodedata.category(c)[0] == "C" or unicodedata.category(c) in "ZlZp" for c in part):
        return "it holds a character that cannot be seen"
    if NO_FILE_NAME.search(part):
        return r'it holds one of \ : * ? " < > |'
    if DEVICE.match(part):
        return "it is the name of a device on Windows"
    return f"a part of it is longer than {LONGEST_PART} bytes" if len(part.encode()) > LONGEST_PART else ""
