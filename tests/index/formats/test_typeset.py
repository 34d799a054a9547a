"""Pages set in columns by typst, and read back: the articles are those that were set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.article import Role
from index.cutting import articles_in
from index.formats.pdf import read_pdf
from index.formats.plain_text import read_plain_text
from tests.conftest import PROJECT
from tests.index.formats.composing import LAYOUTS, composed
from tests.index.formats.typesetting import can_draw_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.article import Article

HEAD = ("Grey Bay Daily", "2026-02-03", "A04版")
CHINESE = (PROJECT / "benchmarks" / "own" / "pages" / "2024-07-16_A02.txt").read_bytes()
ENGLISH = """Harbour Council
Longstanding Plan for a Tide-Powered Ferry Terminal Wins Approval

The harbour council approved a long-discussed ferry terminal on Tuesday, ending a three-year dispute between shipping companies, environmental organizations and the residents of the eastern waterfront.

Construction will begin in September and cost 86.4 million dollars, of which the regional government contributes a third. The terminal is to be powered by tide-driven turbines, an arrangement that engineers described as unprecedented for a building of comparable dimensions.

"We underestimated the determination of the neighbourhood associations," said the chairwoman, Margaret Ellingsworth. The council nevertheless rejected an amendment that would have postponed the groundbreaking ceremony.
By Anna Stone

Library Introduces Sunday Opening Hours

The municipal library will open on Sundays from October, responding to a petition signed by 4,312 subscribers. Additional librarians have been recruited, and the self-service counters, introduced experimentally last winter, become permanent.

Attendance increased considerably during the experiment, particularly among secondary-school students preparing for examinations.

Storm-Damaged Lighthouse Reopens After Restoration

Visitors can climb the lighthouse again, eleven months after a hurricane destroyed its lantern. Restoration cost considerably less than anticipated because apprentices volunteered their weekends.

The well-known keeper's apartment, furnished in nineteenth-century style, is accessible by appointment only.
"""


def told(articles: Sequence[Article]) -> list[list[str]]:
    """Headline, text and byline of each; of those side by side either may come first."""
    fields = ((one.headline, " ".join(one.texts(Role.PARAGRAPH)), one.byline) for one in articles)
    return sorted(list(map(_plain, texts)) for texts in fields)


def _plain(text: str) -> str:
    # Spaces count in English alone: typst parts Chinese and figures by white.
    return " ".join(text.split()) if text.isascii() else "".join(text.split())


@pytest.mark.parametrize("columns", [3, 5])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_english_page_comes_back_with_its_articles_to_the_word(layout: str, columns: int) -> None:
    written = articles_in(read_plain_text("a.txt", ENGLISH.encode(), None, None))
    assert len(written) == 3
    (page,) = read_pdf("a.pdf", composed(written, columns, layout, HEAD), None, None)
    assert (page.page_number, str(page.issue_date)) == ("A04", "2026-02-03")
    assert told(articles_in([page])) == told(written)


@pytest.mark.skipif(not can_draw_chinese(), reason="this machine has no Chinese font")
@pytest.mark.parametrize("columns", [3, 5])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_chinese_page_comes_back_with_its_articles_to_the_letter(layout: str, columns: int) -> None:
    written = articles_in(read_plain_text("a.txt", CHINESE, None, None))
    (page,) = read_pdf("a.pdf", composed(written, columns, layout, HEAD), None, None)
    assert told(articles_in([page])) == told(written)
