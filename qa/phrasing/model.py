"""The seam to a language model: instructions and a message in, words out, or the reason why there are none."""

from __future__ import annotations

from typing import Protocol


class ModelError(Exception):
    """The language model gave no words, and why; the message holds nothing of what was asked, sent or received."""


class Model(Protocol):
    """A language model."""

    def write(self, system: str, user: str) -> str:
        """Return what the model writes; raise `ModelError` where it writes nothing in time."""
