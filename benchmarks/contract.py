"""Whether the API keeps what its description says: schemathesis asks a real server, by every check that it has.

`python -m benchmarks.contract [--cases 60] [--seed 1]`

Serves a copy of `seeds/` on a free port of loopback, with reading by token, and asks each door what the description
allows and what it does not: once for any media type, once for JSON. Ends with the first exit status that is not 0.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree
from threading import Thread

import waitress

from index.progress import TerminalProgress
from index.settings import Settings
from qa.access import Access
from qa.bootstrap import compose, compose_intake
from qa.listening import listening_socket
from qa.tokens import Right, Tokens
from qa.web.app import create_app

CONFIG, HOOKS = "tests/qa/web/contract.toml", "tests.qa.web.contract_hooks"
PHASES = "examples,coverage,fuzzing,stateful"


def main() -> int:
    """Print what schemathesis prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=60, help="at most so many of one door and kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url, secret = _served(Path(folder))
        runs = [_asked(url, secret, options, accept) for accept in ("*/*", "application/json")]
    return next(filter(None, runs), 0)


def _served(folder: Path) -> tuple[str, str]:
    """Serve a copy of the pages; return its address and a token that may rebuild."""
    copytree("seeds", folder / "seeds")
    settings = Settings(seeds=folder / "seeds", archive=folder / "archive", tokens=folder / "tokens.json")
    secret = Tokens(settings.tokens).add("schemathesis", Right.REBUILD)
    service = compose(settings, TerminalProgress())
    app = create_app(service, compose_intake(settings, service), Access(Tokens(settings.tokens), is_open=False))
    listening = listening_socket("127.0.0.1", 0)
    server = waitress.create_server(app, sockets=[listening], threads=8, channel_timeout=600)
    Thread(target=server.run, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}", secret


def _asked(url: str, secret: str, options: argparse.Namespace, accept: str) -> int:
    print(f"Accept: {accept}", flush=True)
    words = [
        "-m",
        "schemathesis.cli",
        "--config-file",
        CONFIG,
        "run",
        f"{url}/openapi.json",
        "--checks",
        "all",
        "--phases",
        PHASES,
    ]
    words += ["--max-examples", str(options.cases), "--seed", str(options.seed), "--continue-on-failure"]
    words += ["--header", f"Authorization: Bearer {secret}", "--header", f"Accept: {accept}", "--no-shrink"]
    words += ["--suppress-health-check", "all"]
    return subprocess.run(
        [sys.executable, *words], env=os.environ | {"SCHEMATHESIS_HOOKS": HOOKS}, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
