"""From settings to a service and its intake."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.errors import NoArchiveError, SeedsError
from qa.bootstrap import compose
from qa.tokens import Right, Tokens
from tests.conftest import QuietProgress

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.embedder import Embedder
    from index.settings import Settings


@pytest.fixture
def nothing(settings: Settings, embedder: Embedder, tmp_path: Path) -> Settings:
    """Settings that name neither pages nor an archive."""
    assert embedder.dimensions  # by now the model is there
    return replace(settings, seeds=tmp_path / "seeds", archive=tmp_path / "archive")


def test_without_pages_and_archive_there_is_no_service(nothing: Settings) -> None:
    with pytest.raises(SeedsError, match="Put the pages there"):
        compose(nothing, QuietProgress())


def test_where_pages_can_be_taken_in_an_empty_archive_is_served_and_the_desk_named(
    nothing: Settings, tmp_path: Path
) -> None:
    Tokens(tmp_path / "tokens.json").add("desk", Right.REBUILD)
    progress = QuietProgress()
    service = compose(replace(nothing, tokens=tmp_path / "tokens.json"), progress)
    with pytest.raises(NoArchiveError):
        _ = service.archive
    assert "/desk" in progress.notes[-1]
