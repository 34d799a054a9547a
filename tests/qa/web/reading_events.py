"""Reads an event stream into its events."""

from __future__ import annotations

import json
from typing import Any


def events_in(text: str) -> list[tuple[str, Any]]:
    """Return (name, data) of each event."""
    assert text.endswith("\n\n")
    events = []
    for block in text[:-2].split("\n\n"):
        name, data = block.split("\n")
        assert name.startswith("event: ")
        assert data.startswith("data: ")
        events.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return events
