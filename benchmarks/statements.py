"""What typing the figures costs a build, and what looking them up costs a question, in milliseconds.

python -m benchmarks.statements --seeds DIR --archive DIR QUESTIONS
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date
from pathlib import Path

import numpy as np

from index.cutting import articles_in
from index.figures.statements import statements_in
from index.loading import fingerprint, load_pages
from index.progress import TerminalProgress
from index.scope import EVERYTHING
from index.settings import Settings
from index.unreadable import Unreadable
from qa.asking import asked_in
from qa.bootstrap import compose
from qa.evaluation.questions import read_questions
from qa.parts import parts_of
from qa.settling import stated_of


def main() -> None:
    """Print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--seeds", type=Path, required=True)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--asked-on", type=date.fromisoformat, default=date(2026, 3, 10))
    options = parser.parse_args()
    pages = load_pages(options.seeds, fingerprint(options.seeds).keys())
    articles = [
        article
        for _, held in pages
        for article in articles_in(one for one in held if not isinstance(one, Unreadable))
    ]  # fmt: skip
    started = time.process_time()
    figures = sum(1 for article in articles for _ in statements_in(article))
    typing = time.process_time() - started
    archive = compose(Settings(seeds=options.seeds, archive=options.archive), TerminalProgress()).archive
    times = []
    for question in read_questions(options.questions):
        started = time.process_time()
        parts_of(question.words, options.asked_on)
        stated_of(asked_in(question.words, options.asked_on), options.asked_on, archive, EVERYTHING)
        times.append(1000 * (time.process_time() - started))
    p50, p95 = (round(float(np.percentile(times, share)), 1) for share in (50, 95))
    print(
        json.dumps(
            {
                "articles": len(articles),
                "figures": figures,
                "typing_s": round(typing, 2),
                "ms_an_article": round(1000 * typing / len(articles), 2),
                "look_up_p50_ms": p50,
                "look_up_p95_ms": p95,
            }
        )
    )


if __name__ == "__main__":
    main()
