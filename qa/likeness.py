"""How much a sentence is about what a question in another language asks: by their vectors, where no words are shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.embedding.embedder import Embedder
    from qa.candidate import Candidate

# Sentences of this many candidates are embedded; each costs about 2 ms on two cores.
LIKENED = 6
# XQuAD, English questions on Chinese passages (its public half): the sentence with the answer has a median cosine of
# .78 to the question, the best sentence of a passage on something else .71.
UNLIKE, ALIKE = 0.72, 0.80


class SentenceLikeness:
    """Compares questions with sentences by an embedder of many languages."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def of_sentences(self, question: str, candidates: Sequence[Candidate]) -> dict[str, float]:
        """Return the likeness, 0..1, of each sentence of the first few candidates by its text."""
        texts = {
            one.article.text[start:end]
            for one in candidates[:LIKENED]
            for start, end in sentence_spans(one.article.text, one.passage.start, one.passage.end)
        }
        sentences = sorted(texts)
        cosines = self._embedder.embed_passages(sentences) @ self._embedder.embed_questions([question])[0]
        likeness = np.clip((cosines - UNLIKE) / (ALIKE - UNLIKE), 0.0, 1.0)
        return dict(zip(sentences, map(float, likeness), strict=True))
