"""How many questions of conversations are completed just where they hang on the one before, by kind; nothing is answered.

python -m benchmarks.follow_ups FILE --seeds DIR --archive DIR [--show]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path

from index.progress import TerminalProgress
from index.scope import EVERYTHING
from index.settings import Settings
from qa.bootstrap import compose
from qa.continuing import Continuing
from qa.query import Turn


def main() -> None:
    """Print a line for each kind, and with --show each question as it was completed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("conversations", type=Path)
    parser.add_argument("--seeds", type=Path, required=True)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    service = compose(Settings(seeds=options.seeds, archive=options.archive), TerminalProgress())
    due, right = Counter[str](), Counter[str]()
    for line in options.conversations.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        history = [Turn(turn["question"], turn["answer"]) for turn in row["history"]]
        continuing = Continuing(service.archive, service.embedder, EVERYTHING, date.fromisoformat(row["asked_on"]))
        completed = continuing.standalone(row["question"], history).question
        due[row["kind"]] += 1
        right[row["kind"]] += (completed != row["question"]) == row["joined"]
        if options.show:
            print(f"{row['id']}  {row['question']}  ->  {completed}")
    for kind, number in due.items():
        print(f"{kind}: {right[kind]} of {number}")
    print(f"all: {right.total()} of {due.total()}")


if __name__ == "__main__":
    main()
