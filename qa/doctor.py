"""`python -m qa doctor`: looks at everything that serving needs, changes nothing, and says what is wrong and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.bootstrap import embedder_identity
from index.errors import OtherEmbedderError, WeightsError, WenbaoError
from index.hashing import sha256_of
from index.terms import terms_of
from index.versions import verify
from index.weights.model_folder import MODEL_NAME, SERVED, check
from qa.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.settings import Settings

SENTENCE = "郑州高新区GDP同比增长9.6%"
TERMS = {"郑州", "高新", "增长", "gdp", "9.6%"}
WORDS = {"郑州", "增长"}
OBTAIN = "Run `python -m index weights` where there is a network, or copy the folder from another machine."


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of looking at one thing; `said` is what was found, and where it is wrong also what to do."""

    name: str
    is_ok: bool
    said: str

    @property
    def line(self) -> str:
        """The finding as one line."""
        return f"{'ok' if self.is_ok else 'wrong':5}  {self.name:9}  {' '.join(self.said.split())}"


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Return what was found of each thing, in the order in which serving needs them."""
    looks = {
        "weights": weights,
        "reader": reader,
        "downloads": downloads,
        "archive": archive,
        "terms": terms,
        "model": model,
        "port": port,
        "access": access,
    }
    return tuple(_finding(name, look, settings) for name, look in looks.items())


def weights(settings: Settings) -> str:
    """Say that the embedder's files are whole, by their hashes; raise `WenbaoError` where they are not."""
    if settings.embedder:
        return f"the setting embedder names {settings.embedder}; its files carry no hashes to check"
    folder = settings.models / MODEL_NAME
    try:
        check(folder)
    except WeightsError as error:
        raise WeightsError(f"{error} {OBTAIN}") from error
    return f"{len(SERVED)} files in {folder} have the hashes they were made with"


def reader(settings: Settings) -> str:
    """Say that the reader can be loaded; raise `WenbaoError` where it cannot."""
    from qa.bootstrap import RULES  # noqa: PLC0415  heavy, and only needed here
    from qa.trained.shipped import GRAPH  # noqa: PLC0415

    if settings.reader == RULES:
        return "the rules need no weights"
    if settings.reader:
        if not (Path(settings.reader) / "config.json").is_file():
            raise WeightsError(f"The setting reader names {settings.reader}, which holds no model. Name its folder.")
        return f"the setting reader names the folder {settings.reader}; its files carry no hashes to check"
    if not GRAPH.is_file():
        raise WeightsError(f"{GRAPH} is missing. Restore it from the project, or set reader to `{RULES}`.")
    weights(settings)  # it reads with the vocabulary of the default model
    _load_reader(GRAPH, settings.models / MODEL_NAME)
    return f"{GRAPH.name} loads; its SHA-256 begins with {sha256_of(GRAPH)[:16]}"


def downloads(settings: Settings) -> str:
    """Say that everything is on this machine; raise `WenbaoError` naming what would be fetched."""
    named = {"embedder": settings.embedder, "reader": settings.reader if settings.reader != "rules" else ""}
    for setting, value in named.items():
        if value and not Path(value).is_dir():
            raise WeightsError(
                f"The setting {setting} is {value!r}, which is no folder here, so it would be fetched from a model "
                "hub. Put the model into a folder of this machine and name that."
            )
    folder = settings.models / MODEL_NAME
    if not settings.embedder and not folder.is_dir():
        raise WeightsError(f"{folder} is missing, so serving would fetch the weights. {OBTAIN}")
    return "nothing would be fetched"


def archive(settings: Settings) -> str:
    """Say which version is in use once it is verified; raise `WenbaoError` where it cannot be used."""
    manifest = verify(settings.archive)
    wanted = embedder_identity(settings)
    if manifest.embedder != wanted:
        raise OtherEmbedderError(
            f"The version {manifest.version} was built with the embedder {manifest.embedder}, and {wanted} is in use. "
            "Run `python -m index build`, or set the embedder back."
        )
    return f"version {manifest.version} is whole: {manifest.articles} articles, {manifest.passages} passages"


def terms(_: Settings) -> str:
    """Say that Chinese is cut into terms and words; raise `WenbaoError` where it is not."""
    missing = sorted((TERMS - set(terms_of(SENTENCE))) | (WORDS - {word.text for word in words_of(SENTENCE)}))
    if missing:
        raise WenbaoError(
            f"{SENTENCE} is cut without {', '.join(missing)}. Install the packages again: pip install -r requirements.txt."
        )
    return f"{SENTENCE} is cut as it should be"


def model(settings: Settings) -> str:
    """Say who words the answers; raise `WenbaoError` where a language model is named that cannot be asked."""
    from qa.bootstrap import open_phrasing  # noqa: PLC0415

    open_phrasing(settings)
    if not settings.model_url:
        return "none: answers are in the paper's words, and nothing leaves this machine"
    return f"{settings.model_name} words the answers: each question and its cited lines go to {settings.model_url}"


def port(settings: Settings) -> str:
    """Say that the address can be served on; raise `WenbaoError` where it is taken or none."""
    from qa.web.serving import listen  # noqa: PLC0415  loads the server

    listen(settings.host, settings.port).socket.close()
    return f"{settings.host}:{settings.port} is free"


def access(settings: Settings) -> str:
    """Say who may come in; raise `WenbaoError` where the settings are off, or would serve a network to nobody."""
    from qa.access import access_of  # noqa: PLC0415

    found = access_of(settings)
    who = "everyone who reaches the address" if found.is_open else "who has a token"
    names = ", ".join(f"{token.name} ({token.right.word})" for token in found.tokens.all()) or "none"
    return f"{who} may read; tokens: {names}"


def _finding(name: str, look: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(name, is_ok=True, said=look(settings))
    except WenbaoError as error:
        return Finding(name, is_ok=False, said=str(error))


def _load_reader(graph: Path, model: Path) -> None:
    from qa.trained.onnx_network import OnnxNetwork  # noqa: PLC0415  loads onnxruntime

    try:
        OnnxNetwork(graph, model)
    except Exception as error:  # onnxruntime raises kinds of its own
        raise WeightsError(f"{graph} cannot be loaded ({error}). Restore it from the project.") from error
