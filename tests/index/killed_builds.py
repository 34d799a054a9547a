"""A process that starts builds to be killed: `python -m tests.index.killed_builds SEEDS ARCHIVE`.

For each line on standard input it forks a child that builds once and answers with the child's process id; when the
child is gone, with its exit status. The line is empty, or a number: then the child kills itself as it is about to
touch the file system for that time.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from index.building import build
from tests.index.hashing_embedder import HashingEmbedder


class Silent:
    """Says nothing."""

    def step(self, name: str, done: int, total: int) -> None:
        """Nothing."""

    def note(self, message: str) -> None:
        """Nothing."""


def die_at(touch: int) -> None:
    """Have this process kill itself right before it opens, makes, renames, lists or removes a file for the `touch`-th time."""
    left = touch

    def count(event: str, _: tuple[object, ...]) -> None:
        nonlocal left
        if event == "open" or event.startswith(("os.", "sqlite3.")):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def main(seeds: Path, archive: Path) -> None:
    """Fork one build a line."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            if line.strip():
                die_at(int(line))
            build(seeds, archive, HashingEmbedder(), Silent())
            os._exit(0)
        print(child, flush=True)  # noqa: T201  the answer
        print(os.waitpid(child, 0)[1], flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
