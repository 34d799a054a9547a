"""What the name of a page file and of its folders state: 郑州日报/2026-02-03_A01.txt."""

from __future__ import annotations

import re

from index.dating import day_and_page
from index.imprint import Imprint
from index.paper_names import paper_in

_BEFORE_FIGURES = re.compile(r"[^\d]*")


def imprint_of_name(source: str) -> Imprint:
    """Return what a page file's path below the seeds folder states.

    A paper is a folder of that name, or what stands before the day in the file's own: 郑州日报2026年2月3日A01版.txt.
    """
    *folders, name = source.split("/")
    before_day = _BEFORE_FIGURES.match(name) if day_and_page(name)[0] else None
    pieces = [piece.strip(" _-.《》") for piece in (before_day[0] if before_day else "", *reversed(folders))]
    paper = next((piece for piece in pieces if piece and paper_in(piece) == piece), None)
    return Imprint(*day_and_page(source), paper)
