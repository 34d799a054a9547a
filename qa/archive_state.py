"""What the archive is just now, as a JSON document: the version in use, those kept beside it, and the job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.archive import VERSIONS
from index.errors import ArchiveError, DamagedArchiveError
from index.manifest import read_manifest
from index.versions import kept_versions

if TYPE_CHECKING:
    from pathlib import Path

    from index.manifest import Manifest
    from qa.archive_in_use import ArchiveInUse
    from qa.job import Job


def archive_document(archive_in_use: ArchiveInUse, job: Job) -> dict[str, Any]:
    """Return the state as `GET /index` sends it; without an archive `version` is null and `error` says what to do."""
    try:
        manifest, error = archive_in_use.get().manifest, None
    except ArchiveError as refused:
        manifest, error = None, str(refused)
    in_use = manifest.version if manifest else None
    return {
        **(_manifest_document(manifest) if manifest else dict.fromkeys(_FIELDS)),
        "error": error,
        "unreadable": [{"source": s, "reason": r} for s, r in sorted(manifest.unreadable.items())] if manifest else [],
        "versions": _version_documents(archive_in_use.folder, in_use),
        "job": job_document(job),
    }


def job_document(job: Job) -> dict[str, Any]:
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


_FIELDS = ("version", "built_at", "pages", "articles", "passages")


def _manifest_document(manifest: Manifest) -> dict[str, Any]:
    values = (manifest.version, manifest.built_at, manifest.pages_read, manifest.articles, manifest.passages)
    return dict(zip(_FIELDS, values, strict=True))


def _version_documents(archive: Path, in_use: str | None) -> list[dict[str, Any]]:
    """Return the kept versions, newest first; one that cannot be read is named with its error."""
    documents = []
    for name in reversed(kept_versions(archive)):
        folder = archive / VERSIONS / name
        try:
            document = {**_manifest_document(read_manifest(folder)), "error": None}
        except DamagedArchiveError as error:
            if not folder.is_dir():
                continue  # dropped meanwhile
            document = {**dict.fromkeys(_FIELDS), "version": name, "error": str(error)}
        documents.append({**document, "in_use": name == in_use})
    return documents
