"""How much of a scanned page comes back, how long that takes and how much memory: our own articles, typeset and drawn.

`python -m benchmarks.scans [--pages benchmarks/own/pages] [--dpi 200] [--columns 3 4 5]`
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import time
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from index.cutting import articles_in
from index.formats.plain_text import read_plain_text
from index.formats.scan import read_scan
from tests.index.formats.typesetting import as_file, newspaper_page, scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article


def main() -> None:
    """Print one JSON line a page: characters, the share of them that comes back, headlines, seconds; then all in one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=Path("benchmarks/own/pages"))
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--columns", type=int, nargs="+", default=[3, 4, 5])
    options = parser.parse_args()
    rows = [
        _row(path, columns, options.dpi) for path in sorted(options.pages.glob("*.txt")) for columns in options.columns
    ]
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
    characters = sum(row["characters"] for row in rows)
    figures = {
        "characters": characters,
        "share": round(sum(row["share"] * row["characters"] for row in rows) / characters, 4),
        "headlines": f"{sum(row['headlines'] for row in rows):.0f} of {sum(row['articles'] for row in rows):.0f}",
        "seconds_a_page": round(statistics.median(row["seconds"] for row in rows), 1),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(figures))


def _row(path: Path, columns: int, dpi: int) -> dict[str, float]:
    written = articles_in(read_plain_text(path.name, path.read_bytes(), None, None))
    picture = as_file(scan(newspaper_page(written, columns, "云岭日报", "2024年7月16日 星期二", "A02版"), dpi), "PNG")
    start = time.perf_counter()
    pages = list(read_scan("a.png", picture, None, None))
    seconds = time.perf_counter() - start
    read = articles_in(pages)
    before, after = _text(written), _text(read)
    same = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    headlines = {"".join(article.headline.split()) for article in read}
    return {
        "columns": columns,
        "characters": len(before),
        "share": round(sum(block.size for block in same) / len(before), 4),
        "articles": len(written),
        "articles_read": len(read),
        "headlines": sum("".join(article.headline.split()) in headlines for article in written),
        "seconds": round(seconds, 1),
    }


def _text(articles: Sequence[Article]) -> str:
    return "".join("".join(article.text for article in articles).split())


if __name__ == "__main__":
    main()
