"""The composition root: maps the settings to the classes of the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.archive import current_version
from index.bootstrap import embedder_identity, open_embedder
from index.building import build, is_current
from index.errors import ArchiveError, SeedsError
from qa.archive_in_use import ArchiveInUse
from qa.intake import Intake
from qa.page_files import PageFiles
from qa.rebuilding import Rebuilding
from qa.rule_reader import RuleReader
from qa.service import Service
from qa.words import words_of

if TYPE_CHECKING:
    from index.building import Progress
    from index.settings import Settings


def compose(settings: Settings, progress: Progress) -> Service:
    """Return the service, building the archive first where it is missing or older than the pages.

    Where the pages cannot be read but an archive is there, it is served as it is, and that is said. Where there is
    neither, but pages may be taken in over HTTP, an empty archive is served, so that they can be.
    """
    embedder = open_embedder(settings, progress.note)
    words_of("预热")  # the dictionary loads at the first word: better now than under the first question
    try:
        if not is_current(settings.seeds, settings.archive, embedder_identity(settings)):
            build(settings.seeds, settings.archive, embedder, progress)
    except SeedsError as error:
        if _has_archive(settings):
            progress.note(f"{error} Serving the archive as it is.")
        elif settings.rebuild_token.strip():
            progress.note(f"{error} Or drop them in at /desk.")
        else:
            raise
    return Service(ArchiveInUse(settings.archive, embedder.identity), embedder, RuleReader(embedder))


def compose_intake(settings: Settings, service: Service) -> Intake:
    """Return what takes in pages and rebuilds the archive of this service."""
    rebuilding = Rebuilding(settings.seeds, service.archive_in_use, service.embedder)
    return Intake(PageFiles(settings.seeds), rebuilding, settings.rebuild_token.strip())


def _has_archive(settings: Settings) -> bool:
    try:
        current_version(settings.archive)
    except ArchiveError:
        return False
    return True
