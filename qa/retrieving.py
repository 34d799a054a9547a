"""Finds the passages nearest to a query: the dense and the lexical half, fused by score."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.scope import EVERYTHING
from index.scripts import KANA
from index.simplified import as_chinese
from qa.candidate import Candidate
from qa.dictionary import translations_in
from qa.foreign import ENGLISH, is_in_chinese, is_written_in_chinese
from qa.fusing import HEADING, fused, shares_held
from qa.glossary import named_in
from qa.place_names import divisions_missing
from qa.reprints import without_reprints
from qa.standing import frame_of
from qa.translating import in_chinese
from qa.whole_country import country_asked, is_of_a_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.archive import Archive
    from index.article import Article
    from index.embedding.embedder import Embedder
    from index.scope import Scope
    from qa.asking import Asked
    from qa.query import Query

# Passages taken from each half before fusion.
POOL = 100
# Of every this many passages at most all but one may be reprints, and there are still enough to show.
SPARE = 3
# Passages that name a place asked about, at most: with them come all others of the stories that are about it.
HOME = 200
# What a passage loses that is about none of the places asked about, or cannot speak of the years: it can hardly hold the answer.
ASTRAY = 0.1


def retrieve(query: Query, archive: Archive, embedder: Embedder, limit: int) -> tuple[Candidate, ...]:
    """Return the `limit` best passages that differ, best first; those of another place or report behind."""
    found = nearest(query, archive, embedder, POOL, SPARE * limit)
    asked = in_chinese(query.asked, [one.article for one in found]) or query.asked
    placed = [replace(one, score=one.score + _standing(asked, one)) for one in found]
    return without_reprints(sorted(placed, key=lambda one: -one.score), limit)


def _standing(asked: Asked, candidate: Candidate) -> float:
    """Return what a passage loses that is a heading, or of another place, report or time."""
    heading = HEADING if candidate.article.is_heading(candidate.passage.start) else 0.0
    return heading - ASTRAY * (not _is_at_home(asked, candidate)) - ASTRAY * (not _is_of_time(asked, candidate.article))


def _is_at_home(asked: Asked, candidate: Candidate) -> bool:
    """Return whether a passage, or what says where its article is from, names the places asked about, if any, or may be of the whole country."""
    article = candidate.article
    said = f"{frame_of(article)} {candidate.text}"
    year = article.issue_date.year if article.issue_date else asked.issued
    if is_in_chinese(article.text):
        named = all(name in said for name in asked.subjects)
    else:
        named = not divisions_missing(asked.spoken, article.text)
    astray = country_asked(asked) and is_of_a_part(article, candidate.text)
    return named and not astray and asked.issued in {None, year}


def _is_of_time(asked: Asked, article: Article) -> bool:
    """Return whether an article can speak of the years asked about: it names one, or came out in it or in the next, when it is 去年."""
    years = {year for one in asked.periods for year in one.years}
    if not years or article.issue_date is None or article.issue_date.year in years:
        return True
    return article.issue_date.year - 1 in years or any(str(year) in article.text for year in years)


def nearest(query: Query, archive: Archive, embedder: Embedder, pool: int, limit: int) -> list[Candidate]:
    """Return the `limit` best passages, reprints too, best first, out of the `pool` best of each half.

    A passage that only one half found gets its score in the other half computed, so both are fused alike.
    """
    asked, told = query.asked, query.asked.text
    vector = embedder.embed_questions([query.question])[0]
    among = None if query.scope == EVERYTHING else archive.articles.numbers_in(query.scope)
    dense = archive.vectors.search(vector, pool, among)
    # The characters that only Japanese writes so are searched for as Chinese writes them.
    words = f"{asked.search_text} {as_chinese(told)}" if KANA.search(told) else asked.search_text
    if not is_written_in_chinese(asked.text):
        chinese = in_chinese(asked, _articles(archive, list(dense)).values())
        if chinese:
            asked, words, told = chinese, f"{words} {chinese.search_text}", f"{told} {chinese.text}"
            dense |= archive.vectors.search(embedder.embed_questions([chinese.text])[0], pool, among)
            dense = dict(zip(dense, map(float, archive.vectors.scores(vector, list(dense))), strict=True))
    translations = list(_by_dictionary(query.asked, archive))
    words = " ".join([words, *(one for row in translations for one in row)])
    lexical = archive.lexicon.search(words, pool, query.scope)
    homes = _homes_of(asked.subjects, archive, query.scope)
    at_home = {number for numbers in homes.values() for number in numbers}
    only_lexical = [number for number in (lexical.keys() | at_home) if number not in dense]
    only_dense = [number for number in (dense.keys() | at_home) if number not in lexical]
    dense |= dict(zip(only_lexical, map(float, archive.vectors.scores(vector, only_lexical)), strict=True))
    lexical |= archive.lexicon.scores(words, only_dense)
    shares = shares_held(told, archive, list(dense), homes, translations)
    scores = {n: fused(cosine, lexical.get(n, 0.0), shares.get(n, 0.0)) for n, cosine in dense.items()}
    best = sorted(scores, key=lambda number: (-scores[number], number))[:limit]
    passages = archive.articles.passages(best)
    articles = _articles(archive, best)
    return [
        Candidate(
            passages[n], articles[passages[n].article_id], scores[n], dense[n], lexical.get(n, 0.0), shares.get(n, 0.0)
        )
        for n in best
    ]


def _by_dictionary(asked: Asked, archive: Archive) -> Iterator[tuple[str, ...]]:
    """Yield the Chinese words for each of an English question that no table knows, as far as the archive holds them."""
    if not ENGLISH.search(asked.text) or is_written_in_chinese(asked.text):
        return
    rest = asked.text
    for one in named_in(asked.text):
        rest = rest[: one.start] + ";" * (one.end - one.start) + rest[one.end :]
    for name, _ in asked.names:
        rest = rest.replace(name, ";")
    for words in translations_in(rest):
        if held := tuple(filter(archive.lexicon.holds, words)):
            yield held


def merged(rows: Sequence[Sequence[Candidate]]) -> tuple[Candidate, ...]:
    """Return the candidates of several questions in one row, each passage once, best first."""
    best: dict[str, Candidate] = {}
    for candidate in sorted((one for row in rows for one in row), key=lambda one: -one.score):
        best.setdefault(candidate.passage.passage_id, candidate)
    return tuple(best.values())


def _articles(archive: Archive, numbers: Sequence[int]) -> dict[str, Article]:
    """Return the articles of these passages by their id."""
    return archive.articles.by_id({passage.article_id for passage in archive.articles.passages(numbers).values()})


def _homes_of(subjects: Sequence[str], archive: Archive, scope: Scope) -> dict[str, list[int]]:
    """Return the passages of the stories that are about each place asked about, whether or not they name it themselves.

    A story names its place in the headline, where it opens or in its byline, and then no more.
    """
    homes = {}
    for name in subjects:
        named = _articles(archive, list(archive.lexicon.search(name, HOME, scope))).values()
        homes[name] = archive.articles.numbers_of([one.article_id for one in named if name in frame_of(one)])
    return homes
