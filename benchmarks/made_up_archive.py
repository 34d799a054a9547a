"""A large archive in little time: pages made up by the grammar of `benchmarks.size`, and questions that they answer.

The passages' vectors come out of a hash but bear the default embedder's name, so that the service opens the archive and
embeds questions for real. Times are those of a real archive of this size; what is found is found by its words alone.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from benchmarks.size import BODIES, ON_A_PAGE, PLACES, THINGS, Clock, SpreadEmbedder, page_of
from index.building import build, is_current
from index.weights.model_folder import IDENTITY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASKED = ("{place}{body}的{thing}规模达到多少？", "{place}{thing}同比增长多少？", "哪家单位在{place}建设{thing}？", "{place}{body}去年的{thing}规模是多少？")  # fmt: skip


class NamedAsDefault(SpreadEmbedder):
    """Vectors at no cost under the name of the default embedder."""

    def __init__(self) -> None:
        super().__init__()
        self.identity = IDENTITY


def made_up_archive(folder: Path, articles: int) -> tuple[Path, Path]:
    """Return the folders of pages and archive below this folder, made first where they are missing or of other code."""
    seeds, archive = folder / "seeds", folder / "archive"
    if not is_current(seeds, archive, IDENTITY):
        for number in range(articles // ON_A_PAGE):
            page = seeds / f"{number // 500:03}" / f"{number:05}.txt"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(page_of(number), encoding="utf-8")
        build(seeds, archive, NamedAsDefault(), Clock())
    return seeds, archive


def made_up_questions(seed: int) -> Iterator[str]:
    """Yield questions without end, always the same ones for a seed."""
    chance = random.Random(seed)  # noqa: S311  made-up questions need no cryptography
    while True:
        words = {"place": chance.choice(PLACES), "body": chance.choice(BODIES), "thing": chance.choice(THINGS)}
        yield chance.choice(ASKED).format(**words)
