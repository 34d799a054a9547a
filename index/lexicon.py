"""The lexical half of the archive: BM25 over the terms of headline and passage, by tantivy."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import tantivy
from tantivy import FieldType, Occur, Query

from index.scope import EVERYTHING
from index.terms import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from index.article import Article
    from index.passages import Passage
    from index.scope import Scope

# A term in the headline counts in every passage of the article, but less than one in the passage itself.
HEADLINE_BOOST = 0.5
HEAP_BYTES = 64_000_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, indexed=True, fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    # Terms come cut and joined by spaces.
    for name in ("headline", "text"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in ("source", "page", "paper", "issue"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    return builder.build()


def write_lexicon(
    rows: Iterable[tuple[int, Article, Passage]], folder: Path, base: Path | None = None, stale: Iterable[int] = ()
) -> None:
    """Write the terms of each passage under its number; upon a `base`, its passages stay but for the `stale` numbers."""
    folder.mkdir()
    try:
        for path in base.iterdir() if base else ():
            if path.suffix != ".lock":
                shutil.copyfile(path, folder / path.name)
        _write(rows, folder, stale)
    except ValueError as error:  # what tantivy raises on a full disk
        raise OSError(f"{folder}: {error}") from error


def _write(rows: Iterable[tuple[int, Article, Passage]], folder: Path, stale: Iterable[int]) -> None:
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(HEAP_BYTES, num_threads=1)
    for number in stale:
        writer.delete_documents_by_term("number", number)
    for number, article, passage in rows:
        writer.add_document(
            tantivy.Document(
                number=number,
                day=_day(article.issue_date),
                headline=" ".join(terms_of(article.headline)),
                text=" ".join(terms_of(article.text[passage.start : passage.end])),
                source=article.source,
                page=article.page_number or "",
                paper=article.paper or "",
                issue=article.issue_number or "",
            )
        )
    writer.commit()
    writer.wait_merging_threads()


class Lexicon:
    """The terms of one archive version."""

    def __init__(self, folder: Path) -> None:
        self._has_stale = any(folder.glob("*.del"))
        try:
            self._searcher, self._schema = _opened(folder)
        except ValueError:
            # Opening takes a lock in the folder. Where nothing can be written, a folder of links elsewhere will do.
            with TemporaryDirectory(prefix="wenbao-") as elsewhere:
                for path in folder.iterdir():
                    if path.suffix != ".lock":
                        (Path(elsewhere) / path.name).symlink_to(path.absolute())
                self._searcher, self._schema = _opened(Path(elsewhere))

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, text: str, limit: int, scope: Scope = EVERYTHING) -> dict[int, float]:
        """Return the BM25 score of the `limit` best passages by their number."""
        return self._run(text, limit, _within(self._schema, scope))

    def scores(self, text: str, numbers: Sequence[int]) -> dict[int, float]:
        """Return the BM25 score of each of these passages that shares a term with the text."""
        if not numbers:
            return {}
        these = Query.term_set_query(self._schema, "number", list(numbers))
        return self._run(text, len(numbers), [these])

    def held(
        self,
        weights: Mapping[str, float],
        numbers: Sequence[int],
        synonyms: Mapping[tuple[str, ...], float] | None = None,
    ) -> dict[int, float]:
        """Return what the terms weigh together that each of these passages, or its headline, holds; 0 is left out.

        Of `synonyms` any Chinese word will do, of which all pairs of characters have to be there.
        """
        wanted = [(self._in_either(term), weight) for term, weight in weights.items()]
        for words, weight in (synonyms or {}).items():
            wanted.append((Query.boolean_query([(Occur.Should, self._all_pairs_of(one)) for one in words]), weight))
        if not wanted or not numbers:
            return {}
        each = [(Occur.Should, Query.const_score_query(query, weight)) for query, weight in wanted]
        these = Query.const_score_query(Query.term_set_query(self._schema, "number", list(numbers)), 0.0)
        query = Query.boolean_query([(Occur.Must, Query.boolean_query(each)), (Occur.Must, these)])
        return self._best(query, len(numbers))

    def passages_with(self, term: str) -> int:
        """Return how many passages hold this term in their text."""
        if self._has_stale:  # the quick count holds those that went as well
            return int(self._searcher.search(Query.term_query(self._schema, "text", term), 1).count or 0)  # type: ignore[attr-defined]  # its stub lacks it
        return int(self._searcher.doc_freq("text", term))

    def holding(self, words: str) -> list[int]:
        """Return the passages that hold, or whose headline holds, each pair of characters of some Chinese words, or each other word."""
        return list(self._best(self._all_pairs_of(words), len(self))) if _pairs_in(words) and len(self) else []

    def holds(self, words: str) -> bool:
        """Return whether a passage or its headline holds each pair of characters of some Chinese words."""
        return bool(_pairs_in(words)) and bool(self._searcher.search(self._all_pairs_of(words), 1, count=False).hits)

    def _all_pairs_of(self, words: str) -> Query:
        return Query.boolean_query([(Occur.Must, self._in_either(pair)) for pair in _pairs_in(words)])

    def check(self) -> None:
        """Raise `ValueError` unless the passages are numbered from 0 without a gap."""
        hits = self._searcher.search(Query.all_query(), max(1, len(self)), count=False).hits
        found = self._searcher.fast_field_values("number", [address for _, address in hits])
        if sorted(int(number or 0) for number in found) != list(range(len(self))):
            raise ValueError("the passages of the lexical index are not numbered from 0 without a gap")

    def _run(self, text: str, limit: int, conditions: list[Query]) -> dict[int, float]:
        terms = sorted(set(terms_of(text)))
        if not terms or not len(self):
            return {}
        # One flat list: then tantivy skips what cannot come among the best, which nested queries would hinder.
        query = Query.boolean_query([(Occur.Should, one) for term in terms for one in self._wanted(term)])
        if conditions:
            # A condition only admits: it adds nothing to the score.
            admitted = [(Occur.Must, Query.const_score_query(condition, 0.0)) for condition in conditions]
            query = Query.boolean_query([(Occur.Must, query), *admitted])
        return self._best(query, limit)

    def _best(self, query: Query, limit: int) -> dict[int, float]:
        hits = self._searcher.search(query, limit, count=False).hits
        found = self._searcher.fast_field_values("number", [address for _, address in hits])
        return {int(number or 0): float(score) for (score, _), number in zip(hits, found, strict=True)}

    def _in_either(self, term: str) -> Query:
        return Query.disjunction_max_query(
            [Query.term_query(self._schema, field, term) for field in ("text", "headline")]
        )

    def _wanted(self, term: str) -> tuple[Query, Query]:
        in_headline = Query.term_query(self._schema, "headline", term)
        return Query.term_query(self._schema, "text", term), Query.boost_query(in_headline, HEADLINE_BOOST)


def _opened(folder: Path) -> tuple[tantivy.Searcher, tantivy.Schema]:
    index = tantivy.Index.open(str(folder))
    return index.searcher(), index.schema


def _within(schema: tantivy.Schema, scope: Scope) -> list[Query]:
    conditions = []
    if scope.date_from or scope.date_to:
        first = _day(scope.date_from) or 1
        last = _day(scope.date_to) or 2**31
        conditions.append(Query.range_query(schema, "day", FieldType.Integer, first, last))
    same = {"source": scope.source, "page": scope.page, "paper": scope.paper, "issue": scope.issue}
    return conditions + [Query.term_query(schema, field, value) for field, value in same.items() if value]


def _day(day: date | None) -> int:
    """Return the day as a number, 0 where it is unknown."""
    return day.toordinal() if day else 0


def _pairs_in(words: str) -> list[str]:
    return [term for term in dict.fromkeys(terms_of(words)) if len(term) > 1]
