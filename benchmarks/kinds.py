"""Our own questions whose answer takes more than one figure: right by kind, with verdicts, points over time and notes.

python -m benchmarks.kinds [--wrong]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from index.progress import TerminalProgress
from index.scope import EVERYTHING
from index.settings import Settings
from qa.bootstrap import compose
from qa.documents import reply_document
from qa.evaluation.measures import holds
from qa.service import Question

HERE = Path(__file__).parent / "figures"
ASKED_ON = date(2026, 3, 10)


def main() -> None:
    """Print a line for each kind of question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", type=Path, default=Path("/tmp/wenbao-kinds"))  # noqa: S108  a throw-away archive
    parser.add_argument("--questions", type=Path, default=HERE / "questions.jsonl")
    parser.add_argument("--pages", type=Path, default=HERE / "pages")
    parser.add_argument("--asked-on", type=date.fromisoformat, default=ASKED_ON)
    parser.add_argument("--wrong", action="store_true", help="print the replies that were wrong")
    options = parser.parse_args()
    service = compose(Settings(seeds=options.pages, archive=options.archive), TerminalProgress())
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for line in options.questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reply: dict[str, Any] = dict(
            reply_document(service.answer(Question(row["question"], (), EVERYTHING, options.asked_on, 5)))
        )
        for part, is_right in judged(row, reply).items():
            name = row["kind"] if part == "answer" else f"{row['kind']}: {part}"
            asked[name] += 1
            right[name] += is_right
            if not is_right and options.wrong:
                said = {key: reply.get(key) for key in ("answer", "reason", "verdict", "notes")}
                points = [point["text"] for point in reply.get("series") or ()]
                print(row["id"], part, row["question"], row["answers"], said, points)
    for name, count in sorted(asked.items()):
        print(f"{name:24} {right[name]:3} of {count}")
    print(f"{'all':24} {sum(right.values()):3} of {sum(asked.values())}")


def judged(row: dict[str, Any], reply: dict[str, Any]) -> dict[str, bool]:
    """Return whether the answer is right, and the verdict, the series and the notes where the question states them."""
    said = reply["answer"] or ""
    if row.get("items"):
        found = {"answer": all(holds(group, said) for group in row["items"])}
    else:
        found = {"answer": holds(row["answers"], said) if row["answers"] else not said}
    if "verdict" in row:
        found["verdict"] = all(one in (reply.get("verdict") or "") for one in row["verdict"])
    if "series" in row:
        found["series"] = row["series"] == [point["text"] for point in reply.get("series") or ()]
    if "notes" in row:
        found["notes"] = all(any(one in note for note in reply.get("notes") or ()) for one in row["notes"])
    return found


if __name__ == "__main__":
    main()
