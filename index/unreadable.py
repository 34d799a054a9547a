"""Something that could not be read: a page file, a member of a ZIP. It stops nothing else, and is named with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What could not be read, by its source, and why; the reason begins in the middle of a sentence."""

    source: str
    reason: str
