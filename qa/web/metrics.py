"""`/metrics`: what the service did and which archive it answers from, in the text format of Prometheus."""

from __future__ import annotations

from datetime import datetime, timezone
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from index.errors import ArchiveError
from qa.reply import Answer
from qa.web.operation import Operation, Sent, described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.reply import Reply
    from qa.service import Service

MEASURES = Operation(
    "What the service did, for Prometheus",
    {HTTPStatus.OK: Sent("the metrics", {CONTENT_TYPE_LATEST.partition(";")[0]: "the text format of Prometheus"})},
)
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The counts of one application, in a registry of its own."""

    def __init__(self, service: Service) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_ArchiveGauges(service))
        self._requests = Counter(
            "wenbao_requests", "Requests answered, by door and status.", ("door", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "wenbao_request_seconds",
            "From a request to the last byte of its response.",
            ("door",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._replies = Counter(
            "wenbao_replies",
            "Questions read to their end: answered or no_answer.",
            ("outcome",),
            registry=self._registry,
        )
        self._steps = Histogram(
            "wenbao_step_seconds",
            "Of a question: to find its passages (find), and to read and word the answer (read).",
            ("step",),
            buckets=SECONDS,
            registry=self._registry,
        )
        for outcome in ("answered", "no_answer"):
            self._replies.labels(outcome)  # so that both are there from the first scrape on

    def request(self, door: str, status: int, seconds: float) -> None:
        """Count a request; a door is the rule of an address, so that there are few."""
        self._requests.labels(door, str(status)).inc()
        self._seconds.labels(door).observe(seconds)

    def reply(self, reply: Reply) -> None:
        """Count a reply as answered or refused, and how long its steps took."""
        self._steps.labels("find").observe(reply.found_ms / 1000)
        self._steps.labels("read").observe((reply.took_ms - reply.found_ms) / 1000)
        self._replies.labels("answered" if isinstance(reply.outcome, Answer) else "no_answer").inc()

    def text(self) -> bytes:
        """Return all of it as Prometheus reads it."""
        return generate_latest(self._registry)


class _ArchiveGauges(Collector):
    """What is said of the archive at the moment of the scrape."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            manifest = self._service.archive.manifest
        except ArchiveError:
            yield GaugeMetricFamily("wenbao_index_ready", "Whether there is an archive to answer from.", 0)
            return
        yield GaugeMetricFamily("wenbao_index_ready", "Whether there is an archive to answer from.", 1)
        info = GaugeMetricFamily("wenbao_index_info", "The version in use, as a label.", labels=("version",))
        info.add_metric((manifest.version,), 1)
        yield info
        yield GaugeMetricFamily("wenbao_index_age_seconds", "Since the version was built.", age_s(manifest.built_at))
        yield GaugeMetricFamily("wenbao_index_articles", "Articles in the version.", manifest.articles)
        yield GaugeMetricFamily("wenbao_index_passages", "Passages in the version.", manifest.passages)


def metrics_blueprint(metrics: Metrics) -> Blueprint:
    """Return the blueprint of `/metrics`."""
    blueprint = Blueprint("metrics", __name__)

    @blueprint.get("/metrics")
    @described(get=MEASURES)
    def show() -> Response:
        return Response(metrics.text(), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def age_s(built_at: str) -> float:
    """Return the seconds since a moment in ISO 8601, never fewer than none."""
    built = datetime.fromisoformat(built_at.replace("Z", "+00:00"))
    since = datetime.now(timezone.utc) - (built if built.tzinfo else built.replace(tzinfo=timezone.utc))
    return max(0.0, round(since.total_seconds(), 1))
