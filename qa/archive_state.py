"""What the archive is just now, as a JSON document: the version in use, those kept beside it, and the job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.archive import VERSIONS
from index.errors import ArchiveError, DamagedArchiveError
from index.manifest import read_manifest
from index.versions import kept_versions

if TYPE_CHECKING:
    from pathlib import Path

    from index.manifest import Manifest
    from qa.archive_in_use import ArchiveInUse
    from qa.archive_shapes import ArchiveState, Counts, JobDocument, VersionDocument
    from qa.job import Job


def archive_document(archive_in_use: ArchiveInUse, job: Job) -> ArchiveState:
    """Return the state as `GET /index` sends it; without an archive `version` is null and `error` says what to do."""
    try:
        manifest, error = archive_in_use.get().manifest, None
    except ArchiveError as refused:
        manifest, error = None, str(refused)
    in_use = manifest.version if manifest else None
    return {
        **_counts(manifest, error),
        "unreadable": [{"source": s, "reason": r} for s, r in sorted(manifest.unreadable.items())] if manifest else [],
        "versions": _version_documents(archive_in_use.folder, in_use),
        "job": job_document(job),
    }


def job_document(job: Job) -> JobDocument:
    """Return a job; what is not known (yet) is null."""
    return {
        "state": job.state.value,
        "step": job.step or None,
        "done": job.done,
        "total": job.total,
        "passages_per_second": job.passages_per_second,
        "seconds_left": job.seconds_left,
        "error": job.error or None,
        "version": job.version or None,
        "notes": list(job.notes),
    }


def _counts(manifest: Manifest | None, error: str | None) -> Counts:
    return {
        "version": manifest.version if manifest else None,
        "built_at": manifest.built_at if manifest else None,
        "pages": manifest.pages_read if manifest else None,
        "articles": manifest.articles if manifest else None,
        "passages": manifest.passages if manifest else None,
        "error": error,
    }


def _version_documents(archive: Path, in_use: str | None) -> list[VersionDocument]:
    """Return the kept versions, newest first; one that cannot be read is named with its error."""
    documents: list[VersionDocument] = []
    for name in reversed(kept_versions(archive)):
        folder = archive / VERSIONS / name
        try:
            counts = _counts(read_manifest(folder), None)
        except DamagedArchiveError as error:
            if not folder.is_dir():
                continue  # dropped meanwhile
            counts = {**_counts(None, str(error)), "version": name}
        documents.append({**counts, "in_use": name == in_use})
    return documents
