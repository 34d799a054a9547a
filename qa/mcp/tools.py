"""What a language model application may call: four read-only tools. Their docstrings are what the model reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from index.errors import WenbaoError
from qa.documents import article_document, passage_documents, reply_document
from qa.mcp.arguments import (
    OPEN,
    USUAL_PAGES,
    USUAL_PASSAGES,
    ArticleId,
    Asked,
    AskedOn,
    Filtered,
    Limit,
    Offset,
    PagesLimit,
    Searched,
)
from qa.service import Question

if TYPE_CHECKING:
    from qa.service import Service

PASSAGES_OF_AN_ANSWER = 5


class NoSuchArticleError(WenbaoError):
    """No article of the archive has this id."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools over one service. Each returns a JSON document and raises `WenbaoError` where it cannot."""

    service: Service

    def ask(self, question: Asked, filters: Filtered = OPEN, asked_on: AskedOn = None) -> dict[str, Any]:
        """Answer one question about facts from the newspaper archive, in the paper's exact words.

        `status` is `answered` or `no_answer`. An `answer` is taken word for word from the paper; quote it as it is
        (only where `written_by` is `model` is it a sentence that was checked against the cited lines).
        Each of `citations` proves it: `quote` stands in the page file `source` between `line_first` and `line_last`, and
        `answer_start` to `answer_end` is the answer in the quote. Tell the user source and lines. Where `corrected_by` is
        not empty, a later notice corrects that article: say so. With `no_answer`, `reason` says why; do not answer from
        anywhere else as if the paper said it. `passages` are the nearest ones, to read further.
        """
        asked = Question(question, (), filters.scope, asked_on or _today(), PASSAGES_OF_AN_ANSWER)
        return {**reply_document(self.service.answer(asked))}

    def search(self, query: Searched, filters: Filtered = OPEN, limit: Limit = USUAL_PASSAGES) -> dict[str, Any]:
        """Find the passages of the newspaper archive that are nearest to a query, by words and by meaning, best first.

        For a topic, an overview or several facts; for one fact use `ask`. Each of `passages` has its `text` word for
        word, and the page file `source` with `line_first` and `line_last` to cite it by. There are always some nearest
        passages: read whether they are about the query at all. `get_article` gives the whole article.
        """
        pipeline, question = self.service.pipeline(), Question(query, (), filters.scope, _today(), limit)
        candidates = pipeline.find(self.service.understand(question))[:limit]
        return {"passages": passage_documents(candidates), "index_version": pipeline.archive.manifest.version}

    def get_article(self, article_id: ArticleId) -> dict[str, Any]:
        """Return one article of the newspaper archive whole: headline, byline, paragraphs word for word, and where it stands.

        It is printed in the page file `source` from `line_first` to `line_last`. Where `corrected_by` is not empty, a
        later notice corrects it; get that article as well.
        """
        found = self.service.archive.articles.article(article_id)
        if found is None:
            raise NoSuchArticleError(
                f"There is no article {article_id!r} in this version of the archive; expected the article_id of a "
                "citation or a passage. Ask or search again to get one."
            )
        return {**article_document(found)}

    def list_issues(self, limit: PagesLimit = USUAL_PAGES, offset: Offset = 0) -> dict[str, Any]:
        """List the newspaper pages in the archive, newest issue first: paper, day, issue, page, source, count of articles.

        What a page does not state is null. `total` says how many pages there are; `offset` leads to the further ones.
        Use the values as filters of `ask` and `search`.
        """
        archive = self.service.archive
        pages = archive.articles.issues()
        listed = pages[offset : offset + limit]
        return {"issues": listed, "total": len(pages), "index_version": archive.manifest.version}


def _today() -> date:
    return date.today()  # noqa: DTZ011  the day where the user is
