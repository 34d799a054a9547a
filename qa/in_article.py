"""A question about one article: the one of the last answer (文中, 这篇报道里), or the one whose headline it quotes in 《》."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.terms import terms_of

if TYPE_CHECKING:
    from index.archive import Archive
    from index.article import Article
    from index.scope import Scope

# Words for the article of the last answer, with what only says that something stands there.
STANDS_THERE = r"(?:还|又|也)?(?:都)?(?:提到|提及|说到|讲到|写到|报道|介绍|说|写|讲)?(?:的|了|过)?"
THIS = re.compile(
    rf"(?:(?:这|那|该|此|上述|同一?)(?:篇|则|条|份)?(?:文章|报道|新闻|消息|稿件|稿子|通讯)|文章|(?<![\u4e00-\u9fff])[该此本]?文|报道|(?<![\u4e00-\u9fff])[这那]篇)"
    rf"(?:里面?|中|内|当中)(?:还|又|也)?{STANDS_THERE}(?:那[位个家名])?(?:关于)?[，,]?"
    r"|(?:この|その|同じ)記事(?:に|では|で|の中で)?は?、?|(?:이|그|같은) 기사(?:에서|에|의)?(?:는)?"
    r"|\b(?:in|from|by) (?:the|this|that|the same) (?:article|story|report)\b,?",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[（(]?(?:在)?《(?P<headline>[^《》]{2,120})》(?:一文|这篇\w{2})?(?:里面?|中)?[，,、]?[)）]?")
FOUND = 10


def asks_about_the_article(question: str) -> bool:
    """Return whether a question is about the article of the last answer: 文中还提到谁？."""
    return bool(THIS.search(question))


def of_article(question: str, headline: str) -> str:
    """Return the question with the headline in the place of 文中, so that it stands alone."""
    rest = THIS.sub("", question, count=1).strip(" ，,、")
    return f"{rest}（《{headline}》）"


def without_headline(question: str) -> str:
    """Return a question without the headline that it quotes."""
    return QUOTED.sub("", question)


def article_quoted(question: str, archive: Archive, scope: Scope) -> tuple[Article | None, str]:
    """Return the article whose headline a question quotes, and the rest of the question; no article where there is none."""
    quoted = QUOTED.search(question)
    if not quoted:
        return None, question
    wanted = _squeezed(quoted["headline"])
    numbers = list(archive.lexicon.search(quoted["headline"], FOUND, scope))
    ids = [passage.article_id for passage in archive.articles.passages(numbers).values()]
    found = archive.articles.by_id(ids).values()
    article = next((one for one in found if _squeezed(one.headline) == wanted), None)
    rest = question[: quoted.start()] + question[quoted.end() :]
    return (article, rest) if article and any(terms_of(rest)) else (None, question)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
