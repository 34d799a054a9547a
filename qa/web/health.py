"""`/healthz`: the process lives. `/readyz`: it can answer questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify

from qa.web.metrics import age_s

if TYPE_CHECKING:
    from qa.service import Service


def health_blueprint(service: Service) -> Blueprint:
    """Return the blueprint of the two."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def healthz() -> Response:
        return jsonify({"status": "ok"})

    @blueprint.get("/readyz")
    def readyz() -> Response:
        manifest = service.archive.manifest
        counts = {"pages": manifest.pages_read, "articles": manifest.articles, "passages": manifest.passages}
        built = {"index_version": manifest.version, "built_at": manifest.built_at, "age_s": age_s(manifest.built_at)}
        return jsonify({"status": "ready", **built, **counts})

    return blueprint
