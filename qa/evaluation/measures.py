"""How near an answer is to an accepted one.

F1 and exact match are those of CMRC 2018 (Cui et al. 2019): over Han characters and words, without punctuation, F1 by the
longest common subsequence. A decimal point counts: 9.6 is not 96.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

POINT = "·"
UNITS = re.compile(rf"[a-z0-9{POINT}%]+|[^\sa-z0-9]")
FIGURES = re.compile(rf"[0-9{POINT}]+")


def plain(text: str) -> str:
    """Return a text in lower case without punctuation and white space; a decimal point and a per cent sign stay."""
    return "".join(_words(text))


def _words(text: str) -> list[str]:
    """Return what stands between punctuation and white space; a decimal point and a per cent sign stay."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(r"(?<=\d)[.,](?=\d)", lambda found: POINT if found[0] == "." else "", text)
    return re.findall(rf"(?:[^\W_]|[{POINT}%])+", text)


def exact(accepted: Sequence[str], said: str) -> float:
    """Return 1 where the answer is one of those accepted, but for case and punctuation."""
    return float(any(plain(one) == plain(said) for one in accepted))


def f1(accepted: Sequence[str], said: str) -> float:
    """Return the best F1 over the accepted answers, 0 to 1."""
    return max((_f1(_units(one), _units(said)) for one in accepted), default=0.0)


def holds(accepted: Sequence[str], said: str) -> bool:
    """Return whether the answer holds an accepted one, or is the better half of one with all its figures."""
    return any(_holds(plain(one), plain(said)) for one in accepted)


def share_held(groups: Sequence[Sequence[str]], said: str) -> float:
    """Return the share of a list's items that the answer holds, each by any of its wordings."""
    return sum(holds(group, said) for group in groups) / len(groups)


def rank_figures(ranks: Sequence[int], depths: Sequence[int]) -> dict[str, float]:
    """Return the share of ranks from 1 to each depth, and the mean of 1 / rank; a rank of 0 is nowhere. NaN of no ranks."""
    count = len(ranks) or float("nan")
    shares = {f"recall@{depth}": sum(1 <= one <= depth for one in ranks) / count for depth in depths}
    return {**shares, "mrr": sum(1 / one for one in ranks if one) / count}


def _units(text: str) -> list[str]:
    """Return Han characters one by one, and words of letters or digits."""
    return [unit for word in _words(text) for unit in UNITS.findall(word)]


def _f1(accepted: list[str], said: list[str]) -> float:
    row = [0] * (len(said) + 1)
    for one in accepted:
        diagonal = 0
        for at, other in enumerate(said):
            diagonal, row[at + 1] = row[at + 1], diagonal + 1 if one == other else max(row[at + 1], row[at])
    return 2 * row[-1] / (len(accepted) + len(said)) if row[-1] else 0.0


def _holds(accepted: str, said: str) -> bool:
    if not accepted or not said:
        return False
    if _stands_in(accepted, said):
        return True
    return said in accepted and FIGURES.findall(said) == FIGURES.findall(accepted) and 2 * len(said) >= len(accepted)


def _stands_in(accepted: str, said: str) -> bool:
    """Return whether it occurs, and not as a part of a longer figure: 5% does not stand in 5.5%."""
    figure = rf"[0-9{POINT}]"
    before = rf"(?<!{figure})" if accepted[0].isdigit() else ""
    after = rf"(?!{figure})" if accepted[-1].isdigit() else ""
    return re.search(before + re.escape(accepted) + after, said) is not None
