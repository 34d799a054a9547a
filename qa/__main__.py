"""`python -m qa`: serves the chat and the API, or tools over MCP; answers a question, measures many, looks what is amiss, gives tokens."""

from __future__ import annotations

import logging
import os
import sys
import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from index.errors import SettingsError, WenbaoError
from index.progress import TerminalProgress
from index.scope import EVERYTHING
from index.settings import Settings, read_settings
from qa.heap import share_one_heap
from qa.options import parser_of
from qa.tokens import Right, Tokens

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from qa.reply import Reply

SETTINGS = ("seeds", "archive", "models", "embedder", "reader", "host", "port", "threads")
# The nearest passages that come along with a reply.
SHOWN = 5
# Tools are served on loopback only.
LOOPBACK = "127.0.0.1"


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, 1 for a question without an answer, or 2 with one sentence on standard error."""
    options = parser_of(__doc__).parse_args(arguments)
    given = {name: getattr(options, name, None) for name in SETTINGS}
    try:
        settings = read_settings(os.environ, given=given)
        return _run(settings, options)
    except WenbaoError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has left; nothing more to say
        return 1


def _run(settings: Settings, options: argparse.Namespace) -> int:
    commands: dict[str, Callable[[], int]] = {
        "serve": lambda: _serve(settings),
        "mcp": lambda: _mcp(settings, http=options.http),
        "doctor": lambda: _doctor(settings),
        "tokens": lambda: _tokens(settings, options),
        "evaluate": lambda: _evaluate(settings, options),
        "ask": lambda: _ask(settings, options),
        "chat": lambda: _chat(settings, options),
    }
    return commands[options.command]()


def _serve(settings: Settings) -> int:
    from qa.access import access_of  # noqa: PLC0415  heavy, and --help needs none of it
    from qa.json_lines import log_as_json_lines  # noqa: PLC0415
    from qa.web.serving import listen  # noqa: PLC0415

    share_one_heap()
    log_as_json_lines()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it warns of every request that waits a moment
    # Before models and reader are loaded: a missing token or a port in use should be known at once.
    access = access_of(settings)
    server = listen(settings.host, settings.port)
    from qa.bootstrap import catch_up, compose, compose_intake  # noqa: PLC0415
    from qa.dictionary import entries  # noqa: PLC0415

    progress = TerminalProgress()
    service = compose(settings, progress, by_any_code=True)
    threading.Thread(target=entries, daemon=True).start()  # so that the first question in English need not wait for it
    intake = compose_intake(settings, service)
    catch_up(settings, service, intake, progress)
    stopping = threading.Event()
    service.archive_in_use.follow(stopping)
    print(
        f"问报 Wenbao answers at http://{settings.host}:{settings.port}/ (stop with Ctrl+C)",
        file=sys.stderr,
        flush=True,
    )
    try:
        server.serve(
            service,
            intake,
            access,
            settings.threads,
            trusted_proxy=settings.trusted_proxy,
            log_questions=settings.log_questions,
        )
    finally:
        stopping.set()
    return 0


def _mcp(settings: Settings, *, http: bool) -> int:
    try:
        from qa.mcp.serving import serve_http, serve_stdio  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"MCP needs the package {error.name}, which is not installed: pip install -r requirements-mcp.txt"
        ) from error
    from qa.access import Access, access_of  # noqa: PLC0415
    from qa.bootstrap import compose  # noqa: PLC0415
    from qa.listening import listening_socket  # noqa: PLC0415

    share_one_heap()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    access = access_of(replace(settings, host=LOOPBACK)) if http else Access()
    listening = listening_socket(LOOPBACK, settings.port) if http else None
    service = compose(settings, TerminalProgress())
    stopping = threading.Event()
    service.archive_in_use.follow(stopping)
    try:
        if listening:
            print(f"问报 Wenbao answers at http://{LOOPBACK}:{settings.port}/mcp (stop with Ctrl+C)", file=sys.stderr)
            serve_http(service, listening, access)
        else:
            serve_stdio(service)
    finally:
        stopping.set()
    return 0


def _doctor(settings: Settings) -> int:
    from qa.doctor import examine  # noqa: PLC0415  heavy, and --help needs none of it

    findings = examine(settings)
    for finding in findings:
        print(finding.line)
    return 0 if all(finding.is_ok for finding in findings) else 1


def _tokens(settings: Settings, options: argparse.Namespace) -> int:
    tokens = Tokens(settings.tokens)
    if options.what == "add":
        secret = tokens.add(options.name, Right[options.may.upper()])
        print(secret)
        print(
            f"This is told only now; {settings.tokens} keeps its hash. {options.name} may {options.may}.",
            file=sys.stderr,
        )
    elif options.what == "revoke":
        tokens.revoke(options.name)
        print(f"{options.name} is revoked.", file=sys.stderr)
    else:
        for token in tokens.all():
            print(f"{token.name}\t{token.right.word}\t{token.made_at}")
    return 0


def _ask(settings: Settings, options: argparse.Namespace) -> int:
    if options.question is None:
        return _chat(settings, options)
    words = options.question.strip()
    if not words:
        raise SettingsError("The question is empty; expected some words.")
    from qa.bootstrap import compose  # noqa: PLC0415
    from qa.reply import Answer  # noqa: PLC0415
    from qa.service import Question  # noqa: PLC0415
    from qa.showing import as_json, markdown, plain  # noqa: PLC0415

    service = compose(settings, TerminalProgress())
    reply = service.answer(Question(words, (), EVERYTHING, _day(options), SHOWN))
    print({None: plain, "markdown": markdown, "json": as_json}[options.form](reply))
    return 0 if isinstance(reply.outcome, Answer) else 1


def _chat(settings: Settings, options: argparse.Namespace) -> int:
    from qa.bootstrap import compose  # noqa: PLC0415
    from qa.conversing import converse, typed_lines  # noqa: PLC0415
    from qa.service import Question  # noqa: PLC0415
    from qa.showing import as_json_line, markdown, plain  # noqa: PLC0415

    service = compose(settings, TerminalProgress())
    person = sys.stdin.isatty() and sys.stdout.isatty()
    show = {None: plain, "markdown": markdown, "json": as_json_line}[options.form]

    def tell(words: str, reply: Reply) -> None:
        if reply.question != words and options.form != "json":
            print(f"({reply.question})", end="\n\n")
        print(show(reply), end="\n" if options.form == "json" else "\n\n", flush=True)

    all_answered = converse(
        typed_lines() if person else sys.stdin,
        lambda words, turns: service.answer(Question(words, turns, EVERYTHING, _day(options), SHOWN)),
        tell,
        lambda said: print(f"error: {said}", file=sys.stderr),
    )
    return 0 if person or all_answered else 1


def _day(options: argparse.Namespace) -> date:
    day: date | None = options.asked_on
    return day or date.today()  # noqa: DTZ011  the day where the user is


def _evaluate(settings: Settings, options: argparse.Namespace) -> int:
    from qa.bootstrap import compose  # noqa: PLC0415
    from qa.evaluation.questions import read_questions  # noqa: PLC0415
    from qa.evaluation.running import run  # noqa: PLC0415

    questions = read_questions(options.questions)[: options.limit]
    progress = TerminalProgress()
    service = compose(settings, progress)
    files = (options.against, options.save)
    for line in run(
        service, questions, _day(options), files, lambda done: progress.step("questions", done, len(questions))
    ):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
