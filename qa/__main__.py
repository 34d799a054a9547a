"""`python -m qa`: serves the chat and the API, or answers one question in the terminal."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SettingsError, WenbaoError
from index.progress import TerminalProgress
from index.scope import EVERYTHING
from index.settings import Settings, read_settings
from qa.documents import reply_document
from qa.reply import Answer
from qa.service import Question

if TYPE_CHECKING:
    from qa.reply import Reply

SETTINGS = ("seeds", "archive", "models", "embedder", "host", "port", "threads")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, 1 for a question without an answer, or 2 with one sentence on standard error."""
    options = _parser().parse_args(arguments)
    given = {name: getattr(options, name, None) for name in SETTINGS}
    try:
        settings = read_settings(os.environ, given=given)
        if options.command == "serve":
            return _serve(settings)
        return _ask(settings, options.question, as_json=options.json)
    except WenbaoError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--seeds", type=Path, help="folder of newspaper pages (default: seeds)")
    shared.add_argument("--archive", type=Path, help="folder of the archive (default: var/archive)")
    shared.add_argument("--models", type=Path, help="folder of the default model (default: var/models)")
    shared.add_argument("--embedder", help="a sentence-transformers name or folder in place of the default model")
    parser = argparse.ArgumentParser(prog="python -m qa", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("serve", parents=[shared], help="serve the chat and the API")
    serving.add_argument("--host", help="address to serve on (default: 127.0.0.1)")
    serving.add_argument("--port", type=int, help="port to serve on (default: 8000)")
    serving.add_argument("--threads", type=int, help="requests answered at a time (default: 8)")
    asking = commands.add_parser("ask", parents=[shared], help="answer one question")
    asking.add_argument("question")
    asking.add_argument("--json", action="store_true", help="print the reply as /ask sends it")
    return parser


def _serve(settings: Settings) -> int:
    from qa.bootstrap import compose, compose_intake  # noqa: PLC0415  heavy, and --help needs none of it
    from qa.web.serving import listen  # noqa: PLC0415

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it warns of every request that waits a moment
    # Before the model is loaded: a port in use should be known at once.
    server = listen(settings.host, settings.port)
    service = compose(settings, TerminalProgress())
    stopping = threading.Event()
    service.archive_in_use.follow(stopping)
    print(
        f"问报 Wenbao answers at http://{settings.host}:{settings.port}/ (stop with Ctrl+C)",
        file=sys.stderr,
        flush=True,
    )
    try:
        server.serve(service, compose_intake(settings, service), settings.threads)
    finally:
        stopping.set()
    return 0


def _ask(settings: Settings, words: str, *, as_json: bool) -> int:
    from qa.bootstrap import compose  # noqa: PLC0415

    if not words.strip():
        raise SettingsError("The question is empty; expected some words.")
    service = compose(settings, TerminalProgress())
    reply = service.answer(Question(words.strip(), (), EVERYTHING, date.today(), 5))  # noqa: DTZ011  the user's day
    print(json.dumps(reply_document(reply), ensure_ascii=False, indent=1) if as_json else _plain(reply))
    return 0 if isinstance(reply.outcome, Answer) else 1


def _plain(reply: Reply) -> str:
    if not isinstance(reply.outcome, Answer):
        nearest = dict.fromkeys(f"  {one.article.headline} ({one.article.source})" for one in reply.candidates)
        return "\n".join([reply.outcome.reason, *nearest])
    lines = [reply.outcome.text]
    for citation in reply.outcome.citations:
        first, last = citation.line_first, citation.line_last
        where = f"{citation.article.source}:{first}" + (f"-{last}" if last != first else "")
        lines += ["", citation.quote, f"  {citation.article.headline} ({where})"]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
