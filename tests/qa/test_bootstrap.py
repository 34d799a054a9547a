"""From settings to a service and its intake."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.errors import NoArchiveError, SeedsError
from qa.bootstrap import compose, compose_intake
from tests.conftest import QuietProgress

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.embedder import Embedder
    from index.settings import Settings

WORD = "any"


@pytest.fixture
def nothing(settings: Settings, embedder: Embedder, tmp_path: Path) -> Settings:
    """Settings that name neither pages nor an archive."""
    assert embedder.dimensions  # by now the model is there
    return replace(settings, seeds=tmp_path / "seeds", archive=tmp_path / "archive")


def test_without_pages_and_archive_there_is_no_service(nothing: Settings) -> None:
    for token in ("", "  "):
        with pytest.raises(SeedsError, match="Put the pages there"):
            compose(replace(nothing, rebuild_token=token), QuietProgress())


def test_where_pages_can_be_taken_in_an_empty_archive_is_served_and_the_desk_named(nothing: Settings) -> None:
    progress = QuietProgress()
    service = compose(replace(nothing, rebuild_token=WORD), progress)
    with pytest.raises(NoArchiveError):
        _ = service.archive
    assert "/desk" in progress.notes[-1]


def test_the_intake_is_open_where_there_is_a_token(copied: Settings) -> None:
    service = compose(copied, QuietProgress())
    assert not compose_intake(copied, service).is_open
    assert compose_intake(replace(copied, rebuild_token=f" {WORD} "), service).token == WORD
