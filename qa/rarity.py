"""How much a term tells: its inverse document frequency in an archive."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.archive import Archive


def rarity_in(archive: Archive) -> Callable[[str], float]:
    """Return what gives a term's inverse document frequency as BM25 has it; a term that nobody has tells most."""

    def rarity(term: str) -> float:
        total, holding = len(archive.lexicon), archive.lexicon.passages_with(term)
        return math.log(1 + (total - holding + 0.5) / (holding + 0.5))

    return rarity
