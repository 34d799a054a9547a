"""From settings to a service and its intake."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.archive import VERSIONS, current_version
from index.errors import NoArchiveError, SeedsError
from index.loading import fingerprint
from index.manifest import Manifest, read_manifest, write_manifest
from index.recipe import recipe
from index.versions import roll_back
from qa.bootstrap import catch_up, compose, compose_intake
from qa.job import State
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


def test_an_archive_that_other_code_made_answers_while_it_is_built_again(copied: Settings) -> None:
    before = made_by_other_code(copied.archive)
    progress = QuietProgress()
    service = compose(copied, progress, by_any_code=True)
    assert service.archive.manifest == before
    intake = compose_intake(copied, service)
    catch_up(copied, service, intake, progress)
    assert "Another version of this program" in progress.notes[-1]
    *_, job = intake.rebuilding.follow()
    assert job.state is State.DONE
    assert service.archive.manifest.recipe == recipe()
    catch_up(copied, service, intake, progress)
    assert intake.rebuilding.job == job


def test_one_that_somebody_went_back_to_stays_whoever_made_it(copied: Settings) -> None:
    before = made_by_other_code(copied.archive)
    roll_back(copied.archive, fingerprint(copied.seeds), before.embedder, before.version)
    service = compose(copied, QuietProgress(), by_any_code=True)
    intake = compose_intake(copied, service)
    catch_up(copied, service, intake, QuietProgress())
    assert intake.rebuilding.job.state is State.NONE
    assert service.archive.manifest == before


def test_for_a_single_question_it_is_built_again_first(copied: Settings) -> None:
    made_by_other_code(copied.archive)
    assert compose(copied, QuietProgress()).archive.manifest.recipe == recipe()


def made_by_other_code(archive: Path) -> Manifest:
    """Have the version in use say that other code made it; return its manifest."""
    folder = archive / VERSIONS / current_version(archive)
    write_manifest(replace(read_manifest(folder), recipe="of another day"), folder)
    return read_manifest(folder)
