"""Gives a day to pages that state none, by a sidecar beside each, so that every later build reads the same."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SeedsError
from index.loading import load_pages
from index.sidecar import SUFFIX, fields_in, own_sidecar
from index.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


def give_day(day: date, seeds: Path, only: Collection[str]) -> tuple[str, ...]:
    """Write the day into the sidecar of each of these page files that holds an undated page; return their sources.

    A file that cannot be read, or whose sidecar is wrong, is left as it is: the build names it. Raises `SeedsError`
    where a sidecar cannot be written.
    """
    given = []
    for source, held in load_pages(seeds, only):
        sidecar = own_sidecar(seeds / source)
        wrong = {one.source for one in held if isinstance(one, Unreadable)}
        undated = any(not isinstance(one, Unreadable) and one.issue_date is None for one in held)
        if undated and f"{source}{SUFFIX}" not in wrong:
            _write(sidecar, day)
            given.append(source)
    return tuple(given)


def _write(sidecar: Path, day: date) -> None:
    """Put the day among the fields of a sidecar, which is written whole or not at all."""
    try:
        fields = fields_in(sidecar.read_bytes()) if sidecar.is_file() else {}
        text = json.dumps({**fields, "date": day.isoformat()}, ensure_ascii=False)
        descriptor, fresh = tempfile.mkstemp(prefix=".sidecar-", dir=sidecar.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(f"{text}\n")
            Path(fresh).chmod(0o644)
            Path(fresh).replace(sidecar)
        finally:
            Path(fresh).unlink(missing_ok=True)
    except OSError as error:
        raise SeedsError(
            f"The day could not be written to {sidecar}: {error}. Make the folder writable, or put the day into the "
            "names of the files."
        ) from error
