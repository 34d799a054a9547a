"""`python -m index`: builds the archive from the seeds, and says what is in it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from index.archive import VERSIONS, current_version
from index.bootstrap import embedder_identity, open_embedder
from index.building import build, is_current
from index.errors import WenbaoError
from index.manifest import read_manifest
from index.progress import TerminalProgress
from index.settings import Settings, read_settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 2 with one sentence on standard error."""
    options = _parser().parse_args(arguments)
    given = {name: getattr(options, name) for name in ("seeds", "archive", "models", "embedder")}
    try:
        settings = read_settings(os.environ, given=given)
        if options.command == "weights":
            print(open_embedder(settings, _say).identity)
        elif options.command == "status":
            _status(settings)
        else:
            _build(settings, only_if_changed=options.if_changed)
    except WenbaoError as error:
        _say(f"error: {error}")
        return 2
    except KeyboardInterrupt:
        _say("Stopped. The version in use is unchanged.")
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description=__doc__)
    parser.add_argument("--seeds", type=Path, help="folder of newspaper pages (default: seeds)")
    parser.add_argument("--archive", type=Path, help="folder of the archive (default: var/archive)")
    parser.add_argument("--models", type=Path, help="folder of the default model (default: var/models)")
    parser.add_argument("--embedder", help="a sentence-transformers name or folder in place of the default model")
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="build a new version of the archive from all pages")
    building.add_argument(
        "--if-changed", action="store_true", help="only where pages or embedder are not those of the version in use"
    )
    commands.add_parser("status", help="say what the version in use holds")
    commands.add_parser("weights", help="obtain the default model and stop")
    return parser


def _build(settings: Settings, *, only_if_changed: bool) -> None:
    if only_if_changed and is_current(settings.seeds, settings.archive, embedder_identity(settings)):
        _say(f"The archive in {settings.archive} is up to date.")
        return
    manifest = build(settings.seeds, settings.archive, open_embedder(settings, _say), TerminalProgress())
    read = len(manifest.pages) - len(manifest.unreadable)
    print(
        f"{manifest.version}: {read} pages, {manifest.articles} articles, {manifest.passages} passages in {settings.archive}"
    )


def _status(settings: Settings) -> None:
    manifest = read_manifest(settings.archive / VERSIONS / current_version(settings.archive))
    print(f"version   {manifest.version}, built {manifest.built_at}")
    print(f"embedder  {manifest.embedder}")
    print(f"holds     {len(manifest.pages)} pages, {manifest.articles} articles, {manifest.passages} passages")
    for source, reason in manifest.unreadable.items():
        print(f"left out  {source}: {reason}")


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
