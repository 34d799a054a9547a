"""The contract of the seam: whatever implements it passes, and the two that read the same weights agree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.bootstrap import embedder_identity
from index.embedding.onnx_embedder import OnnxEmbedder
from index.embedding.sentence_transformer_embedder import SentenceTransformerEmbedder
from index.errors import WeightsError
from index.weights.model_folder import IDENTITY, MODEL_NAME
from tests.index.embedding.texts import LANGUAGES, ODD
from tests.index.hashing_embedder import HashingEmbedder

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.embedder import Embedder
    from index.settings import Settings

TEXTS = {**LANGUAGES, **ODD}


@pytest.fixture(scope="module")
def onnx(embedder: Embedder) -> OnnxEmbedder:
    assert isinstance(embedder, OnnxEmbedder)
    return embedder


@pytest.fixture(scope="module")
def reference(settings: Settings, embedder: Embedder) -> SentenceTransformerEmbedder:
    assert embedder  # it has obtained the folder
    return SentenceTransformerEmbedder(str(settings.models / MODEL_NAME))


@pytest.fixture(scope="module", params=["onnx", "reference", "hashing"])
def any_embedder(request: pytest.FixtureRequest) -> Embedder:
    chosen: Embedder = HashingEmbedder() if request.param == "hashing" else request.getfixturevalue(request.param)
    return chosen


def test_every_vector_is_a_row_of_length_one(any_embedder: Embedder) -> None:
    texts = list(LANGUAGES.values())[:4]
    for vectors in (any_embedder.embed_passages(texts), any_embedder.embed_questions(texts)):
        assert vectors.shape == (4, any_embedder.dimensions)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
        assert np.abs(vectors @ vectors.T - np.eye(4)).max() > 1e-3  # they are not all unrelated, nor all alike
        assert len(np.unique(vectors, axis=0)) == 4


def test_no_texts_give_no_vectors_of_the_right_width(any_embedder: Embedder) -> None:
    assert any_embedder.embed_passages([]).shape == (0, any_embedder.dimensions)
    assert any_embedder.embed_questions([]).shape == (0, any_embedder.dimensions)


def test_an_empty_text_has_a_vector_too(any_embedder: Embedder) -> None:
    vectors = any_embedder.embed_questions(["", " "])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_a_vector_does_not_depend_on_what_else_is_embedded_in_the_same_call(any_embedder: Embedder) -> None:
    texts = [ODD["one character"], LANGUAGES["en"], LANGUAGES["zh-Hans"] * 6, LANGUAGES["ar"]]
    together = any_embedder.embed_passages(texts)
    alone = np.concatenate([any_embedder.embed_passages([text]) for text in texts])
    # int8 and hash: to the bit; float32 in a padded batch: to rounding.
    tolerance = 1e-5 if isinstance(any_embedder, SentenceTransformerEmbedder) else 0
    np.testing.assert_allclose(together, alone, atol=tolerance, rtol=0)


def test_the_same_text_always_has_the_same_vector(any_embedder: Embedder) -> None:
    twice = any_embedder.embed_passages([LANGUAGES["ja"], LANGUAGES["ja"]])
    np.testing.assert_array_equal(twice[0], twice[1])


def test_each_embedder_has_an_identity_of_its_own(onnx: OnnxEmbedder, reference: SentenceTransformerEmbedder) -> None:
    assert onnx.identity == IDENTITY
    assert reference.identity.startswith("sentence-transformers/")
    assert reference.identity.endswith(MODEL_NAME)


def test_the_identity_is_known_before_an_embedder_is_loaded(
    onnx: OnnxEmbedder, reference: SentenceTransformerEmbedder, settings: Settings
) -> None:
    assert embedder_identity(settings) == onnx.identity
    named = replace(settings, embedder=str(settings.models / MODEL_NAME))
    assert embedder_identity(named) == reference.identity


def test_questions_and_passages_are_told_apart(onnx: OnnxEmbedder, reference: SentenceTransformerEmbedder) -> None:
    for both in (onnx, reference):
        text = [LANGUAGES["zh-Hans"]]
        assert not np.allclose(both.embed_passages(text), both.embed_questions(text), atol=1e-3)


@pytest.mark.parametrize("name", TEXTS)
def test_both_embedders_read_a_text_as_the_same_tokens(
    name: str, onnx: OnnxEmbedder, reference: SentenceTransformerEmbedder
) -> None:
    tokens = onnx.tokens("passage: " + TEXTS[name])
    assert tokens == reference.tokens("passage: " + TEXTS[name])
    assert (tokens[0], tokens[-1]) == (0, 2)
    assert len(tokens) <= 512


def test_a_text_of_more_than_512_tokens_is_cut_and_not_refused(onnx: OnnxEmbedder) -> None:
    assert len(onnx.tokens(ODD["over 512 tokens"])) == 512


def test_both_embedders_place_each_text_at_the_same_point(
    onnx: OnnxEmbedder, reference: SentenceTransformerEmbedder
) -> None:
    cosines: dict[str, float] = {}
    for names in ([n for n in TEXTS if len(TEXTS[n]) > 200], [n for n in TEXTS if len(TEXTS[n]) <= 200]):
        texts = [TEXTS[name] for name in names]  # the long ones apart: the reference pads a batch to its longest
        both = (onnx.embed_passages(texts) * reference.embed_passages(texts)).sum(axis=1)
        cosines |= dict(zip(names, both.tolist(), strict=True))
    assert len(cosines) == len(TEXTS)
    assert {name: cosine for name, cosine in cosines.items() if cosine < 0.99} == {}
    some = list(LANGUAGES.values())
    questions = (onnx.embed_questions(some) * reference.embed_questions(some)).sum(axis=1)
    assert {name: c for name, c in zip(LANGUAGES, questions, strict=True) if c < 0.99} == {}


def test_a_question_is_nearest_to_the_text_that_answers_it(onnx: OnnxEmbedder) -> None:
    names = list(LANGUAGES)
    passages = onnx.embed_passages(list(LANGUAGES.values()))
    asked = {"zh-Hans": "走过跨江大桥要几分钟？", "zh-Hant": "圖書館有多少藏書？", "en": "When will the tram reopen?"}
    for expected, question in asked.items():
        assert names[int((passages @ onnx.embed_questions([question])[0]).argmax())] == expected


def test_a_model_that_is_not_there_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    missing = str(tmp_path / "no-such-model")
    with pytest.raises(WeightsError, match="no-such-model"):
        SentenceTransformerEmbedder(missing)
