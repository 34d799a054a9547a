"""The commands of `python -m qa`, and what each may be given."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from qa.tokens import GIVEN, Right

# Tools are served beside the chat, which has the port of the settings.
MCP_PORT = 8001


def parser_of(about: str) -> argparse.ArgumentParser:
    """Return what reads the command line of a program that is about this."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--seeds", type=Path, help="folder of newspaper pages (default: seeds)")
    shared.add_argument("--archive", type=Path, help="folder of the archive (default: var/archive)")
    shared.add_argument("--models", type=Path, help="folder of the default model (default: var/models)")
    shared.add_argument("--embedder", help="a sentence-transformers name or folder in place of the default model")
    shared.add_argument(
        "--reader", help="`rules`, or a folder with a question answering model, in place of the default reader"
    )
    parser = argparse.ArgumentParser(prog="python -m qa", description=about)
    commands = parser.add_subparsers(dest="command", required=True)
    where = argparse.ArgumentParser(add_help=False)
    where.add_argument("--host", help="address to serve on (default: 127.0.0.1)")
    where.add_argument("--port", type=int, help="port to serve on (default: 8000)")
    serving = commands.add_parser("serve", parents=[shared, where], help="serve the chat and the API")
    serving.add_argument("--threads", type=int, help="requests held at a time, most of them waiting (default: 64)")
    tools = commands.add_parser("mcp", parents=[shared], help="serve tools for language model applications (MCP)")
    tools.add_argument(
        "--http", action="store_true", help="over HTTP on this machine, in place of standard input/output"
    )
    tools.add_argument("--port", type=int, default=MCP_PORT, help=f"port for --http (default: {MCP_PORT})")
    shown = argparse.ArgumentParser(add_help=False)
    form = shown.add_mutually_exclusive_group()
    form.add_argument(
        "--json", action="store_const", const="json", dest="form", help="print replies as /ask sends them"
    )
    form.add_argument(
        "--markdown", action="store_const", const="markdown", dest="form", help="print replies as Markdown"
    )
    shown.add_argument("--asked-on", type=date.fromisoformat, help="the day to count 今年 from (default: today)")
    asking = commands.add_parser(
        "ask", parents=[shared, shown], help="answer one question; without one, those typed or piped in (chat)"
    )
    asking.add_argument("question", nargs="?")
    commands.add_parser(
        "chat", parents=[shared, shown], help="answer questions line by line, follow-ups too; quiet when piped"
    )
    commands.add_parser(
        "doctor", parents=[shared, where], help="look at all that serving needs; 1 if anything is wrong"
    )
    giving = commands.add_parser("tokens", help="who may read or rebuild over HTTP").add_subparsers(
        dest="what", required=True
    )
    adding = giving.add_parser("add", help="make a token and print it, once")
    adding.add_argument("name", help="whose it is")
    adding.add_argument("--may", choices=[right.word for right in GIVEN], default=Right.READ.word, help="default: read")
    giving.add_parser("list", help="whose tokens there are")
    giving.add_parser("revoke", help="make a token worthless at once").add_argument("name")
    measuring = commands.add_parser(
        "evaluate", parents=[shared], help="ask a file of questions, and say how good the answers are"
    )
    measuring.add_argument("questions", type=Path, help="JSON lines with question and answers (docs/benchmarks.md)")
    measuring.add_argument("--asked-on", type=date.fromisoformat, help="the day to count 今年 from (default: today)")
    measuring.add_argument("--limit", type=int, help="only the first so many questions")
    measuring.add_argument("--save", type=Path, help="write what came of each question to this file")
    measuring.add_argument("--against", type=Path, help="a saved run: say which questions flipped since")
    return parser
