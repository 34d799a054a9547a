"""The composition root: maps the settings to the classes of the service."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from index.archive import current_version
from index.bootstrap import default_model, embedder_identity, open_embedder
from index.building import build, is_current
from index.errors import ArchiveError, SeedsError, SettingsError
from index.pointing import is_rolled_back
from index.recipe import recipe
from qa.archive_in_use import ArchiveInUse
from qa.intake import Intake
from qa.page_files import PageFiles
from qa.phrasing.http_model import Address, HttpModel
from qa.phrasing.phrasing import ByModel, as_in_the_paper
from qa.rebuilding import Rebuilding
from qa.rule_reader import RuleReader
from qa.service import Service
from qa.tokens import Right, Tokens
from qa.trained.shipped import GRAPH
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.building import Progress
    from index.embedding.embedder import Embedder
    from index.settings import Settings
    from qa.reading import Reader
    from qa.reply import Reply

RULES = "rules"


def compose(settings: Settings, progress: Progress, *, by_any_code: bool = False) -> Service:
    """Return the service, building the archive first where it is missing or older than the pages, or made by other code.

    Where the pages cannot be read but an archive is there, it is served as it is, and that is said; so is one made
    `by_any_code`, for whoever calls `catch_up` then. Where there is neither, but pages may be taken in over HTTP, an empty
    archive is served, so that they can be.
    """
    phrase = open_phrasing(settings)
    embedder = open_embedder(settings, progress.note)
    words_of("预热")  # the dictionary loads at the first word: better now than under the first question
    try:
        if not is_current(settings.seeds, settings.archive, embedder_identity(settings), by_any_code=by_any_code):
            build(settings.seeds, settings.archive, embedder, progress)
    except SeedsError as error:
        if _has_archive(settings):
            progress.note(f"{error} Serving the archive as it is.")
        elif Tokens(settings.tokens).give(Right.REBUILD):
            progress.note(f"{error} Or drop them in at /desk.")
        else:
            raise
    reader = open_reader(settings, embedder, progress.note)
    return Service(ArchiveInUse(settings.archive, embedder.identity), embedder, reader, phrase)


def open_phrasing(settings: Settings) -> Callable[[Reply], Reply]:
    """Return what words the answers: the paper, or the model that the settings name; raise `SettingsError` where they are off."""
    url, name, key = (text.strip() for text in (settings.model_url, settings.model_name, settings.model_key))
    if not url:
        if name or key:
            raise SettingsError("model_name or model_key is set, but not model_url: say where the model answers.")
        return as_in_the_paper
    return ByModel(HttpModel(Address(url, name, settings.model_timeout_s, key)))


def open_reader(settings: Settings, embedder: Embedder, say: Callable[[str], None]) -> Reader:
    """Return the reader that the settings name; raise `SettingsError` where they name a folder that holds none."""
    if settings.reader == RULES:
        return RuleReader(embedder)
    from qa.trained.reader import TrainedReader  # noqa: PLC0415

    if not settings.reader:
        from qa.trained.onnx_network import OnnxNetwork  # noqa: PLC0415  loads onnxruntime

        return TrainedReader(OnnxNetwork(GRAPH, default_model(settings, say)))
    folder = Path(settings.reader)
    kind = _architecture(folder)
    if kind.endswith("ForQuestionAnswering"):
        from qa.trained.folder_network import FolderNetwork  # noqa: PLC0415  loads torch

        return TrainedReader(FolderNetwork(folder))
    if kind.endswith("ForSequenceClassification"):
        from qa.trained.reranking_reader import RerankingReader  # noqa: PLC0415  loads torch

        return RerankingReader(folder, RuleReader(embedder))
    raise SettingsError(
        f"The setting reader names {folder}, which holds a {kind}; expected `{RULES}`, or a folder with a question "
        "answering model (...ForQuestionAnswering) or a cross-encoder (...ForSequenceClassification)."
    )


def _architecture(folder: Path) -> str:
    try:
        return str(json.loads((folder / "config.json").read_text(encoding="utf-8"))["architectures"][0])
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise SettingsError(
            f"The setting reader names {folder}, where no config.json says which model it is ({error!r}). Expected "
            f"`{RULES}`, or the folder of a question answering model or a cross-encoder."
        ) from error


def compose_intake(settings: Settings, service: Service) -> Intake:
    """Return what takes in pages and rebuilds the archive of this service."""
    rebuilding = Rebuilding(settings.seeds, service.archive_in_use, service.embedder)
    return Intake(PageFiles(settings.seeds), rebuilding)


def catch_up(settings: Settings, service: Service, intake: Intake, progress: Progress) -> None:
    """Build the archive again in the background where other code made it; until then it answers as it is."""
    try:
        is_behind = service.archive.manifest.recipe != recipe() and not is_rolled_back(settings.archive)
        if is_behind:
            intake.rebuilding.start()
            progress.note("Another version of this program made the archive. It answers while it is built again.")
    except ArchiveError as error:
        progress.note(str(error))


def _has_archive(settings: Settings) -> bool:
    try:
        current_version(settings.archive)
    except ArchiveError:
        return False
    return True
