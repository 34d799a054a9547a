"""`python -m index`: builds the archive from the seeds, says what is in it, and goes back where a build was a mistake."""

from __future__ import annotations

import argparse
import os
import sys
from functools import cache
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from index.archive import VERSIONS
from index.bootstrap import embedder_identity, open_embedder
from index.building import build, is_current
from index.dating import iso_day
from index.errors import ArchiveError, SeedsError, WenbaoError
from index.giving_dates import give_day
from index.loading import fingerprint
from index.manifest import read_manifest
from index.pointing import is_rolled_back
from index.progress import TerminalProgress
from index.seeds_folder import add_pages, remove_pages
from index.settings import Settings, read_settings
from index.versions import KEPT_VERSIONS, kept_versions, prune, roll_back, summary, verify
from index.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from index.embedding.embedder import Embedder
    from index.manifest import Manifest


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 2 with one sentence on standard error."""
    options = _parser().parse_args(arguments)
    given = {name: getattr(options, name) for name in ("seeds", "archive", "models", "embedder")}
    try:
        _run(options, read_settings(os.environ, given=given))
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
    building.add_argument("--anew", action="store_true", help="cut and write all pages, not only those that changed")
    _add_date(building, "pages that are new or changed")
    adding = commands.add_parser("add", help="copy files into the seeds folder and build")
    adding.add_argument("files", nargs="+", type=Path, metavar="FILE")
    adding.add_argument("--replace", action="store_true", help="overwrite other files of the same names")
    _add_date(adding, "these files")
    removing = commands.add_parser(
        "remove", help="move pages out of the seeds folder, into .removed below it, and build"
    )
    removing.add_argument("sources", nargs="+", metavar="SOURCE", help="a page's path below the seeds folder")
    commands.add_parser("watch", help="build whenever pages come, change or go, until Ctrl+C")
    commands.add_parser("status", help="say what the version in use holds, and which versions are kept")
    verifying = commands.add_parser("verify", help="check each file of a version, and its parts against each other")
    verifying.add_argument("version", nargs="?", default="", metavar="VERSION", help="default: the one in use")
    back = commands.add_parser("rollback", help="use a kept version again, until the pages change or you build")
    back.add_argument("version", nargs="?", default="", metavar="VERSION", help="default: the one before that in use")
    pruning = commands.add_parser("prune", help="delete old versions; the one in use stays")
    pruning.add_argument("--keep", type=_count, default=KEPT_VERSIONS, help="how many (default: %(default)s)")
    commands.add_parser("weights", help="obtain the default model and stop")
    return parser


def _add_date(command: argparse.ArgumentParser, which: str) -> None:
    text = f"the issue date of those of {which} that state none themselves; kept in sidecars (<file>.json) beside them"
    command.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help=text)


def _run(options: argparse.Namespace, settings: Settings) -> None:
    if options.command == "weights":
        print(open_embedder(settings, _say).identity)
    elif options.command == "status":
        _status(settings)
    elif options.command == "verify":
        manifest = verify(settings.archive, options.version)
        print(f"{manifest.version} is whole: {len(manifest.files)} files, {manifest.passages} passages.")
    elif options.command == "rollback":
        identity = embedder_identity(settings)
        manifest = roll_back(settings.archive, _pages(settings), identity, options.version)
        print(f"{manifest.version} is in use, until the pages change or `python -m index build` is run.")
    elif options.command == "prune":
        print("deleted", ", ".join(prune(settings.archive, options.keep)) or "nothing")
    elif options.command == "watch":
        _watch(settings)
    else:
        if options.command == "add":
            add_pages(options.files, settings.seeds, replace=options.replace)
        elif options.command == "remove":
            _say(f"Moved to {remove_pages(options.sources, settings.seeds)}.")
        if getattr(options, "date", None):
            _give_day(options, settings)
        how = {name: getattr(options, name, False) for name in ("if_changed", "anew")}
        _build(settings, lambda: open_embedder(settings, _say), **how)


def _give_day(options: argparse.Namespace, settings: Settings) -> None:
    pages = fingerprint(settings.seeds)
    if options.command == "add":
        only = {file.name for file in options.files}
    else:
        known = {} if options.anew else _pages_in_use(settings.archive)
        only = {source for source, digest in pages.items() if known.get(source) != digest}
    given = give_day(options.date, settings.seeds, only)
    _say(
        f"{options.date} is now the date of {', '.join(given) or 'no page: each that came or changed states its own'}."
    )


def _pages_in_use(archive: Path) -> Mapping[str, str]:
    try:
        return summary(archive).pages
    except ArchiveError:
        return {}


def _build(settings: Settings, embedder: Callable[[], Embedder], *, if_changed: bool, anew: bool = False) -> None:
    if if_changed and is_current(settings.seeds, settings.archive, embedder_identity(settings)):
        _say(f"The archive in {settings.archive} is up to date.")
        return
    manifest = build(settings.seeds, settings.archive, embedder(), TerminalProgress(), anew=anew)
    print(
        f"{manifest.version}: {_counted(manifest.pages_read, manifest)} in {settings.archive}",
        flush=True,
    )


def _watch(settings: Settings) -> None:
    _say(f"Watching {settings.seeds} (stop with Ctrl+C)")
    embedder = cache(lambda: open_embedder(settings, _say))  # loaded at the first build, and kept
    try:
        watch(settings.seeds, lambda: _build(settings, embedder, if_changed=True), _say, Event())
    except KeyboardInterrupt:
        _say("Stopped watching.")


def _status(settings: Settings) -> None:
    manifest = summary(settings.archive)
    print(f"version   {manifest.version}, built {manifest.built_at}")
    print(f"embedder  {manifest.embedder}")
    print(f"holds     {_holds(manifest)}")
    print(f"changed   {_changed(settings, manifest)}")
    rolled_back = ", to which somebody went back" if is_rolled_back(settings.archive) else ""
    for version in reversed(kept_versions(settings.archive)):
        in_use = f" (in use{rolled_back})" if version == manifest.version else ""
        print(f"kept      {version}{in_use}: {_holds_or_why_not(settings.archive, version)}")
    for source, reason in manifest.unreadable.items():
        print(f"left out  {source}: {reason}")


def _changed(settings: Settings, manifest: Manifest) -> str:
    try:
        now = fingerprint(settings.seeds)
    except SeedsError as error:
        return f"cannot be told: {error}"
    fresh, gone = len(now.keys() - manifest.pages.keys()), len(manifest.pages.keys() - now.keys())
    changed = sum(manifest.pages.get(source, digest) != digest for source, digest in now.items())
    since = f"{fresh} new, {changed} changed, {gone} gone" if fresh or changed or gone else "nothing"
    return f"{since}, in {settings.seeds} since"


def _holds(manifest: Manifest) -> str:
    return _counted(len(manifest.pages), manifest)


def _counted(pages: int, manifest: Manifest) -> str:
    counts = ((pages, "page"), (manifest.articles, "article"), (manifest.passages, "passage"))
    return ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts)


def _holds_or_why_not(archive: Path, version: str) -> str:
    try:
        return _holds(read_manifest(archive / VERSIONS / version))
    except ArchiveError as error:
        return f"cannot be used: {error}"


def _pages(settings: Settings) -> dict[str, str]:
    try:
        return fingerprint(settings.seeds)
    except SeedsError:
        return {}


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no count of at least 1")
    return int(text)


def _day(text: str) -> date:
    try:
        return iso_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
