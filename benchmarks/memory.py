"""What memory the service holds while it answers thousands of questions, one after the other.

`python -m benchmarks.memory [--questions 20000] [--articles 10000 | --pages seeds] [--folder FOLDER] [--reader rules]`

Asks over an archive that is made up (`benchmarks/made_up_archive.py`), or over pages that are there, with questions made
of any words of theirs. Prints a JSON line at each step and one at the end. What is not anonymous are files that are mapped:
the archive and the model's vocabulary, whose pages the system takes back when it needs them.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.clients import Tally, ask, connected, cores, served
from benchmarks.made_up_archive import made_up_archive, made_up_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.clients import Server

ENDINGS = ("是多少？", "是谁？", "在哪里？", "是什么时候？", "有哪些？", "增长多少？", "为什么？", "")
SHORTEST, LONGEST = 3, 24


def main() -> None:
    """Print one JSON line a step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=20_000)
    parser.add_argument("--step", type=int, default=500, help="questions between two looks at the memory")
    parser.add_argument("--articles", type=int, default=10_000, help="of the archive that is made up")
    parser.add_argument("--pages", type=Path, help="a folder of pages to ask, in place of those made up")
    parser.add_argument("--folder", type=Path, help="where the archive is kept (default: a temporary folder)")
    parser.add_argument("--reader", default="", help="`rules` for the reader without weights")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wenbao-memory-")))
        if options.pages:
            folder.mkdir(parents=True, exist_ok=True)
            seeds, archive, questions = options.pages, folder / "archive", questions_of(options.pages, 7)
        else:
            (seeds, archive), questions = made_up_archive(folder, options.articles), made_up_questions(7)
        rest = ("--reader", options.reader) if options.reader else ()
        with served(seeds, archive, *rest) as server:
            _follow(server, questions, options.questions, options.step)
    over = str(options.pages) if options.pages else f"{options.articles} made-up articles"
    print(json.dumps({"over": over, "reader": options.reader or "default", "cores": cores()}), flush=True)


def _follow(server: Server, questions: Iterator[str], many: int, step: int) -> None:
    """Ask so many questions, and tell the memory at each step."""
    tally, connection, began, asked = Tally(), connected(server), time.monotonic(), 0
    ask(connection, next(questions), Tally())
    while True:
        took = max(time.monotonic() - began, 1e-6)
        told = {"questions": asked, **server.memory_mb()} | ({} if not asked else tally.figures(took))
        print(json.dumps(told, ensure_ascii=False), flush=True)
        if asked >= many:
            return
        for question in islice(questions, min(step, many - asked)):
            ask(connection, question, tally)
            asked += 1


def questions_of(pages: Path, seed: int) -> Iterator[str]:
    """Yield questions without end, of any words of these text pages; always the same ones for a seed."""
    texts = ["".join(path.read_text(encoding="utf-8").split()) for path in sorted(pages.rglob("*.txt"))]
    chance = random.Random(seed)  # noqa: S311  made-up questions need no cryptography
    while True:
        text = chance.choice(texts)
        first = chance.randrange(max(1, len(text) - LONGEST))
        yield text[first : first + chance.randint(SHORTEST, LONGEST)] + chance.choice(ENDINGS)


if __name__ == "__main__":
    main()
