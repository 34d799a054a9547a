"""An archive of 10,000 real texts, embedded for real: report pages, our newsroom's pages, and the texts of ours and of public sets beside them.

`python -m benchmarks.large_archive --data ../shared/data --reports ../shared/gov/pages --folder /tmp/large` (18 minutes)
`python -m benchmarks.steps --seeds /tmp/large/seeds --archive /tmp/large/archive --questions ../shared/gov/questions.jsonl`
"""

from __future__ import annotations

import argparse
import os
import shutil
from itertools import islice
from pathlib import Path

from index.bootstrap import open_embedder
from index.building import build
from index.progress import TerminalProgress
from index.settings import read_settings

PROJECT = Path(__file__).parent.parent
OURS = ("training/newspaper", "training/encyclopaedia", "benchmarks/newspaper", "benchmarks/encyclopaedia")
PUBLIC = ("train/cmrc2018.train", "dev/cmrc2018.dev", "dev/drcd.dev", "dev/xquad_pubhalf.zh.dev")
# Japanese texts that make the 10,000 full.
JAPANESE, FILLING = "train/jaquad.fit", 460


def main() -> None:
    """Lay out the pages below the folder, build the archive beside them, and print how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    seeds = options.folder / "seeds"
    lay_out(options.data, options.reports, seeds)
    embedder = open_embedder(read_settings(os.environ), print)
    manifest = build(seeds, options.folder / "archive", embedder, TerminalProgress())
    print(f"{manifest.articles} articles, {manifest.passages} passages")


def lay_out(data: Path, reports: Path, seeds: Path) -> None:
    """Copy the pages and the files of texts into the seeds folder, which must not be there yet."""
    shutil.copytree(reports, seeds / "reports")
    shutil.copytree(PROJECT / "benchmarks/newsroom/pages", seeds / "newsroom")
    texts = seeds / "texts"
    texts.mkdir()
    for folder in OURS:
        for file in sorted((PROJECT / folder).glob("*.contexts.jsonl")):
            shutil.copy(file, texts / f"{folder.replace('/', '_')}_{file.name}")
    for name in PUBLIC:
        shutil.copy(data / f"{name}.contexts.jsonl", texts)
    with (data / f"{JAPANESE}.contexts.jsonl").open(encoding="utf-8") as lines:
        (texts / "japanese.jsonl").write_text("".join(islice(lines, FILLING)), encoding="utf-8")


if __name__ == "__main__":
    main()
