"""A service over seeds and an archive of a test's own, with a token, and an embedder that waits at a gate."""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from qa.access import Access
from qa.archive_in_use import ArchiveInUse
from qa.intake import Intake
from qa.page_files import PageFiles
from qa.rebuilding import Rebuilding
from qa.tokens import Tokens
from qa.web.app import create_app

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from flask import Flask
    from flask.testing import FlaskClient
    from numpy.typing import NDArray

    from index.embedding.embedder import Embedder
    from index.settings import Settings
    from qa.service import Service

TOKEN, READING_TOKEN = "wb_of-the-desk", "wb_of-a-reader"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
NEW_PAGE = "2023-05-21_A03.txt"
NEW_TEXT = """枫林路小学举行科技节

本报讯 5月20日，枫林路小学举行科技节，参加学生共有742人。校长何静说，科技节每年举办一次。
记者 李小明
"""
NEW_QUESTION = "枫林路小学科技节参加学生有多少人？"


@dataclass(frozen=True)
class GatedEmbedder:
    """Embeds passages as another embedder does, but only once its gate is open."""

    inner: Embedder
    gate: threading.Event = field(default_factory=threading.Event)

    @property
    def identity(self) -> str:
        return self.inner.identity

    @property
    def dimensions(self) -> int:
        return self.inner.dimensions

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        assert self.gate.wait(60)
        return self.inner.embed_passages(texts)

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.inner.embed_questions(texts)


@dataclass(frozen=True)
class Desk:
    """The application, a client of it, its folders, and the gate that its builds wait at."""

    settings: Settings
    app: Flask
    client: FlaskClient
    intake: Intake
    tokens: Tokens
    gate: threading.Event

    def rebuild(self) -> dict[str, Any]:
        """Rebuild and return the state after it."""
        response = self.client.post("/index/rebuild", headers=BEARER)
        assert response.status_code == 202, response.text
        for job in self.intake.rebuilding.follow():
            last = job.state.value
        assert last != "running"
        return self.state()

    def state(self) -> dict[str, Any]:
        """What `GET /index` says."""
        document: dict[str, Any] = self.client.get("/index").get_json()
        return document

    def put(self, name: str, data: bytes, **headers: str) -> int:
        """Put a page in and return the status."""
        return self.client.put(f"/index/pages/{name}", data=data, headers=BEARER | headers).status_code

    def answer(self, question: str) -> str | None:
        """The answer to a question, which must not be refused."""
        response = self.client.post("/ask", json={"question": question})
        assert response.status_code == 200, response.text
        answer: str | None = response.get_json()["answer"]
        return answer


def tokens_in(folder: Path) -> Tokens:
    """The tokens of a reader and of who may rebuild."""
    made = [("reader", "read", READING_TOKEN), ("desk", "rebuild", TOKEN)]
    said = [
        {"name": name, "may": may, "sha256": hashlib.sha256(secret.encode()).hexdigest(), "made_at": "2026-01-01"}
        for name, may, secret in made
    ]
    file = folder / "tokens.json"
    file.write_text(json.dumps({"tokens": said}), encoding="utf-8")
    return Tokens(file)


def desk_over(settings: Settings, service: Service, access: Access | None = None) -> Desk:
    """A desk over these folders, which whoever has `TOKEN` may rebuild; the gate is open."""
    over = replace(service, archive_in_use=ArchiveInUse(settings.archive, service.embedder.identity))
    gated = GatedEmbedder(service.embedder)
    gated.gate.set()
    rebuilding = Rebuilding(settings.seeds, over.archive_in_use, gated)
    intake = Intake(PageFiles(settings.seeds), rebuilding)
    access = access or Access(tokens_in(settings.archive.parent))
    app = create_app(over, intake, access)
    return Desk(settings, app, app.test_client(), intake, access.tokens, gated.gate)
